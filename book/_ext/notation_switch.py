"""Every formula of a page in every notation, made when the book is built, for the switch in assets/notation.js.

``mark_formulas`` gives each formula whose text differs in some notation a class of its own, ``bp-f7``; ``add_tables``
leaves, at the end of the page, one JSON: the notations with their notes, and for each the text of formula 7. A formula
inside anything of the class ``as-written``, or in the output of a cell with that tag, is quoted and stays as it is.
"""

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from bplib.formula import TexError, parse, to_tex
from bplib.formula.grammar.running_text import translate
from bplib.notation import NOTATIONS, Notation

log = logging.getLogger(__name__)


def written(tex: str, displayed: bool, notation: Notation) -> str:
    """A formula in ``notation``. What the grammar has no rule for, in running text, stays as it is, piece by piece."""
    if displayed:
        try:
            return to_tex(parse(tex), notation)
        except TexError:
            pass  # an exempt equation: in pieces
    return translate(tex, notation)


def mark_formulas(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Number the formulas that a notation changes, each text once, and keep their tables with the page."""
    if app.builder.format != "html":
        return
    numbers: dict[tuple[str, bool], int] = {}
    tables: dict[str, dict[int, str]] = {name: {} for name in NOTATIONS}
    for node in doctree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block)):
        if quoted(node):
            continue
        tex, displayed = " ".join(node.astext().split()), isinstance(node, nodes.math_block)
        try:
            texts = {name: written(tex, displayed, notation) for name, notation in NOTATIONS.items()}
        except TexError as error:
            log.warning("%s", error, location=node)
            continue
        if len(set(texts.values())) == 1:
            continue
        number = numbers.setdefault((tex, displayed), len(numbers))
        node["classes"].append(f"bp-f{number}")
        for name, text in texts.items():
            if name == "book" or text != texts["book"]:
                tables[name][number] = text
    doctree["bp_notations"] = tables


def quoted(node: nodes.Node) -> bool:
    """Whether a formula stands in what is left as a source writes it."""
    while node := node.parent:
        if {"as-written", "tag_as-written"} & set(node.get("classes", ())):
            return True
    return False


def add_tables(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the tables at the end of the page's text."""
    if doctree is not None and "body" in context:
        notations = {
            name: {"name": n.name, "note": n.note, "formulas": doctree["bp_notations"][name]}
            for name, n in NOTATIONS.items()
        }
        text = json.dumps(notations, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        context["body"] += f'<script type="application/json" id="bp-notations">{text}</script>'


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("doctree-resolved", mark_formulas)
    app.connect("html-page-context", add_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
