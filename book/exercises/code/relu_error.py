"""The errors of a hidden layer of ReLU neurons, for a batch."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task
from bplib.functions import sigmoid


def _relu_error(w_next, delta_next, z, slope=lambda z: z > 0, back=lambda w, delta: w.T @ delta):
    return back(w_next, delta_next) * slope(z)


TASK = Task(
    right=_relu_error,
    wrong={
        partial(
            _relu_error, slope=lambda z: 1
        ): "Every error passes here, as if there were no slope. Is it missing, or asked of what the ReLU has made, "
        "which is never below 0?",
        lambda w_next, delta_next, z: (z > 0) * 1.0: "slopes alone",
        partial(_relu_error, slope=lambda z: np.maximum(z, 0)): "value for slope",
        partial(
            _relu_error, slope=lambda z: sigmoid(z) * (1 - sigmoid(z))
        ): "That is the slope of the sigmoid. A ReLU hands on what is positive as it is, and its slope there is 1.",
        partial(
            _relu_error, slope=lambda z: z < 0
        ): "The gate is the wrong way round: open where the weighted input is positive, closed where it is not.",
        partial(
            _relu_error, slope=np.sign
        ): "Where its weighted input is negative a ReLU is flat: the slope there is 0, not -1.",
        lambda w_next, delta_next, z: np.maximum(
            w_next.T @ delta_next, 0
        ): "The ReLU is applied to the errors. An error may be negative; the gate is set by the weighted input.",
        lambda w_next, delta_next, z: (
            w_next.T @ delta_next * (delta_next.sum() > 0)
        ): "The errors open the gate here. It is set by the neuron's own weighted input.",
        partial(_relu_error, back=lambda w, delta: w @ delta): "transposed",
    },
    given=lambda draw, n, m, N: (draw((m, n)), draw((m, N)), draw((n, N))),
    sizes=((2, 3, 1), (3, 2, 4), (3, 3, 3), (1, 3, 2), (4, 2, 2), (2, 2, 5)),
    gives={"delta": "an array of shape (n_l, N)"},
    because="A ReLU is a gate on the way back: it lets the whole error through, or nothing of it.",
)
