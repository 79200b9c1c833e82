r"""What a forward pass is made of: frozen nodes, few of them, and indices that are whole-number sums of letters.

    At("x", (Affine.of(i=1, k=1, plus=-1),))     x_{i+k-1}
    Sum("k", ONE, width("n_w"), body)            the sum over k from 1 to n_w
    walk(node), rebuild(node, change)            everything inside; the same node with each child changed
    moved(node, {"i": index})                    the same with an index put for a letter, no bound letter captured
    add(…), times(…), over(…), power(…)          sums and products without the idle: no 0, no factor 1, signs before

A name is a letter as the data for the page has it: x, mu (\mu), bar z (\bar{z}); so is an index. A width (the number of
cells along an axis) stands in an index like a letter, and among the numbers as ``Width``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, dataclass_transform


@dataclass(frozen=True)
class Affine:
    """A whole-number sum of letters, and a number: ``terms`` in the order in which it is written, what is added first."""

    terms: tuple[tuple[str, int], ...] = ()
    plus: int = 0

    @staticmethod
    def of(plus: int = 0, **letters: int) -> Affine:
        return Affine.sum(letters, plus)

    @staticmethod
    def sum(letters: Mapping[str, int], plus: int = 0) -> Affine:
        """The sum with these coefficients."""
        kept = [(letter, times) for letter, times in letters.items() if times]
        return Affine(tuple(sorted(kept, key=lambda t: (t[1] < 0, t[0]))), plus)

    @cached_property
    def letters(self) -> frozenset[str]:
        return frozenset(letter for letter, _ in self.terms)

    @property
    def letter(self) -> str:
        """The letter, if the index is nothing else; else ""."""
        return self.terms[0][0] if self.plus == 0 and len(self.terms) == 1 and self.terms[0][1] == 1 else ""

    @property
    def number(self) -> int | None:
        return None if self.terms else self.plus

    def times(self, letter: str) -> int:
        """How often ``letter`` is counted."""
        return dict(self.terms).get(letter, 0)

    def __add__(self, other: Affine | int) -> Affine:
        if isinstance(other, int):
            return replace(self, plus=self.plus + other)
        letters = dict(self.terms)
        for letter, times in other.terms:
            letters[letter] = letters.get(letter, 0) + times
        return Affine.sum(letters, self.plus + other.plus)

    def __mul__(self, factor: int) -> Affine:
        return Affine.sum({letter: factor * times for letter, times in self.terms}, factor * self.plus)

    def __sub__(self, other: Affine | int) -> Affine:
        return self + other * -1

    def put(self, place: Mapping[str, Affine]) -> Affine:
        """The same with an index for each letter that ``place`` names."""
        if self.letters.isdisjoint(place):
            return self
        found = Affine(plus=self.plus)
        for letter, times in self.terms:
            found += place.get(letter, Affine(((letter, 1),))) * times
        return found

    def at(self, numbers: Mapping[str, int]) -> int:
        """Its value. KeyError: a letter without a number."""
        return self.plus + sum(times * numbers[letter] for letter, times in self.terms)


def letter(name: str) -> Affine:
    """A letter, or a width, alone."""
    return Affine(((name, 1),))


ONE = Affine(plus=1)


class Node:
    """What every node is: frozen, and quick to be looked up."""

    __match_args__: tuple[str, ...] = ()


@dataclass_transform(frozen_default=True)
def node(cls: type) -> Any:
    """A frozen dataclass whose hash is worked out once: trees are looked up all the time."""
    made: Any = dataclass(frozen=True)(cls)
    whole = made.__hash__

    def once(self: Any) -> int:
        kept = self.__dict__
        if "_hash" not in kept:
            kept["_hash"] = whole(self)
        return kept["_hash"]

    made.__hash__ = once
    return made


@node
class Number(Node):
    value: Fraction


@node
class Width(Node):
    """How many cells there are along an axis, as a number."""

    name: str


@node
class At(Node):
    """One cell of an array: z_i, h_i^{t-1}, C. Lower indices come first."""

    name: str
    indices: tuple[Affine, ...] = ()


@node
class Sum(Node):
    """Σ over ``letter`` from ``low`` to ``high``; ``shown``: whether the bounds are written."""

    letter: str
    low: Affine
    high: Affine
    body: Node
    shown: bool = field(default=False, compare=False)


@node
class MaxOver(Node):
    """The largest that ``body`` is, for ``letter`` from ``low`` to ``high``."""

    letter: str
    low: Affine
    high: Affine
    body: Node
    shown: bool = field(default=False, compare=False)


@node
class Add(Node):
    terms: tuple[Node, ...]


@node
class Product(Node):
    factors: tuple[Node, ...]


@node
class Quotient(Node):
    over: Node
    under: Node


@node
class Power(Node):
    base: Node
    exponent: Node


@node
class Apply(Node):
    """A function of one number: exp, ln, sqrt, tanh, abs, or a named activation with its ``primes``."""

    function: str
    primes: int
    argument: Node


@node
class Max(Node):
    one: Node
    other: Node


@node
class Guard(Node):
    """1 where low ≤ index ≤ high, else 0; what it multiplies need not exist there. None: no bound on that side."""

    low: Affine | None
    index: Affine
    high: Affine | None


@node
class Same(Node):
    """[i = j]: 1 where the two indices are the same, else 0; what it multiplies need not exist there."""

    left: Affine
    right: Affine


@node
class Holds(Node):
    """1 where the two *values* are so related ("=", ">", "≥"), else 0: what max leaves when it is differentiated."""

    left: Node
    relation: str
    right: Node


@node
class Partial(Node):
    """∂of/∂by, not yet carried out: of one definition, all that it is made of held but ``by``."""

    of: Node
    by: At


Bound = Sum | MaxOver
ELEMENTARY = ("exp", "ln", "sqrt", "tanh", "abs")
ZERO, UNIT, MINUS = Number(Fraction(0)), Number(Fraction(1)), Number(Fraction(-1))


def children(node: Node) -> Iterator[Node]:
    """The nodes directly inside."""
    for name in node.__match_args__:
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (child for child in value if isinstance(child, Node))


def rebuild(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with ``change`` made in each of its children, and nothing idle left in it."""
    match node:
        case Number() | Width() | At() | Guard() | Same():
            return node
        case Sum() | MaxOver():
            return replace(node, body=change(node.body))
        case Add(terms):
            return add(*map(change, terms))
        case Product(factors):
            return times(*map(change, factors))
        case Quotient(above, below):
            return over(change(above), change(below))
        case Power(base, exponent):
            return power(change(base), change(exponent))
        case Apply():
            return replace(node, argument=change(node.argument))
        case Max(one, other):
            return Max(change(one), change(other))
        case Holds(left, relation, right):
            return Holds(change(left), relation, change(right))
        case Partial(of, by):
            return Partial(change(of), by)
    raise TypeError(f"expected a node of a program; got {node!r}")


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def indices(node: Node) -> tuple[Affine, ...]:
    """The indices that stand in the node itself, none of those inside it."""
    match node:
        case At(_, at):
            return at
        case Sum(_, low, high) | MaxOver(_, low, high):
            return low, high
        case Guard(low, index, high):
            return tuple(each for each in (low, index, high) if each is not None)
        case Same(left, right):
            return left, right
        case Partial(_, by):
            return by.indices
    return ()


@lru_cache(maxsize=100_000)
def free(node: Node) -> frozenset[str]:
    """The letters (and widths) of its indices that no sum in it binds."""
    inside = frozenset[str]().union(*map(free, children(node)))
    if isinstance(node, Sum | MaxOver):
        inside -= {node.letter}
    return inside.union(*(each.letters for each in indices(node)))


@lru_cache(maxsize=100_000)
def arrays(node: Node) -> frozenset[str]:
    """The names of the arrays of which a cell stands in it."""
    inside = frozenset[str]().union(*map(arrays, children(node)))
    return inside | {node.name} if isinstance(node, At) else inside


def uses(node: Node, name: str) -> bool:
    """Whether a cell of the array ``name`` stands in it."""
    return name in arrays(node)


# Letters that one takes for each other, in the order in which one takes them; for another letter, those of the first.
FAMILIES = ("ijkmnpqr", "tsr", "lm", "cdef", "vu", "gh")


def fresh(wanted: str, taken: Iterable[str]) -> str:
    """``wanted``, or the next letter that is not among ``taken``."""
    taken = set(taken)
    family = next((each for each in FAMILIES if wanted in each), FAMILIES[0])
    start = family.find(wanted)
    order = [wanted, *family[start + 1 :], *family[:start], *FAMILIES[0], *"abefghlouvwxyz", *"αβγκρτ"]
    return next(each for each in order if each not in taken)


def apart(node: Node, taken: frozenset[str]) -> Node:
    """The node with other letters for its sums wherever theirs are among ``taken``."""
    if isinstance(node, Sum | MaxOver) and node.letter in taken:
        bound = {each.letter for each in walk(node) if isinstance(each, Sum | MaxOver)}
        name = fresh(node.letter, taken | free(node) | free(node.body) | bound)
        node = replace(node, letter=name, body=moved(node.body, {node.letter: letter(name)}))
    match node:
        case Product(factors):
            return Product(tuple(apart(each, taken) for each in factors))
        case Quotient(above, below):
            return Quotient(apart(above, taken), apart(below, taken))
    return rebuild(node, lambda child: apart(child, taken))


def moved(node: Node, place: Mapping[str, Affine]) -> Node:
    """The node with an index put for each letter that ``place`` names; a sum's own letter gives way."""
    place = {each: index for each, index in place.items() if each in free(node)}
    if not place:
        return node

    def put(index: Affine | None) -> Affine | None:
        return index and index.put(place)

    match node:
        case At(name, at):
            return At(name, tuple(index.put(place) for index in at))
        case Guard(low, index, high):
            return Guard(put(low), index.put(place), put(high))
        case Same(left, right):
            return Same(left.put(place), right.put(place))
        case Partial(of, by):
            return Partial(moved(of, place), At(by.name, tuple(index.put(place) for index in by.indices)))
        case Sum(own, low, high, body) | MaxOver(own, low, high, body):
            arriving = {own_letter for index in place.values() for own_letter in index.letters}
            name = fresh(own, arriving | (free(body) - {own})) if own in arriving else own
            inner = moved(body, {**place, own: letter(name)} if name != own else place)
            return replace(node, letter=name, low=low.put(place), high=high.put(place), body=inner)
    return rebuild(node, lambda child: moved(child, place))


# Sums and products without the idle.


def number(value: Fraction | int) -> Number:
    return Number(Fraction(value))


def add(*terms: Node) -> Node:
    """The sum of ``terms``: sums in it opened, numbers added, noughts left out."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, Add) else (term,))]
    constant = sum((each.value for each in flat if isinstance(each, Number)), Fraction(0))
    kept = [each for each in flat if not isinstance(each, Number)]
    at = next((i for i, each in enumerate(flat) if isinstance(each, Number)), 0)
    if constant:
        kept.insert(min(at, len(kept)), Number(constant))
    return kept[0] if len(kept) == 1 else Add(tuple(kept)) if kept else ZERO


def times(*factors: Node) -> Node:
    """The product of ``factors``: products in it opened, numbers multiplied and before all else, ones left out."""
    flat = [part for each in factors for part in (each.factors if isinstance(each, Product) else (each,))]
    constant = Fraction(1)
    for each in flat:
        if isinstance(each, Number):
            constant *= each.value
    kept = [each for each in flat if not isinstance(each, Number)]
    if constant == 0:
        return ZERO
    if constant != 1:
        kept.insert(0, Number(constant))
    return kept[0] if len(kept) == 1 else Product(tuple(kept)) if kept else UNIT


def minus(node: Node) -> Node:
    return times(MINUS, node)


def over(above: Node, below: Node) -> Node:
    """``above`` by ``below``."""
    if above == ZERO or below == UNIT:
        return above
    if isinstance(below, Number) and isinstance(above, Number):
        return Number(above.value / below.value)
    return Quotient(above, below)


def power(base: Node, exponent: Node) -> Node:
    """``base`` to the ``exponent``."""
    if exponent == UNIT:
        return base
    return UNIT if exponent == ZERO else Power(base, exponent)
