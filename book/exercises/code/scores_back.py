"""The slopes of the cost along the scores of an attention, from the portions and the slopes along them."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _along_keys(terms):
    return terms.sum(axis=1, keepdims=True)


def _scores_back(A, dA, mean=lambda A, dA: _along_keys(dA * A), portion=lambda A: A):
    return portion(A) * (dA - mean(A, dA))


TASK = Task(
    right=_scores_back,
    wrong={
        partial(_scores_back, mean=lambda A, dA: (dA * A).sum(axis=0)): (
            "This adds down the columns. A token that looks has one whole to share out, so the mean runs along its row: axis=1."
        ),
        partial(_scores_back, mean=lambda A, dA: (dA * A).sum()): (
            "One mean for all rows. Each token that looks has a softmax of its own: axis=1, and keepdims=True."
        ),
        partial(_scores_back, mean=lambda A, dA: dA.mean(axis=1, keepdims=True)): (
            "In this mean every slope counts alike. Count each by its portion: add up dA * A along the row."
        ),
        partial(_scores_back, mean=lambda A, dA: _along_keys(dA)): (
            "Added up, but not counted by the portions: add up dA * A along the row."
        ),
        partial(_scores_back, mean=lambda A, dA: 0 * dA): (
            "The mean is missing: if one portion grows, the others of its row must shrink."
        ),
        partial(_scores_back, mean=lambda A, dA: dA * A): "only the diagonal",
        partial(
            _scores_back, portion=lambda A: 1
        ): "Each slope less the mean has still to be multiplied by its portion.",
        partial(_scores_back, portion=lambda A: A * (1 - A)): (
            "A * (1 - A) is the softmax's slope along its own score, and the mean has seen to that already. The factor is the portion."
        ),
        lambda A, dA: -_scores_back(A, dA): "The sign: slope less mean, not mean less slope.",
    },
    given=lambda draw, n, m: (_portions(draw((n, m))), draw((n, m))),
    sizes=((2, 3), (3, 2), (3, 3), (1, 4), (4, 5)),
    gives={"slopes": "an array of the shape of A"},
    because="Each row adds up to 0.",
)


def _portions(S):
    return np.exp(S) / _along_keys(np.exp(S))
