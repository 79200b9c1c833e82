"""Every function that the book asks for, by the name of its task: TASKS["hidden-error"] is the ``TASK`` of
book/exercises/code/hidden_error.py, which is read when it is first asked for."""

from collections.abc import Iterator, Mapping

from bplib.content import named, script
from bplib.exercises.code.task import Task


class Tasks(Mapping[str, Task]):
    def __init__(self) -> None:
        self.scripts = {name.replace("_", "-"): name for name in named("exercises/code", ".py")}

    def __getitem__(self, name: str) -> Task:
        return script("exercises/code", self.scripts[name]).TASK

    def __iter__(self) -> Iterator[str]:
        return iter(self.scripts)

    def __len__(self) -> int:
        return len(self.scripts)


TASKS = Tasks()
