"""What a network is made of, and what may be put in its place.

    net.w[1][0, 0] = 3.0         one number, in place
    net.w[1] = matrix            the weights of a layer: a copy of them, in the shape that stands there
    net.b = columns              the biases of all layers
    net.hidden = "relu"          another function of the hidden layers; ``output`` and ``cost`` likewise

What does not fit is refused with a ValueError when it is assigned, and the network stays as it was; so is a list that
would grow, shrink or change its order. What is put in place number by number is looked at in the next forward pass.
A copy (copy, deepcopy, pickle) has weights and biases of its own. Two networks are equal only if they are one.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np

from bplib.checks import array, finite, lookup, per_layer, whole_numbers
from bplib.functions import ACTIVATIONS, COSTS, Cost


class FixedList(list):
    """A list that stays as it was made. A copy of it is a plain list."""

    def _refuse(self, *given: Any, **named: Any) -> Any:
        raise ValueError("a network keeps its layers: this list cannot change")

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = clear = extend = insert = pop = remove = reverse = sort = _refuse

    def __reduce__(self) -> tuple:
        return list, (list(self),)


class Layers(FixedList):
    """One array for each of the layers 1 … L, and None for the input. ``layers[l] = values`` puts others of the same
    shape in their place."""

    def __init__(self, name: str, values: Any, shapes: Sequence[tuple[int, int]]) -> None:
        values = per_layer(name, values, len(shapes))
        self.name = name
        super().__init__([None, *(self._array(l, v, s) for l, (v, s) in enumerate(zip(values, shapes), 1))])

    def __setitem__(self, l: Any, values: Any) -> None:
        L = len(self) - 1
        if l not in (*range(1, L + 1), *range(-L, 0)):
            raise ValueError(f"{self.name}[{l!r}]: expected one layer, from 1 to {L}")
        l %= L + 1
        list.__setitem__(self, l, self._array(l, values, self[l].shape))

    def _array(self, l: int, values: Any, shape: tuple[int, int]) -> np.ndarray:
        return array(f"{self.name}[{l}]", values, shape, "rows receive, columns send" if self.name == "w" else "")


def _name_out_of(table: Mapping[str, Any], argument: str) -> Any:
    def assign(self: "Parameters", name: str) -> None:
        lookup(table, name, argument)
        setattr(self, f"_{argument}", str(name))

    return property(attrgetter(f"_{argument}"), assign)


@cache
def _activations(hidden: str, output: str, L: int) -> FixedList:
    return FixedList([None] + [ACTIVATIONS[hidden]] * (L - 1) + [ACTIVATIONS[output]])


class Memory(NamedTuple):
    """What a network was when something went through it."""

    hidden: str
    output: str
    arrays: list[bytearray]


class Parameters:
    """The sizes of a network, the names of its functions, its weights and biases."""

    __slots__ = ("_b", "_cost", "_hidden", "_output", "_seen", "_sizes", "_w")

    def __init__(self, sizes: Sequence[int], hidden: str, output: str, cost: str) -> None:
        self._sizes = FixedList(whole_numbers("sizes", sizes))
        self._seen: list[bytearray] = []
        self.hidden, self.output, self.cost = hidden, output, cost

    def __repr__(self) -> str:
        """What it is, without its numbers: as typed, this makes a network of other weights and biases."""
        return f"Network({list(self.sizes)}, hidden={_quoted(self.hidden)}, output={_quoted(self.output)}, cost={_quoted(self.cost)})"

    @property
    def sizes(self) -> list[int]:
        return self._sizes

    @sizes.setter
    def sizes(self, sizes: Any) -> None:
        raise ValueError(f"sizes: a network keeps its layers, {self.sizes}; make another Network for {sizes!r}")

    @property
    def L(self) -> int:
        return len(self._sizes) - 1

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """Those of w[1] … w[L]: (n_l, n_{l-1})."""
        return list(zip(self.sizes[1:], self.sizes))

    hidden = _name_out_of(ACTIVATIONS, "hidden")
    output = _name_out_of(ACTIVATIONS, "output")
    cost = _name_out_of(COSTS, "cost")

    @property
    def act(self) -> list[Any]:
        """The Activation of each layer; None for the input."""
        return _activations(self.hidden, self.output, self.L)

    @property
    def C_s(self) -> Cost:
        return COSTS[self.cost]

    @property
    def w(self) -> list:
        return self._w

    @w.setter
    def w(self, values: Any) -> None:
        self._w = Layers("w", values, self.shapes)

    @property
    def b(self) -> list:
        return self._b

    @b.setter
    def b(self, values: Any) -> None:
        self._b = Layers("b", values, [(n, 1) for n in self.sizes[1:]])

    def arrays(self) -> list[np.ndarray]:
        """Every weight matrix, then every column of biases, in the order of ``array_names``."""
        return [*self._w[1:], *self._b[1:]]

    def array_names(self) -> list[str]:
        return [f"{name}[{l}]" for name in ("w", "b") for l in range(1, self.L + 1)]

    def memory(self) -> Memory:
        """All that a forward pass depends on but its input, as it is now: what stands in place of an array is a copy.

        ValueError: a number that was put in place is infinite or NaN, and where it stands.
        """
        arrays = self.arrays()
        # A bytearray holds itself against an array at once, byte for byte. What was looked at is not looked at again.
        if self._seen != arrays:
            for name, v in zip(self.array_names(), arrays):
                finite(name, v)
            self._seen = [bytearray(v) for v in arrays]
        return Memory(self.hidden, self.output, self._seen)

    def changed_since(self, memory: Memory) -> list[str]:
        """The names of what is no longer as it was."""
        now = self.memory()
        if now == memory:
            return []
        names = ["hidden", "output", *self.array_names()]
        return [name for name, p, q in zip(names, [*now[:2], *now.arrays], [*memory[:2], *memory.arrays]) if p != q]

    def __getstate__(self) -> dict[str, Any]:
        """The arguments of Network that make it again: what a copy, a pickle and a file hold of it."""
        self.memory()
        names = {"hidden": self.hidden, "output": self.output, "cost": self.cost}
        return {"sizes": list(self.sizes), **names, "w": self.w[1:], "b": self.b[1:]}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]  # of the network that this is


def _quoted(name: str) -> str:
    return f'"{name}"'
