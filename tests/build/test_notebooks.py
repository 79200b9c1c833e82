"""Every chapter as a notebook: the site offers what `make notebooks` writes, under the numbers that its pages show."""

import re
import subprocess
from html import unescape
from pathlib import Path

import nbformat
import pytest

from notebook_downloads import WHEEL, library_cell
from tests.toc import CHAPTERS, ROOT

EQUATION = re.compile(r'class="eqno">\((\d+)\)')
EXERCISE = re.compile(r'<span class="caption-number">(Exercise \d+) </span>(.*?)</p>')


@pytest.fixture(scope="session")
def notebooks():
    subprocess.run(["make", "notebooks"], cwd=ROOT, check=True, capture_output=True)
    return ROOT / "_build" / "notebooks"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_site_offers_what_make_notebooks_writes(notebooks, site, chapter):
    name = Path(chapter).with_suffix(".ipynb")
    assert (site / "_sources" / name).read_bytes() == (notebooks / name.name).read_bytes()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_equations_and_exercises_have_the_numbers_of_the_page(notebooks, site, chapter):
    page = (site / chapter).with_suffix(".html").read_text(encoding="utf-8")
    cells = nbformat.read(notebooks / f"{Path(chapter).stem}.ipynb", as_version=4).cells
    text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert re.findall(r"\\tag\{(\d+)\}", text) == EQUATION.findall(page)
    shown = [
        unescape(re.sub(r"<[^>]*>", "", f"{number} ({title})")).replace("’", "'")
        for number, title in EXERCISE.findall(page)
    ]
    assert re.findall(r"^\*\*(Exercise \d+ \(.*?\))\*\*$", text, re.M) == shown


def test_a_notebook_comes_with_its_library(notebooks):
    assert (notebooks / WHEEL).exists()
    first = nbformat.read(notebooks / "cost.ipynb", as_version=4).cells[0]
    assert first.source == library_cell()


def test_the_first_cell_looks_on_the_site_when_its_address_is_known():
    assert f'"https://example.org/sub/_static/{WHEEL}"' in library_cell("https://example.org/sub/")
    assert "https://" not in library_cell()
