"""What does not fit is refused in one way, whichever of a widget's traits is checked first.

traitlets checks the arguments of a new widget in the order of a set, which is another one in each run of Python; a check
that reads a second trait may therefore meet that one unchecked. Here the order is each of those that there can be.
"""

import contextlib

import pytest

import bplib.widgets
from bplib.widgets.network_widget import NetworkWidget
from bplib.widgets.widget import Refused

NETWORKS = [[None], [], [None, [[1, 2], [3]]], [None, [["a"]]], [None, 3]]
WIDGETS = [getattr(bplib.widgets, name) for name in bplib.widgets.__all__]
NETWORKED = [w for w in WIDGETS if isinstance(w, type) and issubclass(w, NetworkWidget)]
CASES = [
    *((w, {"w": wrong}) for w in NETWORKED for wrong in NETWORKS),
    *((bplib.widgets.WeightAddress, {"sizes": wrong}) for wrong in ([2], [2, "a"], [], [2, 9], [1] * 9)),
    *(
        (bplib.widgets.Touch, {"program": wrong})
        for wrong in ({}, {"leaves": 3, "defs": [], "widths": {}, "cost": "C"})
    ),
    (bplib.widgets.Touch, {"program": {"leaves": [{"s": "x"}], "defs": [], "widths": 3, "cost": "C"}}),
    (bplib.widgets.MeanOfGradients, {"x": ["a"]}),
    (bplib.widgets.MeanOfGradients, {"x": [1.0, 2.0, 3.0, 4.0]}),
]


@pytest.mark.parametrize("widget, wrong", CASES, ids=lambda case: getattr(case, "__name__", str(case)))
def test_a_check_that_meets_another_trait_unchecked_refuses_it(widget, wrong):
    made = widget()
    made._cross_validation_lock = True  # as in the constructor, where all is set before anything is checked
    for name, value in wrong.items():
        setattr(made, name, value)
    made._cross_validation_lock = False
    for name in widget.arguments():
        if (trait := made.traits().get(name)) is None:
            continue
        if name in wrong:
            with pytest.raises(Refused):
                trait._cross_validate(made, getattr(made, name))
        else:
            with contextlib.suppress(Refused):  # it reads what is wrong, and says so
                trait._cross_validate(made, getattr(made, name))
