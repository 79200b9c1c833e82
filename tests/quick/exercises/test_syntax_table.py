"""What the page of the exercises says that the answer box understands, it understands, and reads each row as one formula."""

import re

import pytest

from bplib.formula import parse, to_tex
from bplib.formula.grammar.typed import read
from bplib.formula.meaning.statements import unwrapped
from tests.toc import ROOT

PAGE = (ROOT / "book" / "exercises.md").read_text(encoding="utf-8")
SET = [re.findall(r"\| \$([^$]+)\$ \| `([^`]+)`", line)[0] for line in PAGE.splitlines() if line.startswith("| $")]
LAYERS = [{"j": "l", "k": k} for k in ("l+1", "l", "l-1")]  # which layer k runs over, a row does not say
ROWS = [re.findall(r"`([^`]+)`", line.split("|", 2)[2]) for line in PAGE.splitlines() if line.startswith("| $")]


def bare(node):
    """A tree without its layers, which an index may stand for, and without what only the setting of it needs."""
    if isinstance(node, dict):
        return {key: bare(value) for key, value in node.items() if key not in ("layer", "sign", "slope", "text")}
    return [bare(value) for value in node] if isinstance(node, list) else node


def test_the_table_is_there():
    assert len(ROWS) == 12 and all(len(row) >= 2 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_way_to_type_it_is_read_alike(core, row):
    first, *others = [bare(core("text => book.parse(text)", text)) for text in row]
    for text, tree in zip(row[1:], others, strict=True):
        assert tree == first, f"{text} is not read as {row[0]}"


@pytest.mark.parametrize("tex, typed", SET)
def test_what_is_set_is_what_is_typed(tex, typed):
    """The formula that the row is for, letter for letter, layers and transposes and all."""
    layers = [where for where in LAYERS if where["k"] != "l" or "j" not in typed]  # two letters, two layers
    trees = [unwrapped(read(typed, where=where, whole=".T" in typed)) for where in layers]
    assert unwrapped(parse(tex)) in trees, f"{typed} is typed for {' or '.join(map(to_tex, trees))}, not {tex}"
