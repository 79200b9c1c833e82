"""The numeric tests where exp rounds otherwise: what `make machines` does at length."""

import subprocess
import sys

import numpy as np
import pytest

from tests.nudge import EXP, nudged
from tests.toc import ROOT


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_nudge_is_a_unit_in_the_last_place_and_a_function(seed):
    x = np.linspace(-30, 30, 10_001)
    exp = nudged(seed)
    units = (exp(x) - EXP(x)) / np.spacing(EXP(x))
    assert {round(unit) for unit in units} == {-1, 0, 1} and abs(units).max() <= 1
    assert (exp(x) == exp(x.copy())).all() and (exp(x) != nudged(seed + 10)(x)).any()
    assert exp(0.0) == 1 and exp(-np.inf) == 0 and exp(np.inf) == np.inf
    out = np.empty_like(x)
    assert exp(x, out=out) is out and (out == exp(x)).all()


def test_no_number_of_the_library_hangs_on_the_last_place_of_exp():
    done = subprocess.run(
        [sys.executable, "tools/machines.py", "--draws", "3"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
