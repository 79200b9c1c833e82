r"""Every formula of a page in words, for those who hear it, and in plain HTML, where there are no scripts.

``said`` writes a formula as one picture whose name are its words (bplib.formula.spoken), its TeX for MathJax within
``.bp-tex``, and for a page without scripts its letters (bplib.formula.in_html). ``number_formulas`` counts those that
sound otherwise in another notation, or that can be heard part by part, ``data-said="7"``; ``add_words`` leaves at the
end of the page one JSON for assets/said.js: the words in the other notations, and the parts of the displayed equations.

A formula is no tab stop: what it offers has a button of its own.
"""

import json
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from bplib.calculus.stated import shown
from bplib.formula import TexError, parse
from bplib.formula.in_html import in_html
from bplib.formula.letters_aloud import read_letters
from bplib.formula.parts import parts
from bplib.formula.spoken import plain, spoken_text
from bplib.notation import BOOK, NOTATIONS, Notation
from notation_switch import quoted
from written_formulas import rewrite_formulas

# Without scripts.
PLAIN = """<noscript>
<style>.bp-tex { display: none; }</style>
</noscript>"""
KIND = nodes.math | nodes.math_block


def words(node: nodes.Element, notation: Notation = BOOK) -> str:
    """What somebody hears of a formula; a quotation is read as its source writes it."""
    tex, displayed = " ".join(node.astext().split()), isinstance(node, nodes.math_block)
    if quoted(node):
        return read_letters(tex)
    if program := node.get("program", ""):
        return shown.words(tex, program, notation, displayed)
    if not displayed:
        return spoken_text(tex, notation)
    said = in_parts(tex, notation)
    return plain(said[0]) if said else read_letters(tex)


def in_parts(tex: str, notation: Notation, program: str = "") -> tuple[str, str] | None:
    """The parts of a displayed equation, in words and in TeX; None: the grammar has no rule for it."""
    if program:
        return shown.in_parts(tex, program, notation)
    try:
        return parts(parse(tex), notation)
    except TexError:
        return None


def number_formulas(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Number what the page's script must know of, each text once."""
    if app.builder.format != "html":
        return
    numbers: dict[tuple[str, bool, str], int] = {}
    otherwise: dict[str, dict[int, str]] = {name: {} for name in NOTATIONS if name != "book"}
    apart: dict[int, dict[str, tuple[str, str]]] = {}
    for node in doctree.findall(lambda n: isinstance(n, KIND)):
        if quoted(node):
            continue
        tex, displayed = " ".join(node.astext().split()), isinstance(node, nodes.math_block)
        program = node.get("program", "")
        book, others = words(node), {name: words(node, NOTATIONS[name]) for name in otherwise}
        whole = in_parts(tex, BOOK, program) if displayed else None
        if whole is None and all(other == book for other in others.values()):
            continue
        number = node["said"] = numbers.setdefault((tex, displayed, program), len(numbers))
        for name, other in others.items():
            if other != book:
                otherwise[name][number] = other
        if whole:
            found = {name: in_parts(tex, notation, program) for name, notation in NOTATIONS.items()}
            apart[number] = {name: one for name, one in found.items() if one and (name == "book" or one != whole)}
    doctree["bp_said"] = {"said": otherwise, "parts": apart}


def said(html: str, node: nodes.Element, config: Config) -> str:
    """A formula with its name."""
    displayed = isinstance(node, nodes.math_block)
    opening, closing = config.mathjax_display if displayed else config.mathjax_inline
    before, tex = html.split(opening, 1)
    tex, after = tex.rsplit(closing, 1)
    number = f' data-said="{node["said"]}"' if "said" in node else ""
    name = f'role="img" aria-label="{escape(words(node))}"{number}'
    inside = f'<span class="bp-tex">{opening}{tex}{closing}</span><noscript>{in_html(node.astext())}</noscript>'
    if displayed:
        inside = f'<span class="bp-said" {name}>{inside}</span>'
    else:
        before = before.replace(" class=", f" {name} class=", 1)
    return before + inside + after


def say_all(app: Sphinx) -> None:
    """Let every formula be said."""
    rewrite_formulas(app, said)


def add_words(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the words at the end of the page's text."""
    if doctree is not None and "body" in context:
        text = json.dumps(doctree["bp_said"], ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        context["body"] += f'<script type="application/json" id="bp-said">{text}</script>'
        context["metatags"] = context.get("metatags", "") + PLAIN


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", say_all)
    app.connect("doctree-resolved", number_formulas)
    app.connect("html-page-context", add_words)
    app.add_js_file("said.js", defer="defer")
    app.add_css_file("said.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
