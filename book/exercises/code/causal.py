"""What each token fetches by causal attention."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _seen(n):
    return np.arange(n)[:, None] >= np.arange(n)


def _portions(S, axis=1):
    powers = np.exp(S - S.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def _barred(S, seen=_seen):
    return _portions(np.where(seen(len(S)), S, -np.inf))


def _struck_out(S):
    return _seen(len(S)) * _portions(S)


def _fetched(Q, K, V, root=lambda Q: Q.shape[1], portions=_barred):
    return portions(Q @ K.T / root(Q) ** 0.5) @ V


TASK = Task(
    right=_fetched,
    wrong={
        partial(_fetched, portions=_portions): "Every token sees all others here, those that come later, too.",
        partial(_fetched, portions=lambda S: _barred(S, seen=lambda n: _seen(n).T)): (
            "The mask is turned round: these tokens see only what comes later. Token i may look at token j where j is at most i."
        ),
        partial(_fetched, portions=_struck_out): (
            "The portions are struck out after the softmax, and a row no longer adds up to 1. Bar the scores first: −∞ for each."
        ),
        partial(_fetched, portions=lambda S: _portions(_seen(len(S)) * S)): (
            "A score of 0 is a score like any other: its power of e is 1. What is barred needs −∞: np.where(seen, S, -np.inf)."
        ),
        partial(_fetched, portions=lambda S: _portions(np.where(_seen(len(S)), S, -np.inf), axis=0)): (
            "The softmax runs down the columns here. Each token that looks has one whole to share out: axis=1."
        ),
        partial(_fetched, root=lambda Q: 1): "The scores are not divided by the root of the number of parts.",
        partial(_fetched, root=lambda Q: len(Q)): (
            "Divided by the root of the number of rows, that is, of tokens. What is added up are the parts of a query: Q.shape[1]."
        ),
        partial(_fetched, root=lambda Q: Q.shape[1] ** 2): "Divided by the number of parts. It is its root: np.sqrt.",
        lambda Q, K, V: _fetched(K, Q, V): (
            "The table is transposed: queries and keys have changed places. Its rows belong to the tokens that look: Q @ K.T."
        ),
    },
    given=lambda draw, n, d, v: (draw((n, d)), draw((n, d)), draw((n, v))),
    sizes=((3, 2, 1), (2, 3, 2), (3, 3, 3), (4, 2, 3), (2, 4, 1)),
    gives={"O": "an array of the shape of V"},
    because="The first token can only look at itself, and fetches its own value.",
)
