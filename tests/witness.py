"""An independent witness: the same network and costs written for HIPS autograd, which does the differentiating.

    costs(case)        C and every C_s of a case (tests.strategies), from this file's own forward pass
    gradients(case)    dw, db, dx and delta, found by autograd, as lists of arrays like those of the library

Nothing of the library is called but the constructor that holds the weights. Each function is written in another form
than the library's: the sigmoid by tanh, each cost as a product of matrices.
"""

import autograd.numpy as np
from autograd import grad

FUNCTIONS = {
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(0.5 * z),
    "tanh": lambda z: 2 / (1 + np.exp(-2 * z)) - 1,
    "relu": lambda z: z * (z > 0),  # a constant 0 where z ≤ 0, so its slope at 0 is 0
    "linear": lambda z: 1.0 * z,
}
FACTORS = {"half squared error": 0.5, "squared error": 1.0}


def _costs_of_samples(case, w, b, x, pushed):
    """Every C_s, with ``pushed[l]`` added to z of layer l + 1: by them the deltas are found."""
    a = x
    for l in range(len(w)):
        z = np.dot(w[l], a) + b[l] + pushed[l]
        a = FUNCTIONS[case.output if l == len(w) - 1 else case.hidden](z)
    return FACTORS[case.cost] * np.diag(np.dot((a - case.y).T, a - case.y))


def _arguments(case):
    net = case.net()
    return net.w[1:], net.b[1:], case.x, [np.zeros((n, case.N)) for n in case.sizes[1:]]


def costs(case):
    C_s = _costs_of_samples(case, *_arguments(case))
    return np.mean(C_s), C_s


def gradients(case):
    """``(dw, db, dx, delta)``, the lists with None first; dw and db of the mean C, dx and delta of each C_s."""
    arguments = _arguments(case)
    dw, db = grad(lambda w, b: np.mean(_costs_of_samples(case, w, b, *arguments[2:])), (0, 1))(*arguments[:2])
    # A sample moves its own cost alone, so the gradient of the sum of the C_s holds each sample's in its own column.
    sum_of = lambda x, pushed: np.sum(_costs_of_samples(case, *arguments[:2], x, pushed))
    dx, delta = grad(sum_of, (0, 1))(*arguments[2:])
    return [None, *dw], [None, *db], dx, [None, *delta]
