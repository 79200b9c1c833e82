"""Numbers that can be pressed: what the lists of a chapter bind (bplib.numbers) answers for itself on its page.

``bind`` reads each list ``<!-- numbers: … -->``, takes it out of the page, and marks the numbers of the block before it: in
prose and tables as ``<span class="bp-num" id="bp-n7">``; in a formula by ``\\class``, in every notation, when MathJax sets it.
The element of the formula says which of the page's numbers are its own: ``bp-from-7-3``, three from number 7 on.
``add_numbers`` leaves at the end of the page one JSON: what each number is and what that is made of, down to the weights, for
assets/numbers.js.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from bplib.formula import TexError, Wrong
from bplib.numbers import Block, Item, Trace, blocks, items, marked, tokens
from bplib.numbers.lists import OURS

log = logging.getLogger(__name__)

SIGN = "numbers:"
# A render action of MathJax, between finding a formula (10) and compiling it (20): the text of a bound formula is that of the
# page's table, which has the marks.
MARK = """(() => {
  if (!globalThis.MathJax) return; // a page with numbers, and no formula
  const book = () => JSON.parse(document.getElementById("bp-notations").textContent).book.formulas;
  const mark = (formula, texts) => {
    const own = formula.start.node?.parentElement?.closest(".math[class*='bp-from-']");
    if (own && !formula.math.includes("bp-num")) formula.math = texts[/bp-f(\\d+)/.exec(own.className)[1]];
  };
  const markAll = (page) => { const texts = book(); for (const formula of page.math) mark(formula, texts); };
  (MathJax.options.renderActions ??= {}).boundNumbers = [15, markAll, (formula) => mark(formula, book())];
})();"""
MATHS = (nodes.math, nodes.math_block)
UNREAD = (
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.comment,
    nodes.reference,
    *MATHS,
)  # whose text is not read


class Page:
    """The numbers of one page, in the order in which they stand there."""

    def __init__(self, tables: dict[str, dict[int, str]]) -> None:
        self.trace, self.numbers, self.tables = Trace(), [], tables
        self.formulas = 1 + max((number for table in tables.values() for number in table), default=-1)

    numbers: list[dict[str, Any]]

    def bind(self, block: nodes.Node, wanted: list[Item]) -> None:
        """Mark the numbers of a block. ValueError: it has not the numbers of its list."""
        at = 0
        for leaf in list(leaves(block)):
            found = tokens(leaf.astext(), isinstance(leaf, MATHS))
            here = wanted[at : at + len(found)]
            at += len(found)
            if [t.printed.lower() for t in found] != [item.printed.lower() for item in here]:
                shown, said = ([thing.printed for thing in things] for things in (found, here))
                raise ValueError(
                    f"expected the numbers {' '.join(said)} of the list; got {' '.join(shown)} on the page"
                )
            which = [i for i, item in enumerate(here) if item.answers]
            if which:
                mark = self.in_formula if isinstance(leaf, MATHS) else self.in_prose
                mark(leaf, which)
                self.numbers += [self.trace.number(here[i]) for i in which]
        if at != len(wanted):
            raise ValueError(f"expected as many numbers as the list has, {len(wanted)}; got {at} on the page")

    def in_prose(self, leaf: nodes.Node, which: list[int]) -> None:
        text, pieces, end = leaf.astext(), [], 0
        places = tokens(text)
        for n, i in enumerate(which, len(self.numbers)):
            start, stop, _ = places[i]
            pieces += [nodes.Text(text[end:start])] if start > end else []
            pieces.append(nodes.inline("", text[start:stop], classes=["bp-num"], ids=[f"bp-n{n}"]))
            end = stop
        leaf.parent.replace(leaf, [*pieces, *([nodes.Text(text[end:])] if end < len(text) else [])])

    def in_formula(self, leaf: nodes.Element, which: list[int]) -> None:
        """In every notation. Its tables get a number of their own, for the same formula elsewhere may have no list; the
        page's own text stays plain, for those who read it without scripts, and MARK puts the marks in."""
        old = next((name for name in leaf["classes"] if name.startswith("bp-f") and name[4:].isdecimal()), None)
        new, self.formulas = self.formulas, self.formulas + 1
        if old is None:  # the same in every notation
            self.tables["book"][new] = marked(leaf.astext(), which)
        else:
            leaf["classes"].remove(old)
            for table in self.tables.values():
                if int(old[4:]) in table:
                    table[new] = marked(table[int(old[4:])], which)
        leaf["classes"] += [f"bp-f{new}", f"bp-from-{len(self.numbers)}-{len(which)}"]

    def data(self) -> dict[str, Any]:
        """Plain data: each text once, since many worlds have the same letters."""
        texts: dict[str, int] = {}
        quantities = [short(asdict(quantity), texts) for quantity in self.trace.quantities]
        return {"numbers": self.numbers, "quantities": quantities, "texts": [json.loads(text) for text in texts]}


def short(quantity: dict[str, Any], texts: dict[str, int]) -> dict[str, Any]:
    """Without what is empty; of a text in every notation, its number among ``texts``, where it has the book's notation and
    those that differ."""
    found = {}
    for key, value in quantity.items():
        if isinstance(value, dict) and any(value.values()):
            text = {name: text for name, text in value.items() if name == "book" or text != value["book"]}
            value = texts.setdefault(json.dumps(text), len(texts))
            found[key] = value
        elif value and not isinstance(value, dict):
            found[key] = value
    return found


def leaves(block: nodes.Node) -> Iterator[nodes.Node]:
    """The texts and formulas of a block, in reading order."""
    for node in block.findall(lambda n: isinstance(n, nodes.Text | nodes.math | nodes.math_block)):
        if isinstance(node, MATHS) or not any(isinstance(around, UNREAD) for around in ancestors(node, block)):
            yield node


def ancestors(node: nodes.Node, block: nodes.Node) -> Iterator[nodes.Node]:
    """What a node stands in, up to its block."""
    while node is not block and (node := node.parent) is not None:
        yield node


def lists(doctree: nodes.document) -> list[nodes.Element]:
    """The comments that are lists, in the order of the page."""
    comments = doctree.findall(lambda n: isinstance(n, nodes.comment | nodes.raw))
    return [node for node in comments if node.astext().strip().removeprefix("<!--").lstrip().startswith(SIGN)]


def before(comment: nodes.Element) -> nodes.Node | None:
    """The block that a list speaks of: what stands before it, comments and labels aside."""
    siblings = comment.parent.children[: comment.parent.index(comment)]
    skipped = (nodes.comment, nodes.raw, nodes.target)
    return next((node for node in reversed(siblings) if not isinstance(node, skipped)), None)


def bind(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Bind every list of a page to the block before it."""
    if app.builder.format != "html":
        return
    source = Path(app.env.doc2path(docname))
    text = source.read_text(encoding="utf-8") if source.suffix == ".md" else ""
    held: list[Block] = [block for block in blocks(text) if block.list]
    found = lists(doctree)
    page = Page(doctree.get("bp_notations", {}))
    if len(held) != len(found):
        log.warning("expected %d lists of numbers on the page; got %d", len(held), len(found), location=docname)
    for block, comment in zip(held, found):
        try:
            target = before(comment)
            if target is None:
                raise ValueError("expected a block before this list of numbers; got none")
            page.bind(target, items(block.list, block.exercise or OURS))
        except (TexError, Wrong, ValueError) as error:
            log.warning("numbers: %s", error, location=(docname, block.list_line))
    for comment in found:
        comment.parent.remove(comment)
    doctree["bp_numbers"] = page.data()


def add_numbers(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put what the numbers are at the end of the page's text."""
    if doctree is not None and "body" in context and doctree.get("bp_numbers", {}).get("numbers"):
        text = json.dumps(doctree["bp_numbers"], ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        context["body"] += f'<script type="application/json" id="bp-numbers">{text}</script><script>{MARK}</script>'


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("doctree-resolved", bind, priority=600)  # after the notations have their tables
    app.connect("html-page-context", add_numbers)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
