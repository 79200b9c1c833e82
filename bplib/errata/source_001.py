r"""Source 001, a post of 2025 on the risk R = E[L]: Nielsen's letters, with L for the loss and for the last layer.

In the book's letters its loss L is C. With a single sample most of it is right; the expectation is what goes wrong.
"""

from bplib.errata import shown_learning
from bplib.errata.entry import Credit, Erratum

ERRATA = [
    Erratum(
        "001-two-Ls",
        "001",
        "Notations and Derivation",
        r"“$L$: number of layers in the network”, then “$L = \frac{1}{2} \|a^L - y\|^2$”",
        "contradicts itself",
        "In the second line the letter has both meanings at once, on either side of its own equals sign.",
        "One letter, one meaning, above all within one formula.",
        claim=r"L = \frac{1}{2} \|a^L - y\|^2",
        correction=r"C = \frac{1}{2} \|a^L - y\|^2 \qquad \text{half squared error}",
    ),
    Erratum(
        "001-input",
        "001",
        "Notations",
        r"“$a_j^l$: output of $j^{th}$ neuron in $l^{th}$ layer” and “$a_j^l = \sigma(z_j^l)$”",
        "loose",
        "The first layer of weights needs a layer before it, and that one is made by no σ. The input is never "
        "mentioned.",
        "A recursion needs a place to begin.",
        reading="In the first layer, with the input as layer 0:",
        claim=r"a_j^0 = \sigma(z_j^0)",
        correction=r"a_j^0 = x_j",
    ),
    Erratum(
        "001-derivative-of-a-mean",
        "001",
        "risk by the output layer",
        r"“$\frac{\partial R}{\partial a_j^L} = … = \mathbb{E}[(a_j^L - y_j)]$”",
        "dimensionally impossible",
        "Each sample has its own $a^L$. The risk is a mean over all of them, so it has no slope along “the” output: "
        "of "
        "which sample? The definition of δ as a slope of $R$ fails in the same way. Differentiate the loss of one "
        "sample "
        "by the output of that sample.",
        "Ask of every average: over what, and whose variable is left?",
        claim=r"\frac{\partial R}{\partial a_j^L} = \mathbb{E}[a_j^L - y_j] \qquad \text{half squared error}",
        correction=r"\frac{\partial C}{\partial a_j^L} = a_j^L - y_j \qquad \text{half squared error}",
    ),
    Erratum(
        "001-product-of-means",
        "001",
        "δ of the output layer",
        r"“$\delta_j^L = … = \mathbb{E}[(a_j^L - y_j)] \cdot \sigma'(z_j^L)$”",
        "wrong",
        "The slope σ′ differs from sample to sample just as the miss does. A mean of products is not a product of "
        "means, "
        "and here the second factor has not even a mean.",
        "Average the gradients, not what they are made of.",
        claim=r"\delta_j^L = \mathbb{E}[a_j^L - y_j] \sigma'(z_j^L) \qquad \text{half squared error}",
        correction=r"\delta_j^L = (a_j^L - y_j) \sigma'(z_j^L) \qquad \text{half squared error}",
    ),
    Erratum(
        "001-vector-form",
        "001",
        "error term for the output layer",
        r"“$\delta^L = \nabla_a R \odot \sigma'(z^L)$”",
        "dimensionally impossible",
        "The same in vectors: ∇ of the risk by an output that belongs to one sample.",
        "BP1 is true of each sample, and of nothing else.",
        claim=r"\delta^L = \nabla_a R \odot \sigma'(z^L)",
        correction=r"\delta^L = \nabla_a C \odot \sigma'(z^L)",
    ),
    Erratum(
        "001-missing-link",
        "001",
        "error term for hidden layers",
        r"“$\frac{\partial R}{\partial z_j^l} = \sum_k \frac{\partial R}{\partial z_k^{l+1}} \cdot "
        r"\frac{\partial z_k^{l+1}}{\partial a_j^l}$”",
        "wrong",
        r"The chain stops at $a_j^l$, one link short of $z_j^l$. The missing factor $\sigma'(z_j^l)$ then turns up "
        r"in the "
        "next expression from nowhere, so the second equals sign is as wrong as the first; the two mistakes cancel.",
        "In a chain, each denominator is the next numerator.",
        claim=r"\frac{\partial C}{\partial z_j^l} = \sum_k \frac{\partial C}{\partial z_k^{l+1}} "
        r"\frac{\partial z_k^{l+1}}{\partial a_j^l}",
        correction=r"\frac{\partial C}{\partial z_j^l} = \sum_k \frac{\partial C}{\partial z_k^{l+1}} "
        r"\frac{\partial z_k^{l+1}}{\partial a_j^l} \frac{\partial a_j^l}{\partial z_j^l}",
    ),
    Erratum(
        "001-swapped-weight",
        "001",
        "error term for hidden layers",
        r"“$\sum_k \delta_k^{l+1} \cdot w_{jk}^{l+1} \cdot \sigma'(z_j^l)$”",
        "contradicts itself",
        r"Neuron $k$ receives, so it comes first: $w_{kj}^{l+1}$. The vector form two lines below transposes $w$ and "
        r"is right; "
        "component form and vector form cannot both be.",
        "Going back changes which index is summed, not which index comes first.",
        claim=r"\delta_j^l = \sum_k \delta_k^{l+1} w_{jk}^{l+1} \sigma'(z_j^l)",
        correction=r"\delta_j^l = \sum_k \delta_k^{l+1} w_{kj}^{l+1} \sigma'(z_j^l)",
    ),
    Erratum(
        "001-k-neurons",
        "001",
        "error term for hidden layers",
        "“because there are k neurons in $l+1^{th}$ layer”",
        "loose",
        "$k$ is the name that runs through them; how many there are is another number.",
        "An index counts along; it is not the count.",
        reading="Taken at its word:",
        claim=r"\delta_j^l = \sum_{k=1}^k \delta_k^{l+1} w_{kj}^{l+1} \sigma'(z_j^l)",
        correction=r"\delta_j^l = \sum_{k=1}^{n_{l+1}} \delta_k^{l+1} w_{kj}^{l+1} \sigma'(z_j^l)",
    ),
    Erratum(
        "001-weight-gradient",
        "001",
        "gradient of the risk by a weight",
        r"“$\frac{\partial R}{\partial w_{jk}^l} = … = \delta_j^l \cdot a_k^{l-1}$”",
        "wrong",
        "A weight, unlike an activation, is shared by all samples, so here ∂R does exist. It is the mean of the "
        "products, "
        "and the expectation is missing.",
        "What all samples share gets the mean over all samples.",
        claim=r"\frac{\partial R}{\partial w_{jk}^l} = \delta_j^l a_k^{l-1}",
        correction=r"\frac{\partial R}{\partial w_{jk}^l} = \mathbb{E}[\delta_j^l a_k^{l-1}]",
    ),
    Erratum(
        "001-bias-gradient",
        "001",
        "gradient of the risk by a bias",
        r"“$\frac{\partial R}{\partial b_j^l} = … = \delta_j^l$”",
        "wrong",
        "The same for the biases: the mean of the samples' errors.",
        "A risk on the left wants a mean on the right.",
        claim=r"\frac{\partial R}{\partial b_j^l} = \delta_j^l",
        correction=r"\frac{\partial R}{\partial b_j^l} = \mathbb{E}[\delta_j^l]",
    ),
    Erratum(
        "001-bytes",
        "001",
        "error term for the output layer",
        "“using element-wise product âŠ™”",
        "typo",
        "In the copy that we read, the sign ⊙ has been turned into three others. (Source 002 has a comma that met "
        "the same "
        "fate.) The formula itself is unharmed.",
        "Say what an unusual sign means in words, once; words survive.",
        shown=shown_learning.bytes_misread,
    ),
]

CREDITS = [
    Credit(
        "001",
        "vector form",
        r"\delta^l = ((w^{l+1})^T \delta^{l+1}) \odot \sigma'(z^l)",
        "$w$ lies on its side; that is a transpose, not an inverse, and its brackets are where they should be.",
    ),
    Credit(
        "001",
        "Notations",
        r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l",
        "The weight from $k$ to $j$ is $w_{jk}$: receiver first.",
    ),
    Credit(
        "001",
        "squared loss",
        r"\frac{\partial C}{\partial a_j^L} = a_j^L - y_j \qquad \text{half squared error}",
        "No 2 is missing inside the expectation; the ½ of the loss has taken it.",
    ),
]
