"""The files of a class: what is taken, what is named as bad, and what the tables and the advice say of it."""

import json

import pytest
from playwright.sync_api import expect

from bplib.exercises import EXERCISES, plain
from bplib.exercises.mistakes import MISTAKES
from bplib.widgets import ClassReport
from tests.conftest import DESKTOP, PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits

FAN, STEP = "ex-hidden-fan", "ex-forward-signs"


def made(name, part=1, away=0):
    return {"part": part, "name": name, "times": 1, "on": "2026-11-30", "away": away}


def file(mistakes, name="a.json", solved=(), **more):
    exercises = {label: {"solved": True, "tried": True, "hints": 0} for label in solved}
    text = json.dumps({"version": 2, "exercises": exercises, "mistakes": mistakes, **more})
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def choose(page, *files):
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Choose files", exact=True).click()
    chooser.value.set_files(list(files))
    page.wait_for_function("() => !document.querySelector('input[type=file]').files.length")
    expect(page.locator("[role=status]")).to_contain_text("taken in.")


def rows(page, caption):
    table = page.locator("table", has=page.locator(f"caption:text-is('{caption}')"))
    return [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]


CLASS = [
    file({FAN: [made("transposed"), made("no slope", away=3)]}, "one.json", [STEP], reader="Ada"),
    file({FAN: [made("transposed", part=2)], STEP: [made("sign")]}, "two.json"),
    file({FAN: [made("no slope")]}, "three.json", [STEP, FAN]),
]


def test_what_a_class_makes(show):
    seen = show(ClassReport())
    page = seen.page
    assert (
        page.locator("[role=status]").inner_text() == "No file is taken in yet." and page.locator("table").count() == 0
    )
    choose(page, *CLASS)
    assert page.locator("[role=status]").inner_text() == "3 files taken in."
    assert "Show tomorrow: The error of a hidden neuron." in page.locator(".advice").inner_text()
    assert "3 of 3 readers have a mistake there" in page.locator(".advice").inner_text()
    fan, step = EXERCISES[FAN].title, EXERCISES[STEP].title
    found = rows(page, "Mistakes, in all exercises")
    assert [(row[0].split(":")[0], *row[1:]) for row in found] == [
        ("transposed", "2", "2", fan),
        ("no slope", "2", "1", fan),
        ("sign", "1", "1", step),
    ]
    assert found[0][0] == f"transposed: {MISTAKES['transposed'].replace('`', '')}"
    assert [row[:3] for row in rows(page, "By exercise")] == [[step, "2", "2"], [fan, "1", "1"]]
    assert page.locator("td li").all_inner_texts()[0].startswith("1 × sign")
    assert rows(page, "By chapter")[0] == ["The error of a hidden neuron", "3", "3"]
    page.get_by_text("The files", exact=True).click()
    assert page.locator("details li").all_inner_texts() == [
        f"one.json (Ada): 1 of {len(EXERCISES)} solved",
        f"two.json: 0 of {len(EXERCISES)} solved",
        f"three.json: 2 of {len(EXERCISES)} solved",
    ]
    assert page.evaluate("Object.keys(localStorage)") == []
    assert seen.logged == []


def test_bad_files_are_named_and_the_rest_is_taken(show):
    seen = show(ClassReport())
    page = seen.page
    broken = {"name": "<img src=x>.json", "mimeType": "application/json", "buffer": b"{"}
    other = file({"ex-elsewhere": [made("sign")]}, "other.json")
    again = {**CLASS[0], "name": "again.json"}
    choose(page, CLASS[0], broken, other, again, CLASS[1])
    assert page.locator("[role=status]").inner_text() == "2 files taken in. 3 files left out:"
    assert page.locator(".refused li").all_inner_texts() == [
        "<img src=x>.json: this is no progress file: it is cut off or changed.",
        "other.json: none of its exercises is in this book.",
        "again.json: it is the same as one.json, and a reader counts once.",
    ]
    assert page.locator("[data-widget] img").count() == 0
    choose(page, CLASS[2])
    assert (
        page.locator("[role=status]").inner_text() == "3 files taken in." and page.locator(".refused li").count() == 0
    )
    page.get_by_role("button", name="Put all away").click()
    assert page.locator("table").count() == 0
    assert page.locator("[role=status]").inner_text() == "No file is taken in yet."
    assert seen.logged == []


def test_files_may_be_dropped(show):
    page = show(ClassReport()).page
    files = [[one["name"], one["buffer"].decode()] for one in CLASS]
    page.evaluate(
        """files => {
        const data = new DataTransfer();
        for (const [name, text] of files) data.items.add(new File([text], name));
        const drop = document.querySelector(".drop");
        for (const type of ["dragover", "drop"]) {
            drop.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
    }""",
        files,
    )
    expect(page.locator("[role=status]")).to_have_text("3 files taken in.")


def test_every_text_that_an_exercise_has_for_a_mistake_can_be_shown(show):
    """A reader with all mistakes that have no name but their text, as the exercises themselves name them."""
    seen = show(ClassReport())
    page = seen.page
    replies = {
        label: text
        for label, exercise in EXERCISES.items()
        for part in plain(exercise)["parts"]
        if part["kind"] == "Choose"
        for text in [*part["wrong"].values()][:1]
    }
    seeds = lambda text: page.evaluate(  # the hash of core/random.js, by another road
        "text => { let s = 7; for (const c of text) s = (Math.imul(s, 31) + c.charCodeAt(0)) | 0; return (s >>> 0).toString(36); }",
        text,
    )
    choose(page, file({label: [made(f"own {seeds(text)}")] for label, text in replies.items()}))
    told = [row[0] for row in rows(page, "Mistakes, in all exercises")]
    assert len(told) == len(replies) > 20
    assert "A mistake that this edition of the book does not know." not in told
    choose(page, file({FAN: [made("own zzz")]}, "b.json"))
    assert page.get_by_text("A mistake that this edition of the book does not know.").count() == 2
    assert seen.logged == []


@pytest.mark.parametrize("size, theme", [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
def test_it_fits_and_is_accessible(show, size, theme):
    seen = show(ClassReport(), size=size, theme=theme)
    assert_fits(seen.page)
    choose(seen.page, *CLASS)
    assert_fits(seen.page)
    assert_axe_clean(seen)


def test_the_tables_are_printed_and_the_buttons_are_not(show):
    page = show(ClassReport()).page
    choose(page, *CLASS)
    page.emulate_media(media="print")
    assert page.locator("table").first.is_visible() and page.get_by_text("Choose files").is_hidden()


def test_by_the_keyboard(show):
    page = show(ClassReport()).page
    page.keyboard.press("Tab")
    expect(page.locator("input[type=file]")).to_be_focused()
    choose(page, *CLASS)
    page.locator("input[type=file]").focus()
    for name in ("Print", "Put all away"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("input[type=file]")).to_be_focused()
