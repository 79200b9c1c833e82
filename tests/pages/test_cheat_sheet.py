"""The cheat sheet prints on one sheet of A4, whatever the theme and the notation, and shows all of its columns without scrolling."""

import re

import pytest

from bplib.notation import NOTATIONS
from tests.conftest import DESKTOP, PHONE
from tests.pages.looks import choose

SHEET = "book/cheat-sheet.html"
pytestmark = pytest.mark.xdist_group(SHEET)  # one visit serves them all
SCROLLS = """() => [...document.querySelectorAll('.bd-article .pst-scrollable-table-container, .bd-article .cell_output > .output')]
    .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.textContent.slice(0, 60))"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_it_prints_on_one_page(sheet, notation, theme):
    seen = sheet(SHEET)
    seen.theme(theme)
    choose(seen.page, notation)
    pdf = seen.page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_a_long_page_would_be_counted(visit):
    pdf = visit("book/chain-rule.html").page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 1


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_column_hides_behind_a_scroll_bar(sheet, size):
    seen = sheet(SHEET)
    seen.resize(size)
    assert seen.page.evaluate(SCROLLS) == []


def test_every_notation_has_a_row(sheet):
    rows = sheet(SHEET).page.locator(".bd-article .tag_as-written tbody tr td:first-child").all_inner_texts()
    assert rows == [notation.name for notation in NOTATIONS.values()]
