"""The outputs of softmax, for a batch."""

from functools import partial

import numpy as np

from bplib.exercises.code.parts import softmax
from bplib.exercises.code.task import Task
from bplib.functions import sigmoid

TASK = Task(
    right=softmax,
    wrong={
        partial(
            softmax, shift=lambda z: 0
        ): "Right for small weighted inputs. But e to the power of 1000 is larger than any number "
        "the computer has. What may you take away from all the weighted inputs of a sample?",
        partial(softmax, axis=None): "softmax of all",
        partial(softmax, axis=1): "softmax of a row",
        partial(
            softmax, shift=lambda z: 0, axis=None
        ): "Two things. Each column is a softmax of its own: axis=0. And e to the power of 1000 is larger than any number the "
        "computer has.",
        partial(
            softmax, shift=lambda z: z.max()
        ): "One number is taken away from all samples. Where a sample lies far below it, all its powers become 0: take away "
        "each column's own largest.",
        partial(softmax, shift=lambda z: z.max(), axis=None): "softmax of all",
        partial(softmax, shift=lambda z: np.maximum(z.max(axis=0), 0)): "softmax far below 0",
        lambda z: np.log(softmax(z)): "Those are the logarithms of the outputs.",
        lambda z: np.exp(z - z.max(axis=0)): "The powers are not divided by their sum yet.",
        lambda z: z / z.sum(axis=0): "The powers of e are missing: this divides the weighted inputs themselves.",
        sigmoid: "That is the sigmoid, one output at a time. In a softmax every output hears every weighted input.",
        lambda z: (
            (z == z.max(axis=0)) * 1.0
        ): "That picks the largest. Softmax does so softly: a larger lead, a larger share.",
    },
    given=lambda draw, n, N, *levels: (draw((n, N)) + np.array(levels or [0.0] * N),),
    sizes=((3, 1), (2, 4), (3, 3), (4, 2), (3, 2, 1000, 0), (3, 3, -1000, 0, 1000)),
    gives={"a": "an array of shape (n_L, N)"},
    because="Each column adds up to 1, whatever is added to all of its weighted inputs.",
)
