"""Two samples, or three, and one linear neuron: the mean of the gradients beside the product of the means.

MeanOfGradients()                      misses of +1 and −1: the mean error is 0, the mean gradient is not
MeanOfGradients(x=[1, 1], y=[0, 2])    two or three samples of your own
MeanOfGradients(net, x, y)             a linear neuron of your own, a Network of the sizes [1, 1]
widget.network()                       the Network, 1-1, linear, with half the squared error unless net has another cost
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import traitlets

from bplib.functions import COSTS
from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.equations import trees
from bplib.widgets.network_widget import RATES, traits_of
from bplib.widgets.widget import Refused, Widget


class MeanOfGradients(Widget):
    """The widget: the neuron answers a = w x + b; ``x`` and ``y`` hold one number a sample, ``eta`` is the rate of its step.

    TraitError: not two or three finite numbers each, or not as many targets as inputs. To change how many samples
    there are, set x and y together, inside ``with widget.hold_trait_notifications():``.
    """

    _esm = esm("mean_of_gradients")
    _css = css("controls", "mean_of_gradients")

    w = traitlets.Float(1.0).tag(sync=True)
    b = traitlets.Float(0.0).tag(sync=True)
    x = traitlets.List([1.0, 3.0]).tag(sync=True)
    y = traitlets.List([0.0, 4.0]).tag(sync=True)
    cost = traitlets.Enum(tuple(COSTS), "half squared error").tag(sync=True)
    eta = traitlets.Float(0.1, min=RATES[0], max=RATES[1]).tag(sync=True)
    opened = traitlets.Dict(help="what Reset brings back").tag(sync=True, inner=True)
    equations = traitlets.Dict().tag(sync=True, inner=True)

    def __init__(self, net: Network | None = None, x: Any = None, y: Any = None, **state: Any) -> None:
        if net is not None:
            state = {**_neuron(net), **state}
        given = {name: _listed(value) for name, value in (("x", x), ("y", y)) if value is not None}
        super().__init__(**state, **given)
        self.opened = self.opened or {k: getattr(self, k) for k in ("w", "b", "x", "y", "cost", "eta")}
        self.equations = trees("BP4")

    @classmethod
    def of(cls, net: Network, x: Any = None, y: Any = None, **state: Any) -> "MeanOfGradients":
        """The widget for ``net``, with two or three samples."""
        return cls(net, x, y, **state)

    def network(self) -> Network:
        """The ``Network`` that the widget shows now."""
        return Network([1, 1], output="linear", cost=self.cost, w=[[[self.w]]], b=[[self.b]])

    @traitlets.validate("w", "b")
    def _is_finite(self, proposal: Mapping[str, Any]) -> float:
        if not math.isfinite(proposal["value"]):
            raise Refused(f"{proposal['trait'].name}: expected a finite number; got {proposal['value']}")
        return proposal["value"]

    @traitlets.validate("x", "y")
    def _are_samples(self, proposal: Mapping[str, Any]) -> list[float]:
        name, values = proposal["trait"].name, proposal["value"]
        if len(values) not in (2, 3) or not all(type(v) in (int, float) and math.isfinite(v) for v in values):
            raise Refused(f"{name}: expected two or three finite numbers, one a sample; got {values!r}")
        if len(self.x) != len(self.y):
            raise Refused(f"x and y: expected as many targets as inputs; got {len(self.x)} and {len(self.y)}")
        return values


def _neuron(net: Any) -> dict[str, Any]:
    """The traits of a network of one linear neuron."""
    made = traits_of(net)
    if (net.sizes, net.output) != ([1, 1], "linear"):
        raise Refused(f"net: expected one linear neuron, Network([1, 1]); got {net!r}")
    return {"w": made["w"][1].item(), "b": made["b"][1].item(), "cost": net.cost}


def _listed(samples: Any) -> Any:
    """A batch of one row, or an array, as the list that the trait is."""
    return np.ravel(samples).tolist() if np.shape(samples)[:1] == (1,) or isinstance(samples, np.ndarray) else samples
