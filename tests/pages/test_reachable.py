"""A page under the Tab key, and a page that may run no script."""

from tests.toc import PAGES

TAB_STOPS = "() => [...document.querySelectorAll('mjx-container')].filter(e => e.tabIndex >= 0).map(e => e.textContent)"
LONGEST = "book/four-phases.html"


def test_no_formula_is_a_tab_stop(visit):
    """Nor after another notation has set it anew."""
    page = visit(LONGEST).page
    assert page.locator("mjx-container").count() > 50
    assert page.evaluate(TAB_STOPS) == []
    page.locator(".bp-notation select").select_option("bishop")
    page.wait_for_selector(".bp-notation[data-shown='bishop']")
    assert page.evaluate(TAB_STOPS) == []


def test_without_scripts_a_page_says_what_stays_away(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(served + path)
        assert "runs no JavaScript" in page.locator(".bd-article .bp-without-scripts").inner_text(), path
        assert page.locator(".bd-article .bp-tex:visible").count() == 0, f"{path}: TeX is for MathJax"
    context.close()


def test_with_scripts_it_says_nothing(visit):
    assert visit(LONGEST).page.locator(".bp-without-scripts").count() == 0
