"""One matrix, read by rows on the way forward and by columns on the way back (the picture of the chapter matrix-form)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bplib.figures.graph import Numbers, pictured
from bplib.figures.sheet import COLOURS, LARGE, NARROW, NORMAL, SMALL, WIDE, Sheet, digits, plain, sheet, symbol, write
from bplib.network import Network

ALT = (
    "The matrix of a layer twice, on the left with its rows marked, each of which meets the activations above it and makes "
    "a weighted input at its right, and on the right with its columns marked, each of which meets the errors beside it and "
    "makes an error of the layer before below it."
)

WIDTH, HEIGHT, GAP = 0.72, 0.56, 0.07  # of a cell; between a mark and the cells


def rows_and_columns(
    net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None, *, l: int = 2, narrow: bool = False
) -> Sheet:
    """w^l twice: forward its rows meet a^{l-1}, back its columns meet δ^l. ValueError: a layer whose senders have no error."""
    net, x, y = pictured(net, x, y)
    if not 1 < l <= net.L:
        raise ValueError(f"expected a layer from 2 to {net.L}, whose senders have errors; got {l!r}")
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    w, b = net.w[l], net.b[l]
    rows, columns = w.shape
    fig, ax = sheet(NARROW, 5.4) if narrow else sheet(WIDE, 3.2)

    left, right, top = 0.45, 0.45 + columns * WIDTH, 4.32 if narrow else 2.12
    write(ax, 1.75, top + 0.83, "forward: along the rows", size=NORMAL, colour="forward")
    for k in range(columns):
        write(ax, left + (k + 0.5) * WIDTH, top + 0.47, symbol("a", l - 1, k + 1), colour="forward", size=LARGE)
        write(ax, left + (k + 0.5) * WIDTH, top + 0.21, digits(forward.a[l - 1][k, 0]), colour="forward", size=SMALL)
    write(ax, right + 0.38, top + 0.21, "bias", colour="muted", size=SMALL)
    _cells(ax, w, left, top)
    for j in range(rows):
        middle = top - (j + 0.5) * HEIGHT
        _mark(ax, left, top - (j + 1) * HEIGHT, columns * WIDTH, HEIGHT, "forward")
        write(ax, right + 0.38, middle, plain(b[j, 0]))
        write(ax, right + 1.05, middle + 0.12, symbol("z", l, j + 1), colour="forward", size=LARGE)
        write(ax, right + 1.05, middle - 0.14, digits(forward.z[l][j, 0]), colour="forward", size=SMALL)

    left, top = (0.85, 2.2) if narrow else (4.05, 2.12)
    right, bottom = left + columns * WIDTH, top - rows * HEIGHT
    write(ax, left + 1.15, top + (0.35 if narrow else 0.83), "back: down the columns", size=NORMAL, colour="error")
    _cells(ax, w, left, top)
    for j in range(rows):
        middle = top - (j + 0.5) * HEIGHT
        write(ax, right + 0.48, middle + 0.12, symbol(r"\delta", l, j + 1), colour="error", size=LARGE)
        write(ax, right + 0.48, middle - 0.14, digits(delta[l][j, 0]), colour="error", size=SMALL)
    write(ax, left - 0.1, bottom - 0.25, "times", colour="muted", size=SMALL, ha="right")
    for k in range(columns):
        middle = left + (k + 0.5) * WIDTH
        _mark(ax, left + k * WIDTH, bottom, WIDTH, rows * HEIGHT, "error")
        write(ax, middle, bottom - 0.25, rf"$\sigma'(z_{k + 1}^{l - 1})$", colour="muted", size=NORMAL)
        write(ax, middle, bottom - 0.56, symbol(r"\delta", l - 1, k + 1), colour="error", size=LARGE)
        write(ax, middle, bottom - 0.82, digits(delta[l - 1][k, 0]), colour="error", size=SMALL)
    return fig


def _cells(ax: Axes, w: np.ndarray, left: float, top: float) -> None:
    for (j, k), weight in np.ndenumerate(w):
        corner = left + k * WIDTH, top - (j + 1) * HEIGHT
        ax.add_patch(Rectangle(corner, WIDTH, HEIGHT, fc=COLOURS["page"], ec=COLOURS["line"], lw=0.8, zorder=2))
        write(ax, corner[0] + WIDTH / 2, corner[1] + HEIGHT / 2, plain(weight))


def _mark(ax: Axes, left: float, bottom: float, width: float, height: float, colour: str) -> None:
    """The frame of one row or column, a little inside its cells."""
    ax.add_patch(
        Rectangle(
            (left + GAP, bottom + GAP),
            width - 2 * GAP,
            height - 2 * GAP,
            fill=False,
            ec=COLOURS[colour],
            lw=2,
            zorder=4,
        )
    )
