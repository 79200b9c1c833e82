"""The binary cross-entropy of sigmoid outputs, from their weighted inputs."""

import numpy as np

from bplib.exercises.code.task import Task
from bplib.functions import sigmoid

FAR_OUT = (
    "Right near the middle. Far out the answer is rounded to 0 or 1, and the logarithm of 0 is no number: write the logarithms "
    "with the weighted input, and let no power overflow."
)


def _cost(z, y):
    return np.maximum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z)))


def _through_the_answer(z, y):
    a = sigmoid(z)
    with np.errstate(divide="ignore", invalid="ignore"):
        return -y * np.log(a) - (1 - y) * np.log(1 - a)


def _overflowing(z, y):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.log(1 + np.exp(z)) - y * z


TASK = Task(
    right=_cost,
    wrong={
        _through_the_answer: FAR_OUT,
        _overflowing: "Right while the power fits. With a weighted input of 1000 it does not: take the large part out of the "
        "logarithm first.",
        lambda z, y: -_cost(z, y): "The sign: the cost is minus the logarithm, and never negative.",
        lambda z, y: _cost(z, 1 - y): "The targets are turned round: what stands beside the yes is the target itself.",
        lambda z, y: np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z))): (
            "That is the cost for the target 0. The target has to come in, with the weighted input."
        ),
        lambda z, y: np.maximum(z, 0) - y * z: (
            "Nearly right far out. Near the middle the logarithm of 1 and a power of e is missing."
        ),
        lambda z, y: sigmoid(z) - y: "square for slope",
        lambda z, y: (sigmoid(z) - y) ** 2 / 2: "That is half the squared miss.",
        lambda z, y: _cost(z, y).sum(
            axis=0
        ): "These are added up. Asked is the cost of each output, in the shape of z.",
        lambda z, y: _cost(z, y).mean(): "That is one number. Asked is the cost of each output, in the shape of z.",
    },
    given=lambda draw, n, N, *levels: (
        draw((n, N)) + np.array(levels or [0.0] * N),
        sigmoid(draw((n, N))),
    ),
    sizes=((2, 3), (3, 2), (3, 3), (1, 4), (4, 1), (2, 3, 1000, 0, -1000)),
    gives={"costs": "an array of the shape of z"},
    because="No answer is rounded on the way, so nothing is lost far out.",
)
