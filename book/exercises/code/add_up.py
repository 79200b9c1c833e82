"""The slopes along the weights of a layer, added up over samples that come one after the other."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _add_up(deltas, activations, share=lambda delta, a: delta @ a.T, use=lambda shares: shares):
    return sum(use([share(delta, a) for delta, a in zip(deltas, activations)]))


TASK = Task(
    right=_add_up,
    wrong={
        partial(
            _add_up, use=lambda shares: shares[-1:]
        ): "Only the last sample is left: each share overwrites the one before. += in place of =.",
        partial(
            _add_up, use=lambda shares: shares[:1]
        ): "Only the first sample is counted: does the return stand inside the loop?",
        partial(
            _add_up, use=lambda shares: shares[1:]
        ): "The first sample is left out: where does your loop, or your range, begin?",
        partial(
            _add_up, use=lambda shares: shares[:-1]
        ): "The last sample is left out: where does your loop, or your range, end?",
        partial(_add_up, use=lambda shares: [*shares, shares[-1]]): "The last sample is counted twice.",
        partial(
            _add_up, use=lambda shares: [*shares, shares[0]]
        ): "The first sample is counted twice: the sum begins with nothing.",
        partial(
            _add_up, use=lambda shares: [*shares, np.ones(shares[0].shape)]
        ): "The sum begins with ones. It begins with nothing: np.zeros.",
        partial(_add_up, share=lambda delta, a: (delta @ a.T) / 2): "A factor of 2 is missing: nothing is halved here.",
        partial(_add_up, share=lambda delta, a: a @ delta.T): "swapped",
        lambda deltas, activations: (
            sum(deltas) @ sum(activations).T
        ): "The errors and the activations are added up before they are "
        "multiplied, and no longer know which came with which: multiply first.",
        lambda deltas, activations: _add_up(deltas, activations) / len(deltas): "That is the mean. Asked is the sum.",
    },
    given=lambda draw, n, m, N: ([draw((n, 1)) for _ in range(N)], [draw((m, 1)) for _ in range(N)]),
    sizes=((2, 3, 3), (3, 2, 2), (3, 3, 4), (1, 2, 5), (2, 2, 3)),
    gives={"dw": "an array of shape (n_l, n_{l-1})"},
    because="A sum begins with nothing, and each sample adds its share to what is there.",
)
