"""The breakfasts that the chapter losses counts are those of a loop, in the words in which it prints them."""

import math
import re

import pytest

from tests.toc import ROOT

TEXT = re.sub(r"<!--.*?-->", "", (ROOT / "book" / "losses.md").read_text(encoding="utf-8"), flags=re.S)
ERRORS = {"downstairs": lambda a: a * a * (1 - a), "upstairs": lambda a: a}


def breakfasts(cost, z=5.0, eta=0.5):
    """Weight and bias each move by the rate times the error, since the smoke is 1; so the weighted input moves by twice that."""
    says, days = 1 / (1 + math.exp(-z)), 0
    first = says
    while says > first / 2:
        z, days = z - 2 * eta * ERRORS[cost](says), days + 1
        says = 1 / (1 + math.exp(-z))
    return days


@pytest.mark.parametrize(
    "cost, z, printed",
    [
        ("upstairs", 5, "Upstairs the alarm is calm after {} breakfasts"),
        ("downstairs", 5, "and it is calm after {}. That is 24 weeks"),
        ("upstairs", 8, "the alarm upstairs needs {} breakfasts"),
        ("downstairs", 8, "The one downstairs needs {}, more than eight years"),
    ],
)
def test_the_breakfasts_are_counted_as_a_loop_counts_them(cost, z, printed):
    assert printed.format(breakfasts(cost, z)) in TEXT


def test_six_breakfasts_are_the_sixth():
    assert breakfasts("upstairs") == 6 and "after the sixth the alarm is calm" in TEXT
