"""What the chapter attention says of its sentence is what the numbers of its own cells make, by pushes through the definitions alone."""

import re
from ast import literal_eval

import numpy as np
import pytest

from bplib.calculus import Program
from tests.toc import ROOT

SOURCE = (ROOT / "book" / "attention.md").read_text(encoding="utf-8")
TEXT = re.sub(r"<!--.*?-->", "", SOURCE, flags=re.S)
PUSH = 1e-20j


def given(name):
    """The numbers of a cell of the chapter, as arrays."""
    found = literal_eval(re.search(rf"^{name} = (\{{.*?^\}})", SOURCE, re.M | re.S)[1])
    return {letter: np.array(rows, complex) for letter, rows in found.items()}


def passed(Q, K, V, Y, seen=None, scores_more=0, times=1):
    """Scores, portions, outputs and cost, a token at a time; ``seen`` says how far each may look."""
    S = times * (Q @ K.T) / Q.shape[1] ** 0.5 + scores_more
    A = np.zeros(S.shape, complex)
    for i, row in enumerate(S):
        powers = np.exp(row[: seen and seen(i)])
        A[i, : len(powers)] = powers / powers.sum()
    return S, A, A @ V, ((A @ V - Y) ** 2).sum() / 2


def slopes(numbers, along, **how):
    """Of the cost, along each number of one array, or along each score."""
    shape = (numbers["Q"] @ numbers["K"].T).shape if along == "S" else numbers[along].shape
    found = np.zeros(shape)
    for at in np.ndindex(shape):
        push = np.zeros(shape, complex)
        push[at] = PUSH
        moved = {"scores_more": push} if along == "S" else {along: numbers[along] + push}
        found[at] = passed(**(numbers | how | moved))[3].imag / PUSH.imag
    return found


SENTENCE = given("sentence")


def printed(words):
    """The numbers of the row of a table, or behind these words."""
    row = re.search(rf"{re.escape(words)}[^\d\n−]*(.*)", TEXT)[1]
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.?\d*", row)]


@pytest.mark.parametrize(
    "words, found",
    [
        ("| portion |", passed(**SENTENCE)[1]),
        ("| slope along the value |", slopes(SENTENCE, "V")),
        ("| slope along the portion |", (passed(**SENTENCE)[2] - SENTENCE["Y"]) * SENTENCE["V"].T),
        ("| times the portion: slope along the score |", slopes(SENTENCE, "S")),
        ("The query of *it* gets the slopes", slopes(SENTENCE, "Q")),
    ],
)
def test_the_numbers_of_the_sentence_are_those_of_its_cell(words, found):
    expected = printed(words)[: found.size]
    assert np.round(found.real.ravel(), 3) == pytest.approx(expected, abs=5.01e-4), (words, found)


def test_whoever_was_hardly_looked_at_hears_hardly_anything():
    """All scores four times as large."""
    _, A, O, _ = passed(**SENTENCE, times=4)
    value, score = slopes(SENTENCE, "V", times=4)[0, 0], slopes(SENTENCE, "S", times=4)[0, 0]
    miss = (O - SENTENCE["Y"]).real.item()
    said = f"falls from 0.1 to {A[0, 0].real:.4f}", f"grows to −{-miss:.2f}"
    heard = f"hears only −{-value:.4f}, and its score only −{-score:.4f}"
    assert all(words in TEXT for words in (*said, heard)), (said, heard)
    assert slopes(SENTENCE, "S")[0, 0] / score == pytest.approx(150, rel=0.05) and "about 150 times less" in TEXT


def test_the_first_of_the_causal_tokens_has_a_score_that_hears_nothing():
    numbers, seen = given("all_look"), lambda i: i + 1
    by_score = slopes(numbers, "S", seen=seen)
    assert np.abs(by_score[np.triu_indices(3)][[0, 1, 2, 4]]).max() < 1e-15, by_score
    assert np.abs(slopes(numbers, "Q", seen=seen)[0]).max() < 1e-15
    program = Program.from_shelf("attention-causal")
    way_back = program.backward()(**{name: array.real for name, array in numbers.items()})
    assert way_back["bar S"] == pytest.approx(by_score, abs=1e-12)


def test_a_transformers_block_is_twelve_lines():
    assert Program.from_shelf("transformer").tex.count(r"\\") == 12 - 1 and "it is twelve lines" in TEXT


def test_so_many_portions_has_one_head():
    assert round(8192**2 / 1e6) == 67 and "8192 tokens make 67 million portions" in TEXT
