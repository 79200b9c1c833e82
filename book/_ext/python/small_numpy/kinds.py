"""The kinds of numbers, shapes, and what is said of what is missing."""

KINDS = {"b": "bool", "i": "int64", "f": "float64", "O": "O"}
OTHER_DTYPES = ("float", "int", "uint", "complex", "long", "str", "bytes", "object", "datetime64", "timedelta64")
NAMES = {"f": (float, "float64", "float"), "i": (int, "int64", "int"), "b": (bool, "bool")}


def missing(what):
    return f"the page's small NumPy has no {what}; JupyterLab has the whole of NumPy"


def refuse(owner, name):
    """What a __getattr__ does. An AttributeError that is raised there loses its words in Brython."""
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(missing(f"{owner}.{name}"))


class AxisError(ValueError, IndexError):
    pass


class UFuncTypeError(TypeError):
    pass


class float64(float):
    """A float that is divided by zero, and overflows, as NumPy's does: without stopping. Its operators are in each.py, its parts in arrays.py."""

    ndim, shape, size = 0, (), 1
    __hash__ = float.__hash__

    def __repr__(self):
        return f"np.float64({float.__repr__(self)})"

    def __str__(self):
        return float.__repr__(self)

    def item(self):
        return float(self)


NAMES["f"] += (float64,)


class dtype:
    def __init__(self, kind):
        self.kind, self.name = kind, KINDS[kind]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __eq__(self, other):
        return self.kind == kind_named(other)

    def __hash__(self):
        return hash(self.kind)


def kind_named(name):
    """The letter of a kind, however it is named: float, "float64", dtype("float64")."""
    if isinstance(name, dtype):
        return name.kind
    if name is None:
        return "f"
    for letter, names in NAMES.items():
        if name in names:
            return letter
    if not isinstance(name, (str, type)):
        raise TypeError(f"Cannot interpret '{name}' as a data type")
    if isinstance(name, str) and len(name) > 3 and not name.startswith(OTHER_DTYPES):
        raise TypeError(f"data type '{name}' not understood")
    raise NotImplementedError(missing(f"dtype {getattr(name, '__name__', name)}"))


def as_int(value):
    """In an array NumPy makes the least whole number of what is none; given one alone, it refuses it as Python does."""
    return int(value) if -(2**63) <= value < 2**63 else -(2**63)


CAST = {"f": float, "i": as_int, "b": bool}
CAST_ALONE = {"f": float, "i": int, "b": bool}


def stronger(kinds):
    return "f" if "f" in kinds else "i" if "i" in kinds else "b"


def kind_of(value):
    """The letter of its kind; O, which is NumPy's, of all that is no number here."""
    for kind, letter in ((bool, "b"), (int, "i"), (float, "f")):
        if isinstance(value, kind):
            return letter
    return "O"


# Shapes.


def shape_of(shape):
    """(2, 3) of 2, of [2, 3] and of (2, 3)."""
    if shape is None:
        raise TypeError("Use () not None as shape arguments")
    if isinstance(shape, int):
        shape = (shape,)
    elif not isinstance(shape, (tuple, list, str)):
        raise TypeError(f"expected a sequence of integers or a single integer, got '{shape}'")
    for n in shape:
        if not isinstance(n, int):
            raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
    if min(shape, default=0) < 0:
        raise ValueError("negative dimensions are not allowed")
    return tuple(shape)


def said(shape):
    """(2,3): as NumPy's errors write a shape."""
    return f"({','.join([str(n) for n in shape])}{',' if len(shape) == 1 else ''})"


def strides(shape):
    """How many places it is to the next entry along each axis."""
    found, step = [], 1
    for n in reversed(shape):
        found.append(step)
        step *= n
    return found[::-1]


def common(shapes, error=ValueError, refusal="operands could not be broadcast together with shapes {} "):
    """The shape to which all are broadcast."""
    found = shapes[0]
    for shape in shapes[1:]:
        if shape != found:
            length = max(len(shape), len(found))
            old, new = (1,) * (length - len(found)) + found, (1,) * (length - len(shape)) + shape
            for p, q in zip(old, new):
                if p != q and p != 1 and q != 1:
                    raise error(refusal.format(" ".join([said(shape) for shape in shapes])))
            found = tuple([q if p == 1 else p for p, q in zip(old, new)])
    return found


def stretched(entries, shape, to):
    """The entries of an array of this shape when it is broadcast to the shape ``to``."""
    if shape == to:
        return entries
    shape, block = (1,) * (len(to) - len(shape)) + shape, 1
    for wanted, n in zip(to[::-1], shape[::-1]):
        if n != wanted:
            rows = [entries[at : at + block] * wanted for at in range(0, len(entries), block or 1)]
            entries = [v for row in rows for v in row]
        block *= wanted
    return entries


def axis_of(axis, ndim):
    if not isinstance(axis, int):
        raise TypeError(f"'{type(axis).__name__}' object cannot be interpreted as an integer")
    if not -ndim <= axis < ndim:
        raise AxisError(f"axis {axis} is out of bounds for array of dimension {ndim}")
    return axis % ndim
