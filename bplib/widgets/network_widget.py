"""What the widgets that show a whole network have in common: its numbers as traits, and what they accept.

    class FourPhases(NetworkWidget)     a widget's own class adds its module, its style and its own traits
    Widget.of(net, x, y)                the widget for a network of your own
    widget.network()                    the Network that it shows now
    opening("1-2-1")                    the traits of an example of the book

The weights are traits in the shape that the book writes: ``w[l][j-1][k-1]`` and ``b[l][j-1]``, with ``w[0]`` and
``b[0]`` None. A new value replaces the whole list (``widget.w = …``); a change inside a list is not seen.
"""

import anywidget
import numpy as np
import traitlets

from bplib.examples import EXAMPLES
from bplib.functions import ACTIVATIONS
from bplib.network import Network

OPENING = "1-2-2-1"
MOST_NEURONS, MOST_LAYERS = 6, 5
RATES = (0, 1)  # from which learning rate to which


def opening(name=OPENING):
    """The traits of an example of the book: its lists of layers start with None."""
    e = EXAMPLES[name]
    return {"w": [None, *e["w"]], "b": [None, *e["b"]], "x": list(e["x"]), "y": list(e["y"]), "hidden": "sigmoid"}


class NetworkWidget(anywidget.AnyWidget):
    """A network with an input and a target; its output is linear and its cost ‖a − y‖², as in source 003.

    Any trait may be given by name. TraitError: values that do not fit one another, with what was expected and what
    came; the widget then keeps what it had. To change the shape of the network, set w, b, x and y together, inside
    ``with widget.hold_trait_notifications():``.
    """

    w = traitlets.List().tag(sync=True)
    b = traitlets.List().tag(sync=True)
    x = traitlets.List().tag(sync=True)
    y = traitlets.List().tag(sync=True)
    hidden = traitlets.Enum(tuple(ACTIVATIONS), "sigmoid").tag(sync=True)
    opened = traitlets.Dict(help="the network that Reset brings back").tag(sync=True)

    def __init__(self, **state):
        super().__init__(**{**opening(), **state})
        self.opened = self.opened or {k: getattr(self, k) for k in ("w", "b", "x", "y", "hidden")}

    @classmethod
    def of(cls, net, x, y):
        """The widget for ``net`` with the input ``x`` and the target ``y`` (one sample).

        ValueError: a network whose output is not linear or whose cost is not the squared error.
        """
        if (net.output, net.cost) != ("linear", "squared error"):
            raise ValueError(
                f"expected a linear output and the cost 'squared error'; got {net.output!r} and {net.cost!r}"
            )
        return cls(
            w=[None, *(m.tolist() for m in net.w[1:])],
            b=[None, *(v.ravel().tolist() for v in net.b[1:])],
            x=np.ravel(x).tolist(),
            y=np.ravel(y).tolist(),
            hidden=net.hidden,
        )

    def network(self):
        """The ``Network`` that the widget shows now."""
        return _network(self.w, self.b, self.hidden)

    def parameters(self):
        """The names of its weights and biases, such as "w:2,1,1" and "b:2,1": layer, neuron, sending neuron."""
        net = self.network()
        layers = range(1, net.L + 1)
        return [f"w:{l},{j + 1},{k + 1}" for l in layers for j, k in np.ndindex(net.w[l].shape)] + [
            f"b:{l},{j + 1}" for l in layers for j in range(net.sizes[l])
        ]

    def accept(self, net):
        """ValueError: this widget has no room for ``net``."""
        if max(net.sizes) > MOST_NEURONS or net.L > MOST_LAYERS:
            raise ValueError(
                f"expected at most {MOST_NEURONS} neurons a layer and {MOST_LAYERS} layers of weights; "
                f"got the sizes {net.sizes}"
            )

    @traitlets.validate("selected")
    def _is_there(self, proposal):
        """For the widgets that have it: the parameter under the reader's eye, or "" for one of the widget's choice."""
        if proposal["value"] and proposal["value"] not in (there := self.parameters()):
            raise traitlets.TraitError(
                f"selected: expected a parameter such as {there[0]!r}; got {proposal['value']!r}"
            )
        return proposal["value"]

    @traitlets.validate("w", "b", "x", "y")
    def _fit(self, proposal):
        now = {k: getattr(self, k) for k in ("w", "b", "x", "y")} | {proposal["trait"].name: proposal["value"]}
        try:
            net = _network(now["w"], now["b"], self.hidden)
            net.C(net.forward(now["x"]), now["y"])
            self.accept(net)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None
        return proposal["value"]


def _network(w, b, hidden):
    if not (isinstance(w, list) and len(w) > 1 and w[0] is None and isinstance(b, list) and b and b[0] is None):
        raise ValueError(f"w and b: expected lists that start with None, then one entry a layer; got {w!r} and {b!r}")
    try:
        sizes = [len(w[1][0]), *(len(m) for m in w[1:])]
    except (TypeError, IndexError):
        raise ValueError(f"w: expected a list of rows for each layer; got {w!r}") from None
    return Network(sizes, hidden=hidden, output="linear", cost="squared error", w=w[1:], b=b[1:])
