"""Every page in a real browser: it keeps to its own host, logs nothing, sets its maths in every notation, fits the screen,
and can be read by everyone. One visit of each page answers all of it (tests/pages/looks.py)."""

import re

import nbformat
import pytest

from tests.pages import looks
from tests.toc import PAGES

# The tests of one page run in one process, so that it is visited once.
TOGETHER = [pytest.param(path, marks=pytest.mark.xdist_group(path)) for path in PAGES]


@pytest.mark.parametrize("what", looks.SERVED)
@pytest.mark.parametrize("path", TOGETHER)
def test_nothing_is_wrong_with_a_page(found, path, what):
    assert found(path)[what] == []


@pytest.mark.parametrize("what", looks.STANDS)
@pytest.mark.parametrize("path", TOGETHER)
def test_nor_when_it_is_opened_from_disk(found_on_disk, path, what):
    assert found_on_disk(path)[what] == []


def test_the_front_door_leads_to_the_book(site):
    """By a relative link, so that it holds under a sub-path and from disk."""
    assert 'content="0; url=book/index.html"' in (site / "index.html").read_text(encoding="utf-8")


def test_search_finds_a_word_of_a_chapter(visit):
    seen = visit("search.html?q=chain")
    seen.page.wait_for_selector("#search-results li a")
    assert any("chain-rule" in a.get_attribute("href") for a in seen.page.locator("#search-results li a").all())
    assert seen.foreign == []
    assert seen.logged == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_offers_its_notebook(site, path):
    offered = re.search(
        r'<a href="([^"]+\.ipynb)"[^>]*btn-download-notebook-button', (site / path).read_text(encoding="utf-8"), re.S
    )
    notebook = (site / path).parent / offered[1]
    assert notebook.stem == (site / path).stem
    nbformat.validate(nbformat.read(notebook, as_version=4))
