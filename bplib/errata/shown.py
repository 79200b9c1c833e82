r"""The counterexamples that need more than a formula: each function runs one and says in a line of Markdown what came out.

They are grouped by what they show: shapes, directions and samples; steps and gradients; history; code found in the wild.
All of them run on the book's small networks.
"""
import numpy as np

from bplib import Network, example
from bplib.calculus import derive
from bplib.functions import sigmoid


# Shapes, directions, samples

def shape_of_z():
    net, x, _ = example("2-3-2")
    (n, m), z = net.w[1].shape, net.forward(x).z[1]
    return f"With $w$ of {n} × {m}, $n$ is {n} and $m$ is {m}; the product $w a + b$ has the shape {z.shape}, not ({m}, 1)."


def shapes_of_b_and_delta():
    net, x, y = example("2-3-2")
    (n, m), delta = net.w[1].shape, net.backward(net.forward(x), y).delta[1]
    return (f"With $w$ of {n} × {m}, $b$ has the shape {net.b[1].shape} and $\\delta$ the shape {delta.shape}: "
            f"$n$ is {n}, and neither can be {m} × 1 as well.")


def star_is_not_a_matrix_product():
    net, x, _ = example()
    w, a = net.w[2], net.forward(x).a[1]
    return f"In NumPy `w[2] @ a[1]` has the shape {(w @ a).shape}; `w[2] * a[1]` runs too and has the shape {(w * a).shape}."


def push_goes_forward():
    def z_when(layer, push):
        net, x, _ = example()
        net.b[layer][0, 0] += push          # a push of the bias is a push of the weighted input
        return net.forward(x).z
    late = z_when(2, 0.01)[1] - z_when(2, 0)[1]
    early = z_when(1, 0.01)[2] - z_when(1, 0)[2]
    return (f"Push $z_1^2$ of our network by 0.01: layer 1 moves by {late[0, 0]:.4f} and {late[1, 0]:.4f}. "
            f"Push $z_1^1$: layer 2 moves by {early[0, 0]:.4f} and {early[1, 0]:.4f}.")


def cost_moves_and_error_does_not():
    def cost_at(z, shift):
        return (z - 1) ** 2 + shift         # our network's output neuron: a = z, y = 1
    (net, x, y), h = example(), 1e-6
    z = net.forward(x).z[3].item()
    one, other = ((cost_at(z + h, shift) - cost_at(z - h, shift)) / (2 * h) for shift in (0, 5))
    return f"Our network, and the same with 5 added to every cost: C is {cost_at(z, 0):.4f} and {cost_at(z, 5):.4f}, $\\delta_1^3$ is {one:.4f} and {other:.4f}."


def n_counts_two_things():
    net, _, _ = example("2-3-2")
    costs = np.array([0.3, 0.6, 0.9, 1.2])
    n = len(net.w[1])
    return f"Four costs of 0.3 to 1.2 have the mean {costs.mean():.4f}; divided by the $n = {n}$ rows of $w^1$ their sum is {costs.sum() / n:.4f}."


def misses_cancel():
    a, y = np.array([2.0, 0.0]), np.array([1.0, 1.0])
    cost = ((a - y) ** 2).sum() / 2
    return f"Outputs 2 and 0, targets 1 and 1: the sum of the misses is {(a - y).sum():.0f}, yet the cost is {cost:.0f}, and its gradient by the outputs is ({a[0] - y[0]:.0f}, {a[1] - y[1]:.0f})."


def four_gradients():
    net, x, y = example("2-3-2")
    backward = net.backward(net.forward(x), y)
    return (f"On a 2-3-2 network: by the outputs, {len(y)} numbers; by $w^2$, {backward.dw[2].size} numbers; "
            f"by one of these weights, one: {backward.dw[2][0, 0]:.4f}; by one weight of $w^1$, one other: {backward.dw[1][0, 0]:.4f}.")


def hat_or_no_hat():
    (net, x, y) = example()
    z = net.forward(x).a[3].item()
    return f"Output {z:.4f}, target 1. If the hat meant the answer after rounding, {round(z)}, the miss would be {round(z) - y[0]:.4f}; the slope of the halved square along the output is {z - y[0]:.4f}."


def only_the_last_neuron():
    net, x, y = example("2-3-2")
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    slope = net.act[1].df(forward.z[1], forward.a[1])[0, 0]
    last = net.w[2][-1, 0] * delta[2][-1, 0] * slope
    return f"On a 2-3-2 network the arrow to neuron $K = 2$ alone would bring $\\delta_1^1$ = {last:.4f}; both arrows bring {delta[1][0, 0]:.4f}."


# Steps and gradients

def gradient_is_not_a_step():
    net, x, y = example()
    before = net.w[3][0, 0]
    backward = net.backward(net.forward(x), y)
    after = net.w[3][0, 0]
    net.step(backward, 0.1)
    return f"$w_{{11}}^3$ of our network: {before:.4f} before backpropagation, {after:.4f} after it, {net.w[3][0, 0]:.4f} after one step of gradient descent with $\\eta = 0.1$."


def without_biases():
    def cost_after(keep_biases):
        net, x, y = example()
        kept = [b if b is None else b.copy() for b in net.b]
        net.step(net.backward(net.forward(x), y), 0.1)
        if keep_biases:
            net.b = kept
        return net.C(net.forward(x), y)
    return f"One step of our network with $\\eta = 0.1$: the cost falls to {cost_after(True):.4f} if only the weights move, and to {cost_after(False):.4f} if the biases move too."


def saved_by_reusing_errors():
    widths = [10, 10, 10, 10]
    back = sum(n * m for n, m in zip(widths[2:], widths[1:]))           # w^T delta, layer by layer
    alone = sum(n * m * int(np.prod(widths[l + 2:]) * (len(widths) - l - 2)) for l, (m, n) in enumerate(zip(widths, widths[1:])))
    return f"A 10-10-10-10 network: one trip back makes {back} products of a weight and an error. Follow each weight's paths by themselves, with the very same weights, and it is {alone} products."


def silent_neuron_learns():
    net = Network([1, 1, 1], hidden="tanh", output="linear", cost="squared error", w=[[[0.8]], [[1.0]]], b=[[-0.4], [0.5]])
    forward = net.forward([0.5])
    dw = net.backward(forward, [1.0]).dw
    return f"A tanh neuron with activation {forward.a[1].item():.4f}: the slope along the weight that leaves it is {abs(dw[2].item()):.4f}, along the weight that enters it {dw[1].item():.4f}."


def slope_that_cancels():
    z, y, h = 0.4, 1.0, 1e-6
    def cost(z):
        return -(y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z)))
    a, slope = sigmoid(z), (cost(z + h) - cost(z - h)) / (2 * h)
    return f"A sigmoid output with cross-entropy, z = {z}, y = 1: $\\sigma'(z)$ is {a * (1 - a):.4f}, so the activation is there; and yet $\\partial C/\\partial z$ is {slope:.4f}, which is a − y = {a - y:.4f}."


# History and words

def rules_of_the_derivations():
    steps = [step for name in ("BP1", "BP2", "BP3", "BP4") for step in derive(name).steps]
    chain = sum(step.rule == "chain rule" for step in steps)
    return f"The four derivations of this book have {len(steps)} lines; {chain} use the chain rule as it stands in every calculus text, the others definitions, sums and single slopes. None needs a rule beyond it."


EARLIER = {1960: "Kelley", 1961: "Bryson", 1962: "Dreyfus", 1970: "Linnainmaa", 1974: "Werbos", 1986: "Rumelhart, Hinton and Williams"}


def years():
    return "; ".join(f"{year} {who}" for year, who in EARLIER.items()) + f": {sum(year < 1974 for year in EARLIER)} entries before 1974."


def bytes_misread():
    return "; ".join(f"“{sign}” is {bad}" for sign, bad in (
        (sign, sign.encode("utf-8").decode("cp1252")) for sign in "⊙，")) + ": bytes of UTF-8 read as Windows-1252."


# In the wild

def moved_by_nothing():
    z, b = 0.4, 0.3
    slope = sigmoid(z) * (1 - sigmoid(z))
    return f"Leave weight, bias and input as they are (every d is 0), with z = {z} and b = {b}: the formula moves the output by {slope * b:.4f}, the neuron by 0."


def relu_slope_of_a_relu():
    z = np.array([-2.0, -0.5, 0.5, 2.0])
    output = (z >= 0) * z
    return f"z = {z.tolist()}: the test on the output says {(output >= 0).astype(int).tolist()}, the slopes are {(z > 0).astype(int).tolist()}."


def dropout_on_the_way_back():
    def kept(z):
        return max(z, 0) * 1 * 2            # ReLU, a mask of 1, and twice as loud
    h = 1e-6
    return f"At z = 0.5, for a neuron that is kept: the slope of what it passes on is {(kept(0.5 + h) - kept(0.5 - h)) / (2 * h):.4f}, the factor on the way back is 1."


def assignment_forgets_a_path():
    u, h = 0.5, 1e-6
    true = (u + h) * np.exp(u + h) - (u - h) * np.exp(u - h)
    return f"u e^u at u = {u}: the two uses of u give {np.exp(u):.4f} and {u * np.exp(u):.4f}. `+=` adds them to {np.exp(u) + u * np.exp(u):.4f}; the slope measured is {true / (2 * h):.4f}; `=` keeps one."
