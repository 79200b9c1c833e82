"""What the exercises of four-phases should answer, counted in networks of the widths given, or found by pushes of ours.

ORACLES[("ex-phases-doors", 0)](given)     the weighted inputs of such a network
"""

from math import log

import numpy as np

from bplib import Network
from tests.quick.exercises.pushes import slope, turn, value


def network(given):
    return Network([int(given[f"n[{l}]"]) for l in range(3)])


def way_back(g):
    """{cell: number}: the library's way back through a network whose biases make it say what is given."""
    said = [[g["x[1]"]], [g["a^1[1]"], g["a^1[2]"]], [g["a^2[1]"], g["a^2[2]"]], [g["a^3[1]"]]]
    w = [[[1.0], [1.0]], [[g[f"w^2[{j},{k}]"] for k in (1, 2)] for j in (1, 2)], [[g["w^3[1,1]"], g["w^3[1,2]"]]]]
    z = [[log(a / (1 - a)) for a in said[1]], [log(a / (1 - a)) for a in said[2]], said[3]]
    b = [
        [wanted - sum(v * a for v, a in zip(row, before)) for wanted, row in zip(z_l, w_l)]
        for z_l, w_l, before in zip(z, w, said)
    ]
    net = Network([1, 2, 2, 1], cost="squared error", w=w, b=b)
    back = net.backward(net.forward(said[0]), [g["y[1]"]])
    slopes = {f"dC/dw^{l}[{j + 1},{k + 1}]": v for l in (1, 2, 3) for (j, k), v in np.ndenumerate(back.dw[l])}
    return (
        {f"delta^{l}[{j + 1}]": v for l in (1, 2, 3) for (j, _), v in np.ndenumerate(back.delta[l])}
        | slopes
        | {"dC/da^3[1]": 2 * (g["a^3[1]"] - g["y[1]"])}
    )


def target_of_twice_the_error(given):
    """The error of the output is a line in the target: where is it twice what it was?"""
    error = lambda moved: slope("C", {"z^3[1]": 1}, {"y[1]": moved})
    return value("y[1]") + error(0.0) / (error(1.0) - error(0.0))


def through_moved_weights(j):
    """The friend's error of neuron ``j``: the output's old error, for as much as z^3 moves where the weight has moved."""
    weight = f"w^3[1,{j}]"
    step = {weight: slope("C", {weight: -0.1})}
    return slope("C", {"z^3[1]": 1}) * slope("z^3[1]", {f"z^2[{j}]": 1}, step)


EARLY = {"w^1[1,1]": 0.5}

ORACLES = {
    ("ex-phases-back", 0): way_back,
    ("ex-phases-double", 0): target_of_twice_the_error,
    ("ex-phases-early", 0): lambda given: turn(value, "C", EARLY),
    ("ex-phases-early", 1): lambda given: turn(slope, "C", {"z^3[1]": 1}, EARLY),
    ("ex-phases-early", 2): lambda given: turn(slope, "C", {"z^1[2]": 1}, EARLY),
    ("ex-phases-too-soon", 0): lambda given: through_moved_weights(1),
    ("ex-phases-too-soon", 1): lambda given: through_moved_weights(2),
    ("ex-phases-doors", 0): lambda given: sum(b.size for b in network(given).b[1:]),
    ("ex-phases-outputs", 0): lambda given: len(network(given).w[2]),
}
