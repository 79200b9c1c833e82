"""Whatever a right answer becomes by algebra is right; whatever it becomes by one slip is not."""

import ast
import re

import pytest

from bplib.exercises import EXERCISES
from bplib.exercises.kinds import Formula
from tests.quick.exercises.rewriting import other, read, same, write

FORMULAS = {
    f"{label}-{i}": part
    for label, exercise in EXERCISES.items()
    for i, part in enumerate(exercise.parts)
    if isinstance(part, Formula)
}


def test_reading_and_writing_loses_nothing():
    for part in FORMULAS.values():
        assert write(read(write(read(part.answer)))) == write(read(part.answer)), part.answer


@pytest.mark.parametrize("name", FORMULAS)
def test_a_rewriting_of_the_answer_stays_right(judge, name):
    part = FORMULAS[name]
    texts = sorted({same(part.answer, seed, whole="matrices" in part.conditions) for seed in range(30)})
    wrong = [f"{text}: {verdict}" for text, verdict in zip(texts, judge(part, texts)) if verdict["right"] is not True]
    assert len(texts) > 10 and not wrong, f"{part.answer}\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_slip_in_the_answer_is_refused(judge, name):
    part = FORMULAS[name]
    alike = (
        ("a", "z") if {"linear output", "ReLU"} & {*part.conditions.split("; ")} else ()
    )  # a = z there, or a > 0 where z > 0
    keep = ("N", *alike)  # as a number of samples, m is another writing of N
    texts = sorted({text for seed in range(40) if (text := other(part.answer, seed, keep))})
    right = [text for text, verdict in zip(texts, judge(part, texts)) if verdict["right"] is True]
    assert len(texts) > 3 and not right, f"{part.answer}: accepted as well\n" + "\n".join(right)


def mirrored(text: str, name: str) -> str:
    """The formula with the function of the other sign at the other side, as if ``name`` were even (dsigma) or odd (sigma)."""

    class Mirror(ast.NodeTransformer):
        def visit_Call(self, node):
            self.generic_visit(node)
            if node.func.id != name:
                return node
            turned = ast.Call(node.func, [ast.UnaryOp(ast.USub(), node.args[0])], [])
            return turned if name == "dsigma" else ast.UnaryOp(ast.USub(), turned)

    return write(Mirror().visit(read(text)))


BENT = [
    (label, name)
    for label, part in FORMULAS.items()
    for name in ("dsigma", "sigma")
    if re.search(rf"\b{name}\(", part.answer)
]


@pytest.mark.parametrize("label, name", BENT)
def test_nothing_hangs_on_an_even_slope_or_an_odd_activation(judge, label, name):
    """The slopes of sigmoid and tanh are even, and tanh is odd; σ is neither unless the question says so."""
    part = FORMULAS[label]
    known = {"sigmoid", "tanh"} if name == "dsigma" else {"tanh"}
    [verdict] = judge(part, [mirrored(part.answer, name)])
    assert verdict["right"] is any(kind in part.conditions for kind in known), (
        f"{mirrored(part.answer, name)}: {verdict}"
    )
