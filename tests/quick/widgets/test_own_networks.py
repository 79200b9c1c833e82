"""Every widget takes a network of one's own, and says what it cannot take; a change inside it is a change of it."""

import json
from copy import deepcopy

import numpy as np
import pytest
import traitlets
from hypothesis import given

from bplib import Network, example, widgets
from bplib.examples import EXAMPLES
from bplib.functions import ACTIVATIONS, COSTS
from bplib.widgets import (
    ChainPaths,
    CostCurves,
    ErrorShares,
    FiveSteps,
    ForwardPass,
    FourPhases,
    MeanOfGradients,
    OuterProduct,
    OwnLines,
    ShapeBlocks,
    SlopedMiss,
    TwoDeltas,
    WeightAddress,
)
from bplib.widgets.equations import EQUATIONS, FUNCTIONS
from tests.quick.test_parameters import everything
from tests.strategies import cases

WHOLE = [ChainPaths, CostCurves, ErrorShares, FiveSteps, ForwardPass, FourPhases, OuterProduct, OwnLines, TwoDeltas]
ALL = [*WHOLE, MeanOfGradients, SlopedMiss]
MADE_OF = ("w", "b", "x", "y", "hidden", "output", "cost")
named = pytest.mark.parametrize("widget", WHOLE, ids=lambda w: w.__name__)


def own(**names):
    return Network([2, 3, 1], **{"hidden": "relu", "output": "sigmoid", "seed": 5, **names})


def state(widget):
    return deepcopy({name: getattr(widget, name) for name in MADE_OF})


# ---- a network in, the same network out ---------------------------------------------------------------------------


@named
@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("output", ACTIVATIONS)
def test_the_network_comes_back(widget, output, cost):
    net = own(output=output, cost=cost)
    for made in (widget(net), widget(net=net), widget.of(net)):
        assert everything(made.network()) == everything(net)


@named
def test_data_may_come_in_every_dress_or_not_at_all(widget):
    net, want = own(), ([0.25, 3.0], [0.75])
    column = np.array([[0.25], [3.0]])
    for made in (
        widget(net, *want),
        widget(net, (0.25, 3), 0.75),
        widget(net, x=column, y=np.array(0.75)),
        widget(x=column.ravel(), y=np.float64(0.75), net=net),
        widget.of(net, column, [[0.75]]),
    ):
        assert (made.x, made.y) == want
    assert (widget(net).x, widget(net).y) == ([0.5, -1.0], [1.0])
    assert (widget(net, y=0.75).x, widget(net, y=0.75).y) == ([0.5, -1.0], [0.75])


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_data_of_an_example_are_those_of_its_sizes(name):
    net, x, y = example(name)
    assert (FourPhases(net).x, FourPhases(net).y) == (x, y)


@given(cases(batch=1))
def test_four_phases_shows_whatever_fits(case):
    shown = FourPhases(case.net(), case.x, case.y)
    assert everything(shown.network()) == everything(case.net()), case
    assert json.loads(json.dumps(state(shown))) == state(shown), "the page can read it"
    again = FourPhases(**state(shown))  # as "Copy Python" writes it
    assert everything(again.network()) == everything(case.net()) and (again.x, again.y) == (shown.x, shown.y), case


@named
def test_the_widget_shares_nothing_with_the_network(widget):
    net = own()
    shown = widget(net)
    net.step(net.backward(net.forward([1, 2]), [0]), 1)
    assert everything(shown.network()) == everything(own())


@named
def test_reset_brings_the_network_back_with_its_functions(widget):
    shown = widget(own(), [1, 2], [0])
    assert shown.opened == state(shown)
    shown.w[1][0][0] = 9
    assert shown.opened["w"][1][0][0] == own().w[1][0, 0]


def test_a_widget_prints_the_equations_of_all_functions():
    assert set(FUNCTIONS) == {*ACTIVATIONS, *COSTS, *(f"slope of {f}" for f in (*ACTIVATIONS, *COSTS) if f != "relu")}
    assert set(FUNCTIONS) < set(FourPhases().equations) < set(EQUATIONS)


def test_one_neuron():
    net = Network([1, 1], cost="squared error", w=[[[0.5]]], b=[[-2]])
    shown = MeanOfGradients(net, np.array([[1, 2, 3]]), [4, 5, 6])
    assert everything(shown.network()) == everything(net) and (shown.x, shown.y) == ([1, 2, 3], [4, 5, 6])
    assert everything(MeanOfGradients.of(net).network()) == everything(net)

    net = own(hidden="tanh")
    shown = SlopedMiss(net, [1, 2], 0.25)
    assert (shown.z, shown.y) == (net.forward([1, 2]).z[2].item(), 0.25)
    assert (shown.output, shown.cost) == (net.output, net.cost)
    assert SlopedMiss.of(net).z == net.forward([0.5, -1]).z[2].item() and SlopedMiss(y=0.5).y == 0.5


# ---- a change inside it -------------------------------------------------------------------------------------------


def test_a_change_inside_a_list_is_told():
    shown, told = FourPhases(), []
    shown.observe(lambda change: told.append(change.name), list(MADE_OF))
    shown.w[1][0][0] = 9
    shown.w[2][1] = [1, 2]
    shown.b[3][0] += 1
    shown.x[0] = 2
    shown.w[1][:] = [[3], [4]]
    assert told == ["w", "w", "b", "x", "w"]
    assert (shown.w[1], shown.w[2][1], shown.b[3], shown.x) == ([[3.0], [4.0]], [1.0, 2.0], [0.7], [2.0])


def test_a_row_that_is_held_stays_the_widgets():
    shown = FourPhases()
    row = shown.w[2][0]
    row[0] = 5
    shown.w[2][1][0] = 6
    row[1] = 7
    assert shown.w[2] == [[5, 7], [6, -1.4]] and row == [5, 7]


@pytest.mark.parametrize(
    "change",
    [
        lambda shown: shown.w[1][0].__setitem__(0, float("nan")),
        lambda shown: shown.w[1][0].__setitem__(0, "9"),
        lambda shown: shown.w[1].__setitem__(0, [1, 2]),
        lambda shown: shown.w[1].append([1]),
        lambda shown: shown.w.__setitem__(1, None),
        lambda shown: shown.w.pop(),
        lambda shown: shown.b[1].__setitem__(slice(None), [1]),
        lambda shown: shown.x.append(1),
    ],
)
def test_what_does_not_fit_inside_is_refused_and_changes_nothing(change):
    shown = FourPhases()
    before = state(shown)
    with pytest.raises(ValueError):
        change(shown)
    assert state(shown) == before


@named
def test_other_functions(widget):
    shown = widget(own())
    shown.hidden, shown.output, shown.cost = "tanh", "linear", "squared error"
    assert everything(shown.network()) == everything(own(hidden="tanh", output="linear", cost="squared error"))
    for name in ("hidden", "output", "cost"):
        with pytest.raises(traitlets.TraitError, match=f"the '{name}' trait|The '{name}' trait"):
            setattr(shown, name, "softmax")


# ---- what is refused, and how it is said --------------------------------------------------------------------------


def refused(call, *said, error=ValueError):
    with pytest.raises(error) as told:
        call()
    for words in said:
        assert words in str(told.value), f"the message says {str(told.value)!r}, not {words!r}"


@named
def test_a_batch_is_refused(widget):
    wanted = "expected one sample, which is what a widget shows; got "
    refused(lambda: widget(own(), np.ones((2, 5)), np.ones((1, 5))), f"x: {wanted}5 samples")
    refused(lambda: widget(own(), np.ones((3, 2))), f"x: {wanted}3 samples")
    refused(lambda: widget(own(), [1, 2], np.ones((1, 4))), f"y: {wanted}4 samples")
    refused(
        lambda: widget(own(), [1, 2], [1, 2, 3]), "y: expected shape (1, N); got (3,); a widget shows one sample, not 3"
    )
    refused(lambda: setattr(widget(own()), "x", [[1, 2], [3, 4]]), f"x: {wanted}2 samples", error=traitlets.TraitError)


@named
def test_what_is_no_sample(widget):
    refused(lambda: widget(own(), [1, 2, 3]), "x: expected shape (2, N); got (3,)")
    refused(lambda: widget(own(), [[1, 2]]), "x: expected shape (2, N); got (1, 2); samples are columns: x.T")
    refused(lambda: widget(own(), ["a", "b"]), "x: expected numbers of shape (2, N); got ['a', 'b']")
    refused(lambda: widget(own(), [1, np.nan]), "x: expected finite numbers; got nan")
    refused(lambda: widget(own(), {1: 2}), "'x' trait", "expected a list", error=traitlets.TraitError)


@pytest.mark.parametrize("widget", ALL, ids=lambda w: w.__name__)
@pytest.mark.parametrize("net", [[1, 2, 1], "1-2-1", 3, Network, {"w": 1}], ids=str)
def test_what_is_no_network(widget, net):
    refused(lambda: widget(net), "net: expected a Network (from bplib import Network); got ")


@named
def test_a_network_and_what_it_is_made_of(widget):
    refused(lambda: widget(own(), w=[None]), "expected net or w; got both")
    refused(lambda: widget(own(), hidden="tanh", cost="squared error"), "expected net or hidden and cost; got both")


@pytest.mark.parametrize(
    "widget, sizes, said",
    [
        (FourPhases, [784, 30, 10], "at most 6 neurons a layer and 5 layers of weights; got the sizes [784, 30, 10]"),
        (FourPhases, [2] * 7, "at most 6 neurons a layer and 5 layers of weights; got the sizes [2, 2, 2, 2, 2, 2, 2]"),
        (FiveSteps, [1, 7], "at most 6 neurons a layer and 5 layers of weights; got the sizes [1, 7]"),
        (ForwardPass, [2, 2], "expected a network with one output, the answer; got the sizes [2, 2]"),
        (ChainPaths, [2, 2, 4, 2], "at most 3 layers of weights and 6 paths from a neuron of layer 1"),
        (CostCurves, [5, 5, 5], "at most 30 weights and biases, one curve each; got 60"),
        (ErrorShares, [2, 1], "expected a network with a hidden layer; got the sizes [2, 1]"),
        (OuterProduct, [5, 1], "at most 4 neurons a layer; got the sizes [5, 1]"),
        (TwoDeltas, [4, 1], "at most 3 neurons a layer and 3 layers of weights; got the sizes [4, 1]"),
        (MeanOfGradients, [2, 1], "expected one linear neuron, Network([1, 1]); got Network([2, 1], "),
        (SlopedMiss, [1, 2], "expected a network with one output neuron; got the sizes [1, 2]"),
    ],
)
def test_a_network_without_room(widget, sizes, said):
    for call in (lambda: widget(Network(sizes)), lambda: widget.of(Network(sizes), [0] * sizes[0], [0] * sizes[-1])):
        refused(call, "net: ", said)
        refused(call, said, error=traitlets.TraitError)


def test_a_network_that_cannot_compute():
    net = own()
    net.w[1][0, 0] = np.inf
    refused(lambda: FourPhases(net), "w[1]: expected finite numbers; got inf at [0, 0]")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "call, said",
    [
        (
            lambda: FourPhases(etta=0.2),
            "FourPhases has no 'etta'; it has net, b, cost, costs, eta, hidden, output, selected, show_all, ",
        ),
        (lambda: FourPhases(etta=0.2), "did you mean 'eta'?"),
        (lambda: FourPhases(own(), Eta=0.2), "did you mean 'eta'?"),
        (lambda: FourPhases(network=own()), "FourPhases has no 'network'; it has net, "),
        (lambda: FourPhases.of(own(), stepp=2), "did you mean 'step'?"),
        (lambda: TwoDeltas(conventions="book"), "did you mean 'convention'?"),
        (lambda: MeanOfGradients(z=1), "MeanOfGradients has no 'z'; it has "),
        (
            lambda: ShapeBlocks(sise=[2, 2]),
            "ShapeBlocks has no 'sise'; it has apart, left, lit, right, samples, sizes; did you",
        ),
        (lambda: WeightAddress(Sizes=[2, 2]), "did you mean 'sizes'?"),
        (lambda: widgets.Exercise("ex-hidden-fan", sed=1), "did you mean 'seed'?"),
        (lambda: widgets.SelfTest("start", question=[]), "did you mean 'questions'?"),
        (lambda: widgets.ExerciseIndex(choosen={}), "did you mean 'chosen'?"),
    ],
)
def test_an_unknown_name(call, said):
    refused(call, said, error=TypeError)


@pytest.mark.parametrize("widget", [*ALL, ShapeBlocks, WeightAddress], ids=lambda w: w.__name__)
def test_an_unknown_name_cannot_be_set(widget):
    refused(lambda: setattr(widget(), "etta", 1), f"{widget.__name__} has no 'etta'; it has ", error=AttributeError)
