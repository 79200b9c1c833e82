"""True statements hold, false ones are refused with what differs and where."""

import contextlib
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bplib import example
from bplib.formula import Place, TexError, Witness, Wrong, check, evaluate, parse
from bplib.formula.grammar.tree import Symbol
from tests.quick.formula.mutants import mutants
from tests.quick.formula.statements import HOLD, PLANTED, SOUP

pytestmark = pytest.mark.filterwarnings(
    "error::RuntimeWarning"
)  # what overflows is Wrong, and no reader hears of NumPy


@pytest.mark.parametrize("tex", HOLD)
def test_holds(tex):
    assert check(parse(tex)) > 0


@pytest.mark.parametrize(
    "tex, comparisons",
    [
        (r"a_j^l = \sigma(z_j^l) \qquad \text{network 2-3-2}", 3 + 2),
        (r"a^l = \sigma(z^l) \qquad \text{network 2-3-2}", 2),
        (r"w_{jk}^l = w_{jk}^l + a_j^l - \sigma(z_j^l) \qquad \text{our network}", 2 + 4 + 2),
        (r"w_{jk}^l a_k^{l-1} = a_k^{l-1} w_{jk}^l + a_j^l - \sigma(z_j^l) \qquad \text{our network}", 2 + 4 + 2),
        # Of the first network, 2-4-3-5, every neuron in two samples; of the two others 16 places.
        (r"a_j^l = \sigma(z_j^l)", 2 * (4 + 3 + 5) + 16 + 16),
        (r"a_j^l = \sigma(z_j^l), \quad n_0 = n_0 + a_j^l - \sigma(z_j^l)", 4 * (4 + 3 + 5) + 64),
    ],
)
def test_says_how_many_comparisons_passed(tex, comparisons):
    assert check(parse(tex)) == comparisons


@pytest.mark.parametrize("tex", PLANTED.values(), ids=PLANTED)
def test_planted_error_is_caught(tex):
    with pytest.raises(Wrong):
        check(parse(tex))


def test_says_what_differs_and_where():
    with pytest.raises(
        Wrong, match=r"is 0.09\d+; expected 0.08\d+ exactly, where l = 1, j = 1, sample 1 on .*-3-5 with sigmoid, "
    ):
        check(parse(r"\sigma'(z_j^l) = \sigma(z_j^l) \qquad \text{sigmoid}"))


@pytest.mark.parametrize(
    "tex, message",
    [
        ("0 = 0", "says nothing"),
        (r"\delta_j^l = (\delta_j^l)", "says nothing"),
        (r"\delta_j^l", "expected statements"),
        (r"C = 1, C", "expected statements"),
        (r"a_j^l = \sigma(z_j^l) \qquad \text{sigmoids}", "expected a condition out of sigmoid, .*; got 'sigmoids'"),
        (r"a_j^l = \sigma(z_j^l) \qquad \text{sigmoid; tanh}", "can hold together"),
        (r"a_j^l = \sigma(z_j^l) \qquad \text{our network; tanh}", "our network has"),
        (r"a_j^l = \sigma(z_j^l) \qquad \text{learning rate fast}", "and a number"),
        (r"w^l \leftarrow 0 \qquad \text{learning rate nan}", "and a number"),
        (r"w^l \leftarrow 0 \qquad \text{learning rate 1; learning rate 2}", "expected one learning rate; got 2"),
        (r"z_j = \sum_k w_{jk} a_k + b_j", "without a layer"),
        (r"C^2 = C_j", "j in C: s counts samples"),
        (r"z_{jk}^l = a_j^l", "takes 1 indices or none; got 2"),
        (r"\sum_k w_{kj}^l a_k^{l-1} = z_j^l", "the index j runs over two layers, 0 and 1"),
        (r"\delta_j^L = \sum_k \frac{\partial C}{\partial a_j^L} \sigma'(z_k^L)", "the sum over k links nothing"),
        (r"C = \sum_k w_{jk}^l", "is "),
        (r"C = \sum_i 2", "the index i runs over nothing"),
        (r"C = \sum_j \sum_j \delta_j^L", "inside a sum over j"),
        (r"C = \sum_{j=2}^{n_L} (a_j^L - y_j)^2 \qquad \text{squared error}", "must run from 1 to"),
        (r"C = \sum_{j=1}^{n_l} (a_j^L - y_j)^2 \qquad \text{squared error}", "must run from 1 to"),
        (r"C = \sum_{j=1} (a_j^L - y_j)^2 \qquad \text{squared error}", "or have no bounds"),
        (r"z^l = w^l a^l + b^l", "the shape"),
        (r"z^l = w^l a^{l-1} + 1", "expected a number"),
        (r"z^l = w^l \cdot a^{l-1} + b^l", "with a dot"),
        (r"C = \sum_{s=1}^{n_L} C_s", "must run from 1 to N = 7"),
        (r"C = \frac{1}{N} \sum_{j=1}^N C_j", "s counts samples"),
        (r"C = \sum_s z_s^l", "s counts samples"),
        (r"C = \frac{1}{N} \sum_s \delta_j^l", "s runs over nothing"),
        (r"C_{jk} = C", "takes 1 indices or none; got 2"),
        (r"\Delta_j^l = \delta_j^l", "takes 2 indices or none; got 1"),
        (r"\frac{\partial C}{\partial z^L} = A^L \mathbf{1}", "no derivative by one sample's z"),
        (r"C^T = C", "expected a column or a matrix"),
        (r"z_9^1 = 1 \qquad \text{our network}", "no entry"),
        (r"z_1^7 = 1 \qquad \text{our network}", "no layer for which"),
        (r"z_1^2 = \eta \qquad \text{our network}", "learning rate"),
        (r"w_{11}^1 \leftarrow 0 \qquad \text{our network}", "learning rate"),
        (r"C \leftarrow 0", "expected a weight or a bias"),
        (
            r"w^l \leftarrow w^l - \eta \frac{\partial C}{\partial w^l} \qquad \text{softmax, cross-entropy}",
            "act one by one",
        ),
        (r"a_j^L = \sigma(z_j^L) \qquad \text{softmax, cross-entropy}", "no σ of one entry"),
        (r"\frac{\partial \delta_j^l}{\partial b_j^l} = 1", "has no derivative here"),
        (r"\frac{\partial C}{\partial C} = 2", "nothing is differentiated by C"),
        (r"\frac{\partial R}{\partial a_j^L} = \mathbb{E}[a_j^L - y_j]", "no derivative by one sample's"),
        (r"\frac{\partial}{\partial z_j^L} \frac{\partial C}{\partial z_j^L} = 1", "derivative of a derivative"),
        (r"C = \frac{1}{0}", "is inf; expected"),
        (r"C = \frac{1}{n_L - n_L}", "is inf; expected"),
        (r"C \approx \frac{1}{0.55 - 0.5} \qquad \text{our network}", "rounding of nothing known: 0.55"),
        (r"\frac{1}{0} = \frac{2}{0}", "is inf; expected inf"),
        (r"C = (0 - 2)^{0.5}", "is nan; expected"),
        (r"C \approx 0.51234 \cdot 0.3", r"the rounding of nothing known: 0.51234 \(nearest: "),
        (r"C \approx \delta_1^L", "expected"),
        (r"C = \ln 0.5 \cdot \ln z_1^1 \qquad \text{sigmoid}", "is "),
        (r"C = 9^{9^{9}}", "is inf; expected"),
        (r"C = j", "no value by itself"),
        (r"C = [i = j]", "is not bound to a number"),
        (r"C = (C, C)", "no value by itself"),
        (r"C = \sigma''(z_1^1)", "second derivative"),
        (r"C = \sigma", "needs something to act on"),
        (r"C = \|a^L\|", "no value by itself"),
    ],
)
def test_nonsense_says_why(tex, message):
    with pytest.raises(Wrong, match=message):
        check(parse(tex))


@settings(deadline=None)
@given(st.sampled_from(HOLD), st.lists(st.integers(0, 10**6), min_size=2, max_size=4))
def test_nothing_but_wrong_is_raised(tex, choices):
    """However badly a formula is bent, the answer is a verdict: it holds, or it is Wrong."""
    tree = parse(tex)
    for choice in choices:
        bent = [m for _, m in mutants(tree)]
        tree = bent[choice % len(bent)]
    with contextlib.suppress(Wrong):
        check(tree)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SOUP), max_size=12).map(" ".join))
def test_soup_gets_a_verdict(tex):
    with contextlib.suppress(TexError, Wrong):
        check(parse(f"C = {tex}"))


def test_true_slopes_of_different_things_are_caught():
    """Both derivatives are the same number, but z is not the sum without its bias."""
    with pytest.raises(Wrong):
        check(parse(PLANTED["a bias left out of a derivative"]))


@pytest.mark.parametrize("tex", ["n_5", "n_{l-1}", "z^7", r"\frac{1}{n_9}"])
def test_a_layer_that_is_not_there_is_wrong_wherever_it_is_asked_for(tex):
    with pytest.raises(Wrong, match="in a network of layers 0 to 2"):
        evaluate(parse(tex), Place(Witness(*example("2-3-2")), {"l": 0}))


def test_a_quantity_of_no_network_is_wrong():
    """No formula that is read has one; a tree that is built may."""
    with pytest.raises(Wrong, match="q is no quantity of the network"):
        evaluate(Symbol("q"), Place(Witness(*example("2-3-2"))))


def test_a_calculation_may_begin_with_a_number_of_four_digits_and_not_of_three():
    """The first has been rounded: a thousand times as much may be off by a thousand times as much."""
    assert check(parse(r"0.3733 \cdot 1000 \approx 373.32 \qquad \text{our network}")) == 1
    with pytest.raises(Wrong, match=r"373\.3 is 373\.3; expected 373\. to within 0\.05"):
        check(parse(r"0.373 \cdot 1000 \approx 373.3 \qquad \text{our network}"))


def test_what_makes_no_difference_on_a_network_with_a_name_is_true_of_it():
    """z = 0.25 there; of every network, the 0 could not be left out."""
    assert check(parse(r"\max(z_1^1, 0) = z_1^1 \qquad \text{our network}")) == 1
    with pytest.raises(Wrong):
        check(parse(r"\max(z_1^1, 0) = z_1^1"))


def test_a_place_stays_where_it_is():
    place = Place(Witness(*example("2-3-2")), {"l": 1})
    assert place.at(j=2).bound == {"l": 1, "j": 2} and place.bound == {"l": 1}
    with pytest.raises(FrozenInstanceError):
        place.sample = 2


def test_value_at_one_place():
    net, x, y = example()
    place = Place(Witness(net, x, y), {"l": 3, "j": 1})
    assert evaluate(parse("a_j^l"), place) == pytest.approx(0.38900186, abs=5e-9)
    assert evaluate(parse("n_{l-1}"), place) == 2
    assert evaluate(parse("z^2"), place).shape == (2, 1)
