"""The page's small NumPy against NumPy: programs drawn by lot, most of which run, give the same numbers, shapes, kinds, texts and
errors; what it has not is refused by name. Here in CPython; tests/pages/test_python.py does a part of it in a page."""

import warnings

import numpy
import pytest

from bplib.exercises.code.result import alike
from bplib.exercises.code.tasks import TASKS
from python import small_numpy
from tests.quick.exercises.programs import programs, result, same

REFUSED = "small NumPy has no"


@pytest.mark.parametrize("seed", range(4))
def test_it_gives_what_numpy_gives(seed):
    ran = 0
    for program in programs(1000, seed):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            right, got = result(numpy, program), result(small_numpy, program)
        ran += not isinstance(right, str)
        assert same(right, got) or (REFUSED in got and "True and False" in got), (program, right, got)
    assert ran > 750


@pytest.mark.parametrize(
    "program",
    [
        "r = np.einsum('ij', np.eye(2))",
        "r = np.linalg.svd(np.eye(2))",
        "r = np.random.randn(2)",
        "r = np.random.default_rng(99)",
        "r = np.eye(2).cumsum()",
        "r = np.eye(2) % 2",
        "r = np.array([1j])",
        "r = np.array(['a'])",
        "r = np.zeros(2, dtype='float32')",
        "r = np.ones((2, 2, 2)) @ np.ones((2, 2))",
    ],
)
def test_what_it_has_not_is_refused_by_name(program):
    assert result(small_numpy, program).startswith(f"NotImplementedError: the page's {REFUSED}")
    assert result(small_numpy, program).endswith("; JupyterLab has all of it")


@pytest.mark.parametrize("name", TASKS)
def test_a_right_function_gives_the_same_of_its_arrays(name):
    """The arguments of each task, made of small arrays; functions of a task, which hold NumPy's own, are left out."""
    for given in TASKS[name].networks():
        for value in given.values():
            parts = value if isinstance(value, list) else [value]
            for part in parts:
                if isinstance(part, numpy.ndarray):
                    small = small_numpy.array(part.tolist())
                    assert repr(small) == repr(part) and alike(part, numpy.array(small.tolist()))
