"""One self-contained ES module and one style for each widget, made from the shared files and the widget's own.

    esm("four_phases")              the text of an ES module: what it imports, in order, then js/four_phases/four_phases.js
    css("controls", "four_phases")  the style: base.css, then the files named, with the mathematical font inside
    file_named("four_phases.css")   where a file stands: every name is given once under js/

A module that is imported from a Blob cannot import relative files, and the book's pages must open from disk; so the
files under js/ are written as ordinary ES modules, each importing others by their path, and joined here.
"""

import os
import re
from functools import cache
from pathlib import Path

from bplib.widgets.font import embed

JS = Path(__file__).parent / "js"
IMPORT = re.compile(r'^import\s[^;]*?from\s+"(\.{1,2}/[\w/]+\.js)";\n', re.M)
EXPORT = re.compile(r"^export (?!default)(?=const|let|function|class|async)", re.M)
REEXPORT = re.compile(r"^export \{[^}]*\};\n", re.M)
# Headers, types and remarks, which a page need not carry; what stands before an expression, in its line, is none of them.
FOR_PEOPLE = re.compile(r"^ */\*\*(?:(?!\*/).)*\*/\n", re.M | re.S)
ROOT = re.compile(r"\.bp(?![-\w])")


def file_named(name: str) -> Path:
    """The file called ``name`` in whichever room it stands. FileNotFoundError: none is, or more than one."""
    found = list(JS.rglob(name))
    if len(found) != 1:
        raise FileNotFoundError(f"expected one file {name} under {JS}; got {len(found)}")
    return found[0]


def imports(file: Path) -> list[Path]:
    """The files that ``file`` imports, in the order in which it names them."""
    text = file.read_text(encoding="utf-8")
    return [Path(os.path.normpath(file.parent / needed)) for needed in IMPORT.findall(text)]


def joined(name: str) -> list[Path]:
    """The files that the module ``name`` is made of: each once, behind all that it imports."""
    order: list[Path] = []

    def visit(file: Path) -> None:
        for needed in imports(file):
            if needed not in order:
                visit(needed)
        order.append(file)

    visit(file_named(f"{name}.js"))
    return order


@cache
def esm(name: str) -> str:
    """The module ``name`` with everything that it imports, each file once and under its name, in one scope."""
    return "".join(f"/* {file.name} */\n{_plain(file.read_text(encoding='utf-8'))}" for file in joined(name))


def _plain(text: str) -> str:
    return EXPORT.sub("", REEXPORT.sub("", IMPORT.sub("", FOR_PEOPLE.sub("", text))))


@cache
def css(*names: str) -> str:
    """base.css and then the file ``name``.css of each name, with the fonts put in: the style of the widget that is named
    last, and of no other, whatever else stands on its page."""
    text = "\n".join(file_named(f"{name}.css").read_text(encoding="utf-8") for name in ("base", *names))
    own = names[-1].replace("_", "-")
    # :where leaves each rule as strong as it is written.
    return embed(ROOT.sub(f'.bp:where([data-widget="{own}"])', text))
