"""The answer box's random networks once more, for the formulas of bplib: the same numbers, and nothing else in common.

    world = World("squared error", data, 0)      of the numbers that JavaScript drew for its first network of that kind
    world.place(l=2, j=1)                        where a formula is evaluated on it

What moves the cost is found here by a complex step through this forward pass alone, δ included; JavaScript carries a
push forward with the derivative of each step (js/answer/trial_networks.js). The functions are written out again.
"""

from functools import cached_property

import numpy as np

from bplib.formula import Place, Witness, Wrong
from bplib.formula.grammar.tree import Letter
from bplib.formula.meaning.witness import State
from bplib.functions import Activation, Cost
from bplib.network import Network


def _sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def _together(z, a):
    raise Wrong("the outputs of softmax have no slope of one entry")


def _log_share(z):
    return np.log(1 + np.exp(z))


BENDS = {
    "sigmoid": Activation(_sigmoid, lambda z, a: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "tanh": Activation(np.tanh, lambda z, a: 1 / np.cosh(z) ** 2),
    "ReLU": Activation(lambda z: z * (np.real(z) > 0), lambda z, a: (np.sign(z) + 1) / 2),
    "linear": Activation(lambda z: z, lambda z, a: 0 * z + 1),
    "softmax": Activation(lambda z: np.exp(z) / np.exp(z).sum(axis=0), _together),
}
FAMILIES = {
    "wave": lambda p, q, r, s, t: Activation(
        lambda z: t * _log_share(z) + q * np.sin(s + r * z) + p * z,
        lambda z, a: t * _sigmoid(z) + r * q * np.cos(s + r * z) + p,
    ),
    "swish": lambda p: Activation(
        lambda z: z / (1 + np.exp(-p * z)),
        lambda z, a: (1 + np.exp(-p * z) + p * z * np.exp(-p * z)) / (1 + np.exp(-p * z)) ** 2,
    ),
}
COSTS = {
    "squared error": Cost(lambda a, y: ((y - a) ** 2).sum(axis=0), None),
    "half squared error": Cost(lambda a, y: ((y - a) ** 2 / 2).sum(axis=0), None),
    "cross-entropy": Cost(lambda a, y: -(y * np.log(a)).sum(axis=0), None),
    "yes or no": Cost(lambda a, y: ((y - 1) * np.log(1 - a)).sum(axis=0) - (y * np.log(a)).sum(axis=0), None),
}
COST_FAMILIES = {
    "exponential": lambda p, q: Cost(
        lambda a, y: ((1 + y * y) * np.exp(p * a) - 3).sum(axis=0) + q * a.sum(axis=0) ** 2, None
    ),
    "neighbours": lambda p, q: Cost(
        lambda a, y: np.sin(a - p * y).sum(axis=0) + q * (a * np.concatenate([a[1:], a[:1]])).sum(axis=0) - 4, None
    ),
    "logarithmic": lambda p, q: Cost(lambda a, y: p * np.log((a * a).sum(axis=0) + 1) + q * (y * a).sum(axis=0), None),
}
HIDDEN = ("sigmoid", "tanh")  # of the first networks of one kind, where no condition says otherwise
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _of(families, data):
    """The function of a family that JavaScript has drawn, by its numbers."""
    return families[data["family"]](*data["numbers"])


class World(Witness):
    """The network ``number`` of those that the answer box draws for ``conditions``; ``data``: its numbers as JSON."""

    def __init__(self, conditions, data, number):
        names = {name.strip() for name in conditions.split(";")}
        questions = "sigmoid, cross-entropy" in names  # which each output answers with yes or no
        named = "sigmoid" if questions else next((name for name in ("sigmoid", "tanh", "ReLU") if name in names), None)
        hidden = BENDS[named or HIDDEN[number]] if named or number < len(HIDDEN) else _of(FAMILIES, data["hidden"])
        soft = bool(names & {"softmax", "softmax, cross-entropy"})
        output = "softmax" if soft else "linear" if "linear output" in names else None
        of_its_own = None if named else data.get("output")
        squared = next((name for name in ("squared error", "half squared error") if name in names), None)
        settled = "yes or no" if questions else "cross-entropy" if "softmax, cross-entropy" in names else squared
        net = Network(data["sizes"], w=data["w"][1:], b=data["b"][1:])
        super().__init__(net, np.transpose(data["x"]), np.transpose(data["y"]), eta=data.get("eta"))
        last = BENDS[output] if output else _of(FAMILIES, of_its_own) if of_its_own else hidden
        self.layer = data["l"]
        self.bends = [None] + [hidden] * (net.L - 1) + [last]
        self.cost = COSTS[settled] if settled else _of(COST_FAMILIES, data["cost"])
        self.together = "softmax" if soft else None
        self.skip, self.shared, self.decay = "skip" in names, "shared" in names, data.get("lambda") or 0
        self.given = {Letter(letter): value for letter, value in zip(LETTERS, data["letters"])}
        self.given |= {Letter("lambda"): self.decay} if self.decay else {}

    @classmethod
    def all(cls, conditions, found):
        """Those that JavaScript drew for ``conditions``."""
        return [cls(conditions, data, number) for number, data in enumerate(found)]

    def place(self, **bound):
        """Where a formula is evaluated on it: in the layer called l, for the whole batch where there is one."""
        return Place(self, {"l": self.layer} | bound, batch=self.N > 1, given=self.given)

    def activation(self, l):
        return self.bends[l]

    def run(self, role=None, layer=None, index=(), h=0.0):
        """The forward pass after a push. A skip adds what a hidden layer hears to what it says; layers 2 and 3 share
        their weights; decay adds λ/2 of every weight squared to the cost."""

        def push(values, r, l):
            if r != role or not (l == layer or (self.shared and r == "w" and {l, layer} == {2, 3})):
                return values
            values = np.array(values, dtype=np.result_type(values, h))
            values[index] += h
            return values

        L, w, b, z, a = self.L, [None], [None], [None], [push(self.x, "a", 0)]
        for l in range(1, L + 1):
            w.append(push(self.net.w[l], "w", l))
            b.append(push(self.net.b[l], "b", l))
            z.append(push(w[l] @ a[l - 1] + b[l], "z", l))
            bent = self.bends[l].f(z[l])
            a.append(push(bent + a[l - 1] if self.skip and 1 < l < L else bent, "a", l))
        decay = self.decay / 2 * sum((m**2).sum() for m in w[1:])
        return State(w, b, z, a, self.cost.C(a[L], self.y) + decay)

    @cached_property
    def delta(self):
        return [None] + [
            np.array([self.derivative(lambda state: state.C, "z", l, (j,)) for j in range(self.n[l])])
            for l in range(1, self.L + 1)
        ]
