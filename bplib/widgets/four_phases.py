"""The four phases, to step through: forward, cost, deltas, gradients, and one update.

    FourPhases()                     the book's 1-2-2-1 network; 1-2-1 and 2-3-2 are one press away
    FourPhases.of(net, x, y)         the same for a network of your own, of up to six neurons a layer
    widget.network()                 the Network that the widget shows now
    widget.observe(f, "w")           f is called when a weight moves

Its traits w, b, x, y and hidden are those of every widget with a network (bplib.widgets.network_widget).
"""

import traitlets

from bplib.examples import EXAMPLES
from bplib.widgets.assemble import css, esm
from bplib.widgets.equations import trees
from bplib.widgets.network_widget import RATES, NetworkWidget, opening


class FourPhases(NetworkWidget):
    """The widget: ``step`` counts from 0, ``selected`` names the parameter under test ("w:3,1,1"), ``eta`` is the rate."""

    _esm = esm("four_phases")
    _css = css("graph", "controls", "four_phases")

    eta = traitlets.Float(0.1, min=RATES[0], max=RATES[1]).tag(sync=True)
    step = traitlets.Int(0, min=0).tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)
    examples = traitlets.Dict().tag(sync=True)
    equations = traitlets.Dict().tag(sync=True)

    def __init__(self, **state):
        super().__init__(**{"selected": "", **state})
        self.selected = self.selected or f"w:{len(self.w) - 1},1,1"
        sizes = self.network().sizes
        self.examples = {**{name: opening(name) for name in EXAMPLES}, "-".join(map(str, sizes)): self.opened}
        self.equations = trees()
