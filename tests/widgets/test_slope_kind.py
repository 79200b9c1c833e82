"""A question for a slope of a program, in a real browser: right, wrong, a listed mistake, nonsense, typed and inserted, kept, on a phone."""

import pytest
from playwright.sync_api import expect

from bplib.exercises.kinds import Slope
from bplib.widgets import Exercise
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits
from tests.widgets.sample_exercises import sample

LISTED = "How often it is used, but not what it met."
SLOPE = Slope(
    "Along a weight:",
    program="convolution",
    of="w_k",
    mistakes={r"\sum_i \bar{z}_i": LISTED},
    known=("z",),
    because="It is used at every place.",
)
EXERCISE = sample("ex-test-slope", SLOPE)
RIGHT = "sum_i dC/dz_i x_{i+k-1}"


def answer(page, text):
    field = page.get_by_role("textbox")
    field.fill(text)
    field.press("Enter")
    return page.locator(".verdict")


def test_the_right_slope_is_right_and_stands_there_as_it_is_derived(show):
    seen = show(Exercise(EXERCISE))
    page = seen.page
    expect(page.locator(".found-slope")).to_be_hidden()
    expect(answer(page, RIGHT)).to_have_text("✓Right. It is used at every place.")
    expect(page.locator(".status")).to_have_text("✓ solved")
    expect(page.locator(".found-slope")).to_be_visible()
    named = (
        page.locator(".found-slope")
        .get_by_role("img")
        .evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    )
    assert named == ["the slope along w k", "the sum over i of the slope along z i times x i plus k minus 1"]
    page.get_by_role("textbox").press("End")
    page.keyboard.type(" x")
    expect(page.locator(".found-slope")).to_be_hidden()
    expect(page.locator(".verdict")).to_have_text("")
    assert seen.logged == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sum_j dC/dz_j", LISTED),
        ("sum_i dC/dz_i x_i", "At"),
        ("sum_i dC/da_i sigma'(z_i) x_{i+k-1}", "not known here"),
        ("dC/dw_k", "what is asked for"),
    ],
)
def test_a_wrong_slope_is_told_why(show, text, said):
    seen = show(Exercise(EXERCISE))
    line = answer(seen.page, text)
    expect(line).to_contain_text(said)
    expect(line).to_contain_text("✗")
    expect(seen.page.locator(".found-slope")).to_be_hidden()
    assert seen.logged == []


@pytest.mark.parametrize("text", ["", " ", "`", "sum_i (", "q", "<img src=x onerror=alert(1)>", "1e999"])
def test_what_is_no_formula_is_told_and_stays(show, text):
    seen = show(Exercise(EXERCISE))
    line = answer(seen.page, text)
    expect(line).not_to_have_text("")
    expect(line).not_to_contain_text("✓")
    expect(seen.page.get_by_role("textbox")).to_have_value(text)
    assert_fits(seen.page)
    assert seen.logged == []


def test_it_is_put_together_by_the_letters_of_the_program(show):
    page = show(Exercise(EXERCISE)).page
    for name in ("sum over", "the slope along z_i", "x_j"):
        page.get_by_role("button", name=name, exact=True).click()
        page.get_by_role("textbox").press("End")
    expect(page.get_by_role("textbox")).to_have_value(r"\sum_{}dC/dz_ix_j")


def test_what_was_entered_is_there_when_it_is_drawn_again(show):
    page = show(Exercise(EXERCISE)).page
    expect(answer(page, RIGHT)).to_contain_text("Right.")
    page.evaluate("() => document.dispatchEvent(new CustomEvent('bp-notation', { detail: 'bishop' }))")
    expect(page.get_by_role("textbox")).to_have_value(RIGHT)
    expect(page.locator(".found-slope")).to_be_visible()
    expect(page.locator(".verdict")).to_contain_text("Right.")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_usable_on_a_phone(show, theme):
    seen = show(Exercise(EXERCISE), size=PHONE, theme=theme)
    expect(answer(seen.page, RIGHT)).to_contain_text("Right.")
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
