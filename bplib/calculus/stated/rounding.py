"""Rounded numbers in a formula about a forward pass (bplib.formula.meaning.rounding, of a world).

slack(side, world, at)               how far they may move the value of a side, each by half a unit of its last place
untraced(side, before, world, at)    those that round nothing that the sides before say, and nothing of the run
"""

from collections.abc import Mapping
from typing import Any

from bplib.calculus.stated.meaning import lowered
from bplib.calculus.stated.worlds import World
from bplib.formula.grammar.tree import Node, Number, walk
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.rounding import MOST, alone, half_unit, nudged


def rounded(side: Node, world: World) -> set[Number]:
    """The numbers of a side with decimals that are not given: a number alone is one, whatever it equals."""
    leaves = set() if alone(side) else {abs(value.real) for value in world.run.leaves.values()}
    return {
        node for node in walk(side) if isinstance(node, Number) and "." in node.text and float(node.text) not in leaves
    }


def slack(side: Node, world: World, at: Mapping[str, Any], digits: int = 1) -> float:
    """How far the rounded numbers of a side may move its value, together: those of so many ``digits`` after the point."""
    numbers = {number for number in rounded(side, world) if len(number.text.partition(".")[2]) >= digits}
    if not numbers:
        return 0.0
    value = world.worth(lowered(side, world.region), at)
    return sum(abs(world.worth(lowered(moved, world.region), at) - value) for moved in nudged(side, numbers))


def untraced(side: Node, before: tuple[Node, ...], world: World, at: Mapping[str, Any]) -> list[str]:
    """The rounded numbers within a side that are the rounding of no part of the sides before it, and of no value or slope
    of the run."""
    if alone(side):
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
