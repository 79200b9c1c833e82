"""The four equations as slopes of the dense program, what a derivation says and shows, and what is refused."""

import re

import pytest

from bplib.calculus import Program, derive
from bplib.calculus.indexed import to_sympy
from bplib.calculus.program.rules import RULES
from bplib.calculus.rules import canonical
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.tokens import TexError
from bplib.formula.meaning.indices import Wrong

DENSE = Program.from_shelf("dense")
DELTA = {"z": r"\delta"}


def same_equation(tex, name):
    """Whether the two right sides are one, up to the order of factors and the letters of sums."""
    printed = derive(name).steps[-1].tex
    return canonical(to_sympy(parse(tex))) == canonical(to_sympy(parse(printed)))


def last(of, **how):
    derivation = DENSE.slope(of, named=DELTA, **how)
    derivation.verify()
    return derivation


@pytest.mark.parametrize(
    ("name", "of", "how"),
    [
        ("BP1", "z_j^L", {}),
        ("BP2", "z_j^l", {"where": r"l \le L-1", "insert": ["a"]}),
        ("BP3", "b_j^l", {}),
        ("BP4", "w_{jk}^l", {}),
    ],
)
def test_the_four_equations_are_slopes_of_the_dense_program(name, of, how):
    derivation = last(of, **how)
    assert same_equation(derivation.steps[-1].tex, name), (derivation.tex, derive(name).steps[-1].tex)


def test_the_error_of_a_layer_is_its_slope_under_another_name():
    assert last("b_j^l").steps[-1].tex == r"\delta_j^l"


def test_a_derivation_shows_each_line_with_its_rule_and_reason():
    derivation = Program.from_shelf("convolution").slope("x_j")
    assert [step.rule for step in derivation.steps] == [
        "what is sought",
        "chain rule",
        "write the definition out",
        "differentiate",
        "one term survives",
    ]
    shown = derivation._repr_markdown_()
    assert "4. *one term survives*" in shown and "$i = j-k+1$" in shown
    assert "so a bracket asks for it" in shown  # of the index; not where none is needed:
    assert "asks for it" not in Program.from_shelf("convolution").slope("w_k")._repr_markdown_()
    assert derivation._repr_latex_().startswith(r"$$\begin{aligned} \frac{\partial C}{\partial x_j} &= ")
    assert str(derivation.verify()).startswith(r"\frac{\partial C}{\partial x_j}: 4 steps follow, in symbols (")


def test_every_rule_has_a_name_of_its_own_and_a_reason():
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.reason.endswith(".") and rule.make.__doc__, rule.name


def test_a_slope_of_what_the_cost_does_not_hear_is_0():
    derivation = Program("a = 2 x\nC = y^2").slope("x")
    derivation.verify()
    assert derivation.steps[-1].tex == "0"


def test_one_cell_by_its_numbers():
    derivation = Program("z_i = \\sum_k w_{ik} x_k\nC = \\sum_i z_i^2").slope("w_{21}")
    derivation.verify()
    assert derivation.steps[-1].tex == r"\frac{\partial C}{\partial z_2} x_1"


@pytest.mark.parametrize(
    ("tex", "of", "form"),
    [
        # The largest score taken away does not matter.
        ("m = \\max_i x_i\na_i = \\frac{e^{x_i - m}}{\\sum_k e^{x_k - m}}\nC = \\sum_i a_i y_i", "m", "0"),
        ("m = \\frac{1}{n} \\sum_{i=1}^n x_i\nC = \\sum_i (x_i - m)^2", "m", "0"),
        # A convolution that looks back only.
        (
            "a_i = \\sum_k w_k x_{i-k+1} [k \\le i]\nC = \\sum_i a_i^2",
            "x_j",
            r"\sum_k \frac{\partial C}{\partial a_{j+k-1}} w_k [j+k-1 \le n_a]",
        ),
        ("C = \\sum_{k=1}^n w_k x_{n-k+1}", "x_j", "w_{n-j+1}"),
        ("C = \\ln \\sum_i e^{x_i}", "x_i", r"\frac{e^{x_i}}{\sum_j e^{x_j}}"),
        ("C = \\sum_i x_i^p", "x_i", "p x_i^{p - 1}"),
        ("C = x", "x", "1"),
    ],
)
def test_forms_that_a_person_would_expect(tex, of, form):
    derivation = Program(tex).slope(of)
    derivation.verify()
    assert derivation.steps[-1].tex == form


def test_a_wrong_step_is_named():
    from dataclasses import replace

    derivation = Program.from_shelf("layer").slope("z_j")
    steps = list(derivation.steps)
    steps[3] = replace(steps[3], line=steps[4].line.factors[0])
    with pytest.raises(
        Wrong, match=re.escape("step 3 (differentiate): it is not the same expression as the line above")
    ):
        replace(derivation, steps=tuple(steps)).verify()


@pytest.mark.parametrize(
    ("of", "said"),
    [
        ("q", "a quantity of the program: expected one of 'z', .*; got 'q'"),
        ("C", "expected another quantity than the cost; got C"),
        ("L", "expected a quantity that can be pushed; got L, a width"),
        ("z_j", "expected 1 upper index after z, as elsewhere|line 1, column 4"),
        ("y_{jk}", "expected y with 1 indices; got 2"),
        ("z_j^{l+1}", "expected letters that differ from each other, or numbers"),
        ("w_{jj}^l", "expected letters that differ"),
        ("z_j^l +", "line 1, column 7: expected the end"),
        (3, "expected a quantity as text"),
    ],
)
def test_what_has_no_slope_is_refused(of, said):
    with pytest.raises(ValueError, match=said):
        DENSE.slope(of)


def test_a_cost_is_asked_for():
    with pytest.raises(ValueError, match=r"expected a cost, a last definition without an index, .*; got z with one"):
        Program("z_i = x_i^2").slope("x_i")


@pytest.mark.parametrize("where", ["l = L", "2", "j+1 \\le l"])
def test_a_range_is_one_of_one_index(where):
    with pytest.raises(TexError, match="expected"):
        DENSE.slope("z_j^l", where=where)


def test_a_max_after_a_relu_is_verified_where_one_is_the_largest():
    """Of several zeros none is the largest; there the maximum has no slope."""
    program = Program("a_i = \\max(0, x_i)\nm_i = \\max_{k=1}^2 a_{2i+k-2}\nC = \\frac{1}{2} \\sum_i (m_i - y_i)^2")
    for name in "xamy":
        program.derivation(name).verify()


def test_a_max_of_what_is_always_equal_has_no_slope():
    program = Program("z_{ij} = \\max_k x_k\nm_i = \\max_j z_{ij}\nC = \\sum_i m_i^2")
    with pytest.raises(ValueError, match="expected one that is the largest under a max, whatever the numbers"):
        program.slope("z_{ij}").verify()
