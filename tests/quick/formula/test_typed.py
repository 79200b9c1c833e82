r"""The answer box's syntax is read in Python as the tree that the book's TeX makes; anything else is refused kindly."""

import pytest

from bplib.exercises import EXERCISES
from bplib.exercises.kinds import Formula
from bplib.formula import TexError, parse, to_tex
from bplib.formula.grammar.typed import read
from bplib.notation import NOTATIONS

HIDDEN = {"j": "l", "k": "l+1", "i": "l-1"}


@pytest.mark.parametrize(
    "text, tex",
    [
        ("sum(w[k,j]*delta[k], k)*dsigma(z[j])", r"(\sum_k (w_{kj}^{l+1} \delta_k^{l+1})) \sigma'(z_j^l)"),
        ("w^(l+1)[1,j]*delta^L[1]", r"w_{1j}^{l+1} \delta_1^L"),
        ("w[1,j]*a[1]", r"w_{1j}^{l+1} a_1"),
        ("a[j]^2 - 1/2", r"(a_j^l)^2 - \frac{1}{2}"),
        ("a^2[1]*a[1]^(l-1)", r"a_1^2 a_1^{l-1}"),
        ("-a[j] - -b[j]", r"-a_j^l + b_j^l"),
        ("dC/da[k]*exp(-z[j])", r"\frac{\partial C}{\partial a_k^{l+1}} (e^{-z_j^l})"),
        ("dC/dw[j,i]^2", r"(\frac{\partial C}{\partial w_{ji}^l})^2"),
        ("a[j]/b[j]/2*y[j]", r"\frac{\frac{a_j^l}{b_j^l}}{2} y_j"),
        ("a[j]*-b[j]", r"a_j^l (-b_j^l)"),
        ("max(a[j], 0)", r"\max(a_j^l, 0)"),
        ("mean(delta[j]*a[i])/N", r"\frac{\mathbb{E}[\delta_j^l a_i^{l-1}]}{N}"),
        ("sum([k=j]*2, k, i)", r"(\sum_k \sum_i ([k = j] 2))"),
        ("2^3^2", r"2^{(3)^2}"),
        ("n[1]*n[l+1]", r"n_1 n_{l+1}"),
        ("delta[j]*[z[j] > 0]", r"\delta_j^l [z_j^l > 0]"),
        ("[z[j]-1 <= 1/2]^2", r"[z_j^l - 1 \le \frac{1}{2}]^2"),
        ("[0 < z[j]] + [z[j] >= 1] + [z[j] = 0]", r"[0 < z_j^l] + [z_j^l \ge 1] + [z_j^l = 0]"),
    ],
)
def test_reads(text, tex):
    assert to_tex(read(text, where=HIDDEN)) == tex


@pytest.mark.parametrize(
    "text, tex",
    [
        ("w^(l+1).T @ delta^(l+1) * dsigma(z^l)", r"(w^{l+1})^T \delta^{l+1} \odot \sigma'(z^l)"),
        ("Delta^l @ A^(l-1).T / (N * N)", r"\frac{1}{(N N)} \Delta^l (A^{l-1})^T"),
        ("a^l - a^l * a^l", r"a^l - a^l \odot a^l"),
        ("(Delta^l @ ones / N) @ (A^(l-1) @ ones / N).T", None),
    ],
)
def test_reads_whole_matrices(text, tex):
    tree = read(text, whole=True)
    assert parse(to_tex(tree)) == tree and to_tex(tree) == (tex or to_tex(tree))


def test_reads_the_letters_of_a_notation():
    where = {"k": "l", "j": "l-1"}
    assert to_tex(read("sum(w[k,j]*z[j], j) + h'(a[k])*dE/da[k]", NOTATIONS["bishop"], where=where)) == (
        r"(\sum_k (w_{jk}^l a_k^{l-1})) + \sigma'(z_j^l) \frac{\partial C}{\partial z_j^l}"
    )
    assert to_tex(read("W^2[1,1]", NOTATIONS["nielsen"])) == "w_{11}^1"  # the input is layer 1 there


def test_what_the_exercises_state_prints_and_is_read_back():
    """Each answer and mistake makes the very tree that its own print makes; letters that a question gives have no print."""
    formulas = [
        p for e in EXERCISES.values() for p in e.parts if isinstance(p, Formula) and "letters" not in p.conditions
    ]
    for part in formulas:
        for text in (part.left, part.answer, *part.mistakes):
            notation = NOTATIONS[part.notation or "book"]
            tree = read(text, notation, where=part.where, whole="matrices" in part.conditions)
            assert "lambda" in text or parse(to_tex(tree)) == tree, text


@pytest.mark.parametrize(
    "text, came",
    [
        ("", "the end"),
        ("a[j]*", "the end"),
        ("a[q]", "q"),
        ("w[j]", "]"),
        ("p + 1", "p"),
        ("max(a[j])", "the end"),
        ("dC/dy[j]", "dy"),
        ("sum(a[j])", "the end"),
        ("(a[j]", "the end"),
        ("a[j])", ")"),
        ("__import__('os')", "_"),
        ("inv(w^l)", "inv"),
    ],
)
def test_says_what_came(text, came):
    with pytest.raises(TexError, match=r"^expected ") as error:
        read(text, where=HIDDEN)
    assert f"; got {came} at character " in str(error.value)


def test_length_and_depth_are_bounded():
    with pytest.raises(TexError, match="at most 400 characters; got 401"):
        read("1" * 401)
    with pytest.raises(TexError, match="expected brackets at most 40 deep"):
        read("(" * 100 + "1" + ")" * 100)
    beside = "(1) + " * 9  # what is closed again does not count
    assert read(beside + "(" * 39 + "1" + ")" * 39)
    with pytest.raises(TexError, match="expected brackets at most 40 deep"):
        read(beside + "(" * 40 + "1" + ")" * 40)


def test_a_layer_is_one():
    with pytest.raises(TexError, match=r"expected a layer such as l\+1, L or 2; got 'left'"):
        read("a[j]", where={"j": "left"})
