"""The tree of a formula: frozen nodes that say what the TeX says, no more and no less.

    Symbol("w", (Index("j"), Index("k")), Index("l"))      w_{jk}^l
    children(tree), walk(tree)                             what is inside
    replace_child(tree, place, new)                        the same tree with one child changed
    to_json(tree)                                          plain data: what the widgets print from

Grouping brackets, thin spaces and line breaks are kept, so that a tree prints back to its own TeX. A role names
what a symbol is (``z a w b delta C y x ...``), never the letter it is printed with: letters are a notation's affair.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any


class Node:
    """What every node of a tree is."""


@dataclass(frozen=True)
class Number(Node):
    """Digits as printed: 2, 0.389, or e."""

    text: str


@dataclass(frozen=True)
class Index(Node):
    """An index or a layer, with what is added to it: j, l, L, l-1 (shift −1), 3."""

    name: str
    shift: int = 0


@dataclass(frozen=True)
class Symbol(Node):
    """A quantity of the network: its role, its indices (neurons from 1) and its layer."""

    role: str
    sub: tuple[Index, ...] = ()
    layer: Index | None = None


@dataclass(frozen=True)
class Whole(Node):
    """An index that is reckoned, i+k-1 or 2(i-1)+k: the sum of signs[n] times[n] parts[n]. A part is an Index, a Size or, in
    brackets, a Whole."""

    signs: tuple[str, ...]
    times: tuple[str, ...]
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Size(Node):
    """How many cells an array of a forward pass has along an axis, by its TeX: n_x, T."""

    name: str


@dataclass(frozen=True)
class Cell(Node):
    """One cell of an array of a forward pass: its letter as TeX (z, \\hat{x}), its indices below and above. With fewer
    indices than the array has, it is its name alone."""

    letter: str
    lower: tuple[Node, ...] = ()
    upper: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Letter(Node):
    """A letter that a question gives a value, and the book does not: p, lambda."""

    name: str


@dataclass(frozen=True)
class Layer(Node):
    """The number of a layer, where running text speaks of it: L, l-1."""

    index: Index


@dataclass(frozen=True)
class Function(Node):
    """σ(z), σ'(z), ln(a); ``argument`` None is the bare name."""

    name: str
    primes: int
    argument: Node | None


@dataclass(frozen=True)
class Sum(Node):
    """Σ over ``index``, from ``low`` to ``high`` where they are printed (else over all its range)."""

    index: Index
    low: Node | None
    high: Node | None
    body: Node


@dataclass(frozen=True)
class Over(Node):
    """The product, or the largest, of ``body`` over ``index``, as ``sign`` says: \\prod, \\max."""

    sign: str
    index: Index
    low: Node | None
    high: Node | None
    body: Node


@dataclass(frozen=True)
class Root(Node):
    """\\sqrt{body}."""

    body: Node


@dataclass(frozen=True)
class Fraction(Node):
    """\\frac, \\tfrac or \\dfrac, as ``style`` says."""

    style: str
    over: Node
    under: Node


@dataclass(frozen=True)
class Derivative(Node):
    """∂of/∂by (``d`` is \\partial or d); ``of`` None is the operator alone, before what it acts on. ``slash``: printed
    in one line, as running text has it."""

    d: str
    of: Node | None
    by: Node
    slash: bool = False


@dataclass(frozen=True)
class Gradient(Node):
    """∇_by of."""

    by: Node
    of: Node


@dataclass(frozen=True)
class Mean(Node):
    """E[body], with its brackets as printed."""

    left: str
    body: Node
    right: str


@dataclass(frozen=True)
class Norm(Node):
    """‖body‖."""

    body: Node


@dataclass(frozen=True)
class Shape(Node):
    """Rows × columns."""

    sizes: tuple[Node, ...]


@dataclass(frozen=True)
class Space(Node):
    """ℝ, or ℝ to a number of rows or to a shape: what a quantity is in."""

    sizes: Node | None


@dataclass(frozen=True)
class Group(Node):
    """Something in brackets, as printed."""

    left: str
    body: Node
    right: str


@dataclass(frozen=True)
class Power(Node):
    base: Node
    exponent: Node


@dataclass(frozen=True)
class Transpose(Node):
    body: Node


@dataclass(frozen=True)
class Product(Node):
    """factors[0] operators[0] factors[1] …; an empty operator is plain juxtaposition."""

    operators: tuple[str, ...]
    factors: tuple[Node, ...]


@dataclass(frozen=True)
class Add(Node):
    """signs[i] terms[i]; the first sign is printed only if it is a minus."""

    signs: tuple[str, ...]
    terms: tuple[Node, ...]


@dataclass(frozen=True)
class Chain(Node):
    """sides[0] relations[0] sides[1] …; a relation keeps its layout, as in ``\\\\ &=``."""

    relations: tuple[str, ...]
    sides: tuple[Node, ...]


@dataclass(frozen=True)
class Sequence(Node):
    """Statements or fragments side by side, with what separates them."""

    separators: tuple[str, ...]
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Words(Node):
    """\\text{…}: a condition, or words."""

    text: str


Position = tuple[str, int | None]  # where a child stands: the field, and its number in a tuple


def children(node: Node) -> Iterator[tuple[Position, Node]]:
    """Pairs (place, child) of the nodes directly inside ``node``."""
    for name, value in _fields(node):
        if isinstance(value, Node):
            yield (name, None), value
        elif isinstance(value, tuple):
            for i, child in enumerate(value):
                if isinstance(child, Node):
                    yield (name, i), child


def replace_child(node: Any, place: Position, new: Node) -> Any:
    """``node`` with the child at ``place`` (as ``children`` gives it) replaced by ``new``."""
    name, i = place
    if i is None:
        return replace(node, **{name: new})
    values = list(getattr(node, name))
    values[i] = new
    return replace(node, **{name: tuple(values)})


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything inside it, outermost first."""
    yield node
    for _, child in children(node):
        yield from walk(child)


def to_json(node: Any) -> Any:
    """The tree as dictionaries and lists, each node under its class name: ``{"node": "Index", "name": "j", "shift": 0}``."""
    if isinstance(node, Node):
        return {"node": type(node).__name__, **{name: to_json(value) for name, value in _fields(node)}}
    return [to_json(v) for v in node] if isinstance(node, tuple) else node


def _fields(node: Any) -> Iterator[tuple[str, Any]]:
    return ((name, getattr(node, name)) for name in node.__match_args__)
