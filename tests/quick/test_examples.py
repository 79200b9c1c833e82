"""The examples give the numbers that the book opens with (findings of source 003's demo, to four decimals)."""

import numpy as np
import pytest

from bplib import Network, example
from bplib.examples import EXAMPLES


@pytest.mark.parametrize("name", ["1-2-1", "1-2-2-1"])
def test_the_demo(name):
    net, x, y = example(name)
    forward = net.forward(x)
    backward = net.backward(forward, y)
    assert f"{forward.a[net.L].item():.4f}" == "0.3890"
    assert f"{net.C(forward, y):.4f}" == "0.3733"
    assert f"{backward.delta[net.L].item():.4f}" == "-1.2220"  # the output is linear, so δ there is ∂C/∂a
    gradients = np.concatenate([g.ravel() for g in (*backward.dw[1:], *backward.db[1:])])
    assert (np.abs(gradients) >= 0.15).all(), f"{name}: a gradient too small to look at: {gradients}"


def test_our_network_by_hand():
    """1-2-2-1 with nothing but math: each number of the pass written out."""
    from math import exp

    s = lambda z: 1 / (1 + exp(-z))
    a11, a12 = s(-0.9 * 0.5 + 0.7), s(0.5 * 0.5 + 0.6)
    a21, a22 = s(-1.7 * a11 + 2.0 * a12 - 0.4), s(0.9 * a11 - 1.4 * a12 - 0.9)
    a31 = 1.9 * a21 - 1.4 * a22 - 0.3
    d31 = 2 * (a31 - 1)
    d21, d22 = 1.9 * d31 * a21 * (1 - a21), -1.4 * d31 * a22 * (1 - a22)
    d11, d12 = (-1.7 * d21 + 0.9 * d22) * a11 * (1 - a11), (2.0 * d21 - 1.4 * d22) * a12 * (1 - a12)

    net, x, y = example()
    assert (net.sizes, net.hidden, net.output, net.cost) == ([1, 2, 2, 1], "sigmoid", "linear", "squared error")
    assert (x, y) == ([0.5], [1.0])
    forward = net.forward(x)
    backward = net.backward(forward, y, dx=True)
    close = lambda got, want: np.testing.assert_allclose(got, want, rtol=1e-14)
    close(forward.a[1], [[a11], [a12]])
    close(forward.a[2], [[a21], [a22]])
    close(forward.a[3], [[a31]])
    close(net.C(forward, y), (a31 - 1) ** 2)
    close(backward.delta[3], [[d31]])
    close(backward.delta[2], [[d21], [d22]])
    close(backward.delta[1], [[d11], [d12]])
    close(backward.dw[3], [[d31 * a21, d31 * a22]])
    close(backward.dw[2], [[d21 * a11, d21 * a12], [d22 * a11, d22 * a12]])
    close(backward.dw[1], [[d11 * 0.5], [d12 * 0.5]])
    close(backward.db[1], [[d11], [d12]])
    close(backward.dx, [[-0.9 * d11 + 0.5 * d12]])


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_fresh_and_fits_its_name(name):
    net, x, y = example(name)
    assert "-".join(map(str, net.sizes)) == name
    kept = [w.copy() for w in net.w[1:]], list(x), list(y)
    net.step(net.backward(net.forward(x), y), eta=1)
    x[0], y[0] = 99.0, 99.0
    again, x, y = example(name)
    assert isinstance(again, Network) and (x, y) == kept[1:]
    assert all((w == k).all() for w, k in zip(again.w[1:], kept[0]))


@pytest.mark.parametrize("name", ["1-2-3", "", None, 121, ["1-2-1"]])
def test_an_unknown_example_is_told_what_there_is(name):
    with pytest.raises(ValueError) as told:
        example(name)
    assert str(told.value) == f"expected one of '1-2-1', '1-2-2-1', '2-3-2'; got {name!r}"
