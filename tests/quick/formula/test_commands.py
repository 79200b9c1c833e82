"""What can be set, and what cannot: everything that the book has, and what is left of it when one thing breaks."""

import re
from pathlib import Path

import pytest

from bplib.errata import CREDITS, ERRATA
from bplib.formula import TexError, collect
from bplib.formula.collect import DOLLARS, INLINE, running_text
from bplib.formula.grammar.commands import ARGUMENTS, PLAIN, settle, settle_all
from tests.toc import ROOT


def of_a_chapter(path):
    """Every formula of a chapter, displayed and inline."""
    text = DOLLARS.sub("", running_text(path.read_text(encoding="utf-8").splitlines()))
    return [e.tex for e in collect(path)] + [match[1] for match in INLINE.finditer(text)]


OF_THE_BOOK = sorted({" ".join(tex.split()) for path in Path(ROOT, "book").glob("*.md") for tex in of_a_chapter(path)})
REFUSED = {
    "": "expected a formula; got the end at character 1, after ''",
    r"\frac{a}{z": r"expected }; got the end at character 11, after '\\frac{a}{z'",
    r"a = \frac{1}{": r"expected }; got the end at character 14, after 'a = \\frac{1}{'",
    r"\frac{a}": "expected an argument in braces; got the end",
    r"\frac12": "expected an argument in braces; got 12",
    r"\undefinedmacro": r"expected a command that the book uses; got \undefinedmacro at character 1",
    r"z^l = \simga(z)": r"expected a command that the book uses, such as \sigma; got \simga at character 7",
    r"\Sigma": r"such as \sigma; got \Sigma",
    r"\color{red}": r"expected a command that the book uses; got \color at character 1",  # \log is too far off
    r"a + \varphi": r"expected a command that the book uses; got \varphi at character 5",
    r"\begin{cases} a \end{cases}": r"got \begin",
    r"\begin{aligned} a &= b": r"expected \end{aligned}; got the end",
    r"a & b": "expected a letter, a number, a sign or a command; got &",
    r"\left( a )": r"expected an opening bracket before this one; got )",
    r"\left( a": r"expected \right; got the end",
    r"\left a \right)": "expected a bracket, or a point for none; got a",
    r"\text{a": r"got \text",
    "{a}}": "got }",
    "{}": "expected a formula; got }",
    "(a": "expected a closing bracket; got the end",
    "a) b": "expected an opening bracket before this one; got )",
    "a^2^3": "expected braces around what has a script already; got ^",
    "a_1_2": "expected braces around what has a script already; got _",
    "a^2'": "expected braces around what has a script already; got '",
    "a^": "expected an argument in braces; got the end",
    "a_^2": "expected an argument in braces; got ^",
    "x^12": "expected an argument in braces; got 12",
    "50%": "got %",
    "a # b": "got #",
    "a $ b": "got $",
    "a ~ b": "got ~",
}
SET = [
    r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    "a'^2",
    "a''_1^2",
    r"\left. a \right|",
    "[0, 1)",
    "^T",
    r"\frac ab",
]
SET += [
    r"\hat{z}_n^{(L)}",
    r"h^{\prime}(a)",
    r"\|a\|^2",
    r"\mathbb{R}^{n_l \times n_{l-1}}",
    r"\text{one neuron} \le 2",
]


@pytest.mark.parametrize("tex", REFUSED)
def test_what_cannot_be_set_is_refused(tex):
    with pytest.raises(TexError) as told:
        settle(tex)
    assert REFUSED[tex] in str(told.value)


@pytest.mark.parametrize("tex", SET)
def test_what_can_be_set_is_not(tex):
    settle(tex)


def test_all_that_the_book_prints_can_be_set():
    assert len(OF_THE_BOOK) > 500
    for tex in OF_THE_BOOK:
        settle(tex)
    for erratum in ERRATA:
        for text in (erratum.place, erratum.words, erratum.why, erratum.reading, erratum.lesson):
            settle_all(text)
    for credit in CREDITS:
        settle(credit.tex)


def broken(tex):
    """``tex`` without one of its braces, or with one of its commands misspelt or gone: none of these can be set."""
    for match in re.finditer(r"(?<!\\)[{}]", tex):
        yield tex[: match.start()] + tex[match.end() :]
    for match in re.finditer(r"\\[A-Za-z]+", tex):
        yield tex[: match.end()] + "x" + tex[match.end() :]
        if match[0] in (r"\left", r"\right", r"\begin", r"\end"):
            yield tex[: match.start()] + tex[match.end() :]


def test_no_formula_of_the_book_survives_a_break():
    survived = []
    for tex in OF_THE_BOOK:
        for wrong in broken(tex):
            try:
                settle(wrong)
            except TexError:
                continue
            survived.append(wrong)
    assert survived == []


def test_the_list_has_no_command_twice_and_none_that_is_half_of_another_rule():
    assert not PLAIN & ARGUMENTS.keys()
    assert not {r"\left", r"\right", r"\begin", r"\end", r"\text", r"\def", r"\newcommand", r"\require"} & (
        PLAIN | ARGUMENTS.keys()
    )


@pytest.mark.parametrize(
    "text, said",
    [
        ("Half: $a = \\frac{1}{$ is it.", "expected }; got the end at character 14"),
        ("In $a$ and $$b_{$$.", "expected }; got the end"),
        ("One $a$, then $b.", "expected a dollar at the other end of the formula, too; got one before '$b.'"),
        ("One $a$, then $b + c, and words until far behind.", "got one before '$b + c, and words until f'"),
    ],
)
def test_a_broken_formula_of_a_text_is_found(text, said):
    with pytest.raises(TexError) as told:
        settle_all(text)
    assert said in str(told.value)


def test_dollars_in_code_and_escaped_ones_are_no_formula():
    settle_all(r"It costs \$5; the shell says `$HOME`, and $a$ is a letter, $$b$$ another.")
