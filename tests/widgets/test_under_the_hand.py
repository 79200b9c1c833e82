"""What the reader can take in the hand, by a real finger and by the mouse, in every widget that has it."""

import pytest

from bplib import example
from bplib.widgets import ChainPaths, ForwardPass, FourPhases, MeanOfGradients, TwoDeltas
from tests.conftest import PHONE
from tests.widgets.conftest import assert_numbers, finger_drag, mouse_drag, moved

HANDS = pytest.mark.parametrize("drag", [mouse_drag, finger_drag], ids=["mouse", "finger"])
WITH_EDGES = [ChainPaths, FourPhases, ForwardPass, TwoDeltas]


def on_edge(page, place, at=0.25):
    """A point on an edge, once it is in the middle of the window."""
    edge = page.locator(f'[data-edge="{place}"]')
    edge.evaluate("e => e.ownerSVGElement.scrollIntoView({block: 'center'})")
    return edge.evaluate(
        """(e, at) => { const p = e.getPointAtLength(e.getTotalLength() * at).matrixTransform(e.getScreenCTM()); return [p.x, p.y]; }""",
        at,
    )


# ---- edges


@HANDS
@pytest.mark.parametrize("size", [{"width": 900, "height": 600}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("widget", WITH_EDGES)
def test_an_edge_moves_its_weight_and_not_the_page(show, widget, size, drag):
    """60 pixels up are 1, and a finger does what the mouse does."""
    page = show(widget(), size=size).page
    net, x, y = example()
    for place, by in (("2,1,1", 1), ("3,1,1", -0.5)):
        left, top = on_edge(page, place)
        start = page.evaluate("scrollY")
        drag(page, (left, top), (left, top - 60 * by))
        key = f"w:{place}"
        value = round(float(net.w[int(place[0])][0, 0]) + by, 2)
        assert_numbers(page, *moved(net, x, y, key, value))
        assert page.evaluate("scrollY") == start, "the page stands still"


@pytest.mark.parametrize("widget", WITH_EDGES)
def test_escape_takes_back_an_edge_that_is_held(show, widget):
    page = show(widget()).page
    left, top = on_edge(page, "3,1,1")
    mouse_drag(page, (left, top), (left, top - 45), lift=False)
    assert_numbers(page, *moved(*example(), "w:3,1,1", 2.65))
    page.keyboard.press("Escape")
    assert_numbers(page, *example())
    page.mouse.move(left, top - 90)
    page.mouse.up()
    assert_numbers(page, *example())


def test_shift_makes_an_edge_fine(show):
    page = show(ForwardPass()).page
    left, top = on_edge(page, "3,1,1")
    page.keyboard.down("Shift")
    mouse_drag(page, (left, top), (left, top - 30))
    page.keyboard.up("Shift")
    assert_numbers(page, *moved(*example(), "w:3,1,1", 1.95))


@HANDS
def test_a_sample_in_the_plane(show, drag):
    page = show(MeanOfGradients(), size=PHONE).page
    plane = page.locator(".plane")
    plane.scroll_into_view_if_needed()
    sample = plane.locator('[data-drag="0"]').bounding_box()
    x, y = sample["x"] + sample["width"] / 2, sample["y"] + sample["height"] / 2
    start, before = page.evaluate("scrollY"), plane.get_attribute("aria-label")
    drag(page, (x, y), (x, y - 40))
    assert plane.get_attribute("aria-label") != before
    assert page.evaluate("scrollY") == start


@pytest.mark.parametrize("widget", [*WITH_EDGES, MeanOfGradients])
def test_a_finger_beside_what_can_be_held_scrolls(show, widget):
    page = show(widget(), size=PHONE).page
    page.add_style_tag(content="body { padding-bottom: 1000px; }")  # there is something to scroll to
    picture = page.locator(".gw svg, .plane").first
    picture.evaluate("e => e.scrollIntoView({block: 'start'})")
    box = picture.bounding_box()
    start, before = page.evaluate("scrollY"), numbers_of(page)
    finger_drag(page, (box["x"] + 4, box["y"] + 250), (box["x"] + 4, box["y"] + 100))
    page.wait_for_function("start => scrollY > start + 80", arg=start)
    assert numbers_of(page) == before


def numbers_of(page):
    """Every number that the page shows."""
    return page.evaluate("() => [...document.querySelectorAll('[data-value]')].map((e) => e.dataset.value)")
