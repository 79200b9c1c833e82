"""What the build leaves in a page for those who hear it, of formulas about other layers than the network's."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from tests.toc import ROOT

HTML = SimpleNamespace(builder=SimpleNamespace(format="html"))


@pytest.fixture
def aloud(monkeypatch):
    """The extension, which imports its neighbours."""
    monkeypatch.syspath_prepend(str(ROOT / "book" / "_ext"))
    return import_module("said_aloud")


def about(program, node):
    node["program"] = program
    return node


def test_a_formula_is_heard_in_the_words_of_what_it_speaks_of(aloud):
    """The same text of two programs, and of the network; each of them once."""
    sigma = r"a_i = \sigma(z_i)"
    of_cells, again, of_network = (about(name, nodes.math(sigma, sigma)) for name in ("convolution", "convolution", ""))
    shown = about("convolution", nodes.math_block("", r"\bar{b} = \sum_i \bar{z}_i"))
    document = new_document("page")
    document += [of_cells, again, of_network, shown]
    aloud.number_formulas(HTML, document, "page")
    assert [node["said"] for node in (of_cells, again, of_network, shown)] == [0, 0, 1, 2]
    assert aloud.words(of_cells) == "a sub i is sigma of z sub i"
    assert aloud.words(of_network) == "the activation of neuron i is sigma of the weighted input of neuron i"
    found = document["bp_said"]
    assert found["said"]["bishop"][0] == "a sub i is h of z sub i" and 0 not in found["said"]["risk"]
    said, tex = found["parts"][2]["book"]
    assert said == "⟦b bar⟧ is ⟦the sum over i of ⟦z bar sub i⟧⟧"
    assert tex == r"\class{bp-p}{\bar{b}} = \class{bp-p}{\sum_i \class{bp-p}{\bar{z}_i}}"
    assert found["parts"][2].keys() == {"book"}  # no notation changes it


def test_what_cannot_be_read_is_heard_letter_by_letter(aloud):
    assert aloud.words(about("convolution", nodes.math("", r"\mathit{w * x}"))) == "w times x"
    assert aloud.words(about("convolution", nodes.math_block("", "z_{ij} = w"))) == "z sub i j is w"
