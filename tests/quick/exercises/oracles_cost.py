"""The answers of the chapter cost from the numbers given, measured: slopes by nudges, the best step by trying."""

from functools import cache

from bplib import example
from tests.quick.exercises.pushes import slope, turn, value

NUDGE = 1e-5


def cost(g, **moved):
    """The squared error of two outputs, some of them moved."""
    a = [g["a[1]"] + moved.get("first", 0), g["a[2]"] + moved.get("second", 0)]
    return sum((v - g[f"y[{j}]"]) ** 2 for j, v in enumerate(a, 1))


def measured(f):
    """The slope of ``f`` at 0."""
    return (f(NUDGE) - f(-NUDGE)) / (2 * NUDGE)


def ours(symbol, j, move, target=1.0):
    """(answer, cost) of our network with the weight or bias number j of its output neuron moved."""
    net, x, _ = example()
    {"w": net.w, "b": net.b}[symbol][3][0, j - 1] += move
    forward = net.forward(x)
    return forward.a[3].item(), net.C(forward, [target])


def bottom(f, low=-10.0, high=10.0):
    """Where the valley ``f`` is lowest, by thirds."""
    for _ in range(120):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, right) if f(left) < f(right) else (left, high)
    return (low + high) / 2


@cache
def blame():
    return measured(lambda h: ours("w", 1, h)[1])


@cache
def best_rate():
    """One step of this rate along the blame leads to the bottom."""
    return bottom(lambda eta: ours("w", 1, -eta * blame())[1])


@cache
def fall_to(target):
    return bottom(lambda move: ours("b", 1, move, target)[1])


ORACLES = {
    ("ex-cost-outputs", 0): cost,
    ("ex-cost-outputs", 1): lambda g: measured(lambda h: cost(g, first=h)),
    ("ex-cost-outputs", 2): lambda g: measured(lambda h: cost(g, second=h)),
    ("ex-cost-largest", 0): lambda _: slope("C", {"w^2[1,2]": 1.9 - 2.0}),
    ("ex-cost-largest", 1): lambda _: turn(value, "C", {"w^3[1,2]": 0.1}),
    ("ex-cost-largest", 2): lambda _: turn(value, "C", {"w^2[2,2]": 0.1}),
    ("ex-cost-bias", 0): lambda g: -0.3 + fall_to(g["y[1]"]),
    ("ex-cost-bias", 1): lambda g: -fall_to(g["y[1]"]) / measured(lambda h: ours("b", 1, h, g["y[1]"])[1]),
    ("ex-cost-half", 1): lambda g: g["eta"] * 1.0 / 0.5,
    ("ex-cost-promise", 0): lambda g: -g["eta"] * blame() * blame(),
    ("ex-cost-promise", 2): lambda g: ours("w", 1, -g["eta"] * blame())[1] - ours("w", 1, 0)[1],
    ("ex-cost-promise", 3): lambda _: best_rate(),
}
