"""A run is what NumPy makes of the same layer, and a push is the slope that HIPS autograd finds."""

from fractions import Fraction

import autograd.numpy as np
import numpy
import pytest
from autograd import grad

from bplib.calculus import Program
from bplib.calculus.program.arithmetic import ACTIVATIONS, PRIME, Exact, Floats, Residue
from bplib.calculus.program.sample import Sample

draw = numpy.random.default_rng(4).normal


def logistic(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def convolution(x, w, b, y):
    z = np.array([np.dot(w, x[i : i + len(w)]) + b for i in range(len(y))])
    return 0.5 * np.sum((logistic(z) - y) ** 2)


def recurrence(x, U, W, b, h, y):
    cost = 0
    for t in range(x.shape[1]):
        h = np.tanh(np.dot(W, h) + np.dot(U, x[:, t]) + b)
        cost = cost + 0.5 * np.sum((h - y[:, t]) ** 2)
    return cost


def normalised(x, gamma, beta, y):
    hat = (x - np.mean(x)) / np.sqrt(np.var(x) + 1e-5)
    return 0.5 * np.sum((gamma * hat + beta - y) ** 2)


PEERS = [
    (
        r"z_i = \sum_k w_k x_{i+k-1} + b \\ a_i = \sigma(z_i) \\ C = \frac{1}{2} \sum_i (a_i - y_i)^2",
        convolution,
        {"x": draw(size=5), "w": draw(size=2), "b": 0.3, "y": draw(size=4)},
    ),
    (
        r"""h_i^t = \tanh(\sum_j W_{ij} h_j^{t-1} + \sum_k U_{ik} x_k^t + b_i)
            C = \frac{1}{2} \sum_t \sum_i (h_i^t - y_i^t)^2""",
        recurrence,
        {
            "x": draw(size=(3, 4)),
            "U": draw(size=(2, 3)),
            "W": draw(size=(2, 2)),
            "b": draw(size=2),
            "h": draw(size=2),
            "y": draw(size=(2, 4)),
        },
    ),
    (
        r"""\mu = \frac{1}{n} \sum_{i=1}^n x_i \\ v = \frac{1}{n} \sum_{i=1}^n (x_i - \mu)^2
            \hat{x}_i = \frac{x_i - \mu}{\sqrt{v + 0.00001}} \\ a_i = \gamma_i \hat{x}_i + \beta_i
            C = \frac{1}{2} \sum_i (a_i - y_i)^2""",
        normalised,
        {"x": draw(size=4), "gamma": draw(size=4), "beta": draw(size=4), "y": draw(size=4)},
    ),
]


@pytest.mark.parametrize(("tex", "cost", "numbers"), PEERS)
def test_a_run_and_its_pushes_are_those_of_autograd(tex, cost, numbers):
    program = Program(tex)
    assert program(**numbers)["C"] == pytest.approx(cost(*numbers.values()), rel=1e-13)
    run = program.run(numbers)
    for argument, name in enumerate(numbers):
        expected = grad(cost, argument)(*map(np.array, numbers.values()))
        for at, slope in zip(program.leaf_cells(name, run.sizes), numpy.ravel(expected)):
            assert run.pushed(name, at).slope_of("C") == pytest.approx(slope, rel=1e-12, abs=1e-14), (name, at)


def test_arrays_count_from_0_and_a_recurrence_has_its_start():
    values = Program("h_i^t = h_i^{t-1} + x_i^t\nC = \\sum_i h_i^T")(x=[[1, 2, 3]], h=[10])
    assert values["h"].tolist() == [[10, 11, 13, 16]]


def test_a_long_recurrence_does_not_get_deep():
    values = Program("h^t = \\tanh(h^{t-1} + x^t)\nC = h^T")(x=[0.1] * 3000, h=0)
    assert 0.5 < values["C"] < 1


def test_a_recurrence_may_run_from_the_last_step_to_the_first():
    program = Program("h^t = x^t + [t+1 \\le T] h^{t+1}\nC = \\sum_{t=1}^T (h^t)^2")
    assert program.groups[0].way == -1
    assert program(x=[1, 2, 3])["h"].tolist() == [6, 5, 3]
    assert program.backward()(x=[1, 2, 3])["bar x"].tolist() == [12, 22, 28]


def test_a_start_may_be_defined():
    values = Program("h_i^0 = 2 x_i\nh_i^t = h_i^{t-1} + y_i^t\nC = \\sum_i h_i^T").backward()(
        x=[1, 2], y=[[1, 1], [2, 2]]
    )
    assert values["h"].tolist() == [[2, 3, 4], [4, 6, 8]]
    assert values["bar x"].tolist() == [2, 2]


def test_what_a_guard_excludes_need_not_exist():
    values = Program(r"z_i = \sum_{k=1}^3 w_k [1 \le i+k-2 \le n] x_{i+k-2} \\ C = \sum_{i=1}^n z_i")(
        x=[1, 2, 3, 4], w=[1, 10, 100]
    )
    assert values["z"].tolist() == [210, 321, 432, 43]


def test_the_largest_of_two_and_over_an_index():
    values = Program(r"m_i = \max_{k=1}^2 x_{2i+k-2} \\ C = \sum_i m_i + \max(0, b)")(x=[1, 5, -3, -4], b=-1)
    assert values["m"].tolist() == [5, -3]
    assert values["C"] == 2


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"C = \ln(x)", "a positive number under a root or a logarithm"),
        (r"C = \sqrt{x}", "a positive number"),
        (r"C = \frac{1}{x + 1}", "a divisor that is not 0"),
    ],
)
def test_a_number_without_a_value_is_refused(tex, said):
    with pytest.raises(ValueError, match=said):
        Program(tex)(x=-1)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("primes", range(3))
def test_the_slopes_of_activations_are_central_differences(name, primes):
    h = 1e-5
    for z in (-1.3, 0.4, 2.0):
        f = lambda x: ACTIVATIONS[name](complex(x), primes).real
        assert ACTIVATIONS[name](complex(z), primes + 1).real == pytest.approx(
            (f(z + h) - f(z - h)) / (2 * h), abs=1e-8
        )


def test_residues_are_a_field_with_exact_slopes():
    exact = Exact(1)
    x, y = Residue(12345, 1), Residue(678)
    assert exact.over(x * y, y) == x
    assert exact.power(x, Fraction(3)) == x * x * x
    square = x * x
    root = exact.apply("sqrt", 0, square)
    assert root.v in (x.v, PRIME - x.v)
    assert root * root == square
    assert exact.over(x, x * x) == exact.over(Residue(1), x)


@pytest.mark.parametrize("exactly", [False, True])
def test_numbers_by_lot_keep_what_is_given(exactly):
    program = Program("% given: \\sum_k y_{ks} = 1\nC = \\sum_s \\sum_k y_{ks} \\ln(x_{ks})")
    sample = Sample(program, numpy.random.default_rng(2), exactly)
    arithmetic = sample.run.arithmetic
    for s in range(1, sample.run.sizes[program.widths.axes["y"][1]] + 1):
        column = [sample.run.cell("y", (k, s)) for k in range(1, sample.run.sizes[program.widths.axes["y"][0]] + 1)]
        total = sum(column, arithmetic.zero)
        assert total == Residue(1) if exactly else total == pytest.approx(1)


def test_floats_are_pushed_without_rounding():
    floats = Floats()
    assert floats.slope(floats.apply("exp", 0, 1 + floats.push)) == pytest.approx(numpy.e)
