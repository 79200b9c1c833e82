r"""What may hide in a statement that holds: the parts that are tried without, and the loose letters that they are tried on."""

import numpy as np
import pytest

from bplib.formula import Place, parse, to_tex
from bplib.formula.meaning.conditions import witnesses
from bplib.formula.meaning.hidden import Loose, differs_loosely, long_number, spares

DRAWS = 4000
LAST = 3  # the layer of the outputs, in the first witness


def loose(tex, condition="", layer=1):
    """Many numbers that a letter may be worth."""
    place = Place(witnesses(condition)[0], {"l": layer, "j": 1, "k": 1})
    return Loose(0).numbers(np.random.default_rng(5), parse(tex), (DRAWS,), place)


@pytest.mark.parametrize("tex", ["z_j^l", "C", r"\delta_j^l", "w_{jk}^l", r"\frac{\partial C}{\partial z_j^l}", "y_j"])
def test_a_loose_letter_has_any_size_mostly_near_1_and_either_sign(tex):
    values = loose(tex)
    assert np.mean(values > 0) == pytest.approx(0.5, abs=0.05)
    assert np.mean(abs(values) > 1) == pytest.approx(0.5, abs=0.05)
    assert np.mean(abs(np.log10(abs(values))) < 5) == pytest.approx(0.5, abs=0.05)
    assert 1e-40 <= abs(values).min() < 1e-38 and 1e38 < abs(values).max() <= 1e40


def test_it_is_only_what_it_ever_can_be():
    assert np.all(loose(r"\eta") > 0) and not np.all(loose(r"\eta") == np.ceil(loose(r"\eta")))
    for tex in ("N", "n_l"):
        assert np.all((loose(tex) >= 1) & (loose(tex) == np.ceil(loose(tex)))), tex
    shares = [
        loose("y_j", "softmax, cross-entropy; targets that sum to 1"),
        loose("y_j", "targets that sum to 1"),
        loose("a_j^l", "softmax, cross-entropy", LAST),
        loose(r"\hat{y}_j", "softmax, cross-entropy"),
    ]
    for values in shares:
        assert np.all((values >= 0) & (values <= 1)) and np.mean(values > 0.5) == pytest.approx(0.5, abs=0.05)
    assert np.any(abs(loose("a_j^l", "softmax, cross-entropy")) > 1), "before the softmax"
    assert np.any(abs(loose("a_j^l", layer=LAST)) > 1), "of any function"
    for condition, low, high in [("sigmoid", 0, 1), ("tanh", -1, 1), ("ReLU", 0, 1e40)]:
        values = loose("a_j^l", condition)
        assert np.all((values >= low) & (values <= high)), condition
        assert np.mean(values == 0) == pytest.approx(0.5 * (condition == "ReLU"), abs=0.3), condition
        assert np.any(abs(loose("a_j^l", condition, 0)) > 1), f"the input is anything: {condition}"
        assert np.any(abs(loose("z_j^l", condition)) > 1), f"and so is what the function is taken of: {condition}"


def parts(tex):
    return [f"{kind}: {to_tex(rest.sides[-1])}" for kind, rest, _ in spares(parse(f"C = {tex}"))]


@pytest.mark.parametrize(
    "tex, expected",
    [
        (r"\eta a", []),
        ("-a", []),
        (r"\eta + a", ["term: a", r"term: \eta"]),
        ("a - w + b", ["term: -w + b", "term: a + b", "term: a - w"]),
        (r"w \max(a, b)", ["side: w (a)", "side: w (b)", "factor: w 1"]),
        (r"w \ln(a)", ["factor: w 1"]),
        (r"w \tanh(a)", ["factor: w 1"]),
        (r"w \sigma(a)", []),
        ("w (a)^2", ["factor: w 1"]),
        ("w e^a", ["factor: w 1"]),
        ("w (a)^0", []),
        ("w 1^b", []),
        ("(a)^2", []),
        ("w 0 (a)^2", []),
        ("w (a + 0)", ["term: w (0)"]),
        ("w (a + 0 (b)^2)", ["term: w (0 (b)^2)"]),
        (r"\frac{\partial}{\partial w} (a + b)", []),
        (r"\frac{\partial}{\partial w} (a (b)^2)", [r"factor: \frac{\partial}{\partial w} (a 1)"]),
    ],
)
def test_terms_sides_and_what_is_worked_out_may_be_spare(tex, expected):
    assert parts(tex) == expected


def test_the_other_sides_stay():
    assert [to_tex(rest) for _, rest, _ in spares(parse("a + b = C = z"))] == ["b = C = z", "a = C = z"]
    assert [to_tex(rest) for _, rest, _ in spares(parse("C = a + b = z"))] == ["C = b = z", "C = a = z"]


def test_of_a_spare_side_the_other_one_is_lost():
    lost = [(to_tex(rest), lost and to_tex(lost)) for _, rest, lost in spares(parse(r"C = w \max(a, b)"))]
    assert lost == [("C = w (a)", "C = w (b)"), ("C = w (b)", "C = w (a)"), ("C = w 1", None)]


@pytest.mark.parametrize(
    "tex, long",
    [
        ("a = 12345678901", "12345678901"),
        ("a = 0.12345678901", "0.12345678901"),
        ("a = b + 1.0000000001", "1.0000000001"),
        ("a = 1234567890", None),
        ("a = 0.1234567890", None),
        ("a = 0.00000123456789", None),
    ],
)
def test_more_than_ten_digits_cannot_be_told_apart(tex, long):
    assert long_number(parse(tex)) == long


@pytest.mark.parametrize(
    "one, other, condition, differs",
    [
        (r"C = \max(z_1^1 - 10000, 0)", "C = (0)", "", True),
        (r"C = \max(\sigma'(z_1^1), 0)", r"C = \sigma'(z_1^1)", "sigmoid", False),
        (r"C = \max(\sigma'(z_1^1), 0)", r"C = \sigma'(z_1^1)", "", True),
        (r"C = \max(\frac{\partial C}{\partial z_1^1} - 10000, 0)", "C = (0)", "", True),
        (r"C = \max(\eta, 0)", r"C = \eta", "", False),
        ("C = z_1^1 + 1", "C = 1 + z_1^1", "", False),
        (r"C = \ln(z_1^1)", r"C = \ln(z_1^1)", "", False),  # no number, of half of them
    ],
)
def test_what_may_make_a_difference_does_where_letters_are_loose(one, other, condition, differs):
    with np.errstate(all="raise"):  # what has no value, of some size, is passed over
        assert differs_loosely(parse(one), parse(other), Place(witnesses(condition)[0])) is differs
