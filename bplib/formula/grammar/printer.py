"""Print a tree as TeX.

    to_tex(tree)        the one normal form: to_tex(parse(s)) == s for every equation of the book

Single spaces around operators and between factors, no braces around a script of one token, indices before layers.
"""

from itertools import pairwise

from bplib.formula.grammar.tree import (
    Add,
    Cell,
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
    Over,
    Power,
    Product,
    Root,
    Sequence,
    Shape,
    Size,
    Space,
    Sum,
    Symbol,
    Transpose,
    Whole,
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
            case Size(name):
                return name
            case Whole():
                return self.whole(node)
            case Cell(letter, lower, upper):
                return letter + self.listed("_", lower) + self.listed("^", upper)
            case Function(name, primes, None):
                return self.function(name) + "'" * primes
            case Function(name, primes, argument):
                space = "" if isinstance(argument, Group) else " "
                return self.function(name) + "'" * primes + space + tex(argument)
            case Sum(index, low, high, body):
                return self.over(r"\sum", index, low, high, body)
            case Over(sign, index, low, high, body):
                return self.over(sign, index, low, high, body)
            case Root(body):
                return rf"\sqrt{{{tex(body)}}}"
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

    def over(self, sign: str, index: Index, low: Node | None, high: Node | None, body: Node) -> str:
        """A sum, or what else runs over an index."""
        from_ = script(self.index(index)) if low is None else f"{{{self.index(index)}={self.tex(low)}}}"
        to = "" if high is None else "^" + script(self.tex(high))
        return f"{sign}_{from_}{to} {self.tex(body)}"

    def function(self, name: str) -> str:
        """The name of a function; one that only forward passes have is printed upright."""
        return self.t.functions.get(name) or (r"\exp" if name == "exp" else rf"\mathrm{{{name}}}")

    def whole(self, node: Whole) -> str:
        """An index that is reckoned, without spaces."""
        text = ""
        for sign, times, part in zip(node.signs, node.times, node.parts):
            inner = f"({self.tex(part)})" if isinstance(part, Whole) else self.tex(part)
            text += (sign if text or sign == "-" else "") + times + inner
        return text

    def listed(self, mark: str, indices: tuple[Node, ...]) -> str:
        """Indices side by side if each is one sign and no letter follows a digit, else with commas."""
        texts = list(map(self.tex, indices))
        mixed = any(one.isdecimal() and not other.isdecimal() for one, other in pairwise(texts))
        between = ", " if mixed or any(len(text) > 1 for text in texts) else ""
        return mark + script(between.join(texts)) if texts else ""

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
