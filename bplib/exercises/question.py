"""A question of a self-test: what is asked, and the chapter to read when the answer was wrong.

    Question("chain-rule", Number(...), topic="the chain rule, over several paths", given={"p": (2, 2, 3, 1)})

The two self-tests stand in bplib.exercises.self_tests. Each of their places is a list of equals: questions of one
chapter, of which each try asks another.
"""

from dataclasses import dataclass, field
from typing import Annotated

from bplib.content import pages
from bplib.data_file import among
from bplib.examples import EXAMPLES
from bplib.exercises.exercise import Given
from bplib.exercises.kinds import Choose, Formula, Number, Order, Part, Predict, Shape, Spot

ASKED = (Choose, Formula, Number, Order, Predict, Shape, Spot)  # a whole pass tells on the way what is right


@dataclass(frozen=True)
class Question:
    """``part`` is a question of one of the kinds of ASKED (bplib.exercises.kinds), with the numbers ``given``, fixed or drawn
    anew for each try, and the network ``net`` of an exercise (bplib.exercises.exercise). ``topic`` names in a few words what
    was asked: "question 7: the chain rule, over several paths". Of the places of one ``subject`` each contains those before it:
    who answers it right is not asked them. ValueError: an unknown chapter, another kind."""

    chapter: str
    part: Part
    topic: str
    given: Given = field(default_factory=dict)
    net: Annotated[str, among(EXAMPLES)] = ""
    subject: str = ""

    def __post_init__(self) -> None:
        if self.chapter not in pages():
            raise ValueError(f"expected a chapter, one of {', '.join(pages())}; got {self.chapter!r}")
        if not isinstance(self.part, ASKED):
            raise ValueError(f"expected a {', '.join(kind.__name__ for kind in ASKED)}; got {type(self.part).__name__}")
