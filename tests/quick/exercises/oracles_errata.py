"""The answers of the exercises of errata by another road: the library, and slopes of the risk by a complex step."""

import numpy as np

from bplib import Network, example

PUSH = 1e-30j


def zeros(g):
    """A network of the widths given, whose shapes answer."""
    return Network([1, int(g["n[1]"]), int(g["n[2]"])], cost="squared error")


def errors(g):
    net = zeros(g)
    return net.backward(net.forward([0.0]), np.zeros(net.sizes[2])).delta[2]


def mean_of_errors(g):
    """Two samples' costs, half their squared misses, when one push moves both answers by its slopes."""

    def risk(push):
        misses = np.array([g["p"] + g["s"] * push, -g["p"] + g["t"] * push])
        return (misses**2 / 2).mean()

    return risk(PUSH).imag / PUSH.imag


def ours(rise=0.0):
    """Our network's passes, with the bias of neuron 1 of layer 1 raised: its matrix into layer 2, forward, backward."""
    net, x, y = example()
    net.b[1][0, 0] += rise
    forward = net.forward(x)
    return net.w[2], forward, net.backward(forward, y)


def bend_of_somebody_else(rise=0.0):
    w, forward, backward = ours(rise)
    return (backward.delta[2] * forward.a[2] * (1 - forward.a[2])).T @ w[:, 0]


def value_for_slope(g):
    w, forward, backward = ours()
    return (w.T @ backward.delta[2] * forward.a[1])[0, 0]


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def slope(z):
    return 1 / (4 * np.cosh(z / 2) ** 2)


def slope_along_the_bias(g):
    """Each sample's cost is what comes back to it, times its answer."""

    def risk(push):
        return np.mean([sigmoid(push), -g["q"] * sigmoid(g["p"] + push)])

    return risk(PUSH).imag / PUSH.imag


def one_bend_for_all(g):
    return slope(np.mean([0, g["p"]])) * np.mean([1, -g["q"]])


ORACLES = {
    ("ex-errata-shapes", 0): lambda g: errors(g).shape,
    ("ex-errata-shapes", 1): lambda g: zeros(g).w[2].T.shape,
    ("ex-errata-sample", 0): mean_of_errors,
    ("ex-errata-weir", 1): lambda g: bend_of_somebody_else().item(),
    ("ex-errata-weir", 2): lambda g: np.sign(ours(3)[2].delta[1][0, 0] - ours()[2].delta[1][0, 0]),
    ("ex-errata-weir", 3): lambda g: np.sign(bend_of_somebody_else(3) - bend_of_somebody_else()).item(),
    ("ex-errata-cancel", 1): value_for_slope,
    ("ex-errata-upright", 1): lambda g: (errors(g).T @ zeros(g).w[2]).shape,
    ("ex-errata-mean-bend", 1): slope_along_the_bias,
    ("ex-errata-mean-bend", 2): one_bend_for_all,
}
