"""What the chapter convolution counts and prints is what loops find; and a derivation that a solution prints is the machine's."""

import re

import numpy as np
import pytest

from bplib.calculus import Program
from tests.toc import ROOT


def text_of(chapter):
    return re.sub(r"<!--.*?-->", "", (ROOT / "book" / f"{chapter}.md").read_text(encoding="utf-8"), flags=re.S)


TEXT = text_of("convolution")
TAPE, KERNEL, TARGETS = [1, 5, 2, 4, 1], [-0.2, 0.1, 0.3], [0, 1, 0]


def errors():
    return [sum(w * TAPE[i + k] for k, w in enumerate(KERNEL)) - TARGETS[i] for i in range(3)]


def rows(first):
    """The numbers of a table from the row on that begins so, row by row, None for an empty cell."""
    found = []
    for line in TEXT[TEXT.index(f"\n| {first} |") :].lstrip("\n").split("\n\n")[0].splitlines():
        cells = [cell.strip().replace("−", "-") for cell in line.strip("|").split("|")][1:]
        found.append([float(cell) if cell else None for cell in cells])
    return found


def test_the_places_by_a_loop():
    for row, w in zip(rows("place 1"), range(3), strict=True):
        assert row == [KERNEL[j - w] if 0 <= j - w < 3 else None for j in range(5)]


def test_what_each_weight_hears_by_a_loop():
    delta = errors()
    *weights, bias = rows("weight 1")
    for k, row in enumerate(weights):
        terms = [delta[i] * TAPE[i + k] for i in range(3)]
        assert row == pytest.approx([*terms, sum(terms)])
    assert bias == pytest.approx([*delta, sum(delta)])


def test_two_places_of_three_want_what_does_not_happen():
    wishes = [delta * reading for delta, reading in zip(errors(), TAPE)]
    assert [wish > 0 for wish in wishes] == [True, False, True]
    assert sum(wishes) < 0 < sum(errors())


def test_what_each_reading_hears_by_a_loop():
    delta = errors()
    *places, total = rows("from place 1")
    found = np.zeros(5)
    for i, row in enumerate(places):
        handed = [delta[i] * KERNEL[j - i] if 0 <= j - i < 3 else None for j in range(5)]
        assert [cell is None for cell in row] == [cell is None for cell in handed]
        assert [cell for cell in row if cell is not None] == pytest.approx(
            [cell for cell in handed if cell is not None]
        )
        found += [cell or 0 for cell in handed]
    assert total == pytest.approx(found)


@pytest.mark.parametrize("stride, noughts", [(1, 0), (2, 0), (1, 1), (2, 1), (3, 2)])
def test_the_places_are_one_more_than_the_steps(stride, noughts):
    """As the chapter counts them: what the window leaves free, divided by the stride, rounded down, and one more."""
    for readings in range(4, 12):
        for weights in range(1, 5):
            first = range(0, readings + 2 * noughts - weights + 1, stride)
            assert (readings + 2 * noughts - weights) // stride + 1 == len(first)


def test_the_kernel_learns_the_knock():
    """Steps of descent turn the kernel into loud, quiet, loud, and the machine finds the place."""
    w, b, x, y = np.array(KERNEL), 0.0, np.array(TAPE), np.array(TARGETS)
    for _ in range(300):
        delta = np.correlate(x, w, "valid") + b - y
        w, b = w - 0.02 * np.correlate(x, delta, "valid"), b - 0.02 * delta.sum()
    assert w[0] > 0 > w[1] and w[2] > 0
    assert np.correlate(x, w, "valid").argmax() == 1


def test_the_widened_tape_has_stripes_unless_the_kernel_is_a_multiple_of_the_stride():
    for weights, middle in ((3, {1, 2}), (4, {2})):
        tape = np.zeros(2 * 5 + weights)
        for i in range(6):
            tape[2 * i : 2 * i + weights] += 1
        assert set(tape[2:-2]) == middle


def test_the_derivation_of_the_evening_is_the_machine_s():
    solution = text_of("algorithm").split("```{exercise} One matrix in two places")[1].split("```{exercise}")[0]
    steps = [step.tex for step in Program.from_shelf("shared-weights").slope("w_{jk}").steps]
    printed = solution[solution.index(r"\frac{\partial C}{\partial w_{jk}} &=") :].split(r"\end{aligned}")[0]
    lines = [line.strip().removeprefix("&=").strip() for line in printed.split(r"\\")]
    assert [*lines[0].split(" &= "), *lines[1:]] == [steps[0], *steps[-2:]]
