r"""Source 003, the overview with the demo of four phases; W_{ji} and layers as (l), later as (L).

In the book's letters its loss L is C, its W is w, and the layer (L) of its derivation is any layer l.
"""

from bplib.errata import shown_learning, shown_shapes
from bplib.errata.entry import Credit, Erratum

ERRATA = [
    Erratum(
        "003-generalization",
        "003",
        "Overview",
        "“It is a generalization of the chain rule for multivariate calculus to the case of multiple layers”",
        "loose",
        "It is an application: the chain rule as it stands, in an order that computes nothing twice.",
        "New is the order of the work, not the rule.",
        shown=shown_learning.rules_of_the_derivations,
    ),
    Erratum(
        "003-history",
        "003",
        "Overview",
        "“It was invented in 1974 by Paul Werbos and later popularized by Geoffrey Hinton, Yann LeCun, and Yoshua "
        "Bengio in "
        "the 1980s.”",
        "loose",
        "Werbos's thesis of 1974 is one of several beginnings. Control theory had the backward recursion by 1962, "
        "Linnainmaa "
        "described reverse accumulation in a thesis of 1970 (without networks), and Werbos applied it to networks in 1981. The "
        "paper that "
        "made it popular, in 1986, is by Rumelhart, Hinton and Williams; the first author is missing from the list.",
        "“Invented by” is seldom one name and one year.",
        shown=shown_learning.years,
    ),
    Erratum(
        "003-each-neuron",
        "003",
        "① Forward pass",
        "“Each neuron computes $z = W \\cdot a + b$”",
        "loose",
        "A layer does; one neuron computes one number, with one row of the matrix.",
        "A neuron is a row.",
        claim=r"z_j^l = w^l a^{l-1} + b^l",
        correction=r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l",
    ),
    Erratum(
        "003-three-Ls",
        "003",
        "② Loss, and the derivation",
        r"“$L = (\hat{y} - y)^2$”, then “layer $L$” and “$\frac{\partial L}{\partial z_j^{(L)}}$”",
        "contradicts itself",
        "One letter for the loss and for a layer, in the last formula for both.",
        "One letter, one meaning, above all within one formula.",
        claim=r"L = (\hat{y}_1 - y_1)^2 \qquad \text{our network}",
        correction=r"C = (\hat{y}_1 - y_1)^2 \qquad \text{our network}",
    ),
    Erratum(
        "003-layer-dropped",
        "003",
        "③ Deltas",
        r"“$\delta^{(l)}_j = [\sum_k W^{(l+1)}_{kj} \cdot \delta^{(l+1)}_k] \cdot \sigma'(z_j)$”",
        "loose",
        "Two layers meet in this formula, so every quantity must say to which it belongs. The slope is that of layer "
        "$l$; read "
        "it as $l+1$, and the index does not fit.",
        "Where two layers meet, no superscript is optional.",
        claim=r"\delta_j^l = \left[\sum_k w_{kj}^{l+1} \cdot \delta_k^{l+1}\right] \cdot \sigma'(z_j)",
        correction=r"\delta_j^l = \left[\sum_k w_{kj}^{l+1} \cdot \delta_k^{l+1}\right] \cdot \sigma'(z_j^l)",
    ),
    Erratum(
        "003-efficiency",
        "003",
        "③ Deltas",
        r"“The $W^T \cdot \delta$ part is what makes it efficient — you reuse the same weights you used going forward”",
        "wrong",
        "Every method uses the same weights. What is saved is the **errors**: each is computed once and serves every "
        "weight and "
        "every neuron before it.",
        "Cheap because the errors are shared.",
        shown=shown_learning.saved_by_reusing_errors,
    ),
    Erratum(
        "003-no-bias-gradient",
        "003",
        "④ Gradients",
        r"“computes $z = W \cdot a + b$”, then “the gradient for every weight” and “update: $W \leftarrow W - …$”",
        "loose",
        r"The biases enter in ① and are forgotten in ④. Their gradient is the error itself.",
        "Count the parameters, then count the gradients.",
        correction=r"\frac{\partial C}{\partial b_j^l} = \delta_j^l",
        shown=shown_learning.without_biases,
    ),
    Erratum(
        "003-weighted-sum",
        "003",
        "Derivation, weighted sum",
        r"“$z_k^{(L+1)} = \sum_{j=1}^{J} w_{kj}^{(L+1)} \sigma(z_j^{(L)})$”",
        "contradicts itself",
        "In the overview the weighted sum has its bias, here it has lost it. The derivative that follows is right "
        "all the same, "
        "because a bias has no slope along $z_j$.",
        "A term may vanish when you differentiate, not before.",
        claim=r"z_k^{l+1} = \sum_j w_{kj}^{l+1} \sigma(z_j^l)",
        correction=r"z_k^{l+1} = \sum_j w_{kj}^{l+1} \sigma(z_j^l) + b_k^{l+1}",
    ),
    Erratum(
        "003-after-the-last",
        "003",
        "Derivation, substituting",
        r"“$\delta_j^{(L)} = \sum_{k=1}^{K} \delta_k^{(L+1)} w_{kj}^{(L+1)} \sigma'(z_j^{(L)})$”",
        "loose",
        "Here $L$ is any layer that has another after it; in most texts, source 001 among them, it is the last. There "
        "this sum is empty, and it is BP1 that starts the recursion. The overview's $(l)$ was the better letter.",
        "Say of a recursion for which layers it holds.",
        claim=r"\delta_j^L = \sum_k \delta_k^{L+1} w_{kj}^{L+1} \sigma'(z_j^L)",
        correction=r"\delta_j^l = \sum_k \delta_k^{l+1} w_{kj}^{l+1} \sigma'(z_j^l)",
    ),
    Erratum(
        "003-input",
        "003",
        "Derivation, weighted sum for neuron j",
        r"“$a_i^{(L-1)} = \sigma(z_i^{(L-1)})$ is the activation from layer $L-1$”",
        "loose",
        "Unless layer $L-1$ is the input: its activations are given, and there is no weighted input.",
        "Try a general formula on the first layer and on the last.",
        reading="For the first layer:",
        claim=r"a_j^0 = \sigma(z_j^0)",
        correction=r"a_j^0 = x_j",
    ),
    Erratum(
        "003-big-k",
        "003",
        "Layer connectivity",
        "the node “K” beside “$w_{kj}$”; $K$ is the number of neurons in the sums",
        "typo",
        "Small $k$ is any neuron of the next layer; capital $K$ is the last of them. (The weights change from $W$ to "
        "$w$ "
        "as well.)",
        "Small letters run, capitals count.",
        shown=shown_shapes.only_the_last_neuron,
    ),
]

CREDITS = [
    Credit(
        "003",
        "② Loss",
        r"\frac{\partial C}{\partial z_1^3} = 2 (\hat{y}_1 - y_1) \qquad \text{our network}",
        "No σ′ is missing at this output: it is linear, its slope is 1. With a sigmoid output it would be wrong.",
    ),
    Credit(
        "003",
        "③ Deltas",
        r"\delta_j^l = \sum_k \delta_k^{l+1} w_{kj}^{l+1} \sigma'(z_j^l)",
        "$w_{kj}$, not $w_{jk}$: neuron $k$ is the one that received, and the transpose needs no other letter.",
    ),
    Credit(
        "003",
        "④ Gradients",
        r"\frac{\partial C}{\partial w_{ji}^l} = \delta_j^l a_i^{l-1}",
        "Downstream error times upstream activation: the weights of a layer do not appear in their own gradient.",
    ),
    Credit(
        "003",
        "② Loss, in numbers",
        r"\begin{aligned} C \approx 0.3733, \quad \frac{\partial C}{\partial z_1^3} \approx -1.2220 \\ "
        r"\text{our network} \end{aligned}",
        "The printed numbers agree with each other to the last digit; we built our network so that it gives them too.",
    ),
]
