r"""Whether a formula about a forward pass holds.

    hold(tree, region)                       how many comparisons it passed; Wrong says what differs, and where
    hold(tree, region, given, where)         under what the text around it supposes, and on what it says is meant

A statement must hold at every place that its free letters can have, on two worlds whose sizes and numbers are drawn by lot
(with \sigma the sigmoid on one and tanh on the other, where it is not said which); or, if it has numbers, on the example's.
A letter runs along the axis at which it stands alone as an index, from 1 to its end; every side must have a value at each
of its places, unless a condition leaves them out: ``\qquad t < T``. A side after \approx must be the right rounding. One that
holds whatever its letters are worth says nothing, and is refused; so is one with a part that makes no difference.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np

from bplib.calculus.program.tree import At
from bplib.calculus.program.tree import Node as Meaning
from bplib.calculus.stated.meaning import lowered
from bplib.calculus.stated.places import any_number, places, said
from bplib.calculus.stated.region import Region
from bplib.calculus.stated.rounding import slack, untraced
from bplib.calculus.stated.statements import HERE, NOTHING, Supposed, statements
from bplib.calculus.stated.tried import drawn, has_decimal, has_numbers, is_plain, tried
from bplib.calculus.stated.worlds import NO_VALUE, Loose, World
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import (
    Cell,
    Chain,
    Derivative,
    Function,
    Group,
    Index,
    Letter,
    Node,
    Sequence,
    Shape,
    Size,
    Words,
    walk,
)
from bplib.formula.meaning.hidden import long_number, spares
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.relations import ABOVE, ORDER, sign
from bplib.formula.meaning.rounding import DIGITS, MOST
from bplib.formula.meaning.statements import unwrapped

CLOSE, SMALL = 1e-9, 1e-3  # two floats, relative to the larger of them and to SMALL
PLACES = 24  # at which a statement is tried on a world, by lot
LOOSE_PLACES, WORLDS = 3, 12
EXACTLY = {"=", r"\equiv", r"\leftarrow"}


def hold(tree: Node, region: Region, supposed: Supposed = NOTHING) -> int:
    """The number of comparisons that the statements of ``tree`` pass. Wrong: one fails, or says nothing."""
    claims, conditions, words = statements(tree, region, supposed)
    if not claims:
        raise Wrong(f"expected a statement about the program; got {to_tex(tree)}")
    sigma = next((word for word in words if word != HERE), supposed.sigma)
    here = supposed.here or HERE in words
    supposed = replace(supposed, conditions=supposed.conditions + conditions, sigma=sigma, here=here)
    reasons = []
    for worlds in tried(tree, region, supposed):
        try:
            found = sum(passes(claim, worlds, supposed) for claim in claims)
            if len(worlds) == 1 and not supposed.here:
                found += sum(in_general(claim, region, worlds[0], supposed) for claim in claims)
            for claim in claims:
                says_something(claim, region, worlds[0], supposed)
                hides_nothing(claim, region, worlds, supposed)
            return found
        except Wrong as error:
            reasons.append(str(error))
    if not reasons:
        raise Wrong("there is no example of the chapter's own, whose numbers could be meant")
    raise Wrong(reasons[-1] if has_numbers(tree) else reasons[0])


def in_general(chain: Chain, region: Region, example: World, supposed: Supposed) -> int:
    """What an equation of the example says without its numbers must hold on any numbers, of the example's sizes: the sides
    that name cells and have no decimal. Wrong: it is so by chance, or for a reason of these numbers alone."""
    signs = [sign(layout) for layout in chain.relations]
    sides = [side for side in chain.sides if not is_plain(side) and not has_decimal(side)]
    if len(sides) < 2 or not {*signs} <= {"=", r"\equiv", r"\approx"}:
        return 0
    general = Chain(("=",) * (len(sides) - 1), tuple(sides))
    sizes = {width: example.run.sizes[width] for width in region.program.widths.names}
    worlds = drawn(general, region, replace(supposed, sizes=sizes, sigma=example.program.sigma))
    try:
        return passes(general, [world.along(example.direct) for world in worlds], supposed)
    except Wrong as error:
        raise Wrong(
            f"{to_tex(general)} holds on the numbers of the example alone (if that is meant, \\qquad \\text{{here}} or "
            f"% where: here says so): {error}"
        ) from error


def shaped(tree: Node, region: Region, supposed: Supposed = NOTHING) -> None:
    """Wrong: an expression has no value wherever its letters have one; a name alone needs none."""
    match tree:
        case Index() | Size() | Letter() | Words() | Function(argument=None):
            return
        case Cell(letter, lower, upper) if (len(lower), len(upper)) != region.names.cells[letter]:
            return
        case Sequence(_, parts) | Group(_, Sequence(_, parts)) | Shape(parts) | Chain(_, parts):
            for part in parts:
                shaped(part, region, supposed)
            return
    meaning, reason = lowered(tree, region), "no letter of it has a place"
    for world in drawn(tree, region, supposed):
        for at in places([meaning], world, supposed, anywhere=True):
            try:
                world.worth(meaning, at)
                return
            except Wrong as error:
                reason = str(error)
    raise Wrong(f"{to_tex(tree)} has no value: {reason}")


def passes(chain: Chain, worlds: list[World], supposed: Supposed) -> int:
    """The comparisons that one chain passes on these worlds."""
    return sum(holds(chain, world, supposed) for world in worlds)


def holds(chain: Chain, world: World, supposed: Supposed) -> int:
    sides = [lowered(side, world.region) for side in chain.sides]
    found = list(places(sides, world, supposed))
    if not found:
        raise Wrong(f"there is no place at which {to_tex(chain)} has a meaning, where {world}")
    if len(found) > PLACES:
        found = Random(PLACES).sample(found, PLACES)
    return sum(compare(chain, sides, world, at) for at in found)


def compare(chain: Chain, sides: list[Meaning], world: World, at: Mapping[str, Any]) -> int:
    """Hold each side to the one before it, or after \\approx to the first; the number of comparisons."""
    true = before = valued(chain.sides[0], sides[0], world, at)
    for i, (layout, side) in enumerate(zip(chain.relations, chain.sides[1:]), 1):
        relation, value, allowed = sign(layout), valued(side, sides[i], world, at), 0.0
        wanted, how = before, f"{relation} it" if relation in ORDER else "exactly"
        if relation == r"\leftarrow":
            true = wanted = stepped(chain.sides[0], world, at)
        if relation == r"\approx":
            off = slack(side, world, at) + slack(chain.sides[0], world, at, DIGITS)
            wanted, allowed = true, min(off, MOST * abs(true))
            how = f"to within {allowed:.1g}"
            if strange := untraced(side, chain.sides[:i], world, at):
                listed = ", ".join(strange)
                raise Wrong(f"{to_tex(side)}: the rounding of nothing known: {listed}, where {said(world, at)}")
        if not related(relation, wanted, value, allowed):
            raise Wrong(f"{to_tex(side)} is {value:.8g}; expected {wanted:.8g} {how}, where {said(world, at)}")
        before = value
        true = value if relation in ORDER else true
    return len(chain.relations)


def valued(side: Node, meaning: Meaning, world: World, at: Mapping[str, Any]) -> float:
    """What a side is worth at a place. Wrong: it has no value there, where it should."""
    try:
        return world.worth(meaning, at)
    except Wrong as error:
        raise Wrong(
            f"{to_tex(side)} has no value, where {said(world, at)}: {error} (a condition beside it, \\qquad t < T, or a "
            "bracket, [t+1 \\le T], leaves a place out)"
        ) from error


def related(relation: str, one: float, other: float, allowed: float = 0.0) -> bool:
    """Whether two values are so related, to rounding."""
    if not (np.isfinite(one) and np.isfinite(other)):
        return False
    rounding = CLOSE * max(abs(one), abs(other), SMALL)
    if relation in ABOVE:
        one, other = other, one
    if relation in ORDER:
        return one <= other - rounding if relation in ("<", ">") else one <= other + rounding
    return abs(one - other) <= rounding + allowed


def stepped(left: Node, world: World, at: Mapping[str, Any]) -> float:
    r"""What a step of gradient descent makes of the cell on the left of \leftarrow, with the learning rate \eta."""
    cell = lowered(left, world.region)
    if not isinstance(cell, At) or cell.name not in world.program.leaves:
        raise Wrong(rf"expected a leaf of the program before \leftarrow; got {to_tex(left)}")
    slope = At(f"{world.program.accent} {cell.name}", cell.indices)
    return world.worth(cell, at) - at.get("eta", any_number("eta", world.run.sizes)) * world.worth(slope, at)


# Statements that say nothing, and parts that make no difference.


def says_something(chain: Chain, region: Region, world: World, supposed: Supposed) -> None:
    """Wrong: two sides are the same, or it holds whatever its letters are worth."""
    if len({unwrapped(side) for side in chain.sides}) < len(chain.sides):
        raise Wrong(f"two sides are the same, which says nothing: {to_tex(chain)}")
    cells = any(isinstance(node, Cell | Derivative) for node in walk(chain))
    if cells and r"\leftarrow" not in map(sign, chain.relations) and holds_loosely(chain, region, supposed, world):
        raise Wrong(f"this holds whatever its letters are worth, which says nothing: {to_tex(chain)}")


def holds_loosely(chain: Chain, region: Region, supposed: Supposed, world: World | None = None) -> bool:
    """Whether it holds whatever its letters are worth: where they hang together in nothing."""
    world = world or drawn(chain, region, supposed)[0]
    found = list(places([lowered(side, region) for side in chain.sides], world, supposed))
    sides = [lowered(side, region, loose=True) for side in chain.sides]
    signs, finite = [sign(layout) for layout in chain.relations], 0
    for seed in range(WORLDS):
        loose = Loose(seed)
        for at in Random(seed).sample(found, min(LOOSE_PLACES, len(found))):
            try:
                values = [loose.worth(side, {**world.run.sizes, **at}).real for side in sides]
            except NO_VALUE:
                continue
            finite += 1
            if not all(related(one, *pair) for one, pair in zip(signs, pairwise(values))):
                return False
    return finite > 0


def hides_nothing(chain: Chain, region: Region, worlds: list[World], supposed: Supposed) -> None:
    """Wrong: it has a part that makes no difference on any world."""
    if not any(isinstance(node, Cell) for node in walk(chain)):
        return
    if text := long_number(chain):
        raise Wrong(f"{text} has more digits than can be told apart: {to_tex(chain)}")
    if len(worlds) == 1 or not {sign(layout) for layout in chain.relations} <= EXACTLY:
        return
    for kind, without, lost in spares(chain):
        if kind != "side" and is_held(without, worlds, supposed) and not (lost and is_held(lost, worlds, supposed)):
            raise Wrong(f"a {kind} of {to_tex(chain)} makes no difference: {to_tex(without)} holds as well")


def is_held(chain: Chain, worlds: list[World], supposed: Supposed) -> bool:
    try:
        return passes(chain, worlds, supposed) > 0
    except Wrong:
        return False
