"""The book's pictures, drawn by Matplotlib from the numbers of a network; ``ALT[name]`` says each in one sentence.

    flow()            values flow from neuron to neuron, and σ bends them
    arrow_and_cell()  one connection, marked on its arrow and in its matrix
    cost_curves()     the cost along each weight, with its tangent
    fan_out()         a push fans out over every path and comes together at the cost
    tree()            the cost as the root of all that it depends on
    four_sweeps()     forward, cost, deltas, gradients: four copies of one graph
    connectivity()    from i to j, from j to every k: the indices of a gradient

Every function but the last takes ``(net, x, y)``, by default the book's ``example()``, and all return a Figure.
"""

from bplib.figures.address import arrow_and_cell
from bplib.figures.curves import cost_curves
from bplib.figures.dependence import tree
from bplib.figures.paths import fan_out
from bplib.figures.sweeps import connectivity, four_sweeps
from bplib.figures.values import flow

ALT = {
    "flow": "The network as circles from left to right, with the activation in each neuron, the weight on each arrow, "
    "and beside them the curve of the hidden neurons' function with a dot where each of them stands.",
    "arrow_and_cell": "The network with one arrow marked, and beside it the matrix of that layer with the cell of the "
    "same weight marked: its row is the neuron where the arrow ends, its column the one where it starts.",
    "cost_curves": "One small curve for each weight, the cost as that weight moves alone; all pass through the same "
    "height, each at its own steepness, shown by a tangent.",
    "fan_out": "A change of one neuron goes along an arrow to every neuron of the next layer, and all roads come "
    "together again at the cost; each road is labelled with its product, and the products add up.",
    "tree": "A tree with the cost as its root: below it the target and the output, below the output the neurons before "
    "it, and so on to the first layer, whose first neuron hangs in the tree once for each of its paths.",
    "four_sweeps": "Four copies of the network: values run from left to right, the output meets the target, errors run "
    "from right to left, and at each weight an activation and an error are multiplied.",
    "connectivity": "Neuron i sends into neuron j, and neuron j into every neuron k of the next layer; the activation of "
    "i comes from the left, the errors of all k from the right, and they meet at the weight from i to j.",
}

__all__ = ["ALT", "arrow_and_cell", "connectivity", "cost_curves", "fan_out", "flow", "four_sweeps", "tree"]
