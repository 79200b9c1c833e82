r"""A formula part by part: sides, terms, factors, down to the quantities, in words and in TeX.

    said, tex = parts(parse(r"a_j^l = \sigma(z_j^l)"))
    said      "⟦the activation of neuron j of layer l|a j, layer l⟧ is ⟦sigma of ⟦the weighted input of …|z j, layer l⟧⟧"
    tex       r"\class{bp-p}{a_j^l} = \class{bp-p}{\sigma(\class{bp-p}{z_j^l})}"

A part stands in ⟦…⟧, its own parts within; behind the bar is how it is written. The n-th ⟦ is the n-th \class of the TeX.
A statement among several stands in ⟪…⟫: TeX that is set in columns cannot be marked as one.
"""

from collections.abc import Iterator

from bplib.formula.grammar.printer import Printer
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Fraction,
    Function,
    Gradient,
    Group,
    Index,
    Mean,
    Node,
    Norm,
    Number,
    Over,
    Power,
    Product,
    Root,
    Sequence,
    Size,
    Sum,
    Symbol,
    Transpose,
    Whole,
)
from bplib.formula.spoken import Speaker, finished
from bplib.notation import BOOK, Notation


def parts(tree: Node, notation: Notation = BOOK) -> tuple[str, str]:
    """The words and the TeX of a formula, its parts marked in both."""
    nodes = list(_all(tree))
    in_tex = {id(node) for node in nodes if not isinstance(node, Chain)}
    return finished(PartSpeaker(notation, nodes).words(tree)), PartPrinter(notation, in_tex).tex(tree)


def _all(node: Node) -> Iterator[Node]:
    for part in _parts_of(node):
        yield part
        yield from _all(part)


def _parts_of(node: Node) -> Iterator[Node]:
    """The nodes that are the parts of one; brackets are passed through."""
    match node:
        case Sequence(_, parts):
            yield from parts
        case Chain(_, sides):
            yield from sides
        case Group("[", Chain(_, sides), _):  # 1 if z > 0, else 0
            yield from (side for side in sides if not isinstance(side, Index | Size | Whole))
        case Group(_, body, _) | Norm(body) | Root(body) | Mean(_, body, _):
            yield from _parts_of(body) if _is_compound(body) else [body]
        case Add(_, terms):
            yield from terms
        case Product(("",), (Derivative(_, None, by), body)):
            yield by
            yield _bare(body)
        case Product(_, factors):
            yield from factors
        case Sum(_, _, _, body) | Over(_, _, _, _, body):
            yield from _parts_of(body) if isinstance(body, Product) else [body]
        case Fraction(_, over, under):
            yield over
            yield under
        case Derivative(_, of, by) if of is not None:
            yield _bare(of)
            yield by
        case Gradient(_, of):
            yield _bare(of)
        case Transpose(body):
            yield _bare(body)
        case Power(base, exponent):
            yield _bare(base)
            if exponent != Number("2"):
                yield exponent
        case Function(name, _, argument) if argument is not None and name != "max":
            yield _bare(argument)


def _is_compound(node: Node) -> bool:
    return any(True for _ in _parts_of(node))


def _bare(node: Node) -> Node:
    return node.body if isinstance(node, Group) else node


class PartSpeaker(Speaker):
    """Says where the parts begin and end."""

    def __init__(self, notation: Notation, nodes: list[Node]) -> None:
        super().__init__(notation)
        self.parts = {id(node) for node in nodes}

    def words(self, node: Node | None) -> str:
        said = super().words(node)
        if id(node) not in self.parts:
            return said
        if isinstance(node, Chain):
            return f"⟪{said}⟫"
        return f"⟦{said}|{self.written(node)}⟧" if isinstance(node, Symbol) else f"⟦{said}⟧"


class PartPrinter(Printer):
    """Marks the parts in TeX."""

    def __init__(self, notation: Notation, nodes: set[int]) -> None:
        super().__init__(notation)
        self.parts = nodes

    def tex(self, node: Node | None) -> str:
        text = super().tex(node)
        return rf"\class{{bp-p}}{{{text}}}" if id(node) in self.parts else text
