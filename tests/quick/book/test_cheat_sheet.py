"""The cheat sheet's code lines, run as they are printed, are the network's own forward and backward pass."""

import re

import numpy as np
import pytest

from bplib import Network
from bplib.formula import check, parse, to_tex
from tests.toc import ROOT

TEXT = (ROOT / "book" / "cheat-sheet.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")] for line in TEXT.splitlines() if line.startswith("| **")
]
CODE = [re.fullmatch("`(.*)`", row[-1])[1] for row in ROWS]
FORMULAS = [cell.strip("$") for row in ROWS for cell in row[1:3]]


def test_there_is_a_row_for_everything():
    assert [re.match(r"\| \*\*(.*?)\*\*", line)[1] for line in TEXT.splitlines() if line.startswith("| **")] == [
        "weighted input",
        "activation function",
        "BP1",
        "BP2",
        "BP3",
        "BP4",
        "BP3, mean",
        "BP4, mean",
    ]


@pytest.mark.parametrize("tex", FORMULAS)
def test_every_formula_of_the_table_holds(tex):
    assert to_tex(parse(tex)) == tex
    assert check(parse(tex)) > 0


@pytest.mark.parametrize("N, lines", [(1, CODE[:6]), (4, CODE[:4] + CODE[6:])])
def test_the_code_lines_are_the_network(N, lines):
    net = Network([3, 5, 4, 2], hidden="tanh", output="tanh", seed=3)
    draw = np.random.default_rng(4).normal
    x, y = draw(size=(3, N)), draw(size=(2, N))
    z, a, delta, dw, db = ([None] * (net.L + 1) for _ in range(5))
    a[0] = x
    names = {
        "z": z,
        "a": a,
        "delta": delta,
        "dw": dw,
        "db": db,
        "w": net.w,
        "b": net.b,
        "y": y,
        "N": N,
        "L": net.L,
        "f": net.act[1].f,
        "df": net.act[1].df,
        "dC": net.C_s.dC,
    }
    add_up, bend, bp1, bp2, bp3, bp4 = lines
    for l in range(1, net.L + 1):
        for line in add_up, bend:
            exec(line, names | {"l": l})
    exec(bp1, names)
    for l in range(net.L - 1, 0, -1):
        exec(bp2, names | {"l": l})
    for l in range(1, net.L + 1):
        for line in bp3, bp4:
            exec(line, names | {"l": l})
    forward = net.forward(x)
    backward = net.backward(forward, y)
    for got, want in [(z, forward.z), (a, forward.a), (delta, backward.delta), (dw, backward.dw), (db, backward.db)]:
        for l in range(1, net.L + 1):
            assert np.array_equal(got[l], want[l])
