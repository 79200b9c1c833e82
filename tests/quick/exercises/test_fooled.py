"""What holds for the trial networks by an accident of theirs is wrong; what looks alike and always holds is right."""

import ast

import pytest

from bplib.exercises import EXERCISES
from bplib.exercises.kinds import Formula
from tests.quick.exercises.fooled import BOUNDED, CORNERS, EMPTY, RIGHT, WRONG
from tests.quick.exercises.rewriting import read, write

WRONG_OF_A_KIND = [(kind, *where) for kind, questions in WRONG.items() for where in questions]
ENTRIES = {  # the questions for an entry, not for a matrix: corners have no meaning there
    f"{label}-{number}": part
    for label, exercise in EXERCISES.items()
    for number, part in enumerate(exercise.parts, 1)
    if isinstance(part, Formula) and "matrices" not in part.conditions
}


def asked(label, part):
    return EXERCISES[label].parts[part - 1]


@pytest.mark.parametrize("kind, label, part", WRONG_OF_A_KIND)
def test_what_holds_by_accident_is_wrong(judge, kind, label, part):
    texts = WRONG[kind][label, part]
    for text, verdict in zip(texts, judge(asked(label, part), texts), strict=True):
        assert verdict["right"] is False, f"{text}: {verdict}"


@pytest.mark.parametrize("label, part", RIGHT)
def test_what_always_holds_is_right(judge, label, part):
    texts = RIGHT[label, part]
    for text, verdict in zip(texts, judge(asked(label, part), texts), strict=True):
        assert verdict["right"] is True, f"{text}: {verdict}"


@pytest.mark.parametrize("label, part", EMPTY)
def test_the_left_side_over_again_is_no_answer(judge, label, part):
    texts = EMPTY[label, part]
    for text, verdict in zip(texts, judge(asked(label, part), texts), strict=True):
        assert verdict["right"] is False and verdict["text"].startswith("That is the quantity"), f"{text}: {verdict}"


def test_there_are_six_of_each_kind():
    few = {kind: n for kind, questions in WRONG.items() if (n := sum(map(len, questions.values()))) < 6}
    assert not few, f"expected at least six of each kind; got {few}"


def cut(part):
    """The answer with one of its quantities, or slopes, wherever it stands, in a corner that cuts some of its values off."""
    tree = read(part.answer)
    bounded = [letter for condition, letters in BOUNDED.items() if condition in part.conditions for letter in letters]
    for node in ast.walk(tree):
        is_slope = isinstance(node, ast.Call) and node.func.id == "dsigma"
        if not (is_slope or isinstance(node, ast.Subscript)) or (text := write(node)).startswith(tuple(bounded)):
            continue
        for corner in CORNERS:
            yield write(replaced(read(part.answer), text, read(corner.format(q=text))))


def replaced(tree, text, new):
    """``tree`` with ``new`` wherever ``text`` stands."""

    class Replace(ast.NodeTransformer):
        def visit(self, node):
            return new if isinstance(node, type(read(text))) and write(node) == text else self.generic_visit(node)

    return Replace().visit(tree)


@pytest.mark.parametrize("name", ENTRIES)
def test_no_corner_goes_unnoticed(judge, name):
    texts = sorted(set(cut(ENTRIES[name])))
    right = [text for text, verdict in zip(texts, judge(ENTRIES[name], texts)) if verdict["right"] is not False]
    assert not right, f"{ENTRIES[name].answer}: accepted as well, or not read\n" + "\n".join(right)
