"""The questions of both self-tests: twelve each, every chapter, every answer accepted and every mistake refused in its own words."""

import pytest

from bplib.exercises.chapters import CHAPTERS
from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Order, Predict, Shape, Spot
from bplib.exercises.self_tests import SELF_TESTS
from tests.exercises import test_answers, test_text
from tests.exercises.conftest import texts

ALL = {f"{name}-{i}": question for name, questions in SELF_TESTS.items() for i, question in enumerate(questions, 1)}
ORDER = list(CHAPTERS)
FRONT = {"refresher": -1}                              # stands in the back matter, and comes first


def as_exercise(name, question):
    """A question as an exercise of one part, for the tests that exercises have."""
    return Exercise(name, question.chapter, question.topic, "", "core", [question.part], ["a hint", "another"],
                    given=question.given, net=question.net)


def of_kind(kind):
    return [pytest.param(as_exercise(name, q), q.part, id=name) for name, q in ALL.items() if isinstance(q.part, kind)]


@pytest.mark.parametrize("name", SELF_TESTS)
def test_twelve_questions_each_with_a_topic_of_its_own(name):
    questions = SELF_TESTS[name]
    assert len(questions) == 12 == len({question.topic for question in questions})


def test_the_first_follows_the_book():
    places = [FRONT.get(question.chapter, ORDER.index(question.chapter)) for question in SELF_TESTS["start"]]
    assert places == sorted(places)


def test_together_they_ask_about_every_chapter_and_the_last_in_every_way():
    assert {question.chapter for question in ALL.values()} == set(CHAPTERS)
    assert {type(question.part) for question in SELF_TESTS["end"]} == {Choose, Number, Formula, Shape, Spot, Order, Predict}


@pytest.mark.parametrize("name", ALL)
def test_a_question_can_be_shown_and_says_no_more_than_is_asked(settled, name):
    exercise = as_exercise(name, ALL[name])
    assert settled(exercise, texts(exercise)) == []
    test_text.test_an_exercise_is_complete(exercise)


@pytest.mark.parametrize("exercise, part", of_kind(Formula))
def test_a_formula_and_its_mistakes(judge, exercise, part):
    test_answers.test_a_formula_and_its_mistakes(judge, exercise, 0, part)


@pytest.mark.parametrize("exercise, part", of_kind(Number))
def test_a_number_and_its_mistakes(core, exercise, part):
    test_answers.test_a_number_and_its_mistakes(core, exercise, 0, part)


@pytest.mark.parametrize("exercise, part", of_kind(Shape))
def test_a_shape_and_its_mistakes(numbers, exercise, part):
    test_answers.test_a_shape_and_its_mistakes(numbers, exercise, 0, part)


@pytest.mark.parametrize("exercise, part", of_kind(Predict))
def test_a_prediction_is_decided(core, exercise, part):
    test_answers.test_a_prediction_is_decided(core, exercise, 0, part)


# What the numbers of the questions are, by another road.
NUMBERS = {
    "start-1": ((3 + 1e-6) ** 2 - (3 - 1e-6) ** 2) / 2e-6, "start-3": 39, "start-4": 0.5, "start-6": 0.52, "start-7": -2,
    "start-9": -0.064, "start-10": 0.2, "start-11": -0.2, "end-2": -0.425, "end-9": 0.4, "end-10": 0.2,
}


@pytest.mark.parametrize("exercise, part", of_kind(Number))
def test_a_number_is_what_it_is(numbers, exercise, part):
    [drawn] = numbers(exercise, [0], [part.answer])
    assert drawn["worth"] == [pytest.approx(NUMBERS[exercise.label])]
