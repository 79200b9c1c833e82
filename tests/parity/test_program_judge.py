"""The slopes that Python derives, judged in the page: every line of every derivation of the shelf is right, however it is printed."""

import numpy as np
import pytest

from bplib.calculus import Program
from bplib.calculus.program.arithmetic import NoValue
from bplib.calculus.program.printing import Style, to_tex
from bplib.calculus.program.slopes import close
from bplib.calculus.program.way_back import derivations
from tests.parity.slope_mutants import mutants
from tests.quick.calculus.program.drawn import drawn
from tests.toc import ROOT

SHELF = sorted(path.stem for path in (ROOT / "book" / "programs").glob("*.tex"))
JUDGE = """([data, asked]) => asked.map(([of, texts, named]) => {
  const judge = book.slopeJudge(data, of, {named});
  return texts.map((text) => judge(text));
})"""
# What no reader writes: the slope of an expression, and an index that runs inside itself.
UNWRITTEN = [r"\frac{\partial}{\partial", r"\sum_{k=1}^2 [x_{2i+k-2} = \max_{k=1}^2 x_{2i+k-2}]"]


def printed(program, found):
    """The lines of a derivation but the first, with ∂C/∂z; the last also with a bar, and with a letter of its own."""
    tex = [step.tex for step in found.steps[1:] if not any(part in step.tex for part in UNWRITTEN)]
    upper = program.text.known.upper
    last = to_tex(found.line, Style(accent=program.accent, upper=upper))
    return [*tex, *([] if any(part in last for part in UNWRITTEN) else [last])]


@pytest.mark.parametrize("name", SHELF)
def test_what_is_derived_is_right_in_the_page(core, name):
    program = Program.from_shelf(name)
    style = Style(upper=program.text.known.upper)
    found = [each for each in derivations(program) if each.cell.name != program.cost]
    asked = [[to_tex(each.cell, style), printed(program, each), {}] for each in found]
    answers = core(JUDGE, [program.to_json(), asked])
    for (of, texts, _), verdicts in zip(asked, answers):
        for text, verdict in zip(texts, verdicts):
            assert verdict["right"] is True, f"{name}, {of}: {text}\n{verdict['kind']}: {verdict['text']}"
    cells = core("(data) => book.slopeCells(data)", program.to_json())
    assert sorted(of for of, *_ in asked) == sorted(cell["of"] for cell in cells)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_derived_of_a_program_by_lot_is_right(core, seed):
    program = Program(drawn(seed))
    style = Style(upper=program.text.known.upper)
    found = [each for each in derivations(program) if each.cell.name != program.cost]
    asked = [[to_tex(each.cell, style), [each.steps[-1].tex], {}] for each in found]
    for (of, [text], _), [verdict] in zip(asked, core(JUDGE, [program.to_json(), asked])):
        assert verdict["right"] is True, f"{of}: {text}\n{verdict['kind']}: {verdict['text']}\n{drawn(seed)}"


MUTANTS = 4  # of each slope
NAMED = 0.75  # of those that are wrong: the share in which the page says what the mistake is


def is_slope(program, found, line):
    """Whether a line is worth the slope at every cell, by the push; None where Python does not read it: beyond an end."""
    try:
        return all(
            close(sample.value(line, letters).real, np.real(sample.slope(found.cell.name, at)))
            for sample in program.samples(exactly=False)
            for letters in found._places(sample)
            for at in [tuple(index.at({**sample.run.sizes, **letters}) for index in found.cell.indices)]
        )
    except (ValueError, NoValue, ZeroDivisionError, OverflowError):
        return None


@pytest.mark.parametrize("name", SHELF)
def test_a_mistake_is_found_where_the_push_finds_it_and_mostly_named(core, name):
    program = Program.from_shelf(name)
    style = Style(cost=program.cost, upper=program.text.known.upper)
    lot = np.random.default_rng(7)
    asked, expected = [], []
    for found in derivations(program):
        every = [] if found.cell.name == program.cost else list(mutants(found.line))
        made = [every[n] for n in sorted(lot.choice(len(every), min(MUTANTS, len(every)), replace=False))]
        asked.append(
            [to_tex(found.cell, Style(upper=program.text.known.upper)), [to_tex(m, style) for _, m in made], {}]
        )
        expected.append([is_slope(program, found, line) for _, line in made])
    asked = [each for each in asked if each[1]]
    expected = [each for each in expected if each]
    answers = core(JUDGE, [program.to_json(), asked])
    named = wrong = 0
    for (of, texts, _), truths, verdicts in zip(asked, expected, answers):
        for text, truth, verdict in zip(texts, truths, verdicts):
            if truth is not None:
                assert (verdict["right"] is True) is truth, (
                    f"{name}, {of}: {text}\n{verdict['kind']}: {verdict['text']}"
                )
            wrong += verdict["kind"] == "wrong"
            named += bool(verdict["mistakes"])
    assert named >= NAMED * wrong, f"{name}: {named} of {wrong}"
