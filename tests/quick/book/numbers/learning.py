"""The numbers of Part II's second half: two-deltas, risk, algorithm."""

import numpy as np

from tests.quick.book.numbers.part_one import ETA, after_a_step, delta, net, on_its_side, ours, paths, slope, x, z

# Two samples for our network: its own, and a second one that asks for less.
PAIR_X, PAIR_Y = [0.5, 1.5], [1, 0]
pair_forward = net.forward([PAIR_X])
pair, pair_a = net.backward(pair_forward, [PAIR_Y]), pair_forward.a
in_sum = pair.dw[1][0, 0] * len(PAIR_Y)

above = [None, *(delta[l] / slope[l] for l in (1, 2, 3))]  # the slopes along a
weirless = above[1][1, 0] * x[0]

# One linear neuron and the two samples that it misses by +1 and -1, before and after its weight is raised.
RAISED = 1.1
MISS_X, MISS_Y = np.array([[1, 3]]), np.array([[0, 4]])
raised = RAISED * MISS_X
risk_before, risk_after = (((answers - MISS_Y) ** 2).mean() / 2 for answers in (MISS_X, raised))

# The step after that: the slopes of the risk along weight and bias, where both arrive, and what the samples get there.
misses = (raised - MISS_Y)[0]
asked = misses * MISS_X[0]
second_w, second_b = RAISED - ETA * asked.mean(), 0 - ETA * misses.mean()
answered = second_w * MISS_X[0] + second_b
left = answered - MISS_Y[0]
SECOND_STEP = [
    ("0.1", ETA),
    ("-2.1", asked[1]),
    ("-0.5", asked.mean()),
    ("0.2", misses.mean()),
    ("0.7", -misses[1]),
    ("0.605", misses[0] ** 2 / 2),
    ("0.245", misses[1] ** 2 / 2),
    ("1.15", second_w),
    ("-0.02", second_b),
    ("1.13", answered[0]),
    ("3.43", answered[1]),
    ("-0.57", left[1]),
    ("0.40045", (left**2).mean() / 2),
]

# One sigmoid neuron and two samples: answers, targets, and the errors of half the squared miss.
ANSWERS, TARGETS = np.array([0.5, 0.1]), np.array([0, 0.6])
bends = ANSWERS * (1 - ANSWERS)
bent = (ANSWERS - TARGETS) * bends

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

# A rate for the mean of a full batch, and what it is for the sum, for the sum of two batches, for the mean of the last few.
RATE, FULL, LAST = 0.32, 32, 4
HANDFUL = [("0.32", RATE), ("0.01", RATE / FULL), ("0.005", RATE / (2 * FULL)), ("0.04", RATE * LAST / FULL)]


def both_recipes(l, j, k):
    """One weight (neurons from 1) on the two samples: each one's slope, mean of the products, product of the means."""
    errors, sent = pair.delta[l][j - 1], pair_a[l - 1][k - 1]
    return *(errors * sent), (errors * sent).mean(), errors.mean() * sent.mean()


first, second, third = both_recipes(1, 1, 1), both_recipes(2, 1, 1), both_recipes(3, 1, 2)


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
    "risk": [
        *ours("0.5 0.1519 -0.3261 -0.2466"),
        ("1.5", PAIR_X[1]),
        ("1.1", RAISED),
        ("1.1", raised[0, 0]),
        ("3.3", raised[0, 1]),
        ("-0.7", (raised - MISS_Y)[0, 1]),
        ("0.5", risk_before),
        ("0.425", risk_after),
        ("0.3038", pair.delta[1][0, 0]),
        ("-0.2900", pair.delta[1][0, 1]),
        ("-0.4350", first[1]),
        ("-0.1415", first[2]),
        ("0.0069", first[3]),
        ("0.2124", second[1]),
        ("-0.0569", second[2]),
        ("0.0088", second[3]),
        ("0.2198", third[1]),
        ("-0.0134", third[2]),
        ("0.0182", third[3]),
        ("0.5", ANSWERS[0]),
        ("0.1", ANSWERS[1]),
        ("0.6", TARGETS[1]),
        ("-0.5", (ANSWERS - TARGETS)[1]),
        ("0.25", bends[0]),
        ("0.09", bends[1]),
        ("0.125", bent[0]),
        ("-0.045", bent[1]),
        ("0.04", bent.mean()),
        *SECOND_STEP,
        *HANDFUL,
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
