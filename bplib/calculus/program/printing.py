r"""A program's expressions in TeX, as a person would write them.

to_tex(node)                     \sum_k w_k x_{i+k-1} + b
to_tex(node, Style(cost="C"))    the same, with ∂C/∂z_i for what is called \bar{z}_i
name_tex("bar z")                \bar{z}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from bplib.calculus.program.tree import (
    MINUS,
    Add,
    Affine,
    Apply,
    At,
    Guard,
    Holds,
    Max,
    MaxOver,
    Node,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Same,
    Sum,
    Width,
)

FUNCTIONS = {"exp": r"\exp", "ln": r"\ln", "tanh": r"\tanh", "sigma": r"\sigma"}
RELATIONS = {"=": "=", ">": ">", "≥": r"\ge"}
SIMPLE = 12  # the largest denominator that is printed as a fraction even if it has decimals
# How tightly what is printed holds together.
SUMMED, FACTORS, TIGHT = range(3)


@dataclass(frozen=True)
class Style:
    """How slopes are written: ∂C/∂z_i of this ``cost``, or, without one, \\bar{z}_i; some ``named`` by a letter of their
    own, such as δ. ``upper``: how many of the last indices of a name stand above."""

    cost: str = ""
    accent: str = "bar"
    named: Mapping[str, str] = field(default_factory=dict)
    upper: Mapping[str, int] = field(default_factory=dict)


PLAIN = Style()


def name_tex(name: str) -> str:
    """The TeX of a name."""
    accent, _, rest = name.partition(" ")
    if rest:
        return rf"\{accent}{{{name_tex(rest)}}}"
    return name if len(name) == 1 else f"\\{name}"


def width_tex(name: str) -> str:
    """The TeX of a width: n_x, T."""
    letter, _, of = name.partition("_")
    if not of:
        return name_tex(letter)
    digits = of[len(of.rstrip("0123456789")) :]
    inner = name_tex(of.removesuffix(digits)) + (f",{digits}" if digits else "")
    return f"{letter}_{inner}" if len(inner) == 1 else f"{letter}_{{{inner}}}"


def index_tex(index: Affine) -> str:
    """The TeX of an index: i+k-1."""
    text = ""
    for name, times in index.terms:
        sign = "-" if times < 0 else "+" if text else ""
        text += sign + (str(abs(times)) if abs(times) > 1 else "") + width_tex(name)
    if index.plus or not text:
        text += f"{index.plus:+d}" if text else str(index.plus)
    return text


def to_tex(node: Node, style: Style = PLAIN) -> str:
    """The TeX of an expression."""
    return Printer(style).write(node, SUMMED)


class Printer:
    """Writes one node after the other; what holds less tightly than asked for gets brackets."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def write(self, node: Node, asked: int) -> str:
        text, holds = self.text(node)
        return rf"\left({text}\right)" if holds < asked else text

    def text(self, node: Node) -> tuple[str, int]:
        """The TeX, and how tightly it holds together."""
        match node:
            case Number(value):
                return self.number(value)
            case Width(name):
                return width_tex(name), TIGHT
            case At():
                return self.cell(node), TIGHT
            case Add(terms):
                return self.added(terms), SUMMED
            case Product(factors):
                return self.multiplied(factors)
            case Quotient(over, under):
                return rf"\frac{{{self.write(over, SUMMED)}}}{{{self.write(under, SUMMED)}}}", TIGHT
            case Sum() | MaxOver():
                sign = r"\sum" if isinstance(node, Sum) else r"\max"
                return f"{sign}{self.bounds(node)} {self.write(node.body, FACTORS)}", FACTORS
            case Power(base, exponent):
                return f"{self.base(base)}^{self.script(self.write(exponent, SUMMED))}", TIGHT
            case Apply():
                return self.applied(node), TIGHT
            case Max(one, other):
                return rf"\max({self.write(one, SUMMED)}, {self.write(other, SUMMED)})", TIGHT
            case Guard(low, index, high):
                sides = [index_tex(each) for each in (low, index, high) if each is not None]
                return "[" + r" \le ".join(sides) + "]", TIGHT
            case Same(left, right):
                return f"[{index_tex(left)} = {index_tex(right)}]", TIGHT
            case Holds(left, relation, right):
                return f"[{self.write(left, SUMMED)} {RELATIONS[relation]} {self.write(right, SUMMED)}]", TIGHT
            case Partial(At() as of, by):
                return rf"\frac{{\partial {self.cell(of)}}}{{\partial {self.cell(by)}}}", TIGHT
            case Partial(of, by):
                return rf"\frac{{\partial}}{{\partial {self.cell(by)}}} \left({self.write(of, SUMMED)}\right)", FACTORS
        raise TypeError(f"expected a node of a program; got {node!r}")

    def number(self, value: Fraction) -> tuple[str, int]:
        if value < 0:
            return f"-{self.number(-value)[0]}", SUMMED
        if value.denominator == 1:
            return str(value.numerator), TIGHT
        if value.denominator > SIMPLE and 10**15 % value.denominator == 0:
            return f"{float(value):.15f}".rstrip("0"), TIGHT
        return rf"\frac{{{value.numerator}}}{{{value.denominator}}}", TIGHT

    def cell(self, node: At) -> str:
        """A cell, or the slope of the cost along it."""
        accent, _, of = node.name.partition(" ")
        if accent == self.style.accent and of in self.style.named:
            return self.scripted(self.style.named[of], of, node.indices)
        if self.style.cost and accent == self.style.accent and of:
            return rf"\frac{{\partial {name_tex(self.style.cost)}}}{{\partial {self.cell(At(of, node.indices))}}}"
        return self.scripted(name_tex(node.name), node.name, node.indices)

    def scripted(self, letter: str, name: str, indices: tuple[Affine, ...]) -> str:
        split = len(indices) - self.upper(name)
        lower, upper = indices[:split], indices[split:]
        return (
            letter
            + (f"_{self.script(self.listed(lower))}" if lower else "")
            + (f"^{self.script(self.listed(upper))}" if upper else "")
        )

    def upper(self, name: str) -> int:
        """How many indices stand above: those of a slope as those of what it is along."""
        return self.style.upper.get(name, self.style.upper.get(name.partition(" ")[2], 0))

    def listed(self, indices: tuple[Affine, ...]) -> str:
        texts = [index_tex(each) for each in indices]
        side_by_side = all(len(text.lstrip("\\")) == 1 or text.isalpha() for text in texts)
        if not side_by_side or any(a.isdecimal() and not b.isdecimal() for a, b in pairwise(texts)):
            return ", ".join(texts)
        return "".join(texts) if all(len(text) == 1 for text in texts) else " ".join(texts)

    def script(self, text: str) -> str:
        return text if len(text) == 1 else f"{{{text}}}"

    def added(self, terms: tuple[Node, ...]) -> str:
        text = ""
        for term in terms:
            written = self.write(term, FACTORS) if not _negative(term) else self.text(term)[0]
            text += (" " if text else "") + (
                written if not text else f"- {written[1:].lstrip()}" if written.startswith("-") else f"+ {written}"
            )
        return text

    def multiplied(self, factors: tuple[Node, ...]) -> tuple[str, int]:
        """Factors side by side; a sum, or a slope to be carried out, that is not the last of them gets brackets."""
        first, *rest = factors
        if first == MINUS and rest:
            inner = rest[0] if len(rest) == 1 else Product(tuple(rest))
            return f"-{self.write(inner, FACTORS)}", SUMMED
        negative = isinstance(first, Number) and first.value < 0
        texts = []
        for place, each in enumerate(factors):
            asked = FACTORS if place == len(factors) - 1 and not isinstance(each, Product) else TIGHT
            text = self.text(each)[0] if place == 0 and negative else self.write(each, asked)
            texts.append(rf"\cdot {text}" if place and text[0].isdecimal() else text)
        return " ".join(texts), SUMMED if negative else FACTORS

    def base(self, node: Node) -> str:
        """The base of a power."""
        bare = isinstance(node, Number | Width) or (isinstance(node, At) and not self.upper(node.name))
        fraction = isinstance(node, At) and self.cell(node).startswith(r"\frac")
        text, holds = self.text(node)
        return (
            text
            if bare and not fraction and holds == TIGHT and not text.startswith(r"\frac")
            else rf"\left({text}\right)"
        )

    def bounds(self, node: Sum | MaxOver) -> str:
        if not node.shown:
            return f"_{self.script(name_tex(node.letter))}"
        return f"_{{{name_tex(node.letter)}={index_tex(node.low)}}}^{self.script(index_tex(node.high))}"

    def applied(self, node: Apply) -> str:
        argument = self.write(node.argument, SUMMED)
        match node.function:
            case "exp":
                return f"e^{self.script(argument)}"
            case "sqrt":
                return rf"\sqrt{{{argument}}}"
            case "abs":
                return rf"\left|{argument}\right|"
        name = FUNCTIONS.get(node.function) or rf"\mathrm{{{node.function}}}"
        return name + "'" * node.primes + f"({argument})"


def _negative(node: Node) -> bool:
    head = node.factors[0] if isinstance(node, Product) else node
    return isinstance(head, Number) and head.value < 0
