"""The slopes of a convolution along its kernel and along its input."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _along_kernel(x, w, delta):
    n = len(delta)
    return np.array([(delta * x[k : k + n]).sum() for k in range(len(w))])


def _along_input(x, w, delta):
    n, dx = len(delta), np.zeros(len(x))
    for k in range(len(w)):
        dx[k : k + n] += w[k] * delta
    return dx


def _overwritten(x, w, delta):
    n, dx = len(delta), np.zeros(len(x))
    for k in range(len(w)):
        dx[k : k + n] = w[k] * delta
    return dx


def _slopes(x, w, delta, *, kernel=_along_kernel, back=_along_input):
    return kernel(x, w, delta), back(x, w, delta)


TASK = Task(
    right=_slopes,
    wrong={
        partial(_slopes, kernel=lambda x, w, delta: _along_kernel(x, w, delta) / len(delta)): (
            "The slopes along the kernel are divided by the number of places. Every place takes the whole push: add."
        ),
        partial(_slopes, kernel=lambda x, w, delta: _along_kernel(x, w, delta)[::-1]): (
            "The slopes along the kernel stand in reverse order. Nothing is turned round there: weight k meets x[k] first."
        ),
        partial(_slopes, kernel=lambda x, w, delta: _along_kernel(x, w, delta[::-1])): (
            "For the slopes along the kernel the errors have been turned round. Each place has its own error."
        ),
        partial(_slopes, kernel=lambda x, w, delta: delta[0] * x[: len(w)]): (
            "That is what the kernel hears at the first place. It is used at every place: add over all of them."
        ),
        partial(_slopes, back=lambda x, w, delta: _along_input(x, w[::-1], delta)): (
            "Along the readings the kernel stands the wrong way round: place 1 begins at reading 1 with its first weight."
        ),
        partial(_slopes, back=_overwritten): (
            "Along the readings each weight wipes out what the one before has brought. The slices overlap: use +=."
        ),
        partial(_slopes, back=lambda x, w, delta: _along_input(x, w, delta) * x): (
            "Along the readings the values of the readings have no place: error times weight."
        ),
        lambda x, w, delta: _slopes(x, w, delta)[::-1]: "Asked for are the slopes along w and then those along x.",
    },
    given=lambda draw, places, weights: (draw((places + weights - 1,)), draw((weights,)), draw((places,))),
    sizes=((3, 2), (3, 3), (2, 4), (6, 3), (1, 3), (4, 1)),
    gives={"dw": "an array of the shape of w", "dx": "an array of the shape of x"},
    because="Every weight has heard from every place, every reading from every window.",
)
