"""Two gauges at every neuron: the slope of the cost along its activation and along its weighted input, the weir between.

    TwoDeltas()                      the book's 1-2-2-1 network, neuron 1 of layer 2 chosen
    TwoDeltas(convention="000")      opens with what source 000 calls δ; "book" and "bishop" measure before the function
    TwoDeltas(net, x, y)             the same for a network of your own: at most three neurons a layer
    widget.network()                 the Network that the widget shows now

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

from typing import Any

import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget

MOST_NEURONS, MOST_LAYERS = 3, 3


class TwoDeltas(NetworkWidget):
    """The widget: ``selected`` names the parameter whose gradient is written both ways ("w:2,1,1"), and with it the
    neuron it leads into; ``convention`` says whose δ is marked.
    """

    _esm = esm("two_deltas")
    _css = css("graph", "controls", "two_deltas")

    selected = traitlets.Unicode("").tag(sync=True)
    convention = traitlets.Enum(("book", "bishop", "000"), "book").tag(sync=True)

    prints = ("BP3", "BP4", "BP3 above the weir", "BP4 above the weir")

    def __init__(self, net: Network | None = None, x: Any = None, y: Any = None, **state: Any) -> None:
        super().__init__(net, x, y, **state)
        self.selected = self.selected or f"w:{max(1, len(self.w) - 2)},1,1"

    def accept(self, net: Network) -> None:
        """ValueError: more neurons or layers than there is room for gauges."""
        if max(net.sizes) > MOST_NEURONS or net.L > MOST_LAYERS:
            raise ValueError(
                f"expected at most {MOST_NEURONS} neurons a layer and {MOST_LAYERS} layers of weights; "
                f"got the sizes {net.sizes}"
            )
