"""What a displayed equation claims, before any number is put in.

statements(tree)        (condition, chains): the claims, line by line
implied(chain)          what a chain claims beside itself
unwrapped(side)         a side without its brackets: two equal ones say nothing
bare(side)              the same without + 0, times 1, a second transpose, and what is multiplied by 0
only_neuron(chain)      the same with z, w, b, a read as those of the only neuron there is
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Group,
    Index,
    Node,
    Number,
    Power,
    Product,
    Sequence,
    Symbol,
    Transpose,
    Words,
    children,
    replace_child,
)
from bplib.formula.meaning.indices import Wrong


def statements(tree: Node) -> tuple[str, list[Chain]]:
    """(condition, chains): what the equation claims, line by line."""
    parts = list(flat(tree))
    chains = [p for p in parts if isinstance(p, Chain)]
    words = [p.text for p in parts if isinstance(p, Words)]
    if not chains or len(chains) + len(words) != len(parts) or any(isinstance(p, Words) for p in parts[:-1]):
        raise Wrong("expected statements such as a = b, then at most one condition")
    return "".join(words), chains


def flat(tree: Node) -> Iterator[Node]:
    """The statements and conditions of ``tree``, whatever layout they stand in."""
    match tree:
        case Sequence(_, parts):
            for part in parts:
                yield from flat(part)
        case Group(r"\begin{aligned}", body):
            yield from flat(body)
        case _:
            yield tree


def implied(chain: Chain) -> Iterator[Chain]:
    """∂X/∂v = ∂/∂v (Y) also claims X = Y, though two different things may have the same slope."""
    for left, right in zip(chain.sides, chain.sides[1:]):
        match left, right:
            case Derivative(_, of, by), Product(("",), (Derivative(_, None, same), body)) if by == same and of:
                yield Chain(("=",), (of, body))


def unwrapped(node: Node) -> Node:
    """``node`` without its brackets: for comparing what two sides say."""
    while isinstance(node, Group):
        node = node.body
    for place, child in list(children(node)):
        node = replace_child(node, place, unwrapped(child))
    return node


def bare(node: Node) -> Node:
    """``node`` without its brackets and what changes nothing: a term 0, a factor 1; a product with 0 is 0."""
    while isinstance(node, Group):
        node = node.body
    for place, child in list(children(node)):
        node = replace_child(node, place, bare(child))
    zero, one = Number("0"), Number("1")
    match node:
        case Product(operators, factors) if zero in factors:
            return zero
        case Product(operators, factors) if one in factors:
            kept = [(o, f) for o, f in zip(("", *operators), factors) if f != one] or [("", one)]
            return kept[0][1] if len(kept) == 1 else Product(tuple(o for o, _ in kept[1:]), tuple(f for _, f in kept))
        case Add(signs, terms) if zero in terms:
            kept = [(s, t) for s, t in zip(signs, terms) if t != zero] or [("+", zero)]
            return kept[0][1] if [s for s, _ in kept] == ["+"] else Add(*map(tuple, zip(*kept)))
        case Power(base, exponent) if exponent == one:
            return base
        case Transpose(Transpose(body)):
            return body
    return node


def only_neuron(node: Any) -> Any:
    """Letters without index and layer are those of the only neuron: w is w_{11}^1."""
    one = Index("1")
    match node:
        case Symbol("z" | "a" | "b" | "delta", (), None):
            return replace(node, sub=(one,), layer=one)
        case Symbol("w", (), None):
            return replace(node, sub=(one, one), layer=one)
        case Symbol("x" | "y" | "yhat", (), None):
            return replace(node, sub=(one,))
    for place, child in list(children(node)):
        node = replace_child(node, place, only_neuron(child))
    return node
