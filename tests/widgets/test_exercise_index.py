"""The index of exercises: what it lists, and in a real browser filters, states, bars, links, export, import and erase."""

import json
import re
from pathlib import Path

import pytest
import traitlets
from playwright.sync_api import expect

from bplib.content import pages as titles
from bplib.exercises import EXERCISES
from bplib.exercises.exercise import LEVELS, SETS, Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Order
from bplib.widgets import ExerciseIndex
from bplib.widgets.exercise_index import by_chapter
from tests.conftest import DESKTOP, PHONE
from tests.toc import NAMES, ROOT
from tests.widgets.conftest import assert_axe_clean, assert_fits

NUMBER, CHOOSE = Number("How much?", "1"), Choose("Which?", "this", "Yes.", {"that": "No."})
FORMULA, ORDER = (
    Formula("What is it?", "z[j]", "b[j]", {"j": "l"}, ("b",)),
    Order("In which order?", {"one": "", "two": ""}),
)


def made(label, chapter, title, level, parts, sets=()):
    return Exercise(label, chapter, title, "an objective", level, parts, ["one", "two"], sets=sets)


SOME = [
    made("ex-risk-mean", "risk", "The mean of products", "core", [FORMULA, CHOOSE]),
    made("ex-forward-add", "forward-pass", "Add up, then bend", "warm-up", [NUMBER]),
    made("ex-hidden-fan", "hidden-error", "Two roads", "hard", [FORMULA, FORMULA], ("disguised mistakes",)),
    made(
        "ex-hidden-cut",
        "hidden-error",
        "Nobody <b>listens</b>",
        "core",
        [CHOOSE, ORDER],
        ("disguised mistakes", "other notations"),
    ),
    made(
        "ex-risk-decay",
        "risk",
        "A title that is so long that it needs more than one line on a phone, and then some",
        "evening",
        [NUMBER, CHOOSE, ORDER],
        ("an evening",),
    ),
]
IN_ORDER = ["ex-forward-add", "ex-hidden-fan", "ex-hidden-cut", "ex-risk-mean", "ex-risk-decay"]
DONE = {
    "ex-forward-add": {"solved": True, "tried": True, "hints": 0},
    "ex-hidden-fan": {"solved": True, "tried": True, "hints": 1},
    "ex-hidden-cut": {"solved": False, "tried": True, "hints": 2},
}
FILE = json.dumps({"version": 1, "exercises": {**DONE, "ex-elsewhere": {"solved": True, "tried": True, "hints": 0}}})


def listed(page):
    """The labels that can be seen, in order."""
    return [a.get_attribute("href").split("#")[1] for a in page.locator("li a").filter(visible=True).all()]


def unfold(page):
    """Open every chapter that can be seen."""
    for chapter in page.locator("details:not([open]) > summary").filter(visible=True).all()[::-1]:
        chapter.click()


def choose(page, **filters):
    for label, value in filters.items():
        page.get_by_role("combobox", name=label.capitalize(), exact=True).select_option(value)


def bring(page, text, name="mine.json"):
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Import", exact=True).click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})
    page.wait_for_function("name => document.querySelector('.told').textContent.includes(name)", arg=name)
    return page.locator(".told").inner_text()


def stored(page):
    return page.evaluate("JSON.parse(localStorage.getItem('bp-progress'))?.exercises")


# ---- Python


def test_the_titles_are_those_of_the_pages_in_the_books_order():
    pages = [Path(name).name for name in NAMES]
    for page, title in titles().items():
        text = (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8")
        assert re.search(r"^# (.+)$", text, re.M)[1] == title
    assert list(titles()) == pages


def test_every_exercise_of_the_book_is_listed():
    rows = ExerciseIndex().exercises
    assert {row["label"] for row in rows} == set(EXERCISES)
    assert [row["label"] for row in rows] == [
        e.label for group in by_chapter(EXERCISES.values()).values() for e in group
    ]


def test_a_chapters_exercises_are_listed_as_they_stand_there():
    for page, exercises in by_chapter(EXERCISES.values()).items():
        text = (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8")
        assert [e.label for e in exercises] == re.findall(r"^:label: (ex-[\w-]+)", text, re.M), page


def test_the_filters_offer_what_leads_somewhere():
    offered = ExerciseIndex(SOME).offered
    assert [value for value, _ in offered["chapter"]] == ["forward-pass", "hidden-error", "risk"]
    assert [value for value, _ in offered["kind"]] == ["choose", "number", "formula", "order the steps"]
    assert [value for value, _ in offered["level"]] == list(LEVELS)
    assert {value for value, _ in offered["set"]} == set(SETS)
    assert [value for value, _ in ExerciseIndex(SOME[:1]).offered["level"]] == ["core"]


@pytest.mark.parametrize(
    "chosen, message",
    [
        ({"size": "big"}, "expected filters out of chapter, kind, level, set, state; got 'size'"),
        ({"level": "easy"}, "expected for level one of warm-up, core, hard, evening; got 'easy'"),
    ],
)
def test_a_filter_that_is_not_there_is_refused(chosen, message):
    with pytest.raises(traitlets.TraitError, match=message):
        ExerciseIndex(SOME, chosen=chosen)


# ---- in the browser


def test_all_exercises_by_chapter_with_links(show):
    seen = show(ExerciseIndex(SOME))
    page = seen.page
    assert page.locator("summary .name").all_inner_texts() == [
        "The forward pass",
        "The error of a hidden neuron",
        "Many samples",
    ]
    assert listed(page) == IN_ORDER[:1], "only the first chapter lies open"
    unfold(page)
    assert listed(page) == IN_ORDER
    by_label = {e.label: e for e in SOME}
    for row in page.locator("li").all():
        link = row.get_by_role("link")
        exercise = by_label[link.get_attribute("href").split("#")[1]]
        assert link.get_attribute("href") == f"{exercise.chapter}.html#{exercise.label}"
        assert link.inner_text() == exercise.title
        assert {exercise.level, *exercise.sets, *row.locator(".kinds").inner_text().split(", ")} == {
            row.locator(".level").inner_text(),
            *row.locator(".tag").all_inner_texts(),
            *exercise.kinds(),
        }
    assert seen.logged == []


def test_in_a_notebook_it_names_the_file_and_links_nowhere(show):
    seen = show(ExerciseIndex(SOME))
    seen.page.evaluate("""() => { document.body.dataset.jpThemeName = "JupyterLab Light";
        document.dispatchEvent(new CustomEvent("bp-notation")); }""")
    expect(seen.page.locator("a")).to_have_count(0)
    assert seen.page.locator(".name").nth(1).inner_text() == "The error of a hidden neuron hidden-error.md"
    assert seen.page.locator("li").count() == len(SOME)


@pytest.mark.parametrize(
    "filters, left",
    [
        ({"chapter": "hidden-error"}, ["ex-hidden-fan", "ex-hidden-cut"]),
        ({"kind": "choose"}, ["ex-hidden-cut", "ex-risk-mean", "ex-risk-decay"]),
        ({"level": "core"}, ["ex-hidden-cut", "ex-risk-mean"]),
        ({"set": "disguised mistakes"}, ["ex-hidden-fan", "ex-hidden-cut"]),
        ({"state": "solved"}, ["ex-forward-add", "ex-hidden-fan"]),
        ({"state": "unsolved"}, ["ex-hidden-cut", "ex-risk-mean", "ex-risk-decay"]),
        ({"state": "tried"}, ["ex-hidden-cut"]),
        ({"state": "hints"}, ["ex-hidden-fan", "ex-hidden-cut"]),
        ({"chapter": "risk", "kind": "choose", "level": "core"}, ["ex-risk-mean"]),
        ({"chapter": "risk", "state": "solved"}, []),
    ],
)
def test_filters(show, filters, left):
    page = show(ExerciseIndex(SOME)).page
    bring(page, FILE)
    choose(page, **filters)
    assert listed(page) == left
    said = page.locator(".found").inner_text()
    assert said == (f"{len(left)} of 5 exercises are listed." if left else "No exercise passes all of these filters.")
    assert page.locator("details").filter(visible=True).count() == len({e.chapter for e in SOME if e.label in left})
    page.get_by_role("button", name="Show all").click()
    assert listed(page) == ["ex-hidden-fan", "ex-hidden-cut"], (
        "the first chapter that has something left to solve lies open"
    )
    unfold(page)
    assert listed(page) == IN_ORDER
    assert page.get_by_role("button", name="Show all").is_visible() is False


def test_opens_with_the_filters_asked_for(show):
    page = show(ExerciseIndex(SOME, chosen={"level": "core", "set": ""})).page
    assert listed(page) == ["ex-hidden-cut", "ex-risk-mean"]
    assert page.get_by_role("combobox", name="Level").input_value() == "core"


def test_states_counts_and_bars(show):
    page = show(ExerciseIndex(SOME)).page
    assert page.locator(".count").all_inner_texts() == [
        "0 of 5 solved",
        "0 of 1 solved",
        "0 of 2 solved",
        "0 of 2 solved",
    ]
    bring(page, FILE)
    assert page.locator(".count").all_inner_texts() == [
        "2 of 5 solved",
        "1 of 1 solved · mastered",
        "1 of 2 solved",
        "0 of 2 solved",
    ]
    assert page.locator(".gauge i").evaluate_all("all => all.map(i => i.style.width)") == ["40%", "100%", "50%", "0%"]
    unfold(page)
    assert page.locator(".state").all_inner_texts() == ["✓ solved", "✓ solved, 1 hint", "tried, 2 hints", "", ""]


def test_another_tab_is_followed(show):
    page = show(ExerciseIndex(SOME)).page
    tab = page.context.new_page()
    tab.goto(page.url)
    bring(tab, FILE)
    page.wait_for_function("() => document.querySelector('.count').textContent === '2 of 5 solved'")


def test_export_gives_a_file_and_the_text(show):
    page = show(ExerciseIndex(SOME)).page
    assert bring(page, FILE).endswith("beside what was here. It names one exercise that is not in this book.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.suggested_filename == "backward-pass-progress.json"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert json.loads(text) == {"version": 2, "exercises": DONE, "mistakes": {}}
    assert page.get_by_label("your progress as text").input_value() == text
    other = page.context.browser.new_context().new_page()
    other.goto(page.url)
    assert bring(other, text) == "mine.json is taken in, beside what was here."
    assert stored(other) == DONE
    other.context.close()


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("{", "cut off or changed"),
        ("[]", "no progress file of this book"),
        ('{"version": 7, "exercises": {}}', "expected version 1"),
        (FILE + " " * 300_000, "expected at most 200 kB"),
        ("<img src=x onerror=alert(1)>", "cut off or changed"),
    ],
)
def test_a_damaged_import_is_refused_in_words(show, text, wrong):
    seen = show(ExerciseIndex(SOME))
    bring(seen.page, FILE)
    said = bring(seen.page, text, name="<img src=x>.json")
    assert said.startswith("<img src=x>.json was not taken in, and nothing has changed: ") and wrong in said
    assert stored(seen.page) == DONE
    assert seen.page.locator("[data-widget] img").count() == 0
    assert seen.logged == []


def test_erase_asks_once_more(show):
    page = show(ExerciseIndex(SOME)).page
    bring(page, FILE)
    erase = page.get_by_role("button", name="Erase", exact=True)
    erase.click()
    assert "Erase what you have done with 3 exercises?" in page.locator(".told").inner_text()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    assert stored(page) == DONE
    expect(erase).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Erase it")).to_be_focused()
    page.keyboard.press("Enter")
    assert stored(page) is None
    assert page.locator(".count").first.inner_text() == "0 of 5 solved"
    assert page.locator(".told").inner_text() == "Erased."


@pytest.mark.parametrize(
    "text, tries, code, said",
    [
        (
            FILE,
            2,
            0,
            "Erase what you have done with 3 exercises, and how often you have taken a self-test? It cannot be brought back.",
        ),
        (
            json.dumps({"version": 1, "exercises": {"ex-risk-mean": {"tried": True}}}),
            0,
            0,
            "Erase what you have done with 1 exercise? It cannot be brought back.",
        ),
        ("", 1, 0, "Erase how often you have taken a self-test? It cannot be brought back."),
        ("", 0, 1, "Erase the code that you have asked to keep, in 1 place? It cannot be brought back."),
        (
            "",
            3,
            2,
            "Erase how often you have taken a self-test, and the code that you have asked to keep, in 2 places? "
            "It cannot be brought back.",
        ),
    ],
)
def test_erase_says_what_it_erases(show, text, tries, code, said):
    page = show(ExerciseIndex(SOME)).page
    if text:
        bring(page, text)
    if tries:
        page.evaluate("tries => localStorage.setItem('bp-self-test-end', tries)", tries)
    for n in range(code):
        page.evaluate("n => localStorage.setItem(`bp-code-${n}`, 'x = 1')", n)
    page.get_by_role("button", name="Erase", exact=True).click()
    assert page.locator(".told p").inner_text() == said
    page.get_by_role("button", name="Erase it").click()
    assert page.evaluate("Object.keys(localStorage)") == [] and page.locator(".told").inner_text() == "Erased."
    page.get_by_role("button", name="Erase", exact=True).click()
    assert page.locator(".told").inner_text() == "There is nothing to erase."


def test_where_the_browser_refuses_erase_still_answers(show):
    seen = show(ExerciseIndex(SOME))
    seen.page.add_init_script(
        """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })"""
    )
    seen.page.reload()
    erase = seen.page.get_by_role("button", name="Erase", exact=True)
    erase.click()
    assert seen.page.locator(".told").inner_text() == "There is nothing to erase."
    bring(seen.page, FILE)
    erase.click()
    assert (
        seen.page.locator(".told p").inner_text()
        == "Erase what you have done with 3 exercises? It cannot be brought back."
    )
    assert seen.logged == []


def test_says_where_the_progress_is_kept_and_when_it_is_not(show):
    seen = show(ExerciseIndex(SOME))
    where = seen.page.locator(".where")
    assert where.inner_text() == "Your progress is kept in this browser only; nothing leaves this machine."
    seen.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    bring(seen.page, FILE)
    assert where.inner_text().startswith("This browser refuses to keep your progress")
    assert seen.page.locator(".count").first.inner_text() == "2 of 5 solved"
    assert seen.logged == []


# ---- today


def missed(label, name="no slope", part=1, times=1, on="2026-11-29", away=0):
    return label, {"part": part, "name": name, "times": times, "on": on, "away": away}


def file_of(*mistakes, exercises=None):
    by_label = {}
    for label, mistake in mistakes:
        by_label.setdefault(label, []).append(mistake)
    return json.dumps({"version": 2, "exercises": exercises or {}, "mistakes": by_label})


def today_of(page):
    """What the list says, its rows as (address, text), and what stands below it."""
    rows = [(row.locator("a").get_attribute("href"), row.inner_text()) for row in page.locator(".today li").all()]
    return page.locator(".today [role=status]").inner_text(), rows, page.locator(".today > .lab").inner_text()


@pytest.fixture
def on_a_day(show):
    """on_a_day("2026-11-30", exercises): the index as it is on that day, in the evening."""

    def open_index(day, exercises=SOME, **options):
        seen = show(ExerciseIndex(exercises), **options)
        seen.page.clock.set_fixed_time(f"{day}T20:00:00")
        seen.page.reload()
        return seen

    return open_index


DRAWN = Exercise("ex-risk-drawn", "risk", "A number drawn", "an objective", "core", [NUMBER], ["one", "two"],
                 given={"p": (3, 1, 9, 1)})  # fmt: skip


def test_what_was_missed_is_asked_again_first_what_was_named_most(on_a_day):
    seen = on_a_day("2026-11-30", [*SOME, DRAWN])
    page = seen.page
    assert today_of(page)[0].startswith("Nothing is kept yet.") and today_of(page)[1] == []
    bring(
        page,
        file_of(
            missed("ex-hidden-fan", "transposed", part=2, times=2),
            missed("ex-risk-drawn", "sign"),
            missed("ex-forward-add", "sign", times=4, on="2026-11-30"),
        ),
    )
    said, rows, below = today_of(page)
    assert (said, below) == ("2 questions come back today.", "3 mistakes are kept; 0 of them have stayed away.")
    assert rows == [
        ("risk.html?numbers=20261130#ex-risk-drawn", "A number drawn Many samples · missed once · new numbers"),
        (
            "hidden-error.html#ex-hidden-fan",
            "Two roads The error of a hidden neuron · question 2 · missed 2 times",
        ),
    ]
    assert seen.logged == []


def test_on_a_day_without_a_question_it_says_when_the_next_one_comes(on_a_day):
    page = on_a_day("2026-11-30").page
    bring(page, file_of(missed("ex-risk-mean", on="2026-11-29", away=1), missed("ex-risk-mean", "sign", away=3)))
    said, rows, below = today_of(page)
    assert said == "Nothing is due today: well done, and rest. The next question comes back on 3 December."
    assert (rows, below) == ([], "2 mistakes are kept; 1 of them has stayed away.")
    page.clock.set_fixed_time("2026-12-03T06:00:00")
    page.reload()
    assert today_of(page)[0] == "One question comes back today."


def test_when_all_have_stayed_away_it_says_so(on_a_day):
    page = on_a_day("2026-11-30").page
    bring(page, file_of(missed("ex-risk-mean", away=3)))
    assert today_of(page)[0] == "Nothing is due. Every mistake that was kept here has stayed away."


def test_no_more_than_five_are_asked_at_once(on_a_day):
    page = on_a_day("2026-11-30").page
    bring(page, file_of(*(missed(label, part=part) for label in IN_ORDER[3:] for part in (1, 2, 3))))
    said, rows, below = today_of(page)
    assert said == "6 questions come back today." and len(rows) == 5 and below.startswith("1 more wait")


def test_a_chapter_is_mastered_when_its_mistakes_have_stayed_away(on_a_day):
    page = on_a_day("2026-11-30").page
    solved = {"ex-forward-add": {"solved": True, "tried": True, "hints": 0}}
    bring(page, file_of(missed("ex-forward-add", away=2), exercises=solved))
    assert page.locator(".chapter .count").first.inner_text() == "1 of 1 solved"
    bring(page, file_of(missed("ex-forward-add", on="2026-11-30", away=3)), name="later.json")
    assert page.locator(".chapter .count").first.inner_text() == "1 of 1 solved · mastered"


def test_a_name_is_in_the_file_only_if_it_is_written_there(show):
    page = show(ExerciseIndex(SOME)).page
    bring(page, FILE)
    for name in ("", "Ada"):
        page.get_by_label("a name in the file").fill(name)
        with page.expect_download() as download:
            page.get_by_role("button", name="Export").click()
        assert json.loads(Path(download.value.path()).read_text(encoding="utf-8")).get("reader", "") == name
    assert "Ada" not in page.evaluate("JSON.stringify(localStorage)")


def test_what_is_due_fits_a_phone(on_a_day):
    seen = on_a_day("2026-11-30", size=PHONE, theme="dark")
    bring(seen.page, file_of(*(missed(label, times=3) for label in IN_ORDER)))
    assert_fits(seen.page)
    assert_axe_clean(seen)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_and_width(show, theme, size):
    seen = show(ExerciseIndex(SOME), theme=theme, size=size)
    bring(seen.page, FILE)
    assert_fits(seen.page)
    unfold(seen.page)
    assert_axe_clean(seen)
    with seen.page.expect_download():
        seen.page.get_by_role("button", name="Export").click()
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
