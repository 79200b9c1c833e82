"""What is folded is set when it is opened, however it is opened; and what can be touched is drawn before the maths is set."""

import pytest

from tests.conftest import Visit
from tests.pages.looks import choose

ERRATA, CHAPTER = "book/errata.html", "book/four-phases.html"
UNSET = """() => [...document.querySelectorAll('.bd-article .math')].filter(m => !m.querySelector('mjx-container'))
    .map(m => m.closest('details:not([open])') === null)"""
# The TeX of a fold's formulas, as MathJax has set them.
SET_IN = r"""fold => [...MathJax.startup.document.math].filter(m => fold.contains(m.start.node))
    .sort((a, b) => a.start.node.compareDocumentPosition(b.start.node) & 4 ? -1 : 1).map(m => m.math)"""
FIRST = """() => {
    globalThis.came = [];
    new MutationObserver(() => {
        for (const [name, what] of [['widget', '.bp-view > *'], ['formula', 'mjx-container']])
            if (!came.includes(name) && document.querySelector(what)) came.push(name);
    }).observe(document, {childList: true, subtree: true});
}"""


def settled(page):
    page.wait_for_function("() => !document.querySelector('details[open].bp-unset')")


@pytest.fixture
def folded(visit):
    """The first fold of a page that has maths in it."""

    def at(path):
        seen = visit(path)
        fold = seen.page.locator("details.bp-unset").first
        return seen, fold.element_handle()

    return at


@pytest.mark.parametrize("path", [ERRATA, CHAPTER])
def test_a_page_opens_with_what_is_seen(visit, path):
    """Dozens of formulas wait in folds, and every other one is set."""
    unset = visit(path).page.evaluate(UNSET)
    assert len(unset) > 40 and not any(unset)


@pytest.mark.parametrize("path", [ERRATA, CHAPTER])
def test_a_press_sets_a_fold_and_leaves_the_others(folded, path):
    seen, fold = folded(path)
    before = len(seen.page.evaluate(UNSET))
    formulas = len(fold.query_selector_all(".math"))
    fold.query_selector("summary").press("Enter")
    settled(seen.page)
    assert len(fold.query_selector_all("mjx-container")) == formulas > 0
    assert len(seen.page.evaluate(UNSET)) == before - formulas
    assert seen.logged == []


def test_a_link_into_a_fold_sets_it(folded):
    seen, fold = folded(CHAPTER)
    name = fold.query_selector("[id]").get_attribute("id")
    seen.page.evaluate("name => { location.hash = name; }", name)
    seen.page.wait_for_function("fold => fold.open", arg=fold)
    settled(seen.page)
    assert fold.query_selector("mjx-container")


@pytest.mark.parametrize("path", [ERRATA, CHAPTER])
def test_on_paper_all_is_set(visit, path):
    page = visit(path).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(UNSET) == []
    page.emulate_media(media="print")
    assert all(fold.is_visible() for fold in page.locator(".bd-article details.solution > div").all())
    page.emulate_media(media="screen")


@pytest.mark.parametrize("path", [ERRATA, CHAPTER])
def test_a_fold_is_set_in_the_notation_that_is_chosen(folded, path):
    """The same whether it is opened before or after the choice, and the book's own letters when those are chosen again."""
    seen, fold = folded(path)
    page = seen.page
    choose(page, "bishop")
    fold.query_selector("summary").press("Enter")
    settled(page)
    after = page.evaluate(SET_IN, fold)
    choose(page, "book")
    book = page.evaluate(SET_IN, fold)
    choose(page, "bishop")
    assert page.evaluate(SET_IN, fold) == after and len(after) == len(book) > 0
    fold.query_selector("summary").press("Enter")
    choose(page, "book")
    fold.query_selector("summary").press("Enter")
    settled(page)
    assert page.evaluate(SET_IN, fold) == book


@pytest.mark.parametrize("path", [ERRATA, CHAPTER])
def test_what_can_be_touched_comes_before_the_maths(browser, served, path):
    context = browser.new_context()
    context.add_init_script(f"({FIRST})()")
    seen = Visit.of(context, path, served)
    assert seen.page.evaluate("came") == ["widget", "formula"]
    context.close()


def test_a_widget_that_cannot_start_does_not_keep_the_maths_back(browser, site, tmp_path):
    """Its place says why, and the formulas are set."""
    context = browser.new_context()
    page = context.new_page()
    page.route(
        "**/four-phases.html",
        lambda route: route.fulfill(
            body=(site / CHAPTER)
            .read_text(encoding="utf-8")
            .replace('"model_module": "anywidget"', '"model_module": "other"'),
            content_type="text/html",
        ),
    )
    page.goto((site / CHAPTER).as_uri())
    page.wait_for_selector(".bp-needs-python")
    page.wait_for_selector(".bd-article mjx-container")
    context.close()
