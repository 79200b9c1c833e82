"""Functions that several tasks are made of, with an argument for each way in which they go wrong.

measured(cost, w, h)        how fast ``cost`` changes with each entry of ``w``, nudged by ``h`` to both sides
cost_of(draw, n, m)         such a cost, weights of shape (n, m), and a nudge
softmax(z)                  the outputs of softmax, for a batch
"""

from collections.abc import Callable

import numpy as np

from bplib.exercises.code.task import Draw

Cost = Callable[[np.ndarray], float]


def measured(cost: Cost, w: np.ndarray, h: float, up: int = 1, down: int = 1, span: int = 2) -> np.ndarray:
    """Nudged ``up`` and ``down`` by so many h, and divided by a ``span`` of so many."""
    slope = np.zeros(w.shape)
    for at in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[at] = h
        slope[at] = (cost(w + up * nudge) - cost(w - down * nudge)) / (span * h)
    return slope


def cost_of(draw: Draw, n: int, m: int) -> tuple[Cost, np.ndarray, float]:
    x, y = draw((m, 1)), draw((n, 1))
    return (lambda w: float(((np.tanh(w @ x) - y) ** 2).sum())), draw((n, m)), 0.2


def softmax(z: np.ndarray, shift: Callable = lambda z: z.max(axis=0), axis: int | None = 0) -> np.ndarray:
    """What ``shift`` gives is taken away first; the powers are added along ``axis``."""
    powers = np.exp(z - shift(z))
    return powers / powers.sum(axis=axis, keepdims=True)
