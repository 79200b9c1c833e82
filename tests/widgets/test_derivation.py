"""A derivation in a real browser: lines are written one after another, judged when they are checked, and can be edited."""

import pytest
from playwright.sync_api import expect

from bplib.widgets.exercise import Exercise
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits

WAY = ["sum_k dC/dz_k dz_k/dz_j", "sum_k delta_k dz_k/dz_j", "sum_k w_kj delta_k sigma'(z_j)"]
WRONG = "sum_k delta_k w_jk sigma'(z_j)"


@pytest.fixture
def page(show):
    return show(Exercise("ex-hidden-derive")).page


def field(page):
    return page.get_by_role("textbox")


def write(page, *lines):
    for line in lines:
        before = rows(page).count()
        field(page).fill(line)
        field(page).press("Enter")
        expect(rows(page)).to_have_count(before + 1)


def rows(page):
    """The lines below the one that is sought."""
    return page.locator(".board li:not(.sought)")


def rule(page, n):
    return rows(page).nth(n - 1).locator(".rule")


def verdict(page):
    return page.locator(".verdict")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_derivation_is_written_to_its_end(page):
    write(page, *WAY)
    expect(rule(page, 1)).to_contain_text("Chain rule: add over the paths")
    expect(rule(page, 2)).to_contain_text("Definition of the error δ")
    expect(rule(page, 3)).to_contain_text("This is the goal.")
    expect(verdict(page)).to_contain_text("Right.")
    expect(page.locator(".status")).to_have_text("✓ solved")


def test_nothing_is_judged_while_it_is_typed(page):
    field(page).press_sequentially(WRONG, delay=0)
    expect(page.locator(".set")).to_contain_text("∑")
    expect(rows(page)).to_have_count(0)
    expect(verdict(page)).to_have_text("")
    field(page).fill("sum_k delta_k q")
    expect(page.locator(".set .unread")).to_have_text("q")
    expect(verdict(page)).to_have_text("")


def test_a_mistake_is_named_once_and_the_next_line_is_judged_from_it_on(page):
    write(page, WAY[0], WRONG, "sigma'(z_j) sum_k w_jk delta_k")
    expect(rule(page, 2)).to_contain_text("transposed")
    expect(rule(page, 3)).to_contain_text("follows from what you wrote")
    assert page.locator("[role=status]:visible").filter(has_text="transposed").count() == 0
    write(page, WAY[2])
    expect(rule(page, 4)).to_contain_text("mends the mistake")
    expect(page.locator(".status")).not_to_have_text("✓ solved")


def test_an_earlier_line_is_edited_and_the_later_ones_are_judged_again(page):
    write(page, WAY[0], WRONG, WAY[2])
    page.get_by_role("button", name="Edit line 2").click()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value(WRONG)
    field(page).fill(WAY[1])
    press(page, "Check")
    expect(rule(page, 2)).to_contain_text("Definition of the error δ")
    expect(rule(page, 3)).to_contain_text("This is the goal.")
    expect(page.locator(".status")).to_have_text("✓ solved")
    page.get_by_role("button", name="Edit line 2").click()
    field(page).press("Escape")
    expect(field(page)).to_have_value("")
    page.get_by_role("button", name="Edit line 2").click()
    field(page).fill("")
    press(page, "Check")
    expect(rows(page)).to_have_count(2)


def test_a_symbol_is_put_where_the_caret_stands_and_read_as_what_is_typed(page):
    field(page).fill("2 ")
    page.get_by_role("group", name="Symbols to insert").get_by_role("button").filter(has_text="∑").click()
    expect(field(page)).to_be_focused()
    expect(page.locator(".set")).to_contain_text("2")
    page.keyboard.type("w_kj")
    expect(field(page)).to_have_value("2 sum(w_kj, k)")
    expect(page.locator(".set")).to_contain_text("∑")


def test_help_names_the_rule_first_and_then_the_line(page):
    write(page, WAY[0])
    press(page, "Next step?")
    expect(page.locator(".next-step")).to_contain_text("From line 1:")
    expect(page.locator(".next-step .m.f")).to_have_count(1)  # δ, in the name of the rule
    press(page, "Next step?")
    expect(page.locator(".next-step")).to_contain_text("It could read")
    press(page, "Start over")
    expect(rows(page)).to_have_count(0)
    expect(page.locator(".next-step")).to_have_text("")


@pytest.mark.parametrize("text", ["", "abc", "1e999", "<img onerror=alert(1)>", "a = b = c", "sum_k delta_k q", "dC/"])
def test_what_cannot_be_read_is_said_and_nothing_is_lost(page, text):
    write(page, WAY[0])
    field(page).fill(text)
    field(page).press("Enter")
    expect(verdict(page)).not_to_have_text("")
    expect(field(page)).to_have_value(text)
    expect(rows(page)).to_have_count(1)


def test_it_goes_by_the_keyboard_alone(page):
    field(page).focus()
    for line in WAY:
        before = rows(page).count()
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(rows(page)).to_have_count(before + 1)
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == "Edit line 3":
            break
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value(WAY[2])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_phone_and_can_be_read_by_all(show, theme):
    seen = show(Exercise("ex-gradients-derive-road"), size=PHONE, theme=theme)
    write(
        seen.page,
        "sum_k dC/dz^L_k dz^L_k/dz_j dz_j/dw_ji",
        "sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) a_i",
        "sum_k (a_k - y_k) w_kj sigma'(z_j) a_i",
    )
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
