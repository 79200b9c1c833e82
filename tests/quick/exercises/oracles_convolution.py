"""The answers of convolution's exercises by another road: imaginary pushes, and counting by going through the places."""

import numpy as np

H = 1e-20j


def slopes_along(cost, numbers):
    """The slope of a cost along each of a list of numbers, each pushed by itself."""
    numbers = np.array(numbers, dtype=float)
    return [cost(numbers + H * push).imag / H.imag for push in np.eye(len(numbers))]


def answers(x, w, b=0):
    """A kernel laid at every place, one place after the other."""
    return np.array([sum(w[k] * x[i + k] for k in range(len(w))) + b for i in range(len(x) - len(w) + 1)])


def knock(g):
    x, errors = [g[f"x[{j}]"] for j in (1, 2, 3, 4)], np.array([g["p"], g["q"], g["r"]])
    return slopes_along(lambda own: errors @ answers(x, own[:2], own[2]), [0.3, -0.7, 0.2])


def tape(g):
    """The slopes along four readings, whose errors are given; a cost that rises as fast as they say is linear."""
    errors = np.array([g["r"], g["s"], g["t"]])
    found = slopes_along(lambda x: errors @ answers(x, [g["p"], g["q"]]), [0.4, 1.2, -0.5, 0.9])
    return dict(zip("cuvd", found))


def places(readings, weights, stride=1):
    return len(range(0, int(readings) - int(weights) + 1, stride))


def noughts(g):
    """How many at each end, found by trying."""
    return next(m for m in range(100) if places(g["p"] + 2 * m, g["q"]) == g["p"])


def matrix(g):
    """The layer's matrix, by laying the kernel on an empty row."""
    n, rows = int(g["n[0]"]), places(g["n[0]"], g["q"])
    return np.array([np.convolve(np.eye(rows)[i], np.ones(int(g["q"])))[:n] for i in range(rows)])


def pooled(g):
    x = [0.2, 0.7, 0.5, 0.1]
    pair = lambda x, i: x[i] if x[i].real > x[i + 1].real else x[i + 1]
    found = slopes_along(lambda x: g["p"] * pair(x, 0) + g["q"] * pair(x, 2), x)
    return dict(zip("cduv", found))


def pooled_twice(g):
    pair = lambda x, i: x[i] if x[i].real > x[i + 1].real else x[i + 1]
    return slopes_along(lambda x: g["p"] * sum(pair(x, i) for i in range(3)), [0.2, 0.7, 0.5, 0.1])[1]


def windows(g, at):
    """How many windows a point lies in, down as across."""
    p, q = int(g["p"]), int(g["q"])
    return sum(i <= at < i + q for i in range(places(p, q))) ** 2


def widened(g):
    """A weight that is used three times, by a push of all of them."""
    return slopes_along(lambda w: w[0] * (1 * 0 + 2 * 1 + 3 * g["m"]), [0.5])[0]


ORACLES = {
    ("ex-convolution-knock", 0): lambda g: knock(g)[0],
    ("ex-convolution-knock", 1): lambda g: knock(g)[1],
    ("ex-convolution-knock", 2): lambda g: knock(g)[2],
    ("ex-convolution-places", 0): lambda g: places(g["p"], g["q"]),
    ("ex-convolution-places", 1): lambda g: places(g["p"], g["q"], 3),
    ("ex-convolution-places", 2): noughts,
    ("ex-convolution-back", 0): tape,
    ("ex-convolution-dense", 0): lambda g: matrix(g).shape,
    ("ex-convolution-dense", 1): lambda g: np.count_nonzero(matrix(g)),
    ("ex-convolution-dense", 2): lambda g: np.count_nonzero(matrix(g)[0]),
    ("ex-convolution-pooling", 0): pooled,
    ("ex-convolution-pooling", 1): pooled_twice,
    ("ex-convolution-gaps", 2): lambda g: len(range(2 * int(g["m"]) + 1)),
    ("ex-convolution-photograph", 0): lambda g: np.zeros((int(g["r"]), 3, int(g["q"]), int(g["q"]))).size,
    ("ex-convolution-photograph", 1): lambda g: places(g["p"], g["q"]) ** 2,
    ("ex-convolution-photograph", 2): lambda g: int(g["r"]) * windows(g, int(g["p"]) // 2),
    ("ex-convolution-photograph", 3): lambda g: int(g["r"]) * windows(g, 0),
    ("ex-convolution-widen", 3): widened,
}
