"""Judge a function that a reader has written, by what it makes of random networks.

    verdict = judge("hidden-error", hidden_error)
    verdict.right       True, False, or None while there is nothing to judge
    verdict.text        the mistake by its name or, where it has none, the first number that differs

The tasks stand in bplib.exercises.code.tasks: each has the right function, and the wrong ones that are known by name.
All run on the same networks, on copies of what they are given; two functions are the same when their results have the same
shapes and the same numbers, so that no broadcasting can hide a mistake.
"""

from collections.abc import Callable
from inspect import signature
from typing import Any, NamedTuple

from bplib.checks import lookup
from bplib.exercises.code.result import FAILED, alike, difference, finite, kind
from bplib.exercises.code.run import Run, run
from bplib.exercises.code.slips import ratio, slip
from bplib.exercises.code.task import Task
from bplib.exercises.code.tasks import TASKS
from bplib.exercises.mistakes import say


class Verdict(NamedTuple):
    right: bool | None
    text: str


def judge(name: str, function: Callable) -> Verdict:
    """What is to be said to ``function`` as an answer to the task of that ``name``. ValueError: no task has this name."""
    task = lookup(TASKS, name)
    if unfit := _unfit(task, function):
        return Verdict(None, unfit)
    runs = [run(task, function, given) for given in task.networks()]
    if all(_empty(r.got) for r in runs):
        return Verdict(
            None,
            f"Not begun yet: the function gives None; expected {task.expected()}. If you have begun, it "
            "still needs a line with return.",
        )
    if mistake := _known_mistake(task, runs):
        return Verdict(False, mistake)
    changed = next((r.changed for r in runs if r.changed), "")
    if wrong := next(filter(None, (_fact(task, r) for r in runs)), ""):
        slips = filter(None, (slip(runs, i) for i in range(len(task.gives))))
        more = f"The function also writes into {changed}, which may be why." if changed else next(slips, "")
        return Verdict(False, f"{wrong} {more}".rstrip())
    if changed:
        return Verdict(
            False,
            f"The numbers are right, but the function writes into {changed}, and whoever called it still "
            "needs the old numbers. Make a new array: v = v - step in place of v -= step.",
        )
    return Verdict(True, f"It gives what it should on {len(runs)} random networks. {task.because}")


def _unfit(task: Task, function: Any) -> str:
    """Why ``function`` cannot even be called; "" when it can."""
    names = list(task.names)
    if not callable(function):
        return f"Expected the function itself, its name without parentheses; got {kind(function)}."
    try:
        takes = signature(function)
    except (TypeError, ValueError):  # some functions that are written in C tell nobody what they take
        return ""
    try:
        takes.bind(*names)
    except TypeError:
        got = ", ".join(takes.parameters) or "nothing"
        return f"Expected a function that takes {', '.join(names)}, in this order; this one takes {got}."
    return ""


def _empty(got: Any, deep: int = 2) -> bool:
    """Whether nothing has been returned: None, the dots of the exercise, or several of them, or lists of them."""
    if deep and isinstance(got, (list, tuple)) and got:
        return all(_empty(part, deep - 1) for part in got)
    return got is None or got is ...


NEARLY = 1e-5


TURNED_TOO = " And the sign is turned round."
MULTIPLIED_TOO = " And a factor of 2 is too many, or missing."
BOTH_TOO = " And the sign is turned round, and a factor of 2 is too many, or missing."


def _turned(right: Any, got: Any) -> bool:
    c = ratio(right, got)
    return c is not None and abs(c + 1) < NEARLY


def _multiplied(right: Any, got: Any) -> bool:
    c = ratio(right, got)
    return c is not None and min(abs(c - 2), abs(c - 0.5)) < NEARLY


def _both(right: Any, got: Any) -> bool:
    c = ratio(right, got)
    return c is not None and min(abs(c + 2), abs(c + 0.5)) < NEARLY


def _known_mistake(task: Task, runs: list[Run]) -> str:
    """What is said to the first mistake of the task that makes of every network what the reader's function makes of it.

    Mistakes are tried one by one, network by network, and only as long as nothing speaks against them: a page has no time
    for more."""
    if not any(_fact(task, r) for r in runs):
        return ""
    for same, more in ((alike, ""), (_turned, TURNED_TOO), (_multiplied, MULTIPLIED_TOO), (_both, BOTH_TOO)):
        for i, name in enumerate(task.gives):
            for wrong, mistake in task.wrong.items():
                if _same_mistake(task, i, runs, wrong, same):
                    return (f"{name}: " if len(task.gives) > 1 else "") + say(mistake) + more
        if any(slip(runs, i) for i in range(len(task.gives))):
            return ""  # one slip explains more than a mistake and a slip
    return ""


def _same_mistake(task: Task, i: int, runs: list[Run], wrong: Callable, same: Callable[[Any, Any], bool]) -> bool:
    """Whether the reader's function makes of every network what the mistake makes, or the ``same`` of it. A network on which
    it fails, or leaves the numbers, says nothing for a mistake or against it."""
    telling = False
    for number, r in enumerate(runs):
        got = r.parts[i]
        if got is FAILED:
            continue
        if same(_made(task, wrong, number, r).parts[i], got):
            telling |= not alike(r.right[i], got)
        elif finite(got):
            return False
    return telling


MADE: dict[tuple[Callable, int], Run] = {}  # what a mistake makes of a network does not depend on the reader


def _made(task: Task, wrong: Callable, number: int, r: Run) -> Run:
    if (wrong, number) not in MADE:
        MADE[wrong, number] = run(task, wrong, r.given)
    return MADE[wrong, number]


def _fact(task: Task, r: Run) -> str:
    """What is wrong on this network, in one sentence; "" when nothing is."""
    if r.error:
        return f"{r.called()} the function stops. {r.error}"
    if any(part is FAILED for part in r.parts):
        return f"Expected {' and '.join(task.gives)}, with a comma between them; got {kind(r.got)}."
    for (name, shape), right, got in zip(task.gives.items(), r.right, r.parts):
        if wrong := difference(name if len(task.gives) > 1 else "", shape, right, got):
            return f"{r.called()}: {wrong}."
    return ""
