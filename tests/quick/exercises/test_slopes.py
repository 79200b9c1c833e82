"""Questions for a slope of a program: what Python derives is right in the page, on every way of writing it, and each listed mistake is
wrong, with its own reply."""

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Slope
from bplib.exercises.mistakes import say

SLOPES = {
    f"{label}-{i}": part
    for label, exercise in EXERCISES.items()
    for i, part in enumerate(exercise.parts)
    if isinstance(part, Slope)
}
JUDGE = """([part, texts]) => {
    const options = {mistakes: part.mistakes, known: part.known.length ? part.known : undefined};
    const judge = book.judgeOfSlope(part.data, part.of, options);
    return texts.map(text => ({...judge(text), set: book.slopeTree(part.data, part.of, text).error === null}));
}"""


@pytest.fixture
def judged(core):
    return lambda part, texts: core(JUDGE, [plain(part), list(texts)])


@pytest.mark.parametrize("where", SLOPES)
def test_what_is_derived_is_right_and_can_be_set(judged, where):
    part = SLOPES[where]
    derivation = part.passed.slope(part.of)
    assert derivation.verify()
    written = derivation.steps[-1].tex
    for verdict in judged(part, [written, f"({written})", f"{written} + 0"]):
        assert verdict["right"] is True and verdict["set"], f"{written}: {verdict}"


@pytest.mark.parametrize("where", SLOPES)
def test_each_mistake_is_wrong_and_has_its_own_reply(judged, where):
    part = SLOPES[where]
    assert part.mistakes, "expected mistakes that readers make"
    for formula, verdict in zip(part.mistakes, judged(part, part.mistakes)):
        said = say(part.mistakes[formula])
        assert (verdict["right"], verdict["text"]) == (False, said), f"{formula}: {verdict}"


@pytest.mark.parametrize("where", SLOPES)
def test_a_slope_that_hangs_on_what_is_asked_for_is_no_answer(judged, where):
    part = SLOPES[where]
    [verdict] = judged(part, [rf"\frac{{\partial C}}{{\partial {part.of}}}"])
    assert verdict["right"] is False and verdict["kind"] == "circular"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"program": "convolution", "of": "w_{ij}"}, "expected w with 1 ind"),
        ({"program": "convolution", "of": "q_i"}, "expected one of"),
        ({"program": "convolution", "of": "C"}, "another quantity than the cost"),
        ({"program": "convolution", "of": "w_k", "known": ("q",)}, "'q'"),
        ({"program": "convoluton", "of": "w_k"}, "did you mean 'convolution'"),
    ],
)
def test_a_question_that_asks_for_nothing_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        Slope("Along it:", **wrong)
