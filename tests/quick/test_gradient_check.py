"""Central differences: how near they come, where they cannot, and that the check finds a planted mistake."""

import re

import numpy as np
import pytest
from hypothesis import given, settings

from bplib import Network, example
from bplib.examples import EXAMPLES
from bplib.gradient_check import GradientCheck, H, central_differences, gradient_check, relative
from tests.nudge import nudged
from tests.strategies import SMOOTH, cases


@settings(max_examples=80)
@given(cases(batch=3))
def test_the_backward_pass_agrees_with_central_differences_away_from_kinks(case):
    net = case.net()
    report = gradient_check(net, case.x, case.y)
    assert report.excess <= 100, f"{report}\n{case}"


@settings(max_examples=80)
@given(cases(hidden=SMOOTH, output=SMOOTH, batch=3))
def test_every_entry_agrees_where_nothing_bends_sharply(case):
    net = case.net()
    forward = net.forward(case.x)
    exact, central = net.backward(forward, case.y, dx=True), central_differences(net, case.x, case.y)
    assert central.kinks == [], case
    size = 1 + net.C(forward, case.y)
    pairs = {"dx": (exact.dx, central.dx)}
    for l in range(1, net.L + 1):
        pairs |= {f"dw[{l}]": (exact.dw[l], central.dw[l]), f"db[{l}]": (exact.db[l], central.db[l])}
    for name, (g, d) in pairs.items():
        np.testing.assert_allclose(d, g, rtol=1e-7, atol=1e-8 * size, err_msg=f"{name}; {case}")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples(name):
    report = gradient_check(*example(name))
    assert report.difference < 1e-9 and report.kinks == [], f"{name}: {report}"
    assert report.difference < 10 * report.rounding < 1e-8, f"{name}: {report}"


def test_the_truncation_goes_like_h_squared():
    errors = [gradient_check(*example(), h=h).difference for h in (1e-2, 1e-3)]
    assert 90 < errors[0] / errors[1] < 110, errors


def test_a_smaller_h_is_worse_once_rounding_rules():
    errors = [gradient_check(*example(), h=h).difference for h in (H, H / 1e3, H / 1e6)]
    assert errors[0] < errors[1] < errors[2], errors


def test_a_large_number_moves_by_a_large_step():
    """w = 1e12: a step of 6e-6 would move C by less than its rounding."""
    net = Network([1, 1], w=[[[1e12]]], b=[[0]])
    assert central_differences(net, [1e-12], [0]).dw[1].item() == pytest.approx(1e-12, rel=1e-9)


def test_the_step_is_the_one_really_taken():
    """At w = 3 a step of 3e-13 is rounded by a thousandth of itself, and the slope 2(3 − y) must not be."""
    net = Network([1, 1], cost="squared error", w=[[[3.0]]], b=[[0]])
    y = 3 - 1e-9
    assert central_differences(net, [1], [y], h=1e-13).dw[1].item() == pytest.approx(2 * (3 - y), rel=1e-9)


@pytest.mark.parametrize(
    "layer, entry, where",
    [
        (1, (1, 0), "w[1][1,0]"),
        (2, (0, 1), "w[2][0,1]"),
        (3, (0, 0), "w[3][0,0]"),
    ],
)
def test_a_planted_mistake_is_found_where_it_is(layer, entry, where, monkeypatch):
    right = Network.backward

    def wrong(self, forward, y, *, dx=False):
        backward = right(self, forward, y, dx=dx)
        backward.dw[layer][entry] *= 1.0001
        return backward

    monkeypatch.setattr(Network, "backward", wrong)
    report = gradient_check(*example())
    assert report.where == where and report.difference > 1e-6, report
    assert report.backward == pytest.approx(1.0001 * report.central, rel=1e-8), report


# ---- kinks ------------------------------------------------------------------------------------------------------


def relus(b):
    """1-2-1, ReLU, every weight 1, input 0.5: z[1] = (0.5, 0.5 + b)."""
    return Network([1, 2, 1], hidden="relu", w=[[[1], [1]], [[1, 1]]], b=[[0, b], [0]]), [0.5], [1]


def test_a_kink_within_reach_is_named():
    report = gradient_check(*relus(-0.5))  # z[1] = 0 in the second neuron
    assert report.kinks == ["w[1][1,0]", "b[1][1,0]", "x[0,0]"]
    assert report.excess < 1, "what cannot be compared is off by nothing"
    assert "a ReLU's kink lies within reach of w[1][1,0], b[1][1,0], x[0,0]" in str(report)


@pytest.mark.parametrize("b", [-0.5 + 3 * H, -0.5 - 3 * H])
def test_a_kink_out_of_reach_is_not(b):
    report = gradient_check(*relus(b))
    assert report.kinks == [] and report.difference < 1e-9, report
    assert "kink" not in str(report)


def test_a_step_that_ends_on_the_kink_has_not_crossed_it():
    """z = -H and x = 0: H more of the bias, or of x, makes z = 0, and a ReLU is level up to there."""
    net = Network([1, 1, 1], hidden="relu", w=[[[1]], [[1]]], b=[[-H], [0]])
    assert gradient_check(net, [0], [1]).kinks == []


def test_a_larger_h_reaches_farther():
    assert gradient_check(*relus(-0.5 + 3 * H), h=10 * H).kinks == ["w[1][1,0]", "b[1][1,0]", "x[0,0]"]


# ---- what could divide by zero, and what the reader keeps -----------------------------------------------------------


@pytest.mark.filterwarnings("error")
def test_no_slope_at_all_is_no_difference():
    net = Network([2, 2, 1], cost="squared error", w=[np.zeros((2, 2)), np.zeros((1, 2))], b=[np.zeros(2), [1]])
    report = gradient_check(net, [0, 0], [1])
    assert (report.difference, report.backward, report.central) == (0, 0, 0), report


def saturated():
    """1-1-1 whose hidden σ' is 4.7e-15: the slope behind it is lost in the rounding of C."""
    return Network([1, 1, 1], w=[[[33.0]], [[1.0]]], b=[[0], [0]]), [1], [0.5]


@pytest.mark.filterwarnings("error")
def test_a_slope_that_drowns_in_rounding_is_no_alarm():
    net, x, y = saturated()
    exact, central = net.backward(net.forward(x), y).dw[1].item(), central_differences(net, x, y).dw[1].item()
    assert abs(exact - central) > 0.01 * abs(exact), "or this case shows nothing"
    report = gradient_check(net, x, y)
    assert report.difference < 1e-9 and report.where.endswith("[2][0,0]"), report


def test_nor_does_it_hide_a_mistake_elsewhere(monkeypatch):
    right = Network.backward

    def wrong(self, forward, y, *, dx=False):
        backward = right(self, forward, y, dx=dx)
        backward.db[2] *= 1.000001
        return backward

    monkeypatch.setattr(Network, "backward", wrong)
    report = gradient_check(*saturated())
    assert report.where == "b[2][0,0]" and report.difference > 1e-7, report


def test_a_slope_known_only_to_rounding_says_so():
    net = Network([1, 1], w=[[[33.0]]], b=[[0]], output="sigmoid")
    report = gradient_check(net, [1], [0.5])
    assert report.rounding > 1, report


def test_tiny_slopes_do_not_vanish_in_their_squares():
    """g = 1e-200, its square is 0 in a computer; ĝ is exactly 0. All of g is difference."""
    g, nothing = np.full((2, 1), 1e-200), np.zeros((2, 1))
    assert relative(g - nothing, g, nothing) == pytest.approx(1)
    assert relative(nothing, nothing, nothing) == 0


def test_the_network_and_the_input_stay_as_they_are():
    net, x, y = example("2-3-2")
    x = np.array(x)
    kept = [v.copy() for v in (*net.w[1:], *net.b[1:], x)]
    gradient_check(net, x, y)
    assert all((v == k).all() for v, k in zip((*net.w[1:], *net.b[1:], x), kept))


@pytest.mark.parametrize("h", [0, -1e-5, 1e-17, 2, np.nan, np.inf, "a", None, 1j, [1e-5]])
def test_a_step_that_makes_no_sense(h):
    with pytest.raises(ValueError) as told:
        central_differences(*example(), h=h)
    assert str(told.value) == f"h: expected a number from 2.2e-16 to 1; got {h!r}"


@pytest.mark.parametrize("h", [2.0**-52, 1])
def test_the_ends_of_what_a_step_may_be(h):
    """C = w²/2 has no third derivative: every step finds its slope."""
    net = Network([1, 1], w=[[[1.0]]], b=[[0]])
    assert central_differences(net, [1], [0], h).dw[1].item() == pytest.approx(1, rel=1e-12)


def test_bad_data_is_refused_as_by_the_network():
    net, x, y = example()
    for call, said in [
        (lambda: gradient_check(net, [1, 2], y), "x: expected shape (1, N); got (2,)"),
        (lambda: central_differences(net, x, [1, 2]), "y: expected shape (1, 1); got (2,)"),
    ]:
        with pytest.raises(ValueError) as told:
            call()
        assert str(told.value) == said


# ---- the report, and what rounding explains --------------------------------------------------------------------


def planted(monkeypatch, change):
    """``change(backward)`` is done to what every backward pass finds."""
    right = Network.backward

    def wrong(self, forward, y, *, dx=False):
        backward = right(self, forward, y, dx=dx)
        change(backward)
        return backward

    monkeypatch.setattr(Network, "backward", wrong)


def explained(net, x, y, v=0.0):
    """What rounding explains of the slope along a number ``v``, as the module says: ε (C + ‖a‖²) by its step."""
    forward = net.forward(x)
    a = forward.a[net.L]
    noise = sum(np.dot(a[:, s], a[:, s]) for s in range(a.shape[1])) / a.shape[1] + net.C(forward, y)
    return 2.0**-52 * noise / (2.0 ** (-52 / 3) * max(1, abs(v)))


def test_the_report_of_a_right_network_reads_as_two_lines():
    assert str(gradient_check(*example())).split("\n") == [
        "no entry is off by more than rounding explains",
        "steepest, b[3][0,0]: backward -1.221996282, central differences -1.221996282",
    ]


def test_a_hundred_times_what_rounding_explains_is_no_alarm_and_more_is():
    report = GradientCheck(100.0, "w[1][0,0]", 1.0, 1.0, 0.0, 0.0, [])
    assert str(report).startswith("no entry is off")
    assert str(report._replace(excess=100.5)).startswith("worst, w[1][0,0]: backward 1,")


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_report_hangs_on_how_a_machine_rounds(name, seed, monkeypatch):
    here = str(gradient_check(*example(name)))
    monkeypatch.setattr(np, "exp", nudged(seed))
    assert str(gradient_check(*example(name))) == here


def test_nor_on_which_of_two_equal_slopes_is_rounded_up():
    """Two neurons alike but for a part in 10¹²: the first is named, whichever is the steeper."""
    for more in (0, 1e-12, -1e-12):
        net = Network([1, 2], w=[[[0.5], [0.5 + more]]], b=[[0, 0]])
        assert gradient_check(net, [2], [0, 0]).where == "w[1][0,0]"


@pytest.mark.parametrize("times", [1e3, 1e6])
@pytest.mark.parametrize(
    "where, array, entry, v",
    [
        ("w[2][0,1]", lambda b: b.dw[2], (0, 1), 2.0),
        ("w[1][0,0]", lambda b: b.dw[1], (0, 0), -0.9),
        ("b[3][0,0]", lambda b: b.db[3], (0, 0), -0.3),
        ("x[0,0]", lambda b: b.dx, (0, 0), 0.5),
    ],
)
def test_the_excess_is_in_units_of_what_rounding_explains(where, array, entry, v, times, monkeypatch):
    net, x, y = example()
    off = times * explained(net, x, y, v)

    def change(backward):
        if backward.dx is not None:
            array(backward)[entry] += off

    planted(monkeypatch, change)
    report = gradient_check(net, x, y)
    assert report.where == where and report.excess == pytest.approx(times, rel=0.02), report
    first, second = str(report).split("\n")
    assert first.startswith(f"worst, {where}: backward ") and first.endswith(" times what rounding explains")
    assert re.fullmatch(r"its array: relative difference \d\.\de-\d\d \(rounding alone: about \de-\d\d\)", second)


def test_what_rounding_may_do_is_not_named(monkeypatch):
    net, x, y = example()
    off = 30 * explained(net, x, y)
    planted(monkeypatch, lambda backward: backward.db[2].__iadd__(off))
    report = gradient_check(net, x, y)
    assert 25 < report.excess < 35 and report.where == "b[3][0,0]", report


def test_a_small_entry_in_an_array_of_large_ones(monkeypatch):
    """Wrong by all of itself, and yet by a part in a million of its array."""
    net = Network([2, 1], w=[[[1.0, 1.0]]], b=[[0]])
    planted(monkeypatch, lambda backward: backward.dw[1].__imul__([[1, 0]]))
    report = gradient_check(net, [1.0, 1e-6], [0])
    assert (report.where, report.backward) == ("w[1][0,1]", 0) and report.excess > 1000, report


@pytest.mark.parametrize("n, N", [(1, 4), (3, 1), (3, 5), (2, 2)])
def test_rounding_grows_with_the_outputs_and_not_with_the_samples(n, N, monkeypatch):
    """Every sample is the same, so that C and each slope are those of one of them."""
    draw = np.random.default_rng(n)
    net = Network([2, n], output="tanh", w=[draw.normal(size=(n, 2))], b=[draw.normal(size=n)])
    x, y = draw.normal(size=(2, 1)), draw.normal(size=(n, 1))
    X, Y = np.tile(x, N), np.tile(y, N)
    g = net.backward(net.forward(X), Y).dw[1]
    off = 1000 * explained(net, x, y, net.w[1][0, 0])
    planted(monkeypatch, lambda backward: backward.dw[1][0, :1].__iadd__(off))
    report = gradient_check(net, X, Y)
    assert report.where == "w[1][0,0]" and report.excess == pytest.approx(1000, rel=0.05), report
    each = [explained(net, x, y, v) for v in net.w[1].flat]
    assert report.rounding == pytest.approx(np.linalg.norm(each) / (2 * np.linalg.norm(g)), rel=1e-3), report


def test_an_input_moves_the_cost_of_its_own_sample_alone(monkeypatch):
    """Of the mean of 5, which is what is measured, it moves a fifth; so rounding explains five times as much."""
    net, N = Network([2, 2], output="tanh", seed=3), 5
    x, y = np.full((2, N), 0.4), np.full((2, N), 0.1)
    off = 1000 * N * explained(net, x, y, 0.4)
    planted(monkeypatch, lambda backward: backward.dx[1, 2:3].__iadd__(off))
    report = gradient_check(net, x, y)
    assert report.where == "x[1,2]" and report.excess == pytest.approx(1000, rel=0.05), report


@pytest.mark.parametrize("v", [0.0, 0.5, -0.9, 1.5, -3.0])
def test_a_number_moves_by_h_or_in_proportion_to_itself(v):
    """With a large h the quotient shows by how much it moved."""
    h = 1e-2
    net = Network([1, 1], output="tanh", w=[[[v]]], b=[[0.2]])
    step = h * abs(v) if abs(v) > 1 else h
    C_up, C_down = ((np.tanh(v + s + 0.2) - 1) ** 2 / 2 for s in (step, -step))
    expected = (C_up - C_down) / (2 * step)
    assert central_differences(net, [1], [1], h).dw[1].item() == pytest.approx(expected, rel=1e-11)


def test_a_kink_hides_no_mistake_elsewhere(monkeypatch):
    net, x, y = relus(-0.5)
    report = gradient_check(net, x, y)
    assert report.kinks and report.excess <= 100, report
    planted(monkeypatch, lambda backward: backward.db[2].__imul__(1.001))
    report = gradient_check(net, x, y)
    assert report.where == "b[2][0,0]" and report.excess > 1e4 and len(str(report).split("\n")) == 3, report
