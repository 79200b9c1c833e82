"""An exercise: what the chapter's text asks, as something that can answer.

    Exercise("ex-hidden-fan", chapter="hidden-error", title="…", objective="…", level="core", parts=[…], hints=[…])
    exercise.kinds()       ["formula", "choose"]: the kinds of its parts, each once
    exercise.varies()      whether "new numbers" can be asked for
    exercise.renewed()     what is new when it is asked again: "new numbers", "another mistake", or ""

The question in full stands in the chapter, in an ``{exercise}`` of the same label and title, and so does its solution.
"""

from dataclasses import dataclass, field
from typing import Annotated

from bplib.data_file import KEY, among
from bplib.examples import EXAMPLES
from bplib.exercises.kinds import KINDS, Misstep, Part

LEVELS = {
    "warm-up": "a minute or two",
    "core": "the chapter's idea",
    "hard": "think twice",
    "evening": "paper and an evening",
}

SETS = {
    "other notations": "read and write in the letters of other texts",
    "disguised mistakes": "known mistakes in new clothes",
    "an evening": "derive what the book does not",
}

Given = dict[str, float | tuple[float, float, float, float]]


@dataclass(frozen=True)
class Exercise:
    """``label`` and ``chapter`` say where it stands; ``objective`` repeats words of that chapter's first line; ``parts``
    are questions (bplib.exercises.kinds), ``hints`` two or more texts, the last nearly the answer.

    ``given``: {name: number}, or {name: (first, low, high, step)} for a number that "new numbers" draws again: first
    is the one in the chapter's text, the others lie on the grid from low to high. ``net``: an example (bplib.examples)
    whose weights, biases, input and target are known too; a name in ``given`` replaces one of them.
    ``sets``: the sets it belongs to, of SETS.
    """

    label: Annotated[str, KEY]
    chapter: str
    title: str
    objective: str
    level: Annotated[str, among(LEVELS)]
    parts: list[Part]
    hints: list[str]
    given: Given = field(default_factory=dict)
    net: Annotated[str, among(EXAMPLES)] = ""
    sets: tuple[Annotated[str, among(SETS)], ...] = ()

    def kinds(self) -> list[str]:
        return list(dict.fromkeys(KINDS[type(part).__name__] for part in self.parts))

    def varies(self) -> bool:
        return any(isinstance(value, tuple) for value in self.given.values())

    def renewed(self) -> str:
        if any(isinstance(part, Misstep) for part in self.parts):
            return "another mistake"
        return "new numbers" if self.varies() else ""
