"""Every function that the book asks for, by the name of its task: TASKS["hidden-error"] is the ``TASK`` of
book/exercises/code/hidden_error.py."""

from bplib.content import named, script
from bplib.exercises.code.task import Task

TASKS: dict[str, Task] = {
    name.replace("_", "-"): script("exercises/code", name).TASK for name in named("exercises/code", ".py")
}
