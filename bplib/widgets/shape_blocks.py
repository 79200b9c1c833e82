"""Shapes as blocks: two factors that click together or refuse, for one sample and then for many.

    ShapeBlocks()                          w and δ, as most would write the way back: they refuse
    ShapeBlocks(left="wT", right="delta")  and with w on its side they fit
    ShapeBlocks(sizes=[2, 2], samples=8)   two layers of one width, where what is wrong fits by accident; eight samples

A layer of ``sizes[0]`` neurons sends to one of ``sizes[1]`` through w, whose rows receive and whose columns send.
"""

from collections.abc import Mapping
from typing import Any

import traitlets

from bplib.checks import whole_numbers
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Widget

FACTORS = ("w", "wT", "a", "aT", "delta", "deltaT")
MOST_NEURONS, MOST_SAMPLES = 4, 8


class ShapeBlocks(Widget):
    """The widget: ``left`` and ``right`` name the two factors, ``samples`` is the count of columns of a and δ,
    ``apart`` says that two which fit have been pulled apart, and ``lit`` is the entry of the product (row, column; from 1) whose row and column are lit.
    """

    _esm = esm("shape_blocks")
    _css = css("controls", "shape_blocks")

    sizes = traitlets.List([3, 2]).tag(sync=True)
    samples = traitlets.Int(1, min=1, max=MOST_SAMPLES).tag(sync=True)
    left = traitlets.Enum(FACTORS, "w").tag(sync=True)
    right = traitlets.Enum(FACTORS, "delta").tag(sync=True)
    apart = traitlets.Bool(False).tag(sync=True)
    lit = traitlets.List(traitlets.Int(min=1), [1, 1], minlen=2, maxlen=2).tag(sync=True)

    @traitlets.validate("sizes")
    def _drawable(self, proposal: Mapping[str, Any]) -> list[int]:
        try:
            sizes = whole_numbers("sizes", proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None
        if len(sizes) != 2 or max(sizes) > MOST_NEURONS:
            raise traitlets.TraitError(f"sizes: expected two layers of at most {MOST_NEURONS} neurons; got {sizes}")
        return sizes
