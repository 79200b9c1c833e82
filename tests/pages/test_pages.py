"""Every page in a real browser: it keeps to its own host, logs nothing, sets its maths, and fits the screen."""

import re
from itertools import product

import nbformat
import pytest

from tests.conftest import DESKTOP, PHONE
from tests.toc import PAGES

MATHS_NOT_SET = """() => [...document.querySelectorAll('.bd-article .math')]
    .filter(m => !m.querySelector('mjx-container') || m.querySelector('mjx-merror, [data-mjx-error]'))
    .map(m => m.textContent)"""

# Text that a reader sees, code left out: a dollar, a bracketed formula or a command in it is TeX that was not set.
RAW_TEX = r"""() => {
    const walk = document.createTreeWalker(document.querySelector('.bd-article'), NodeFilter.SHOW_TEXT), raw = [];
    for (let node; node = walk.nextNode();)
        if (!node.parentElement.closest('pre, code, script, style, mjx-container')
            && /\$|\\[()[\]a-zA-Z]/.test(node.textContent)) raw.push(node.textContent);
    return raw;
}"""

TOO_WIDE = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [...document.querySelectorAll('.bd-article *')]
        .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map(e => e.outerHTML.slice(0, 120)).concat('the page scrolls sideways')
    : []"""

# A formula in a line cannot be broken. One that is longer than its line runs out of its box, unless something around it
# scrolls.
RUNS_OUT = """() => [...document.querySelectorAll('.bd-article mjx-container:not([display="true"])')].filter(formula => {
    const style = e => getComputedStyle(e);
    let box = formula.parentElement;
    while (style(box).display === 'inline') box = box.parentElement;
    if (formula.getBoundingClientRect().right <= box.getBoundingClientRect().right + .5) return false;
    for (let e = box; !e.matches('.bd-article'); e = e.parentElement) if (/auto|scroll/.test(style(e).overflowX)) return false;
    return true;
}).map(formula => [formula.getBoundingClientRect().width, formula.closest('p, li, td, dd')?.textContent.slice(0, 80)])"""

# Rules of a widget's style that reach something outside of every widget; a nested rule is read with its parent in place.
STRAY_STYLE = """() => {
    const strays = [];
    const look = (rules, parent) => { for (const rule of rules) {
        const selector = rule.selectorText?.replaceAll('&', `:is(${parent})`);
        if (selector && [...document.querySelectorAll(selector)].some(e => !e.closest('[data-widget]')))
            strays.push(rule.cssText.slice(0, 120));
        look(rule.cssRules ?? [], selector ?? parent);
    } };
    for (const style of document.querySelectorAll('style[data-bp-widget]')) look(style.sheet.cssRules, ':root');
    return strays;
}"""

WIDGETS = """() => [...document.querySelectorAll('script[type="application/vnd.jupyter.widget-view+json"]')].map(view => {
    const el = view.nextElementSibling, root = el.querySelector('[data-widget]');
    return {widget: root?.dataset.widget, height: root?.getBoundingClientRect().height ?? 0, text: el.textContent,
            needsPython: el.querySelector('.bp-needs-python') !== null,
            picture: view.closest('section').querySelector('.cell_output img') !== null};
})"""


@pytest.fixture(params=["http", "file"])
def home(request, served, site):
    """The book's address, served under a sub-path and straight from disk."""
    return {"http": served, "file": f"{site.as_uri()}/"}[request.param]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_alone(visit, home, path):
    seen = visit(path, home=home)
    assert seen.foreign == []
    assert seen.logged == []
    assert seen.page.locator(".bd-article h1").count() == 1
    assert seen.page.evaluate(MATHS_NOT_SET) == []
    assert seen.page.evaluate(RAW_TEX) == []
    assert seen.page.evaluate(STRAY_STYLE) == []
    for widget in seen.page.evaluate(WIDGETS):
        live = widget["widget"] and widget["height"] > 20
        explained = widget["needsPython"] and widget["picture"]
        assert live or explained, f"neither live nor explained beside a picture: {widget}"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_the_screen(visit, path):
    seen = visit(path)
    for size, theme in product([DESKTOP, PHONE], ["light", "dark"]):
        seen.resize(size)
        seen.theme(theme)
        assert seen.page.evaluate(TOO_WIDE) == [], f"{size}, {theme}"
    seen.unfold()
    assert seen.page.evaluate(TOO_WIDE) == [], f"{size}, everything unfolded"
    assert seen.page.evaluate(RUNS_OUT) == []


def test_the_front_door_leads_to_the_book(site):
    """By a relative link, so that it holds under a sub-path and from disk."""
    assert 'content="0; url=book/index.html"' in (site / "index.html").read_text(encoding="utf-8")


def test_search_finds_a_word_of_a_chapter(visit):
    seen = visit("search.html?q=chain")
    seen.page.wait_for_selector("#search-results li a")
    assert any("chain-rule" in a.get_attribute("href") for a in seen.page.locator("#search-results li a").all())
    assert seen.foreign == []
    assert seen.logged == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_offers_its_notebook(site, path):
    offered = re.search(
        r'<a href="([^"]+\.ipynb)"[^>]*btn-download-notebook-button', (site / path).read_text(encoding="utf-8"), re.S
    )
    notebook = (site / path).parent / offered[1]
    assert notebook.stem == (site / path).stem
    nbformat.validate(nbformat.read(notebook, as_version=4))
