"""The answers of the self-tests' questions by another road: networks run forward, nudges, arithmetic sample by sample.

The second entry of a key counts the equals that stand in one place.
"""

import numpy as np

from bplib import Network, example

STEP = 1e-30


def slope(f, at):
    """The derivative of ``f``, exact to rounding."""
    return np.imag(f(at + 1j * STEP)) / STEP


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def heard(g):
    """What a neuron adds up that hears p and −q."""
    return Network([2, 1], w=[[[g["r"], g["s"]]]], b=[[g["t"]]]).forward([g["p"], -g["q"]]).z[1].item()


def output_error(g):
    added_up = np.log(g["p"] / (1 - g["p"]))
    return slope(lambda z: (sigmoid(z) - g["q"]) ** 2, added_up)


def hidden_error(g):
    """The two neurons that are fed have the errors r and s, so the cost moves by them; a bend of slope ¼ is a line."""

    def cost(z):
        a = z / 4
        return g["r"] * (g["p"] * a) + g["s"] * (-g["q"] * a)

    return slope(cost, 0.0)


def stepped(g):
    """What a step does to a cost that is a plane with these slopes."""
    slopes = np.array([-g["p"], g["q"]])
    return slopes @ (-g["r"] * slopes)


def above_the_weir(g):
    """The sender's weight acts on what is added up; the cost hears the activation, by δ."""
    added_up = np.log(g["q"] / (1 - g["q"]))
    return slope(lambda w: g["p"] * sigmoid(added_up + w * g["r"]), 0.0)


def turn_of_the_first_error(target=0, weight=0):
    """1, 0 or −1: what the error of the worksheet's neuron 1 does when the target, or the weight from neuron 2, rises."""
    net, x, y = example("1-2-1")

    def error(target, weight):
        def cost(push):
            a = sigmoid(net.w[1] @ np.array([x]).T + net.b[1] + np.array([[push], [0]]))
            return ((net.w[2] + [0, weight]) @ a + net.b[2] - y[0] - target).item() ** 2

        return slope(cost, 0.0)

    return np.sign(error(target, weight) - error(0, 0))


def shapes(g):
    """The weights of the network, and its columns of errors and inputs."""
    sizes = [g["n[0]"], g["n[1]"], g["n[2]"]]
    return Network(sizes).w, np.ones((sizes[2], g["N"])), np.ones((sizes[0], g["N"]))


def back_to_the_input(g):
    w, errors, _ = shapes(g)
    return (w[1].T @ (w[2].T @ errors)).shape


def slopes_of_layer_1(g):
    w, errors, inputs = shapes(g)
    return ((w[2].T @ errors) @ inputs.T).shape


ORACLES = {
    ("start-1", 0): lambda g: slope(lambda u: u * u, g["p"]),
    ("start-1", 1): lambda g: slope(lambda u: u * u, g["p"]) * g["q"],
    ("start-3", 0): lambda g: (np.array([[g["p"], g["q"]], [g["r"], g["s"]]]) @ [g["t"], g["u"]])[1],
    ("start-4", 0): lambda g: sigmoid(heard(g)),
    ("start-4", 1): lambda g: max(heard(g), heard(g) / 10),
    ("start-5", 0): lambda g: Network([g["n[0]"], g["n[1]"]]).w[1].shape,
    ("start-6", 0): lambda g: g["p"] - g["r"] * slope(lambda b: (b - g["q"]) ** 2, g["p"]),
    ("start-7", 0): lambda g: slope(lambda u: g["r"] * (g["p"] * u) - g["t"] * (g["q"] * u), 1.0),
    ("start-9", 0): output_error,
    ("start-10", 0): hidden_error,
    ("start-11", 0): lambda g: slope(lambda w: -g["p"] * (w * g["q"]), g["r"]),
    ("start-12", 1): lambda g: slope(lambda w: np.mean([g["p"] * (w * g["r"]), g["q"] * (w * -g["s"])]), 0.0),
    ("end-2", 0): stepped,
    ("end-4", 0): lambda g: turn_of_the_first_error(target=1),
    ("end-4", 1): lambda g: turn_of_the_first_error(weight=1),
    ("end-8", 0): back_to_the_input,
    ("end-8", 1): slopes_of_layer_1,
    ("end-9", 0): above_the_weir,
    ("end-10", 0): lambda g: np.mean([g["r"]] * int(g["p"]) + [-g["s"]] * int(g["q"])),
}
