"""What the indices of a formula run over.

    uses(node, place)            (index, layer) for each free use of an index: j in w_{jk}^l runs over layer l
    span(pairs, "j")             the one layer that j runs over, or SAMPLES; Wrong if there are two, or none
    layer_number(index, place)   l-1 as a number, where l is bound
    of_a_batch(node)             whether it speaks of all samples at once, so that C is their mean

The index s, and no other, counts samples.

A formula that makes no sense is ``Wrong``; one that only leaves the network (layer 0 has no z) is ``NoSuchLayer``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bplib.formula.grammar.tree import Derivative, Function, Gradient, Index, Node, Product, Sum, Symbol, children, walk
from bplib.notation import BEFORE, HERE, SAMPLES, SCRIPTS

if TYPE_CHECKING:
    from bplib.formula.meaning.value import Place

Layer = int | str  # a number, or SAMPLES

BATCH = {role for role, (indices, _) in SCRIPTS.items() if SAMPLES in indices} - {"C"} | {"N", "ones"}


class Wrong(ValueError):
    """A statement that does not hold, or has no meaning: what differs, and where."""


class NoSuchLayer(Wrong):
    """A layer that the network does not have."""


def layer_number(index: Index | None, place: Place) -> int:
    """The number of a layer: L, a bound letter or digits, with its shift. Wrong: it is none."""
    if index is None:
        raise Wrong("a layer is missing")
    if index.name == "L":
        return place.witness.L + index.shift
    if index.name in place.bound:
        return place.bound[index.name] + index.shift
    if not index.name.isdecimal():
        raise Wrong(f"the layer {index.name} is not bound to a number")
    return int(index.name) + index.shift


def layers_of(symbol: Symbol, place: Place) -> list[Layer]:
    """What each index of ``symbol`` runs over (w_{jk}^l: layer l, then l-1), after checking its scripts."""
    role, sub = symbol.role, symbol.sub
    if role not in SCRIPTS:
        raise Wrong(f"{role} is no quantity of the network")
    ranges, layered = SCRIPTS[role]
    if len(sub) not in (0, len(ranges)):
        raise Wrong(f"{role} takes {len(ranges)} indices or none; got {len(sub)}")
    if layered != (symbol.layer is not None):
        raise Wrong(f"{role} has no meaning {'without' if layered else 'with'} a layer")
    if role == "n" and not sub:
        raise Wrong("n has no meaning without its layer")
    L = place.witness.L
    l = layer_number(symbol.layer, place) if layered else {"x": 0, "X": 0}.get(role, L)
    if not (0 if role in ("a", "x", "A", "X") else 1) <= l <= L:
        raise NoSuchLayer(f"{role} of layer {l}, in a network of layers 0 to {L}")
    runs_over: dict[object, Layer] = {HERE: l, BEFORE: l - 1, SAMPLES: SAMPLES}
    return [runs_over[r] for r in ranges]


def uses(node: Node, place: Place, inside: tuple[str, ...] = ()) -> Iterator[tuple[str, Layer]]:
    """Pairs (index letter, layer) of the free uses of indices in ``node``, in reading order."""
    if node in place.given:
        return
    match node:
        case Symbol("n", (layer,)):
            if not 0 <= layer_number(layer, place) <= place.witness.L:
                raise NoSuchLayer(f"n of layer {layer_number(layer, place)}")
            return
        case Symbol(_, sub):
            for index, l in zip(sub, layers_of(node, place)):
                if not index.name.isdecimal() and (index.name == "s") != (l == SAMPLES):
                    raise Wrong(f"{index.name} in {node.role}: s counts samples, and nothing else does")
                if not index.name.isdecimal() and index.name not in inside:
                    yield index.name, l
            return
        case Sum(index, _, _, body):
            if index.name in inside:
                raise Wrong(f"a sum over {index.name} inside a sum over {index.name}")
            if isinstance(body, Product) and sum(n == index for n in walk(body)) < 2:
                raise Wrong(f"the sum over {index.name} links nothing: one factor has it, the others do not")
            inside = (*inside, index.name)
        case Gradient(Symbol(_, (), None) as by, of):
            node = Gradient(output(by), of)
        case Derivative(_, Function("sigma", _, None), by):
            node = by
            yield from uses(by, place, inside)
            return
    for _, child in children(node):
        if not isinstance(child, Index):
            yield from uses(child, place, inside)


def output(symbol: Symbol) -> Symbol:
    r"""In \nabla_a C, a is that of the last layer."""
    return Symbol(symbol.role, (), Index("L")) if symbol.layer is None else symbol


def span(pairs: Iterable[tuple[str, Layer]], letter: str) -> Layer:
    """The one layer that ``letter`` runs over, or SAMPLES. Wrong: two layers, or none."""
    found = sorted({layer for name, layer in pairs if name == letter}, key=str)
    if len(found) > 1:
        raise Wrong(f"the index {letter} runs over two layers, {found[0]} and {found[1]}")
    if not found:
        raise Wrong(f"the index {letter} runs over nothing")
    return found[0]


def of_a_batch(node: Node) -> bool:
    """Whether ``node`` names a matrix whose columns are samples, their number, or one of their costs C_s."""
    return any(isinstance(n, Symbol) and (n.role in BATCH or (n.role == "C" and n.sub)) for n in walk(node))
