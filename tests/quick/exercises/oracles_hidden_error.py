"""The answers of hidden-error's exercises by another road: the library's networks, and pushes where errors are given."""

from itertools import product

import numpy as np

from bplib import Network


def straight(errors, weights, said, h=1e-20j):
    """The slope of a cost along each weighted input of a sigmoid layer, by an imaginary push: behind the layer the cost is
    the sum of the next layer's weighted inputs, each times its error, so that those are its slopes."""
    z = np.log(said) - np.log1p(-np.asarray(said))
    push = h * np.eye(len(z))
    return [(errors @ weights @ (1 / (1 + np.exp(-(z + p))))).imag / h.imag for p in push]


def fan(g):
    weights = np.array([[g[f"w^2[{j},{k}]"] for k in (1, 2)] for j in (1, 2)])
    return weights, np.array([g["delta^2[1]"], g["delta^2[2]"]]), np.array([g["a^1[1]"], g["a^1[2]"]])


def fan_error(g):
    weights, errors, said = fan(g)
    return straight(errors, weights, said)[1]


def twins(g):
    """The errors of two hidden neurons that say ½ and feed two outputs, all along one weight."""
    return straight(np.array([g["p"], g["q"]]), np.full((2, 2), g["w"]), [0.5, 0.5])


def voices(neurons):
    """How many different things a layer says after some steps of training that began with equal weights."""
    x, y = np.array([[0.3, -0.7, 1.1], [0.9, 0.4, -0.5]]), np.array([[0.1, 0.8, 0.3], [0.7, 0.2, 0.6]])
    net = Network(
        [2, neurons, 2], w=[np.full((neurons, 2), 0.5), np.full((2, neurons), 0.5)], b=[np.zeros(neurons), np.zeros(2)]
    )
    for _ in range(20):
        net.step(net.backward(net.forward(x), y), 0.5)
    return len({tuple(row) for row in net.forward(x).a[1].round(12)})


def through_a_gate(g):
    """The error of a ReLU at 0.3 with two linear listeners whose errors are given: the library's way back, with half the
    squared error and targets that make them so."""
    net = Network(
        [1, 1, 2],
        hidden="relu",
        output="linear",
        cost="half squared error",
        w=[[[1.0]], [[0.5], [-1.5]]],
        b=[[0.0], [0.0, 0.0]],
    )
    forward = net.forward([0.3])
    return net.backward(forward, forward.a[-1].ravel() - [g["p"], g["q"]]).delta[1].item()


def row_of_neurons(g, weight):
    """The first error of a row of sigmoid neurons in their steepest place, the last neuron linear and its error 1."""
    n = int(g["h"])
    biases = [[0.0]] + [[-weight / 2]] * n  # every hidden neuron says ½ and has the weighted input 0
    net = Network(
        [1] * (n + 2), hidden="sigmoid", output="linear", cost="half squared error", w=[[[weight]]] * (n + 1), b=biases
    )
    forward = net.forward([0.0])
    return net.backward(forward, [forward.a[-1].item() - 1]).delta[1].item()


def roads(g):
    return sum(1 for _ in product(range(int(g["q"])), range(int(g["r"]))))


def multiplications(g):
    """Counted while they are made, layer by layer."""
    p, q, r = (int(g[name]) for name in "pqr")
    last, middle = np.ones((r, q)), np.ones((q, p))
    return sum(last[:, j].size for j in range(q)) + sum(middle[:, i].size for i in range(p))


ORACLES = {
    ("ex-hidden-cancel", 0): lambda g: straight(np.array([0.6, -0.2]), np.array([[0.5], [1.5]]), [0.5])[0],
    ("ex-hidden-cancel", 2): lambda g: straight(np.array([g["p"], -0.2]), np.array([[0.5], [1.5]]), [0.5])[0],
    ("ex-hidden-fan", 0): lambda g: np.diag(fan(g)[1])[1] @ fan(g)[0][:, 1],
    ("ex-hidden-fan", 1): fan_error,
    ("ex-hidden-twins", 0): lambda g: twins(g)[0],
    ("ex-hidden-twins", 3): lambda g: voices(30),
    ("ex-hidden-gate", 2): through_a_gate,
    ("ex-hidden-distance", 0): lambda g: 1 / row_of_neurons(g, 1.0),
    ("ex-hidden-distance", 1): lambda g: 1 / row_of_neurons({"h": 1}, 1.0),
    ("ex-hidden-distance", 2): lambda g: row_of_neurons(g, g["v"]),
    ("ex-hidden-two-back", 1): roads,
    ("ex-hidden-two-back", 2): multiplications,
}
