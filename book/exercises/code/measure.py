"""The slopes of a cost without any way back: each weight is nudged by itself."""

from functools import partial

import numpy as np

from bplib.exercises.code.parts import cost_of, measured
from bplib.exercises.code.task import Task


def _left_nudged(cost, w, h):
    slope = np.zeros(w.shape)
    for at in np.ndindex(w.shape):
        w[at] += h
        above = cost(w)
        w[at] -= 2 * h
        slope[at] = (above - cost(w)) / (2 * h)
    return slope


TASK = Task(
    right=measured,
    wrong={
        partial(measured, down=0, span=1): "one side",
        partial(measured, up=0, span=1): "one side",
        partial(measured, span=1): "h for 2h",
        partial(measured, up=-1, down=-1): "lowered minus raised",
        lambda cost, w, h: (
            measured(cost, w, h) * 2 * h
        ): "That is the change of the cost. A slope is the change divided by the distance that the weight has moved.",
        lambda cost, w, h: np.full(
            w.shape, (cost(w + h) - cost(w - h)) / (2 * h)
        ): "All the weights are nudged at once here. One at a time; the others stand still.",
        lambda cost, w, h: np.zeros(
            w.shape
        ): "All slopes are 0: the raised and the lowered weights are the same. Are both nudged the same way, or is one a second "
        "name for the other? w.copy() makes a copy.",
        _left_nudged: "Each weight stays where its nudge has left it, and the next is measured on another network: put it "
        "back.",
    },
    given=cost_of,
    sizes=((2, 3), (1, 2), (3, 1), (2, 2)),
    gives={"slope": "an array of the shape of w"},
    because="Two runs of the network for each weight: dear, and honest. It is the witness to call when a formula is in "
    "doubt.",
)
