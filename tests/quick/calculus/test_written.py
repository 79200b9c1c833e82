"""One gradient in full: each printed line comes to the network's own gradient, and to a central difference."""

import numpy as np
import pytest

from bplib import Network, example
from bplib.calculus import in_full
from bplib.calculus.written import printed
from bplib.formula import check, parse, to_tex
from bplib.gradient_check import central_differences

NETWORKS = [example(name) for name in ("1-2-1", "1-2-2-1", "2-3-2")]
NETWORKS += [
    (Network([2, 3, 1, 2], hidden="tanh", output="sigmoid", seed=seed), [0.3, -0.7], [0.2, 0.9]) for seed in range(3)
]


def sizes(value):
    return "-".join(map(str, value.sizes)) if isinstance(value, Network) else ""


def gradients(net, x, y):
    """("w", l, j, k) or ("b", l, j) for every weight and bias, with the backward pass's answer and the witness's."""
    backward, central = net.backward(net.forward(x), y), central_differences(net, x, y)
    for l in range(1, net.L + 1):
        for j, k in np.ndindex(net.w[l].shape):
            yield ("w", l, j + 1, k + 1), backward.dw[l][j, k], central.dw[l][j, k]
        for j in range(net.sizes[l]):
            yield ("b", l, j + 1), backward.db[l][j, 0], central.db[l][j, 0]


@pytest.mark.parametrize("net, x, y", NETWORKS, ids=sizes)
def test_every_gradient_of_the_network(net, x, y):
    for address, gradient, nudged in gradients(net, x, y):
        full = in_full(net, x, y, *address)
        assert full.value == pytest.approx(gradient, rel=1e-12, abs=1e-15)
        assert full.value == pytest.approx(nudged, rel=1e-6, abs=1e-9)
        assert check(full.chain, [full.witness]) == 3
        lines = parse(" ".join([full.symbols, full.numbers, full.result]))
        assert lines == full.chain


def test_reads_like_the_book():
    full = in_full(*example(), "w", 2, 1, 2)
    assert full.symbols == (
        r"\frac{\partial C}{\partial w_{12}^2} = w_{11}^3 \frac{\partial C}{\partial a_1^3} "
        r"\sigma'(z_1^3) \sigma'(z_1^2) a_2^1"
    )
    assert full.numbers == r"\approx 1.9 \cdot (-1.2220) \cdot 1 \cdot 0.2499 \cdot 0.7006"
    assert full.result == r"\approx -0.4064"
    assert full._repr_latex_().startswith(r"$$\begin{aligned} \frac{\partial C}{\partial w_{12}^2} &= w_{11}^3")


def test_leaves_no_sum_and_no_delta():
    full = in_full(*example(), "w", 1, 2, 1)
    assert r"\sum" not in full.symbols and r"\delta" not in full.symbols
    assert full.symbols.count(r"\frac{\partial C}{\partial a_1^3}") == 2  # two paths lead to the output


@pytest.mark.parametrize(
    "address",
    [
        ("w", 0, 1, 1),
        ("w", 4, 1, 1),
        ("w", 1, 3, 1),
        ("w", 1, 1, 2),
        ("w", 1, 1),
        ("b", 1, 1, 1),
        ("z", 1, 1),
        ("w", "1", 1, 1),
        ("w", 1, 0, 1),
        ("w", 1, 1.0, 1),
        ("b", None, 1),
    ],
)
def test_no_such_weight(address):
    with pytest.raises(ValueError, match='expected "w", a layer from 1 to 3'):
        in_full(*example(), *address)


def test_one_sample_only():
    net, _, _ = example()
    with pytest.raises(ValueError, match="expected one sample; got 2"):
        in_full(net, [[0.5, 0.1]], [[1.0, 0.0]], "b", 1, 1)


@pytest.mark.parametrize(
    "value, text",
    [
        (0.0, "0"),
        (3.0, "3"),
        (0.25, "0.25"),
        (0.0012, "0.0012"),
        (12.34567, "12.3457"),
        (0.123456, "0.1235"),
        (-0.123456, "-0.1235"),
        (0.00123456, "0.001235"),
        (-1.23456e-7, "-0.0000001235"),
        (1.23456e-13, "0.000000000000123"),  # 15 decimals, as many as a formula may have
    ],
)
def test_a_number_is_in_full_if_it_is_short_and_else_rounded(value, text):
    assert to_tex(printed(value)) == text and to_tex(parse(text)) == text
