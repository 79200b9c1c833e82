"""The letters of the pages: what they can set, what they weigh, whose they are."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

import face
from tests.toc import ROOT

FONT = re.compile(r'font-family:"([^"]*)";font-weight:([\d ]*);font-style:(\w*);[^}]*base64,([^)]*)\)')


@pytest.fixture(scope="module")
def faces():
    """{(family, weight, style): font} of the style sheet for the whole book."""
    found = FONT.findall(face.sheet(face.shown(ROOT)))
    return {tuple(names): TTFont(io.BytesIO(base64.b64decode(font))) for *names, font in found}


def test_what_the_book_shows_can_be_set_upright_and_in_italics(faces):
    """In any style, by the families in the order in which a page asks for them; but for what no reader types."""
    shown = {character for character in face.shown(ROOT) if character.isprintable()}
    signs = [font for (family, _, _), font in faces.items() if family in (face.UPRIGHT, face.SIGNS)]
    for (family, weight, style), font in faces.items():
        if family == face.FAMILY:
            can = {chr(code) for one in (font, *signs) for code in one.getBestCmap()}
            assert {c for c in shown - can if ord(c) < 0x2C00} <= {"\u03a2"}, (
                weight,
                style,
            )  # no letter stands at U+03A2


def test_its_digits_are_all_as_wide(faces):
    """So that numbers stand below one another, and none moves its neighbours when it changes."""
    for (family, weight, style), font in faces.items():
        if family == face.FAMILY:
            glyphs = font.getBestCmap()
            widths = {font["hmtx"][glyphs[ord(digit)]][0] for digit in "0123456789"}
            assert len(widths) == 1, (weight, style, widths)


def test_its_small_letters_are_as_high_as_those_the_widgets_were_drawn_for(faces):
    """0.52 em, within a fiftieth: the height of Arial's and its kin's."""
    regular = faces[face.FAMILY, "400", "normal"]
    height = regular["OS/2"].sxHeight / regular["head"].unitsPerEm * face.SIZE / 100
    assert height == pytest.approx(0.52, rel=0.02)


def test_no_reserved_name_is_used_and_the_licence_is_named(faces):
    assert not [family for family, _, _ in faces if re.search("Source|DejaVu|Vera", family)]
    assert "SIL OFL 1.1" in face.sheet({"a"}) and "Bitstream Vera" in face.sheet({"a"})
    for font in faces.values():
        assert font["name"].getDebugName(13)  # its licence


def test_a_character_of_the_book_is_found():
    assert {"⊙", "∇", "′", "∂", "δ", "→"} <= face.shown(ROOT)
