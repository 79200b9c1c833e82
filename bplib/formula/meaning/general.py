r"""Activations and costs of no special kind: what holds for one of these holds by no peculiarity of it.

    wave(0.3, 0.5, 1, 0.2)              0.3 z + 0.5 sin(z + 1) + 0.2 ln(1 + e^z)
    swish(1.3)                          z / (1 + e^{-1.3 z})
    steeper(3, swish(1))                three times as steep
    ACTIVATIONS, COSTS                  the families: each entry makes one of them from a random generator
    SOFTMAX, together(0.4)              outputs that act together; CROSS_ENTROPY: the cost beside softmax,
                                        and YES_OR_NO beside sigmoids, each of which answers a question of its own

The slope of a wave is neither even nor of one sign, so that σ'(-z), |σ'(z)| and max(0, σ'(z)) are others. In every cost
each output matters to the slope of every other, as no sum over single outputs would have it; all may be negative.
"""

from collections.abc import Callable

import numpy as np

from bplib.formula.meaning.indices import Wrong
from bplib.functions import Activation, Cost


def wave(p: float, q: float, r: float, s: float) -> Activation:
    """σ(z) = p z + q sin(z + r) + s ln(1 + e^z)."""
    return Activation(
        lambda z: p * z + q * np.sin(z + r) + s * np.log(1 + np.exp(z)),
        lambda z, a: p + q * np.cos(z + r) + s / (1 + np.exp(-z)),
    )


def swish(p: float) -> Activation:
    """σ(z) = z / (1 + e^{-pz})."""

    def slope(z: np.ndarray, a: np.ndarray) -> np.ndarray:
        share = 1 / (1 + np.exp(-p * z))
        return share + p * z * share * (1 - share)

    return Activation(lambda z: z / (1 + np.exp(-p * z)), slope)


def steeper(p: float, one: Activation) -> Activation:
    """σ(z) = p times what ``one`` makes of z."""
    return Activation(lambda z: p * one.f(z), lambda z, a: p * one.df(z, a / p))


def exponential(p: float, q: float) -> Cost:
    """C = Σ_j e^{p a_j} (1 + y_j²) + q (Σ_j a_j)² - 3."""
    return Cost(
        lambda a, y: (np.exp(p * a) * (1 + y**2)).sum(axis=0) + q * a.sum(axis=0) ** 2 - 3,
        lambda a, y: p * np.exp(p * a) * (1 + y**2) + 2 * q * a.sum(axis=0),
    )


def neighbours(p: float, q: float) -> Cost:
    """C = Σ_j sin(a_j - p y_j) + q Σ_j a_j a_{j+1} - 4, where the first follows on the last."""
    return Cost(
        lambda a, y: (np.sin(a - p * y) + q * a * np.roll(a, -1, axis=0)).sum(axis=0) - 4,
        lambda a, y: np.cos(a - p * y) + q * (np.roll(a, 1, axis=0) + np.roll(a, -1, axis=0)),
    )


def logarithmic(p: float, q: float) -> Cost:
    """C = p ln(1 + Σ_j a_j²) + q Σ_j a_j y_j."""
    return Cost(
        lambda a, y: p * np.log(1 + (a**2).sum(axis=0)) + q * (a * y).sum(axis=0),
        lambda a, y: 2 * p * a / (1 + (a**2).sum(axis=0)) + q * y,
    )


def _softmax(z: np.ndarray) -> np.ndarray:
    return np.exp(z) / np.exp(z).sum(axis=0)


def no_slope(z: np.ndarray, a: np.ndarray) -> np.ndarray:
    """What stands for σ' where there is none."""
    raise Wrong("the outputs act together: there is no σ of one entry")


def together(p: float) -> Activation:
    """a_j = tanh(z_j) + p sin(z_{j-1}): each output hears its neighbour, and the table of slopes is not symmetric."""
    return Activation(lambda z: np.tanh(z) + p * np.sin(np.roll(z, 1, axis=0)), no_slope)


SOFTMAX = Activation(_softmax, no_slope)  # its table of slopes is symmetric
CROSS_ENTROPY = Cost(lambda a, y: -(y * np.log(a)).sum(axis=0), lambda a, y: -y / a)
YES_OR_NO = Cost(
    lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0), lambda a, y: (1 - y) / (1 - a) - y / a
)

Draw = np.random.Generator
ACTIVATIONS: list[Callable[[Draw], Activation]] = [
    lambda draw: wave(*draw.uniform((0.2, 0.45, 0.6, 0.1), (0.35, 0.6, 1.4, 0.3))),
    lambda draw: swish(draw.uniform(0.8, 1.6)),
]
COSTS: list[Callable[[Draw], Cost]] = [
    lambda draw: exponential(*draw.uniform((0.3, 0.2), (0.6, 0.4))),
    lambda draw: neighbours(*draw.uniform((0.5, 0.3), (1.1, 0.6))),
    lambda draw: logarithmic(*draw.uniform((0.6, 0.3), (1.4, 0.8))),
]
