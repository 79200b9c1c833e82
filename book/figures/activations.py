"""Three activation functions and their slopes (a picture of the chapter forward-pass)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bplib.figures.sheet import COLOURS, LARGE, NORMAL, SMALL, sheet, write
from bplib.functions import ACTIVATIONS, Activation

ALT = (
    "Three curves, sigmoid, tanh and ReLU, each with its slope beneath: the sigmoid climbs from 0 to 1 and tanh from −1 "
    "to 1, both steepest in the middle, while ReLU is flat at 0 on the left and a straight line on the right, so that "
    "its slope leaps from 0 to 1."
)

LIMITS = -5.0, 5.0
TITLES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}
CURVES, SLOPES = (1.62, 1.35, (-1.5, 2.6)), (0.42, 0.8, (-0.15, 1.2))  # bottom and height in inches, range upwards


def activations() -> Figure:
    """The curve of each above, its slope below, all on the same scale."""
    fig, _ = sheet(7, 3.5)
    for i, (name, title) in enumerate(TITLES.items()):
        left = 0.55 + i * 2.2
        _chart(fig, left, CURVES, ACTIVATIONS[name], slope=False)
        _chart(fig, left, SLOPES, ACTIVATIONS[name], slope=True)
        write(fig.axes[0], left + 0.95, 3.25, title, size=LARGE)
    write(fig.axes[0], 0.2, 2.3, r"$\sigma$", size=LARGE, colour="forward")
    write(fig.axes[0], 0.2, 0.82, r"$\sigma'$", size=LARGE, colour="gradient")
    write(fig.axes[0], 3.7, 0.12, r"weighted input $z$", size=NORMAL, colour="muted")
    return fig


def _chart(fig: Figure, left: float, place: tuple, activation: Activation, slope: bool) -> Axes:
    bottom, height, limits = place
    width, whole = fig.get_size_inches()
    ax = fig.add_axes((left / width, bottom / whole, 1.9 / width, height / whole), facecolor=COLOURS["page"])
    for z in (np.linspace(LIMITS[0], 0, 200), np.linspace(1e-9, LIMITS[1], 200)):  # two pieces: a slope may leap at 0
        a = activation.f(z)
        ax.plot(z, activation.df(z, a) if slope else a, color=COLOURS["gradient" if slope else "forward"], lw=2)
    ax.axhline(0, color=COLOURS["line"], lw=0.8)
    ax.axvline(0, color=COLOURS["line"], lw=0.8)
    ax.set(xlim=LIMITS, ylim=limits)
    ax.set_yticks([0, 1] if slope else [-1, 0, 1, 2], ["0", "1"] if slope else ["−1", "0", "1", "2"])
    ax.set_xticks([-4, 0, 4], ["−4", "0", "4"] if slope else ["", "", ""])
    ax.tick_params(labelsize=SMALL, colors=COLOURS["muted"], length=3, pad=2)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_visible(False)
    return ax
