"""What acts on each entry alone, and the operators."""

import math

from .arrays import array_of, asarray, ndarray, operand, plain
from .kinds import KINDS, UFuncTypeError, common, float64, missing, said, stretched, stronger

inf, nan = math.inf, math.nan


def _each(name, f, kind=None):
    """A function of one array: of floats, unless ``kind`` gives the kind of its result."""

    def function(x):
        x = operand(x)
        if x._kind == "b" and not kind:
            raise NotImplementedError(missing(f"{name} of True and False"))  # NumPy's result has half as many digits
        made = kind(x._kind) if kind else "f"
        entries = x._entries() if kind or x._kind == "f" else [float(v) for v in x._entries()]
        return plain(ndarray([f(v) for v in entries], x.shape, made))

    return function


def _both(name, f, kind):
    """A function of two arrays; ``kind(p, q)`` is the kind of its result."""

    def function(p, q):
        p, q = operand(p), operand(q)
        made = kind(p._kind, q._kind)
        shape = common((p.shape, q.shape))
        left, right = stretched(p._entries(), p.shape, shape), stretched(q._entries(), q.shape, shape)
        entries = [f(left[i], right[i]) for i in range(len(left))]  # in a page zip takes five times as long
        as_it_is = p._kind == q._kind == made != "b"
        return plain(ndarray(entries, shape, made) if as_it_is else array_of(entries, shape, made))

    function.__name__, function.kind = name, kind
    return function


def _guarded(f, otherwise):
    """``otherwise(x)`` where Python stops, and NumPy does not."""

    def function(*x):
        try:
            return f(*x)
        except (ValueError, OverflowError, ZeroDivisionError):
            return otherwise(*x)

    return function


def divided(p, q):
    if q:
        return p / q
    return nan if not p or p != p else math.copysign(inf, p) * math.copysign(1.0, q)


def _to_the_power(p, q):
    if isinstance(p, int) and isinstance(q, int):
        if q < 0:
            raise ValueError("Integers to negative integer powers are not allowed.")
        return p**q
    try:
        return math.pow(p, q)
    except OverflowError:
        return -inf if p < 0 and q % 2 == 1 else inf
    except ValueError:
        return nan if p else math.copysign(inf, p) if q % 2 == 1 else inf


# The kind of what comes, from those of what was given.


def _truth(*_):
    return "b"


def _float(*_):
    return "f"


def _strong(p, q):
    return stronger(p + q)


def _no_two_truths(p, q):
    if p == q == "b":
        raise NotImplementedError(missing("powers of True and False"))
    return stronger(p + q)


def _difference(p, q):
    if p == q == "b":
        raise TypeError(
            "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
            "logical_xor function instead."
        )
    return stronger(p + q)


def _negative(kind):
    if kind == "b":
        raise TypeError(
            "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
            "function instead."
        )
    return kind


def _no_truths(name):
    def kind(kind):
        if kind == "b":
            raise NotImplementedError(missing(f"{name} of True and False"))
        return kind

    return kind


def _of_bits(name):
    def kind(p, q="b"):
        if "f" in p + q:
            raise TypeError(
                f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any "
                "supported types according to the casting rule ''safe''"
            )
        return stronger(p + q)

    return kind


exp = _each("exp", _guarded(math.exp, lambda x: inf))
log = _each("log", _guarded(math.log, lambda x: nan if x else -inf))
sqrt = _each("sqrt", _guarded(math.sqrt, lambda x: nan))
tanh = _each("tanh", math.tanh)
cosh = _each("cosh", _guarded(math.cosh, lambda x: inf))
square = _each("square", lambda x: x * x, _no_truths("square"))
negative = _each("negative", lambda x: -x, _negative)
absolute = _each("absolute", abs, _no_truths("absolute"))
sign = _each("sign", lambda x: x if x != x else type(x)((x > 0) - (x < 0)), _no_truths("sign"))
isfinite = _each("isfinite", math.isfinite, _truth)
isnan = _each("isnan", math.isnan, _truth)
logical_not = _each("logical_not", lambda x: not x, _truth)
invert = _each("invert", lambda x: not x if isinstance(x, bool) else ~x, _of_bits("invert"))

add = _both("add", lambda p, q: p + q, _strong)
subtract = _both("subtract", lambda p, q: p - q, _difference)
multiply = _both("multiply", lambda p, q: p * q, _strong)
divide = _both("divide", divided, _float)
power = _both("power", _to_the_power, _no_two_truths)
maximum = _both("maximum", lambda p, q: p if p >= q or p != p else q, _strong)
minimum = _both("minimum", lambda p, q: p if p <= q or p != p else q, _strong)
equal = _both("equal", lambda p, q: p == q, _truth)
not_equal = _both("not_equal", lambda p, q: p != q, _truth)
less = _both("less", lambda p, q: p < q, _truth)
less_equal = _both("less_equal", lambda p, q: p <= q, _truth)
greater = _both("greater", lambda p, q: p > q, _truth)
greater_equal = _both("greater_equal", lambda p, q: p >= q, _truth)
logical_and = _both("logical_and", lambda p, q: bool(p and q), _truth)
logical_or = _both("logical_or", lambda p, q: bool(p or q), _truth)
bitwise_and = _both("bitwise_and", lambda p, q: p & q, _of_bits("bitwise_and"))
bitwise_or = _both("bitwise_or", lambda p, q: p | q, _of_bits("bitwise_or"))
bitwise_xor = _both("bitwise_xor", lambda p, q: p ^ q, _of_bits("bitwise_xor"))


def where(condition, p, q):
    condition, p, q = asarray(condition), asarray(p), asarray(q)
    shape, kind = common((condition.shape, p.shape, q.shape)), stronger(p._kind + q._kind)
    chosen, left, right = [stretched(v._entries(), v.shape, shape) for v in (condition, p, q)]
    return array_of([left[i] if chosen[i] else right[i] for i in range(len(chosen))], shape, kind)


def clip(a, low, high):
    """Between the two; None is no bound."""
    a = a if low is None else maximum(a, low)
    return a if high is None else minimum(a, high)


# The operators: between arrays, with a number in front, in place, and of the numbers that come out of an array.


def _understood(other):
    return isinstance(other, (ndarray, int, float, list, tuple))


def _operator(symbol, function):
    def forward(self, other):
        return function(self, other) if _understood(other) else NotImplemented

    def backward(self, other):
        return function(other, self) if _understood(other) else NotImplemented

    def in_place(self, other):
        other = operand(other)
        kind = function.kind(self._kind, other._kind)
        if stronger(kind + self._kind) != self._kind:
            raise UFuncTypeError(
                f"Cannot cast ufunc '{function.__name__}' output from dtype('{KINDS[kind]}') to dtype('{KINDS[self._kind]}') "
                "with casting rule 'same_kind'"
            )
        shape = common((self.shape, other.shape, self.shape))
        if shape != self.shape:
            raise ValueError(
                f"non-broadcastable output operand with shape {said(self.shape)} doesn't match the broadcast shape {said(shape)}"
            )
        self[...] = function(self, other)
        return self

    for prefix, method in (("", forward), ("r", backward), ("i", in_place)):
        setattr(ndarray, f"__{prefix}{symbol}__", method)


def _operator_of_numbers(symbol, f):
    def operate(self, other):
        return float64(f(float(self), float(other))) if isinstance(other, (int, float)) else NotImplemented

    def turned(self, other):
        return float64(f(float(other), float(self))) if isinstance(other, (int, float)) else NotImplemented

    setattr(float64, f"__{symbol}__", operate)
    setattr(float64, f"__r{symbol}__", turned)


def _absent(sign):
    def operator(self, other):
        if not _understood(other):
            return NotImplemented
        raise NotImplementedError(missing(f"{sign} between arrays"))

    return operator


def _comparison(symbol, function):
    def compare(self, other):
        return function(self, other) if _understood(other) else NotImplemented

    setattr(ndarray, f"__{symbol}__", compare)


for _symbol, _function in (("and", bitwise_and), ("or", bitwise_or), ("xor", bitwise_xor)):
    _operator(_symbol, _function)
for _symbol, _function, _f in (
    ("add", add, lambda p, q: p + q),
    ("sub", subtract, lambda p, q: p - q),
    ("mul", multiply, lambda p, q: p * q),
    ("truediv", divide, divided),
    ("pow", power, _to_the_power),
):
    _operator(_symbol, _function)
    _operator_of_numbers(_symbol, _f)
for _symbol, _sign in (("floordiv", "//"), ("mod", "%")):
    for _name in (f"__{_symbol}__", f"__r{_symbol}__", f"__i{_symbol}__"):
        setattr(ndarray, _name, _absent(_sign))
for _symbol, _function in (("lt", less), ("le", less_equal), ("gt", greater), ("ge", greater_equal)):
    _comparison(_symbol, _function)


def _never(truth):
    """What == and != say to a thing that is no number."""
    return lambda a: ndarray([truth] * a.size, a.shape, "b")


ndarray.__eq__ = lambda self, other: equal(self, other) if _understood(other) else _never(False)(self)
ndarray.__ne__ = lambda self, other: not_equal(self, other) if _understood(other) else _never(True)(self)
ndarray.__neg__ = negative
ndarray.__pos__ = _each("positive", lambda x: x, _no_truths("positive"))
ndarray.__abs__ = absolute
ndarray.__invert__ = invert
float64.__neg__ = lambda self: float64(-float(self))
float64.__abs__ = lambda self: float64(abs(float(self)))
