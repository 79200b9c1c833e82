"""Which mistakes a class makes, from the progress files of its readers, merged in the page.

    ClassReport()                of the book's exercises
    ClassReport(exercises)       of exercises of your own (bplib.exercises.exercise), each of a chapter of the book

The files are no trait: the page reads them, and neither keeps nor sends them (js/class_report/merged_class.js).
"""

from collections.abc import Iterable
from typing import Any

import traitlets

from bplib.content import pages
from bplib.exercises import EXERCISES, plain
from bplib.exercises.exercise import Exercise
from bplib.exercises.mistakes import MISTAKES
from bplib.widgets.assemble import css, esm
from bplib.widgets.exercise_index import by_chapter
from bplib.widgets.widget import Widget

REPLIES = ("kind", "mistakes", "named", "wrong", "replies", "lines", "steps", "rows")
NUMBERS = ("label", "chapter", "title", "given", "network")


class ClassReport(Widget):
    """The widget."""

    _esm = esm("class_report")
    _css = css("files_and_links", "class_report")

    exercises: traitlets.List = traitlets.List(help="of each its title, and what it says to mistakes").tag(sync=True)
    chapters: traitlets.List = traitlets.List(help="page and title of each").tag(sync=True)
    said = traitlets.Dict(help="what is said to the mistakes that have a name").tag(sync=True)

    def __init__(self, exercises: Iterable[Exercise] | None = None, **state: Any) -> None:
        listed = by_chapter(EXERCISES.values() if exercises is None else exercises)
        super().__init__(
            exercises=[_row(exercise) for group in listed.values() for exercise in group],
            chapters=[[page, pages()[page]] for page in listed],
            said=MISTAKES,
            **state,
        )


def _row(exercise: Exercise) -> dict[str, Any]:
    data = plain(exercise)
    parts = [{name: part[name] for name in REPLIES if name in part} for part in data["parts"]]
    return {name: data[name] for name in NUMBERS if name in data} | {"parts": parts}
