"""A program on sizes and numbers by lot: what every line of a derivation is held to.

    sample = Sample(program, generator)                 floats; exactly=True: residues
    sample.slope("w", (1,))                             the truth, by a push through the definitions
    sample.value(line, {"k": 1})                        a line of a derivation there, its printed derivatives carried out

Nothing that was derived is used here, and none of the rules that derive.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bplib.calculus.program.arithmetic import Arithmetic, Exact, Floats, NoValue
from bplib.calculus.program.tree import At, Node, Partial
from bplib.calculus.program.values import Cell, CellOf, Code, Compiler, Letters, Run, index_code

if TYPE_CHECKING:
    from bplib.calculus.program.program import Program

TRIES = 400  # draws until an expression has a value: among residues, every second number is a square


class Sample:
    """A run on sizes and leaves by lot, whose every slope is a push; lines of a derivation are worked out on it."""

    def __init__(self, program: Program, generator: Any, exactly: bool = False) -> None:
        self.program = program
        arithmetic: Arithmetic
        for attempt in range(TRIES):
            arithmetic = Exact(int(generator.integers(2**40))) if exactly else Floats(program.sigma, distinct=True)
            sizes = program.widths.draw(generator, (4, 2, 1)[3 * attempt // TRIES])
            leaves = draw_leaves(program, sizes, generator, arithmetic, positive=attempt > TRIES // 20)
            self.run = Run(program, leaves, sizes, arithmetic)
            try:
                self.run.everything()
            except (NoValue, OverflowError):
                continue
            break
        else:
            raise ValueError(
                f"expected numbers on which the program has a value, and one largest of what a max compares; got none in "
                f"{TRIES} draws"
            )
        self.slopes: dict[Cell, Any] = {}
        self.compiler = LineCompiler(self.run)

    def slope(self, name: str, at: tuple[int, ...]) -> Any:
        """∂cost/∂(that cell), by a push through the definitions."""
        if (name, at) not in self.slopes:
            if name == self.program.cost:
                found = 1
            else:
                self.run.cell(name, at)  # refuses a cell that is not there
                found = self.run.pushed(name, at).slope_of(self.program.cost)
            self.slopes[name, at] = self.run.arithmetic.plain(found)
        return self.slopes[name, at]

    def value(self, line: Node, letters: Mapping[str, int]) -> Any:
        """A line of a derivation, where slopes are pushed and printed derivatives carried out by a push."""
        return self.compiler.code(line)({**self.run.sizes, **letters}, self.cell)

    def cell(self, name: str, at: tuple[int, ...]) -> Any:
        accent, _, of = name.partition(" ")
        if accent == self.program.accent and of in self.program.widths.axes:
            return self.slope(of, at)
        return self.run.cell(name, at)

    @cached_property
    def said(self) -> str:
        """The sizes, for a refusal."""
        return ", ".join(f"{name} = {number}" for name, number in self.run.sizes.items())


class LineCompiler(Compiler):
    """Also printed derivatives, carried out by a push of the one cell while all the others are held."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.arithmetic)
        self.run = run

    def compiled(self, node: Node) -> Code:
        if not isinstance(node, Partial):
            return super().compiled(node)
        arithmetic = self.arithmetic
        code = self.defined(node.of) if isinstance(node.of, At) else self.code(node.of)
        by, numbers = node.by.name, [index_code(index) for index in node.by.indices]

        def derivative(letters: Letters, cell: CellOf) -> Any:
            moved = tuple([number(letters) for number in numbers])

            def pushed(name: str, at: tuple[int, ...]) -> Any:
                found = cell(name, at)
                return found + arithmetic.push if name == by and at == moved else found

            return arithmetic.plain(arithmetic.slope(code(letters, pushed)))

        return derivative

    def defined(self, of: At) -> Code:
        """A cell by its definition."""
        numbers = [index_code(index) for index in of.indices]
        ways = [(each, self.code(each.body)) for each in self.run.program.defining.get(of.name, ())]

        def value(letters: Letters, cell: CellOf) -> Any:
            at = tuple([number(letters) for number in numbers])
            for each, code in ways:
                if self.run.holds(each, at):
                    own = {name: n for name, n in zip(each.at, at) if isinstance(name, str)}
                    return code({**self.run.sizes, **own}, cell)
            return cell(of.name, at)

        return value


def draw_leaves(
    program: Program, sizes: Mapping[str, int], generator: Any, arithmetic: Arithmetic, positive: bool
) -> dict[Cell, Any]:
    """A number for every cell of every leaf, such that what is given holds."""

    def one() -> Any:
        if isinstance(arithmetic, Exact):
            return arithmetic.number(Fraction(int(generator.integers(1, 2**61 - 1))))
        return complex(generator.uniform(0.2, 1.2) if positive else generator.normal())

    found = {(name, at): one() for name in program.leaves for at in program.leaf_cells(name, sizes)}
    for given in program.given:
        cell = given.left.body
        assert isinstance(cell, At)
        along = next(n for n, index in enumerate(cell.indices) if index.letter == given.left.letter)
        if isinstance(arithmetic, Floats):
            for key in [key for key in found if key[0] == cell.name]:
                found[key] = complex(abs(found[key]) + 0.05)
        sums = dict[tuple, Any]()
        for (name, at), value in found.items():
            if name == cell.name:
                rest = at[:along] + at[along + 1 :]
                sums[rest] = sums.get(rest, arithmetic.zero) + value
        for name, at in list(found):
            if name == cell.name:
                found[name, at] = arithmetic.over(found[name, at], sums[at[:along] + at[along + 1 :]])
    return found
