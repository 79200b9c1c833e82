r"""The four equations as SymPy computes them from the definitions of z and a.

    compute("BP1")        the tree of \delta_j^L = \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L)

Nothing is assumed of C but that it is a function of a layer's values, whatever function: ``OfLayer`` knows the chain
rule and no more. For a hidden layer these are the z of the next layer, and the slope along each of them is its error,
by definition. SymPy differentiates the sums with free indices and symbolic widths, and the Kronecker deltas collapse.
"""

from typing import NamedTuple

import sympy as sp

from bplib.calculus.indexed import Partial, collapse, differentiate, neurons, to_sympy, to_tree
from bplib.checks import lookup
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.tree import Chain


class Setting(NamedTuple):
    """What an equation is about: ``left`` (its left side), ``by`` (what C is differentiated by), ``through`` (the
    definition of the values through which C depends on it)."""

    left: str
    by: str
    through: str


WEIGHTED_INPUT = r"z_i^l = \sum_m w_{im}^l a_m^{l-1} + b_i^l"
SETTINGS = {
    "BP1": Setting(r"\delta_j^L", "z_j^L", r"a_k^L = \sigma(z_k^L)"),
    "BP2": Setting(r"\delta_j^l", "z_j^l", r"z_k^{l+1} = \sum_i w_{ki}^{l+1} \sigma(z_i^l) + b_k^{l+1}"),
    "BP3": Setting(r"\frac{\partial C}{\partial b_j^l}", "b_j^l", WEIGHTED_INPUT),
    "BP4": Setting(r"\frac{\partial C}{\partial w_{jk}^l}", "w_{jk}^l", WEIGHTED_INPUT),
}
C = sp.Symbol("C")


class OfLayer(sp.Function):
    """OfLayer(value, slope, k, n): C as a function of the values for k = 1 … n, ``slope`` being ∂C/∂value."""

    nargs = 4

    def _eval_derivative(self, v: sp.Expr) -> sp.Expr:
        value, slope, k, n = self.args
        return sp.Sum(slope * differentiate(value, v), (k, 1, n))


def definition(setting: Setting) -> tuple[sp.Expr, sp.Expr]:
    """The values through which C depends on what it is differentiated by, and what they are."""
    chain = parse(setting.through)
    assert isinstance(chain, Chain)
    left, right = chain.sides
    return to_sympy(left), to_sympy(right)


def cost(setting: Setting) -> OfLayer:
    """C as a function of the layer that ``setting.through`` defines."""
    left, right = definition(setting)
    base, (k,) = left.base, left.indices
    role, _, layer = str(base).partition("@")
    slope = sp.IndexedBase(f"delta@{layer}")[k] if role == "z" else Partial(C, left)
    return OfLayer(right, slope, k, neurons(layer))


def compute(name: str) -> Chain:
    """The tree of the equation called ``name``: "BP1", "BP2", "BP3" or "BP4". ValueError: another name."""
    setting = lookup(SETTINGS, name)
    right = collapse(differentiate(cost(setting), to_sympy(parse(setting.by))))
    return Chain(("=",), (parse(setting.left), to_tree(right)))
