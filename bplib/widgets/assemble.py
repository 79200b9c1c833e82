"""One self-contained ES module and one style for each widget, made from the shared files and the widget's own.

    esm("four_phases")              the text of an ES module: what it imports, in order, then js/four_phases.js
    css("controls", "four_phases")  the style: base.css, then the files named, with the mathematical font inside

A module that is imported from a Blob cannot import relative files, and the book's pages must open from disk; so the
files under js/ are written as ordinary ES modules, each importing its neighbours by name, and joined here, with the
letters of every notation.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

from bplib.widgets.font import embed
from bplib.widgets.letters import tables

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import\s[^;]*?from\s+"\./(\w+)\.js";\n', re.M)
EXPORT = re.compile(r"^export (?!default)(?=const|let|function|class|async)", re.M)
REEXPORT = re.compile(r"^export \{[^}]*\};\n", re.M)


@lru_cache(None)
def esm(name):
    """The module js/``name``.js with everything that it imports, each file once, in one scope."""
    order = []

    def visit(file):
        text = (HERE / "js" / f"{file}.js").read_text(encoding="utf-8")
        for needed in IMPORT.findall(text):
            if needed not in [f for f, _ in order]:
                visit(needed)
        order.append((file, text))

    visit(name)
    return "".join(_plain(text) for _, text in order).replace("LETTER_TABLES", json.dumps(tables(), ensure_ascii=False))


def _plain(text):
    return EXPORT.sub("", REEXPORT.sub("", IMPORT.sub("", text)))


@lru_cache(None)
def css(*names):
    """base.css and then css/``name``.css of each name, with the fonts put in."""
    return embed("\n".join((HERE / "css" / f"{name}.css").read_text(encoding="utf-8") for name in ("base", *names)))
