"""What the build leaves in a page for the notation switch: a number for each formula that changes, and its texts."""

import importlib.util
import json
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from bplib.notation import NOTATIONS
from bplib.widgets.facts import letters
from bplib.widgets.font import GLYPHS
from tests.toc import ROOT


def extension(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "book" / "_ext" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


switch, spoken_of = extension("notation_switch"), extension("spoken_of")

HTML = SimpleNamespace(builder=SimpleNamespace(format="html"))


def page(*formulas):
    """A document with these nodes, marked."""
    document = new_document("page")
    document += formulas
    switch.mark_formulas(HTML, document, "page")
    return document


def inline(tex):
    return nodes.math(tex, tex)


def test_a_formula_is_numbered_once_and_what_never_changes_not_at_all():
    first, same, plain, shown = inline("w_{21}^2"), inline("w_{21}^2"), inline("u^2"), nodes.math_block("", "C = 1")
    document = page(first, same, plain, shown)
    assert [n["classes"] for n in (first, same, plain, shown)] == [["bp-f0"], ["bp-f0"], [], ["bp-f1"]]
    assert document["bp_notations"] == {
        "book": {0: "w_{21}^2", 1: "C = 1"},
        "nielsen": {0: "w_{21}^3"},
        "bishop": {0: "w_{21}^{(2)}", 1: r"\mathcal{E} = 1"},
        "risk": {1: r"\mathcal{L} = 1"},
        "phases": {0: "W_{21}^{(2)}", 1: r"\mathcal{L} = 1"},
    }


@pytest.mark.parametrize("name", ["as-written", "tag_as-written"])
def test_a_quotation_stays(name):
    quoted = inline("a_j^l")
    page(nodes.container("", nodes.paragraph("", "", quoted), classes=[name]))
    assert quoted["classes"] == []


@pytest.fixture
def said(monkeypatch):
    """[(what is wrong, where)], as the build is told."""
    told = []
    monkeypatch.setattr(switch.log, "warning", lambda text, *values, location: told.append((text % values, location)))
    return told


def test_a_bare_L_for_the_loss_is_a_warning(said):
    page(inline(r"L = \tfrac{1}{2} \|a^L - y\|^2"))
    assert len(said) == 1 and "L is the last layer, the cost is C" in said[0][0]


def test_a_broken_formula_is_a_warning_where_it_stands(said):
    paragraph = nodes.paragraph("", "", nodes.Text("Half: "), nodes.emphasis("", "", inline(r"a = \frac{1}{")))
    paragraph.line = 14
    quotation = nodes.container("", inline(r"\mathcal{E"), classes=["as-written"])
    quotation.line = 20
    document = page(paragraph, quotation)
    assert said == [
        (r"a = \frac{1}{: expected }; got the end at character 14, after 'a = \\frac{1}{'", ("page", 14)),
        (r"\mathcal{E: expected }; got the end at character 11, after '\\mathcal{E'", ("page", 20)),
    ]
    assert document["bp_notations"]["book"] == {}


SCRIPT = r"a_{\text{in}} = b"  # MathJax sets it; as an equation it cannot be read


@pytest.mark.parametrize(
    "before, warned",
    [
        ([], True),
        ([nodes.comment("", "exempt: labels for indices")], False),
        ([nodes.comment("", "numbers: 3\nexempt: labels for indices"), nodes.target()], False),
        ([nodes.comment("", "exempt:")], True),
        ([nodes.comment("", "exempt: labels for indices"), nodes.paragraph("", "Another.")], True),
    ],
)
def test_a_displayed_formula_that_is_no_equation_needs_a_reason(before, warned, said):
    page(*before, nodes.math_block("", SCRIPT))
    assert [text.split(";")[0] for text, _ in said] == (
        [SCRIPT + ": expected a neuron: one of i j k m s or a digit"] if warned else []
    )


RECURRENCE = r"recurrence; z as \delta"


def test_a_note_says_of_which_program_the_formulas_after_it_speak():
    before, within, printed, after = (inline("a_i") for _ in range(4))
    shown, told = nodes.math_block("", "C = 1"), nodes.comment("", f"where: t < T\nprogram: {RECURRENCE}")
    document = new_document("page")
    document += [before, told, nodes.section("", shown, nodes.paragraph("", "", within))]
    document += [nodes.container("", printed, classes=["cell_output"]), nodes.comment("", "program: none"), after]
    spoken_of.note_programs(HTML, document)
    found = [node["program"] for node in (before, shown, within, printed, after)]
    assert found == ["", RECURRENCE, RECURRENCE, "", ""]


def test_a_note_that_names_no_program_is_a_warning(monkeypatch):
    told = []
    monkeypatch.setattr(
        spoken_of.log, "warning", lambda text, *values, location: told.append((text % values, location))
    )
    document, note = new_document("page"), nodes.comment("", "program: convolutoin")
    document += note
    spoken_of.note_programs(HTML, document)
    assert len(told) == 1 and told[0][1] is note
    assert told[0][0].startswith("% program: convolutoin: ") and "did you mean 'convolution'" in told[0][0]


def test_of_a_formula_about_a_program_a_notation_changes_sigma_alone():
    formulas = [
        inline(r"\sigma(z_i) = a_i"),
        inline("w_k"),
        nodes.math_block("", r"a_i = \sigma(z_i)"),
        inline(r"\sigma(z_{ij})"),
    ]
    for formula in formulas:
        formula["program"] = "convolution"
    same, taken = inline(r"\sigma(z_i) = a_i"), inline(r"\sigma(h_i^t)")
    taken["program"] = RECURRENCE  # where h is a state
    document = page(*formulas, same, taken)
    marks = [n["classes"] for n in (*formulas, same, taken)]
    own = "bp-of-program"
    assert marks == [[own, "bp-f0"], [own], [own, "bp-f1"], [own], ["bp-f2"], [own]]
    assert document["bp_notations"] == {
        "book": {0: r"\sigma(z_i) = a_i", 1: r"a_i = \sigma(z_i)", 2: r"\sigma(z_i) = a_i"},
        "nielsen": {},
        "bishop": {0: "h(z_i) = a_i", 1: "a_i = h(z_i)", 2: "h(a_i) = z_i"},
        "risk": {},
        "phases": {2: r"\sigma(z_k) = a_k"},
    }


def test_the_note_beside_the_control_says_so():
    formula, context = inline(r"\sigma(z_i)"), {"body": ""}
    formula["program"] = "convolution"
    switch.add_tables(HTML, "page", "page.html", context, page(formula))
    notes = {
        name: told["note"] for name, told in json.loads(context["body"].partition(">")[2][: -len("</script>")]).items()
    }
    kept = "Formulas about other layers than the book's network keep the book's letters"
    assert notes["book"] == "" and notes["risk"] == f"{NOTATIONS['risk'].note} {kept}."
    assert notes["bishop"] == f"{NOTATIONS['bishop'].note} {kept}, but for the activation function."


def test_a_displayed_formula_about_a_program_that_cannot_be_read_is_a_warning(said):
    formula = nodes.math_block("", r"z_{ij} = w_k")
    formula["program"] = "convolution"
    page(formula)
    assert len(said) == 1 and "expected 1 index below after z, as in the program (not 2)" in said[0][0]


def test_what_is_left_of_a_formula_in_the_text_is_a_warning(said):
    page(
        nodes.paragraph("", "It costs 5 $ a day."),
        nodes.paragraph("", r"The \sigma of z."),
        nodes.paragraph("", "", nodes.literal("", r"$\sigma"), nodes.comment("", "$")),
        nodes.literal_block("", "$HOME"),
    )
    assert [text for text, _ in said] == [
        "expected a formula between two dollars; got '$' in the text",
        r"expected a formula between two dollars; got '\\sigma' in the text",
    ]


def test_the_tables_cannot_end_their_script():
    document, context = page(inline(r"a^l \text{</script>}")), {"body": ""}
    switch.add_tables(HTML, "page", "page.html", context, document)
    start, _, end = context["body"].partition(">")[2].rpartition("</script>")
    assert "</" not in start and end == ""
    assert json.loads(start)["bishop"]["name"] == NOTATIONS["bishop"].name


def test_the_widgets_have_a_character_for_every_letter():
    """One, and in the fonts that they bring along."""
    brought = {glyph for glyphs in GLYPHS.values() for glyph in glyphs}
    for notation in NOTATIONS.values():
        assert all(len(letter) == 1 and letter in brought for letter in letters(notation)["letters"].values())
