"""No equation survives the change of one index, sign, prime, layer, letter, transpose, sum or bound.

The few mutants that hold are true statements, each proved by a law (tests.quick.formula.equivalent).
"""

import pytest

from bplib.calculus.stated import held, tree_of
from bplib.formula import Displayed, parse, to_tex
from tests.quick.formula.equivalent import LAWS, proved
from tests.quick.formula.mutants import different, survives
from tests.quick.formula.statements import HOLD, PLANTED

# What each law must prove, so that none is idle: (the equation, its mutant).
PROVED = {
    "the definition of the error": (
        r"\frac{\partial C}{\partial b_j^l} = \delta_j^l",
        r"\frac{\partial C}{\partial z_j^l} = \delta_j^l",
    ),
    "the risk is the mean cost": (r"C = \frac{1}{N} \sum_s C_s", r"R = \frac{1}{N} \sum_s C_s"),
    "the cost of the sample": (
        r"C_s = \|a^L - y\|^2 \qquad \text{squared error}",
        r"C = \|a^L - y\|^2 \qquad \text{squared error}",
    ),
    "the mean of a constant": (r"R = \mathbb{E}[C]", r"R = \mathbb{E}[R]"),
    "[i = j] makes i and j one": (
        r"\sum_i w_{ki}^{l+1} \sigma'(z_i^l) [i = j] = w_{kj}^{l+1} \sigma'(z_j^l)",
        r"\sum_i w_{kj}^{l+1} \sigma'(z_i^l) [i = j] = w_{kj}^{l+1} \sigma'(z_j^l)",
    ),
    "a column of one is a number": (
        r"\delta_1^3 \approx -1.2220 \qquad \text{our network}",
        r"\delta^3 \approx -1.2220 \qquad \text{our network}",
    ),
    "the output is linear": (
        r"z_1^3 \approx 0.3890 \qquad \text{our network}",
        r"a_1^3 \approx 0.3890 \qquad \text{our network}",
    ),
    "the slope along itself": (
        r"\frac{\partial z_j^l}{\partial b_j^l} = 1",
        r"\frac{\partial z_j^l}{\partial z_j^l} = 1",
    ),
    "minus nought": (r"a_j^0 - x_j = 0", r"-(a_j^0 - x_j) = 0"),
    "another free letter": (
        r"\frac{\partial \hat{x}_i}{\partial \mu} = -\frac{1}{\sqrt{v + 0.00001}}",
        r"\frac{\partial \hat{x}_j}{\partial \mu} = -\frac{1}{\sqrt{v + 0.00001}}",
    ),
    "[x_j = m_i] says where": (
        r"\frac{\partial C}{\partial x_j} = \sum_i \frac{\partial C}{\partial m_i} [x_j = m_i] [1 \le j-2(i-1) \le 2]",
        r"\frac{\partial C}{\partial x_j} = \sum_i \frac{\partial C}{\partial m_i} [x_j = m_i]",
    ),
    "ReLU keeps the sign": (
        r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l) \qquad \text{ReLU}",
        r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(a_j^l) \qquad \text{ReLU}",
    ),
}


OF_PROGRAMS = {
    "another free letter": "layer-norm",
    "[x_j = m_i] says where": "max-pooling",
}  # the laws of formulas about other layers


@pytest.mark.parametrize("tex", HOLD)
def test_no_mutant_survives(tex):
    tree = parse(tex)
    assert [to_tex(mutant) for mutant in different(tree) if survives(mutant) and not proved(tree, mutant)] == []


@pytest.mark.parametrize("law", LAWS)
def test_each_law_proves_something_true(law):
    equations = [Displayed(tex, "", 0, "", OF_PROGRAMS.get(law, "")) for tex in PROVED[law]]
    tree, mutant = map(tree_of, equations)
    assert all(map(held, equations))
    assert proved(tree, mutant) == law


def test_nothing_false_is_proved():
    planted = {false: parse(false) for false in PLANTED.values()}
    for tree in map(parse, HOLD):
        assert [false for false, mutant in planted.items() if proved(tree, mutant)] == []


def test_an_equation_is_equivalent_to_itself():
    assert all(proved(parse(tex), parse(to_tex(parse(tex)))) for tex in HOLD)
