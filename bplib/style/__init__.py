"""How the book's pictures look: its palette, its letters, and both for whatever Matplotlib draws in a notebook.

    COLOURS["forward"], DARK["forward"]     the colour of a quantity, on light paper and on dark
    use()                                   draw in the book's style from here on
    use_in_notebooks()                      the same where a reader runs cells, and nothing in a program
    shown(figure)                           what a notebook then shows of a figure (bplib.style.page)

A notebook that imports bplib is a page of the book, so ``import bplib`` calls ``use_in_notebooks``; a program's plots are
its own, and it calls ``use`` if it wants to. ``matplotlib.rcdefaults()`` takes either back.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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
DARK = {
    "panel": "#1c222b",
    "page": "#14181e",
    "ink": "#e4e9ef",
    "muted": "#9aa6b3",
    "line": "#6b7785",
    "forward": "#79b8ff",
    "error": "#ffae70",
    "gradient": "#d0a5ff",
    "positive": "#5fd0b8",
    "negative": "#ff8fb4",
    "rule": "#333d49",
    "forward tint": "#16304b",
    "neutral tint": "#29313b",
}

# The letters are cut from Source Sans Pro by tools/cut_letters.py, and carry its licence (fonts/OFL.txt).
FONTS, FAMILY = Path(__file__).parent / "fonts", "BackwardPass Sans"
CHARACTERS = "".join(
    chr(code)
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0x17F),
        (0x391, 0x3C9),
        (0x2010, 0x209C),
        (0x2190, 0x22FF),
        (0x25A0, 0x25FF),
    )
    for code in range(first, last + 1)
)

MOST = 400_000  # characters of SVG; beyond that, a picture in pixels is lighter


def use() -> None:
    """Set Matplotlib's defaults to the book's: panel and ink, a quantity's colours in turn, the book's letters."""
    import matplotlib
    from cycler import cycler

    read_fonts()
    in_turn = ("forward", "error", "gradient", "positive", "negative")
    matplotlib.rcParams.update(
        {
            "figure.figsize": (5.2, 3.2),  # as large as this, its letters can be read on a phone too
            "figure.facecolor": COLOURS["panel"],
            "axes.facecolor": COLOURS["page"],
            "axes.edgecolor": COLOURS["line"],
            "axes.labelcolor": COLOURS["muted"],
            "axes.prop_cycle": cycler(color=[COLOURS[name] for name in in_turn]),
            "axes.spines.right": False,
            "axes.spines.top": False,
            "grid.color": COLOURS["rule"],
            "legend.frameon": False,
            "lines.linewidth": 2,
            "xtick.color": COLOURS["muted"],
            "ytick.color": COLOURS["muted"],
            "text.color": COLOURS["ink"],
            "font.family": letters(),
            "font.size": 11,
            "mathtext.fontset": "cm",
        }
    )


def use_in_notebooks() -> None:
    """``use``, if a kernel is what runs this, and show figures as ``shown`` says."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if hasattr(shell, "kernel"):
        from matplotlib.figure import Figure

        use()
        # A formatter would be taken away again by ``%matplotlib inline``.
        Figure._repr_html_ = shown  # type: ignore[method-assign, assignment]


def shown(figure: "Figure") -> str | None:
    """The figure as SVG that follows the theme; what it shows says its label. None: it is too large for that."""
    from bplib.style.page import html

    text = html([figure, *filter(None, [getattr(figure, "narrow", None)])], str(figure.get_label()))
    return text if len(text) <= MOST else None


def letters() -> list[str]:
    """The families that a text is set in, the next where one lacks a character."""
    return [FAMILY, "DejaVu Sans"]


def read_fonts() -> None:
    """Let Matplotlib know the book's letters."""
    from matplotlib.font_manager import fontManager

    known = {font.fname for font in fontManager.ttflist}
    for file in sorted(FONTS.glob("*.ttf")):
        if str(file) not in known:
            fontManager.addfont(file)
