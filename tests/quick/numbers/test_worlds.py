"""What a formula of a list is worth, against a forward pass of a few lines and its pushes."""

import re

import numpy as np
import pytest

from bplib.exercises import EXERCISES
from bplib.formula import TexError, Wrong
from bplib.numbers.lists import in_symbols, items, read
from bplib.numbers.worlds import world

W = [None, [[-0.9], [0.5]], [[-1.7, 2.0], [0.9, -1.4]], [[1.9, -1.4]]]
B = [None, [0.7, 0.6], [-0.4, -0.9], [-0.3]]


def cost(x=0.5, y=1.0, push_z=None, push_a=None, **set_):
    """C of our network with one thing changed: w311=…, or z or a of (layer, neuron) pushed by a number."""
    w, b = [np.array(v) if v else None for v in W], [np.array(v) if v else None for v in B]
    for name, value in set_.items():
        l, *at = (int(digit) for digit in name[1:])
        {"w": w, "b": b}[name[0]][l][tuple(i - 1 for i in at)] = value
    a = np.array([x])
    for l in 1, 2, 3:
        z = w[l] @ a + b[l]
        z += [(push_z or {}).get((l, j), 0) for j in range(1, len(z) + 1)]
        a = 1 / (1 + np.exp(-z)) if l < 3 else z
        a = a + [(push_a or {}).get((l, j), 0) for j in range(1, len(a) + 1)]
    return float(((a - y) ** 2).sum())


def slope(**push):
    """The slope of the cost along what is pushed: {"push_z": (1, 2)}."""
    ((how, at),) = push.items()
    h = 1e-6
    return (cost(**{how: {at: h}}) - cost(**{how: {at: -h}})) / (2 * h)


VALUES = [
    ("C", "ours", cost()),
    ("delta^1[2]", "ours", slope(push_z=(1, 2))),
    ("dC/da^1[2]", "ours", slope(push_a=(1, 2))),
    ("w^2[1,2]*delta^2[1] + w^2[2,2]*delta^2[2]", "ours", slope(push_a=(1, 2))),
    ("sum(w^2[k,2]*delta^2[k], k)*dsigma(z^1[2])", "ours", slope(push_z=(1, 2))),
    ("C", "ours | w^3[1,1] = −1.9", cost(w311=-1.9)),
    ("C", "ours | w^2[1,2] = w^2[1,2] + 1, b^1[1] = 3.7", cost(w212=3.0, b11=3.7)),
    ("C", "ours | x[1] = 0.2, y[1] = −1", cost(x=0.2, y=-1.0)),
    ("C", "ours | z^1[2] = z^1[2] + 0.1", cost(push_z={(1, 2): 0.1})),
    ("C", "ours | a^1[2] = a^1[2] + 0.1", cost(push_a={(1, 2): 0.1})),
    ("{C | w^2[1,2] = w^2[1,2] + 1} - C", "ours", cost(w212=3.0) - cost()),
    ("{C | z^1[2] = 0} / C", "ours", cost(push_z={(1, 2): -0.85}) / cost()),
    ("{C - {C | w^3[1,1] = 0} | b^1[1] = 0}", "ours", cost(b11=0.0) - cost(b11=0.0, w311=0.0)),
    ("n[0]*n[1] + n[1]*n[2] + n[2]*n[3]", "ours", 8),
    ("n[0]*n[1] + n[1]*n[2] + n[1] + n[2]", "784-30-10", 23860),
    ("dsigma(p/2)", "ex-errata-mean-bend", 1 / (np.exp(1) + np.exp(-1)) ** 2),
    ("dsigma(0)", "784-30-10", 0.25),
    ("(0.5*p-0.3)*0.25", "ex-hidden-cancel", 0.025),
    ("w^2[2,2]*delta^2[2]", "ex-hidden-fan", 0.3),
    ("sum(w^2[k,2]*delta^2[k], k)*a^1[2]*(1 - a^1[2])", "ex-hidden-fan", 0.144),
]


@pytest.mark.parametrize("formula, where, value", VALUES)
def test_what_a_formula_is_worth(formula, where, value):
    assert world(where).value(read(formula, where)) == pytest.approx(value, rel=1e-8)


def test_one_step_of_descent():
    """All thirteen numbers move against their slopes, by central differences."""
    h, eta = 1e-6, 0.1
    names = [f"w{l}{j}{k}" for l in (1, 2, 3) for j in range(1, len(W[l]) + 1) for k in range(1, len(W[l][0]) + 1)]
    names += [f"b{l}{j}" for l in (1, 2, 3) for j in range(1, len(B[l]) + 1)]

    def at(name):
        l, j, *k = (int(digit) - (place > 0) for place, digit in enumerate(name[1:]))
        return W[l][j][k[0]] if k else B[l][j]

    moved = {n: at(n) - eta * (cost(**{n: at(n) + h}) - cost(**{n: at(n) - h})) / (2 * h) for n in names}
    assert world("ours | step 0.1").value(read("C")) == pytest.approx(cost(**moved), rel=1e-7)
    assert world("ours | step 0.1").value(read("w^3[1,1]")) == pytest.approx(moved["w311"], rel=1e-7)
    assert world("ours").value(read("C - {C | step 0.1}")) == pytest.approx(cost() - cost(**moved), rel=1e-6)


@pytest.mark.parametrize(
    "formula, where, said",
    [
        ("n[5]", "ours", "n of layer 5, in a network of layers 0 to 3"),
        ("a^1[7]", "ours", "there is no entry"),
        ("dsigma(z^3[1])", "1-2-1", "expected σ of a layer from 1 to 2; got layer 3"),
        ("z^1", "ours", "expected a number; got a column or matrix"),
        ("x[1]/(x[1]-x[1])", "ours", "expected a number; got inf"),
        ("0/(x[1]-x[1])", "ours", "expected a number; got nan"),
        ("C", "4-4", "4-4 gives no C"),
        ("C", "theirs", "sizes such as 784-30-10 or the label of an exercise; got 'theirs'"),
        ("C", "ours | C = 1", "expected one of w, b, x, y, z, a, with its indices, to be set; got C"),
        ("a^1[1]*a^2[1]", "ex-hidden-fan", "ex-hidden-fan gives no a_1^2"),
        ("{a^1[1] | a^1[1] = 1}", "ex-hidden-fan", "has no network in which to change"),
    ],
)
def test_what_has_no_value(formula, where, said):
    with pytest.raises(Wrong, match=re.escape(said)):
        world(where).value(read(formula, where))


@pytest.mark.parametrize(
    "formula, said",
    [
        ("w^2[2]", "2 indices"),
        ("delta^2[1] or w^2[1,1]", "an operator or the end"),
        ("?", "a quantity, a number or a bracket"),
        ("{C | 3 = 4}", "a quantity that is set"),
        ("__import__", "a quantity"),
    ],
)
def test_what_is_not_in_the_language(formula, said):
    with pytest.raises(TexError, match=said):
        read(formula)


def test_a_list():
    found = items(
        "<!-- numbers: 2 2; −1.4 −1.4 = w^2[2,2];\n  in 2-3-2: 0.3357 −0.1905 = delta^1[j]; twice ~ a^1[1]; in ours: 7 -->"
    )
    assert [(item.printed, item.world, item.relation, item.tree and in_symbols(item.tree)) for item in found] == [
        ("2", "ours", "", None),
        ("2", "ours", "", None),
        ("-1.4", "ours", "=", "w_{22}^2"),
        ("-1.4", "ours", "=", "w_{22}^2"),
        ("0.3357", "2-3-2", "=", r"\delta_1^1"),
        ("-0.1905", "2-3-2", "=", r"\delta_2^1"),
        ("twice", "2-3-2", "~", "a_1^1"),
        ("7", "ours", "", None),
    ]


@pytest.mark.parametrize(
    "text, said",
    [
        ("= delta^2[1]", "expected a number before its formula"),
        ("1 2 = w^2[j,k]", "expected one index that counts along the row; got j, k"),
    ],
)
def test_a_list_that_cannot_be_read(text, said):
    with pytest.raises(TexError, match=said):
        items(f"<!-- numbers: {text} -->")


@pytest.mark.parametrize("label", EXERCISES)
def test_every_exercise_is_a_world(label):
    where = world(label)
    for name, value in EXERCISES[label].given.items():
        assert where.value(read(name, label)) == pytest.approx(value[0] if isinstance(value, tuple) else value)
