r"""What a formula of running text that speaks of a forward pass is held to.

    verdict(formula)        "held", "refuted", "given", "read" or "not read"; Wrong or TexError says what is the matter

As in bplib.formula.in_text: a relation is held like a displayed equation, one that is wrong on purpose (``% wrong:``) must
fail, what the text supposes (``% given: p = 2; x_1 = 0.5; T = 3``) is supposed of all, and an expression is read. ``% where:
t < T`` or ``% where: tanh`` says which places, and which \sigma, are meant.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from bplib.calculus.program.arithmetic import Floats
from bplib.calculus.program.tree import At
from bplib.calculus.stated.hold import hold, holds_loosely, shaped
from bplib.calculus.stated.meaning import lowered
from bplib.calculus.stated.region import Region, region
from bplib.calculus.stated.statements import HERE, SIGMAS, Supposed, is_condition
from bplib.calculus.stated.worlds import NO_VALUE, Shared
from bplib.formula.collect import Inline
from bplib.formula.grammar.cells import parse_cells
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.tree import Cell, Chain, Index, Node, Sequence, Size, Words, walk
from bplib.formula.in_text import BLANK, LED, QUOTED, SIGN, condition, without_spaces
from bplib.formula.in_text import idle as idle_notes
from bplib.formula.in_text import is_answered as of_network
from bplib.formula.meaning.indices import Wrong


def verdict(formula: Inline) -> str:
    """What ``formula`` is. Wrong: it does not hold, or holds though it is said to be wrong. TexError: it cannot be read."""
    if QUOTED.fullmatch(formula.tex) or any(said.startswith(formula.tex + ":") for said in formula.noted("unread")):
        return "not read"
    if SIGN.fullmatch(formula.tex):
        return "read"
    place = region(formula.program)
    tex = LED.sub("", BLANK.sub("", formula.tex))
    tree = parse_cells(tex, place.names, running=True)
    if without_spaces(to_tex(tree)) != without_spaces(tex):
        raise TexError(f"expected in its normal form: {to_tex(tree)}")
    given = tuple(one.strip() for said in formula.noted("given") for one in said.split(";"))
    for same in (one.strip() for said in formula.noted("same") for one in said.split(";")):
        identity(same, formula.program)
    if formula.tex in given:
        supposed = supposed_by(given, "", place)
        if isinstance(tree, Chain) and len(tree.sides) > 2:  # x = 0.7 / 0.9 \approx 0.7778
            hold(Chain(tree.relations[1:], tree.sides[1:]), place, supposed)
        return "given"
    try:
        found = judged(tree, place, given, condition(formula))
    except Wrong:
        if formula.tex in formula.noted("wrong"):
            return "refuted"
        raise
    if formula.tex in formula.noted("wrong"):
        raise Wrong(f"{formula.tex} is said to be wrong, and it is right")
    return found


def judged(tree: Node, place: Region, given: tuple[str, ...], where: str) -> str:
    """ "held", "given" or "read"."""
    supposed = supposed_by(given, where, place)
    parts = tree.parts if isinstance(tree, Sequence) else (tree,)
    chains = [part for part in parts if isinstance(part, Chain)]
    if len(chains) < len(parts) and not (chains and all(isinstance(p, Chain | Words) for p in parts)):
        for part in parts:
            claims = isinstance(part, Chain) and not is_condition(part, place, supposed)
            hold(part, place, supposed) if claims else shaped(part, place, supposed)
        return "read"
    if all(is_condition(chain, place, supposed) for chain in chains):
        return "given"
    hold(tree, place, supposed)
    return "held"


def supposed_by(given: tuple[str, ...], where: str, place: Region) -> Supposed:
    """What notes suppose: numbers for cells, widths and letters, one known after the other; conditions; which \\sigma."""
    found = Supposed(sigma=place.sigma)
    for said in given:
        tree = parse_cells(said, place.names, running=True)
        if isinstance(tree, Chain) and tree.relations[0] == "=" and is_number(tree):
            found = with_number(found, tree, place)
        else:
            raise Wrong(f"expected what is given as a cell, a width or a letter = its number; got {said}")
    for said in filter(None, map(str.strip, where.split(";"))):
        found = narrowed(found, said, place)
    return found


def narrowed(found: Supposed, said: str, place: Region) -> Supposed:
    """What is supposed, and what one part of a note ``where`` says as well."""
    if said in SIGMAS:
        return replace(found, sigma=said)
    if said == HERE:
        return replace(found, here=True)
    tree = parse_cells(said, place.names, running=True)
    if isinstance(tree, Chain) and is_condition(tree, place):
        return replace(found, conditions=(*found.conditions, tree))
    words = ", ".join((*SIGMAS, HERE))
    raise Wrong(f"expected in % where: a condition on indices, such as t < T, or one of {words}; got {said}")


def is_number(tree: Chain) -> bool:
    """Whether its left is one cell, one width or one letter."""
    match tree.sides[0]:
        case Cell(_, lower, upper):
            return all(isinstance(each, Index) and each.name.isdecimal() for each in (*lower, *upper))
        case Size() | Index():
            return True
    return False


def with_number(found: Supposed, tree: Chain, place: Region) -> Supposed:
    """What is supposed, and what this one says as well: first side = its number (= how it is worked out)."""
    value = worked_out(tree.sides[1], found, place)
    match tree.sides[0]:
        case Cell() as cell:
            at = lowered(cell, place)
            if not isinstance(at, At) or at.name not in place.program.widths.axes:
                raise Wrong(f"{to_tex(cell)} follows from what is given, and cannot be given itself")
            key = at.name, tuple(index.plus for index in at.indices)
            return replace(found, cells={**found.cells, key: value})
        case Size(name):
            if value != round(value) or value < 1:
                raise Wrong(f"expected a width, a whole number from 1; got {to_tex(tree)}")
            return replace(found, sizes={**found.sizes, place.sizes[name]: round(value)})
        case Index(name):
            return replace(found, letters={**found.letters, name.removeprefix("\\"): value})
    raise Wrong(f"expected a cell, a width or a letter; got {to_tex(tree)}")


def worked_out(side: Node, found: Supposed, place: Region) -> float:
    """The number that is given, out of those before it."""

    def cell(name: str, at: tuple[int, ...]) -> complex:
        return complex(found.cells[name, at])

    try:
        code = Shared(Floats(found.sigma or "sigmoid")).code(lowered(side, place))
        letters: dict[str, Any] = {**found.sizes, **found.letters}
        return float(code(letters, cell).real)
    except NO_VALUE as error:
        raise Wrong(f"expected a number out of those that are given before it; got {to_tex(side)}") from error


@cache
def identity(tex: str, note: str) -> None:
    """Wrong: the sides of a note ``same`` differ for some worth of their letters. An expression alone is only read."""
    place = region(note)
    tree = parse_cells(tex, place.names, running=True)
    if isinstance(tree, Chain) and not holds_loosely(tree, place, Supposed()):
        raise Wrong(f"{tex} is noted as the same, and is not")


def idle(formulas: list[Inline]) -> list[str]:
    """The notes that no formula of their paragraph answers to, whatever it speaks of."""
    return idle_notes(
        formulas, lambda formula, kind, said: (answers if formula.program else of_network)(formula, kind, said)
    )


def answers(formula: Inline, kind: str, said: str) -> bool:
    """Whether a note speaks of ``formula``: it is printed there; or what is given stands in it."""
    if kind != "given" or formula.tex == said or QUOTED.fullmatch(formula.tex):
        return of_network(formula, kind, said) if kind != "given" else formula.tex == said
    names = region(formula.program).names
    letters = [
        to_tex(node) for node in walk(parse_cells(said, names, running=True)) if isinstance(node, Cell | Index | Size)
    ]
    others = [one.strip() for noted in formula.noted("given") for one in noted.split(";") if one.strip() != said]
    wanted = [letter for letter in letters if not letter.isdecimal()]
    return any(re.search(rf"(?<![A-Za-z]){re.escape(n)}", tex) for n in wanted for tex in [formula.tex, *others])
