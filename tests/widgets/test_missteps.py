"""Lines of which one is false, in a real browser: pressed, judged, drawn anew, by mouse and by keys, on a phone too."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from bplib.exercises import EXERCISES, plain
from bplib.widgets.exercise import Exercise
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits

LABEL = "ex-hidden-misstep"
PART = EXERCISES[LABEL].parts[0]


@pytest.fixture(scope="module")
def drawn(core):
    """What is drawn for a seed; tests/quick/exercises/test_missteps.py finds out that it is what it says."""
    return lambda seed: core("([part, seed]) => book.misstepsIn(part).drawn(seed)", [plain(PART), seed])


@pytest.fixture
def ask(show):
    seen = []

    def open_page(**state):
        size = {"size": state.pop("size")} if "size" in state else {}
        seen.append(show(Exercise(LABEL, **state), **size))
        expect(seen[-1].page.locator(".lines")).not_to_have_attribute("aria-busy", "true")
        return seen[-1].page

    yield open_page
    assert [visit.logged for visit in seen] == [[] for _ in seen]


def choose(page, i):
    page.locator(".line").nth(i).click()
    expect(page.locator(".verdict")).to_have_text("")
    page.get_by_role("button", name="Check").click()


def test_the_false_line_is_told_with_its_mistake_and_what_should_stand_there(ask, drawn):
    page, found = ask(), drawn(0)
    others = [i for i in range(len(PART.way)) if i != found["wrong"]]
    for i in others:
        choose(page, i)
        expect(page.locator(".verdict")).to_contain_text(f"Line {i + 1} ")
        expect(page.locator(".status")).to_have_text("tried")
    choose(page, found["wrong"])
    expect(page.locator(".verdict")).to_contain_text(found["said"].split("`")[0])
    expect(page.locator(".verdict")).to_contain_text("The right line:")
    expect(page.locator(".status")).to_have_text("✓ solved")
    choose(page, others[0])  # what is checked last counts
    expect(page.locator(".status")).to_have_text("tried")


def test_another_mistake_is_another(ask, drawn):
    page = ask()
    before = page.locator(".lines").inner_text()
    for seed in (1, 2, 3):
        choose(page, 0)
        page.get_by_role("button", name="Another mistake").click()
        expect(page.locator(".given")).to_contain_text(f"number {seed + 1}")
        expect(page.locator(".verdict")).to_have_text("")
        expect(page.locator('.line[aria-pressed="true"]')).to_have_count(0)
        now = page.locator(".lines").inner_text()
        assert now != before
        before = now
        choose(page, drawn(seed)["wrong"])
        expect(page.locator(".verdict")).to_contain_text("Right.")
    page.get_by_role("button", name="The first one").click()
    choose(page, drawn(0)["wrong"])
    expect(page.locator(".verdict")).to_contain_text("Right.")


def test_by_keys_alone_on_a_phone(ask, drawn):
    page, wrong = ask(size=PHONE), drawn(0)["wrong"]
    page.locator(".line").first.focus()
    for _ in range(wrong):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_contain_text("Right.")
    assert_fits(page)
    assert_axe_clean(SimpleNamespace(page=page))


def test_nothing_in_the_page_tells_which_line_is_false(ask, drawn):
    """The buttons differ in what is set in them, and in nothing else; and the data have the right lines alone."""
    page = ask()
    shells = page.locator(".line").evaluate_all(
        "all => all.map(e => [e.parentElement, e].map(e => e.cloneNode(false).outerHTML).join())"
    )
    assert len(set(shells)) == 1, shells
    styles = page.locator(".line").evaluate_all("all => all.map(e => [...getComputedStyle(e)].map(p => p === 'height' || "
        "/block-size|origin/.test(p) ? '' : getComputedStyle(e)[p]).join())")  # fmt: skip
    assert len(set(styles)) == 1
    held = page.content()
    assert (
        drawn(0)["lines"][drawn(0)["wrong"]]["right"] not in held
        and drawn(0)["said"] not in held.split("</script>")[-1]
    )


def test_what_is_pressed_stays_when_the_view_is_drawn_anew(ask, drawn):
    state = {"entered": {"right": [False], "parts": [{"value": 2, "verdict": None}], "hints": 0}, "seed": 5}
    page = ask(**state)
    expect(page.locator(".line").nth(2)).to_have_attribute("aria-pressed", "true")
    choose(page, drawn(5)["wrong"])
    expect(page.locator(".verdict")).to_contain_text("Right.")


def test_an_overlooked_mistake_is_kept_by_its_name(ask, drawn):
    page, found = ask(), drawn(0)
    choose(page, (found["wrong"] + 1) % len(PART.way))
    expect(page.locator(".status")).to_have_text("tried")
    kept = page.evaluate("JSON.parse(localStorage['bp-progress']).mistakes")
    assert [mistake["name"] for mistake in kept[LABEL]] == [found["name"]]
