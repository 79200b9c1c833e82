"""The whole way back through a network of ReLU neurons, line by line."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task, layers
from bplib.functions import sigmoid


def _relu_back(
    w,
    z,
    a,
    y,
    *,
    miss=lambda a, y: a - y,
    output=lambda z: 1,
    back=lambda w, delta: w.T @ delta,
    slope=lambda z: z > 0,
    share=lambda delta, a, l: delta[l] @ a[l - 1].T,
    bias=lambda delta, l: delta[l],
    until=0,
):
    L = len(w) - 1
    delta, dw, db = ([None] * (L + 1) for _ in range(3))
    delta[L] = miss(a[L], y) * output(z[L])
    for l in range(L - 1, 0, -1):
        delta[l] = back(w[l + 1], delta[l + 1]) * slope(z[l])
    for l in range(1, L + 1 - until):
        dw[l], db[l] = share(delta, a, l), bias(delta, l)
    return delta, dw, db


TASK = Task(
    right=_relu_back,
    wrong={
        partial(_relu_back, miss=lambda a, y: y - a): "miss turned round",
        partial(_relu_back, miss=lambda a, y: 2 * (a - y)): "factor 2",
        partial(_relu_back, miss=lambda a, y: (a - y) ** 2 / 2): "square for slope",
        partial(
            _relu_back, output=lambda z: z > 0
        ): "The last layer is linear: its slope is 1, and no gate stands before it.",
        partial(_relu_back, slope=lambda z: 1): "no slope",
        partial(_relu_back, slope=lambda z: np.maximum(z, 0)): "value for slope",
        partial(
            _relu_back, slope=lambda z: z
        ): "That is the weighted input itself. The slope of a ReLU is 1 where it is positive, and 0 elsewhere.",
        partial(
            _relu_back, slope=lambda z: z < 0
        ): "The gate is the wrong way round: open where the weighted input is positive.",
        partial(
            _relu_back, slope=lambda z: sigmoid(z) * (1 - sigmoid(z))
        ): "That is the slope of the sigmoid. These neurons are ReLUs.",
        partial(
            _relu_back, slope=lambda z: np.maximum(z, 0) * (1 - np.maximum(z, 0))
        ): "a (1 - a) is the slope of the sigmoid. These neurons are ReLUs.",
        partial(_relu_back, back=lambda w, delta: w @ delta): "transposed",
        partial(_relu_back, share=lambda delta, a, l: a[l - 1] @ delta[l].T): "swapped",
        partial(
            _relu_back, share=lambda delta, a, l: delta[l] @ a[l].T
        ): "What the neurons send is multiplied by their errors here. A weight learns from what came in.",
        partial(_relu_back, share=lambda delta, a, l: delta[l] * a[l - 1].T * (a[l] > 0)): "slope twice",
        partial(
            _relu_back, bias=lambda delta, l: 0 * delta[l]
        ): "A bias has a slope even where it is 0: the slope along it is the error.",
        partial(_relu_back, until=1): "The last layer has no slopes: where does your range end?",
    },
    given=lambda draw, *sizes: _forward(draw, sizes),
    sizes=((2, 3, 1), (4, 2, 3, 2), (3, 3, 3, 3), (1, 2, 2, 1), (3, 4, 4, 2)),
    gives={
        "delta": "a list of columns that begins with None",
        "dw": "a list of arrays that begins with None",
        "db": "a list of columns that begins with None",
    },
    because="Of the way back through a sigmoid network only one thing has changed: the slope is a gate.",
)


def _forward(draw, sizes):
    w, b = layers(draw, sizes)
    z, a = [None], [draw((sizes[0], 1))]
    for l in range(1, len(w)):
        z.append(w[l] @ a[-1] + b[l])
        a.append(np.maximum(z[l], 0) if l < len(w) - 1 else z[l])
    return w, z, a, draw((sizes[-1], 1))
