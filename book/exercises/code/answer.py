"""The forward pass of a whole network."""

from functools import partial

from bplib.exercises.code.task import Task, layers
from bplib.functions import sigmoid


def _straight(z):
    return z


def _answer(w, b, x, layer=lambda w, a, b, f: f(w @ a + b), hidden=sigmoid, last=_straight):
    a = x
    for l in range(1, len(w)):
        a = layer(w[l], a, b[l], hidden if l < len(w) - 1 else last)
    return a


TOO_SHORT = (
    "One layer is missing. The lists begin with a None for layer 0, so that the last layer has the number "
    "len(w) - 1: where does your range end?"
)

TASK = Task(
    right=_answer,
    wrong={
        partial(
            _answer, last=sigmoid
        ): "The last layer bends here, too. It is linear: its activation is its weighted input.",
        partial(
            _answer, hidden=_straight
        ): "Nothing bends on the way: this is the twin of the chapter, a straight line.",
        partial(_answer, layer=lambda w, a, b, f: f(w @ a)): "no bias",
        partial(_answer, layer=lambda w, a, b, f: f(w @ a) + b): "The bias comes too late: it is part of what is bent.",
        partial(_answer, layer=lambda w, a, b, f: f(w.T @ a + b)): "swapped",
        lambda w, b, x: (
            w[-1] @ x + b[-1]
        ): "Every layer hears the input here. A layer hears the one before it: hand the activations on.",
        lambda w, b, x: _answer(w[:-1], b[:-1], x): TOO_SHORT,
        lambda w, b, x: _answer(w[:-1], b[:-1], x, last=sigmoid): TOO_SHORT,
    },
    given=lambda draw, *sizes: (*layers(draw, sizes), draw((sizes[0], 1))),
    sizes=((2, 3, 1), (1, 2, 2, 1), (3, 3, 3), (2, 1, 4, 2), (3, 2), (4, 4, 4, 4)),
    gives={"answer": "a column of shape (n_L, 1)"},
    because="Two lines inside one loop are the forward pass of every network of layers, however deep.",
)
