"""The count of displayed equations says what it counts."""

from collections import Counter
from types import SimpleNamespace

import pytest

from bplib.calculus.stated import tree_of
from bplib.formula import Displayed, parse
from tests.equations_line import TALLY, kind, pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown
from tests.quick.formula.statements import FOUR


@pytest.mark.parametrize(
    "tex, expected",
    [
        (r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l", "definitions"),
        (r"\delta_j^l \equiv \frac{\partial C}{\partial z_j^l}", "definitions"),
        (r"C = \|a^L - y\|^2 \qquad \text{squared error}", "definitions"),
        (r"a_1^1 \approx 0.5622 \qquad \text{our network}", "relations"),
        (r"z_1^1 = 0.25 \qquad \text{our network}", "relations"),
        (r"C = a_1^1 = \ln 2", "derivations"),
        *((tex, "relations") for tex in FOUR.values()),
    ],
)
def test_kind(tex, expected):
    assert kind(parse(tex)) == expected


@pytest.mark.parametrize(
    "tex, expected",
    [
        (r"z_i = \sum_k w_k x_{i+k-1} + b", "definitions"),
        (r"\frac{\partial C}{\partial b} = \sum_i \bar{z}_i", "relations"),
        (r"\bar{b} = \sum_i \frac{\partial C}{\partial z_i} = \sum_i \bar{z}_i", "derivations"),
    ],
)
def test_kind_of_what_is_said_about_a_program(tex, expected):
    assert kind(tree_of(Displayed(tex, "", 1, "", "convolution"))) == expected


@pytest.mark.parametrize(
    "counts, lines",
    [
        ({}, []),
        (
            {
                "displayed": 9,
                "verified": 8,
                "derivations": 3,
                "definitions": 2,
                "relations": 3,
                "exempt": 1,
                "programs": 2,
                "slopes": 11,
                "inline held": 4,
                "inline read": 5,
                "inline not read": 1,
            },
            [
                "equations: 9 displayed, 8 verified (3 derivations, 2 definitions, 1 exempt), 11 slopes of 2 "
                "programs derived and verified",
                "inline: 10 in running text, 4 held, 5 read, 1 not read",
            ],
        ),
        (
            {
                "displayed": 1,
                "verified": 1,
                "definitions": 1,
                "mutants": 40,
                "survivors": 2,
                "by one law": 2,
                "by a law": 1,
            },
            [
                "equations: 1 displayed, 1 verified (0 derivations, 1 definitions, 0 exempt)",
                "mutants: 40 made, 38 killed or proved equivalent (3 equivalent)",
                "equivalent: 1 by a law, 2 by one law",
            ],
        ),
    ],
)
def test_line(counts, lines):
    written = []
    pytest_terminal_summary(SimpleNamespace(write_line=written.append), SimpleNamespace(stash={TALLY: Counter(counts)}))
    assert written == lines


def test_what_several_processes_count_is_added():
    together = SimpleNamespace(stash={TALLY: Counter()})
    for counts in ({"displayed": 2, "by a law": 1}, {}, {"displayed": 3}):
        worker = SimpleNamespace(stash={TALLY: Counter(counts)}, workeroutput={})
        pytest_sessionfinish(SimpleNamespace(config=worker))
        pytest_testnodedown(SimpleNamespace(config=together, workeroutput=worker.workeroutput))
    pytest_testnodedown(SimpleNamespace(config=together))  # a process that died
    assert together.stash[TALLY] == {"displayed": 5, "by a law": 1}
    alone = SimpleNamespace(stash={TALLY: Counter(displayed=1)})
    pytest_sessionfinish(SimpleNamespace(config=alone))
    assert not hasattr(alone, "workeroutput")
