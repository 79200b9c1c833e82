"""Values flow from neuron to neuron, and σ bends them (the picture of the chapter forward-pass)."""

import numpy as np
from matplotlib.figure import Figure

from bplib.figures.graph import Numbers, arrow, label, layer_heads, neuron, pictured, places
from bplib.figures.sheet import COLOURS, SMALL, digits, plain, sheet, symbol, write
from bplib.functions import ACTIVATIONS
from bplib.network import Network

ALT = (
    "The network as circles from left to right, with the activation in each neuron, the weight on each arrow, "
    "and beside them the curve of the hidden neurons' function with a dot where each of them stands."
)

MIDDLE = 1.5


def flow(net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None) -> Figure:
    """The network with every weight on its arrow, z below each neuron, a in it, and its function in a small chart."""
    net, x, y = pictured(net, x, y)
    fig, ax = sheet(7, 3.2)
    at = places(net.sizes, 0.5, 4.75, MIDDLE, 1.3)
    z, a = net.forward(x)
    layer_heads(ax, at, 3.02)
    for l in range(1, net.L + 1):
        for j, q in enumerate(at[l]):
            for k, p in enumerate(at[l - 1]):
                w = net.w[l][j, k]
                crossing = len(at[l]) > 1 and len(at[l - 1]) > 1
                arrow(ax, p, q, w=w, width=1 + 0.5 * min(abs(w), 4))
                label(ax, p, q, 0.4 if crossing else 0.5, plain(w), colour="positive" if w > 0 else "negative")
    for l, row in enumerate(at):
        for j, point in enumerate(row):
            neuron(ax, point, digits(a[l][j, 0]), colour="forward", ring="forward" if l == net.L else "line")
            if l:
                # On the outer side of the graph, where no arrow runs.
                beside = 0.45 if point[1] > MIDDLE + 0.01 else -0.45
                write(
                    ax,
                    point[0],
                    point[1] + beside,
                    rf"{symbol('z', l, j + 1)} = {digits(z[l][j, 0])}",
                    colour="muted",
                    size=SMALL,
                )
            else:
                write(ax, point[0], point[1] - 0.45, rf"$x_{j + 1}$", colour="muted", size=SMALL + 2)
    _activation_chart(fig, net, z, a)
    return fig


def _activation_chart(fig, net, z, a):
    """The function of the hidden layers, with a dot for each neuron that uses it."""
    ax = fig.add_axes([5.45 / 7, 0.8 / 3.2, 1.4 / 7, 1.5 / 3.2], facecolor=COLOURS["page"])
    zs = np.linspace(-4, 4, 161)
    ax.plot(zs, ACTIVATIONS[net.hidden].f(zs), color=COLOURS["muted"], lw=1.5, zorder=1)
    hidden = [(z[l][j, 0], a[l][j, 0]) for l in range(1, net.L) for j in range(net.sizes[l])]
    ax.scatter(*zip(*hidden), s=26, color=COLOURS["forward"], zorder=3)
    ax.set_xlim(-4, 4)
    ax.set_xticks([-4, 0, 4], ["−4", "0", "4"])
    top = max(1.0, *(v for _, v in hidden))
    ax.set_yticks([0, top], ["0", f"{top:.3g}"])
    ax.tick_params(labelsize=SMALL, colors=COLOURS["muted"], length=3)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(COLOURS["line"])
    ax.set_title(r"$a = \sigma(z)$", fontsize=SMALL + 2, color=COLOURS["ink"], math_fontfamily="cm", pad=5)
    ax.set_xlabel("weighted input z", fontsize=SMALL, color=COLOURS["muted"], labelpad=3)
