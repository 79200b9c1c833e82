"""A formula of running text is held to what it says, to what its notes say, and to nothing less."""

import pytest

from bplib.formula import Displayed, Inline, TexError, Wrong, verdict
from bplib.formula.context import is_stranger, said
from bplib.formula.in_text import idle

TABLE = ("w^l", "(A^l)^T", r"n_l \times n_{l-1}", r"N \times n_l")


def formula(tex, *notes, row=()):
    return Inline(tex, 1, tuple(tuple(note.split(": ", 1)) for note in notes), row)


@pytest.mark.parametrize(
    "tex, notes, expected",
    [
        (r"\odot", (), "read"),
        ("l - 1", (), "read"),
        ("w^l a^{l-1}", (), "read"),
        ("a (1 - a)", (), "read"),
        ("a_1 (1 - a_1)", ("where: our network",), "read"),
        ("(n_l, N)", (), "read"),
        (r"\delta_1^2 =", (), "read"),
        (r"w_{12}^2 \leftarrow 1.0 - 0.1 \cdot", (), "read"),
        ("L = 3", (), "held"),
        ("k = 1", (), "given"),
        ("k = j", (), "given"),
        (r"C = (0.611)^2 =", ("given: C = 0.373321",), "held"),
        (r"p^2 \ge 0", (), "held"),
        (r"e^p \ge 1 + p", (), "held"),
        (r"\delta_1^3 < 0", (), "held"),
        ("1/N", (), "read"),
        ("0.1 / 0.25 = 0.4", (), "held"),
        (r"0.2 \cdot 0.2 \approx +0.04", (), "held"),
        ("(3 + h)^2 = 9 + 6 h + h^2", (), "held"),
        (r"\eta = 0.1", (r"given: \eta = 0.1",), "given"),
        (r"\eta \cdot 2 = 0.2", (r"given: \eta = 0.1",), "held"),
        ("2 v = 10", ("given: p = 1; u = p + 1; v = 3 u - 1",), "held"),
        (r"x = 0.7 / 0.9 \approx 0.7778", (r"given: x = 0.7 / 0.9 \approx 0.7778",), "given"),
        ("w_{11}^1 = -1.25", ("where: network 1-2-1",), "held"),
        ("a_j^l = z_j^l", ("where: sigmoid", "where: linear | a_j^l = z_j^l"), "held"),
        (r"a_j^l = \delta_j^l", (r"wrong: a_j^l = \delta_j^l",), "refuted"),
        ("A^{l-1} w^l", ("wrong: A^{l-1} w^l",), "refuted"),
        ("(fg)'", ("unread: (fg)': any two functions",), "not read"),
        (r"n_l \times 1", (r"shape: z^l \in \mathbb{R}^{n_l \times 1}",), "held"),
    ],
)
def test_verdict(tex, notes, expected):
    assert verdict(formula(tex, *notes)) == expected


@pytest.mark.parametrize(
    "tex, notes, message",
    [
        ("w^l a^l", (), "the shape"),
        (r"\sum_k w_{kj}^l a_k^{l-1}", (), "two layers"),
        ("L = 4", (), "expected 3"),
        ("2 v = 11", ("given: p = 1; v = 5 p",), "expected 10"),
        (r"\eta = 0.2", (r"given: \eta = 0.1",), "expected"),
        ("x = 0.7 / 0.9 = 0.7778", ("given: x = 0.7 / 0.9 = 0.7778",), "exactly"),
        ("C = 1", ("given: 2",), "= its worth"),
        ("2 = 3", ("given: 2 = 3",), "= its worth"),
        (r"\delta_j^l = 5", (r"given: \delta_j^l = 5",), "= its worth"),
        (r"n_l = 5", ("given: n_l = 5",), "= its worth"),
        (r"\sigma'(z_1^1) = 1", (r"given: \sigma'(z_1^1) = 1",), "follows from what is given"),
        (r"\delta_j^l = a_j^l =", (), "exactly"),
        (r"\cdot \delta_j^l = a_j^l", (), "exactly"),
        (r"C = a_1^3 = 1 \cdot", (), "exactly"),
        ("j = 0", (), "no value"),
        (r"j = \delta_j^l", (), "no value"),
        ("j \\le 2", (), "no value"),
        (r"2 \times 3 = 6", (), "expected"),
        ("C < 1", (), "<"),
        (r"L \ge 3", (), "expected"),
        (r"\sigma'(0) > 0", (), ">"),
        (r"X \in \mathbb{R}^{N \times n_0}", (), "expected"),
        (r"\delta^3 \in \mathbb{R}^{n_0 \times 1}", (), "expected"),
        ("p > -50", (), ">"),
        ("p^2 > 0", (), ">"),
        (r"a_j^l = \sigma(z_j^l)", (r"wrong: a_j^l = \sigma(z_j^l)",), "said to be wrong"),
        ("w_{11}^1 = -0.8", ("where: our network",), "expected -0.9"),
        (r"n_l \times 1", (r"shape: w^l \in \mathbb{R}^{n_l \times 1}",), "expected"),
        (r"0.8 \cdot 0.2 \approx 0.17", (), "expected 0.16"),
        (r"0.97 \cdot 0.0792 \approx 0.0772", (), "expected 0.0768"),  # 0.97 is 0.97: only four digits are rounded ones
        ("(3 + h)^2 = 9 + 5 h + h^2", (), "expected"),
        ("p < q", (), "expected"),
        ("p > q", (), "expected"),
        (r"p \le q", (), "expected"),
    ],
)
def test_refuses(tex, notes, message):
    with pytest.raises(Wrong, match=message):
        verdict(formula(tex, *notes))


@pytest.mark.parametrize("tex", [r"\frac{1}{2", "u_{kj}", r"\partial C/", "a_j^l  +"])
def test_what_cannot_be_read_says_so(tex):
    with pytest.raises(TexError, match="expected"):
        verdict(formula(tex))


def test_the_shapes_of_a_row_are_those_of_its_formulas():
    for shape in (r"n_l \times n_{l-1}", r"N \times n_l"):
        assert verdict(formula(shape, "shape: table", row=TABLE)) == "held"
    for row in [
        ("w^l", r"n_{l-1} \times n_l"),
        ("w^l", "b^l", r"n_l \times n_{l-1}"),
        ("w^l", r"n_l \times n_{l-1}", r"n_l \times 1"),
        ("z^l", "n_l", r"n_l \times n_{l-1}"),  # a width alone is no shape
    ]:
        with pytest.raises(Wrong):
            [verdict(formula(tex, "shape: table", row=row)) for tex in row if r"\times" in tex]


def test_a_note_of_a_formula_that_is_not_there_is_found():
    notes = (
        r"wrong: C = 1",
        r"shape: w^l \in \mathbb{R}^{n_l \times 1}",
        "unread: (fg)': any",
        "where: linear | a = z",
        "given: p = 3",
        "where: sigmoid",
    )
    assert idle([formula("C = 2", *notes)]) == [f"% {note}" for note in notes[:5]]
    assert idle([formula(tex, *notes) for tex in ("C = 1", r"n_l \times 1", "(fg)'", "a = z", "2 p = 6")]) == []


def test_shapes_stand_in_the_order_of_their_notes():
    notes = (r"shape: b^l \in \mathbb{R}^{n_l \times 1}", r"shape: (b^l)^T \in \mathbb{R}^{1 \times n_l}")
    column, row = (formula(tex, *notes) for tex in (r"n_l \times 1", r"1 \times n_l"))
    assert idle([column, row]) == idle([column, row, column]) == []
    assert idle([row, column]) == [f"% {note}" for note in notes]


def test_a_note_of_another_paragraph_is_none_of_this():
    first, second = (
        Inline(tex, line, (("wrong", "C = 1"),), paragraph=line) for line, tex in ((1, "C = 1"), (5, "C = 2"))
    )
    assert idle([first]) == [] and idle([first, second]) == ["% wrong: C = 1"]


EQUATIONS = [Displayed(r"\sigma'(z_j^l) = a_j^l (1 - a_j^l)", "", 1, ""), Displayed(r"C = \|y - a^L\|^2", "", 2, "")]


@pytest.mark.parametrize(
    "tex", ["1 - a", "(1 - a) a", "a_k (1 - a_k)", "-a", "u^2", "2 u + 1", "a^L - y + 1", "z", "0.5 + 1"]
)
def test_a_part_of_an_equation_is_no_stranger(tex):
    notes = ("same: u^2; 1 + 2u = 2u + 1", "same: 1 + a - y = a - y + 1")
    assert not is_stranger(formula(tex), said(EQUATIONS, [formula("u", *notes)]))


@pytest.mark.parametrize("tex", ["1 + a", "1 - z", "(1 - a)^2", "a (1 + a)", "u^3", "2 u - 1", r"\frac{1}{a}", "a a"])
def test_what_no_equation_says_is_a_stranger(tex):
    assert is_stranger(formula(tex), said(EQUATIONS, [formula("u", "same: u^2; 1 + 2u = 2u + 1")]))


@pytest.mark.parametrize("tex, strange", [("-q", False), ("-p", True), ("p - q", False), ("q - p", True)])
def test_a_term_keeps_its_minus(tex, strange):
    assert is_stranger(formula(tex), said([], [formula("p - q + r = 1")])) is strange


@pytest.mark.parametrize("tex", ["w_{jk}^l a_k", "w_{kj} a_j^{l+1}", r"\sum_m w_{jm}^l a_m^{l-1}", r"\sum_k w a"])
def test_other_indices_are_no_other_expression(tex):
    assert not is_stranger(formula(tex), said([], [formula(r"z_j^l = \sum_{k=1}^{n_l} w_{jk}^l a_k^{l-1}")]))


@pytest.mark.parametrize("sign", [" ", " + "])
@pytest.mark.parametrize("count, fewer", [(3, 2), (6, 2), (6, 5), (7, 2), (7, 6)])
def test_of_up_to_six_factors_or_terms_any_are_a_part(sign, count, fewer):
    """Of seven there are too many choices: those are to be noted."""
    letters = "pqrtuvc"
    whole, part = sign.join(letters[:count]), sign.join(reversed(letters[:fewer]))
    assert is_stranger(formula(part), said([], [formula(f"{whole} = 1")])) is (count == 7)


@pytest.mark.parametrize(
    "same", ["(u - 1)^2 = u^2 - 2u - 1", "2(u - 1) = 2u - 1", "e^{-z} / (1 + e^{-z}) = 1 / (1 + e^{-z})"]
)
def test_what_is_noted_as_the_same_is(same):
    with pytest.raises(Wrong, match="noted as the same"):
        verdict(formula("u", f"same: {same}"))
