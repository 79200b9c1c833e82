"""The answers of the chapter notation from the widths given, read off from networks that have them."""
from bplib import Network


def network(g):
    return Network([int(g[f"n[{l}]"]) for l in range(3)])


ORACLES = {
    ("ex-notation-shapes", 0): lambda g: network(g).w[1].shape,
    ("ex-notation-shapes", 1): lambda g: network(g).b[1].shape,
    ("ex-notation-shapes", 2): lambda g: network(g).w[2].shape,
    ("ex-notation-shapes", 3): lambda g: sum(v.size for v in network(g).w[1:] + network(g).b[1:]),
    ("ex-notation-sender", 1): lambda g: Network([int(g["n[0]"]), int(g["n[1]"])]).w[1].T.shape,
}
