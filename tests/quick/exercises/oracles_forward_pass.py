"""The answers of the chapter forward-pass from the numbers given, by the library's network and plain Python."""

from math import exp

from bplib import Network, example
from tests.quick.exercises.pushes import turn, value


def neuron(g, louder=1):
    """(z, a) of a neuron that hears two senders."""
    net = Network([2, 1], output="sigmoid", w=[[[g["w^2[1,1]"], g["w^2[1,2]"]]]], b=[[g["b^2[1]"]]])
    forward = net.forward([louder * g["a^1[1]"], louder * g["a^1[2]"]])
    return forward.z[1].item(), forward.a[1].item()


def one_of_two(g, x1, x2):
    """The forward pass of 2-2-1, from two inputs."""
    net = Network(
        [2, 2, 1],
        w=[[[g[f"w^1[{j},{k}]"] for k in (1, 2)] for j in (1, 2)], [[g["w^2[1,1]"], g["w^2[1,2]"]]]],
        b=[[g["b^1[1]"], g["b^1[2]"]], [g["b^2[1]"]]],
    )
    return net.forward([x1, x2])


def sheet(g):
    """{cell: number} of the pass with the inputs given."""
    z, a = one_of_two(g, g["x[1]"], g["x[2]"])
    return {
        f"{name}^{l}[{j + 1}]": v[l][j, 0] for l in (1, 2) for name, v in (("z", z), ("a", a)) for j in range(len(v[l]))
    }


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
    net = Network(
        [1, 2, 1],
        hidden="linear",
        w=[[[g["w^1[1,1]"]], [g["w^1[2,1]"]]], [[g["w^2[1,1]"], g["w^2[1,2]"]]]],
        b=[[g["b^1[1]"], g["b^1[2]"]], [g["b^2[1]"]]],
    )
    return net.forward([x]).a[2].item()


def shout(what):
    """Whether the answer to −1 rises when ``what`` rises by 1."""
    return turn(value, "a^3[1]", {what: 1.0}, given={"x[1]": -1.0})


ORACLES = {
    ("ex-forward-neuron", 0): lambda g: neuron(g)[0],
    ("ex-forward-neuron", 1): lambda g: neuron(g)[1],
    ("ex-forward-neuron", 2): lambda g: neuron(g, louder=2)[0],
    ("ex-forward-one-of-two", 0): sheet,
    ("ex-forward-one-of-two", 1): lambda g: one_of_two(g, 0, 0).a[2].item(),
    ("ex-forward-one-of-two", 2): lambda g: one_of_two(g, 1, 1).a[2].item(),
    ("ex-forward-half", 0): lambda g: half(g["w^1[1,1]"], g["b^1[1]"]),
    ("ex-forward-half", 1): lambda g: half(g["w^1[2,1]"], g["b^1[2]"]),
    ("ex-forward-far", 1): far,
    ("ex-forward-negative", 0): lambda _: shout("w^1[2,1]"),
    ("ex-forward-negative", 1): lambda _: shout("b^1[2]"),
    ("ex-forward-negative", 2): lambda _: shout("w^2[2,1]"),
    ("ex-forward-twin", 0): lambda g: unbent(g, 1) - unbent(g, 0),
    ("ex-forward-twin", 1): lambda g: unbent(g, 0),
}
