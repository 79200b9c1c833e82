"""The independent witness: slopes of the cost found by moving one number at a time, with the forward pass alone.

    central_differences(net, x, y)       dw, db and dx, each entry (C(v + h) − C(v − h)) / 2h
    print(gradient_check(net, x, y))     how far the backward pass is from them, and where it is farther than rounding
    relative(g - ĝ, g, ĝ)                the measure of "how far", for arrays of your own

How near can they come? The quotient misses the slope by about h² C'''/6, because C is no parabola (truncation), and by
about ε C/h, because a computer keeps C to one part in 1/ε, with ε = 2.2e-16 (rounding). The sum is least near
h = ε^(1/3) = 6e-6, where both are below 1e-10 if C and C''' are of order one: agreement to nine or ten digits is all
that one can ask for. The estimate is the usual one (Press et al., Numerical Recipes, section 5.7). Two things spoil it.
A slope smaller than the rounding, as behind a saturated neuron, drowns in it: the report counts in what rounding
explains. And where a ReLU has its kink between v − h and v + h there is no one slope to find: ``kinks`` in the report
names those v.
"""

import sys
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

from bplib.functions import ACTIVATIONS
from bplib.network import Network

EPSILON = sys.float_info.epsilon
H = EPSILON ** (1 / 3)
TINIEST = sys.float_info.min
EXPLAINED = 100  # the estimate of rounding is no bound, and truncation comes on top: seventeen times it has been seen
ALIKE = 1e-6  # slopes that differ by less are equally steep


class Differences(NamedTuple):
    """Slopes in the shapes of the backward pass: ``dw[l]``, ``db[l]`` of C, column s of ``dx`` of C_s.
    ``kinks`` names the numbers ("w[2][1,0]") whose nudge takes a ReLU across its kink."""

    dw: list
    db: list
    dx: np.ndarray
    kinks: list


class GradientCheck(NamedTuple):
    """The report. ``excess``: how many times what rounding explains the worst entry is off, g of the backward pass
    against ĝ of central differences, of all entries of dw[l], db[l] and dx that can be compared. Up to EXPLAINED it
    means nothing, and which entry it is depends on the machine. ``where`` is the worst entry, or the steepest if none
    is off by more; ``backward`` and ``central`` are the two slopes there. ``difference``: |g − ĝ| / (|g| + |ĝ|) with
    the norms of the whole array that it stands in, and 0 where both vanish; ``rounding``: about how much of it rounding
    explains. ``kinks`` names what cannot be compared: see Differences."""

    excess: float
    where: str
    backward: float
    central: float
    difference: float
    rounding: float
    kinks: list

    def __str__(self) -> str:
        slopes = f"{self.where}: backward {self.backward:.10g}, central differences {self.central:.10g}"
        if self.excess <= EXPLAINED:
            lines = ["no entry is off by more than rounding explains", f"steepest, {slopes}"]
        else:
            lines = [
                f"worst, {slopes}: {self.excess:.0e} times what rounding explains",
                f"its array: relative difference {self.difference:.1e} (rounding alone: about {self.rounding:.0e})",
            ]
        if self.kinks:
            lines.append(f"a ReLU's kink lies within reach of {', '.join(self.kinks)}: not comparable there")
        return "\n".join(lines)


def central_differences(net: Network, x: Any, y: Any, h: float = H) -> Differences:
    """The slope of C along every weight, bias and input: ``Differences``. Each number v moves by h·max(1, |v|)."""
    if not (isinstance(h, Real) and EPSILON <= h <= 1):
        raise ValueError(f"h: expected a number from {EPSILON:.2g} to 1; got {h!r}")
    net = Network(net.sizes, hidden=net.hidden, output=net.output, cost=net.cost, w=net.w, b=net.b)
    x = net.forward(x).a[0]
    relus = [l for l in range(1, net.L + 1) if net.act[l] is ACTIVATIONS["relu"]]
    kinks: list[str] = []

    def look() -> tuple[float, list[np.ndarray]]:
        forward = net.forward(x)
        return net.C(forward, y), [forward.z[l] > 0 for l in relus]

    def slopes(name: str, v: np.ndarray) -> np.ndarray:
        found = np.empty_like(v)
        for i in np.ndindex(v.shape):
            here = v[i]
            step = h * max(1, abs(here))
            v[i] = up = here + step
            C_up, sides_up = look()
            v[i] = down = here - step
            C_down, sides_down = look()
            v[i] = here
            found[i] = (C_up - C_down) / (up - down)  # up − down is the step really taken, after rounding
            if any((p != q).any() for p, q in zip(sides_up, sides_down)):
                kinks.append(_entry(name, i))
        return found

    dw = [None] + [slopes(f"w[{l}]", net.w[l]) for l in range(1, net.L + 1)]
    db = [None] + [slopes(f"b[{l}]", net.b[l]) for l in range(1, net.L + 1)]
    dx = slopes("x", x) * x.shape[1]  # x[:, s] moves C_s alone, and C is the mean
    return Differences(dw, db, dx, kinks)


def gradient_check(net: Network, x: Any, y: Any, h: float = H) -> GradientCheck:
    """The backward pass against central differences: a ``GradientCheck``, made to be printed."""
    forward = net.forward(x)
    exact, central = net.backward(forward, y, dx=True), central_differences(net, x, y, h)
    arrays: dict[str, tuple[Any, Any, Any]] = {"x": (exact.dx, central.dx, forward.a[0])}
    for l in range(1, net.L + 1):
        arrays |= {f"w[{l}]": (exact.dw[l], central.dw[l], net.w[l]), f"b[{l}]": (exact.db[l], central.db[l], net.b[l])}

    # An error of ε in each output moves C by about ε(C + ‖a‖²); dividing by the step of v makes a slope of it. The
    # slope of a sample's own cost is N times that of C.
    noise = EPSILON / h * (net.C(forward, y) + (forward.a[net.L] ** 2).sum(axis=0).mean())
    samples = {"x": forward.a[0].shape[1]}
    rounding = {name: samples.get(name, 1) * noise / np.maximum(1, np.abs(v)) for name, (_, _, v) in arrays.items()}
    excess = {name: np.abs(g - ĝ) / np.maximum(rounding[name], TINIEST) for name, (g, ĝ, _) in arrays.items()}
    for name, times in excess.items():
        for i in np.ndindex(times.shape):
            if _entry(name, i) in central.kinks:
                times[i] = 0
    most = max(times.max() for times in excess.values())
    if most > EXPLAINED:
        name, i = _first(excess, most)
    else:
        slopes = {name: np.abs(g) for name, (g, _, _) in arrays.items()}
        name, i = _first(slopes, (1 - ALIKE) * max(g.max() for g in slopes.values()))
    g, ĝ, _ = arrays[name]
    return GradientCheck(
        float(most),
        _entry(name, i),
        float(g[i]),
        float(ĝ[i]),
        relative(g - ĝ, g, ĝ),
        relative(rounding[name], g, ĝ),
        central.kinks,
    )


def _first(values: dict[str, np.ndarray], least: float) -> tuple[str, tuple]:
    """The name and the place of the first entry that is no less than ``least``."""
    return next((name, i) for name, v in values.items() for i in np.ndindex(v.shape) if v[i] >= least)


def relative(difference: np.ndarray, g: np.ndarray, ĝ: np.ndarray) -> float:
    """|difference| / (|g| + |ĝ|), and 0 where g and ĝ both vanish."""
    largest = max(np.abs(g).max(), np.abs(ĝ).max())
    if largest == 0:
        return 0.0
    norm = np.linalg.norm  # it squares: dividing by the largest first keeps tiny slopes from vanishing
    return float(norm(difference / largest) / (norm(g / largest) + norm(ĝ / largest)))


def _entry(name: str, i: tuple) -> str:
    return f"{name}[{','.join(map(str, i))}]"
