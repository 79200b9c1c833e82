"""What is left out of a page and of the theme's style sheet, without a browser."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pydata_sphinx_theme
import pytest
from fontTools.ttLib import TTFont

from light import lighter, with_own_icons

STATIC = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
STYLE = (STATIC / "styles" / "pydata-sphinx-theme.css").read_text(encoding="utf-8")
HEAD = """<meta name="viewport" content="width=device-width"/>
<script defer src="../_static/scripts/fontawesome.js?digest=55"></script>
<script defer src="../_static/scripts/bootstrap.js?digest=55"></script>
<script src="../_static/searchtools.js"></script><script src="../searchindex.js"></script>"""
SUN, BELL, ROCKET = 0xF185, 0xF0F3, 0xF135  # as Font Awesome numbers them


@pytest.fixture(scope="module")
def cut():
    return with_own_icons(STYLE, {"sun", "bars"}, STATIC / "vendor" / "fontawesome")


def test_a_page_keeps_the_scripts_that_it_uses():
    assert re.findall(r"[a-z]+\.js", lighter(HEAD)) == ["bootstrap.js"]
    assert re.findall(r"[a-z]+\.js", lighter(HEAD, searches=True)) == [
        "bootstrap.js",
        "searchtools.js",
        "searchindex.js",
    ]
    assert "viewport" not in lighter(HEAD)


def test_the_style_has_the_icons_of_the_pages_and_those_of_admonitions(cut):
    font = TTFont(BytesIO(b64decode(re.search(r"base64,([\w+/=]+)", cut)[1])))
    assert {SUN, BELL} <= font.getBestCmap().keys()
    assert ROCKET not in font.getBestCmap()
    assert ".fa-sun:before" in cut and ".fa-rocket:before" not in cut
    assert "Copyright (c) Font Awesome" in "".join(
        str(name) for name in font["name"].names
    )  # whose they are stays with them
    assert "OFL" in cut


def test_the_rest_of_the_style_is_the_themes(cut):
    for rule in (".admonition-title:after", ".header-article-items__end", ".fa-lg{", "--pst-icon-bell"):
        assert cut.count(rule) == STYLE.count(rule) > 0, rule
    assert "vendor/fontawesome" not in cut


def test_a_theme_that_brings_its_icons_in_another_way_is_refused():
    with pytest.raises(ValueError, match="expected the faces of the icon fonts"):
        with_own_icons("body{}", {"sun"}, STATIC / "vendor" / "fontawesome")
