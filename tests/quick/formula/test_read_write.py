"""The book's TeX is read and printed back, character for character; anything else is refused kindly."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bplib.formula import TexError, parse, to_json, to_tex
from bplib.formula.grammar.tokens import TOKEN
from bplib.formula.grammar.tree import Index, Node, Sum, Symbol, walk
from bplib.notation import BOOK, NOTATIONS, Notation
from tests.quick.formula.fooled import ACCEPTED, REFUSED
from tests.quick.formula.statements import HOLD, PLANTED, SOUP


@pytest.mark.parametrize("tex", [*HOLD, *PLANTED.values()])
def test_prints_back(tex):
    assert to_tex(parse(tex)) == tex


@pytest.mark.parametrize("tex", [tex for texts in (*REFUSED.values(), *ACCEPTED.values()) for tex in texts])
def test_relations_and_shapes_print_back_in_every_notation(tex):
    tree = parse(tex)
    assert to_tex(tree) == tex
    assert all(parse(to_tex(tree, notation), notation) == tree for notation in NOTATIONS.values())


@pytest.mark.parametrize("tex", ["L = 3", "l-1", r"\lambda = 0.5", "2 u + v", "+0.8", "p q / 2"])
def test_running_text_has_layers_and_letters_of_its_own(tex):
    assert to_tex(parse(tex, running=True)) == tex
    with pytest.raises(TexError):
        parse(tex)


@pytest.mark.parametrize(
    "tex", [r"2 \|a^l\|", r"\|a^l\| \|b^l\|", r"\|2 a^l\|", r"\|(\|a^l\| b^l)\| C", "w^T", "w^T a^l"]
)
def test_norms_and_transposes_stand_among_factors(tex):
    assert to_tex(parse(tex)) == tex


def test_tree_says_what_the_tex_says():
    tree = parse(r"\sum_k w_{jk}^{l+1}")
    assert tree == Sum(Index("k"), None, None, Symbol("w", (Index("j"), Index("k")), Index("l", 1)))
    assert parse("w_{21}^3") == Symbol("w", (Index("2"), Index("1")), Index("3"))


@pytest.mark.parametrize("kind", Node.__subclasses__())
def test_a_node_cannot_be_changed_and_can_be_looked_up(kind):
    node = kind(*range(len(kind.__match_args__)))
    assert {node: 1}[kind(*range(len(kind.__match_args__)))] == 1
    with pytest.raises(FrozenInstanceError):
        setattr(node, kind.__match_args__[0], None)


def test_json_names_every_node():
    data = to_json(parse(r"a_j^l = \sigma(z_j^l)"))
    assert data["node"] == "Chain"
    assert data["sides"][1] == {"node": "Function", "name": "sigma", "primes": 0, "argument": to_json(parse("(z_j^l)"))}


@pytest.mark.parametrize(
    "tex, came",
    [
        ("", "the end"),
        ("C = L", "L"),
        ("w_{1,1}^2", ","),
        ("z_j^", "the end"),
        ("C = -1 + -2", "-"),
        ("(z^l]", "]"),
        (r"\frac{1}{2", "the end"),
        (r"\sum k", "k"),
        (r"z_j^l^2", "^"),
        ("z_q^l", "q"),
        (r"C = \foo", r"\foo"),
        (r"\nabla_\sigma C", r"\sigma"),
        ("C = 0.3.", "."),
        ("e", "the end"),
        (r"\|a^l", "the end"),
        ("C } C", "}"),
        ("a = ٣", "٣"),
        (r"\sum_{k=1} k}", "}"),
    ],
)
def test_says_what_came_and_where(tex, came):
    with pytest.raises(TexError) as error:
        parse(tex)
    message = str(error.value)
    assert message.startswith("expected ") and f"; got {came} at character " in message


def test_the_place_is_right():
    with pytest.raises(TexError, match=r"got \? at character 5, after 'C = '"):
        parse("C = ?")
    with pytest.raises(TexError, match=r"got \? at character 41, after ' C \+ C \+ C \+ C \+ C \+ C \+ '"):
        parse("C + " * 9 + "C + ?")  # the last 25 characters


@pytest.mark.parametrize(
    "tex, wanted", [(r"\frac{1}{2", "}"), ("(C", ")"), (r"\left[ C )", r"\right]"), (r"\|C", r"\|")]
)
def test_a_missing_end_is_named(tex, wanted):
    with pytest.raises(TexError) as error:
        parse(tex)
    assert str(error.value).startswith(f"expected {wanted}; got ")


@pytest.mark.parametrize("bad", [None, 3, b"C", ["C"]])
def test_refuses_what_is_no_text(bad):
    with pytest.raises(TexError, match="expected a formula as text; got"):
        parse(bad)


@pytest.mark.parametrize("bad", ["C", None, ("C",)])
def test_prints_nothing_but_trees(bad):
    with pytest.raises(TypeError, match=f"expected a node of bplib.formula.grammar.tree; got {type(bad).__name__}"):
        to_tex(bad)


@pytest.mark.parametrize(
    "open_, close",
    [
        ("(", ")"),
        (r"\ln ", ""),
        ("2^{", "}"),
        (r"\frac{", "}"),
        (r"\sum_k ", ""),
        (r"\nabla_a ", ""),
        (r"\frac{d}{dw} ", ""),
    ],
)
def test_depth_is_bounded(open_, close):
    with pytest.raises(TexError, match=r"inside each other|expected"):
        parse(open_ * 5000 + "C" + close * 5000)


def test_thirty_things_may_lie_inside_each_other_and_no_more():
    """However many stand beside them."""
    beside = " + ".join(["(C)"] * 40)
    assert parse(f"{beside} + {'(' * 29}C{')' * 29}")
    with pytest.raises(TexError, match="expected at most 30 things inside each other"):
        parse(f"{beside} + {'(' * 30}C{')' * 30}")


@given(st.lists(st.sampled_from(SOUP), max_size=30).map(" ".join) | st.text(max_size=40))
def test_soup_is_read_or_refused(tex):
    try:
        tree = parse(tex)
    except TexError:
        return
    printed = to_tex(tree)
    assert to_tex(parse(printed)) == printed


@given(st.sampled_from(HOLD), st.data())
def test_a_lost_token_is_noticed(tex, data):
    """No token is idle: without it the text is refused, or says something else."""
    tokens = list(TOKEN.findall(tex))
    i = data.draw(st.integers(0, len(tokens) - 1))
    try:
        tree = parse(" ".join(tokens[:i] + tokens[i + 1 :]))
    except TexError:
        return
    assert tree != parse(tex)


def test_two_meanings_for_one_letter_are_refused():
    with pytest.raises(ValueError, match="a letter of its own for each of the letters"):
        Notation("clash", BOOK.letters | {"z": "a"}, BOOK.functions, BOOK.layers, BOOK.indices)


def test_another_notation_is_the_same_tree():
    """A notation is data: Bishop's layer letters and weighted inputs, read and printed by the same two functions."""
    other = Notation(
        "other", BOOK.letters | {"z": "a", "a": "z"}, {**BOOK.functions, "sigma": "h"}, BOOK.layers, BOOK.indices
    )
    tree = parse(r"a_j^l = \sigma(z_j^l)")
    assert to_tex(tree, other) == "z_j^l = h(a_j^l)"
    assert parse("z_j^l = h(a_j^l)", other) == tree
    assert {n.role for n in walk(tree) if isinstance(n, Symbol)} == {"a", "z"}
