"""How fast each output of a softmax moves with each weighted input."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _slopes(a, own=lambda a: np.eye(len(a)) * a, other=np.outer):
    return own(a) - other(a, a)


def _outputs(z):
    return np.exp(z) / np.exp(z).sum()


TASK = Task(
    right=_slopes,
    wrong={
        partial(_slopes, other=lambda a, _: np.eye(len(a)) * a * a): "only the diagonal",
        partial(
            _slopes, own=lambda a: np.eye(len(a))
        ): "The square bracket is multiplied by the output, too: the 1 on the diagonal becomes the answer.",
        partial(_slopes, own=lambda a: a): (
            "A flat array is laid along the rows, so the answer stands in every row now. It belongs on the diagonal alone."
        ),
        partial(_slopes, own=lambda a: 0 * a): "The square bracket is missing: the diagonal has a term more.",
        lambda a: np.outer(a, a) - np.eye(len(a)) * a: "The sign: an output rises with its own weighted input.",
        partial(
            _slopes, other=lambda a, _: -np.outer(a, a)
        ): "The sign beside the diagonal: what one gains, the others lose.",
        partial(
            _slopes, other=lambda a, _: a * a
        ): "For a flat array `a * a` has one entry for each output. The table needs the product of each two: np.outer(a, a).",
        lambda a: (
            a * (1 - a)
        ): "That is the diagonal, as a flat array. The table has a row and a column for each output.",
        lambda a: np.outer(a, 1 - a): (
            "There the bracket is 1 everywhere. It is 1 only where the output's own weighted input is pushed."
        ),
    },
    given=lambda draw, n: (_outputs(draw((n,))),),
    sizes=((3,), (2,), (4,), (5,)),
    gives={"slopes": "an array of shape (n_L, n_L)"},
    because="Each row and each column adds up to 0.",
)
