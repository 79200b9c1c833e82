"""The error of a hidden neuron: what the neurons it feeds carry back, share by share, added, times its own slope.

    ErrorShares()                    the book's 1-2-2-1 network, neuron 1 of layer 1; 2-3-2 is one press away
    ErrorShares(neuron="2,1")        another hidden neuron: layer, neuron
    ErrorShares(net, x, y)           the same for a network of your own with a hidden layer
    widget.network()                 the Network that the widget shows now

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

from collections.abc import Mapping
from typing import Any

import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget
from bplib.widgets.widget import Refused


class ErrorShares(NetworkWidget):
    """The widget: ``neuron`` is the hidden neuron whose error is asked for ("1,2": layer, neuron)."""

    _esm = esm("error_shares")
    _css = css("controls", "signed_bar", "error_shares")

    neuron = traitlets.Unicode("1,1").tag(sync=True)

    offers = ("1-2-2-1", "2-3-2")
    prints = ("BP2",)

    def accept(self, net: Network) -> None:
        """ValueError: no room for ``net``, or no hidden layer."""
        super().accept(net)
        if net.L < 2:
            raise ValueError(f"expected a network with a hidden layer; got the sizes {net.sizes}")

    @traitlets.validate("neuron")
    def _is_hidden(self, proposal: Mapping[str, Any]) -> str:
        net = self.network()
        there = [f"{l},{j}" for l in range(1, net.L) for j in range(1, net.sizes[l] + 1)]
        if proposal["value"] not in there:
            raise Refused(f"neuron: expected one of {', '.join(there)}; got {proposal['value']!r}")
        return proposal["value"]
