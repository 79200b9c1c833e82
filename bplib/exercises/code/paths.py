"""Slopes along paths, and without them: SLOPES, by going back over every arrow, and MEASURE, by nudging each weight
(bplib.exercises.code.task)."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _slopes(arrows, n, start=1, order=reversed, arrive=lambda so_far, factor, slope: so_far + factor * slope):
    slope = np.zeros(n)
    slope[n - 1] = start
    for sender, receiver, factor in order(arrows):
        slope[sender] = arrive(slope[sender], factor, slope[receiver])
    return slope


def _pushed(arrows, n):
    moved = np.zeros(n)
    moved[0] = 1
    for sender, receiver, factor in arrows:
        moved[receiver] += factor * moved[sender]
    return moved


SLOPES = Task(
    right=_slopes,
    wrong={
        partial(
            _slopes, arrive=lambda so_far, factor, slope: factor * slope
        ): "Only one of the paths is counted: where several arrows leave a station, each one overwrites what the one before "
        "it has brought back. Over the paths add: += in place of =.",
        partial(
            _slopes, order=list
        ): "An arrow is walked back before the slope at its tip is complete. Begin with the last "
        "arrow: reversed(arrows).",
        partial(
            _slopes, arrive=lambda so_far, factor, slope: so_far + factor + slope
        ): "Along a path multiply: the slope at the tip, times the factor of the arrow.",
        partial(_slopes, start=0): "The walk needs something to begin with: how fast does the cost rise with itself?",
        _pushed: "That is how far a push of station 0 moves every station. Asked is how far a push of each station moves "
        "the last: go the other way.",
    },
    given=lambda draw, n, *arrows: ([(j, k, round(2 * float(draw()), 1) or 0.5) for j, k in arrows], n),
    sizes=(
        (4, (0, 1), (0, 2), (1, 3), (2, 3)),
        (3, (0, 1), (1, 2)),
        (3, (0, 1), (0, 1), (0, 2), (1, 2)),
        (6, (0, 2), (1, 2), (1, 3), (2, 4), (2, 5), (3, 4), (4, 5)),
        (5, (0, 1), (0, 2), (1, 4), (2, 3), (2, 4)),
    ),
    gives={"slope": "a flat array of n slopes, shape (n,)"},
    because="One multiplication for each arrow, however many paths they make. Programs for large networks do this, with "
    "an arrow for each small operation.",
)


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
    "Nudged to one side only. The curve bends away from its tangent, and the slope is wrong by about as much as you "
    "nudge: go up and down, and take the difference."
)

MEASURE = Task(
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
