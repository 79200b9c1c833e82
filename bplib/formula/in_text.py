r"""What a formula of running text is held to.

    verdict(formula)        "held", "given", "read", "refuted" or "not read"; Wrong or TexError says what is the matter
    idle(formulas)          the notes that speak of a formula which is not there, or in another order

A formula with a relation is held like a displayed equation. Without a note it must hold on every network; one that names
its neurons and layers by number, or says a decimal, may speak of the book's own network, and a chain of numbers is
reckoned up. Letters for indices always mean every network. A letter that is not the book's is any number, or what is
given. A formula without a relation is read, and must have a value wherever its letters have one; a sign or a name alone
is only read. A blank to fill in (``C =``) is what stands before it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby
from zlib import crc32

import numpy as np

from bplib.formula.check import check, places
from bplib.formula.collect import Inline
from bplib.formula.grammar.parser import RELATIONS, parse
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.tree import (
    Chain,
    Derivative,
    Function,
    Group,
    Index,
    Layer,
    Letter,
    Node,
    Number,
    Sequence,
    Shape,
    Space,
    Symbol,
    children,
    replace_child,
    walk,
)
from bplib.formula.meaning.conditions import numbers_in, witnesses
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.relations import ORDER, compared, sign
from bplib.formula.meaning.statements import only_neuron
from bplib.formula.meaning.value import Place, evaluate
from bplib.notation import SCRIPTS

ZERO = Number("0")
OURS, ONE = "our network", "one neuron"
DRAWS = 12  # how often a letter that may be any number is one
# A sign, or the beginning of a formula, that the words around it speak of.
SIGN = re.compile(r"(\\cdot|\\odot|\\times|=|\\sum_[ijkms]|\\mathbb\{E\}(\[(\\ |…)\])?|T|e)")
BLANK = re.compile(rf"\s*({'|'.join(map(re.escape, sorted(RELATIONS)))}|\\cdot)\s*$")
LED = re.compile(r"^\\cdot\\? ")
TWO_DEEP = r"(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*"  # text with braces in braces
SAME = re.compile(r"=|\\approx")
QUOTED = re.compile(rf"\\mathit\{{{TWO_DEEP}\}}")


def verdict(formula: Inline) -> str:
    """What ``formula`` is: "held" or "refuted" (it has a relation), "given", "read", or "not read" for a reason that is
    noted. Wrong: it does not hold, or holds though it is said to be wrong. TexError: it cannot be read."""
    if QUOTED.fullmatch(formula.tex) or any(said.startswith(formula.tex + ":") for said in formula.noted("unread")):
        return "not read"
    if SIGN.fullmatch(formula.tex):
        return "read"
    tex = LED.sub("", BLANK.sub("", formula.tex))
    tree = parse(tex, running=True)
    if without_spaces(to_tex(tree)) != without_spaces(tex):
        raise TexError(f"expected in its normal form: {to_tex(tree)}")
    where = condition(formula)
    supposed = [one.strip() for said in formula.noted("given") for one in said.split(";")]
    for same in (one.strip() for said in formula.noted("same") for one in said.split(";")):
        identity(same)
    if tex != formula.tex:  # a blank; what is whole before it is held
        sides = list(tree.sides) if isinstance(tree, Chain) else [tree]
        cut = [sides.pop()] if formula.tex.endswith(r"\cdot") or len(sides) == 1 else []
        for side in cut if len(sides) > 1 else [*sides, *cut]:
            shaped(side, where, tuple(supposed))
        if len(sides) < 2:
            return "read"
        assert isinstance(tree, Chain)
        tex = to_tex(Chain(tree.relations[: len(sides) - 1], tuple(sides)))
    if formula.tex in supposed:
        worth(tuple(supposed), tree)
        if isinstance(tree, Chain) and len(tree.sides) > 2:  # x = 0.7 / 0.9 \\approx 0.7778
            check(Chain(tree.relations[1:], tree.sides[1:]), witnesses(OURS))
        return "given"
    if isinstance(tree, Shape) and (owners := in_space(formula)):
        for owner in owners:
            held(owner, where, ())
        return "held"
    try:
        found = judged(tex, where, tuple(supposed))
    except Wrong:
        if formula.tex in formula.noted("wrong"):
            return "refuted"
        raise
    if formula.tex in formula.noted("wrong"):
        raise Wrong(f"{formula.tex} is said to be wrong, and it is right")
    return found


def in_space(formula: Inline) -> list[str]:
    r"""The statements Q \in \mathbb{R}^{…} that say whose shape ``formula`` is, as the notes have it. In a table: one
    for each matrix or column of the row, and its shape may be another of the row's. Wrong: it is nobody's there."""
    found = [said for said in formula.noted("shape") if said.endswith(f"^{{{formula.tex}}}")]
    if "table" not in formula.noted("shape") or "n_" not in formula.tex:
        return found
    shapes = [tex for tex in formula.row if r"\times" in tex and "n_" in tex]
    for tex in (tex for tex in formula.row if r"\times" not in tex):
        tree = parse(tex, running=True)
        owner = to_tex(tree.sides[-1] if isinstance(tree, Chain) else tree)
        fitting = [shape for shape in ("", *shapes) if fits(owner, shape)]
        if not fitting:
            raise Wrong(f"{owner} has none of the shapes of its row, {', '.join(shapes)}")
        found += [space(owner, formula.tex)] if formula.tex in fitting else []
    return found or [space(formula.row[0], formula.tex)]


def space(owner: str, shape: str) -> str:
    return rf"{owner} \in \mathbb{{R}}" + (f"^{{{shape}}}" if shape else "")


@cache
def fits(owner: str, shape: str) -> bool:
    """Whether ``owner`` has the shape on every network; "": it is a number."""
    try:
        return held(space(owner, shape), "", ()) > 0
    except Wrong:
        return False


def idle(formulas: list[Inline], answers: Callable[[Inline, str, str], bool] | None = None) -> list[str]:
    """The notes that no formula of their paragraph ``answers`` to: the formula that they speak of has been changed. So have
    shapes that stand in another order than their notes."""
    answers = answers or is_answered
    found: dict[tuple[int, str, str], bool] = {}
    for formula in formulas:
        for kind, said in formula.notes:
            for one in map(str.strip, said.split(";")) if kind in ("given", "same") else [said]:
                note = formula.paragraph, kind, one
                found[note] = found.get(note, False) or answers(formula, kind, one)
    unanswered = [f"% {kind}: {said}" for (_, kind, said), answered in found.items() if not answered]
    return list(dict.fromkeys(unanswered)) + out_of_order(formulas)


def out_of_order(formulas: list[Inline]) -> list[str]:
    """The notes of shapes whose shapes are printed in another order."""
    found = []
    for _, group in groupby(formulas, lambda formula: formula.paragraph):
        paragraph = list(group)
        notes = [said for said in paragraph[-1].noted("shape") if said != "table"]
        wanted = [tex_of_shape(said) for said in notes]
        printed = [formula.tex for formula in paragraph if formula.tex in wanted]
        if printed and list(dict.fromkeys(printed)) != list(dict.fromkeys(wanted)):
            found += [f"% shape: {said}" for said in notes]
    return found


def tex_of_shape(said: str) -> str:
    return said.rpartition(r"\mathbb{R}^{")[2].removesuffix("}")


def is_answered(formula: Inline, kind: str, said: str) -> bool:
    """Whether a note speaks of ``formula``: it is printed there; or what is given stands in it."""
    if kind == "where":
        return said.rpartition("|")[2].strip() in ("", formula.tex) or "|" not in said
    if kind == "given":
        given = (
            set(walk(parse(said, running=True))) if formula.tex != said and not QUOTED.fullmatch(formula.tex) else ()
        )
        letters = [to_tex(n) for n in given if isinstance(n, Letter | Symbol | Index)]
        others = [one for noted in formula.noted("given") for one in noted.split(";") if one.strip() != said]
        texts = [formula.tex, *others]
        return formula.tex == said or any(
            re.search(rf"(?<![A-Za-z]){re.escape(n)}", tex) for n in letters for tex in texts
        )
    if kind == "same":
        return formula.tex in map(str.strip, SAME.split(said))
    tex = tex_of_shape(said) if kind == "shape" else said
    return said == "table" or formula.tex == tex or (kind == "unread" and said.startswith(formula.tex + ":"))


def condition(formula: Inline) -> str:
    """The networks that are meant: the last that are noted for all, or behind a | for this formula alone."""
    where = ""
    for said in formula.noted("where"):
        networks, _, only = map(str.strip, said.partition("|"))
        if only in ("", formula.tex):
            where = networks
    return where


@cache
def judged(tex: str, where: str, supposed: tuple[str, ...]) -> str:
    """ "held", "given" or "read"."""
    tree = parse(tex, running=True)
    if not isinstance(tree, Chain):
        shaped(tree, where, supposed)
        return "read"
    if is_a_case(tree) and tree.sides[0] not in worth(supposed, tree):
        return "given"
    held(tex, where, supposed)
    return "held"


@cache
def identity(tex: str) -> None:
    """Wrong: the sides of a note ``same`` differ for some worth of their letters. An expression alone is only read."""
    tree = parse(tex, running=True)
    letters = sorted({n for n in walk(tree) if isinstance(n, Letter | Symbol)}, key=to_tex)
    sides = tree.sides if isinstance(tree, Chain) else (tree,)
    for draw in np.random.default_rng(1).normal(size=(DRAWS, len(letters))):
        place = Place(witnesses(OURS)[0], given=dict(zip(letters, draw)))
        first, *others = (evaluate(side, place) for side in sides)
        if not all(compared("=", first, other) for other in others):
            raise Wrong(f"{tex} is noted as the same, and is not where {', '.join(map(to_tex, letters))} = {draw}")


def is_a_case(tree: Chain) -> bool:
    """k = 1, k = j, k = 1, 2: which neuron or sample is meant. They count from 1."""
    counted = (isinstance(side, Index) or (isinstance(side, Number) and side.text.isdecimal()) for side in tree.sides)
    return isinstance(tree.sides[0], Index) and {*tree.relations} == {"="} and all(counted) and ZERO not in tree.sides


def held(tex: str, where: str, supposed: tuple[str, ...]) -> int:
    """The comparisons that a relation passes under its condition; without one on every network or, if it can mean
    ours, there. Wrong: it fails."""
    tree = parse(tex, running=True)
    reasons = []
    for condition in [where] if where else possible(tree):
        try:
            statement = parse(tex + rf" \qquad \text{{{condition}}}" * bool(condition), running=True)
            draws = DRAWS if any(isinstance(n, Letter) for n in walk(tree)) else 1
            return sum(check(statement, given=worth(supposed, tree, draw)) for draw in range(draws))
        except Wrong as error:
            reasons.append(str(error))
    raise Wrong("; ".join(reasons))


def possible(tree: Node) -> list[str]:
    """The conditions that a relation without one can mean: "", every network; and our network, unless a letter counts
    its neurons or layers, or nothing in it is a number of its own. An order, and a shape in letters, mean ours only if
    they name one of its neurons or layers, or a decimal: a width has numbers everywhere."""
    nodes = list(walk(tree))
    arithmetic = not any(isinstance(n, Symbol | Function | Layer) for n in nodes)
    if arithmetic:
        return [OURS]
    widths = [index for n in nodes if isinstance(n, Symbol) and n.role == "n" for index in n.sub]
    indices = [n for n in nodes if isinstance(n, Index | Layer)]
    named = [n for n in indices if n not in widths] + [n for n in nodes if isinstance(n, Number) and "." in n.text]
    letters = [n for n in indices if isinstance(n, Index) and not n.name.isdecimal()]
    signs = {sign(layout) for layout in tree.relations} if isinstance(tree, Chain) else set()
    if signs & ORDER:
        ours = bool([n for n in named if not isinstance(n, Layer)]) and not letters
    elif r"\in" in signs and any(isinstance(n, Space) and has_letters(n) for n in nodes):
        ours = False
    else:
        alone = isinstance(tree, Chain) and any(isinstance(side, Number) for side in tree.sides)
        lone = all(isinstance(n, Layer) for n in nodes if isinstance(n, Symbol | Layer | Function))
        ours = lone or (bool(named or widths or alone) and not letters)
    return ["", OURS] if ours else [""]


def has_letters(space: Space) -> bool:
    """Whether a shape is said in widths or samples: n_l × N."""
    return any(isinstance(n, Symbol) and n.role in ("n", "N") for n in walk(space))


def worth(supposed: tuple[str, ...], tree: Node, draw: int = 0) -> Mapping[Node, float]:
    """What each letter is worth that is not the network's: as it is supposed, one after the other, or any number, another
    in each ``draw``."""
    place = Place(witnesses(OURS)[0])
    given: dict[Node, float] = {}
    chains = [parse(said, running=True) for said in supposed]
    ordered = isinstance(tree, Chain) and any(sign(layout) in ORDER for layout in tree.relations)
    far = 1 + 2 * max(numbers_in(tree), default=0) if ordered else 1.0
    for letter in {n for t in (tree, *chains) for n in walk(t) if isinstance(n, Letter)}:
        size = (far if draw % 2 else 1) if draw or not ordered else 0
        given[letter] = size * np.random.default_rng(crc32(f"{letter.name} {draw}".encode())).normal()
    for chain in chains:
        here = Place(place.witness, given=given)
        left, right, *_ = supposition(chain).sides
        given[left] = float(evaluate(right, here))
    return given


def supposition(tree: Node) -> Chain:
    """``tree``, if it may be given. Wrong: it is no relation, it is about every neuron or layer, or it could be reckoned."""
    left = list(walk(tree.sides[0])) if isinstance(tree, Chain) else []
    scripts = [i for n in left if isinstance(n, Symbol) for i in (*n.sub, n.layer) if i and not i.name.isdecimal()]
    named = any(isinstance(n, Letter | Symbol) for n in left) or (len(left) == 1 and isinstance(left[0], Index))
    if not isinstance(tree, Chain) or scripts or not named:
        raise Wrong(f"expected what is given as a letter, or one neuron's, = its worth; got {to_tex(tree)}")
    if any(isinstance(n, Function | Derivative) for n in left):
        raise Wrong(f"{to_tex(tree)} follows from what is given, and cannot be given itself")
    return tree


def shaped(tree: Node, where: str, supposed: tuple[str, ...]) -> None:
    """Wrong: ``tree`` has no value on the networks that are meant; a name alone needs none."""
    if isinstance(tree, Group) and isinstance(tree.body, Sequence):
        for part in tree.body.parts:
            shaped(part, where, supposed)
        return
    if isinstance(tree, Index | Layer | Letter | Symbol) or (isinstance(tree, Function) and tree.argument is None):
        return
    given, reasons = worth(supposed, tree), []
    alone = any(isinstance(n, Symbol) and n.layer is None and SCRIPTS[n.role][1] for n in walk(tree))
    for condition in [where] if where else possible(tree) + [ONE] * alone:
        try:
            witness = witnesses(condition)[0]
            here = only_neuron(tree) if witness.n == [1, 1] else of_one_layer(tree)
            at = next(places(here, witness, given), None)
            if at is None:
                raise Wrong(f"there is no layer for which {to_tex(tree)} has a meaning on {witness}")
            evaluate(here, at)
            return
        except Wrong as error:
            reasons.append(str(error))
    raise Wrong("; ".join(reasons))


def of_one_layer(node: Node) -> Node:
    """``node`` with each letter that has no layer, though it should, in the last one: what speaks of one layer alone."""
    if isinstance(node, Symbol) and node.layer is None and SCRIPTS[node.role][1]:
        return replace(node, layer=Index("L"))
    for at, child in list(children(node)):
        node = replace_child(node, at, of_one_layer(child))
    return node


def without_spaces(tex: str) -> str:
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", tex).replace(" ", "")
