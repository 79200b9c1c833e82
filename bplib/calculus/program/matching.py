r"""Where a definition, or what is given, can be read from right to left.

    matches(pattern, node, {"i"})        {"i": index, …}: what to put for the letters so that the pattern is the node
    named(node, cell, body)              the node with every place where ``body`` stands called by its name, ``cell``

e^{z_j} / \sum_m e^{z_m} is a_j; in e^{z_i} e^{z_j} / (\sum_m e^{z_m})^2 it stands twice, and a_i a_j is left.
"""

from collections.abc import Iterator
from fractions import Fraction

from bplib.calculus.program.algebra import Term, key, product_of, size, split, tidy
from bplib.calculus.program.tree import (
    Add,
    Affine,
    Apply,
    At,
    MaxOver,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    free,
    letter,
    moved,
    rebuild,
)

Place = dict[str, Affine]


def matches(pattern: Node, node: Node, letters: frozenset[str], place: Place | None = None) -> Iterator[Place]:
    """Each way to put indices for ``letters`` such that the pattern is the node, sums' letters and orders apart."""
    place = place or {}
    if free(pattern).isdisjoint(letters - place.keys()):
        if key(moved(pattern, place)) == key(node):
            yield place
        return
    match pattern, node:
        case At(name, at), At(other, where) if name == other:
            if (found := _indices(at, where, letters, place)) is not None:
                yield found
        case Apply(function, primes, argument), Apply(other_function, others, of):
            if (function, primes) == (other_function, others):
                yield from matches(argument, of, letters, place)
        case (Sum(own, low, high, body), Sum(other, bottom, top, of)) | (
            MaxOver(own, low, high, body),
            MaxOver(other, bottom, top, of),
        ):
            if (found := _indices((low, high), (bottom, top), letters, place)) is not None:
                yield from matches(moved(body, {own: letter(other)}), of, letters, found)
        case Add(parts), Add(others) if len(parts) == len(others):
            yield from _all(list(parts), list(others), letters, place)
        case ((Product() | Quotient() | Power()), _):
            wanted, there = split(pattern), split(node)
            if wanted.number == there.number and len(wanted.factors) == len(there.factors) > 0:
                for found, rest in within(wanted, there, letters, place):
                    if not rest:
                        yield found


def _indices(
    pattern: tuple[Affine, ...], at: tuple[Affine, ...], letters: frozenset[str], place: Place
) -> Place | None:
    for own, index in zip(pattern, at):
        own = own.put(place)
        unknown = [each for each in own.letters if each in letters and each not in place]
        if len(unknown) == 1 and own.times(unknown[0]) in (1, -1):
            name = unknown[0]
            place = {**place, name: (index - own + letter(name) * own.times(name)) * own.times(name)}
        elif own != index:
            return None
    return place


def _all(parts: list[Node], others: list[Node], letters: frozenset[str], place: Place) -> Iterator[Place]:
    """Each part is one of the others."""
    if not parts:
        yield place
        return
    for at, other in enumerate(others):
        for found in matches(parts[0], other, letters, place):
            yield from _all(parts[1:], others[:at] + others[at + 1 :], letters, found)


def within(pattern: Term, term: Term, letters: frozenset[str], place: Place) -> Iterator[tuple[Place, dict]]:
    """Each way to find the factors of the pattern among those of the term, with the factors that are left."""
    wanted = list(pattern.factors.items())
    if not wanted:
        yield place, dict(term.factors)
        return
    base, exponent = wanted[0]
    rest = Term(pattern.number, (), dict(wanted[1:]))
    for other, there in term.factors.items():
        if there * exponent > 0 and abs(there) >= abs(exponent):
            for found in matches(base, other, letters, place):
                left = {**term.factors, other: there - exponent}
                kept = {node: n for node, n in left.items() if n}
                yield from within(rest, Term(term.number, (), kept), letters, found)


def named(node: Node, cell: Node, body: Node, letters: frozenset[str], saves: int = 1) -> Node:
    """The node, with ``cell`` (which has ``letters``) wherever ``body`` stands, as a whole or among the factors, if that
    ``saves`` so much to read."""
    pattern, term = split(tidy(body)), split(node)
    if not pattern.number or not pattern.factors:
        return node
    for left in (
        _powers(pattern, term, cell, letters) if len(pattern.factors) == 1 else _parts(pattern, term, cell, letters)
    ):
        found = product_of(left.number, left.factors)
        if size(found) <= size(node) - saves:
            return named(found, cell, body, letters, saves)
    return rebuild(node, lambda child: named(child, cell, body, letters, saves))


def _parts(pattern: Term, term: Term, cell: Node, letters: frozenset[str]) -> Iterator[Term]:
    """Each way to take the factors of the pattern out of the term, its name put in instead."""
    for found, rest in within(pattern, term, letters, {}):
        if letters <= found.keys():
            yield Term(term.number / pattern.number, (), rest).times(moved(cell, found), Fraction(1))


def _powers(pattern: Term, term: Term, cell: Node, letters: frozenset[str]) -> Iterator[Term]:
    """The same, where the pattern is one factor: each power of it is that power of its name."""
    [(base, exponent)] = pattern.factors.items()
    for other, there in term.factors.items():
        n = there / exponent
        for found in matches(base, other, letters) if n.denominator == 1 else ():
            rest = {node: m for node, m in term.factors.items() if node != other}
            yield Term(term.number / pattern.number ** int(n), (), rest).times(moved(cell, found), n)
