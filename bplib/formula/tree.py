"""The tree of a formula: frozen nodes that say what the TeX says, no more and no less.

    Symbol("w", (Index("j"), Index("k")), Index("l"))      w_{jk}^l
    children(tree), walk(tree)                             what is inside
    replace_child(tree, place, new)                        the same tree with one child changed
    to_json(tree)                                          plain data: what the widgets print from

Grouping brackets, thin spaces and line breaks are kept, so that a tree prints back to its own TeX. A role names
what a symbol is (``z a w b delta C y x ...``), never the letter it is printed with: letters are a notation's affair.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Number:
    """Digits as printed: 2, 0.389, or e."""

    text: str


@dataclass(frozen=True)
class Index:
    """An index or a layer, with what is added to it: j, l, L, l-1 (shift −1), 3."""

    name: str
    shift: int = 0


@dataclass(frozen=True)
class Symbol:
    """A quantity of the network: its role, its indices (neurons from 1) and its layer."""

    role: str
    sub: tuple = ()
    layer: Index | None = None


@dataclass(frozen=True)
class Function:
    """σ(z), σ'(z), ln(a); ``argument`` None is the bare name."""

    name: str
    primes: int
    argument: Any


@dataclass(frozen=True)
class Sum:
    """Σ over ``index``, from ``low`` to ``high`` where they are printed (else over all its range)."""

    index: Index
    low: Any
    high: Any
    body: Any


@dataclass(frozen=True)
class Fraction:
    """\\frac, \\tfrac or \\dfrac, as ``style`` says."""

    style: str
    over: Any
    under: Any


@dataclass(frozen=True)
class Derivative:
    """∂of/∂by (``d`` is \\partial or d); ``of`` None is the operator alone, before what it acts on. ``slash``: printed
    in one line, as running text has it."""

    d: str
    of: Any
    by: Any
    slash: bool = False


@dataclass(frozen=True)
class Gradient:
    """∇_by of."""

    by: Any
    of: Any


@dataclass(frozen=True)
class Mean:
    """E[body], with its brackets as printed."""

    left: str
    body: Any
    right: str


@dataclass(frozen=True)
class Norm:
    """‖body‖."""

    body: Any


@dataclass(frozen=True)
class Group:
    """Something in brackets, as printed."""

    left: str
    body: Any
    right: str


@dataclass(frozen=True)
class Power:
    base: Any
    exponent: Any


@dataclass(frozen=True)
class Transpose:
    body: Any


@dataclass(frozen=True)
class Product:
    """factors[0] operators[0] factors[1] …; an empty operator is plain juxtaposition."""

    operators: tuple
    factors: tuple


@dataclass(frozen=True)
class Add:
    """signs[i] terms[i]; the first sign is printed only if it is a minus."""

    signs: tuple
    terms: tuple


@dataclass(frozen=True)
class Chain:
    """sides[0] relations[0] sides[1] …; a relation keeps its layout, as in ``\\\\ &=``."""

    relations: tuple
    sides: tuple


@dataclass(frozen=True)
class Sequence:
    """Statements or fragments side by side, with what separates them."""

    separators: tuple
    parts: tuple


@dataclass(frozen=True)
class Words:
    """\\text{…}: a condition, or words."""

    text: str


def children(node):
    """Pairs (place, child) of the nodes directly inside ``node``."""
    for f in fields(node):
        value = getattr(node, f.name)
        if is_dataclass(value):
            yield (f.name, None), value
        elif isinstance(value, tuple):
            for i, child in enumerate(value):
                if is_dataclass(child):
                    yield (f.name, i), child


def replace_child(node, place, new):
    """``node`` with the child at ``place`` (as ``children`` gives it) replaced by ``new``."""
    name, i = place
    if i is None:
        return replace(node, **{name: new})
    values = list(getattr(node, name))
    values[i] = new
    return replace(node, **{name: tuple(values)})


def walk(node):
    """``node`` and everything inside it, outermost first."""
    yield node
    for _, child in children(node):
        yield from walk(child)


def to_json(node):
    """The tree as dictionaries and lists, each node under its class name: ``{"node": "Index", "name": "j", "shift": 0}``."""
    if is_dataclass(node):
        return {"node": type(node).__name__, **{f.name: to_json(getattr(node, f.name)) for f in fields(node)}}
    return [to_json(v) for v in node] if isinstance(node, tuple) else node
