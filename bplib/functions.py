"""Activation functions and costs, each beside its derivative, in two tables.

    ACTIVATIONS["sigmoid"].f(z)         the activation, entry by entry
    ACTIVATIONS["sigmoid"].df(z, a)     its slope at z; may use the stored a = f(z) instead
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


def _sum_of_squares(a: np.ndarray, y: np.ndarray) -> np.ndarray:
    return ((a - y) ** 2).sum(axis=0)


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, lambda z, a: a * (1 - a)),
    "tanh": Activation(np.tanh, lambda z, a: 1 - a**2),
    "relu": Activation(lambda z: np.maximum(z, 0), lambda z, a: np.where(z > 0, 1.0, 0.0)),  # ReLU'(0) = 0
    "linear": Activation(lambda z: z, lambda z, a: np.ones_like(z)),
}

COSTS = {
    "half squared error": Cost(lambda a, y: _sum_of_squares(a, y) / 2, lambda a, y: a - y),
    "squared error": Cost(_sum_of_squares, lambda a, y: 2 * (a - y)),
}
