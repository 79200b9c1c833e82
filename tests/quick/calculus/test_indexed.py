"""Formulas in components go to SymPy and back; sums over symbolic widths are differentiated safely."""

import pytest
import sympy as sp

from bplib.calculus.compute import OfLayer
from bplib.calculus.indexed import Partial, collapse, differentiate, to_sympy, to_tree
from bplib.formula import parse, to_tex

BACK_AND_FORTH = [
    r"\sum_k w_{jk}^l a_k^{l-1} + b_j^l",
    r"\sigma(z_j^l)",
    r"\frac{\partial C}{\partial a_j^L} \sigma'(z_j^L)",
    r"\left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^l)",
    r"\delta_j^l a_k^{l-1}",
]


@pytest.mark.parametrize("tex", BACK_AND_FORTH)
def test_back_and_forth(tex):
    assert to_tex(to_tree(to_sympy(parse(tex)))) == tex


@pytest.mark.parametrize("tex", [r"\|a^L\|", r"w^l \odot a^l", r"\mathbb{E}[C]", "2", r"\sum_{k=1}^{n_l} a_k^l"])
def test_what_has_no_components_is_refused(tex):
    with pytest.raises(TypeError, match="has no expression in components"):
        to_sympy(parse(tex))


def test_a_sum_over_nothing_is_refused():
    with pytest.raises(ValueError, match="expected a symbol with the index k under its sum; got w_\\{ij\\}\\^l"):
        to_sympy(parse(r"\sum_k w_{ij}^l"))


def test_what_the_book_cannot_write_is_refused():
    with pytest.raises(TypeError, match="no way to write"):
        to_tree(sp.sin(sp.Symbol("x")))


def test_a_kronecker_delta_prints_as_a_bracket():
    z = to_sympy(parse(r"\sum_i w_{ki}^{l+1} \sigma(z_i^l) + b_k^{l+1}"))
    slope = differentiate(z, to_sympy(parse("z_j^l")))
    assert to_tex(to_tree(slope)) == r"\sum_i w_{ki}^{l+1} \sigma'(z_i^l) [i = j]"
    assert to_tex(to_tree(collapse(slope))) == r"w_{kj}^{l+1} \sigma'(z_j^l)"


def test_a_term_without_the_index_of_its_sum_is_added_as_often_as_the_others():
    total = to_sympy(parse(r"\sum_k (w_{jk}^l + b_j^l)"))
    assert collapse(total) == total


def test_an_index_that_is_bound_is_refused():
    """SymPy itself would answer, and be wrong: the i of the sum is not the i of the variable."""
    z = to_sympy(parse(r"\sum_i w_{ki}^{l+1} \sigma(z_i^l)"))
    with pytest.raises(ValueError, match=r"expected fresh indices in .*; got i, which a sum already runs over"):
        differentiate(z, to_sympy(parse("z_i^l")))


def test_widths_are_symbols_of_their_layers():
    z = to_sympy(parse(r"\sum_k w_{jk}^l a_k^{l-1}"))
    assert [str(n) for n in z.free_symbols if str(n).startswith("n@")] == ["n@l-1"]
    assert "n@l+1" in map(str, to_sympy(parse(r"\sum_k w_{kj}^{l+1} \delta_k^{l+1}")).free_symbols)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_the_chain_rule_is_sympys_own(n):
    """At concrete widths SymPy knows the chain rule for an unknown function of n arguments: ours says the same."""
    k, x = sp.Symbol("k", integer=True), sp.IndexedBase("x")
    f, u = sp.Function("f"), sp.symbols(f"u1:{n + 1}")
    g = [sp.exp(i * x[1]) + i * x[2] for i in range(1, n + 1)]
    theirs = sp.diff(f(*g), x[1]).doit()
    slopes = [sp.diff(f(*u), u[i]).subs(dict(zip(u, g))) for i in range(n)]
    ours = OfLayer(sp.exp(k * x[1]) + k * x[2], Partial(f(x[0]), x[k]), k, n)._eval_derivative(x[1]).doit()
    ours = ours.subs({Partial(f(x[0]), x[i + 1]): slope for i, slope in enumerate(slopes)})
    assert sp.simplify(ours - theirs) == 0
