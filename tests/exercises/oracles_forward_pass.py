"""The answers of the chapter forward-pass from the numbers given, by the library's network and plain Python."""
from math import exp

from bplib import Network, example


def neuron(g, louder=1):
    """(z, a) of a neuron that hears two senders."""
    net = Network([2, 1], output="sigmoid", w=[[[g["w^2[1,1]"], g["w^2[1,2]"]]]], b=[[g["b^2[1]"]]])
    forward = net.forward([louder * g["a^1[1]"], louder * g["a^1[2]"]])
    return forward.z[1].item(), forward.a[1].item()


def half(w, b):
    """The input at which a sigmoid neuron says ½, by halving an interval."""
    low, high = -100.0, 100.0
    for _ in range(200):
        x = (low + high) / 2
        low, high = (x, high) if (1 / (1 + exp(-(w * x + b))) < 0.5) == (w > 0) else (low, x)
    return low


def far(g):
    """The answer to an input so large that the neurons of layer 1 have gone as far as they can."""
    net, _, _ = example()
    net.w[2][0, 1], net.w[2][1, 1], net.w[3][0, 0] = g["w^2[1,2]"], g["w^2[2,2]"], g["w^3[1,1]"]
    return net.forward([200.0]).a[3].item()


def unbent(g, x):
    """The answer of 1-2-1 without bends."""
    net = Network([1, 2, 1], hidden="linear", w=[[[g["w^1[1,1]"]], [g["w^1[2,1]"]]], [[g["w^2[1,1]"], g["w^2[1,2]"]]]],
                  b=[[g["b^1[1]"], g["b^1[2]"]], [g["b^2[1]"]]])
    return net.forward([x]).a[2].item()


ORACLES = {
    ("ex-forward-neuron", 0): lambda g: neuron(g)[0],
    ("ex-forward-neuron", 1): lambda g: neuron(g)[1],
    ("ex-forward-neuron", 2): lambda g: neuron(g, louder=2)[0],
    ("ex-forward-half", 0): lambda g: half(g["w^1[1,1]"], g["b^1[1]"]),
    ("ex-forward-half", 1): lambda g: half(g["w^1[2,1]"], g["b^1[2]"]),
    ("ex-forward-far", 1): far,
    ("ex-forward-twin", 0): lambda g: unbent(g, 1) - unbent(g, 0),
    ("ex-forward-twin", 1): lambda g: unbent(g, 0),
}
