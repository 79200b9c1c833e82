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

spec = importlib.util.spec_from_file_location("notation_switch", ROOT / "book" / "_ext" / "notation_switch.py")
switch = importlib.util.module_from_spec(spec)
spec.loader.exec_module(switch)

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


def test_a_bare_L_for_the_loss_is_a_warning(monkeypatch):
    said = []
    monkeypatch.setattr(switch.log, "warning", lambda text, error, location: said.append(str(error)))
    page(inline(r"L = \tfrac{1}{2} \|a^L - y\|^2"))
    assert len(said) == 1 and "L is the last layer, the cost is C" in said[0]


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
