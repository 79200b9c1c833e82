"""The five steps of the algorithm as lines of code beside the network, with a counter of multiplications.

    FiveSteps()                      the book's 1-2-2-1 network; 1-2-1 and 2-3-2 are one press away
    FiveSteps(net, x, y)             the same for a network of your own
    widget.network()                 the Network that the widget shows now

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

import traitlets

from bplib.examples import EXAMPLES
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget


class FiveSteps(NetworkWidget):
    """The widget: ``step`` counts the lines that have run, one for each layer of a loop; after the last, all is shown."""

    _esm = esm("five_steps")
    _css = css("graph", "five_steps")

    step = traitlets.Int(0, min=0).tag(sync=True)

    offers = tuple(EXAMPLES)
