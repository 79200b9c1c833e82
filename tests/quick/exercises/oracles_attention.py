"""The answers of attention's exercises by another road: imaginary pushes of what is fetched, tables drawn, rows in pieces."""

from math import exp, sqrt

import numpy as np

H = 1e-20j


def fetched(scores, values):
    powers = np.exp(np.asarray(scores, complex))
    return powers @ np.asarray(values, complex) / powers.sum()


def slopes(scores, values, cost):
    """Of the cost of what is fetched, along each score and each value."""
    pushes = H * np.eye(len(scores))
    along = lambda pushed: [cost(out).imag / H.imag for out in pushed]
    by_score = along(fetched(scores + push, values) for push in pushes)
    by_value = along(fetched(scores, values + push) for push in pushes)
    return by_score, by_value


def two(g):
    scores, values = np.log([g["p"], 1 - g["p"]]), np.array([g["s"], g["t"]])
    by_score, by_value = slopes(scores, values, lambda out: (out - g["u"]) ** 2 / 2)
    out = fetched(scores, values).real
    return {"q": out, "m": out - g["u"], "g": by_value[0], "h": by_value[1], "c": by_score[0], "v": by_score[1]}


def sheet(g):
    """With the cost that is what is fetched, the slopes along the shares are the values."""
    third = 1 - g["p"] - g["q"]
    scores, values = np.log([g["p"], g["q"], third]), np.array([g["s"], g["t"], g["u"]])
    by_score, _ = slopes(scores, values, lambda out: out)
    return {"r": third, "m": fetched(scores, values).real, **dict(zip("ghv", by_score))}


def apart(g):
    """The root of the variance of a dot product: the variances of its parts, added up."""
    return sqrt(sum(1 for _ in range(round(g["s"] * g["s"]))))


def smaller(apart):
    powers = np.exp([apart, 0])
    return powers.min() / powers.sum()


def steeper(g):
    rise = lambda apart: slopes([apart, 0], [1, 0], lambda out: out)[0][0]
    return rise(1) / rise(apart(g))


def not_barred(g):
    return np.tri(round(g["t"]))


def heard_by(g, back):
    """The column of the token that stands ``back`` before the last, every row shared out alike."""
    seen = not_barred(g)
    return (seen / seen.sum(axis=1, keepdims=True))[:, -1 - back].sum()


def shapes(g):
    n, m, q, v = (round(g[name]) for name in "tuqv")
    Q, K, V = np.ones((n, q)), np.ones((m, q)), np.ones((m, v))
    scores = Q @ K.T
    return {"p": scores.size, "r": (scores @ V).size, "s": (scores.T @ Q).size}


def loudest(g):
    """The share at which the first score hears most, the target being its own value: on a fine grid."""
    p = np.linspace(0, 1, 3_000_001)
    return p[np.argmax(p * (1 - p) ** 2)]


def kept(g):
    """The shares of a row by the logarithm of the sum of all powers: the other powers are what is left of it."""
    z, rest = g["z"], exp(g["r"]) - exp(g["z"])
    return exp(z) / (exp(z) + rest)


def mean_of_slopes(g):
    """Two values that are fetched half and half and make h: each times the error, half and half."""
    values = np.array([g["t"] - 1, g["t"] + 1])
    return (g["s"] * values / 2).sum()


ORACLES = {
    ("ex-attention-two", 0): two,
    ("ex-attention-sheet", 0): sheet,
    ("ex-attention-root", 0): apart,
    ("ex-attention-root", 1): lambda g: smaller(apart(g)),
    ("ex-attention-root", 2): lambda g: smaller(1),
    ("ex-attention-root", 3): steeper,
    ("ex-attention-mask", 0): lambda g: not_barred(g).sum(),
    ("ex-attention-mask", 1): lambda g: heard_by(g, 0),
    ("ex-attention-mask", 2): lambda g: heard_by(g, 1),
    ("ex-attention-shapes", 0): shapes,
    ("ex-attention-loudest", 2): loudest,
    ("ex-attention-pieces", 2): kept,
    ("ex-attention-pieces", 3): mean_of_slopes,
    ("ex-attention-pieces", 4): lambda g: np.ones((1, round(g["c"]))).size / np.ones((1, round(g["m"]) + 1)).size,
}
