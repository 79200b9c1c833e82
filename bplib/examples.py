"""The book's three small networks, with their data: the ones that the widgets open with.

    net, x, y = example()            1-2-2-1, "our network" in the chapters
    net, x, y = example("2-3-2")     by name: "1-2-1", "1-2-2-1", "2-3-2"

Every one has hidden sigmoids, a linear output and the cost ‖a − y‖². The first two make ŷ = 0.3890 of x = 0.5,
a cost of 0.3733 and a slope ∂C/∂a of −1.2220 at the output: the demo of source 003.
"""

from typing import Any

from bplib.checks import lookup
from bplib.network import Network

EXAMPLES: dict[str, dict[str, Any]] = {
    "1-2-1": {
        "x": [0.5],
        "y": [1.0],
        "w": [[[-1.25], [2.0]], [[-1.5, 1.0]]],
        "b": [[0.25, -1.0], [0.5]],
    },
    "1-2-2-1": {
        "x": [0.5],
        "y": [1.0],
        "w": [[[-0.9], [0.5]], [[-1.7, 2.0], [0.9, -1.4]], [[1.9, -1.4]]],
        "b": [[0.7, 0.6], [-0.4, -0.9], [-0.3]],
    },
    "2-3-2": {
        "x": [0.5, -1.0],
        "y": [1.0, 0.0],
        "w": [[[-1.25, 0.4], [2.0, 0.9], [0.3, -1.6]], [[-1.5, 1.0, 0.7], [0.6, -0.35, 1.4]]],
        "b": [[0.25, -1.0, 0.1], [0.5, -0.2]],
    },
}


def example(name: str = "1-2-2-1") -> tuple[Network, list[float], list[float]]:
    """A fresh ``(net, x, y)``: the network called ``name``, its input and its target, as lists of numbers.

    ValueError: an unknown name.
    """
    e = lookup(EXAMPLES, name)
    sizes = [int(n) for n in name.split("-")]
    net = Network(sizes, hidden="sigmoid", output="linear", cost="squared error", w=e["w"], b=e["b"])
    return net, list(e["x"]), list(e["y"])
