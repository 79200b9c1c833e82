r"""The way back of a program: the slope along each of its cells, in an order in which they can be computed.

    way_back(program)        definitions of \bar{a}_i, \bar{z}_i, \bar{w}_k … in the language of the program itself

\bar{z}_i stands for ∂C/∂z_i. What hears last comes first; a leaf comes as soon as all that it is used in are done. Along a
recurrence the way back runs from the last step to the first; the slope of its start is a definition of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bplib.calculus.program.reading import Definition
from bplib.calculus.program.slopes import Derivation, derive
from bplib.calculus.program.tree import Affine, At, uses

if TYPE_CHECKING:
    from bplib.calculus.program.program import Program


def way_back(program: Program) -> tuple[Definition, ...]:
    """The definitions, first to last, with their derivations' last lines."""
    line = max(each.line for each in program.definitions)
    return tuple(replace(each, line=line + n) for n, each in enumerate(_definitions(program), 1))


def derivations(program: Program) -> Iterator[Derivation]:
    """A derivation for every array, and one more for each start, in the order of the way back."""
    for names in _order(program):
        yield from map(program.derivation, names)
        yield from (derive(program, start) for name in names for start in _starts(program, name))


def _starts(program: Program, name: str) -> Iterator[At]:
    """The first slice of a recurrence, h_i^0."""
    cell = program.cell(name)
    for axis, low in enumerate(program.widths.lows[name]):
        if low < 1:
            yield At(name, tuple(Affine(plus=low) if n == axis else index for n, index in enumerate(cell.indices)))


def _definitions(program: Program) -> Iterator[Definition]:
    for found in derivations(program):
        at = tuple(index.letter or index.plus for index in found.cell.indices)
        yield Definition(f"{program.accent} {found.cell.name}", at, found.line)


def _order(program: Program) -> Iterator[list[str]]:
    """The names, what hears last first; those of a recurrence together."""
    waiting = [name for name in program.widths.axes if name not in program.defining]
    done = {program.cost}
    for group in reversed(program.groups):
        names = [each.name for each in reversed(group.definitions)]
        yield [name for name in dict.fromkeys(names) if name not in done]
        done |= {*names}
        ready = [leaf for leaf in waiting if all(e.name in done for e in program.definitions if uses(e.body, leaf))]
        waiting = [leaf for leaf in waiting if leaf not in ready]
        yield ready
