"""What a tab, a search engine and a place where one shares a page read in its head."""

import html
import re

import pytest
from PIL import Image

from tests.toc import PAGES

TITLE = re.compile(r"<title>(.*?)</title>", re.S)


def meta(text, name):
    found = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)"', text)
    assert len(found) == 1, (name, found)
    return html.unescape(found[0])


@pytest.fixture(scope="module")
def heads(site):
    return {path: (site / path).read_text(encoding="utf-8") for path in PAGES}


def test_no_two_pages_have_a_title_or_a_description_in_common(heads):
    for what in (lambda text: TITLE.search(text)[1], lambda text: meta(text, "description")):
        said = [what(text) for text in heads.values()]
        assert sorted(set(said)) == sorted(said)


@pytest.mark.parametrize("path", PAGES)
def test_a_title_says_a_thing_once_and_a_description_is_words(heads, path):
    title = html.unescape(TITLE.search(heads[path])[1])
    names = re.split(r" · |: ", title)
    assert len(names) >= 2 and len(set(names)) == len(names), title
    assert "The Backward Pass" in names
    assert meta(heads[path], "og:title") == title
    description = meta(heads[path], "description")
    assert 40 <= len(description) <= 202
    assert not re.search(r"[\\$<>]|\w_\w", description), description


def test_the_first_script_comes_as_a_file(heads):
    """Else Chromium would now and then give a page from disk an empty storage (book/_ext/assets/storage.js)."""
    first = {path: re.search(r"<script\b.*?>", text)[0] for path, text in heads.items()}
    assert {path: tag for path, tag in first.items() if not re.search(r'src="[^"]*/storage\.js"', tag)} == {}


def test_the_picture_for_sharing_has_the_size_that_is_asked_for(site, heads):
    (address,) = {meta(text, "og:image") for text in heads.values()}
    with Image.open(site / "book" / address) as picture:
        assert picture.size == (1200, 630)
        assert len(picture.getcolors(1 << 24)) > 50  # something is drawn there
