"""The answers of algorithm's exercises, counted on networks that are really there: each product is made, and noted."""

import numpy as np

from bplib import Network


def network(g):
    return Network([int(g[f"n[{l}]"]) for l in (0, 1, 2)], cost="squared error")


def products(*pairs):
    """How many multiplications the products of these matrices take, by the shapes of their factors."""
    return sum(A.shape[0] * A.shape[1] * B.shape[1] for A, B in pairs if (A @ B).size)


def forward(g):
    net = network(g)
    a = net.forward(np.zeros(net.sizes[0])).a
    return products((net.w[1], a[0]), (net.w[2], a[1]))


def back(g, errors_to=1, gradients=True):
    """The way back: errors down to layer ``errors_to`` (0: slopes along the inputs), and the tables of gradients."""
    net = network(g)
    run = net.forward(np.zeros(net.sizes[0]))
    delta = net.backward(run, np.zeros(net.sizes[2])).delta
    tables = [(delta[l], run.a[l - 1].T) for l in (1, 2)] if gradients else []
    return products(*[(net.w[l].T, delta[l]) for l in range(errors_to + 1, 3)], *tables)


def nudged(g, layers):
    """The clever experiment, parameter by parameter: what each nudge multiplies."""
    net, count = network(g), 0
    for l in layers:
        after = net.w[l + 1].shape[0] if l < net.L else 0
        count += sum(1 + after for _ in net.w[l].flat) + sum(after for _ in net.b[l].flat)
    return count


def trips(g):
    """A trip back brings one row of the table of all slopes of outputs along inputs."""
    net = network(g)
    return (net.w[2] @ net.w[1]).shape[0]


def record(g):
    """The slope of the last line along the weight, by a complex step through all four."""
    v = (g["p"] + 1e-30j) * g["t"] + g["q"]
    return (v * v + v).imag / 1e-30


def walks(g):
    """The three walks by complex steps: each slope is a push of one number, with the lines before it left out."""

    def run(p=0, q=0, u=0, v=0):
        """u, v and s when these numbers are pushed by so much."""
        p, q = g["p"] + p, g["q"] + q
        u += p * q
        v += u + p
        return np.array([u, v, u * v], dtype=complex)

    def slopes(**push):
        return run(**push).imag / 1e-30

    (u, v, s), (c, d, f) = run().real, slopes(p=1e-30j)
    back = {name: slopes(**{number: 1e-30j})[2] for name, number in {"g": "v", "h": "u", "m": "p", "r": "q"}.items()}
    return {"u": u, "v": v, "s": s, "c": c, "d": d, "f": f} | back


def leftover(g):
    """The steps of the program that never empties its array, taken one after the other."""
    held, steps = 0.0, []
    for slope in (g["p"], g["q"], g["r"]):
        held += slope
        steps.append(-g["v"] * held)
    return steps


ORACLES = {
    ("ex-algorithm-leftover", 0): lambda g: leftover(g)[2],
    ("ex-algorithm-leftover", 1): lambda g: sum(leftover(g)),
    ("ex-algorithm-record", 1): record,
    ("ex-algorithm-walks", 0): walks,
    ("ex-algorithm-count", 0): forward,
    ("ex-algorithm-count", 1): back,
    ("ex-algorithm-count", 2): lambda g: sum(
        forward(g) for l in (1, 2) for v in (network(g).w[l], network(g).b[l]) for _ in v.flat
    ),
    ("ex-algorithm-clever", 0): lambda g: nudged(g, [1]),
    ("ex-algorithm-clever", 1): lambda g: nudged(g, [1, 2]),
    ("ex-algorithm-dots", 0): lambda g: back(g, errors_to=0, gradients=False),
    ("ex-algorithm-dots", 1): lambda g: back(g, errors_to=0),
    ("ex-algorithm-dots", 2): trips,
}
