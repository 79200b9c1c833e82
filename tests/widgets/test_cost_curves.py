"""One cost curve a weight: what the widget accepts; and in a real browser every curve, tangent, order and word against NumPy."""

import re

import pytest
from traitlets import TraitError

from bplib import Network, example
from bplib.widgets import CostCurves
from tests.conftest import PHONE
from tests.widgets.conftest import (
    assert_axe_clean,
    assert_fits,
    assert_numbers,
    control,
    expected_numbers,
    field,
    moved,
    parameters,
)

ALL = parameters(example()[0])
WEIGHTS = [key for key in ALL if key.startswith("w")]
LOW, HIGH, SIDE = -4, 4, 9


def settle(page):
    """The curves are drawn once a frame."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def order(page):
    return page.evaluate("[...document.querySelectorAll('.curve .knob')].map(e => e.dataset.cell)")


def press(page, label):
    page.locator(".sort label", has_text=label).click()


def cost_with(key, value):
    """The cost of the book's network with one parameter at another value."""
    net, x, y = moved(*example(), key, value)
    return net.C(net.forward(x), y)


def paths(page, key, colour):
    """The points of the curve (--ink) or the tangent (--grad) of a parameter, in pixels, and the width and height there is."""
    return page.evaluate(
        """([key, colour]) => {
        const svg = document.querySelector(`[data-cell="${key}"] svg`);
        const d = svg.querySelector(`path[stroke="var(${colour})"]:not([stroke-dasharray])`).getAttribute('d');
        return [d.slice(1).split('L').map(p => p.split(',').map(Number)), svg.width.baseVal.value, svg.height.baseVal.value]; }""",
        [key, colour],
    )


def test_refuses_what_would_be_too_many_curves():
    net = Network([4, 4, 3, 1], output="linear", cost="squared error")
    with pytest.raises(TraitError, match="at most 30 weights and biases, one curve each; got 39"):
        CostCurves.of(net, [0] * 4, [0])


@pytest.mark.parametrize("state", [{"order": "name"}, {"eta": 2}, {"slopes": "yes"}, {"w": [None, [[1, 2]]]}])
def test_refuses_what_does_not_fit(state):
    with pytest.raises(TraitError):
        CostCurves(**state)


def test_takes_a_network_of_your_own(show):
    net = Network([2, 3, 1], hidden="tanh", output="linear", cost="squared error", seed=4)
    widget = CostCurves.of(net, [0.3, -0.2], [0.5])
    widget.slopes = widget.biases = True
    seen = show(widget)
    keys = assert_numbers(seen.page, net, [0.3, -0.2], [0.5])
    assert {f"d{key}" for key in parameters(net)} <= keys
    assert seen.logged == []


def test_hides_the_slopes_until_a_suspect_is_named(show):
    seen = show(CostCurves())
    page = seen.page
    settle(page)
    assert sorted(order(page)) == sorted(WEIGHTS)
    reveal = page.get_by_role("button", name="Reveal")
    assert reveal.is_disabled()
    assert not any(page.locator(".gr").nth(i).is_visible() for i in range(8))
    assert (
        page.evaluate("[...document.querySelectorAll('.curve svg[role=img]')].some(e => /slope/.test(e.ariaLabel))")
        is False
    )
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.curve path[stroke=\"var(--grad)\"]')].map(e => e.getAttribute('d')).join('')"
        )
        == ""
    )
    page.locator('.curve:has([data-cell="w:2,1,2"]) > label').click()
    assert "You blame w212, which is 2.0000." in page.locator(".say").inner_text().replace("\n", "")
    reveal.click()
    settle(page)
    net, x, y = example()
    dw = expected_numbers(net, x, y)
    assert order(page) == sorted(WEIGHTS, key=lambda key: -abs(dw[f"d{key}"]))
    said = page.locator(".say").inner_text().replace("\n", "")
    assert "You blamed w212, the 2nd steepest of 8." in said
    assert "−0.00625" in said and "its slope is only −0.4064" in said
    assert all(page.locator(".gr").nth(i).is_visible() for i in range(8))
    assert_numbers(page, net, x, y)
    assert seen.logged == []


def test_praises_the_right_suspect(show):
    page = show(CostCurves(picked="w:3,1,1", slopes=True)).page
    assert page.locator(".say").inner_text().startswith("You blamed the right one.")


def test_every_number_follows_every_slider(show):
    seen = show(CostCurves(slopes=True, biases=True))
    net, x, y = example()
    assert sorted(order(seen.page)) == sorted(ALL)
    for i, key in enumerate(ALL):
        value = [1.25, -0.75, 3.5, 0.0][i % 4]
        control(seen.page, key).fill(str(value))
        assert_numbers(seen.page, *moved(net, x, y, key, value))
    assert seen.logged == []


def test_curves_and_tangents_are_those_of_the_network(show):
    """Each curve, read back from its pixels on the scale that the widget states, is the cost; its tangent has the slope dw."""
    page = show(CostCurves(slopes=True, biases=True)).page
    settle(page)
    top = float(re.search(r"from 0 to ([\d.]+);", page.locator(".scale").inner_text()).group(1))
    assert top == 1.5
    net, x, y = example()
    C, slopes = net.C(net.forward(x), y), expected_numbers(net, x, y)
    for key in ALL:
        points, width, height = paths(page, key, "--ink")
        value = lambda px, width=width: LOW + (px - SIDE) / (width - 2 * SIDE) * (HIGH - LOW)
        cost = lambda py, height=height: (height - 18 - py) / (height - 20) * top
        assert len(points) > 40 and points[0][0] == SIDE and points[-1][0] == pytest.approx(width - SIDE, abs=0.051)
        for px, py in points[::8]:  # the path is written to a tenth of a pixel, in both directions
            true, beside = cost_with(key, value(px)), cost_with(key, value(px + 0.05))
            assert abs(cost(py) - true) <= 0.0501 / (height - 20) * top + 1.1 * abs(beside - true), key
        (x0, y0), (x1, y1) = paths(page, key, "--grad")[0]
        slope = (cost(y1) - cost(y0)) / (value(x1) - value(x0))
        assert slope == pytest.approx(slopes[f"d{key}"], rel=1e-9)
        v = slopes[key]
        assert cost(y0) + slope * (v - value(x0)) == pytest.approx(C, rel=1e-9)


def test_the_slider_stands_under_the_dot(show):
    page = show(CostCurves(slopes=True)).page
    settle(page)
    for key in WEIGHTS:
        dot, track, at = page.evaluate(
            """key => { const cell = document.querySelector(`[data-cell="${key}"]`);
            const dot = cell.querySelector('circle[r="5"]').getBoundingClientRect(); const s = cell.querySelector('input[type=range]');
            const r = s.getBoundingClientRect(); return [dot.x + dot.width / 2, [r.left, r.width], (s.value - s.min) / (s.max - s.min)]; }""",
            key,
        )
        thumb = track[0] + SIDE + at * (track[1] - 2 * SIDE)
        assert dot == pytest.approx(thumb, abs=1.5)


def test_orders_and_biases(show):
    page = show(CostCurves(slopes=True)).page
    net, x, y = example()
    numbers = expected_numbers(net, x, y)
    assert order(page) == WEIGHTS
    press(page, "by size")
    assert order(page) == sorted(WEIGHTS, key=lambda key: -abs(numbers[key]))
    press(page, "biases too")
    press(page, "by slope")
    assert order(page) == sorted(ALL, key=lambda key: -abs(numbers[f"d{key}"]))
    assert order(page)[0] == "b:3,1"
    bars = page.evaluate("[...document.querySelectorAll('.rank')].map(e => e.firstChild.offsetWidth / e.offsetWidth)")
    assert bars == pytest.approx([abs(numbers[f"d{key}"] / numbers["db:3,1"]) for key in order(page)], abs=0.01)
    control(page, "w:1,1,1").fill("2")  # under a moving slider nothing changes its place
    before = order(page)
    control(page, "w:3,1,1").fill("0")
    assert order(page) == before
    press(page, "by slope")  # pressing the order again sorts again
    numbers = expected_numbers(*moved(*moved(net, x, y, "w:1,1,1", 2.0), "w:3,1,1", 0.0))
    assert order(page) == sorted(ALL, key=lambda key: -abs(numbers[f"d{key}"]))


def test_one_step_lowers_the_cost_as_the_network_does(show):
    page = show(CostCurves()).page
    net, x, y = example()
    step = page.get_by_role("button", name="Step all against their slopes")
    for eta in 0.1, 0.25:
        page.get_by_role("slider", name="learning rate").fill(str(eta))
        net.step(net.backward(net.forward(x), y), eta)
        promised = float(page.locator(".after").get_attribute("data-value"))
        step.click()
        assert promised == pytest.approx(net.C(net.forward(x), y), rel=1e-12)
        assert_numbers(page, net, x, y)
    page.get_by_role("button", name="Reset").click()
    assert_numbers(page, *example())


@pytest.mark.parametrize(
    "text, message",
    [
        ("abc", "Expected a number"),
        ("", "an empty field"),
        ("1e999", "Expected a number"),
        ("<img src=x onerror=alert(1)>", "Expected a number"),
    ],
)
def test_bad_input_is_answered_beside_its_field(show, text, message):
    seen = show(CostCurves(slopes=True))
    box = field(seen.page, "w:2,1,1")
    box.fill(text)
    box.press("Tab")
    assert message in seen.page.locator('[data-cell="w:2,1,1"] .msg').inner_text()
    assert_numbers(seen.page, *example())
    assert seen.logged == []


def test_keyboard_alone_predicts_reveals_and_turns(show):
    page = show(CostCurves()).page
    page.locator('input[type="radio"][value="layer"]').focus()
    for _ in range(4):  # show slopes, biases too, Reset, the first suspect
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == WEIGHTS[1]
    page.get_by_role("button", name="Reveal").focus()
    page.keyboard.press("Enter")
    assert "You blamed" in page.locator(".say").inner_text()
    control(page, "w:3,1,1").focus()
    page.keyboard.press("ArrowRight")
    assert_numbers(page, *moved(*example(), "w:3,1,1", 1.91))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("slopes", [False, True])
def test_axe_finds_nothing(show, theme, slopes):
    assert_axe_clean(show(CostCurves(slopes=slopes, biases=True), theme=theme))


def test_extreme_numbers_stay_finite_and_nothing_runs_over(show):
    seen = show(
        CostCurves(slopes=True, biases=True, w=[None, [[1e6], [-1e6]], [[0, 0], [1e5, -3000]], [[-12345.678, 1e6]]]),
        size=PHONE,
    )
    settle(seen.page)
    drawn = seen.page.locator(".in").inner_html()
    assert "NaN" not in drawn and "Infinity" not in drawn and "undefined" not in drawn
    assert_fits(seen.page)
    assert seen.logged == []


def test_fits_a_phone(show):
    assert_fits(show(CostCurves(slopes=True, biases=True), size=PHONE).page)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_another_order_is_glided_to(show, motion):
    """Each curve sets out from where it stood; who wants no motion sees it there at once."""
    page = show(CostCurves()).page
    page.emulate_media(reduced_motion=motion)
    places = """() => Object.fromEntries([...document.querySelectorAll('.curve')].map((e) => {
        const box = e.getBoundingClientRect(); return [e.querySelector('input').value, [box.left, box.top]]; }))"""
    before = page.evaluate(places)
    started = page.evaluate(f"""() => {{
        document.querySelector('input[type="radio"][value="slope"]').click();
        const gliding = document.getAnimations().filter((a) => a.effect.target.matches('.curve'));
        gliding.forEach((a) => a.pause());
        return [gliding.length, ({places})()]; }}""")
    page.evaluate("() => document.getAnimations().forEach((a) => a.finish())")
    after = page.evaluate(places)
    order = sorted(after, key=lambda key: after[key][::-1])
    net, x, y = example()
    slopes = {key: abs(value) for key, value in expected_numbers(net, x, y).items() if key.startswith("dw:")}
    assert order == sorted(after, key=lambda key: -slopes[f"d{key}"])
    count, set_out = started
    assert count == (sum(before[key] != after[key] for key in after) if motion == "no-preference" else 0)
    for key in after:
        assert set_out[key] == pytest.approx(before[key] if count else after[key], abs=0.6), key
