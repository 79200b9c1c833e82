"""The address of a weight: arrow and matrix cell light together, and a quiz asks for either.

WeightAddress()                     the book's 1-2-2-1 network; 2-3-2 and 3-2-1 are one press away
WeightAddress(sizes=[4, 2])         layers of your own: two to five, of one to four neurons
WeightAddress(selected="w:3,1,2")   opens with w_{12}^3 lit: layer, receiving neuron, sending neuron
WeightAddress(finding=True)         opens with the quiz; ``widget.streak`` counts right answers in a row
"""

import re
from collections.abc import Mapping
from typing import Any

import traitlets

from bplib.checks import whole_numbers
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Refused, Widget

MOST_NEURONS, MOST_LAYERS = 4, 5


class WeightAddress(Widget):
    """The widget. Refused: sizes that it cannot draw, or the name of a weight that the network does not have.

    New ``sizes`` that lack the selected weight select w_{11}^1.
    """

    _esm = esm("weight_address")
    _css = css("weight_address")

    sizes = traitlets.List([1, 2, 2, 1]).tag(sync=True)
    selected = traitlets.Unicode("w:2,2,1").tag(sync=True)
    finding = traitlets.Bool(False).tag(sync=True)
    question = traitlets.Int(0, min=0).tag(sync=True)
    answer = traitlets.Unicode("").tag(sync=True)
    streak = traitlets.Int(0, min=0).tag(sync=True)

    @traitlets.validate("sizes")
    def _drawable(self, proposal: Mapping[str, Any]) -> list[int]:
        return _sizes(proposal["value"])

    @traitlets.validate("selected")
    def _a_weight(self, proposal: Mapping[str, Any]) -> str:
        sizes = _sizes(self.sizes)
        if not self._has(proposal["value"]):
            raise Refused(
                "selected: expected the name of a weight, such as 'w:1,2,1' (layer, receiver, sender), "
                f"in a network of {sizes}; got {proposal['value']!r}"
            )
        return proposal["value"]

    @traitlets.observe("sizes")
    def _keep_selected(self, change: Mapping[str, Any]) -> None:
        if not self._has(self.selected):
            self.selected = "w:1,1,1"

    def _has(self, key: str) -> bool:
        found = re.fullmatch(r"w:(\d+),(\d+),(\d+)", key)
        l, j, k = map(int, found.groups()) if found else (0, 0, 0)
        return 1 <= l < len(self.sizes) and 1 <= j <= self.sizes[l] and 1 <= k <= self.sizes[l - 1]


def _sizes(given: Any) -> list[int]:
    """The sizes of a network that can be drawn. Refused: anything else."""
    try:
        sizes = whole_numbers("sizes", given)
    except ValueError as error:
        raise Refused(str(error)) from None
    if len(sizes) > MOST_LAYERS or max(sizes) > MOST_NEURONS:
        raise Refused(f"sizes: expected at most {MOST_LAYERS} layers of at most {MOST_NEURONS} neurons; got {sizes}")
    return sizes
