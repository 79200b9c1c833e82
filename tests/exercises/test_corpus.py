"""The answer box against what readers type: every formula of the corpus gets its verdict and its reason."""
from collections import Counter

import pytest

from tests.exercises.corpus import CORPUS, QUESTIONS, RIGHT, UNREADABLE


def test_the_corpus_is_large_and_varied():
    kinds = Counter(expected if expected in (RIGHT, UNREADABLE) else "wrong" for _, _, expected in CORPUS)
    assert sum(kinds.values()) >= 300 and min(kinds.values()) >= 90, kinds
    assert len({(question, text) for question, text, _ in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_formula_gets_its_verdict(judge, question):
    rows = [(text, expected) for asked, text, expected in CORPUS if asked == question]
    verdicts = judge(QUESTIONS[question], [text for text, _ in rows])
    wrong = []
    for (text, expected), verdict in zip(rows, verdicts):
        fits = {RIGHT: verdict["right"] is True, UNREADABLE: verdict["right"] is None and verdict["text"] != ""}.get(
            expected, verdict["right"] is False and expected in verdict["text"])
        if not fits:
            wrong.append(f"{text[:120]}\n    expected: {expected}\n    got: {verdict}")
    assert not wrong, f"{len(wrong)} of {len(rows)}\n" + "\n".join(wrong)
