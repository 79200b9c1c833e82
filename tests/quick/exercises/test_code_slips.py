"""Slips in the code of the tasks, made on what the chapters print: how many of them are told rightly, and that none is told wrongly."""

import re

import numpy as np
import pytest

from bplib.exercises import EXERCISES
from bplib.exercises.code import judge
from bplib.exercises.code.known import known
from bplib.exercises.code.operations import OPERATIONS
from bplib.exercises.code.slips import OF_RESULTS
from bplib.exercises.code.tasks import TASKS
from bplib.exercises.mistakes import MISTAKES
from tests.quick.exercises.code_slips import is_told, slips
from tests.quick.exercises.test_text import blocks

LEAST = 0.98  # of those that run, so many are told


def solution(task):
    label = f"ex-code-{task}"
    _, text, _, _ = blocks(EXERCISES[label].chapter, "solution")[label]
    return re.search(r"^```python\n(.*?)^```$", text, re.M | re.S)[1]


def judged(task):
    """(kind, source, verdict) of every slip that runs and makes something else."""
    for kind, source in dict.fromkeys(slips(solution(task))):
        world = {"np": np, "sigma": lambda z: 1 / (1 + np.exp(-z))}
        try:
            exec(source, world)
        except SyntaxError:
            continue
        verdict = judge(task, world[re.search(r"def (\w+)", source)[1]])
        if verdict.right is False and (verdict.mistakes or "the function stops" not in verdict.text):
            yield kind, source, verdict


@pytest.fixture(scope="module")
def all_judged():
    return {task: list(judged(task)) for task in TASKS}


def test_nearly_all_are_told_and_none_wrongly(all_judged):
    told, untold = 0, []
    for task, found in all_judged.items():
        for kind, source, verdict in found:
            if not verdict.mistakes:
                untold.append((task, kind, source, verdict.text))
            else:
                assert all(is_told(kind, name, MISTAKES) for name in verdict.mistakes), (task, kind, source, verdict)
                told += 1
    assert told + len(untold) > 150
    assert told >= LEAST * (told + len(untold)), untold


def test_every_kind_of_slip_is_made(all_judged):
    made = {kind for found in all_judged.values() for kind, _, _ in found}
    assert made >= {
        "sign",
        "factor",
        "transposed",
        "axis",
        "off by one",
        "wrong start",
        "keepdims",
        "stale",
        "wrong order",
    }


@pytest.mark.parametrize("task", TASKS)
def test_two_slips_at_once_are_told_or_left_alone(task, all_judged):
    """A slip and a sign on top of it: what is said names the sign, or nothing that is not there."""
    for kind, source, alone in all_judged[task]:
        if (
            not alone.mistakes
            or not re.search(r"^    return (?!.*,)(.+)$", source, re.M)
            or kind in ("sign", "early return")
        ):
            continue
        world = {"np": np, "sigma": lambda z: 1 / (1 + np.exp(-z))}
        exec(re.sub(r"^    return (?!.*,)(.+)$", r"    return -1.0 * (\1)", source, flags=re.M), world)
        function = world[re.search(r"def (\w+)", source)[1]]
        verdict = judge(task, function)
        if verdict.right is False and len(verdict.mistakes) == 2:
            assert any(is_told(kind, name, MISTAKES) or is_told("sign", name, MISTAKES) for name in verdict.mistakes), (
                source,
                verdict,
            )


def test_every_name_has_a_text():
    names = {name for name, _ in OPERATIONS} | OF_RESULTS | {mistake.name for task in TASKS for mistake in known(task)}
    assert names <= MISTAKES.keys()


def test_a_mistake_of_the_reference_changes_something():
    """What is known differs from what is right on a network at least."""
    for task in TASKS:
        assert len(known(task)) == len({mistake[1:] for mistake in known(task)}) > 5
