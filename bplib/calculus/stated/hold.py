r"""Whether a formula about a forward pass holds.

    hold(tree, region)                       how many comparisons it passed; Wrong says what differs, and where
    hold(tree, region, given, where)         under what the text around it supposes, and on what it says is meant

A statement must hold at every place that its free letters can have, on two worlds whose sizes and numbers are drawn by lot
(with \sigma the sigmoid on one and tanh on the other, where it is not said which); or, if it has numbers, on the example's.
A letter runs along the axis at which it stands alone as an index, from 1 to its end; every side must have a value at each
of its places, unless a condition leaves them out: ``\qquad t < T``. A side after \approx must be the right rounding. One that
holds whatever its letters are worth says nothing, and is refused; so is one with a part that makes no difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from random import Random
from typing import Any
from zlib import crc32

import numpy as np

from bplib.calculus.program.tree import Affine, At
from bplib.calculus.program.tree import Node as Meaning
from bplib.calculus.stated.meaning import axis_of, index_of, letters, lone_uses, lowered
from bplib.calculus.stated.region import Region
from bplib.calculus.stated.worlds import NO_VALUE, Loose, World
from bplib.calculus.stated.worlds import drawn as by_lot
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
    Number,
    Sequence,
    Shape,
    Size,
    Words,
    walk,
)
from bplib.formula.meaning.hidden import long_number, spares
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.relations import ABOVE, IN_GUARDS, ORDER, sign
from bplib.formula.meaning.rounding import MOST, half_unit, nudged
from bplib.formula.meaning.statements import unwrapped

CLOSE, SMALL = 1e-9, 1e-3  # two floats, relative to the larger of them and to SMALL
PLACES = 24  # at which a statement is tried on a world, by lot
LOOSE_PLACES, WORLDS = 3, 12
HERE = "here"  # where the example's numbers are meant, and no others
SIGMAS = ("sigmoid", "tanh", "relu", "linear")
EXACTLY = {"=", r"\equiv", r"\leftarrow"}


@dataclass(frozen=True)
class Supposed:
    """What the text gives: cells and widths and letters with their numbers, conditions on letters, which activation \\sigma is; ``here``:
    whether the example's numbers alone are meant."""

    cells: Mapping[tuple[str, tuple[int, ...]], float] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    letters: Mapping[str, float] = field(default_factory=dict)
    conditions: tuple[Chain, ...] = ()
    sigma: str = ""
    here: bool = False


NOTHING = Supposed()


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
            for claim in claims:
                says_something(claim, region, worlds[0], supposed)
            found = sum(passes(claim, worlds, supposed) for claim in claims)
            if len(worlds) == 1 and not supposed.here:
                found += sum(in_general(claim, region, worlds[0], supposed) for claim in claims)
            for claim in claims:
                hides_nothing(claim, region, worlds, supposed)
            return found
        except Wrong as error:
            reasons.append(str(error))
    raise Wrong(reasons[0])


def statements(
    tree: Node, region: Region, supposed: Supposed = NOTHING
) -> tuple[list[Chain], tuple[Chain, ...], tuple[str, ...]]:
    """The claims of a formula; the conditions beside them; the words: which activation \\sigma is, and whether ``here``."""
    claims, conditions, words = list[Chain](), list[Chain](), list[str]()
    for part in flat(tree):
        if isinstance(part, Words):
            words.append(known(part.text))
        elif not isinstance(part, Chain):
            raise Wrong(f"expected a statement with a relation; got {to_tex(part)}")
        elif is_condition(part, region, supposed):
            conditions.append(part)
        else:
            claims.append(part)
    return claims, tuple(conditions), tuple(words)


def known(words: str) -> str:
    """Wrong: words that say nothing here."""
    if words in (*SIGMAS, HERE):
        return words
    raise Wrong(rf"expected \text of one of {', '.join((*SIGMAS, HERE))}; got {words}")


def in_general(chain: Chain, region: Region, example: World, supposed: Supposed) -> int:
    """What an equation of the example says without its numbers must hold on any numbers, of the example's sizes: the sides
    that name cells and have no decimal. Wrong: it is so by chance, or for a reason of these numbers alone."""
    signs = [sign(layout) for layout in chain.relations]
    sides = [side for side in chain.sides if not _is_plain(side) and not has_decimal(side)]
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


def has_decimal(tree: Node) -> bool:
    return any(isinstance(node, Number) and "." in node.text for node in walk(tree))


def flat(node: Node) -> Iterator[Node]:
    """The parts of statements side by side, or one below the other."""
    match node:
        case Group(left, body, _) if left.startswith(r"\begin"):
            yield from flat(body)
        case Sequence(_, parts):
            for part in parts:
                yield from flat(part)
        case _:
            yield node


def is_condition(chain: Chain, region: Region, supposed: Supposed = NOTHING) -> bool:
    """t < T, j = i + k - 1: indices alone, one of them a letter without a number. It says which places are meant."""
    try:
        found = comparisons(chain, region)
    except Wrong:
        return False
    told = {*region.program.widths.names, *supposed.letters}
    return not union(one.letters | other.letters for one, _, other in found) <= told


def tried(tree: Node, region: Region, supposed: Supposed) -> Iterator[list[World]]:
    """The worlds on which a statement must hold; first the chapter's example, if there is one and it may be meant."""
    if region.example and has_numbers(tree):
        example = region.example
        if not supposed.cells and not supposed.sizes and supposed.sigma in ("", example.program.sigma):
            for direct in (True, False):
                yield [World(region, example, direct)]
    worlds = drawn(tree, region, supposed)
    yield [world.along(direct=True) for world in worlds]
    if any(isinstance(node, Derivative) for node in walk(tree)):
        yield worlds


def drawn(tree: Node, region: Region, supposed: Supposed) -> list[World]:
    """Two worlds by lot, with the cells that are named and what is given."""
    sigma, least = supposed.sigma or region.sigma, sizes_asked(tree, region)
    sigmas = [sigma] * 2 if sigma else ["sigmoid", "tanh"] if opaque(tree, region) else ["sigmoid"] * 2
    given, sizes = supposed.cells, supposed.sizes
    first = by_lot(region, sigmas[0], 2, given, sizes, least)
    return [first, by_lot(region, sigmas[1], 3, given, sizes, least, unlike=first.run.sizes)]


def opaque(tree: Node, region: Region) -> bool:
    r"""Whether \sigma may be any activation."""
    return region.opaque or any(isinstance(node, Function) and node.name == "sigma" for node in walk(tree))


def has_numbers(tree: Node) -> bool:
    """Whether it may speak of the example: it has a decimal, a cell by its number, or a number as a side."""
    nodes = list(walk(tree))
    return any(
        (isinstance(node, Number) and "." in node.text)
        or (isinstance(node, Cell) and any(_is_number(each) for each in (*node.lower, *node.upper)))
        or (isinstance(node, Chain) and any(_is_plain(side) for side in node.sides))
        for node in nodes
    )


def _is_number(index: Node) -> bool:
    return isinstance(index, Index) and index.name.isdecimal()


def _is_plain(side: Node) -> bool:
    """Whether a side is arithmetic alone."""
    return not any(isinstance(node, Cell | Index | Size | Derivative) for node in walk(side))


def sizes_asked(tree: Node, region: Region) -> dict[str, int]:
    """The width that each axis needs for the cells that are named by number."""
    found = dict[str, int]()
    for node in walk(tree):
        if isinstance(node, Cell):
            name = region.array(node.letter)
            for index, width in zip((*node.lower, *node.upper), region.program.widths.axes[name]):
                if isinstance(index, Index) and index.name.isdecimal():
                    found[width] = max(found.get(width, 1), int(index.name))
    return found


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


# Where a claim is tried, and whether it holds there.


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


def places(sides: list[Meaning], world: World, supposed: Supposed, anywhere: bool = False) -> Iterator[dict[str, Any]]:
    """Numbers for every letter: those of indices run (``anywhere``: though nothing says how far), those of the text are
    given or any."""
    sizes = world.run.sizes
    conditions = [each for chain in supposed.conditions for each in comparisons(chain, world.region)]
    told = union(one.letters | other.letters for one, _, other in conditions) - sizes.keys()
    pairs = [letters(side) for side in sides]
    counted, numbers = (union(pair[n] for pair in pairs) - sizes.keys() for n in (0, 1))
    running = sorted(counted | (told & numbers))
    spans = [
        [round(supposed.letters[own])]
        if own in supposed.letters
        else extent(own, sides, world, anywhere or own in told)
        for own in running
    ]
    values = {own: supposed.letters.get(own, any_number(own, sizes)) for own in numbers - {*running}}
    narrow = [each for each in conditions if each[0].letters | each[2].letters <= {*running, *sizes}]
    for found in product(*spans):
        place = {**sizes, **dict(zip(running, found))}
        if all(IN_GUARDS[sign](one.at(place), other.at(place)) for one, sign, other in narrow):
            yield {**values, **dict(zip(running, found))}


def extent(own: str, sides: list[Meaning], world: World, told: bool) -> range:
    """The numbers that a letter of indices can have. Wrong: nothing says which."""
    try:
        width = axis_of(own, sides, world.region)
    except Wrong:
        if not told or any(any(lone_uses(side, own, world.region)) for side in sides):
            raise
        return range(1, max(world.run.sizes.values()) + 1)
    return range(1, world.run.sizes[width] + 1)


def comparisons(chain: Chain, region: Region) -> list[tuple[Affine, str, Affine]]:
    """A condition, as indices in pairs with what stands between them."""
    indices = [index_of(side, region) for side in chain.sides]
    signs = [sign(layout) for layout in chain.relations]
    if strange := [each for each in signs if each not in IN_GUARDS]:
        raise Wrong(f"expected a condition on indices with {', '.join(IN_GUARDS)}; got {strange[0]} in {to_tex(chain)}")
    return list(zip(indices, signs, indices[1:]))


def union(sets: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def any_number(own: str, sizes: Mapping[str, int]) -> float:
    """A number for a letter that is not the program's, another on each world."""
    return float(np.random.default_rng(crc32(f"{own} {sorted(sizes.items())}".encode())).normal())


def compare(chain: Chain, sides: list[Meaning], world: World, at: Mapping[str, Any]) -> int:
    """Hold each side to the one before it, or after \\approx to the first; the number of comparisons."""
    true = before = valued(chain.sides[0], sides[0], world, at)
    for i, (layout, side) in enumerate(zip(chain.relations, chain.sides[1:]), 1):
        relation, value, allowed = sign(layout), valued(side, sides[i], world, at), 0.0
        wanted = before
        if relation == r"\leftarrow":
            true = wanted = before = stepped(chain.sides[0], world, at)
        if relation == r"\approx":
            off = slack(side, world, at) + slack(chain.sides[0], world, at)
            wanted, allowed = true, min(off, MOST * abs(true))
            if strange := untraced(side, chain.sides[:i], world, at):
                raise Wrong(
                    f"{to_tex(side)}: the rounding of nothing known: {', '.join(strange)}, where {said(world, at)}"
                )
        if not related(relation, wanted, value, allowed):
            how = (
                f"to within {allowed:.1g}"
                if relation == r"\approx"
                else f"{relation} it"
                if relation in ORDER
                else "exactly"
            )
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


def said(world: World, at: Mapping[str, Any]) -> str:
    """The place, for a refusal."""
    return ", ".join([*(f"{own} = {n:.6g}" for own, n in at.items() if own not in world.run.sizes), str(world)])


# Rounded numbers.


def rounded(side: Node, world: World) -> set[Number]:
    """The numbers of a side with decimals that are not given: a number alone is one, whatever it equals."""
    alone = len([node for node in walk(side) if not isinstance(node, Group)]) <= 2
    leaves = set() if alone else {abs(value.real) for value in world.run.leaves.values()}
    return {
        node for node in walk(side) if isinstance(node, Number) and "." in node.text and float(node.text) not in leaves
    }


def slack(side: Node, world: World, at: Mapping[str, Any]) -> float:
    """How far the rounded numbers of a side may move its value, together."""
    numbers = rounded(side, world)
    if not numbers:
        return 0.0
    value = world.worth(lowered(side, world.region), at)
    return sum(abs(world.worth(lowered(moved, world.region), at) - value) for moved in nudged(side, numbers))


def untraced(side: Node, before: tuple[Node, ...], world: World, at: Mapping[str, Any]) -> list[str]:
    """The rounded numbers within a side that are the rounding of no part of the sides before it, and of no value or slope
    of the run."""
    if len([node for node in walk(side) if not isinstance(node, Group)]) <= 2:
        return []
    known = [*world.held]
    for part in (node for each in before for node in walk(each)):
        try:
            known.append(abs(world.worth(lowered(part, world.region), at)))
        except Wrong:
            continue
    texts = {node.text for node in rounded(side, world)}
    near = lambda text: min(half_unit(Number(text)), MOST * abs(float(text))) * (1 + 1e-9)
    return sorted(text for text in texts if not any(abs(each - float(text)) <= near(text) for each in known))


# Statements that say nothing, and parts that make no difference.


def says_something(chain: Chain, region: Region, world: World, supposed: Supposed) -> None:
    """Wrong: two sides are the same, or it holds whatever its letters are worth."""
    if len({unwrapped(side) for side in chain.sides}) < len(chain.sides):
        raise Wrong(f"two sides are the same, which says nothing: {to_tex(chain)}")
    if not any(isinstance(node, Cell | Derivative) for node in walk(chain)) or r"\leftarrow" in map(
        sign, chain.relations
    ):
        return
    if holds_loosely(chain, region, supposed, world):
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
