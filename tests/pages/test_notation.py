"""The notation switch in a real browser: every formula and every symbol of a widget, on every page, in every notation."""

import pytest

from bplib.notation import NOTATIONS
from tests.conftest import DESKTOP, PHONE
from tests.pages.test_accessibility import findings
from tests.pages.test_pages import RAW_TEX, RUNS_OUT, TOO_WIDE
from tests.quick.notation import tokens
from tests.quick.notation.test_notation import bare
from tests.toc import PAGES

WIDEST = {"bishop", "phases"}  # layers in brackets
OTHERS = sorted(NOTATIONS.keys() - {"book"})
LONGEST = "book/four-phases.html"

# What MathJax has set, in the order of the page; quotations aside.
FORMULAS = r"""() => [...(window.MathJax?.startup.document.math ?? [])].filter(m => m.start.node.isConnected
        && m.start.node.closest('.bd-article .math') && !m.start.node.closest('.as-written, .tag_as-written'))
    .sort((a, b) => a.start.node.compareDocumentPosition(b.start.node) & 4 ? -1 : 1).map(m => m.math)"""
NOT_SET = """() => [...document.querySelectorAll('.bd-article .math')]
    .filter(m => !m.querySelector('mjx-container') || m.querySelector('mjx-merror, [data-mjx-error]')).length"""
SYMBOLS = """() => [...document.querySelectorAll('[data-widget] .q[data-key]')]
    .map(q => [q.dataset.key, q.querySelector('.m').textContent, q.getAttribute('aria-label')])"""

# For the switch alone: the theme keeps its own things there, and does not ask whether it may.
NO_STORAGE = """for (const name of ['getItem', 'setItem']) {
    const own = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) {
        if (key === 'bp-notation') throw new DOMException('no storage', 'SecurityError');
        return own.call(this, key, ...rest);
    };
}"""

# The letters of the widgets' symbols, written out by hand; bracketed layers; the number of the input layer.
LETTERS = {
    "book": {},
    "nielsen": {},
    "bishop": {"z": "a", "a": "z", "C": "ℰ", "σ": "h"},
    "risk": {"C": "ℒ"},
    "phases": {"w": "W", "C": "ℒ"},
}
PARENTS = {"dw": "w", "db": "b", "da": "a"}


def shown(key, name):
    """What stands in the box of a symbol: letter, layer, indices."""
    symbol, _, at = key.partition(":")
    letter = lambda s: LETTERS[name].get(s, s)
    if symbol in ("cost", "eta"):
        return {"cost": letter("C"), "eta": "η"}[symbol]
    if symbol in ("x", "y"):
        return symbol + at
    layer, *rest = at.split(",")
    above = f"({layer})" if name in ("bishop", "phases") else str(int(layer) + (name == "nielsen"))
    scripts = above + "".join(rest)
    if symbol == "slope":
        return f"{letter('σ')}′({letter('z')}{scripts})"
    if symbol in PARENTS:
        return f"∂{letter('C')}∂{letter(PARENTS[symbol])}{scripts}"
    return ("δ" if symbol == "delta" else letter(symbol)) + scripts


def choose(page, name):
    page.locator(".bp-notation select").select_option(name)
    settled(page, name)


def settled(page, name):
    page.wait_for_selector(f'.bp-notation[data-shown="{name}"]')


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


@pytest.mark.parametrize("path", PAGES)
def test_every_formula_and_symbol_turns(visit, path):
    seen = opened(visit, path)
    page = seen.page
    seen.unfold()
    book = [plain(tex) for tex in page.evaluate(FORMULAS)]
    for name in [*OTHERS, "book"]:
        choose(page, name)
        now = [plain(tex) for tex in page.evaluate(FORMULAS)]
        assert [bare(tex) for tex in now] == [bare(tokens.translate(tex, name)) for tex in book]
        assert page.evaluate(NOT_SET) == 0
        assert page.evaluate(RAW_TEX) == []
        for key, text, _label in page.evaluate(SYMBOLS):
            assert text == shown(key, name), (key, name)
        if name in WIDEST:
            for size in (PHONE, DESKTOP):
                seen.resize(size)
                assert page.evaluate(TOO_WIDE) == [], (name, size)
                assert page.evaluate(RUNS_OUT) == [], (name, size)
    assert seen.logged == [] and seen.foreign == []


def plain(tex):
    """Without what Sphinx puts around lines below one another."""
    return tex.replace(r"\begin{split}", "").replace(r"\end{split}", "")


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


@pytest.mark.parametrize("name", OTHERS)
def test_axe_finds_nothing(visit, name):
    seen = opened(visit, f"{LONGEST}?notation={name}")
    settled(seen.page, name)
    for theme in ("light", "dark"):
        seen.theme(theme)
        assert list(findings(seen.page)) == [], theme


def test_without_javascript_the_books_own_stands(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}{LONGEST}?notation=bishop")
    assert page.locator(".bp-notation").count() == 0
    assert r"\(w_{11}^1 = -0.9\)" in page.locator(".bd-article").inner_text()
    context.close()
