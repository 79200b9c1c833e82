"""The derivations open step by step in the page, and stand whole where nothing can step."""

import re

import pytest

from tests.toc import CHAPTERS, ROOT

CELL = ".tag_derivation .cell_output"
DERIVING = [
    name.replace(".md", ".html")
    for name in CHAPTERS
    if re.search(r"^:tags: \[derivation\]$", (ROOT / name).read_text(encoding="utf-8"), re.M)
]


def visible(page):
    return [step.is_visible() for step in page.locator(f"{CELL} >> nth=0").locator("ol > li").all()]


@pytest.mark.parametrize("path", DERIVING)
def test_a_derivation_opens_one_step_at_a_time(visit, path):
    page = visit(path).page
    count = len(visible(page))
    assert count >= 3 and visible(page) == [True] + [False] * (count - 1)
    following = page.get_by_role("button", name="Next step").first
    for shown in range(2, count + 1):
        following.focus()
        page.keyboard.press("Enter")
        assert visible(page) == [True] * shown + [False] * (count - shown)
    assert following.is_disabled()
    assert page.locator(f"{CELL} .bp-steps [role=status]").first.inner_text() == f"step {count} of {count}"


@pytest.mark.parametrize("path", DERIVING)
def test_all_steps_stand_at_one_press_and_on_paper(visit, path):
    page = visit(path).page
    page.emulate_media(media="print")
    assert all(visible(page))
    page.emulate_media(media="screen")
    page.get_by_role("button", name="All steps").first.click()
    assert all(visible(page))


def test_without_javascript_all_steps_stand_there(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + DERIVING[0])
    assert len(visible(page)) >= 3 and all(visible(page))
    context.close()
