"""Where a number comes from: the formula shown in numbers gives the value, down to what is given."""

import re

import pytest

from bplib.formula import parse, to_tex
from bplib.notation import NOTATIONS
from bplib.numbers.lists import in_symbols, read
from bplib.numbers.trace import Trace, digits, in_numbers, said, tidy
from bplib.numbers.worlds import world

SHOWN = [
    ("w^2[1,2]*delta^2[1]", "ours", r"w_{12}^2 \delta_1^2", r"2 \cdot (-0.58015)"),
    (
        "(w^2[1,2]*delta^2[1] + w^2[2,2]*delta^2[2])*dsigma(z^1[2])",
        "ours",
        r"(w_{12}^2 \delta_1^2 + w_{22}^2 \delta_2^2) \sigma'(z_2^1)",
        r"(2 \cdot (-0.58015) - 1.4 \cdot 0.27561) \cdot 0.20977",
    ),
    (
        "sum(w^2[k,2]*delta^2[k], k)*a^1[2]",
        "ours",
        r"(\sum_k w_{k2}^2 \delta_k^2) a_2^1",
        r"(2 \cdot (-0.58015) - 1.4 \cdot 0.27561) \cdot 0.70057",
    ),
    ("w^3[1,2]*delta^3[1]", "ours", r"w_{12}^3 \delta_1^3", r"-1.4 \cdot (-1.222)"),
    ("-w^3[1,2]", "ours", "-w_{12}^3", "-(-1.4)"),
    (
        "-w^3[1,2]/(w^3[1,1] - w^3[1,2])*delta^3[1]",
        "ours",
        r"-\frac{w_{12}^3}{w_{11}^3 - w_{12}^3} \delta_1^3",
        r"-\frac{-1.4}{1.9 - (-1.4)} \cdot (-1.222)",
    ),
    ("(a^3[1] - y[1])^2", "ours", "(a_1^3 - y_1)^2", "(0.389 - 1)^2"),
    ("delta^3[1]^2", "ours", r"(\delta_1^3)^2", "(-1.222)^2"),
    ("w^2[1,2] - (w^2[2,2] - 1)", "ours", "w_{12}^2 - (w_{22}^2 - 1)", "2 - (-1.4 - 1)"),
    ("2*0.1", "ours", r"2 \cdot 0.1", r"2 \cdot 0.1"),
    (
        "{C | step 0.1} - C",
        "1-2-1",
        r"\left. C \right|_{\text{step } 0.1} - C",
        "0.16694 - 0.37332",
    ),
    ("(0.5*p-0.3)*0.25", "ex-hidden-cancel", r"(0.5 p - 0.3) \cdot 0.25", r"(0.5 \cdot 0.8 - 0.3) \cdot 0.25"),
    ("0.00001*C", "ours", "0.00001 C", r"0.00001 \cdot 0.37332"),
    (  # with five digits it would be -3.8
        "10^6*({C | z^1[1] = z^1[1] + 0.001} - C - 0.001*delta^1[1])",
        "ours",
        r"10^6 (\left. C \right|_{z_1^1 \leftarrow z_1^1 + 0.001} - C - 0.001 \delta_1^1)",
        r"10^6 \cdot (0.3736225799 - 0.3733187281 - 0.001 \cdot 0.3038037455)",
    ),
]


@pytest.mark.parametrize("formula, where, symbols, numbers", SHOWN)
def test_a_formula_in_symbols_and_in_numbers(formula, where, symbols, numbers):
    tree = tidy(read(formula, where))
    assert in_symbols(tree) == symbols
    assert to_tex(in_numbers(tree, world(where))) == numbers


def gives(numbers, value, where):
    """Whether a formula in numbers has ``value``, to what numbers of five digits allow; its TeX is what is read."""
    return world(where).value(parse(numbers)) == pytest.approx(value, rel=5e-4, abs=1e-9)


@pytest.mark.parametrize("formula, where, symbols, numbers", SHOWN)
def test_the_formula_in_numbers_gives_the_value(formula, where, symbols, numbers):
    """Read back from what is printed: a bracket that is lost would show."""
    assert gives(numbers, world(where).value(read(formula, where)), where), numbers


@pytest.mark.parametrize("net", ["ours", "1-2-1", "2-3-2", "ours | step 0.1", "ours | a^1[2] = 0.3, z^2[1] = 1"])
def test_every_quantity_comes_from_its_formula(net):
    """Down from the cost, every slope and every error: each is what its formula says, in symbols and in numbers."""
    trace, where = Trace(), world(net)
    L, n = where.net.L, where.net.sizes
    names = ["C"] + [f"delta^{l}[{j}]" for l in range(1, L + 1) for j in range(1, n[l] + 1)]
    names += [
        f"dC/dw^{l}[{j},{k}]" for l in range(1, L + 1) for j in range(1, n[l] + 1) for k in range(1, n[l - 1] + 1)
    ]
    names += [f"dC/db^{l}[{j}]" for l in range(1, L + 1) for j in range(1, n[l] + 1)] + ["dC/da^1[1]", "dC/dz^1[1]"]
    for name in names:
        trace.of(read(name), where)
    assert len(trace.quantities) >= 30
    for quantity in trace.quantities:
        if quantity.formula:
            assert quantity.parts and not quantity.given, quantity
            assert gives(quantity.numbers, float(quantity.value), "ours"), quantity
        else:
            assert quantity.given, quantity
        for part in quantity.parts:
            symbol = trace.quantities[part].symbol["book"]
            assert symbol, (quantity, part)


@pytest.mark.parametrize(
    "formula, where, value",
    [
        ("(w^2[1,2]*0.3 - 0.6)*0.25", "ours", "0"),
        ("(0.5*0.6 + 1.5*(-0.2))*0.25", "ours", "0"),  # 1.4e-17 below it, in floating point
        ("sigma(-40)", "ours", r"4.248354255 \cdot 10^{-18}"),
        ("0.000001*(1 - 0.9)", "ours", r"1 \cdot 10^{-7}"),
    ],
)
def test_what_rounding_leaves_of_nought_is_nought(formula, where, value):
    trace = Trace()
    assert trace.quantities[trace.of(read(formula), world(where))].value == value


def test_a_trace_ends_at_what_is_given():
    trace = Trace()
    start = trace.of(read("delta^1[2]"), world("ours"))
    seen, open_ = set(), [start]
    while open_:
        at = open_.pop()
        if at not in seen:
            seen.add(at)
            open_ += trace.quantities[at].parts
    ends = {trace.quantities[at].symbol["book"] for at in seen if not trace.quantities[at].parts}
    assert ends >= {"x_1", "y_1", "w_{11}^1", "w_{12}^2", "b_1^3", r"\sigma'(z_1^3)"} - {r"\sigma'(z_1^3)"}
    assert all(re.match(r"[xywb]_", end) for end in ends)


def test_each_notation_has_its_letters_and_layers():
    trace = Trace()
    at = trace.quantities[trace.of(read("w^2[1,2]*delta^2[1]"), world("ours"))]
    assert at.formula == {
        "book": r"w_{12}^2 \delta_1^2",
        "nielsen": r"w_{12}^3 \delta_1^3",
        "bishop": r"w_{12}^{(2)} \delta_1^{(2)}",
        "risk": r"w_{12}^2 \delta_1^2",
        "phases": r"W_{12}^{(2)} \delta_1^{(2)}",
    }
    weight = trace.quantities[at.parts[0]]
    assert weight.said["book"] == "weight from neuron 2 of layer 1 to neuron 1 of layer 2"
    assert weight.said["nielsen"] == "weight from neuron 2 of layer 2 to neuron 1 of layer 3"
    assert weight.given == "given with the network"


@pytest.mark.parametrize(
    "formula, expected",
    [
        ("x[2]", "input 2"),
        ("w^1[2,1]", "weight from input 1 to neuron 2 of layer 1"),
        ("delta^1[2]", "error of neuron 2 of layer 1"),
        ("dC/da^1[2]", "slope of the cost along the activation of neuron 2 of layer 1"),
        ("dsigma(z^1[2])", "slope of the activation function of neuron 2 of layer 1"),
        ("n[2]", "number of neurons of layer 2"),
        ("C", "cost"),
        ("w^2[1,2]*delta^2[1]", "this formula"),
    ],
)
def test_a_quantity_in_words(formula, expected):
    assert said(read(formula), NOTATIONS["book"]) == expected


@pytest.mark.parametrize(
    "formula, where, given",
    [
        ("w^1[1,1]", "ours", "given with the network"),
        ("w^3[1,1]", "ours | w^3[1,1] = 0", "set here"),
        ("delta^2[1]", "ex-hidden-fan", "given in the exercise"),
        ("0.1", "ours", "chosen here"),
        ("dsigma(z^3[1])", "ours", "a property of the network"),
    ],
)
def test_where_a_number_is_from_that_comes_from_no_formula(formula, where, given):
    trace = Trace()
    assert trace.quantities[trace.of(read(formula, where), world(where))].given == given


def test_what_speaks_of_a_changed_world_is_told_there():
    trace = Trace()
    change = trace.quantities[trace.of(read("{C | w^3[1,1] = 0} - C"), world("ours"))]
    before, after = (trace.quantities[part] for part in reversed(change.parts))
    assert (before.symbol["book"], before.changes["book"]) == ("C", "")
    assert after.formula == before.formula
    assert after.changes["book"] == r"w_{11}^3 \leftarrow 0"
    assert after.numbers == "(-0.58258 - 1)^2"  # 0 · a_1^2 − 1.4 · a_2^2 − 0.3


def test_numbers_alone_are_of_no_network_and_stand_once():
    trace = Trace()
    alone = trace.quantities[trace.of(read("2*(sigma(-6) - 1)"), world("ours"))]
    assert (alone.formula["book"], alone.numbers, alone.place) == (r"2 (\sigma(-6) - 1)", "", "")
    half = trace.quantities[trace.of(read("delta^3[1]/2"), world("ours"))]
    assert (half.numbers, half.place) == (r"\frac{-1.222}{2}", "ours")


def test_exponents_are_written_out():
    assert digits("1.2e-07 + 3e+10") == r"1.2 \cdot 10^{-7} + 3 \cdot 10^{10}"


def test_all_notations_are_there():
    trace = Trace()
    trace.of(read("C"), world("2-3-2"))
    assert all(q.symbol.keys() == q.said.keys() == NOTATIONS.keys() for q in trace.quantities)
