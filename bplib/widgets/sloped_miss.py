"""One output neuron, its miss and its slope: drag it into the flat part of its curve, and the error dies while the miss grows.

SlopedMiss()                          neuron A of the chapter: z = −0.45, target 1
SlopedMiss(z=-6, y=0.6131)            neuron B: the same miss, another error
SlopedMiss(output="linear")           a straight line; also cost="half squared error"
SlopedMiss(net, x, y)                 the output neuron of a network of your own, sigmoid or linear; one sample
widget.network()                      the neuron as a Network of the sizes [1, 1], whose input is z
"""

from typing import Any

import traitlets

from bplib.functions import COSTS
from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.equations import trees
from bplib.widgets.network_widget import one_sample, traits_of
from bplib.widgets.widget import Refused, Widget

FURTHEST = 8


class SlopedMiss(Widget):
    """The widget: weighted input ``z``, target ``y``, the neuron's function ``output`` and its ``cost``; ``seen`` are the
    least and the greatest z that the reader has been at: only so far is the curve of the error drawn.
    """

    _esm = esm("sloped_miss")
    _css = css("controls", "signed_bar", "sloped_miss")

    z = traitlets.Float(-0.45, min=-FURTHEST, max=FURTHEST).tag(sync=True)
    y = traitlets.Float(1.0, min=0, max=1).tag(sync=True)
    output = traitlets.Enum(("sigmoid", "linear"), "sigmoid").tag(sync=True)
    cost = traitlets.Enum(tuple(COSTS), "squared error").tag(sync=True)
    seen = traitlets.List(traitlets.Float(), maxlen=2).tag(sync=True)
    equations = traitlets.Dict().tag(sync=True, inner=True)

    def __init__(self, net: Network | None = None, x: Any = None, y: Any = None, **state: Any) -> None:
        if net is not None:
            state = {**_output_neuron(net, x, y), **state}
        elif x is not None:
            raise Refused("x: expected a network in which it goes forward, SlopedMiss(net, x, y)")
        elif y is not None:
            state["y"] = y
        super().__init__(**state)
        self.equations = trees("BP1")

    @classmethod
    def of(cls, net: Network, x: Any = None, y: Any = None, **state: Any) -> "SlopedMiss":
        """The widget for the output neuron of ``net``."""
        return cls(net, x, y, **state)

    def network(self) -> Network:
        """The ``Network`` that the widget shows: one neuron, weight 1 and bias 0, so that its input is its z."""
        return Network([1, 1], output=self.output, cost=self.cost, w=[[[1.0]]], b=[[0.0]])


def _output_neuron(net: Any, x: Any, y: Any) -> dict[str, Any]:
    """The traits of what the one output neuron of a network does with a sample."""
    made = traits_of(net, x, y)
    if net.sizes[-1] != 1:
        raise Refused(f"net: expected a network with one output neuron; got the sizes {net.sizes}")
    try:
        x, y = one_sample("x", made["x"], net.sizes[0]), one_sample("y", made["y"], 1)
    except ValueError as error:
        raise Refused(str(error)) from None
    return {"z": net.forward(x).z[net.L].item(), "y": y[0], "output": net.output, "cost": net.cost}
