"""Products and sums whose shapes must fit."""

import numpy as np
import pytest

from bplib.formula import Wrong
from bplib.formula.meaning.shapes import column, number, plus, times

ONE, COLUMN, ROW = np.array([[4.0]]), np.array([[1.0], [2.0]]), np.array([[3.0, 5.0]])
MATRIX = np.array([[1.0, 2.0], [3.0, 4.0]])


def test_a_number_is_one_number():
    assert number(2.0) == 2 and number(ONE) == 4 and np.ndim(number(ONE)) == 0 and number([7.0]) == 7
    with pytest.raises(Wrong, match=r"expected a number; got the shape \(2, 1\)"):
        number(COLUMN)


def test_a_column_has_two_axes():
    assert column(COLUMN) is COLUMN and column(ONE) is ONE
    for value in (2.0, np.float64(2), np.array([1.0, 2.0])):
        with pytest.raises(Wrong, match="expected a column or a matrix; got a number"):
            column(value)


@pytest.mark.parametrize(
    "left, operator, right, product",
    [
        (2.0, "", 3.0, 6),
        (2.0, "", COLUMN, [[2], [4]]),
        (COLUMN, r"\cdot", 2.0, [[2], [4]]),
        (COLUMN, "/", 2.0, [[0.5], [1]]),
        (COLUMN, "/", ONE, [[0.25], [0.5]]),
        (MATRIX, "", COLUMN, [[5], [11]]),
        (COLUMN, "", ROW, [[3, 5], [6, 10]]),
        (ROW, "", COLUMN, [[13]]),
        (COLUMN, r"\odot", COLUMN, [[1], [4]]),
        (MATRIX, r"\odot", MATRIX, [[1, 4], [9, 16]]),
    ],
)
def test_products(left, operator, right, product):
    np.testing.assert_array_equal(times(left, operator, right), product)


@pytest.mark.parametrize(
    "left, operator, right, said",
    [
        (COLUMN, "", COLUMN, r"the shape \(2, 1\) times the shape \(2, 1\)$"),
        (ROW, "", ROW, r"the shape \(1, 2\) times the shape \(1, 2\)$"),
        (MATRIX, r"\cdot", COLUMN, r"the shape \(2, 2\) times the shape \(2, 1\) with a dot"),
        (MATRIX, r"\odot", COLUMN, r"⊙ of the shapes \(2, 2\) and \(2, 1\)"),
        (2.0, r"\odot", 3.0, r"⊙ of the shapes \(\) and \(\)"),
        (2.0, "/", COLUMN, r"expected a number; got the shape \(2, 1\)"),
    ],
)
def test_what_does_not_fit(left, operator, right, said):
    with pytest.raises(Wrong, match=said):
        times(left, operator, right)


def test_sums():
    np.testing.assert_array_equal(plus([COLUMN, COLUMN, COLUMN]), [[3], [6]])
    assert plus([1.0, ONE, 2.0]) == 7 and plus([5.0]) == 5
    with pytest.raises(Wrong, match="expected a number"):
        plus([COLUMN, ROW])
    with pytest.raises(Wrong, match="expected a number"):
        plus([COLUMN, 1.0])
