"""The exercises of the book, as data: what is asked, what is right, and what is said to each mistake.

    EXERCISES["ex-hidden-fan"]     one exercise (bplib.exercises.exercise), by its label
    plain(EXERCISES[…])            the same as plain data, for the widget that asks it

What they ask is the book's, book/exercises/<chapter>.yaml; here stands what reads it. The kinds of question stand in
bplib.exercises.kinds, the common mistakes in bplib.exercises.mistakes. How answers are read and judged is JavaScript
(bplib/widgets/js), so that a page without Python can do it; what is judged in Python is code (bplib.exercises.code).
"""

from dataclasses import fields, is_dataclass
from typing import Any

from bplib.calculus.program.data import index_data
from bplib.examples import EXAMPLES
from bplib.exercises.code.tasks import TASKS
from bplib.exercises.kinds import KINDS, Code, Slope
from bplib.exercises.loading import EXERCISES
from bplib.exercises.mistakes import MISTAKES, say

__all__ = ["EXERCISES", "plain"]

# Where the order counts, {key: value} becomes [[key, value], …]: a saved notebook sorts the keys of its dictionaries.
ORDERED = {"given", "lines", "rows", "steps"}


def plain(node: Any) -> Any:
    """An exercise or a question as dictionaries and lists: each part under its kind, each mistake with what is said to it
    and, where it has one, its name, each named network with its numbers, each program as what it is made of."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [plain(value) for value in node]
    if not is_dataclass(node):
        return node
    data = {f.name: plain(getattr(node, f.name)) for f in fields(node)}
    data |= {
        name: [list(pair) for pair in value.items()]
        for name, value in data.items()
        if name in ORDERED and isinstance(value, dict)
    }
    if isinstance(node, Slope):
        cell = node.passed.checked_cell(node.of)
        data |= {"data": node.passed.to_json(), "cell": {"s": cell.name, "at": [index_data(i) for i in cell.indices]}}
    if isinstance(node, Code):
        data["mistakes"] = {mistake: mistake for mistake in TASKS[node.task].wrong.values()}
    if "mistakes" in data:
        data["named"] = {wrong: mistake for wrong, mistake in data["mistakes"].items() if mistake in MISTAKES}
        data["mistakes"] = {wrong: say(mistake) for wrong, mistake in data["mistakes"].items()}
    if data.get("net"):
        data["network"] = EXAMPLES[data["net"]]
    kind = type(node).__name__
    return {"kind": kind, **data} if kind in KINDS else data
