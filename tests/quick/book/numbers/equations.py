"""The numbers of Part II: the four equations.

The two neurons of output-error are A and B. What our network holds as it stands comes from part_one, with ``ours``.
"""

import numpy as np

from bplib.functions import ACTIVATIONS, sigmoid
from tests.quick.book.numbers.part_one import miss, ours

PUSH = 0.1
SIGMOID = ACTIVATIONS["sigmoid"]


class Output:
    """A sigmoid output neuron with the weighted input ``z``, the target ``y`` and the cost (a − y)²."""

    def __init__(self, z, y):
        self.z, self.y, self.a = z, y, sigmoid(z)
        self.miss, self.slope = self.a - y, SIGMOID.df(z, self.a)
        self.counted = 2 * self.miss  # the miss as the cost counts it
        self.error, self.cost = self.counted * self.slope, self.miss**2
        self.rise = (sigmoid(z + PUSH) - y) ** 2 - self.cost


def counted_and_bent(a):
    """The error of a sigmoid output with the answer ``a`` and the target 1."""
    return 2 * (a - 1) * a * (1 - a)


A, B = Output(-0.45, 1.0), Output(-6.0, 0.6131)
FALLING = [Output(float(z), 1.0) for z in (-6, -4, -2, 0, 2)]
CLASSES, CLASS_PUSH = np.array([2.0, 1.0, 0.0]), np.array([0, 0.1, 0])  # three weighted inputs of a softmax
powers, after = np.exp(CLASSES), np.exp(CLASSES + CLASS_PUSH)
shares, roomier = powers / powers.sum(), after / after.sum()
heard_by_right = shares[1] * (np.array([0, 1, 0]) - shares)  # the slopes of output 2 along the three weighted inputs
HALF, NEARLY = 0.5, 0.9  # the two answers that are meant to agree
apart = 2 * (HALF - NEARLY)
LOUD, UNSURE = 0.8, 0.05  # what a neuron says that should say 0, and one that should say 1
BENT = Output(-3.0, 1.0)  # of the exercise that bends twice, at the wrong place: at its activation
bent_twice = SIGMOID.df(BENT.a, sigmoid(BENT.a))

# Three shares of 1, the second of which should be 1, and the squared misses: what a push of the second weighted input does.
parts = np.array([0.2, 0.3, 0.5])
counted, heard = 2 * (parts - [0, 1, 0]), parts * (np.array([0, 1, 0]) - parts[1])
WHOLE_SUM = [
    ("0.2", parts[0]),
    ("-0.2", -parts[0]),
    ("0.3", parts[1]),
    ("0.5", parts[2]),
    ("-0.5", -parts[2]),
    ("0.7", 1 - parts[1]),
    ("0.4", counted[0]),
    ("-1.4", counted[1]),
    ("-0.06", heard[0]),
    ("0.21", heard[1]),
    ("-0.15", heard[2]),
    ("-0.468", counted @ heard),
    ("-0.024", (counted * heard)[0]),
    ("-0.294", (counted * heard)[1]),
    ("-0.7", (counted / 2)[1]),
]

NUMBERS = {
    "output-error": [
        *ours("0.3890 -1.2220"),
        ("0.611", miss),
        ("0.1", PUSH),
        ("-0.45", A.z),
        ("0.3894", A.a),
        ("0.6106", -A.miss),
        ("-0.6106", A.miss),
        ("0.3729", A.cost),
        ("-0.02876", A.rise),
        ("-0.2876", A.rise / PUSH),
        ("0.2378", A.slope),
        ("-1.2213", A.counted),
        ("-0.2904", A.error),
        ("0.6131", B.y),
        ("0.0025", B.a),
        ("0.6106", -B.miss),
        ("-0.6106", B.miss),
        ("0.3729", B.cost),
        ("-0.00032", B.rise),
        ("-0.0032", B.rise / PUSH),
        ("0.0025", B.slope),
        ("0.002467", B.slope),
        ("-1.2213", B.counted),
        ("-0.0030", B.error),
        *[
            row
            for n, printed in zip(
                FALLING,
                [
                    ("-0.9975", "0.002467", "-0.0049"),
                    ("-0.9820", "0.01766", "-0.0347"),
                    ("-0.8808", "0.1050", "-0.1850"),
                    ("-0.5000", "0.2500", "-0.2500"),
                    ("-0.1192", "0.1050", "-0.0250"),
                ],
            )
            for row in zip(printed, (n.miss, n.slope, n.error))
        ],
        ("0.6652", shares[0]),
        ("0.2447", shares[1]),
        ("0.0900", shares[2]),
        ("-0.7553", shares[1] - 1),
        ("-0.6110", -miss),
        ("11.1073", powers.sum()),
        ("7.3891", powers[0]),
        ("2.7183", powers[1]),
        ("0.6485", roomier[0]),
        ("0.2637", roomier[1]),
        ("0.0878", roomier[2]),
        ("0.1054", -np.log(0.9)),
        ("0.6931", -np.log(0.5)),
        ("1.4076", -np.log(shares[1])),
        ("0.01", 0.01),
        ("4.6052", -np.log(0.01)),
        ("-4.0862", -1 / shares[1]),
        ("-0.16280", heard_by_right[0]),
        ("0.18484", heard_by_right[1]),
        ("-0.02203", heard_by_right[2]),
        ("0.244728", shares[1]),
        ("0.6652", -heard_by_right[0] / shares[1]),
        ("0.0900", -heard_by_right[2] / shares[1]),
        ("-0.7553", -heard_by_right[1] / shares[1]),
        ("0.1", 0.1),
        ("0.9", NEARLY),
        ("0.5", HALF),
        ("-0.162", counted_and_bent(0.1)),
        ("-0.2963", counted_and_bent(1 / 3)),
        ("-0.25", counted_and_bent(0.5)),
        ("-0.018", counted_and_bent(0.9)),
        ("-0.8", apart),
        ("0.8", -apart),
        ("0.25", HALF * (1 - HALF)),
        ("0.09", NEARLY * (1 - NEARLY)),
        ("-0.2", apart * HALF * (1 - HALF)),
        ("0.072", -apart * NEARLY * (1 - NEARLY)),
        ("0.2", 1 - LOUD),
        ("0.16", LOUD * (1 - LOUD)),
        ("0.256", 2 * LOUD * LOUD * (1 - LOUD)),
        ("0.128", LOUD * LOUD * (1 - LOUD)),
        ("-1.2", round(B.error, 4) / round(B.slope, 4)),
        ("0.0474", BENT.a),
        ("-1.9051", BENT.counted),
        ("0.2499", bent_twice),
        ("-0.4760", BENT.counted * bent_twice),
        ("0.0452", BENT.slope),
        ("-0.0861", BENT.error),
        ("0.1966", SIGMOID.df(1.0, sigmoid(1.0))),
        ("0.05", UNSURE),
        ("0.95", 1 - UNSURE),
        ("0.0475", UNSURE * (1 - UNSURE)),
        *WHOLE_SUM,
    ],
}
