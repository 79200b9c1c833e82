"""The numbers of Part I and its back matter.

OURS holds the numbers of our network as it stands, which many chapters print; a chapter names those it uses, with
``ours``, and adds its own. A number that the text chooses (a learning rate, a nudge) stands here under its name.
"""

import numpy as np

from bplib import Network, example
from bplib.exercises import EXERCISES

ETA, GREEDY_ETA = 0.1, 0.5


def changed(symbol, layer, j, k, value):
    """(z, a, C) of our network with one weight or bias (neurons from 1) set to ``value``."""
    net, x, y = example()
    {"w": net.w, "b": net.b}[symbol][layer][j - 1, k - 1] = value
    forward = net.forward(x)
    return forward.z, forward.a, net.C(forward, y)


def after_a_step(eta, name="1-2-2-1"):
    """(ŷ, C) of an example after one step of gradient descent from where it starts."""
    moved, x, y = example(name)
    start = moved.forward(x)
    moved.step(moved.backward(start, y), eta)
    forward = moved.forward(x)
    return forward.a[moved.L].item(), moved.C(forward, y)


net, x, y = example()
w, b = net.w, net.b
z, a = forward = net.forward(x)
delta, dw, db, _ = net.backward(forward, y)
C = net.C(forward, y)
slope = [None] + [net.act[l].df(z[l], a[l]) for l in (1, 2, 3)]

OURS = {
    "0.5": x[0],
    "-0.9": w[1][0, 0],
    "0.7": b[1][0, 0],
    "-1.7": w[2][0, 0],
    "2.0": w[2][0, 1],
    "0.9": w[2][1, 0],
    "-1.4": w[2][1, 1],
    "1.9": w[3][0, 0],
    "0.25": z[1][0, 0],
    "0.85": z[1][1, 0],
    "0.2500": z[1][0, 0],
    "0.8500": z[1][1, 0],
    "0.0454": z[2][0, 0],
    "-1.3748": z[2][1, 0],
    "0.5622": a[1][0, 0],
    "0.7006": a[1][1, 0],
    "0.5114": a[2][0, 0],
    "0.2018": a[2][1, 0],
    "0.389": a[3][0, 0],
    "0.3890": a[3][0, 0],
    "0.3733": C,
    "0.24613": slope[1][0, 0],
    "0.20977": slope[1][1, 0],
    "0.24987": slope[2][0, 0],
    "0.16110": slope[2][1, 0],
    "-1.2220": delta[3][0, 0],
    "-0.5801": delta[2][0, 0],
    "0.2756": delta[2][1, 0],
    "0.1519": dw[1][0, 0],
    "-0.1622": dw[1][1, 0],
    "-0.3261": dw[2][0, 0],
    "-0.4064": dw[2][0, 1],
    "0.1549": dw[2][1, 0],
    "0.1931": dw[2][1, 1],
    "-0.6249": dw[3][0, 0],
    "-0.2466": dw[3][0, 1],
}


def ours(printed):
    """Rows of OURS by what they print, separated by spaces."""
    return [(number, OURS[number]) for number in printed.split()]


miss = 1 - a[3].item()

# A push of z is a push of the bias that z contains.
PUSHES = [0.1, 0.01, 0.001]
paths = slope[1] * w[2].T * (slope[2] * w[3].T).T * delta[3]  # row: the neuron pushed; column: the neuron passed

on_its_side = Network(net.sizes, w=[w[1], w[2].T, w[3]], b=b[1:]).forward(x).a[3].item()

new_w3 = w[3] - ETA * dw[3]
too_soon = new_w3.T @ delta[3] * slope[2]

RAISED = 0.5  # an early weight, in an exercise
early = example()[0]
early.w[1][0, 0] += RAISED
raised, raised_C = early.backward(early.forward(x), y), early.C(early.forward(x), y)

# The way back by hand, from what the walk forward left; a bend's slope is a(1 − a).
by_hand = {name: first for name, (first, *_) in EXERCISES["ex-phases-back"].given.items()}
hand_a1, hand_a2 = (np.array([[by_hand[f"a^{l}[{j}]"]] for j in (1, 2)]) for l in (1, 2))
hand_w2 = np.array([[by_hand[f"w^2[{j},{k}]"] for k in (1, 2)] for j in (1, 2)])
hand_w3 = np.array([[by_hand["w^3[1,1]"], by_hand["w^3[1,2]"]]])
hand_d3 = 2 * (by_hand["a^3[1]"] - by_hand["y[1]"])
hand_s1, hand_s2 = hand_a1 * (1 - hand_a1), hand_a2 * (1 - hand_a2)
hand_d2 = hand_w3.T * hand_d3 * hand_s2
hand_came = hand_w2.T @ hand_d2
hand_d1 = hand_came * hand_s1
hand_dw3, hand_dw2, hand_dw1 = hand_d3 * hand_a2.T, hand_d2 @ hand_a1.T, hand_d1 * by_hand["x[1]"]


NUMBERS = {
    "index": [*ours("0.5 0.389 0.3890 0.3733 -1.2220"), ("0.01", PUSHES[1]), ("0.611", miss)],
    "four-phases": [
        *ours("-0.9 -1.7 0.9 1.9 -1.4 0.2500 0.8500 0.0454 -1.3748 0.5622 0.7006 0.5114 0.2018 0.3890 0.3733"),
        *ours("0.24613 0.20977 0.24987 0.16110 -1.2220 -0.5801 0.2756 -0.3261 -0.4064 0.1549 0.1931 -0.6249 -0.2466"),
        ("0.3038", delta[1][0, 0]),
        ("0.5", x[0]),
        ("0.1519", dw[1][0, 0]),
        ("-0.58015", delta[2][0, 0]),
        ("0.27561", delta[2][1, 0]),
        ("0.1", ETA),
        ("0.6306", after_a_step(ETA)[0]),
        ("0.1364", after_a_step(ETA)[1]),
        ("0.5", GREEDY_ETA),
        ("1.6115", after_a_step(GREEDY_ETA)[0]),
        ("0.3739", after_a_step(GREEDY_ETA)[1]),
        ("0.0625", -ETA * dw[3][0, 0]),
        ("0.0247", -ETA * dw[3][0, 1]),
        ("1.9625", new_w3[0, 0]),
        ("-1.3753", new_w3[0, 1]),
        ("-0.5992", too_soon[0, 0]),
        ("0.2708", too_soon[1, 0]),
        ("-0.6110", -miss),
        ("1.6110", 1 + miss),
        ("-0.3243", delta[1][1, 0]),
        ("0.4517", raised_C),
        ("-1.3442", raised.delta[3].item()),
        ("-0.3596", raised.delta[1][1, 0]),
        ("0.8", hand_a1[0, 0]),
        ("0.4", hand_a1[1, 0]),
        ("0.4", by_hand["a^3[1]"]),
        ("0.9", by_hand["y[1]"]),
        ("0.2", hand_a2[1, 0]),
        ("1.5", hand_w2[1, 1]),
        ("1.2", hand_w2[0, 0]),
        ("0.25", hand_s2[0, 0]),
        ("0.16", hand_s2[1, 0]),
        ("0.16", hand_s1[0, 0]),
        ("0.6", 1 - hand_a1[1, 0]),
        ("0.24", hand_s1[1, 0]),
        ("-0.5", hand_d2[0, 0]),
        ("0.16", hand_d2[1, 0]),
        ("-0.52", hand_came[0, 0]),
        ("1.24", hand_came[1, 0]),
        ("-0.0832", hand_d1[0, 0]),
        ("0.2976", hand_d1[1, 0]),
        ("-0.5", hand_dw3[0, 0]),
        ("-0.2", hand_dw3[0, 1]),
        ("-0.4", hand_dw2[0, 0]),
        ("-0.2", hand_dw2[0, 1]),
        ("0.128", hand_dw2[1, 0]),
        ("0.064", hand_dw2[1, 1]),
        ("-0.0416", hand_dw1[0, 0]),
        ("0.1488", hand_dw1[1, 0]),
    ],
}
