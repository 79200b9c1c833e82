"""What a formula is worth on a network.

    evaluate(tree, Place(witness, {"l": 2, "j": 1}))     a number, or a column or matrix where indices are left out

Layers and neurons that are free in the formula are bound by number, neurons from 1. Shapes never broadcast. Reader
text is never run: the tree is walked, and what it cannot mean is ``Wrong``.
"""
from dataclasses import dataclass, field, replace

import numpy as np

from bplib.formula.meaning import Wrong, layer_number, layers_of, output, span, uses
from bplib.formula.tree import (Add, Chain, Derivative, Fraction, Function, Gradient, Group, Index, Mean, Norm, Number,
                                Power, Product, Sequence, Sum, Symbol, Transpose, walk)
from bplib.formula.write import to_tex
from bplib.formula.witness import Witness

FUNCTIONS = {"ln": np.log, "tanh": np.tanh}
PUSHED = {"x": ("a", 0), "yhat": ("a", -1)}    # what other letters are called in the forward pass


@dataclass(frozen=True)
class Place:
    """Where a formula is evaluated: on which witness, with which indices and layers bound, at which sample; and
    ``state``, the forward pass there (None: at rest), which a derivative replaces by a pushed one."""
    witness: Witness
    bound: dict = field(default_factory=dict)
    sample: int = 0
    state: tuple | None = None

    def __str__(self):
        where = [f"{letter} = {number}" for letter, number in self.bound.items()] + [f"sample {self.sample + 1}"]
        return f"{', '.join(where)} on {self.witness}"


def evaluate(node, place):
    """The value of ``node`` at ``place``. Wrong: what has no value there."""
    def value(n):
        return evaluate(n, place)

    match node:
        case Number("e"):
            return np.e
        case Number(text):
            return float(text)
        case Symbol():
            return quantity(node, place)
        case Group("[", Chain(("=",), (Index() as i, Index() as k))):     # [i = j]: 1 where they are the same
            return float(neuron(i, place) == neuron(k, place))
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
        case Transpose(body):
            return column(value(body)).T
        case Sum():
            return total(node, place)
        case Mean(_, body):
            return sum(evaluate(body, replace(place, sample=s)) for s in range(place.witness.N)) / place.witness.N
        case Gradient(by, of):
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


def quantity(symbol, place):
    """The value of a letter: one entry, or the whole column or matrix."""
    witness, role, sub = place.witness, symbol.role, symbol.sub
    layers_of(symbol, place)                        # refuses what has no meaning
    state = place.state or witness.rest
    if role == "n":
        return witness.n[layer_number(sub[0], place)]
    if role in ("C", "R"):
        return state.C[place.sample] if role == "C" else state.C.mean()
    if role == "eta":
        if witness.eta is None:
            raise Wrong(r"\eta has no value here: add a condition such as \text{learning rate 0.5}")
        return witness.eta
    if role == "delta" and place.state:
        raise Wrong("δ is what the backward pass says: it has no derivative here")
    l = layer_number(symbol.layer, place) if symbol.layer else None
    match role:
        case "x" | "yhat":
            values = state.a[0 if role == "x" else -1]
        case "y":
            values = witness.y
        case "delta":
            values = witness.delta[l]
        case _:
            values = getattr(state, role)[l]
    if role not in ("w", "b"):
        values = values[:, [place.sample]]
    return values[entry(sub, values, place)] if sub else values


def neuron(index, place):
    """The number of a neuron, from 1."""
    number = place.bound.get(index.name, index.name)
    if index.shift or not str(number).isdecimal():
        raise Wrong(f"the index {index.name} is not bound to a neuron")
    return int(number)


def entry(sub, values, place):
    """The position of an entry in its array, from 0: (j, k) in w, (j, 0) in a column."""
    at = [neuron(i, place) for i in sub]
    if any(not 1 <= j <= n for j, n in zip(at, values.shape)):
        raise Wrong(f"there is no entry {at} in a shape {values.shape}")
    return tuple(j - 1 for j in at) + (0,) * (values.ndim - len(at))


def sigma(node, place):
    """σ and σ' of a number or column. σ belongs to the layer that its argument names last in the network
    (a bare σ, or σ of a number: to the first layer)."""
    if node.argument is None:
        raise Wrong("σ needs something to act on")
    named = [layer_number(n.layer, place) for n in walk(node.argument) if isinstance(n, Symbol) and n.layer]
    f, df = place.witness.net.act[max(named, default=1) or 1]
    if df is None:
        raise Wrong("softmax acts on the whole layer: there is no σ of one entry")
    if node.primes > 1:
        raise Wrong("the second derivative of σ is not in this book")
    z = evaluate(node.argument, place)
    return df(z, f(z)) if node.primes else f(z)


def total(node, place):
    r"""Σ over an index: over its whole layer, which printed bounds must agree with."""
    letter = node.index.name
    layer = span(uses(node.body, place), letter)
    n = place.witness.n[layer]
    if node.high is not None:
        right = (layer_number(node.high.sub[0], place) == layer if isinstance(node.high, Symbol) and node.high.role == "n"
                 and node.high.sub else evaluate(node.high, place) == n)
        if not right or node.low not in (None, Number("1")):
            raise Wrong(f"the sum over {letter} must run from 1 to n_{layer} = {n}")
    elif node.low is not None:
        raise Wrong(f"the sum over {letter} begins, but does not end")
    return sum(evaluate(node.body, replace(place, bound={**place.bound, letter: k})) for k in range(1, n + 1))


def derivative(of, by, place):
    """∂of/∂by: push ``by``, evaluate ``of`` in the pushed network. By a column or matrix: the array of slopes."""
    if not isinstance(by, Symbol) or by.role not in ("z", "a", "w", "b", *PUSHED):
        raise Wrong(f"nothing is differentiated by {to_tex(by)}")
    if place.state:
        raise Wrong("a derivative of a derivative is not in this book")
    if by.role not in ("w", "b") and any(isinstance(n, Mean) or n == Symbol("R") for n in walk(of)):
        raise Wrong(f"a mean over samples has no derivative by one sample's {to_tex(by)}")
    values = quantity(by, place)
    role, l = PUSHED.get(by.role) or (by.role, layer_number(by.layer, place))
    l %= place.witness.L + 1

    def slope(at):
        at = at if role in ("w", "b") else at[:1]   # z and a: of all samples; each sample's cost knows only its own
        return place.witness.derivative(lambda state: evaluate(of, replace(place, state=state)), role, l, at)

    if by.sub:
        return slope(entry(by.sub, place_shape(by, place), place))
    return np.array([number(slope(at)) for at in np.ndindex(values.shape)]).reshape(values.shape)


def place_shape(by, place):
    return quantity(replace(by, sub=()), place)


def number(value):
    """A value as a number; a 1×1 matrix is one. Wrong: a column or a matrix."""
    if np.size(value) != 1:
        raise Wrong(f"expected a number; got the shape {np.shape(value)}")
    return value.item() if np.ndim(value) else value


def column(value):
    if np.ndim(value) != 2:
        raise Wrong("expected a column or a matrix; got a number")
    return value


def times(left, operator, right):
    """left · right: ⊙ entry by entry of one shape, else the matrix product, or a number times anything."""
    shapes = np.shape(left), np.shape(right)
    if operator == r"\odot":
        if shapes[0] != shapes[1] or not shapes[0]:
            raise Wrong(f"⊙ of the shapes {shapes[0]} and {shapes[1]}")
        return left * right
    if not shapes[0] or not shapes[1]:
        return left * right
    if operator == r"\cdot" or shapes[0][1] != shapes[1][0]:
        raise Wrong(f"the shape {shapes[0]} times the shape {shapes[1]}" + " with a dot" * (operator == r"\cdot"))
    return left @ right


def plus(values):
    shapes = {np.shape(v) for v in values}
    if len(shapes) > 1:
        values = [number(v) for v in values]        # 1×1 matrices beside numbers; anything else is refused
    return sum(values[1:], values[0])
