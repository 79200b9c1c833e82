"""What acts on each entry alone, and the operators."""

import math

from .arrays import array_of, asarray, ndarray, nonzero, operand, plain, thing_in
from .kinds import KINDS, UFuncTypeError, common, float64, kind_of, missing, said, stretched, stronger

inf, nan = math.inf, math.nan
UNSUPPORTED = (
    "ufunc '{}' not supported for the input types, and the inputs could not be safely coerced to any supported types "
    "according to the casting rule ''safe''"
)


def _refuse_things(name, f, arrays, of_floats):
    """As NumPy does where some entries are no numbers: with Python's own error; texts, and functions of floats, with its own."""
    shape = common([a.shape for a in arrays])
    columns = [stretched(a._entries(), a.shape, shape) for a in arrays]
    thing = thing_in([v for column in columns for v in column])
    if name in ("isfinite", "isnan") or (of_floats and isinstance(thing, str)):
        raise TypeError(UNSUPPORTED.format(name))
    if isinstance(thing, str):
        raise _no_loop(name, arrays)
    if of_floats and len(arrays) == 1:
        raise TypeError(
            f"loop of ufunc does not support argument 0 of type {type(thing).__name__} which has no callable {name} method"
        )
    for values in zip(*columns):
        if [v for v in values if kind_of(v) == "O"]:
            f(*values)
    raise NotImplementedError(missing(f"arrays of {type(thing).__name__}"))


COMPARISONS = ("less", "less_equal", "greater", "greater_equal")
CLASSES = {"b": "Bool", "i": "Int64", "f": "Float64", "O": "Object"}


def _no_loop(name, arrays):
    """The error; a comparison, and a function of one array, call the types by their classes."""
    types = [_class_of(a) if len(arrays) == 1 or name in COMPARISONS else _type_of(a) for a in arrays]
    said = types[0] if len(types) == 1 else f"({', '.join(types)})"
    return UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching types {said} -> None")


def _class_of(a):
    return f"<class 'numpy.dtypes.{'Str' if _longest(a) else CLASSES[a._kind]}DType'>"


def _type_of(a):
    return f"dtype('<U{_longest(a)}')" if _longest(a) else f"dtype('{KINDS[a._kind]}')"


def _longest(a):
    """Of the texts in it; 0 where there is none."""
    return max([len(v) for v in a._entries() if isinstance(v, str)], default=0)


def _each(name, f, kind=None):
    """A function of one array: of floats, unless ``kind`` gives the kind of its result."""

    def function(x):
        x = operand(x)
        if x._kind == "O":
            _refuse_things(name, f, [x], of_floats=not kind)
        if x._kind == "b" and not kind:
            raise NotImplementedError(missing(f"{name} of True and False"))  # NumPy's result has half as many digits
        made = kind(x._kind) if kind else "f"
        entries = x._entries() if kind or x._kind == "f" else [float(v) for v in x._entries()]
        return plain(ndarray([f(v) for v in entries], x.shape, made))

    function.__name__ = function.__qualname__ = name
    return function


def _both(name, f, kind, of_things=None):
    """A function of two arrays; ``kind(p, q)`` is the kind of its result, ``of_things`` what Python does with what is no number."""

    def function(p, q):
        p, q = operand(p), operand(q)
        if "O" in p._kind + q._kind and name not in ("equal", "not_equal"):
            _refuse_things(name, of_things or f, [p, q], of_floats=kind is _float)
        made = kind(p._kind, q._kind)
        shape = common((p.shape, q.shape))
        left, right = stretched(p._entries(), p.shape, shape), stretched(q._entries(), q.shape, shape)
        entries = [f(left[i], right[i]) for i in range(len(left))]  # in a page zip takes five times as long
        as_it_is = p._kind == q._kind == made != "b"
        return plain(ndarray(entries, shape, made) if as_it_is else array_of(entries, shape, made))

    function.__name__ = function.__qualname__ = name
    function.kind = kind
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


def _positive(kind):
    if kind == "b":
        raise _no_loop("positive", [ndarray([], (0,), "b")])
    return kind


def _of_bits(name):
    def kind(p, q="b"):
        if "f" in p + q:
            raise TypeError(UNSUPPORTED.format(name))
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
sign = _each("sign", lambda x: x if x != x else type(x)(-(x < 0) + (x > 0)), _no_truths("sign"))
isfinite = _each("isfinite", math.isfinite, _truth)
isnan = _each("isnan", math.isnan, _truth)
logical_not = _each("logical_not", lambda x: not x, _truth)
invert = _each("invert", lambda x: not x if isinstance(x, bool) else ~x, _of_bits("invert"))

add = _both("add", lambda p, q: p + q, _strong)
subtract = _both("subtract", lambda p, q: p - q, _difference)
multiply = _both("multiply", lambda p, q: p * q, _strong)
divide = _both("divide", divided, _float, lambda p, q: p / q)
power = _both("power", _to_the_power, _no_two_truths, lambda p, q: p**q)
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


def where(condition, *choices):
    if not choices:
        return nonzero(condition)
    if len(choices) != 2:
        raise ValueError("either both or neither of x and y should be given")
    condition, p, q = [asarray(v) for v in (condition, *choices)]
    shape, kind = common((condition.shape, p.shape, q.shape)), stronger(p._kind + q._kind)
    chosen, left, right = [stretched(v._entries(), v.shape, shape) for v in (condition, p, q)]
    return array_of([left[i] if chosen[i] else right[i] for i in range(len(chosen))], shape, kind)


def clip(a, a_min=None, a_max=None):
    """Between the two; None is no bound."""
    a = operand(a) if a_min is None else maximum(a, a_min)
    return plain(operand(a)) if a_max is None else minimum(a, a_max)


# The operators: between arrays, with a number in front, in place, and of the numbers that come out of an array.


def _operator(symbol, function):
    def backward(self, other):
        return function(other, self)

    def in_place(self, other):
        other = operand(other)
        is_thing = other._kind == "O" and not isinstance(thing_in(other._entries()), str)
        kind = "O" if is_thing else function.kind(self._kind, other._kind)
        if is_thing or stronger(kind + self._kind) != self._kind:
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

    for prefix, method in (("", function), ("r", backward), ("i", in_place)):
        setattr(ndarray, f"__{prefix}{symbol}__", method)


def _operator_of_numbers(symbol, function, f):
    def refuse_repeating(other):
        if symbol == "mul" and isinstance(other, (list, tuple)):
            raise TypeError("can't multiply sequence by non-int of type 'numpy.float64'")

    def operate(self, other):
        if isinstance(other, (int, float)):
            return float64(f(float(self), float(other)))
        refuse_repeating(other)
        return function(float(self), other)

    def turned(self, other):
        if isinstance(other, (int, float)):
            return float64(f(float(other), float(self)))
        refuse_repeating(other)
        return function(other, float(self))

    setattr(float64, f"__{symbol}__", operate)
    setattr(float64, f"__r{symbol}__", turned)


def _absent(name, sign, f):
    def operator(*arrays):
        arrays = [operand(a) for a in arrays]
        if [a for a in arrays if a._kind == "O"]:
            _refuse_things(name, f, arrays, of_floats=False)
        raise NotImplementedError(missing(f"{sign} between arrays"))

    return operator


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
    _operator_of_numbers(_symbol, _function, _f)
for _symbol, _absence in (
    ("floordiv", _absent("floor_divide", "//", lambda p, q: p // q)),
    ("mod", _absent("remainder", "%", lambda p, q: p % q)),
):
    for _name, _operate in (
        (f"__{_symbol}__", _absence),
        (f"__i{_symbol}__", _absence),
        (f"__r{_symbol}__", lambda self, other, absence=_absence: absence(other, self)),
    ):
        setattr(ndarray, _name, _operate)
for _symbol, _function in (
    ("lt", less),
    ("le", less_equal),
    ("gt", greater),
    ("ge", greater_equal),
    ("eq", equal),
    ("ne", not_equal),
):
    setattr(ndarray, f"__{_symbol}__", _function)

ndarray.__neg__ = negative
ndarray.__pos__ = _each("positive", lambda x: +x, _positive)
ndarray.__abs__ = absolute
ndarray.__invert__ = invert
float64.__neg__ = lambda self: float64(-float(self))
float64.__abs__ = lambda self: float64(abs(float(self)))
