"""The letters of the widgets' equations: the few glyphs they need, as fonts that stand in the style itself.

    embed(css)     the style with its placeholders ITALIC, ROMAN and SCRIPT replaced by data: addresses

The fonts under fonts/ are cut from MathJax's by tools/cut_letters.py, and carry their licence (SIL Open Font License 1.1,
fonts/OFL.txt). They are kept rather than cut at import, so that the library needs no package of the documentation.
"""

import base64
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14  # the numbers that the font format gives to these names

# What each font can set.
GLYPHS = {
    "ITALIC": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZΔαβγδεηθκλμνξπρστφχψω",
    "SCRIPT": "ℰℒ",
    "ROMAN": "0123456789()[]{}+−=←≡∂′Δ,.⊙/×→><≤≥⋅⋯√ abcdefghijklmnopqrstuvwxyzE",
}


def embed(css: str) -> str:
    """``css`` with each placeholder of GLYPHS replaced by the font as a data: address."""
    for placeholder in GLYPHS:
        css = css.replace(f"url({placeholder})", f"url(data:font/woff;base64,{_encoded(placeholder)})")
    return css


def file_of(placeholder: str) -> Path:
    """Where the font for ``placeholder`` stands."""
    return FONTS / f"{placeholder.lower()}.woff"


@cache
def _encoded(placeholder: str) -> str:
    return base64.b64encode(file_of(placeholder).read_bytes()).decode()
