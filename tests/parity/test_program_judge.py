"""The slopes that Python derives, judged in the page: every line of every derivation of the shelf is right, however it is printed."""

import pytest

from bplib.calculus import Program
from bplib.calculus.program.printing import Style, to_tex
from bplib.calculus.program.way_back import derivations
from tests.toc import ROOT

SHELF = sorted(path.stem for path in (ROOT / "book" / "programs").glob("*.tex"))
JUDGE = """([data, asked]) => asked.map(([of, texts, named]) => {
  const judge = book.slopeJudge(data, of, {named});
  return texts.map((text) => judge(text));
})"""
# What no reader writes: the slope of an expression, and an index that runs inside itself.
UNWRITTEN = [r"\frac{\partial}{\partial", r"\sum_{k=1}^2 [x_{2i+k-2} = \max_{k=1}^2 x_{2i+k-2}]"]


def printed(program, found):
    """The lines of a derivation but the first, with ∂C/∂z; the last also with a bar, and with a letter of its own."""
    tex = [step.tex for step in found.steps[1:] if not any(part in step.tex for part in UNWRITTEN)]
    upper = program.text.known.upper
    last = to_tex(found.line, Style(accent=program.accent, upper=upper))
    return [*tex, *([] if any(part in last for part in UNWRITTEN) else [last])]


@pytest.mark.parametrize("name", SHELF)
def test_what_is_derived_is_right_in_the_page(core, name):
    program = Program.from_shelf(name)
    style = Style(upper=program.text.known.upper)
    found = [each for each in derivations(program) if each.cell.name != program.cost]
    asked = [[to_tex(each.cell, style), printed(program, each), {}] for each in found]
    answers = core(JUDGE, [program.to_json(), asked])
    for (of, texts, _), verdicts in zip(asked, answers):
        for text, verdict in zip(texts, verdicts):
            assert verdict["right"] is True, f"{name}, {of}: {text}\n{verdict['kind']}: {verdict['text']}"
    cells = core("(data) => book.slopeCells(data)", program.to_json())
    assert sorted(of for of, *_ in asked) == sorted(cell["of"] for cell in cells)
