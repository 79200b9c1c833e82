r"""On which worlds a statement about a forward pass must hold.

    tried(tree, region, supposed)    one list of worlds after the other: it must hold on all of one of them
    drawn(tree, region, supposed)    two by lot, on which no width is the same if it need not be
    has_numbers(tree)                whether it may speak of the chapter's example

Each list comes twice where there are slopes of cells: pushed directly and through everything (worlds).
"""

from collections.abc import Iterator

from bplib.calculus.stated.region import Region
from bplib.calculus.stated.statements import Supposed
from bplib.calculus.stated.worlds import World
from bplib.calculus.stated.worlds import drawn as by_lot
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import Cell, Chain, Derivative, Function, Index, Node, Number, Over, Size, Sum, walk

MOST_ASKED = 6  # cells along an axis, for a number in a condition


def tried(tree: Node, region: Region, supposed: Supposed) -> Iterator[list[World]]:
    """The worlds on which a statement must hold: two by lot; or, if it may speak of it, the chapter's example."""
    ways = (True, False) if any(isinstance(node, Derivative) for node in walk(tree)) else (True,)
    if not supposed.here:
        worlds = drawn(tree, region, supposed)
        yield from ([world.along(direct) for world in worlds] for direct in ways)
    example, given = region.example, supposed.cells or supposed.sizes
    if example and not given and (has_numbers(tree) or supposed.here) and supposed.sigma in ("", example.program.sigma):
        yield from ([World(region, example, direct)] for direct in ways)


def drawn(tree: Node, region: Region, supposed: Supposed) -> list[World]:
    """Two worlds by lot, with the cells that are named, room for what is asked of indices, and what is given."""
    sigma, least = supposed.sigma or region.sigma, sizes_asked(tree, region, supposed)
    sigmas = [sigma] * 2 if sigma else ["sigmoid", "tanh"] if opaque(tree, region) else ["sigmoid"] * 2
    given, sizes = supposed.cells, supposed.sizes
    first = by_lot(region, sigmas[0], 2, given, sizes, least)
    return [first, by_lot(region, sigmas[1], 3, given, sizes, least, unlike=first.run.sizes)]


def opaque(tree: Node, region: Region) -> bool:
    r"""Whether \sigma may be any activation."""
    return region.opaque or any(isinstance(node, Function) and node.name == "sigma" for node in walk(tree))


def sizes_asked(tree: Node, region: Region, supposed: Supposed) -> dict[str, int]:
    """The width that each axis needs for the cells that are named by number, and for the numbers in conditions."""
    asked = [to_tex(node) for chain in supposed.conditions for node in walk(chain)]
    numbers = [int(text) for text in asked if text.isdecimal()]
    found = dict.fromkeys(region.program.widths.names, min(MOST_ASKED, 1 + max(numbers, default=0)))
    for node in walk(tree):
        if isinstance(node, Cell):
            name = region.array(node.letter)
            for index, width in zip((*node.lower, *node.upper), region.program.widths.axes[name]):
                if isinstance(index, Index) and index.name.isdecimal():
                    found[width] = max(found[width], int(index.name))
    return found


def has_numbers(tree: Node) -> bool:
    """Whether it may speak of the example: it has a decimal, a cell by its number, or a number as a side where no letter is
    free."""
    nodes = list(walk(tree))
    bound = {node.index for node in nodes if isinstance(node, Sum | Over)}
    general = any(isinstance(node, Index) and not node.name.isdecimal() and node not in bound for node in nodes)
    return has_decimal(tree) or any(
        (isinstance(node, Cell) and any(is_number(each) for each in (*node.lower, *node.upper)))
        or (isinstance(node, Chain) and not general and any(is_plain(side) for side in node.sides))
        for node in nodes
    )


def has_decimal(tree: Node) -> bool:
    return any(isinstance(node, Number) and "." in node.text for node in walk(tree))


def is_number(index: Node) -> bool:
    return isinstance(index, Index) and index.name.isdecimal()


def is_plain(side: Node) -> bool:
    """Whether a side is arithmetic alone."""
    return not any(isinstance(node, Cell | Index | Size | Derivative) for node in walk(side))
