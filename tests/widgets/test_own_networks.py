"""In the browser: every widget computes and prints with the functions and the cost of the network that it was given."""

import re

import numpy as np
import pytest

from bplib import Network, example
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
    SlopedMiss,
    TwoDeltas,
)
from tests.widgets.conftest import assert_fits, assert_numbers, control, moved, numbers_on

WHOLE = [ChainPaths, CostCurves, ErrorShares, FiveSteps, ForwardPass, FourPhases, OuterProduct, TwoDeltas]
X, Y = [0.8, -0.3], [0.25]
KINDS = [
    ("tanh", "sigmoid", "half squared error"),
    ("relu", "tanh", "squared error"),
    ("sigmoid", "relu", "half squared error"),
]


def own(hidden="tanh", output="sigmoid", cost="half squared error", sizes=(2, 3, 1)):
    return Network(sizes, hidden=hidden, output=output, cost=cost, seed=11)


@pytest.mark.parametrize("kind", KINDS, ids=", ".join)
def test_every_number_of_every_widget(show, kind):
    for widget in WHOLE:
        shown = widget(own(*kind), X, Y)
        if widget is FiveSteps:
            shown.step = 100
        seen = show(shown)
        found = assert_numbers(seen.page, own(*kind), X, Y)
        assert len(found) >= 3, widget
        seen.page.reload()
        assert seen.logged == [], widget


@pytest.mark.parametrize("w", [1e155, 1e300])  # the cost, then the output itself, are beyond what a computer keeps
@pytest.mark.parametrize("widget", WHOLE)
def test_what_is_too_large_is_said_in_words(show, widget, w):
    net = own("linear", "linear", sizes=(1, 2, 2, 1))
    net.w = [np.full_like(m, w) for m in net.w[1:]]
    shown = widget(net)
    if widget is FiveSteps:
        shown.step = 100
    if widget is FourPhases:
        shown.show_all = True
    seen = show(shown)
    text = seen.page.locator("[data-widget]").inner_text()
    assert "too large" in text and not re.search("NaN|Infinity|undefined|∞", text), text
    assert seen.logged == []


def equations(page):
    """Each equation on show, symbols alone: "δ³1=∂C/∂a…" without layout."""
    return page.locator(".eqs .eq").evaluate_all(
        "all => all.map(e => [...e.querySelectorAll('.t > .m')].map(m => m.textContent).join(''))"
    )


@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("output", ACTIVATIONS)
def test_four_phases_from_the_first_step_to_the_last(show, output, cost):
    """[2, 2, 2]: 4 neurons forward, the cost, 4 errors, 4 gradients, the update."""
    net, x, y = own("relu", output, cost, (2, 2, 2)), X, [0.25, 0.5]
    shown = FourPhases(net, x, y)
    seen = show(shown)
    half = cost == "half squared error"
    for step in range(14):
        said = " ".join(equations(seen.page))
        if step == 2:  # the first output neuron
            caption = seen.page.locator(".cap p").inner_text()
            assert ("activation function" in caption) == (output != "linear"), caption
            assert {"tanh": "tanh(", "relu": "max(", "sigmoid": "σ("}.get(output, "=z") in said, said
        if step == 4:
            assert ("1/2·" in said) == half, said
        if step in (4, 5):  # the slope of the cost
            assert ("=2·(" in said) != half, said
        if step == 5:
            relu = "The slope of ReLU is 1 where z is positive and 0 where it is negative; at 0, where it has none, 0 is taken."
            assert seen.page.get_by_text(relu).count() == (output == "relu")
        assert_numbers(seen.page, net, x, y)
        if step < 13:
            seen.page.get_by_role("button", name="Next").click()
    before = net.C(net.forward(x), y)
    seen.page.get_by_role("button", name="Apply", exact=True).click()
    net.step(net.backward(net.forward(x), y), 0.1)
    assert_numbers(seen.page, net, x, y)
    assert net.C(net.forward(x), y) <= before
    assert_fits(seen.page)
    assert seen.logged == []


@pytest.mark.parametrize("kind", KINDS, ids=", ".join)
def test_a_link_brings_functions_and_cost_along(show, kind):
    seen = show(FourPhases(own(*kind), X, Y))
    seen.page.get_by_role("button", name="Copy link").click()
    address = seen.page.get_by_label("a link to this state").input_value()
    other = show(FourPhases())
    other.page.goto(f"{other.home}?{address.partition('?')[2]}")
    other.page.wait_for_selector("[data-widget]")
    assert_numbers(other.page, own(*kind), X, Y)
    assert other.logged == []


@pytest.mark.parametrize("widget", [FourPhases, CostCurves, ForwardPass, TwoDeltas], ids=lambda w: w.__name__)
def test_a_control_moves_that_network(show, widget):
    key = "w:2,1,1"
    chosen = {} if widget is CostCurves else {"selected": key}  # the two deltas show the cells of the chosen neuron
    page = show(widget(own(), X, Y, **chosen)).page
    if widget is FourPhases:
        page.get_by_role("button", name="Weights and gradients").click()
    control(page, key).fill("1.5")
    assert_numbers(page, *moved(own(), X, Y, key, 1.5))


@pytest.mark.parametrize(
    "widget", [FourPhases, ForwardPass, ErrorShares, OuterProduct, CostCurves], ids=lambda w: w.__name__
)
def test_reset_and_another_network_bring_their_own_cost(show, widget):
    """An example has the book's output and cost; one's own keeps its own."""
    page = show(widget(own(), X, Y)).page
    if widget is FourPhases:
        page.get_by_label("Network", exact=True).select_option("1-2-2-1")
        assert_numbers(page, *example())
        page.get_by_label("Network", exact=True).select_option("2-3-1")
    if widget in (ErrorShares, OuterProduct):
        page.get_by_role("radio", name="1-2-2-1", exact=True).check(force=True)
        opened = widget(*example())
        assert_numbers(page, opened.network(), opened.x, opened.y)
        page.get_by_role("radio", name="2-3-1", exact=True).check(force=True)
    page.get_by_role("button", name="Reset", exact=True).click()
    assert_numbers(page, own(), X, Y)


def test_the_neuron_of_the_mean_has_its_cost(show):
    net = Network([1, 1], cost="squared error", w=[[[0.5]]], b=[[1.0]])
    page = show(MeanOfGradients(net, [1, 2], [0, 4])).page
    x, y = [[1, 2]], [[0, 4]]
    backward = net.backward(net.forward(x), y)
    found = {key: value for key, value, _ in numbers_on(page) if key in ("dw:1,1,1", "db:1,1", "cost:")}
    assert found["cost:"] == net.C(net.forward(x), y)
    each = {value for key, value, _ in numbers_on(page) if key == "dw:1,1,1"}
    assert backward.dw[1].item() in each and len(each) == 3


def test_the_neuron_of_the_miss_is_the_output_of_a_network(show):
    net = own("relu")
    forward = net.forward(X)
    page = show(SlopedMiss(net, X, Y)).page
    found = {key: value for key, value, _ in numbers_on(page)}
    assert found["z:1,1"] == forward.z[2].item()
    assert found["delta:1,1"] == pytest.approx(net.backward(forward, Y).delta[2].item(), rel=1e-12)
