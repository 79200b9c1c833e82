"""A question of a self-test: what is asked, and the chapter to read when the answer was wrong.

    Question("chain-rule", Choose(...), topic="the chain rule over several paths")

The two self-tests stand in bplib.exercises.self_tests.
"""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Question:
    """``part`` is a question of any kind but Code (bplib.exercises.kinds), with the numbers ``given`` and the network ``net`` of
    an exercise (bplib.exercises.exercise; tuples take their first number). ``topic`` names in a few words what was asked:
    "you missed question 4, the chain rule over several paths"."""
    chapter: str
    part: object
    topic: str
    given: dict = field(default_factory=dict)
    net: str = ""
