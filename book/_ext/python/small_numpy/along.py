"""What goes along axes: sums, means, the largest, and whether arrays are alike."""

import math

from .arrays import asarray, ndarray, operand, plain
from .each import divided, equal, subtract
from .kinds import axis_of, common, stretched


def _reduction(f, kind, numbers_pass=True):
    """f of the entries along an axis, along several, or (None) of all; ``kind`` gives the kind of the result."""

    def function(a, axis=None, keepdims=False):
        a = asarray(a)
        if axis in (0, -1) and numbers_pass and not a.ndim:
            axis = None  # NumPy lets a number pass for an array of one
        axes = range(a.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
        axes = [axis_of(i, a.ndim) for i in axes]
        if len(set(axes)) < len(axes):
            raise ValueError("duplicate value in 'axis'")
        kept = [i for i in range(a.ndim) if i not in axes]
        lanes = a.transpose(*kept, *axes)._entries() if kept and a.ndim > 1 else a._entries()
        count, length = math.prod([a.shape[i] for i in kept]), math.prod([a.shape[i] for i in axes])
        made = [f(lanes[i * length : (i + 1) * length]) for i in range(count)]
        shape = tuple([1 if i in axes else a.shape[i] for i in range(a.ndim) if i in kept or keepdims])
        return plain(ndarray(made, shape, kind(a._kind)))

    return function


def _added(entries):
    total = 0.0 if entries and isinstance(entries[0], float) else 0
    for v in entries:
        total += v
    return total


def _averaged(entries):
    return divided(float(_added(entries)), float(len(entries)))


def _best(name, better):
    """The entry that is better than all others, or the first that is no number."""

    def function(entries):
        if not entries:
            raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
        best = entries[0]
        for v in entries:
            if v != v:
                return v
            if better(v, best):
                best = v
        return best

    return function


_largest, _smallest = _best("maximum", lambda p, q: p > q), _best("minimum", lambda p, q: p < q)


def _place_of(name, best):
    def function(entries):
        if not entries:
            raise ValueError(f"attempt to get {name} of an empty sequence")
        found = best(entries)
        return [i for i, v in enumerate(entries) if v == found or v != v][0]

    return function


def _int(kind):
    return "i"


def _truth(kind):
    return "b"


def _no_truth(kind):
    return "f" if kind == "f" else "i"


amax = _reduction(_largest, lambda kind: kind)
amin = _reduction(_smallest, lambda kind: kind)
argmax = _reduction(_place_of("argmax", _largest), _int)
argmin = _reduction(_place_of("argmin", _smallest), _int)
all_of = _reduction(lambda entries: not [v for v in entries if not v], _truth)
any_of = _reduction(lambda entries: bool([v for v in entries if v]), _truth)
sum_of = _reduction(_added, _no_truth)
mean = _reduction(_averaged, lambda kind: "f", numbers_pass=False)

for _name, _function in (
    ("max", amax),
    ("min", amin),
    ("argmax", argmax),
    ("argmin", argmin),
    ("all", all_of),
    ("any", any_of),
    ("sum", sum_of),
    ("mean", mean),
):
    _function.__name__ = _function.__qualname__ = _name
    setattr(ndarray, _name, _function)


def isclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    a, b = operand(a), operand(b)
    shape = common((a.shape, b.shape))
    return plain(ndarray(_close(a, b, shape, rtol, atol, equal_nan), shape, "b"))


def allclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    a, b = operand(a), operand(b)
    return False not in _close(a, b, common((a.shape, b.shape)), rtol, atol, equal_nan)


def _close(a, b, shape, rtol, atol, equal_nan):
    if "O" in a._kind + b._kind:
        subtract(a, b)  # refuses it
    left, right = stretched(a._entries(), a.shape, shape), stretched(b._entries(), b.shape, shape)
    found = []
    for i in range(len(left)):
        p, q = left[i], right[i]
        near = p == q or (math.isfinite(q) and abs(p - q) <= atol + rtol * abs(q))
        found.append(near or (equal_nan and p != p and q != q))
    return found


def array_equal(a, b):
    a, b = asarray(a), asarray(b)
    return a.shape == b.shape and bool(all_of(equal(a, b)))
