"""Four sweeps over one graph (a picture of the chapter four-phases)."""

from itertools import pairwise

import numpy as np

from bplib.figures.graph import Numbers, arrow, neuron, pictured, places
from bplib.figures.sheet import NARROW, NORMAL, SMALL, WIDE, Sheet, digits, sheet, write
from bplib.network import Network

ALT = (
    "Four copies of the network: values run from left to right, the output meets the target, errors run "
    "from right to left, and at each weight an activation and an error are multiplied."
)

R = 0.33  # of these circles: room for a minus and four decimals


def four_sweeps(
    net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None, *, narrow: bool = False
) -> Sheet:
    """Four copies of the network, one a phase: what is new stands in the neurons, in the colour of the phase."""
    net, x, y = pictured(net, x, y)
    fig, ax = sheet(NARROW, 9.8) if narrow else sheet(WIDE, 5.1)
    forward = net.forward(x)
    backward = net.backward(forward, y)
    for i, draw in enumerate((_forward, _cost, _deltas, _gradients)):
        left, middle = (0.15, 8.5 - 2.4 * i) if narrow else (0.15 + 3.45 * (i % 2), 3.7 - 2.45 * (i // 2))
        at = places(net.sizes, left + 0.33, left + 2.95, middle, 0.95)
        title, colour, words = draw(ax, net, y, forward, backward, at)
        write(ax, left, middle + 1.12, f"{i + 1}  {title}", colour=colour, ha="left", weight="bold", size=NORMAL + 1)
        write(ax, left, middle - 0.84, words, colour="muted", ha="left", va="top", size=SMALL, linespacing=1.4)
    return fig


def _arrows(ax, at, colour="line", back=False, width=1.0):
    for before, after in pairwise(at):
        for p in before:
            for q in after:
                arrow(ax, *((q, p) if back else (p, q)), colour=colour, width=width, radius=R)


def _circles(ax, at, numbers, colour, *, ring="line"):
    for row, column in zip(at, numbers):
        for j, point in enumerate(row):
            neuron(ax, point, "" if column is None else digits(column[j, 0]), colour=colour, ring=ring, radius=R)


def _forward(ax, net, y, forward, backward, at):
    _arrows(ax, at, "forward", width=1.6)
    _circles(ax, at, forward.a, "forward")
    return "Forward", "forward", "left to right: z, then a (shown) in every neuron"


def _cost(ax, net, y, forward, backward, at):
    _arrows(ax, at)
    _circles(ax, at[:-1], [None] * net.L, "muted")
    _circles(ax, at[-1:], forward.a[-1:], "forward", ring="forward")
    for j, (px, py) in enumerate(at[-1]):
        write(ax, px + 0.32, py + 0.54, f"target\n{digits(y[j])}", size=SMALL, ha="right", linespacing=1.2)
    return "Cost", "ink", rf"the output meets the target: $C$ = {digits(net.C(forward, y))}"


def _deltas(ax, net, y, forward, backward, at):
    _arrows(ax, at[1:], "error", back=True, width=1.6)
    _arrows(ax, at[:2])
    _circles(ax, at, backward.delta, "error")
    return "Deltas", "error", r"right to left: $\delta$ in every neuron"


def _gradients(ax, net, y, forward, backward, at):
    """Every arrow is due; one is shown with what stands at its two ends: the steepest of the second layer."""
    l = min(2, net.L)
    j, k = np.unravel_index(np.abs(backward.dw[l]).argmax(), backward.dw[l].shape)
    _arrows(ax, at, "gradient", width=1.2)
    arrow(ax, at[l - 1][k], at[l][j], colour="gradient", width=3.2, radius=R)
    for m, row in enumerate(at):
        for i, point in enumerate(row):
            if (m, i) == (l - 1, k):
                neuron(ax, point, digits(forward.a[m][i, 0]), colour="forward", ring="forward", radius=R)
            elif (m, i) == (l, j):
                neuron(ax, point, digits(backward.delta[m][i, 0]), colour="error", ring="error", radius=R)
            else:
                neuron(ax, point, radius=R)
    product = f"{digits(backward.delta[l][j, 0])} · {digits(forward.a[l - 1][k, 0])} = {digits(backward.dw[l][j, k])}"
    return "Gradients", "gradient", f"at each weight, error times activation:\n{product}"
