"""A question of a self-test: what is asked, and the chapter to read when the answer was wrong.

    Question("chain-rule", Number(...), topic="the chain rule, over several paths", given={"p": (2, 2, 3, 1)})

The two self-tests stand in bplib.exercises.self_tests. Each of their places is a list of equals: questions of one
chapter, of which each try asks another.
"""

from dataclasses import dataclass, field

from bplib.exercises.chapters import CHAPTERS
from bplib.exercises.kinds import Choose, Formula, Number, Order, Predict, Shape, Spot

ASKED = (Choose, Formula, Number, Order, Predict, Shape, Spot)  # a whole pass tells on the way what is right


@dataclass(frozen=True)
class Question:
    """``part`` is a question of one of the kinds of ASKED (bplib.exercises.kinds), with the numbers ``given``, fixed or drawn
    anew for each try, and the network ``net`` of an exercise (bplib.exercises.exercise). ``topic`` names in a few words what
    was asked: "question 7: the chain rule, over several paths". ValueError: an unknown chapter, another kind."""

    chapter: str
    part: object
    topic: str
    given: dict = field(default_factory=dict)
    net: str = ""

    def __post_init__(self):
        if self.chapter not in CHAPTERS:
            raise ValueError(f"expected a chapter, one of {', '.join(CHAPTERS)}; got {self.chapter!r}")
        if not isinstance(self.part, ASKED):
            raise ValueError(f"expected a {', '.join(kind.__name__ for kind in ASKED)}; got {type(self.part).__name__}")
