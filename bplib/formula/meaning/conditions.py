r"""The conditions that a displayed equation may carry, and the networks that each of them asks for.

    witnesses("")                            random networks, tanh or sigmoid, a cost that couples the outputs
    witnesses("sigmoid; squared error")      the same with what the condition says
    witnesses("our network")                 example() with its own input and target; "network 2-3-2": another example

An equation without a condition must hold for any activation and any cost. An unknown condition is ``Wrong``.
"""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from bplib.examples import EXAMPLES, example
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.witness import Witness, drawn

# Within a network no two layers have one width, nor as many neurons as there are samples (7), so that an index that
# runs over the wrong ones shows.
SIZES = ((2, 4, 3, 5), (5, 3, 2, 6, 4))
ONE_NEURON = ((1, 1), (1, 1))
ACTIVATIONS = ("tanh", "sigmoid")

CONDITIONS: dict[str, dict[str, Any]] = {
    "sigmoid": {"hidden": "sigmoid"},
    "tanh": {"hidden": "tanh"},
    "ReLU": {"hidden": "relu"},
    "linear": {"hidden": "linear"},
    "linear output": {"output": "linear"},
    "squared error": {"cost": "squared error"},
    "half squared error": {"cost": "half squared error"},
    "softmax, cross-entropy": {"softmax": True},
    "coupled outputs": {"together": True},
    "one neuron": {"sizes": ONE_NEURON},
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
    names = [name.strip() for name in condition.split(";")] if condition else []
    rates = [learning_rate(name) for name in names if name.startswith(RATE)]
    names = [name for name in names if not name.startswith(RATE)]
    for name in names:
        if name not in CONDITIONS:
            raise Wrong(f"expected a condition out of {', '.join(CONDITIONS)}, {RATE}…; got {name!r}")
    if len(rates) > 1:
        raise Wrong(f"expected one learning rate; got {len(rates)}")
    settings: dict[str, Any] = {}
    for name in names:
        if settings.keys() & CONDITIONS[name]:
            raise Wrong(f"expected conditions that can hold together; got {condition!r}")
        settings |= CONDITIONS[name]
    if named := NETWORKS.keys() & names:
        if len(named) > 1 or not TRUE_OF_OURS.issuperset(set(names) - named):
            raise Wrong(f"our network has {', '.join(sorted(TRUE_OF_OURS))}; got {condition!r}")
        net, x, y = NETWORKS[named.pop()]()
        return [Witness(net, x, y, eta=rates[0] if rates else None)]
    sizes = settings.pop("sizes", SIZES)
    if rates:
        settings["eta"] = rates[0]
    return [
        drawn(n, **{"hidden": hidden, "seed": seed, **settings})
        for seed, (n, hidden) in enumerate(zip(sizes, ACTIVATIONS), 7)
    ]


def learning_rate(name: str) -> float:
    """The number in "learning rate 0.5". Wrong: there is none."""
    digits = name.removeprefix(RATE)
    if not RATES.fullmatch(digits):
        raise Wrong(f"expected {RATE}and a number; got {name!r}")
    return float(digits)
