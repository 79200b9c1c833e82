"""The errors of a hidden layer, from those of the layer that it feeds."""

import numpy as np

from bplib.exercises.code.task import Task


def _hidden_error(w_next, delta_next, slope):
    return (w_next.T @ delta_next) * slope


def _heard_by(listener):
    return lambda w_next, delta_next, slope: w_next[[listener]].T @ delta_next[[listener]] * slope


TASK = Task(
    right=_hidden_error,
    wrong={
        lambda w_next, delta_next, slope: w_next.T @ delta_next: "no slope",
        lambda w_next, delta_next, slope: w_next.T @ (delta_next * slope): "slope elsewhere",
        lambda w_next, delta_next, slope: (w_next @ delta_next) * slope: "transposed",
        lambda w_next, delta_next, slope: (np.linalg.pinv(w_next) @ delta_next) * slope: "inverse",
        lambda w_next, delta_next, slope: (
            (w_next * delta_next).sum(axis=0) * slope
        ): "The sum over the listeners has left a flat row, and a flat row times a column is a whole table. Keep the sums "
        "in a column before you multiply.",
        lambda w_next, delta_next, slope: (
            (w_next.T * delta_next) * slope
        ): "The sign * multiplies entry by entry and adds nothing up: the shares still want their sum.",
        lambda w_next, delta_next, slope: slope: "slopes alone",
        _heard_by(0): "one path",
        _heard_by(-1): "Only the last listener is heard: is there an = where += belongs?",
        lambda w_next, delta_next, slope: (
            delta_next.sum() * slope
        ): "The errors come back unweighted. Each comes along a weight: how well did that listener hear this neuron?",
        lambda w_next, delta_next, slope: (
            ((w_next / abs(w_next).sum(axis=1, keepdims=True)).T @ delta_next) * slope
        ): "The error is split like a bill here. A share is no slice: each weight counts as it stands.",
    },
    given=lambda draw, n, m: (draw((m, n)), draw((m, 1)), abs(draw((n, 1)))),
    sizes=((2, 3), (3, 2), (3, 3), (1, 3), (4, 2), (2, 2)),
    gives={"delta": "a column of shape (n_l, 1)"},
    because="Each neuron collects down its own column: the sum runs over the first index of the weights, over all who listen, "
    "while that of the forward pass runs over the second.",
)
