"""The indices of a gradient (a picture of the chapter four-phases)."""

import numpy as np
from matplotlib.patches import FancyArrowPatch

from bplib.figures.graph import arrow, neuron
from bplib.figures.sheet import COLOURS, LARGE, NARROW, NORMAL, WIDE, Sheet, sheet, write

ALT = (
    "Neuron i sends into neuron j, and neuron j into every neuron k of the next layer; the activation of "
    "i comes from the left, the errors of all k from the right, and they meet at the weight from i to j."
)


def connectivity(*, narrow: bool = False) -> Sheet:
    """Neuron i feeds j, j feeds every k: a comes from the left, the δ from the right, and they meet at w_{ji}."""
    fig, ax = sheet(NARROW if narrow else WIDE, 3.1)
    before, here, after = (0.42, 1.72, 2.95) if narrow else (0.9, 3.5, 6.1)
    between, beside = (before + here) / 2, after + (0.48 if narrow else 0.62)
    i, j = np.array([before, 1.45]), np.array([here, 1.45])
    ks = [np.array([after, 1.45 + d]) for d in (0.92, 0.05, -0.92)]
    for x, head in ((before, r"layer $l-1$"), (here, r"layer $l$"), (after, r"layer $l+1$")):
        write(ax, x, 2.88, head, colour="muted", size=NORMAL)
    arrow(ax, i, j, colour="gradient", width=3)
    for k, name in zip(ks, ("1", "k", "K")):
        arrow(ax, j, k)
        neuron(ax, k, f"${name}$", size=LARGE)
        _comes_back(ax, j, k)
    write(ax, after, 0.99, "⋮", colour="muted", size=LARGE)
    write(ax, 2.45 if narrow else 5.2, 1.27, r"$w_{kj}^{l+1}$", size=LARGE)
    neuron(ax, i, "$i$", size=LARGE)
    neuron(ax, j, "$j$", size=LARGE, ring="ink")
    write(ax, between, 1.72, r"$w_{ji}^{l}$", colour="gradient", size=LARGE)
    write(ax, before, 0.9, r"sends $a_i^{l-1}$", colour="forward", size=NORMAL)
    gathers = "gathers what\ncomes back" if narrow else "gathers what comes back"
    write(ax, here, 0.72, r"$\delta_j^l$" + f"\n{gathers}", colour="error", size=NORMAL, linespacing=1.3)
    write(ax, between, 2.1, "they meet here", colour="gradient", size=NORMAL)
    for k, name in zip(ks, ("1", "k", "K")):
        write(ax, beside, k[1], rf"$\delta_{name}^{{l+1}}$", colour="error", size=LARGE)
    return fig


def _comes_back(ax, j, k):
    """A thin curved arrow beside the straight one, in the other direction: the error."""
    along = (k - j) / np.hypot(*(k - j))
    ax.add_patch(
        FancyArrowPatch(
            k - along * 0.33,
            j + along * 0.33,
            connectionstyle="arc3,rad=0.13",
            color=COLOURS["error"],
            arrowstyle="-|>,head_length=5,head_width=2.6",
            lw=1.4,
            zorder=2,
            shrinkA=0,
            shrinkB=0,
        )
    )
