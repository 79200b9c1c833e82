"""The lines of the algorithm, to be changed and run beside the network, which shows what they make.

    OwnLines()                       the book's 1-2-2-1 network, for one sample
    OwnLines(batch=True)             for three samples side by side, in the letters of a batch
    OwnLines(net, x, y)              a network of your own

In a page of the built book Python runs in the page. The lines may name w, b, L, x and y (X, Y, N and ones for a batch), and of each
layer its activation function f[l] and that function's slope df[l]; dC is the slope of the cost.
"""

import traitlets

from bplib.widgets.assemble import css, esm
from bplib.widgets.network_widget import NetworkWidget


class OwnLines(NetworkWidget):
    """The widget. ``batch``: the lines stand for three samples, of which the first is shown."""

    _esm = esm("own_lines")
    _css = css("graph", "code", "own_lines")

    batch = traitlets.Bool(False).tag(sync=True)
