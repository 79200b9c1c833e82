"""What Python and JavaScript both know stands once: Python writes js/core/facts.js, and what could drift is held here."""

import re

import pytest

from bplib.exercises.kinds import KINDS
from bplib.functions import ACTIVATIONS, COSTS
from bplib.widgets.assemble import JS
from bplib.widgets.facts import facts, in_one_line, texts, written
from tests.toc import ROOT

WITNESSES = [
    "tests/witness.py",
    "tests/quick/notation/tokens.py",
    "tests/quick/exercises/pushes.py",
    "tests/parity/worlds.py",
    *(f"tests/quick/exercises/{path.name}" for path in (ROOT / "tests/quick/exercises").glob("oracles_*.py")),
]


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_the_facts_are_fresh(path):
    assert path.read_text(encoding="utf-8") == texts()[path], "stale: run `.venv/bin/python -m bplib.widgets.facts`"


def test_javascript_reads_what_python_wrote(core):
    names = list(facts())
    assert core("names => names.map(name => book[name])", names) == [fact for _, _, fact in facts().values()]


def test_the_engine_knows_the_functions_that_python_knows(core):
    """Their values are compared in tests/parity/test_engine.py."""
    assert core("() => [Object.keys(book.ACTIVATIONS), Object.keys(book.COSTS)]") == [list(ACTIVATIONS), list(COSTS)]


def test_every_kind_of_question_can_be_asked():
    source = (JS / "exercise" / "kinds.js").read_text(encoding="utf-8")
    asked = re.findall(r"^  (\w+): \w+Part,$", source, re.M)
    assert sorted(asked) == sorted(KINDS)


@pytest.mark.parametrize("path", WITNESSES)
def test_a_witness_is_not_fed_from_the_facts(path):
    source = (ROOT / path).read_text(encoding="utf-8")
    assert not re.search(r"\bfacts\b|bplib\.notation|grammar\.typed", source)


@pytest.mark.parametrize(
    "value, text",
    [
        ({"a": [1, True, "b"]}, '{ a: [1, true, "b"] }'),
        ({"two words": 'say "a"', "δ": "\\"}, '{ "two words": "say \\"a\\"", "δ": "\\\\" }'),
    ],
)
def test_values_are_written_as_javascript(value, text):
    assert in_one_line(value) == text


def test_what_is_too_long_gets_a_line_for_each_entry():
    long = "x" * 110
    assert written({"a": [long, "b"], "c": 1}, before="const d = ", after=";").splitlines() == [
        "const d = {",
        "  a: [",
        f'    "{long}",',
        '    "b",',
        "  ],",
        "  c: 1,",
        "};",
    ]
