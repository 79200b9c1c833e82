"""Judge a function that a reader has written, by what it makes of random networks.

    verdict = judge("hidden-error", hidden_error)
    verdict.right       True, False, or None while there is nothing to judge
    verdict.text        the mistake by its name or, where it has none, the first number that differs
    verdict.mistakes    what was recognised

The tasks stand in bplib.exercises.code.tasks: each has the right function, and the wrong ones that are known by name.
All run on the same networks, on copies of what they are given; two functions are the same when their results have the same
shapes and the same numbers, so that no broadcasting can hide a mistake.
"""

import math
from collections.abc import Callable, Sequence
from functools import partial
from inspect import signature
from typing import Any, NamedTuple

from bplib.checks import lookup
from bplib.exercises.code.known import known
from bplib.exercises.code.mark import mark
from bplib.exercises.code.result import FAILED, alike, difference, finite, kind
from bplib.exercises.code.run import Run, run
from bplib.exercises.code.slips import FACTORS, Slip, left_out, ratio, slip
from bplib.exercises.code.task import Task
from bplib.exercises.code.tasks import TASKS
from bplib.exercises.mistakes import say


class Verdict(NamedTuple):
    """``mistakes``: what was recognised, each by its name (bplib.exercises.mistakes) or, where the task alone knows it, by its
    text."""

    right: bool | None
    text: str
    mistakes: tuple[str, ...]


def judge(name: str, function: Callable) -> Verdict:
    """What is to be said to ``function`` as an answer to the task of that ``name``. ValueError: no task has this name."""
    task = lookup(TASKS, name)
    if unfit := _unfit(task, function):
        return Verdict(None, unfit, ())
    runs = [run(task, function, given) for given in task.networks()]
    if all(_empty(r.got) for r in runs):
        return Verdict(
            None,
            f"Not begun yet: the function gives None; expected {task.expected()}. If you have begun, it "
            "still needs a line with return.",
            (),
        )
    wrong = next(filter(None, (_fact(task, r) for r in runs)), "")
    changed = next((r.changed for r in runs if r.changed), "")
    if wrong:
        if listed := _listed(task, runs):
            return listed
        if changed:
            return Verdict(False, f"{wrong} The function also writes into {changed}, which may be why.", ())
        found = (
            _general(task, runs, slip)
            or _made(name, task, runs, {1.0: ()})
            or _general(task, runs, left_out)
            or _listed_and_factor(task, runs)
            or _made(name, task, runs, FACTORS)
            or NOTHING
        )
        return Verdict(False, f"{wrong} {found.text}".rstrip(), found.mistakes)
    if changed:
        return Verdict(
            False,
            f"The numbers are right, but the function writes into {changed}, and whoever called it still "
            "needs the old numbers. Make a new array: v = v - step in place of v -= step.",
            (),
        )
    return Verdict(True, f"It gives what it should on {len(runs)} random networks. {task.because}", ())


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
NOTHING = Verdict(False, "", ())
MEET = {2: "Two mistakes meet here.", 3: "Three mistakes meet here."}


def _listed(task: Task, runs: list[Run], same: Callable[[Any, Any], bool] = alike) -> Verdict | None:
    """What is said to the first mistake of the task that makes of every network what the reader's function makes of it.

    Mistakes are tried one by one, network by network, and only as long as nothing speaks against them: a page has no time
    for more."""
    for i in range(len(task.gives)):
        for wrong, mistake in task.wrong.items():
            if _same_mistake(task, i, runs, wrong, same):
                return Verdict(False, _about(task, i) + say(mistake), (mistake,))
    return None


def _about(task: Task, i: int) -> str:
    """Of what the task gives, if that is several things, the name of this one."""
    return f"{list(task.gives)[i]}: " if len(task.gives) > 1 else ""


def _general(task: Task, runs: list[Run], look: Callable[[list[Run], int], Slip | None]) -> Verdict | None:
    """A slip that any function may have, in what comes out of it."""
    found = next(filter(None, (look(runs, i) for i in range(len(task.gives)))), None)
    return Verdict(False, found.text, (found.name,)) if found else None


def _made(name: str, task: Task, runs: list[Run], factors: dict[float, tuple[str, ...]]) -> Verdict | None:
    """A mistake within the right program (bplib.exercises.code.known), times one of these factors."""
    marks = [[_mark_of(r, i) for r in runs] for i in range(len(task.gives))]
    rights = [[mark(r.right[i], r.right[i]) for r in runs] for i in range(len(task.gives))]
    for factor, named in factors.items():
        for mistake, i, made in known(name):
            if _same_marks(made, marks[i], rights[i], factor):
                return Verdict(False, _about(task, i) + _together([mistake, *named]), (mistake, *named))
    return None


def _together(mistakes: Sequence[str]) -> str:
    said = " And: ".join(map(say, mistakes))
    return said if len(mistakes) == 1 else f"{MEET[len(mistakes)]} {said}"


def _mark_of(r: Run, i: int) -> Any:
    return FAILED if r.parts[i] is FAILED else mark(r.parts[i], r.right[i])


def _same_marks(made: Sequence[float | None], got: list[Any], right: list[float | None], factor: float) -> bool:
    """A network on which the reader's function fails says nothing; where it leaves the numbers, so must the mistake."""
    telling = False
    for m, g, r in zip(made, got, right):
        if g is FAILED:
            continue
        if m is None or g is None:
            if m is not g:
                return False
        elif not math.isclose(m * factor, g, rel_tol=NEARLY / 10, abs_tol=1e-9):
            return False
        else:
            telling |= r is None or not math.isclose(g, r, rel_tol=NEARLY / 10, abs_tol=1e-9)
    return telling


def _listed_and_factor(task: Task, runs: list[Run]) -> Verdict | None:
    """A mistake of the task's own, and a factor."""
    for factor, named in FACTORS.items():
        if found := _listed(task, runs, partial(_times_as_much, factor)):
            mistakes = (*found.mistakes, *named)
            said = " And: ".join([found.text, *map(say, named)])
            return Verdict(False, f"{MEET[len(mistakes)]} {said}", mistakes)
    return None


def _times_as_much(factor: float, right: Any, got: Any) -> bool:
    c = ratio(right, got)
    return c is not None and abs(c - factor) < NEARLY


def _same_mistake(task: Task, i: int, runs: list[Run], wrong: Callable, same: Callable[[Any, Any], bool]) -> bool:
    """Whether the reader's function makes of every network what the mistake makes, or the ``same`` of it. A network on which
    it fails, or leaves the numbers, says nothing for a mistake or against it."""
    telling = False
    for number, r in enumerate(runs):
        got = r.parts[i]
        if got is FAILED:
            continue
        if same(_run_of(task, wrong, number, r).parts[i], got):
            telling |= not alike(r.right[i], got)
        elif finite(got):
            return False
    return telling


MADE: dict[tuple[Callable, int], Run] = {}  # what a mistake makes of a network does not depend on the reader


def _run_of(task: Task, wrong: Callable, number: int, r: Run) -> Run:
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
