"""New arrays."""

import math

from .arrays import array, asarray, ndarray
from .kinds import shape_of


def full(shape, fill_value, dtype=None):
    value, shape = asarray(fill_value, dtype), shape_of(shape)
    if not value.shape:
        return ndarray(value._entries() * math.prod(shape), shape, value._kind)
    made = full(shape, 0, value.dtype)
    made[...] = value
    return made


def zeros(shape, dtype=float):
    return full(shape, 0, float if dtype is None else dtype)


def ones(shape, dtype=float):
    return full(shape, 1, float if dtype is None else dtype)


def full_like(a, fill_value, dtype=None):
    a = asarray(a)
    return full(a.shape, fill_value, a.dtype if dtype is None else dtype)


def zeros_like(a, dtype=None):
    return full_like(a, 0, dtype)


def ones_like(a, dtype=None):
    return full_like(a, 1, dtype)


def eye(n, dtype=float):
    shape_of((n, n))
    return array([[j == k for k in range(n)] for j in range(n)], dtype)


def arange(start, stop=None, step=1, dtype=None):
    start, stop = (0, start) if stop is None else (start, stop)
    entries = [start + i * step for i in range(max(0, math.ceil((stop - start) / step)))]
    return array(entries, array([start, stop, step]).dtype if dtype is None else dtype)


def ndindex(*shape):
    shape = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
    places = [()]
    for n in shape_of(shape):
        places = [(*at, i) for at in places for i in range(n)]
    return iter(places)


def argwhere(a):
    a = asarray(a)
    found = [list(at) for at, v in zip(ndindex(a.shape), a._entries()) if v]
    return array(found, int).reshape(len(found), a.ndim)
