"""The network in numbers: against an independent library, against its own mean, against the slope it promises."""

import pickle
from copy import deepcopy

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bplib import Network
from bplib.functions import ACTIVATIONS, COSTS
from bplib.network import Backward, Forward
from tests import witness
from tests.strategies import SMOOTH, Case, cases, relative_difference

FUNCTIONS, COST_NAMES = list(ACTIVATIONS), list(COSTS)


def passes(case):
    net = case.net()
    forward = net.forward(case.x)
    return net, forward, net.backward(forward, case.y, dx=True)


def named(backward):
    """Every array of a backward pass with its name."""
    parts = {f"{part}[{l}]": v for part in ("delta", "dw", "db") for l, v in enumerate(getattr(backward, part)) if l}
    return parts | {"dx": backward.dx}


# ---- against HIPS autograd --------------------------------------------------------------------------------------


def agree_with_the_witness(case):
    net, forward, backward = passes(case)
    C, _C_s = witness.costs(case)
    assert abs(net.C(forward, case.y) - C) <= 1e-12 * (1 + C), f"C: {net.C(forward, case.y)}, autograd {C}; {case}"
    dw, db, dx, delta = witness.gradients(case)
    theirs = named(Backward(delta, dw, db, dx))
    for name, ours in named(backward).items():
        difference = relative_difference(ours, theirs[name])
        assert ours.shape == theirs[name].shape, f"{name}: {ours.shape}, autograd {theirs[name].shape}; {case}"
        assert difference <= 1e-9, f"{name}: relative difference {difference:.1e} from autograd; {case}"


@settings(max_examples=500)
@given(cases())
def test_every_gradient_agrees_with_autograd(case):
    agree_with_the_witness(case)


@pytest.mark.parametrize("cost", COST_NAMES)
@pytest.mark.parametrize("output", FUNCTIONS)
@pytest.mark.parametrize("hidden", FUNCTIONS)
def test_no_pair_of_functions_is_left_to_chance(hidden, output, cost):
    agree_with_the_witness(Case((3, 4, 2, 3), hidden, output, cost, N=5, seed=7))


def test_relu_at_its_kink_passes_nothing_back():
    net = Network([1, 2, 1], hidden="relu", w=[[[1], [2]], [[3, 4]]], b=[[-1, 0], [0]])
    backward = net.backward(net.forward([1]), [0], dx=True)  # z = 0 and 2, a[2] = 8
    np.testing.assert_array_equal(backward.delta[1], [[0], [32]])
    np.testing.assert_array_equal(backward.dw[1], [[0], [32]])
    np.testing.assert_array_equal(backward.dx, [[64]])


# ---- mini-batches -----------------------------------------------------------------------------------------------


@given(cases())
def test_a_batch_is_the_mean_of_its_samples(case):
    net, forward, backward = passes(case)
    alone = [net.forward(case.x[:, s]) for s in range(case.N)]
    back = [net.backward(f, case.y[:, s], dx=True) for s, f in enumerate(alone)]

    def same(name, got, want):
        np.testing.assert_allclose(got, want, rtol=1e-12, atol=1e-13, err_msg=f"{name} of {case}")

    same("C", net.C(forward, case.y), np.mean([net.C(f, case.y[:, s]) for s, f in enumerate(alone)]))
    same("dx", backward.dx, np.hstack([b.dx for b in back]))
    for l in range(1, net.L + 1):
        same(f"z[{l}]", forward.z[l], np.hstack([f.z[l] for f in alone]))
        same(f"a[{l}]", forward.a[l], np.hstack([f.a[l] for f in alone]))
        same(f"delta[{l}]", backward.delta[l], np.hstack([b.delta[l] for b in back]))
        same(f"dw[{l}]", backward.dw[l], np.mean([b.dw[l] for b in back], axis=0))
        same(f"db[{l}]", backward.db[l], np.mean([b.db[l] for b in back], axis=0))


@given(cases())
def test_shapes(case):
    net, forward, backward = passes(case)
    assert (net.w[0], net.b[0], forward.z[0], backward.delta[0], backward.dw[0], backward.db[0]) == (None,) * 6
    assert backward.dx.shape == (case.sizes[0], case.N)
    assert net.backward(forward, case.y).dx is None
    for l, n in enumerate(case.sizes[1:], 1):
        assert forward.z[l].shape == forward.a[l].shape == backward.delta[l].shape == (n, case.N), case
        assert backward.dw[l].shape == net.w[l].shape == (n, case.sizes[l - 1]), case
        assert backward.db[l].shape == net.b[l].shape == (n, 1), case


# ---- the step ---------------------------------------------------------------------------------------------------


@given(cases(hidden=SMOOTH, output=SMOOTH))
def test_a_step_lowers_the_cost_as_the_slope_says(case):
    """C after the step = C − η‖g‖² + O(η²): with an η ten times smaller the gap is a hundred times smaller."""
    net, forward, backward = passes(case)
    squared = sum((g**2).sum() for g in (*backward.dw[1:], *backward.db[1:]))
    assume(squared > 1e-6)
    C = net.C(forward, case.y)
    eta = 1e-3 / (1 + squared)

    def gap(eta):
        moved = case.net()
        moved.step(backward, eta)
        return moved.C(moved.forward(case.x), case.y) - (C - eta * squared)

    large, small = gap(eta), gap(eta / 10)
    rounding = 1e-14 * (1 + C)
    assert abs(large) <= 0.2 * eta * squared, f"gap {large:.2e} beside a predicted {eta * squared:.2e}; {case}"
    assert abs(large - 100 * small) <= 0.2 * abs(large) + 100 * rounding, f"gaps {large:.3e}, {small:.3e}; {case}"


@given(cases(), st.floats(-10, 10))
def test_a_step_is_minus_eta_times_the_gradient(case, eta):
    net, _, backward = passes(case)
    before = case.net()
    net.step(backward, eta)
    for l in range(1, net.L + 1):
        np.testing.assert_array_equal(net.w[l], before.w[l] - eta * backward.dw[l], err_msg=f"w[{l}], {eta}, {case}")
        np.testing.assert_array_equal(net.b[l], before.b[l] - eta * backward.db[l], err_msg=f"b[{l}], {eta}, {case}")


# ---- saturated, huge, zero --------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("error")
@given(cases(hidden=("sigmoid", "tanh"), scale=st.sampled_from([0.0, 1e2, 1e4])))
def test_saturated_and_zero_networks_stay_finite(case):
    net, forward, backward = passes(case)
    assert np.isfinite(net.C(forward, case.y)), case
    for name, v in named(backward).items():
        assert np.isfinite(v).all(), f"{name}: {v}; {case}"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("z", [-1e4, 1e4])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_saturated(name, z):
    net = Network([1, 1, 1], hidden=name, output=name, w=[[[z]], [[1]]], b=[[0], [0]])
    forward = net.forward([1])
    backward = net.backward(forward, [0], dx=True)
    assert forward.z[1] == z
    for part, v in named(backward).items():
        assert np.isfinite(v).all(), f"{part} of {name} at z = {z}: {v}"
    if name in ("sigmoid", "tanh"):
        assert backward.delta[1] == 0, f"a saturated {name} passes nothing back; delta[1] = {backward.delta[1]}"


def stack(*w, y=0.0, b=None, **functions):
    """(net, forward, y) of a network with one neuron a layer and the input 1, whose forward pass is fine."""
    net = Network([1] * (len(w) + 1), w=[[[v]] for v in w], b=[[v] for v in b or [0] * len(w)], **functions)
    return net, net.forward([1]), [y]


def back(*w, **settings):
    net, forward, y = stack(*w, **settings)
    return net.backward(forward, y, dx=True)


LINEAR = {"hidden": "linear", "output": "linear"}
TOO_LARGE = [  # no weight is beyond what a computer keeps, but what is made of them is
    ("z[2]", "inf", lambda: stack(1e160, 1e160, **LINEAR)),
    ("z[2]", "inf", lambda: stack(1e160, 1e160, hidden="relu", output="sigmoid")),
    ("z[2]", "-inf", lambda: stack(1e300, -1e10, 1e300, **LINEAR)),
    ("z[1]", "inf", lambda: stack(1.7e308, b=[1.7e308])),
    ("C", "inf", lambda: (lambda net, forward, y: net.C(forward, y))(*stack(1e160))),
    ("C", "inf", lambda: (lambda net, forward, y: net.C(forward, y))(*stack(1.0, y=1e160, cost="squared error"))),
    ("delta[2]", "-inf", lambda: back(1.0, 1.0, y=1.7e308, cost="squared error")),
    ("delta[1]", "inf", lambda: back(1.0, 1e160, **LINEAR)),
    ("delta[1]", "inf", lambda: back(1e-300, 1e300, 1e10, y=-1e10, **LINEAR)),
    ("delta[1]", "nan", lambda: back(-1.0, 1e200, y=-1e200, hidden="relu")),  # ∞ · 0
    ("dw[1]", "-inf", lambda: (lambda net: net.backward(net.forward([1e200]), [1e200]))(Network([1, 1], w=[[[0]]]))),
    ("dx", "inf", lambda: back(1e160, 1e100, y=-1e60, b=[-1e160, 0], **LINEAR)),
]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name, got, call", TOO_LARGE)
def test_what_is_too_large_to_keep_is_named(name, got, call):
    with pytest.raises(ValueError) as told:
        call()
    where = "" if name == "C" else " at [0, 0]"
    assert str(told.value) == (
        f"{name}: expected finite numbers; got {got}{where}: beyond 1.8e+308 a computer keeps no number. "
        "Take smaller weights, biases, inputs or targets."
    )


@pytest.mark.filterwarnings("error")
def test_numbers_whose_sum_alone_is_too_large_are_kept():
    net = Network([1, 2], output="sigmoid", w=[[[1.7e308], [1.7e308]]], b=[[0, 0]])
    np.testing.assert_array_equal(net.forward([1]).a[1], [[1], [1]])


@pytest.mark.filterwarnings("error")
def test_what_would_be_no_number_at_all_is_named_too():
    """∞ − ∞, or ∞ where a machine adds a product without rounding it first."""
    net = Network([2, 1], w=[[[1e200, 1e200]]], b=[[0]])
    with pytest.raises(ValueError, match=r"^z\[1\]: expected finite numbers; got (nan|inf) at \[0, 0\]: beyond"):
        net.forward([1e200, -1e200])


@pytest.mark.filterwarnings("error")
def test_a_step_beyond_the_numbers_asks_for_a_smaller_one():
    net, forward, y = stack(1e150, y=-1e150)
    refuses(
        lambda: net.step(net.backward(forward, y), 1e300),
        "w[1] - eta dw[1]: expected finite numbers; got -inf at [0, 0]",
        "Take a smaller eta.",
    )


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("w", [1e160, -1e160, 1.7e308])
@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_a_weight_however_large_is_no_fault_where_nothing_overflows(name, w):
    """The neuron is saturated to the last digit, and that is all."""
    net = Network([1, 1, 1], hidden=name, w=[[[w]], [[1]]], b=[[0], [0]])
    forward = net.forward([1])
    assert forward.a[1] == {"sigmoid": w > 0, "tanh": np.sign(w)}[name]
    assert net.backward(forward, [0], dx=True).delta[1] == 0 and net.C(forward, [0]) in (0, 0.5)


# ---- what goes in is copied, and what comes in many shapes is one thing -------------------------------------------


def test_nothing_is_shared_with_the_reader():
    w, b, x = [np.ones((2, 2))], [np.zeros(2)], np.ones(2)
    net = Network([2, 2], w=w, b=b)
    forward = net.forward(x)
    w[0][:], b[0][:], x[:] = 9, 9, 9
    np.testing.assert_array_equal(net.w[1], np.ones((2, 2)))
    np.testing.assert_array_equal(net.b[1], np.zeros((2, 1)))
    np.testing.assert_array_equal(forward.a[0], np.ones((2, 1)))


@pytest.mark.parametrize("x", [0.5, [0.5], (0.5,), [[0.5]], np.array(0.5), np.float32(0.5), np.array([0.5], object)])
def test_one_number_in_any_dress(x):
    net = Network([1, 2])
    np.testing.assert_array_equal(net.forward(x).z[1], net.w[1] * 0.5 + net.b[1])


def test_true_and_false_are_one_and_zero():
    net = Network([2, 2])
    np.testing.assert_array_equal(net.forward([True, False]).a[1], net.forward([1, 0]).a[1])


def test_a_seed_is_a_network():
    first, again, other = Network([3, 2], seed=1), Network(np.array([3, 2]), seed=np.int64(1)), Network([3, 2], seed=2)
    np.testing.assert_array_equal(first.w[1], again.w[1])
    assert (first.w[1] != other.w[1]).all() and first.sizes == again.sizes == [3, 2]


def test_drawn_weights_let_z_be_of_order_one():
    """Normal, of the spread 1/√n where n neurons send; the biases of the spread 1."""
    net = Network([400, 100, 900])
    for l, n in enumerate((400, 100), 1):
        assert net.w[l].std() == pytest.approx(n**-0.5, rel=0.02) and abs(net.w[l].mean()) < 0.02 * n**-0.5, l
    assert net.b[2].std() == pytest.approx(1, rel=0.1)


# ---- what is refused, and how it is said -------------------------------------------------------------------------

NET = Network([2, 3, 2])
FORWARD = NET.forward([1, 2])
BACKWARD = NET.backward(FORWARD, [0, 1])
TINY = Network([1, 1, 1])  # its gradients would broadcast over any other network's
TINY_BACKWARD = TINY.backward(TINY.forward(1), 1)
NAN = BACKWARD._replace(dw=[None, BACKWARD.dw[1], np.full((2, 3), np.nan)])
HUGE = BACKWARD._replace(db=[None, BACKWARD.db[1], np.full((2, 1), 1e308)])

NOT_NUMBERS = [
    "ab",
    ["1", "2"],
    None,
    [None, 1],
    [[1], [2, 3]],
    [1j, 2],
    np.array([1 + 0j, 2]),
    {1: 2},
    {1, 2},
    b"12",
    (i for i in range(2)),
    np.array(["2020", "2021"], dtype="M8[Y]"),
    [10**400, 1],
]
WRONG_SHAPES = [
    ([], "(0,)"),
    (3.0, "()"),
    ([1, 2, 3], "(3,)"),
    (np.zeros((2, 1, 1)), "(2, 1, 1)"),
    (np.zeros((2, 0)), "(2, 0)"),
    ([[1, 2]], "(1, 2)"),
]
NOT_FINITE = [([np.inf, 1], "inf at [0, 0]"), ([1, np.nan], "nan at [1, 0]"), ([[1], [-np.inf]], "-inf at [1, 0]")]
SIZES = "expected two or more positive whole numbers, input first; got "
NAMES = "expected one of 'sigmoid', 'tanh', 'relu', 'linear'; got "


def refuses(call, *said):
    with pytest.raises(ValueError) as told:
        call()
    for words in said:
        assert words in str(told.value), f"the message says {str(told.value)!r}, not {words!r}"


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=lambda v: repr(v)[:30])
def test_what_is_no_number(value):
    refuses(lambda: NET.forward(value), "x: expected numbers of shape (2, N); got ")
    refuses(lambda: NET.C(FORWARD, value), "y: expected numbers of shape (2, 1); got ")
    refuses(lambda: Network([2, 2], b=[value]), "b[1]: expected numbers of shape (2, 1); got ")


@pytest.mark.parametrize("value, got", WRONG_SHAPES)
def test_what_has_another_shape(value, got):
    refuses(lambda: NET.forward(value), f"x: expected shape (2, N); got {got}")
    refuses(lambda: NET.backward(FORWARD, value), f"y: expected shape (2, 1); got {got}")
    refuses(lambda: Network([2, 2], b=[value]), f"b[1]: expected shape (2, 1); got {got}")


@pytest.mark.parametrize("value, got", NOT_FINITE)
def test_what_is_not_finite(value, got):
    refuses(lambda: NET.forward(value), f"x: expected finite numbers; got {got}")
    refuses(lambda: NET.C(FORWARD, value), f"y: expected finite numbers; got {got}")
    refuses(lambda: Network([2, 2], b=[value]), f"b[1]: expected finite numbers; got {got}")


@pytest.mark.parametrize(
    "call, said",
    [
        (lambda: NET.backward(NET.forward(np.ones((2, 3))), [1, 2]), "y: expected shape (2, 3); got (2,)"),
        (
            lambda: Network([2, 3, 2], w=[0, *NET.w[1:]]),
            "w: expected a list of 2, one for each of the layers 1 to 2; got 3",
        ),
        (lambda: Network([2, 3, 2], w=[None, None, *NET.w[1:]]), "w: expected a list of 2"),
        (lambda: Network([2, 3, 2], w=[NET.w[1].T, NET.w[2].T]), "w[1]: expected shape (3, 2); got (2, 3)"),
        (lambda: Network([2, 3, 2], b=np.zeros((2, 3))), "b: expected a list of 2, one for each of the layers 1 to 2"),
        (lambda: Network([2, 3, 2], w="ab"), "w: expected a list of 2, one for each of the layers 1 to 2; got 'ab'"),
        (lambda: Network([2, 3, 2], w=iter(NET.w[1:])), "w: expected a list of 2"),
        (lambda: Network([1, 2], hidden="ReLU"), "hidden: " + NAMES + "'ReLU'; did you mean 'relu'?"),
        (lambda: Network([1, 2], output="sigmiod "), "output: " + NAMES + "'sigmiod '; did you mean 'sigmoid'?"),
        (lambda: Network([1, 2], output=None), "output: " + NAMES + "None"),
        (lambda: Network([1, 2], output=["relu"]), "output: " + NAMES + "['relu']"),
        (lambda: Network([1, 2], cost="log"), "cost: expected one of 'half squared error', 'squared error'; got 'log'"),
        (lambda: Network([1, 2], seed="a"), "seed: expected a whole number, 0 or more; got 'a'"),
        (lambda: Network([1, 2], seed=-1), "seed: expected a whole number, 0 or more; got -1"),
        (lambda: Network([1, 2], seed=0.5), "seed: expected a whole number, 0 or more; got 0.5"),
    ],
)
def test_what_does_not_fit(call, said):
    refuses(call, said)


@pytest.mark.parametrize(
    "sizes, got",
    [
        ("12", "'12'"),
        (None, "None"),
        (3, "3"),
        ([], "[]"),
        ([1], "[1]"),
        ([1, 0], "[1, 0]"),
        ([1, -1], "[1, -1]"),
        ([1.0, 2.0], "[1.0, 2.0]"),
        ([True, True], "[True, True]"),
        ([2, "3"], "[2, '3']"),
        ([[1, 2], [3, 4]], "[[1, 2], [3, 4]]"),
    ],
)
def test_sizes_that_are_none(sizes, got):
    refuses(lambda: Network(sizes), "sizes: " + SIZES + got)


@pytest.mark.parametrize(
    "forward, got",
    [
        (Network([2, 4, 2]).forward([1, 2]), "[2, 4, 2]"),
        (Network([2, 2]).forward([1, 2]), "[2, 2]"),
        (Network([2, 3, 3, 2]).forward([1, 2]), "[2, 3, 3, 2]"),
        (None, "None"),
        ([1, 2], "[1, 2]"),
        ("ab", "'ab'"),
    ],
)
def test_the_forward_pass_of_another_network(forward, got):
    said = f"forward: expected what net.forward(x) gives, layers of [2, 3, 2]; got {got}"
    refuses(lambda: NET.C(forward, [0, 1]), said)
    refuses(lambda: NET.backward(forward, [0, 1]), said)


OTHER = Network([2, 3, 2], seed=1).forward([1, 2])
STALE = "forward: expected what net.forward(x) gives now; this pass went through another "


@pytest.mark.parametrize(
    "change, what",
    [
        (lambda net: net.step(BACKWARD, 0.1), "w[1], w[2], b[1], b[2]"),
        (lambda net: net.w[1].__setitem__((0, 0), 3.0), "w[1]"),
        (lambda net: net.w[2].__imul__(-1), "w[2]"),
        (lambda net: net.b[2].__iadd__(1e-15), "b[2]"),
        (lambda net: setattr(net, "b", [[1, 2, 3], [4, 5]]), "b[1], b[2]"),
        (lambda net: net.w.__setitem__(1, net.w[1][::-1]), "w[1]"),
        (lambda net: setattr(net, "hidden", "tanh"), "hidden"),
        (lambda net: setattr(net, "output", "relu"), "output"),
    ],
)
def test_a_forward_pass_of_yesterday(change, what):
    net = Network([2, 3, 2], w=NET.w, b=NET.b)
    forward = net.forward([1, 2])
    change(net)
    for call in (net.C, net.backward):
        with pytest.raises(ValueError) as told:
            call(forward, [0, 1])
        assert str(told.value) == STALE + what
    net.backward(net.forward([1, 2]), [0, 1])


def test_the_forward_pass_of_a_network_of_these_sizes():
    refuses(lambda: NET.backward(OTHER, [0, 1]), STALE + "w[1], w[2], b[1], b[2]")
    refuses(lambda: NET.backward(Forward(*FORWARD), [0, 1]), STALE + "hidden, output")
    cost_alone = Network([2, 3, 2], cost="squared error", w=NET.w, b=NET.b)
    assert cost_alone.C(FORWARD, [0, 1]) == 2 * NET.C(FORWARD, [0, 1]), "a forward pass knows no cost"


def test_a_forward_pass_can_be_put_away_and_taken_apart():
    z, a = FORWARD
    for again in (deepcopy(FORWARD), pickle.loads(pickle.dumps(FORWARD))):
        assert isinstance(again, Forward) and (again.z[1] == z[1]).all() and (again.a[2] == a[2]).all()
        np.testing.assert_array_equal(NET.backward(again, [0, 1]).dw[1], BACKWARD.dw[1])


@pytest.mark.parametrize(
    "call, said",
    [
        (lambda: NET.forward(np.ones((5, 2))), "x: expected shape (2, N); got (5, 2); samples are columns: x.T"),
        (lambda: NET.forward([[1, 2]]), "got (1, 2); samples are columns: x.T"),
        (lambda: TINY.forward([[1], [2]]), "x: expected shape (1, N); got (2, 1); samples are columns: x.T"),
        (
            lambda: NET.backward(NET.forward(np.ones((2, 5))), np.ones((5, 2))),
            "y: expected shape (2, 5); got (5, 2); samples are columns: y.T",
        ),
        (lambda: NET.C(FORWARD, [[0, 1]]), "y: expected shape (2, 1); got (1, 2); samples are columns: y.T"),
        (
            lambda: Network([2, 3], w=[np.ones((2, 3))]),
            "w[1]: expected shape (3, 2); got (2, 3); rows receive, columns send: w[1].T",
        ),
    ],
)
def test_what_lies_on_its_side(call, said):
    refuses(call, said)


@pytest.mark.parametrize("value", [np.ones((5, 3)), [1, 2, 3], np.ones((2, 2, 1))])
def test_what_would_not_fit_on_its_side_either(value):
    with pytest.raises(ValueError) as told:
        NET.forward(value)
    assert "columns" not in str(told.value)


@given(cases())
def test_the_answer_alone(case):
    net = case.net()
    np.testing.assert_array_equal(net.predict(case.x), net.forward(case.x).a[net.L])


@pytest.mark.parametrize(
    "backward, eta, said",
    [
        (TINY_BACKWARD, 1, "got [(), (1, 1), (1, 1), (), (1, 1), (1, 1)]"),
        (None, 1, "got None"),
        (FORWARD, 1, "got Forward"),
        (NAN, 1, "w[2] - eta dw[2]: expected finite numbers; got nan at [0, 0]"),
        (HUGE, 10, "b[2] - eta db[2]: expected finite numbers; got -inf at [0, 0]"),
        (BACKWARD, "a", "eta: expected a finite number; got 'a'"),
        (BACKWARD, None, "eta: expected a finite number; got None"),
        (BACKWARD, np.nan, "eta: expected a finite number; got nan"),
        (BACKWARD, -np.inf, "eta: expected a finite number; got -inf"),
        (BACKWARD, 1j, "eta: expected a finite number; got 1j"),
        (BACKWARD, [0.1], "eta: expected a finite number; got [0.1]"),
        (BACKWARD, 10**400, "eta: expected a finite number; got 1000"),
    ],
)
def test_a_step_that_cannot_be_taken_moves_nothing(backward, eta, said):
    net = Network([2, 3, 2], w=NET.w[1:], b=NET.b[1:])
    kept = [v.copy() for v in (*net.w[1:], *net.b[1:])]
    refuses(lambda: net.step(backward, eta), said)
    assert all((v == k).all() for v, k in zip((*net.w[1:], *net.b[1:]), kept))
