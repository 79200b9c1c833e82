"""What a function has given: compared with what it should have given, and put into words.

alike(right, got)               whether they have the same shape and the same numbers
difference(name, shape, …)      the first thing in which they differ, in words; "" when they are alike
finite(got)                     whether it is free of what is no number
described(name, value)          an argument as it is named to a reader, "w (2, 3)"
kind(value)                     "a list of 3": what something is that is no array
quoted(text)                    a line of a reader's or of NumPy's as part of a sentence
"""

from numbers import Number
from reprlib import repr as short
from typing import Any

import numpy as np

FAILED = object()  # stands for what a function could not give
CLOSE: dict[str, Any] = {"rtol": 1e-5, "atol": 1e-7}  # room for float32, and for a slope that was measured
SEQUENCE = (list, tuple)
MOST = 160


def alike(right: Any, got: Any) -> bool:
    if isinstance(right, SEQUENCE):
        return isinstance(got, SEQUENCE) and len(got) == len(right) and all(map(alike, right, got))
    if isinstance(right, np.ndarray):
        return _real(got) and got.shape == right.shape and np.allclose(got, right, **CLOSE, equal_nan=True)
    return right is got or (isinstance(right, Number) and isinstance(got, Number) and right == got)


def _real(got: Any) -> bool:
    """A plain array of real numbers: a matrix, for one, would read * in another way."""
    return type(got) is np.ndarray and got.dtype.kind in "biuf"


def finite(got: Any) -> bool:
    return all(np.isfinite(part).all() for part in (got if isinstance(got, SEQUENCE) else [got]) if _real(part))


def difference(name: str, shape: str, right: Any, got: Any) -> str:
    """``name`` is what the task calls it, "" for the only thing that it gives; ``shape`` describes it."""
    if alike(right, got):
        return ""
    if isinstance(right, SEQUENCE):
        if not isinstance(got, SEQUENCE) or len(got) != len(right):
            return f"expected {f'{name} as ' if name else ''}a list of {len(right)}; got {kind(got)}"
        l = next(l for l, (p, q) in enumerate(zip(right, got)) if not alike(p, q))
        return difference(f"{name}[{l}]", "an array", right[l], got[l])
    if right is None:
        return f"expected None in {name}, as before; got {kind(got)}"
    if not _real(got) or got.shape != right.shape:
        return f"expected {f'{name}, ' if name else ''}{shape}, here {right.shape}; got {kind(got)}"
    return _entry(name or "the entry ", right, got)


def _entry(name: str, right: np.ndarray, got: np.ndarray) -> str:
    at = tuple(int(i) for i in np.argwhere(~np.isclose(got, right, **CLOSE))[0])
    place = f"{name}[{', '.join(map(str, at))}]"
    if not np.isfinite(got[at]):
        return f"{place} is {got[at]}, which is no number; expected {right[at]:.6g}"
    return f"the shape fits, the numbers do not; {place} should be {right[at]:.6g} and is {got[at]:.6g}"


def described(name: str, value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"{name} {value.shape}"
    if isinstance(value, SEQUENCE) and any(isinstance(v, np.ndarray) for v in value):
        return f"{name} [{', '.join(str(v.shape) if isinstance(v, np.ndarray) else str(v) for v in value)}]"
    return name if callable(value) else f"{name} = {short(value)}"


def kind(value: Any) -> str:
    if isinstance(value, np.ndarray):
        if type(value) is not np.ndarray:
            return f"a {type(value).__name__}: make it a plain array with np.array"
        if value.dtype.kind not in "biuf":
            return f"an array of {'complex numbers' if value.dtype.kind == 'c' else f'the type {value.dtype}'}"
        return f"a flat array of {len(value)}" if value.ndim == 1 else f"the shape {value.shape}"
    if isinstance(value, SEQUENCE):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, Number):
        return "a single number"
    if value is ...:
        return "the dots, which still stand there"
    return "None" if value is None else f"something of the type {type(value).__name__}"


def quoted(text: str) -> str:
    """One line and not too long; without the sign that marks a formula in a verdict."""
    text = " ".join(text.replace("`", "'").split())
    return text if len(text) <= MOST else f"{text[:MOST]} …"
