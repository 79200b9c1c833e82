r"""The four derivations, as data: each step is (relation, TeX, rule, reason); the first line is what is sought.

    STEPS["BP2"]      the lines from \delta_j^l to the equation

The TeX of every line is in the book's notation, and verified like any equation of a chapter. A rule is the name of a
function of bplib.calculus.rules, which must make the line of the one above it.
"""

from bplib.calculus.rule_names import RULE_NAMES
from bplib.calculus.rules import BOTH_WAYS

WHAT_IS_SOUGHT = "what is sought"  # no rule: where the first line comes from
CHAIN_RULE, DEFINITION, ONE_TERM, WRITE_OUT = (RULE_NAMES[each] for each in ("chain", "error", "oneTerm", "define"))

STEPS = {
    "BP1": [
        ("", r"\delta_j^L", WHAT_IS_SOUGHT, "The error of neuron j in the last layer."),
        (
            r"\equiv",
            r"\frac{\partial C}{\partial z_j^L}",
            DEFINITION,
            "The error of a neuron is the slope of the cost along its weighted input.",
        ),
        (
            "=",
            r"\sum_k \frac{\partial C}{\partial a_k^L} \frac{\partial a_k^L}{\partial z_j^L}",
            CHAIN_RULE,
            "The cost sees this weighted input only through the network's outputs. " + BOTH_WAYS,
        ),
        (
            "=",
            r"\sum_k \frac{\partial C}{\partial a_k^L} \sigma'(z_k^L) [k = j]",
            "differentiate the activation",
            "Output k is σ of its own weighted input and of no other. So its slope is σ' when k is j, and 0 when it is "
            "not: the bracket is 1 where it is true and 0 elsewhere.",
        ),
        (
            "=",
            r"\frac{\partial C}{\partial a_j^L} \sigma'(z_j^L)",
            ONE_TERM,
            "Every term of the sum is 0 but the one with k = j.",
        ),
    ],
    "BP2": [
        ("", r"\delta_j^l", WHAT_IS_SOUGHT, "The error of neuron j in a hidden layer."),
        (
            r"\equiv",
            r"\frac{\partial C}{\partial z_j^l}",
            DEFINITION,
            "The error of a neuron is the slope of the cost along its weighted input, in every layer.",
        ),
        (
            "=",
            r"\sum_k \frac{\partial C}{\partial z_k^{l+1}} \frac{\partial z_k^{l+1}}{\partial z_j^l}",
            CHAIN_RULE,
            "A push on this neuron reaches the cost only through the weighted inputs of the next layer, through all of "
            "them. " + BOTH_WAYS,
        ),
        (
            "=",
            r"\sum_k \delta_k^{l+1} \frac{\partial z_k^{l+1}}{\partial z_j^l}",
            DEFINITION,
            "The first factor is the error of neuron k in the next layer, which is known already when we come from the "
            "right.",
        ),
        (
            "=",
            r"\sum_k \delta_k^{l+1} \frac{\partial}{\partial z_j^l} "
            r"\left(\sum_i w_{ki}^{l+1} \sigma(z_i^l) + b_k^{l+1}\right)",
            WRITE_OUT,
            "The next layer's weighted input is the sum of what this layer sends, each weighted, plus a bias.",
        ),
        (
            "=",
            r"\sum_k \delta_k^{l+1} \sum_i w_{ki}^{l+1} \sigma'(z_i^l) [i = j]",
            "differentiate the sum",
            "The bias does not move. Neuron i of this layer moves only if it is neuron j: the bracket is 1 then, and 0 "
            "otherwise.",
        ),
        (
            "=",
            r"\sum_k \delta_k^{l+1} w_{kj}^{l+1} \sigma'(z_j^l)",
            ONE_TERM,
            "Every term of the inner sum is 0 but the one with i = j.",
        ),
        (
            "=",
            r"\left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^l)",
            "take out what has no k",
            "The slope of this neuron is the same on every path, so it can wait until the paths have been added.",
        ),
    ],
    "BP3": [
        (
            "",
            r"\frac{\partial C}{\partial b_j^l}",
            WHAT_IS_SOUGHT,
            "The slope of the cost along the bias of neuron j.",
        ),
        (
            "=",
            r"\sum_i \frac{\partial C}{\partial z_i^l} \frac{\partial z_i^l}{\partial b_j^l}",
            CHAIN_RULE,
            "A bias reaches the cost only through the weighted inputs of its layer. " + BOTH_WAYS,
        ),
        (
            "=",
            r"\sum_i \delta_i^l \frac{\partial z_i^l}{\partial b_j^l}",
            DEFINITION,
            "The first factor is the error of neuron i.",
        ),
        (
            "=",
            r"\sum_i \delta_i^l [i = j]",
            "differentiate the weighted input",
            "A bias is added to its own neuron's weighted input, as it is: slope 1 there, 0 in every other neuron.",
        ),
        ("=", r"\delta_j^l", ONE_TERM, "Every term of the sum is 0 but the one with i = j."),
    ],
    "BP4": [
        (
            "",
            r"\frac{\partial C}{\partial w_{jk}^l}",
            WHAT_IS_SOUGHT,
            "The slope of the cost along the weight from neuron k to neuron j.",
        ),
        (
            "=",
            r"\sum_i \frac{\partial C}{\partial z_i^l} \frac{\partial z_i^l}{\partial w_{jk}^l}",
            CHAIN_RULE,
            "A weight reaches the cost only through the weighted inputs of the layer that it feeds. " + BOTH_WAYS,
        ),
        (
            "=",
            r"\sum_i \delta_i^l \frac{\partial z_i^l}{\partial w_{jk}^l}",
            DEFINITION,
            "The first factor is the error of neuron i.",
        ),
        (
            "=",
            r"\sum_i \delta_i^l \frac{\partial}{\partial w_{jk}^l} \left(\sum_m w_{im}^l a_m^{l-1} + b_i^l\right)",
            WRITE_OUT,
            "The weighted input of neuron i is the sum, over m, of everything that it receives, each weighted, plus a bias.",
        ),
        (
            "=",
            r"\sum_i \delta_i^l [i = j] \sum_m a_m^{l-1} [m = k]",
            "differentiate the sum",
            "Of all the weights only one moves: it is in the sum of neuron j, and there it stands before activation k. "
            "The activations of the layer before do not move, nor does the bias.",
        ),
        (
            "=",
            r"\sum_i \delta_i^l [i = j] a_k^{l-1}",
            ONE_TERM,
            "Every term of the inner sum is 0 but the one with m = k.",
        ),
        ("=", r"\delta_j^l a_k^{l-1}", ONE_TERM, "Every term of the outer sum is 0 but the one with i = j."),
    ],
}
