r"""Counterexamples about slopes, steps, cost and history, and about code found in the wild; each function runs one and
says in a line of Markdown what came out.
"""

import numpy as np

from bplib import Network, example
from bplib.calculus import derive
from bplib.functions import sigmoid

H = 1e-6  # the nudge of a measured slope


def slope(f, u):
    """The slope of ``f`` at ``u``, measured."""
    return (f(u + H) - f(u - H)) / (2 * H)


def gradient_is_not_a_step():
    net, x, y = example()
    before = net.w[3][0, 0]
    backward = net.backward(net.forward(x), y)
    after = net.w[3][0, 0]
    net.step(backward, 0.1)
    return (
        f"$w_{{11}}^3$ of our network: {before:.4f} before backpropagation, {after:.4f} after it, "
        f"{net.w[3][0, 0]:.4f} after one step of gradient descent with $\\eta = 0.1$."
    )


def without_biases():
    def cost_after(frozen):
        net, x, y = example()
        biases = net.b
        net.step(net.backward(net.forward(x), y), 0.1)
        if frozen:
            net.b = biases
        return net.C(net.forward(x), y)

    return (
        f"One step of our network with $\\eta = 0.1$: the cost falls to {cost_after(True):.4f} if only the weights "
        f"move, and to {cost_after(False):.4f} if the biases move too."
    )


def saved_by_reusing_errors():
    n = [10, 10, 10, 10]
    L = len(n) - 1
    back = sum(n[l + 1] * n[l] for l in range(1, L))
    alone = sum(n[l] * n[l - 1] * np.prod(n[l + 1 :], dtype=int) * (L - l) for l in range(1, L + 1))
    return (
        f"A 10-10-10-10 network: one trip back makes {back} products of a weight and an error. Follow the paths of "
        f"each weight by themselves, with the very same weights, and it is {alone} products."
    )


def silent_neuron_learns():
    net = Network(
        [1, 1, 1], hidden="tanh", output="linear", cost="squared error", w=[[[0.8]], [[1.0]]], b=[[-0.4], [0.5]]
    )
    forward = net.forward([0.5])
    dw = net.backward(forward, [1.0]).dw
    return (
        f"A tanh neuron with activation {forward.a[1].item():.4f}: the slope along the weight that leaves it is "
        f"{abs(dw[2].item()):.4f}, along the weight that enters it {dw[1].item():.4f}."
    )


def slope_that_cancels():
    z, y = 0.4, 1.0

    def cross_entropy(z):
        return -(y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z)))

    a = sigmoid(z)
    return (
        f"A sigmoid output with cross-entropy, weighted input {z}, target 1: the slope of the sigmoid there is "
        f"{a * (1 - a):.4f}, so the activation is there; and yet the slope of the cost along the weighted input "
        f"is "
        f"{slope(cross_entropy, z):.4f}, and output minus target {a - y:.4f}."
    )


def rules_of_the_derivations():
    steps = [step for name in ("BP1", "BP2", "BP3", "BP4") for step in derive(name).steps]
    rules = sorted({step.rule for step in steps})
    return f"The {len(steps)} lines of this book's four derivations use these rules and no others: {', '.join(rules)}."


YEARS = {
    1960: "Kelley",
    1961: "Bryson",
    1962: "Dreyfus",
    1970: "Linnainmaa",
    1974: "Werbos",
    1986: "Rumelhart, Hinton and Williams",
}


def years():
    earlier = [f"{who} {year}" for year, who in YEARS.items() if year < 1974]
    return f"Before 1974: {', '.join(earlier)}. The paper that made it popular: {YEARS[1986]} 1986."


ANSWERS, TARGETS = np.array([0.5, 3.0]), np.array([1.0, 1.0])  # of two samples, one output neuron
MISSES = ANSWERS - TARGETS
TWO_SAMPLES = f"Two samples, answers {ANSWERS[0]} and {ANSWERS[1]}, targets 1 and 1"


def slope_along_the_first_answer(cost_of):
    """The slope of the mean of cost_of(miss) over the two samples along the answer to the first, measured."""
    return slope(lambda answer: np.mean(cost_of(np.array([answer, ANSWERS[1]]) - TARGETS)), ANSWERS[0])


def risk_along_one_output():
    measured = slope_along_the_first_answer(lambda miss: miss**2 / 2)
    return (
        f"{TWO_SAMPLES}, half the squared miss: along the first answer the slope of the risk is {measured:.4f}, the "
        f"first miss over 2. The mean of the misses is {MISSES.mean():.4f}."
    )


def mean_squared_error_of_two():
    measured = slope_along_the_first_answer(lambda miss: miss**2)
    return (
        f"{TWO_SAMPLES}: along the first answer the slope of the mean squared error is {measured:.4f}; twice the miss "
        f"is {2 * MISSES[0]:.4f}."
    )


def bytes_misread():
    misread = [f"“{sign}” becomes {sign.encode('utf-8').decode('cp1252')}" for sign in "⊙，"]
    return f"Read bytes of UTF-8 as Windows-1252, and {', and '.join(misread)}."


def moved_by_nothing():
    z, b = 0.4, 0.3
    moved = sigmoid(z) * (1 - sigmoid(z)) * b
    return (
        f"Leave weight, bias and input as they are, so that every d is 0, with a weighted input of {z} and a bias of "
        f"{b}: the formula moves the output by {moved:.4f}, the neuron by 0."
    )


def relu_slope_of_a_relu():
    z = np.array([-2.0, -0.5, 0.5, 2.0])
    output = (z >= 0) * z
    return (
        f"For the weighted inputs {z.tolist()} the test on the output says {(output >= 0).astype(int).tolist()}; "
        f"the slopes are {(z > 0).astype(int).tolist()}."
    )


def dropout_on_the_way_back():
    kept = slope(lambda z: max(z, 0) * 1 * 2, 0.5)  # ReLU, a mask of 1, and twice as loud
    return (
        f"For a neuron that is kept, at 0.5: the slope of what it passes on is {kept:.4f}, "
        f"the factor on the way back 1."
    )


def assignment_forgets_a_path():
    u = 0.5
    true = slope(lambda u: u * np.exp(u), u)
    return (
        f"$u e^u$ at $u = {u}$: the two uses of $u$ bring {np.exp(u):.4f} and {u * np.exp(u):.4f}. `+=` adds them to "
        f"{(1 + u) * np.exp(u):.4f}, and the slope measured is {true:.4f}; `=` keeps one of the two."
    )
