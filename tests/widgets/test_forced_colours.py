"""Where the reader's system sets the colours, what a widget says with a frame or a tint is still there to see."""

import pytest

from bplib.widgets import FourPhases

# A state of a cell, a head, a term or a box of the graph, and an element that may have it.
STATES = {
    "read": ".knob[data-cell='w:2,1,1']",
    "wr": ".knob[data-cell='w:2,1,1']",
    "sel": ".knob[data-cell='w:2,1,1']",
    "act": ".mat th[data-key]",
    "lhs": ".eq .t.q >> nth=1",
}


@pytest.fixture(params=["light", "dark"])
def forced(show, request):
    page = show(FourPhases(), theme=request.param).page
    page.get_by_role("button", name="Weights and gradients").click()
    page.emulate_media(forced_colors="active", color_scheme=request.param)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    return page


def picture(element, *, state=None, on=True):
    """The element as it is drawn, with or without a state."""
    if state:
        element.evaluate("(e, [state, on]) => e.classList.toggle(state, on)", [state, on])
    return element.screenshot(animations="disabled")


@pytest.mark.parametrize("state", STATES)
def test_a_state_shows(forced, state):
    element = forced.locator(STATES[state]).first
    differ = picture(element, state=state) != picture(element, state=state, on=False)
    assert differ, f"{STATES[state]} looks the same with and without the class {state}"


def test_what_is_written_differs_from_what_is_read(forced):
    entry = forced.locator(".entry").first
    entry.evaluate("e => e.setAttribute('class', 'entry fwd')")
    pictures = {picture(entry), picture(entry, state="read")}
    picture(entry, state="read", on=False)
    assert len(pictures | {picture(entry, state="wr")}) == 3


def test_the_track_of_a_slider_shows(forced):
    """Its gauge reaches from zero to the value: the left half of the track tells −4 from 4, thumb or not."""
    slider = forced.locator("input[type=range][data-symbol=w]").first
    slider.evaluate("e => { e.value = 4; e.dispatchEvent(new Event('input', {bubbles: true})); }")
    box = slider.bounding_box()
    quarter = {"x": box["x"] + box["width"] * 0.2, "y": box["y"], "width": box["width"] * 0.2, "height": box["height"]}
    empty = forced.screenshot(clip=quarter, animations="disabled")
    slider.evaluate("e => { e.value = -4; e.dispatchEvent(new Event('input', {bubbles: true})); }")
    filled = forced.screenshot(clip=quarter, animations="disabled")
    assert (filled == empty) is False, "the gauge cannot be seen"
    slider.evaluate("e => { e.style.visibility = 'hidden'; }")
    bare = forced.screenshot(clip=quarter, animations="disabled")
    assert (bare == empty) is False, "the track cannot be seen"
