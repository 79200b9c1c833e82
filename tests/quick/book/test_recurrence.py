"""What the chapter recurrence prints of fifty minutes, a loop counts; and what it says of matrices holds for many."""

import math
import re

import numpy as np
import pytest

from tests.toc import ROOT

TEXT = re.sub(r"<!--.*?-->", "", (ROOT / "book" / "recurrence.md").read_text(encoding="utf-8"), flags=re.S)
ROW = re.compile(r"^\| (5|20|50) \| (.*) \|$", re.MULTILINE)


def night(w, minutes, cat):
    """The states from the first minute on, and what a push of the first has become in each."""
    z = 1.0 if cat else 0.0
    states, left = [math.tanh(z)], [1.0]
    for _ in range(minutes):
        z = w * states[-1]
        states.append(math.tanh(z))
        left.append(left[-1] * w / math.cosh(z) ** 2)
    return states, left


def test_what_both_say_after_fifty_minutes():
    for w, printed in ((0.9, "the first neuron says {}."), (1.1, "The second says {} ")):
        assert printed.format(f"{night(w, 50, cat=True)[0][-1]:.4f}") in TEXT


@pytest.mark.parametrize("row", ROW.findall(TEXT), ids=lambda row: row[0])
def test_what_is_left_of_a_push(row):
    steps, cells = int(row[0]), row[1].split(" | ")
    assert len(cells) == 4
    for (cat, w), cell in zip(((False, 0.9), (False, 1.1), (True, 0.9), (True, 1.1)), cells):
        digits = len(cell.partition(".")[2])
        assert f"{night(w, steps, cat)[1][-1]:.{digits}f}" == cell


def test_there_is_a_row_for_each_number_of_steps():
    assert [row[0] for row in ROW.findall(TEXT)] == ["5", "20", "50"]


def test_where_the_second_neuron_rests():
    states, _ = night(1.1, 1000, cat=True)
    assert f"rests near {states[-1]:.3f}" in TEXT
    assert f"has grown flat, {1.1 * (1 - states[-1] ** 2):.2f}" in TEXT


@pytest.mark.parametrize("seed", range(20))
def test_no_push_is_stretched_more_than_the_powers_of_the_largest_stretch(seed):
    """On the way forward and, by the matrix on its side, on the way back; whatever the states are."""
    draw = np.random.default_rng(seed)
    W = draw.normal(size=(4, 4))
    W *= 0.9 / np.linalg.norm(W, 2)
    push, error = draw.normal(size=(2, 4))
    lengths, h = np.linalg.norm([push, error], axis=1), draw.normal(size=4)
    for _ in range(30):
        h = np.tanh(W @ h + draw.normal(size=4))
        push, error = (1 - h**2) * (W @ push), W.T @ ((1 - h**2) * error)
    assert np.all(np.linalg.norm([push, error], axis=1) <= 0.9**30 * lengths * (1 + 1e-12))
