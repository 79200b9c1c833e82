"""The numbers of the back matter: errata, cheat sheet, library reference."""
from bplib import example

NET, X, Y = example()
FORWARD = NET.forward(X)
BACKWARD = NET.backward(FORWARD, Y)
STEEP, FLAT = 0.25, 0.05        # chosen in an exercise: the slopes of two samples


def with_swapped_weights():
    """δ_1^1 of our network if BP2 took w_{jk} for w_{kj}."""
    slope = NET.act[1].df(FORWARD.z[1], FORWARD.a[1])
    return ((NET.w[2] @ BACKWARD.delta[2]) * slope)[0, 0]


NUMBERS = {
    "errata": [
        ("0.3038", BACKWARD.delta[1][0, 0]),
        ("0.3784", with_swapped_weights()),
        ("0.3890", FORWARD.a[3].item()),
        ("0.3733", NET.C(FORWARD, Y)),
        ("-1.2220", BACKWARD.delta[3].item()),
        ("0.25", STEEP),
        ("0.05", FLAT),
        ("-0.05", -FLAT),
        ("0.1", (STEEP - FLAT) / 2),
    ],
}
