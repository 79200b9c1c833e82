"""The paths along which a push of one neuron reaches the cost.

slope(net, forward, l, j)            σ'(z) of one neuron
paths_from(net, forward, y, l, j)    every path from it, with the product of its factors
"""

import numpy as np

from bplib.figures.graph import Numbers
from bplib.network import Forward, Network


def slope(net: Network, forward: Forward, l: int, j: int) -> float:
    """σ'(z) of one neuron."""
    return net.act[l].df(forward.z[l], forward.a[l])[j, 0]


def paths_from(net: Network, forward: Forward, y: Numbers, l: int, j: int) -> list[tuple[list[tuple[int, int]], float]]:
    """Every path from z of neuron j of layer l to the cost: [(neurons [(l, j), …, (L, i)], product of its factors)]."""
    here = slope(net, forward, l, j)
    if l == net.L:
        return [([(l, j)], here * net.C_s.dC(forward.a[l], np.reshape(y, (-1, 1)))[j, 0])]
    return [
        ([(l, j), *path], here * net.w[l + 1][k, j] * product)
        for k in range(net.sizes[l + 1])
        for path, product in paths_from(net, forward, y, l + 1, k)
    ]
