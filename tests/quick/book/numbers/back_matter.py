"""The numbers of the back matter: the sources, errata, cheat sheet, library reference."""

from bplib import example

NET, X, Y = example()
FORWARD = NET.forward(X)
BACKWARD = NET.backward(FORWARD, Y)

NUMBERS = {
    "sources": [
        ("0.5", X[0]),
        ("0.3890", FORWARD.a[3].item()),
        ("0.3733", NET.C(FORWARD, Y)),
        ("-1.2220", BACKWARD.delta[3].item()),
    ],
}
