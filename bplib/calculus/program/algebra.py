r"""Products as factors with exponents, and sums of them: the form in which lines are rearranged.

    term = split(node)                  Term: a number, sums that run, {factor: exponent}
    joined(term)                        back, in the order in which a person writes a product
    opened(node, when)                  the terms of a node, brackets multiplied out only where ``when`` says so
    key(node)                           the same for two nodes that differ in the letters of sums or in an order
    least(index, ranges)                whether 0 ≤ index is certain, and from where

e^{z}/S² is {e^{z}: 1, S: -2}; \sqrt{v} is {v: 1/2}. Nothing is multiplied out, and no function is looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from bplib.calculus.program.printing import index_tex
from bplib.calculus.program.reading import SLOPES
from bplib.calculus.program.tree import (
    ONE,
    UNIT,
    ZERO,
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
    add,
    children,
    free,
    fresh,
    letter,
    moved,
    number,
    over,
    power,
    rebuild,
    times,
    walk,
)

HALF = Fraction(1, 2)
Ranges = Mapping[str, tuple[Affine, Affine]]


@dataclass(frozen=True)
class Term:
    """``number`` times the ``factors`` to their exponents, summed over ``sums`` (the outermost first)."""

    number: Fraction = Fraction(1)
    sums: tuple[Sum, ...] = ()
    factors: dict[Node, Fraction] = field(default_factory=dict)

    def times(self, node: Node, exponent: Fraction) -> Term:
        """With one factor more; one that is there already gets the higher exponent."""
        found, wanted = dict(self.factors), key(node)
        same = next((each for each in found if key(each) == wanted), node)
        total = found.get(same, Fraction(0)) + exponent
        if isinstance(node, Guard | Same | Holds):
            total = min(total, Fraction(1))
        if total:
            found[same] = total
        else:
            del found[same]
        return replace(self, factors=found)

    def moved(self, place: Mapping[str, Affine]) -> Term:
        """With an index for each letter that ``place`` names, in the factors and in the bounds."""
        found = Term(
            self.number, tuple(replace(each, low=each.low.put(place), high=each.high.put(place)) for each in self.sums)
        )
        for node, exponent in self.factors.items():
            found = found.times(moved(node, place), exponent)
        return found


@lru_cache(maxsize=100_000)
def key(node: Node) -> str:
    """A text that is the same for nodes that differ only in the letters of their sums, or in an order."""
    match node:
        case Number(value):
            return str(value)
        case Width(name):
            return f"#{name}"
        case At(name, at):
            return f"{name}[{','.join(map(index_tex, at))}]"
        case Sum() | MaxOver():
            own = "·" * depth(node)
            body = key(moved(node.body, {node.letter: letter(own)}))
            return f"{type(node).__name__}({own}={index_tex(node.low)}..{index_tex(node.high)}: {body})"
        case Add(terms):
            return f"({' + '.join(sorted(map(key, terms)))})"
        case Product(factors):
            return f"({' '.join(sorted(map(key, factors)))})"
        case Quotient(above, below):
            return f"({key(above)} / {key(below)})"
        case Power(base, exponent):
            return f"({key(base)} ^ {key(exponent)})"
        case Apply(function, primes, argument):
            return f"{function}{primes}({key(argument)})"
        case Max(one, other):
            return f"max({key(one)}, {key(other)})"
        case Guard(low, index, high):
            sides = [index_tex(index - low) if low else "", index_tex(high - index) if high else ""]
            return f"[{sides[0]} .. {sides[1]}]"
        case Same(left, right):
            return f"[{min(index_tex(left - right), index_tex(right - left))}]"
        case Holds(left, relation, right):
            return f"[{key(left)} {relation} {key(right)}]"
        case Partial(of, by):
            return f"d({key(of)})/d({key(by)})"
    raise TypeError(f"expected a node of a program; got {node!r}")


@lru_cache(maxsize=100_000)
def depth(node: Node) -> int:
    """How many sums stand in each other."""
    return isinstance(node, Sum | MaxOver) + max(map(depth, children(node)), default=0)


def same(one: Node, other: Node) -> bool:
    return key(one) == key(other)


@lru_cache(maxsize=100_000)
def size(node: Node) -> int:
    """How much there is to read: quantities, numbers, functions and signs; indices are not counted."""
    return sum(1 for each in walk(node) if not isinstance(each, Product | Add)) + sum(
        len(each.terms) - 1 for each in walk(node) if isinstance(each, Add)
    )


@lru_cache(maxsize=100_000)
def has_bracket(node: Node) -> bool:
    """Whether [i = j] is in it, where a sum could use it: not within a function, a quotient's divisor or a maximum."""
    match node:
        case Same():
            return True
        case Sum(body=body):
            return has_bracket(body)
        case Add(parts) | Product(parts):
            return any(map(has_bracket, parts))
        case Quotient(over=above):
            return has_bracket(above)
    return False


# A node as a term.


@lru_cache(maxsize=100_000)
def split(node: Node) -> Term:
    """The node as one term: products, quotients, powers and roots opened, sums and brackets closed."""
    return _split(node, Term(), Fraction(1))


def _split(node: Node, term: Term, exponent: Fraction) -> Term:
    """The term times the node to the exponent."""
    match node:
        case Number(value) if value or exponent > 0:
            return replace(term, number=term.number * value ** int(exponent))
        case Product(factors):
            for each in factors:
                term = _split(each, term, exponent)
            return term
        case Quotient(above, below):
            return _split(below, _split(above, term, exponent), -exponent)
        case Power(base, Number(value)) if value.denominator <= 2:
            return _raised(base, term, exponent * value)
        case Apply("sqrt", 0, argument):
            return _raised(argument, term, exponent * HALF)
    return term.times(node, exponent)


def _raised(base: Node, term: Term, exponent: Fraction) -> Term:
    """Under a root nothing is opened: the root of a square is no more than its size."""
    return _split(base, term, exponent) if exponent.denominator == 1 else term.times(base, exponent)


def opened(node: Node, when: Callable[[Node], bool]) -> list[Term]:
    """The terms of the node; a sum of terms, and a sum that runs, among the factors is opened ``when`` it says so."""
    match node:
        case Add(terms):
            return [each for term in terms for each in opened(term, when)]
        case Sum() if when(node):
            return [replace(each, sums=(replace(node, body=UNIT), *each.sums)) for each in opened(node.body, when)]
    found = [Term()]
    for factor, exponent in split(node).factors.items():
        if exponent == 1 and isinstance(factor, Add | Sum | Product | Quotient) and when(factor):
            found = [_product(one, other) for one in found for other in opened(factor, when)]
        else:
            found = [each.times(factor, exponent) for each in found]
    return [replace(each, number=each.number * split(node).number) for each in found]


def _product(one: Term, other: Term) -> Term:
    """Two terms multiplied; a sum's letter that the first one has gives way."""
    taken = {each.letter for each in one.sums} | {name for factor in one.factors for name in free(factor)}
    place = dict[str, Affine]()
    for each in other.sums:
        if each.letter in taken:
            place[each.letter] = letter(fresh(each.letter, taken | {s.letter for s in other.sums}))
            taken.add(place[each.letter].letter)
    sums = tuple(
        replace(each, letter=place[each.letter].letter if each.letter in place else each.letter) for each in other.sums
    )
    renamed = Term(other.number, sums, other.factors).moved(place) if place else other
    for node, exponent in renamed.factors.items():
        one = one.times(node, exponent)
    return replace(one, number=one.number * renamed.number, sums=one.sums + renamed.sums)


# A term as a node.


def rank(node: Node) -> tuple[int, str]:
    """Where a factor stands in a product: slopes, widths, quantities, brackets of terms, functions, sums, [ ]."""
    match node:
        case Partial():
            return 1, ""
        case At(name):
            return (0 if name.partition(" ")[0] in SLOPES else 3), ""
        case Width():
            return 2, ""
        case Power() | Number():
            return 3, ""
        case Add():
            return 4, ""
        case Apply() | Max() | MaxOver():
            return 5, ""
        case Guard() | Same() | Holds():
            return 6, ""
    return 7, ""


def joined(term: Term) -> Node:
    """The term as a node: what is the same for a sum's whole range stays where it is, within all the sums."""
    body = product_of(term.number, term.factors)
    for each in reversed(term.sums):
        body = replace(each, body=body)
    return body


def product_of(constant: Fraction, factors: Mapping[Node, Fraction]) -> Node:
    """Number, slopes, one fraction of all that is divided, the other factors."""
    if not constant:
        return ZERO
    ordered = sorted(factors.items(), key=lambda pair: rank(pair[0]))
    above = [raised(node, exponent) for node, exponent in ordered if exponent > 0]
    below = [raised(node, -exponent) for node, exponent in ordered if exponent < 0]
    sign = -1 if constant < 0 else 1
    if not below:
        return times(number(constant), *above)
    first = [each for each in above if rank(each)[0] < 2]
    last = [each for each in above if rank(each)[0] > 5 or (isinstance(each, Add) and not is_plain(each))]
    middle = [each for each in above if 2 <= rank(each)[0] <= 5 and each not in last]
    top, bottom = abs(constant.numerator), constant.denominator
    fraction = over(times(number(top), *middle), times(number(bottom), *below))
    return times(number(sign), *first, fraction, *last)


def is_plain(node: Node) -> bool:
    """Whether it stands well above a line: no slope, sum or fraction in it."""
    return not any(isinstance(each, Sum | Quotient) or rank(each) == (0, "") for each in walk(node))


def raised(node: Node, exponent: Fraction) -> Node:
    """A factor to its exponent, which is positive."""
    return Apply("sqrt", 0, node) if exponent == HALF else power(node, Number(exponent))


def total(terms: Iterable[Term]) -> Node:
    """The sum of the terms, those that are the same but for a number made one; what is added before what is taken away."""
    found = dict[str, tuple[Fraction, Node]]()
    for each in terms:
        node = joined(replace(each, number=Fraction(1)))
        before, first = found.get(key(node), (Fraction(0), node))
        found[key(node)] = before + each.number, first
    parts = [scaled(constant, node) for constant, node in found.values() if constant]
    return add(*sorted(parts, key=is_negative))


def scaled(constant: Fraction, node: Node) -> Node:
    """A number times the node, within its sums."""
    if isinstance(node, Sum) and constant != 1:
        return times(number(constant), node)
    term = split(node)
    return product_of(term.number * constant, term.factors)


def is_negative(node: Node) -> bool:
    head = node.factors[0] if isinstance(node, Product) else node
    return isinstance(head, Number) and head.value < 0


@lru_cache(maxsize=100_000)
def tidy(node: Node) -> Node:
    """Each product in it as a person writes it, with what cancels cancelled; each sum of terms without doubles."""
    if isinstance(node, Partial):
        return node
    node = rebuild(node, tidy)
    match node:
        case Product() | Quotient() | Power(exponent=Number()):
            term = split(node)
            return product_of(term.number, term.factors)
        case Add(terms):
            return total(map(split, terms))
        case Sum(letter=own, body=body) if own not in free(body) and count(node) != node:
            return tidy(times(body, count(node)))
        case Sum(body=body) if is_negative(body):
            return scaled(Fraction(-1), replace(node, body=scaled(Fraction(-1), body)))
    return node


def count(node: Sum) -> Node:
    """How many terms a sum has that are all the same: a number or a width; else the sum of ones."""
    steps = node.high - node.low + 1
    if steps.number is not None:
        return number(steps.plus)
    ones = replace(node, body=UNIT)
    return Width(steps.letter) if node.low == ONE and steps.letter == node.high.letter else ones


# What is certain of an index.


def least(index: Affine, ranges: Ranges) -> int | None:
    """A number that the index never falls below; None: there is none that one can see. Widths are at least 1."""
    for _ in range(20):
        ends = {each: ranges[each][index.times(each) < 0] for each in index.letters if each in ranges}
        each = next((each for each, end in ends.items() if each not in end.letters), None)
        if each is None:
            break
        index = index.put({each: ends[each]})
    if any(count < 0 for _, count in index.terms):
        return None
    return index.plus + sum(count for _, count in index.terms)


def certain(guard: Guard, ranges: Ranges) -> Guard | bool:
    """True where the guard always holds, False where it never does, else what is left to ask."""
    low, high = guard.low, guard.high
    if low is not None:
        if (gap := least(guard.index - low, ranges)) is not None and gap >= 0:
            low = None
        elif (gap := least(low - guard.index, ranges)) is not None and gap > 0:
            return False
    if high is not None:
        if (gap := least(high - guard.index, ranges)) is not None and gap >= 0:
            high = None
        elif (gap := least(guard.index - high, ranges)) is not None and gap > 0:
            return False
    return True if low is None and high is None else Guard(low, guard.index, high)
