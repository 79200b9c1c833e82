r"""Counterexamples about shapes, indices, directions and samples; each function runs one and says in a line of Markdown
what came out. They run on the book's small networks.
"""

import numpy as np

from bplib import example


def shape_of_z():
    net, x, _ = example("2-3-2")
    (n, m), z = net.w[1].shape, net.forward(x).z[1]
    return (
        f"With $w$ of {n} × {m}, $n$ is {n} and $m$ is {m}; "
        f"the product $w a + b$ has the shape {z.shape}, not ({m}, 1)."
    )


def shapes_of_b_and_delta():
    net, x, y = example("2-3-2")
    (n, m), delta = net.w[1].shape, net.backward(net.forward(x), y).delta[1]
    return (
        f"With $w$ of {n} × {m}, the biases have the shape {net.b[1].shape} and the errors {delta.shape}: "
        f"$n$ is {n}, and neither can be {m} × 1 as well."
    )


def star_is_not_a_matrix_product():
    net, x, _ = example()
    w, a = net.w[2], net.forward(x).a[1]
    return (
        f"In NumPy `w[2] @ a[1]` has the shape {(w @ a).shape}; "
        f"`w[2] * a[1]` runs too and has the shape {(w * a).shape}."
    )


def push_goes_forward():
    def z_when(layer, push):
        net, x, _ = example()
        net.b[layer][0, 0] += push  # a push of the bias is a push of the weighted input
        return net.forward(x).z

    late = z_when(2, 0.01)[1] - z_when(2, 0)[1]
    early = z_when(1, 0.01)[2] - z_when(1, 0)[2]
    return (
        f"Push $z_1^2$ of our network by 0.01: layer 1 moves by {late[0, 0]:.4f} and {late[1, 0]:.4f}. "
        f"Push $z_1^1$: layer 2 moves by {early[0, 0]:.4f} and {early[1, 0]:.4f}."
    )


def n_counts_two_things():
    net, _, _ = example("2-3-2")
    costs, n = np.array([0.3, 0.6, 0.9, 1.2]), len(net.w[1])
    return (
        f"The mean of the four costs {costs.tolist()} is {costs.mean():.4f}; divided by the {n} rows of $w^1$, "
        f"their sum is {costs.sum() / n:.4f}."
    )


def misses_cancel():
    a, y = np.array([2.0, 0.0]), np.array([1.0, 1.0])
    miss = a - y
    return (
        f"Outputs 2 and 0, targets 1 and 1: the sum of the misses is {miss.sum():.0f}, yet the cost is "
        f"{(miss**2).sum() / 2:.0f}, and its gradient by the outputs is ({miss[0]:.0f}, {miss[1]:.0f})."
    )


def four_gradients():
    net, x, y = example("2-3-2")
    dw = net.backward(net.forward(x), y).dw
    return (
        f"On a 2-3-2 network: by the outputs, {len(y)} numbers; by $w^2$, {dw[2].size} numbers; by $w_{{11}}^2$ "
        f"alone, {dw[2][0, 0]:.4f}; by $w_{{11}}^1$ alone, {dw[1][0, 0]:.4f}."
    )


def hat_or_no_hat():
    net, x, y = example()
    z = net.forward(x).a[3].item()
    return (
        f"Output {z:.4f}, target 1. If the hat meant the answer after rounding, {round(z)}, the miss would be "
        f"{round(z) - y[0]:.4f}; the slope of the halved square along the output is {z - y[0]:.4f}."
    )


def only_the_last_neuron():
    net, x, y = example("2-3-2")
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    slope = net.act[1].df(forward.z[1], forward.a[1])[0, 0]
    last = net.w[2][-1, 0] * delta[2][-1, 0] * slope
    return (
        f"On a 2-3-2 network the arrow to neuron $K = 2$ alone would bring the first hidden neuron an error of "
        f"{last:.4f}; both arrows bring {delta[1][0, 0]:.4f}."
    )
