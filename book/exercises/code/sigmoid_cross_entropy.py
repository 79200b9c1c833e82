"""The errors of sigmoid outputs, with the cross-entropy of yes and no."""

from functools import partial

from bplib.exercises.code.parts import softmax
from bplib.exercises.code.task import Task
from bplib.functions import sigmoid


def _error(z, y, outputs=sigmoid, error=lambda a, y: a - y):
    return error(outputs(z), y)


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
        partial(_error, error=lambda a, y: (a - y) / a.shape[1]): "averaged early",
        partial(
            _error, outputs=softmax
        ): "That is softmax. These outputs do not hear each other: each is a sigmoid of its own.",
        partial(_error, outputs=lambda z: z): "z for a",
        partial(_error, error=lambda a, y: a): "outputs for errors",
    },
    given=lambda draw, n, N: (draw((n, N)), sigmoid(draw((n, N)))),
    sizes=((2, 3), (3, 2), (3, 3), (1, 4), (4, 1)),
    gives={"delta": "an array of shape (n_L, N)"},
    because="A saturated output that is wrong learns fast: no slope stands in its way.",
)
