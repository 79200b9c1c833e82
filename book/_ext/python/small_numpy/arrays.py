"""Arrays: a shape, and the places of the entries, row by row, in a list that an array shares with its views."""

import math

from .kinds import (
    CAST,
    CAST_ALONE,
    axis_of,
    common,
    dtype,
    float64,
    kind_named,
    kind_of,
    missing,
    refuse,
    said,
    stretched,
    strides,
    stronger,
)
from .printing import printed, represented


class ndarray:
    def __init__(self, buffer, shape, kind, places=None):
        self._buffer, self.shape, self._kind, self._places = buffer, shape, kind, places

    def _entries(self):
        """The numbers, row by row; not to be written into."""
        if self._places is None:
            return self._buffer
        buffer = self._buffer
        return [buffer[at] for at in self._places]

    def _where(self):
        """Where in the buffer they stand."""
        return range(len(self._buffer)) if self._places is None else self._places

    ndim = property(lambda self: len(self.shape))
    size = property(lambda self: math.prod(self.shape))
    dtype = property(lambda self: dtype(self._kind))
    T = property(lambda self: self.transpose())
    flat = property(lambda self: iter(self.ravel()))

    # What is made of all entries.

    def copy(self):
        return ndarray(list(self._entries()), self.shape, self._kind)

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def astype(self, kind):
        return array_of(self._entries(), self.shape, kind_named(kind))

    def tolist(self):
        def nest(entries, shape):
            if not shape:
                return entries[0]
            step = len(entries) // shape[0] if shape[0] else 0
            return [nest(entries[i * step : (i + 1) * step], shape[1:]) for i in range(shape[0])]

        return nest(self._entries(), self.shape)

    def item(self, *index):
        if len(index) == 1:
            (at,), n = index, self.size
            if not -n <= at < n:
                raise IndexError(f"index {at} is out of bounds for size {n}")
            return self._entries()[at]
        if index:
            return CAST[self._kind](self[index])
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._entries()[0]

    # Other shapes: views, where the entries can stay where they are.

    def reshape(self, *shape):
        shape = list(shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape)
        for n in shape:
            if not isinstance(n, int):
                raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
        known = math.prod([n for n in shape if n != -1])
        if shape.count(-1) > 1:
            raise ValueError("can only specify one unknown dimension")
        if -1 in shape and known and self.size % known == 0:
            shape[shape.index(-1)] = self.size // known
        if math.prod(shape) != self.size or -1 in shape:
            wanted = ",".join(["newaxis" if n == -1 else str(n) for n in (shape[1:] if shape[:1] == [-1] else shape)])
            comma = "," if len(shape) == 1 else ""
            raise ValueError(f"cannot reshape array of size {self.size} into shape ({wanted}{comma})")
        places = self._places
        if not places or list(places) == list(range(places[0], places[0] + len(places))):
            return ndarray(self._buffer, tuple(shape), self._kind, places)
        return ndarray(self._entries(), tuple(shape), self._kind)

    def ravel(self):
        return self.reshape(-1)

    def flatten(self):
        return self.copy().reshape(-1)

    def transpose(self, *axes):
        axes = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes
        axes = [axis_of(axis, self.ndim) for axis in axes] or list(range(self.ndim))[::-1]
        if len(axes) != self.ndim:
            raise ValueError("axes don't match array")
        if len(set(axes)) < len(axes):
            raise ValueError("repeated axis in transpose")
        steps, places, own = strides(self.shape), [0], self._where()
        for axis in axes:
            places = [at + i * steps[axis] for at in places for i in range(self.shape[axis])]
        return ndarray(self._buffer, tuple([self.shape[axis] for axis in axes]), self._kind, [own[at] for at in places])

    # Entries and parts.

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d array")
        return iter([self[i] for i in range(self.shape[0])])

    def __contains__(self, value):
        return True in (self == value)._entries()

    def __getitem__(self, index):
        shape, places, copied = _found(self, index)
        if shape is None:
            return _number(self._buffer[places], self._kind)
        part = ndarray(self._buffer, shape, self._kind, places)
        return part.copy() if copied else part

    def __setitem__(self, index, value):
        shape, places, copied = _found(self, index)
        cast = (CAST if isinstance(value, ndarray) else CAST_ALONE)[self._kind]
        if shape is None:
            if isinstance(value, (list, tuple)) or (isinstance(value, ndarray) and value.shape):
                raise ValueError("setting an array element with a sequence.")
            self._buffer[places] = cast(value)
            return
        value = asarray(value)
        given = value.shape
        while len(given) > len(shape) and given[0] == 1:
            given = given[1:]
        if len(given) > len(shape) or [n for n, m in zip(given[::-1], shape[::-1]) if n not in (1, m)]:
            if isinstance(index, ndarray) and index._kind == "b" and index.ndim == self.ndim and len(given) == 1:
                raise ValueError(
                    f"NumPy boolean array indexing assignment cannot assign {given[0]} input values to the {shape[0]} "
                    "output values where the mask is true"
                )
            raise ValueError(
                f"shape mismatch: value array of shape {said(given)} could not be broadcast to indexing result of shape "
                f"{said(shape)}"
                if copied
                else f"could not broadcast input array from shape {said(given)} into shape {said(shape)}"
            )
        entries = [cast(v) for v in stretched(value._entries(), given, shape)]  # new: value may be a view of this array
        for at, entry in zip(places, entries):
            self._buffer[at] = entry

    # What it counts as.

    def __bool__(self):
        if self.size != 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
                if self.size
                else "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
            )
        return bool(self._entries()[0])

    def _only(self, cast):
        if self.shape:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return cast(self._entries()[0])

    def __float__(self):
        return self._only(float)

    def __int__(self):
        return self._only(int)

    def __index__(self):
        if self.shape or self._kind != "i":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return self._entries()[0]

    __hash__ = None

    def __repr__(self):
        return represented(self)

    def __str__(self):
        return printed(self)

    def __getattr__(self, name):
        refuse("ndarray", name)


def _number(value, kind):
    return float64(value) if kind == "f" else value


def plain(array):
    """A number in place of an array without axes."""
    return array if array.shape else _number(array._entries()[0], array._kind)


# What an index finds.


def _found(a, index):
    """(shape, places, whether NumPy would copy) of a[index]; where it is one number, the shape is None, and there is one place."""
    index = index if isinstance(index, tuple) else (index,)
    if len(index) == len(a.shape) and not [i for i in index if type(i) is not int]:  # the common case, at once
        at = 0
        for axis, (i, n) in enumerate(zip(index, a.shape)):
            at = at * n + _inside(i, axis, n)
        return None, a._where()[at], False
    index = [i.__index__() if isinstance(i, ndarray) and not i.shape and i._kind == "i" else i for i in index]
    index = [part for i in index for part in _as_indices(i)]
    used = len([i for i in index if i is not None and i is not Ellipsis])
    if used > len(a.shape):
        raise IndexError(f"too many indices for array: array is {len(a.shape)}-dimensional, but {used} were indexed")
    dots = [at for at, i in enumerate(index) if i is Ellipsis]
    if len(dots) > 1:
        raise IndexError("an index can only have a single ellipsis ('...')")
    one = len(index) == used == len(a.shape)
    if not dots:
        dots = [len(index)]
        index.append(Ellipsis)
    index[dots[0] : dots[0] + 1] = [slice(None)] * (len(a.shape) - used)
    return _by_axes(a, index, one)


class _Mask:
    """The places along one axis where a mask is true; ``length`` is that of the mask."""

    def __init__(self, found, length):
        self.found, self.length = found, length


def _as_indices(i):
    """An index as it is; in place of a list an array of whole numbers; in place of a mask one such array for each axis."""
    if i is None or i is Ellipsis or isinstance(i, slice) or type(i) is int:
        return [i]
    if isinstance(i, (list, tuple, range, ndarray)):
        was_array, i = isinstance(i, ndarray), asarray(i)
        if i._kind == "b":
            return [_Mask(found, n) for found, n in zip(nonzero(i), i.shape)]
        if i._kind == "i" or not i.size:
            return [i]
        if was_array:
            raise IndexError("arrays used as indices must be of integer (or boolean) type")
    elif isinstance(i, int):
        return [int(i)]
    raise IndexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
    )


def _inside(i, axis, n):
    if not -n <= i < n:
        raise IndexError(f"index {i} is out of bounds for axis {axis} with size {n}")
    return i + n if i < 0 else i


def _by_axes(a, index, one):
    """Each index gives steps, and a part of the shape; those that are arrays go together, and are one."""
    ways, together, axis, steps = [], [], 0, strides(a.shape)
    listed = bool([i for i in index if isinstance(i, (ndarray, _Mask))])
    for position, i in enumerate(index):
        if i is None:
            ways.append(([0], (1,)))
            continue
        n, step = a.shape[axis], steps[axis]
        if isinstance(i, slice):
            chosen = range(*i.indices(n))
            ways.append(([step * k for k in chosen], (len(chosen),)))
        elif listed:
            if isinstance(i, _Mask):
                if i.length != n:
                    raise IndexError(
                        f"boolean index did not match indexed array along axis {axis}; size of axis is {n} but size of "
                        f"corresponding boolean axis is {i.length}"
                    )
                i = i.found
            i = asarray(i)
            together.append((position, i.shape, [step * _inside(k, axis, n) for k in i._entries()]))
        else:
            ways.append(([step * _inside(i, axis, n)], ()))
        axis += 1
    if listed:
        refusal = "shape mismatch: indexing arrays could not be broadcast together with shapes {} "
        met = common([part for _, part, _ in together], IndexError, refusal)
        sums = [sum(s) for s in zip(*[stretched(s, part, met) for _, part, s in together])]
        first, last = together[0][0], together[-1][0]
        ways.insert(first if last - first == len(together) - 1 else 0, (sums, met))
    places, own = [0], a._where()
    for way, _ in ways:
        places = [at + step for at in places for step in way]
    shape = tuple([n for _, part in ways for n in part])
    if one and not shape:
        return None, own[places[0]], False
    return shape, [own[at] for at in places], listed


# Making arrays.


def array_of(entries, shape, kind):
    cast = CAST[kind]
    return ndarray([cast(v) for v in entries], shape, kind)


def array(object, dtype=None):
    """A new array of nested lists, of numbers or of arrays."""
    shape, entries, kinds = _flattened(object)
    if "O" in kinds:
        raise NotImplementedError(missing(f"arrays of {type(thing_in(entries)).__name__}"))
    kind = kind_named(dtype) if dtype is not None else stronger(kinds) if kinds else "f"
    cast = (CAST if isinstance(object, ndarray) else CAST_ALONE)[kind]
    return ndarray([cast(v) for v in entries], shape, kind)


def asarray(values, dtype=None):
    if isinstance(values, ndarray) and (dtype is None or kind_named(dtype) == values._kind):
        return values
    return array(values, dtype)


def operand(values):
    """An array to calculate with. NumPy's arrays hold anything: here one of the kind O does, until each.py refuses it."""
    if isinstance(values, ndarray):
        return values
    shape, entries, kinds = _flattened(values)
    return ndarray(entries, shape, "O") if "O" in kinds else array_of(entries, shape, stronger(kinds) if kinds else "f")


def thing_in(entries):
    """The first that is no number."""
    return [v for v in entries if kind_of(v) == "O"][0]


def _flattened(values):
    """(shape, entries row by row, the letters of their kinds)"""
    if isinstance(values, ndarray):
        return values.shape, values._entries(), values._kind
    if not isinstance(values, (list, tuple, range)):
        return (), [values], kind_of(values)
    parts = [_flattened(v) for v in values]
    shapes = [shape for shape, _, _ in parts]
    if [shape for shape in shapes if shape != shapes[0]]:
        alike = [len(values)]
        for ns in zip(*shapes):
            if len(set(ns)) > 1:
                break
            alike.append(ns[0])
        raise ValueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
            f"{len(alike)} dimensions. The detected shape was {tuple(alike)} + inhomogeneous part."
        )
    entries = [v for _, part, _ in parts for v in part]
    return (len(parts), *(shapes[0] if shapes else ())), entries, "".join([kinds for _, _, kinds in parts])


def nonzero(a):
    """For each axis, where along it the entries stand that are not 0."""
    a = asarray(a)
    if not a.shape:
        raise ValueError(
            "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this "
            "error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."
        )
    found = [at for at, v in enumerate(a._entries()) if v]
    return tuple([array([at // step % n for at in found], int) for n, step in zip(a.shape, strides(a.shape))])


def _of_number(self, name):
    """A number has the methods of an array without axes."""
    if name.startswith("__"):
        raise AttributeError(name)
    return getattr(asarray(self), name)


def _part_of_number(self, index):
    if index is None or index == () or index is Ellipsis:
        return asarray(self)[index]
    raise IndexError("invalid index to scalar variable.")


def _no_parts(self):
    raise TypeError("'numpy.float64' object is not iterable")


float64.__iter__ = _no_parts
float64.__getattr__ = _of_number
float64.__getitem__ = _part_of_number
