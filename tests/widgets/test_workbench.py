"""The workbench in a real browser: typed, picked, opened by a link, refused; every number against Python's Program, slopes put forward."""

import json
import re

import numpy as np
import pytest
import traitlets
from playwright.sync_api import expect

from bplib.calculus import Program
from bplib.widgets import Workbench
from bplib.widgets.touch import NUMBERS
from bplib.widgets.workbench import shelf
from tests.conftest import DESKTOP, PHONE
from tests.widgets.conftest import TOO_WIDE, assert_axe_clean, assert_fits, finger_drag, numbers_on

OWN = "s_i = x_i^2\nC = \\sum_i v_i s_i"
BROKEN = "s_i = x_i^2 +\nC = \\sum_i v_i s_i"


def text_of(page):
    return page.get_by_label("One definition a line")


def formula_of(page):
    return page.get_by_role("textbox", name="What do you think a slope is?")


def lines_of(page):
    return page.get_by_role("list", name="As it is read").get_by_role("listitem")


def given_on(page):
    return page.evaluate("() => held.get('numbers')")


def assert_program(page, text):
    """Every number on the page is what Python's program makes of what it is given; every slope by a push there."""
    program = Program(text)
    given = {name.replace(" ", "_"): value for name, value in given_on(page).items()}
    run = program.run(given)
    found = numbers_on(page)
    assert found
    for key, value, _ in found:
        symbol, index = key.split(":")
        at = tuple(int(n) for n in index.split(",") if n)
        slope = symbol.startswith("d") and symbol[1:] in program.widths.axes and symbol not in program.widths.axes
        if slope and symbol[1:] == program.cost:
            expected = 1.0
        elif slope:
            pushed = run.pushed(symbol[1:], at).slope_of(program.cost)
            expected = float(np.real(run.arithmetic.plain(pushed)))
        else:
            expected = run.cell(symbol, at).real
        assert abs(value - expected) <= 1e-12 * (1 + abs(expected)), f"{key}: {value} for {expected}"
    return {key for key, *_ in found}


def test_it_opens_with_the_convolution_and_its_way_back(show):
    seen = show(Workbench())
    page = seen.page
    expect(page.get_by_label("On the bench")).to_have_value("convolution")
    expect(text_of(page)).to_have_value(shelf()[0]["text"])
    assert given_on(page) == NUMBERS
    assert {"z:4", "dx:6"} <= assert_program(page, shelf()[0]["text"])
    page.get_by_role("radio", name="Way back").check(force=True)
    expect(page.get_by_role("list", name="Its way back").get_by_role("listitem")).to_have_count(6)
    assert seen.logged == []


@pytest.mark.parametrize("one", shelf(), ids=lambda one: one["name"])
def test_each_of_the_shelf_is_opened_with_numbers_on_which_it_has_values(show, one):
    seen = show(Workbench(text=one["text"]), size=PHONE)
    expect(seen.page.get_by_label("On the bench")).to_have_value(one["name"])
    expect(seen.page.get_by_role("alert")).to_have_count(0)
    assert_program(seen.page, one["text"])
    assert seen.page.evaluate(TOO_WIDE) <= 0
    assert seen.logged == []


def test_a_text_of_ones_own_is_read_run_and_touched(show):
    seen = show(Workbench())
    page = seen.page
    text_of(page).fill(OWN)
    expect(page.get_by_label("On the bench")).to_have_value("own")
    expect(lines_of(page)).to_have_count(2)
    expect(lines_of(page).first.get_by_role("img")).to_have_attribute("aria-label", "s i is the square of x i")
    there = assert_program(page, OWN)
    assert {"s:1", "dx:1", "dv:2", "C:"} <= there and not [key for key in there if key.startswith("w")]
    cell = page.locator(".c:has(> .v[data-symbol=v])").first
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    before = given_on(page)["v"][0]
    finger_drag(page, (box["x"] + 20, box["y"] + 20), (box["x"] + 60, box["y"] + 20))
    page.wait_for_function("before => held.get('numbers').v[0] !== before", arg=before)
    assert given_on(page)["v"][0] == pytest.approx(before + 0.4)
    assert_program(page, OWN)
    assert seen.logged == []


def test_what_is_given_stays_while_one_types(show):
    page = show(Workbench()).page
    first = shelf()[0]["text"]
    text_of(page).fill(first.replace("+ b", "+ 2 b + c"))
    page.wait_for_function("() => held.get('numbers').c !== undefined")
    given = given_on(page)
    assert {name: given[name] for name in NUMBERS} == NUMBERS
    assert isinstance(given["c"], (int, float))
    assert_program(page, first.replace("+ b", "+ 2 b + c"))


def test_an_error_is_told_at_its_place_and_the_last_run_stays(show):
    seen = show(Workbench(text=OWN))
    page = seen.page
    before = given_on(page)
    text_of(page).fill(BROKEN)
    said = page.locator(".desk .expected")
    expect(said).to_contain_text(re.compile(r"Line 1: expected .*; got the end"))
    expect(page.locator(".reads .bad")).to_contain_text("s_i = x_i^2 +")
    expect(lines_of(page).last.get_by_role("img")).to_have_count(1)  # the other line stays set
    expect(page.get_by_text("Beneath still stands the last text")).to_be_visible()
    assert text_of(page).get_attribute("aria-invalid") != "true"  # nobody is scolded in the middle of a line
    assert said.get_attribute("id") in text_of(page).get_attribute("aria-describedby")
    assert given_on(page) == before
    assert_program(page, OWN)
    text_of(page).blur()
    expect(text_of(page)).to_have_attribute("aria-invalid", "true")
    text_of(page).fill(OWN)
    expect(text_of(page)).to_have_attribute("aria-invalid", "false")
    expect(said).to_have_text("")
    assert seen.logged == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "C",
        "C = ",
        "= 3",
        "<img src=x onerror=alert(1)>",
        "C = \\sum_i x_{j}",
        "z_i = z_i\nC = \\sum_i z_i",
        "C = 1e999",
    ],
)
def test_bad_texts_are_refused_in_words(show, text):
    seen = show(Workbench())
    page = seen.page
    text_of(page).fill(text)
    expect(page.locator(".desk .expected")).to_contain_text(re.compile("expected", re.I))
    expect(text_of(page)).to_have_value(text)
    assert_program(page, shelf()[0]["text"])
    assert_fits(page)
    assert seen.logged == []


def test_the_shelf_takes_nothing_away(show):
    page = show(Workbench(text=OWN)).page
    menu = page.get_by_label("On the bench")
    menu.select_option("softmax")
    softmax = next(one["text"] for one in shelf() if one["name"] == "softmax")
    expect(text_of(page)).to_have_value(softmax)
    assert "a:3" in assert_program(page, softmax)
    menu.select_option("lstm")
    menu.select_option("own")
    expect(text_of(page)).to_have_value(OWN)
    expect(text_of(page)).to_be_focused()
    assert "s:1" in assert_program(page, OWN)


def test_a_link_brings_text_numbers_and_formula_along(show):
    seen = show(Workbench(text=OWN, numbers={"x": [0.5, -2], "v": [1, 3]}, formula="2 v_i x_i", of="x_i"))
    seen.page.get_by_role("button", name="Copy link").click()
    address = seen.page.get_by_label("a link to this state").input_value()
    other = show(Workbench())
    other.page.goto(f"{other.home}?{address.partition('?')[2]}")
    other.page.wait_for_selector("[data-widget]")
    expect(text_of(other.page)).to_have_value(OWN)
    assert given_on(other.page) == {"x": [0.5, -2], "v": [1, 3]}
    expect(formula_of(other.page)).to_have_value("2 v_i x_i")
    expect(other.page.get_by_label("The slope of the cost along")).to_have_value("x_i")
    assert_program(other.page, OWN)
    assert other.logged == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("{", "it is cut off or changed"),
        ("[]", "expected the state of this widget"),
        ('{"text": 3}', "expected the text of a program"),
    ],
)
def test_a_bad_link_is_told_and_the_opening_program_stands(show, state, said):
    seen = show(Workbench())
    seen.page.goto(f"{seen.home}?workbench={state}")
    seen.page.wait_for_selector("[data-widget]")
    assert said in seen.page.get_by_role("alert").inner_text()
    assert_program(seen.page, shelf()[0]["text"])


def test_numbers_of_a_link_that_do_not_fit_are_drawn_anew(show):
    seen = show(Workbench())
    state = {"text": OWN, "numbers": {"x": [1, 2, 3], "v": "none"}}
    seen.page.goto(f"{seen.home}?workbench={json.dumps(state).replace('+', '%2B')}".replace("\\", "%5C"))
    seen.page.wait_for_selector("[data-widget]")
    expect(text_of(seen.page)).to_have_value(OWN)
    assert given_on(seen.page)["x"] == [1, 2, 3]
    assert_program(seen.page, OWN)
    assert seen.logged == []


# ---- a slope that is put forward


def put_forward(page, of, formula):
    page.get_by_label("The slope of the cost along").select_option(of)
    formula_of(page).fill(formula)
    formula_of(page).press("Enter")


@pytest.mark.parametrize(
    ("of", "formula"),
    [
        ("w_k", r"\sum_i \frac{\partial C}{\partial z_i} x_{i+k-1}"),
        ("w_k", "sum_i dC/dz_i x_{i+k-1}"),
        ("z_i", "(a_i - y_i) sigma'(z_i)"),
        ("a_i", "a_i - y_i"),
    ],
)
def test_a_right_slope_is_right(show, of, formula):
    seen = show(Workbench())
    put_forward(seen.page, of, formula)
    expect(seen.page.locator(".forward .say")).to_contain_text("✓")
    assert seen.page.locator(".against").count() == 0
    assert seen.logged == []


def test_a_wrong_slope_is_refuted_by_a_run_that_can_be_looked_at(show):
    seen = show(Workbench())
    page = seen.page
    put_forward(page, "w_k", "sum_i dC/dz_i x_{i+k}")
    expect(page.locator(".forward .say")).to_contain_text("✗")
    truth, said = (float(page.locator(f".{name}").inner_text().replace("−", "-")) for name in ("truth", "said"))
    assert abs(truth - said) > 1e-4
    expect(page.locator(".against")).to_contain_text(re.compile(r"In a run with k = 1…\d and i = 1…\d:"))
    set_in = page.locator(".forward .say").get_by_role("img").all()  # a cell is set there as it is on the bench
    cell = next(int(label[2:]) for one in set_in if re.fullmatch(r"w \d", label := one.get_attribute("aria-label")))
    page.get_by_role("button", name="Look at this run").click()
    slope = page.locator(f".c > .s[data-symbol=dw][data-index='{cell}']")
    expect(slope).to_have_attribute("data-value", re.compile("."))
    assert float(slope.get_attribute("data-value")) == pytest.approx(truth, abs=6e-5)
    expect(page.get_by_role("radio", name="Way back")).to_be_checked()
    assert_program(page, shelf()[0]["text"])
    formula_of(page).press("End")
    page.keyboard.type("x")
    expect(page.locator(".forward .say")).to_have_text("")
    assert page.locator(".against").count() == 0
    assert seen.logged == []


@pytest.mark.parametrize("formula", ["", "   ", "sum_i (", "q_7", "<img src=x onerror=alert(1)>", "dC/dw_k"])
def test_what_is_no_answer_is_told_so(show, formula):
    seen = show(Workbench())
    put_forward(seen.page, "w_k", formula)
    said = seen.page.locator(".forward .say")
    expect(said).not_to_have_text("")
    assert "✓" not in said.inner_text()
    assert formula_of(seen.page).input_value() == formula
    assert_fits(seen.page)
    assert seen.logged == []


def test_a_formula_is_set_while_it_is_typed(show):
    page = show(Workbench()).page
    page.get_by_label("The slope of the cost along").select_option("a_i")
    formula_of(page).press_sequentially("a_i - ")
    set_as = page.locator(".forward .set")
    expect(set_as.get_by_role("img", include_hidden=True)).to_have_attribute("aria-label", "a i")
    expect(page.locator(".forward .expected")).to_contain_text("expected")
    page.get_by_role("button", name="y_i", exact=True).click()
    expect(formula_of(page)).to_have_value("a_i - y_i")
    expect(set_as.get_by_role("img", include_hidden=True)).to_have_attribute("aria-label", "a i minus y i")
    expect(page.locator(".forward .expected")).to_have_text("")


def test_all_of_it_by_keys_alone(show):
    page = show(Workbench()).page
    page.get_by_label("On the bench").focus()
    page.keyboard.press("Tab")
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(OWN.replace("\n", "\n"))
    expect(lines_of(page)).to_have_count(2)
    page.keyboard.press("Tab")
    expect(text_of(page)).not_to_be_focused()
    page.get_by_label("The slope of the cost along").focus()
    page.keyboard.press("Tab")
    expect(formula_of(page)).to_be_focused()
    chosen = page.get_by_label("The slope of the cost along").input_value()
    page.keyboard.type({"x_i": "2 x_i v_i", "v_i": "s_i"}[chosen])
    page.keyboard.press("Enter")
    expect(page.locator(".forward .say")).to_contain_text("✓")
    assert_program(page, OWN)


# ---- calm, Python


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_reaches_out(show, size, theme):
    seen = show(Workbench(), size=size, theme=theme)
    page = seen.page
    put_forward(page, "w_k", "sum_i dC/dz_i x_{i+k}")
    expect(page.locator(".against")).to_be_visible()
    text_of(page).fill(BROKEN)
    expect(page.locator(".reads .bad")).to_be_visible()
    assert_fits(page)
    assert_axe_clean(seen)
    assert seen.logged == []


def test_on_paper_stands_what_was_read(show):
    page = show(Workbench()).page
    page.emulate_media(media="print")
    assert not text_of(page).is_visible() and lines_of(page).last.is_visible()
    assert page.locator(".c").first.is_visible()


def test_python_reads_the_text_and_derives_its_way_back():
    bench = Workbench(text=OWN)
    assert bench.derived["back"] and bench.program.slope("x_i").verify()
    bench.text = BROKEN
    assert bench.derived == {}
    with pytest.raises(ValueError, match="expected"):
        bench.program  # noqa: B018


def test_what_python_derives_is_printed_beside_the_run(show):
    page = show(Workbench(text=OWN)).page
    page.get_by_role("radio", name="Way back").check(force=True)
    expect(page.get_by_role("list", name="Its way back").get_by_role("listitem")).to_have_count(3)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"text": "x" * 4001}, "at most 4000 characters; got 4001"),
        ({"numbers": {"x": "abc"}}, "expected numbers"),
        ({"numbers": {"x": [1, np.inf]}}, "expected finite"),
    ],
)
def test_what_does_not_fit_is_refused(state, said):
    with pytest.raises(traitlets.TraitError, match=said):
        Workbench(**state)
