"""The numbers of algorithm, the end of Part II."""

from tests.quick.book.numbers.part_one import ETA, after_a_step, delta, net, ours, z


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
