"""Slopes that are too long together, shortened together."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _length(*arrays):
    return np.sqrt(sum((v**2).sum() for v in arrays))


def _clip(dw, db, limit, length=_length, scale=lambda limit, length: min(1, limit / length)):
    s = scale(limit, length(dw, db))
    return s * dw, s * db


def _each_array(dw, db, limit):
    return tuple(min(1, limit / _length(v)) * v for v in (dw, db))


def _each_entry(dw, db, limit):
    return np.clip(dw, -limit, limit), np.clip(db, -limit, limit)


TASK = Task(
    right=_clip,
    wrong={
        lambda dw, db, limit: (dw, db): "Nothing is shortened, however long it is.",
        _each_entry: "Each entry is cut off by itself, and the direction changes. One number must multiply them all.",
        _each_array: "Each array is shortened by itself, and the direction changes. Take one length, of both together.",
        partial(
            _clip, scale=lambda limit, length: limit / length
        ): "Short slopes are made longer, too. Only what is longer than the limit is changed.",
        partial(
            _clip, scale=lambda limit, length: min(1, 1 / length)
        ): "That makes the length 1. It is to be the limit.",
        partial(
            _clip, scale=lambda limit, length: min(1, limit / length**2)
        ): "Divided by the square of the length: take the root.",
        partial(
            _clip, length=lambda dw, db: _length(dw) + _length(db)
        ): "The lengths of the two arrays do not add. Add the squares of all entries, then take the root.",
        partial(
            _clip, length=lambda dw, db: abs(dw).sum() + abs(db).sum()
        ): "That is the sum of the sizes, not the length: the root of the sum of the squares.",
    },
    given=lambda draw, n, m, limit: (draw((n, m)), draw((n, 1)), limit),
    sizes=((2, 3, 0.5), (3, 2, 100.0), (3, 3, 0.2), (1, 4, 1.5), (4, 1, 50.0)),
    gives={"dw": "an array of the shape of dw", "db": "an array of the shape of db"},
    because="One number multiplies all entries, so the direction stays.",
)
