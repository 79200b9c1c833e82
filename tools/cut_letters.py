"""Cut the widgets' letters from MathJax's fonts: python tools/cut_letters.py, after a change of bplib.widgets.font.GLYPHS.

cut(placeholder)   the font with just the glyphs that GLYPHS names, as fontTools holds it

The sources come from the package sphinx-mathjax-offline. They are under the SIL Open Font License with reserved names, so
what is cut from them bears another name, and keeps their copyright and licence.
"""

from importlib.metadata import files

from fontTools import subset
from fontTools.ttLib import TTFont

from bplib.widgets.font import GLYPHS, file_of

SOURCES = {
    "ITALIC": "MathJax_Math-Italic.woff",
    "SCRIPT": "MathJax_Calligraphic-Regular.woff",
    "ROMAN": "MathJax_Main-Regular.woff",
}
SCRIPT_OF = {"ℰ": "E", "ℒ": "L"}
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14  # the numbers that the font format gives to these names
FAMILY, STYLE, IDENTIFIER, FULL_NAME, POSTSCRIPT_NAME = 1, 2, 3, 4, 6


def cut(placeholder: str) -> TTFont:
    """The font for ``placeholder`` of GLYPHS. KeyError: no such placeholder."""
    source = next(f for f in files("sphinx-mathjax-offline") or () if f.name == SOURCES[placeholder])
    font = TTFont(source.locate(), recalcTimestamp=False)
    if placeholder == "SCRIPT":  # this font keeps its letters where the plain ones are
        for table in (t for t in font["cmap"].tables if t.isUnicode()):
            table.cmap |= {ord(letter): plain for letter, plain in SCRIPT_OF.items()}
    options = subset.Options(
        layout_features=[],
        hinting=False,
        drop_tables=["FFTM", "GSUB", "GPOS", "GDEF", "DSIG"],
        name_IDs=[COPYRIGHT, FAMILY, STYLE, IDENTIFIER, FULL_NAME, POSTSCRIPT_NAME, LICENCE, LICENCE_ADDRESS],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text=GLYPHS[placeholder])
    cutter.subset(font)
    _rename(font, f"BackwardPass {placeholder.capitalize()}")
    _set_metrics(font)
    font.flavor = "woff"
    return font


def _rename(font: TTFont, name: str) -> None:
    for record in font["name"].names:
        if record.nameID in (FAMILY, IDENTIFIER, FULL_NAME):
            record.string = name
        if record.nameID == POSTSCRIPT_NAME:
            record.string = name.replace(" ", "-")


def _set_metrics(font: TTFont) -> None:
    """The fonts' own metrics leave much room above; with these, fraction bars clear the letters."""
    em = font["head"].unitsPerEm
    up, down = round(0.75 * em), round(0.25 * em)
    font["hhea"].ascent, font["hhea"].descent = up, -down
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = up, -down
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = up, down


if __name__ == "__main__":
    for name in GLYPHS:
        cut(name).save(file_of(name))
        print(f"{file_of(name)}: {file_of(name).stat().st_size} bytes, {len(GLYPHS[name])} glyphs")
