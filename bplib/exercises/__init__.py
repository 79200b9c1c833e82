"""The exercises of the book, as data: what is asked, what is right, and what is said to each mistake.

    EXERCISES["ex-hidden-fan"]     one exercise (bplib.exercises.exercise), by its label
    plain(EXERCISES[…])            the same as plain data, for the widget that asks it

One module for each chapter; the kinds of question stand in bplib.exercises.kinds, the common mistakes in
bplib.exercises.mistakes. How answers are read and judged is JavaScript (bplib/widgets/js), so that a page without
Python can do it; what is judged in Python is code (bplib.exercises.code).
"""

from dataclasses import fields, is_dataclass

from bplib.examples import EXAMPLES
from bplib.exercises import (
    algorithm,
    chain_rule,
    cost,
    errata,
    evenings,
    forward_pass,
    four_phases,
    gradients,
    hidden_error,
    in_code,
    matrix_form,
    notation,
    output_error,
    risk,
    two_deltas,
    worksheet,
)
from bplib.exercises.kinds import KINDS
from bplib.exercises.mistakes import say

MODULES = (
    forward_pass,
    notation,
    cost,
    chain_rule,
    four_phases,
    worksheet,
    output_error,
    hidden_error,
    gradients,
    matrix_form,
    two_deltas,
    risk,
    algorithm,
    errata,
    in_code,
    evenings,
)
EXERCISES = {exercise.label: exercise for module in MODULES for exercise in module.EXERCISES}


# Where the order counts, {key: value} becomes [[key, value], …]: a saved notebook sorts the keys of its dictionaries.
ORDERED = {"given", "lines", "rows", "steps"}


def plain(node):
    """An exercise or a question as dictionaries and lists: each part under its kind, each mistake with what is said to it,
    each named network with its numbers."""
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
    if "mistakes" in data:
        data["mistakes"] = {wrong: say(mistake) for wrong, mistake in data["mistakes"].items()}
    if data.get("net"):
        data["network"] = EXAMPLES[data["net"]]
    kind = type(node).__name__
    return {"kind": kind, **data} if kind in KINDS else data
