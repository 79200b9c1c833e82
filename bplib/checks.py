"""What a reader hands over, made into numbers, or refused with a ValueError that says what was expected and what came.

array("x", value, (2, None))         floats of 2 rows and any number of columns; a flat vector becomes one column
finite("w[1]", floats)               the same floats, if none of them is infinite or NaN
result("z[1]", floats, "…")          the same of what was worked out: the refusal says that it is too large, and what helps
number("eta", value)                 one finite float
whole_numbers("sizes", value)        a list of layer widths
per_layer("w", value, L)             a list with one thing for each of the layers 1 … L
is_whole(value, least)               whether it is a whole number, and not a small one; True is no number here
lookup(table, "relu", "hidden")       what the table holds under that name
nearest("Relu", names)               "; did you mean 'relu'?", or nothing
"""

import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from math import isfinite
from numbers import Integral, Real
from reprlib import repr as short
from typing import Any, TypeVar

import numpy as np

Value = TypeVar("Value")
LARGEST = sys.float_info.max


def array(name: str, value: Any, shape: tuple[int, int | None], turned: str = "") -> np.ndarray:
    """``value`` as new floats of ``shape`` (rows, columns); columns None: any number, but at least one.

    ``turned`` is what a reader is told whose rows and columns would fit if they changed places.
    """
    want = f"({shape[0]}, {'N' if shape[1] is None else shape[1]})"
    try:
        v = np.asarray(value)
        # NumPy makes floats of strings, dates, None and half of a complex number without a word: here only of reals.
        if v.dtype.kind not in "biuf" and not all(isinstance(n, Real) for n in v.flat):
            raise TypeError
        v = v.astype(float, order="C")
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name}: expected numbers of shape {want}; got {short(value)}") from None
    if v.ndim < 2:
        v = v.reshape(v.size, 1)
    if not _fits(v, shape):
        hint = f"; {turned}: {name}.T" if turned and np.ndim(value) == 2 and _fits(v.T, shape) else ""
        raise ValueError(f"{name}: expected shape {want}; got {np.shape(value)}{hint}")
    return finite(name, v)


def _fits(v: np.ndarray, shape: tuple[int, int | None]) -> bool:
    return v.ndim == 2 and v.shape[0] == shape[0] and shape[1] in (None, v.shape[1]) and v.shape[1] > 0


def finite(name: str, v: np.ndarray) -> np.ndarray:
    """``v`` itself. ValueError: the first number in it that is infinite or NaN, and where."""
    if not np.isfinite(v).all():
        row, column = np.argwhere(~np.isfinite(v))[0]
        raise ValueError(f"{name}: expected finite numbers; got {v[row, column]} at [{row}, {column}]")
    return v


def result(name: str, v: Any, helps: str) -> Any:
    """``v`` itself, one float or a matrix of them that was worked out of finite numbers. ValueError: it is beyond what a
    computer keeps, or made of what was; and what ``helps``."""
    if isfinite(np.add.reduce(v, axis=None)):  # then all of them are; finite ones may still have an infinite sum
        return v
    if not np.isfinite(v).all():
        at = np.argwhere(~np.isfinite(v))[0]
        where = f" at {at.tolist()}" if at.size else ""
        raise ValueError(
            f"{name}: expected finite numbers; got {np.asarray(v)[tuple(at)]}{where}: beyond {LARGEST:.1e} a computer "
            f"keeps no number. {helps}"
        )
    return v


def number(name: str, value: Any) -> float:
    """``value`` as a float."""
    try:
        if isinstance(value, Real) and isfinite(value):
            return float(value)
    except OverflowError:
        pass  # a whole number beyond the floats is refused like infinity
    raise ValueError(f"{name}: expected a finite number; got {short(value)}")


def is_whole(value: Any, least: int) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool) and int(value) >= least


def whole_numbers(name: str, value: Any) -> list[int]:
    """``value``, two or more widths of layers, as a list of int."""
    try:
        widths = list(value)
    except TypeError:
        widths = []
    if len(widths) < 2 or not all(is_whole(n, least=1) for n in widths):
        raise ValueError(f"{name}: expected two or more positive whole numbers, input first; got {short(value)}")
    return [int(n) for n in widths]


def per_layer(name: str, value: Any, L: int) -> list:
    """``value`` as a list of length ``L``, if it is a list or a tuple of that length; a leading None, in the place of
    the input, may stand before it."""
    listed = isinstance(value, (list, tuple))
    values = list(value) if listed else []
    if len(values) == L + 1 and values[0] is None:
        del values[0]
    if len(values) != L:
        got = len(values) if listed else short(value)
        raise ValueError(f"{name}: expected a list of {L}, one for each of the layers 1 to {L}; got {got}")
    return values


def lookup(table: Mapping[str, Value], name: Any, argument: str = "") -> Value:
    """What ``table`` holds under ``name``. ValueError: an unknown name, with the names there are; the refusal of an
    ``argument`` says whose name it is, and which was meant."""
    try:
        return table[name]
    except (KeyError, TypeError):
        said = f"expected one of {', '.join(map(repr, table))}; got {name!r}"
        raise ValueError(f"{argument}: {said}{nearest(name, table)}" if argument else said) from None


def nearest(name: Any, names: Iterable[str]) -> str:
    """The end of a refusal: which of ``names`` was probably meant by ``name``, if any."""
    plain = {known.casefold(): known for known in names}
    close = get_close_matches(name.strip().casefold(), plain) if isinstance(name, str) else []
    return f"; did you mean {plain[close[0]]!r}?" if close else ""
