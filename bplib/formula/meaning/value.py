"""What a formula is worth on a network.

    evaluate(tree, Place(witness, {"l": 2, "j": 1}))     a number, or a column or matrix where indices are left out

Layers and neurons that are free in the formula are bound by number, neurons from 1. Shapes never broadcast. Reader
text is never run: the tree is walked, and what it cannot mean is ``Wrong``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Fraction,
    Function,
    Gradient,
    Group,
    Index,
    Layer,
    Mean,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Sequence,
    Shape,
    Space,
    Sum,
    Symbol,
    Transpose,
    walk,
)
from bplib.formula.meaning.indices import Wrong, layer_number, output, span, uses
from bplib.formula.meaning.quantities import entry, neuron, quantity
from bplib.formula.meaning.relations import guard, sign
from bplib.formula.meaning.shapes import Sizes, Value, column, number, plus, times
from bplib.formula.meaning.witness import State, Witness
from bplib.notation import SAMPLES

FUNCTIONS = {"ln": np.log, "tanh": np.tanh}
# What a letter that one may differentiate by is called in the forward pass.
PUSHED = {"z": "z", "a": "a", "w": "w", "b": "b", "x": "a", "yhat": "a", "Z": "z", "A": "a", "X": "a"}
LAYERS = {"x": 0, "X": 0, "yhat": -1}


@dataclass(frozen=True)
class Place:
    """Where a formula is evaluated: on which witness, with which indices and layers bound, at which sample, or for the
    whole ``batch``; ``state``, the forward pass there (None: at rest), which a derivative replaces by a pushed one; and
    what a question gives: {node: number}, whatever the network says; ``letters``, what each letter is worth where it is no
    more than a letter (bplib.formula.meaning.letters)."""

    witness: Witness
    bound: dict[str, int] = field(default_factory=dict)
    sample: int = 0
    batch: bool = False
    state: State | None = None
    given: Mapping[Node, float] = field(default_factory=dict)
    letters: Callable[[Node, Place], Value | None] | None = None

    def at(self, **bound: int) -> Place:
        """The same place with more indices bound; s names the sample."""
        return replace(self, bound=self.bound | bound, sample=bound.get("s", self.sample + 1) - 1)

    def __str__(self) -> str:
        where = [f"{letter} = {number}" for letter, number in self.bound.items()] + [f"sample {self.sample + 1}"]
        return f"{', '.join(where)} on {self.witness}"


def evaluate(node: Node, place: Place) -> Value:
    """The value of ``node`` at ``place``. Wrong: what has no value there."""

    def value(n: Node) -> Value:
        return evaluate(n, place)

    if place.given and node in place.given:
        return np.float64(place.given[node])
    if place.letters and (drawn := place.letters(node, place)) is not None:
        return drawn
    match node:
        case Number("e"):
            return np.e
        case Number(text):
            return np.float64(text)
        case Symbol():
            return quantity(node, place)
        case Layer(index):
            return np.float64(layer_number(index, place))
        case Group("[", Chain(("=",), (Index() as i, Index() as k))):  # [i = j]: 1 where they are the same
            return float(neuron(i, place) == neuron(k, place))
        case Group("[", Chain((relation,), (one, other))):  # [z > 0]: 1 where that holds
            return guard(sign(relation), value(one), value(other))
        case Group(_, body):
            return value(body)
        case Function("sigma"):
            return sigma(node, place)
        case Function(name, 0, argument) if name in FUNCTIONS and argument is not None:
            return FUNCTIONS[name](number(value(argument)))
        case Function("max", 0, Group(_, Sequence((",",), (one, other)))):
            return np.maximum(number(value(one)), number(value(other)))
        case Fraction(_, over, under):
            return number(value(over)) / number(value(under))
        case Power(Norm(body), Number("2")):
            return (column(value(body)) ** 2).sum()
        case Power(base, exponent):
            return number(value(base)) ** number(value(exponent))
        case Shape(sizes):
            return Sizes(int(number(value(size))) for size in sizes)
        case Space(sizes):
            if sizes is None:
                return Sizes()
            return value(sizes) if isinstance(sizes, Shape) else Sizes((int(number(value(sizes))), 1))
        case Transpose(body):
            return column(value(body)).T
        case Sum():
            return total(node, place)
        case Mean(_, body):
            samples = [evaluate(body, replace(place, sample=s, batch=False)) for s in range(place.witness.N)]
            return sum(samples) / len(samples)
        case Gradient(Symbol() as by, of):
            return derivative(of, output(by), place)
        case Derivative(_, Function("sigma", primes, None), by):
            return derivative(Function("sigma", primes, Group("(", by, ")")), by, place)
        case Derivative(_, of, by) if of is not None:
            return derivative(of, by, place)
        case Product(("",), (Derivative(_, None, by), body)):
            return derivative(body, by, place)
        case Product(operators, factors):
            result = value(factors[0])
            for operator, factor in zip(operators, factors[1:]):
                result = times(result, operator, value(factor))
            return result
        case Add(signs, terms):
            return plus([value(t) if sign == "+" else -value(t) for sign, t in zip(signs, terms)])
    raise Wrong(f"{to_tex(node)} has no value by itself")


def sigma(node: Function, place: Place) -> Value:
    """σ and σ' of a number or column. σ belongs to the layer that its argument names last in the network
    (a bare σ, or σ of a number: to the first layer)."""
    if node.argument is None:
        raise Wrong("σ needs something to act on")
    named = [layer_number(n.layer, place) for n in walk(node.argument) if isinstance(n, Symbol) and n.layer]
    f, df = place.witness.activation(max(named, default=1) or 1)
    if node.primes > 1:
        raise Wrong("the second derivative of σ is not in this book")
    z = evaluate(node.argument, place)
    return df(z, f(z)) if node.primes else f(z)


def total(node: Sum, place: Place) -> Value:
    r"""Σ over an index: over its whole layer, or all samples, which printed bounds must agree with."""
    letter = node.index.name
    layer = span(uses(node.body, place), letter)
    n = place.witness.size(layer)
    match node.low, node.high:
        case None, None:
            fits = True
        case Number("1"), Symbol("N", (), None):
            fits = layer == SAMPLES
        case Number("1"), Symbol("n", (bound,)):
            fits = layer_number(bound, place) == layer
        case Number("1"), Number(text):
            fits = text == str(n)
        case _:
            fits = False
    if not fits:
        last = "N" if layer == SAMPLES else f"n_{layer}"
        raise Wrong(f"the sum over {letter} must run from 1 to {last} = {n}, or have no bounds")
    return sum(evaluate(node.body, place.at(**{letter: k})) for k in range(1, n + 1))


def derivative(of: Node, by: Node, place: Place) -> Value:
    """∂of/∂by: push ``by``, evaluate ``of`` in the pushed network. By a column or matrix: the array of slopes; of a
    column by a column: the matrix whose rows belong to ``of``."""
    if not isinstance(by, Symbol) or by.role not in PUSHED:
        raise Wrong(f"nothing is differentiated by {to_tex(by)}")
    if place.state:
        raise Wrong("a derivative of a derivative is not in this book")
    means = [Symbol("R"), Symbol("C")] if place.batch else [Symbol("R")]
    whole = by.role in ("w", "b", "Z", "A", "X")  # z and a: of one sample, whose cost alone knows them
    if not whole and any(isinstance(n, Mean) or n in means for n in walk(of)):
        raise Wrong(f"a mean over samples has no derivative by one sample's {to_tex(by)}")
    values = quantity(by, place)
    role, l = PUSHED[by.role], layer_number(by.layer, place) if by.layer else LAYERS[by.role] % (place.witness.L + 1)

    def slope(at: tuple[int, ...]) -> Value:
        at = at if whole else at[:1]
        return place.witness.derivative(lambda state: evaluate(of, replace(place, state=state)), role, l, at)

    if by.sub:
        return slope(entry(by.sub, quantity(replace(by, sub=()), place), place))
    slopes = [slope(at) for at in np.ndindex(values.shape)]
    if np.size(slopes[0]) > 1 and values.shape[1] == slopes[0].shape[1] == 1:
        return np.hstack(slopes)
    return np.array([number(s) for s in slopes]).reshape(values.shape)
