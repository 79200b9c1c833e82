"""What a page of the built site makes the browser fetch and read."""

import gzip
import re

import pytest

from tests.toc import PAGES

HEAVIEST = 350_000  # of the scripts that a page links, in bytes, packed
LINKED = re.compile(r'<script[^>]*\ssrc="([^"?]+)')


def packed(file):
    return len(gzip.compress(file.read_bytes()))


@pytest.mark.parametrize("path", PAGES)
def test_its_scripts_are_light(site, path):
    linked = LINKED.findall((site / path).read_text(encoding="utf-8"))
    sizes = {name: packed((site / path).parent / name) for name in linked}
    assert sum(sizes.values()) <= HEAVIEST, sizes
    assert not [name for name in linked if "search" in name]  # its index comes with the first search


@pytest.mark.parametrize("path", [*PAGES, "search.html"])
def test_it_says_once_how_wide_it_is(site, path):
    assert (site / path).read_text(encoding="utf-8").count('name="viewport"') == 1


def test_nothing_lies_about_that_no_page_asks_for(site):
    assert [*site.rglob("*.map"), *site.rglob("fontawesome*")] == []
    asking = [file for kind in ("js", "css") for file in (site / "_static").rglob(f"*.{kind}")]
    assert [file for file in asking if b"# sourceMappingURL=" in file.read_bytes()] == []


def test_its_icons_are_drawn_without_a_file_of_their_own(visit):
    """In a frame that may fetch no font they are there all the same."""
    page = visit("book/cost.html").page
    drawn = page.evaluate("""async () => {
        await document.fonts.ready;
        return [...document.fonts].filter(face => /Font Awesome/.test(face.family)).map(face => face.status);
    }""")
    assert drawn == ["loaded"]
