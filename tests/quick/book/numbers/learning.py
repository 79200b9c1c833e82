"""The numbers of Part II's second half: two-deltas, algorithm."""

import numpy as np

from tests.quick.book.numbers.part_one import ETA, after_a_step, delta, net, on_its_side, ours, paths, slope, x, z

# Two samples for our network: its own, and a second one that asks for less.
PAIR_X, PAIR_Y = [0.5, 1.5], [1, 0]
pair = net.backward(net.forward([PAIR_X]), [PAIR_Y])
in_sum = pair.dw[1][0, 0] * len(PAIR_Y)

above = [None, *(delta[l] / slope[l] for l in (1, 2, 3))]  # the slopes along a
weirless = above[1][1, 0] * x[0]

# Both sheets of two-deltas: one sigmoid sender, two sigmoid outputs; what stands above their weirs and below.
said, wanted = np.array([0.5, 0.8]), np.array([1, 0])
high, weirs = 2 * (said - wanted), said * (1 - said)
low, collected = high * weirs, (high * weirs) @ [2, -1]
BOTH_SHEETS = [
    ("0.5", said[0]),
    ("0.8", said[1]),
    ("0.2", 1 - said[1]),
    ("1.6", high[1]),
    ("0.25", weirs[0]),
    ("0.16", weirs[1]),
    ("-0.25", low[0]),
    ("0.256", low[1]),
    ("-0.5", 2 * low[0]),
    ("-0.256", -low[1]),
    ("-0.756", collected),
    ("-0.189", collected * 0.25),
    ("-0.378", collected * 0.25 * 2),
]

# The sheet of the last exercise of two-deltas: one sender, two receivers; every error above its weir.
SHEET_W, SHEET, RECEIVERS, SENDER = np.array([2, -1]), np.array([0.4, -0.6]), np.array([0.25, 0.2]), 0.1
sheet_above = (SHEET_W * SHEET * RECEIVERS).sum()
SHEET_NUMBERS = [
    ("0.4", SHEET[0]),
    ("-0.6", SHEET[1]),
    ("0.25", RECEIVERS[0]),
    ("0.2", RECEIVERS[1]),
    ("0.1", SENDER),
    ("0.32", sheet_above),
    ("0.8", (SHEET_W * SHEET)[0]),
    ("0.6", (SHEET_W * SHEET)[1]),
    ("1.4", SHEET_W @ SHEET),
    ("0.14", (SHEET_W @ SHEET) * SENDER),
    ("0.2", (SHEET_W * SHEET * RECEIVERS)[0]),
    ("0.12", (SHEET_W * SHEET * RECEIVERS)[1]),
    ("0.032", sheet_above * SENDER),
    ("0.1", (SHEET * RECEIVERS)[0]),
    ("-0.12", (SHEET * RECEIVERS)[1]),
    ("0.01", 0.01),
    ("0.0032", 0.01 * sheet_above),
]


def passes_back(sizes):
    """The multiplications at the weights on the way back, measured in those of one forward pass."""
    weights = [n * m for n, m in zip(sizes[1:], sizes)]
    return (sum(weights[1:]) + sum(weights)) / sum(weights)


# The evenings: a path past the activation function, two neurons with one weight, a penalty on size, gains in layer 1.
BEND, LAYERS = 0.25, 5
P, Q, T = 0.5, 3, 3
missed = P**2 * Q - T
CHARGE, WEIGHT, STEPS = 0.5, 2, 3
kept = 1 - ETA * CHARGE
knobs = (delta[1] * z[1]).ravel()

NUMBERS = {
    "two-deltas": [
        *ours("-0.5801 0.2756 -1.2220 1.9 -1.7 -0.9 0.9 2.0 0.5 0.24987 0.16110 0.24613 0.20977 0.3890"),
        *ours("0.1519 -0.1622 0.3733"),
        ("0.3038", delta[1][0, 0]),
        ("-0.3243", delta[1][1, 0]),
        ("-2.3218", above[2][0, 0]),
        ("1.7108", above[2][1, 0]),
        ("1.2343", above[1][0, 0]),
        ("-1.5462", above[1][1, 0]),
        ("0.1214", paths[0, 0] * x[0]),
        ("-0.6110", delta[3][0, 0] / 2),
        ("-0.1273", on_its_side),
        ("1.5", PAIR_X[1]),
        ("-0.1415", pair.dw[1][0, 0]),
        ("-0.2831", in_sum),
        ("-0.7731", weirless),
        ("4.00", 1 / slope[2][0, 0]),
        ("6.21", 1 / slope[2][1, 0]),
        ("4.06", 1 / slope[1][0, 0]),
        ("4.77", 1 / slope[1][1, 0]),
        *SHEET_NUMBERS,
        *BOTH_SHEETS,
    ],
    "algorithm": [
        *ours("0.3733"),
        ("0.1", ETA),
        ("0.1364", after_a_step(ETA)[1]),
        ("1.75", passes_back(net.sizes)),
        ("1.01", passes_back([784, 30, 10])),
        ("1.99", passes_back([8] * 101)),
        ("3.0518", (BEND + 1) ** LAYERS),
        ("0.75", P**2 * Q),
        ("-2.25", missed),
        ("-13.5", 2 * missed * 2 * P * Q),
        ("-4.5", 2 * missed),
        ("1.5", P * Q),
        ("-6.75", 2 * missed * P * Q),
        ("0.5", CHARGE),
        ("0.95", kept),
        ("1.7148", WEIGHT * kept**STEPS),
        *ours("-0.9 0.7 0.1519 0.25 0.85"),
        ("0.3038", delta[1][0, 0]),
        ("-0.3243", delta[1][1, 0]),
        ("0.0760", knobs[0]),
        ("-0.2757", knobs[1]),
        ("-0.1997", knobs.sum()),
    ],
}
