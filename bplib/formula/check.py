r"""Whether a displayed equation holds.

    check(tree)                    how many comparisons it passed; Wrong says what differs, and where
    check(tree, [witness])         on networks of one's own

A statement must hold for every layer and neuron that it leaves free, for more than one sample, on the networks that
its condition admits: two that are always the same and one that is drawn by lot from the statement, whose widths, batch,
η, activations and cost nobody can have known who wrote it. Where it speaks of a batch (Z, A, Δ, C_s, N), C is the mean of
the samples' costs. One that holds whatever its letters are worth says nothing, and is refused too; so is one with a part
that makes no difference (bplib.formula.meaning.hidden).

A side with rounded numbers follows \approx: a number must be the right rounding, to half a unit of its last place and to
2 % of its value; in an expression each must be the rounding of something known, and the whole may be off by what they
allow together, and by no more than 2 %. \leftarrow is what Network.step does. An inequality is tried on small and large
weights as well; \in \mathbb{R}^{n \times m} is what shape a quantity has.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

import numpy as np

from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import Chain, Index, Layer, Node, Symbol, walk
from bplib.formula.meaning.conditions import crowds_for, drawn_for, witnesses
from bplib.formula.meaning.hidden import differs_loosely, long_number, spares
from bplib.formula.meaning.indices import NoSuchLayer, Wrong, layer_number, of_a_batch, span, uses
from bplib.formula.meaning.letters import says_nothing
from bplib.formula.meaning.quantities import entry
from bplib.formula.meaning.relations import ORDER, compared, sign
from bplib.formula.meaning.rounding import DIGITS, MOST, slack, untraced
from bplib.formula.meaning.shapes import Sizes, Value, number
from bplib.formula.meaning.statements import bare, implied, only_neuron, statements, unwrapped
from bplib.formula.meaning.value import Place, evaluate
from bplib.formula.meaning.witness import TRIED, Witness

EXACTLY = {"=", r"\equiv", r"\leftarrow"}
HARDLY = {"<": r"\le", ">": r"\ge"}  # where weights are so large that 1 - σ(z) is lost in rounding
PLACES = 16  # neurons and samples, drawn by lot, at which it is tried on a network that is not the first
SCALES = (0, 0.02, 0.3, 3, 5)  # of the weights and biases on which an inequality is tried beside the usual ones
CROWDS = 6  # networks on which one is tried that counts neurons, samples or layers


def check(tree: Node, on: Sequence[Witness] | None = None, given: Mapping[Node, float] | None = None) -> int:
    """The number of comparisons that the statements of ``tree`` pass; ``given``: what the text around it supposes,
    {node: number}. Wrong: a statement that fails, or that says nothing."""
    condition, chains = statements(tree)
    claims = [claim for chain in chains for claim in (chain, *implied(chain))]
    first, *others = on or witnesses(condition)
    passed = 0
    for claim in claims:
        passed += holds(claim, first, given or {}, None)
        says_something(claim, first, given or {})
    if not on:  # what is left now is most likely true
        others += drawn_for(tree, condition)
        if any(sign(layout) in ORDER for claim in claims for layout in claim.relations):
            others += [witness for scale in SCALES for witness in drawn_for(tree, condition, scale)]
            if any(isinstance(n, Layer) or (isinstance(n, Symbol) and n.role in ("n", "N")) for n in walk(tree)):
                others += [witness for crowd in range(CROWDS) for witness in crowds_for(tree, condition, crowd)]
    passed += sum(holds(claim, witness, given or {}, PLACES) for witness in others for claim in claims)
    for claim in claims:
        hides_nothing(claim, [first, *others], given or {})
    if any(isinstance(node, Symbol) and node.role in ("delta", "Delta") for node in walk(tree)):
        for witness in (first, *others):
            witness.backward_agrees()
    return passed


def says_something(chain: Chain, witness: Witness, given: Mapping[Node, float]) -> None:
    """Wrong: two sides are the same, or it holds whatever its letters are worth."""
    sides = [bare(side) if any(isinstance(n, Symbol) for n in walk(side)) else unwrapped(side) for side in chain.sides]
    if len(set(sides)) < len(sides):
        raise Wrong(f"two sides are the same, which says nothing: {to_tex(chain)}")
    here = meant(chain, witness)
    if says_nothing(here, replace(next(places(here, witness, given)), given={})):
        raise Wrong(f"this holds whatever its letters are worth, which says nothing: {to_tex(chain)}")


def hides_nothing(chain: Chain, on: Sequence[Witness], given: Mapping[Node, float]) -> None:
    """Wrong: it has a part that makes no difference on any network, and may on another."""
    if not any(isinstance(node, Symbol) for node in walk(chain)):
        return
    if text := long_number(chain):
        raise Wrong(f"{text} has more digits than can be told apart: {to_tex(chain)}")
    exact = {sign(layout) for layout in chain.relations} <= EXACTLY
    named = len(on) == 1  # a network whose bias may well be 0
    for kind, without, lost in spares(chain) if exact and not named else ():
        if not passes(without, on, given) or (lost and passes(lost, on, given)):
            continue
        place = next(places(meant(chain, on[0]), on[0], given))
        if kind != "side" or differs_loosely(meant(chain, on[0]), meant(without, on[0]), place):
            raise Wrong(
                f"a {kind} of {to_tex(chain)} makes no difference: {to_tex(without)} holds on the same networks"
            )


def passes(chain: Chain, on: Sequence[Witness], given: Mapping[Node, float]) -> bool:
    """Whether a chain holds on all of these networks."""
    try:
        return all(holds(chain, witness, given, PLACES) for witness in on)
    except Wrong:
        return False


def meant(chain: Chain, witness: Witness) -> Chain:
    """``chain`` on a network of one neuron, where letters go without index and layer; on others as it is."""
    return only_neuron(chain) if witness.n == [1, 1] else chain


def holds(chain: Chain, witness: Witness, given: Mapping[Node, float], most: int | None) -> int:
    """The number of comparisons that one chain passes on one network, at so many places at ``most``."""
    here = meant(chain, witness)
    at = list(places(here, witness, given))
    if not at:
        raise Wrong(f"there is no layer for which {to_tex(chain)} has a meaning on {witness}")
    if most and len(at) > most:
        at = Random(most).sample(at, most)
    return sum(compare(here, place) for place in at)


def places(chain: Node, witness: Witness, given: Mapping[Node, float]) -> Iterator[Place]:
    """Every place at which ``chain`` has a meaning: layers, then neurons, then samples."""
    free = any(isinstance(node, Index) and node.name == "l" for node in walk(chain))
    layers: list[dict[str, int]] = [{"l": l} for l in range(witness.L + 1)] if free else [{}]
    for bound in layers:
        place = Place(witness, bound, batch=of_a_batch(chain), given=given)
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
        relation, value = sign(layout), evaluate(side, place)
        if relation == r"\leftarrow":
            true = before = stepped(chain.sides[0], place)
        if relation == r"\approx":
            off = slack(side, place) + slack(chain.sides[0], place, DIGITS)
            wanted, allowed, how = true, np.minimum(off, MOST * abs(number(true))), "to within {:.1g}"
            if strange := untraced(side, chain.sides[:i], place):
                raise Wrong(f"{to_tex(side)}: the rounding of nothing known: {', '.join(strange)}, where {place}")
        else:
            wanted, allowed, how = before, 0.0, f"{relation} it" if relation in ORDER else "exactly"
        if not compared(HARDLY.get(relation, relation) if place.witness.extreme else relation, wanted, value, allowed):
            raise Wrong(
                f"{to_tex(side)} is {show(value)}; expected {show(wanted)} {how.format(np.max(allowed))}, where {place}"
            )
        before = value
        if relation in ORDER:
            true = value
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


def show(value: Value) -> str:
    """A value as a message prints it."""
    if isinstance(value, Sizes):
        return " × ".join(map(str, value))
    return np.array2string(np.asarray(value), precision=8, separator=", ")
