"""The answers of losses' exercises by another road: imaginary pushes of costs written out, and integrals added up."""

from math import exp, log

import numpy as np

from bplib import Network
from tests.quick.exercises.oracles_output_error import error, logit

H = 1e-20j


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def yes_or_no_error(a, y):
    """The slope of the binary cross-entropy along the weighted input with which a sigmoid says ``a``."""
    said = sigmoid(logit(a) + H)
    return -(y * np.log(said) + (1 - y) * np.log(1 - said)).imag / H.imag


def times(g):
    return yes_or_no_error(g["a"], 0) / error(logit(g["a"]), 0, "half squared error")


def half_squared(g):
    """What the library charges a sigmoid that says a where 1 is wanted."""
    net = Network([1, 1], output="sigmoid", cost="half squared error", w=[[[1.0]]], b=[[0.0]])
    return net.C(net.forward([logit(g["a"])]), [1.0])


def table(g):
    """The slopes of a softmax, by pushing each weighted input."""
    said = np.array([g["a[1]"], g["a[2]"], 1 - g["a[1]"] - g["a[2]"]])
    powers = [np.exp(np.log(said) + H * push) for push in np.eye(3)]
    slopes = np.array([(power / power.sum()).imag / H.imag for power in powers])
    p, q, r = slopes.diagonal()
    return {"a[3]": said[2], "p": p, "q": q, "r": r, "s": slopes[0, 1], "t": slopes[0, 2], "v": slopes[1, 2]}


def second_lamp(g):
    """How fast the first of two softmax outputs moves with the weighted input of the second."""
    powers = np.exp(np.log(np.array([g["a"], 1 - g["a"]])) + H * np.array([0, 1]))
    return (powers[0] / powers.sum()).imag / H.imag


def rest(g, error_of):
    """The answer at which the mean error is 0, by halving: below it, it is negative."""
    low, high = 1e-6, 1 - 1e-6
    for _ in range(60):
        a = (low + high) / 2
        mean = g["p"] * error_of(a, 1) + (1 - g["p"]) * error_of(a, 0)
        low, high = (a, high) if mean < 0 else (low, a)
    return low


def squared_error_of(a, y):
    return error(logit(a), y, "half squared error")


def waiting(g, speed):
    """The time from z down to 0, by Gauss's rule for one divided by the speed."""
    at, weight = np.polynomial.legendre.leggauss(60)
    z = (at + 1) / 2 * g["z"]
    return float((weight / speed(sigmoid(z))).sum() * g["z"] / 2)


ORACLES = {
    ("ex-losses-morning", 0): lambda g: error(logit(g["a"]), 0, "half squared error"),
    ("ex-losses-morning", 1): lambda g: yes_or_no_error(g["a"], 0),
    ("ex-losses-morning", 2): times,
    ("ex-losses-bill", 0): half_squared,
    ("ex-losses-bill", 1): lambda g: log(1 + exp(-logit(g["a"]))),
    ("ex-losses-table", 0): table,
    ("ex-losses-two-lamps", 2): second_lamp,
    ("ex-losses-tanh", 1): lambda g: log(1 + exp(-2 * np.arctanh(g["p"]))),
    ("ex-losses-clerk", 0): lambda g: rest(g, yes_or_no_error),
    ("ex-losses-clerk", 1): lambda g: rest(g, squared_error_of),
    ("ex-losses-clerk", 2): lambda g: yes_or_no_error(g["p"], 1),
    ("ex-losses-clerk", 3): lambda g: squared_error_of(g["p"], 1),
    ("ex-losses-wait", 1): lambda g: waiting(g, lambda a: a * a * (1 - a)),
    ("ex-losses-wait", 2): lambda g: waiting(g, lambda a: a),
}
