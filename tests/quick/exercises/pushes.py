"""The book's example networks once more, number by number and for autograd: what each number is after a push, and how
fast it moves with any other. Of the library only the examples' data are used; the slopes are autograd's.

    value("a^3[1]")                                        by its name in the exercises: x, y, w, b, z, a or C
    value("C", {"w^2[1,2]": -0.1})                         after a push: what is added, and where
    slope("C", {"z^1[2]": 1})                              how fast it moves when that moves
    slope("C", {"z^1[2]": 1}, {"w^3[1,1]": 0.06})          the same after a push
    turn(value, "C", {"w^1[1,1]": 0.5})                    1, 0 or −1: a push makes it rise, stay or fall
    PARAMETERS                                             our network's 13 weights and biases

Each takes the network by name, ``net``, numbers ``given`` in place of its own, and another ``hidden`` activation than the sigmoid.
"""

from autograd import grad
from autograd import numpy as np

from bplib.examples import EXAMPLES
from tests.witness import FUNCTIONS

NONE: dict = {}


def _numbers(pushed, net="1-2-2-1", given=NONE, hidden="sigmoid"):
    """{name: number}, in the order in which they are known."""
    found, data, last = {}, EXAMPLES[net], len(EXAMPLES[net]["w"])

    def known(name, number):
        found[name] = given.get(name, number) + pushed.get(name, 0.0)
        return found[name]

    a = [known(f"x[{k}]", number) for k, number in enumerate(data["x"], 1)]
    for l, (w, b) in enumerate(zip(data["w"], data["b"]), 1):
        heard = [
            sum(known(f"w^{l}[{j},{k}]", number) * a[k - 1] for k, number in enumerate(row, 1))
            for j, row in enumerate(w, 1)
        ]
        z = [known(f"z^{l}[{j}]", heard[j - 1] + known(f"b^{l}[{j}]", number)) for j, number in enumerate(b, 1)]
        a = [known(f"a^{l}[{j}]", number if l == last else FUNCTIONS[hidden](number)) for j, number in enumerate(z, 1)]
    found["C"] = sum((a[j - 1] - known(f"y[{j}]", number)) ** 2 for j, number in enumerate(data["y"], 1))
    return found


PARAMETERS = [name for name in _numbers({}) if name[0] in "wb"]


def value(what, pushed=NONE, **network):
    return _numbers(pushed, **network)[what]


def slope(what, along, pushed=NONE, **network):
    """``along``: {name: how fast it moves}; of several that move at once, the moves of ``what`` add up."""

    def after(t):
        return value(
            what, {**pushed, **{name: pushed.get(name, 0.0) + rate * t for name, rate in along.items()}}, **network
        )

    return grad(after)(0.0)


def turn(measure, *what_and_push, **network):
    """``measure`` is ``value`` or ``slope``; the push comes last."""
    return np.sign(measure(*what_and_push, **network) - measure(*what_and_push[:-1], **network))
