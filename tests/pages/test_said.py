"""What a reader hears of a page's formulas: their names in Chromium's own accessibility tree, in every notation; and an
equation part by part, by keyboard and by hand."""

import re

import pytest

from tests.conftest import DESKTOP, PHONE
from tests.pages.looks import choose, findings
from tests.toc import PAGES

BP2 = "book/hidden-error.html"
IN_WORDS = (
    "the error of neuron j of layer l is the sum over k of the weight from neuron j of layer l to neuron k of layer l plus 1, "
    "times the error of neuron k of layer l plus 1, end of sum, times the slope of sigma at the weighted input of neuron j of "
    "layer l"
)
# Each formula that MathJax has set: whether it is a name's picture, its name, and whether something in it can be focused.
NAMES = """() => [...document.querySelectorAll('.bd-article .math')].map(math => {
    const named = math.matches('[role=img]') ? math : math.querySelector('[role=img]');
    return {name: named?.getAttribute('aria-label') ?? '', whole: named?.contains(math.querySelector('mjx-container')) ?? false,
            stops: named?.querySelectorAll('a, button, [tabindex]').length};
})"""


def opened(visit, path):
    seen = visit(path)
    if seen.page.locator(".bp-notation").count():
        seen.page.wait_for_selector(".bp-notation[data-shown]")
    return seen.page


def unfolded(page):
    """The page with every fold open, and what was folded set."""
    page.evaluate("() => document.querySelectorAll('.bd-article details').forEach(fold => { fold.open = true; })")
    page.wait_for_function("() => !document.querySelector('.bd-article .math:not(:has(mjx-container))')")
    return page


def heard(page):
    """The names of all pictures, as Chromium tells them to a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [n["name"]["value"] for n in nodes if n.get("role", {}).get("value") == "image" and not n["ignored"]]


@pytest.mark.parametrize("path", PAGES)
def test_every_formula_of_a_page_has_its_words(visit, path):
    page = unfolded(opened(visit, path))
    for formula in page.evaluate(NAMES):
        assert formula["whole"] and formula["stops"] == 0, formula
        assert re.fullmatch(r"[A-Za-z0-9.,; -]+", formula["name"]), formula
    assert page.locator("mjx-assistive-mml").count() == 0, "it would be said twice"


def test_a_screen_reader_is_told_the_words(visit):
    page = opened(visit, BP2)
    assert IN_WORDS in heard(page)


def test_in_the_notation_that_is_chosen(visit):
    page = opened(visit, BP2)
    choose(page, "bishop")
    now = heard(page)
    assert IN_WORDS not in now
    bishop = IN_WORDS.replace("neuron j", "neuron X").replace("neuron k", "neuron j").replace("over k", "over j")
    assert bishop.replace("neuron X", "neuron k").replace("sigma", "h") in now
    choose(page, "book")
    assert IN_WORDS in heard(page)


def equation(page, words=IN_WORDS):
    """The place of an equation, and the bar behind it."""
    formula = page.locator(f'.bp-said[aria-label="{words}"]').first
    return formula, page.locator(".bp-parts").nth(
        formula.evaluate("""formula => {
            const bars = [...document.querySelectorAll('.bp-parts')];
            return bars.findIndex(bar => formula.compareDocumentPosition(bar) & 4);
        }""")
    )


def taken_apart(page, words=IN_WORDS):
    formula, bar = equation(page, words)
    bar.get_by_role("button", name="in words").focus()
    page.keyboard.press("Enter")
    bar.and_(page.locator("[data-shown]")).wait_for(state="attached")
    return formula, bar


def test_an_equation_part_by_part(visit):
    """Each step is said in a status line, and lights what it speaks of."""
    page = opened(visit, BP2)
    _, bar = taken_apart(page)
    status, lit = bar.get_by_role("status"), bar.locator(".bp-lit")
    assert status.inner_text() == IN_WORDS
    assert lit.count() == 0
    said = []
    for key in ("Right", "Right", "Down", "Down", "Right", "Right", "Up", "Right", "Down", "Up", "Up", "Up", "Left"):
        page.keyboard.press(f"Arrow{key}")
        said.append(status.inner_text())
    left, right = IN_WORDS.split(" is ")
    z = "the weighted input of neuron j of layer l"
    total, slope = right.removesuffix(f", times the slope of sigma at {z}"), f"the slope of sigma at {z}"
    weight, error = total.removeprefix("the sum over k of ").removesuffix(", end of sum").split(", times ")
    assert said == [
        f"1 of 2: {left}, written delta j, layer l",
        f"2 of 2: {right}",
        f"1 of 2: {total}",
        f"1 of 2: {weight}, written w k j, layer l plus 1",
        f"2 of 2: {error}, written delta k, layer l plus 1",
        f"2 of 2: {error}, written delta k, layer l plus 1",
        f"1 of 2: {total}",
        f"2 of 2: {slope}",
        f"{z}, written z j, layer l",
        f"2 of 2: {slope}",
        f"2 of 2: {right}",
        IN_WORDS,
        IN_WORDS,
    ]
    page.keyboard.press("ArrowRight")
    assert lit.count() == 1
    page.keyboard.press("Escape")
    assert bar.locator(".bp-parts-panel").count() == 0
    assert bar.get_by_role("button", name="in words").evaluate("e => e === document.activeElement")


def test_by_buttons_and_by_pressing_a_part(visit):
    page = opened(visit, BP2)
    _, bar = taken_apart(page)
    bar.get_by_role("button", name="the next part").click()
    assert bar.get_by_role("status").inner_text().startswith("1 of 2: the error of neuron j of layer l")
    bar.locator(".bp-p").last.click()
    assert "the weighted input of neuron j of layer l, written z j" in bar.get_by_role("status").inner_text()
    bar.get_by_role("button", name="out of it again").click()
    assert "the slope of sigma" in bar.get_by_role("status").inner_text()
    bar.get_by_role("button", name="close").click()
    assert bar.locator("mjx-container").count() == 0


def test_the_parts_stand_where_the_equation_stands(visit):
    """Nothing in it moves when it is taken apart, in any of the equations of a page."""
    page = unfolded(opened(visit, "book/matrix-form.html"))
    moved = page.evaluate("""async () => {
        const moved = [];
        for (const bar of document.querySelectorAll('.bp-parts')) {
            const formula = bar.previousElementSibling.querySelector('.bp-said');
            bar.querySelector('button').click();
            while (bar.dataset.shown === undefined) await new Promise(requestAnimationFrame);
            const [from, to] = [formula, bar].map(e => e.querySelector('mjx-math').getBoundingClientRect());
            const far = ['x', 'y', 'width', 'height'].filter(side => Math.abs(from[side] - to[side]) > .5);
            if (far.length) moved.push([formula.getAttribute('aria-label'), far]);
        }
        return moved;
    }""")
    assert moved == []


def test_it_closes_when_another_notation_is_chosen_and_opens_in_it(visit):
    page = opened(visit, BP2)
    _, bar = taken_apart(page)
    choose(page, "phases")
    assert bar.locator(".bp-parts-panel").count() == 0
    assert page.locator(".bp-in-parts").count() == 0
    bar.get_by_role("button", name="in words").click()
    bar.locator("mjx-container").wait_for()
    for key in ("Right", "Right", "Down", "Down"):
        page.keyboard.press(f"Arrow{key}")
    assert "written capital W i j, layer l plus 1" in bar.get_by_role("status").inner_text()


def test_axe_finds_nothing_in_an_equation_that_is_taken_apart(visit):
    page = opened(visit, BP2)
    taken_apart(page)
    page.keyboard.press("ArrowRight")
    assert list(findings(page)) == []


def test_an_equation_is_one_tab_stop_and_a_formula_of_a_line_none(visit):
    page = opened(visit, "book/matrix-form.html")
    stops = page.evaluate(
        """() => [...document.querySelectorAll('.bd-article .bp-parts')].map(bar => bar.querySelectorAll('button').length)"""
    )
    assert stops and set(stops) == {1}
    assert page.locator(".bd-article span.math :is(a, button, [tabindex])").count() == 0


def test_a_formula_that_is_wider_than_a_phone_is_moved_by_the_arrow_keys(visit):
    seen = visit("book/output-error.html")
    page, wide = seen.page, ".bd-article div.math[tabindex]"
    assert page.locator(wide).count() == 0
    seen.resize(PHONE)
    page.wait_for_function("wide => document.querySelector(wide)?.checkVisibility()", arg=wide)
    formula = page.locator(wide).first
    formula.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("wide => document.querySelector(wide).scrollLeft > 0", arg=wide)
    seen.resize(DESKTOP)
    page.wait_for_function("wide => document.querySelector(wide) === null", arg=wide)


def test_the_box_behind_a_number_speaks_too(visit):
    page = opened(visit, BP2)
    page.locator(".bp-num-handle").first.focus()
    page.keyboard.press("Enter")
    box = page.locator("#bp-number")
    box.locator("mjx-container").first.wait_for()
    page.wait_for_selector("#bp-number[data-shown]")
    lines = box.locator("p [role=img]").evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    assert lines and all(re.fullmatch(r"[A-Za-z0-9.,; -]+", line) for line in lines), lines
    assert page.evaluate("document.querySelectorAll('#bp-number mjx-container').length") == len(
        page.evaluate("[...document.querySelectorAll('#bp-number :is([role=img], button) mjx-container')]")
    )


def test_without_javascript_formulas_are_letters_and_words(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + BP2)
    formula = page.locator(f'.bp-said[aria-label="{IN_WORDS}"]').first
    assert formula.inner_text().replace("\n", "") == "δjl = (∑kwkjl+1δkl+1)σ′(zjl)"
    assert formula.locator("sub").first.inner_text() == "j"
    assert page.locator(".bp-parts").count() == 0
    context.close()
