"""What a list speaks of: a named network, the numbers of an exercise, and either of them with something changed.

    world("ours")                         the network of the chapters; "1-2-1", "2-3-2": another example
    world("784-30-10")                    of a network nothing but its sizes, n[0], n[1] and n[2]
    world("ex-hidden-fan")                the numbers that an exercise gives, and of its network, if it has one
    world("ours | w^3[1,1] = -1.9")       after a change
    world("ours").value(tree)             what a formula is worth there
    world("ours").origin(tree)            the formula that a quantity comes from, and the world of that; None: it is given

A weighted input is set by moving its bias; an activation, by adding to what its function says. Wrong: what a world does
not know, and what has no value in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

import numpy as np

from bplib.examples import EXAMPLES, example
from bplib.exercises import EXERCISES
from bplib.formula import Place, Witness, Wrong, evaluate, to_tex
from bplib.formula.grammar.tree import (
    Add,
    Derivative,
    Function,
    Group,
    Index,
    Node,
    Number,
    Product,
    Sum,
    Symbol,
    children,
    replace_child,
    walk,
)
from bplib.formula.meaning.indices import span, uses
from bplib.functions import Activation
from bplib.network import Network
from bplib.numbers.lists import OURS, Change, Changed, in_symbols, put, read, speaks_of, world_and_changes

NET = "1-2-2-1"  # ours
SIZES = re.compile(r"\d+(?:-\d+)+")
SET = {"w": 2, "b": 1, "x": 1, "y": 1, "z": 1, "a": 1}  # what may be changed, and how many indices it has


class Pushed(Network):
    """A network some of whose activations are moved, whatever their neurons hear: {(layer, row): by how much}."""

    pushes: dict[tuple[int, int], float]

    @property
    def act(self) -> list[Any]:
        return [self._pushed(l, f) for l, f in enumerate(super().act)]

    def _pushed(self, l: int, act: Activation) -> Activation:
        pushes = {j: by for (layer, j), by in self.pushes.items() if layer == l}
        if not pushes:
            return act
        push = np.array([[pushes.get(j, 0.0)] for j in range(self.sizes[l])])
        # σ of a number, which is no neuron's, is not moved.
        return Activation(lambda z: act.f(z) + (push if np.ndim(z) else 0), lambda z, a: act.df(z, act.f(z)))


@dataclass(frozen=True)
class World:
    """``name`` as a list says it; ``net`` with its input ``x`` and target ``y``; ``given``: numbers that an exercise gives,
    whatever the network says; ``bare``: there is no network but for the sizes, and only what is given is known; ``changes``: in
    which it differs from the world of that name; ``chosen``: what they set; ``before`` one step of descent with the rate ``eta``, the world that it was."""

    name: str
    net: Pushed
    x: list[float]
    y: list[float]
    given: dict[Node, float] = field(default_factory=dict)
    bare: bool = False
    changes: tuple[Change, ...] = ()
    chosen: frozenset[Node] = frozenset()
    before: World | None = None
    eta: Node | None = None

    @property
    def key(self) -> str:
        """What tells it from every other world."""
        return " | ".join([self.name, *map(in_symbols, self.changes)])

    @cached_property
    def place(self) -> Place:
        return Place(Witness(self.net, self.x, self.y))

    def value(self, node: Node) -> float:
        """The value of a formula. Wrong: it has none here."""
        node = self._with_given(self.plain(node))
        unknown = [n for n in walk(node) if isinstance(n, Symbol)] if self.bare else []
        if unknown:
            raise Wrong(f"{self.name} gives no {to_tex(unknown[0])}")
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.asarray(evaluate(node, self.place))
        if value.size != 1:
            raise Wrong(f"expected a number; got a column or matrix, {to_tex(node)}")
        if not np.isfinite(value):
            raise Wrong(f"expected a number; got {value.item()}, {to_tex(node)}")
        return float(value.item())

    def _with_given(self, node: Node) -> Node:
        if node in self.given:
            return Number(repr(self.given[node]))
        for where, child in children(node):
            node = replace_child(node, where, self._with_given(child))
        return node

    def plain(self, node: Node) -> Node:
        """``node`` with its sums written out, and a number for what speaks of a changed world."""
        return _spelled(node, self, lambda inner: Number(repr(changed(self, inner.changes).value(inner.body))))

    def spelled(self, node: Node) -> Node:
        """``node`` with its sums written out."""
        return _spelled(node, self, lambda inner: inner)

    def origin(self, node: Node) -> tuple[Node, World] | None:
        """The formula that ``node``, a quantity of this world, comes from, and the world in which that holds."""
        if node in self.chosen or node in self.given or self.bare:
            return None
        if self.before and isinstance(node, Symbol) and node.role in ("w", "b"):
            slope = Derivative(r"\partial", Symbol("C"), node)
            return Add(("+", "-"), (node, Product(("",), (self.eta or Number("0"), slope)))), self.before
        rule = self._rule(node)
        return (rule, self) if rule else None

    def _rule(self, node: Node) -> Node | None:
        """The equation of the book that says what a quantity is."""
        L = self.net.L
        match node:
            case Symbol("yhat", sub):
                return Symbol("a", sub, Index(str(L)))
            case Symbol("C", ()):
                self._needs_squared_error(node)
                return read(f"sum((a^{L}[k]-y[k])^2, k)")
            case Symbol("z", (Index(j),), Index(l)):
                below = f"a^{int(l) - 1}[k]" if int(l) > 1 else "x[k]"
                return read(f"sum(w^{l}[{j},k]*{below}, k)+b^{l}[{j}]")
            case Symbol("a", (Index(j),), Index("0")):
                return read(f"x[{j}]")
            case Symbol("a", (Index(j),), Index(l)):
                return read(f"z^{l}[{j}]" if self._linear(l) else f"sigma(z^{l}[{j}])")
            case Symbol("delta", (Index(j),), Index(l)):
                along_a = Derivative(r"\partial", Symbol("C"), Symbol("a", (Index(j),), Index(l)))
                back = self._rule(along_a)
                assert back is not None
                if self._linear(l):
                    return back
                return Product(("",), (Group("(", back, ")"), read(f"dsigma(z^{l}[{j}])")))
            case Derivative(_, Symbol("C", ()), Symbol("a", (Index(j),), Index(l))):
                if int(l) == L:
                    self._needs_squared_error(node)
                    return read(f"2*(a^{l}[{j}]-y[{j}])")
                return read(f"sum(w^{int(l) + 1}[k,{j}]*delta^{int(l) + 1}[k], k)")
            case Derivative(_, Symbol("C", ()), Symbol("z", sub, layer)):
                return Symbol("delta", sub, layer)
            case Derivative(_, Symbol("C", ()), Symbol("b", sub, layer)):
                return Symbol("delta", sub, layer)
            case Derivative(_, Symbol("C", ()), Symbol("w", (Index(j), Index(k)), Index(l))):
                return read(f"delta^{l}[{j}]*" + (f"a^{int(l) - 1}[{k}]" if int(l) > 1 else f"x[{k}]"))
            case Function("sigma", 1, Group(_, Symbol("z", (Index(j),), Index(l)))) if self._sigmoid(l, j):
                return read(f"a^{l}[{j}]*(1-a^{l}[{j}])")
        return None

    def _function(self, layer: str) -> str:
        return self.net.output if int(layer) == self.net.L else self.net.hidden

    def _linear(self, layer: str) -> bool:
        return self._function(layer) == "linear"

    def _sigmoid(self, layer: str, j: str) -> bool:
        """Whether the slope of a neuron is a(1 − a)."""
        return self._function(layer) == "sigmoid" and (int(layer), int(j) - 1) not in self.net.pushes

    def _needs_squared_error(self, node: Node) -> None:
        if self.net.cost != "squared error":
            raise Wrong(f"expected the squared error; got {self.net.cost}, of which the lists know no rule")


def _spelled(node: Node, world: World, changed_: Callable[[Changed], Node]) -> Node:
    if isinstance(node, Changed):
        return changed_(node)
    if isinstance(node, Sum):
        letter = node.index.name
        last = world.place.witness.size(span(uses(node.body, world.place), letter))
        terms = tuple(_spelled(put(node.body, {letter: str(k)}), world, changed_) for k in range(1, last + 1))
        return Group("(", Add(("+",) * len(terms), terms), ")")
    for where, child in children(node):
        node = replace_child(node, where, _spelled(child, world, changed_))
    return node


@cache
def world(said: str = OURS) -> World:
    """The world that a list names. Wrong: there is none of that name."""
    name, changes = world_and_changes(said)
    if name in EXERCISES:
        start = _of_exercise(name)
    elif name == OURS or name in EXAMPLES:
        start = _of_example(OURS if name == NET else name)
    elif SIZES.fullmatch(name):
        start = _of_sizes(name)
    else:
        names = ", ".join([OURS, *EXAMPLES])
        raise Wrong(f"expected {names}, sizes such as 784-30-10 or the label of an exercise; got {name!r}")
    return changed(start, changes) if changes else start


def _of_example(name: str) -> World:
    net, x, y = example(NET if name == OURS else name)
    return World(name, _copy(net), x, y)


def _of_sizes(name: str) -> World:
    given: dict[Node, float] = {Symbol("n", (Index(str(l)),)): float(size) for l, size in enumerate(name.split("-"))}
    return World(name, _bare([1, 1]), [0.0], [0.0], given, bare=True)


def _bare(sizes: list[int]) -> Pushed:
    """A network that says what σ is, and no more: of a number it is that of the first layer, which may be the last."""
    return _copy(Network(sizes, output="sigmoid"))


def _of_exercise(name: str) -> World:
    given = {
        read(key, name): float(value[0] if isinstance(value, tuple) else value)
        for key, value in EXERCISES[name].given.items()
    }
    if not EXERCISES[name].net:
        sizes = _sizes([node for node in given if isinstance(node, Symbol)])
        return World(name, _bare(sizes), [0.0] * sizes[0], [0.0] * sizes[-1], given, bare=True)
    start = _of_example(EXERCISES[name].net)
    own = {
        node: value for node, value in given.items() if isinstance(node, Symbol) and node.role in ("w", "b", "x", "y")
    }
    if own:
        start = changed(start, tuple(Change(node, Number(repr(value))) for node, value in own.items()))
    return replace(
        start,
        name=name,
        changes=(),
        chosen=frozenset(),
        given={node: value for node, value in given.items() if node not in own},
    )


def _sizes(symbols: list[Symbol]) -> list[int]:
    """Of layers that hold all that is given."""
    widest = {0: 1, 1: 1}
    for layer, j in set().union(*map(speaks_of, symbols)):
        widest[layer] = max(widest.get(layer, 1), j)
    return [widest.get(layer, 1) for layer in range(max(widest) + 1)]


def changed(start: World, changes: tuple[Change, ...]) -> World:
    """The world after ``changes``, each of which speaks of the world before all of them."""
    if start.bare:
        raise Wrong(f"{start.name} has no network in which to change {', '.join(map(in_symbols, changes))}")
    now = replace(start, net=_copy(start.net), x=list(start.x), y=list(start.y))
    for change in changes:
        to = start.value(change.to)
        if change.what is None:
            moved = Witness(now.net, now.x, now.y, eta=to).stepped(None)
            net = _copy(now.net, moved["w"], moved["b"])
            now = replace(now, net=net, before=replace(now, net=_copy(now.net)), eta=change.to)
        else:
            _set(now, change.what, to)
    chosen = start.chosen | {change.what for change in changes if change.what}
    return replace(now, changes=start.changes + changes, chosen=chosen)


def _copy(net: Network, w: list | None = None, b: list | None = None) -> Pushed:
    made = Pushed(
        net.sizes,
        hidden=net.hidden,
        output=net.output,
        cost=net.cost,
        w=[v.copy() for v in (w or net.w)[1:]],
        b=[v.copy() for v in (b or net.b)[1:]],
    )
    made.pushes = dict(getattr(net, "pushes", {}))
    return made


def _set(world: World, what: Symbol, to: float) -> None:
    """Set one quantity in a network that is a copy already. Wrong: it cannot be set, or there is none."""
    if what.role not in SET or len(what.sub) != SET[what.role]:
        raise Wrong(f"expected one of {', '.join(SET)}, with its indices, to be set; got {to_tex(what)}")
    by = to - float(np.asarray(evaluate(what, Place(Witness(world.net, world.x, world.y)))).item())
    l = int(what.layer.name) if what.layer else 0
    j, *k = (int(index.name) - 1 for index in what.sub)
    net = world.net
    if what.role == "y":
        world.y[j] = to
    elif what.role == "x" or l == 0:
        world.x[j] = to
    elif what.role == "a":
        net.pushes[l, j] = net.pushes.get((l, j), 0.0) + by
    elif what.role == "w":
        net.w[l][j, k[0]] = to
    else:
        net.b[l][j, 0] += by
