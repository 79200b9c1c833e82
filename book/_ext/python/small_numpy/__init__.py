"""The page's small NumPy: arrays of float, int and bool, as far as the book's exercises and the cells in its pages need them.

In a page this package is the module ``numpy``. What it offers gives NumPy's numbers, shapes, texts and errors; what it has
not is refused by name. Numbers come out of an array as float64, int and bool.
"""

import math

from . import linalg, random
from .along import all_of as all
from .along import allclose, amax, amin, argmax, argmin, array_equal, isclose, mean
from .along import any_of as any
from .along import sum_of as sum
from .arrays import array, asarray, ndarray, nonzero
from .each import (
    absolute,
    add,
    bitwise_and,
    bitwise_or,
    bitwise_xor,
    clip,
    cosh,
    divide,
    equal,
    exp,
    greater,
    greater_equal,
    invert,
    isfinite,
    isnan,
    less,
    less_equal,
    log,
    logical_and,
    logical_not,
    logical_or,
    maximum,
    minimum,
    multiply,
    negative,
    not_equal,
    power,
    sign,
    sqrt,
    square,
    subtract,
    tanh,
    where,
)
from .kinds import dtype, float64, refuse
from .making import arange, argwhere, eye, full, full_like, ndindex, ones, ones_like, zeros, zeros_like
from .products import dot, matmul, outer

abs, max, min, empty, empty_like = absolute, amax, amin, zeros, zeros_like
e, inf, nan, newaxis, pi = math.e, math.inf, math.nan, None, math.pi


def __getattr__(name):
    refuse("np", name)


def transpose(a, axes=()):
    return asarray(a).transpose(*axes)


def reshape(a, shape):
    return asarray(a).reshape(shape)


def ravel(a):
    return asarray(a).ravel()


def copy(a):
    return asarray(a).copy()


def shape(a):
    return asarray(a).shape


def ndim(a):
    return asarray(a).ndim


def size(a):
    return asarray(a).size


class errstate:
    """Nothing is ever warned of here."""

    def __init__(self, **settings):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False
