r"""What a formula about a forward pass is worth: its tree in the language of programs.

    lowered(tree, region)            the tree with program nodes; Wrong: it has no value
    lowered(tree, region, loose=True)    the same where each way to print a slope is a letter of its own
    Slope(of, by, through)           ∂of/∂by of two cells, or of an expression
    Times(letter, low, high, body)   a product over an index

A sum without bounds runs along the axis at which its index stands alone. A letter outside the indices is, where it runs, its
number, else a number of the text: both are ``Width`` nodes, which are looked up among the letters of a place.
"""

from collections.abc import Iterator
from fractions import Fraction

import bplib.formula.grammar.tree as written
from bplib.calculus.program.tree import (
    MINUS,
    ONE,
    UNIT,
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
    Power,
    Product,
    Quotient,
    Same,
    Sum,
    Width,
    children,
    indices,
    letter,
    node,
)
from bplib.calculus.stated.region import Region
from bplib.formula.grammar.printer import to_tex
from bplib.formula.meaning.indices import Wrong

ACTIVATIONS = ("sigma", "relu", "sigmoid", "linear")


@node
class Slope(Node):
    """How ``of`` moves when the cell ``by`` is pushed."""

    of: Node
    by: At


@node
class Times(Node):
    """The product of ``body`` for ``letter`` from ``low`` to ``high``."""

    letter: str
    low: Affine
    high: Affine
    body: Node


Running = Sum | MaxOver | Times
KINDS: dict[str, type] = {r"\sum": Sum, r"\max": MaxOver, r"\prod": Times}


def lowered(tree: written.Node, region: Region, loose: bool = False) -> Node:
    """The expression as a node of programs."""
    return Lowering(region, loose).node(tree)


def index_of(node: written.Node, region: Region) -> Affine:
    """An index as it is written, as a whole-number sum."""
    match node:
        case written.Index(name):
            return Affine(plus=int(name)) if name.isdecimal() else letter(name.removeprefix("\\"))
        case written.Number(text) if text.isdecimal():
            return Affine(plus=int(text))
        case written.Size(name):
            return letter(region.sizes[name])
        case written.Whole(signs, times, parts):
            found = Affine()
            for sign, count, part in zip(signs, times, parts):
                found += index_of(part, region) * (int(count or 1) * (-1 if sign == "-" else 1))
            return found
        case written.Add(signs, terms):
            return index_of(written.Whole(signs, ("",) * len(signs), terms), region)
        case written.Product((("" | r"\cdot"),), (written.Number(text), part)) if text.isdecimal():
            return index_of(part, region) * int(text)
        case written.Group("(", body, ")"):
            return index_of(body, region)
    raise Wrong(f"expected an index; got {to_tex(node)}")


class Lowering:
    """One method a kind of node."""

    def __init__(self, region: Region, loose: bool) -> None:
        self.region, self.loose = region, loose

    def node(self, tree: written.Node) -> Node:
        node = self.node
        match tree:
            case written.Number("e"):
                raise Wrong("expected ^ after e")
            case written.Number(text):
                return Number(Fraction(text))
            case written.Index(name):
                return Number(Fraction(int(name))) if name.isdecimal() else Width(name.removeprefix("\\"))
            case written.Size(name):
                return Width(self.region.sizes[name])
            case written.Cell():
                return self.cell(tree)
            case written.Group("[", written.Chain() as claim, "]"):
                return self.bracket(claim)
            case written.Group(r"\left|", body, _):
                return Apply("abs", 0, node(body))
            case written.Group(left, body, _) if not left.startswith(r"\begin"):
                return node(body)
            case written.Add(signs, terms):
                return Add(tuple(self.signed(*pair) for pair in zip(signs, terms)))
            case written.Product(("",), (written.Derivative(_, None, by), body)):
                return Slope(node(body), self.cell(by))
            case written.Product(operators, factors):
                return self.product(operators, factors)
            case written.Fraction(_, over, under):
                return Quotient(node(over), node(under))
            case written.Power(written.Number("e"), exponent):
                return Apply("exp", 0, node(exponent))
            case written.Power(base, exponent):
                return Power(node(base), node(exponent))
            case written.Root(body):
                return Apply("sqrt", 0, node(body))
            case written.Function():
                return self.function(tree)
            case written.Sum(index, low, high, body):
                return self.running(Sum, index, low, high, body)
            case written.Over(sign, index, low, high, body):
                return self.running(KINDS[sign], index, low, high, body)
            case written.Derivative(_, written.Node() as of, by):
                return self.slope(of, by)
        raise Wrong(f"expected an expression that has a value; got {to_tex(tree)}")

    def signed(self, sign: str, term: written.Node) -> Node:
        low = self.node(term)
        return _flat((MINUS, low)) if sign.endswith("-") else low

    def cell(self, tree: written.Node) -> At:
        """A cell, or the slope that a letter is."""
        if not isinstance(tree, written.Cell):
            raise Wrong(f"expected a cell of the program; got {to_tex(tree)}")
        array = self.region.array(tree.letter)
        below, above = self.region.names.cells[tree.letter]
        if (len(tree.lower), len(tree.upper)) != (below, above):
            raise Wrong(
                f"expected {tree.letter} with its {below + above} indices, one cell; got {to_tex(tree)}, a whole array "
                "(if that is meant, % unread or % exempt says so)"
            )
        at = tuple(index_of(each, self.region) for each in (*tree.lower, *tree.upper))
        if tree.letter in self.region.slopes:
            return At(tree.letter if self.loose else self.slope_name(array), at)
        return At(array, at)

    def slope_name(self, of: str) -> str:
        return f"{self.region.program.accent} {of}"

    def slope(self, of: written.Node, by: written.Node) -> Node:
        """∂C/∂cell is a number of its own; ∂cell/∂cell is pushed."""
        along, what = self.cell(by), self.node(of)
        if along.name.startswith(self.region.program.accent + " ") or along.name in self.region.slopes:
            raise Wrong(f"expected a slope along a cell of the program; got one along {to_tex(by)}, a slope itself")
        if isinstance(what, At):
            self.made_of(what, along, to_tex(by))
        if isinstance(what, At) and what.name == self.region.program.cost and what != along:
            return At("∂" * self.loose + self.slope_name(along.name), along.indices)
        return Slope(what, along)

    def made_of(self, what: At, along: At, by: str) -> None:
        """Wrong: no cell of that array is made of what is pushed."""
        if what.name in self.region.program.widths.axes and what.name not in self.region.program.hears(along.name):
            raise Wrong(
                f"expected a slope along what {what.name} is made of; got one along {by}, which it does not hear"
            )

    def bracket(self, claim: written.Chain) -> Node:
        """[1 ≤ i ≤ n], [i = j], [i ≠ j]; of two values [z_i > 0]."""
        relations, sides = claim.relations, claim.sides
        if any(isinstance(each, written.Index | written.Whole | written.Size) for each in sides):
            places = [index_of(each, self.region) for each in sides]
            asked = [guard(one, sign, other) for one, sign, other in zip(places, relations, places[1:])]
            return asked[0] if len(asked) == 1 else _flat(tuple(asked))
        if len(sides) != 2:
            raise Wrong(f"expected one relation between two values; got [{to_tex(claim)}]")
        one, other = map(self.node, sides)
        match relations[0]:
            case "=":
                return Holds(one, "=", other)
            case ">":
                return Holds(one, ">", other)
            case "<":
                return Holds(other, ">", one)
            case r"\ge" | r"\geq":
                return Holds(one, "≥", other)
            case r"\le" | r"\leq":
                return Holds(other, "≥", one)
        raise Wrong(f"expected a relation that is true or not; got [{to_tex(claim)}]")

    def product(self, operators: tuple[str, ...], factors: tuple[written.Node, ...]) -> Node:
        found = [self.node(factors[0])]
        for operator, factor in zip(operators, factors[1:]):
            if operator == r"\odot":
                raise Wrong(r"expected a product of numbers; got one entry by entry, \odot")
            after = self.node(factor)
            found = [Quotient(_flat(tuple(found)), after)] if operator == "/" else [*found, after]
        return _flat(tuple(found))

    def function(self, tree: written.Function) -> Node:
        if tree.argument is None:
            raise Wrong(f"expected {to_tex(tree)} of something; got the name alone")
        body = tree.argument.body if isinstance(tree.argument, written.Group) else tree.argument
        if tree.name == "max":
            match body:
                case written.Sequence((",",), (one, other)):
                    return Max(self.node(one), self.node(other))
            raise Wrong(f"expected two things with a comma after \\max; got {to_tex(tree)}")
        return Apply(tree.name, tree.primes, self.node(body))

    def running(
        self,
        kind: type,
        index: written.Index,
        low: written.Node | None,
        high: written.Node | None,
        body: written.Node,
    ) -> Node:
        own, inner = index.name.removeprefix("\\"), self.node(body)
        if low is not None and high is not None:
            return kind(own, index_of(low, self.region), index_of(high, self.region), inner)
        return kind(own, ONE, letter(axis_of(own, [inner], self.region)), inner)


def guard(one: Affine, sign: str, other: Affine) -> Node:
    """1 where the two indices are so related, else 0."""
    if sign in ("=", r"\ne"):
        same = Same(one, other)
        return same if sign == "=" else Add((UNIT, Product((MINUS, same))))
    if sign in (">", r"\ge", r"\geq"):
        one, other = other, one
    return Guard(one + int(sign in ("<", ">")), other, None)


def axis_of(own: str, nodes: list[Node], region: Region) -> str:
    """The width of the axis along which a letter runs: where it stands alone as an index. Wrong: it stands alone along two
    axes of different widths, or along none."""
    found = list(dict.fromkeys(width for each in nodes for width in lone_uses(each, own, region)))
    if len(found) > 1:
        raise Wrong(f"expected an index that runs over one range; got {own}, which runs to {' and to '.join(found)}")
    if not found:
        raise Wrong(f"expected bounds for {own}, or {own} alone as an index, which says how far it runs; got neither")
    return found[0]


def lone_uses(node: Node, own: str, region: Region) -> Iterator[str]:
    """The width of each axis along which the letter stands alone; not where a sum binds it anew."""
    program = region.program
    if isinstance(node, At):
        name = region.slopes.get(node.name) or node.name.removeprefix("∂").removeprefix(f"{program.accent} ")
        name = node.name if node.name in program.widths.axes else name
        for index, width in zip(node.indices, program.widths.axes[name]):
            if index.letter == own:
                yield width
    if isinstance(node, Running) and node.letter == own:
        return
    for child in children(node):
        yield from lone_uses(child, own, region)


def letters(node: Node) -> tuple[set[str], set[str]]:
    """The letters that are free in it: among its indices, and those that stand as numbers (widths among both)."""
    counted, numbers = set[str](), set[str]()
    for child in children(node):
        inner = letters(child)
        counted |= inner[0]
        numbers |= inner[1]
    if isinstance(node, Running):
        counted, numbers = counted - {node.letter}, numbers - {node.letter}
        counted |= node.low.letters | node.high.letters
    elif isinstance(node, Width):
        numbers.add(node.name)
    else:
        for index in indices(node):
            counted |= index.letters
    return counted, numbers


def _flat(factors: tuple[Node, ...]) -> Node:
    """A product, with those in it opened: a bracket then guards all of its factors."""
    found = [part for each in factors for part in (each.factors if isinstance(each, Product) else (each,))]
    return found[0] if len(found) == 1 else Product(tuple(found))
