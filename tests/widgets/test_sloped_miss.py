"""From the miss to the error: what the widget accepts, and in a real browser every number, bar and sentence against NumPy."""

import pytest
import traitlets

from bplib.functions import COSTS
from bplib.widgets import SlopedMiss
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers

SCALES = {
    ("sigmoid", "squared error"): (2, 0.25, 0.3),
    ("sigmoid", "half squared error"): (1, 0.25, 0.15),
    ("linear", "squared error"): (18, 1, 18),
    ("linear", "half squared error"): (9, 1, 9),
}


def assert_shown(page, widget):
    """Numbers, and the three bars: how far each reaches from its zero, in parts of the way to its end."""
    net, x, y = widget.network(), [widget.z], [widget.y]
    assert_numbers(page, net, x, y)
    forward = net.forward(x)
    counted = net.C_s.dC(forward.a[1], widget.y).item()
    slope = net.act[1].df(forward.z[1], forward.a[1]).item()
    drawn = page.evaluate("""() => [...document.querySelectorAll('.sbar')].map(e => { const i = e.querySelector('i');
        const zero = parseFloat(e.style.getPropertyValue('--zero')), left = parseFloat(i.style.left), wide = parseFloat(i.style.width);
        return (left < zero - 1e-9 ? -wide : wide) / (100 - zero); })""")
    assert drawn == pytest.approx(
        [v / scale for v, scale in zip((counted, slope, counted * slope), SCALES[widget.output, widget.cost])], abs=1e-5
    )


def z_slider(page):
    return page.get_by_label("weighted input, z", exact=True)


def said(page):
    return page.locator(".say").inner_text()


# ---- Python


def test_its_network_is_neuron_a_of_the_chapter():
    widget = SlopedMiss()
    net = widget.network()
    forward = net.forward([widget.z])
    assert net.backward(forward, [widget.y]).delta[1].item() == pytest.approx(-0.2904, abs=5e-5)


@pytest.mark.parametrize(
    "state, message",
    [
        ({"z": 9}, "should not be greater than 8"),
        ({"y": -0.1}, "should not be less than 0"),
        ({"output": "relu"}, "sigmoid"),
        ({"cost": "none"}, "squared error"),
        ({"z": "far"}, "expected a float"),
        ({"seen": [1.0, 2.0, 3.0]}, "seen"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        SlopedMiss(**state)


# ---- in the browser


def test_dragged_out_of_the_slope_the_miss_grows_and_the_error_dies(show):
    seen = show(widget := SlopedMiss())
    page = seen.page
    assert (
        "0.6106 too little; the cost counts −1.2213. The slope lets through 0.2378 of that: the error is −0.2904."
        in said(page)
    )
    assert_shown(page, widget)
    misses, errors = [], []
    for z in (-2, -4, -6, -8):
        z_slider(page).fill(str(z))
        widget.z = z
        assert_shown(page, widget)
        forward = widget.network().forward([z])
        misses.append(1 - forward.a[1].item())
        errors.append(abs(widget.network().backward(forward, [1]).delta[1].item()))
    assert misses == sorted(misses) and errors == sorted(errors, reverse=True)
    assert "the curve is flat here" in said(page)
    assert seen.logged == []


@pytest.mark.parametrize("output, cost", SCALES)
def test_every_function_and_cost(show, output, cost):
    page = show(widget := SlopedMiss(z=-3)).page
    page.get_by_label(output, exact=True).check(force=True)
    page.get_by_label("½ (a − y)²" if cost.startswith("half") else "(a − y)²", exact=True).check(force=True)
    page.get_by_label("target, y", exact=True).fill("0.3")
    widget.set_trait("output", output), widget.set_trait("cost", cost), widget.set_trait("y", 0.3)
    assert_shown(page, widget)
    assert ("This straight line has the slope 1" in said(page)) == (output == "linear")
    assert set(COSTS) == {c for _, c in SCALES}


def test_the_error_is_drawn_only_as_far_as_the_reader_has_been(show):
    page = show(SlopedMiss()).page

    def trail():
        return page.evaluate("""() => { const wide = name => document.querySelector(name).getBBox().width;
            return 16 * wide('.trail') / wide('.chart .target'); }""")

    assert trail() == pytest.approx(0, abs=0.01)
    z_slider(page).fill("-4.45")
    assert trail() == pytest.approx(4, abs=0.01)
    z_slider(page).fill("3.55")
    assert trail() == pytest.approx(8, abs=0.01)
    page.get_by_role("button", name="Neuron B").click()
    assert trail() == pytest.approx(0, abs=0.01)
    assert_shown(page, SlopedMiss(z=-6, y=0.6131))


def test_the_keyboard_alone_and_on_target(show):
    page = show(widget := SlopedMiss(y=0.5)).page
    z_slider(page).focus()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    widget.z = 0
    assert_shown(page, widget)
    assert said(page) == "On the target: no miss, so no error, however steep the curve."
    page.keyboard.press("End")
    widget.z = 8
    assert_shown(page, widget)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_phone(show, theme):
    seen = show(SlopedMiss(z=7.5, y=0.0, seen=[-8, 7.5]), theme=theme, size=PHONE)
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
