"""The answers of the chapter notation, read off from networks of the widths given, and from what neurons hear."""

import numpy as np

from bplib import Network
from tests.quick.exercises.pushes import slope, turn, value


def network(g):
    return Network([int(g[f"n[{l}]"]) for l in range(3)])


def heard(g, sender, receiver):
    """What the receiver adds up when that sender alone says 1."""
    table = np.array([[g[f"w[{j},{k}]"] for k in (1, 2, 3)] for j in (1, 2)])
    said = np.zeros(3)
    said[sender - 1] = 1
    return (table @ said)[receiver - 1]


def in_both_answers(_):
    """Who hears neuron 1 of layer 1, and whom neuron 1 of layer 2 hears: measured by pushes."""
    out = {slope(f"z^2[{j}]", {"a^1[1]": 1}) for j in (1, 2)}
    into = {slope("z^2[1]", {f"a^1[{k}]": 1}) for k in (1, 2)}
    [weight] = out & into
    return weight


ORACLES = {
    ("ex-notation-address", 0): lambda g: heard(g, sender=1, receiver=2),
    ("ex-notation-address", 1): lambda g: heard(g, sender=2, receiver=1),
    ("ex-notation-address", 3): lambda g: heard(g, sender=1, receiver=1),
    ("ex-notation-address", 4): lambda g: heard(g, sender=1, receiver=2),
    ("ex-notation-column", 2): in_both_answers,
    ("ex-notation-moves", 0): lambda _: turn(value, "z^2[2]", {"w^2[1,2]": 1.0}),
    ("ex-notation-moves", 1): lambda _: turn(value, "a^3[1]", {"w^2[2,1]": 1.0}),
    ("ex-notation-moves", 2): lambda _: turn(value, "z^2[1]", {"w^2[1,1]": 1.0}),
    ("ex-notation-shapes", 0): lambda g: network(g).w[1].shape,
    ("ex-notation-shapes", 1): lambda g: network(g).b[1].shape,
    ("ex-notation-shapes", 2): lambda g: network(g).w[2].shape,
    ("ex-notation-shapes", 3): lambda g: sum(v.size for v in network(g).w[1:] + network(g).b[1:]),
    ("ex-notation-sender", 1): lambda g: Network([int(g["n[0]"]), int(g["n[1]"])]).w[1].T.shape,
}
