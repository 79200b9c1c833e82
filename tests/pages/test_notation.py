"""The notation switch in a real browser: it remembers, is handed on, can be reached and heard. That every formula and every
symbol of a widget turns, on every page, is seen at the visit of the page (tests/pages/looks.py)."""

import pytest

from tests.pages.looks import FORMULAS, OTHERS, SYMBOLS, choose, findings, in_both_themes, settled

LONGEST = "book/four-phases.html"

# For the switch alone: the theme keeps its own things there, and does not ask whether it may.
NO_STORAGE = """for (const name of ['getItem', 'setItem']) {
    const own = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) {
        if (key === 'bp-notation') throw new DOMException('no storage', 'SecurityError');
        return own.call(this, key, ...rest);
    };
}"""


def opened(visit, path, **how):
    seen = visit(path, **how)
    page = seen.page
    page.wait_for_selector(".bp-notation[data-shown]")
    return seen


@pytest.fixture
def window(browser):
    """A profile for each test: a reader who has chosen nothing yet."""
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


def test_a_widget_says_the_layer_that_it_writes(visit):
    page = opened(visit, LONGEST).page
    before = {key: label for key, _, label in page.evaluate(SYMBOLS)}
    choose(page, "nielsen")
    after = {key: label for key, _, label in page.evaluate(SYMBOLS)}
    assert before["w:1,1,1"] == "weight from input 1 to neuron 1 of layer 1"
    assert after["w:1,1,1"] == "weight from input 1 to neuron 1 of layer 2"
    page.get_by_role("button", name="Next ›").first.click()  # and it still works
    assert page.evaluate(SYMBOLS)


@pytest.mark.parametrize("where", ["http", "file"])
def test_the_choice_stays(visit, served, site, where):
    home = {"http": served, "file": f"{site.as_uri()}/"}[where]
    page = opened(visit, "book/cost.html", home=home).page
    choose(page, "bishop")
    page.reload()
    settled(page, "bishop")
    page.locator('a[href$="chain-rule.html"]').first.click()
    page.wait_for_url("**/chain-rule.html")
    settled(page, "bishop")
    assert page.locator(".bp-notation select").input_value() == "bishop"
    assert page.locator("html").get_attribute("data-notation") == "bishop"
    assert r"\mathcal{E}" in "".join(page.evaluate(FORMULAS))


def test_the_address_wins_and_is_handed_on(visit):
    page = opened(visit, "book/cost.html").page
    choose(page, "risk")
    page.goto(page.url + "?notation=phases")
    settled(page, "phases")
    page.locator('a[href$="chain-rule.html"]').first.click()
    page.wait_for_url("**/chain-rule.html?notation=phases")
    settled(page, "phases")
    choose(page, "book")
    assert page.url.endswith("?notation=book")


@pytest.mark.parametrize("asked", ["nonsense", "__proto__", "constructor", ""])
def test_an_unknown_notation_is_the_books_own(visit, asked):
    seen = opened(visit, f"book/cost.html?notation={asked}")
    settled(seen.page, "book")
    assert seen.logged == []


def test_without_storage_it_still_switches(visit):
    seen = opened(visit, "book/cost.html")
    seen.page.add_init_script(NO_STORAGE)
    seen.page.reload()
    seen.page.wait_for_selector(".bp-notation[data-shown]")
    choose(seen.page, "bishop")
    assert r"\mathcal{E}" in "".join(seen.page.evaluate(FORMULAS))
    assert seen.logged == []


def test_the_keyboard_and_the_ear(visit):
    """Reached by Tab, changed by an arrow key, announced."""
    page = opened(visit, "book/cost.html").page
    control = page.get_by_label("Notation")
    for _ in range(60):
        page.keyboard.press("Tab")
        if control.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("ArrowDown")
    settled(page, "nielsen")
    status = page.locator('.bp-notation [role="status"]')
    assert "source 002" in status.inner_text() and "Code cells" in status.inner_text()
    choose(page, "book")
    assert status.inner_text() == ""


def test_axe_finds_nothing_in_the_other_notations(visit):
    """Colours hang on the theme and not on the letters: they are looked at in one notation."""
    seen = opened(visit, LONGEST)
    for name in OTHERS:
        choose(seen.page, name)
        assert list(findings(seen.page, {"color-contrast": {"enabled": False}})) == [], name
    assert list(in_both_themes(seen)) == []


def test_without_javascript_the_books_own_stands(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}{LONGEST}?notation=bishop")
    assert not page.locator(".bp-notation").is_visible()
    assert "z11" in page.locator(".bd-article").inner_text()  # with 1 above and 1 below
    context.close()


@pytest.mark.parametrize("path", ["history", "bibliography", "sources", "library-reference"])
def test_a_page_without_maths_has_no_control_and_hands_the_notation_on(visit, path):
    page = visit(f"book/{path}.html?notation=risk").page
    assert page.locator(".bp-notation").count() == 0
    page.locator('a[href$="/cost.html"], a[href="cost.html"]').first.click()
    page.wait_for_url("**/cost.html?notation=risk")
    settled(page, "risk")


def test_its_note_moves_nothing(visit):
    """It lies over the page while the control is in use."""
    page = opened(visit, "book/cost.html").page
    top = lambda: page.locator(".bd-article h1").bounding_box()["y"]
    before, note = top(), page.locator('.bp-notation [role="status"]')
    page.get_by_label("Notation").focus()
    choose(page, "bishop")
    assert note.evaluate("e => getComputedStyle(e).opacity") == "1"
    assert top() == before
    page.locator(".bd-article h1").click()
    assert note.evaluate("e => getComputedStyle(e).opacity") == "0"
