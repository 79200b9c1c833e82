"""A question stands in the chapter; what names the place of its answer does not say it again."""

import re

import pytest

from bplib.exercises import EXERCISES
from tests.quick.exercises.test_text import blocks

LONGEST = 90  # characters: a line on a desktop, three on a phone
RUN = 6  # so many words in a row, said twice, are a repetition
FORMULA = re.compile(r"`[^`]*`|\$[^$]*\$")


def words(text):
    """A formula counts as one word."""
    return re.findall(r"[\w’½¼−-]+", FORMULA.sub(" formula ", re.sub(r"<!--.*?-->|[*_]", "", text, flags=re.S)).lower())


def runs(text):
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def question(exercise):
    return blocks(exercise.chapter, "exercise")[exercise.label][1]


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_the_place_of_an_answer_is_named_and_the_question_not_repeated(exercise):
    asked = runs(question(exercise))
    twice = [part.ask for part in exercise.parts if runs(part.ask) & asked]
    assert twice == [], f"book/{exercise.chapter}.md asks it already"
    assert [part.ask for part in exercise.parts if len(part.ask) > LONGEST] == []


def test_a_repetition_would_be_seen():
    asked = runs("For which input would a small move of $w$ change nothing at all?")
    assert runs("For which input would a small move of `w` change it?") & asked
    assert not runs("The input:") & asked
