"""What stands between two sides: what counts as equal, as less, and as a shape."""

import numpy as np
import pytest

from bplib.formula import Wrong
from bplib.formula.meaning.relations import compared, guard, sign
from bplib.formula.meaning.shapes import Sizes

COLUMN = np.array([[1.0], [2.0]])


@pytest.mark.parametrize("layout", ["=", "&=", r"\\ &=", r"\\ & ="])
def test_the_relation_without_its_layout(layout):
    assert sign(layout) == "="


HOLD = [  # (relation, one, other), to a part in 10¹²
    ("=", 3.0, 3.0),
    ("=", 3.0, 3.0 + 2e-12),
    ("=", -3e8, -3e8 - 2e-4),
    ("=", 0.0, 9e-15),
    ("=", COLUMN, COLUMN + 1e-12),
    ("=", 2.0, np.array([[2.0]])),
    ("=", Sizes((2, 3)), Sizes((2, 3))),
    (r"\le", 2.0, 2.0),
    (r"\leq", 2.0, 2.0 - 1e-12),
    (r"\ge", 2.0, 2.0),
    (r"\geq", 2.0, 2.0 + 1e-12),
    (r"\le", -2.0, 1.0),
    ("<", 2.0, 2.0 + 1e-11),
    (">", 2.0 + 1e-11, 2.0),
    ("<", COLUMN, COLUMN + 1),
    (r"\in", COLUMN, Sizes((2, 1))),
    (r"\in", 2.0, Sizes()),
]
FAIL = [
    ("=", 3.0, 3.0 + 4e-12),
    ("=", -3e8, -3e8 - 4e-4),
    ("=", 0.0, 3e-14),
    ("=", COLUMN, np.array([[1.0], [2.0 + 1e-9]])),
    ("=", np.inf, np.inf),
    ("=", np.nan, np.nan),
    ("=", Sizes((2, 3)), Sizes((3, 2))),
    ("=", Sizes((2, 1)), COLUMN),
    ("=", COLUMN, Sizes((2, 1))),
    (r"\le", Sizes((2, 3)), Sizes((2, 3))),
    ("<", 2.0, 2.0),
    ("<", 2.0, 2.0 + 1e-12),
    (">", 2.0, 2.0),
    (">", 2.0 + 1e-12, 2.0),
    (r"\le", 2.0 + 1e-11, 2.0),
    (r"\ge", 2.0, 2.0 + 1e-11),
    ("<", COLUMN, np.array([[2.0], [2.0]])),
    ("<", 1.0, np.inf),
    (r"\in", COLUMN, Sizes((1, 2))),
    (r"\in", COLUMN, COLUMN),
]


@pytest.mark.parametrize("relation, one, other", HOLD)
def test_holds(relation, one, other):
    assert compared(relation, one, other)


@pytest.mark.parametrize("relation, one, other", FAIL)
@np.errstate(all="ignore")  # as where it is called
def test_fails(relation, one, other):
    assert not compared(relation, one, other)


def test_within_what_is_allowed():
    assert compared(r"\approx", 2.0, 2.1, 0.11) and not compared(r"\approx", 2.0, 2.1, 0.09)
    assert compared(r"\approx", COLUMN, COLUMN + 0.1, np.array([[0.2], [0.2]]))
    assert not compared(r"\approx", COLUMN, COLUMN + 0.1, np.array([[0.2], [0.05]]))


def test_no_shape_is_stretched():
    with pytest.raises(ValueError, match="expected a number"):
        compared("=", COLUMN, np.array([[1.0, 2.0]]))
    with pytest.raises(ValueError, match="expected a number"):
        compared("=", COLUMN, 1.0)


GUARDS = {">": (0, 0, 1), r"\ge": (0, 1, 1), r"\geq": (0, 1, 1), "<": (1, 0, 0), r"\le": (1, 1, 0), "=": (0, 1, 0)}


@pytest.mark.parametrize("relation", GUARDS)
def test_a_guard_is_1_where_its_relation_holds_else_0(relation):
    assert tuple(guard(relation, one, 0.0) for one in (-1e-300, 0.0, 1e-300)) == GUARDS[relation]
    assert guard(relation, 2.0 + 1e-30j, 2.0 - 1e-30j) == GUARDS[relation][1], "a push does not move it"


@pytest.mark.parametrize(
    "relation, one, said",
    [(r"\approx", 1.0, r"got \\approx"), (">", COLUMN, "expected a number"), (r"\in", 1.0, "got")],
)
def test_a_guard_compares_two_numbers_and_nothing_else(relation, one, said):
    with pytest.raises(Wrong, match=said):
        guard(relation, one, 0.0)
