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
    assert result(small_numpy, program).endswith("; JupyterLab has the whole of NumPy")


@pytest.mark.parametrize(
    "program",
    [
        "np.eye(2) @ None",
        "None @ np.eye(2)",
        "np.eye(2) @ (lambda x: x)",
        "np.eye(2) @ [None, 1.0]",
        "np.ones((2, 2, 2)) @ None",
        "np.ones((2, 2, 2)) @ np.ones((3, 2))",
        "np.dot(np.ones((2, 2, 2)), np.ones((3, 2)))",
        "np.dot(np.eye(2), None)",
        "np.dot(None, np.eye(2))",
        "np.outer([1, 2], None)",
        "np.eye(2) + None",
        "None * np.eye(2)",
        "np.eye(2) / ...",
        "np.eye(2) + [None, 1]",
        "np.eye(2) // None",
        "None % np.eye(2)",
        "np.eye(2) ^ 2",
        "np.eye(2).__iadd__(None)",
        "np.eye(2).__imul__('a')",
        "np.array([None, np.eye(2)])",
        "np.exp(None)",
        "np.log('a')",
        "np.maximum(None, 0)",
        "np.add({}, 1)",
        "np.clip(None, 0, 1)",
        "np.isnan(None)",
        "np.allclose(np.eye(2), None)",
        "np.linalg.norm(None)",
        "np.linalg.solve(np.eye(2), None)",
        "np.eye(2).reshape(2.0, 2)",
        "np.arange(None)",
    ],
)
def test_what_numpy_refuses_is_refused_as_numpy_does(program):
    """And not as if JupyterLab had it."""
    with pytest.raises(Exception) as right:
        eval(program, {"np": numpy})
    with pytest.raises(Exception) as got:
        eval(program, {"np": small_numpy})
    assert got.type.__name__ in [kind.__name__ for kind in right.type.__mro__], (right.value, got.value)
    assert REFUSED not in str(got.value)


@pytest.mark.parametrize(
    "program",
    [
        "r = np.clip([-2, 0.5, 3], None, 1)",
        "r = np.clip([-2, 0.5, 3], 0, None)",
        "r = np.array([1, 2, 3]) ^ 5",
        "r = np.eye(2, dtype=bool) ^ np.array([True, False])",
        "r = np.arange(3.0)",
        "r = np.arange(2, 2)",
        "r = np.arange(0, 1, 0.25)",
    ],
)
def test_what_few_programs_ask_for_is_numpys_too(program):
    assert same(result(numpy, program), result(small_numpy, program))


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
