"""The gradients of a batch whose samples count differently."""

from functools import partial

from bplib.exercises.code.task import Task


def _gradients(delta, a, p, weigh=lambda delta, p: delta * p, add=lambda terms: terms.sum(axis=1, keepdims=True)):
    return weigh(delta, p) @ a.T, add(weigh(delta, p))


def _laid_on_its_side(delta, a, p):
    dw, db = _gradients(delta, a, p)
    return dw.T, db


def _errors_for_biases(delta, a, p):
    return _gradients(delta, a, p)[0], delta


def _by_means(delta, a, p):
    _, db = _gradients(delta, a, p)
    return db @ (a * p).sum(axis=1, keepdims=True).T, db


TASK = Task(
    right=_gradients,
    wrong={
        partial(
            _gradients, weigh=lambda delta, p: delta
        ): "The sample weights p are not used: this is the plain sum over the batch.",
        partial(
            _gradients, weigh=lambda delta, p: delta / p.size
        ): "The sample weights p are not used: this is the plain mean, in which every sample counts the same.",
        partial(
            _gradients, weigh=lambda delta, p: delta * p / p.size
        ): "Divided by N as well. The sample weights add up to 1: with them the mean is taken already.",
        partial(_gradients, weigh=lambda delta, p: delta * p**2): "The sample weights are counted twice.",
        _by_means: "product of means",
        _laid_on_its_side: "swapped",
        partial(_gradients, add=lambda terms: terms): "not over the batch",
        _errors_for_biases: "not over the batch",
        partial(_gradients, add=lambda terms: terms.sum(axis=1)): "flat biases",
        partial(
            _gradients, add=lambda terms: terms.sum(axis=0, keepdims=True)
        ): "Added over the neurons. Add over the samples, along the rows: axis=1.",
    },
    given=lambda draw, n, m, N: (draw((n, N)), draw((m, N)), (lambda q: q / q.sum())(0.2 + abs(draw((1, N))))),
    sizes=((2, 3, 4), (3, 2, 2), (2, 2, 2), (1, 3, 5), (3, 3, 3)),
    gives={"dw": "an array of shape (n_l, n_{l-1})", "db": "a column of shape (n_l, 1)"},
    because="A sample weight belongs to a sample, and in a product of matrices it is the samples that are added up: one place is "
    "enough for it.",
)
