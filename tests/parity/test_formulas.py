r"""One corpus, two languages: every formula of the book, read and valued by the answer box's JavaScript and by bplib.

The networks and numbers are JavaScript's, to the last digit. What a formula is worth is found twice: by js/answer (its
parser, its values, slopes carried forward), and by bplib.formula (its parsers, its values, every slope a complex step
through tests.parity.worlds). So the answer to a formula question has an oracle in Python: the quantity asked for.

A displayed side is handed over as the chapter prints it. What the answer box cannot read of it has a reason in UNREAD,
and is counted; of the answers and mistakes there is nothing that one of the two cannot read, but what TWO_LAYERS says.
"""

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import numpy as np
import pytest

from bplib.formula import Place, Witness, Wrong, evaluate, to_tex
from bplib.formula.grammar.tree import (
    Derivative,
    Function,
    Gradient,
    Index,
    Mean,
    Norm,
    Sum,
    Symbol,
    children,
    walk,
)
from bplib.formula.grammar.typed import read, speaks_of_wholes, typed
from bplib.formula.meaning.indices import of_a_batch
from bplib.functions import ACTIVATIONS
from bplib.network import Network
from bplib.notation import BOOK, NOTATIONS, SCRIPTS
from tests.parity.corpus import asked, calculated, displayed
from tests.parity.worlds import World

EXACT = 1e-12  # relative to the largest value that the formula takes in that network
NOUGHT = 1e-2  # a value of less is compared as if it were so large: 1e-14 is what rounding makes of 0
TRIED = 4  # choices of neurons in each network
SEEDS = [0, 1]  # the numbers of the text, and others
FREE_LETTERS = "cdfghijklmopqrstuv"

ASKED, CALCULATED, DISPLAYED = asked(), calculated(), displayed()

# {texts, conditions, notation, letters, where, free} -> the networks, and each text's value in each of them for every
# choice of neurons, or what was said to refuse it.
ON_NETWORKS = """questions => questions.map(({ texts, conditions, notation, letters, where, free }) => {
  const networks = book.trialNetworks(conditions);
  const own = Object.fromEntries(Object.entries(where).map(([j, l]) => [book.namesOf(notation).index.get(j), l]));
  const values = (text) => {
    try {
      const tree = book.parse(text, { notation, letters, whole: networks[0].whole });
      const places = book.placed(tree, { ...networks[0], where: own, free });
      return networks.map((network) => {
        const meaning = book.meaningIn(network, places);
        return book.neuronsAsked(network, free, own).map((neurons) => {
          const value = book.worth(tree, { ...meaning, neurons, meter: { work: 0 } });
          return [neurons, value.at ?? value];
        });
      });
    } catch (error) {
      return error.message;
    }
  };
  return { worlds: networks, values: texts.map(values) };
})"""

# {question, cells, texts, seeds} -> for each seed the numbers given, and what each text is worth in them.
IN_NUMBERS = """questions => questions.map(({ question, cells, texts, seeds }) => seeds.map((seed) => {
  const { given, worth } = book.drawn(question, seed);
  const known = {};
  for (const [name, rule] of cells) known[name] = worth(rule, known);
  return { given: given.map(({ name, value }) => [name, value]), values: texts.map((text) => worth(text, known)) };
}))"""


# {given, text} -> what the text is worth in them, or what was said to refuse it.
IN_LETTERS = """questions => questions.map(({ given, text }) => {
  try {
    return book.drawn({ given }, 0).worth(text);
  } catch (error) {
    return error.message;
  }
})"""


def differs(ours, theirs, scale):
    """The difference of two values, relative to ``scale``; ∞ where one has another shape or is no number."""
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    if ours.shape != theirs.shape:
        return np.inf
    return float(np.nan_to_num(np.max(np.abs(ours - theirs)) / max(scale, NOUGHT), nan=np.inf))


def spread(values):
    """A few of the values for all choices of neurons, drawn alike each time: no even steps, which may keep to j = k."""
    return Random(7).sample(values, min(TRIED, len(values)))


def ours_on(tree, worlds, theirs):
    """In each world the values in Python, for the choices of neurons that are tried."""
    return [
        [evaluate(tree, world.place(**neurons)) for neurons, _ in spread(values)]
        for world, values in zip(worlds, theirs, strict=True)
    ]


def worst(ours, theirs):
    """How far the two languages differ at worst, relative to the largest value in each world."""
    found = 0.0
    for mine, values in zip(ours, theirs, strict=True):
        scale = max(np.max(np.abs(value)) for _, value in values)
        gaps = [differs(one, other, scale) for one, (_, other) in zip(mine, spread(values), strict=True)]
        found = max(found, *gaps)
    return found


# The questions for a formula.


def reader(part):
    """How the formulas of a part are read: the tree of a text."""
    letters = part.uses if "letters" in part.conditions else ()
    whole, notation = "matrices" in part.conditions, NOTATIONS[part.notation or "book"]
    return lambda text: read(text, notation, where=part.where, letters="".join(letters), whole=whole)


def free_in(quantity):
    """The index letters of the quantity asked for, a slope's included."""
    symbol = quantity.by if isinstance(quantity, Derivative) else quantity
    return [index.name for index in symbol.sub if index.name.isalpha()]


class Answers:
    """Of one question for a formula: ``theirs``, each text's values in JavaScript, and ``ours``, in Python."""

    def __init__(self, part, found, texts):
        self.worlds = World.all(part.conditions, found["worlds"])
        self.theirs = dict(zip(texts, found["values"], strict=True))
        self.ours = {}
        for text, values in self.theirs.items():
            if text not in TWO_LAYERS:
                assert not isinstance(values, str), f"{text}: the answer box says {values}"
                self.ours[text] = ours_on(reader(part)(text), self.worlds, values)


@pytest.fixture(scope="module")
def answers(core):
    """answers(where): the Answers of that question. JavaScript is asked once for all, Python once for each."""
    questions = [
        {
            "texts": [part.answer, *part.mistakes],
            "conditions": part.conditions,
            "notation": part.notation or "book",
            "letters": list(part.uses) if "letters" in part.conditions else [],
            "where": part.where,
            "free": free_in(reader(part)(part.left)) if part.left else [],
        }
        for part in ASKED.values()
    ]
    found = dict(zip(ASKED, core(ON_NETWORKS, questions), strict=True))
    texts = {where: question["texts"] for where, question in zip(ASKED, questions, strict=True)}
    return cache(lambda where: Answers(ASKED[where], found[where], texts[where]))


# Layers of one width: there the answer box lets a layer that is written win over the index's own; the book never does.
TWO_LAYERS = {"sum(w^(l+1)[j,k]*delta^(l+1)[k], k) + dC/da^(l+1)[j]"}


@pytest.mark.parametrize("where", ASKED)
def test_an_answer_and_its_mistakes_are_worth_the_same(answers, record_property, where):
    part, found = ASKED[where], answers(where)
    for text, ours in found.ours.items():
        gap = worst(ours, found.theirs[text])
        record_property("parity", ("answers and mistakes", gap))
        assert gap <= EXACT, f"{text}: {gap:.1e} between the two languages ({part.conditions or 'no condition'})"
    for text in TWO_LAYERS & found.theirs.keys():
        record_property("parity", ("an index over two layers", None))
        with pytest.raises(Wrong, match="runs over two layers"):
            ours_on(reader(part)(text), found.worlds, found.theirs[text])


@pytest.mark.parametrize("where", [where for where, part in ASKED.items() if part.left])
def test_an_answer_is_the_quantity_asked_for_and_no_mistake_is(answers, where):
    """Where there is a learning rate, the quantity is what it is after the step."""
    part, found = ASKED[where], answers(where)
    asked_for = reader(part)(part.left)
    truths = [
        [(neurons, truth(asked_for, world.place(**neurons))) for neurons, _ in values]
        for world, values in zip(found.worlds, found.theirs[part.answer], strict=True)
    ]
    gaps = {text: worst(ours, truths) for text, ours in found.ours.items()}
    assert gaps[part.answer] <= EXACT, f"{part.left} = {part.answer}: off by {gaps[part.answer]:.1e}"
    right = [mistake for mistake in part.mistakes if gaps.get(mistake, 1) < 1e-6]
    assert not right, f"{part.left} = {right[0]} is no mistake: off by {gaps[right[0]]:.1e}"


def truth(quantity, place):
    """The value of the quantity asked for; after the step of a network that has a learning rate."""
    if place.witness.eta is None:
        return evaluate(quantity, place)
    slope = evaluate(Derivative(r"\partial", Symbol("C"), quantity), place)
    return evaluate(quantity, place) - place.witness.eta * slope


# What is worked out in numbers.


class Sigmoids(Witness):
    """Where numbers are given, σ is the sigmoid, whatever quantity it is taken of."""

    def activation(self, l):
        return ACTIVATIONS["sigmoid"]


NUMBERS = Sigmoids(
    Network([1] * 6, hidden="sigmoid", output="sigmoid", seed=1), [1.0], [1.0]
)  # of which nothing is asked


def place_of(question, given):
    """Where a formula in given numbers is evaluated: on the question's network, those of its numbers in their places."""
    given = {read(name, letters=FREE_LETTERS): value for name, value in given}
    if not question.get("network"):
        return Place(NUMBERS, given=given)
    x, y, w, b = (question["network"][name] for name in "xywb")
    arrays = {"x": np.array(x, float), "y": np.array(y, float)}
    arrays |= {("w", l): np.array(m, float) for l, m in enumerate(w, 1)}
    arrays |= {("b", l): np.array(v, float) for l, v in enumerate(b, 1)}
    for node, value in given.items():
        if isinstance(node, Symbol) and node.role in ("x", "y", "w", "b") and node.sub:
            values = arrays[(node.role, int(node.layer.name)) if node.layer else node.role]
            values[tuple(int(index.name) - 1 for index in node.sub)] = value
    net = Network(
        [len(x), *map(len, b)],
        hidden="sigmoid",
        output="linear",
        cost="squared error",
        w=[arrays["w", l] for l in range(1, len(w) + 1)],
        b=[arrays["b", l] for l in range(1, len(b) + 1)],
    )
    return Place(Sigmoids(net, arrays["x"], arrays["y"]), given=given)


@pytest.fixture(scope="module")
def worked_out(core):
    questions = [
        {"question": c.question, "cells": list(c.cells.items()), "texts": c.texts, "seeds": SEEDS}
        for c in CALCULATED.values()
    ]
    return dict(zip(CALCULATED, core(IN_NUMBERS, questions), strict=True))


@pytest.mark.parametrize("where", CALCULATED)
def test_what_is_worked_out_in_numbers_is_worth_the_same(worked_out, record_property, where):
    calculated, gaps = CALCULATED[where], Counter()

    def tree(text):
        return read(text, letters=FREE_LETTERS)

    for found in worked_out[where]:
        place = place_of(calculated.question, found["given"])
        for name, rule in calculated.cells.items():
            place.given[tree(name)] = float(evaluate(tree(rule), place))
        for text, theirs in zip(calculated.texts, found["values"], strict=True):
            ours = float(evaluate(tree(text), place))
            gap = differs(ours, theirs, max(abs(ours), abs(theirs)))
            gaps[text] = max(gaps[text], gap)
            assert gap <= EXACT, f"{text}: {theirs!r} in JavaScript, {ours!r} in Python, given {found['given']}"
    for text in calculated.texts:
        record_property("parity", ("in given numbers", gaps[text]))


# What the chapters display.


def layerless(tree):
    """The quantities of the only neuron: letters without a layer, which have one elsewhere."""
    return {n for n in walk(tree) if isinstance(n, Symbol) and SCRIPTS[n.role][1] and n.layer is None}


def slope_of_the_activation(slope):
    """∂a_j/∂z_j, which the answer box takes for σ′(z_j)."""
    of, by = slope.of, slope.by
    return isinstance(of, Symbol) and (of.role, by.role) == ("a", "z") and (of.sub, of.layer) == (by.sub, by.layer)


UNREAD = {
    "a slope of something else than the cost": lambda n: (
        isinstance(n, Derivative) and n.of not in (Symbol("C"), Symbol("R")) and not slope_of_the_activation(n)
    ),
    "a gradient, ∇": lambda n: isinstance(n, Gradient),
    "a norm": lambda n: isinstance(n, Norm),
    "the risk by its letter": lambda n: n == Symbol("R"),
    "an index that counts samples": lambda n: n == Index("s"),
    "a mean of whole matrices": lambda n: isinstance(n, Mean) and speaks_of_wholes(n),
}


def unread(tree):
    """Why the answer box does not read it; "" if it must. In a slope, R is no letter by itself."""
    inside = list(walk(tree))
    slopes_of = [n.of for n in inside if isinstance(n, Derivative)]
    return next(
        (why for why, fits in UNREAD.items() for n in inside if fits(n) and not any(n is of for of in slopes_of)), ""
    )


def layers_of(node, inside=()):
    """(letter, layer as text) of the free indices: where each runs, from the quantity that it stands at."""
    match node:
        case Sum(index, _, _, body):
            yield from layers_of(body, (*inside, index.name))
        case Symbol(role, sub, layer) if role != "n":
            own = layer or Index("0" if role in ("x", "X") else "L")
            for before, index in enumerate(sub):
                if index.name.isalpha() and index.name not in inside:
                    shift = own.shift - before
                    text = f"{own.name}{shift:+d}" if shift else own.name
                    yield index.name, text if own.name.isalpha() else str(int(own.name) + shift)
        case _:
            for _, child in children(node):
                yield from layers_of(child, inside)


def conditions_of(tree):
    batch = of_a_batch(tree) or any(isinstance(n, Mean) for n in walk(tree))
    asked = {"matrices": speaks_of_wholes(tree), "batch": batch, "step": Symbol("eta") in walk(tree)}
    asked["softmax"] = any(isinstance(n, Function) and n.name == "ln" for n in walk(tree))  # outputs above 0
    return "; ".join(name for name, needed in asked.items() if needed)


def as_typed(tree):
    """The TeX of the chapter; a layer that is a number stands in brackets, since above an index a number is a power."""
    numbered = any(isinstance(n, Symbol) and n.layer and n.layer.name.isdecimal() for n in walk(tree))
    return to_tex(tree, replace(BOOK, bracketed=numbered))


def given_in(tree):
    """{name as typed: node} of the letters and slopes of one neuron, where a side speaks of no network."""
    slopes = {n for n in walk(tree) if isinstance(n, Derivative)}
    ours = {child for slope in slopes for child in (slope.of, slope.by)}
    letters = {n for n in walk(tree) if isinstance(n, Symbol)} - ours
    return {typed(BOOK.letters[n.role]): n for n in letters} | {f"dC/d{n.by.role}": n for n in slopes}


@pytest.fixture(scope="module")
def shown(core):
    """{where: (what the answer box makes of a displayed side, the numbers given if it is of one neuron)}."""
    networks, numbers = {}, {}
    for where, side in DISPLAYED.items():
        if layerless(side.tree):
            given = [[name, 0.3 + i / 7] for i, name in enumerate(sorted(given_in(side.tree)))]
            numbers[where] = {"given": given, "text": to_tex(side.tree)}
            continue
        runs = dict(reversed(list(layers_of(side.chain))))
        summed = {n.index.name for n in walk(side.tree) if isinstance(n, Sum)}
        free = sorted({n.name for n in walk(side.tree) if isinstance(n, Index)} & runs.keys() - summed)
        networks[where] = {
            "texts": [as_typed(side.tree)],
            "conditions": conditions_of(side.tree),
            "notation": "book",
            "letters": [],
            "where": {letter: runs[letter] for letter in free},
            "free": free,
        }
    on_networks = core(ON_NETWORKS, list(networks.values()))
    in_numbers = core(IN_LETTERS, list(numbers.values()))
    return {
        **{w: {"worlds": a["worlds"], "value": a["values"][0]} for w, a in zip(networks, on_networks, strict=True)},
        **{w: {**numbers[w], "value": a} for w, a in zip(numbers, in_numbers, strict=True)},
    }


@pytest.mark.parametrize("where", DISPLAYED)
def test_a_displayed_side_is_worth_the_same(shown, record_property, where):
    tree, answer = DISPLAYED[where].tree, shown[where]
    why = unread(tree)
    if isinstance(answer["value"], str):
        assert why, f"{to_tex(tree)}: the answer box says {answer['value']}"
        record_property("parity", (why, None))
        return
    assert not why, f"{to_tex(tree)}: the answer box reads it, whatever UNREAD says of {why}"
    if "given" in answer:
        names = given_in(tree)
        ours = evaluate(tree, Place(NUMBERS, given={names[name]: value for name, value in answer["given"]}))
        gap = differs(ours, answer["value"], abs(answer["value"]))
    else:
        worlds = World.all(conditions_of(tree), answer["worlds"])
        gap = worst(ours_on(tree, worlds, answer["value"]), answer["value"])
    record_property("parity", ("displayed sides", gap))
    assert gap <= EXACT, f"{to_tex(tree)}: {gap:.1e} between the two languages"


@pytest.mark.parametrize("why", UNREAD)
def test_no_reason_is_idle(why):
    assert any(unread(side.tree) == why for side in DISPLAYED.values())
