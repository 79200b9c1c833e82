"""A chapter on paper."""

import pytest

CHAPTER = "book/forward-pass.html"
SHEET_HEAD = """() => [...document.styleSheets].flatMap(sheet => { try { return [...sheet.cssRules]; } catch { return []; } })
    .filter(rule => rule instanceof CSSPageRule).map(rule => rule.cssText).join()"""


@pytest.fixture
def paper(visit):
    seen = visit(CHAPTER)
    seen.page.emulate_media(media="print")
    yield seen.page
    seen.page.emulate_media(media="screen")


def test_nothing_of_the_screen_is_printed(paper):
    for what in ("#jb-print-toc", ".bd-header-article", ".bd-sidebar-primary", ".bp-notation", "details.above-input"):
        there = paper.locator(what)
        assert there.count() and not any(one.is_visible() for one in there.all()), what


def test_each_sheet_says_what_it_is_from(paper):
    assert '"The Backward Pass"' in paper.evaluate(SHEET_HEAD)
    assert '"The forward pass"' in paper.evaluate(SHEET_HEAD)


def test_solutions_are_printed_unless_one_asks_for_none(paper):
    solutions = paper.locator(".bd-article details.solution > div")
    assert solutions.count() and all(one.is_visible() for one in solutions.all())
    paper.evaluate("globalThis.print = () => { globalThis.asked = document.documentElement.className; }")
    paper.locator(".btn-print-without-solutions-button").evaluate("button => button.click()")
    assert "bp-without-solutions" in paper.evaluate("asked")
    assert not any(one.is_visible() for one in solutions.all())
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    assert all(one.is_visible() for one in solutions.all())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_code_behind_a_figure_is_a_quiet_link_below_it(visit, theme):
    seen = visit(CHAPTER)
    seen.theme(theme)
    cell = seen.page.locator("div.cell:has(> details.above-input)").first
    link, figure = cell.locator("summary"), cell.locator(".cell_output")
    assert link.inner_text() == "Show the code"
    assert link.bounding_box()["y"] >= figure.bounding_box()["y"] + figure.bounding_box()["height"] - 1
    style = link.locator(".collapsed").evaluate("e => [getComputedStyle(e).fontWeight, getComputedStyle(e).color]")
    muted = seen.page.evaluate("""() => {
        const one = document.body.appendChild(document.createElement('i'));
        one.style.color = 'var(--bp-muted)';
        const colour = getComputedStyle(one).color;
        one.remove();
        return colour;
    }""")
    assert style == ["400", muted]
    seen.theme("light")
