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
        "np.eye(2) - 'a'",
        "np.eye(2) >= 'a'",
        "np.abs('a')",
        "None > np.eye(2)",
        "np.sum([1.0]) + None",
        "+np.array([True])",
        "np.zeros(2, 'flaot')",
        "np.array(1, 2)",
        "np.zeros(None)",
        "np.zeros((2, 2.0))",
        "np.eye(-1)",
        "np.reshape([], (0, -1))",
        "np.eye(2).transpose(0, 0)",
        "np.eye(2).sum(axis='a')",
        "np.eye(2).sum(axis=(0, 0))",
        "np.eye(2).item(7)",
        "np.eye(2)[np.array([1.0])]",
        "np.eye(2).__setitem__(np.eye(2) > 0, [1, 2, 3])",
        "np.arange(2).__setitem__(0, np.nan)",
        "np.array([np.inf], int)",
        "iter(np.sum([1.0]))",
        "np.sum([1.0]) * [1, 2]",
        "(1, 2) * np.sum([1.0])",
        "np.linalg.solve(np.eye(2), np.ones(3))",
        "np.linalg.solve(np.eye(2), np.ones((3, 1)))",
        "np.linalg.solve(2, np.ones(2))",
        "np.linalg.inv([1, 2])",
        "np.linalg.pinv(2)",
        "np.where([True, False], 1)",
    ],
)
def test_what_numpy_refuses_is_refused_as_numpy_does(program):
    """With the same error, and in the same words."""
    with pytest.raises(Exception) as right:
        eval(program, {"np": numpy})
    with pytest.raises(Exception) as got:
        eval(program, {"np": small_numpy})
    assert got.type.__name__ in [kind.__name__ for kind in right.type.__mro__], (right.value, got.value)
    assert str(got.value) == str(right.value)


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
        "r = np.arange(3, dtype=float)",
        "r = np.zeros(2, None)",
        "r = np.full(2, fill_value=3)",
        "r = np.clip([-2, 3], a_min=0, a_max=1)",
        "r = np.clip([-2, 3], None, None)",
        "r = np.where([True, False])[0]",
        "r = np.eye(2) == None",
        "r = np.eye(2) != 'a'",
        "r = np.sum([2.0]) + [1, 2]",
        "r = [1, 2] / np.sum([2.0])",
        "r = np.eye(2).item(3)",
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
