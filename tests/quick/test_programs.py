"""The shelf of programs: each slope of each derived, every line verified, the way back held to HIPS autograd."""

import numpy as np
import pytest
from autograd import grad

from bplib.calculus import Program
from bplib.calculus.program.way_back import derivations
from bplib.content import named
from tests.quick.calculus.program.peers import PEERS

SHELF = named("programs", ".tex")
ENOUGH = 0.5


def numbers(program, seed):
    """Numbers for the leaves, on small sizes, and the widths that no leaf shows; shares where they are given to be shares."""
    draw = np.random.default_rng(seed)
    sizes = program.widths.draw(draw)
    found = {}
    for name in program.leaves:
        cells = list(program.leaf_cells(name, sizes))
        shape = tuple(np.max(cells, axis=0) - np.min(cells, axis=0) + 1) if cells[0] else ()
        if name in program.starts:
            shape = tuple(n for n, own in zip(shape, program.widths.letters[name]) if own not in program.starts[name])
        found[name] = draw.normal(size=shape)
    for given in program.given:
        found[given.left.body.name] = draw.dirichlet(np.ones(found[given.left.body.name].shape[0]))
    return found | {name: sizes[name] for name in program.unshown}


def test_there_is_a_peer_for_every_program_and_a_program_for_every_peer():
    assert sorted(PEERS) == SHELF


@pytest.mark.parametrize("name", SHELF)
def test_every_slope_is_derived_verified_and_that_of_autograd(name, tally):
    program = Program.from_shelf(name)
    assert program.title, name
    tally["programs"] += 1
    for derivation in derivations(program):
        report = derivation.verify()
        tally["slopes"] += 1
        assert report.in_symbols >= report.steps and report.in_numbers >= report.steps, report
    leaves = numbers(program, 3)
    values = program.backward()(**leaves)
    assert values["C"] == pytest.approx(PEERS[name](**leaves), rel=1e-12)
    for leaf in leaves:
        expected = grad(lambda value, leaf=leaf: PEERS[name](**{**leaves, leaf: value}))(leaves[leaf])
        found = values[f"bar {leaf}"]
        if leaf in program.starts:  # its array holds every step; the leaf is the first
            found = np.take(found, 0, axis=program.widths.letters[leaf].index(*program.starts[leaf]))
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-11), (name, leaf, leaves)


# The form in which a person writes it.
FORMS = {
    ("layer", "w_{jk}"): r"\frac{\partial C}{\partial z_j} x_k",
    ("layer", "x_k"): r"\sum_j \frac{\partial C}{\partial z_j} w_{jk}",
    ("dense", "z_j^l"): r"\frac{\partial C}{\partial a_j^l} \sigma'(z_j^l)",
    ("batch", "b_j"): r"\sum_s \frac{\partial C}{\partial z_{js}}",
    ("softmax", "z_i"): "a_i - y_i",
    ("binary-cross-entropy", "z_i"): "a_i - y_i",
    ("weight-decay", "w_{jk}"): r"\frac{\partial C}{\partial z_j} x_k + \lambda w_{jk}",
    ("skip", "x_k"): r"\sum_j \frac{\partial C}{\partial z_j} w_{jk} + \frac{\partial C}{\partial a_k}",
    ("shared-weights", "w_{jk}"): r"\frac{\partial C}{\partial z_j} x_k + \frac{\partial C}{\partial u_j} h_k",
    ("convolution", "w_k"): r"\sum_i \frac{\partial C}{\partial z_i} x_{i+k-1}",
    ("convolution", "x_j"): r"\sum_k \frac{\partial C}{\partial z_{j-k+1}} w_k [1 \le j-k+1 \le n_z]",
    ("convolution-stride", "x_j"): r"\sum_i \frac{\partial C}{\partial z_i} w_{j-2i+2} [1 \le j-2i+2 \le n_w]",
    ("transposed-convolution", "z_i"): r"\sum_k \frac{\partial C}{\partial u_{2i+k-2}} w_k [2i+k-2 \le n_u]",
    ("max-pooling", "x_j"): r"\sum_i \frac{\partial C}{\partial m_i} [x_j = m_i] [1 \le j-2i+2 \le 2]",
    ("recurrence", "z_i^t"): r"\frac{\partial C}{\partial h_i^t} \left(1 - \left(h_i^t\right)^2\right)",
    ("recurrence", "h_i^t"): (r"[t+1 \le T] \sum_j \frac{\partial C}{\partial z_j^{t+1}} W_{ji} + h_i^t - y_i^t"),
    ("recurrence", "h_i^0"): r"\sum_j \frac{\partial C}{\partial z_j^1} W_{ji}",
    ("attention", "S_{ij}"): (
        r"A_{ij} \left(\frac{\partial C}{\partial A_{ij}} - \sum_m \frac{\partial C}{\partial A_{im}} A_{im}\right)"
    ),
    ("layer-norm", r"\mu"): r"-\frac{1}{\sqrt{v + 0.00001}} \sum_i \frac{\partial C}{\partial \hat{x}_i}",
    ("rms-norm", "r"): r"-\frac{1}{r} \sum_i \frac{\partial C}{\partial \hat{x}_i} \hat{x}_i",
}


@pytest.mark.parametrize(("name", "of"), FORMS)
def test_a_slope_has_the_form_in_which_a_person_writes_it(name, of):
    assert Program.from_shelf(name).slope(of).steps[-1].tex == FORMS[name, of]


def test_the_three_terms_of_layer_norm():
    found = Program.from_shelf("layer-norm").slope("x_i", insert=["mu", "v"])
    found.verify()
    assert found.steps[-1].tex == (
        r"\frac{1}{\sqrt{v + 0.00001}} \left(\frac{\partial C}{\partial \hat{x}_i} "
        r"- \frac{1}{n} \sum_j \frac{\partial C}{\partial \hat{x}_j} "
        r"- \frac{\hat{x}_i}{n} \sum_j \frac{\partial C}{\partial \hat{x}_j} \hat{x}_j\right)"
    )


def test_the_hessian_times_a_vector_is_that_of_autograd():
    program = Program.from_shelf("convolution")
    leaves = numbers(program, 5)
    second = program.backward().then(r"G = \sum_k r_k \bar{w}_k")
    for of in ("w_k", "x_j", "b"):
        second.slope(of).verify()
    r = np.random.default_rng(6).normal(size=leaves["w"].shape)
    values = second.backward()(**leaves, r=r)
    slope = lambda w: grad(lambda w: PEERS["convolution"](**{**leaves, "w": w}))(w)
    h = 1e-6
    expected = (slope(leaves["w"] + h * r) - slope(leaves["w"] - h * r)) / (2 * h)
    assert values["tilde w"] == pytest.approx(expected, abs=1e-8)


def test_a_way_back_is_a_program_like_any_other():
    back = Program.from_shelf("recurrence").backward()
    assert (
        r"C &= \frac{1}{2} \sum_{t=1}^T \sum_i \left(h_i^t - y_i^t\right)^2 \\ \bar{y}_i^t &= y_i^t - h_i^t \\ "
        in back.tex
    )
    assert r"\bar{h}_i^0 &= \sum_j \bar{z}_j^1 W_{ji}" in back.tex
    assert back._repr_latex_() == f"$${back.tex}$$"
    assert back.cost == "C"
    assert [group.way for group in back.groups if len(group.definitions) > 1] == [1, -1]


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match=r"expected one of .*; got 'convolutoin'; did you mean 'convolution'"):
        Program.from_shelf("convolutoin")
