"""A check of slopes: how far each lies from what is measured, in proportion to their size."""

from functools import partial

import numpy as np

from bplib.exercises.code.parts import cost_of, measured
from bplib.exercises.code.task import Task


def _gap(cost, w, dw, h, measured=measured, size=lambda m, dw: abs(m) + abs(dw), miss=lambda m, dw: abs(m - dw)):
    m = measured(cost, w, h)
    return miss(m, dw) / size(m, dw)


def _case(draw, n, m):
    cost, w, h = cost_of(draw, n, m)
    return cost, w, draw((n, m)), h


TASK = Task(
    right=_gap,
    wrong={
        partial(
            _gap, size=lambda m, dw: 1
        ): "That is the distance itself. A thousandth is little beside 1 and much beside a thousandth: divide "
        "by the sizes of both.",
        partial(_gap, measured=partial(measured, down=0, span=1)): "one side",
        partial(_gap, measured=partial(measured, up=0, span=1)): "one side",
        partial(_gap, measured=partial(measured, span=1)): "h for 2h",
        partial(_gap, measured=partial(measured, up=-1, down=-1)): "lowered minus raised",
        partial(
            _gap, measured=lambda cost, w, h: np.zeros(w.shape)
        ): "What you measure is 0. Are both nudged the same way, or are the raised weights and the lowered ones one array? A second "
        "name makes no copy; .copy() does.",
        partial(
            _gap, size=lambda m, dw: 1, miss=lambda m, dw: m - dw
        ): "That is the difference itself. Take its size, and divide by the sizes of both.",
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
