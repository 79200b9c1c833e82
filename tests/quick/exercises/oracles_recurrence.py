"""The answers of recurrence's exercises by another road: imaginary pushes of a loop forward, and loops that count."""

from math import atanh, cosh, exp, hypot, tanh

import numpy as np

H = 1e-20j


def two_minutes(g):
    """The states as they are, whatever came in; a weighted input, a state or the weight is pushed by an imaginary little."""

    def cost(z1=0, h1=0, z2=0, w=0, start=0):
        first = np.tanh(atanh(g["p"]) + z1 + (g["w"] + w) * start) + h1
        second = np.tanh(atanh(g["q"]) + z2 + (g["w"] + w) * first - g["w"] * g["p"])
        return (first - 1) ** 2 / 2 + (second - 1) ** 2 / 2

    pushed = {"r": "z2", "s": "h1", "t": "z1", "v": "w", "u": "start"}
    return {name: cost(**{what: H}).imag / H.imag for name, what in pushed.items()}


def after(steps, weight):
    left = 1.0
    for _ in range(steps):
        left *= weight
    return left


def halved(g):
    """After so many minutes a half is left, by halving the place."""
    low, high = 0.0, 1e3
    for _ in range(100):
        steps = (low + high) / 2
        low, high = (steps, high) if g["p"] ** steps > 0.5 else (low, steps)
    return low


def clipped(g, i):
    slopes = np.array([-g["p"], g["q"]])
    return (slopes / np.linalg.norm(slopes) * g["r"])[i]


def gate(z):
    return 1 / (1 + exp(-z))


def opened(g):
    """The gate at which so much is left, by halving the place where it stands."""
    low, high = -20.0, 20.0
    for _ in range(100):
        z = (low + high) / 2
        low, high = (z, high) if after(100, gate(z)) < g["p"] else (low, z)
    return low


def steepest(g):
    return after(10, g["p"] * max(gate(z) * (1 - gate(z)) for z in np.linspace(-1, 1, 201)))


def pushed_second(g, steps):
    W, push = np.array([[g["p"], g["q"]], [0, g["p"]]]), np.array([0.0, 1.0])
    for _ in range(steps):
        push = W @ push
    return push


def along_the_weight(w, cut):
    """Three minutes of the chapter's neuron. Where it is cut, the state before counts as given."""
    slope = 0.0
    h, moved = 0.0, 0.0  # a state, and how fast it moves with the weight
    for t in range(3):
        before, came = (h, 0.0 if cut else moved)
        z = w * before + (t == 0)
        h, moved = tanh(z), (before + w * came) / cosh(z) ** 2
        slope += (h - 1) * moved
    return slope


def resting(g):
    """The weight above 1 that rests at p, by halving."""
    low, high = 1.0, 10.0
    for _ in range(100):
        w = (low + high) / 2
        low, high = (w, high) if tanh(w * g["p"]) < g["p"] else (low, w)
    return low


def of_one_step(g):
    w = resting(g)
    return (np.tanh(w * (g["p"] + H))).imag / H.imag


def grown(_):
    """One divided by the square of the state, over one step, for two small states; what grows like their square cancels."""
    step = lambda h: 1 / tanh(h) ** 2 - 1 / h**2
    return (4 * step(0.005) - step(0.01)) / 3


ORACLES = {
    ("ex-recurrence-hand", 0): two_minutes,
    ("ex-recurrence-left", 0): lambda g: after(20, g["p"]),
    ("ex-recurrence-left", 1): halved,
    ("ex-recurrence-left", 2): lambda g: after(100, g["q"]),
    ("ex-recurrence-clip", 0): lambda g: clipped(g, 0),
    ("ex-recurrence-clip", 1): lambda g: clipped(g, 1),
    ("ex-recurrence-gate", 0): lambda g: after(100, gate(g["z"])),
    ("ex-recurrence-gate", 1): lambda g: gate(opened(g)),
    ("ex-recurrence-gate", 2): opened,
    ("ex-recurrence-sigmoid", 0): steepest,
    ("ex-recurrence-while", 0): lambda g: pushed_second(g, 1)[0],
    ("ex-recurrence-while", 1): lambda g: pushed_second(g, 2)[0],
    ("ex-recurrence-while", 2): lambda g: pushed_second(g, 5)[0],
    ("ex-recurrence-while", 3): lambda g: pushed_second(g, 20)[0],
    ("ex-recurrence-while", 4): lambda g: hypot(*pushed_second(g, 1)),
    ("ex-recurrence-cut", 0): lambda g: along_the_weight(g["w"], cut=True),
    ("ex-recurrence-cut", 1): lambda g: along_the_weight(g["w"], True) / along_the_weight(g["w"], False),
    ("ex-recurrence-forgets", 1): resting,
    ("ex-recurrence-forgets", 2): of_one_step,
    ("ex-recurrence-forgets", 4): grown,
}
