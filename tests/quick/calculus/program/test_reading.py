"""What the text of a forward pass means, and what is refused, with its place."""

import pytest

from bplib.calculus import Program
from bplib.calculus.program.printing import Style, to_tex
from bplib.calculus.program.reading import read
from bplib.calculus.program.tree import Affine, At, Guard, Power, Sum, letter, walk
from bplib.formula.grammar.tokens import TexError

READ_BACK = [
    r"C = \sum_k w_k x_{k+2} + b",
    r"C = \frac{1}{2} \sum_i \left(a_i - y_i\right)^2",
    r"C = -\sum_{k=1}^n y_k \ln(a_k)",
    r"C = \sum_i \frac{e^{z_i}}{\sum_k e^{z_k}}",
    r"C = \sum_i \max(0, z_i) + \max_k z_k",
    r"C = \sum_i \sum_k [1 \le i-k] w_{ik} [i = k] \sqrt{x_i}",
    r"C = \sum_i \sigma'(z_i) \mathrm{relu}(z_i) \tanh(\mu) \left|z_i\right|",
    r"C = \sum_i \bar{z}_i \hat{x}_i \gamma_{i}^2",
    r"C = \sum_{k=1}^3 0.00001 x_{2k-1}",
    r"C = \sum_i \sum_t \left(h_i^t\right)^2",
]


@pytest.mark.parametrize("line", READ_BACK)
def test_what_is_printed_reads_as_the_same(line):
    text = read(line)
    [definition] = text.definitions
    printed = to_tex(definition.body, Style(upper=text.known.upper))
    [again] = read(f"C = {printed}").definitions
    assert again.body == definition.body, printed


def only(line, kind):
    [definition] = read(line).definitions
    return [node for node in walk(definition.body) if isinstance(node, kind)]


def test_an_index_may_be_a_sum_with_coefficients():
    [cell, *_] = only(r"C = \sum_{k=1}^2 \sum_{i=1}^3 x_{2(i-1)+k,\,3} w_{ki}", At)
    assert cell.indices == (Affine.of(-2, i=2, k=1), Affine.of(3))


def test_letters_and_digits_side_by_side_are_an_index_each_as_in_the_book():
    [cell] = only(r"C = w_{21}", At)
    assert cell.indices == (Affine.of(2), Affine.of(1))
    [cell] = only(r"C = \sum_j w_{1,j}", At)
    assert cell.indices == (Affine.of(1), letter("j"))


def test_what_stands_above_is_an_index_where_its_letter_is_bound_and_else_a_power():
    assert only(r"C = \sum_i a_i^2", Power)
    text = read("h_i^t = h_i^{t-1} + x_i\nC = \\sum_i h_i^2")
    assert not [node for node in walk(text.definitions[1].body) if isinstance(node, Power)]
    assert text.known.upper["h"] == 1


@pytest.mark.parametrize(
    ("written", "guard"),
    [
        (r"[1 \le i \le 3]", Guard(Affine.of(1), letter("i"), Affine.of(3))),
        (r"[3 \ge i \ge 1]", Guard(Affine.of(1), letter("i"), Affine.of(3))),
        (r"[0 < i < 4]", Guard(Affine.of(1), letter("i"), Affine.of(3))),
        (r"[i+1 \le 3]", Guard(None, Affine.of(1, i=1), Affine.of(3))),
        (r"[2 \le i]", Guard(Affine.of(2), letter("i"), None)),
        (r"[i \ge 2]", Guard(Affine.of(2), letter("i"), None)),
    ],
)
def test_guards(written, guard):
    assert only(rf"C = \sum_i x_i {written}", Guard) == [guard]


def test_a_sum_over_several_and_one_up_to_an_index():
    outer, inner = only(r"C = \sum_{i,k} w_{ik}", Sum)
    assert (outer.letter, inner.letter) == ("i", "k")
    _, inner = only(r"C = \sum_i \sum_{k \le i} w_{ik}", Sum)
    assert inner.high == letter("i")


def test_title_what_is_given_and_what_a_letter_is():
    text = read("% A title\n% x: input; \\gamma: gain\n% given: \\sum_k y_k = 1\nC = \\sum_k y_k x_k \\gamma_k  % here")
    assert text.title == "A title"
    assert text.says == {"x": "input", "gamma": "gain"}
    assert text.given[0].tex == r"\sum_k y_k = 1"


WRONG = [
    ("", "expected definitions"),
    ("C = ", "line 1, column 5: expected a quantity, a number or a bracket; got the end"),
    ("C = (x", r"line 1, column 7: expected \); got the end"),
    ("C = x_i", r"line 1, column 7: expected an index that a sum runs over .*; got i"),
    ("a = 1\n\nC = \\foo", r"line 3, column 5: expected a quantity, .*; got \\foo"),
    ("a = 1 \\\\ C = \\foo", r"line 1, column 14: expected a quantity"),
    (r"C = \sum_i \sum_i x_i", "a letter for the sum that is not taken"),
    (r"C = \sum_{k=1} x_k", "an upper bound"),
    (r"C = \sum_k^3 x_k", "no upper bound"),
    (r"C = \sum_i \sum_j x_{ij+1}", "commas between the indices"),
    (r"z_{i+1} = 2", "a letter or a number as an index on the left"),
    (r"z_{ii} = 2", "letters on the left that differ"),
    (r"C = x^2^2", "brackets before a second superscript"),
    (r"C = \frac12 x", "in braces"),
    (r"C = e", r"\^ after e"),
    (r"C = x'", "a quantity without a prime"),
    (r"C = \tanh'(x)", "a function without a prime"),
    (r"C = \max 3", r"\( or _ after \\max"),
    ("C = x +", "line 1, column 8: expected a quantity"),
    ("C = x = y", "line 1, column 7: expected the end, or an operator; got ="),
    ("h_i^t = x_i\nC = \\sum_i h_i", "1 upper index after h, as elsewhere"),
    ("C = " + "(" * 40 + "x" + ")" * 40, "at most 30 things inside each other"),
    (r"C = \sum_i [i > x_i]", "expected .*"),
]


@pytest.mark.parametrize(("tex", "said"), WRONG)
def test_what_is_not_in_the_grammar_is_refused_with_its_place(tex, said):
    with pytest.raises(TexError, match=said):
        read(tex)


@pytest.mark.parametrize("tex", [None, 3, b"C = x"])
def test_text_is_expected(tex):
    with pytest.raises(TexError, match="expected the lines of a forward pass as text"):
        Program(tex)
