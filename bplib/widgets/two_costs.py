"""One badly set alarm, two costs: the same neuron learns downstairs and upstairs, breakfast by breakfast, side by side.

TwoCosts()                        the alarm of the chapter: weight 3, bias 2; what comes downstairs waits for the reader's guess
TwoCosts(w=4, b=4, eta=1)         begins elsewhere, or takes longer steps
TwoCosts(seen=True, day=40)       all curves on show, the numbers those of breakfast 40
widget.network()                  the alarm before the first breakfast, a Network of the sizes [1, 1]

The smoke is 1 and the target 0. Downstairs the cost is half the squared miss, upstairs the binary cross-entropy.
"""

import traitlets

from bplib.network import Network
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Widget

START = (0, 4)
STEPS = (0.1, 2)
MOST_GUESSED = 99_999


class TwoCosts(Widget):
    """The widget: ``w`` and ``b`` before the first breakfast, the rate ``eta``; ``guess`` is how many breakfasts the reader
    gives the alarm downstairs, ``told`` what was guessed when both began to learn (0: nothing, or of another start),
    ``seen`` whether they have learned, ``day`` the breakfast whose numbers are shown.
    """

    _esm = esm("two_costs")
    _css = css("controls", "two_costs")

    w = traitlets.Float(3.0, min=START[0], max=START[1]).tag(sync=True)
    b = traitlets.Float(2.0, min=START[0], max=START[1]).tag(sync=True)
    eta = traitlets.Float(0.5, min=STEPS[0], max=STEPS[1]).tag(sync=True)
    guess = traitlets.Int(12, min=1, max=MOST_GUESSED).tag(sync=True)
    told = traitlets.Int(0, min=0, max=MOST_GUESSED).tag(sync=True)
    seen = traitlets.Bool(False).tag(sync=True)
    day = traitlets.Int(0, min=0).tag(sync=True)

    def network(self) -> Network:
        """The alarm before the first breakfast, with the cost that it has downstairs."""
        return Network([1, 1], output="sigmoid", cost="half squared error", w=[[[self.w]]], b=[[self.b]])
