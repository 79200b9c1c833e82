"""The four phases, told in order: forward, cost, deltas, gradients, and one update; and round after round of them.

    FourPhases()                     the book's 1-2-2-1 network; 1-2-1 and 2-3-2 are one press away
    FourPhases(net, x, y)            the same for a network of your own, of up to six neurons a layer; FourPhases(net) with
                                     data of the book's
    FourPhases(show_all=True)        every number from the first step on, not from the step that writes it
    widget.network()                 the Network that the widget shows now
    widget.costs                     the cost before each round that the reader has applied
    widget.observe(f, "w")           f is called when a weight moves

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

from typing import Any

import traitlets

from bplib.examples import EXAMPLES
from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.equations import FUNCTIONS
from bplib.widgets.network_widget import RATES, NetworkWidget


class FourPhases(NetworkWidget):
    """The widget: ``step`` counts from 0, ``selected`` names the parameter under test ("w:3,1,1"), ``eta`` is the rate.

    With ``show_all`` no number waits for its step. ``costs`` are those before each round so far.
    """

    _esm = esm("four_phases")
    _css = css("graph", "controls", "four_phases")

    eta = traitlets.Float(0.1, min=RATES[0], max=RATES[1]).tag(sync=True)
    step = traitlets.Int(0, min=0).tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)
    show_all = traitlets.Bool(False).tag(sync=True)
    costs: traitlets.List = traitlets.List(traitlets.Float()).tag(sync=True)

    offers = tuple(EXAMPLES)
    prints = ("weighted input", *FUNCTIONS, "BP1", "BP2", "BP3", "BP4", "step of w", "step of b")

    def __init__(self, net: Network | None = None, x: Any = None, y: Any = None, **state: Any) -> None:
        super().__init__(net, x, y, **state)
        self.selected = self.selected or f"w:{len(self.w) - 1},1,1"
