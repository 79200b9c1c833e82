r"""Formulas of running text in another notation: whole statements, and the pieces of them that prose needs.

    translate(r"n_l \times n_{l-1}", NOTATIONS["phases"])      the same text, its quantities in the other's letters

A displayed equation is one tree. Running text also has shapes, ranges, a lone index, the left half of an equation:
these are read as far as they go, tree by tree, and what lies between (``\times``, ``\ldots``, the letters of a
refresher) stays as it is. So does what stands in ``\mathit{…}``: a letter quoted as its source writes it.
TexError: L used for the loss. L is the last layer, so beside it only layers and numbers may stand.
"""

import re
from collections.abc import Iterator

from bplib.formula.grammar.parser import RELATIONS, Parser
from bplib.formula.grammar.printer import Printer
from bplib.formula.grammar.tokens import TexError, numeral
from bplib.formula.grammar.tree import Index, Node, Symbol, walk
from bplib.notation import BOOK, Notation

QUOTED = re.compile(r"\\(?:mathit|mathrm|text)\{(?:[^{}]|\{[^{}]*\})*\}")


Piece = tuple[str, Node | str, str]


def translate(tex: str, notation: Notation) -> str:
    """``tex``, which is in the book's notation, in another one. What says the same in both keeps its very text."""
    printer, text = Printer(notation), ""
    for before, piece, same in pieces(tex):
        if isinstance(piece, Index) and (piece.name in BOOK.layers or numeral(piece.name)):
            number = printer.layer(piece)
            text += before + (same if number == Printer(BOOK).layer(piece) else number)
        else:
            text += before + (same if isinstance(piece, str) else changed(piece, same, printer))
    return text


def changed(tree: Node, same: str, printer: Printer) -> str:
    """``tree`` as ``printer`` writes it: its own text ``same`` where the book would write the same."""
    return same if printer.tex(tree) == Printer(BOOK).tex(tree) else printer.tex(tree)


def pieces(tex: str) -> list[Piece]:
    """(the text before it, a tree or a token, its own text) for each piece of ``tex``, in order; the last one is ""."""
    reader = Loose(tex, BOOK)
    found = list(reader.pieces())
    lone = [p for _, p, _ in found if isinstance(p, Index) and p.name in BOOK.layers]
    used = [n.role for _, p, _ in found if not isinstance(p, str) for n in walk(p) if isinstance(n, Symbol)]
    if lone and (strange := sorted(set(used) - {"n"})):
        raise TexError(
            f"expected layers alone beside {lone[0].name}; got {', '.join(strange)} in {tex!r} "
            "(L is the last layer, the cost is C)"
        )
    return found


class Loose(Parser):
    """The grammar of displayed equations, tried at each place from its loosest rule to its tightest."""

    def pieces(self) -> Iterator[Piece]:
        end, layers = 0, self.speaks_of_layers()
        while self.peek():
            start = self.starts[self.at]
            quoted = QUOTED.match(self.tex, start)
            piece = self.quotation(quoted) if quoted else self.piece(layers)
            stop = self.starts[self.at - 1] + len(self.tokens[self.at - 1])
            yield self.tex[end:start], piece, self.tex[start:stop]
            end = stop
        yield self.tex[end:], "", ""

    def speaks_of_layers(self) -> bool:
        r"""Whether every number is a layer's: l = 1, \ldots, L."""
        return self.peek() in self.layers and self.peek(1) in RELATIONS

    def quotation(self, quoted: re.Match[str]) -> str:
        while self.at < self.end and self.starts[self.at] < quoted.end():
            self.at += 1
        return quoted.group()

    def piece(self, layers: bool) -> Node | str:
        if self.peek() in self.layers or (layers and numeral(self.peek())):
            return self.layer()
        was = self.at, self.end, self.depth, self.in_norm
        for rule in (self.chain, self.expression, self.term, self.factor, self.atom):
            try:
                node = rule()
                if not (isinstance(node, Index) and node.name in self.layers):
                    return node
            except TexError:
                self.at, self.end, self.depth, self.in_norm = was
        return self.take()
