"""The slopes along what comes into a batch norm, for a batch, from those along what goes on."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task

EPSILON = 0.00001


def _over_samples(table):
    return table.mean(axis=1, keepdims=True)


def _back(
    x_hat,
    delta,
    gain,
    spread,
    mean=_over_samples,
    middle=lambda mean, delta, x_hat: mean(delta),
    last=lambda mean, delta, x_hat: x_hat * mean(delta * x_hat),
    before=lambda gain, spread: gain / spread,
):
    return before(gain, spread) * (delta - middle(mean, delta, x_hat) - last(mean, delta, x_hat))


def _nothing(mean, delta, x_hat):
    return 0


def _given(draw, n, N):
    x = draw((n, N))
    distance = x - _over_samples(x)
    spread = np.sqrt(_over_samples(distance * distance) + EPSILON)
    return distance / spread, draw((n, N)), draw((n, 1)), spread


TASK = Task(
    right=_back,
    wrong={
        partial(_back, mean=lambda table: table.mean(axis=0, keepdims=True)): (
            "The means run over the neurons here: that is layer norm's way. Batch norm compares the samples of each neuron, "
            "along the rows: axis=1."
        ),
        partial(_back, mean=lambda table: table.sum(axis=1, keepdims=True)): "sum for mean",
        partial(_back, mean=lambda table: table.mean()): (
            "One mean for the whole table. Each neuron has its own: axis=1, and keepdims=True to keep it a column."
        ),
        partial(_back, middle=_nothing, last=_nothing): (
            "That is the layer in use, with stored means and variances. While it learns, both move with the batch."
        ),
        partial(_back, last=_nothing): "The road through the spread is missing: x_hat times a mean of products.",
        partial(_back, middle=_nothing): "The road through the mean is missing: the mean of the errors.",
        partial(_back, middle=lambda mean, delta, x_hat: -mean(delta)): (
            "The sign of the middle term: when the mean rises, the distances fall."
        ),
        partial(_back, last=lambda mean, delta, x_hat: -x_hat * mean(delta * x_hat)): (
            "The sign of the last term: when the spread grows, each normalised number shrinks."
        ),
        partial(_back, last=lambda mean, delta, x_hat: mean(delta * x_hat)): (
            "The last term is not the same for all samples: it has x_hat as a factor once more."
        ),
        partial(_back, before=lambda gain, spread: 1 / spread): "The gains are missing.",
        partial(_back, before=lambda gain, spread: gain): "All three terms are divided by the spread.",
        partial(_back, before=lambda gain, spread: gain * spread): "Divided by the spread, not multiplied.",
        partial(
            _back, before=lambda gain, spread: 1 / (gain * spread)
        ): "The gain multiplied on the way forward, and so it does on the way back.",
    },
    given=_given,
    sizes=((2, 3), (3, 4), (3, 3), (1, 5), (4, 3)),
    gives={"slopes": "an array of shape (n, N)"},
    because="A row for itself: each neuron's samples hear each other, and no other neuron's.",
)
