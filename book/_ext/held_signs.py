"""Keep a formula in a line and the sign behind it, or the bracket before it, on one line.

A browser may break a line on either side of what MathJax draws. ``hold`` puts a formula of running text and the marks that
touch it, such as a comma behind it, into one element that no line breaks in (.bp-held in assets/book.css).
"""

import re

from docutils import nodes
from sphinx.application import Sphinx

BEHIND = re.compile(r"^[^\s\w]+")  # every mark up to a space or a letter
BEFORE = re.compile(r"[(\[{“‘„]+$")


def hold(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Hold together what belongs together."""
    if app.builder.format != "html":
        return
    for formula in list(doctree.findall(nodes.math)):
        parent, at = formula.parent, formula.parent.index(formula)
        before = _marks(parent, at - 1, BEFORE)
        behind = _marks(parent, at + 1, BEHIND)
        if before or behind:
            held = nodes.inline("", *map(nodes.Text, filter(None, [before])), classes=["bp-held"])
            parent[parent.index(formula)] = held
            held += [formula, *map(nodes.Text, filter(None, [behind]))]


def _marks(parent: nodes.Element, at: int, pattern: re.Pattern[str]) -> str:
    """The marks of a neighbouring text, which loses them."""
    if not 0 <= at < len(parent) or not isinstance(text := parent[at], nodes.Text):
        return ""
    if (found := pattern.search(text)) is None:
        return ""
    parent[at] = nodes.Text(text[: found.start()] + text[found.end() :])
    return found[0]


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("doctree-resolved", hold, priority=800)  # after all that looks for the neighbours of a formula
    return {"parallel_read_safe": True, "parallel_write_safe": True}
