r"""Rounded numbers in a formula: what they must be the rounding of, and how much they may move the value of a side.

    rounded(side, witness)              the numbers of ``side`` that count as rounded
    slack(side, place)                  how far they may move its value, each by half a unit of its last place
    untraced(side, before, place)       those that round nothing that the sides before say, or the network holds

What the network was given (weights, biases, input, target, learning rate) is exact wherever it stands in an expression.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from bplib.formula.grammar.tree import Group, Index, Node, Number, Sum, children, replace_child, walk
from bplib.formula.meaning.indices import Wrong, span, uses
from bplib.formula.meaning.value import Place, evaluate
from bplib.formula.meaning.witness import Witness

DIGITS = 4  # after the point: a number that begins a calculation, and has so many, has been rounded
MOST = 0.02  # of a value: what a rounded number may be off, however few its digits


def given(witness: Witness) -> set:
    """The size of every number that the network was given."""
    arrays = [*witness.net.w[1:], *witness.net.b[1:], witness.x, witness.y]
    return {abs(v) for array in arrays for v in np.ravel(array)} | {witness.eta}


def alone(side: Node) -> bool:
    """Whether ``side`` is one number, perhaps with a sign or brackets: a result, whatever it happens to equal."""
    return len([n for n in walk(side) if not isinstance(n, Group)]) <= 2


def rounded(side: Node, witness: Witness) -> set[Number]:
    """The numbers of ``side`` with decimals that are not given."""
    exact = set() if alone(side) else given(witness)
    return {n for n in walk(side) if isinstance(n, Number) and "." in n.text and float(n.text) not in exact}


def half_unit(number: Number) -> float:
    """Half a unit of its last place."""
    return 0.5 * 10.0 ** -len(number.text.partition(".")[2])


def slack(side: Node, place: Place, digits: int = 1) -> Any:
    """How far the rounded numbers of ``side`` may move its value, together: those of so many ``digits`` after the point."""
    numbers = {n for n in rounded(side, place.witness) if len(n.text.partition(".")[2]) >= digits}
    if not numbers:
        return 0.0
    value = evaluate(side, place)
    return sum((abs(evaluate(moved, place) - value) for moved in nudged(side, numbers)), 0.0)


def nudged(node: Node, numbers: set[Number]) -> Iterator[Node]:
    """``node`` with one of ``numbers`` moved by half a unit of its last place, for each of them in turn."""
    if isinstance(node, Number) and node in numbers:
        yield Number(repr(float(node.text) + half_unit(node)))
    for where, child in children(node):
        for moved in nudged(child, numbers):
            yield replace_child(node, where, moved)


def untraced(side: Node, before: tuple[Node, ...], place: Place) -> list[str]:
    """The rounded numbers inside ``side`` that are the rounding of no part of the sides ``before`` it, and of nothing
    in the forward and backward pass, each with the nearest of those. (A number alone is compared as a whole.)"""
    if alone(side):
        return []
    values = np.abs([v for s in before for v in parts(s, place)] + held(place))
    found = []
    for n in rounded(side, place.witness):
        nearest = values[np.argmin(np.abs(values - float(n.text)))]
        if not abs(nearest - float(n.text)) <= min(half_unit(n), MOST * abs(float(n.text))) * (1 + 1e-9):
            found.append(f"{n.text} (nearest: {nearest:.8g})")
    return found


def parts(node: Node, place: Place) -> Iterator[complex]:
    """The value of every part of ``node`` that is a number, each term of its sums included."""
    try:
        value = evaluate(node, place)
        if np.size(value) == 1:
            yield np.asarray(value).item()
    except Wrong:
        pass  # an operator, a bare name: no value by itself
    places = [place]
    if isinstance(node, Sum):
        n = place.witness.size(span(uses(node.body, place), node.index.name))
        places = [place.at(**{node.index.name: k}) for k in range(1, n + 1)]
    for _, child in children(node):
        if not isinstance(child, Index):
            for inner in places:
                yield from parts(child, inner)


def held(place: Place) -> list:
    """What a reader can see on the network: every z, a, σ'(z), δ and gradient, the miss, and what one weight carries,
    forward (w a) and back (w δ, and that times σ')."""
    witness, L = place.witness, place.witness.L
    rest, act = witness.rest, witness.net.act

    def of_sample(layers: list) -> list[Any]:
        return [None if v is None else v[:, [place.sample]] for v in layers]

    z, a, delta = map(of_sample, (rest.z, rest.a, witness.delta))
    arrays = [rest.C, a[L] - witness.y[:, [place.sample]]]
    for l in range(1, L + 1):
        back = rest.w[l] * delta[l]
        arrays += [z[l], a[l], delta[l], delta[l] @ a[l - 1].T, rest.w[l] * a[l - 1].T, back]
        if l > 1:
            arrays.append(back * act[l - 1].df(z[l - 1], a[l - 1]).T)
        if l < L or not witness.together:
            arrays.append(act[l].df(z[l], a[l]))
    return [v for array in arrays for v in np.ravel(array)]
