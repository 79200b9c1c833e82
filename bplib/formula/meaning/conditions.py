r"""The conditions that a displayed equation may carry, and the networks that each of them asks for.

    witnesses("")                            random networks, of unlike activations, costs, widths, depths and batches
    witnesses("sigmoid; squared error")      the same with what the condition says
    witnesses("our network")                 example() with its own input and target; "network 2-3-2": another example
    drawn_for(tree, "sigmoid")               one more, which nobody who wrote ``tree`` can have known

An equation without a condition must hold for any activation, any cost and any target. An unknown condition is ``Wrong``.
"""

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import count
from typing import Any
from zlib import crc32

import numpy as np

from bplib.examples import EXAMPLES, example
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import Node, Number, walk
from bplib.formula.meaning.general import (
    ACTIVATIONS,
    COSTS,
    CROSS_ENTROPY,
    SOFTMAX,
    YES_OR_NO,
    exponential,
    neighbours,
    steeper,
    swish,
    together,
    wave,
)
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.witness import Witness, drawn

# Within a network no two layers have one width, nor as many neurons as there are samples, so that an index that runs
# over the wrong ones shows. Between the networks nothing is the same that no statement may hang on. The seeds are such
# that a wave falls at one of the samples that are tried, and rises at another.
GENERAL: list[dict[str, Any]] = [
    {
        "sizes": (2, 4, 3, 5),
        "hidden": wave(0.3, 0.5, 1, 0.2),
        "output": swish(1.3),
        "cost": exponential(0.4, 0.3),
        "together": 0.4,
        "eta": 0.3,
        "N": 7,
        "seed": 315,
    },
    {
        "sizes": (5, 3, 2, 6, 4),
        "hidden": "tanh",
        "output": wave(0.25, 0.6, 0.8, 0.1),
        "cost": neighbours(0.7, 0.5),
        "together": -0.7,
        "eta": 0.7,
        "N": 9,
        "seed": 2,
    },
]
WIDTHS, SAMPLES, DEPTHS = range(2, 9), range(4, 12), (3, 4)  # of the one that is drawn for a statement
FALLING = wave(0.2, 0.6, 3.6, 0.1)  # its slope at 0, and its value, are negative
MANY, DEEP = 40, 7  # more neurons and samples, or layers, are not tried
FEW, SINGLE = range(1, 6), range(1, 4)  # widths and samples of those that are drawn for an inequality

CONDITIONS: dict[str, dict[str, Any]] = {
    "sigmoid": {"hidden": "sigmoid"},
    "tanh": {"hidden": "tanh"},
    "ReLU": {"hidden": "relu"},
    "linear": {"hidden": "linear"},
    "linear output": {"output": "linear"},
    "squared error": {"cost": "squared error"},
    "half squared error": {"cost": "half squared error"},
    "softmax": {"output": SOFTMAX},
    "softmax, cross-entropy": {"output": SOFTMAX, "cost": CROSS_ENTROPY},
    "sigmoid, cross-entropy": {"hidden": "sigmoid", "cost": YES_OR_NO},
    "targets that sum to 1": {"shares": True},
    "coupled outputs": {"output": together},
    "one neuron": {"sizes": (1, 1)},
    "our network": {},
    **{f"network {name}": {} for name in EXAMPLES},
}
NETWORKS: dict[str, Callable] = {
    "our network": example,
    **{f"network {name}": partial(example, name) for name in EXAMPLES},
}
RATE, RATES = "learning rate ", re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
TRUE_OF_OURS = {"sigmoid", "linear output", "squared error"}


@cache
def witnesses(condition: str) -> list[Witness]:
    """The networks on which a statement with this condition must hold. Wrong: an unknown condition, or a clash."""
    settings, network = settled(condition)
    if network:
        net, x, y = network()
        return [Witness(net, x, y, eta=settings.get("eta"))]
    return [made(general, settings) for general in GENERAL]


def drawn_for(tree: Node, condition: str, scale: float = 1) -> list[Witness]:
    """A network drawn by lot from the statement ``tree``: its functions, its cost, its widths, η and N, of which no
    number stands in the statement. None where the condition names the network. ``scale``: of its weights, biases and η,
    and of its inputs and targets if it is more than 1; there are few neurons then, and if it is less, one in each layer."""
    settings, network = settled(condition)
    if network or (not scale and settings.get("hidden") == "relu"):  # 0 is a ReLU's corner, where it has no slope
        return []
    draw = np.random.default_rng(crc32(f"{scale} {to_tex(tree)}".encode()))
    printed = numbers_in(tree)
    widths, samples = (WIDTHS, SAMPLES) if scale == 1 else (FEW, SINGLE)
    N, *sizes = distinct(draw, [samples] + [widths] * (1 + draw.choice(DEPTHS)), printed)
    if scale < 1:
        N, sizes = 1, [1] * len(sizes)
    hidden, output = (
        steeper(max(1, scale), ACTIVATIONS[draw.integers(len(ACTIVATIONS))](draw)) if scale else FALLING
        for _ in ("hidden", "output")
    )
    rates = (0.05, 0.95) if scale <= 1 else (1, 2 + max(printed, default=0))  # greater than any that is printed
    general: dict[str, Any] = {
        "sizes": tuple(sizes),
        "hidden": hidden,
        "output": output,
        "cost": COSTS[draw.integers(len(COSTS))](draw),
        "together": draw.uniform(0.3, 0.9),
        "eta": (scale or 1) * draw.uniform(*rates),
        "N": N,
        "seed": int(draw.integers(10**6)),
        "scale": scale,
    }
    witness = made(general, settings)
    while not witness.finite():
        general["scale"] *= 0.7
        witness = made(general, settings)
    return [witness]


def crowds_for(tree: Node, condition: str, lot: int) -> list[Witness]:
    """One whose layers, neurons and samples are few or many: some more than any number that is printed."""
    settings, network = settled(condition)
    if network:
        return []
    draw = np.random.default_rng(crc32(f"crowd {lot} {to_tex(tree)}".encode()))
    top = min(MANY, int(max(numbers_in(tree), default=0)))
    N, L = (1 + int(draw.integers(most)) if lot % 2 else most for most in (top + 8, 3 + min(top, DEEP)))
    sizes = tuple(int(n) for n in draw.integers(1, 2 * top + 8, size=max(2, L) + 1))
    general = GENERAL[lot % 2] | {"sizes": sizes, "N": N, "seed": int(draw.integers(10**6))}
    return [made(general, settings)]


def numbers_in(tree: Node) -> set[float]:
    """The numbers that are printed in ``tree``."""
    return {float(n.text) for n in walk(tree) if isinstance(n, Number) and n.text != "e"}


def distinct(draw: np.random.Generator, ranges: list[range], printed: set[float]) -> list[int]:
    """A number out of each range, no two the same and none that is ``printed``, if need be from above the range."""
    found: list[int] = []
    for numbers in ranges:
        free = [n for n in numbers if n not in printed and n not in found]
        if not free:
            free = [next(n for n in count(numbers.stop) if n not in printed and n not in found)]
        found.append(int(draw.choice(free)))
    return found


def made(general: dict[str, Any], settings: dict[str, Any]) -> Witness:
    """The network ``general`` with what a condition has settled. A condition on the hidden layers is one on the output
    too, unless another says otherwise."""
    whole = {**general, **({"output": settings["hidden"]} if "hidden" in settings else {}), **settings}
    p = whole.pop("together")
    if whole["output"] is together:
        whole["output"] = together(p)
    witness = drawn(**whole)
    while not witness.on_both_sides():
        whole["seed"] += 1
        witness = drawn(**whole)
    return witness


def settled(condition: str) -> tuple[dict[str, Any], Callable | None]:
    """What ``condition`` settles of a random network, and the network that it names. Wrong: unknown, or a clash."""
    names = [name.strip() for name in condition.split(";")] if condition else []
    rates = [learning_rate(name) for name in names if name.startswith(RATE)]
    names = [name for name in names if not name.startswith(RATE)]
    for name in names:
        if name not in CONDITIONS:
            raise Wrong(f"expected a condition out of {', '.join(CONDITIONS)}, {RATE}…; got {name!r}")
    if len(rates) > 1:
        raise Wrong(f"expected one learning rate; got {len(rates)}")
    settings: dict[str, Any] = {"eta": rates[0]} if rates else {}
    for name in names:
        if settings.keys() & CONDITIONS[name]:
            raise Wrong(f"expected conditions that can hold together; got {condition!r}")
        settings |= CONDITIONS[name]
    named = NETWORKS.keys() & names
    if named and (len(named) > 1 or not TRUE_OF_OURS.issuperset(set(names) - named)):
        raise Wrong(f"our network has {', '.join(sorted(TRUE_OF_OURS))}; got {condition!r}")
    return settings, NETWORKS[named.pop()] if named else None


def learning_rate(name: str) -> float:
    """The number in "learning rate 0.5". Wrong: there is none."""
    digits = name.removeprefix(RATE)
    if not RATES.fullmatch(digits):
        raise Wrong(f"expected {RATE}and a number; got {name!r}")
    return float(digits)
