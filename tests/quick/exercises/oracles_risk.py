"""The answers of risk's exercises by another road: the library's batch gradients, and arithmetic sample by sample."""

import numpy as np

from bplib import Network


def slopes(g, second_target=None):
    """The gradients of the risk, and each sample's error, for the neuron and the two samples given."""
    neuron = Network([1, 1], cost="half squared error", w=[[[g["w"]]]], b=[[g["b"]]])
    x, y = [[g["s"], g["t"]]], [[g["p"], g["q"] if second_target is None else second_target]]
    backward = neuron.backward(neuron.forward(x), y)
    return backward.dw[1].item(), backward.db[1].item(), backward.delta[1].ravel()


def agreeing_target(g):
    """Where the gap between the recipes, which is a line in the second target, is 0."""

    def gap(target):
        along_w, along_b, _ = slopes(g, target)
        return along_w - along_b * (g["s"] + g["t"]) / 2

    return gap(0.0) / (gap(0.0) - gap(1.0))


def contented_bias(g):
    """Where the cost of the average sample has no slope along the bias, which is a line in the bias."""

    def slope(bias):
        neuron = Network([1, 1], cost="half squared error", w=[[[g["w"]]]], b=[[bias]])
        return neuron.backward(neuron.forward([np.mean([1, 3])]), [np.mean([0, 4])]).db[1].item()

    return slope(0.0) / (slope(0.0) - slope(1.0))


def pull(rate, of_one, samples, mean):
    """How far one of ``samples``, whose slope is ``of_one``, moves a weight in one step."""
    return rate * of_one / (samples if mean else 1)


def one_input(g, h=1e-20j, **pushed):
    """The slope of the risk of two samples with one input and these misses, by an imaginary push of weight or bias."""
    moved = pushed.get("weight", 0) * h * g["s"] + pushed.get("bias", 0) * h
    return np.mean([(miss + moved) ** 2 / 2 for miss in (g["p"], g["q"])]).imag / h.imag


def second_step(g):
    """The whole sheet of the two samples, by the library's batch and its step."""
    neuron = Network([1, 1], cost="half squared error", w=[[[g["w"]]]], b=[[g["b"]]])
    x, y = [[g["s"], g["t"]]], [[g["p"], g["q"]]]
    forward = neuron.forward(x)
    backward = neuron.backward(forward, y)
    answers, errors, asks = forward.a[1].ravel(), backward.delta[1].ravel(), (backward.delta[1] * forward.a[0]).ravel()
    cells = {
        "c": answers[0],
        "d": errors[0],
        "f": asks[0],
        "g": answers[1],
        "h": errors[1],
        "m": asks[1],
        "r": neuron.C(forward, y),
        "u": backward.dw[1].item(),
        "v": backward.db[1].item(),
    }
    neuron.step(backward, g["eta"])
    return cells | {"w": neuron.w[1].item(), "b": neuron.b[1].item(), "k": neuron.C(neuron.forward(x), y)}


ORACLES = {
    ("ex-risk-same", 0): lambda g: one_input(g, weight=1),
    ("ex-risk-same", 1): lambda g: one_input(g, bias=1),
    ("ex-risk-average", 1): contented_bias,
    ("ex-risk-recipes", 0): lambda g: slopes(g)[0],
    ("ex-risk-recipes", 1): lambda g: slopes(g)[1],
    ("ex-risk-recipes", 2): agreeing_target,
    ("ex-risk-second", 0): second_step,
    ("ex-risk-handful", 0): lambda g: pull(g["eta"], 1, g["N"], mean=True) / pull(1, 1, g["N"], mean=False),
    ("ex-risk-handful", 1): lambda g: pull(g["eta"], 1, 2 * g["N"], mean=True) / pull(1, 1, 2 * g["N"], mean=False),
    ("ex-risk-handful", 2): lambda g: pull(g["eta"], 1, g["t"], mean=True) / pull(g["eta"], 1, g["N"], mean=True),
    ("ex-risk-handful", 3): lambda g: pull(g["eta"], 1, g["N"], mean=True) / pull(1, 1, g["t"], mean=True),
}
