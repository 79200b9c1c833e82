"""The slopes of one layer, as means over a batch."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _batch_gradients(
    delta,
    a,
    product=lambda delta, a: delta @ a.T / a.shape[1],
    mean=lambda delta: delta.mean(axis=1, keepdims=True),
):
    return product(delta, a), mean(delta)


def _product_of_means(delta, a):
    return delta.mean(axis=1, keepdims=True) @ a.mean(axis=1, keepdims=True).T


def _from_the_weights(delta, a):
    dw, _ = _batch_gradients(delta, a)
    return dw, dw.sum(axis=1, keepdims=True)


TASK = Task(
    right=_batch_gradients,
    wrong={
        partial(_batch_gradients, product=lambda delta, a: delta @ a.T): "sum for mean",
        partial(_batch_gradients, mean=lambda delta: delta.sum(axis=1, keepdims=True)): "sum for mean",
        partial(_batch_gradients, product=_product_of_means): "product of means",
        partial(_batch_gradients, product=lambda delta, a: a @ delta.T / a.shape[1]): "swapped",
        partial(_batch_gradients, mean=lambda delta: delta / delta.shape[1]): "not over the batch",
        partial(_batch_gradients, mean=lambda delta: delta): "not over the batch",
        partial(_batch_gradients, mean=lambda delta: delta.mean(axis=1)): "flat biases",
        partial(
            _batch_gradients, mean=lambda delta: delta.mean(axis=0, keepdims=True)
        ): "The mean is taken over the neurons. Take it over the samples, along the rows: axis=1.",
        partial(
            _batch_gradients, mean=lambda delta: delta.mean()
        ): "One number for all neurons. Each has a bias of its own: axis=1.",
        partial(
            _batch_gradients, mean=lambda delta: delta.mean() * np.ones((len(delta), 1))
        ): "One number for all neurons. Each has a bias of its own: axis=1.",
        partial(
            _batch_gradients, mean=lambda delta: delta.sum() / delta.shape[1] * np.ones((len(delta), 1))
        ): "The errors of all neurons are added up into one number. Each has a bias of its own: axis=1.",
        partial(
            _batch_gradients, mean=lambda delta: delta.sum() / delta.shape[1]
        ): "The errors of all neurons are added up into one number. Each has a bias of its own: axis=1.",
        _from_the_weights: "The slopes along the weights are added up here, and the activations are in them. A bias has no "
        "sender: take the mean of the errors alone.",
        partial(
            _batch_gradients, product=lambda delta, a: delta @ a.T / a.shape[0]
        ): "Divided by the number of senders. The samples are the columns: a.shape[1].",
        partial(
            _batch_gradients, product=lambda delta, a: delta @ a.T / len(delta)
        ): "Divided by the number of neurons: len counts rows. The samples are the columns: delta.shape[1].",
        partial(
            _batch_gradients, product=lambda delta, a: delta @ a.T / a.shape[1] ** 2
        ): "Divided by the number of samples twice.",
    },
    given=lambda draw, n, m, N: (draw((n, N)), draw((m, N))),
    sizes=((2, 3, 4), (3, 2, 2), (3, 3, 3), (1, 3, 5), (4, 2, 1), (2, 4, 3)),
    gives={"dw": "an array of shape (n_l, n_{l-1})", "db": "a column of shape (n_l, 1)"},
    because="The product adds over the samples, and one division makes a mean of the sum.",
)
