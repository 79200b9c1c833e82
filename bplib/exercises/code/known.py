"""What each mistake makes of a task's networks, as one number for each: so that a reader's function is compared with all of them
at once, and none has to be run.

    known("hidden-error")       [Known, …], each of one mistake in one of the things that the task gives

The marks follow from the operations (bplib.exercises.code.operations) on two right programs, the task's own and the one that the
chapter prints as its solution. A page of the built book, which
cannot take a program apart, carries this list in the place of this module (book/_ext/python_in_page.py).
"""

import ast
import inspect
import math
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bplib.content import pages, text_of
from bplib.exercises.code.mark import mark
from bplib.exercises.code.operations import OPERATIONS, spoilt
from bplib.exercises.code.run import run
from bplib.exercises.code.tasks import TASKS

SOLUTION = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)
DEFINED = re.compile(r"^def (\w+)", re.M)
SIGMA = (
    "import numpy as np\nfrom bplib.functions import sigmoid\nsigma = sigmoid\n"  # what a chapter's cell has before it
)
DIGITS = 8
ORDER = [name for name, _ in OPERATIONS]


class Known(NamedTuple):
    """``part``: the number of what the task gives, among several; ``marks``: one for each network, None where the mistake
    stops or leaves the numbers, or where the shape is another."""

    name: str
    part: int
    marks: tuple[float | None, ...]


@cache
def known(task_name: str) -> list[Known]:
    task = TASKS[task_name]
    networks = task.networks()
    right = [run(task, task.right, given).right for given in networks]
    rights = [tuple(_mark(parts[i], parts[i]) for parts in right) for i in range(len(task.gives))]
    found: dict[tuple[int, tuple[float | None, ...]], Known] = {}
    programs = [(_source(task.right), task.right.__name__), *_printed(task_name)]
    made = dict.fromkeys((*one, function) for source, function in programs for one in spoilt(source))
    for name, source, called in sorted(made, key=lambda one: ORDER.index(one[0])):
        function = _function(source, called)
        if function is None:
            continue
        runs = [run(task, function, given) for given in networks]
        for i in range(len(task.gives)):
            marks = tuple(_mark(r.parts[i], r.right[i]) for r in runs)
            if any(m is not None and not _same(m, r) for m, r in zip(marks, rights[i])):
                found.setdefault((i, marks), Known(name, i, marks))
    return list(found.values())


def _same(mine: float, right: float | None) -> bool:
    return right is not None and math.isclose(mine, right, rel_tol=1e-6, abs_tol=1e-9)


def _mark(value: Any, right: Any) -> float | None:
    found = mark(value, right)
    return None if found is None else float(f"{found:.{DIGITS}g}")


def _source(function: Any) -> str:
    """The functions of the file in which this one stands, and what they import."""
    tree = ast.parse(Path(inspect.getfile(function)).read_text(encoding="utf-8"))
    tree.body = [part for part in tree.body if isinstance(part, (ast.Import, ast.ImportFrom, ast.FunctionDef))]
    return ast.unparse(tree)


def _printed(task_name: str) -> list[tuple[str, str]]:
    """The chapter's solution, and what its function is called."""
    begins = f"{{solution}} ex-code-{task_name}\n"
    text = next((text_of(page) for page in pages() if begins in text_of(page)), None)
    if text is None:
        return []
    found = SOLUTION.search(text, text.index(begins))
    called = DEFINED.search(found[1]) if found else None
    return [(found[1], called[1])] if found and called else []


def _function(source: str, name: str) -> Any:
    """None where what was spoilt cannot even be defined."""
    world: dict[str, Any] = {"__name__": "spoilt"}
    try:
        exec(compile(SIGMA + source, "<spoilt>", "exec"), world)
    except Exception:
        return None
    return world[name]
