"""The answers of gradients' exercises by another road: outer products, and pushes of the network in question."""

import numpy as np

from bplib import Network
from tests.quick.exercises.pushes import PARAMETERS, slope


def table(g):
    """Every slope of the layer, biases as weights from a neuron that says 1."""
    errors, said = ([g[f"{name}[{j}]"] for j in (1, 2, 3)] for name in ("delta", "a"))
    slopes = np.outer(errors, [*said, 1.0])
    return {
        **{f"dC/dw[{j + 1},{k + 1}]": slopes[j, k] for j in range(3) for k in range(3)},
        **{f"dC/db[{j + 1}]": slopes[j, 3] for j in range(3)},
    }


def faster(g, h=1e-20j):
    """How much further the cost moves with P's weighted input than with Q's, by imaginary pushes."""

    def slope(said, rate):
        z = np.log(said / (1 - said)) + h
        return (rate / (1 + np.exp(-z))).imag / h.imag

    return slope(0.5, 0.4) / slope(g["q"], 1.5)


def came_in(g):
    """The input of which neuron 1's slopes are the multiple that its error says."""
    return np.linalg.solve(g["dC/db[1]"] * np.eye(2), [g["dC/dw[1,1]"], g["dC/dw[1,2]"]])


SILENT = {"x[1]": 0.0}


def learning(given, hidden="sigmoid"):
    """How many of our network's parameters have a slope."""
    return sum(slope("C", {name: 1}, given=given, hidden=hidden) != 0 for name in PARAMETERS)


def shut(g):
    """How many of a ReLU's own slopes are 0 at the weighted input −0.8, whatever its inputs and what comes back."""
    n = int(g["r"])
    draw = np.random.default_rng(n)
    x, w = draw.normal(size=n), draw.normal(size=(1, n))
    net = Network([n, 1, 1], hidden="relu", w=[w, [[1.5]]], b=[-0.8 - w @ x, [0.2]])
    backward = net.backward(net.forward(x), [3.0])
    return (backward.dw[1] == 0).sum() + (backward.db[1] == 0).sum()


def proofread():
    """[the slope that belongs in the misprinted cell, the two activations]: the cell without which all others agree."""
    errors, printed = np.array([0.3, -0.2, 0.75]), np.array([[0.12, 0.06], [-0.08, -0.04], [0.3, 0.1]])

    def without(cell):
        others = np.ones_like(printed)
        others[cell] = 0
        said = errors @ (others * printed) / (errors**2 @ others)  # what fits the others best
        slopes = np.outer(errors, said)
        return np.allclose(others * slopes, others * printed), [slopes[cell], *said]

    [found] = [right for agree, right in map(without, np.ndindex(printed.shape)) if agree]
    return found


ORACLES = {
    ("ex-gradients-silent", 0): lambda g: len(PARAMETERS) - learning(SILENT),
    ("ex-gradients-silent", 2): lambda g: learning(
        SILENT | {name: 0.0 for name in PARAMETERS if name[0] == "b"}, hidden="tanh"
    ),
    ("ex-gradients-dead", 1): shut,
    ("ex-gradients-proof", 1): lambda g: proofread()[0],
    ("ex-gradients-proof", 2): lambda g: proofread()[1],
    ("ex-gradients-proof", 3): lambda g: proofread()[2],
    ("ex-gradients-table", 0): table,
    ("ex-gradients-fast", 2): faster,
    ("ex-gradients-leak", 0): lambda g: came_in(g)[0],
    ("ex-gradients-leak", 1): lambda g: np.outer([g["dC/db[1]"], g["dC/db[2]"]], came_in(g))[1, 1],
}
