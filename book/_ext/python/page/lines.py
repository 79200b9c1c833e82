"""What the lines of a reader that go through a network may name (bplib/widgets/js/own_lines/own_lines.js)."""

import numpy as np

from bplib.functions import ACTIVATIONS, COSTS


def _slope_of(activation):
    return lambda z: activation.df(z, activation.f(z))


def world(w, b, X, Y, hidden, output, cost):
    """Lists count layers from 0; X and Y have a column for each sample, and x and y are the first of them."""
    L, X, Y = len(w) - 1, np.array(X, float), np.array(Y, float)
    layers = [ACTIVATIONS[name] for name in [hidden] * (L - 1) + [output]]
    return {
        "np": np,
        "L": L,
        "N": X.shape[1],
        "w": [None, *[np.array(rows, float) for rows in w[1:]]],
        "b": [None, *[np.array(v, float).reshape(-1, 1) for v in b[1:]]],
        "x": X[:, :1],
        "y": Y[:, :1],
        "X": X,
        "Y": Y,
        "ones": np.ones((X.shape[1], 1)),
        "f": [None, *[layer.f for layer in layers]],
        "df": [None, *[_slope_of(layer) for layer in layers]],
        "dC": COSTS[cost].dC,
        **{name: [None] * (L + 1) for name in ("z", "a", "delta", "dw", "db")},
    }
