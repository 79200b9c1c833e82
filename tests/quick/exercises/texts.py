"""texts(exercise)      every text of an exercise that a reader may see."""

from dataclasses import fields, is_dataclass

from bplib.exercises.mistakes import say

NOT_SHOWN = {
    "label",
    "chapter",
    "objective",
    "level",
    "kind",
    "answer",
    "way",
    "law",
    "left",
    "where",
    "uses",
    "conditions",
    "notation",
    "given",
    "net",
    "sets",
    "rows",
    "columns",
    "of",
    "moved",
    "by",
    "watched",
    "beside",
    "task",
    "name",
    "rule",
    "program",
    "known",
}


def texts(node):
    """Every text that a reader may see, formulas between backquotes."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, (list, tuple)):
        return [text for value in node for text in texts(value)]
    if not is_dataclass(node):
        return []
    found = []
    for f in fields(node):
        value = getattr(node, f.name)
        if f.name == "mistakes":
            found += [say(mistake) for mistake in value.values()]
        elif isinstance(value, dict) and f.name in ("wrong", "lines", "steps"):
            found += [*value, *value.values()]
        elif isinstance(value, dict) and f.name == "replies":
            found += value.values()
        elif isinstance(value, dict) and f.name == "rows":
            found += [text for heading, cells in value.items() for text in (heading, *texts(list(cells)))]
        elif f.name not in NOT_SHOWN:
            found += texts(value)
    return [text for text in found if text]
