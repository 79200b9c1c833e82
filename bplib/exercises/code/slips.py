"""Slips that any function may have, known by what they make of a right result.

    slip(runs, i)           the Slip that all runs have in common in their part i; None when that is nothing known
    left_out(runs, i)       the same of what was left out, the first or the last
    ratio(right, got)       the one number by which every number of ``right`` is multiplied; None when there is none

A sign, a factor, a sum in place of a mean, a result that lies flat or on its side, a first or a last row that was left out.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from bplib.exercises.code.result import CLOSE, FAILED, alike
from bplib.exercises.code.run import Run
from bplib.exercises.mistakes import say


class Slip(NamedTuple):
    """``name``: one of bplib.exercises.mistakes; ``text``: what is said."""

    name: str
    text: str


def slip(runs: list[Run], i: int) -> Slip | None:
    pairs = [(r.right[i], r.parts[i]) for r in runs if r.parts[i] is not FAILED]
    wrong = [(right, got) for right, got in pairs if not alike(right, got)]
    arrays = [pair for right, got in wrong for pair in _arrays(right, got) if not alike(*pair)]
    if not arrays:
        return None
    for looks, name in SHAPES.items():
        if all(looks(right, got) for right, got in arrays):
            return Slip(name, say(name))
    return _factor(runs, i)


def left_out(runs: list[Run], i: int) -> Slip | None:
    """Only the first, or only the last, of several is wrong: of the arrays in a list, or of the rows of an array."""
    pairs = [(r.right[i], r.parts[i]) for r in runs if r.parts[i] is not FAILED]
    return _end([(right, got) for right, got in pairs if not alike(right, got)])


def _arrays(right: Any, got: Any) -> list[tuple[Any, Any]]:
    """What is compared: the two, or what stands in two lists, pair by pair."""
    return _several(right, got) if isinstance(right, list) else [(right, got)]


def _array(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype.kind in "biuf"


def _on_its_side(right: Any, got: Any) -> bool:
    return _array(right) and _array(got) and right.ndim == 2 and alike(right, got.T)


def _flat(right: Any, got: Any) -> bool:
    """The same numbers in the same order, with other axes of length 1."""
    if not (_array(right) and _array(got)) or right.size != got.size or got.ndim >= right.ndim:
        return False
    return alike(right.reshape(-1), got.reshape(-1))


SHAPES: dict[Callable[[Any, Any], bool], str] = {_on_its_side: "laid on its side", _flat: "axis swallowed"}


def ratio(right: Any, got: Any) -> float | None:
    if isinstance(right, list):
        ratios = [ratio(p, q) for p, q in _several(right, got)]
        found = ratios[0] if ratios else None
        return found if found and all(c is not None and np.isclose(c, found) for c in ratios) else None
    if not (_array(right) and _array(got)) or right.shape != got.shape or not right.size:
        return None
    if not (np.isfinite(right).all() and np.isfinite(got).all()):
        return None
    at = int(abs(right).argmax())
    largest = float(right.reshape(-1)[at])
    if not largest:
        return None
    found = float(got.reshape(-1)[at]) / largest
    return found if found and np.allclose(got, found * right, **CLOSE) else None


# All names that a slip may have.
OF_RESULTS = {"sign", "twice", "half", "constant", "sum for mean", "mean for sum", "first left out", "last left out"}
OF_RESULTS |= set(SHAPES.values())
FACTORS = {-1.0: ("sign",), 2.0: ("twice",), 0.5: ("half",), -2.0: ("sign", "twice"), -0.5: ("sign", "half")}


def factor_name(c: float) -> str:
    names = next((names for value, names in FACTORS.items() if np.isclose(c, value)), ())
    return names[0] if len(names) == 1 else "constant"


def _factor(runs: list[Run], i: int) -> Slip | None:
    ratios = [ratio(r.right[i], r.parts[i]) for r in runs]
    known = [(r, c) for r, c in zip(runs, ratios) if c is not None]
    if len(known) < len(runs):
        return None
    first = known[0][1]
    if all(np.isclose(c, first) for _, c in known):
        name = factor_name(first)
        more = (
            "but for that every number is right"
            if name == "sign"
            else f"every number is {_times(first)} what it should be"
        )
        return Slip(name, f"{say(name)[:-1]}: {more}.")
    return _count(known)


def _times(c: float) -> str:
    names = {2: "twice", -2: "−2 times", 0.5: "half of", -0.5: "−½ times"}
    return next((name for value, name in names.items() if np.isclose(c, value)), f"{c:.4g} times")


def _count(known: list[tuple[Run, float]]) -> Slip | None:
    """Multiplied, or divided, by how many rows or columns an argument has."""
    for name in known[0][0].given:
        for axis, what in ((1, "columns"), (0, "rows")):
            counts = [np.shape(r.given[name])[axis] if _has(r.given[name], axis) else 0 for r, _ in known]
            if 0 in counts:
                continue
            if all(np.isclose(abs(c), n) for n, (_, c) in zip(counts, known)):
                said = f"Every number is as many times too large as {name} has {what}: is a mean asked for, not a sum?"
                return Slip("sum for mean", said)
            if all(np.isclose(abs(c), 1 / n) for n, (_, c) in zip(counts, known)):
                said = f"Every number is divided by how many {what} {name} has: is a sum asked for, not a mean?"
                return Slip("mean for sum", said)
    return None


def _has(value: Any, axis: int) -> bool:
    return _array(value) and value.ndim > axis


def _end(wrong: list[tuple[Any, Any]]) -> Slip | None:
    several = [_several(right, got) for right, got in wrong]
    if not several or not all(several) or max(map(len, several)) == 1:
        return None
    for which, rest in (("last", slice(None, -1)), ("first", slice(1, None))):
        if all(alike(p, q) for pairs in several for p, q in pairs[rest]):
            return Slip(f"{which} left out", say(f"{which} left out"))
    return None


def _several(right: Any, got: Any) -> list[tuple[Any, Any]]:
    """What stands in two lists, or in two arrays of one shape, pair by pair; nothing where they are neither."""
    if isinstance(right, list):
        fits = isinstance(got, list) and len(got) == len(right)
        return [pair for pair in zip(right, got) if pair[0] is not None] if fits else []
    fits = _array(right) and _array(got) and right.shape == got.shape and right.ndim > 0
    return [(right[n : n + 1], got[n : n + 1]) for n in range(len(right))] if fits else []
