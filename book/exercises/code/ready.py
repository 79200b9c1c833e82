"""The slopes of a graph whose arrows stand in any order: a station hands on when all that it waits for has arrived."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _slopes(arrows, n, last, start=1, wait=True, arrive=lambda so_far, factor, slope: so_far + factor * slope):
    slope, owed = np.zeros(n), np.zeros(n)
    slope[last] = start
    for sender, _, _ in arrows:
        owed[sender] += 1
    ready, had = [station for station in range(n) if owed[station] == 0], [False] * n
    while ready:
        station = ready.pop()
        had[station] = True
        for sender, receiver, factor in arrows:
            if receiver == station:
                slope[sender] = arrive(slope[sender], factor, slope[station])
                owed[sender] -= 1
                if owed[sender] == 0 or not (wait or had[sender] or sender in ready):
                    ready.append(sender)
    return slope


def _as_listed(arrows, n, last, order=reversed):
    slope = np.zeros(n)
    slope[last] = 1
    for sender, receiver, factor in order(arrows):
        slope[sender] += factor * slope[receiver]
    return slope


def _at_once(arrows, n, last):
    """Each arrival sets off another walk, with all that has arrived so far."""
    slope = np.zeros(n)
    slope[last] = 1

    def walk(station):
        for sender, receiver, factor in arrows:
            if receiver == station:
                slope[sender] += factor * slope[station]
                walk(sender)

    walk(last)
    return slope


TASK = Task(
    right=_slopes,
    wrong={
        partial(
            _slopes, wait=False
        ): "A station has its turn as soon as something has arrived, and hands on too little: it has "
        "to wait for every arrow that leaves it.",
        _at_once: "A station hands on all that it holds at each arrival, so what came first is handed on twice. Let it wait, "
        "and hand on once.",
        _as_listed: "The arrows are walked back in the order of the list, from its end. Here they stand in any order: a "
        "station has its turn when all that it waits for has arrived.",
        partial(
            _as_listed, order=list
        ): "The arrows are walked back in the order of the list. Here they stand in any order: "
        "a station has its turn when all that it waits for has arrived.",
        partial(
            _slopes, arrive=lambda so_far, factor, slope: factor * slope
        ): "What arrives writes over what was there: over the paths add, += in place of =.",
        partial(
            _slopes, arrive=lambda so_far, factor, slope: so_far + factor + slope
        ): "Along a path multiply: the slope at the tip, times the factor of the arrow.",
        partial(
            _slopes, start=0
        ): "The walk needs something to begin with: how fast does the last station rise with itself?",
    },
    given=lambda draw, n, last, *arrows: ([(j, k, round(2 * float(draw()), 1) or 0.5) for j, k in arrows], n, last),
    sizes=(
        (4, 3, (0, 1), (2, 3), (0, 2), (1, 3)),
        (4, 0, (3, 2), (2, 1), (1, 0), (3, 1)),
        (5, 2, (0, 3), (3, 2), (4, 3), (0, 4), (1, 0), (4, 2), (1, 4)),
        (5, 4, (3, 4), (0, 1), (1, 2), (0, 3), (2, 3)),
        (6, 3, (5, 0), (0, 3), (5, 3), (0, 1), (4, 5), (2, 4), (4, 0), (2, 5)),
        (3, 1, (0, 2), (0, 1), (0, 1)),
    ),
    gives={"slope": "a flat array of n slopes, shape (n,)"},
    because="Each arrow is walked once, and each station waits until it is complete. This is how a library goes back "
    "through a graph that it has no list of.",
)
