"""A notation is data: whatever it writes is the same tree when it is read back, and a second translator, which knows
no tree, writes the same."""

import re
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from bplib.calculus import derive
from bplib.formula import TexError, collect, parse, to_tex
from bplib.formula.collect import DOLLARS, INLINE, programs, running_text
from bplib.formula.grammar.running_text import translate
from bplib.formula.grammar.tree import Number, Power, Symbol
from bplib.notation import BOOK, NOTATIONS, SCRIPTS, TABLES
from bplib.widgets.equations import of_all_widgets
from tests.quick.formula.statements import HOLD, PLANTED
from tests.quick.notation import tokens
from tests.toc import CHAPTERS, ROOT

STEPS = [step.tex for name in ("BP1", "BP2", "BP3", "BP4") for step in derive(name).steps]
OF_WIDGETS = of_all_widgets()
DISPLAYED = [e.tex for chapter in CHAPTERS for e in collect(ROOT / chapter) if not e.exempt_reason and not e.program]
OTHERS = sorted(NOTATIONS.keys() - {"book"})
# An exercise or a solution that quotes other texts: the switch leaves it as it is.
QUOTED = re.compile(
    r"^(?P<fence>`{3,})\{(?:exercise|solution)\}[^\n]*\n(?:^:[^\n]*\n)*?^:class:[^\n]*\bas-written\b.*?^(?P=fence)$",
    re.M | re.S,
)


def inline(chapter):
    """Every formula between single dollars that the switch may change, and that speaks of the network."""
    source = QUOTED.sub("", Path(ROOT, chapter).read_text(encoding="utf-8"))
    text = DOLLARS.sub(lambda match: "\n" * match[0].count("\n"), running_text(source.splitlines()))
    spoken_of = programs(text.split("\n"))
    found = list(INLINE.finditer(text))
    return [" ".join(match[1].split()) for match in found if not spoken_of[text.count("\n", 0, match.start())]]


def bare(tex):
    """Without what TeX does not see: white space, and braces around one token."""
    return re.sub(r"(?<=[_^])\{(\w|\\[A-Za-z]+)\}", r"\1", re.sub(r"\s", "", tex))


@pytest.mark.parametrize("name", NOTATIONS)
def test_read_back_it_is_the_same_tree(name):
    notation = NOTATIONS[name]
    for tex in [*DISPLAYED, *STEPS, *OF_WIDGETS.values(), *HOLD, *PLANTED.values()]:
        tree = parse(tex)
        assert parse(to_tex(tree, notation), notation) == tree, tex


@pytest.mark.parametrize("name", OTHERS)
def test_a_translator_without_trees_agrees(name):
    for tex in [*DISPLAYED, *STEPS, *OF_WIDGETS.values(), *HOLD, *PLANTED.values()]:
        assert bare(tokens.translate(tex, name)) == bare(to_tex(parse(tex), NOTATIONS[name])), tex


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_running_text_is_translated_alike(chapter):
    for tex in inline(chapter):
        assert translate(tex, BOOK) == tex
        for name in OTHERS:
            assert bare(tokens.translate(tex, name)) == bare(translate(tex, NOTATIONS[name])), (name, tex)


@pytest.mark.parametrize("name", NOTATIONS)
def test_each_letter_says_one_thing_in_its_place(name):
    notation = NOTATIONS[name]
    for table in TABLES:
        assert len(notation.inverse(table)) == len(getattr(BOOK, table))
        letters = getattr(notation, table)
        a, b = list(letters)[:2] if len(letters) > 1 else (None, None)
        with pytest.raises(ValueError, match=f"a letter of its own for each of the {table}"):
            replace(notation, **{table: letters | {a: letters[b]}})


@pytest.mark.parametrize(
    "name, tex, expected",
    [
        ("nielsen", "w_{21}^2", "w_{21}^3"),
        ("nielsen", "w_{jk}^l", "w_{jk}^l"),
        ("nielsen", "a^0", "a^1"),
        ("nielsen", "n_0", "n_1"),
        ("nielsen", "w^{L-1}", "w^{L-1}"),
        (
            "bishop",
            r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l",
            r"a_k^{(l)} = \sum_j w_{kj}^{(l)} z_j^{(l-1)} + b_k^{(l)}",
        ),
        ("bishop", r"a_j^l = \sigma(z_j^l)", "z_k^{(l)} = h(a_k^{(l)})"),
        ("risk", r"C = \|a^L - y\|^2", r"\mathcal{L} = \|a^L - y\|^2"),
        (
            "phases",
            r"\frac{\partial C}{\partial w_{jk}^l} = \delta_j^l a_k^{l-1}",
            r"\frac{\partial \mathcal{L}}{\partial W_{ji}^{(l)}} = \delta_j^{(l)} a_i^{(l-1)}",
        ),
        ("phases", r"\delta^l = (w^{l+1})^T \delta^{l+1}", r"\delta^{(l)} = (W^{(l+1)})^T \delta^{(l+1)}"),
    ],
)
def test_writes_as_the_source_does(name, tex, expected):
    assert to_tex(parse(tex), NOTATIONS[name]) == expected


@pytest.mark.parametrize(
    "name, tex, expected",
    [
        ("nielsen", r"l = 1, \ldots, L", r"l = 2, \ldots, L"),
        ("nielsen", "L = 3", "L = 4"),
        ("nielsen", r"n_l \times n_{l-1}", r"n_l \times n_{l-1}"),
        ("nielsen", r"2 \times 1", r"2 \times 1"),
        ("bishop", r"\delta_1^2 =", r"\delta_1^{(2)} ="),
        ("bishop", r"\sum_k", r"\sum_j"),
        ("bishop", r"w_{12}^2 \leftarrow 1.0 - 0.1 \cdot", r"w_{12}^{(2)} \leftarrow 1.0 - 0.1 \cdot"),
        ("bishop", r"\mathit{a_j^{(l)}} = a", r"\mathit{a_j^{(l)}} = z"),
        ("bishop", r"\mathit{z}z", r"\mathit{z}a"),
        ("bishop", " z_j", " a_k"),
        ("phases", r"\partial C/\partial w", r"\partial \mathcal{L}/\partial W"),
    ],
)
def test_pieces_are_translated(name, tex, expected):
    assert translate(tex, NOTATIONS[name]) == expected


def test_what_belongs_to_a_layer_has_one_and_nothing_else():
    assert {role for role, (_, layered) in SCRIPTS.items() if layered} == {*"zabwZA", "delta", "Delta"}
    assert parse("X^2") == Power(Symbol("X"), Number("2"))


def test_a_notation_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        BOOK.name = "another"


@pytest.mark.parametrize("name", OTHERS)
def test_the_note_of_a_notation_names_its_source(name):
    number = re.search(r"source (\d+)", NOTATIONS[name].name)[1]
    assert re.search(rf"[Ss]ource {number}", NOTATIONS[name].note), NOTATIONS[name].note


@pytest.mark.parametrize("tex", [r"L = \tfrac{1}{2} \|a^L - y\|^2", r"\delta^L = \nabla_a L", r"C = L"])
def test_a_bare_L_for_the_loss_is_refused(tex):
    with pytest.raises(TexError, match="a layer is none: the cost is written C"):
        parse(tex)
    with pytest.raises(TexError, match="expected layers alone beside L"):
        translate(tex, BOOK)


@pytest.mark.parametrize(
    "name, tex", [("nielsen", "w^0"), ("bishop", "w^l"), ("bishop", "w^{(l)+1}"), ("book", "w^{(l)}")]
)
def test_what_a_notation_does_not_write_is_refused(name, tex):
    with pytest.raises(TexError, match=r"expected .*; got"):
        parse(tex, NOTATIONS[name])
