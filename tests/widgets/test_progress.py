"""The reader's progress in a real browser: what is taken, merged and kept, where the store refuses, and among widgets and tabs."""

import json

import anywidget
import pytest

from bplib.exercises import EXERCISES
from bplib.widgets.assemble import esm

OFFER = """
const offered = { note, all, counts, exportText, importText, erase, kept };
export default { render({ el }) {
    el.dataset.widget = "probe";
    el.textContent = "a probe";
    const told = [];
    onChange(() => told.push(1));
    (window.probes ??= []).push({ ...offered, told });
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


def file(exercises, version=1):
    return json.dumps({"version": version, "exercises": exercises})


def test_every_exercise_has_a_label_that_is_taken(page):
    for label in [*EXERCISES, "ex-a", "a" * 60]:
        call(page, "note", label, {"tried": True})
        assert label in call(page, "all")


def test_what_was_reached_stays(page):
    for news in ({"hints": 2}, {"solved": True}, {"solved": False, "tried": False, "hints": 1}, {}):
        call(page, "note", "ex-a", news)
    call(page, "note", "ex-b", {"tried": True})
    assert call(page, "all") == {**ONE, "ex-b": {"solved": False, "tried": True, "hints": 0}}
    assert json.loads(stored(page)) == {"version": 1, "exercises": call(page, "all")}
    assert call(page, "counts", ["ex-a", "ex-b", "ex-c", "constructor"]) == {"solved": 1, "tried": 1, "of": 4}


@pytest.mark.parametrize("label", ["", "Ex-a", "ex a", "a" * 61, "__proto__", "<img src=x onerror=alert(1)>"])
def test_a_label_that_is_none_is_not_taken(page, label):
    call(page, "note", label, {"solved": True})
    assert call(page, "importText", file({label: {"solved": True}})) == ""
    assert call(page, "all") == {}
    assert page.evaluate("({}).solved") is None


@pytest.mark.parametrize(
    "entry",
    [
        {"solved": 1, "tried": "yes", "hints": "2"},
        {"hints": -1},
        {"hints": 1.5},
        {"solved": None, "hints": [1]},
        "solved",
        None,
        [True],
    ],
)
def test_only_yes_no_and_small_numbers_are_taken(page, entry):
    assert call(page, "importText", file({"ex-a": entry})) == ""
    assert call(page, "all") == {"ex-a": {"solved": False, "tried": False, "hints": 0}}


def test_many_hints_are_as_good_as_99(page):
    call(page, "note", "ex-a", {"hints": 10**9})
    assert call(page, "all")["ex-a"]["hints"] == 99


def test_erase_forgets_how_often_a_self_test_was_taken(page):
    page.evaluate("() => { localStorage.setItem('bp-self-test-start', 2); localStorage.setItem('another', 1); }")
    call(page, "note", "ex-a", {"solved": True})
    call(page, "erase")
    assert page.evaluate("Object.keys(localStorage)") == ["another"] and call(page, "all") == {}


def test_export_and_import_on_another_machine(page):
    call(page, "note", "ex-a", {"solved": True, "hints": 2})
    text = call(page, "exportText")
    assert "\n" in text and json.loads(text) == {"version": 1, "exercises": ONE}
    call(page, "erase")
    assert call(page, "all") == {} and stored(page) is None
    call(page, "note", "ex-a", {"hints": 3})
    call(page, "note", "ex-b", {"tried": True})
    assert call(page, "importText", text) == ""
    assert call(page, "all") == {
        "ex-a": {"solved": True, "tried": True, "hints": 3},
        "ex-b": {"solved": False, "tried": True, "hints": 0},
    }


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("", "cut off or changed"),
        ('{"version": 1, "exer', "cut off or changed"),
        ("<svg onload=alert(1)>", "cut off or changed"),
        ("7", "no progress file of this book"),
        ("null", "no progress file of this book"),
        ("[1]", "no progress file of this book"),
        ('{"exercises": {}}', "no progress file of this book"),
        (file({}, version=2), "expected version 1"),
        (file({}, version="1"), "expected version 1"),
        (file([]), "list of exercises is missing"),
        ('{"version": 1}', "list of exercises is missing"),
        (file({"a": {}}) + " " * 200_000, "expected at most 200 kB; this has more"),
        (None, "no progress file"),
    ],
)
def test_a_bad_import_changes_nothing_and_says_why(page, text, wrong):
    call(page, "note", "ex-a", {"solved": True, "hints": 2})
    before = stored(page)
    assert wrong in call(page, "importText", text)
    assert (stored(page), call(page, "all")) == (before, ONE)


@pytest.mark.parametrize(
    "damaged", ["", "{", "null", '{"version":9,"exercises":{"ex-a":{"solved":true}}}', '{"version":1,"exercises":7}']
)
def test_a_damaged_store_is_ignored_and_left_until_the_next_write(page, damaged):
    page.evaluate("text => localStorage.setItem('bp-progress', text)", damaged)
    assert (call(page, "all"), call(page, "kept")) == ({}, True)
    assert stored(page) == damaged
    call(page, "note", "ex-a", {"solved": True, "hints": 2})
    assert call(page, "all") == json.loads(stored(page))["exercises"] == ONE


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=list(REFUSALS))
def test_where_the_store_refuses_the_page_still_remembers(page, refusal):
    page.evaluate(f"() => {{ {refusal} }}")
    assert call(page, "kept") is False
    call(page, "note", "ex-a", {"solved": True, "hints": 2})
    assert call(page, "all", of=1) == ONE, "the other widget does not see it"
    assert call(page, "importText", file({"ex-b": {"tried": True}}), of=1) == ""
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
    leaving = OFFER.replace("onChange(() => told.push(1))", "const off = onChange(() => told.push(1)); off()")
    page = show(type("Leaving", (anywidget.AnyWidget,), {"_esm": esm("progress") + leaving})()).page
    call(page, "note", "ex-a", {"tried": True})
    assert page.evaluate("probes[0].told.length") == 0
