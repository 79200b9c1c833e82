"""The book's content, which is no part of the library: where it lies, and what its table of contents names.

    BOOK / "exercises"          a folder of it, in a checkout as in the wheel
    named("figures", ".py")     the names of the files in such a folder, without their ending
    pages()                     {"forward-pass": "The forward pass", …}: the titles of all pages, in the book's order
    reading_order()             the names of the pages, those at the back that are read early in their place
    script("figures", "flow")   the Python file book/figures/flow.py, as a module

A folder is found, not registered: who adds a file to it need not say so elsewhere.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bplib.data_file import DataFile

PACKAGE = Path(__file__).parent
# The wheel carries the content within the package, a checkout has it beside.
HOME = PACKAGE / "_content" if (PACKAGE / "_content").is_dir() else PACKAGE.parent
BOOK = HOME / "book"
__path__ = [str(BOOK)]  # so that book/figures/flow.py is the module bplib.content.figures.flow

FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
READ_EARLY = re.compile(r"^% read (before|after): ([\w-]+)$", re.MULTILINE)


def named(folder: str, ending: str) -> list[str]:
    """The names of the files of ``folder`` that have this ending, in alphabetical order."""
    return sorted(file.stem for file in (BOOK / folder).glob(f"*{ending}"))


def script(folder: str, name: str) -> ModuleType:
    """The Python file ``name`` of ``folder``, run once. ModuleNotFoundError: there is none."""
    return import_module(".".join(["bplib.content", *folder.split("/"), name]))


@cache
def text_of(page: str) -> str:
    """The chapter as it is written, without its front matter."""
    return FRONT_MATTER.sub("", (BOOK / f"{page}.md").read_text(encoding="utf-8"))


@cache
def pages() -> dict[str, str]:
    """{name: title} of the pages that ``_toc.yml`` names, in its order. ValueError: a page without a title."""
    toc = DataFile(HOME / "_toc.yml", shown_from=HOME)
    names = [Path(file).name for file in toc.texts_under("root", "file")]
    return {name: _title(name) for name in names}


def _title(page: str) -> str:
    if found := TITLE.search(text_of(page)):
        return found[1].strip()
    raise ValueError(f"book/{page}.md: expected a title, a line that begins with '# '; got none")


def reading_order() -> list[str]:
    """A page at the back of the book that is read early says so in a line of its own, ``% read after: four-phases``."""
    order = list(pages())
    for page in pages():
        if early := READ_EARLY.search(text_of(page)):
            order.remove(page)
            order.insert(order.index(early[2]) + (early[1] == "after"), page)
    return order
