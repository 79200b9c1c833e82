"""Mark in the sidebar of every page what the reader has solved.

``write_script`` joins js/exercise/chapter_marks.js with what it imports, as a widget's module is joined, into a plain script
that each page runs: the same store and the same counts as the widgets', on pages that have none.
"""

import json
from pathlib import Path

from sphinx.application import Sphinx

from bplib.exercises import EXERCISES
from bplib.widgets.assemble import esm

NAME = "solved.js"
LINKS = ".bd-sidebar-primary .bd-links a"


def of_chapters() -> dict[str, list[str]]:
    """{chapter: the labels of its exercises}, in the book's order."""
    found: dict[str, list[str]] = {}
    for label, exercise in EXERCISES.items():
        found.setdefault(exercise.chapter, []).append(label)
    return found


def script() -> str:
    """A page's own scope, so that no name of the modules gets out."""
    marks = f'markChapters(document.querySelectorAll("{LINKS}"), {json.dumps(of_chapters())});'
    return f'(() => {{\n"use strict";\n{esm("chapter_marks")}{marks}\n}})();\n'


def write_script(app: Sphinx) -> None:
    """Before the pages are written, so that each can name the script's present text."""
    if app.builder.format == "html":
        file = Path(app.outdir, "_static", NAME)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(script(), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", write_script)
    app.add_js_file(NAME, loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
