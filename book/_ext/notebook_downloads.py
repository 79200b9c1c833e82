"""The chapters as notebooks: offered by each page for download, or all written at once by `make notebooks`.

offer_notebook(…)        writes ``_sources/<page>.ipynb``; the theme's download menu links it, and the library's wheel
notebook(…)              one chapter, as any Jupyter shows and runs it
python book/_ext/notebook_downloads.py _build/notebooks    every chapter, and the wheel beside them

A notebook is Markdown that needs no extension (plain_markdown), its folded code is folded in JupyterLab too, and its first
cell gets the library when it is not there: from the wheel beside it, else from the site, whose address is the `baseurl` of
`_config.yml`.
"""

import base64
import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from sphinx.application import Sphinx

from book_index import Index, chapters, read_chapter
from bplib import __version__
from plain_markdown import Writer

WHEEL = f"bplib-{__version__}-py3-none-any.whl"
FOLDED = {"hide-input", "remove-input"}

# Seen from a notebook, the wheel lies beside it (`make notebooks`) or among what the site's pages share.
GET_LIBRARY = """\
# This notebook needs bplib, the book's library.
# Where it is missing, it comes from {places}.
from importlib.util import find_spec
from pathlib import Path

if not find_spec("bplib"):
    wheel = "{wheel}"
    places = [Path(wheel), Path("../../_static", wheel)]
    source = next((str(place) for place in places if place.exists()), {otherwise})
    {check}%pip install --quiet {{source}}"""
CHECK = """if source is None:
        raise ModuleNotFoundError(f"put {wheel} beside this notebook; the book offers both in one menu")
    """


def library_cell(address: str = "") -> str:
    """The code of the first cell. ``address``: of the site, "" when it is not known."""
    if address:
        otherwise = json.dumps(f"{address.rstrip('/')}/_static/{WHEEL}")
        places = "the wheel beside the notebook, else from the book's site"
        return GET_LIBRARY.format(wheel=WHEEL, places=places, otherwise=otherwise, check="")
    return GET_LIBRARY.format(wheel=WHEEL, places="the wheel beside the notebook", otherwise=None, check=CHECK)


def notebook(root: Path, page: str, index: Index, address: str = "") -> NotebookNode:
    """The chapter ``page``, such as "book/cost". ValueError: a MyST construct without a plain form; it says where."""
    chapter = read_chapter(root, page)
    chapter.metadata.pop("jupytext", None)
    for cell in chapter.cells:
        if cell.cell_type == "markdown":
            _make_plain(cell, root / f"{page}.md", Writer(index, page, address))
        elif FOLDED & set(cell.metadata.get("tags", ())):
            cell.metadata["jupyter"] = {"source_hidden": True}
    chapter.cells = [cell for cell in chapter.cells if cell.source]
    if any("bplib" in cell.source for cell in chapter.cells if cell.cell_type == "code"):
        chapter.cells.insert(0, new_code_cell(library_cell(address)))
    for number, cell in enumerate(chapter.cells):
        cell.id = f"cell-{number}"  # chance would make two builds differ
    return chapter


def _make_plain(cell: NotebookNode, source: Path, writer: Writer) -> None:
    try:
        cell.source = writer.plain(cell.source)
    except ValueError as error:
        raise ValueError(f"{source}, in the cell that begins {cell.source[:40]!r}: {error}") from None
    if writer.pictures:
        cell.attachments = {Path(name).name: _picture(source.parent / name) for name in writer.pictures}


def _picture(file: Path) -> dict[str, str]:
    kind = {".svg": "image/svg+xml", ".jpg": "image/jpeg"}.get(file.suffix, f"image/{file.suffix[1:]}")
    return {kind: base64.b64encode(file.read_bytes()).decode()}


def build_wheel(root: Path, folder: Path) -> Path:
    """Build the library's wheel into ``folder``, and say where it lies."""
    with TemporaryDirectory() as fresh:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", fresh]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        if done.returncode:
            raise ValueError(f"the wheel of the library could not be built:\n{done.stdout}{done.stderr}")
        (built,) = Path(fresh).glob("*.whl")
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(built, folder))


def write(chapter: NotebookNode, target: Path) -> None:
    """Write a notebook, its folder with it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(chapter, target)


def offer_notebooks(app: Sphinx) -> None:
    """Read what the pages call each other by, and let each page offer its notebook."""
    if app.builder.format == "html":
        offer = partial(offer_notebook, Index.read(Path(app.srcdir)))
        app.connect("html-page-context", offer, priority=100)  # before the theme makes its menu


def offer_notebook(
    index: Index, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Write the page's notebook and name it in the context, where the theme's download menu looks for it."""
    if doctree is not None and context.get("page_source_suffix") == ".md":
        made = notebook(Path(app.srcdir), pagename, index, app.config.html_baseurl)
        write(made, Path(app.outdir, "_sources", f"{pagename}.ipynb"))
        context["ipynb_source"] = f"{pagename}.ipynb"


def offer_library(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Put the wheel under the notebook in the theme's download menu."""
    for group in context.get("header_buttons", ()):
        if group["label"] == "download-buttons" and "ipynb_source" in context:
            button = {
                "type": "link",
                "url": context["pathto"](f"_static/{WHEEL}", 1),
                "text": ".whl",
                "tooltip": "Download the library that the notebook needs",
                "icon": "fas fa-box",
                "label": "download-library-button",
            }
            group["buttons"].insert(1, button)


def add_library(app: Sphinx, failure: Exception | None) -> None:
    """Put the wheel into the site."""
    if not failure and app.builder.format == "html":
        build_wheel(Path(app.srcdir), Path(app.outdir, "_static"))


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", offer_notebooks)
    app.connect("html-page-context", offer_library, priority=900)  # after the theme has made its menu
    app.connect("build-finished", add_library)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


if __name__ == "__main__":
    root, folder = Path(__file__).parents[2], Path(sys.argv[1])
    names = Index.read(root)
    build_wheel(root, folder)
    for page in chapters(root):
        write(notebook(root, page, names), folder / f"{Path(page).name}.ipynb")
