"""Names for annotations, and Mapping."""


class Named:
    def __class_getitem__(cls, _):
        return cls


Callable = Iterable = Sequence = Iterator = Named


class Mapping(Named):
    """What has __getitem__ and __iter__."""

    def __contains__(self, key):
        return key in list(self)

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]
