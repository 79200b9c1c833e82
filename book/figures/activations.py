"""Three activation functions and their slopes (a picture of the chapter forward-pass)."""

import numpy as np
from matplotlib.axes import Axes

from bplib.figures.sheet import COLOURS, LARGE, NARROW, NORMAL, WIDE, Sheet, scales, sheet, write
from bplib.functions import ACTIVATIONS, Activation

ALT = (
    "Three curves, sigmoid, tanh and ReLU, each with its slope beneath: the sigmoid climbs from 0 to 1 and tanh from −1 "
    "to 1, both steepest in the middle, while ReLU is flat at 0 on the left and a straight line on the right, so that "
    "its slope leaps from 0 to 1."
)

LIMITS = -5.0, 5.0
TITLES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}
CURVES, SLOPES = (1.62, 1.35, (-1.5, 2.6)), (0.42, 0.8, (-0.15, 1.2))  # bottom and height in inches, range upwards


def activations(*, narrow: bool = False) -> Sheet:
    """The curve of each above, its slope below, all on the same scale."""
    fig, ax = sheet(NARROW if narrow else WIDE, 3.5)
    first, width, pitch = (0.5, 0.95, 1.09) if narrow else (0.55, 1.9, 2.2)
    for i, (name, title) in enumerate(TITLES.items()):
        left = first + i * pitch
        _chart(fig, left, width, CURVES, ACTIVATIONS[name], slope=False)
        _chart(fig, left, width, SLOPES, ACTIVATIONS[name], slope=True)
        write(ax, left + width / 2, 3.25, title, size=LARGE)
    write(ax, 0.16, 2.3, r"$\sigma$", size=LARGE, colour="forward")
    write(ax, 0.16, 0.82, r"$\sigma'$", size=LARGE, colour="gradient")
    write(ax, first + pitch + width / 2, 0.12, r"weighted input $z$", size=NORMAL, colour="muted")
    return fig


def _chart(fig: Sheet, left: float, width: float, place: tuple, activation: Activation, slope: bool) -> Axes:
    bottom, height, limits = place
    across, upwards = fig.get_size_inches()
    ax = fig.add_axes((left / across, bottom / upwards, width / across, height / upwards), facecolor=COLOURS["page"])
    for z in (np.linspace(LIMITS[0], 0, 200), np.linspace(1e-9, LIMITS[1], 200)):  # two pieces: a slope may leap at 0
        a = activation.f(z)
        ax.plot(z, activation.df(z, a) if slope else a, color=COLOURS["gradient" if slope else "forward"], lw=2)
    ax.axhline(0, color=COLOURS["line"], lw=0.8)
    ax.axvline(0, color=COLOURS["line"], lw=0.8)
    ax.set(xlim=LIMITS, ylim=limits)
    ax.set_yticks([0, 1] if slope else [-1, 0, 1, 2], ["0", "1"] if slope else ["−1", "0", "1", "2"])
    ax.set_xticks([-4, 0, 4], ["−4", "0", "4"] if slope else ["", "", ""])
    scales(ax)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_visible(False)
    return ax
