"""What the blanks of the worksheet should hold, by bplib.Network.

ORACLES[("ex-worksheet-pass", 0)](given)     {cell: value}
"""

from bplib import Network

RATE = 0.1


def sheet(given):
    """The whole pass of the 1-2-1 network with these numbers."""
    g = given
    net = Network(
        [1, 2, 1],
        hidden="sigmoid",
        output="linear",
        cost="squared error",
        w=[[[g["w^1[1,1]"]], [g["w^1[2,1]"]]], [[g["w^2[1,1]"], g["w^2[1,2]"]]]],
        b=[[g["b^1[1]"], g["b^1[2]"]], [g["b^2[1]"]]],
    )
    x, y = [g["x[1]"]], [g["y[1]"]]
    z, a = forward = net.forward(x)
    delta, dw, db, _ = net.backward(forward, y)
    slope, arrives = net.act[1].df(z[1], a[1]), net.w[2].T @ delta[2]
    cells = {
        "p": slope[0, 0],
        "q": slope[1, 0],
        "m": a[2].item() - y[0],
        "C": net.C(forward, y),
        "dC/da^2[1]": delta[2].item(),
        "dC/da^1[1]": arrives[0, 0],
        "dC/da^1[2]": arrives[1, 0],
    }
    for l in 1, 2:
        for j in range(len(z[l])):
            cells |= {
                f"z^{l}[{j + 1}]": z[l][j, 0],
                f"a^{l}[{j + 1}]": a[l][j, 0],
                f"delta^{l}[{j + 1}]": delta[l][j, 0],
                f"dC/db^{l}[{j + 1}]": db[l][j, 0],
            }
            for k in range(len(a[l - 1])):
                cells[f"dC/dw^{l}[{j + 1},{k + 1}]"] = dw[l][j, k]
    net.step(net.backward(forward, y), RATE)
    return cells | {"w^2[1,2]": net.w[2][0, 1]}


ORACLES = {("ex-worksheet-pass", 0): sheet}
