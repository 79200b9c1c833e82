"""What the weights of a layer learn: its errors down the side, the activations before it along the top, their products.

    OuterProduct()                       layer 1 of the book's 2-3-2 network, one cell of its table filled
    OuterProduct(layer=2, filled=[])     another layer, and an empty table
    OuterProduct(net, x, y)              the same for a network of your own, of up to four neurons a layer
    widget.network()                     the Network that the widget shows now

The reader may turn an activation or an error by hand: ``turned`` holds it by its key ("a:0,1", "delta:1,2"), and all
else stands still. The traits w, b, x, y, hidden, output and cost are those of every widget with a network.
"""

import re
from collections.abc import Mapping
from typing import Any

import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget
from bplib.widgets.widget import Refused

MOST_NEURONS = 4


class OuterProduct(NetworkWidget):
    """The widget: ``layer`` is the layer whose weights learn, ``selected`` the cell that is looked at ("w:1,2,1" or "b:1,2"),
    ``filled`` the cells that show their product.
    """

    _esm = esm("outer_product")
    _css = css("controls", "signed_bar", "outer_product")

    layer = traitlets.Int(1, min=1).tag(sync=True)
    selected = traitlets.Unicode("w:1,1,1").tag(sync=True)
    filled = traitlets.List(traitlets.Unicode(), ["w:1,1,1"]).tag(sync=True)
    turned = traitlets.Dict(value_trait=traitlets.Float(), key_trait=traitlets.Unicode()).tag(sync=True)

    opens_with = "2-3-2"
    offers = ("2-3-2", "1-2-2-1")
    prints = ("BP3", "BP4")

    def accept(self, net: Network) -> None:
        """ValueError: a table of ``net`` would be too wide."""
        super().accept(net)
        if max(net.sizes) > MOST_NEURONS:
            raise ValueError(f"expected at most {MOST_NEURONS} neurons a layer; got the sizes {net.sizes}")

    @traitlets.validate("layer")
    def _has_weights(self, proposal: Mapping[str, Any]) -> int:
        if proposal["value"] > (L := self.network().L):
            raise Refused(f"layer: expected 1 to {L}; got {proposal['value']}")
        return proposal["value"]

    @traitlets.validate("turned")
    def _are_heads(self, proposal: Mapping[str, Any]) -> dict[str, float]:
        for key in proposal["value"]:
            if not re.fullmatch(r"(a|delta):\d+,\d+", key):
                raise Refused(f"turned: expected keys such as 'a:0,1' or 'delta:1,2'; got {key!r}")
        return proposal["value"]
