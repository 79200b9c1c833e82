"""The way back through a layer of tanh neurons that hear each other."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _through_time(
    h,
    y,
    W,
    back=lambda W, delta, slope: W.T @ delta,
    miss=lambda h, y, t, T: h[:, t + 1] - y[:, t],
    slope=lambda h, t: 1 - h[:, t + 1] ** 2,
    gradient=lambda delta, h: delta @ h[:, :-1].T,
):
    delta, coming, T = np.zeros(y.shape), np.zeros(len(W)), y.shape[1]
    for t in reversed(range(T)):
        delta[:, t] = (miss(h, y, t, T) + coming) * slope(h, t)
        coming = back(W, delta[:, t], slope(h, t))
    return delta, gradient(delta, h)


TASK = Task(
    right=_through_time,
    wrong={
        partial(
            _through_time, back=lambda W, delta, slope: 0
        ): "No error comes back from the time after: a state is heard there, through W.",
        partial(_through_time, back=lambda W, delta, slope: W @ delta): "transposed",
        partial(
            _through_time, back=lambda W, delta, slope: W.T @ (delta * slope)
        ): "Twice through one curve: an error has been through the curve of its time already.",
        partial(
            _through_time, miss=lambda h, y, t, T: h[:, t + 1] - y[:, t] if t == T - 1 else 0
        ): "Only the last time is asked. Each state has a miss of its own, and adds it to what comes back.",
        partial(_through_time, miss=lambda h, y, t, T: y[:, t] - h[:, t + 1]): "miss turned round",
        partial(_through_time, miss=lambda h, y, t, T: 2 * (h[:, t + 1] - y[:, t])): "factor 2",
        partial(
            _through_time, miss=lambda h, y, t, T: h[:, t] - y[:, t]
        ): "One time too early: the first column of h is the start, so the state of column t of y is column t + 1.",
        partial(_through_time, slope=lambda h, t: 1): "no slope",
        partial(
            _through_time, slope=lambda h, t: h[:, t + 1] * (1 - h[:, t + 1])
        ): "That is the slope of a sigmoid. These are tanh neurons.",
        partial(
            _through_time, slope=lambda h, t: 1 - h[:, t] ** 2
        ): "The slope of the curve is taken one time too early: the state of column t of y is column t + 1 of h.",
        partial(
            _through_time, gradient=lambda delta, h: delta @ h[:, 1:].T
        ): "Each error has met the state of its own time. Through W came the state before.",
        partial(
            _through_time, gradient=lambda delta, h: h[:, :-1] @ delta.T
        ): "Laid on its side: the row says who receives, and there the error stands.",
        partial(
            _through_time, gradient=lambda delta, h: delta @ h[:, :-1].T / delta.shape[1]
        ): "No mean: each time takes the whole push. Add.",
        partial(
            _through_time, gradient=lambda delta, h: np.outer(delta[:, -1], h[:, -2])
        ): "Only the last time: the weight stands in every time, so add over all of them. Is the return inside the loop?",
    },
    given=lambda draw, n, T: (np.tanh(draw((n, T + 1))), draw((n, T)), draw((n, n))),
    sizes=((2, 3), (3, 1), (3, 2), (1, 4), (4, 2)),
    gives={"delta": "an array of shape (n, T)", "dW": "an array of shape (n, n)"},
    because="One loop from late to early, and one product of matrices that adds over the times.",
)
