"""A program as plain data, for the page: its definitions, its way back, its widths.

    to_data(program)      {"cost": "C", "leaves": [...], "defs": [...], "back": [...], "widths": {...}, "fits": [...], …}
    tree_data(node)       one expression: a prefix list, ["sum", "k", ["*", ["@", "w", "k"], ["@", "x", …]]]

An expression is a number or a list whose first word says what it is:
@ name index… · width name · + - * / ^ · sqrt exp ln tanh abs · f name primes of · max · in low index high (None: no bound) ·
same index index · holds value relation value · sum or maxover, an index (with its bounds, where no cell shows them), body.
An index is a letter, a number, or {"of": {letter: how often}, "plus": number}; a width in it stands like a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bplib.calculus.program.tree import (
    ELEMENTARY,
    MINUS,
    ONE,
    Add,
    Affine,
    Apply,
    At,
    Bound,
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
    walk,
)

Axes = Mapping[str, tuple[str, ...]]


def index_data(index: Affine | None) -> Any:
    """An index: "i", 3, or {"of": {"i": 2, "k": 1}, "plus": -1}."""
    if index is None:
        return None
    if index.letter:
        return index.letter
    return index.plus if index.number is not None else {"of": dict(index.terms), "plus": index.plus}


def tree_data(node: Node, axes: Axes) -> Any:
    """The expression; ``axes`` says which widths each array has."""
    data = lambda child: tree_data(child, axes)
    match node:
        case Number(value) if value.denominator == 1:
            return value.numerator
        case Number(value):
            short = 10**15 % value.denominator == 0  # then the float is what is written
            return float(value) if short else ["/", value.numerator, value.denominator]
        case Width(name):
            return ["width", name]
        case At(name, at):
            return ["@", name, *map(index_data, at)]
        case Add((first, second)) if _is_negative(second):
            return ["-", data(first), data(_without_minus(second))]
        case Add(terms):
            return ["+", *map(data, terms)]
        case Product((factor, *rest)) if factor == MINUS and rest:
            return ["-", data(_without_minus(node))]
        case Product(factors):
            return ["*", *map(data, factors)]
        case Quotient(over, under):
            return ["/", data(over), data(under)]
        case Power(base, exponent):
            return ["^", data(base), data(exponent)]
        case Apply(function, 0, argument) if function in ELEMENTARY:
            return [function, data(argument)]
        case Apply(function, primes, argument):
            return ["f", function, primes, data(argument)]
        case Max(one, other):
            return ["max", data(one), data(other)]
        case Sum() | MaxOver():
            runs = (
                node.letter if shows_its_range(node, axes) else [node.letter, *map(index_data, (node.low, node.high))]
            )
            return ["sum" if isinstance(node, Sum) else "maxover", runs, data(node.body)]
        case Guard(low, index, high):
            return ["in", *map(index_data, (low, index, high))]
        case Same(left, right):
            return ["same", index_data(left), index_data(right)]
        case Holds(left, relation, right):
            return ["holds", data(left), {"=": "eq", ">": "gt", "≥": "ge"}[relation], data(right)]
    raise TypeError(f"expected an expression that is carried out; got {node!r}")


def shows_its_range(node: Bound, axes: Axes) -> bool:
    """Whether the index runs over a whole axis, along which it stands alone in some cell."""
    return node.low == ONE and any(
        index.letter == node.letter and node.high.letter == width
        for cell in walk(node.body)
        if isinstance(cell, At) and cell.name in axes
        for index, width in zip(cell.indices, axes[cell.name])
    )


def definitions_data(definitions: Iterable[Any], starts: Mapping[str, Any], axes: Axes) -> list[dict[str, Any]]:
    """The definitions, first to last; ``start``: the slice of one that is a leaf."""
    return [
        {
            "s": each.name,
            "at": list(each.at),
            **({"start": starts[each.name]} if each.name in starts and len(each.letters) == len(each.at) else {}),
            "is": tree_data(each.body, axes),
        }
        for each in definitions
    ]


def _is_negative(node: Node) -> bool:
    return isinstance(node, Product) and node.factors[0] == MINUS and len(node.factors) > 1


def _without_minus(node: Node) -> Node:
    assert isinstance(node, Product)
    rest = node.factors[1:]
    return rest[0] if len(rest) == 1 else Product(rest)
