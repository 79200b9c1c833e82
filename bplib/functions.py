"""Activation functions and costs, each beside its derivative, in two tables.

    ACTIVATIONS["sigmoid"].f(z)         the activation, entry by entry
    ACTIVATIONS["sigmoid"].df(z, a)     its slope at z; may use the stored a = f(z) as well
    COSTS["squared error"].C(a, y)      the cost of each sample (one column each), shape (N,)
    COSTS["squared error"].dC(a, y)     its gradient by a, shape of a

``lookup(ACTIVATIONS, name)`` of bplib.checks looks a name up and says what there is when it is not there.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np


class Activation(NamedTuple):
    """A function σ that acts on each entry alone: ``f(z)`` and its slope ``df(z, a)``, where a = f(z)."""

    f: Callable
    df: Callable


class Cost(NamedTuple):
    """A cost C_s of each sample s: ``C(a, y)`` of shape (N,), and ``dC(a, y)`` = ∂C_s/∂a, of the shape of a."""

    C: Callable
    dC: Callable


def sigmoid(z: np.ndarray) -> np.ndarray:
    """σ(z) = 1 / (1 + e^(-z)). Below z ≈ -709 the power overflows to infinity, and 1/∞ = 0 is the right limit."""
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def _sigmoid_slope(z: np.ndarray, a: np.ndarray) -> np.ndarray:
    """σ(z) σ(-z), which is a (1 - a). What is missing to 1 is worked out, not subtracted: from z ≈ 37 on a is 1 to the
    last digit that a computer keeps, and 1 - a would be 0."""
    return a * sigmoid(-z)


def _tanh_slope(z: np.ndarray, a: np.ndarray) -> np.ndarray:
    """1 / cosh(z)², which is 1 - a², for the same reason. Beyond |z| ≈ 710 cosh is infinite, and the slope 0."""
    with np.errstate(over="ignore"):
        return (1 / np.cosh(z)) ** 2


def _sum_of_squares(a: np.ndarray, y: np.ndarray) -> np.ndarray:
    return ((a - y) ** 2).sum(axis=0)


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, _sigmoid_slope),
    "tanh": Activation(np.tanh, _tanh_slope),
    "relu": Activation(lambda z: np.maximum(z, 0), lambda z, a: np.where(z > 0, 1.0, 0.0)),  # ReLU'(0) = 0
    "linear": Activation(lambda z: z, lambda z, a: np.ones_like(z)),
}

COSTS = {
    "half squared error": Cost(lambda a, y: _sum_of_squares(a, y) / 2, lambda a, y: a - y),
    "squared error": Cost(_sum_of_squares, lambda a, y: 2 * (a - y)),
}
