"""The numbers of Part II's second half: two-deltas, risk, algorithm."""
import numpy as np

from bplib import Network
from tests.book.numbers.part_one import a, b, delta, dw, net, on_its_side, ours, paths, slope, w, x

# Two samples for our network: its own, and a second one that asks for less.
PAIR_X, PAIR_Y = [0.5, 1.5], [1, 0]
pair = net.backward(net.forward([PAIR_X]), [PAIR_Y])
in_sum = pair.dw[1][0, 0] * len(PAIR_Y)

above = [None, *(delta[l] / slope[l] for l in (1, 2, 3))]      # the slopes along a
weirless = above[1][1, 0] * x[0]

NUMBERS = {
    "two-deltas": [
        *ours("-0.5801 0.2756 -1.2220 1.9 -1.4 -1.7 -0.9 0.9 2.0 0.5 0.24987 0.16110 0.24613 0.20977 0.3890"),
        *ours("0.1519 -0.1622"), ("0.3038", delta[1][0, 0]), ("-0.3243", delta[1][1, 0]),
        ("-2.3218", above[2][0, 0]), ("1.7108", above[2][1, 0]),
        ("1.2343", above[1][0, 0]), ("-1.5461", above[1][1, 0]), ("0.1214", paths[0, 0] * x[0]),
        ("-0.6110", delta[3][0, 0] / 2), ("-0.1273", on_its_side),
        ("1.5", PAIR_X[1]), ("-0.1415", pair.dw[1][0, 0]), ("-0.2831", in_sum), ("-0.7731", weirless),
        ("4.00", 1 / slope[2][0, 0]), ("6.21", 1 / slope[2][1, 0]), ("4.06", 1 / slope[1][0, 0]),
        ("4.77", 1 / slope[1][1, 0]),
    ],
}
