"""Cut the letters that the library carries: python tools/cut_letters.py, after a change of GLYPHS or CHARACTERS.

cut(placeholder)     the font with just the glyphs that bplib.widgets.font.GLYPHS names, as fontTools holds it
cut_text(file)       the same of a font of bplib/fonts, with the characters that bplib.style.CHARACTERS names

The sources come from the packages sphinx-mathjax-offline and font-source-sans-pro. They are under the SIL Open Font
License with reserved names, so what is cut from them bears another name, and keeps their copyright and licence.
"""

from importlib.metadata import files

from fontTools import subset
from fontTools.ttLib import TTFont

from bplib.style import CHARACTERS, FAMILY, FONTS
from bplib.widgets.font import COPYRIGHT, GLYPHS, LICENCE, LICENCE_ADDRESS, file_of

SOURCES = {
    "ITALIC": "MathJax_Math-Italic.woff",
    "SCRIPT": "MathJax_Calligraphic-Regular.woff",
    "ROMAN": "MathJax_Main-Regular.woff",
}
SCRIPT_OF = {"ℰ": "E", "ℒ": "L"}
TEXT = {"regular.ttf": "SourceSansPro-Regular.ttf", "semibold.ttf": "SourceSansPro-Semibold.ttf"}
FAMILY_NAME, STYLE, IDENTIFIER, FULL_NAME, POSTSCRIPT_NAME = 1, 2, 3, 4, 6  # the numbers of a font's names


def cut(placeholder: str) -> TTFont:
    """The font for ``placeholder`` of GLYPHS. KeyError: no such placeholder."""
    source = next(f for f in files("sphinx-mathjax-offline") or () if f.name == SOURCES[placeholder])
    font = TTFont(source.locate(), recalcTimestamp=False)
    if placeholder == "SCRIPT":  # this font keeps its letters where the plain ones are
        for table in (t for t in font["cmap"].tables if t.isUnicode()):
            table.cmap |= {ord(letter): plain for letter, plain in SCRIPT_OF.items()}
    _keep(font, GLYPHS[placeholder])
    _rename(font, f"BackwardPass {placeholder.capitalize()}")
    _set_metrics(font)
    font.flavor = "woff"
    return font


def cut_text(file: str) -> TTFont:
    """The font ``file`` of bplib/fonts. KeyError: none of TEXT."""
    source = next(f for f in files("font-source-sans-pro") or () if f.name == TEXT[file])
    font = TTFont(source.locate(), recalcTimestamp=False)
    _keep(font, CHARACTERS)
    _rename(font, FAMILY)
    if file == "semibold.ttf":  # it is the book's bold
        font["OS/2"].usWeightClass = 700
        font["name"].setName(f"{FAMILY} Bold".replace(" ", "-"), POSTSCRIPT_NAME, 3, 1, 0x409)
    return font


def _keep(font: TTFont, characters: str) -> None:
    """Take away all that these characters do not need."""
    options = subset.Options(
        layout_features=[],
        hinting=False,
        drop_tables=["FFTM", "GSUB", "GPOS", "GDEF", "DSIG"],
        name_IDs=[COPYRIGHT, FAMILY_NAME, STYLE, IDENTIFIER, FULL_NAME, POSTSCRIPT_NAME, LICENCE, LICENCE_ADDRESS],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)


def _rename(font: TTFont, name: str) -> None:
    for record in font["name"].names:
        if record.nameID in (FAMILY_NAME, IDENTIFIER, FULL_NAME):
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
    for name in TEXT:
        cut_text(name).save(FONTS / name)
        print(f"{FONTS / name}: {(FONTS / name).stat().st_size} bytes, {len(CHARACTERS)} characters")
