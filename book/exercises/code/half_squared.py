"""The errors of sigmoid outputs, with half the squared error as the cost."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task
from bplib.functions import sigmoid


def _half_squared(z, y, miss=lambda a, y: a - y, slope=lambda a: a * (1 - a)):
    a = sigmoid(z)
    return miss(a, y) * slope(a)


TASK = Task(
    right=_half_squared,
    wrong={
        partial(_half_squared, miss=lambda a, y: 2 * (a - y)): "factor 2",
        partial(_half_squared, slope=lambda a: 1): "no slope",
        partial(_half_squared, miss=lambda a, y: y - a): "miss turned round",
        partial(_half_squared, slope=lambda a: sigmoid(a) * (1 - sigmoid(a))): "slope at a",
        partial(_half_squared, slope=lambda a: a): "value for slope",
        lambda z, y: (sigmoid(z) - y) * z * (1 - z): "slope in z",
        partial(
            _half_squared, slope=lambda a: 1 - a
        ): "Half of the slope is missing: `dsigma` is a (1 - a), not 1 - a.",
        partial(_half_squared, miss=lambda a, y: (a - y) ** 2 / 2): "square for slope",
        partial(_half_squared, slope=lambda a: (a * (1 - a)) ** 2): "slope twice",
        lambda z, y: (z - y) * sigmoid(z) * (1 - sigmoid(z)): "z for a",
        lambda z, y: (z - y) * z * (1 - z): "z for a",
        lambda z, y: (sigmoid(z) - y) ** 2 / 2: "square for slope",
        lambda z, y: _half_squared(-z, y): "The sigmoid is turned round: it has np.exp(-z), with a minus.",
        lambda z, y: (
            (1 + np.exp(-z) - y) * (1 + np.exp(-z)) * -np.exp(-z)
        ): "A bracket is missing in the sigmoid: 1 / (1 + ...).",
        lambda z, y: (sigmoid(z) - y) * sigmoid(z) - sigmoid(z): "A bracket is missing in the slope: a * (1 - a).",
        lambda z, y: _half_squared(z, y) / z.shape[1]: "averaged early",
    },
    given=lambda draw, n, N: (draw((n, N)), sigmoid(draw((n, N)))),
    sizes=((2, 3), (3, 2), (3, 3), (1, 4), (4, 1)),
    gives={"delta": "an array of shape (n_L, N)"},
    because="The ½ of the cost and the 2 of the square cancel, and that is all that the ½ is there for.",
)
