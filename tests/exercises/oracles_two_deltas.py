"""The answers of two-deltas' exercises by another road: central differences on the sheet's neurons."""
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


ORACLES = {
    ("ex-two-deltas-sheet", 1): lambda g: slope(g, "at_input"),
    ("ex-two-deltas-sheet", 2): lambda g: slope(g, "at_receiver"),
    ("ex-two-deltas-sheet", 3): lambda g: cost(g, at_activation=0.01),
}
