"""The NumPy that is written does what the definitions say, cell for cell, forward and backward; and a person can read it."""

import warnings

import numpy as np
import pytest

from bplib.calculus import Program
from bplib.content import named
from tests.quick.calculus.program.drawn import drawn
from tests.quick.test_programs import numbers


def both(program):
    """Every array as the definitions have it, and as the written functions do."""
    code = program.numpy()
    namespace = {}
    exec(compile(code, "numpy_code", "exec"), namespace)
    leaves = numbers(program, 7)
    whole = program.backward()
    expected = whole(**leaves)
    own = len(program.definitions)
    names = list(dict.fromkeys(each.name for each in whole.definitions[:own]))
    slopes = list(dict.fromkeys(each.name for each in whole.definitions[own:]))
    arguments = list(leaves.values())
    listed = lambda made: made if isinstance(made, tuple) else (made,)
    forward = dict(zip(names, listed(namespace["forward"](*arguments))))
    values = [forward[name] for name in names if name != program.cost]
    backward = dict(zip(slopes, listed(namespace["backward"](*arguments, *values))))
    return code, expected, {**forward, **backward}


def agree(program):
    code, expected, found = both(program)
    for name, value in found.items():
        assert np.shape(value) == expected[name].shape, (name, code)
        assert value == pytest.approx(expected[name], rel=1e-10, abs=1e-11), (name, code)


@pytest.mark.parametrize("name", named("programs", ".tex"))
def test_the_shelf(name):
    agree(Program.from_shelf(name))


@pytest.mark.parametrize("seed", range(30))
def test_programs_by_lot(seed):
    program = Program(drawn(seed))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        agree(program)


@pytest.mark.parametrize("sigma", ["tanh", "relu", "linear"])
def test_sigma_is_what_it_is_said_to_be(sigma):
    program = Program("z_i = \\sum_k w_{ik} x_k\nC = \\sum_i \\sigma(z_i)^2", sigma=sigma)
    agree(program)


LINES = {
    "layer": ["z = w @ x + b", "dw = dz[:, None] * x", "dx = w.T @ dz"],
    "batch": ["z = w @ x + b[:, None]", "dw = dz @ x.T", "dx = w.T @ dz", "db = dz.sum(axis=1)"],
    "convolution": ["z = x[i[:, None] + k] @ w + b", "dx = cells(dz, j[:, None] - k) @ w"],
    "recurrence": [
        "for t in range(T):",
        "z[:, t] = W @ h[:, t] + U @ x[:, t] + b",
        "for t in reversed(range(T)):",
        "dh[:, t + 1] = (W.T @ dz[:, t + 1] if t + 1 < T else 0) + h[:, t + 1] - y[:, t]",
        "dW = dz @ h[:, :-1].T",
    ],
    "attention": ["O = A @ V", "dV = A.T @ dO", "dA = dO @ V.T", "dS = A * (dA - (dA * A).sum(axis=1)[:, None])"],
    "attention-causal": ["A = np.exp(S) / (np.exp(S) * (m <= i[:, None])).sum(axis=1)[:, None] * (j <= i[:, None])"],
    "transformer": ["dw = dz.T @ (h / q[:, None])", "dq = -1 / q * (dz * z).sum(axis=1)"],
    "layer-norm": ["a = gamma * hat_x + beta"],
}


@pytest.mark.parametrize("name", LINES)
def test_it_is_what_a_person_writes(name):
    lines = [line.strip() for line in Program.from_shelf(name).numpy().splitlines()]
    assert [line for line in LINES[name] if line not in lines] == [], "\n".join(lines)
