"""Every chapter as a notebook: `make notebooks` writes it, the site offers the same one, and it runs top to bottom."""

import subprocess
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.toc import CHAPTERS, ROOT


@pytest.fixture(scope="session")
def notebooks():
    subprocess.run(["make", "notebooks"], cwd=ROOT, check=True, capture_output=True)
    return ROOT / "_build" / "notebooks"


def cells(path):
    return [(cell.cell_type, cell.source) for cell in nbformat.read(path, as_version=4).cells]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_site_offers_what_make_notebooks_writes(notebooks, site, chapter):
    name = Path(chapter).with_suffix(".ipynb")
    assert cells(site / "_sources" / name) == cells(notebooks / name.name)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_notebook_runs_top_to_bottom(notebooks, chapter):
    notebook = nbformat.read(notebooks / f"{Path(chapter).stem}.ipynb", as_version=4)
    NotebookClient(notebook, kernel_name="python3", timeout=120).execute(cwd=ROOT / "book")
    wrote = [out.text for cell in notebook.cells for out in cell.get("outputs", []) if out.get("name") == "stderr"]
    assert wrote == []
