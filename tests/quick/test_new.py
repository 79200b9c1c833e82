"""`make new` writes what the tests then ask to be filled; it refuses what is there, and what will not do, and leaves all as it was."""

import shutil
import subprocess

import jupytext
import pytest
from deno import find_deno_bin

from bplib.exercises.loading import read_exercises
from bplib.formula.collect import collect
from tests.quick.test_found import UNWRITTEN
from tests.toc import ROOT
from tools.new import Refusal, new


@pytest.fixture
def house(tmp_path):
    """A house with one chapter in it, and the widgets' rooms."""
    (tmp_path / "book" / "exercises").mkdir(parents=True)
    (tmp_path / "tests" / "quick" / "exercises").mkdir(parents=True)
    for name in ("book/risk.md", "book/exercises/risk.yaml", "tests/quick/exercises/oracles_risk.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "bplib" / "widgets" / "js", tmp_path / "bplib" / "widgets" / "js")
    return tmp_path


def contents(house):
    return {path.relative_to(house).as_posix(): path.read_text("utf-8") for path in house.rglob("*") if path.is_file()}


def added(house, before):
    return {name: text for name, text in contents(house).items() if before.get(name) != text}


def test_a_chapter(house):
    before = contents(house)
    told = new("chapter", "dropout", "Half a network", root=house)
    [(name, text)] = added(house, before).items()
    assert name == "book/dropout.md" and "# Half a network\n" in text and UNWRITTEN in text
    assert "`- file: book/dropout`" in "\n".join(told)
    assert len(collect(house / name)) == 1 and jupytext.read(house / name).cells


@pytest.mark.parametrize("name", ["dropout-twice", "ex-dropout-twice"])
def test_an_exercise_of_a_chapter_that_has_some(house, name):
    before = contents(house)
    told = new("exercise", name, 'A "hard" one: twice', "risk", root=house)
    after = added(house, before)
    assert set(after) == {"book/risk.md", "book/exercises/risk.yaml"}
    assert "oracles_risk.py" in "\n".join(told)
    label, exercise = list(read_exercises([house / "book" / "exercises" / "risk.yaml"]).items())[-1]
    assert (label, exercise.title) == ("ex-dropout-twice", 'A "hard" one: twice') and UNWRITTEN in exercise.objective
    page, old = after["book/risk.md"], before["book/risk.md"]
    start, end = page.index('```{exercise} A "hard"'), page.index("## What to remember")
    assert old == page[:start] + page[end:] and page[start:end].count("ex-dropout-twice") == 3


def test_the_first_exercise_of_a_chapter(house):
    new("chapter", "dropout", root=house)
    before = contents(house)
    new("exercise", "dropout-twice", "", "dropout", root=house)
    after = added(house, before)
    oracles = "tests/quick/exercises/oracles_dropout.py"
    assert set(after) == {"book/dropout.md", "book/exercises/dropout.yaml", oracles}
    assert all(UNWRITTEN in text for text in after.values()) and '("ex-dropout-twice", 0)' in after[oracles]
    assert after["book/dropout.md"].count("from bplib.widgets import Exercise\n") == 1
    new("exercise", "dropout-again", "", "dropout", root=house)
    assert (house / "book" / "dropout.md").read_text("utf-8").count("from bplib.widgets import Exercise\n") == 1
    assert list(read_exercises([house / "book" / "exercises" / "dropout.yaml"])) == [
        "ex-dropout-twice",
        "ex-dropout-again",
    ]


def test_a_widget(house):
    before = contents(house)
    told = new("widget", "dropout-mask", "Who is “silent” today?", root=house)
    after = added(house, before)
    module, view, test = (
        "bplib/widgets/dropout_mask.py",
        "bplib/widgets/js/dropout_mask/dropout_mask.js",
        "tests/widgets/test_dropout_mask.py",
    )
    assert set(after) == {module, view, test} and all(UNWRITTEN in text for text in after.values())
    assert (
        "class DropoutMask(" in after[module] and 'widgetRoot("dropout-mask", "Who is “silent” today?"' in after[view]
    )
    assert "`from bplib.widgets import DropoutMask`" in "\n".join(told)
    for name in (module, test):
        compile(after[name], name, "exec")
    checked = subprocess.run(
        [find_deno_bin(), "check", "--config", ROOT / "deno.json", "--no-remote", house / view],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    "arguments, refusal",
    [
        (("page", "x"), "expected `make new chapter`, `make new exercise` or `make new widget`; got 'page'"),
        (("chapter", ""), "NAME: expected lower-case words joined by hyphens, such as NAME=dropout-mask; got ''"),
        (("chapter", "Half"), "NAME: expected lower-case words"),
        (("chapter", "half_a"), "NAME: expected lower-case words"),
        (("chapter", "../half"), "NAME: expected lower-case words"),
        (("chapter", "half-"), "NAME: expected lower-case words"),
        (("chapter", "2-halves"), "NAME: expected lower-case words"),
        (("chapter", "risk"), "NAME: expected a name that is free; .*risk.md is there already"),
        (("exercise", "x"), "CHAPTER: expected a chapter of the book, such as CHAPTER=risk; got ''"),
        (("exercise", "x", "", "../risk"), "CHAPTER: expected a chapter of the book"),
        (("exercise", "x", "", "nowhere"), "CHAPTER: expected a chapter of the book"),
        (
            ("exercise", "risk-same", "", "risk"),
            "NAME: expected a label of its own; book/risk.md has ex-risk-same already",
        ),
        (
            ("widget", "four-phases"),
            "NAME: expected a name that no room and no file of bplib/widgets/js has; got 'four-phases'",
        ),
        (("widget", "network"), "NAME: expected a name that no room"),
        (("widget", "slider"), "NAME: expected a name that no room"),
        (("widget", "lambda"), "NAME: expected a name that no room"),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_is_written(house, arguments, refusal):
    before = contents(house)
    with pytest.raises(Refusal, match=refusal):
        new(*arguments, root=house)
    assert added(house, before) == {}


@pytest.mark.parametrize(
    "arguments", [("chapter", "dropout"), ("exercise", "x", "", "risk"), ("widget", "dropout-mask")]
)
def test_nothing_is_written_twice(house, arguments):
    new(*arguments, root=house)
    before = contents(house)
    with pytest.raises(Refusal, match="NAME: expected"):
        new(*arguments, root=house)
    assert added(house, before) == {}
