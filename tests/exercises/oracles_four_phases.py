"""What the exercises of four-phases should answer, counted in networks of the widths given.

    ORACLES[("ex-phases-doors", 0)](given)     the weighted inputs of such a network
"""
from bplib import Network


def network(given):
    return Network([int(given[f"n[{l}]"]) for l in range(3)])


ORACLES = {
    ("ex-phases-doors", 0): lambda given: sum(b.size for b in network(given).b[1:]),
    ("ex-phases-outputs", 0): lambda given: len(network(given).w[2]),
}
