r"""Which forward pass a chapter speaks of: what the note ``% program: …`` before a formula says.

    region("convolution")                                     its program, and what its letters are
    region(r"recurrence; z as \delta")                        ∂C/∂z_i^t is printed \delta_i^t as well
    region("convolution; x = [1, 2, 3]; w = [1, -1]; b = 0; y = [0, 1]")     with numbers of its own
    region(r"layer; \sigma = tanh")                           which activation \sigma is, wherever nothing else is said

The first word names a program of the shelf, book/programs. A slope ∂C/∂z_i may always be printed \bar{z}_i. Numbers are those
of the chapter's example, one for each leaf (and each width that no leaf shows): a formula with numbers may speak of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from bplib.calculus.program.printing import name_tex, width_tex
from bplib.calculus.program.program import Program
from bplib.calculus.program.tree import Apply, walk
from bplib.calculus.program.values import Run
from bplib.formula.grammar.cells import Names
from bplib.formula.grammar.tokens import TexError
from bplib.formula.meaning.indices import Wrong


@dataclass(frozen=True)
class Region:
    """``note``: all that it says; ``name`` on the shelf; ``slopes``: {letter as TeX: the array along which it is the slope}; ``numbers``: of the example, or
    none; ``sigma``: which activation \\sigma is, or "": any."""

    note: str
    name: str
    program: Program
    slopes: Mapping[str, str]
    numbers: Mapping[str, Any]
    sigma: str = ""

    @cached_property
    def arrays(self) -> dict[str, str]:
        """{letter as TeX: the array's name}."""
        return {name_tex(name): name for name in self.program.widths.axes}

    def array(self, letter: str) -> str:
        """The array whose cells a letter names, or along which it is the slope. Wrong: it is none of the program's."""
        if found := self.slopes.get(letter) or self.arrays.get(letter):
            return found
        raise Wrong(f"expected a quantity of the program ({', '.join(self.arrays)}); got {letter}")

    @cached_property
    def sizes(self) -> dict[str, str]:
        """{width as TeX: its name}."""
        return {width_tex(name): name for name in self.program.widths.names}

    @cached_property
    def names(self) -> Names:
        """What the parser must know of the letters."""
        upper, axes = self.program.text.known.upper, self.program.widths.axes
        ranks = {name: (len(axes[name]) - upper.get(name, 0), upper.get(name, 0)) for name in axes}
        cells = {tex: ranks[name] for tex, name in self.arrays.items()}
        return Names(cells | {tex: ranks[name] for tex, name in self.slopes.items()}, frozenset(self.sizes))

    @cached_property
    def opaque(self) -> bool:
        r"""Whether its \sigma may be any activation."""
        nodes = (node for each in self.program.definitions for node in walk(each.body))
        return any(isinstance(node, Apply) and node.function == "sigma" for node in nodes)

    def with_sigma(self, sigma: str) -> Program:
        r"""The program, where \sigma is that activation."""
        return self.program if sigma == self.program.sigma else Program.from_shelf(self.name, sigma=sigma)

    @cached_property
    def example(self) -> Run | None:
        """The run on the chapter's own numbers."""
        return self.program.run(self.numbers) if self.numbers else None


@cache
def region(note: str) -> Region:
    """What a note says. TexError, or ValueError from the shelf: something else is expected there."""
    name, *more = (part.strip() for part in note.split(";"))
    program = Program.from_shelf(name)
    arrays = {name_tex(each): each for each in program.widths.axes}
    cost = program.cost
    slopes = {f"\\{program.accent}{{{tex}}}": each for tex, each in arrays.items() if each != cost}
    numbers, sigma = dict[str, Any](), ""
    for part in filter(None, more):
        cell, renames, letter = (each.strip() for each in part.partition(" as "))
        leaf, equals, value = (each.strip() for each in part.partition("="))
        if renames and cell in arrays and letter not in arrays:
            slopes[letter] = arrays[cell]
        elif leaf == r"\sigma":
            sigma = value
        elif equals:
            numbers[arrays.get(leaf, leaf)] = _number(leaf, value)
        else:
            raise TexError(
                f"in % program: {note}: expected CELL as LETTER, with a cell of {', '.join(arrays)} and a letter that is "
                f"none of them, or LEAF = numbers; got {part}"
            )
    found = Region(note, name, Program.from_shelf(name, sigma=sigma or program.sigma), slopes, numbers, sigma)
    if numbers:
        assert found.example
    return found


def _number(leaf: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise TexError(f"in % program: expected numbers for {leaf}, such as [1, 0.5, -2]; got {value}") from None
