"""A recurrence laid out in time (the picture of the chapter recurrence)."""

from itertools import pairwise

import numpy as np
from matplotlib.patches import FancyArrowPatch

from bplib.figures.graph import arrow, label, neuron
from bplib.figures.sheet import COLOURS, LARGE, NARROW, NORMAL, WIDE, Sheet, sheet, write

ALT = (
    "One neuron drawn three times, once for each minute: each hears its input from below and, along the one weight w, "
    "the state before it; its target stands above it, and the errors come back from right to left."
)

RIGHT, UP = np.eye(2)


def unrolled(*, narrow: bool = False) -> Sheet:
    """The start, three minutes from left to right, an input below and a target above each; the errors go the other way."""
    fig, ax = sheet(NARROW if narrow else WIDE, 3.3)
    across = np.linspace(0.45, 3.2, 4) if narrow else np.linspace(1, 6, 4)
    states = [np.array([x, 1.6]) for x in across]
    write(ax, across[0], 3.1, "start", colour="muted", size=NORMAL)
    neuron(ax, states[0], "$h^0$", size=LARGE)
    for t, (before, here) in enumerate(pairwise(states), 1):
        heard, target = here - UP * 1.2, here + UP
        write(ax, here[0], 3.1, f"minute {t}", colour="muted", size=NORMAL)
        arrow(ax, before, here, colour="forward", width=1.6)
        arrow(ax, heard, here, colour="forward", width=1.6, radius=0.24)
        arrow(ax, target, here, colour="error", width=1.4, radius=0.24)
        _comes_back(ax, here, before)
        write(ax, *((before + here) / 2 - UP * 0.2), "$w$", colour="forward", size=LARGE)
        label(ax, heard, here, 0.45, "$u$", colour="forward", size=LARGE)
        write(ax, *heard, f"$x^{t}$", size=LARGE)
        write(ax, *target, f"$y^{t}$", size=LARGE)
        neuron(ax, here, f"$h^{t}$", size=LARGE)
    return fig


def _comes_back(ax, here, before):
    """A curved arrow above the straight one, in the other direction: the error."""
    ax.add_patch(
        FancyArrowPatch(
            here + UP * 0.24 - RIGHT * 0.2,
            before + UP * 0.24 + RIGHT * 0.2,
            connectionstyle="arc3,rad=0.35",
            color=COLOURS["error"],
            arrowstyle="-|>,head_length=5,head_width=2.6",
            lw=1.4,
            zorder=2,
            shrinkA=0,
            shrinkB=0,
        )
    )
