"""The answers of gradients' exercises by another road: outer products, and pushes of the network in question."""
import numpy as np


def table(g):
    """Every slope of the layer, biases as weights from a neuron that says 1."""
    errors, said = ([g[f"{name}[{j}]"] for j in (1, 2, 3)] for name in ("delta", "a"))
    slopes = np.outer(errors, [*said, 1.0])
    return {**{f"dC/dw[{j + 1},{k + 1}]": slopes[j, k] for j in range(3) for k in range(3)},
            **{f"dC/db[{j + 1}]": slopes[j, 3] for j in range(3)}}


def faster(g, h=1e-20j):
    """How much further the cost moves with P's weighted input than with Q's, by imaginary pushes."""
    def slope(said, rate):
        z = np.log(said / (1 - said)) + h
        return (rate / (1 + np.exp(-z))).imag / h.imag
    return slope(0.5, 0.4) / slope(g["q"], 1.5)


def came_in(g):
    """The input of which neuron 1's slopes are the multiple that its error says."""
    return np.linalg.solve(g["dC/db[1]"] * np.eye(2), [g["dC/dw[1,1]"], g["dC/dw[1,2]"]])


ORACLES = {
    ("ex-gradients-table", 0): table,
    ("ex-gradients-fast", 2): faster,
    ("ex-gradients-leak", 0): lambda g: came_in(g)[0],
    ("ex-gradients-leak", 1): lambda g: np.outer([g["dC/db[1]"], g["dC/db[2]"]], came_in(g))[1, 1],
}
