"""The networks that bear witness: nothing is the same in all of them, and none of them ever goes back."""

import numpy as np
import pytest

from bplib import Network, example
from bplib.formula import Witness, Wrong, check, collect, parse
from bplib.formula.check import SCALES
from bplib.formula.meaning.conditions import CONDITIONS, drawn_for, witnesses
from bplib.formula.meaning.general import ACTIVATIONS, COSTS
from bplib.formula.meaning.witness import TRIED
from tests.quick.book.test_equations import CHAPTERS
from tests.toc import ROOT

STATEMENT = parse(r"\delta_j^l = \frac{\partial C}{\partial z_j^l}")
DRAW = np.random.default_rng(5)
BP2 = [
    (chapter, equation.tex)
    for chapter in CHAPTERS
    for equation in collect(ROOT / f"{chapter}.md")
    if r"\delta" in equation.tex and "l+1" in equation.tex and not equation.program
]


# What a backward pass can get wrong, layer by layer: (δ of the layer, its number, the number of layers) -> another δ.
BROKEN = {
    "twice the error": lambda delta, l, L: 2 * delta,
    "twice the error of the hidden layers": lambda delta, l, L: delta if l == L else 2 * delta,
    "another sign": lambda delta, l, L: -delta,
    "a bit too much": lambda delta, l, L: (1 + 1e-6) * delta,
    "what rounding is far from": lambda delta, l, L: delta + 1e-9,
    "the mean over the batch": lambda delta, l, L: delta / delta.shape[1],
    "the samples turned round": lambda delta, l, L: delta[:, ::-1],
    "only the first neuron": lambda delta, l, L: delta * (np.arange(len(delta)) == 0)[:, None],
}


def broken(backward, how):
    """The method ``backward`` with errors that are wrong."""

    def pass_back(net, forward, y, **options):
        right = backward(net, forward, y, **options)
        return right._replace(delta=[None, *(how(delta, l, net.L) for l, delta in enumerate(right.delta[1:], 1))])

    return pass_back


def doubled(backward):
    return broken(backward, BROKEN["twice the error"])


def test_a_witness_says_what_it_is():
    net = Network([2, 3, 1], hidden="tanh", output="linear", seed=1)
    assert str(Witness(net, np.ones((2, 4)), np.ones((1, 4)))) == "a network 2-3-1 with tanh, linear, N = 4"


@pytest.mark.parametrize("name", ["sizes", "N", "eta", "L", "activations", "cost", "inputs"])
def test_nothing_is_the_same_in_two_witnesses(name):
    """Of those on which every statement must hold, and the one that is drawn for it."""
    values = {
        "sizes": lambda w: w.n,
        "N": lambda w: w.N,
        "eta": lambda w: w.eta,
        "L": lambda w: w.L,
        "activations": lambda w: w.net.act[1:],
        "cost": lambda w: w.net.C_s,
        "inputs": lambda w: w.x.ravel()[:2].tolist(),
    }[name]
    found = [values(w) for w in witnesses("") + (drawn_for(STATEMENT, "") if name != "L" else [])]
    assert all(one != other for i, one in enumerate(found) for other in found[:i]), found


def test_widths_and_samples_of_a_witness_are_all_different():
    for tex in (r"C = 1", r"z^l = 2", r"(n_l - 2) (n_l - 3) (n_l - 4) (n_l - 5) (n_l - 6) (n_l - 7) (n_l - 8) = N - 9"):
        tree = parse(tex)
        for w in witnesses("") + drawn_for(tree, ""):
            assert len({*w.n, w.N}) == w.L + 2, (tex, str(w))
    assert not {2, 3, 4, 5, 6, 7, 8, 9} & {*w.n, w.N}, str(w)  # the last one: no number of the statement


def test_a_slope_is_neither_even_nor_of_one_sign():
    """In every layer of the first witness, and at the output of all, at the samples that are tried."""
    for w in witnesses(""):
        for l in range(1 if w is witnesses("")[0] else w.L, w.L + 1):
            f, z = w.net.act[l], w.rest.z[l][:, :TRIED]
            slopes = f.df(z, f.f(z))
            assert slopes.min() < -0.03 and slopes.max() > 0.1, (str(w), l, slopes)
            assert abs(f.df(-z, f.f(-z)) - slopes).max() > 0.1, (str(w), l, slopes)


@pytest.mark.parametrize("family", ACTIVATIONS, ids=["wave", "swish"])
def test_an_activation_has_its_own_slope(family):
    f, z = family(DRAW), DRAW.normal(size=(4, 5))
    assert f.df(z, f.f(z)) == pytest.approx(np.imag(f.f(z + 1e-30j)) / 1e-30, rel=1e-12)


@pytest.mark.parametrize("scale", SCALES)
def test_what_an_inequality_is_tried_on_is_finite(scale):
    drawn = [drawn_for(parse(f"C > {number}"), "", scale)[0] for number in range(30)]
    assert all(w.finite() for w in drawn)
    assert (scale < 1) == all(set(w.n) == {w.N} == {1} for w in drawn)


@pytest.mark.parametrize("family", COSTS, ids=["exponential", "neighbours", "logarithmic"])
def test_a_cost_has_its_own_slope_and_couples_the_outputs(family):
    cost, a, y = family(DRAW), DRAW.normal(size=(4, 5)), DRAW.normal(size=(4, 5))
    for j in range(4):
        pushed = a.astype(complex)
        pushed[j] += 1e-30j
        assert cost.dC(a, y)[j] == pytest.approx(np.imag(cost.C(pushed, y)) / 1e-30, rel=1e-12)
        assert not np.allclose(cost.dC(a + np.eye(4)[:, [j]], y)[j - 1], cost.dC(a, y)[j - 1], atol=1e-3)


@pytest.mark.parametrize("condition", ["", *CONDITIONS])
def test_every_derivative_is_a_slope(condition):
    """The complex step against a central difference, for every weight; ReLU has its kinks elsewhere."""
    for witness in witnesses(condition) + drawn_for(STATEMENT, condition):
        for l in range(1, witness.L + 1):
            for at in np.ndindex(witness.net.w[l].shape):
                got = witness.derivative(lambda state: state.C, "w", l, at)
                ends = [witness.run("w", l, at, h).C for h in (1e-5, -1e-5)]
                assert np.allclose(got, (ends[0] - ends[1]) / 2e-5, rtol=1e-6, atol=1e-8)


def test_an_error_never_comes_from_the_backward_pass(monkeypatch):
    net, x, y = example("2-3-2")
    true = net.backward(net.forward(x), y).delta
    monkeypatch.setattr(Network, "backward", doubled(Network.backward))
    delta = Witness(net, x, y).delta
    assert all(delta[l] == pytest.approx(true[l], rel=1e-12) for l in (1, 2))


@pytest.mark.parametrize("chapter, tex", BP2)
def test_a_backward_pass_of_twice_the_error_lets_no_display_of_bp2_pass(chapter, tex, monkeypatch):
    monkeypatch.setattr(Network, "backward", doubled(Network.backward))
    with pytest.raises(Wrong):
        check(parse(tex))


@pytest.mark.parametrize("how", BROKEN.values(), ids=BROKEN)
def test_no_broken_backward_pass_lets_a_statement_about_an_error_pass(how, monkeypatch):
    monkeypatch.setattr(Network, "backward", broken(Network.backward, how))
    for tex in (
        r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l)",
        r"\Delta^L = N \nabla_A C \odot \sigma'(Z^L)",
    ):
        with pytest.raises(Wrong):
            check(parse(tex))


def test_what_is_large_may_be_off_by_more():
    net = Network([2, 3, 1], hidden="tanh", output="linear", seed=1)
    Witness(net, [[0.3], [0.7]], [[-1e8]]).backward_agrees()


def test_where_the_outputs_act_together_there_is_no_function_of_one():
    witness = next(w for w in witnesses("softmax, cross-entropy"))
    assert witness.activation(witness.L - 1) is witness.net.act[-2]
    with pytest.raises(Wrong, match="the outputs act together"):
        witness.activation(witness.L)


def test_layers_1_to_L_have_a_function():
    witness = witnesses("sigmoid")[0]
    assert [witness.activation(l) for l in range(1, witness.L + 1)] == witness.net.act[1:]
    for l in (0, witness.L + 1):
        with pytest.raises(Wrong, match=f"expected σ of a layer from 1 to {witness.L}; got layer {l}"):
            witness.activation(l)


@pytest.mark.parametrize("scale, extreme", [(0.3, False), (1, False), (1.5, True), (3, True)])
def test_only_large_weights_are_extreme(scale, extreme):
    (witness,) = drawn_for(STATEMENT, "", scale)
    assert witness.extreme is extreme


def test_says_what_the_backward_pass_got_wrong(monkeypatch):
    monkeypatch.setattr(Network, "backward", doubled(Network.backward))
    with pytest.raises(
        Wrong, match=r"the backward pass says δ of layer 1 is .*; expected .*, the slopes of the forward"
    ):
        check(STATEMENT)
    assert check(parse(r"\frac{\partial C}{\partial b_j^l} = \frac{\partial C}{\partial z_j^l}")) > 0
