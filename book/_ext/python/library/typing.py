"""NamedTuple, as far as the judge uses it, and names for annotations."""

Any = object


def TypeVar(name):
    return object


class NamedTuple(tuple):
    def __init_subclass__(cls):
        cls._fields = tuple(cls.__annotations__)
        for i, name in enumerate(cls._fields):
            setattr(cls, name, property(lambda self, i=i: self[i]))

    def __new__(cls, *values, **named):
        return tuple.__new__(cls, (*values, *[named[name] for name in cls._fields[len(values) :]]))
