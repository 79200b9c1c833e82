"""The paths of the chain rule: push one neuron's z, and see every path to the cost with its product, and their sum.

    ChainPaths()                     the book's 1-2-2-1 network, neuron 1 of layer 1 pushed by 0.01
    ChainPaths(net, x, y)            the same for a network of your own: at most three layers of weights, six paths
    widget.network()                 the Network that the widget shows now

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

from collections.abc import Mapping
from math import prod
from typing import Any

import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget
from bplib.widgets.widget import Refused

MOST_LAYERS, MOST_PATHS = 3, 6
PUSHES = (-1, 1)  # from which push to which


class ChainPaths(NetworkWidget):
    """The widget: ``neuron`` is the one pushed ("1,2": layer, neuron), ``push`` how far its z is moved, and ``path``
    the number of the path that is lit, 0 for all of them.
    """

    _esm = esm("chain_paths")
    _css = css("graph", "controls", "chain_paths")

    neuron = traitlets.Unicode("1,1").tag(sync=True)
    push = traitlets.Float(0.01, min=PUSHES[0], max=PUSHES[1]).tag(sync=True)
    path = traitlets.Int(0, min=0, max=MOST_PATHS).tag(sync=True)

    prints = ("paths of 0 weights", "paths of 1 weight", "paths of 2 weights")

    def accept(self, net: Network) -> None:
        """ValueError: more layers or paths than can be listed."""
        super().accept(net)
        if net.L > MOST_LAYERS or prod(net.sizes[2:]) > MOST_PATHS:
            raise ValueError(
                f"expected at most {MOST_LAYERS} layers of weights and {MOST_PATHS} paths from a neuron of "
                f"layer 1; got the sizes {net.sizes}"
            )

    @traitlets.validate("neuron")
    def _is_a_neuron(self, proposal: Mapping[str, Any]) -> str:
        there = [name[2:] for name in self.parameters() if name[0] == "b"]
        if proposal["value"] not in there:
            raise Refused(f"neuron: expected one of {', '.join(there)}; got {proposal['value']!r}")
        return proposal["value"]
