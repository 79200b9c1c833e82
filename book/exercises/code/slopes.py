"""The slopes of a graph, by going back over every arrow."""

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


TASK = Task(
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
