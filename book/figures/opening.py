"""What the opening shows, in one picture, for a page whose widgets cannot run (the picture of the first page)."""

import numpy as np
from matplotlib.patches import Circle

from bplib.figures.graph import Numbers, neuron, pictured, places
from bplib.figures.sheet import COLOURS, LARGE, NARROW, SMALL, WIDE, Sheet, digits, plain, sheet, write
from bplib.network import Network

ALT = (
    "A network of one input, two layers of two neurons and one output, whose answer lies on a line short of the target; "
    "each connection is as thick as its weight is large, dashed if it is negative, and the ring of a neuron is as thick "
    "as its error."
)

A_WEIGHT, AN_ERROR, A_VALUE = 2.6, 4.5, 0.13  # points for a size of 1; of a value, the radius in inches


def opening(
    net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None, *, narrow: bool = False
) -> Sheet:
    """Widths of the weights, values as discs, errors as rings, and the gap between the answer and the target."""
    net, x, y = pictured(net, x, y)
    fig, ax = sheet(NARROW, 4) if narrow else sheet(WIDE, 2.7)
    at = places(net.sizes, 0.4, 3.3, 2.8, 1.5) if narrow else places(net.sizes, 0.5, 3.6, 1.35, 1.5)
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    for l in range(1, net.L + 1):
        for j, k in np.ndindex(net.w[l].shape):
            w = net.w[l][j, k]
            (x1, y1), (x2, y2) = at[l - 1][k], at[l][j]
            style = {"color": COLOURS["positive" if w > 0 else "negative"], "linestyle": "-" if w > 0 else (0, (2, 1))}
            ax.plot([x1, x2], [y1, y2], lw=A_WEIGHT * abs(w), solid_capstyle="butt", zorder=2, **style)
    for l, row in enumerate(at):
        for j, point in enumerate(row):
            error = abs(float(delta[l][j, 0])) if l else 0.0
            neuron(ax, point, ring="error" if l else "line", width=1 + AN_ERROR * error)
            ax.add_patch(
                Circle(tuple(point), A_VALUE * abs(forward.a[l][j, 0]) ** 0.5, fc=COLOURS["forward"], zorder=5)
            )
    rail = (0.7, 0.9, 1.6) if narrow else (1.35, 4.75, 1.5)
    _rail(ax, float(forward.a[-1][0, 0]), float(np.ravel(y)[0]), *rail)
    return fig


def _rail(ax, answer, target, middle, zero, unit):
    """The line on which the answer lies short of the target: how high it is, where 0 is on it, how far 1 is from 0."""
    place = lambda v: zero + unit * v
    ax.plot([zero - 0.6, zero + 1.4 * unit], [middle, middle], color=COLOURS["line"], lw=1, zorder=1)
    ax.plot([place(answer), place(target)], [middle, middle], color=COLOURS["error"], lw=6, zorder=2)
    ax.plot([place(target)] * 2, [middle - 0.2, middle + 0.35], color=COLOURS["ink"], lw=2.5, zorder=3)
    ax.add_patch(Circle((place(answer), middle), A_VALUE * abs(answer) ** 0.5, fc=COLOURS["forward"], zorder=4))
    write(ax, place(0), middle - 0.33, "0", colour="muted", size=SMALL)
    write(ax, place(target), middle - 0.33, plain(target), size=SMALL)
    write(ax, place(answer), middle + 0.42, digits(answer), colour="forward", size=2 * LARGE)
