"""A number, or arithmetic with numbers, as people type it (js/answer/number_answer.js)."""

from fractions import Fraction
from math import exp, log
from operator import add, mul, sub

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

READ = (
    """texts => texts.map(text => { try { return book.readAnswer(text); } catch (error) { return error.message; } })"""
)

WORTH = {
    "0.1": 0.1,
    "+0,1": 0.1,
    " .1 ": 0.1,
    "1.": 1,
    "−0.25": -0.25,
    "1e-1": 0.1,
    "1E3": 1000,
    "1e−3": 0.001,
    "1e-18": 1e-18,
    "1 000.5": 1000.5,
    "1/4": 0.25,
    "−1/−10": 0.1,
    "1/2/5": 0.1,
    "1./4": 0.25,
    "1e-3/2": 0.0005,
    "1e3*2": 2000,
    "1 000/8": 125,
    "½": 0.5,
    "−⅓": -1 / 3,
    "⅔": 2 / 3,
    "¼": 0.25,
    "¾": 0.75,
    "⅛": 0.125,
    "0,4 · ½ − 0.1": 0.1,
    "0.8*0.16": 0.8 * 0.16,
    "0.8 × 0.16": 0.8 * 0.16,
    "2(0.3 − 0.2)": 2 * (0.3 - 0.2),
    "2^3^2": 512,
    "-2^2": -4,
    "(1)": 1,
    "1/(1 + e^-2)": 1 / (1 + exp(-2)),
    "e^0/(e^0 + 2e^(−1))": 1 / (1 + 2 * exp(-1)),
    "ln(2) + ln(3)": log(2) + log(3),
    "e^(ln(2))": exp(log(2)),
    "exp(0.5)": exp(0.5),
    "0.1 + 0.2": 0.1 + 0.2,
    "σ(0)": 0.5,
    "1.5x10^-3": 0.0015,
    "1.5 x 10^-3": 0.0015,
}
THOUSANDS = ["1,234", "1,000,", "12,345 * 2", "1 + 1,000", "1,000,000"]
REFUSED = [
    "",
    "  ",
    "abc",
    "0x10",
    "1e999",
    "1/0",
    "0.1.2",
    "2*",
    "()",
    "1 2",
    "1e",
    "2e",
    "e",
    "2 + e",
    "exp",
    "exp(e)",
    "e^e",
    "1e5e5",
    "max(0,3)",
    "sum(1,k)",
    "sum_k 1",
    "[k=j]",
    "[1=1]",
    "w[2,1]",
    "NaN",
    "Infinity",
    "constructor",
    "٣",
    "２",
    "9" * 400,
    "2^9999",
    "(" * 10_000,
    "1+" * 5000 + "1",
    "<b>1</b>",
]


@pytest.mark.parametrize("text, value", WORTH.items())
def test_what_can_be_read(core, text, value):
    assert core(READ, [text]) == [pytest.approx(value, rel=1e-15, abs=0)]


@pytest.mark.parametrize("text", THOUSANDS)
def test_thousands_may_be_meant(core, text):
    [said] = core(READ, [text])
    assert "may be thousands or a decimal" in said


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:20]))
def test_what_cannot(core, text):
    [said] = core(READ, [text])
    assert isinstance(said, str) and said.startswith(
        "Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got "
    ), said


# (text, what it is worth): a product is of things in brackets, so that no order of reading comes in.
NUMBERS = st.decimals(min_value=0, max_value=100, places=3).map(lambda v: (str(v), Fraction(v)))
SIGNS = st.sampled_from([("+", add), ("-", sub), ("*", mul)])
SUMS = st.recursive(
    NUMBERS,
    lambda inner: st.builds(
        lambda p, sign, q: (f"({p[0]}) {sign[0]} ({q[0]})", sign[1](p[1], q[1])), inner, SIGNS, inner
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60)
@given(sums=st.lists(SUMS, min_size=1, max_size=40))
def test_sums_and_products_are_worth_what_exact_fractions_find(core, sums):
    for (text, exact), found in zip(sums, core(READ, [text for text, _ in sums])):
        if abs(exact) > 10**12:
            assert "at most" in found
        else:
            assert found == pytest.approx(float(exact), rel=1e-9, abs=1e-6), text
