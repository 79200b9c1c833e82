"""Products and sums whose shapes must fit: numbers, columns and matrices, and nothing broadcasts.

times(w, "", a)        the matrix product; with r"\\odot" entry by entry; a number times anything
plus([z, b])           terms of one shape
number(v), column(v)   v, if it is one; a 1×1 matrix is a number too
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from bplib.formula.meaning.indices import Wrong

Value = Any  # a number, or a column or matrix: an array of two axes


class Sizes(tuple):
    """What n × m is worth: the shape of a matrix."""

    __slots__ = ()


def number(value: Value) -> Any:
    """A value as a number; a 1×1 matrix is one. Wrong: a column or a matrix."""
    if np.size(value) != 1:
        raise Wrong(f"expected a number; got the shape {np.shape(value)}")
    return np.asarray(value)[(0,) * np.ndim(value)]


def column(value: Value) -> np.ndarray:
    """A value as a column or matrix. Wrong: a number."""
    if np.ndim(value) != 2:
        raise Wrong("expected a column or a matrix; got a number")
    return value


def times(left: Value, operator: str, right: Value) -> Value:
    """left · right: ⊙ entry by entry of one shape, else the matrix product, or a number times anything; / by a number."""
    if operator == "/":
        return left / number(right)
    shapes = np.shape(left), np.shape(right)
    if operator == r"\odot":
        if shapes[0] != shapes[1] or not shapes[0]:
            raise Wrong(f"⊙ of the shapes {shapes[0]} and {shapes[1]}")
        return left * right
    if not shapes[0] or not shapes[1]:
        return left * right
    if operator == r"\cdot" or shapes[0][1] != shapes[1][0]:
        raise Wrong(f"the shape {shapes[0]} times the shape {shapes[1]}" + " with a dot" * (operator == r"\cdot"))
    return left @ right


def plus(values: Sequence[Value]) -> Value:
    """The sum of values of one shape. Wrong: shapes that differ."""
    shapes = {np.shape(v) for v in values}
    if len(shapes) > 1:
        values = [number(v) for v in values]  # 1×1 matrices beside numbers; anything else is refused
    return sum(values[1:], values[0])
