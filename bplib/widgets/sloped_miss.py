"""One output neuron, its miss and its slope: drag it into the flat part of its curve, and the error dies while the miss grows.

SlopedMiss()                          neuron A of the chapter: z = −0.45, target 1
SlopedMiss(z=-6, y=0.6131)            neuron B: the same miss, another error
SlopedMiss(output="linear")           no bend; also cost="half squared error"
widget.network()                      the neuron as a Network of the sizes [1, 1], whose input is z
"""

import anywidget
import traitlets

from bplib.functions import COSTS
from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.equations import trees

FURTHEST = 8


class SlopedMiss(anywidget.AnyWidget):
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
    equations = traitlets.Dict().tag(sync=True)

    def __init__(self, **state):
        super().__init__(**state)
        self.equations = trees("BP1")

    def network(self):
        """The ``Network`` that the widget shows: one neuron, weight 1 and bias 0, so that its input is its z."""
        return Network([1, 1], output=self.output, cost=self.cost, w=[[[1.0]]], b=[[0.0]])
