"""A network that bears witness: what each letter is worth on it, also after a push.

    witness = Witness(net, x, y)
    witness.rest                                  z, a, w, b and C_s of the forward pass, nothing pushed
    witness.derivative(f, "w", 2, (0, 1))         the slope of f(state) as w[2][0, 1] moves
    witness.delta                                 the errors, from the network's own backward pass
    witness.stepped(s)                            the weights and biases after one step on sample s (None: on all)

A derivative is a complex step: push the quantity by i·10⁻³⁰, run the forward pass, read the imaginary part. It is
exact to rounding and uses the forward pass only, so that δ and the derivatives can disagree. ReLU has no complex
slope, so there it is a central difference. Where the outputs act together (softmax), which those of bplib.network do
not, δ is ∂C/∂z by the same step, and there is no ``stepped``.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from bplib.checks import number
from bplib.formula.meaning.indices import Layer, Wrong
from bplib.functions import Activation, Cost
from bplib.network import Network
from bplib.notation import SAMPLES

COMPLEX, REAL = 1e-30, 1e-5


class State(NamedTuple):
    """One forward pass: ``w[l]``, ``b[l]``, ``z[l]`` and ``a[l]`` as in bplib.network; ``C`` of each sample."""

    w: list
    b: list
    z: list
    a: list
    C: np.ndarray


def _coupled(a: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (np.exp(0.4 * a) * (1 + y**2)).sum(axis=0) + 0.3 * a.sum(axis=0) ** 2


# A cost in which every output matters to the slope of every other, as no sum over single outputs would have it.
COUPLED = Cost(_coupled, lambda a, y: 0.4 * np.exp(0.4 * a) * (1 + y**2) + 0.6 * a.sum(axis=0))
CROSS_ENTROPY = Cost(lambda a, y: -(y * np.log(a)).sum(axis=0), lambda a, y: -y / a)


def _softmax(z: np.ndarray) -> np.ndarray:
    return np.exp(z) / np.exp(z).sum(axis=0)


def _no_slope(z: np.ndarray, a: np.ndarray) -> np.ndarray:
    raise Wrong("the outputs act together: there is no σ of one entry")


# The slope of these is a matrix, not one number for each entry. That of softmax is symmetric; the other's is not.
SOFTMAX = Activation(_softmax, _no_slope)
TOGETHER = Activation(lambda z: np.tanh(z) + 0.4 * np.sin(np.roll(z, 1, axis=0)), _no_slope)


class Unlisted(Network):
    """A network whose last function or whose cost is none of the library's."""

    last: Activation | None = None
    costs: Cost | None = None

    @property
    def act(self) -> list[Any]:
        return [*super().act[:-1], self.last or super().act[-1]]

    @property
    def C_s(self) -> Cost:
        return self.costs or super().C_s


class Witness:
    """``net`` with inputs ``x`` and targets ``y``, one sample a column; ``eta`` the learning rate, or None."""

    def __init__(self, net: Network, x: Any, y: Any, *, eta: float | None = None) -> None:
        self.net, self.eta, self.L, self.n = net, eta, net.L, net.sizes
        self.x, self.y = (np.asarray(v, dtype=float).reshape(n, -1) for v, n in ((x, self.n[0]), (y, self.n[-1])))
        self.N = self.x.shape[1]
        self.together = {SOFTMAX: "softmax", TOGETHER: "outputs that act together"}.get(net.act[-1])
        self.smooth = "relu" not in (net.hidden, net.output)
        self.pushed: dict[tuple, State] = {}

    def size(self, layer: Layer) -> int:
        """How many neurons a layer has; of SAMPLES, how many samples there are."""
        return self.N if layer == SAMPLES else self.n[int(layer)]

    def activation(self, l: int) -> Activation:
        """σ of layer ``l``. Wrong: its outputs act together."""
        if self.together and l == self.L:
            raise Wrong("the outputs act together: there is no σ of one entry")
        return self.net.act[l]

    def __str__(self) -> str:
        net = self.net
        return f"a network {'-'.join(map(str, self.n))} with {net.hidden}, {self.together or net.output}"

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

        if self.smooth:
            return np.imag(at(1j * COMPLEX)) / COMPLEX
        return (at(REAL) - at(-REAL)) / (2 * REAL)

    @cached_property
    def delta(self) -> list:
        if not self.together:
            return self.net.backward(self.net.forward(self.x), self.y).delta
        return [None] + [
            np.array([self.derivative(lambda state: state.C, "z", l, (j,)) for j in range(self.n[l])])
            for l in range(1, self.L + 1)
        ]

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
    sizes: tuple[int, ...],
    *,
    hidden: str = "tanh",
    output: str | None = None,
    cost: str | None = None,
    softmax: bool = False,
    together: bool = False,
    eta: float = 0.3,
    N: int = 7,
    seed: int = 7,
) -> Witness:
    """A random witness of ``sizes``: ``output`` like ``hidden``, and the cost that couples outputs, unless given."""
    net = Unlisted(sizes, hidden=hidden, output=output or hidden, cost=cost or "squared error", seed=seed)
    draw = np.random.default_rng(seed + 1)
    x, y = draw.normal(size=(sizes[0], N)), draw.normal(size=(sizes[-1], N))
    if not cost:
        net.costs = COUPLED
    if together:
        net.last = TOGETHER
    if softmax:
        net.last, net.costs, y = SOFTMAX, CROSS_ENTROPY, draw.dirichlet(np.ones(sizes[-1]), N).T
    return Witness(net, x, y, eta=eta)
