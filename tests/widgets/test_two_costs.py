"""One alarm, two costs: what the widget accepts, and in a real browser every number, curve and sentence against a loop in NumPy."""

import re

import numpy as np
import pytest
import traitlets

from bplib.widgets import TwoCosts
from tests.conftest import PHONE
from tests.widgets.conftest import _printed, assert_axe_clean, assert_fits

FLATS = ("downstairs", "upstairs")
STARTS = [(3.0, 2.0, 0.5), (4.0, 4.0, 2.0), (0.0, 0.0, 0.1), (1.25, 0.3, 1.1)]
READ = """() => [...document.querySelectorAll('[data-flat]')].map(e =>
    [e.dataset.flat, `${e.dataset.symbol ?? e.parentElement.textContent}:${e.dataset.index ?? ''}`, Number(e.dataset.value), e.textContent])"""


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def rates(w, b, flat):
    """How fast the cost rises with the answer, and how steep the curve is; the smoke is 1, the target 0."""
    a, missing = sigmoid(w + b), sigmoid(-(w + b))
    return (a if flat == "downstairs" else 1 / missing), a * missing


def mornings(w, b, eta, flat, count=None):
    """(w, b) before the first breakfast and after each, until the alarm is calm or ``count`` have been had."""
    all_of_them, first = [(w, b)], sigmoid(w + b)
    while len(all_of_them) <= count if count is not None else sigmoid(sum(all_of_them[-1])) > first / 2:
        w, b = all_of_them[-1]
        delta = np.prod(rates(w, b, flat))
        all_of_them.append((w - eta * delta, b - eta * delta))
    return all_of_them


def calm(w, b, eta, flat):
    return len(mornings(w, b, eta, flat)) - 1


def numbers(w, b, flat):
    """In the order of the rows."""
    along, slope = rates(w, b, flat)
    a = sigmoid(w + b)
    cost = a**2 / 2 if flat == "downstairs" else np.logaddexp(0, w + b)
    return [a, cost, along, slope, along * slope, w, b]


def assert_morning(page, w, b, eta, day):
    shown = page.evaluate(READ)
    for flat in FLATS:
        expected = numbers(*mornings(w, b, eta, flat, day)[day], flat)
        found = [(value, text) for of, _, value, text in shown if of == flat]
        assert len(found) == len(expected)
        for v, (value, text) in zip(expected, found):
            assert abs(value - v) <= 1e-12 * (1 + abs(v)), (flat, day, v, value)
            assert _printed(value, text), (flat, value, text)


def curve(page, flat, chart):
    return page.locator(f".lesson:nth-child({chart}) path.{flat}").get_attribute("d")


def said(page):
    return page.locator(".say").inner_text()


def day(page):
    return page.get_by_label("breakfasts so far")


# ---- Python


def test_it_begins_as_the_alarm_of_the_chapter():
    widget = TwoCosts()
    net = widget.network()
    forward = net.forward([1.0])
    assert forward.a[1].item() == pytest.approx(0.9933, abs=5e-5)
    assert net.backward(forward, [0.0]).delta[1].item() == pytest.approx(0.0066, abs=5e-5)


@pytest.mark.parametrize(
    "state, message",
    [
        ({"w": 4.5}, "should not be greater than 4"),
        ({"b": -1.0}, "should not be less than 0"),
        ({"eta": 0.01}, "should not be less than 0.1"),
        ({"guess": 0}, "should not be less than 1"),
        ({"day": -1}, "should not be less than 0"),
        ({"seen": "yes"}, "seen"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        TwoCosts(**state)


def test_the_loop_counts_what_the_chapter_counts():
    assert [calm(3, 2, 0.5, flat) for flat in FLATS] == [168, 6]
    assert [calm(4, 4, 0.5, flat) for flat in FLATS] == [3011, 9]


# ---- in the browser


def test_nothing_is_drawn_and_no_number_given_away_before_the_guess(show):
    seen = show(TwoCosts())
    page = seen.page
    assert [curve(page, flat, chart) for flat in FLATS for chart in (1, 2)] == ["", "", "", ""]
    assert "168" not in page.locator("[data-widget]").inner_text()
    assert day(page).is_disabled()
    assert_morning(page, 3, 2, 0.5, 0)
    page.get_by_label("your guess, in breakfasts").fill("150")
    page.get_by_role("button", name="Let both learn").click()
    assert said(page) == (
        "Calm after 6 breakfasts upstairs, after 168 breakfasts downstairs: 28 times as many. You guessed 150, and judged it well."
    )
    assert day(page).is_enabled() and day(page).get_attribute("max") == "168"
    assert all(curve(page, flat, chart) for flat in FLATS for chart in (1, 2))
    page.get_by_role("button", name="Predict again").click()
    assert said(page).startswith("Both alarms begin alike.") and curve(page, "downstairs", 1) == ""
    assert seen.logged == []


@pytest.mark.parametrize("w, b, eta", STARTS)
def test_every_number_of_a_morning(show, w, b, eta):
    page = show(TwoCosts(w=w, b=b, eta=eta, seen=True)).page
    slow, fast = (calm(w, b, eta, flat) for flat in FLATS)
    assert f"after {slow} breakfast" in said(page) and f"Calm after {fast} breakfast" in said(page)
    for at in (0, 1, fast, (slow + fast) // 2, slow):
        day(page).fill(str(at))
        assert_morning(page, w, b, eta, at)


def test_the_curves_go_through_the_mornings(show):
    page = show(TwoCosts(seen=True)).page
    for flat in FLATS:
        points = [
            tuple(map(float, pair.split(","))) for pair in re.findall(r"[\d.]+,[\d.]+", curve(page, flat, chart=2))
        ]
        left, right = points[0][0], points[-1][0]
        weights = [w for w, _ in mornings(3, 2, 0.5, flat, 168)]
        axis = page.locator(".lesson:nth-child(2) path.axes").get_attribute("d")
        top, bottom = map(float, re.match(r"M34,(\d+)V(\d+)", axis).groups())
        low = min(0, int(np.floor(mornings(3, 2, 0.5, "upstairs", 168)[-1][0])))
        for x, y in points:
            at = round((x - left) / (right - left) * 168)
            assert y == pytest.approx(bottom - (weights[at] - low) / (4 - low) * (bottom - top), abs=0.11)
        dot = page.locator(f".lesson:nth-child(2) .dot.{flat}")
        assert float(dot.get_attribute("cx")) == pytest.approx(
            left + calm(3, 2, 0.5, flat) / 168 * (right - left), abs=0.11
        )


def test_a_new_start_forgets_the_guess_and_reset_brings_the_first_one_back(show):
    page = show(TwoCosts(seen=True, told=12, day=40)).page
    assert said(page).endswith("You guessed 12.")
    page.get_by_label("weight of the neuron before the first breakfast", exact=True).fill("4")
    assert "guessed" not in said(page) and f"after {calm(4, 2, 0.5, 'downstairs')} breakfasts downstairs" in said(page)
    assert_morning(page, 4, 2, 0.5, 0)
    page.get_by_label("learning rate", exact=True).fill("2")
    assert f"after {calm(4, 2, 2, 'downstairs')} breakfasts downstairs" in said(page)
    page.get_by_role("button", name="Reset").click()
    assert said(page).startswith("Both alarms begin alike. Upstairs it is calm after 6 breakfasts.")


@pytest.mark.parametrize("typed", ["", "abc", "0", "1e999", "2.5", "<img onerror=alert(1)>"])
def test_a_guess_that_is_none_is_told_so_and_changes_nothing(show, typed):
    page = show(TwoCosts()).page
    page.get_by_label("your guess, in breakfasts").fill(typed)
    page.keyboard.press("Enter")
    page.locator(".asked .msg:not(:empty)").wait_for()
    page.get_by_role("button", name="Let both learn").click()
    assert said(page).endswith("You guessed 12.")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_usable_on_a_phone_and_by_keyboard(show, theme):
    seen = show(TwoCosts(seen=True, day=1), size=PHONE, theme=theme)
    page = seen.page
    assert_fits(page)
    assert_axe_clean(seen)
    day(page).focus()
    page.keyboard.press("ArrowRight")
    assert_morning(page, 3, 2, 0.5, 2)
    assert (
        day(page).get_attribute("aria-valuetext")
        == "after 2 breakfasts it says 0.9932 downstairs, it says 0.9537 upstairs"
    )
    page.get_by_role("button", name="Predict again").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Let both learn").evaluate("e => e === document.activeElement")
    assert seen.logged == []
