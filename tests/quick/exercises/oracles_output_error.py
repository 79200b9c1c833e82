"""The answers of output-error's exercises by another road: networks of one layer, and pushes of a cost written out."""

from math import log

import numpy as np

from bplib import Network


def error(z, y, cost="squared error"):
    """The error that the library finds for a sigmoid output with the weighted input ``z``."""
    net = Network([1, 1], output="sigmoid", cost=cost, w=[[[1.0]]], b=[[0.0]])
    return net.backward(net.forward([z]), [y]).delta[1].item()


def logit(a):
    """The weighted input with which a sigmoid neuron says ``a``."""
    return log(a / (1 - a))


def apart(g, pushed, h=1e-20j):
    """The slope of (a_1 − a_2)² along one weighted input, by a push that is imaginary and therefore exact."""
    first, second = (1 / (1 + np.exp(-(logit(g[f"a[{j}]"]) + h * (j == pushed)))) for j in (1, 2))
    return ((first - second) ** 2).imag / h.imag


def softmax(z):
    return np.exp(z) / np.exp(z).sum()


def shares(g, y=(0, 1, 0)):
    """Outputs of a softmax with the weighted inputs 0, 0 and ln p, and its errors, by an imaginary push of the cross-entropy."""
    z, h = np.array([0, 0, log(g["p"])], dtype=complex), 1e-20j
    errors = [-(np.array(y) @ np.log(softmax(z + h * push))).imag / h.imag for push in np.eye(3)]
    return softmax(z).real, errors


def whole_sum(g, y=(0, 1, 0)):
    """The sheet of a softmax with the squared misses: the second weighted input is pushed, and the outputs answer."""
    said = np.array([g["a[1]"], g["a[2]"], 1 - g["a[1]"] - g["a[2]"]])
    h = 1e-20j
    moved = softmax(np.log(said) + h * np.array([0, 1, 0]))
    p, q, r = moved.imag / h.imag
    rates = [((said + h * push - y) ** 2).sum().imag / h.imag for push in np.eye(3)]
    return {
        "a[3]": said[2],
        **{f"dC/da[{k}]": rate for k, rate in enumerate(rates, 1)},
        "p": p,
        "q": q,
        "r": r,
        "delta[2]": ((moved - y) ** 2).sum().imag / h.imag,
    }


def fraction(g):
    """What a cautious program makes of the error, divided by what cross-entropy asks of an output whose target is 1."""
    z, h = np.array([logit(g["a"]), 0], dtype=complex), 1e-20j  # of two outputs, the first says a
    right = -np.log(softmax(z + h * np.array([1, 0])))[0].imag / h.imag
    slope = softmax(z + h * np.array([1, 0]))[0].imag / h.imag
    return (g["a"] - 1) * slope / right


ORACLES = {
    ("ex-output-one", 0): lambda g: error(logit(g["a"]), g["y"]),
    ("ex-output-one", 1): lambda g: error(logit(g["a"]), g["y"], "half squared error"),
    ("ex-output-bent-twice", 1): lambda g: error(g["z"], 1.0),
    ("ex-output-worst", 0): lambda g: error(logit(g["p"]), 1.0),
    ("ex-output-worst", 1): lambda g: error(logit(g["q"]), 1.0),
    ("ex-output-worst", 2): lambda g: min(np.linspace(0, 1, 3001), key=lambda a: -a * (1 - a) ** 2),
    ("ex-output-pair", 1): lambda g: apart(g, 1),
    ("ex-output-pair", 2): lambda g: apart(g, 2),
    ("ex-output-cautious", 1): fraction,
    ("ex-output-whole-sum", 0): whole_sum,
    ("ex-output-shares", 2): lambda g: shares(g)[0][0],
    ("ex-output-shares", 3): lambda g: shares(g)[1][1],
    ("ex-output-shares", 4): lambda g: shares(g)[1][2],
}
