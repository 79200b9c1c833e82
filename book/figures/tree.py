"""The cost as the root of all that it depends on (the picture of the chapter chain-rule)."""

from bplib.figures.graph import Numbers, arrow, label, neuron, pictured
from bplib.figures.paths import paths_from
from bplib.figures.sheet import NARROW, SMALL, WIDE, Sheet, digits, plain, sheet, symbol, write
from bplib.network import Network

ALT = (
    "A tree with the cost as its root: below it the target and the output, below the output the neurons before "
    "it, and so on to the first layer, whose first neuron hangs in the tree once for each of its paths."
)

STEP = 1.02  # inches from a generation to the next


def tree(
    net: Network | None = None, x: Numbers | None = None, y: Numbers | None = None, *, narrow: bool = False
) -> Sheet:
    """C, below it y and a^L, below each neuron the neurons that it hears; neuron 1 of layer 1 is marked at each place."""
    net, x, y = pictured(net, x, y)
    fig, ax = sheet(NARROW if narrow else WIDE, 1.4 + STEP * net.L)
    forward = net.forward(x)
    centre, left, width = (1.85, 0.4, 3.6) if narrow else (3.5, 0.7, 6.4)
    root = (centre, 0.98 + STEP * net.L)
    target, output = (left, root[1] - STEP), (centre + (0 if narrow else 0.3), root[1] - STEP)
    arrow(ax, target, root, radius=0.33)
    _node(ax, target, "y", "", 1, y[0])
    shares = iter(
        digits(product, 5) for _, product in sorted(paths_from(net, forward, y, 1, 0), key=lambda p: p[0][::-1])
    )
    _branch(ax, net, forward, net.L, 0, output, width, root, shares)
    _node(ax, root, "C", "", "", net.C(forward, y), ring="ink")
    return fig


def _branch(ax, net, forward, l, j, point, width, parent, shares):
    """The neuron at ``point``, its arrow up to ``parent``, and below it all that it hears."""
    marked = (l, j) == (1, 0)
    arrow(ax, point, parent, colour="error" if marked else "line", width=2 if marked else 1.1, radius=0.33)
    if l > 1:
        share = width / net.sizes[l - 1]
        for k in range(net.sizes[l - 1]):
            below = (point[0] - width / 2 + share * (k + 0.5), point[1] - STEP)
            _branch(ax, net, forward, l - 1, k, below, share, point, shares)
            label(ax, below, point, 0.5, plain(net.w[l][j, k]), colour="positive" if net.w[l][j, k] > 0 else "negative")
    else:
        write(ax, point[0], point[1] - 0.47, rf"$w_{{{j + 1}1}}^1,\ b_{j + 1}^1$", colour="muted", size=SMALL + 2)
        if marked:
            write(ax, point[0], point[1] - 0.72, f"its path: {next(shares)}", colour="error", size=SMALL)
    _node(ax, point, "a", l, j + 1, forward.a[l][j, 0], ring="error" if marked else "line")


def _node(ax, point, letter, l, j, value, ring="line"):
    name = f"${letter}$" if j == "" else symbol(letter, l, j).replace("^{}", "")
    neuron(ax, point, ring=ring, radius=0.33)
    write(ax, point[0], point[1] + 0.12, name, size=SMALL + 2)
    write(ax, point[0], point[1] - 0.1, digits(value), size=SMALL)
