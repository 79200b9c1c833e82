"""Two samples, or three, and one linear neuron: the mean of the gradients beside the product of the means.

MeanOfGradients()                      misses of +1 and −1: the mean error is 0, the mean gradient is not
MeanOfGradients(x=[1, 1], y=[0, 2])    two or three samples of your own
widget.network()                       the Network, 1-1, linear, with half the squared error
"""

import math

import anywidget
import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.equations import trees


class MeanOfGradients(anywidget.AnyWidget):
    """The widget: the neuron answers a = w x + b; ``x`` and ``y`` hold one number a sample.

    TraitError: not two or three finite numbers each, or not as many targets as inputs. To change how many samples
    there are, set x and y together, inside ``with widget.hold_trait_notifications():``.
    """

    _esm = esm("mean_of_gradients")
    _css = css("controls", "mean_of_gradients")

    w = traitlets.Float(1.0).tag(sync=True)
    b = traitlets.Float(0.0).tag(sync=True)
    x = traitlets.List([1.0, 3.0]).tag(sync=True)
    y = traitlets.List([0.0, 4.0]).tag(sync=True)
    opened = traitlets.Dict(help="what Reset brings back").tag(sync=True)
    equations = traitlets.Dict().tag(sync=True)

    def __init__(self, **state):
        super().__init__(**state)
        self.opened = self.opened or {k: getattr(self, k) for k in ("w", "b", "x", "y")}
        self.equations = trees("BP4")

    def network(self):
        """The ``Network`` that the widget shows now."""
        return Network([1, 1], output="linear", cost="half squared error", w=[[[self.w]]], b=[[self.b]])

    @traitlets.validate("w", "b")
    def _is_finite(self, proposal):
        if not math.isfinite(proposal["value"]):
            raise traitlets.TraitError(f"{proposal['trait'].name}: expected a finite number; got {proposal['value']}")
        return proposal["value"]

    @traitlets.validate("x", "y")
    def _are_samples(self, proposal):
        name, values = proposal["trait"].name, proposal["value"]
        if len(values) not in (2, 3) or not all(type(v) in (int, float) and math.isfinite(v) for v in values):
            raise traitlets.TraitError(f"{name}: expected two or three finite numbers, one a sample; got {values!r}")
        if len(self.x) != len(self.y):
            raise traitlets.TraitError(
                f"x and y: expected as many targets as inputs; got {len(self.x)} and {len(self.y)}"
            )
        return values
