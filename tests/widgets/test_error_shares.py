"""Shares of an error: what it accepts, and in a real browser shares, sums, bars and sentence against NumPy."""

import numpy as np
import pytest
import traitlets

from bplib import Network, example
from bplib.widgets import ErrorShares
from tests.conftest import PHONE
from tests.motion import begun, watch
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers, control, field, moved


def shown(page):
    return page.evaluate("""() => { const number = e => Number(e.dataset.value), root = document.querySelector('.shares');
        const bar = e => { const i = e.querySelector('.sbar i'); return [parseFloat(i.style.left), parseFloat(i.style.width)]; };
        return {shares: [...root.querySelectorAll('.amount:not(.there, .total) > b')].map(number),
            totals: [...root.querySelectorAll('.total > b')].map(number), slope: number(root.querySelector('.times b')),
            bars: [...root.querySelectorAll('.amount')].map(bar), scale: Number(/to ([\\d.e-]+)\\. An/.exec(document.body.innerText)[1])}; }""")


def assert_shares(page, net, x, y, neuron):
    """Each share is its weight times its error, they stack, and their sum times the slope is the error of the backward pass."""
    assert_numbers(page, net, x, y)
    l, j = (int(n) for n in neuron.split(","))
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    shares = net.w[l + 1][:, j - 1] * delta[l + 1].ravel()
    slope = net.act[l].df(forward.z[l], forward.a[l])[j - 1, 0]
    got = shown(page)
    assert got["shares"] == pytest.approx(shares, rel=1e-12, abs=1e-14)
    assert got["totals"] == pytest.approx([shares.sum(), delta[l][j - 1, 0]], rel=1e-12, abs=1e-14)
    assert got["slope"] == pytest.approx(slope, rel=1e-12)
    pairs = [v for k, share in enumerate(shares) for v in ((shares[:k].sum(), share), (0, delta[l + 1][k, 0]))]
    for (start, length), (left, width) in zip(
        [*pairs, (0, shares.sum()), (0, delta[l][j - 1, 0])], got["bars"], strict=True
    ):
        assert [left, width] == pytest.approx(
            [50 + 50 * min(start, start + length) / got["scale"], 50 * abs(length) / got["scale"]], abs=1e-3
        )


# ---- Python


@pytest.mark.parametrize(
    "state, message",
    [
        ({"neuron": "3,1"}, "neuron: expected one of 1,1, 1,2, 2,1, 2,2; got '3,1'"),
        ({"neuron": ""}, "neuron: expected one of"),
        ({"y": []}, "y: expected shape"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        ErrorShares(**state)


def test_a_network_without_hidden_neurons_is_refused():
    with pytest.raises(traitlets.TraitError, match="a hidden layer; got the sizes"):
        ErrorShares.of(Network([2, 1], cost="squared error"), [0, 0], [0])


# ---- in the browser


def test_opens_with_two_shares_that_add_to_the_error(show):
    seen = show(ErrorShares())
    assert_shares(seen.page, *example(), "1,1")
    assert seen.page.locator(".say").inner_text() == (
        "From neuron 1 come 0.9863, from neuron 2 0.2480; together 1.2343; "
        "times its slope 0.2461: 0.3038. It should say less."
    )
    assert seen.logged == []


def test_every_hidden_neuron_of_both_networks(show):
    page = show(ErrorShares()).page
    menu = page.get_by_label("hidden neuron", exact=True)
    for neuron in ("1,2", "2,1", "2,2"):
        menu.select_option(neuron)
        assert_shares(page, *example(), neuron)
    page.get_by_label("2-3-2").check(force=True)
    for neuron in ("1,1", "1,2", "1,3"):
        menu.select_option(neuron)
        assert_shares(page, *example("2-3-2"), neuron)
    assert "They pull against each other. It should say less." in page.locator(".say").inner_text()


def test_a_weight_turned_through_zero_turns_its_share_round(show):
    page = show(ErrorShares()).page
    net, x, y = example()
    signs = []
    for value in (-1.0, 0.0, 1.0):
        control(page, "w:2,1,1").fill(str(value))
        moved(net, x, y, "w:2,1,1", value)
        assert_shares(page, net, x, y, "1,1")
        signs.append(np.sign(shown(page)["shares"][0]))
        assert page.locator(".lane.empty").count() == (value == 0)
        assert ("Along a weight of 0 nothing comes back." in page.locator(".say").inner_text()) == (value == 0)
    assert signs == [1, 0, -1]
    page.get_by_role("button", name="Reset").click()
    assert_shares(page, *example(), "1,1")


# How wide an arrow is, in pixels: where it leaves, a pixel from its end; where it arrives, before its head. None: it is not there.
FLOWS = """() => [...document.querySelectorAll('.lane')].map((lane) => {
    const svg = lane.querySelector('.flow'), box = svg.getBoundingClientRect();
    const paths = [...svg.querySelectorAll('path')].filter((p) => p.getAttribute('d'));
    const at = (x) => { let [count, below] = [0, null];
        for (let y = -20; y < box.height + 20; y += 0.1) {
            const path = paths.find((p) => p.isPointInFill(new DOMPoint(x, y)));
            if (path) { count++; below = path.style.fill.includes('url'); } }
        return count ? [count / 10, below] : null; };
    return [at(box.width - 1), at(box.width * 0.13)]; })"""


@pytest.mark.parametrize("value", [-1.7, 0.9, 2.5, 0.0])
def test_the_arrow_is_as_wide_as_what_leaves_and_what_arrives(show, value):
    """True in size and sign at both ends; along a weight of 0 nothing arrives."""
    page = show(ErrorShares()).page
    net, x, y = moved(*example(), "w:2,1,1", value)
    control(page, "w:2,1,1").fill(str(value))
    scale = shown(page)["scale"]
    delta = net.backward(net.forward(x), y).delta
    for k, (leaves, arrives) in enumerate(page.evaluate(FLOWS)):
        error = delta[2][k, 0]
        for name, got, v in (("leaves", leaves, error), ("arrives", arrives, error * net.w[2][k, 0])):
            wanted = None if v == 0 else [pytest.approx(max(1.6, 26 * abs(v) / scale), abs=0.4), v < 0]
            assert got == wanted, f"weight {value}, neuron {k + 1}: {name} {got} for {v}"


def test_the_error_comes_back_once_for_another_neuron_and_never_without_motion(show):
    page = show(ErrorShares()).page
    watch(page)
    for motion, lanes in (("reduce", 0), ("no-preference", 2)):
        page.emulate_media(reduced_motion=motion)
        page.get_by_label("hidden neuron", exact=True).select_option("1,2" if lanes else "2,1")
        assert sum("flow" in name.split() for name, _ in begun(page)) == lanes
    control(page, "w:2,1,2").fill("1.5")
    assert begun(page) == [], "what is moved by hand is where it is"


def test_the_keyboard_and_bad_input(show):
    seen = show(ErrorShares())
    page = seen.page
    page.get_by_label("hidden neuron", exact=True).focus()
    page.keyboard.press("ArrowDown")
    assert_shares(page, *example(), "1,2")
    for text in ("", "1e999", "<img src=x onerror=alert(1)>"):
        box = field(page, "w:2,1,2")
        box.fill(text)
        box.press("Enter")
        assert "Expected a number" in page.get_by_role("alert").filter(visible=True).inner_text()
        assert_shares(page, *example(), "1,2")
    box.press("Escape")
    control(page, "w:2,1,2").focus()
    page.keyboard.press("ArrowRight")
    assert_shares(page, *moved(*example(), "w:2,1,2", 2.01), "1,2")
    assert seen.logged == []


def test_extreme_weights_stay_finite_and_legible(show):
    seen = show(ErrorShares(), size=PHONE)
    net, x, y = example()
    for key in ("w:2,1,1", "w:2,2,1"):
        box = field(seen.page, key)
        box.fill("1000000")
        box.press("Enter")
        moved(net, x, y, key, 1e6)
    assert_shares(seen.page, net, x, y, "1,1")
    assert_fits(seen.page)
    assert seen.logged == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_phone(show, theme):
    seen = show(
        ErrorShares.of(Network([2, 6, 4], cost="squared error", seed=3), [1, -1], [0, 1, 0, 1]), theme=theme, size=PHONE
    )
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
