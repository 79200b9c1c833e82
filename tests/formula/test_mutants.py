"""No equation survives the change of one index, sign, prime, layer, letter, transpose, sum or bound.

The few mutants that hold are true statements; each is listed with the reason.
"""
import pytest

from bplib.formula import check, parse, to_tex
from tests.formula.mutants import mutants, survivors
from tests.formula.statements import HOLD

TRUE = {
    r"\frac{\partial C}{\partial z_j^l} = \delta_j^l": "the definition of the error",
    r"\frac{\partial C}{\partial z^l} = \delta^l": "the definition of the error",
    r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(a_j^l) \qquad \text{ReLU}": "ReLU(z) > 0 where z > 0",
    r"\sum_i w_{kj}^{l+1} \sigma'(z_i^l) [i = j] = w_{kj}^{l+1} \sigma'(z_j^l)": "[i = j] makes i and j one",
    r"\sum_i w_{ki}^{l+1} \sigma'(z_j^l) [i = j] = w_{kj}^{l+1} \sigma'(z_j^l)": "[i = j] makes i and j one",
    r"R = \mathbb{E}[R]": "the mean of a constant",
    r"\frac{\partial R}{\partial w_{jk}^l} = \mathbb{E}\left[\frac{\partial R}{\partial w_{jk}^l}\right] = "
    r"\mathbb{E}[\delta_j^l a_k^{l-1}]": "the mean of a constant",
    r"R = (\hat{y} - y)^2 \approx (0.3890 - 1)^2 = 0.373321 \approx 0.3733 \qquad \text{our network}":
        "one sample: R = C",
    r"w_{11}^3 \leftarrow w_{11}^3 - \eta \frac{\partial R}{\partial w_{11}^3} \approx 2.2124 "
    r"\qquad \text{our network; learning rate 0.5}": "one sample: R = C",
    r"z_1^1 = w_{11}^1 x^T + b_1^1 = (-0.9) \cdot 0.5 + 0.7 = 0.25 \qquad \text{our network}":
        "one input: x is a number",
    r"\delta_1^3 = \frac{\partial C}{\partial \hat{y}} = 2 (\hat{y} - y)^T \approx -1.2220 \qquad \text{our network}":
        "one output: ŷ is a number",
    r"\delta^3 = \frac{\partial C}{\partial \hat{y}} = 2 (\hat{y} - y) \approx -1.2220 \qquad \text{our network}":
        "one output: δ³ is a number",
    r"\delta_1^2 = w_{11}^3 \delta^3 \sigma'(z_1^2) \approx 1.9 \cdot (-1.2220) \cdot 0.2499 \approx -0.5801 "
    r"\qquad \text{our network}": "one output: δ³ is a number",
}


@pytest.mark.parametrize("tex", HOLD)
def test_no_mutant_survives(tex):
    assert [mutant for mutant in survivors(parse(tex)) if mutant not in TRUE] == []


def test_no_reason_is_stale():
    assert TRUE.keys() <= {to_tex(mutant) for tex in HOLD for _, mutant in mutants(parse(tex))}
    assert all(check(parse(tex)) for tex in TRUE)
