"""Print a tree as TeX.

    to_tex(tree)        the one normal form: to_tex(parse(s)) == s for every equation of the book

Single spaces around operators and between factors, no braces around a script of one token, indices before layers.
"""

from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Fraction,
    Function,
    Gradient,
    Group,
    Index,
    Layer,
    Letter,
    Mean,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Sequence,
    Shape,
    Space,
    Sum,
    Symbol,
    Transpose,
    Words,
)
from bplib.notation import BOOK, Notation


def to_tex(tree: Node, notation: Notation = BOOK) -> str:
    """The TeX of a tree, in ``notation``."""
    return Printer(notation).tex(tree)


class Printer:
    """Writes trees in the letters of ``notation``."""

    def __init__(self, notation: Notation) -> None:
        self.t = notation

    def tex(self, node: Node | None) -> str:
        tex = self.tex
        match node:
            case Number(text):
                return text
            case Letter(name):
                return name if len(name) == 1 else "\\" + name
            case Layer(index):
                return self.layer(index)
            case Words(text):
                return rf"\text{{{text}}}"
            case Index():
                return self.index(node)
            case Symbol("n", (layer,)):
                return self.t.letters["n"] + "_" + script(self.layer(layer))
            case Symbol(role, sub, layer):
                below = "_" + script("".join(map(self.index, sub))) if sub else ""
                return self.t.letters[role] + below + (self.above(layer) if layer else "")
            case Function(name, primes, None):
                return self.t.functions[name] + "'" * primes
            case Function(name, primes, argument):
                space = "" if isinstance(argument, Group) else " "
                return self.t.functions[name] + "'" * primes + space + tex(argument)
            case Sum(index, low, high, body):
                from_ = script(self.index(index)) if low is None else f"{{{self.index(index)}={tex(low)}}}"
                to = "" if high is None else "^" + script(tex(high))
                return rf"\sum_{from_}{to} {tex(body)}"
            case Fraction(style, over, under):
                return f"{style}{{{tex(over)}}}{{{tex(under)}}}"
            case Derivative(d, of, by, True):
                return rf"{d} {tex(of)}/{d} {tex(by)}"
            case Derivative(d, of, by):
                space = " " if d.startswith("\\") else ""
                above = d if of is None else d + space + tex(of)
                return rf"\frac{{{above}}}{{{d}{space}{tex(by)}}}"
            case Gradient(by, of):
                return rf"\nabla_{script(tex(by))} {tex(of)}"
            case Mean(left, body, right):
                return rf"\mathbb{{E}}{left}{tex(body)}{right}"
            case Space(None):
                return r"\mathbb{R}"
            case Space(sizes):
                return rf"\mathbb{{R}}^{script(tex(sizes))}"
            case Shape(sizes):
                return r" \times ".join(map(tex, sizes))
            case Norm(body):
                return rf"\|{tex(body)}\|"
            case Group(left, body, right):
                space = " " if left.startswith(r"\begin") else ""
                return left + space + tex(body) + space + right
            case Power(base, exponent):
                return f"{tex(base)}^{script(tex(exponent))}"
            case Transpose(body):
                return f"{tex(body)}^T"
            case Product(operators, factors):
                return self.joined(factors, operators)
            case Add(signs, terms):
                return ("-" if signs[0] == "-" else "") + self.joined(terms, signs[1:])
            case Chain(relations, sides):
                return self.joined(sides, relations)
            case Sequence(separators, parts):
                return self.joined(parts, separators)
        raise TypeError(f"expected a node of bplib.formula.grammar.tree; got {type(node).__name__}")

    def index(self, index: Index) -> str:
        return self.t.indices.get(index.name, index.name)

    def above(self, layer: Index) -> str:
        number = self.layer(layer)
        return "^" + script(f"({number})" if self.t.bracketed else number)

    def layer(self, index: Index) -> str:
        first = self.t.first_layer
        name = str(int(index.name) + first) if index.name.isdecimal() else self.t.layers[index.name]
        return f"{name}{index.shift:+d}" if index.shift else name

    def joined(self, nodes: tuple[Node, ...], between: tuple[str, ...]) -> str:
        """The nodes with what stands between them; "" is one space, and a comma needs none before it."""
        text = self.tex(nodes[0])
        for b, node in zip(between, nodes[1:]):
            text += ("" if b.startswith(",") else " ") + (b + " " if b else "") + self.tex(node)
        return text


def script(text: str) -> str:
    """A script without braces if it is one token."""
    one = len(text) == 1 or (text[0] == "\\" and text[1:].isalpha())
    return text if one else f"{{{text}}}"
