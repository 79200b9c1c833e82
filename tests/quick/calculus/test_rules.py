"""Each rule by itself, on lines that the four derivations do not have; and when two lines are the same."""

import pytest

from bplib.calculus.compute import SETTINGS
from bplib.calculus.indexed import to_sympy, to_tree
from bplib.calculus.rules import RULES, canonical, rule
from bplib.formula import Wrong, parse, to_tex
from tests.quick.formula.statements import FOUR

NESTED = r"\sum_i \left(\sum_m \delta_i^l [i = j] a_m^{l-1}\right)"  # one sum of two indices, as SymPy keeps it
SOUGHT = r"\frac{\partial C}{\partial z_j^l}"
MADE = [  # (equation whose definitions it may use, rule, a line, what it makes of it)
    (
        "BP2",
        "definition of the error",
        rf"{SOUGHT} + \frac{{\partial C}}{{\partial a_j^l}}",
        r"\delta_j^l + \frac{\partial C}{\partial a_j^l}",
    ),
    ("BP2", "definition of the error", r"\delta_k^{l+1}", r"\frac{\partial C}{\partial z_k^{l+1}}"),
    (
        "BP2",
        "chain rule",
        rf"w_{{jk}}^l {SOUGHT}",
        r"w_{jk}^l \left(\sum_m \frac{\partial C}{\partial z_m^{l+1}} \frac{\partial z_m^{l+1}}{\partial z_j^l}\right)",
    ),
    (
        "BP4",
        "write the definition out",
        r"\frac{\partial z_j^l}{\partial b_k^l}",
        r"\frac{\partial}{\partial b_k^l} \left(\sum_i w_{ji}^l a_i^{l-1} + b_j^l\right)",
    ),
    ("BP1", "differentiate the activation", r"\frac{\partial a_m^L}{\partial z_i^L}", r"\sigma'(z_m^L) [i = m]"),
    ("BP3", "differentiate the weighted input", r"w_{mi}^l \frac{\partial z_m^l}{\partial b_i^l}", r"w_{mi}^l [i = m]"),
    (
        "BP4",
        "one term survives",
        r"\sum_i \delta_i^l [i = j] \left(\sum_m a_m^{l-1}\right)",
        r"\delta_j^l \left(\sum_m a_m^{l-1}\right)",
    ),
    (
        "BP4",
        "one term survives",
        r"\sum_i \delta_i^l \left(\sum_m a_m^{l-1} [i = j]\right)",
        r"\sum_i \delta_i^l \left(\sum_m a_m^{l-1} [i = j]\right)",
    ),
    (
        "BP4",
        "one term survives",
        r"\sum_i \delta_i^l [i = j] \left(\sum_m a_m^{l-1} [m = k]\right)",
        r"\sum_i \delta_i^l [i = j] a_k^{l-1}",
    ),
    (
        "BP2",
        "take out what has no k",
        r"\sum_k w_{kj}^{l+1} \left(\sum_i w_{ik}^l a_j^l\right)",
        r"\sum_k w_{kj}^{l+1} \left(\sum_i w_{ik}^l a_j^l\right)",
    ),
    (
        "BP2",
        "take out what has no i",
        r"\sum_k w_{kj}^{l+1} \left(\sum_i w_{ik}^l a_j^l\right)",
        r"\sum_k w_{kj}^{l+1} a_j^l \left(\sum_i w_{ik}^l\right)",
    ),
    ("BP2", "take out what has no k", r"\sum_k (w_{jk}^l + b_j^l)", r"\sum_k (w_{jk}^l + b_j^l)"),  # no factor
    ("BP4", "one term survives", NESTED, r"\sum_m \delta_j^l a_m^{l-1}"),
    ("BP4", "take out what has no m", NESTED, r"\sum_i \delta_i^l [i = j] \left(\sum_m a_m^{l-1}\right)"),
    ("BP4", "take out what has no i", NESTED, r"\sum_i \left(\sum_m \delta_i^l [i = j] a_m^{l-1}\right)"),
]


@pytest.mark.parametrize("equation, name, above, line", MADE)
def test_what_a_rule_makes_of_a_line(equation, name, above, line):
    made = rule(name)(to_sympy(parse(above)), SETTINGS[equation])
    assert canonical(made.line) == canonical(to_sympy(parse(line))), to_tex(to_tree(made.line))


@pytest.mark.parametrize("name", [*RULES, "take out what has no k"])
@pytest.mark.parametrize("equation", FOUR)
def test_a_line_without_anything_left_to_do_stays(equation, name):
    line = to_sympy(parse(r"w_{jk}^l \sigma'(z_j^l) + b_j^l"))
    assert rule(name)(line, SETTINGS[equation]).line == line


@pytest.mark.parametrize(
    "name", ["", "Chain rule", "take out what has no", "take out what has no K", "take out what has no kk"]
)
def test_no_such_rule(name):
    with pytest.raises(Wrong, match=r"^rule: expected one of 'definition of the error', 'chain rule', "):
        rule(name)


SAME = [
    (r"\sum_i \left(\sum_k w_{ik}^l a_k^{l-1}\right)", r"\sum_k \left(\sum_m a_m^{l-1} w_{km}^l\right)"),
    (r"\sum_k w_{jk}^l a_k^{l-1}", r"\sum_m a_m^{l-1} w_{jm}^l"),
    (r"\sum_i \delta_i^l \left(\sum_k w_{ik}^l\right)", r"\sum_k \left(\sum_i w_{ki}^l\right) \delta_k^l"),
    (r"\delta_k^l [k = j]", r"[j = k] \delta_k^l"),
]
DIFFERENT = [
    (
        r"\sum_i \delta_i^l \left(\sum_k \delta_i^l \delta_k^l\right)",
        r"\sum_i \delta_i^l \left(\sum_k \delta_k^l \delta_k^l\right)",
    ),
    (r"\sum_i \left(\sum_k w_{ik}^l a_k^{l-1}\right)", r"\sum_i \left(\sum_k w_{ik}^l\right) a_k^{l-1}"),
    (r"\sum_k w_{jk}^l a_k^{l-1}", r"\sum_k w_{kj}^l a_k^l"),
    (r"\sum_i \left(\sum_k w_{ik}^l\right) \delta_i^l", r"\sum_i \left(\sum_k w_{kk}^l\right) \delta_i^l"),
    (r"\sum_k w_{jk}^l", r"\sum_j w_{kj}^l"),
    (r"\sum_k w_{jk}^l a_j^l", r"a_j^l \left(\sum_k w_{jk}^l\right)"),
]


@pytest.mark.parametrize("one, other", SAME)
def test_the_letter_of_a_sum_and_the_order_of_factors_are_free(one, other):
    assert canonical(to_sympy(parse(one))) == canonical(to_sympy(parse(other)))


@pytest.mark.parametrize("one, other", DIFFERENT)
def test_nothing_else_is(one, other):
    assert canonical(to_sympy(parse(one))) != canonical(to_sympy(parse(other)))
