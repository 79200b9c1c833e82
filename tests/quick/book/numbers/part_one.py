"""The numbers of Part I and its back matter.

OURS holds the numbers of our network as it stands, which many chapters print; a chapter names those it uses, with
``ours``, and adds its own. A number that the text chooses (a learning rate, a nudge) stands here under its name.
"""

from bplib import example

net, x, y = example()
w, b = net.w, net.b
z, a = forward = net.forward(x)
delta, dw, db, _ = net.backward(forward, y)
C = net.C(forward, y)
slope = [None] + [net.act[l].df(z[l], a[l]) for l in (1, 2, 3)]

OURS = {
    "0.5": x[0],
    "-0.9": w[1][0, 0],
    "0.7": b[1][0, 0],
    "-1.7": w[2][0, 0],
    "2.0": w[2][0, 1],
    "0.9": w[2][1, 0],
    "-1.4": w[2][1, 1],
    "1.9": w[3][0, 0],
    "0.25": z[1][0, 0],
    "0.85": z[1][1, 0],
    "0.2500": z[1][0, 0],
    "0.8500": z[1][1, 0],
    "0.0454": z[2][0, 0],
    "-1.3748": z[2][1, 0],
    "0.5622": a[1][0, 0],
    "0.7006": a[1][1, 0],
    "0.5114": a[2][0, 0],
    "0.2018": a[2][1, 0],
    "0.389": a[3][0, 0],
    "0.3890": a[3][0, 0],
    "0.3733": C,
    "0.24613": slope[1][0, 0],
    "0.20977": slope[1][1, 0],
    "0.24987": slope[2][0, 0],
    "0.16110": slope[2][1, 0],
    "-1.2220": delta[3][0, 0],
    "-0.5801": delta[2][0, 0],
    "0.2756": delta[2][1, 0],
    "0.1519": dw[1][0, 0],
    "-0.1622": dw[1][1, 0],
    "-0.3261": dw[2][0, 0],
    "-0.4064": dw[2][0, 1],
    "0.1549": dw[2][1, 0],
    "0.1931": dw[2][1, 1],
    "-0.6249": dw[3][0, 0],
    "-0.2466": dw[3][0, 1],
}


def ours(printed):
    """Rows of OURS by what they print, separated by spaces."""
    return [(number, OURS[number]) for number in printed.split()]


miss = 1 - a[3].item()

# A push of z is a push of the bias that z contains.
PUSHES = [0.1, 0.01, 0.001]

NUMBERS = {
    "index": [*ours("0.5 0.389 0.3890 0.3733 -1.2220"), ("0.01", PUSHES[1]), ("0.611", miss)],
}
