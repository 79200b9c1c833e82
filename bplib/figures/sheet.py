"""The sheet that a figure is drawn on: inches as coordinates, the book's palette, and words and numbers in its style.

    fig, ax = sheet(7, 3)           an empty sheet, 7 by 3 inches, (0, 0) at the lower left
    write(ax, x, y, r"$z_1^2$")     text, centred, in ink unless told otherwise
    digits(v), plain(v)             "−0.5801", as the book prints what is computed; "2.0", as it prints what is given
    symbol("w", 2, 1, 2)            r"$w_{12}^{2}$": letter, layer, neurons

The panel is light in both themes of the book, so that every colour keeps its contrast and its meaning.
"""

from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

COLOURS = {
    "panel": "#f6f8fa",
    "page": "#ffffff",
    "ink": "#1c232b",
    "muted": "#5a6673",
    "line": "#87919c",
    "forward": "#0a5aa8",
    "error": "#b34700",
    "gradient": "#7433a8",
    "positive": "#0d6f62",
    "negative": "#b02a5b",
    "rule": "#d9dee3",
    "forward tint": "#e3effa",
    "neutral tint": "#e9edf1",
}
SMALL, NORMAL, LARGE = 9, 10, 12  # points, on a sheet 7 inches wide
DPI = 150


def sheet(width: float, height: float) -> tuple[Figure, Axes]:
    """``(fig, ax)``. The figure is closed at once: a notebook then shows it where it is returned, and only there."""
    fig = plt.figure(figsize=(width, height), dpi=DPI, facecolor=COLOURS["panel"])
    plt.close(fig)
    ax = fig.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
    ax.axis("off")
    return fig, ax


def write(ax: Axes, x: float, y: float, text: str, *, colour: str = "ink", size: float = NORMAL, **style: Any) -> Text:
    style = {"ha": "center", "va": "center", **style}
    return ax.text(x, y, text, color=COLOURS[colour], fontsize=size, math_fontfamily="cm", zorder=5, **style)


def digits(v: float, decimals: int = 4) -> str:
    return f"{v:.{decimals}f}".replace("-", "−")


def plain(v: float) -> str:
    return str(round(float(v), 4)).replace("-", "−")


def symbol(letter: str, l: int, *neurons: int) -> str:
    return rf"${letter}_{{{''.join(map(str, neurons))}}}^{{{l}}}$"
