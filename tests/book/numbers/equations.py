"""The numbers of Part II: the four equations.

The two neurons of output-error are A and B; OURS holds our network as it stands (tests/book/numbers/part_one.py).
"""
import numpy as np

from bplib.functions import ACTIVATIONS, sigmoid
from tests.book.numbers.part_one import miss, ours

PUSH = 0.1
SIGMOID = ACTIVATIONS["sigmoid"]


class Output:
    """A sigmoid output neuron with the weighted input ``z``, the target ``y`` and the cost (a − y)²."""

    def __init__(self, z, y):
        self.z, self.y, self.a = z, y, sigmoid(z)
        self.miss, self.slope = self.a - y, SIGMOID.df(z, self.a)
        self.counted = 2 * self.miss                # the miss as the cost counts it
        self.error, self.cost = self.counted * self.slope, self.miss**2
        self.rise = (sigmoid(z + PUSH) - y) ** 2 - self.cost


def counted_and_bent(a):
    """The error of a sigmoid output with the answer ``a`` and the target 1."""
    return 2 * (a - 1) * a * (1 - a)


A, B = Output(-0.45, 1.0), Output(-6.0, 0.6131)
FALLING = [Output(float(z), 1.0) for z in (-6, -4, -2, 0, 2)]
shares = np.exp([2.0, 1.0, 0.0]) / np.exp([2.0, 1.0, 0.0]).sum()
HALF, NEARLY = 0.5, 0.9                             # the two answers that are meant to agree
apart = 2 * (HALF - NEARLY)

NUMBERS = {
    "output-error": [
        *ours("0.3890 -1.2220"), ("0.611", miss), ("0.1", PUSH),
        ("-0.45", A.z), ("0.3894", A.a), ("0.6106", -A.miss), ("-0.6106", A.miss), ("0.3729", A.cost),
        ("-0.02876", A.rise), ("-0.2876", A.rise / PUSH), ("0.2378", A.slope), ("-1.2213", A.counted),
        ("-0.2904", A.error),
        ("0.6131", B.y), ("0.0025", B.a), ("0.6106", -B.miss), ("-0.6106", B.miss), ("0.3729", B.cost),
        ("-0.00032", B.rise), ("-0.0032", B.rise / PUSH), ("0.0025", B.slope), ("0.002467", B.slope),
        ("-1.2213", B.counted), ("-0.0030", B.error),
        *[row for n, printed in zip(FALLING, [
            ("0.0025", "-0.9975", "0.0025", "-0.0049"), ("0.0180", "-0.9820", "0.0177", "-0.0347"),
            ("0.1192", "-0.8808", "0.1050", "-0.1850"), ("0.5000", "-0.5000", "0.2500", "-0.2500"),
            ("0.8808", "-0.1192", "0.1050", "-0.0250")]) for row in zip(printed, (n.a, n.miss, n.slope, n.error))],
        ("0.6652", shares[0]), ("0.2447", shares[1]), ("0.0900", shares[2]), ("-0.7553", shares[1] - 1),
        ("0.1", 0.1), ("0.9", NEARLY), ("0.5", HALF),
        ("-0.162", counted_and_bent(0.1)), ("-0.2963", counted_and_bent(1 / 3)), ("-0.25", counted_and_bent(0.5)),
        ("-0.018", counted_and_bent(0.9)),
        ("-0.8", apart), ("0.8", -apart), ("0.25", HALF * (1 - HALF)), ("0.09", NEARLY * (1 - NEARLY)),
        ("-0.2", apart * HALF * (1 - HALF)), ("0.072", -apart * NEARLY * (1 - NEARLY)),
    ],
}
