"""The answers of two-deltas' exercises by another road: central differences on the sheet's neurons, and pushes of our network."""

from numpy import exp, log

from tests.quick.exercises import pushes

H = 1e-6


def receivers(g):
    """(weight from the sender, error above the weir, slope) of the two receivers."""
    return ((g["w[1,1]"], g["delta[1]"], g["p"]), (g["w[2,1]"], g["delta[2]"], g["q"]))


def cost(g, at_activation=0.0, at_input=0.0, at_receiver=0.0):
    """The cost near the sheet's point, where every bend is as steep as the sheet says, after a push of the sender or of
    the first receiver's weighted input."""
    said = at_activation + g["t"] * at_input
    pushes = at_receiver, 0.0
    return sum(above * slope * (weight * said + push) for (weight, above, slope), push in zip(receivers(g), pushes))


def slope(g, where):
    return (cost(g, **{where: H}) - cost(g, **{where: -H})) / (2 * H)


def closed(g):
    """The slope along the weighted input of a ReLU neuron, whose cost is ``p`` times what it says."""
    at = lambda z: g["p"] * max(z, 0.0)
    return (at(g["z[1]"] + H) - at(g["z[1]"] - H)) / (2 * H)


def both(g, h=1e-20j):
    """Both sheets: a sender and two outputs, pushed at what they hear and at what they say."""
    bend, place = lambda z: 1 / (1 + exp(-z)), lambda a: log(a / (1 - a))

    def pushed(z1=0, a1=0, z2=(0, 0), a2=(0, 0)):
        said = bend(place(g["a^1[1]"]) + z1) + a1
        return (
            sum(
                (
                    bend(place(g[f"a^2[{k}]"]) + g[f"w^2[{k},1]"] * (said - g["a^1[1]"]) + z2[k - 1])
                    + a2[k - 1]
                    - g[f"y[{k}]"]
                )
                ** 2
                for k in (1, 2)
            ).imag
            / h.imag
        )

    return {
        "dC/da^2[1]": pushed(a2=(h, 0)),
        "dC/da^2[2]": pushed(a2=(0, h)),
        "delta^2[1]": pushed(z2=(h, 0)),
        "delta^2[2]": pushed(z2=(0, h)),
        "dC/da^1[1]": pushed(a1=h),
        "delta^1[1]": pushed(z1=h),
        "dC/dw^1[1,1]": pushed(z1=h * g["x[1]"]),
        "dC/db^1[1]": pushed(z1=h),
    }


ORACLES = {
    ("ex-two-deltas-both", 0): both,
    ("ex-two-deltas-closed", 0): closed,
    ("ex-two-deltas-which", 1): lambda g: pushes.slope("C", {"b^1[2]": 1}),
    ("ex-two-deltas-mix", 1): lambda g: pushes.slope("C", {"a^2[2]": 1}) / pushes.slope("C", {"z^2[2]": 1}),
    ("ex-two-deltas-sheet", 1): lambda g: slope(g, "at_input"),
    ("ex-two-deltas-sheet", 2): lambda g: slope(g, "at_receiver"),
    ("ex-two-deltas-sheet", 3): lambda g: cost(g, at_activation=0.01),
}
