"""Steps are put in order by hand: a mouse takes a row, a finger its grip; keys do the same by the buttons."""

import re

import pytest

from bplib.widgets.exercise import Exercise
from tests.conftest import PHONE
from tests.motion import begun, watch
from tests.widgets.conftest import assert_axe_clean, assert_fits, finger_drag, mouse_drag
from tests.widgets.sample_exercises import SAMPLES

HANDS = pytest.mark.parametrize("drag", [mouse_drag, finger_drag], ids=["mouse", "finger"])
SIZES = pytest.mark.parametrize("size", [{"width": 900, "height": 700}, PHONE], ids=["desktop", "phone"])


def order(page):
    return page.locator(".steps .words").all_inner_texts()


def row(page, n, of=".grip"):
    """The middle of a part of row n, counted from 0, once the list is in the middle of the window."""
    page.locator(".steps").evaluate("e => e.scrollIntoView({block: 'center'})")
    box = page.locator(".steps .step").nth(n).locator(of).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def heard(page):
    return page.locator(".part .sr[aria-live]").inner_text()


@HANDS
@SIZES
def test_a_row_is_carried_to_its_place(show, drag, size):
    """Down over two and up over three, and the page stands still meanwhile."""
    page = show(Exercise(SAMPLES["Order"]), size=size).page
    page.add_style_tag(content="body { padding-block: 900px; }")
    for start, end in ((0, 2), (3, 0), (1, 2)):
        before = order(page)
        _, target = row(page, end)
        left, top = row(page, start)
        scrolled = page.evaluate("scrollY")
        drag(page, (left, top), (left, target + (4 if end > start else -4)))
        moved = before[:start] + before[start + 1 :]
        moved.insert(end, before[start])
        assert order(page) == moved, (start, end)
        assert heard(page) == f"Step {end + 1} of 4."
        assert page.evaluate("scrollY") == scrolled
    assert page.locator(".lifted, .dragging").count() == 0
    assert page.locator(".step").evaluate_all("steps => steps.map(e => e.style.transform)") == [""] * 4


def test_what_is_lifted_follows_the_pointer_and_the_rest_makes_room(show):
    page = show(Exercise(SAMPLES["Order"]), size=PHONE).page
    before = order(page)
    left, top = row(page, 0)
    under = row(page, 1)[1]
    mouse_drag(page, (left, top), (left, under + 6), lift=False)
    lifted = page.locator(".step.lifted")
    assert lifted.locator(".words").inner_text() == before[0]
    assert lifted.locator(".grip").bounding_box()["y"] + lifted.locator(".grip").bounding_box()["height"] / 2 == (
        pytest.approx(under + 6, abs=1)
    )
    assert order(page)[:2] == [before[1], before[0]]
    assert row(page, 0)[1] < under, "the neighbour has gone up"
    page.mouse.up()
    assert lifted.count() == 0


@HANDS
def test_escape_puts_it_back(show, drag):
    page = show(Exercise(SAMPLES["Order"])).page
    before = order(page)
    left, top = row(page, 0)
    end = {"lift": False} if drag is mouse_drag else {"end": "touchCancel"}  # the system has taken the finger away
    drag(page, (left, top), row(page, 2), **end)
    if drag is mouse_drag:
        assert order(page) != before
        page.keyboard.press("Escape")
    assert order(page) == before and heard(page) == "Step 1 of 4."
    if drag is mouse_drag:
        page.mouse.move(left, top + 300)
        page.mouse.up()
    assert order(page) == before
    assert page.locator(".lifted").count() == 0


def test_a_swipe_beside_the_grip_scrolls(show):
    page = show(Exercise(SAMPLES["Order"]), size=PHONE).page
    page.add_style_tag(content="body { padding-block: 900px; }")
    before = order(page)
    left, top = row(page, 3, ".words")
    start = page.evaluate("scrollY")
    finger_drag(page, (left, top), (left, top - 150))
    page.wait_for_function("start => scrollY > start + 80", arg=start)
    assert order(page) == before


def test_a_mouse_takes_a_row_by_its_words_but_not_by_its_buttons(show):
    page = show(Exercise(SAMPLES["Order"])).page
    before = order(page)
    mouse_drag(page, row(page, 0, ".words"), row(page, 1, ".words"), (row(page, 1)[0], row(page, 1)[1] + 5))
    assert order(page)[:2] == [before[1], before[0]]
    before = order(page)
    mouse_drag(page, row(page, 0, ".move >> nth=1"), row(page, 2, ".words"))
    assert order(page) == before


def test_a_press_that_trembles_moves_nothing(show):
    page = show(Exercise(SAMPLES["Order"])).page
    before = order(page)
    left, top = row(page, 1)
    mouse_drag(page, (left, top), (left, top + 3))
    assert order(page) == before and heard(page) == "Step 2 of 4."


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_others_glide_a_quarter_of_a_second_at_most_and_never_where_motion_is_reduced(show, motion):
    page = show(Exercise(SAMPLES["Order"])).page
    page.emulate_media(reduced_motion=motion)
    watch(page)
    left, top = row(page, 0)
    mouse_drag(page, (left, top), (left, row(page, 1)[1] + 5))
    gliding = begun(page)
    if motion == "reduce":
        assert gliding == []
    else:
        assert gliding and all(duration <= 250 for _, duration in gliding), gliding
        assert not any(re.search("lifted", name) for name, _ in gliding), "the hand itself is followed at once"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_grip_is_there_to_be_seen_and_big_enough_for_a_finger(show, theme):
    seen = show(Exercise(SAMPLES["Order"]), size=PHONE, theme=theme)
    for grip in seen.page.locator(".grip").all():
        assert min(grip.bounding_box()["width"], grip.bounding_box()["height"]) >= 34
        assert "radial-gradient" in grip.evaluate("e => getComputedStyle(e, '::before').backgroundImage")
    assert_axe_clean(seen)
    assert_fits(seen.page)
