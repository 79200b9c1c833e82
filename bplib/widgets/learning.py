"""It learns while you watch: one round told as a story, then as many as the reader holds "again" for.

    Learning()                     the book's 1-2-2-1 network, which answers 0.3890 where 1 was wanted
    Learning(net, x, y)            the same for a network of your own with one output, of up to four neurons a layer
    Learning(moment=4.7)           the story, standing still at that second
    widget.rounds                  how many steps have been taken; widget.observe(f, "w") when one is
    widget.eta = 0.3               the learning rate

Its traits w, b, x, y, hidden, output and cost are those of every widget with a network (bplib.widgets.network_widget).
"""

import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget

MOST_NEURONS, MOST_LAYERS = 4, 4
OPENING_RATES = (0.02, 2)


class Learning(NetworkWidget):
    """The widget: ``eta`` is the rate, ``rounds`` counts the steps taken, ``moment`` holds the story at a second (None: it
    runs, once, unless rounds have been taken already)."""

    _esm = esm("learning")
    _css = css("controls", "learning")

    eta = traitlets.Float(0.1, min=OPENING_RATES[0], max=OPENING_RATES[1]).tag(sync=True)
    rounds = traitlets.Int(0, min=0).tag(sync=True)
    moment = traitlets.Float(None, allow_none=True, min=0, max=6).tag(sync=True)

    def accept(self, net: Network) -> None:
        """ValueError: this widget has no room for ``net``, or it has more than one answer."""
        if net.sizes[-1] != 1 or max(net.sizes) > MOST_NEURONS or net.L > MOST_LAYERS:
            raise ValueError(
                f"expected one output, at most {MOST_NEURONS} neurons a layer and {MOST_LAYERS} layers of weights; "
                f"got the sizes {net.sizes}"
            )
