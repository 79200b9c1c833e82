"""A function of the reader's own, judged where it is written.

    check("hidden-error", hidden_error)     the exercise "ex-code-hidden-error" and what is said to that function

A notebook shows it as a widget, which notes what is solved; print(check(…)) says it in words. A page of the built book shows the
chapter's cell in its place, to be written in and run there.
"""

import re
from collections.abc import Callable
from typing import Any

import traitlets

from bplib.content import text_of
from bplib.exercises import EXERCISES
from bplib.exercises.code import judge
from bplib.widgets.assemble import css
from bplib.widgets.exercise import Exercise

A_CELL = re.compile(r"^```\{code-cell\} ipython3\n(.*?)^```$", re.M | re.S)


class CheckedCode(Exercise):
    """The exercise with its verdict."""

    _css = css("graph", "controls", "code", "formula", "exercise")

    cell = traitlets.Unicode(help="the cell of the chapter, as a reader finds it").tag(sync=True)

    def __init__(self, exercise: str, **state: Any) -> None:
        super().__init__(exercise, **state)
        self.cell = cell_of(exercise)

    def __repr__(self) -> str:
        return f"{'Right. ' if self.verdict['right'] else ''}{self.verdict['text']}"


def cell_of(label: str) -> str:
    """The cell that asks this exercise, whose last line calls check."""
    last = f'check("{label.removeprefix("ex-code-")}", '
    cells = A_CELL.findall(text_of(EXERCISES[label].chapter))
    return next(cell for cell in cells if cell.splitlines()[-1].startswith(last)).rstrip()


def check(task: str, function: Callable) -> CheckedCode:
    """What the book says to ``function`` as an answer to ``task``. ValueError: no task has this name."""
    verdict = judge(task, function)
    return CheckedCode(f"ex-code-{task}", verdict=verdict._asdict() | {"mistakes": list(verdict.mistakes)})
