"""The answers of records' exercises by another road: imaginary pushes, paths walked one by one, schedules tried out."""

from functools import cache
from itertools import product

import numpy as np

H = 1e-20


def cash(p):
    """What the stand has in the evening, with the glasses and the people lost pushed by so much."""

    def run(d_more=0, g_more=0):
        d = 12 * p + d_more
        g = 60 - d + g_more
        return {"d": d, "g": g, "t": p * g, "s": g, "c": p * g - g}

    return run


def slope_of_cash(p):
    return cash(p + H * 1j)()["c"].imag / H


def walk(g):
    run = cash(g["p"])
    pushed = {name: run(**{f"{of}_more": H * 1j})["c"].imag / H for name, of in (("h", "g"), ("f", "d"))}
    return run() | pushed | {"m": slope_of_cash(g["p"])}


def paths(made_of, start, end):
    return 1 if start == end else sum(paths(made_of, of, end) for of in made_of.get(start, ""))


RECORD = {"C": "tv", "t": "vs", "v": "up", "s": "u", "u": "pq"}


def squares(n):
    """The record of n squarings, each entry made of the one before, twice."""
    return {i: (i - 1, i - 1) for i in range(1, n + 1)}


def power_slope(n):
    """How fast the 2^n-th power moves at 1, by a push."""
    x = 1 + H * 1j
    for _ in range(n):
        x = x * x
    return x.imag / H


def schedule(stretches, length):
    """Go back through a chain cut into stretches: the most numbers in memory at a time, and the steps run again."""
    kept, most, again = {s * length for s in range(stretches)}, 0, 0
    for s in reversed(range(stretches)):
        work = {s * length}
        for i in range(s * length + 1, (s + 1) * length):
            work.add(i)
            again += 1
        most = max(most, len(kept | work))
    return most, again


def best_length(n):
    """The length with which k + n/k is least, by halving on the sign of its slope."""
    low, high = 1.0, float(n)
    for _ in range(100):
        k = (low + high) / 2
        low, high = (low, k) if 1 - n / k**2 > 0 else (k, high)
    return low


@cache
def runs(steps, room):
    """The fewest steps to be run, over all places where the next number may be kept."""
    if steps == 1:
        return 0
    alone = steps - 1 + runs(steps - 1, 1) if room == 1 else np.inf
    kept = [k + runs(steps - k, room - 1) + runs(k, room) for k in range(1, steps)] if room > 1 else []
    return min([alone, *kept])


def waist(inputs, outputs, middle):
    """Columns of the one half and rows of the other, counted as they are filled."""
    first, second = np.zeros((middle, inputs), bool), np.zeros((outputs, middle), bool)
    passes = 0
    for i in range(middle):
        first[i] = True
        second[:, i] = True
        passes += 2
    assert first.all() and second.all()
    return passes


def along_weights(g):
    """The table of weighted inputs along weights, cell by cell: 1 where the weight belongs to the neuron."""
    n, m = g["n[2]"], g["n[1]"]
    return np.array([[j == of for of, _ in product(range(n), range(m))] for j in range(n)])


def grads(prices):
    return sum(slope_of_cash(p) for p in prices)


ORACLES = {
    ("ex-records-walk", 0): walk,
    ("ex-records-order", 1): lambda g: paths(RECORD, "C", "u"),
    ("ex-records-doubling", 0): lambda g: (
        2 ** len(squares(g["p"])) if g["p"] > 12 else paths(squares(g["p"]), g["p"], 0)
    ),
    ("ex-records-doubling", 1): lambda g: sum(map(len, squares(g["p"]).values())),
    ("ex-records-doubling", 2): lambda g: power_slope(g["p"]),
    ("ex-records-check", 0): lambda g: schedule(g["p"], g["q"])[0],
    ("ex-records-check", 1): lambda g: schedule(g["p"], g["q"])[1],
    ("ex-records-check", 2): lambda g: best_length(g["p"] * g["q"]),
    ("ex-records-passes", 0): lambda g: len(np.zeros((g["q"], g["p"])).T),
    ("ex-records-passes", 1): lambda g: len(np.zeros((g["q"], g["p"]))),
    ("ex-records-passes", 2): lambda g: waist(g["p"], g["q"], g["r"]),
    ("ex-records-shapes", 0): lambda g: np.zeros((g["n[2]"], g["n[1]"])).shape,
    ("ex-records-shapes", 1): lambda g: (np.zeros((1, g["n[2]"])) @ np.zeros((g["n[2]"], g["n[1]"]))).shape,
    ("ex-records-shapes", 2): lambda g: along_weights(g).size,
    ("ex-records-shapes", 3): lambda g: along_weights(g).sum(),
    ("ex-records-grad", 0): lambda g: grads([g["p"]]),
    ("ex-records-grad", 1): lambda g: grads([g["p"], g["p"]]),
    ("ex-records-grad", 2): lambda g: grads([g["p"], g["p"], g["p"] + 1]),
    ("ex-records-room", 0): lambda g: runs(g["p"], 1),
    ("ex-records-room", 1): lambda g: runs(6, 2),
}
