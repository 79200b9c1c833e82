"""The text of a program, read in Python and in the page: the same data, or an error at the same place in the same words."""

import re

import pytest

from bplib.calculus import Program
from bplib.formula.grammar.tokens import TexError
from tests.quick.calculus.program.drawn import drawn
from tests.quick.calculus.program.test_reading import WRONG as WRONG_GRAMMAR
from tests.quick.calculus.program.test_widths import WRONG as WRONG_USE
from tests.toc import ROOT

SHELF = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "book" / "programs").glob("*.tex"))}
DRAWN = {f"by lot, {seed}": drawn(seed) for seed in range(60)}
OTHERS = [
    "a_i = x_i^2",
    "C = \\sum_i x_i y_i\n% given: \\sum_i x_i = 2",
    "C = \\sum_i x_i\n% given: x_1 = 1",
    "% given: \\sum_k y_k = \nC = \\sum_k y_k x_k",
    "u = 1\n\n% words\nC = (u + 2",
    "u = 1 \\\\ v = 2 u \\\\ C = u v w_",
    "C = \\sum_i \\mathrm{gelu}(x_i)",
    "C = \\max(3 x)",
    "C = [1 \\le 2 \\ge 3] x",
    "T_i = x_i\nC = \\sum_i T_i x_T",
]

READ = """(texts) => texts.map((text) => book.readProgramText(text))"""


def test_every_program_of_the_shelf_and_those_by_lot_give_the_same_data(core):
    texts = SHELF | DRAWN
    answers = core(READ, list(texts.values()))
    for (name, text), answer in zip(texts.items(), answers):
        expected = Program(text).to_json()
        del expected["back"]
        assert answer["error"] is None, f"{name}: {answer['error']} in\n{text}"
        assert answer["data"] == expected, f"{name}:\n{text}"
        assert list(answer["data"]["widths"]) == list(expected["widths"]), name


WRONG = [tex for tex, _ in [*WRONG_GRAMMAR, *WRONG_USE]] + OTHERS


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_text_is_refused_at_the_same_place_in_the_same_words(core, text):
    with pytest.raises((TexError, ValueError)) as refused:
        Program(text).to_json()
    said = str(refused.value)
    [answer] = core(READ, [text])
    error = answer["error"]
    assert answer["data"] is None and error, text
    line = re.match(r"line (\d+)", said)
    column = re.match(r"line \d+, column (\d+)", said)
    if line:
        assert error["line"] == int(line[1]), said
    if column:
        assert error["column"] == int(column[1]), said
    assert error["message"] in said, said
    assert error["expected"] and error["got"], error
