"""The numbers of the back matter: the sources, errata, cheat sheet, library reference."""

from bplib import example
from bplib.functions import sigmoid

NET, X, Y = example()
FORWARD = NET.forward(X)
BACKWARD = NET.backward(FORWARD, Y)
STEEP, FLAT = 0.25, 0.05  # chosen in an exercise: the slopes of two samples
SHARES = (NET.w[2].T[0] * BACKWARD.delta[2].ravel()).tolist()
LISTENERS = NET.act[2].df(FORWARD.z[2], FORWARD.a[2]).ravel().tolist()
PUSHED, BIAS = example()[0], 3  # chosen in an exercise: a bias that drives its neuron to where its curve is flat
PUSHED.b[1][0, 0] += BIAS
FLATTER = PUSHED.forward(X)
FLAT_DELTA = PUSHED.backward(FLATTER, Y).delta
FAR, BACK = 4, (1, -2)  # chosen in an exercise: the place of the second sample, and what comes back to both


def bend(z):
    """The slope of the sigmoid."""
    return sigmoid(z) * (1 - sigmoid(z))


def with_swapped_weights():
    """δ_1^1 of our network if BP2 took w_{jk} for w_{kj}."""
    slope = NET.act[1].df(FORWARD.z[1], FORWARD.a[1])
    return ((NET.w[2] @ BACKWARD.delta[2]) * slope)[0, 0]


NUMBERS = {
    "sources": [
        ("0.5", X[0]),
        ("0.3890", FORWARD.a[3].item()),
        ("0.3733", NET.C(FORWARD, Y)),
        ("-1.2220", BACKWARD.delta[3].item()),
    ],
    "errata": [
        ("0.3038", BACKWARD.delta[1][0, 0]),
        ("0.3784", with_swapped_weights()),
        ("0.25", STEEP),
        ("0.05", FLAT),
        ("-0.05", -FLAT),
        ("0.1", (STEEP - FLAT) / 2),
        ("0.9863", SHARES[0]),
        ("0.2480", SHARES[1]),
        ("0.24987", LISTENERS[0]),
        ("0.16110", LISTENERS[1]),
        ("0.2464", SHARES[0] * LISTENERS[0]),
        ("0.0400", SHARES[1] * LISTENERS[1]),
        ("0.2864", SHARES[0] * LISTENERS[0] + SHARES[1] * LISTENERS[1]),
        ("0.7", NET.b[1][0, 0]),
        ("3.7", PUSHED.b[1][0, 0]),
        ("3.25", FLATTER.z[1][0, 0]),
        ("0.24613", bend(FORWARD.z[1][0, 0])),
        ("0.03593", bend(FLATTER.z[1][0, 0])),
        ("0.0713", FLAT_DELTA[1][0, 0]),
        ("0.4334", (PUSHED.w[2].T[0] * FLAT_DELTA[2].ravel() * bend(FLATTER.z[2]).ravel()).sum()),
        ("1.2343", sum(SHARES)),
        ("0.5622", FORWARD.a[1][0, 0]),
        ("0.6939", sum(SHARES) * FORWARD.a[1][0, 0]),
        ("0.01766", bend(FAR)),
        ("-0.0353", BACK[1] * bend(FAR)),
        ("0.1073", (BACK[0] * bend(0) + BACK[1] * bend(FAR)) / 2),
        ("0.1050", bend(FAR / 2)),
        ("-0.0525", bend(FAR / 2) * sum(BACK) / 2),
    ],
}
