r"""Whether a displayed equation holds.

    check(tree)                    how many comparisons it passed; Wrong says what differs, and where
    check(tree, [witness])         on networks of one's own

A statement must hold for every layer and neuron that it leaves free, for more than one sample, on every network that
its condition admits. Where it speaks of a batch (Z, A, Δ, C_s, N), C is the mean of the samples' costs. A side with
rounded numbers follows \approx: a number must be the right rounding, to half a unit of its last place; in an expression
each must be the rounding of something known, and the whole may be off by what they allow together. \leftarrow is what
Network.step does.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import Chain, Index, Node, Symbol, walk
from bplib.formula.meaning.conditions import witnesses
from bplib.formula.meaning.indices import NoSuchLayer, Wrong, layer_number, of_a_batch, span, uses
from bplib.formula.meaning.quantities import entry
from bplib.formula.meaning.rounding import slack, untraced
from bplib.formula.meaning.shapes import Value, number
from bplib.formula.meaning.statements import implied, only_neuron, statements, unwrapped
from bplib.formula.meaning.value import Place, evaluate
from bplib.formula.meaning.witness import Witness

EXACT, SMALLEST = 1e-12, 1e-14  # relative, and absolute where a value is nearly 0
CENTRAL = 1e-7  # central differences cannot do better
TRIED = 2  # samples of a batch at which a statement about one sample is tried


def check(tree: Node, on: Sequence[Witness] | None = None) -> int:
    """The number of comparisons that the statements of ``tree`` pass. Wrong: one that fails, or that says nothing."""
    condition, chains = statements(tree)
    on = on or witnesses(condition)
    return sum(holds(c, on) for chain in chains for c in (chain, *implied(chain)))


def holds(chain: Chain, on: Sequence[Witness]) -> int:
    """The number of comparisons that one chain passes."""
    bare = [unwrapped(side) for side in chain.sides]
    if len(set(bare)) < len(bare):
        raise Wrong(f"two sides are the same, which says nothing: {to_tex(chain)}")
    passed = 0
    for witness in on:
        here = only_neuron(chain) if witness.n == [1, 1] else chain
        counts = [compare(here, place) for place in places(here, witness)]
        if not counts:
            raise Wrong(f"there is no layer for which {to_tex(chain)} has a meaning on {witness}")
        passed += sum(counts)
    return passed


def places(chain: Node, witness: Witness) -> Iterator[Place]:
    """Every place at which ``chain`` has a meaning: layers, then neurons, then samples."""
    free = any(isinstance(node, Index) and node.name == "l" for node in walk(chain))
    layers: list[dict[str, int]] = [{"l": l} for l in range(witness.L + 1)] if free else [{}]
    for bound in layers:
        place = Place(witness, bound, batch=of_a_batch(chain))
        try:
            pairs = list(uses(chain, place))
        except NoSuchLayer:
            continue
        letters = sorted({letter for letter, _ in pairs})
        ranges = [range(1, witness.size(span(pairs, letter)) + 1) for letter in letters]
        for neurons in itertools.product(*ranges):
            here = place.at(**dict(zip(letters, neurons)))
            for sample in [here.sample] if "s" in letters else range(min(witness.N, TRIED)):
                yield replace(here, sample=sample)


@np.errstate(all="ignore")  # what is not finite equals nothing, itself included
def compare(chain: Chain, place: Place) -> int:
    """Hold each side to the one before it, or after \\approx to the true value, the first; the number of comparisons."""
    true = before = evaluate(chain.sides[0], place)
    for i, (layout, side) in enumerate(zip(chain.relations, chain.sides[1:]), 1):
        relation, value = layout.split()[-1].lstrip("&"), evaluate(side, place)
        if relation == r"\leftarrow":
            true = before = stepped(chain.sides[0], place)
        wanted, allowed = (true, slack(side, place)) if relation == r"\approx" else (before, 0)
        if relation == r"\approx" and (strange := untraced(side, chain.sides[:i], place)):
            raise Wrong(f"{to_tex(side)}: the rounding of nothing known: {', '.join(strange)}, where {place}")
        if not close(wanted, value, allowed, place.witness):
            how = f"to within {np.max(allowed):.1g}" if relation == r"\approx" else "exactly"
            raise Wrong(f"{to_tex(side)} is {show(value)}; expected {show(wanted)} {how}, where {place}")
        before = value
    return len(chain.relations)


def stepped(symbol: Node, place: Place) -> Value:
    r"""What Network.step makes of the weight or bias on the left of \leftarrow."""
    if not isinstance(symbol, Symbol) or symbol.role not in ("w", "b"):
        raise Wrong(rf"expected a weight or a bias before \leftarrow; got {to_tex(symbol)}")
    if place.witness.together:
        raise Wrong(r"\leftarrow is checked against Network.step, whose outputs act one by one")
    if place.witness.eta is None:
        raise Wrong(r"expected a condition such as \text{learning rate 0.5} beside \leftarrow")
    layers = place.witness.stepped(None if place.batch else place.sample)[symbol.role]
    values = layers[layer_number(symbol.layer, place)]
    return values[entry(symbol.sub, values, place)] if symbol.sub else values


def close(wanted: Value, value: Value, allowed: Any, witness: Witness) -> bool:
    """Whether two values agree to rounding, or within ``allowed``; a 1×1 matrix beside a number is that number."""
    if np.shape(wanted) != np.shape(value):
        wanted, value = number(wanted), number(value)
    rounding = (EXACT if witness.smooth else CENTRAL) * np.maximum(abs(wanted), abs(value)) + SMALLEST
    return bool(np.all(np.isfinite(rounding + allowed) & (abs(wanted - value) <= rounding + allowed)))


def show(value: Value) -> str:
    """A value as a message prints it."""
    return np.array2string(np.asarray(value), precision=8, separator=", ")
