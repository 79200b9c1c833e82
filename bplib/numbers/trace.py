r"""Where a number comes from: its formula, the same in numbers, to ten digits, and what it is made of, down to the weights.

    trace = Trace()
    trace.number(item)        {"printed": "0.2756", "is": 4}
    trace.quantities[4]       what it is: Quantity(symbol, formula, numbers, value, parts, …); parts are places in this list
    tidy(tree)                the tree without brackets that say nothing
    in_numbers(tree, world)   the tree with a number for each of its quantities

The formula in numbers has the formula's value, to what five digits allow; a test holds every one of them to that. Where
nearly equal numbers are subtracted, it has as many digits more as it needs for that.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from bplib.exercises import EXERCISES
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import (
    Add,
    Derivative,
    Fraction,
    Function,
    Group,
    Letter,
    Node,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    children,
    replace_child,
    walk,
)
from bplib.notation import BOOK, NOTATIONS, Notation
from bplib.numbers.lists import Changed, Item, in_symbols, in_words
from bplib.numbers.worlds import World, changed, world

SHORT, LONG = 5, 10  # significant digits
NEAR = 5e-4  # how far, relative, what is made of short numbers may be from the value
NOISE = 1e-15  # of the largest number
EXPONENT = re.compile(r"e([+-])0*(\d+)")
Texts = dict[str, str]  # one text for each notation


@dataclass(frozen=True)
class Quantity:
    """One thing that a number is made of. ``symbol``: what it is called (of a formula that the text makes, ""); ``formula``
    and ``numbers``: where it comes from, in symbols and, if it holds any, in numbers, or ""; both again as they are spoken; ``value`` to ten digits; ``exact``: whether
    that is all of it; ``numbers_exact``: whether the formula in numbers gives just that; ``said``: its name in words;
    ``given``: where it is from, if from no formula; ``place``: the world in words (of what names no quantity, ""); ``parts``."""

    symbol: Texts
    formula: Texts
    formula_said: Texts
    numbers: str
    numbers_said: str
    value: str
    exact: bool
    numbers_exact: bool
    said: Texts
    given: str
    place: str
    changes: Texts
    changes_said: Texts
    parts: list[int]


class Trace:
    """Collects the quantities behind some numbers, each once."""

    def __init__(self) -> None:
        self.quantities: list[Quantity] = []
        self.places: dict[tuple[str, str], int] = {}

    def number(self, item: Item) -> dict[str, Any]:
        """What a page keeps of one number of a list."""
        assert item.tree is not None
        return {"printed": item.printed, "is": self.of(item.tree, world(item.world)), "about": item.relation == "~"}

    def of(self, tree: Node, where: World) -> int:
        """The place of ``tree`` among the quantities; it and all its parts are added if they are new."""
        tree = tidy(tree)
        key = where.key, in_symbols(tree)
        if key not in self.places:
            self.places[key] = len(self.quantities)
            self.quantities.append(None)  # type: ignore[arg-type]  # its parts come behind it
            self.quantities[self.places[key]] = self._quantity(tree, where)
        return self.places[key]

    def _quantity(self, tree: Node, where: World) -> Quantity:
        named = _is_named(tree)
        # What speaks of a changed world is told there.
        home, body = (changed(where, tree.changes), tidy(tree.body)) if isinstance(tree, Changed) else (where, tree)
        origin = home.origin(body) if _is_named(body) else (body, home)
        formula, there = origin or (None, home)
        numbers = in_numbers(formula, there) if formula is not None else None
        shown = numbers if names_a_quantity(formula) else None
        value = 0.0 if numbers is not None and _cancels(numbers, there) else where.value(tree)
        name = lambda write: {key: write(notation) for key, notation in NOTATIONS.items()}
        return Quantity(
            symbol=name(lambda notation: in_symbols(tree, notation)) if named else {},
            formula=name(lambda notation: in_symbols(tidy(formula), notation)) if formula is not None else {},
            formula_said=name(lambda notation: in_words(tidy(formula), notation)) if formula is not None else {},
            numbers=digits(to_tex(shown)) if shown is not None else "",
            numbers_said=EXPONENT.sub(_power_of_ten, in_words(shown)) if shown is not None else "",
            value=digits(f"{value:.{LONG}g}"),
            exact=_same(float(f"{value:.{LONG}g}"), value),
            numbers_exact=numbers is not None and _same(there.value(numbers), value),
            said=name(lambda notation: said(tree, notation)),
            given="" if formula is not None else _given(body, home),
            place=home.name if names_a_quantity(tree) else "",
            changes=name(lambda notation: r",\, ".join(in_symbols(c, notation) for c in home.changes)),
            changes_said=name(lambda notation: " and ".join(in_words(c, notation) for c in home.changes)),
            parts=[self.of(part, there) for part in parts(there.spelled(formula))] if formula is not None else [],
        )


def names_a_quantity(node: Node | None) -> bool:
    """Whether a formula is more than numbers: 2(σ(−6) − 1) is the same in every world."""
    return node is not None and any(isinstance(n, Symbol | Letter) for n in walk(node))


def _is_named(node: Node) -> bool:
    """Whether a formula is one quantity, and no more."""
    if isinstance(node, Function):
        return node.primes == 1 and isinstance(node.argument, Group) and isinstance(node.argument.body, Symbol)
    return isinstance(node, Symbol | Letter | Derivative | Changed | Number)


def _given(node: Node, where: World) -> str:
    if isinstance(node, Number):
        return "chosen here"
    if node in where.chosen:
        return "set here"
    if node in where.given and where.name in EXERCISES:
        return "given in the exercise"
    return "a property of the network" if isinstance(node, Function) else "given with the network"


def _cancels(numbers: Node, where: World) -> bool:
    """Whether a formula in numbers is a sum, or has one, and its value is what rounding leaves of 0."""
    sizes = [abs(where.value(n)) for n in walk(numbers) if isinstance(n, Number)]
    sums = any(isinstance(n, Add) and len(n.terms) > 1 for n in walk(numbers))
    return sums and abs(where.value(numbers)) < NOISE * max(sizes)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-13 * max(abs(one), abs(other), 1e-3)


def parts(node: Node) -> list[Node]:
    """The quantities that a formula is made of, in reading order, each once."""
    if _is_named(node) and not isinstance(node, Number):
        return [node]
    return list(dict.fromkeys(part for _, child in children(node) for part in parts(child)))


def in_numbers(node: Node, where: World) -> Node:
    """The formula with a number for each quantity, to five digits or, if these do not give its value, to more."""
    spelled, value = where.spelled(node), where.value(node)
    for count in range(SHORT, LONG + 1):
        numbers = tidy(_numbers(spelled, where, count))
        if abs(where.value(numbers) - value) <= NEAR * abs(value):
            break
    return numbers


def _numbers(node: Node, where: World, count: int) -> Node:
    if isinstance(node, Number):
        return node
    if _is_named(node):
        number = Number(f"{abs(value := where.value(node)):.{count}g}")
        return Group("(", Add(("-",), (number,)), ")") if value < 0 else number
    for place, child in children(node):
        node = replace_child(node, place, _numbers(child, where, count))
    return replace(node, operators=(r"\cdot",) * len(node.operators)) if isinstance(node, Product) else node


def tidy(node: Node) -> Node:
    """``node`` without the brackets that say nothing, and with a dot before a number that would run into its neighbour."""
    return _bare(_tidy(node))


def _tidy(node: Node) -> Node:
    for place, child in children(node):
        node = replace_child(node, place, _tidy(child))
    match node:
        case Group("(", Group("(", _, _) as inner, ")"):
            return inner
        case Fraction(style, over, under):
            return Fraction(style, _bare(over), _bare(under))
        case Sum(index, low, high, Group("(", Product() as body, ")")):
            return Sum(index, low, high, body)
        case Add(signs, terms):
            return _flat(signs, terms)
        case Product(operators, factors):
            return _one_product(operators, factors)
    return node


def _one_product(operators: tuple[str, ...], factors: tuple[Node, ...]) -> Node:
    """A product whose sign, if its first factor has one, stands before it, and no number runs into its neighbour."""
    first, *others = factors
    operators = tuple(o or (r"\cdot" if _is_number(factor) else "") for o, factor in zip(operators, others))
    body = _bare(first)
    if isinstance(body, Product):
        return Product((*body.operators, *operators), (*body.factors, *others))
    if isinstance(body, Add) and body.signs == ("-",):
        return Add(("-",), (Product(operators, (*body.terms, *others)),))
    return Product(operators, (first, *others))


def _flat(signs: tuple[str, ...], terms: tuple[Node, ...]) -> Node:
    """A sum of sums as one sum; its products without brackets."""
    found: list[tuple[str, Node]] = []
    for sign, term in zip(signs, terms):
        body = _bare(term)
        if isinstance(body, Add) and sign == "+":
            found += zip(body.signs, body.terms)
        else:
            found.append((sign, term if isinstance(body, Add) else body))
    return found[0][1] if len(found) == 1 and found[0][0] == "+" else Add(*(tuple(row) for row in zip(*found)))


def _bare(node: Node) -> Node:
    return node.body if isinstance(node, Group) and node.left == "(" else node


def _is_number(node: Node) -> bool:
    return isinstance(node.base if isinstance(node, Power) else node, Number)


def _power_of_ten(exponent: re.Match[str]) -> str:
    return f" times 10 to the power {'minus ' * (exponent[1] == '-')}{exponent[2]}"


def digits(tex: str) -> str:
    """The TeX of numbers with an exponent as one writes it."""
    return EXPONENT.sub(lambda e: rf" \cdot 10^{{{e[1].replace('+', '')}{e[2]}}}", tex)


def said(node: Node, notation: Notation = BOOK) -> str:
    """A quantity in words, as one speaks of it: "error of neuron 2 of layer 1"; of a formula, "the sum", "the product" …"""
    match node:
        case Function("sigma", 1, Group(_, Symbol("z", (_,)) as z, _)):
            return f"slope of the activation function of {said(z, notation).removeprefix('weighted input of ')}"
        case Changed(body):
            return f"{said(body, notation)} after a change"
        case Derivative(_, None, _):
            return "this formula"
        case Symbol() | Letter() | Number() | Derivative():
            return in_words(node, notation).removeprefix("the ")
    return "this formula"
