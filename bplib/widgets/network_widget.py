"""What the widgets that show a whole network have in common: its numbers as traits, and what they accept.

    class FourPhases(NetworkWidget)     a widget's own class adds its module, its style and its own traits
    Widget(net, x, y)                   the widget for a network of your own and one sample; Widget.of(net, x, y) likewise
    Widget(net)                         with the data of the book's examples: x = 0.5, −1, 0.5, … and y = 1, 0, 1, …
    widget.network()                    the Network that it shows now
    widget.w[1][0][0] = 0.5             a weight moves, in the view as well
    opening("1-2-1")                    the traits of an example of the book

The weights are traits in the shape that the book writes: ``w[l][j-1][k-1]`` and ``b[l][j-1]``, with ``w[0]`` and
``b[0]`` None; ``hidden``, ``output`` and ``cost`` are names (bplib.functions).
"""

from collections.abc import Mapping
from copy import deepcopy
from itertools import cycle, islice
from numbers import Real
from reprlib import repr as short
from typing import Any, ClassVar

import numpy as np
import traitlets

from bplib.checks import array
from bplib.examples import EXAMPLES
from bplib.functions import ACTIVATIONS, COSTS
from bplib.network import SAMPLES, Network
from bplib.parameters import FixedList
from bplib.widgets.equations import trees
from bplib.widgets.widget import Refused, Widget

OPENING = "1-2-2-1"
MOST_NEURONS, MOST_LAYERS = 6, 5
RATES = (0, 1)  # from which learning rate to which
MADE_OF = ("w", "b", "hidden", "output", "cost")
X, Y = (0.5, -1.0), (1.0, 0.0)


def opening(name: str = OPENING) -> dict[str, Any]:
    """The traits of an example of the book: its lists of layers start with None."""
    e = EXAMPLES[name]
    names = {"hidden": "sigmoid", "output": "linear", "cost": "squared error"}
    return {"w": [None, *e["w"]], "b": [None, *e["b"]], "x": list(e["x"]), "y": list(e["y"]), **names}


def traits_of(net: Any, x: Any = None, y: Any = None) -> dict[str, Any]:
    """The traits of a network; of its data, where they are given or not, one sample. Refused: no Network."""
    if not isinstance(net, Network):
        raise Refused(f"net: expected a Network (from bplib import Network); got {short(net)}")
    data = {
        "x": list(islice(cycle(X), net.sizes[0])) if x is None else x,
        "y": list(islice(cycle(Y), net.sizes[-1])) if y is None else y,
    }
    return {"w": list(net.w), "b": list(net.b), "hidden": net.hidden, "output": net.output, "cost": net.cost, **data}


def one_sample(name: str, value: Any, n: int) -> list[float]:
    """``value`` as a list of ``n`` numbers. ValueError: what does not fit, or more samples than one."""
    shape = np.asarray(value, dtype=object).shape
    if len(shape) == 2 and n in shape and (count := shape[1] if shape[0] == n else shape[0]) > 1:
        raise ValueError(f"{name}: expected one sample, which is what a widget shows; got {count} samples")
    if len(shape) == n == 1 and len(value) > 1:
        raise ValueError(f"{name}: expected shape (1, N); got {shape}; a widget shows one sample, not {len(value)}")
    return array(name, value, (n, None), SAMPLES).ravel().tolist()


class Numbers(traitlets.List):
    """A list of numbers; an array, a tuple or a single number becomes one."""

    def validate(self, obj: Any, value: Any) -> Any:
        if isinstance(value, np.ndarray):
            value = value.tolist()
        return super().validate(obj, [value] if isinstance(value, Real) else value)


class Entries(FixedList):
    """The list that a trait holds, or one inside it: what is put into it is put into the trait, or refused by it."""

    def __init__(self, values: list, widget: "NetworkWidget", trait: str, path: tuple[int, ...] = ()) -> None:
        self.widget, self.trait, self.path = widget, trait, path
        inner = [Entries(v, widget, trait, (*path, i)) if isinstance(v, list) else v for i, v in enumerate(values)]
        super().__init__(inner)

    def __setitem__(self, place: Any, value: Any) -> None:
        all_of_it = deepcopy(getattr(self.widget, self.trait))
        _at(all_of_it, self.path)[place] = value
        setattr(self.widget, self.trait, all_of_it)
        list.__setitem__(self, slice(None), _at(getattr(self.widget, self.trait), self.path))


def _at(values: list, path: tuple[int, ...]) -> list:
    for i in path:
        values = values[i]
    return values


class NetworkWidget(Widget):
    """A network with an input and a target, one sample.

    Any trait may be given by name. Refused, a ValueError and a TraitError: values that do not fit one another, with
    what was expected and what came; the widget then keeps what it had. To change the shape of the network, set w, b, x
    and y together, inside ``with widget.hold_trait_notifications():``.
    """

    opens_with: ClassVar[str] = OPENING
    offers: ClassVar[tuple[str, ...]] = ()  # examples that are one press away
    prints: ClassVar[tuple[str, ...]] = ()  # equations (bplib.widgets.equations)

    w: traitlets.List = traitlets.List().tag(sync=True)
    b: traitlets.List = traitlets.List().tag(sync=True)
    x = Numbers().tag(sync=True)
    y = Numbers().tag(sync=True)
    hidden = traitlets.Enum(tuple(ACTIVATIONS), "sigmoid").tag(sync=True)
    output = traitlets.Enum(tuple(ACTIVATIONS), "linear").tag(sync=True)
    cost = traitlets.Enum(tuple(COSTS), "squared error").tag(sync=True)
    opened = traitlets.Dict(help="the network that Reset brings back").tag(sync=True, inner=True)
    examples = traitlets.Dict(help="the networks that are one press away").tag(sync=True, inner=True)
    equations = traitlets.Dict(help="trees of the equations that it prints").tag(sync=True, inner=True)

    def __init__(self, net: Network | None = None, x: Any = None, y: Any = None, **state: Any) -> None:
        if net is None:
            data = {name: value for name, value in (("x", x), ("y", y)) if value is not None}
            made = {**opening(self.opens_with), **data}
        elif twice := [name for name in MADE_OF if name in state]:
            raise Refused(f"expected net or {' and '.join(twice)}; got both")
        else:
            made = traits_of(net, x, y)
            self._room_for(net)
        super().__init__(**{**made, **state})
        self.opened = self.opened or {k: deepcopy(getattr(self, k)) for k in ("x", "y", *MADE_OF)}
        if self.offers:
            own = "-".join(map(str, self.network().sizes))
            self.examples = {**{name: opening(name) for name in self.offers}, own: self.opened}
        self.equations = trees(*self.prints)

    @classmethod
    def arguments(cls) -> list[str]:
        return ["net", *super().arguments()]

    @classmethod
    def of(cls, net: Network, x: Any = None, y: Any = None, **state: Any) -> "NetworkWidget":
        """The widget for ``net`` with the input ``x`` and the target ``y`` (one sample)."""
        return cls(net, x, y, **state)

    def network(self) -> Network:
        """The ``Network`` that the widget shows now. Refused: its traits make none.

        Traits are checked in no order of their own, so one that is read through the network may be checked before w.
        """
        try:
            return _network({name: getattr(self, name) for name in MADE_OF})
        except ValueError as error:
            raise Refused(str(error)) from None

    def parameters(self) -> list[str]:
        """The names of its weights and biases, such as "w:2,1,1" and "b:2,1": layer, neuron, sending neuron."""
        net = self.network()
        layers = range(1, net.L + 1)
        return [f"w:{l},{j + 1},{k + 1}" for l in layers for j, k in np.ndindex(net.w[l].shape)] + [
            f"b:{l},{j + 1}" for l in layers for j in range(net.sizes[l])
        ]

    def accept(self, net: Network) -> None:
        """ValueError: this widget has no room for ``net``."""
        if max(net.sizes) > MOST_NEURONS or net.L > MOST_LAYERS:
            raise ValueError(
                f"expected at most {MOST_NEURONS} neurons a layer and {MOST_LAYERS} layers of weights; "
                f"got the sizes {net.sizes}"
            )

    def _room_for(self, net: Network) -> None:
        try:
            self.accept(net)
        except ValueError as error:
            raise Refused(f"net: {error}") from None

    @traitlets.validate("selected")
    def _is_there(self, proposal: Mapping[str, Any]) -> str:
        """For the widgets that have it: the parameter under the reader's eye, or "" for one of the widget's choice."""
        if proposal["value"] and proposal["value"] not in (there := self.parameters()):
            raise Refused(f"selected: expected a parameter such as {there[0]!r}; got {proposal['value']!r}")
        return proposal["value"]

    @traitlets.validate("w", "b", "x", "y")
    def _fit(self, proposal: Mapping[str, Any]) -> Entries:
        name = proposal["trait"].name
        now = {k: getattr(self, k) for k in ("x", "y", *MADE_OF)} | {name: proposal["value"]}
        try:
            net = _network(now)
            fitting = {
                "x": one_sample("x", now["x"], net.sizes[0]),
                "y": one_sample("y", now["y"], net.sizes[-1]),
                "w": [None, *(m.tolist() for m in net.w[1:])],
                "b": [None, *(v.ravel().tolist() for v in net.b[1:])],
            }
            self.accept(net)
        except ValueError as error:
            raise Refused(str(error)) from None
        return Entries(fitting[name], self, name)


def _network(traits: Mapping[str, Any]) -> Network:
    w, b = traits["w"], traits["b"]
    if not (isinstance(w, list) and len(w) > 1 and w[0] is None and isinstance(b, list) and b and b[0] is None):
        raise ValueError(
            f"w and b: expected lists that start with None, then one entry a layer; got {short(w)} and {short(b)}"
        )
    try:
        sizes = [len(w[1][0]), *(len(m) for m in w[1:])]
    except (TypeError, IndexError):
        raise ValueError(f"w: expected a list of rows for each layer; got {short(w)}") from None
    return Network(sizes, **{name: traits[name] for name in MADE_OF})
