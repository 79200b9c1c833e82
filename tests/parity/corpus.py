r"""Every formula of the book, for the two languages that read formulas: the answer box's and bplib.formula.

    asked()          the Formulas of the exercises and the self-tests: {where: part}
    calculated()     what they work out in numbers that are given: {where: Calculated}
    displayed()      each side of each displayed equation of the book's network: {where: Side}

A new chapter or exercise is in it without being named. For another source of formulas, yield them here: as a part, as
Calculated, or as a Side.
"""

from dataclasses import dataclass

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Formula, Number, Pass, Predict, Shape
from bplib.exercises.self_tests import SELF_TESTS
from bplib.formula import collect, parse
from bplib.formula.grammar.tree import Chain, Node
from bplib.formula.meaning.statements import statements
from tests.toc import ROOT


@dataclass(frozen=True)
class Calculated:
    """``question``: an exercise or a question as plain data, with its numbers; ``cells``: {name: rule}, known one after
    the other; ``texts``: the formulas."""

    question: dict
    cells: dict
    texts: list


@dataclass(frozen=True)
class Side:
    """One side of the equation ``chain``."""

    chain: Chain
    tree: Node


def parts():
    """(where, what asks, part): of the exercises, and of the self-tests."""
    for label, exercise in EXERCISES.items():
        for number, part in enumerate(exercise.parts, 1):
            yield f"{label}, part {number}", exercise, part
    for name, places in SELF_TESTS.items():
        for place, equals in enumerate(places, 1):
            for number, question in enumerate(equals, 1):
                yield f"self-test {name}, {place}.{number}", question, question.part


def asked():
    return {where: part for where, _, part in parts() if isinstance(part, Formula)}


def calculated():
    found = {}
    for where, question, part in parts():
        cells = [cell for row in part.rows.values() for cell in row] if isinstance(part, Pass) else []
        match part:
            case Number():
                texts = [part.answer, *part.mistakes]
            case Shape():
                texts = [part.rows, part.columns, *(side.strip() for pair in part.mistakes for side in pair.split(","))]
            case Predict():
                texts = [part.watched, *part.beside]
            case _:
                texts = [text for cell in cells for text in (cell.rule, *cell.mistakes)]
        if texts:
            found[where] = Calculated(plain(question), {cell.name: cell.rule for cell in cells}, texts)
    return found


def displayed():
    found = {}
    for path in sorted((ROOT / "book").glob("*.md")):
        for equation in collect(path):
            if not equation.exempt_reason and not equation.program:
                _, chains = statements(parse(equation.tex))
                sides = [Side(chain, side) for chain in chains for side in chain.sides]
                found |= {f"{path.name}:{equation.line}, side {i}": side for i, side in enumerate(sides, 1)}
    return found
