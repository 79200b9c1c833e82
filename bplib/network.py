"""The network in numbers: forward, backward, one step. The code is the equation.

    net = Network([1, 2, 2, 1], hidden="sigmoid", output="linear", cost="squared error")
    forward = net.forward(x)             every z[l] and a[l]
    net.C(forward, y)                    the cost, one number
    backward = net.backward(forward, y)  every delta[l], dw[l] and db[l]
    net.step(backward, eta=0.1)          w[l] and b[l] move against their gradients
    net.predict(x)                       the answer alone, a[L]
    net.save("net.npz")                  and Network.load("net.npz") is the same network again

Layers count from 0 (the input) to L (the output); ``w[0]``, ``b[0]`` and ``z[0]`` are None. ``w[l]`` has the shape
(n_l, n_{l-1}): row j is the neuron that receives, column k the neuron that sends; ``b[l]`` is a column, (n_l, 1).
A mini-batch is a matrix whose columns are samples, (n_l, N). C is the mean of the samples' costs C_s; column s of
``delta[l]`` is ∂C_s/∂z; ``dw`` and ``db`` are the gradients of C, so means over the batch.
The letters are Nielsen's (Neural Networks and Deep Learning, chapter 2), with the input counted as layer 0.
"""

import os
from collections.abc import Sequence
from reprlib import repr as short
from typing import Any, NamedTuple

import numpy as np

from bplib import storage
from bplib.checks import array, is_whole, number, result, whole_numbers
from bplib.parameters import Memory, Parameters

SAMPLES = "samples are columns"
SMALLER = "Take smaller weights, biases, inputs or targets."
beyond_is_refused = np.errstate(over="ignore", invalid="ignore")  # by ``result``, which says it better than a warning


class _Pass(NamedTuple):
    z: list
    a: list


class Forward(_Pass):
    """What the forward pass leaves: ``z[l]`` and ``a[l]``, shape (n_l, N); ``a[0]`` is the input, ``z[0]`` None.

    It remembers the weights and functions that it went ``through``: with others, its slopes would be wrong."""

    through: Memory = Memory("", "", [])


class Backward(NamedTuple):
    """What the backward pass leaves: ``delta[l]`` (n_l, N), ``dw[l]`` and ``db[l]`` in the shapes of w[l] and b[l];
    ``dx`` (n_0, N), whose column s is ∂C_s/∂x, or None when it was not asked for."""

    delta: list
    dw: list
    db: list
    dx: np.ndarray | None


def _kept(backward: Backward) -> Backward:
    """``backward`` itself. ValueError: a number in it is beyond the floats, in which array of which layer."""
    delta, dw, db, _ = backward
    for l in range(len(delta) - 1, 0, -1):
        result(f"delta[{l}]", delta[l], SMALLER)
        result(f"db[{l}]", db[l], SMALLER)
        result(f"dw[{l}]", dw[l], SMALLER)
    if backward.dx is not None:
        result("dx", backward.dx, SMALLER)
    return backward


def _blank(L: int) -> list:
    """A place for each of the layers 0 … L."""
    return [None] * (L + 1)


class Network(Parameters):
    """A fully connected network: ``sizes`` neurons a layer, input first.

    ``hidden`` and ``output`` name activations, ``cost`` a cost (bplib.functions). ``w`` and ``b`` list the weights
    and biases of layers 1 … L (b[l] as a vector or a column); left out, they are drawn from a normal distribution
    with the given ``seed``, the weights scaled by 1/√n_{l-1} so that z stays of order one.
    ValueError: sizes, shapes, names or numbers that do not fit, with what was expected and what came.
    """

    __slots__ = ()  # so that a misspelt name cannot be assigned

    def __init__(
        self,
        sizes: Sequence[int],
        *,
        hidden: str = "sigmoid",
        output: str = "linear",
        cost: str = "half squared error",
        w: Sequence | None = None,
        b: Sequence | None = None,
        seed: int = 0,
    ) -> None:
        super().__init__(sizes, hidden, output, cost)
        if not is_whole(seed, least=0):
            raise ValueError(f"seed: expected a whole number, 0 or more; got {seed!r}")
        draw = np.random.default_rng(int(seed)).normal
        self.w = [draw(size=s) / np.sqrt(s[1]) for s in self.shapes] if w is None else w
        self.b = [draw(size=(n, 1)) for n, _ in self.shapes] if b is None else b

    @beyond_is_refused
    def forward(self, x: Any) -> Forward:
        """Every z[l] = w[l] a[l-1] + b[l] and a[l] = σ(z[l]), from the input ``x``: (n_0,) or a batch (n_0, N).

        ValueError: an input of another shape; a number in x, w or b that is infinite or NaN; a z[l] beyond the floats.
        """
        through, act = self.memory(), self.act
        z, a = _blank(self.L), _blank(self.L)
        a[0] = array("x", x, (self.sizes[0], None), SAMPLES)
        for l in range(1, self.L + 1):
            z[l] = self.w[l] @ a[l - 1] + self.b[l]
            a[l] = act[l].f(z[l])
        for l in range(1, self.L + 1):
            result(f"z[{l}]", z[l], SMALLER)
        forward = Forward(z, a)
        forward.through = through
        return forward

    def predict(self, x: Any) -> np.ndarray:
        """The answer a[L] to the input ``x``, (n_L, N): one column for each column of x."""
        return self.forward(x).a[self.L]

    @beyond_is_refused
    def C(self, forward: Forward, y: Any) -> float:
        """The cost of the batch: the mean of the samples' C_s. ``y``: (n_L,) or (n_L, N).

        ValueError: as in ``backward``; a cost beyond the floats.
        """
        y = self._target(forward, y)
        return float(result("C", self.C_s.C(forward.a[self.L], y).mean(), SMALLER))

    @beyond_is_refused
    def backward(self, forward: Forward, y: Any, *, dx: bool = False) -> Backward:
        """The four equations, last layer first, after ``forward = net.forward(x)``; ``dx=True`` adds ∂C_s/∂x.

        ValueError: a forward pass that was not made with the weights and functions that the network has now; an error or
        a gradient beyond the floats.
        """
        y = self._target(forward, y)
        (z, a), L, w, act, N = forward, self.L, self.w, self.act, y.shape[1]
        delta, dw, db = (_blank(L) for _ in range(3))

        # fmt: off
        delta[L] = self.C_s.dC(a[L], y) * act[L].df(z[L], a[L])                     # BP1
        for l in range(L - 1, 0, -1):
            delta[l] = (w[l + 1].T @ delta[l + 1]) * act[l].df(z[l], a[l])          # BP2
        for l in range(1, L + 1):
            db[l] = delta[l].mean(axis=1, keepdims=True)                            # BP3
            dw[l] = delta[l] @ a[l - 1].T / N                                       # BP4
        # fmt: on
        return _kept(Backward(delta, dw, db, w[1].T @ delta[1] if dx else None))

    @beyond_is_refused
    def step(self, backward: Backward, eta: float) -> None:
        """One step of gradient descent, in place: every weight and bias moves by −``eta`` times its gradient.

        ValueError, and nothing moves: gradients of another shape, or a step that would end outside the numbers.
        """
        eta = number("eta", eta)
        want = [np.shape(v) for v in (*self.w, *self.b)]
        got = [np.shape(g) for g in (*backward.dw, *backward.db)] if isinstance(backward, Backward) else short(backward)
        if got != want:
            raise ValueError(f"backward: expected gradients in the shapes of this network's w and b, {want}; got {got}")
        self.w, self.b = (
            [None]
            + [
                result(f"{name}[{l}] - eta d{name}[{l}]", v[l] - eta * g[l], "Take a smaller eta.")
                for l in range(1, self.L + 1)
            ]
            for name, v, g in (("w", self.w, backward.dw), ("b", self.b, backward.db))
        )

    def save(self, path: str | os.PathLike) -> None:
        """Everything that it is made of, into a file: NumPy's .npz, written whole or not at all (bplib.storage)."""
        state = self.__getstate__()
        for name in "w", "b":
            state |= {f"{name}[{l}]": v for l, v in enumerate(state.pop(name), 1)}
        storage.write(path, state)

    @classmethod
    def load(cls, path: str | os.PathLike) -> "Network":
        """The network that ``save`` has written. ValueError: a file that is none or is damaged, and what is wrong."""
        found = storage.read(path)
        try:
            state = {name: found.pop(name).tolist() for name in ("sizes", "hidden", "output", "cost")}
            L = len(whole_numbers("sizes", state["sizes"])) - 1
            state |= {name: [found.pop(f"{name}[{l}]") for l in range(1, L + 1)] for name in ("w", "b")}
            if found:
                raise ValueError(f"no network has {', '.join(map(repr, found))}")
            return cls(**state)
        except KeyError as error:
            raise ValueError(f"{path}: not a saved network: {error} is missing") from None
        except ValueError as error:
            raise ValueError(f"{path}: not a saved network: {error}") from None

    def _target(self, forward: Forward, y: Any) -> np.ndarray:
        """``y`` as a matrix beside a[L], once it is sure that ``forward`` went through these layers as they are."""
        widths = [len(a) for a in forward.a] if isinstance(forward, Forward) else short(forward)
        if widths != self.sizes:
            raise ValueError(f"forward: expected what net.forward(x) gives, layers of {self.sizes}; got {widths}")
        if changed := self.changed_since(forward.through):
            raise ValueError(
                f"forward: expected what net.forward(x) gives now; this pass went through another {', '.join(changed)}"
            )
        return array("y", y, (self.sizes[-1], forward.a[0].shape[1]), SAMPLES)
