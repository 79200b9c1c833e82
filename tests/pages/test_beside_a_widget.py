"""The page around a widget: its contents do not lie over it, and the keyboard gets there by few steps."""

import pytest

CHAPTER = "book/four-phases.html"
STEPS = 26  # of the Tab key through FourPhases, of which each group of choices and each equation is one

ON_TOP = """widget => {
    widget.scrollIntoView({block: 'start'});
    scrollBy(0, -80);
    const box = widget.getBoundingClientRect();
    return [8, 40, 90].map(x => widget.contains(document.elementFromPoint(box.right - x, box.top + 24)));
}"""


@pytest.mark.parametrize("path", [CHAPTER, "book/index.html", "book/hidden-error.html"])
def test_the_contents_do_not_lie_over_a_widget(visit, path):
    """Neither while they give way nor after it."""
    page = visit(path).page
    for widget in page.locator(".bp-wide [data-widget]").element_handles():
        if widget.is_visible():
            assert page.evaluate(ON_TOP, widget) == [True] * 3, widget.get_attribute("data-widget")


def test_two_presses_lead_past_the_menus(visit):
    page = visit(CHAPTER).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.closest('main') !== null && !document.activeElement.closest('.bd-sidebar-primary')"
    )


def test_the_keyboard_passes_four_phases_in_few_steps(visit):
    page = visit(CHAPTER).page
    page.evaluate("""() => {
        const widget = document.querySelector('[data-widget="four-phases"]'), before = document.createElement('button');
        widget.before(before);
        before.focus();
    }""")
    steps = []
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("""() => {
            const e = document.activeElement;
            return e.closest('[data-widget="four-phases"]') ? e.ariaLabel || e.textContent.trim() || e.type : null;
        }""")
        if here is None:
            break
        steps.append(here)
    assert 10 < len(steps) <= STEPS, steps
