r"""Whether a statement says anything: what it claims where its letters are no more than letters.

    says_nothing(chain, place)      whether it holds whatever its letters are worth

On a network the letters hang together, and that is what a statement speaks of: δ is a slope of C, z is w a + b. Here
nothing hangs together. Each quantity, slope, norm and bracket [i = j] is a number of its own, drawn by lot from how it is
written; σ, Σ, E and the transpose are any functions of what they act on. What holds even so (δ = 1 δ, z - z = a - a, C² ≥ 0) is a law of arithmetic and could not
fail on any network. A definition (ŷ = a^L, C² = ‖a‖²) fails here: it says what a letter means.
"""

from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

import numpy as np

from bplib.formula.grammar.tree import (
    Chain,
    Derivative,
    Function,
    Gradient,
    Group,
    Index,
    Mean,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Transpose,
    children,
    replace_child,
    walk,
)
from bplib.formula.meaning.indices import Wrong, span, uses
from bplib.formula.meaning.relations import compared, sign
from bplib.formula.meaning.shapes import Value, column
from bplib.formula.meaning.statements import bare
from bplib.formula.meaning.value import Place, evaluate

WORLDS = 24  # how often the letters are drawn; an inequality may hold by chance


@dataclass(frozen=True)
class Letters:
    """What the letters are worth in one drawing: ``value(node, place)`` is None for what is worked out from others."""

    seed: int

    def value(self, node: Node, place: Place) -> Value | None:
        match node:
            case Power(Norm(body), Number("2")):
                squares = column(evaluate(body, place)) ** 2
                return (squares * np.random.default_rng(self.seed).uniform(0.1, 10, squares.shape)).sum()
            case Group("[", Chain(("=",), (one, other))) if one == other:
                return None
            case (
                Symbol()
                | Gradient()
                | Group("[", Chain(("=",), (Index(), Index())))
                | Product(("",), (Derivative(_, None, _), _))
            ):
                return self.drawn(node, place)
            case Derivative(_, of, _) if of is not None:
                return self.drawn(node, place)
            case Function("sigma", primes, argument) if argument is not None:
                return self.any(evaluate(argument, place), 1.3 + primes)
            case Sum(index, _, _, body):
                over = range(1, place.witness.size(span(uses(body, place), index.name)) + 1)
                return sum(self.from_nought(evaluate(body, place.at(**{index.name: k})), k) for k in over)
            case Mean(_, body):
                over = range(place.witness.N)
                return sum(
                    self.from_nought(evaluate(body, replace(place, sample=s, batch=False)), s + 1.5) for s in over
                )
            case Transpose(body):
                return self.from_nought(column(evaluate(body, place)).T, 1.7)
        return None

    def any(self, value: Value, which: float) -> Value:
        """Any function of ``value``, another for each ``which``: neither even nor odd, large in some worlds."""
        return 10.0 ** (self.seed % 5 - 1) * np.sin(which * value + self.seed)

    def from_nought(self, value: Value, which: float) -> Value:
        """One that makes 0 of 0, as a sum, a mean and a transpose do."""
        return self.any(value, which) - self.any(0 * value, which)

    def drawn(self, node: Node, place: Place) -> Value:
        """Numbers in the shape that ``node`` has on the network, by its own lot."""
        shape = np.shape(evaluate(node, replace(place, letters=None)))
        draw = np.random.default_rng(crc32(repr((self.seed, bound(bare(node), place), place.sample)).encode()))
        return self.numbers(draw, node, shape, place)

    def numbers(self, draw: np.random.Generator, node: Node, shape: tuple[int, ...], place: Place) -> Any:
        numbers = draw.normal(size=shape) * 10 ** draw.uniform(-1, 1)
        positive = self.seed % 3 == 0  # for a logarithm
        return np.abs(numbers) if positive else numbers


def bound(node: Node, place: Place) -> Node:
    """``node`` with the numbers that its indices stand for."""
    if isinstance(node, Index) and node.name in place.bound:
        return Index(str(place.bound[node.name] + node.shift))
    for where, child in list(children(node)):
        node = replace_child(node, where, bound(child, place))
    return node


@np.errstate(all="ignore")
def says_nothing(chain: Chain, place: Place) -> bool:
    """Whether ``chain`` holds whatever its letters are worth. Arithmetic without letters says what it says, and what
    stands on the left of \\leftarrow is not worth what stands on the right."""
    signs = [sign(layout) for layout in chain.relations]
    if {r"\leftarrow", r"\in"} & {*signs} or not any(isinstance(node, Symbol) for node in walk(chain)):
        return False
    finite = 0
    for seed in range(WORLDS):
        world = replace(place, letters=Letters(seed).value)
        try:
            values = [evaluate(side, world) for side in chain.sides]
        except Wrong:
            return False
        if not all(np.all(np.isfinite(value)) for value in values):
            continue
        finite += 1
        if not all(compared(s, one, other) for s, one, other in zip(signs, values, values[1:])):
            return False
    return finite > 0
