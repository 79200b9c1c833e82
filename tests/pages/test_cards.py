"""An exercise of a page is one card: its name, the question, the place for the answer, the solution, folded."""

from functools import cache

import pytest
from bs4 import BeautifulSoup

from bplib.exercises import EXERCISES
from tests.conftest import DESKTOP, PHONE

CHAPTER, LABEL = "book/four-phases.html", "ex-phases-lines"
CHAPTERS = sorted({exercise.chapter for exercise in EXERCISES.values()})
SHADOWS = """card => [card, ...card.querySelectorAll('.admonition, .bp')].map(e => [getComputedStyle(e).boxShadow,
    getComputedStyle(e).borderTopWidth])"""


@cache
def page(site, name):
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_each_exercise_has_a_card(site, chapter):
    """In the order of the page, with one view, one folded solution, and the anchors that they had."""
    found = page(site, f"book/{chapter}.html")
    cards = found.select(".bp-card")
    labels = [label for label, exercise in EXERCISES.items() if exercise.chapter == chapter]
    assert sorted(card.select_one(".exercise")["id"] for card in cards) == sorted(labels)
    assert len(found.select(".exercise, details.solution")) == 2 * len(cards), "none stands outside of a card"
    for card in cards:
        parts = [
            next(name for name in ("exercise", "cell", "solution") if name in part["class"])
            for part in card.children
            if part.name
        ]
        assert parts[0] == "exercise" and parts[-1] == "solution" and set(parts[1:-1]) == {"cell"}, parts
        assert len(card.select(".bp-view")) == 1
        assert "solution" in card.select_one("details > div")["id"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_name_stands_twice(site, chapter):
    names = [element["id"] for element in page(site, f"book/{chapter}.html").select("[id]")]
    assert sorted(names) == sorted(set(names))


def test_a_solution_in_other_letters_is_still_marked_as_one(site):
    solution = page(site, "book/two-deltas.html").select_one(".bp-card:has(#ex-two-deltas-bishop) details > div")
    assert "as-written" in solution["class"]


@pytest.fixture
def card(visit):
    def at(size):
        return visit(CHAPTER, size=size).page.locator(f".bp-card:has(#{LABEL})")

    return at


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_solution_unfolds_and_says_how(card, size):
    card = card(size)
    label, text = card.locator("summary"), card.locator("details > div")
    assert label.inner_text() == "Solution" and label.is_visible() and not text.is_visible()
    label.press("Enter")
    assert text.is_visible()
    assert card.locator("details").evaluate("e => e.open")


def test_there_is_one_box_and_not_three(card):
    card = card(DESKTOP)
    (shadow, border), *inside = card.evaluate(SHADOWS)
    assert (shadow, border) == ("none", "1px")
    assert inside == [["none", "0px"]] * 2


def test_an_empty_formula_leaves_no_empty_box(card):
    """It has its place as soon as somebody comes to the field, and keeps it: nothing moves while one types."""
    card = card(DESKTOP)
    box, field = card.locator(".box .set"), card.locator("input.formula")
    foot = card.locator(".foot")
    assert not box.is_visible()
    field.focus()
    assert box.is_visible()
    stands = foot.bounding_box()["y"]
    field.press_sequentially("w[j,i] - eta")
    assert foot.bounding_box()["y"] == stands
    field.fill("")
    field.evaluate("e => e.blur()")
    assert foot.bounding_box()["y"] == stands


def test_a_link_into_a_solution_unfolds_it(visit):
    seen = visit(CHAPTER)
    target = seen.page.locator(f".bp-card:has(#{LABEL}) details > div")
    name = target.get_attribute("id")
    assert not target.is_visible()
    seen.page.evaluate("name => { location.hash = name; }", name)
    seen.page.wait_for_function("name => document.getElementById(name).closest('details').open", arg=name)
    assert target.is_visible()


def test_a_link_to_an_exercise_shows_its_name(visit):
    seen = visit(f"{CHAPTER}#{LABEL}")
    title = seen.page.locator(f"#{LABEL} > .admonition-title")
    assert title.inner_text().split()[0] == "Exercise" and "A loop that trains · hard" in title.inner_text()
    assert "(" not in title.inner_text()
    level = title.locator(".bp-level")
    assert level.inner_text() == "· hard" and level.evaluate("e => getComputedStyle(e).whiteSpace") == "nowrap"
    assert 0 <= title.bounding_box()["y"] < DESKTOP["height"]


def test_without_scripts_the_question_and_the_solution_can_be_read(browser, served):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(served + CHAPTER)
    card = page.locator(f".bp-card:has(#{LABEL})")
    assert "Which line comes too early?" in card.locator(".exercise").inner_text()
    assert not card.locator("details > div").is_visible()
    card.locator("summary").click()
    assert "Half the rate" in card.locator("details > div").inner_text()
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_colours_are_the_books(visit, theme):
    seen = visit(CHAPTER)
    seen.theme(theme)
    same = seen.page.locator(".bp-card").first.evaluate("""card => {
        const probe = card.appendChild(document.createElement('i'));
        probe.style.color = 'var(--bp-page)';
        const page = getComputedStyle(probe).color;
        probe.remove();
        return [card, card.querySelector('.bp')].map(e => getComputedStyle(e).backgroundColor === page);
    }""")
    seen.theme("light")
    assert same == [True, True]
