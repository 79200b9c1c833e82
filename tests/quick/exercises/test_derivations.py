"""Derivations: each line of the way that is stored is what the chapter's own equations make of the quantity sought, and a
reader who writes it is understood."""

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Derivation
from bplib.formula import check, parse, to_tex
from bplib.formula.grammar.tree import Chain
from bplib.formula.grammar.typed import read

PARTS = {
    (label, i): part
    for label, exercise in EXERCISES.items()
    for i, part in enumerate(exercise.parts)
    if isinstance(part, Derivation)
}
DECAY = " + lambda*w[j,k]"  # what a penalty adds to the slope of the cost that Python knows
GIVEN = {read("lambda"): 0.7}
CONDITIONS = {"softmax, cross-entropy": "softmax, cross-entropy; targets that sum to 1", "batch": ""}


def test_there_are_enough():
    assert len(PARTS) >= 8
    assert {part.law for part in PARTS.values()} >= {"BP1", "BP2", "BP3", "BP4", "soft"}
    assert {part.conditions for part in PARTS.values()} >= {"half squared error", "decay", "batch"}


@pytest.mark.parametrize("name", PARTS, ids=lambda name: name[0])
def test_each_line_of_the_way_holds(name):
    """As an equation of the book, on Python's own networks, which know nothing of the page's."""
    part = PARTS[name]
    sought = part.left + (DECAY if part.conditions == "decay" else "")
    left = read(sought, where=part.where)
    if part.conditions == "decay":  # the text around it would give a number for lambda
        for line in part.way:
            assert check(Chain(("=",), (left, read(line, where=part.where))), given=GIVEN) > 0, line
        return
    left = to_tex(left).replace("C", "R" if part.conditions == "batch" else "C")  # the cost of all samples
    condition = CONDITIONS.get(part.conditions, part.conditions)
    for line in part.way:
        right = to_tex(read(line, where=part.where))
        equation = f"{left} = {right}" + (rf" \qquad \text{{{condition}}}" if condition else "")
        assert check(parse(equation)) > 0, equation


@pytest.fixture(scope="module")
def desk(core):
    """What is said to each line of several derivations."""
    return lambda part, derivations: core(
        """([part, derivations]) => {
        const desk = book.deskFor(part);
        return derivations.map(lines => desk.judge(lines));
    }""",
        [plain(part), [list(lines) for lines in derivations]],
    )


@pytest.mark.parametrize("name", PARTS, ids=lambda name: name[0])
def test_the_way_is_understood_line_by_line(desk, name):
    part = PARTS[name]
    [verdicts] = desk(part, [part.way])
    assert [verdict["state"] for verdict in verdicts] == ["follows"] * len(part.way), verdicts
    assert all(verdict["rules"] and not verdict.get("several") for verdict in verdicts), verdicts
    assert not any(verdict["ownLaw"] or verdict["nowhere"] for verdict in verdicts), verdicts
    assert [verdict["goal"] for verdict in verdicts] == [False] * (len(part.way) - 1) + [True], verdicts
    assert verdicts[-1]["said"].endswith("This is the goal.")


@pytest.mark.parametrize("name", PARTS, ids=lambda name: name[0])
def test_a_line_of_the_way_with_its_sign_turned_is_refused(desk, name):
    part = PARTS[name]
    for i, line in enumerate(part.way):
        [verdicts] = desk(part, [[*part.way[:i], f"-({line})"]])
        assert verdicts[-1]["state"] == "wrong" and verdicts[-1]["mistake"], (line, verdicts[-1])
