"""One small cost curve for each weight, its slider beneath: which of them is most to blame?

    CostCurves()                  the book's network, slopes hidden until the reader has named a suspect
    CostCurves(slopes=True)       tangents and slopes on show from the start; ``biases=True`` adds the biases' curves
    CostCurves(net, x, y)         the same for a network of your own, of up to 30 weights and biases
    widget.network()              the Network that the widget shows now

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import RATES, NetworkWidget

MOST_PARAMETERS = 30


class CostCurves(NetworkWidget):
    """The widget: ``order`` sorts the curves, ``picked`` is the reader's suspect ("w:2,1,2"), ``eta`` the rate of a step."""

    _esm = esm("cost_curves")
    _css = css("controls", "cost_curves")

    eta = traitlets.Float(0.1, min=RATES[0], max=RATES[1]).tag(sync=True)
    order = traitlets.Enum(("layer", "size", "slope"), "layer").tag(sync=True)
    slopes = traitlets.Bool(False).tag(sync=True)
    biases = traitlets.Bool(False).tag(sync=True)
    picked = traitlets.Unicode("").tag(sync=True)

    def accept(self, net: Network) -> None:
        """ValueError: no room for ``net``, or too many curves."""
        super().accept(net)
        count = sum(m.size for m in (*net.w[1:], *net.b[1:]))
        if count > MOST_PARAMETERS:
            raise ValueError(f"expected at most {MOST_PARAMETERS} weights and biases, one curve each; got {count}")
