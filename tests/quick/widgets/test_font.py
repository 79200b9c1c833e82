"""The fonts that the library carries are what the documentation's package gives, under a name and a licence of their own."""

import io

import pytest
from fontTools.ttLib import TTFont

from bplib import style
from bplib.widgets.font import COPYRIGHT, FONTS, GLYPHS, LICENCE, file_of
from tools.cut_letters import FULL_NAME, TEXT, cut, cut_text

KEPT = {name: (cut, file_of(name)) for name in GLYPHS} | {name: (cut_text, style.FONTS / name) for name in TEXT}


@pytest.mark.parametrize("name", KEPT)
def test_the_font_is_cut_from_the_package(name):
    """Table by table, unpacked: how a machine packs them may differ."""
    packed, (cutter, file) = io.BytesIO(), KEPT[name]
    cutter(name).save(packed)
    fresh, kept = TTFont(packed), TTFont(file)
    assert fresh.reader.keys() == kept.reader.keys()
    for table in kept.reader.keys():  # noqa: SIM118  (no dictionary: it iterates over numbers)
        assert fresh.reader[table] == kept.reader[table], f"{table}: run python tools/cut_letters.py"


@pytest.mark.parametrize("placeholder", GLYPHS)
def test_the_font_has_its_glyphs_and_its_licence(placeholder):
    font = TTFont(file_of(placeholder))
    assert {chr(code) for code in font.getBestCmap()} == set(GLYPHS[placeholder])
    names = font["name"]
    assert "MathJax" not in names.getDebugName(FULL_NAME)  # a reserved name
    assert "SIL Open Font License" in names.getDebugName(LICENCE)
    copyright_line = names.getDebugName(COPYRIGHT)
    assert copyright_line.replace("2010 ", "2010, ") in (FONTS / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXT)
def test_the_books_letters_have_a_name_of_their_own_and_their_licence(name):
    names = TTFont(style.FONTS / name)["name"]
    assert names.getDebugName(FULL_NAME) == style.FAMILY  # "Source" is reserved
    assert "SIL Open Font License" in names.getDebugName(LICENCE)
    assert names.getDebugName(COPYRIGHT)[:40] in (style.FONTS / "OFL.txt").read_text(encoding="utf-8")
