"""The minutes that the first page and the routes promise are those that a beginner needs."""

import re

import pytest

from bplib.exercises import EXERCISES
from bplib.formula import collect
from tests.toc import ROOT

BOOK = ROOT / "book"
NOT_PROSE = re.compile(
    r"\A---\n.*?^---$|<!--.*?-->|^% [^\n]*$|^(?P<fence>`{3,})(?:\{code-cell\}|\{math\}|\w).*?^(?P=fence)$|`[^`\n]+`",
    re.MULTILINE | re.DOTALL,
)

# How long a beginner reads: words as slowly as a text is read that one means to remember (Carver 1992), a minute for a
# displayed equation, three words for a formula in a line, and time for the widget. Exercises: a guess, by their level.
WORDS_A_MINUTE, AN_EQUATION, AT_THE_WIDGET = 138, 1, 5
AN_EXERCISE = {"warm-up": 5, "core": 5, "hard": 10, "evening": 0}  # an evening is an evening
STEP, SLACK = 5, 4  # what is promised is a multiple of STEP, and no more than SLACK minutes beside the count
ASKED = re.compile(r"^(?P<fence>`{3,})\{(?:exercise|solution)\}.*?^(?P=fence)$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^`{3}[^\n]*", re.MULTILINE)
FORMULA = re.compile(r"\$[^$]*\$")
WORD = re.compile(r"[-−]?\d+(?:\.\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*")
PROMISE = re.compile(
    r"^\| \{doc\}`(?P<chapter>[\w-]+)` \|.*?\| (?P<minutes>\d+) \|(?: (?P<exercises>\d+) \|)?$", re.MULTILINE
)
PROMISES = [
    (page, *row)
    for page in ("index", "where-to-start")
    for row in PROMISE.findall((BOOK / f"{page}.md").read_text(encoding="utf-8"))
]


def minutes_of_reading(chapter):
    """Exercises and solutions are left out, and so is code."""
    text = (BOOK / f"{chapter}.md").read_text(encoding="utf-8")
    read = ASKED.sub(lambda match: "\n" * match.group().count("\n"), text)
    words = len(WORD.findall(FORMULA.sub(" a b c ", FENCE.sub("", NOT_PROSE.sub("", read)))))
    lines = read.splitlines()
    equations = sum(1 for equation in collect(BOOK / f"{chapter}.md") if lines[equation.line - 1])
    return words / WORDS_A_MINUTE + AN_EQUATION * equations + AT_THE_WIDGET


@pytest.mark.parametrize("page, chapter, minutes, exercises", PROMISES)
def test_a_page_promises_the_minutes_that_a_chapter_takes(page, chapter, minutes, exercises):
    counted = minutes_of_reading(chapter)
    assert int(minutes) % STEP == 0 and abs(int(minutes) - counted) <= SLACK, (
        f"{page}.md promises {minutes} minutes for {chapter}; counted: {counted:.1f}"
    )
    if exercises:
        levels = [exercise.level for exercise in EXERCISES.values() if exercise.chapter == chapter]
        assert int(exercises) == sum(AN_EXERCISE[level] for level in levels)


def test_the_first_page_says_how_minutes_are_counted():
    text = (BOOK / "index.md").read_text(encoding="utf-8")
    assert f"at {WORDS_A_MINUTE} words a minute" in text
    assert "a minute for each displayed equation, and five minutes at the widget" in text
    assert "five minutes for an exercise and ten for a hard one" in text


def test_the_minutes_of_each_route_add_up():
    routes = (BOOK / "where-to-start.md").read_text(encoding="utf-8").split("\n### ")[1:]
    sums = [sum(int(minutes) for _, minutes, _ in PROMISE.findall(route)) for route in routes]
    assert sums == [int(total) for route in routes for total in re.findall(r"That makes (\d+) minutes", route)]
    assert len(sums) == 3
