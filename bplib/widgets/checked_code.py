"""A function of the reader's own, judged where it is written.

    check("hidden-error", hidden_error)     the exercise "ex-code-hidden-error" and what is said to that function

A notebook shows it as a widget, which notes what is solved; print(check(…)) says it in words.
"""

from collections.abc import Callable

from bplib.exercises.code import judge
from bplib.widgets.exercise import Exercise


class CheckedCode(Exercise):
    """The exercise with its verdict."""

    def __repr__(self) -> str:
        return f"{'Right. ' if self.verdict['right'] else ''}{self.verdict['text']}"


def check(task: str, function: Callable) -> CheckedCode:
    """What the book says to ``function`` as an answer to ``task``. ValueError: no task has this name."""
    return CheckedCode(f"ex-code-{task}", verdict=judge(task, function)._asdict())
