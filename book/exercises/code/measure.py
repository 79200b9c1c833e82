"""The slopes of a cost without any way back: each weight is nudged by itself."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _measure(cost, w, h, up=1, down=1, span=2):
    slope = np.zeros(w.shape)
    for at in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[at] = h
        slope[at] = (cost(w + up * nudge) - cost(w - down * nudge)) / (span * h)
    return slope


def _left_nudged(cost, w, h):
    slope = np.zeros(w.shape)
    for at in np.ndindex(w.shape):
        w[at] += h
        above = cost(w)
        w[at] -= 2 * h
        slope[at] = (above - cost(w)) / (2 * h)
    return slope


def _cost_of(draw, n, m):
    x, y = draw((m, 1)), draw((n, 1))
    return (lambda w: float(((np.tanh(w @ x) - y) ** 2).sum())), draw((n, m)), 0.2


ONE_SIDE = (
    "Nudged to one side only. The curve bends away from its tangent, and the slope is wrong in proportion to the "
    "nudge: go up and down, and take the difference."
)

TASK = Task(
    right=_measure,
    wrong={
        partial(_measure, down=0, span=1): ONE_SIDE,
        partial(_measure, up=0, span=1): ONE_SIDE,
        partial(_measure, span=1): "Twice too steep: from the lowered weight to the raised one it is 2h, not h.",
        partial(
            _measure, up=-1, down=-1
        ): "The sign: raised minus lowered, so that a rising cost has a positive slope.",
        lambda cost, w, h: (
            _measure(cost, w, h) * 2 * h
        ): "That is the change of the cost. A slope is the change divided by the distance that the weight has moved.",
        lambda cost, w, h: np.full(
            w.shape, (cost(w + h) - cost(w - h)) / (2 * h)
        ): "All the weights are nudged at once here. One at a time; the others stand still.",
        lambda cost, w, h: np.zeros(
            w.shape
        ): "All slopes are 0. Are the raised and the lowered weights one and the same "
        "array? A second name makes no copy; w.copy() does.",
        _left_nudged: "Each weight stays where its nudge has left it, and the next is measured on another network: put it "
        "back.",
    },
    given=_cost_of,
    sizes=((2, 3), (1, 2), (3, 1), (2, 2)),
    gives={"slope": "an array of the shape of w"},
    because="Two runs of the network for each weight: dear, and honest. It is the witness to call when a formula is in "
    "doubt.",
)
