"""The letters of the widgets' equations: the few glyphs they need, cut from the fonts of MathJax and put into the style.

    embed(css)     the style with its placeholders ITALIC, ROMAN and SCRIPT replaced by data: addresses

The fonts (MathJax_Math-Italic, MathJax_Main-Regular and MathJax_Calligraphic-Regular, Apache License 2.0) come from the package
sphinx-mathjax-offline, the same that sets the maths of the built pages; nothing of them is kept in the project.
"""

import base64
import io
from functools import lru_cache
from importlib.metadata import files

from fontTools import subset
from fontTools.ttLib import TTFont

GLYPHS = {
    "ITALIC": ("MathJax_Math-Italic.woff", "abcdefghijklmnpqrstuvwxyzACDEJNRSTWXYZLΔδηλ"),
    "SCRIPT": ("MathJax_Calligraphic-Regular.woff", "ℰℒ"),
    "ROMAN": ("MathJax_Main-Regular.woff", "0123456789()[]{}+−=·←≡∂′Δ,.∑⊙/×→>< abcdefghijklmnopqrstuvwxyzE"),
}
SCRIPT_OF = {"ℰ": "E", "ℒ": "L"}


def embed(css):
    """``css`` with each placeholder of GLYPHS replaced by the subset font as a data: address."""
    for placeholder in GLYPHS:
        css = css.replace(f"url({placeholder})", f"url(data:font/woff;base64,{_subset(placeholder)})")
    return css


@lru_cache(None)
def _subset(placeholder):
    name, glyphs = GLYPHS[placeholder]
    font = TTFont(next(f for f in files("sphinx-mathjax-offline") if f.name == name).locate(), recalcTimestamp=False)
    if placeholder == "SCRIPT":  # this font keeps its letters where the plain ones are
        for table in (t for t in font["cmap"].tables if t.isUnicode()):
            table.cmap |= {ord(letter): plain for letter, plain in SCRIPT_OF.items()}
    options = subset.Options(layout_features=[], hinting=False, drop_tables=["FFTM", "GSUB", "GPOS", "GDEF", "DSIG"])
    cutter = subset.Subsetter(options)
    cutter.populate(text=glyphs + "σ")
    cutter.subset(font)
    # The fonts' own metrics leave much room above; with these, fraction bars clear the letters.
    em = font["head"].unitsPerEm
    for table, up, down in (("hhea", "ascent", "descent"), ("OS/2", "sTypoAscender", "sTypoDescender")):
        setattr(font[table], up, round(0.75 * em))
        setattr(font[table], down, -round(0.25 * em))
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = round(0.75 * em), round(0.25 * em)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode()
