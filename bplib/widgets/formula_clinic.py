"""Paste a formula for an error or a gradient: for which quantity, cost, activation and habits it holds, or what refutes it.

FormulaClinic()                              an empty field
FormulaClinic(formula="δ_j = Σ_k w_kj δ_k")   one that is typed already; it is looked at when the reader asks

What it finds is computed in JavaScript, by js/formula_clinic/diagnose.js.
"""

from typing import Any

import traitlets

from bplib.formula.grammar import typed
from bplib.widgets.assemble import css, esm
from bplib.widgets.widget import Refused, Widget


class FormulaClinic(Widget):
    """The widget: ``formula`` is what stands in its field. Refused: one that is longer than a field takes."""

    _esm = esm("formula_clinic")
    _css = css("controls", "formula", "formula_clinic")

    formula = traitlets.Unicode("").tag(sync=True)

    @traitlets.validate("formula")
    def _fits(self, proposal: Any) -> str:
        text: str = proposal["value"]
        if len(text) > typed.LONGEST:
            raise Refused(f"formula: expected at most {typed.LONGEST} characters; got {len(text)}")
        return text
