"""The closed list of commands against MathJax itself: each is one that it sets, and what is broken it shows as an error."""

import pytest

from bplib.formula.grammar.commands import ARGUMENTS, PLAIN

RED = r"""texts => Promise.all(texts.map(async (tex) => {
    const {outerHTML} = await MathJax.tex2chtmlPromise(tex, {display: true});
    return /<mjx-merror|color: *red/.test(outerHTML);
}))"""
BROKEN = [
    r"\frac{a}{z",
    r"a = \frac{1}{",
    r"\undefinedmacro",
    r"\simga",
    "a^2^3",
    "a^2'",
    r"\left( a",
    "a & b",
    "{a}}",
    "a^",
]


@pytest.fixture
def red(visit):
    """Which of these formulas MathJax shows as an error."""
    page = visit("book/cost.html").page
    return lambda texts: [tex for tex, wrong in zip(texts, page.evaluate(RED, texts)) if wrong]


def test_mathjax_sets_every_command_of_the_list(red):
    formulas = sorted(PLAIN) + [command + "{x}" * count for command, count in ARGUMENTS.items()]
    assert red([*formulas, r"\text{words}", r"\left( x \right)", r"\begin{aligned} a &= b \\ c \end{aligned}"]) == []


def test_mathjax_shows_what_is_broken_as_an_error(red):
    assert red(BROKEN) == BROKEN
