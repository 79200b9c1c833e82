"""The answers of normalisation's exercises by another road: imaginary pushes of a norm written out, and a fitted line."""

import numpy as np

H = 1e-20j
EPSILON = 1e-5


def report(x, epsilon=0.0):
    """What a layer norm makes of numbers, which may be pushed by an imaginary bit."""
    x = np.asarray(x)
    distance = x - x.sum() / len(x)
    return distance / np.sqrt((distance * distance).sum() / len(x) + epsilon)


def pushed(f, x, direction):
    return f(np.asarray(x) + H * np.asarray(direction)).imag / H.imag


def three(g):
    return np.array([g["p"], g["q"], g["r"]])


def four(g):
    return 20 + np.array([-g["p"], -g["q"], g["q"], g["p"]])


def roads(g):
    """Each road by itself: what is not on it is held."""
    x, push = four(g), np.array([0, 0, 1, 0])
    mean, spread = x.mean(), np.std(x)
    moved = lambda f: f(H).imag / H.imag
    through_mean = moved(lambda h: (x[2] - (x + h * push).sum() / 4) / spread)
    spread_of = lambda h: np.sqrt(((x + h * push - mean) ** 2).sum() / 4)
    third, fourth = (moved(lambda h, j=j: (x[j] - mean) / spread_of(h)) for j in (2, 3))
    together = pushed(report, x, push)
    own = moved(lambda h: (x[2] + h - mean) / spread)
    return {
        "s": spread, "c": own, "g": through_mean, "h": third, "u": together[2], "t": fourth, "v": together[3],
    }  # fmt: skip


def after_a_step(g):
    """A step at a right angle to weights of that length."""
    return float(np.linalg.norm(np.array([g["p"], 0]) - g["r"] * np.array([0, g["q"]])))


def slope_of_scaled(g):
    """One neuron over three samples, without ε: how its slope shrinks when its weights are multiplied."""
    samples, errors, w = np.array([[1.0, 2], [-1, 0.5], [0.3, -2]]), np.array([0.4, -1, 0.2]), np.array([3.0, 4])
    slope = lambda w: np.array([pushed(lambda v: errors @ report(samples @ v), w, e) for e in np.eye(2)])
    return g["q"] * float(np.linalg.norm(slope(g["c"] * w)) / np.linalg.norm(slope(w)))


def turned(g):
    return g["q"] / g["p"] / (slope_of_scaled(g) / (g["c"] * g["p"]))


def pair(g, epsilon):
    return report(np.array([g["p"], -g["p"]]), epsilon)[0]


def pair_slope(g, epsilon):
    return pushed(lambda x: report(x, epsilon), [g["p"], -g["p"]], [1, -1])[0]


def line(g):
    """The straight line through the four points, by the least squares of NumPy."""
    return np.polyfit([-1.4, -0.2, 0.2, 1.4], [g["p"], g["q"], g["r"], g["s"]], 1)


ORACLES = {
    ("ex-normalisation-reports", 0): lambda g: three(g).mean(),
    ("ex-normalisation-reports", 1): lambda g: three(g).std(),
    ("ex-normalisation-reports", 2): lambda g: report(three(g))[2],
    ("ex-normalisation-reports", 3): lambda g: report(3 * three(g) - 4)[2],
    ("ex-normalisation-count", 0): lambda g: np.zeros((int(g["p"]), int(g["q"]))).mean(axis=0).size,
    ("ex-normalisation-count", 1): lambda g: np.zeros((int(g["p"]), int(g["q"]))).mean(axis=1).size,
    ("ex-normalisation-count", 2): lambda g: len(np.zeros((int(g["p"]), int(g["q"])))),
    ("ex-normalisation-count", 3): lambda g: len(np.zeros((int(g["p"]), int(g["q"])))),
    ("ex-normalisation-point", 0): roads,
    ("ex-normalisation-weights", 0): after_a_step,
    ("ex-normalisation-weights", 1): slope_of_scaled,
    ("ex-normalisation-weights", 2): turned,
    ("ex-normalisation-two", 0): lambda g: pair_slope(g, 0.0),
    ("ex-normalisation-two", 1): lambda g: pair(g, EPSILON),
    ("ex-normalisation-two", 2): lambda g: pair_slope(g, EPSILON),
    ("ex-normalisation-line", 0): lambda g: line(g)[1],
    ("ex-normalisation-line", 1): lambda g: line(g)[0],
    ("ex-normalisation-line", 2): lambda g: g["s"] - np.polyval(line(g), 1.4),
}
