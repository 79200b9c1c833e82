"""The forward pass, neuron by neuron: values flow, and the function of each neuron bends them.

    ForwardPass()                    the book's 1-2-2-1 network; its answer is 0.3890
    ForwardPass(net, x, y)           the same for a network of your own with one output
    widget.network()                 the Network that the widget shows now

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

from typing import Any

import traitlets

from bplib.functions import ACTIVATIONS
from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget


class ForwardPass(NetworkWidget):
    """The widget: ``step`` counts the neurons from 0, and after the last one shows all at once; ``selected`` names the
    parameter that the reader predicts about, ``guess`` what was chosen ("rise", "fall" or nothing yet), ``told`` the
    guess that the last raise answered; ``right`` and ``wrong`` count. ``before`` is the network before its last move.
    """

    _esm = esm("forward_pass")
    _css = css("graph", "controls", "forward_pass")

    step = traitlets.Int(0, min=0).tag(sync=True)
    selected = traitlets.Unicode("w:1,1,1").tag(sync=True)
    guess = traitlets.Enum(("", "rise", "fall"), "").tag(sync=True)
    told = traitlets.Enum(("", "rise", "fall"), "").tag(sync=True)
    right = traitlets.Int(0, min=0).tag(sync=True)
    wrong = traitlets.Int(0, min=0).tag(sync=True)
    before = traitlets.Dict().tag(sync=True, inner=True)

    prints = ("weighted input", *ACTIVATIONS)

    def __init__(self, net: Network | None = None, x: Any = None, y: Any = None, **state: Any) -> None:
        super().__init__(net, x, y, **state)
        self.before = self.before or self.opened

    def accept(self, net: Network) -> None:
        """ValueError: no room for ``net``, or more than one output."""
        super().accept(net)
        if net.sizes[-1] != 1:
            raise ValueError(f"expected a network with one output, the answer; got the sizes {net.sizes}")
