"""Twelve questions whose verdicts wait for the end, where the chapters to read are named.

    SelfTest("start")                   where should I start?
    SelfTest("end")                     what have I learnt?
    SelfTest("start", [[q], [r, s]])    questions of your own (bplib.exercises.question.Question): in each place a list of
                                        equals, of which each try asks another

Nobody keeps the answers once the page is closed. The browser keeps how many tries there were (js/exercise/tries.js).
"""

from typing import Any

import traitlets

from bplib.checks import lookup
from bplib.content import pages, reading_order
from bplib.exercises import EXERCISES, plain
from bplib.exercises.question import Question
from bplib.exercises.self_tests import SELF_TESTS
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Widget

ASKED_ABOUT = {question.chapter for places in SELF_TESTS.values() for equals in places for question in equals}
STUDIED = ASKED_ABOUT | {exercise.chapter for exercise in EXERCISES.values()}


class SelfTest(Widget):
    """The widget. ValueError: a test that is neither "start" nor "end", a place that is no list of questions."""

    _esm = esm("self_test")
    _css = css("graph", "controls", "formula", "program_letters", "exercise", "self_test")

    which = traitlets.Unicode().tag(sync=True)
    questions: traitlets.List = traitlets.List(help="for each place a list of equals").tag(sync=True)
    chapters: traitlets.List = traitlets.List(help="page and title, in the order in which to read them").tag(sync=True)
    entered = traitlets.Dict(help="answers and verdicts, kept when the view is drawn again").tag(sync=True)

    def __init__(self, which: str, questions: Any = None, **state: Any) -> None:
        own = lookup(SELF_TESTS, which)
        super().__init__(
            which=which,
            questions=plain(own if questions is None else _places(questions)),
            chapters=[[page, pages()[page]] for page in reading_order() if page in STUDIED],
            **state,
        )


def _places(questions: Any) -> Any:
    """The questions, if they are what the widget expects. ValueError: what else came, and where."""
    if not isinstance(questions, (list, tuple)) or not questions:
        raise ValueError(f"questions: expected a list of at least one place; got {_named(questions)}")
    for number, equals in enumerate(questions, 1):
        if not isinstance(equals, (list, tuple)) or not equals:
            raise ValueError(f"place {number}: expected a list of at least one Question; got {_named(equals)}")
        for question in equals:
            if not isinstance(question, Question):
                raise ValueError(f"place {number}: expected a list of Questions; among them is {_named(question)}")
    return questions


def _named(value: Any) -> str:
    return "an empty one" if isinstance(value, (list, tuple)) and not value else type(value).__name__
