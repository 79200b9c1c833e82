"""Where the reader's system sets the colours, what a widget says with a frame or a tint is still there to see."""

import pytest

from bplib import widgets
from bplib.exercises import EXERCISES
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


# ---- every state of every widget

# What a reader must tell apart: the classes that come and go, and what ARIA calls true. Not the sign of a number, which is
# written, nor what a number is, which its letter says.
STATES_OF_ALL = [
    "read",
    "wr",
    "done",
    "idle",
    "on",
    "sel",
    "hot",
    "act",
    "lhs",
    "held",
    "yes",
    "lit",
    "there",
    "picked",
    "here",
]
STATES_OF_ALL += [
    "near",
    "over",
    "aside",
    "pull",
    "blank",
    "wrong",
    "right",
    "bad",
    "good",
    "off",
    "lifted",
    "asking",
    "g-on",
]
# {state: the elements of the widget that look otherwise with it}: for each such class, and each aria-…="true", that the
# widget's style speaks of, an element that would have it, with and without.
LOOKS = """states_of_all => {
    const SEEN = ['color', 'background-color', 'background-image', 'border-top', 'border-left', 'border-bottom', 'outline',
        'box-shadow', 'font-weight', 'text-decoration', 'stroke', 'stroke-width', 'stroke-dasharray', 'fill', 'opacity',
        'display', 'visibility', 'content', 'width', 'height', 'transform', 'clip-path', 'border-radius'];
    const widget = document.querySelector('[data-widget]'), states = new Map();
    const read = (rules, parent) => { for (const rule of rules) {
        const own = rule.selectorText?.replaceAll('&', `:is(${parent})`);
        const whole = own && parent && !rule.selectorText.includes('&') ? `:is(${parent}) ${own}` : own;
        for (const selector of whole ? [whole] : [])
            for (const [state, name] of selector.matchAll(/\\.([a-z][\\w-]*)|\\[aria-[a-z]+="?true"?\\]/g)) {
                if (!name || states_of_all.includes(name)) states.set(`${state} in ${selector}`, [state, selector]);
            }
        read(rule.cssRules ?? [], whole ?? parent);
    } };
    for (const style of document.querySelectorAll('style')) read(style.sheet.cssRules, '');
    const look = e => [e, ...e.children].slice(0, 12).flatMap(one => [null, '::before', '::after'].map(part => {
        const style = getComputedStyle(one, part);
        return SEEN.map(property => style.getPropertyValue(property)).join(';');
    })).join('|');
    const turn = (e, state, on) => {
        const [, name] = /\\[([a-z-]+)/.exec(state) ?? [];
        if (name) on ? e.setAttribute(name, 'true') : e.setAttribute(name, 'false');
        else e.classList.toggle(state.slice(1), on);
    };
    const found = [];
    for (const [said, [state, selector]] of states) {
        const without = selector.replaceAll(state, '').replace(/:is\\(\\s*\\)|(^|[\\s>+~(,])(?=[\\s>+~),]|$)/g, '$1*');
        let element;
        try { element = [...document.querySelectorAll(without)].find(e => widget.contains(e) && e !== widget && e.checkVisibility()); }
        catch { continue; }
        if (!element) continue;
        const before = element.getAttribute('class'), aria = [...element.attributes].map(a => [a.name, a.value]);
        turn(element, state, true);
        const on = look(element);
        const matches = document.querySelector(selector) !== null;
        turn(element, state, false);
        const off = look(element);
        for (const { name } of [...element.attributes]) if (!aria.some(([had]) => had === name)) element.removeAttribute(name);
        for (const [name, value] of aria) element.setAttribute(name, value);
        if (matches && on !== off) found.push(said);
    }
    return found;
}"""


def opened(name):
    asked = {"Exercise": [next(iter(EXERCISES))], "SelfTest": ["start"]}
    return getattr(widgets, name)(*asked.get(name, []))


@pytest.mark.parametrize("name", widgets.MODULES)
def test_what_shows_in_colours_shows_in_forced_ones(show, name):
    """A state that only a colour tells would be lost."""
    page = show(opened(name)).page
    in_colours = page.evaluate(LOOKS, STATES_OF_ALL)
    page.emulate_media(forced_colors="active")
    forced = page.evaluate(LOOKS, STATES_OF_ALL)
    lost = [state for state in in_colours if state not in forced]
    assert not lost, "\n".join(lost)
