"""From a chapter to the index and back, in the built site: what is solved in the one is solved in the other."""

import re

import pytest

from bplib.exercises import EXERCISES
from bplib.exercises.kinds import Choose
from tests.answers import choose

CHOICES = next(e for e in EXERCISES.values() if {type(part) for part in e.parts} == {Choose})


@pytest.fixture
def forgetful(visit):
    """``visit``, and afterwards a browser that remembers no progress."""
    seen = []
    yield lambda path: seen.append(visit(path)) or seen[-1]
    seen[-1].page.evaluate("localStorage.removeItem('bp-progress')")


def answer(page, exercise, right):
    """Choose in each question the right answer, or one that is wrong; the options stand in no order."""
    for part in page.locator(f'[data-exercise="{exercise.label}"] .part').all():
        for option in part.get_by_role("radio").all():
            choose(part, option)
            if ("✓" in part.locator(".verdict").inner_text()) == right:
                break
        else:
            raise AssertionError(f"{exercise.label}: no option is {'right' if right else 'wrong'}")


def test_what_is_solved_in_a_chapter_is_solved_in_the_index_and_the_index_leads_there(forgetful):
    chapter = forgetful(f"book/{CHOICES.chapter}.html")
    answer(chapter.page, CHOICES, right=False)
    index = forgetful("book/exercises.html")
    index.page.get_by_role("combobox", name="Chapter").select_option(CHOICES.chapter)
    row = index.page.locator("li", has=index.page.locator(f'a[href$="#{CHOICES.label}"]'))
    assert row.locator(".state").inner_text() == "tried"
    answer(chapter.page, CHOICES, right=True)
    index.page.wait_for_function("() => /^1 of/.test(document.querySelector('[data-widget] .count').textContent)")
    assert row.locator(".state").inner_text() == "✓ solved"
    row.get_by_role("link").click()
    index.page.wait_for_url(re.compile(f"/book/{CHOICES.chapter}.html#{CHOICES.label}$"))
    index.settle()
    assert index.page.locator(f'[data-exercise="{CHOICES.label}"] .status').inner_text() == "✓ solved"
    assert chapter.logged + index.logged == []


def test_every_link_of_the_index_leads_to_an_exercise(visit, site):
    links = (
        visit("book/exercises.html")
        .page.locator("[data-widget] li a")
        .evaluate_all("all => all.map(a => a.getAttribute('href'))")
    )
    assert len(links) == len(EXERCISES)
    for chapter, label in (link.split("#") for link in links):
        assert f'id="{label}"' in (site / "book" / chapter).read_text(encoding="utf-8"), f"{chapter} has no {label}"
