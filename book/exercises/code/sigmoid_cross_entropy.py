"""The errors of sigmoid outputs, with the cross-entropy of yes and no."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task
from bplib.functions import sigmoid


def _error(z, y, outputs=sigmoid, error=lambda a, y: a - y):
    return error(outputs(z), y)


def _softmax(z):
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=0)


KEPT = "The slope is kept. The slope of this cost along the activation has a (1 - a) in its denominator, and the two cancel."

TASK = Task(
    right=_error,
    wrong={
        partial(_error, error=lambda a, y: (a - y) * a * (1 - a)): KEPT,
        partial(
            _error, error=lambda a, y: 2 * (a - y) * a * (1 - a)
        ): "That is the error with the squared error as the cost.",
        partial(_error, error=lambda a, y: (a - y) / (a * (1 - a))): "above the weir",
        partial(_error, error=lambda a, y: y - a): "miss turned round",
        partial(
            _error, error=lambda a, y: -y * (1 - a)
        ): "Only the term of the yes is counted. The term of the no has a slope, too.",
        partial(
            _error, error=lambda a, y: (1 - y) * a
        ): "Only the term of the no is counted. The term of the yes has a slope, too.",
        partial(
            _error, error=lambda a, y: (a - y) / a.shape[1]
        ): "Each column is the error of one sample: nothing is averaged yet.",
        partial(
            _error, outputs=_softmax
        ): "That is softmax. These outputs do not hear each other: each is a sigmoid of its own.",
        partial(_error, outputs=lambda z: z): "z for a",
        partial(_error, error=lambda a, y: a): "Those are the outputs. The error compares them with the target.",
    },
    given=lambda draw, n, N: (draw((n, N)), sigmoid(draw((n, N)))),
    sizes=((2, 3), (3, 2), (3, 3), (1, 4), (4, 1)),
    gives={"delta": "an array of shape (n_L, N)"},
    because="A saturated output that is wrong learns fast: no slope stands in its way.",
)
