"""Formulas read aloud in two languages: what the answer box says of an answer is what bplib.formula says of it."""

import pytest

from bplib.formula.grammar.typed import read
from bplib.formula.spoken import spoken
from bplib.notation import NOTATIONS
from bplib.numbers.trace import tidy
from tests.parity.corpus import asked

ASKED = asked()
SAID = """questions => questions.map(({ texts, shown, ...reading }) =>
  texts.map((text) => book.wordsOf(book.parse(text, reading), book.NOTATION_TABLES[shown])))"""


@pytest.mark.parametrize("shown", NOTATIONS)
def test_an_answer_and_its_mistakes_sound_the_same(core, shown):
    questions = [
        {
            "texts": [part.answer, *part.mistakes],
            "shown": shown,
            "notation": part.notation or "book",
            "letters": list(part.uses) if "letters" in part.conditions else [],
            "whole": "matrices" in part.conditions,
        }
        for part in ASKED.values()
    ]
    differ = []
    for question, found in zip(questions, core(SAID, questions), strict=True):
        for text, theirs in zip(question["texts"], found, strict=True):
            if question["whole"] and "/" in text:  # a matrix over N: Python reads 1/N times the matrix
                continue
            letters = "".join(question["letters"])
            tree = tidy(read(text, NOTATIONS[question["notation"]], letters=letters, whole=question["whole"]))
            if (ours := spoken(tree, NOTATIONS[shown])) != theirs:
                differ.append((text, ours, theirs))
    assert not differ, "\n".join(map(str, differ[:12]))
