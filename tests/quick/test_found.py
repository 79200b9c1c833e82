"""What is found by its name is whole: a page, an exercise, a picture, a widget has all that belongs to it, or a test says what is missing."""

import re

import pytest

from bplib.content import named, pages
from bplib.exercises import EXERCISES
from bplib.exercises.code.tasks import TASKS
from bplib.figures import NAMES as FIGURES
from bplib.widgets import MODULES
from tests.toc import NAMES, ROOT

BOOK, TESTS = ROOT / "book", ROOT / "tests"
PROSE = {path.stem: path.read_text(encoding="utf-8") for path in BOOK.glob("*.md")}
UNWRITTEN = "WRITE:"  # what `make new` leaves for its author to replace
WRITTEN_BY_HAND = [
    *BOOK.rglob("*.md"),
    *BOOK.rglob("*.yaml"),
    *BOOK.rglob("*.py"),
    *(ROOT / "bplib").rglob("*.py"),
    *(ROOT / "bplib" / "widgets").rglob("*.js"),
    *(ROOT / "bplib" / "widgets").rglob("*.css"),
    *(path for path in TESTS.rglob("*.py") if path.name not in ("test_found.py", "test_new.py")),
]


def test_every_chapter_is_in_the_table_of_contents():
    strays = sorted(set(PROSE) - set(pages()))
    assert strays == [], (
        f"_toc.yml names no {', '.join(f'book/{name}' for name in strays)}; a page that is not named is not built"
    )
    assert [f"book/{name}" for name in pages()] == NAMES


def test_nothing_is_left_to_write():
    left = [
        f"{path.relative_to(ROOT)}, line {number}: {line.strip()}"
        for path in WRITTEN_BY_HAND
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNWRITTEN in line
    ]
    assert left == [], "`make new` has left these for you to write:\n" + "\n".join(left)


@pytest.mark.parametrize("exercise", [e for e in EXERCISES.values() if e.varies()], ids=lambda e: e.label)
def test_new_numbers_are_new(exercise):
    """More than ten variants; and the numbers of the text lie on the grids from which the others are drawn."""
    variants = 1
    for name, value in exercise.given.items():
        if isinstance(value, tuple):
            _, low, high, step = value
            place = f"book/exercises/{exercise.chapter}.yaml, {exercise.label}, given {name}"
            assert low <= high and step > 0, f"{place}: expected low <= high and a step above 0; got {value}"
            variants *= round((high - low) / step) + 1
    assert variants > 10, f"{exercise.label}: expected more than ten variants; got {variants}. Widen a grid in `given`"


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_asked(task):
    labels = [label for label, exercise in EXERCISES.items() if getattr(exercise.parts[0], "task", "") == task]
    assert labels == [f"ex-code-{task}"], (
        f"book/exercises/code/{task.replace('-', '_')}.py: expected one exercise of the label ex-code-{task}; got {labels}"
    )


@pytest.mark.parametrize("name", FIGURES)
def test_every_picture_is_shown(name):
    shown = [chapter for chapter, text in PROSE.items() if f"from bplib.figures import {name}\n" in text]
    assert shown, (
        f"book/figures/{name}.py: no chapter shows it; expected a cell with `from bplib.figures import {name}`"
    )


@pytest.mark.parametrize("name, module", MODULES.items())
def test_every_widget_has_a_test_and_stands_in_a_chapter(name, module):
    test = TESTS / "widgets" / f"test_{module}.py"
    assert test.is_file(), f"{name}: expected its tests in {test.relative_to(ROOT)}; there is no such file"
    shown = [
        chapter
        for chapter, text in PROSE.items()
        if re.search(rf"^from bplib\.widgets import .*\b{name}\b", text, re.M)
    ]
    assert shown, f"{name}: no chapter shows it; expected a cell with `from bplib.widgets import {name}`"


@pytest.mark.parametrize("name", named("exercises", ".yaml"))
def test_every_chapter_with_exercises_asks_them(name):
    assert "from bplib.widgets import Exercise" in PROSE[name], f'book/{name}.md: expected a cell with Exercise("ex-…")'
