"""The numbers of a page are marked as its lists say, in prose, in formulas and in every notation; what does not fit is a warning,
and a warning fails the build."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.parsers.docutils_ import Parser

import bound_numbers
from bound_numbers import bind

TEXT = """# A hidden error

Neuron 2 of layer 2 has the error 0.2756, see [page 7](https://example.org); it carries back $-1.4 \\cdot 0.27561 \\approx -0.3859$.
<!-- numbers: 2 2; 0.2756 = delta^2[2]; −1.4 = w^2[2,2]; 0.27561 = delta^2[2]; −0.3859 = w^2[2,2]*delta^2[2] -->

| neuron | 1 | 2 |
|---|---|---|
| error | 0.3038 | −0.3243 |

% a remark
<!-- numbers: 1 2; 0.3038 −0.3243 = delta^1[j] -->
"""


@pytest.fixture
def page(tmp_path, monkeypatch):
    """page(text) binds the lists of a text: the doctree, and what was warned of."""
    warned = []
    monkeypatch.setattr(
        bound_numbers, "log", SimpleNamespace(warning=lambda said, *told, location: warned.append(said % told))
    )

    def of(text, shown=None):
        source = tmp_path / "page.md"
        source.write_text(text, encoding="utf-8")
        settings = {"myst_enable_extensions": ["dollarmath"], "report_level": 5}
        doctree = publish_doctree(shown or text, parser=Parser(), settings_overrides=settings)
        doctree["bp_notations"] = {"book": {}, "nielsen": {}}
        for i, formula in enumerate(doctree.findall(nodes.math)):
            formula["classes"].append(f"bp-f{i}")
            doctree["bp_notations"]["book"][i] = formula.astext()
            doctree["bp_notations"]["nielsen"][i] = formula.astext()
        app = SimpleNamespace(
            builder=SimpleNamespace(format="html"), env=SimpleNamespace(doc2path=lambda name: str(source))
        )
        bind(app, doctree, "page")
        return doctree, warned

    return of


def test_numbers_are_marked(page):
    doctree, warned = page(TEXT)
    assert warned == []
    marked = [node for node in doctree.findall(nodes.inline) if "bp-num" in node["classes"]]
    assert [(node.astext(), node["ids"]) for node in marked] == [
        ("0.2756", ["bp-n0"]),
        ("0.3038", ["bp-n4"]),
        ("−0.3243", ["bp-n5"]),
    ]
    [formula] = doctree.findall(nodes.math)
    tex = r"\class{bp-num}{-1.4} \cdot \class{bp-num}{0.27561} \approx \class{bp-num}{-0.3859}"
    assert formula.astext() == r"-1.4 \cdot 0.27561 \approx -0.3859", "plain for those who read it without scripts"
    assert doctree["bp_notations"]["book"][1] == tex, "and marked for MathJax"
    assert formula["classes"] == ["bp-f1", "bp-from-1-3"]
    assert doctree["bp_notations"]["nielsen"] == {0: r"-1.4 \cdot 0.27561 \approx -0.3859", 1: tex}
    assert [number["printed"] for number in doctree["bp_numbers"]["numbers"]] == [
        "0.2756",
        "-1.4",
        "0.27561",
        "-0.3859",
        "0.3038",
        "-0.3243",
    ]


def test_the_text_stays_and_the_lists_go(page):
    doctree, _ = page(TEXT)
    text = doctree.astext()
    assert "has the error 0.2756, see page 7; it carries" in text
    assert "numbers:" not in text and "a remark" in text


def test_each_text_stands_once(page):
    doctree, _ = page(TEXT)
    data = doctree["bp_numbers"]
    assert len({str(text) for text in data["texts"]}) == len(data["texts"])
    error = data["quantities"][data["numbers"][0]["is"]]
    assert data["texts"][error["symbol"]] == {
        "book": r"\delta_2^2",
        "nielsen": r"\delta_2^3",
        "bishop": r"\delta_2^{(2)}",
        "phases": r"\delta_2^{(2)}",
    }


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("0.2756 =", "0.2757 =", "expected the numbers 2 2 0.2757 of the list; got 2 2 0.2756 on the page"),
        ("−0.3243 =", "−0.3243 7 =", "expected as many numbers as the list has, 5; got 4 on the page"),
        ("= delta^1[j]", "= delta^1[", "expected an index"),
        (
            "<!-- numbers: 1 2",
            "text\n\n<!-- numbers: 1 2",
            "expected as many numbers as the list has, 4; got 0 on the page",
        ),
    ],
)
def test_a_list_that_does_not_fit_is_a_warning(page, old, new, said):
    _, warned = page(TEXT.replace(old, new))
    assert any(said in warning for warning in warned), warned


def test_a_list_that_the_page_has_lost_is_a_warning(page):
    _, warned = page(TEXT, shown=TEXT.replace("<!-- numbers: 1 2", "<!-- other: 1 2"))
    assert warned == ["expected 2 lists of numbers on the page; got 1"]


def test_a_word_that_says_its_own_number_is_left_as_it_is(page):
    doctree, warned = page("Four equations, half of 0.6.\n<!-- numbers: Four = 4; half = 1/2; 0.6 = 0.6 -->\n")
    assert warned == []
    marked = [node.astext() for node in doctree.findall(nodes.inline) if "bp-num" in node["classes"]]
    assert marked == ["half", "0.6"]
