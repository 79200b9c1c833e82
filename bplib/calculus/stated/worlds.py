r"""Where a formula about a forward pass is tried: runs on sizes and numbers by lot, or on the chapter's own.

    drawn(region, "tanh", seed, given, sizes, least)    a World: sizes and leaves by lot, what is given put in
    World(region, region.example)                       the example's numbers
    world.worth(node, letters)                          a lowered expression, at one place
    Loose(seed)                                         letters that hang together in nothing

Values come from the definitions alone, slopes from a push: of the cost, or of one cell. A cell that stands in the very
definition of another may be pushed in two ways, all else in the definition held (``direct``) or not: a world is of one way.
"""

from __future__ import annotations

import cmath
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache, reduce
from operator import mul
from typing import Any
from zlib import crc32

import numpy as np

from bplib.calculus.program.arithmetic import Floats, NoValue
from bplib.calculus.program.sample import LineCompiler, Sample, draw_leaves
from bplib.calculus.program.tree import Affine, Apply, At, Node, Partial, Sum, free, uses
from bplib.calculus.program.values import Cell, CellOf, Code, Compiler, Letters, Run, constant_of, index_code
from bplib.calculus.stated.meaning import Slope, Times
from bplib.calculus.stated.region import Region
from bplib.calculus.stated.region import region as region_of
from bplib.formula.meaning.indices import Wrong

TRIES = 60
NO_VALUE = (NoValue, ValueError, KeyError, OverflowError, ZeroDivisionError)


class World(Sample):
    """A run of a region's program, whose slopes are pushes."""

    def __init__(self, region: Region, run: Run, direct: bool = False) -> None:
        self.region, self.program, self.run, self.direct = region, run.program, run, direct
        self.slopes: dict[Cell, Any] = {}
        self.ways: dict[bool, World] = {direct: self}
        self.compiler = Pushes(self)

    def along(self, direct: bool) -> World:
        """The same world, its slopes of one cell along another pushed in one of the two ways."""
        if direct not in self.ways:
            self.ways[direct] = World(self.region, self.run, direct)
            self.ways[direct].slopes = self.slopes
        return self.ways[direct]

    def worth(self, node: Node, letters: Mapping[str, Any]) -> float:
        """The value of an expression. Wrong: it has none there."""
        try:
            return float(self.value(node, letters).real)
        except NO_VALUE as error:
            raise Wrong(str(error)) from error

    @cached_property
    def held(self) -> list[float]:
        """What a reader can see of the run: every value; every slope of the cost; and, of each cell that is defined, its slope
        along each that stands in its definition, what that one carries forward, and what it carries back."""
        found = list[float]()
        for name in self.program.widths.axes:
            for at in self.run.cells(name):
                value, slope = self.run.cell(name, at).real, self.slope(name, at).real
                found += [value, slope]
                for other, local in self.local_slopes(name, at):
                    found += [local, local * self.run.cell(*other).real, local * slope]
        return [abs(value) for value in found]

    def local_slopes(self, name: str, at: tuple[int, ...]) -> Iterator[tuple[Cell, float]]:
        """(cell, how this one moves with it) for each that stands in its definition, all others held."""
        code, letters = self.compiler.defined(At(name, tuple(Affine(plus=n) for n in at))), dict(self.run.sizes)
        seen = dict[Cell, None]()

        def noted(other: str, place: tuple[int, ...]) -> Any:
            seen[other, place] = None
            return self.run.cell(other, place)

        code(letters, noted)
        for one in seen:
            pushed = lambda *cell, one=one: self.run.cell(*cell) + self.run.arithmetic.push * (cell == one)
            yield one, self.run.arithmetic.slope(code(letters, pushed))

    def __str__(self) -> str:
        return self.said + f", σ = {self.program.sigma}" * self.region.opaque


def drawn(
    region: Region,
    sigma: str,
    seed: int,
    given: Mapping[Cell, float],
    sizes: Mapping[str, int],
    least: Mapping[str, int],
    unlike: Mapping[str, int] | None = None,
) -> World:
    """A world on sizes and leaves by lot; ``given`` cells are worth that, whatever defines them; no width is smaller than
    ``least`` asks, and if it can be none is what it is in ``unlike``. Wrong: nothing has a value."""
    asked = (tuple(sorted(each.items())) for each in (given, sizes, least, unlike or {}))
    return _drawn(region.note, sigma, seed, *asked)


@lru_cache(maxsize=256)
def _drawn(note: str, sigma: str, seed: int, given: tuple, sizes: tuple, least: tuple, unlike: tuple) -> World:
    region = region_of(note)
    program, generator, arithmetic = region.with_sigma(sigma), np.random.default_rng(seed), Floats(sigma)
    told = {*program.widths.fixed, *dict(sizes)}
    for attempt in range(TRIES):
        found = program.widths.draw(generator, (4, 5, 3, 2)[4 * attempt // TRIES], dict(sizes), dict(least))
        same = any(found[name] == size for name, size in unlike if name not in told)
        if attempt < TRIES // 2 and (same or any(found[name] < size for name, size in least)):
            continue
        leaves = draw_leaves(program, found, generator, arithmetic, positive=attempt % 2 > 0)
        run = Run(program, {**leaves, **{at: complex(value) for at, value in given}}, found, arithmetic)
        try:
            run.everything()
        except (NoValue, OverflowError):
            continue
        return World(region, run)
    raise Wrong(f"expected numbers on which the program has a value; got none in {TRIES} draws")


class Shared(Compiler):
    """What a formula of a chapter has beside the expressions of a program: products over an index, powers to widths."""

    def compiled(self, node: Node) -> Code:
        if isinstance(node, Times):
            factors = self.running(node.letter, node.low, node.high, node.body)
            one = self.arithmetic.number(Fraction(1))
            return lambda letters, cell: reduce(mul, factors(letters, cell), one)
        return super().compiled(node)

    def raised(self, base: Node, exponent: Node) -> Code:
        if constant_of(exponent) is not None:
            return super().raised(base, exponent)
        inner, outer, power = self.code(base), self.code(exponent), self.arithmetic.power

        def value(letters: Letters, cell: CellOf) -> Any:
            n = outer(letters, cell)
            whole = n.imag == 0 and n.real == round(n.real) and abs(n.real) < 1000
            x = inner(letters, cell)
            return _whole_power(x, round(n.real)) if whole else power(x, n)

        return value


def _whole_power(x: complex, n: int) -> complex:
    if n < 0 and x == 0:
        raise NoValue("expected a divisor that is not 0; got 0")
    return complex(x**n)


class Pushes(Shared, LineCompiler):
    """Slopes of a cell, or of an expression, along a cell."""

    def __init__(self, world: World) -> None:
        super().__init__(world.run)
        self.world = world

    def compiled(self, node: Node) -> Code:
        return self.pushed(node) if isinstance(node, Slope) else super().compiled(node)

    def pushed(self, node: Slope) -> Code:
        run, arithmetic = self.run, self.arithmetic
        if self.world.direct and self.is_direct(node):
            return self.code(Partial(node.of, node.by))
        code, by = self.code(node.of), node.by.name
        numbers = [index_code(index) for index in node.by.indices]

        def derivative(letters: Letters, cell: CellOf) -> Any:
            at = tuple([number(letters) for number in numbers])
            cell(by, at)  # refuses a cell that is not there
            return arithmetic.plain(arithmetic.slope(code(letters, run.pushed(by, at).cell)))

        return derivative

    def is_direct(self, node: Slope) -> bool:
        """Whether the cell that is pushed stands in what moves itself: in its definition, or in the expression."""
        if not isinstance(node.of, At):
            return uses(node.of, node.by.name)
        definitions = self.run.program.defining.get(node.of.name, ())
        return node.of.name != node.by.name and any(uses(each.body, node.by.name) for each in definitions)


class Loose(Shared):
    """Cells, slopes are numbers by lot, each from its name and indices; σ and sums are any functions."""

    def __init__(self, seed: int) -> None:
        super().__init__(Floats())
        self.seed = seed

    def worth(self, node: Node, letters: Mapping[str, Any]) -> complex:
        return complex(self.code(node)(dict(letters), self.lot))

    def lot(self, name: str, at: tuple[int, ...]) -> complex:
        draw = np.random.default_rng(crc32(repr((self.seed, name, at)).encode()))
        value = draw.normal() * 10 ** draw.uniform(-1, 1)
        return complex(abs(value) if self.seed % 3 == 0 else value)

    def any(self, x: complex, which: float) -> complex:
        return complex(10.0 ** (self.seed % 5 - 1) * cmath.sin(which * x + self.seed))

    def compiled(self, node: Node) -> Code:
        match node:
            case Slope(of, by):
                return lambda letters, cell: cell(f"∂ {of} {by.name}", _numbers((of, by), letters))
            case Sum(own, low, high, body):
                summands = self.running(own, low, high, body)
                over = lambda found: [self.any(x, n) - self.any(0j, n) for n, x in enumerate(found, 1)]
                return lambda letters, cell: sum(over(summands(letters, cell)), 0j)
            case Apply("sigma", primes, argument):
                inner = self.code(argument)
                return lambda letters, cell: self.any(inner(letters, cell), 1.3 + primes)
        return super().compiled(node)


def _numbers(nodes: tuple[Node, ...], letters: Letters) -> tuple[int, ...]:
    """The numbers of all the letters that stand in some nodes: what tells one slope from another."""
    names = sorted(frozenset().union(*map(free, nodes)))
    return tuple(letters.get(name, 0) for name in names)
