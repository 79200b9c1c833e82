"""What a reader hands over, made into numbers, or refused with a ValueError that says what was expected and what came.

array("x", value, (2, None))         floats of 2 rows and any number of columns; a flat vector becomes one column
number("eta", value)                 one finite float
whole_numbers("sizes", value)        a list of layer widths
per_layer("w", value, L)             a list with one thing for each of the layers 1 … L
is_whole(value, least)               whether it is a whole number, and not a small one; True is no number here
"""

from math import isfinite
from numbers import Integral, Real
from reprlib import repr as short

import numpy as np


def array(name, value, shape):
    """``value`` as new floats of ``shape`` (rows, columns); columns None: any number, but at least one."""
    want = f"({shape[0]}, {'N' if shape[1] is None else shape[1]})"
    try:
        v = np.asarray(value)
        # NumPy makes floats of strings, dates, None and half of a complex number without a word: here only of reals.
        if v.dtype.kind not in "biuf" and not all(isinstance(n, Real) for n in v.flat):
            raise TypeError
        v = v.astype(float)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name}: expected numbers of shape {want}; got {short(value)}") from None
    if v.ndim < 2:
        v = v.reshape(-1, 1)
    if v.ndim != 2 or v.shape[0] != shape[0] or shape[1] not in (None, v.shape[1]) or v.shape[1] == 0:
        raise ValueError(f"{name}: expected shape {want}; got {np.shape(value)}")
    if not np.isfinite(v).all():
        row, column = np.argwhere(~np.isfinite(v))[0]
        raise ValueError(f"{name}: expected finite numbers; got {v[row, column]} at [{row}, {column}]")
    return v


def number(name, value):
    """``value`` as a float."""
    try:
        if isinstance(value, Real) and isfinite(value):
            return float(value)
    except OverflowError:
        pass  # a whole number beyond the floats is refused like infinity
    raise ValueError(f"{name}: expected a finite number; got {short(value)}")


def is_whole(value, least):
    return isinstance(value, Integral) and not isinstance(value, bool) and value >= least


def whole_numbers(name, value):
    """``value``, two or more widths of layers, as a list of int."""
    try:
        widths = list(value)
    except TypeError:
        widths = None
    if not widths or len(widths) < 2 or not all(is_whole(n, least=1) for n in widths):
        raise ValueError(f"{name}: expected two or more positive whole numbers, input first; got {short(value)}")
    return [int(n) for n in widths]


def per_layer(name, value, L):
    """``value`` itself, if it is a list or a tuple of length ``L``."""
    if not isinstance(value, (list, tuple)) or len(value) != L:
        got = f"{len(value)}" if isinstance(value, (list, tuple)) else short(value)
        raise ValueError(f"{name}: expected a list of {L}, one for each of the layers 1 to {L}; got {got}")
    return value
