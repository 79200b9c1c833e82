"""What holds for the trial networks by an accident of theirs is wrong; what looks alike and always holds is right."""

import pytest

from bplib.exercises import EXERCISES
from tests.quick.exercises.fooled import EMPTY, RIGHT, WRONG

WRONG_OF_A_KIND = [(kind, *where) for kind, questions in WRONG.items() for where in questions]


@pytest.mark.parametrize("kind, label, part", WRONG_OF_A_KIND)
def test_what_holds_by_accident_is_wrong(judge, kind, label, part):
    texts = WRONG[kind][label, part]
    for text, verdict in zip(texts, judge(EXERCISES[label].parts[part - 1], texts), strict=True):
        assert verdict["right"] is False, f"{text}: {verdict}"


@pytest.mark.parametrize("label, part", RIGHT)
def test_what_always_holds_is_right(judge, label, part):
    texts = RIGHT[label, part]
    for text, verdict in zip(texts, judge(EXERCISES[label].parts[part - 1], texts), strict=True):
        assert verdict["right"] is True, f"{text}: {verdict}"


@pytest.mark.parametrize("label, part", EMPTY)
def test_the_left_side_over_again_is_no_answer(judge, label, part):
    texts = EMPTY[label, part]
    for text, verdict in zip(texts, judge(EXERCISES[label].parts[part - 1], texts), strict=True):
        assert verdict["right"] is False and verdict["text"].startswith("That is the quantity"), f"{text}: {verdict}"


def test_there_are_six_of_each_kind():
    few = {kind: n for kind, questions in WRONG.items() if (n := sum(map(len, questions.values()))) < 6}
    assert not few, f"expected at least six of each kind; got {few}"
