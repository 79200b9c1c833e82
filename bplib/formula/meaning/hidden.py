r"""What hides in a statement that holds on every network tried: a part that made no difference on any of them.

    spares(chain)                          (kind, chain without it, chain with what is lost): a "term" of a sum, a "side" of
                                           max, a "factor" that is always 1, a "bound" in [z > 3] that might be 0
    long_number(chain)                     a number with more digits than can be told apart, or None
    differs_loosely(one, other, place)     whether they differ where letters hang together in nothing and may be of any size

The 10000 in max(z - 10000, 0) is not found by larger networks: there is always a larger number. Loose letters are of every
size that they can ever have, so that a side which could win does, and one which cannot (max(0, σ'), with a sigmoid)
does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Function,
    Gradient,
    Group,
    Index,
    Node,
    Number,
    Power,
    Product,
    Sequence,
    Symbol,
    children,
    replace_child,
    walk,
)
from bplib.formula.meaning.general import SOFTMAX
from bplib.formula.meaning.indices import layer_number
from bplib.formula.meaning.letters import Letters
from bplib.formula.meaning.shapes import Value
from bplib.formula.meaning.value import Place, evaluate
from bplib.functions import ACTIVATIONS, Activation

MOST_DIGITS = 10
LOOSE = 48  # worlds in which letters hang together in nothing
FURTHEST = 40  # a loose number lies between 10^-40 and 10^40, and mostly near 1
SAME = 1e-9  # relative
ZERO, ONE = Number("0"), Number("1")

Part = tuple[str, Node, Node | None]
Spare = tuple[str, Chain, Chain | None]


def spares(chain: Chain) -> Iterator[Spare]:
    """Every spare part of its sides; a side that is a power or a function as a whole says what that is worth."""
    for i, side in enumerate(chain.sides):
        for kind, rest, lost in parts(side):
            if kind != "factor" or rest != ONE:
                yield kind, with_side(chain, i, rest), with_side(chain, i, lost) if lost else None


def with_side(chain: Chain, i: int, side: Node) -> Chain:
    return replace(chain, sides=(*chain.sides[:i], side, *chain.sides[i + 1 :]))


def parts(node: Node) -> Iterator[Part]:
    """The same of one node. What is multiplied by 0, or is under a derivative and does not move, may well make none."""
    if isinstance(node, Product) and ZERO in node.factors:
        return
    differentiated = isinstance(node, Derivative) or (isinstance(node, Product) and is_operator(node.factors[0]))
    match node:
        case Add(signs, terms):
            for i, term in enumerate(terms):
                if term != ZERO and not (isinstance(term, Product) and ZERO in term.factors) and len(terms) > 1:
                    yield "term", Add((*signs[:i], *signs[i + 1 :]), (*terms[:i], *terms[i + 1 :])), None
        case Function("max", 0, Group(_, Sequence((",",), (one, other)))):
            yield "side", Group("(", one, ")"), Group("(", other, ")")
            yield "side", Group("(", other, ")"), Group("(", one, ")")
            yield "factor", ONE, None
        case Group("[", Chain((_,), sides) as claim) if not any(isinstance(side, Index) for side in sides):
            yield "factor", ONE, None
            for i, side in enumerate(sides):
                if side != ZERO:
                    yield "bound", replace(node, body=with_side(claim, i, ZERO)), None
        case Power(base, exponent) if base != ONE and exponent != ZERO:
            yield "factor", ONE, None
        case Function("ln" | "tanh"):
            yield "factor", ONE, None
    for where, child in children(node):
        for kind, rest, lost in parts(child):
            if kind == "term" and differentiated:
                continue
            yield kind, replace_child(node, where, rest), lost and replace_child(node, where, lost)


def is_operator(node: Node) -> bool:
    return isinstance(node, Derivative) and node.of is None


def long_number(chain: Chain) -> str | None:
    numbers = (node.text for node in walk(chain) if isinstance(node, Number))
    return next((text for text in numbers if len(text.lstrip("0.").replace(".", "")) > MOST_DIGITS), None)


@np.errstate(all="ignore")
def differs_loosely(one: Chain, other: Chain, place: Place) -> bool:
    for seed in range(LOOSE):
        world = replace(place, letters=Loose(seed).value)
        for here, there in zip(one.sides, other.sides):
            u, v = evaluate(here, world), evaluate(there, world)
            if np.any(abs(u - v) > SAME * np.maximum(abs(u), abs(v))):
                return True
    return False


@dataclass(frozen=True)
class Loose(Letters):
    """Letters of any size; what a function, a sum or a mean makes of them is worked out."""

    def value(self, node: Node, place: Place) -> Value | None:
        match node:
            case Symbol() | Gradient() | Product(("",), (Derivative(_, None, _), _)):
                return self.drawn(node, place)
            case Derivative(_, of, _) if of is not None:
                return self.drawn(node, place)
        return None

    def numbers(self, draw: np.random.Generator, node: Node, shape: tuple[int, ...], place: Place) -> Any:
        """What the letter can ever be: η is positive, N and n count, an activation is what its function makes."""
        size = 10.0 ** (FURTHEST * draw.uniform(-1, 1, size=shape) ** 3)
        anything = np.where(draw.random(size=shape) < 0.5, -size, size)
        if not isinstance(node, Symbol):
            return anything
        if node.role in ("eta", "N", "n"):
            return size if node.role == "eta" else np.ceil(size)
        shares = node.role in ("y", "Y") and np.allclose(place.witness.y.sum(axis=0), 1)
        act = self.act(node, place) if node.role in ("a", "A", "yhat") else None
        if shares or act is SOFTMAX:
            return 1 / (1 + size)
        return act.f(anything) if act and act in ACTIVATIONS.values() else anything

    def act(self, node: Symbol, place: Place) -> Activation | None:
        """What makes an activation of the numbers before it; nothing makes the input."""
        l = layer_number(node.layer, place) if node.layer else place.witness.L
        return place.witness.net.act[l]
