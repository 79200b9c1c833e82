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
from bplib.calculus.program.reading import Definition
from bplib.calculus.program.tree import At, Node, Partial
from bplib.calculus.program.values import Cell, Code, Compiler, Letters, Run, index_code

if TYPE_CHECKING:
    from bplib.calculus.program.program import Program

TRIES = 400  # draws until an expression has a value: among residues, every second number is a square


class Sample:
    """A run on sizes and leaves by lot, whose every slope is a push; lines of a derivation are worked out on it."""

    def __init__(self, program: Program, generator: Any, exactly: bool = False) -> None:
        self.program = program
        arithmetic: Arithmetic
        for attempt in range(TRIES):
            arithmetic = Exact(int(generator.integers(2**40))) if exactly else Floats(program.sigma)
            sizes = program.widths.draw(generator, program.at_least)
            leaves = draw_leaves(program, sizes, generator, arithmetic, positive=attempt > TRIES // 20)
            self.run = Run(program, leaves, sizes, arithmetic)
            try:
                self.run.everything()
            except (NoValue, OverflowError):
                continue
            break
        else:
            raise ValueError(f"expected numbers on which the program has a value; got none in {TRIES} draws")
        self.slopes: dict[Cell, Any] = {}
        self.by: Cell | None = None
        self.code: dict[Node, Code] = {}

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
        if line not in self.code:
            self.code[line] = LineCompiler(self).code(line)
        return self.code[line]({**self.run.sizes, **letters})

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
    """Also printed derivatives, and slopes by their names."""

    def __init__(self, sample: Sample) -> None:
        super().__init__(sample.run, sample.cell)
        self.sample = sample

    def code(self, node: Node) -> Code:
        if not isinstance(node, Partial):
            return super().code(node)
        of = node.of
        held: list[Cell] = []

        def cell(name: str, at: tuple[int, ...]) -> Any:
            found = self.sample.cell(name, at)
            return found + self.arithmetic.push if held and (name, at) == held[-1] else found

        body = Compiler(self.run, cell)
        definitions = {each: body.code(each.body) for each in self.sample.program.definitions}
        code = (lambda letters: self.one(of, definitions, letters)) if isinstance(of, At) else body.code(of)
        name, numbers = node.by.name, [index_code(index) for index in node.by.indices]

        def derivative(letters: Letters) -> Any:
            held.append((name, tuple(number(letters) for number in numbers)))
            value = code(letters)
            held.pop()
            return self.arithmetic.plain(self.arithmetic.slope(value))

        return derivative

    def one(self, of: At, definitions: dict[Definition, Code], letters: Letters) -> Any:
        """A cell by its definition, all that this is made of held."""
        at = tuple(index.at(letters) for index in of.indices)
        for each, code in definitions.items():
            if each.name == of.name and self.run.holds(each, at):
                own = {name: n for name, n in zip(each.at, at) if isinstance(name, str)}
                return code({**self.run.sizes, **own})
        return self.run.cell(of.name, at)


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
