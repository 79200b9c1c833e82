"""The sheet that a figure is drawn on: inches as coordinates, the book's palette, and words and numbers in its style.

    fig, ax = sheet(WIDE, 3)        an empty sheet, 7 by 3 inches, (0, 0) at the lower left; NARROW is a phone's width
    write(ax, x, y, r"$z_1^2$")     text, centred, in ink unless told otherwise
    digits(v), plain(v)             "−0.5801", as the book prints what is computed; "2.0", as it prints what is given
    symbol("w", 2, 1, 2)            r"$w_{12}^{2}$": letter, layer, neurons

How it then looks on a page, light or dark, is bplib.style's.
"""

from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from bplib.style import COLOURS, letters, read_fonts

WIDE, NARROW = 7, 3.7  # inches
SMALL, NORMAL, LARGE = 9, 10, 12  # points: on a page at least 10 px, as a sheet is shown as wide as the page has room
DPI = 150


class Sheet(Figure):
    """A figure that a page shows in two forms; which one, the room decides that it has there (bplib.style.page)."""

    narrow: Figure | None = None  # the same for a phone


def sheet(width: float, height: float) -> tuple[Sheet, Axes]:
    """``(fig, ax)``. The figure is closed at once: a notebook then shows it where it is returned, and only there."""
    read_fonts()
    fig: Sheet = plt.figure(  # type: ignore[assignment]
        figsize=(width, height), dpi=DPI, facecolor=COLOURS["panel"], FigureClass=Sheet
    )
    plt.close(fig)
    ax = fig.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
    ax.axis("off")
    return fig, ax


def write(ax: Axes, x: float, y: float, text: str, *, colour: str = "ink", size: float = NORMAL, **style: Any) -> Text:
    style = {"ha": "center", "va": "center", "family": letters(), **style}
    return ax.text(x, y, text, color=COLOURS[colour], fontsize=size, math_fontfamily="cm", zorder=5, **style)


def scales(ax: Axes) -> None:
    """The scales of a chart: small and muted."""
    ax.tick_params(labelsize=SMALL, labelfontfamily=letters(), colors=COLOURS["muted"], length=3, pad=2)  # type: ignore[arg-type]


def digits(v: float, decimals: int = 4) -> str:
    return f"{v:.{decimals}f}".replace("-", "−")


def plain(v: float) -> str:
    return str(round(float(v), 4)).replace("-", "−")


def symbol(letter: str, l: int, *neurons: int) -> str:
    return rf"${letter}_{{{''.join(map(str, neurons))}}}^{{{l}}}$"
