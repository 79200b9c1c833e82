"""A figure as a page shows it: SVG whose colours are the page's, in the form that the room there asks for.

    html([wide, narrow], alt)    both drawings, of which one is seen, and the style that chooses
    svg(figure, alt, "wide")     one of them: each colour of the palette a variable, each letter an outline

A page that has the palette as CSS variables (``--bp-ink``, …) colours a figure by them, light or dark; where there is none, in
a notebook, it is light, or dark where JupyterLab is. On paper it is light; forced colours are the reader's.
"""

import re
from collections.abc import Sequence
from html import escape
from io import StringIO
from zlib import crc32

from matplotlib import rc_context
from matplotlib.figure import Figure

from bplib.style import COLOURS, DARK

FORMS = {1: ["alone"], 2: ["wide", "narrow"]}  # a reader's own figure has one form, and is as large as it says
LEAST = 560  # pixels of room for the wide form: there its smallest letters are 10 px high

NAMES = {colour: f"--bp-{name.replace(' ', '-')}" for name, colour in COLOURS.items()}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
ASIDE = re.compile(r"<metadata>.*?</metadata>|<defs>\s*<style.*?</style>\s*</defs>|<!--.*?-->", re.S)
PATH = re.compile(r'(?<= d=")[^"]*')
GLYPH = re.compile(r'<path id="([^"]*)"[^>]*/>')
IDENTITY = re.compile(r' id="([^"]*)"')
REFERRED = re.compile(r'(?:xlink:href="#|url\(#)([^")]*)')
LONG = re.compile(r"(?<![\w.(])-?\d+\.\d{3,}")  # no factor of a scale(), which begins a parenthesis
VIEW = re.compile(r'viewBox="[^"]*"')
SPARED = re.compile(r"\s*([A-Za-z])\s*")
EMPTY = re.compile(r"\n\s*")


def _variables(palette: dict[str, str]) -> str:
    return "".join(f"{NAMES[COLOURS[name]]}:{colour};" for name, colour in palette.items())


def _forced(name: str) -> str:
    return "Canvas" if name in ("panel", "page", "forward tint", "neutral tint") else "CanvasText"


STYLE = (
    ".bp-figure{container-type:inline-size}"
    ".bp-figure svg{display:block;width:100%;height:auto;max-width:720px;border-radius:8px;stroke-linejoin:round}"
    ".bp-figure svg.narrow{display:none;max-width:430px}"
    f"@container (max-width:{LEAST - 1}px)"
    "{.bp-figure svg.wide{display:none}.bp-figure svg.narrow{display:block}}"
    f'[data-jp-theme-light="false"] .bp-figure{{{_variables(DARK)}}}'
    f"@media (forced-colors:active){{.bp-figure{{forced-color-adjust:none;{_variables({name: _forced(name) for name in COLOURS})}}}}}"
    f"@media print{{.bp-figure{{{_variables(COLOURS)}}}}}"
)


def html(figures: Sequence[Figure], alt: str) -> str:
    """The drawings of one figure, the wide one first."""
    drawings = "".join(svg(figure, alt, form) for figure, form in zip(figures, FORMS[len(figures)]))
    return f'<div class="bp-figure"><style>{STYLE}</style>{_each_letter_once(drawings)}</div>'


def svg(figure: Figure, alt: str, form: str) -> str:
    """One drawing. A colour that is none of the palette's stays what it is."""
    drawn = StringIO()
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "bplib"}):
        figure.savefig(drawn, format="svg", bbox_inches="tight" if form == "alone" else None)
    head, _, inside = ASIDE.sub("", drawn.getvalue()).partition("<svg")[2].partition(">")
    inside = COLOUR.sub(lambda found: _variable(found[0].lower()), inside)
    inside = LONG.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), inside)
    inside = PATH.sub(lambda found: SPARED.sub(r"\1", found[0]).strip(), inside)
    size = f' style="max-width:{figure.get_figwidth() * 96:.0f}px"' if form == "alone" else ""
    head = f'<svg class="{form}"{size} {VIEW.findall(head)[0]} role="img" aria-label="{escape(alt)}">'
    return head + EMPTY.sub("", _own_names(inside, f"f{crc32(alt.encode()):x}-", form))


def _variable(colour: str) -> str:
    return f"var({NAMES[colour]},{colour})" if colour in NAMES else colour


def _own_names(text: str, figure: str, form: str) -> str:
    """What is referred to bears a name that is in no other figure of the page; a letter has it in both forms."""
    letters, referred = set(GLYPH.findall(text)), set(REFERRED.findall(text))
    name = {old: f"{figure}{'' if old in letters else form}{old}" for old in referred}
    text = IDENTITY.sub(lambda found: f' id="{name[found[1]]}"' if found[1] in name else "", text)
    return REFERRED.sub(lambda found: found[0].replace("xlink:", "")[: -len(found[1])] + name[found[1]], text)


def _each_letter_once(drawings: str) -> str:
    """The outlines of letters that another drawing has already are left out: a hidden one can be referred to as well."""
    seen: set[str] = set()

    def first(found: re.Match[str]) -> str:
        again = found[1] in seen
        seen.add(found[1])
        return "" if again else found[0]

    return GLYPH.sub(first, drawings)
