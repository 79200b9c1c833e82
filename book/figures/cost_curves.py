"""The cost along each weight, with its tangent (the picture of the chapter cost)."""

import math

import numpy as np

from bplib.figures.graph import Numbers, pictured
from bplib.figures.sheet import COLOURS, LARGE, NARROW, SMALL, WIDE, Sheet, digits, plain, scales, sheet, symbol, write
from bplib.network import Network

ALT = (
    "One small curve for each weight, the cost as that weight moves alone; all pass through the same "
    "height, each at its own steepness, shown by a tangent."
)

PITCH = 1.95  # inches from row to row
LOW, HIGH = -4, 4


def cost_curves(
    net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None, *, narrow: bool = False
) -> Sheet:
    """One chart a weight, all on one scale: the cost as that weight moves alone, the dot where the network stands."""
    net, x, y = pictured(net, x, y)
    weights = [(l, j, k) for l in range(1, net.L + 1) for j in range(net.sizes[l]) for k in range(net.sizes[l - 1])]
    dw = net.backward(net.forward(x), y).dw
    C = net.C(net.forward(x), y)
    width, columns = (NARROW, 2) if narrow else (WIDE, 4)
    words = ["Across: the weight. Upwards: the cost, on one scale;", f"the dotted line is the cost now, {digits(C)}."]
    foot = 0.55 if narrow else 0.35
    height = foot + PITCH * math.ceil(len(weights) / columns)
    fig, ax = sheet(width, height)
    write(ax, width / 2, foot / 2, ("\n" if narrow else " ").join(words), size=SMALL, colour="muted", linespacing=1.3)
    for i, (l, j, k) in enumerate(weights):
        left, bottom = 0.2 + (i % columns) * (1.9 if narrow else 1.7), height - PITCH * (i // columns + 1) + 0.5
        chart = fig.add_axes([left / width, bottom / height, 1.4 / width, 1.0 / height], facecolor=COLOURS["page"])
        _chart(chart, _along(net, x, y, l, j, k), net.w[l][j, k], C, dw[l][j, k])
        write(ax, left, bottom + 1.22, symbol("w", l, j + 1, k + 1), size=LARGE, ha="left")
        write(ax, left + 0.42, bottom + 1.21, f"= {plain(net.w[l][j, k])}", size=SMALL, ha="left", colour="muted")
        write(
            ax, left + 0.7, bottom - 0.33, f"slope {digits(dw[l][j, k])}", size=SMALL, colour="gradient", weight="bold"
        )
    return fig


def _along(net, x, y, l, j, k):
    """The cost at many values of one weight; the network is left as it was."""
    here = net.w[l][j, k]
    costs = []
    for w in np.linspace(LOW, HIGH, 81):
        net.w[l][j, k] = w
        costs.append(net.C(net.forward(x), y))
    net.w[l][j, k] = here
    return costs


def _chart(ax, costs, w, C, slope):
    ax.plot(np.linspace(LOW, HIGH, 81), costs, color=COLOURS["ink"], lw=1.4)
    ax.axhline(C, color=COLOURS["line"], lw=0.8, ls=(0, (1, 2)))
    near = np.array([w - 1.4, w + 1.4])
    ax.plot(near, C + slope * (near - w), color=COLOURS["gradient"], lw=2)
    ax.plot(w, C, "o", color=COLOURS["ink"], ms=5)
    ax.set(xlim=(LOW, HIGH), ylim=(0, 4 * C), yticks=[])
    ax.set_xticks([LOW, 0, HIGH], ["−4", "0", "4"])
    scales(ax)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(COLOURS["line"])
