"""All exercises of the book, chapter by chapter, with how far the reader is and what is asked again today.

    ExerciseIndex()                            every exercise
    ExerciseIndex(chosen={"level": "hard"})    opens with a filter set; also "chapter", "kind", "set" and "state"
    ExerciseIndex(exercises)                   exercises of your own (bplib.exercises.exercise), each of a chapter of the book
    by_chapter(exercises)                      {page: its exercises}, in the book's order

What the reader has solved or missed is no trait: it stays in the browser (js/exercise/progress.js), and Python never sees it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import traitlets

from bplib.content import pages
from bplib.exercises import EXERCISES
from bplib.exercises.exercise import LEVELS, SETS, Exercise
from bplib.exercises.kinds import KINDS
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Widget

STATES = {"unsolved": "not solved yet", "solved": "solved", "tried": "tried, not solved", "hints": "with hints"}


def by_chapter(exercises: Iterable[Exercise]) -> dict[str, list[Exercise]]:
    """{page: its exercises}, in the book's order."""
    exercises = list(exercises)
    return {page: found for page in pages() if (found := [e for e in exercises if e.chapter == page])}


class ExerciseIndex(Widget):
    """The widget. TraitError: a filter that it does not have, or a value that no exercise has."""

    _esm = esm("exercise_index")
    _css = css("files_and_links", "exercise_index")

    exercises: traitlets.List = traitlets.List(
        help="label, chapter, title, level, kinds, sets, number of parts of each; what is new when it comes again"
    ).tag(sync=True)
    offered = traitlets.Dict(help="what each filter offers, as pairs of value and text").tag(sync=True)
    chosen = traitlets.Dict(help="the filters that are set").tag(sync=True)

    def __init__(self, exercises: Iterable[Exercise] | None = None, **state: Any) -> None:
        shown = EXERCISES.values() if exercises is None else exercises
        rows = [_row(e) for group in by_chapter(shown).values() for e in group]
        super().__init__(exercises=rows, offered=_offered(rows), **state)

    @traitlets.validate("chosen")
    def _is_offered(self, proposal: Mapping[str, Any]) -> dict[str, str]:
        for name, value in proposal["value"].items():
            values = [v for v, _ in self.offered.get(name, [])]
            if name not in self.offered:
                raise traitlets.TraitError(f"chosen: expected filters out of {', '.join(self.offered)}; got {name!r}")
            if value and value not in values:
                raise traitlets.TraitError(f"chosen: expected for {name} one of {', '.join(values)}; got {value!r}")
        return proposal["value"]


def _row(exercise: Exercise) -> dict[str, Any]:
    return {
        "label": exercise.label,
        "chapter": exercise.chapter,
        "title": exercise.title,
        "level": exercise.level,
        "kinds": exercise.kinds(),
        "sets": list(exercise.sets),
        "parts": len(exercise.parts),
        "renewed": exercise.renewed(),
    }


def _offered(rows: list[dict[str, Any]]) -> dict[str, list[list[str]]]:
    """Only what leads somewhere, in the order of the tables."""
    there = {value for row in rows for value in (row["chapter"], row["level"], *row["kinds"], *row["sets"])}
    texts = {
        "chapter": pages(),
        "kind": {kind: kind for kind in KINDS.values()},
        "level": {level: f"{level}: {what}" for level, what in LEVELS.items()},
        "set": {name: name for name in SETS},
    }
    return {
        name: [[value, text] for value, text in table.items() if value in there] for name, table in texts.items()
    } | {"state": [[value, text] for value, text in STATES.items()]}
