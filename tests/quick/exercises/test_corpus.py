"""The answer box against what readers type: every formula of the corpus gets its verdict and its reason."""

import re
from collections import Counter

import pytest

from bplib.exercises import plain
from bplib.widgets.assemble import esm
from tests.quick.exercises.corpus import CORPUS, QUESTIONS, RIGHT, UNREADABLE
from tests.quick.exercises.hostile import strings


def test_the_corpus_is_large_and_varied():
    kinds = Counter(expected if expected in (RIGHT, UNREADABLE) else "wrong" for _, _, expected in CORPUS)
    assert sum(kinds.values()) >= 300 and min(kinds.values()) >= 90, kinds
    assert len({(question, text) for question, text, _ in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_formula_gets_its_verdict(judge, question):
    rows = [(text, expected) for asked, text, expected in CORPUS if asked == question]
    verdicts = judge(QUESTIONS[question], [text for text, _ in rows])
    wrong = []
    for (text, expected), verdict in zip(rows, verdicts):
        fits = {RIGHT: verdict["right"] is True, UNREADABLE: verdict["right"] is None and verdict["text"] != ""}.get(
            expected, verdict["right"] is False and expected in verdict["text"]
        )
        if not fits:
            wrong.append(f"{text[:120]}\n    expected: {expected}\n    got: {verdict}")
    assert not wrong, f"{len(wrong)} of {len(rows)}\n" + "\n".join(wrong)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_that_can_be_typed_throws_or_is_run(core, question):
    """Each of 1,000 hostile strings gets a verdict and a text, by every question, and none leaves a trace."""
    answers = core(
        """([part, texts]) => {
        const judge = book.judgeFor(part, book.explainerFor(part)), known = () => `${Object.getOwnPropertyNames(globalThis)} ${document.made}`, before = known(), bad = [];
        for (const text of texts) {
            try {
                const {right, text: said} = judge(text);
                if (![true, false, null].includes(right) || typeof said !== "string") bad.push([text, `${right} ${said}`]);
            } catch (error) { bad.push([text, `${error.stack}`]); }
        }
        return {bad, after: known(), before};
    }""",
        [plain(QUESTIONS[question]), strings(1000, seed=list(QUESTIONS).index(question))],
    )
    assert answers["bad"] == []
    assert answers["after"] == answers["before"]


def test_a_formula_may_not_take_for_ever(judge):
    """Sums within sums are refused before they have cost more than a known number of steps (js/answer/value.js)."""
    [verdict] = judge(
        QUESTIONS["BP2"],
        [
            "sum(sum(sum(sum(w[k,j]*w[m,k]*delta[m], m)*a[k], k)*w[m,j], m), i)*sum(sum(sum(w[k,j]*w[m,k]*w[k,j], m), k), i)"
        ],
    )
    assert verdict["right"] is False and ("too much work" in verdict["text"] or "links nothing" in verdict["text"]), (
        verdict
    )
    [verdict] = judge(
        QUESTIONS["BP2"],
        [
            "sum(sum(sum(w[k,j]*w[m,k]*w^(l+3)[i,m]*delta[m], i), m), k)*sum(sum(sum(w[k,j]*w[m,k]*w^(l+2)[i,k]*delta[k], i), m), k)"
        ],
    )
    assert verdict["right"] is False and verdict["text"], verdict


def test_no_module_of_the_answer_box_can_run_text():
    """Neither eval nor Function, nor markup made of text, stands in any module that a widget of an exercise is made of."""
    for name in ("exercise", "exercise_index", "self_test"):
        source = re.sub(r"/\*.*?\*/|//[^\n]*", "", esm(name), flags=re.S)
        assert not re.findall(
            r"\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|setTimeout\(\s*[\"'`]",
            source,
        ), name
