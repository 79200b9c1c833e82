"""Values flow from neuron to neuron, and σ bends them (the picture of the chapter forward-pass)."""

import numpy as np

from bplib.figures.graph import Numbers, arrow, label, layer_heads, neuron, pictured, places
from bplib.figures.sheet import COLOURS, NARROW, SMALL, WIDE, Sheet, digits, plain, scales, sheet, symbol, write
from bplib.functions import ACTIVATIONS
from bplib.network import Network
from bplib.style import letters

ALT = (
    "The network as circles from left to right, with the activation in each neuron, the weight on each arrow, "
    "and beside them the curve of the hidden neurons' function with a dot where each of them stands."
)

MIDDLE, DOWN = 1.5, 1.05  # inches: the height of the network; from layer to layer where they go down


def flow(
    net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None, *, narrow: bool = False
) -> Sheet:
    """The network with every weight on its arrow, z beside each neuron, a in it, and its function in a small chart."""
    net, x, y = pictured(net, x, y)
    z, a = net.forward(x)
    fig, ax = sheet(NARROW, 3.2 + DOWN * net.L) if narrow else sheet(WIDE, 3.2)
    at = places(net.sizes, 0.5, 4.75, MIDDLE, 1.3)
    if narrow:
        at = [[np.array([1.85 + MIDDLE - q[1], 2.8 + DOWN * (net.L - l)]) for q in row] for l, row in enumerate(at)]
        _layer_names(ax, at)
    else:
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
            words = rf"{symbol('z', l, j + 1)} = {digits(z[l][j, 0])}" if l else rf"$x_{j + 1}$"
            _beside(ax, point, words, narrow)
    _activation_chart(fig, (0.95, 0.7, 1.8, 1.4) if narrow else (5.45, 0.8, 1.4, 1.5), net, z, a)
    return fig


def _beside(ax, point, words, narrow):
    """On the outer side of the graph, where no arrow runs."""
    px, py = point
    if narrow:
        left = px < 1.84
        write(ax, px + (-0.36 if left else 0.36), py, words, colour="muted", size=SMALL, ha="right" if left else "left")
    else:
        write(ax, px, py + (0.45 if py > MIDDLE + 0.01 else -0.45), words, colour="muted", size=SMALL)


def _layer_names(ax, at):
    """Between the neurons of a layer, or before the only one."""
    for l, row in enumerate(at):
        name = {0: "input", len(at) - 1: "output"}.get(l, f"layer {l}")
        write(ax, 1.85 if len(row) > 1 else 1.2, row[0][1], name, colour="muted", size=SMALL)


def _activation_chart(fig, place, net, z, a):
    """The function of the hidden layers, with a dot for each neuron that uses it."""
    across, upwards = fig.get_size_inches()
    left, bottom, width, height = place
    ax = fig.add_axes([left / across, bottom / upwards, width / across, height / upwards], facecolor=COLOURS["page"])
    zs = np.linspace(-4, 4, 161)
    ax.plot(zs, ACTIVATIONS[net.hidden].f(zs), color=COLOURS["muted"], lw=1.5, zorder=1)
    hidden = [(z[l][j, 0], a[l][j, 0]) for l in range(1, net.L) for j in range(net.sizes[l])]
    ax.scatter(*zip(*hidden), s=26, color=COLOURS["forward"], zorder=3)
    ax.set_xlim(-4, 4)
    ax.set_xticks([-4, 0, 4], ["−4", "0", "4"])
    top = max(1.0, *(v for _, v in hidden))
    ax.set_yticks([0, top], ["0", f"{top:.3g}"])
    scales(ax)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(COLOURS["line"])
    ax.set_title(r"$a = \sigma(z)$", fontsize=SMALL + 2, color=COLOURS["ink"], math_fontfamily="cm", pad=5)
    ax.set_xlabel(
        r"weighted input $z$",
        fontsize=SMALL,
        family=letters(),
        math_fontfamily="cm",
        color=COLOURS["muted"],
        labelpad=3,
    )
