r"""Whether a statement says anything: what holds of any letters is a law of arithmetic, and what hangs on the network is not."""

import pytest

from bplib.formula import Place, parse
from bplib.formula.grammar.tree import Index
from bplib.formula.meaning.conditions import witnesses
from bplib.formula.meaning.letters import bound, says_nothing

PLACE = Place(witnesses("")[0], {"l": 2, "j": 1, "k": 2})
BATCH = Place(witnesses("")[0], {"l": 2, "j": 1, "k": 2}, batch=True)


def test_indices_are_the_numbers_that_they_stand_for():
    assert [bound(Index("l", shift), PLACE) for shift in (-1, 0, 1)] == [Index("1"), Index("2"), Index("3")]
    assert bound(Index("L", -1), PLACE) == Index("L", -1), "which is bound to none"
    assert bound(parse("w_{jk}^{l+1} a_k"), PLACE) == parse("w_{12}^3 a_2")


@pytest.mark.parametrize(
    "tex",
    [
        r"a_j^l + z_j^l = z_j^l + a_j^l",
        r"z_j^{l+1} - z_1^3 = 0",
        r"2 \delta_j^l = \delta_j^l + \delta_j^l",
        r"(\frac{\partial C}{\partial w_{jk}^l})^2 \ge 0",
        r"\sigma(z_j^l + 0) = \sigma(z_j^l)",
        r"\sum_k w_{jk}^l a_k^{l-1} = \sum_m w_{jm}^l a_m^{l-1}",
        r"C = C + \delta_j^l - \delta_j^l",
    ],
)
def test_a_law_of_arithmetic_says_nothing(tex):
    assert says_nothing(parse(tex), PLACE)


@pytest.mark.parametrize(
    "tex",
    [
        r"\delta_j^l = \frac{\partial C}{\partial z_j^l}",
        r"\frac{\partial C}{\partial w_{jk}^l} = \frac{\partial C}{\partial b_j^l} a_k^{l-1}",
        r"\frac{\partial C}{\partial b_j^l} = 2 \frac{\partial C}{\partial z_j^l}",
        r"a_j^l = \sigma(z_j^l)",
        r"z^l = w^l a^{l-1} + b^l",
        r"\sum_k w_{jk}^l a_k^{l-1} = a_j^l",
        r"\sigma'(z_j^l) \ge 0",
        r"C = \|a^L - y\|^2",
        r"a_j^l > -5",
    ],
)
def test_what_hangs_on_the_network_says_something(tex):
    assert not says_nothing(parse(tex), PLACE)


def test_a_mean_is_any_function_of_what_it_is_taken_of():
    assert says_nothing(parse(r"\mathbb{E}[C + 0] = \mathbb{E}[C]"), BATCH)
    assert not says_nothing(parse(r"\mathbb{E}[2 C] = 2 \mathbb{E}[C]"), BATCH)
    assert not says_nothing(parse(r"\mathbb{E}[C] = C"), BATCH)
