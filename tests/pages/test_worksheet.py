"""The worksheet prints on one sheet of A4, its answers on a second; the place where it is filled on the screen is not printed."""

import re

import pytest

from bplib.notation import NOTATIONS
from tests.pages.looks import choose

SHEET = "book/worksheet.html"
pytestmark = pytest.mark.xdist_group(SHEET)  # one visit serves them all


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_it_prints_on_two_pages(sheet, notation, theme):
    seen = sheet(SHEET)
    seen.theme(theme)
    choose(seen.page, notation)
    pdf = seen.page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


def test_the_blanks_of_the_screen_are_not_printed(sheet):
    page = sheet(SHEET).page
    blanks = page.locator("[data-widget=exercise]")
    assert blanks.is_visible()
    page.emulate_media(media="print")
    assert not blanks.is_visible()
    page.emulate_media(media="screen")
