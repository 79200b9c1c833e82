"""A check of slopes: how far each lies from what is measured, in proportion to their size."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _measured(cost, w, h, up=1, down=1, span=2):
    slope = np.zeros(w.shape)
    for at in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[at] = h
        slope[at] = (cost(w + up * nudge) - cost(w - down * nudge)) / (span * h)
    return slope


def _gap(cost, w, dw, h, measured=_measured, size=lambda m, dw: abs(m) + abs(dw), miss=lambda m, dw: abs(m - dw)):
    m = measured(cost, w, h)
    return miss(m, dw) / size(m, dw)


def _case(draw, n, m):
    x, y, w = draw((m, 1)), draw((n, 1)), draw((n, m))
    return (lambda w: float(((np.tanh(w @ x) - y) ** 2).sum())), w, draw((n, m)), 0.2


ONE_SIDE = "Nudged to one side only: go up and down, and take the difference."

TASK = Task(
    right=_gap,
    wrong={
        partial(
            _gap, size=lambda m, dw: 1
        ): "That is the distance itself. A thousandth is little beside 1 and much beside a thousandth: divide "
        "by the sizes of both.",
        partial(_gap, measured=partial(_measured, down=0, span=1)): ONE_SIDE,
        partial(_gap, measured=partial(_measured, up=0, span=1)): ONE_SIDE,
        partial(
            _gap, measured=partial(_measured, span=1)
        ): "Measured twice as steep as it is: from the lowered weight to the raised one it is 2h.",
        partial(
            _gap, measured=partial(_measured, up=-1, down=-1)
        ): "The measured slope has the wrong sign: raised minus lowered.",
        partial(_gap, miss=lambda m, dw: m - dw): "A distance has no sign: abs.",
        partial(_gap, miss=lambda m, dw: dw - m): "A distance has no sign: abs.",
        partial(
            _gap, size=lambda m, dw: abs(m + dw)
        ): "Slopes of opposite signs cancel below the line: add their sizes, abs(…) + abs(…).",
        partial(
            _gap, size=lambda m, dw: m + dw
        ): "Slopes of opposite signs cancel below the line: add their sizes, abs(…) + abs(…).",
        partial(
            _gap, size=lambda m, dw: abs(dw)
        ): "Only the size of dw stands below the line; where dw is 0 that breaks down.",
        partial(_gap, size=lambda m, dw: abs(m)): "Only the size of the measured slope stands below the line.",
        partial(
            _gap, size=lambda m, dw: np.maximum(abs(m), abs(dw))
        ): "Asked is the sum of both sizes below the line, not the larger one.",
    },
    given=_case,
    sizes=((2, 3), (1, 2), (3, 1), (2, 2)),
    gives={"gap": "an array of the shape of w"},
    because="0 is agreement, and 1 is as far apart as two numbers can be.",
)
