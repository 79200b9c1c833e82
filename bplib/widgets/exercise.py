"""An exercise that answers back: it reads what the reader enters, and says what is wrong with it.

    Exercise("ex-hidden-fan")        the exercise of the book with that label (bplib.exercises)
    Exercise(data)                   one of your own: data is a bplib.exercises.exercise.Exercise
    Exercise("ex-…", seed=3)         with other numbers, where it varies; seed 0 has the numbers of the text

How answers are read and judged stands in js/exercise/kind_*.js, one file for each kind of question.
"""

from difflib import get_close_matches
from typing import Any

import traitlets

from bplib import exercises
from bplib.exercises import exercise as data
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Widget


class Exercise(Widget):
    """The widget. ValueError: a label that no exercise has, with those that look like it."""

    _esm = esm("exercise")
    _css = css("graph", "controls", "formula", "program_letters", "derivation", "exercise")

    exercise = traitlets.Dict().tag(sync=True)
    kinds: traitlets.List = traitlets.List(help="what its parts ask for, in words").tag(sync=True)
    chapter_labels: traitlets.List = traitlets.List(help="the labels of the exercises of its chapter").tag(sync=True)
    seed = traitlets.Int(0, min=0).tag(sync=True)
    entered = traitlets.Dict(help="answers, verdicts and open hints, kept when the view is drawn again").tag(sync=True)
    verdict = traitlets.Dict(help="what Python says to the code of a code exercise").tag(sync=True)

    def __init__(self, exercise: str | data.Exercise, **state: Any) -> None:
        found = exercise if isinstance(exercise, data.Exercise) else _labelled(exercise)
        chapter = [label for label, other in exercises.EXERCISES.items() if other.chapter == found.chapter]
        own = {"exercise": exercises.plain(found), "kinds": found.kinds(), "chapter_labels": chapter or [found.label]}
        super().__init__(**{**own, **state})


def _labelled(label: str) -> data.Exercise:
    try:
        return exercises.EXERCISES[label]
    except (KeyError, TypeError):
        close = get_close_matches(str(label), exercises.EXERCISES, n=3, cutoff=0.5) or list(exercises.EXERCISES)[:3]
        raise ValueError(
            f"expected the label of an exercise, such as {' or '.join(map(repr, close))}; got {label!r}"
        ) from None
