"""A network on a sheet: circles for neurons, arrows for weights.

pictured(net, x, y)                               what to draw: the book's example when no network is given
at = places(sizes, left, right, middle, pitch)    at[l][j]: the point of neuron j + 1 of layer l
neuron(ax, point, text, ring="error")             a circle with a number in it
arrow(ax, p, q, w=-1.7)                           from circle to circle: hue and dash are the weight's sign
layer_heads(ax, at, y)                            "input", "layer 1", …, "output"
label(ax, p, q, t, text)                          text on an arrow, at the share t of the way
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch, Patch
from matplotlib.text import Text

from bplib.examples import example
from bplib.figures.sheet import COLOURS, SMALL, write
from bplib.network import Network

Point = Sequence[float] | np.ndarray
Numbers = Sequence[float] | np.ndarray

RADIUS = 0.29
MOST_NEURONS, MOST_LAYERS = 2, 4


def pictured(net: Network | None, x: Numbers | None, y: Numbers | None) -> tuple[Network, Numbers, Numbers]:
    """``(net, x, y)``, or ``example()``. ValueError: a network that the pictures have no room for, or without input and target."""
    if net is None:
        return example()
    if x is None or y is None:
        raise ValueError("expected a network with its input x and its target y; got the network alone")
    if max(net.sizes) > MOST_NEURONS or len(net.sizes) > MOST_LAYERS or net.sizes[0] != 1 or net.sizes[-1] != 1:
        raise ValueError(
            f"expected one input, one output, at most {MOST_NEURONS} neurons a layer and {MOST_LAYERS} layers; "
            f"got the sizes {net.sizes}"
        )
    return net, x, y


def places(sizes: Sequence[int], left: float, right: float, middle: float, pitch: float) -> list[list[Point]]:
    across = np.linspace(left, right, len(sizes))
    return [[np.array([x, middle + ((n - 1) / 2 - j) * pitch]) for j in range(n)] for x, n in zip(across, sizes)]


def neuron(
    ax: Axes,
    point: Point,
    text: str = "",
    *,
    ring: str = "line",
    fill: str = "page",
    radius: float = RADIUS,
    width: float | None = None,
    colour: str = "ink",
    size: float = SMALL,
    **style: Any,
) -> Text:
    width = width or (1 if ring == "line" else 1.8)
    ax.add_patch(Circle((point[0], point[1]), radius, fc=COLOURS[fill], ec=COLOURS[ring], lw=width, zorder=4))
    return write(ax, point[0], point[1], text, colour=colour, size=size, **style)


def arrow(
    ax: Axes,
    p: Point,
    q: Point,
    *,
    w: float | None = None,
    colour: str = "line",
    width: float = 1.2,
    radius: float = RADIUS,
    gap: float = 0.04,
) -> Patch:
    """From the circle around p to the circle around q. Given a weight, the arrow has the colour and dash of its sign."""
    p, q = np.asarray(p, float), np.asarray(q, float)
    along = (q - p) / np.hypot(*(q - p))
    if w is not None:
        colour = "positive" if w > 0 else "negative"
    return ax.add_patch(
        FancyArrowPatch(
            p + along * (radius + gap),
            q - along * (radius + gap),
            arrowstyle="-|>,head_length=5,head_width=2.6",
            shrinkA=0,
            shrinkB=0,
            lw=width,
            color=COLOURS[colour],
            linestyle=(0, (4, 2)) if w is not None and w < 0 else "-",
            zorder=2,
        )
    )


def label(ax: Axes, p: Point, q: Point, t: float, text: str, **style: Any) -> Text:
    """Text on an arrow; its background is the panel's, so that no line runs through it."""
    x, y = np.asarray(p) + t * (np.asarray(q) - np.asarray(p))
    background = {"boxstyle": "square,pad=0.12", "fc": COLOURS["panel"], "ec": "none"}
    return write(ax, x, y, text, **{"size": SMALL, "bbox": background, **style})


def layer_heads(ax: Axes, at: list[list[Point]], y: float) -> None:
    L = len(at) - 1
    for l, row in enumerate(at):
        write(ax, row[0][0], y, {0: "input", L: "output"}.get(l, f"layer {l}"), colour="muted", size=SMALL)
