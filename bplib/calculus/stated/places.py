r"""At which places a statement about a forward pass must hold: numbers for its free letters.

    places(sides, world, supposed)    {"i": 2, "t": 1, "p": 0.3}, one after the other
    said(world, at)                   such a place, and its world, for a refusal

A letter of indices runs from 1 to the end of the axis at which it stands alone, and a condition narrows it. A letter that is no
index is a number: what the text gives, or any.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any
from zlib import crc32

import numpy as np

from bplib.calculus.program.tree import Node
from bplib.calculus.stated.meaning import axis_of, letters, lone_uses
from bplib.calculus.stated.statements import Supposed, comparisons, union
from bplib.calculus.stated.worlds import World
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.relations import IN_GUARDS


def places(sides: list[Node], world: World, supposed: Supposed, anywhere: bool = False) -> Iterator[dict[str, Any]]:
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


def extent(own: str, sides: list[Node], world: World, told: bool) -> range:
    """The numbers that a letter of indices can have. Wrong: nothing says which."""
    try:
        width = axis_of(own, sides, world.region)
    except Wrong:
        if not told or any(any(lone_uses(side, own, world.region)) for side in sides):
            raise
        return range(1, max(world.run.sizes.values()) + 1)
    return range(1, world.run.sizes[width] + 1)


def any_number(own: str, sizes: Mapping[str, int]) -> float:
    """A number for a letter that is not the program's, another on each world."""
    return float(np.random.default_rng(crc32(f"{own} {sorted(sizes.items())}".encode())).normal())


def said(world: World, at: Mapping[str, Any]) -> str:
    """The place, for a refusal."""
    return ", ".join([*(f"{own} = {n:.6g}" for own, n in at.items() if own not in world.run.sizes), str(world)])
