"""The slopes along readings that are pooled in pairs, the larger of each pair."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _first_of_the_largest(pairs):
    return np.eye(2)[pairs.argmax(axis=1)]


def _unpool(x, g, won=_first_of_the_largest, handed=lambda pairs, g: g[:, None]):
    pairs = x.reshape(-1, 2)
    return (won(pairs) * handed(pairs, g)).reshape(-1)


TASK = Task(
    right=_unpool,
    wrong={
        partial(_unpool, won=lambda pairs: 1.0 * np.ones_like(pairs)): (
            "Both of a pair get the slope here. The loser gets nothing: a small push of it changes nothing."
        ),
        partial(_unpool, won=lambda pairs: np.full(pairs.shape, 0.5)): (
            "The slope is shared here. The winner gets all of it: the maximum moves by as much as its winner."
        ),
        partial(_unpool, won=lambda pairs: 1 - _first_of_the_largest(pairs)): (
            "The loser gets the slope here. Who was handed on?"
        ),
        partial(_unpool, handed=lambda pairs, g: g[:, None] * pairs): "value for slope",
        partial(_unpool, handed=lambda pairs, g: pairs): (
            "That hands the readings themselves on. What has to come back is the slope of their maximum."
        ),
        partial(_unpool, won=lambda pairs: 1.0 * (pairs == pairs.max(axis=1, keepdims=True))): (
            "Right, unless the two of a pair are equal: then both get the slope. Let the first be the winner."
        ),
        partial(_unpool, won=lambda pairs: np.eye(2)[1 - pairs[:, ::-1].argmax(axis=1)]): (
            "Right, unless the two of a pair are equal: then the second wins here. Let it be the first."
        ),
        lambda x, g: _unpool(x, g).reshape(-1, 2): (
            "The numbers are right, but one pair stands in each row. Asked for is the shape of x, a flat array."
        ),
        lambda x, g: g: "One slope for each pair. Asked for is one for each reading.",
    },
    given=lambda draw, pairs, *equal: (np.array(equal) if equal else draw((2 * pairs,)), draw((pairs,))),
    sizes=((2,), (3,), (1,), (5,), (3, 1.0, 1.0, 2.0, -1.0, 0.5, 0.5)),
    gives={"slopes": "an array of the shape of x"},
    because="A winner hears all of its pair's error, whatever its size.",
)
