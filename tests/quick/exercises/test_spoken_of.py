"""What a question, a hint or the word to a right answer says in a formula is a part of an answer, or of an equation of the
chapter: 1 - a is, and 1 + a is not. Replies to wrong answers may say anything."""

import re
from functools import cache

import pytest

from bplib.exercises import EXERCISES
from bplib.formula import TexError, collect, inline
from bplib.formula.context import JOINED, parts, said, spelt
from bplib.formula.grammar.typed import read
from bplib.formula.meaning.statements import unwrapped
from bplib.notation import NOTATIONS
from tests.toc import ROOT

QUOTED = re.compile("`(?:= ?)?([^`=]*)`")
LAYERS = dict.fromkeys("ijkms", "l")  # which layer an index runs over does not count here
LETTERS = "cghmnpqrstuv"
# What is a part of nothing there; read, and held by no machine but that its values are printed.
ALONE = {
    "ex-cost-turned": ["p^2", "2*p"],
    "ex-cost-step": ["-C"],
    "ex-cost-bias": ["a^3[1] - b^3[1]"],
    "ex-chain-second": ["dsigma(z^1[2])*w^2[1,2]*dsigma(z^2[1])*w^3[1,1]*delta^3[1]"],
    "ex-phases-lines": ["sum((w[k,j] - eta*delta[k]*a[j])*delta[k], k)"],
    "ex-output-one": ["(a-y)^2", "(a-y)^2/2"],
    "ex-output-sigmoid": ["(a[j]-y[j])^2"],
    "ex-algorithm-deep": ["(m - 1)*n^2"],
    "ex-cost-promise": ["-dC/dw^3[1,1]*a^2[1]"],
    "ex-phases-back": ["a*(1 - a)"],
    "ex-output-worst": ["-2*p*(1-p)*(1-p)", "(1-p)*(1-p) - 2*p*(1-p)", "(1-p)*(1-3*p)"],
    "ex-output-pair": ["(a[1]-a[2])^2"],
    "ex-output-whole-sum": ["-a[k]*a[2]", "2*a[1]*(-a[1]*a[2])"],
    "ex-gradients-race": ["0.99*(1-0.99)"],
    "ex-two-deltas-both": ["2*(a^2[1] - y[1])*a^2[1]*(1 - a^2[1])*w^2[1,1]"],
    "ex-risk-second": ["w*s + b - p", "w*t + b - q", "(w*s + b - p)*s", "(w*t + b - q)*t"],
    "ex-two-deltas-which": ["w^2[1,2]*delta^2[1] + w^2[2,2]*delta^2[2]"],
    "ex-two-deltas-sheet": ["(w[1,1]*delta[1] + w[2,1]*delta[2])*t"],
    "ex-risk-wages": ["(p*s + q*t)/2", "(p + q)/2*(s + t)/2", "p*s + q*t - p*t - q*s"],
    "ex-risk-handful": ["eta/t"],
    "ex-algorithm-memory": ["a[j]*(1 - a[j])"],
    "ex-algorithm-walks": ["q*(p*q + p)", "p*q*(q + 1)", "p*q + p + p*q"],
    "ex-records-grad": ["60 - 12*p", "12 - 12*p"],
    "ex-normalisation-point": ["-p", "-q", "s^2", "1/s", "2*q/4", "q/(4*s)"],
    "ex-attention-two": ["m*p", "p*m*(s - q)"],
    "ex-attention-sheet": ["p*s + q*t + r*u", "p*(s - m)"],
    "ex-attention-loudest": ["(1-p)*(1-3*p)"],
    "ex-attention-pieces": ["exp(z)", "exp(r)", "exp(g)"],
    "ex-worksheet-pass": ["2*(a^2[1] - y[1])", "w^2[1,1]*delta^2[1]"],
}


@cache
def tree(text):
    """The formula without brackets, in whatever letters; None for a name of another text, or a piece."""
    notation, _, own = text.rpartition(": ")
    for whole in (False, True):
        try:
            return unwrapped(read(own, NOTATIONS[notation or "book"], where=LAYERS, letters=LETTERS, whole=whole))
        except (TexError, KeyError):
            continue
    return None


@cache
def of_chapter(chapter):
    path = ROOT / "book" / f"{chapter}.md"
    return said(collect(path), inline(path))


def answers(exercise):
    """What is right in it."""
    for part in exercise.parts:
        own = (getattr(part, key, "") for key in ("answer", "left", "rows", "columns", "watched", "moved"))
        yield from (text for text in own if isinstance(text, str))  # of code there is a table
        yield from (cell.rule for cell in getattr(part, "cells", ()))
        yield from getattr(part, "way", ())
    yield from ALONE.get(exercise.label, ())


def test_what_stands_alone_is_there():
    shown = {label: " ".join(spoken(EXERCISES[label])) for label in ALONE}
    assert [text for label, texts in ALONE.items() for text in texts if text not in shown[label]] == []


def spoken(exercise):
    return [*exercise.hints, *(text for part in exercise.parts for text in (part.ask, getattr(part, "because", "")))]


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_a_formula_of_a_text_is_a_part_of_what_is_right(exercise):
    known = {part for text in answers(exercise) if (found := tree(text)) for part in parts(found)}
    known |= of_chapter(exercise.chapter)
    formulas = [text for shown in spoken(exercise) for text in QUOTED.findall(shown)]
    strange = [text for text in formulas if isinstance(tree(text), JOINED) and spelt(tree(text)) not in known]
    assert not strange, f"{strange}: a part of no answer and of no equation of book/{exercise.chapter}.md"
