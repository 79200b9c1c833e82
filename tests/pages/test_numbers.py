"""Numbers that can be pressed, in a real browser: by mouse, by touch, by keyboard and by ear, in every notation, in the dark, on
a phone, on paper, and where no script may run."""

import json
import re

import pytest

from bplib.numbers import blocks, items
from bplib.numbers.lists import OURS
from tests.conftest import PHONE
from tests.pages.looks import MATHS_NOT_SET, RAW_TEX, TOO_WIDE, choose, findings
from tests.toc import CHAPTERS, ROOT

PAGE = "book/hidden-error.html"
SHOWN = "#bp-number[data-shown]"
FOCUSED = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
# What a box shows: its formulas in TeX, the page's own left out.
FORMULAS = """() => [...MathJax.startup.document.math].filter(m => m.start.node.closest?.('#bp-number') ??
    m.typesetRoot?.closest('#bp-number')).map(m => m.math.replace('\\\\displaystyle ', ''))"""


def bound_in(chapter):
    """How many numbers of a chapter a reader can press."""
    found = blocks((ROOT / chapter).read_text(encoding="utf-8"))
    return sum(item.answers for block in found if block.list for item in items(block.list, block.exercise or OURS))


BOUND = {chapter.replace(".md", ".html"): bound_in(chapter) for chapter in CHAPTERS}


@pytest.fixture
def page(sheet):
    page = sheet(PAGE).page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.keyboard.press("Escape")
    page.wait_for_selector(".bp-notation[data-shown]")
    choose(page, "book")
    return page


def prose(page, printed):
    return page.locator("span.bp-num", has_text=re.compile(f"^{re.escape(printed)}$")).first


def shown(page):
    """The lines of the open box, each formula as its TeX."""
    page.wait_for_selector(SHOWN)
    return page.evaluate(FORMULAS)


def press(page, printed):
    prose(page, printed).click()
    return shown(page)


@pytest.mark.parametrize("path", [path for path, count in BOUND.items() if count])
def test_every_number_that_a_list_binds_can_be_pressed(site, path):
    text = (site / path).read_text(encoding="utf-8")
    data = json.loads(re.search(r'<script type="application/json" id="bp-numbers">(.*?)</script>', text, re.S)[1])
    in_prose = {int(n) for n in re.findall(r'<span class="bp-num" id="bp-n(\d+)">', text)}
    ranges = [(int(a), int(b)) for a, b in re.findall(r"bp-from-(\d+)-(\d+)", text)]
    in_formulas = {first + i for first, count in ranges for i in range(count)}
    assert len(data["numbers"]) == BOUND[path] == len(in_prose) + len(in_formulas)
    assert in_prose | in_formulas == set(range(BOUND[path]))


@pytest.mark.parametrize("path", [path for path, count in BOUND.items() if not count])
def test_a_page_without_lists_carries_nothing(site, path):
    assert "bp-num" not in (site / path).read_text(encoding="utf-8").replace("bp-number", "")


def test_no_list_is_left_in_a_page(site):
    assert [
        path for path in BOUND if re.search(r"(<|&lt;)!-- ?numbers", (site / path).read_text(encoding="utf-8"))
    ] == []


def test_a_number_says_where_it_comes_from(page):
    lines = press(page, "−0.5801")
    assert lines == [
        r"\delta_1^2 = (\sum_k w_{k1}^3 \delta_k^3) \sigma'(z_1^2)",
        r"\approx 1.9 \cdot (-1.222) \cdot 0.24987",
        r"\approx -0.5801487864",
        "w_{11}^3 = 1.9",
        r"\delta_1^3 \approx -1.222",
        r"\sigma'(z_1^2) \approx 0.24987",
    ]
    assert page.locator("#bp-number-head").inner_text() == "−0.5801, in our network: error of neuron 1 of layer 2"


def test_a_number_that_the_text_chose_is_of_no_network(page):
    press(page, "0.1")
    assert page.locator("#bp-number-head").inner_text() == "0.1"
    assert "chosen here" in page.locator("#bp-number").inner_text()


def test_down_to_what_is_given_and_back(page):
    press(page, "−0.5801")
    went = []
    while (parts := page.locator("#bp-number li button")).count():
        before = page.locator("#bp-number").get_attribute("data-shown")
        parts.last.click()
        page.wait_for_function(f"document.querySelector('#bp-number').dataset.shown !== '{before}'")
        went.append(shown(page)[0])
    assert went == [
        r"\sigma'(z_1^2) = a_1^2 (1 - a_1^2)",
        r"a_1^2 = \sigma(z_1^2)",
        r"z_1^2 = \sum_k w_{1k}^2 a_k^1 + b_1^2",
        "b_1^2 = -0.4",
    ]
    assert "given with the network" in page.locator("#bp-number").inner_text()
    for line in went[-2::-1]:
        before = page.locator("#bp-number").get_attribute("data-shown")
        page.get_by_role("button", name="‹ back").click()
        page.wait_for_function(f"document.querySelector('#bp-number').dataset.shown !== '{before}'")
        assert shown(page)[0] == line


def test_a_number_in_a_formula_is_pressed_where_it_stands(page):
    display = page.locator("div.math mjx-math .bp-num")
    assert display.count() == 4
    display.nth(1).click()
    assert shown(page)[0] == r"w_{22}^2 \delta_2^2"
    assert page.locator("#bp-number-head").inner_text() == "−0.3859, in our network"
    assert "bp-open" in display.nth(1).get_attribute("class")


def test_the_minus_between_two_numbers_is_no_part_of_the_second(page):
    """Or MathJax would set it as a sign, without its space."""
    assert page.locator("div.math mjx-math .bp-num").nth(0).locator("mjx-mo").count() == 1
    assert page.locator("div.math mjx-math .bp-num").nth(1).locator("mjx-mo").count() == 0


@pytest.mark.parametrize(
    "name, symbol, said",
    [
        ("nielsen", r"\delta_1^3 = (\sum_k w_{k1}^4 \delta_k^4) \sigma'(z_1^3)", "error of neuron 1 of layer 3"),
        (
            "bishop",
            r"\delta_1^{(2)} = (\sum_j w_{j1}^{(3)} \delta_j^{(3)}) h'(a_1^{(2)})",
            "error of neuron 1 of layer 2",
        ),
    ],
)
def test_it_speaks_the_notation_that_is_chosen(page, name, symbol, said):
    choose(page, name)
    assert press(page, "−0.5801")[0] == symbol
    assert said in page.locator("#bp-number-head").inner_text()
    page.keyboard.press("Escape")
    page.locator("div.math mjx-math .bp-num").nth(3).click()  # and numbers in formulas are where they were
    assert page.locator("#bp-number-head").inner_text().startswith("−0.3243")
    assert page.evaluate(MATHS_NOT_SET) + page.evaluate(RAW_TEX) == []


def test_by_keyboard_alone(page):
    """One stop a block; arrows within it, formulas included; Enter opens, Escape gives the focus back."""
    prose(page, "0.2756").evaluate("e => e.closest('p').querySelector('[tabindex=\"0\"]').focus()")
    assert page.evaluate(FOCUSED) == "0.2756: where it comes from"
    went = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        went.append(page.evaluate(FOCUSED).split(":")[0])
    assert went == ["−1.4", "−1.4", "0.27561", "−0.3859"]
    assert page.locator("mjx-math .bp-num.bp-focus").count() == 1
    page.keyboard.press("ArrowRight")  # the last stays
    assert page.evaluate(FOCUSED).startswith("−0.3859")
    page.keyboard.press("Enter")
    assert shown(page)[0] == r"w_{22}^2 \delta_2^2"
    assert page.evaluate(FOCUSED) == "weight from neuron 2 of layer 1 to neuron 2 of layer 2: −1.4"
    page.keyboard.press("Escape")
    page.wait_for_selector("#bp-number", state="hidden")
    assert page.evaluate(FOCUSED).startswith("−0.3859")
    page.keyboard.press("Home")
    assert page.evaluate(FOCUSED).startswith("0.2756")


def test_each_block_is_one_tab_stop(page):
    stops = """() => {
        const display = e => { while (!e.matches('.math')) e = e.previousElementSibling; return e; };
        const around = e => e.closest('table') ?? e.closest('p, li, dd, h1, h2, h3') ?? display(e);
        const all = [...document.querySelectorAll('.bp-num[role=button], .bp-num-handle')];
        return [all.length, new Set(all.map(around)).size, all.filter(e => e.tabIndex === 0).length];
    }"""
    numbers, blocks_with_numbers, stopping = page.evaluate(stops)
    assert numbers == BOUND[PAGE]
    assert blocks_with_numbers == stopping < numbers / 3


def test_it_can_be_heard(page):
    press(page, "−0.5801")
    box = page.get_by_role("dialog")
    assert box.get_attribute("aria-labelledby") == "bp-number-head"
    assert [b.get_attribute("aria-label") for b in box.locator("li button").all()] == [
        "weight from neuron 1 of layer 2 to neuron 1 of layer 3: 1.9",
        "error of neuron 1 of layer 3: −1.222",
        "slope of the activation function of neuron 1 of layer 2: 0.24987",
    ]
    assert list(findings(page)) == []


def test_the_next_number_and_the_one_before(page):
    press(page, "−0.5801")
    head = page.locator("#bp-number-head")
    page.get_by_role("button", name="next number").click()
    assert head.inner_text().startswith("2.0")
    page.get_by_role("button", name="number before").click()
    assert head.inner_text().startswith("−0.5801")
    page.get_by_role("button", name="close", exact=True).click()
    page.wait_for_selector("#bp-number", state="hidden")
    assert page.evaluate(FOCUSED).startswith("−0.5801")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("printed", ["−0.5801", "0.3479", "three", "−0.03102"])
def test_it_fits_a_phone_in_both_themes(sheet, page, printed, theme):
    seen = sheet(PAGE)
    seen.resize(PHONE)
    seen.theme(theme)
    try:
        press(page, printed)
        box = page.locator("#bp-number").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
        assert page.evaluate(TOO_WIDE) == []
        assert list(findings(page, only=["color-contrast"])) == []
    finally:
        seen.theme("light")


def test_it_opens_under_a_finger(browser, served):
    context = browser.new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + PAGE)
    page.wait_for_selector("mjx-math .bp-num")
    prose(page, "−0.5801").tap()
    assert r"\approx -0.5801487864" in shown(page)
    page.locator("div.math mjx-math .bp-num").first.tap()
    page.wait_for_function("document.querySelector('#bp-number-head')?.textContent.startsWith('−1.1603')")
    context.close()


def test_a_box_over_a_table_leaves_its_row_to_be_read(page):
    press(page, "0.3479")
    box, table = (
        page.locator("#bp-number").bounding_box(),
        prose(page, "0.3479").locator("xpath=ancestor::table").bounding_box(),
    )
    assert box["y"] >= table["y"] + table["height"] or box["y"] + box["height"] <= table["y"]


def test_in_forced_colours_what_is_open_is_seen(page):
    page.emulate_media(forced_colors="active")
    press(page, "−0.5801")
    style = "e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth]"
    assert prose(page, "−0.5801").evaluate(style) == ["solid", "2px"]
    page.emulate_media(forced_colors="none")


def test_on_paper_it_is_plain_text(page):
    press(page, "−0.5801")
    page.emulate_media(media="print")
    assert prose(page, "−0.5801").evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert not page.locator("#bp-number").is_visible()
    page.emulate_media(media="screen")


def test_without_scripts_it_is_plain_text(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + PAGE)
    assert prose(page, "−0.5801").get_attribute("role") is None
    assert page.locator("#bp-number, .bp-num-handle").count() == 0
    assert "has the error −0.5801" in page.locator(".bd-article").inner_text()
    context.close()


def test_it_works_from_disk(visit, site):
    seen = visit(PAGE, home=f"{site.as_uri()}/")
    seen.page.wait_for_selector("mjx-math .bp-num")
    assert r"\approx -0.5801487864" in press(seen.page, "−0.5801")
    assert seen.foreign == [] and seen.logged == []
