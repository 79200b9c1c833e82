"""The slopes of any function made of sums, differences and products: a record made on the way, and walked from its end."""

from functools import partial

import numpy as np

from bplib.exercises.code.task import Task


def _from_the_end(record):
    for entry in reversed(record):
        for of, local in entry.made_of:
            of.slope += local * entry.slope


def _from_the_beginning(record):
    for entry in record:
        for of, local in entry.made_of:
            of.slope += local * entry.slope


def _writing_over(record):
    for entry in reversed(record):
        for of, local in entry.made_of:
            of.slope = local * entry.slope


def _at_once(record):
    """Each arrival sets off another walk, with all that has arrived so far."""

    def walk(entry):
        for of, local in entry.made_of:
            of.slope += local * entry.slope
            walk(of)

    walk(record[-1])


def _slopes(f, x, walk=_from_the_end, start=1.0, minus=-1.0, own=False):
    record = []

    class Number:
        def __init__(self, value, *made_of):
            self.value, self.made_of, self.slope = value, made_of, 0.0
            record.append(self)

        def __add__(self, other):
            other = number(other)
            return Number(self.value + other.value, (self, 1.0), (other, 1.0))

        def __sub__(self, other):
            other = number(other)
            return Number(self.value - other.value, (self, 1.0), (other, minus))

        def __mul__(self, other):
            other = number(other)
            along = (self.value, other.value) if own else (other.value, self.value)
            return Number(self.value * other.value, (self, along[0]), (other, along[1]))

        def __radd__(self, other):
            return number(other) + self

        def __rsub__(self, other):
            return number(other) - self

        def __rmul__(self, other):
            return number(other) * self

    def number(value):
        return value if isinstance(value, Number) else Number(value)

    inputs = [Number(float(value)) for value in x]
    last = f(inputs)
    last.slope = start
    walk(record)
    return np.array([each.slope for each in inputs])


def _pushed_all_at_once(f, x):
    return np.full(len(x), _slopes(f, x).sum())


def _doubled(x):
    for _ in range(6):
        x = x + x
    return x


# Plainest first: no number twice; a product; the same number twice; and graphs that branch.
FUNCTIONS = (
    (2, lambda x: 3 * x[0] + x[1]),
    (2, lambda x: x[0] * x[1] - x[1]),
    (3, lambda x: 2 - x[0] * x[2]),
    (1, lambda x: x[0] * x[0]),
    (4, lambda x: (x[0] - x[1]) * (x[2] - x[3] * x[0])),
    (2, lambda x: (x[0] * x[1] + x[0]) * (x[0] * x[1])),
    (2, lambda x: _doubled(x[0] - x[1] * 0.5) + 1),
)


def _branching(x):
    u = x[0] * x[1]
    v = u + x[0]
    s = v * u - 1.5
    return s * v - u


FUNCTIONS += ((2, _branching),)

TASK = Task(
    right=_slopes,
    wrong={
        partial(
            _slopes, walk=_writing_over
        ): "What arrives writes over what was there. It shows as soon as a number is used "
        "twice, as in x[0] * x[0]: over the paths add, += in place of =.",
        partial(
            _slopes, walk=_at_once
        ): "An entry hands on all that it holds at each arrival, so what came first is handed on "
        "twice. Let it wait until all has arrived: go through the record once, from its end.",
        partial(
            _slopes, walk=_from_the_beginning
        ): "The record is walked from its beginning, where nothing has arrived "
        "yet, or the function returns inside the loop. Begin at its end, and return when the walk is over.",
        partial(_slopes, minus=1.0): "A difference hands the second of its terms what has arrived with a minus.",
        partial(_slopes, own=True): "A product hands to each factor what has arrived times the other factor, not times "
        "itself.",
        partial(
            _slopes, start=0.0
        ): "The walk needs something to begin with: how fast does the result move with itself?",
        _pushed_all_at_once: "That is how fast the result moves when all inputs move together. Asked is the slope along each.",
    },
    given=lambda draw, k: (FUNCTIONS[k][1], np.array([round(float(draw()), 1) for _ in range(FUNCTIONS[k][0])])),
    sizes=tuple((k,) for k in range(len(FUNCTIONS))),
    gives={"slopes": "a flat array with a slope for each entry of x"},
    because="Three operations and their local slopes, a record, and a walk from its end: whatever can be written with these "
    "operations now has its slopes.",
)
