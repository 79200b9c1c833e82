"""The errors of all layers, from those of the last."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task, layers
from bplib.functions import sigmoid


def _slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def _errors(
    w,
    z,
    delta_last,
    *,
    back=lambda w, l, delta: w[l + 1].T @ delta,
    slope=lambda z, l: _slope(z[l]),
    heard=lambda delta, l: delta[l + 1],
    begin=0,
    end=0,
    order=reversed,
):
    L = len(w) - 1
    delta = [None, *[np.zeros(z[l].shape) for l in range(1, L)], delta_last]
    for l in order(range(1 + end, L - begin)):
        delta[l] = back(w, l, heard(delta, l)) * slope(z, l)
    return delta


TASK = Task(
    right=_errors,
    wrong={
        partial(_errors, slope=lambda z, l: 1): "no slope",
        partial(_errors, slope=lambda z, l: _slope(sigmoid(z[l]))): "slope at a",
        partial(_errors, slope=lambda z, l: sigmoid(z[l])): "value for slope",
        partial(_errors, slope=lambda z, l: _slope(z[l]) ** 2): "slope twice",
        partial(
            _errors, slope=lambda z, l: _slope(z[l + 1])
        ): "The slope of the next layer. A layer's error takes its own.",
        partial(_errors, back=lambda w, l, delta: w[l + 1] @ delta): "transposed",
        partial(_errors, back=lambda w, l, delta: w[l].T @ delta): "layer too early",
        partial(_errors, back=lambda w, l, delta: w[l] @ delta): "layer too early",
        partial(
            _errors, heard=lambda delta, l: delta[-1]
        ): "Stale errors: every layer hears those of the output. It hears those of the layer after it.",
        partial(
            _errors, order=list
        ): "The loop runs forwards, and hears errors that are not there yet. Begin with the last hidden layer: reversed(range(1, L)), or "
        "range(L - 1, 0, -1).",
        partial(
            _errors, begin=1
        ): "The last hidden layer is left out, and all before it hear nothing: where does your range begin?",
        partial(
            _errors, end=1
        ): "Layer 1 is left out: a range stops before its end, so that layer 1 needs range(L - 1, 0, -1).",
    },
    given=lambda draw, N, *sizes: (
        layers(draw, sizes)[0],
        [None, *[draw((n, N)) for n in sizes[1:]]],
        draw((sizes[-1], N)),
    ),
    sizes=((1, 2, 3, 4, 1), (2, 4, 2, 3), (3, 3, 3, 3, 3), (1, 3, 2, 2), (2, 2, 4, 2, 2)),
    gives={"delta": "a list of arrays that begins with None"},
    because="One line inside one loop: each layer hears the layer after it, whose errors are ready by then.",
)
