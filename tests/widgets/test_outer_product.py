"""The outer product: what it accepts, and in a real browser every cell against NumPy, filled, silenced and turned by hand."""

import numpy as np
import pytest
import traitlets

from bplib import Network, example
from bplib.widgets import OuterProduct
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers, control, field


def heads(net, x, y, l):
    """The errors of layer l and the activations before it, as columns."""
    forward = net.forward(x)
    return net.backward(forward, y).delta[l].copy(), forward.a[l - 1].copy()


def assert_table(page, net, l, delta, a):
    """Every cell, filled or not, holds the product of its heads beside its own weight; the last column is the error."""
    got = page.evaluate("""() => [...document.querySelectorAll('.outer tr')].slice(1).map(row => [...row.querySelectorAll('.cross')].map(cell =>
        [Number(cell.querySelector('b').dataset.value), Number(cell.querySelector('.own [data-value]').dataset.value)]))""")
    slopes, own = np.moveaxis(np.array(got), -1, 0)
    assert slopes == pytest.approx(np.hstack([delta @ a.T, delta]), rel=1e-12, abs=1e-14)
    assert own == pytest.approx(np.hstack([net.w[l], net.b[l]]), rel=1e-12)


def said(page):
    return page.locator(".say").inner_text()


def fill_button(page):
    return page.get_by_role("button", name="the table")


# ---- Python


@pytest.mark.parametrize(
    "state, message",
    [
        ({"layer": 3}, "layer: expected 1 to 2; got 3"),
        ({"selected": "w:1,4,1"}, "selected: expected a parameter"),
        ({"turned": {"w:1,1,1": 0.0}}, "turned: expected keys such as 'a:0,1'"),
        ({"turned": {"a:0,1": "loud"}}, "must be a float"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        OuterProduct(**state)


def test_a_wide_network_is_refused():
    with pytest.raises(traitlets.TraitError, match="at most 4 neurons a layer"):
        OuterProduct.of(Network([5, 1], cost="squared error"), [0] * 5, [0])


# ---- in the browser


def test_fills_cell_by_cell(show):
    seen = show(OuterProduct())
    page, (net, x, y) = seen.page, example("2-3-2")
    assert_numbers(page, net, x, y)
    assert_table(page, net, 1, *heads(net, x, y, 1))
    assert page.locator(".cross.open").count() == 8
    assert said(page).startswith("0.5000 came in from input 1, 0.3357 came back to neuron 1 of layer 1: ")
    page.locator(".cross").nth(4).click()
    assert page.locator(".cross.open").count() == 7
    assert "0.1905." in said(page)
    assert page.locator("th.read").evaluate_all("all => all.map(e => e.dataset.head)") == ["a:0,2", "delta:1,2"]
    fill_button(page).click()
    assert page.locator(".cross.open").count() == 0
    assert said(page).endswith("All 9 slopes come from these 5 numbers.")
    fill_button(page).click()
    assert page.locator(".cross.open").count() == 8
    assert seen.logged == []


def test_a_silent_input_and_a_missing_error(show):
    page = show(OuterProduct()).page
    net, x, y = example("2-3-2")
    fill_button(page).click()
    delta, a = heads(net, x, y, 1)
    silence = page.get_by_role("button", name="silence: input 2")
    silence.click()
    a[1] = 0
    assert_table(page, net, 1, delta, a)
    assert (
        said(page)
        == "Input 2 is silent: its whole column is 0, however large the errors. The biases do not ask what comes in."
    )
    assert page.locator(".cross.dark").count() == 3
    silence.click()
    a[1] = x[1]
    assert_table(page, net, 1, delta, a)
    control(page, "delta:1,3").fill("0")
    delta[2] = 0
    assert_table(page, net, 1, delta, a)
    assert "has no error: its whole row is 0, and its bias stands still too." in said(page)
    assert page.locator(".cross.dark").count() == 3
    page.get_by_role("button", name="Reset").click()
    assert_numbers(page, net, x, y)


def test_every_layer_of_both_networks(show):
    page = show(OuterProduct()).page
    for name in ("2-3-2", "1-2-2-1"):
        page.get_by_label(name).check(force=True)
        net, x, y = example(name)
        for l in range(1, net.L + 1):
            page.get_by_label(f"layer {l}", exact=True).check(force=True)
            assert_numbers(page, net, x, y)
            assert_table(page, net, l, *heads(net, x, y, l))


def test_the_keyboard_and_bad_input(show):
    seen = show(OuterProduct())
    page, (net, x, y) = seen.page, example("2-3-2")
    delta, a = heads(net, x, y, 1)
    page.locator(".cross").first.focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert page.locator(".cross.lit").get_attribute("data-key") == "w:1,2,2"
    box = field(page, "a:0,1")
    for text in ("", "1e999", "<img src=x onerror=alert(1)>"):
        box.fill(text)
        box.press("Enter")
        assert "Expected a number" in page.get_by_role("alert").filter(visible=True).inner_text()
        assert_table(page, net, 1, delta, a)
    box.fill("-2.5")
    box.press("Enter")
    a[0] = -2.5
    assert_table(page, net, 1, delta, a)
    assert seen.logged == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_phone(show, theme):
    net = Network([4, 4, 1], cost="squared error", seed=3)
    seen = show(OuterProduct.of(net, [1, -1, 1000, 0], [500]), theme=theme, size=PHONE)
    fill_button(seen.page).click()
    assert_fits(seen.page)
    assert_axe_clean(seen)
    seen.page.get_by_role("button", name="silence: input 1").click()
    assert_axe_clean(seen)
    assert seen.logged == []
