"""The four equations: computed by SymPy, derived step by step, printed in the book; all three agree."""

from dataclasses import replace

import pytest

from bplib.calculus import compute, derive
from bplib.calculus.compute import SETTINGS
from bplib.calculus.derivation import Derivation
from bplib.calculus.indexed import collapse, to_sympy
from bplib.formula import Wrong, check, parse, to_tex
from tests.quick.formula.statements import FOUR

NAMES = list(FOUR)


@pytest.mark.parametrize("name", NAMES)
def test_definitions_hold(name):
    assert check(parse(SETTINGS[name].through)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_computed_is_printed(name):
    """As expressions, and after printing: compute, the end of derive, and the book's equation."""
    computed, last = compute(name), derive(name).steps[-1].tex
    left, right = parse(FOUR[name]).sides
    assert collapse(to_sympy(computed.sides[1])) == collapse(to_sympy(right))
    assert to_tex(computed) == f"{to_tex(left)} = {last}"
    assert check(computed) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_step_follows(name):
    derivation = derive(name)
    report = derivation.verify()
    assert report.steps == len(derivation.steps) - 1 >= 4
    assert report.comparisons >= 10 * report.steps
    assert str(report).startswith(f"{name}: {report.steps} steps follow")
    assert all(step.rule and step.reason.endswith(".") for step in derivation.steps)


@pytest.mark.parametrize("name", NAMES)
def test_chain_is_an_equation_of_the_book(name):
    tex = derive(name).tex
    assert to_tex(parse(tex)) == tex
    assert check(parse(tex)) > 0


PLANTED = [
    ("BP1", 3, r"\sum_k \frac{\partial C}{\partial a_k^L} \sigma(z_k^L) [k = j]"),
    ("BP1", 4, r"\frac{\partial C}{\partial a_j^L} \sigma'(z_k^L)"),
    ("BP2", 2, r"\frac{\partial C}{\partial z_k^{l+1}} \frac{\partial z_k^{l+1}}{\partial z_j^l}"),
    ("BP2", 6, r"\sum_k \delta_k^{l+1} w_{jk}^{l+1} \sigma'(z_j^l)"),
    ("BP2", 7, r"\left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^{l+1})"),
    ("BP3", 4, r"-\delta_j^l"),
    ("BP4", 6, r"\delta_j^l a_k^l"),
]


@pytest.mark.parametrize("name, number, tex", PLANTED)
def test_planted_error_is_named(name, number, tex):
    with pytest.raises(Wrong, match=rf"{name}, step {number} \("):
        with_step(derive(name), number, tex).verify()


@pytest.mark.parametrize("name, number, tex", PLANTED)
def test_each_witness_alone_finds_it(name, number, tex):
    """Symbols and numbers do not lean on each other."""
    wrong = with_step(derive(name), number, tex)
    with pytest.raises(Wrong, match="the line above comes to"):
        wrong.follows_in_symbols(wrong.steps[number - 1], wrong.steps[number])
    with pytest.raises(Wrong):
        check(parse(wrong.tex))


def with_step(derivation, number, tex):
    steps = list(derivation.steps)
    steps[number] = replace(steps[number], tex=tex)
    return Derivation(derivation.name, tuple(steps))


def test_shows_itself_in_a_notebook():
    derivation = derive("BP1")
    assert derivation._repr_latex_() == f"$${derivation.tex}$$"
    markdown = derivation._repr_markdown_()
    assert all(step.tex in markdown and step.reason in markdown for step in derivation.steps)


@pytest.mark.parametrize("of", [derive, compute])
@pytest.mark.parametrize("name", ["BP5", "", None, ["BP1"]])
def test_unknown_equation(of, name):
    with pytest.raises(ValueError, match="expected one of 'BP1', 'BP2', 'BP3', 'BP4'; got"):
        of(name)
