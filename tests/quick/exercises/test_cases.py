"""Public cases of wrong formulas and wrong code (tests/world/cases.yaml), each typed into the exercise that asks for it.

A formula is judged by the page's JavaScript, a function by the book's Python.
"""

from textwrap import indent

import pytest
import yaml

from bplib.exercises import EXERCISES, Code
from bplib.exercises.mistakes import MISTAKES
from bplib.widgets.checked_code import cell_of
from tests.parity.corpus import asked
from tests.world.writing import HERE

CASES = yaml.safe_load((HERE / "cases.yaml").read_text("utf-8"))
ASKED = asked()


def label_of(case):
    return case["where"].split(",")[0]


def is_code(case):
    return any(isinstance(part, Code) for part in EXERCISES[label_of(case)].parts)


def ran(case):
    """What the cell of the chapter says, with the typed lines in the place of the dots."""
    verdicts, world = [], {"__name__": "reader"}
    source = cell_of(label_of(case)).replace("    ...", indent(case["typed"], "    "), 1)
    exec(f"{source}\nnoted({source.splitlines()[-1]})", world | {"noted": lambda said: verdicts.append(said.verdict)})
    return verdicts[-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"].removeprefix("https://"))
def test_a_public_mistake_is_named(judge, case):
    verdict = ran(case) if is_code(case) else judge(ASKED[case["where"]], [case["typed"]])[0]
    expected = MISTAKES[case["named"]] if "named" in case else case["says"]
    assert verdict["right"] is False and expected in verdict["text"], f"{case['typed']}: {verdict}"


def test_there_are_enough_of_them():
    assert len({(case["source"], case["typed"]) for case in CASES}) == len(CASES) >= 33
    assert len({case["source"] for case in CASES}) >= 33
