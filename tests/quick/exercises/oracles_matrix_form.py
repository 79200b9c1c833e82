"""The answers of matrix-form's exercises by another road: matrices themselves, and counting."""

import numpy as np


def layer(g):
    """The weights and the errors of the layer that hears two senders."""
    weights = np.array([[g["w[1,1]"], g["w[1,2]"]], [g["w[2,1]"], g["w[2,2]"]]])
    return weights, np.array([g["delta[1]"], g["delta[2]"]])


def rise(g, push=0.01):
    """How much the cost, which the errors make linear here, rises when the first sender is pushed."""
    weights, errors = layer(g)
    before, after = (errors @ (weights @ np.array([1.0 + moved, 1.0])) for moved in (0, push))
    return after - before


def table(g, rows, columns):
    return np.zeros((int(g[rows]), int(g[columns])))


def multiplications(*shapes):
    """Of a chain of matrices, multiplied from the left, each (rows, columns)."""
    (rows, inner), *rest = shapes
    count = 0
    for height, width in rest:
        assert height == inner
        count += rows * inner * width
        inner = width
    return count


ORACLES = {
    ("ex-matrix-inverse", 0): lambda g: (layer(g)[0].T @ layer(g)[1])[0],
    ("ex-matrix-inverse", 1): lambda g: np.linalg.solve(*layer(g))[1],
    ("ex-matrix-inverse", 2): rise,
    ("ex-matrix-shapes", 0): lambda g: table(g, "n[0]", "N").shape,
    ("ex-matrix-shapes", 1): lambda g: (table(g, "n[1]", "n[0]") @ table(g, "n[0]", "N")).shape,
    ("ex-matrix-shapes", 2): lambda g: (table(g, "n[2]", "n[1]").T @ table(g, "n[2]", "N")).shape,
    ("ex-matrix-brackets", 1): lambda g: multiplications(
        (1, g["n[2]"]), (g["n[2]"], g["n[1]"]), (g["n[1]"], g["n[0]"])
    ),
    ("ex-matrix-brackets", 2): lambda g: multiplications(
        (g["n[0]"], g["n[1]"]), (g["n[1]"], g["n[2]"]), (g["n[2]"], 1)
    ),
}
