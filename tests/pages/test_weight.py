"""What a page of the built site makes the browser fetch and read."""

import base64
import re

import pytest

from benchmarks.serve import LINKED, sizes
from tests.toc import PAGES

HEAVIEST = 350_000  # bytes, packed: all that stands in a page's scripts, linked or inside it with the widgets' data
LETTERS = 90_000  # of the letters that a page brings, those of its widgets' mathematics too, in bytes as they lie there
LONGEST = "book/four-phases.html"


@pytest.mark.parametrize("path", PAGES)
def test_its_scripts_are_light(site, path):
    weights = sizes(site, path)
    assert sum(weights.values()) <= HEAVIEST, weights
    assert not [name for name in weights if "search" in name]  # its index comes with the first search


def test_no_script_fetches_another(visit, site, served):
    """Nor when another notation is chosen: what MathJax needs is there."""
    linked = LINKED.findall((site / LONGEST).read_text(encoding="utf-8"))
    page = visit(LONGEST).page
    page.locator(".bp-notation select").select_option("bishop")
    page.wait_for_selector(".bp-notation[data-shown='bishop']")
    fetched = page.evaluate("""() => performance.getEntriesByType('resource')
        .map(entry => entry.name.split('?')[0]).filter(name => /^http.*\\.js$/.test(name))""")
    assert sorted(fetched) == sorted(str(served + name.replace("../", "")) for name in linked)


@pytest.mark.parametrize("path", PAGES)
def test_its_letters_are_light_and_there_before_it_is_drawn(site, path):
    """They stand in a sheet that the page waits for, under an address that changes with what is in it."""
    html = (site / path).read_text(encoding="utf-8")
    (linked,) = re.findall(r'<link rel="stylesheet" type="text/css" href="([^"]*/face\.css)\?v=\w+" />', html)
    within = [((site / path).parent / linked).read_text(encoding="utf-8"), html]
    fonts = [
        base64.b64decode(font)
        for text in within
        for font in re.findall(r"url\(data:font/woff2?;base64,([^)]*)\)", text)
    ]
    assert len(fonts) in (5, 8) and sum(map(len, fonts)) <= LETTERS, [len(font) for font in fonts]


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
