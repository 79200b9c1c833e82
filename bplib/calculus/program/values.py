"""A program run cell by cell, from its definitions alone; nothing that was derived is used here.

    run = Run(program, leaves, sizes, FLOATS)         leaves: {("x", (1,)): a number, …}
    run.cell("z", (2,))                               one value, worked out when it is first asked for
    run.pushed("w", (1,)).slope_of("C")               how C moves when w_1 is pushed: the truth

A cell knows its definition by name and indices; a definition is compiled once into functions of the letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from bplib.calculus.program.arithmetic import Arithmetic
from bplib.calculus.program.reading import Definition
from bplib.calculus.program.tree import (
    Add,
    Affine,
    Apply,
    At,
    Guard,
    Holds,
    Max,
    MaxOver,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Same,
    Sum,
    Width,
)

if TYPE_CHECKING:
    from bplib.calculus.program.program import Program

Cell = tuple[str, tuple[int, ...]]
Letters = dict[str, int]
CellOf = Callable[[str, tuple[int, ...]], Any]
Code = Callable[[Letters, CellOf], Any]


class Run:
    """The values of ``program`` on numbers of one kind, with one cell pushed if ``push`` names it."""

    def __init__(
        self,
        program: Program,
        leaves: Mapping[Cell, Any],
        sizes: Mapping[str, int],
        arithmetic: Arithmetic,
        push: Cell | None = None,
        compiler: Compiler | None = None,
    ) -> None:
        self.program, self.leaves, self.sizes, self.arithmetic = program, leaves, dict(sizes), arithmetic
        self.push = push
        self.values: dict[Cell, Any] = {}
        self.compiler = compiler or Compiler(arithmetic)

    def cell(self, name: str, at: tuple[int, ...]) -> Any:
        """Its value. ValueError: there is no such cell."""
        found = self.values.get((name, at))
        if found is None:
            found = self.leaves.get((name, at))
            if found is None:
                found = self.defined(name, at)
            if (name, at) == self.push:
                found = found + self.arithmetic.push
            self.values[name, at] = found
        return found

    def defined(self, name: str, at: tuple[int, ...]) -> Any:
        for each in self.program.defining.get(name, ()):
            if self.holds(each, at):
                return self.value(each.body, {own: n for own, n in zip(each.at, at) if isinstance(own, str)})
        raise ValueError(f"expected a cell of {name} ({self.extent(name)}); got {list(at)}")

    def holds(self, each: Definition, at: tuple[int, ...]) -> bool:
        widths = self.program.widths.axes[each.name]
        return all(
            own == n if isinstance(own, int) else 1 <= n <= self.sizes[width]
            for own, n, width in zip(each.at, at, widths)
        )

    def extent(self, name: str) -> str:
        widths = self.program.widths
        if name not in widths.axes:
            return "there is none of that name"
        spans = [f"{low} to {self.sizes[width]}" for low, width in zip(widths.lows[name], widths.axes[name])]
        return ", ".join(spans) or "no index"

    def value(self, node: Node, letters: Mapping[str, int]) -> Any:
        """The value of an expression where its free letters are these numbers."""
        return self.compiler.code(node)({**self.sizes, **letters}, self.cell)

    def cells(self, name: str) -> Iterable[tuple[int, ...]]:
        """All the cells of an array, those of a start too."""
        widths = self.program.widths
        return product(*(range(low, self.sizes[width] + 1) for low, width in zip(widths.lows[name], widths.axes[name])))

    def everything(self) -> None:
        """Work out every cell, in an order in which no recurrence gets deep."""
        for group in self.program.groups:
            members = list(zip(group.definitions, group.letters or [""] * len(group.definitions)))
            width = next((self.axis(each, own) for each, own in members if own), "")
            steps = range(1, self.sizes[width] + 1)[:: group.way] if group.way else [0]
            for step in steps:
                for each, own in members:
                    axes = self.program.widths.axes[each.name]
                    for at in product(
                        *(
                            [name] if isinstance(name, int) else [step] if name == own else range(1, self.sizes[w] + 1)
                            for name, w in zip(each.at, axes)
                        )
                    ):
                        self.cell(each.name, at)

    def axis(self, each: Definition, own: str) -> str:
        return self.program.widths.axes[each.name][each.at.index(own)]

    def pushed(self, name: str, at: tuple[int, ...]) -> Run:
        """The same run with one cell pushed; what does not hear of it is not worked out again."""
        run = Run(self.program, self.leaves, self.sizes, self.arithmetic, (name, at), self.compiler)
        heard = self.program.hears(name)
        run.values = {cell: value for cell, value in self.values.items() if cell[0] not in heard}
        return run

    def slope_of(self, name: str, at: tuple[int, ...] = ()) -> Any:
        """How that cell moves with the push."""
        return self.arithmetic.slope(self.cell(name, at))


class Compiler:
    """Expressions as functions of the letters and of the cells, each node once for all runs on one kind of numbers."""

    def __init__(self, arithmetic: Arithmetic) -> None:
        self.arithmetic = arithmetic
        self.made: dict[Node, Code] = {}

    def code(self, node: Node) -> Code:
        """The function that works the expression out."""
        if node not in self.made:
            self.made[node] = self.compiled(node)
        return self.made[node]

    def compiled(self, node: Node) -> Code:
        arithmetic = self.arithmetic
        match node:
            case Number(value):
                constant = arithmetic.number(value)
                return lambda letters, cell: constant
            case Width(name):
                return lambda letters, cell: arithmetic.number(Fraction(letters[name]))
            case At(name, at):
                numbers = [index_code(index) for index in at]
                return lambda letters, cell: cell(name, tuple([number(letters) for number in numbers]))
            case Add(terms):
                return self.added([self.code(term) for term in terms])
            case Product(factors):
                return self.multiplied(factors)
            case Quotient(above, below):
                return self.two(arithmetic.over, above, below)
            case Power(base, exponent):
                return self.raised(base, exponent)
            case Apply(function, primes, argument):
                inner = self.code(argument)
                return lambda letters, cell: arithmetic.apply(function, primes, inner(letters, cell))
            case Sum(own, low, high, body):
                summands, zero = self.running(own, low, high, body), arithmetic.zero
                return lambda letters, cell: sum(summands(letters, cell), zero)
            case MaxOver(own, low, high, body):
                candidates = self.running(own, low, high, body)
                return lambda letters, cell: arithmetic.largest(candidates(letters, cell))
            case Max(one, other):
                return self.two(lambda x, y: arithmetic.largest((x, y)), one, other)
            case Guard() | Same():
                true = truth(node)
                yes, no = arithmetic.number(Fraction(1)), arithmetic.zero
                return lambda letters, cell: yes if true(letters) else no
            case Holds(left, relation, right):
                return self.two(self.related(relation), left, right)
        raise TypeError(f"expected an expression that is carried out; got {node!r}")

    def added(self, codes: list[Code]) -> Code:
        zero = self.arithmetic.zero
        return lambda letters, cell: sum([code(letters, cell) for code in codes], zero)

    def multiplied(self, factors: tuple[Node, ...]) -> Code:
        """Guards first: where one is 0, nothing else needs to exist."""
        guards = [truth(each) for each in factors if isinstance(each, Guard | Same)]
        codes = [self.code(each) for each in factors if not isinstance(each, Guard | Same)]
        one, zero = self.arithmetic.number(Fraction(1)), self.arithmetic.zero

        def product_of(letters: Letters, cell: CellOf) -> Any:
            for guard in guards:
                if not guard(letters):
                    return zero
            found = one
            for code in codes:
                found = found * code(letters, cell)
            return found

        return product_of

    def two(self, function: Callable, one: Node, other: Node) -> Code:
        first, second = self.code(one), self.code(other)
        return lambda letters, cell: function(first(letters, cell), second(letters, cell))

    def raised(self, base: Node, exponent: Node) -> Code:
        power, inner = self.arithmetic.power, self.code(base)
        if (constant := constant_of(exponent)) is not None:
            return lambda letters, cell: power(inner(letters, cell), constant)
        outer = self.code(exponent)
        return lambda letters, cell: power(inner(letters, cell), outer(letters, cell))

    def running(self, own: str, low: Affine, high: Affine, body: Node) -> Callable[[Letters, CellOf], list]:
        first, last, code = index_code(low), index_code(high), self.code(body)
        return lambda letters, cell: [code({**letters, own: n}, cell) for n in range(first(letters), last(letters) + 1)]

    def related(self, relation: str) -> Callable:
        order, yes, no = self.arithmetic.order, self.arithmetic.number(Fraction(1)), self.arithmetic.zero
        holds = {
            "=": lambda x, y: order(x) == order(y),
            ">": lambda x, y: order(x) > order(y),
            "≥": lambda x, y: order(x) >= order(y),
        }[relation]
        return lambda x, y: yes if holds(x, y) else no


def constant_of(node: Node) -> Fraction | None:
    """The number that an expression without letters is, if it is one."""
    match node:
        case Number(value):
            return value
        case Quotient(Number(above), Number(below)) if below:
            return above / below
        case Product(factors):
            found = Fraction(1)
            for each in map(constant_of, factors):
                if each is None:
                    return None
                found *= each
            return found
    return None


def index_code(index: Affine) -> Callable[[Letters], int]:
    """An index as a function of the letters; the frequent ones are quick."""
    if name := index.letter:
        return lambda letters: letters[name]
    if len(index.terms) == 1 and index.terms[0][1] == 1:
        name, plus = index.terms[0][0], index.plus
        return lambda letters: letters[name] + plus
    return index.at


def truth(node: Guard | Same) -> Callable[[Letters], bool]:
    """Whether the bracket holds, as a function of the letters."""
    if isinstance(node, Same):
        gap = node.left - node.right
        return lambda letters: gap.at(letters) == 0
    above = [] if node.low is None else [node.index - node.low]
    below = [] if node.high is None else [node.high - node.index]
    return lambda letters: all(each.at(letters) >= 0 for each in above + below)
