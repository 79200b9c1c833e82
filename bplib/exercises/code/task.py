"""A function that readers are asked to write: how it is done right, how it goes wrong, what it is tried on.

Task(right=…, wrong={function: mistake, …}, given=…, sizes=…, gives={…}, because="…")
task.names          the names of its arguments, those of ``right``
task.networks()     what it is tried on: [{name: value}, …], the same every time
task.expected()     "a column of shape (n_l, 1)"
layers(draw, [2, 3, 1])     the weights and the biases of such a network, each a list that begins with None
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any

import numpy as np

Draw = Callable[..., Any]


@dataclass(frozen=True)
class Task:
    """``wrong`` gives each wrong function the name of its mistake (bplib.exercises.mistakes) or a text. For each of
    ``sizes``, ``given(draw, *size)`` are the arguments of one call, where draw(shape) are random numbers; the first call
    that goes wrong is shown to the reader, so the plainest comes first. ``gives``: {what it returns: of which shape};
    ``because`` is said when all is right."""

    right: Callable
    wrong: dict[Callable, str]
    given: Callable
    sizes: tuple[tuple, ...]
    gives: dict[str, str]
    because: str

    @property
    def names(self) -> list[str]:
        parameters = signature(self.right).parameters.values()
        return [p.name for p in parameters if p.default is p.empty]

    def networks(self) -> list[dict[str, Any]]:
        return [dict(zip(self.names, self.given(_drawn_from(seed), *size))) for seed, size in enumerate(self.sizes)]

    def expected(self) -> str:
        if len(self.gives) == 1:
            return next(iter(self.gives.values()))
        return " and ".join(f"{name} ({shape})" for name, shape in self.gives.items())


def _drawn_from(seed: int) -> Draw:
    draw = np.random.default_rng(seed).normal
    return lambda shape=None: draw(size=shape)


def layers(draw: Draw, sizes: Sequence[int]) -> tuple[list[np.ndarray | None], list[np.ndarray | None]]:
    shapes = list(zip(sizes[1:], sizes))
    return [None, *map(draw, shapes)], [None, *(draw((n, 1)) for n, _ in shapes)]
