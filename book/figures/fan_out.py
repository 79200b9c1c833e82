"""A push fans out over every path and comes together at the cost (the picture of the chapter chain-rule)."""

import numpy as np

from bplib.figures.graph import Numbers, arrow, neuron, pictured, places
from bplib.figures.paths import paths_from
from bplib.figures.sheet import COLOURS, LARGE, NARROW, NORMAL, SMALL, WIDE, Sheet, digits, sheet, symbol, write
from bplib.network import Network

ALT = (
    "A change of one neuron goes along an arrow to each neuron of the next layer, and all paths come "
    "together again at the cost; each path is labelled with its product, and the products add up."
)


def fan_out(
    net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None, *, narrow: bool = False
) -> Sheet:
    """Above, any neuron j; below, neuron 1 of layer 1 of the network, its paths with their products, and their sum."""
    net, x, y = pictured(net, x, y)
    fig, ax = sheet(NARROW if narrow else WIDE, 5.4)
    left, right = (0.45, 3.25) if narrow else (1.1, 5.9)
    _any_neuron(ax, left, right, 4.15)
    ax.plot([0.25, ax.get_xlim()[1] - 0.25], [2.9, 2.9], color=COLOURS["rule"], lw=1)
    _this_network(ax, net, net.forward(x), y, left, right, 1.4)
    return fig


def _any_neuron(ax, left, right, middle):
    write(ax, 0.12, middle + 0.95, "any neuron", size=NORMAL, ha="left", weight="bold")
    start, end, centre = np.array([left, middle]), np.array([right, middle]), (left + right) / 2
    fan = [np.array([centre, middle + d]) for d in (0.85, 0.1, -0.85)]
    names = [r"$\Delta z_1^{l+1}$", r"$\Delta z_2^{l+1}$", r"$\Delta z_K^{l+1}$"]
    for point, name in zip(fan, names):
        arrow(ax, start, point, colour="forward", radius=0.34)
        arrow(ax, point, end, colour="forward", radius=0.34)
        neuron(ax, point, name, radius=0.33, size=LARGE)
    write(ax, centre, middle - 0.38, "⋮", size=LARGE, colour="muted")
    neuron(ax, start, r"$\Delta z_j^l$", radius=0.33, ring="forward", size=LARGE)
    neuron(ax, end, r"$\Delta C$", radius=0.33, ring="forward", size=LARGE)


def _this_network(ax, net, forward, y, left, right, middle):
    write(ax, 0.12, middle + 1.27, "neuron 1 of layer 1", size=NORMAL, ha="left", weight="bold")
    stations = places([1, *net.sizes[2:], 1], left, right, middle, 1.25)
    for l in range(1, net.L):
        for p in stations[l - 1]:
            for q in stations[l]:
                arrow(ax, p, q, colour="forward", width=1.6, radius=0.34)
    for p in stations[-2]:
        arrow(ax, p, stations[-1][0], colour="forward", width=1.6, radius=0.34)
    for l, row in enumerate(stations[:-1], 1):
        for j, point in enumerate(row):
            neuron(
                ax, point, symbol(r"\Delta z", l, j + 1), radius=0.33, ring="forward" if l == 1 else "line", size=LARGE
            )
    neuron(ax, stations[-1][0], r"$\Delta C$", radius=0.33, ring="forward", size=LARGE)
    paths = paths_from(net, forward, y, 1, 0)
    for path, product in paths:
        x, level = stations[1][path[1][1]]
        above = level >= middle
        write(ax, x, level + (0.47 if above else -0.47), f"this path: {digits(product, 5)}", size=SMALL, colour="error")
    total = " + ".join(digits(p, 5) for _, p in paths).replace("+ −", "− ")
    write(
        ax,
        ax.get_xlim()[1] - 0.12,
        middle - 0.95,
        f"{total} = {digits(sum(p for _, p in paths), 5)}",
        size=SMALL,
        colour="error",
        weight="bold",
        ha="right",
    )
    write(
        ax,
        ax.get_xlim()[1] - 0.12,
        middle - 1.17,
        r"slope of $C$ along $z_1^1$",
        size=SMALL,
        colour="muted",
        ha="right",
    )
