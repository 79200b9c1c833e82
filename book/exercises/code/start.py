"""The weights and biases from which learning starts."""

import math
from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _start(
    sizes,
    draw,
    weights=lambda draw, n, m: draw((n, m)) / math.sqrt(m),
    biases=lambda draw, n: np.zeros((n, 1)),
):
    pairs = list(zip(sizes[1:], sizes))
    return [None, *[weights(draw, n, m) for n, m in pairs]], [None, *[biases(draw, n) for n, _ in pairs]]


def _numbers(draw, *sizes):
    """The widths, and a draw(shape) whose numbers are the same each time."""
    numbers = draw((20,))
    return list(sizes), lambda shape: numbers[: math.prod(shape)].reshape(shape)


ALIKE = (
    "All neurons of a layer begin alike. Then they say the same, hear the same errors, and move alike for ever: the layer is one "
    "neuron, many times over. Only chance tells them apart."
)

TASK = Task(
    right=_start,
    wrong={
        partial(_start, weights=lambda draw, n, m: np.zeros((n, m))): ALIKE,
        partial(_start, weights=lambda draw, n, m: np.ones((n, m))): ALIKE,
        partial(_start, weights=lambda draw, n, m: np.full((n, m), 1 / math.sqrt(m))): ALIKE,
        partial(_start, weights=lambda draw, n, m: np.full((n, m), 0.1)): ALIKE,
        partial(_start, weights=lambda draw, n, m: np.ones((n, 1)) * draw((1, m)) / math.sqrt(m)): ALIKE,
        partial(_start, weights=lambda draw, n, m: draw((m, n)) / math.sqrt(m)): "swapped",
        partial(
            _start, weights=lambda draw, n, m: draw((n, m))
        ): "Not yet divided. A neuron adds up as many numbers as it has senders: the more there are, the smaller its weights.",
        partial(
            _start, weights=lambda draw, n, m: draw((n, m)) / m
        ): "Divided by the number of senders. A sum of random numbers grows only with the root of their count.",
        partial(
            _start, weights=lambda draw, n, m: draw((n, m)) / math.sqrt(n)
        ): "Divided by the root of the number of receivers. What a neuron adds up comes from its senders.",
        partial(
            _start, weights=lambda draw, n, m: draw((n, m)) * math.sqrt(m)
        ): "Multiplied where it should be divided.",
        partial(
            _start, biases=lambda draw, n: draw((n, 1))
        ): "The biases are drawn, too. The weights tell the neurons apart; biases begin at 0.",
        partial(_start, biases=lambda draw, n: np.ones((n, 1))): "The biases begin at 1. Asked is 0.",
        partial(
            _start, biases=lambda draw, n: np.zeros(n)
        ): "A flat array. A bias is added to columns: its shape is (n_l, 1).",
    },
    given=_numbers,
    sizes=((2, 3, 1), (4, 2, 3), (3, 3, 3), (1, 4, 4, 2)),
    gives={"w": "a list of arrays, the first None", "b": "a list of columns, the first None"},
    because="The division keeps the weighted inputs of wide and of narrow layers alike in size.",
)
