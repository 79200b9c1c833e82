"""Every formula of a page in every notation, made when the book is built, for the switch in assets/notation.js.

``mark_formulas`` gives each formula whose text differs in some notation a class of its own, ``bp-f7``; ``add_tables``
leaves, at the end of the page, one JSON: the notations with their notes, and for each the text of formula 7. Of a formula
about another forward pass than the network (spoken_of), which has the class ``bp-of-program``, a notation changes σ alone, and
the note says so. A page with maths, its own or a widget's, has the switch in its header (templates/notation.html). A formula
inside anything of the class ``as-written``, or in the output of a cell with that tag, is quoted and stays as it is.

Each is a warning, and so fails the build: a formula whose TeX is broken or has a command that the book does not know, be it
quoted or not; a displayed one that cannot be read as an equation and has no ``% exempt: the reason`` in the line before
it; one that cannot be said in another notation; a dollar, or a command of TeX, that is left in the text.
"""

import json
import re
from itertools import takewhile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from bplib.calculus.stated import shown
from bplib.formula import TexError, parse, to_tex
from bplib.formula.collect import EXEMPT
from bplib.formula.grammar.commands import settle
from bplib.formula.grammar.running_text import translate
from bplib.notation import NOTATIONS, Notation

log = logging.getLogger(__name__)

LITERAL = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw, nodes.comment)
VIEW = "application/vnd.jupyter.widget-view+json"
LEFT_OVER = re.compile(r"\$|\\[A-Za-z]{2,}")


def written(tex: str, displayed: bool, notation: Notation, program: str = "") -> str:
    """A formula in ``notation``, of the network or of a ``program`` (spoken_of). What the grammar has no rule for, in
    running text, stays as it is, piece by piece."""
    if program:
        return shown.written(tex, program, notation, displayed)
    return to_tex(parse(tex), notation) if displayed else translate(tex, notation)


def mark_formulas(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Number the formulas that a notation changes, each text once, and keep their tables with the page."""
    if app.builder.format != "html":
        return
    numbers: dict[tuple[str, bool, str], int] = {}
    tables: dict[str, dict[int, str]] = {name: {} for name in NOTATIONS}
    programs = dict[str, None]()
    for node in doctree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block)):
        tex, displayed = " ".join(node.astext().split()), isinstance(node, nodes.math_block)
        try:
            settle(tex)
            if quoted(node):
                continue
            program, whole = node.get("program", ""), displayed and not exempt(node)
            texts = {name: written(tex, whole, n, program) for name, n in NOTATIONS.items()}
            if program:
                node["classes"].append("bp-of-program")
                programs[program] = None
        except (TexError, ValueError) as error:
            log.warning("%s: %s", tex, error, location=place_of(node, docname))
            continue
        if len(set(texts.values())) == 1:
            continue
        number = numbers.setdefault((tex, displayed, program), len(numbers))
        node["classes"].append(f"bp-f{number}")
        for name, text in texts.items():
            if name == "book" or text != texts["book"]:
                tables[name][number] = text
    doctree["bp_notations"] = tables
    doctree["bp_notes"] = {name: shown.note(list(programs), n) for name, n in NOTATIONS.items()}
    for text in doctree.findall(nodes.Text):
        if (left := LEFT_OVER.search(text)) and not isinstance(text.parent, LITERAL):
            log.warning(
                "expected a formula between two dollars; got %r in the text",
                left[0],
                location=place_of(text.parent, docname),
            )


def has_maths(context: dict[str, Any], doctree: nodes.document) -> bool:
    """Whether a page shows a formula or a widget."""
    formulas = doctree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block))
    return any(True for _ in formulas) or VIEW in context["body"]


def exempt(node: nodes.Node) -> bool:
    """Whether the line before an equation, a comment, says why nothing can hold it (bplib.formula.collect)."""
    before = reversed(node.parent.children[: node.parent.index(node)])
    comments = takewhile(lambda n: isinstance(n, nodes.comment | nodes.target), before)
    return any(EXEMPT.match(f"% {line}") for comment in comments for line in comment.astext().splitlines())


def place_of(node: nodes.Node | None, docname: str) -> tuple[str, int | None]:
    """The page, and the line where ``node``, or what it stands in, begins."""
    while node is not None and node.line is None:
        node = node.parent
    return docname, node.line if node is not None else None


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
            name: {
                "name": n.name,
                "note": " ".join(filter(None, (n.note, doctree["bp_notes"][name]))),
                "formulas": doctree["bp_notations"][name],
            }
            for name, n in NOTATIONS.items()
        }
        text = json.dumps(notations, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        context["notations"] = {name: n.name for name, n in NOTATIONS.items()} if has_maths(context, doctree) else {}
        context["body"] += f'<script type="application/json" id="bp-notations">{text}</script>'


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("doctree-resolved", mark_formulas)
    app.connect("html-page-context", add_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
