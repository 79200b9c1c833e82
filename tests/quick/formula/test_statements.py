"""What an equation claims, before any number is put in."""

import pytest

from bplib.formula import Wrong, parse, to_tex
from bplib.formula.meaning.statements import bare, implied, only_neuron, statements, unwrapped


@pytest.mark.parametrize(
    "tex, condition, chains",
    [
        ("a = b", "", ["a = b"]),
        (r"a = b, \quad w = z", "", ["a = b", "w = z"]),
        (r"a = b \qquad \text{sigmoid}", "sigmoid", ["a = b"]),
        (r"\begin{aligned} a &= b \end{aligned}", "", ["a &= b"]),
    ],
)
def test_claims_and_their_condition(tex, condition, chains):
    got, claims = statements(parse(tex))
    assert (got, [to_tex(chain) for chain in claims]) == (condition, chains)


@pytest.mark.parametrize("tex", ["a", r"\text{sigmoid}", "a = b, z", r"\text{sigmoid}, a = b"])
def test_what_claims_nothing_is_refused(tex):
    with pytest.raises(Wrong, match="expected statements such as a = b, then at most one condition"):
        statements(parse(tex))


SLOPES = r"\frac{\partial C}{\partial z} = \frac{\partial}{\partial %s} (a + b)"


def test_equal_slopes_claim_that_their_functions_are_equal():
    assert [to_tex(chain) for chain in implied(parse(SLOPES % "z"))] == ["C = (a + b)"]
    assert [*implied(parse(SLOPES % "w"))] == [*implied(parse("C = a"))] == []


@pytest.mark.parametrize("tex, inside", [("(a)", "a"), ("((a) + (b))", "a + b"), ("w (a)", "w a"), ("a + b", "a + b")])
def test_brackets_say_nothing(tex, inside):
    assert unwrapped(parse(tex)) == parse(inside)


BARE = [
    ("((a))", "a"),
    ("a + 0", "a"),
    ("0 + a", "a"),
    ("a - 0 + b", "a + b"),
    ("0 - a", "-a"),
    ("0 + 0", "0"),
    ("1 a", "a"),
    (r"a \cdot 1", "a"),
    (r"w \cdot 1 \cdot a", r"w \cdot a"),
    (r"1 \cdot w \cdot a", r"w \cdot a"),
    (r"1 \cdot 1", "1"),
    (r"w a \cdot 0", "0"),
    ("2^1", "2"),
    ("(a + 0)^1", "a"),
    ("(w^T)^T", "w"),
    ("2^2", "2^2"),
    ("w^T", "w^T"),
    ("2 a + 10", "2 a + 10"),
]


@pytest.mark.parametrize("tex, rest", BARE)
def test_what_changes_nothing_is_left_out(tex, rest):
    assert bare(parse(tex)) == parse(rest)


@pytest.mark.parametrize(
    "tex, named",
    [
        ("z = w x + b", r"z_1^1 = w_{11}^1 x_1 + b_1^1"),
        ("y = a", "y_1 = a_1^1"),
        (r"\hat{y} \delta", r"\hat{y}_1 \delta_1^1"),
        ("z_j^l = C", "z_j^l = C"),
    ],
)
def test_letters_of_the_only_neuron(tex, named):
    assert only_neuron(parse(tex)) == parse(named)
