"""The reader's progress in a real browser: where the store refuses, and among widgets and tabs.

What is taken, merged and kept is tested without one, in tests/js/progress_test.js.
"""

import json

import anywidget
import pytest

from bplib.exercises import EXERCISES
from bplib.widgets.assemble import esm

OFFER = """
export default { render({ el }) {
    el.dataset.widget = "probe";
    el.textContent = "a probe";
    const told = [];
    progress.onChange(() => told.push(1));
    (window.probes ??= []).push({ ...progress, told });
} };"""
KEY = "bp-progress"
ONE = {"ex-a": {"solved": True, "tried": True, "hints": 2}}

REFUSALS = {
    "no access at all": """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })""",
    "every call throws": """for (const name of ["getItem", "setItem", "removeItem"])
        Storage.prototype[name] = () => { throw new DOMException("denied", "SecurityError"); }""",
    "the store is full": """for (let size = 2 ** 22; size >= 1; size /= 2) try {
        for (let i = 0; ; i++) localStorage.setItem(`filler ${size} ${i}`, "x".repeat(size));
    } catch {}""",
}


def probe(number):
    """A widget that does nothing but offer its own copy of progress.js: window.probes[number]."""
    return type(f"Probe{number}", (anywidget.AnyWidget,), {"_esm": f"{esm('progress')}{OFFER}// {number}"})()


@pytest.fixture
def page(show):
    """Two widgets on one page, each a module of its own, in a browser that remembers nothing."""
    page = show(probe(0), probe(1)).page
    page.wait_for_function("() => window.probes?.length === 2")
    return page


def call(page, name, *args, of=0):
    """The answer of one function of probe ``of``, as plain data."""
    return page.evaluate(f"args => JSON.parse(JSON.stringify(probes[{of}].{name}(...args) ?? null))", list(args))


def stored(page):
    return page.evaluate(f"localStorage.getItem('{KEY}')")


def test_every_exercise_has_a_label_that_is_taken(page):
    for label in [*EXERCISES, "ex-a", "a" * 60]:
        call(page, "note", label, {"tried": True})
        assert label in call(page, "all")


def test_erase_forgets_the_code_that_was_kept(page):
    page.evaluate(
        "() => { localStorage['bp-code-ex-code-layer'] = 'def layer():'; localStorage['bp-code-lines'] = 'z'; }"
    )
    call(page, "erase")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_erase_forgets_how_often_a_self_test_was_taken(page):
    page.evaluate("() => { localStorage.setItem('bp-self-test-start', 2); localStorage.setItem('another', 1); }")
    call(page, "note", "ex-a", {"solved": True})
    call(page, "erase")
    assert page.evaluate("Object.keys(localStorage)") == ["another"] and call(page, "all") == {}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=list(REFUSALS))
def test_where_the_store_refuses_the_page_still_remembers(page, refusal):
    page.evaluate(f"() => {{ {refusal} }}")
    assert call(page, "kept") is False
    call(page, "note", "ex-a", {"solved": True, "hints": 2})
    assert call(page, "all", of=1) == ONE, "the other widget does not see it"
    text = json.dumps({"version": 1, "exercises": {"ex-b": {"tried": True}}})
    assert call(page, "importText", text, ["ex-b"], of=1) == {"wrong": "", "leftOut": 0}
    assert call(page, "counts", ["ex-a", "ex-b"]) == {"solved": 1, "tried": 1, "of": 2}
    assert json.loads(call(page, "exportText"))["exercises"] == call(page, "all", of=1)
    call(page, "erase")
    assert call(page, "all") == call(page, "all", of=1) == {}


def test_a_store_with_room_again_takes_what_was_held(page):
    page.evaluate(f"() => {{ {REFUSALS['the store is full']} }}")
    call(page, "note", "ex-a", {"solved": True, "hints": 2})
    assert (call(page, "kept"), stored(page)) == (False, None)
    page.evaluate("localStorage.clear()")
    call(page, "note", "ex-b", {"tried": True}, of=1)
    assert call(page, "kept") is True
    assert set(json.loads(stored(page))["exercises"]) == {"ex-a", "ex-b"}


def test_widgets_of_a_page_and_tabs_hear_of_one_another(page):
    told = "probes.map(p => p.told.length)"
    call(page, "note", "ex-a", {"tried": True})
    assert page.evaluate(told) == [1, 1]
    call(page, "note", "ex-a", {"tried": True})
    assert page.evaluate(told) == [1, 1], "nothing new, so nothing is told"
    tab = page.context.new_page()
    tab.goto(page.url)
    tab.wait_for_function("() => window.probes?.length === 2")
    assert call(tab, "all") == call(page, "all")
    call(tab, "note", "ex-b", {"solved": True})
    page.wait_for_function("() => probes.every(p => p.told.length === 2)")
    assert call(page, "all", of=1)["ex-b"]["solved"] is True
    call(tab, "erase")
    page.wait_for_function("() => probes.every(p => p.told.length === 3)")
    assert call(page, "all") == {}


def test_who_leaves_is_told_no_more(show):
    leaving = OFFER.replace("progress.onChange", "const off = progress.onChange").replace(
        "push(1));", "push(1)); off();"
    )
    page = show(type("Leaving", (anywidget.AnyWidget,), {"_esm": esm("progress") + leaving})()).page
    call(page, "note", "ex-a", {"tried": True})
    assert page.evaluate("probes[0].told.length") == 0
