"""What the exercises of chain-rule should answer, found by walking every path, by pushing, and by running the program.

ORACLES[("ex-chain-count", 2)](given)      the answer to its third part, from the numbers given
"""

from itertools import product

import numpy as np

from tests.quick.exercises import pushes

PUSH = 1e-30  # along the imaginary axis: what comes out is the slope, exact to rounding


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def standing_at(a):
    """The weighted input of a sigmoid neuron with the activation ``a``, pushed."""
    return np.log(a / (1 - a)) + PUSH * 1j


def slope(given):
    """The slope of the sigmoid where it has the given activation."""
    return sigmoid(standing_at(given["a[1]"])).imag / PUSH


def servant(given):
    """The slope of the two outputs' cost along the hidden weighted input."""
    moved = sigmoid(standing_at(given["a^1[1]"])) - given["a^1[1]"]
    misses = [given[f"a^2[{k}]"] + given[f"w^2[{k},1]"] * moved - given[f"y[{k}]"] for k in (1, 2)]
    return sum(miss**2 for miss in misses).imag / PUSH


def paths(given):
    """The roads from one neuron of layer 1 to the cost, walked one by one."""
    return len(list(product(range(int(given["n[2]"])), range(int(given["n[3]"])))))


def program(given, add):
    """The four lines of the exercise, with or without their mistake."""
    back = 0
    for k in 1, 2:
        share = given[f"w[{k},1]"] * given[f"delta[{k}]"]
        back = back + share if add else share
    return back * given["s"]


ORACLES = {
    ("ex-chain-count", 0): lambda given: 1,
    ("ex-chain-count", 1): lambda given: 2,
    ("ex-chain-count", 2): paths,
    ("ex-chain-second", 0): lambda given: pushes.slope("C", {"z^1[2]": 1}),
    ("ex-chain-second", 1): lambda given: pushes.slope("C", {"z^1[2]": 0.01}),
    ("ex-chain-saturated", 0): slope,
    ("ex-chain-saturated", 1): lambda given: 1e6 * slope(given) ** 3,
    ("ex-chain-two-outputs", 0): servant,
    ("ex-chain-overwritten", 1): lambda given: program(given, add=False),
    ("ex-chain-overwritten", 2): lambda given: program(given, add=True),
}
