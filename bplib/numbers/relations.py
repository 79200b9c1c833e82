r"""What the formulas of a text say of its numbers: quantities that they name by number, and = and ≈.

quantities_in(tex)               w_{12}^2 and δ_1^3, each once: what has numbers for indices
nodes_in(tex)                    all that its formulas are made of
relation_faults(tex, known)      "= -0.3859, but that is rounded …": = and ≈ that should be the other; a quantity that is
                                 said to be a number, and is not
known = {"0.2756": (value, "ours")}: what the printed numbers are bound to, and where
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bplib.formula import TexError, Wrong, parse
from bplib.formula.grammar.running_text import pieces
from bplib.formula.grammar.tree import Add, Chain, Node, Number, Symbol, walk
from bplib.numbers.lists import OURS, in_symbols, read
from bplib.numbers.printed import fits, is_decimal, tokens
from bplib.numbers.printed import worth as value_of
from bplib.numbers.worlds import world

SET = {"w", "b", "x", "y", "eta"}  # what a text may set to another number


class Bound(NamedTuple):
    """What a printed number is bound to."""

    value: float
    world: str
    tree: Node


Known = Mapping[str, Bound]
RELATION = re.compile(r"(\\approx|=)")
TYPED = {r"\cdot": "*", r"\left": "", r"\right": ""}


def nodes_in(tex: str) -> list[Node]:
    """All that the formulas of ``tex`` are made of, in reading order."""
    try:
        return [n for _, piece, _ in pieces(tex) if isinstance(piece, Node) for n in walk(piece)]
    except TexError:
        return []


def quantities_in(tex: str) -> list[Symbol]:
    """The quantities that ``tex`` names by number, in reading order."""
    found = [n for n in nodes_in(tex) if isinstance(n, Symbol) and n.layer and n.sub]
    return list(dict.fromkeys(n for n in found if all(i.name.isdecimal() for i in (*n.sub, n.layer) if i)))


def relation_faults(tex: str, known: Known, program: str = "") -> Iterator[str]:
    """What is wrong with the relations of one formula. Of what it says about a ``program`` only that is looked at which needs
    no reading; the rest bplib.calculus.stated holds."""
    tex = " ".join(tex.split())
    if r"\approx" in tex and not any(is_decimal(number.printed) for number in tokens(tex, True)):
        yield "≈, but no number in the formula is rounded: expected ="
        return
    try:
        tree = parse(tex) if not program else None
    except TexError:
        tree = None
    if tree is None:
        yield from _of_bare_numbers(tex)
        return
    for chain in (node for node in walk(tree) if isinstance(node, Chain)):
        for relation, left, right in zip(chain.relations, chain.sides, chain.sides[1:]):
            sign = relation.split()[-1].lstrip("&") if relation.split() else ""
            if sign in ("=", r"\approx"):
                yield from _of_pair(sign, left, right, known)


def _of_pair(sign: str, left: Node, right: Node, known: Known) -> Iterator[str]:
    rounded = any(isinstance(n, Number) and is_decimal(n.text) for n in walk(right))
    printed = _printed(right)
    if printed is None:
        where = next((bound.world for bound in known.values()), OURS)
        one, other = _value(left, where), _value(right, where) if _is_bare(right) else None
        if (
            sign == r"\approx"
            and one is not None
            and other is not None
            and abs(one - other) <= 1e-12 * max(1, abs(one))
        ):
            yield f"≈ {in_symbols(right)}, but it is exactly that: expected ="
        elif sign == r"\approx" and not rounded:
            yield f"≈ {in_symbols(right)}, which rounds nothing: expected ="
        return
    held = known.get(printed)
    bound, where = (held.value, held.world) if held else (None, OURS)
    value = _value(left, where)
    if isinstance(left, Symbol) and left.role in SET and held and not isinstance(held.tree, Symbol):
        value = None  # it is set: the bias would have to be 0.3110
    if value is None and not any(isinstance(n, Number) and is_decimal(n.text) for n in walk(left)):
        value = bound  # else an equation for something unknown
    bare = _is_bare(left)
    if bound is not None and value is not None and not bare and not fits(printed, "=", value):
        yield f"{in_symbols(left)} is {value:.10g} (in {where}), and not {printed}"
    elif sign == "=" and value is not None and _apart(printed, value):
        yield f"= {printed}, but that is rounded, from {value:.10g}: expected ≈"
    elif sign == r"\approx" and bare and value is not None and not _apart(printed, value):
        yield f"≈ {printed}, but what is printed before it is exactly that: expected ="
    elif sign == r"\approx" and bound is not None and not _apart(printed, bound):
        yield f"≈ {printed}, but it is exactly that: expected ="


def _of_bare_numbers(tex: str) -> Iterator[str]:
    """= between numbers that are not equal, where the grammar does not read the formula: 0.61100 / 0.31953 = 1.9122."""
    for command, sign in TYPED.items():
        tex = tex.replace(command, sign)
    sides = RELATION.split(tex)
    for left, sign, right in zip(sides[::2], sides[1::2], sides[2::2]):
        try:
            one, other = (world(OURS).value(read(side)) for side in (left, right) if not re.search("[a-zA-Z]", side))
        except (ValueError, ZeroDivisionError):
            continue
        if sign == "=" and _apart(str(other), one):
            yield f"= {right.strip()}, but that is rounded, from {one:.10g}: expected ≈"


def _is_bare(node: Node) -> bool:
    """Whether a side holds numbers alone."""
    return not any(isinstance(n, Symbol) for n in walk(node))


def _apart(printed: str, value: float) -> bool:
    """Whether a value is not just what is printed."""
    return abs(value_of(printed) - value) > 1e-12 * max(1, abs(value))


def _printed(node: Node) -> str | None:
    """The text of a side that is one number, with its sign."""
    if isinstance(node, Add) and len(node.terms) == 1 and isinstance(node.terms[0], Number):
        return "-" * (node.signs[0] == "-") + node.terms[0].text
    return node.text if isinstance(node, Number) and node.text != "e" else None


def _value(node: Node, where: str) -> float | None:
    """The value of a side, if it has one: numbers, and quantities with numbers for indices."""
    try:
        return world(where).value(node)
    except (Wrong, ValueError):
        return None
