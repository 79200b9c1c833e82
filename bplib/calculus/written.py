r"""One gradient of one network, written out in full: in letters, then in numbers, then its value.

    full = in_full(net, x, y, "w", 1, 2, 1)     \partial C / \partial w_{21}^1, all sums over the paths spelled out
    full.symbols, full.numbers, full.result     three lines of TeX
    full.value                                  the number itself

The four equations are unrolled from the weight to the output: BP4 (or BP3), then BP2 for each layer on the way, then
BP1. No sum sign and no δ is left.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Function,
    Group,
    Index,
    Node,
    Number,
    Product,
    Symbol,
    children,
    replace_child,
)
from bplib.formula.meaning.value import Place, evaluate
from bplib.formula.meaning.witness import Witness
from bplib.network import Network

DIGITS = 4  # decimals of a printed number that is not exact, or digits of one that is small
SMALL, MOST_DECIMALS = 0.01, 15


@dataclass(frozen=True)
class InFull:
    """One gradient: ``chain`` is the whole statement as a tree, ``witness`` the network that it is true of."""

    chain: Chain
    witness: Witness
    value: float

    @property
    def symbols(self) -> str:
        return f"{to_tex(self.chain.sides[0])} = {to_tex(self.chain.sides[1])}"

    @property
    def numbers(self) -> str:
        return rf"\approx {to_tex(self.chain.sides[2])}"

    @property
    def result(self) -> str:
        return rf"\approx {to_tex(self.chain.sides[3])}"

    def _repr_latex_(self) -> str:
        lines = self.symbols.replace(" = ", " &= "), "&" + self.numbers, "&" + self.result
        return r"$$\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}$$"


def in_full(net: Network, x: Any, y: Any, role: str, l: int, j: int, k: int | None = None) -> InFull:
    """The gradient of the cost by w[l] from neuron k to neuron j, or by b[l] of neuron j (neurons from 1), for one
    sample. ValueError: a weight or bias that the network does not have."""
    shape = (net.sizes[l], net.sizes[l - 1]) if isinstance(l, int) and 1 <= l <= net.L else ()
    at = (j, k) if role == "w" else (j,)
    if (
        role not in ("w", "b")
        or not shape
        or (role == "b") != (k is None)
        or not all(isinstance(i, int) and 1 <= i <= n for i, n in zip(at, shape))
    ):
        raise ValueError(
            f'expected "w", a layer from 1 to {net.L}, a receiving and a sending neuron (from 1), or "b", '
            f"a layer and a neuron; got {role!r}, {l!r}, {j!r}, {k!r}"
        )
    witness = Witness(net, x, y)
    if witness.N != 1:
        raise ValueError(f"expected one sample; got {witness.N}")
    sought = Derivative(r"\partial", Symbol("C"), symbol(role, l, *at))
    written = product(*error(net, l, j), symbol("a", l - 1, k)) if role == "w" else product(*error(net, l, j))
    value = float(evaluate(written, Place(witness)))
    numbers = in_numbers(written, Place(witness))
    return InFull(Chain(("=", r"\approx", r"\approx"), (sought, written, numbers, printed(value))), witness, value)


def symbol(role: str, l: int, *at: int | None) -> Symbol:
    """The quantity with its layer and its neurons as numbers."""
    return Symbol(role, tuple(Index(str(i)) for i in at), Index(str(l)))


def error(net: Network, l: int, j: int) -> tuple[Node, ...]:
    """The factors of δ_j^l: BP1 in the last layer, BP2 in the others."""
    slope = Function("sigma", 1, Group("(", symbol("z", l, j), ")"))
    if l == net.L:
        return Derivative(r"\partial", Symbol("C"), symbol("a", l, j)), slope
    paths = [product(symbol("w", l + 1, k, j), *error(net, l + 1, k)) for k in range(1, net.sizes[l + 1] + 1)]
    if len(paths) == 1:
        return *paths[0].factors, slope
    return Group(r"\left(", Add(("+",) * len(paths), tuple(paths)), r"\right)"), slope


def product(*factors: Node) -> Product:
    """The factors side by side."""
    return Product(("",) * (len(factors) - 1), factors)


def in_numbers(node: Node, place: Place) -> Node:
    """The same formula with each letter, slope and derivative replaced by its number."""
    if isinstance(node, Symbol | Function | Derivative):
        number = printed(float(evaluate(node, place)))
        return Group("(", number, ")") if isinstance(number, Add) else number
    if isinstance(node, Product):
        node = Product((r"\cdot",) * len(node.operators), node.factors)
    for at, child in list(children(node)):
        node = replace_child(node, at, in_numbers(child, place))
    return node


def printed(value: float) -> Add | Number:
    """A number as the book prints it: in full if it is short, else rounded, a small one to as many digits after its
    noughts; with a sign if it is negative."""
    short = np.format_float_positional(abs(value), trim="-")
    decimals = (
        DIGITS if abs(value) > SMALL else min(DIGITS - 1 - math.floor(math.log10(abs(value) or 1)), MOST_DECIMALS)
    )
    text = short if len(short.partition(".")[2]) <= DIGITS else f"{abs(value):.{decimals}f}"
    return Add(("-",), (Number(text),)) if value < 0 else Number(text)
