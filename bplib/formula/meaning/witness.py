"""A network that bears witness: what each letter is worth on it, also after a push.

    witness = Witness(net, x, y)
    witness.rest                                  z, a, w, b and C_s of the forward pass, nothing pushed
    witness.derivative(f, "w", 2, (0, 1))         the slope of f(state) as w[2][0, 1] moves
    witness.delta                                 the errors ∂C_s/∂z, found by pushing z
    witness.backward_agrees()                     Wrong: the network's own backward pass says another δ
    witness.stepped(s)                            the weights and biases after one step on sample s (None: on all)

A derivative is a complex step: push the quantity by i·10⁻³⁰, run the forward pass, read the imaginary part. It is exact
to rounding (at ReLU's corner too: NumPy orders complex numbers by their real parts first) and never goes back, and δ is
found in no other way. So BP1 and BP2 are held to something that knows nothing of them, and so is ``Network.backward``.
Where the outputs act together (softmax), which those of bplib.network do not, there is no backward pass and no
``stepped``.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from bplib.checks import number
from bplib.formula.meaning.general import no_slope
from bplib.formula.meaning.indices import Layer, Wrong
from bplib.functions import ACTIVATIONS, Activation, Cost
from bplib.network import Network
from bplib.notation import SAMPLES

COMPLEX = 1e-30
EXACT = 1e-11  # relative to the largest error of a layer
TRIED = 2  # samples of a batch at which a statement about one sample is tried


class State(NamedTuple):
    """One forward pass: ``w[l]``, ``b[l]``, ``z[l]`` and ``a[l]`` as in bplib.network; ``C`` of each sample."""

    w: list
    b: list
    z: list
    a: list
    C: np.ndarray


class Unlisted(Network):
    """A network whose functions or whose cost are none of the library's."""

    bends: tuple[Activation | None, Activation | None] = None, None  # of the hidden layers, of the last
    costs: Cost | None = None

    @property
    def act(self) -> list[Any]:
        listed, (hidden, last) = super().act, self.bends
        return [None, *(hidden or f for f in listed[1:-1]), last or listed[-1]]

    @property
    def C_s(self) -> Cost:
        return self.costs or super().C_s


class Witness:
    """``net`` with inputs ``x`` and targets ``y``, one sample a column; ``eta`` the learning rate, or None."""

    def __init__(self, net: Network, x: Any, y: Any, *, eta: float | None = None) -> None:
        self.net, self.eta, self.L, self.n = net, eta, net.L, net.sizes
        self.x, self.y = (np.asarray(v, dtype=float).reshape(n, -1) for v, n in ((x, self.n[0]), (y, self.n[-1])))
        self.N = self.x.shape[1]
        self.extreme = False  # whether its weights are so large that a sigmoid may say 1
        self.together = net.act[-1].df is no_slope
        self.pushed: dict[tuple, State] = {}

    def size(self, layer: Layer) -> int:
        """How many neurons a layer has; of SAMPLES, how many samples there are."""
        return self.N if layer == SAMPLES else self.n[int(layer)]

    def activation(self, l: int) -> Activation:
        """σ of layer ``l``. Wrong: there is no such layer, or its outputs act together."""
        if not 1 <= l <= self.L:
            raise Wrong(f"expected σ of a layer from 1 to {self.L}; got layer {l}")
        if self.together and l == self.L:
            raise Wrong("the outputs act together: there is no σ of one entry")
        return self.net.act[l]

    def __str__(self) -> str:
        hidden, output = (self.name_of(f) for f in (self.net.act[1], self.net.act[-1]))
        return f"a network {'-'.join(map(str, self.n))} with {hidden}, {output}, N = {self.N}"

    @staticmethod
    def name_of(f: Activation) -> str:
        listed = [name for name, one in ACTIVATIONS.items() if one == f]
        return listed[0] if listed else f.f.__qualname__.partition(".")[0]

    @cached_property
    def rest(self) -> State:
        return self.run()

    def run(
        self, role: str | None = None, layer: int | None = None, index: tuple[int, ...] = (), h: complex = 0.0
    ) -> State:
        """The forward pass, with the one quantity ``role[layer][index]`` pushed by ``h`` (z, a: of all samples,
        unless ``index`` names one)."""

        def push(values: np.ndarray, r: str, l: int) -> np.ndarray:
            if (r, l) != (role, layer):
                return values
            values = values.astype(np.result_type(values, h))
            values[index] += h
            return values

        net = self.net
        w, b = list(net.w), list(net.b)
        z: list = [None] * (self.L + 1)
        a = [push(self.x, "a", 0)]
        for l in range(1, self.L + 1):
            w[l], b[l] = push(w[l], "w", l), push(b[l], "b", l)
            z[l] = push(w[l] @ a[l - 1] + b[l], "z", l)
            a.append(push(net.act[l].f(z[l]), "a", l))
        return State(w, b, z, a, net.C_s.C(a[-1], self.y))

    def derivative(self, f: Callable[[State], Any], role: str, layer: int, index: tuple[int, ...]) -> Any:
        """d f(state) / d role[layer][index]."""

        def at(h: complex) -> Any:
            key = role, layer, index, h
            if key not in self.pushed:
                self.pushed[key] = self.run(role, layer, index, h)
            return f(self.pushed[key])

        return np.imag(at(1j * COMPLEX)) / COMPLEX

    @cached_property
    def delta(self) -> list:
        return [None] + [
            np.array([self.derivative(lambda state: state.C, "z", l, (j,)) for j in range(self.n[l])])
            for l in range(1, self.L + 1)
        ]

    def finite(self) -> bool:
        """Whether its numbers are small enough to be reckoned with: nothing has become infinite."""
        with np.errstate(all="ignore"):
            arrays = [*self.rest.z[1:], *self.rest.a, self.rest.C, *self.delta[1:]]
            return all(bool(np.all(np.isfinite(array))) for array in arrays)

    def on_both_sides(self) -> bool:
        """Whether every layer of ReLUs has open and shut ones in each of the first samples; a neuron alone, in one of them.
        So a gate that somebody forgot is seen, and what comes back to it is not 0."""
        for z, act in zip(self.rest.z[1:], self.net.act[1:]):
            first = z[:, :TRIED] if len(z) > 1 else z[:, :TRIED].T
            if (
                act == ACTIVATIONS["relu"]
                and len(first) > 1
                and not ((first > 0).any(axis=0) & (first < 0).any(axis=0)).all()
            ):
                return False
        return True

    def backward_agrees(self) -> None:
        """Wrong: the δ of ``Network.backward`` is not the slope that the forward pass has."""
        if self.together:
            return
        backward = self.net.backward(self.net.forward(self.x), self.y)
        for l in range(1, self.L + 1):
            if not np.allclose(backward.delta[l], self.delta[l], rtol=0, atol=EXACT * (1 + abs(self.delta[l]).max())):
                raise Wrong(
                    f"the backward pass says δ of layer {l} is {backward.delta[l][:, 0]}; "
                    f"expected {self.delta[l][:, 0]}, the slopes of the forward pass, in sample 1 on {self}"
                )

    def stepped(self, s: int | None) -> dict[str, list]:
        """{"w": …, "b": …} after one step on sample ``s``; None: on all of them."""
        at = slice(None) if s is None else [s]
        net, x, y = self.net, self.x[:, at], self.y[:, at]
        w, b = net.w, net.b
        net.step(net.backward(net.forward(x), y), number("eta", self.eta))
        moved = {"w": net.w, "b": net.b}
        net.w, net.b = w, b
        return moved


def drawn(
    sizes: Sequence[int],
    *,
    hidden: str | Activation,
    output: str | Activation,
    cost: str | Cost,
    shares: bool = False,
    eta: float,
    N: int,
    seed: int,
    scale: float = 1,
) -> Witness:
    """A random witness of ``sizes``; functions and cost by their names in the library, or as they are.
    ``shares``: targets that add up to 1; ``scale``: of the weights and biases, and of
    what goes in if it is more than 1."""
    listed = {k: v for k, v in (("hidden", hidden), ("output", output), ("cost", cost)) if isinstance(v, str)}
    net = Unlisted(sizes, seed=seed, **listed)
    net.bends = None if isinstance(hidden, str) else hidden, None if isinstance(output, str) else output
    net.costs = None if isinstance(cost, str) else cost
    net.w, net.b = ([None, *(scale * v for v in layers[1:])] for layers in (net.w, net.b))
    draw = np.random.default_rng(seed + 1)
    x, y = (max(1, scale) * draw.normal(size=(n, N)) for n in (sizes[0], sizes[-1]))
    witness = Witness(net, x, draw.dirichlet(np.ones(sizes[-1]), N).T if shares else y, eta=eta)
    witness.extreme = scale > 1
    return witness
