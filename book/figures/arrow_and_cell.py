"""One connection in two places: on its arrow and in its matrix (the picture of the chapter notation)."""

from matplotlib.patches import Rectangle

from bplib.figures.graph import Numbers, arrow, label, layer_heads, neuron, pictured, places
from bplib.figures.sheet import COLOURS, LARGE, NARROW, NORMAL, SMALL, WIDE, Sheet, plain, sheet, symbol, write
from bplib.network import Network

ALT = (
    "The network with one arrow marked, and beside it the matrix of that layer with the cell of the "
    "same weight marked: its row is the neuron where the arrow ends, its column the one where it starts."
)


def arrow_and_cell(
    net: Network | None = None,
    x: Numbers | None = None,
    y: Numbers | None = None,
    *,
    l: int = 2,
    j: int = 2,
    k: int = 1,
    narrow: bool = False,
) -> Sheet:
    """The network with the arrow of w_{jk}^l marked, and the matrix w^l with its cell marked."""
    net, x, y = pictured(net, x, y)
    if not (0 < l <= net.L and 0 < j <= net.sizes[l] and 0 < k <= net.sizes[l - 1]):
        raise ValueError(
            f"expected the layer, receiver and sender of a weight in a network of {net.sizes}; got {(l, j, k)}"
        )
    fig, ax = sheet(NARROW, 4.5) if narrow else sheet(WIDE, 2.7)
    base = 1.8 if narrow else 0  # of the network, above the matrix or beside it
    at = places(net.sizes, 0.4, 3.3, base + 1.3, 1.2) if narrow else places(net.sizes, 0.5, 3.7, 1.3, 1.2)
    layer_heads(ax, at, base + 2.48)
    for m in range(1, net.L + 1):
        for r, q in enumerate(at[m]):
            for s, p in enumerate(at[m - 1]):
                marked = (m, r + 1, s + 1) == (l, j, k)
                arrow(ax, p, q, colour="forward" if marked else "line", width=3 if marked else 1)
    for m, row in enumerate(at):
        for r, point in enumerate(row):
            role = {(l, j): "receives", (l - 1, k): "sends"}.get((m, r + 1))
            neuron(
                ax,
                point,
                str(r + 1),
                ring="forward" if role else "line",
                fill="forward tint" if role else "page",
                weight="bold" if role else "normal",
                size=NORMAL,
            )
            if role:
                write(ax, point[0], point[1] - 0.42, role, size=SMALL)
    label(ax, at[l - 1][k - 1], at[l][j - 1], 0.4, symbol("w", l, j, k), size=LARGE)
    _matrix(ax, net.w[l], l, j, k, right=3.4 if narrow else 6.8, middle=0.8 if narrow else 1.3)
    return fig


def _matrix(ax, w, l, j, k, right, middle):
    rows, columns = w.shape
    width, height = min(0.8, 2.0 / columns), min(0.52, 1.6 / rows)
    left, top = right - width * columns, middle + height * rows / 2
    write(ax, left - 0.55, top + 0.2, rf"$w^{l}$", size=LARGE)
    for s in range(columns):
        on = s + 1 == k
        write(
            ax,
            left + (s + 0.5) * width,
            top + 0.2,
            f"from\nneuron {s + 1}",
            size=SMALL,
            weight="bold" if on else "normal",
            colour="ink" if on else "muted",
            linespacing=1.1,
        )
    for r in range(rows):
        on = r + 1 == j
        write(
            ax,
            left - 0.1,
            top - (r + 0.5) * height,
            f"into neuron {r + 1}",
            size=SMALL,
            ha="right",
            weight="bold" if on else "normal",
            colour="ink" if on else "muted",
        )
        for s in range(columns):
            marked = on and s + 1 == k
            near = on or s + 1 == k
            ax.add_patch(
                Rectangle(
                    (left + s * width, top - (r + 1) * height),
                    width,
                    height,
                    zorder=4 if marked else 3,
                    fc=COLOURS["forward tint" if marked else "neutral tint" if near else "page"],
                    ec=COLOURS["forward" if marked else "line"],
                    lw=2 if marked else 0.8,
                )
            )
            write(
                ax,
                left + (s + 0.5) * width,
                top - (r + 0.5) * height,
                plain(w[r, s]),
                weight="bold" if marked else "normal",
            )
