"""The sidebar says how many exercises of a chapter are solved, on every page, from what this browser keeps."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from bplib.exercises import EXERCISES
from tests.conftest import PHONE
from tests.pages.test_progress import CHOICES, answer

BARE = "book/history.html"  # no widget on it
MARKS = """() => Object.fromEntries([...document.querySelectorAll('.bd-sidebar-primary .bd-links a:has(.bp-solved)')]
    .map(a => [new URL(a.href).pathname.split('/').at(-1), a.querySelector('.bp-solved > [aria-hidden]:not(svg)').textContent]))"""
KEEP = "solved => localStorage.setItem('bp-progress', solved)"
FORGET = "localStorage.removeItem('bp-progress')"


def labels(chapter):
    return [label for label, exercise in EXERCISES.items() if exercise.chapter == chapter]


def kept(*solved, tried=()):
    entries = {label: {"solved": label in solved, "tried": True, "hints": 0} for label in [*solved, *tried]}
    return json.dumps({"version": 1, "exercises": entries})


@pytest.fixture
def marked(visit):
    """marked(path, progress): the page as it opens to a reader with that progress."""
    seen = []

    def open_page(path, progress, **more):
        seen.append(visit(path, **more))
        seen[-1].page.evaluate(KEEP, progress)
        seen[-1].page.reload()
        return seen[-1].settle()

    yield open_page
    seen[-1].page.evaluate(FORGET)


SOME = kept(*labels("cost")[:3], *labels("algorithm"), tried=labels("notation"))
SHOWN = {
    "cost.html": f"3/{len(labels('cost'))}",
    "algorithm.html": f"{len(labels('algorithm'))}/{len(labels('algorithm'))}",
}


@pytest.mark.parametrize("path", [BARE, "book/cost.html", "book/index.html", "search.html"])
def test_every_page_says_what_is_solved(marked, path):
    """What was only tried has no mark; the link of the page itself has one too."""
    seen = marked(path, SOME)
    assert seen.page.evaluate(MARKS) == SHOWN
    assert seen.page.locator(".bp-solved.all").count() == 1
    assert seen.logged == [] and seen.foreign == []


def test_it_is_in_words_too(marked):
    page = marked(BARE, SOME).page
    said = f"The cost, and who is to blame for it (3 of {len(labels('cost'))} exercises solved)"
    assert page.get_by_role("link", name=said, exact=True).count() == 1


@pytest.mark.parametrize("away, said", [(2, ""), (3, ", mastered")])
def test_a_chapter_is_mastered_when_its_mistakes_have_stayed_away(marked, away, said):
    """Seen in a tick and heard in a word; the colour says nothing by itself."""
    mistake = {"part": 1, "name": "sign", "times": 1, "on": "2026-11-30", "away": away}
    progress = json.loads(kept(*labels("cost"))) | {"version": 2, "mistakes": {labels("cost")[0]: [mistake]}}
    page = marked(BARE, json.dumps(progress)).page
    many = len(labels("cost"))
    name = f"The cost, and who is to blame for it ({many} of {many} exercises solved{said})"
    assert page.get_by_role("link", name=name, exact=True).count() == 1
    assert page.locator(".bp-solved .tick").count() == (1 if said else 0)


@pytest.mark.parametrize("progress", [kept(), kept(tried=labels("cost")), "no JSON", '{"version": 9}', "[]"])
def test_nothing_solved_has_no_mark(marked, progress):
    seen = marked(BARE, progress)
    assert seen.page.evaluate(MARKS) == {}
    assert seen.logged == []


def test_it_follows_what_is_solved_here_and_in_another_tab(marked):
    page = marked(f"book/{CHOICES.chapter}.html", kept()).page
    assert page.evaluate(MARKS) == {}
    answer(page, CHOICES, right=True)
    of = len(labels(CHOICES.chapter))
    assert page.evaluate(MARKS) == {f"{CHOICES.chapter}.html": f"1/{of}"}
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate(KEEP, kept(*labels(CHOICES.chapter)[:2]))
    page.wait_for_function("() => document.querySelector('.bp-solved')?.textContent.startsWith('2/')")
    other.evaluate(FORGET)
    page.wait_for_function("() => !document.querySelector('.bp-solved')")
    other.close()


def test_from_disk_and_on_a_phone(marked, site):
    seen = marked(BARE, SOME, home=f"{site.as_uri()}/", size=PHONE)
    assert seen.page.evaluate(MARKS) == SHOWN
    seen.page.locator(".primary-toggle").click()
    seen.rest()
    assert all(mark.is_visible() for mark in seen.page.locator(".bp-solved").all())
    seen.page.evaluate(FORGET)


def test_paper_has_none(marked):
    page = marked(BARE, SOME).page
    page.emulate_media(media="print")
    assert not any(mark.is_visible() for mark in page.locator(".bp-solved").all())
    page.emulate_media(media="screen")


def test_forced_colours_keep_the_ring(marked):
    page = marked(BARE, SOME).page
    page.emulate_media(forced_colors="active")
    strokes = page.locator(".bp-solved .part").evaluate_all(
        "all => all.map(e => [getComputedStyle(e).stroke, getComputedStyle(e).color])"
    )
    assert strokes and all(stroke == colour for stroke, colour in strokes)
    page.emulate_media(forced_colors="none")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(marked, theme):
    seen = marked(BARE, SOME)
    seen.theme(theme)
    found = Axe().run(seen.page, context=".bd-links", options={"resultTypes": ["violations"], "preload": False})
    seen.theme("light")
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]] == []
