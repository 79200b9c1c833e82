"""The slopes along the numbers that a layer norm is given, from those along its normalised numbers."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task

EPSILON = 0.00001


def _spread(distance):
    return np.sqrt((distance * distance).mean() + EPSILON)


def _back(
    x,
    g,
    spread=_spread,
    middle=lambda g: g.mean(),
    last=lambda g, x_hat: x_hat * (g * x_hat).mean(),
    divided=lambda left, spread: left / spread,
):
    distance = x - x.mean()
    x_hat = distance / spread(distance)
    return divided(g - middle(g) - last(g, x_hat), spread(distance))


TASK = Task(
    right=_back,
    wrong={
        partial(_back, middle=lambda g: 0, last=lambda g, x_hat: 0): (
            "That is the own road alone, right for a layer whose mean and spread are stored. Here both move with x."
        ),
        partial(
            _back, last=lambda g, x_hat: 0
        ): "The road through the spread is missing: x_hat times a mean of products.",
        partial(_back, middle=lambda g: 0): "The road through the mean is missing: the mean of g.",
        partial(
            _back, middle=lambda g: -g.mean()
        ): "The sign of the middle term: when the mean rises, the distances fall.",
        partial(_back, last=lambda g, x_hat: -x_hat * (g * x_hat).mean()): (
            "The sign of the last term: when the spread grows, each normalised number shrinks."
        ),
        partial(_back, middle=lambda g: g.sum()): "The middle term is a mean. This is a sum.",
        partial(
            _back, last=lambda g, x_hat: x_hat * (g * x_hat).sum()
        ): "The last term has a mean of products. This is a sum.",
        partial(_back, last=lambda g, x_hat: (g * x_hat).mean()): (
            "The last term is not the same for all: it has x_hat as a factor once more."
        ),
        partial(_back, last=lambda g, x_hat: x_hat * x_hat * g.mean()): (
            "The products belong into the mean: g times x_hat, entry by entry, and then the mean."
        ),
        partial(_back, divided=lambda left, spread: left): "All three terms are divided by the spread.",
        partial(_back, divided=lambda left, spread: left * spread): "Divided by the spread, not multiplied.",
        partial(_back, divided=lambda left, spread: left / (spread * spread)): (
            "This is divided by the variance. All three terms are divided by the spread, once."
        ),
        partial(_back, spread=lambda distance: (distance * distance).mean() + EPSILON): (
            "This divides by the variance. The spread is its root."
        ),
        partial(_back, spread=lambda distance: np.sqrt((distance * distance).sum() / (len(distance) - 1) + EPSILON)): (
            "The squares are divided by one less than their number here. A normalised layer divides by their number."
        ),
        partial(_back, spread=lambda distance: np.sqrt((distance * distance).sum() + EPSILON)): (
            "The mean of the squared distances stands in the root. This is their sum."
        ),
        partial(_back, spread=lambda distance: np.sqrt((distance * distance).mean())): (
            "Nearly right where the numbers are spread. Where they hardly differ, the 0.00001 beside the variance counts."
        ),
        partial(_back, spread=lambda distance: np.sqrt((distance * distance).mean()) + EPSILON): (
            "The 0.00001 stands beside the variance, inside the root."
        ),
    },
    given=lambda draw, n, scale=1.0: (draw((n,)) * scale, draw((n,))),
    sizes=((3,), (4,), (5,), (4, 0.01)),
    gives={"slopes": "an array of the shape of x"},
    because="Where every number hears every other, two sums are enough for all of them.",
)
