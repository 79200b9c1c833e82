"""Widths inferred from use, the numbers of a run, and what does not fit."""

import numpy as np
import pytest

from bplib.calculus import Program
from bplib.formula.grammar.tokens import TexError

CONVOLUTION = r"""
    z_i = \sum_k w_k x_{i+k-1} + b
    a_i = \sigma(z_i)
    C   = \frac{1}{2} \sum_i (a_i - y_i)^2
"""


def axes(tex):
    return Program(tex).widths.axes


def test_one_letter_over_two_axes_makes_them_one_width():
    assert axes(CONVOLUTION) | {"C": ()} == {
        **dict.fromkeys("zay", ("n_z",)),
        "C": (),
        "b": (),
        "w": ("n_w",),
        "x": ("n_x",),
    }


def test_a_width_has_the_name_that_the_text_gives_it():
    assert axes(r"C = \frac{1}{n} \sum_{i=1}^n x_i y_i") == {"C": (), "x": ("n",), "y": ("n",)}


def test_a_capital_at_the_end_of_an_axis_names_its_width():
    program = Program("h_i^t = h_i^{t-1} x_i\nC = \\sum_i h_i^T")
    assert program.widths.axes["h"] == ("n_x", "T") or program.widths.axes["h"][1] == "T"
    assert program.starts == {"h": {"t": 0}}


WRONG = [
    (
        r"C = \sum_{i=1}^n x_i + \sum_{j=1}^m x_j",
        "line 1: expected an index that runs over one range; got .* to m and to n",
    ),
    ("z_i = x_i\nC = \\sum_i z_i x_{i,1}", "line 2: expected 1 index after x, as elsewhere; got 2"),
    (r"C = \sum_j 1", "line 1: expected bounds for j"),
    ("z_i = x_{i-1}\nC = \\sum_i z_i", r"line 1: expected indices from 1 .*; got x_\{i-1\}, which begins at 0"),
    ("z_i = x_i + x_{i+1}\nC = \\sum_i z_i", r"line 1, x_\{i\+1\}: expected an index up to n_z .*reaches n_z\+1"),
    ("z_i = \\sum_k x_{2i+k-2} x_k\nC = \\sum_i z_i", r"an index up to n_x .*; got one that reaches n_x\+2n_z-2"),
    (
        "z = \\sum_k y_k \\sum_m u_{k+m-1} w_m\na_i = \\sum_k y_{2i+k-2} u_k\nC = z + \\sum_i a_i",
        "expected widths that can be found one after the other; got n_[yu], which must hold .*, and that hangs on n_",
    ),
    ("h_i^t = h_i^{t-2}\nC = \\sum_i h_i^T", "begins at -1"),
    (
        "z_i = a_i\na_i = z_i\nC = \\sum_i a_i",
        "line 1: expected no circle.*; got z, which uses a .line 2., which uses z",
    ),
    ("z = z\nC = z", "line 1: expected no circle.*; got z, which uses z itself"),
    ("h_i^t = g_i^{t-1}\ng_i^t = h_i^{t+1}\nC = \\sum_i h_i^T", "expected"),
    ("C = \\sum_i z_i\nz_i = x_i^2", "line 1: expected what stands in lines before; got z, which line 2 defines"),
    ("z_i = x_i\nz_j = x_j\nC = \\sum_i z_i", "line 2: expected a name that is new; got z, which line 1 defines"),
    ("n_i = x_i\nC = \\sum_{i=1}^n x_i", "line 1: expected another name than n, which is a width"),
    ("h_{-1} = x\nC = h_{-1}", "a start at 0"),
]


@pytest.mark.parametrize(("tex", "said"), WRONG)
def test_what_cannot_be_is_refused_with_its_line(tex, said):
    with pytest.raises(TexError, match=said):
        Program(tex)


NUMBERS = {"x": [1, 2, 3, 4], "w": [1, -1], "b": 0.5, "y": [0, 0, 1]}


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"y": [0, 1]}, r"line 2, x_\{i\+k-1\}: expected n_x of 3, all of whose cells are used; got 4"),
        ({"y": [0, 1, 2, 3]}, "expected n_x of at least 5; got 4"),
        ({"w": [1, 2, 3, 4, 5]}, "expected n_x of at least"),
        ({"b": [0.5]}, r"b: expected an array of 0 axes \(\); got shape \(1,\)"),
        ({"w": [[1, 2]]}, r"w: expected an array of 1 axes \(n_w\); got shape \(1, 2\)"),
        ({"w": []}, "w: expected at least one cell"),
        ({"w": "abc"}, "w: expected numbers; got 'abc'"),
        ({"w": [1, float("nan")]}, "w: expected finite numbers; got nan"),
        ({"n_w": 7}, "w: expected n_w = 7, as n_w = 7 has it; got shape"),
        ({"n_w": 0}, "n_w: expected a width, a whole number from 1; got 0"),
        ({"W": 2}, "a leaf: expected one of .*; got 'W'; did you mean 'w'"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(numbers, said):
    with pytest.raises(ValueError, match=said):
        Program(CONVOLUTION)(**NUMBERS | numbers)


def test_a_leaf_without_numbers_is_refused():
    with pytest.raises(ValueError, match="y: expected numbers for each leaf, w, x, b, y; got none"):
        Program(CONVOLUTION)(x=[1, 2], w=[1], b=0)


def test_a_width_that_no_leaf_shows_is_asked_for():
    program = Program("h^t = \\tanh(w h^{t-1})\nC = (h^T)^2")
    with pytest.raises(ValueError, match="expected a number for the width T, such as T=3"):
        program(w=2, h=1)
    assert program(w=2, h=1, T=2)["C"] == pytest.approx(np.tanh(2 * np.tanh(2)) ** 2)


@pytest.mark.parametrize("seed", range(20))
def test_sizes_by_lot_fit(seed):
    sizes = Program("z_i = \\sum_k w_k x_{2i+k-2}\nu_i = \\sum_k v_k z_{i+k-1}\nC = \\sum_i u_i").widths.draw(
        np.random.default_rng(seed)
    )
    assert sizes["n_z"] == sizes["n_u"] + sizes["n_v"] - 1
    assert sizes["n_x"] == 2 * sizes["n_z"] + sizes["n_w"] - 2


def test_several_indices_along_one_axis_are_held_by_the_one_that_reaches_furthest():
    program = Program("z_i = \\sum_k x_{i+k-1} w_k\na_i = \\sum_k x_{2i+k-2} y_k\nC = \\sum_i z_i + \\sum_i a_i")
    given = {"x": np.ones(8), "w": np.ones(3), "y": np.ones(4)}
    found = program(**given)
    assert [found[name].shape for name in "za"] == [(6,), (3,)]
    with pytest.raises(ValueError, match="expected n_x of at least 4"):
        program(**given | {"x": np.ones(3)})


def test_a_stride_may_leave_over_less_than_it_is():
    program, given = Program.from_shelf("convolution-stride"), {"w": np.ones(3), "b": 0, "y": np.ones(4)}
    for n in (9, 10):
        assert program(x=np.ones(n), **given)["z"].shape == (4,)
    for n, said in [(8, "of at least 9; got 8"), (11, "of 9, all of whose cells are used; got 11")]:
        with pytest.raises(ValueError, match=said):
            program(x=np.ones(n), **given)
