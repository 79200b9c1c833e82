"""Every decimal number that the prose of a chapter prints, beside the value that it must be the rounding of.

    NUMBERS["four-phases"]      [("0.3890", a[3][0, 0]), …]

A number that the text chooses (a learning rate, a nudge) stands here under its name, so that it is stated once.
"""
from bplib import example

ETA, GREEDY_ETA = 0.1, 0.5


def after_a_step(eta):
    """(ŷ, C) of our network after one step of gradient descent from where it starts."""
    moved, x, y = example()
    start = moved.forward(x)
    moved.step(moved.backward(start, y), eta)
    forward = moved.forward(x)
    return forward.a[3].item(), moved.C(forward, y)


net, x, y = example()
w, b = net.w, net.b
z, a = forward = net.forward(x)
delta, dw, db, _ = net.backward(forward, y)
C = net.C(forward, y)
slope = [None] + [net.act[l].df(z[l], a[l]) for l in (1, 2, 3)]

new_w3 = w[3] - ETA * dw[3]
too_soon = new_w3.T @ delta[3] * slope[2]

NUMBERS = {
    "four-phases": [
        ("-0.9", w[1][0, 0]), ("1.9", w[3][0, 0]), ("-1.4", w[3][0, 1]),
        ("0.2500", z[1][0, 0]), ("0.8500", z[1][1, 0]), ("0.0454", z[2][0, 0]), ("-1.3748", z[2][1, 0]),
        ("0.5622", a[1][0, 0]), ("0.7006", a[1][1, 0]), ("0.5114", a[2][0, 0]), ("0.2018", a[2][1, 0]),
        ("0.24613", slope[1][0, 0]), ("0.20977", slope[1][1, 0]),
        ("0.24987", slope[2][0, 0]), ("0.16110", slope[2][1, 0]),
        ("0.3890", z[3][0, 0]), ("0.3890", a[3][0, 0]), ("0.3733", C),
        ("-1.2220", delta[3][0, 0]), ("-0.5801", delta[2][0, 0]), ("0.2756", delta[2][1, 0]),
        ("-0.3261", dw[2][0, 0]), ("-0.4064", dw[2][0, 1]), ("0.1549", dw[2][1, 0]), ("0.1931", dw[2][1, 1]),
        ("0.1", ETA), ("0.6306", after_a_step(ETA)[0]), ("0.1364", after_a_step(ETA)[1]),
        ("0.5", GREEDY_ETA), ("1.6115", after_a_step(GREEDY_ETA)[0]), ("0.3739", after_a_step(GREEDY_ETA)[1]),
        ("-0.6249", dw[3][0, 0]), ("-0.2466", dw[3][0, 1]),
        ("0.0625", -ETA * dw[3][0, 0]), ("0.0247", -ETA * dw[3][0, 1]),
        ("1.9625", new_w3[0, 0]), ("-1.3753", new_w3[0, 1]),
        ("-0.5992", too_soon[0, 0]), ("0.2708", too_soon[1, 0]),
    ],
}
