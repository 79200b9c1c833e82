"""Run a function of a reader's once: what it gives, where it stops, and what it writes into.

r = run(task, function, given)      on copies of ``given``, {name: value}
r.got, r.parts, r.right             what it gave; the same, part by part; what is right, part by part
r.error                             the error that stopped it, with the reader's own line; or ""
r.changed                           the names of the arguments that it wrote into; or ""
r.called()                          "With w (2, 3) and a (3, 1)": what it was called with
"""

import traceback
import warnings
from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np

from bplib.exercises.code.result import FAILED, alike, described, quoted
from bplib.exercises.code.task import Task


class Run(NamedTuple):
    given: dict[str, Any]
    right: list[Any]
    got: Any
    parts: list[Any]
    error: str
    changed: str

    def called(self) -> str:
        *most, last = [described(name, value) for name, value in self.given.items()]
        return f"With {', '.join(most)} and {last}" if most else f"With {last}"


def run(task: Task, function: Callable, given: dict[str, Any]) -> Run:
    handed, got, error = deepcopy(given), FAILED, ""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an overflow is the verdict's business
        right = _parts(task, task.right(*deepcopy(given).values()))
        try:
            got = function(*handed.values())
        except (Exception, SystemExit) as stopped:
            error = _told(stopped)
    changed = [name for name in given if not alike(given[name], handed[name])]
    return Run(given, right, got, _parts(task, got), error, " and ".join(changed))


def _parts(task: Task, got: Any) -> list[Any]:
    """One value for each thing that the task gives; FAILED for each when there are not as many."""
    if len(task.gives) == 1:
        return [got]
    fits = isinstance(got, (list, tuple)) and len(got) == len(task.gives)
    return list(got) if fits else [FAILED] * len(task.gives)


def _told(error: BaseException) -> str:
    """The error and the line of the reader's own code where it came up; nothing of what lies above or below."""
    said = quoted(traceback.format_exception_only(error)[-1])
    frames = traceback.extract_tb(error.__traceback__)[1:]  # the first is the call in this file
    own = [frame for frame in frames if frame.filename == frames[0].filename]
    if not own:
        return f"{said}."
    line = f"in the line “{quoted(own[-1].line)}”" if own[-1].line else f"in line {own[-1].lineno}"
    advice = " A power is written **." if isinstance(error, TypeError) and "^" in (own[-1].line or "") else ""
    return f"{said}, {line} of {own[-1].name}.{advice}"
