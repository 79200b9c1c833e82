"""The errors of an output layer of softmax neurons, with the cross-entropy."""

from functools import partial

import numpy as np

from bplib.exercises.code.parts import softmax
from bplib.exercises.code.task import Task
from bplib.functions import sigmoid


def _softmax_error(z, y, softmax=softmax, error=lambda a, y: a - y):
    return error(softmax(z), y)


def _outputs(draw, n, N, *levels):
    """Weighted inputs around the levels, one for each sample, and for each sample the one class that it should have."""
    y = np.zeros((n, N))
    y[[s % n for s in range(N)], range(N)] = 1
    return draw((n, N)) + np.array(levels or [0.0] * N), y


TASK = Task(
    right=_softmax_error,
    wrong={
        partial(
            _softmax_error, softmax=partial(softmax, shift=lambda z: 0)
        ): "Right for small weighted inputs. But e to the power of 1000 is larger than any number the computer has, and "
        "infinity divided by infinity is no number. What may you add to all the weighted inputs of a sample?",
        partial(
            _softmax_error, softmax=partial(softmax, shift=np.max)
        ): "One number is taken away from all samples. Where a sample lies far below it, all its powers become 0, and 0 "
        "divided by 0 is no number: take away each column's own largest.",
        partial(_softmax_error, softmax=partial(softmax, axis=None)): "softmax of all",
        partial(_softmax_error, softmax=partial(softmax, axis=1)): "softmax of a row",
        partial(_softmax_error, softmax=partial(softmax, shift=np.max, axis=None)): "softmax of all",
        partial(
            _softmax_error, softmax=partial(softmax, shift=lambda z: np.maximum(z.max(axis=0), 0))
        ): "softmax far below 0",
        partial(_softmax_error, error=lambda a, y: (a - y) * a * (1 - a)): "slope kept",
        partial(_softmax_error, error=lambda a, y: -y * (1 - a)): "only the diagonal",
        partial(
            _softmax_error, error=lambda a, y: -y / a
        ): "That is the slope along the outputs. The error is the slope along the weighted inputs, and every output hears "
        "all of those.",
        partial(_softmax_error, error=lambda a, y: y - a): "miss turned round",
        partial(_softmax_error, error=lambda a, y: a): "outputs for errors",
        partial(_softmax_error, error=lambda a, y: (a - y) / len(a.T)): "averaged early",
        partial(_softmax_error, softmax=lambda z: z): "Those are the weighted inputs: softmax is missing.",
        partial(
            _softmax_error, softmax=sigmoid
        ): "That is the sigmoid, one output at a time. In a softmax every output hears every weighted input: divide by the "
        "sum of all the powers.",
    },
    given=_outputs,
    sizes=((3, 1), (2, 4), (3, 3), (4, 2), (3, 2, 1000, 0), (3, 3, -1000, 0, 1000), (2, 1, -1000)),
    gives={"delta": "an array of shape (n_L, N)"},
    because="Only differences between the weighted inputs of a sample count, so the largest may always be taken away.",
)
