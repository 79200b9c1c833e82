"""Right lines in which a mistake is made that is drawn by lot: that they are right, that the changed one is false, and that what
goes on from it follows from it, Python finds out as it does of the book's own equations, on networks of which the page knows nothing."""

from functools import cache
from itertools import pairwise

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Misstep
from bplib.formula import check, parse, to_tex
from bplib.formula.grammar.typed import read
from bplib.formula.meaning.indices import Wrong

PARTS = {label: part for label, exercise in EXERCISES.items() for part in exercise.parts if isinstance(part, Misstep)}
SEEDS = [*range(12), 20261130, 20261131]


@pytest.fixture(scope="module")
def drawn(core):
    """What is drawn for each seed."""
    found = {}

    def of(label):
        if label not in found:
            found[label] = core(
                "([part, seeds]) => { const lines = book.misstepsIn(part); return seeds.map(seed => lines.drawn(seed)); }",
                [plain(PARTS[label]), SEEDS],
            )
        return found[label]

    return of


@cache
def holds(left, right, label):
    """Whether an equation of the answer box's syntax holds in every network that its condition admits."""
    part = PARTS[label]
    sides = [to_tex(read(side, where=part.where)) for side in (left, right)]
    condition = rf" \qquad \text{{{part.conditions}}}" if part.conditions else ""
    tree = parse(" = ".join(sides) + condition)
    try:
        return check(tree) > 0
    except Wrong as wrong:
        assert "says nothing" not in str(wrong), (left, right, wrong)
        return False


def test_there_are_enough():
    assert len(PARTS) >= 4


@pytest.mark.parametrize("label", PARTS)
def test_one_line_is_false_and_the_others_are_as_they_should_be(drawn, label):
    part = PARTS[label]
    for found in drawn(label):
        lines, wrong = found["lines"], found["wrong"]
        first = lines[0]["left"]
        assert len(lines) == len(part.way) and found["said"]
        for i, line in enumerate(lines):
            left = line["left"] or first
            if i == wrong:
                assert not holds(left, line["right"], label), (line, found)
                assert holds(left, found["mended"], label), found
            elif found["carried"] and i > wrong:
                assert line["right"] == lines[wrong]["right"] or holds(lines[wrong]["right"], line["right"], label), (
                    found
                )
                assert not holds(left, line["right"], label), found
            else:
                assert holds(left, line["right"], label), (line, found)


@pytest.mark.parametrize("label", PARTS)
def test_no_two_beside_each_other_are_the_same(core, label):
    """Neither the line and the mistake, nor what stands there, however far one goes on."""
    found = core(
        "part => { const lines = book.misstepsIn(part); return [...Array(60).keys()].map(seed => lines.drawn(seed)); }",
        plain(PARTS[label]),
    )
    for one, other in pairwise(found):
        assert (one["wrong"], one["name"]) != (other["wrong"], other["name"])
        assert one["lines"] != other["lines"]
    assert {one["wrong"] for one in found} == set(range(len(PARTS[label].way)))
    assert len({one["name"] for one in found}) >= 15


@pytest.mark.parametrize("label", PARTS)
def test_every_reply_says_which_line_it_is_about(core, label):
    replies = core(
        """part => { const drawn = book.misstepsIn(part).drawn(0);
        return part.way.map((_, i) => book.misstepVerdict(part, drawn, i)); }""",
        plain(PARTS[label]),
    )
    assert [reply["right"] for reply in replies].count(True) == 1
    assert len({reply["text"] for reply in replies}) == len(replies)
    assert all(reply["mistakes"] for reply in replies if not reply["right"])


def test_what_is_told_can_be_set(settled, drawn):
    for label in PARTS:
        assert settled({"given": [], "label": label}, [found["said"] for found in drawn(label)]) == []
