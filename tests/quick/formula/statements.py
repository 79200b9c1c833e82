"""Statements that the tests share: the book's equations, which hold, and planted errors, which must not."""

FORWARD = [
    r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l",
    r"a_j^l = \sigma(z_j^l)",
    r"z^l = w^l a^{l-1} + b^l",
]
FOUR = {
    "BP1": r"\delta_j^L = \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L)",
    "BP2": r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l)",
    "BP3": r"\frac{\partial C}{\partial b_j^l} = \delta_j^l",
    "BP4": r"\frac{\partial C}{\partial w_{jk}^l} = a_k^{l-1} \delta_j^l",
}
FOUR_IN_MATRICES = [
    r"\delta^L = \nabla_a C \odot \sigma'(z^L)",
    r"\delta^l = \left((w^{l+1})^T \delta^{l+1}\right) \odot \sigma'(z^l)",
    r"\frac{\partial C}{\partial b^l} = \delta^l",
    r"\frac{\partial C}{\partial w^l} = \delta^l (a^{l-1})^T",
]
CHAINS = [
    r"\delta_j^l \equiv \frac{\partial C}{\partial z_j^l}",
    r"\delta_j^L = \frac{\partial C}{\partial z_j^L} = \sum_k \frac{\partial C}{\partial a_k^L} "
    r"\frac{\partial a_k^L}{\partial z_j^L} = \frac{\partial C}{\partial a_j^L} \frac{\partial a_j^L}{\partial z_j^L}",
    r"\begin{aligned} \delta_j^l &= \frac{\partial C}{\partial z_j^l} \\ &= \sum_k "
    r"\frac{\partial C}{\partial z_k^{l+1}} \frac{\partial z_k^{l+1}}{\partial z_j^l} \\ &= \sum_k \delta_k^{l+1} "
    r"\frac{\partial z_k^{l+1}}{\partial z_j^l} \end{aligned}",
    r"\frac{\partial z_k^{l+1}}{\partial z_j^l} = \frac{\partial}{\partial z_j^l} "
    r"\left(\sum_i w_{ki}^{l+1} \sigma(z_i^l) + b_k^{l+1}\right) = w_{kj}^{l+1} \sigma'(z_j^l)",
    r"\sum_i w_{ki}^{l+1} \sigma'(z_i^l) [i = j] = w_{kj}^{l+1} \sigma'(z_j^l)",
    r"\frac{\partial C}{\partial w_{jk}^l} = \sum_i \frac{\partial C}{\partial z_i^l} "
    r"\frac{\partial z_i^l}{\partial w_{jk}^l} = \frac{\partial C}{\partial z_j^l} "
    r"\frac{\partial z_j^l}{\partial w_{jk}^l}",
    r"\frac{\partial C}{\partial x_k} = \sum_j w_{jk}^1 \delta_j^1",
    r"\partial C/\partial b_j^l = \delta_j^l",
]
CONDITIONAL = [
    r"C = \|a^L - y\|^2 \qquad \text{squared error}",
    r"C = \sum_{j=1}^{n_L} (a_j^L - y_j)^2 \qquad \text{squared error}",
    r"C = \tfrac{1}{2} \sum_j (a_j^L - y_j)^2 \qquad \text{half squared error}",
    r"\frac{\partial C}{\partial a_j^L} = 2 (a_j^L - y_j) \qquad \text{squared error}",
    r"\delta_j^L = 2 (\hat{y}_j - y_j) \qquad \text{linear output; squared error}",
    r"\sigma'(z_j^l) = a_j^l (1 - a_j^l) \qquad \text{sigmoid}",
    r"\sigma'(z_j^l) = 1 - (a_j^l)^2 \qquad \text{tanh}",
    r"a_j^l = \tanh(z_j^l) \qquad \text{tanh}",
    r"a_j^l = \max(0, z_j^l) \qquad \text{ReLU}",
    r"a_j^l = z_j^l \qquad \text{linear}",
    r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l) \qquad \text{ReLU}",
    r"a_j^L = \frac{e^{z_j^L}}{\sum_k e^{z_k^L}} \qquad \text{softmax, cross-entropy}",
    r"C = -\sum_j y_j \ln a_j^L \qquad \text{softmax, cross-entropy}",
    r"\delta_j^L = a_j^L - y_j \qquad \text{softmax, cross-entropy; targets that sum to 1}",
    r"R = \mathbb{E}[C]",
    r"\frac{\partial R}{\partial w_{jk}^l} = \mathbb{E}\left[\frac{\partial C}{\partial w_{jk}^l}\right] = "
    r"\mathbb{E}[\delta_j^l a_k^{l-1}]",
]
UPDATES = [
    r"w_{jk}^l \leftarrow w_{jk}^l - \eta \frac{\partial C}{\partial w_{jk}^l}",
    r"b^l \leftarrow b^l - \eta \delta^l",
]
OUTPUTS_TOGETHER = [
    r"\delta^L = \left(\frac{\partial a^L}{\partial z^L}\right)^T \nabla_a C \qquad \text{coupled outputs}",
    r"\delta_j^L = \sum_k \frac{\partial a_k^L}{\partial z_j^L} \frac{\partial C}{\partial a_k^L} \qquad \text{coupled outputs}",
    r"\frac{\partial a_j^L}{\partial z_k^L} = a_j^L ([j = k] - a_k^L) \qquad \text{softmax, cross-entropy}",
    r"\frac{\partial a_j^L}{\partial z_k^L} = a_j^L ([j = k] - a_k^L) \qquad \text{softmax}",  # whatever the cost
    r"\delta_j^L = a_j^L (a_j^L - y_j - \sum_k (a_k^L - y_k) a_k^L) \qquad \text{softmax; half squared error}",
    r"\frac{\partial z^{l+1}}{\partial a^l} = w^{l+1}",
]
BATCH = [
    r"A^0 = X",
    r"Z^l = w^l A^{l-1} + b^l \mathbf{1}^T",
    r"A^l = \sigma(Z^l)",
    r"C = \frac{1}{N} \sum_{s=1}^N C_s",
    r"R = \frac{1}{N} \sum_s C_s = \mathbb{E}[C]",
    r"C_s = \|a^L - y\|^2 \qquad \text{squared error}",
    r"\Delta_{js}^l = \frac{\partial C_s}{\partial z_j^l} = \frac{\partial C_s}{\partial Z_{js}^l} = "
    r"N \frac{\partial C}{\partial Z_{js}^l}",
    r"\Delta^L = N \nabla_A C \odot \sigma'(Z^L)",
    r"\Delta^l = \left((w^{l+1})^T \Delta^{l+1}\right) \odot \sigma'(Z^l)",
    r"\frac{\partial C}{\partial b^l} = \frac{1}{N} \Delta^l \mathbf{1}",
    r"\frac{\partial C}{\partial w^l} = \frac{1}{N} \Delta^l (A^{l-1})^T",
    r"\frac{\partial C}{\partial w_{jk}^l} = \frac{1}{N} \sum_s \Delta_{js}^l A_{ks}^{l-1}",
    r"\frac{\partial C}{\partial w^l} = \frac{1}{N} \sum_{s=1}^N \frac{\partial C_s}{\partial w^l}",
    r"\frac{\partial C}{\partial X} = \frac{1}{N} (w^1)^T \Delta^1",
    r"\Delta^L = A^L - Y \qquad \text{softmax, cross-entropy; targets that sum to 1}",
    r"w^l \leftarrow w^l - \frac{\eta}{N} \Delta^l (A^{l-1})^T",
]
ONE_NEURON = [
    r"z = w x + b \qquad \text{one neuron}",
    r"\frac{dC}{dw} = \frac{dC}{da} \frac{da}{dz} \frac{dz}{dw} \qquad \text{one neuron}",
    r"\frac{dC}{dw} = 2 (\hat{y} - y) \sigma'(z) x \qquad \text{one neuron; squared error}",
    r"\sigma(z) = \frac{1}{1 + e^{-z}} \qquad \text{one neuron; sigmoid}",
    r"\frac{d\sigma}{dz} = \frac{e^{-z}}{(1 + e^{-z})^2} = \sigma(z) (1 - \sigma(z)) \qquad \text{one neuron; sigmoid}",
]
NUMBERS = [
    r"z_1^1 = w_{11}^1 x + b_1^1 = (-0.9) \cdot 0.5 + 0.7 = 0.25 \qquad \text{our network}",
    r"a_1^1 = \sigma(z_1^1) = \sigma(0.25) \approx 0.5622 \qquad \text{our network}",
    r"C = (\hat{y} - y)^2 \approx (0.3890 - 1)^2 = 0.373321 \approx 0.3733 \qquad \text{our network}",
    r"\delta_1^3 = \frac{\partial C}{\partial \hat{y}} = 2 (\hat{y} - y) \approx -1.2220 \qquad \text{our network}",
    r"\delta_1^2 = w_{11}^3 \delta_1^3 \sigma'(z_1^2) \approx 1.9 \cdot (-1.2220) \cdot 0.2499 \approx -0.5801 "
    r"\qquad \text{our network}",
    r"\delta_1^1 \approx 0.4425 \qquad \text{network 1-2-1}",
    r"w_{11}^3 \leftarrow w_{11}^3 - \eta \frac{\partial C}{\partial w_{11}^3} \approx 2.2124 "
    r"\qquad \text{our network; learning rate 0.5}",
]
HOLD = (
    FORWARD
    + list(FOUR.values())
    + FOUR_IN_MATRICES
    + CHAINS
    + CONDITIONAL
    + UPDATES
    + OUTPUTS_TOGETHER
    + BATCH
    + ONE_NEURON
    + NUMBERS
)

PLANTED = {
    "σ for σ'": r"\delta_j^L = \frac{\partial C}{\partial a_j^L} \sigma(z_j^L)",
    "σ' forgotten": r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1}",
    "σ' of a": r"\delta_j^L = \frac{\partial C}{\partial a_j^L} \sigma'(a_j^L)",
    "a transposed weight": r"\delta_j^l = \sum_k w_{jk}^{l+1} \delta_k^{l+1} \sigma'(z_j^l)",
    "no transpose": r"\delta^l = \left(w^{l+1} \delta^{l+1}\right) \odot \sigma'(z^l)",
    "a dropped sum": r"\delta_j^l = w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l)",
    "a wrong layer of w": r"\delta_j^l = \sum_k w_{kj}^l \delta_k^{l+1} \sigma'(z_j^l)",
    "a wrong layer of a": r"\frac{\partial C}{\partial w_{jk}^l} = a_k^l \delta_j^l",
    "a lost sign": r"C = \sum_j y_j \ln a_j^L \qquad \text{softmax, cross-entropy}",
    "an uphill step": r"w_{jk}^l \leftarrow w_{jk}^l + \eta \frac{\partial C}{\partial w_{jk}^l}",
    "the outer product turned": r"\frac{\partial C}{\partial w^l} = a^{l-1} (\delta^l)^T",
    "a half forgotten": r"C = \sum_j (a_j^L - y_j)^2 \qquad \text{half squared error}",
    "a lost 2": r"\frac{\partial C}{\partial a_j^L} = a_j^L - y_j \qquad \text{squared error}",
    "a missing condition": r"\delta_j^L = a_j^L - y_j",
    "softmax, and any cost": r"\delta_j^L = a_j^L - y_j \qquad \text{softmax}",
    "only the diagonal": r"\delta_j^L = (a_j^L - y_j) a_j^L (1 - a_j^L) \qquad \text{softmax; half squared error}",
    "⊙ for the product": r"z^l = w^l \odot a^{l-1} + b^l",
    "the product of means": r"\frac{\partial R}{\partial w_{jk}^l} = \mathbb{E}[\delta_j^l] \mathbb{E}[a_k^{l-1}]",
    "one path of several": r"\frac{\partial C}{\partial z_j^l} = \frac{\partial C}{\partial z_1^{l+1}} "
    r"\frac{\partial z_1^{l+1}}{\partial z_j^l}",
    "a bias left out of a derivative": r"\frac{\partial z_k^{l+1}}{\partial z_j^l} = \frac{\partial}{\partial z_j^l} "
    r"\left(\sum_i w_{ki}^{l+1} \sigma(z_i^l)\right)",
    "the outputs' matrix not transposed": r"\delta^L = \frac{\partial a^L}{\partial z^L} \nabla_a C "
    r"\qquad \text{coupled outputs}",
    "σ' where the outputs act together": r"\delta_j^L = \frac{\partial C}{\partial a_j^L} \frac{\partial a_j^L}"
    r"{\partial z_j^L} \qquad \text{coupled outputs}",
    "a sum for the mean": r"\frac{\partial C}{\partial w^l} = \Delta^l (A^{l-1})^T",
    "a bias slope not summed over the batch": r"\frac{\partial C}{\partial b^l} = \frac{1}{N} \Delta^l",
    "a bias that is broadcast": r"Z^l = w^l A^{l-1} + b^l",
    "C for C_s": r"\Delta_{js}^l = \frac{\partial C}{\partial Z_{js}^l}",
    "a wrong digit": r"\hat{y} \approx 0.3891 \qquad \text{our network}",
    "a wrong digit within": r"\delta_1^2 = w_{11}^3 \delta_1^3 \sigma'(z_1^2) \approx 1.9 \cdot (-1.2220) \cdot 0.2489 "
    r"\qquad \text{our network}",
    "a rounded number rounded again": r"a_1^1 \approx 0.5622 = 2 \cdot 0.2811 \approx 0.56220 \qquad \text{our network}",
    "a rounded number after =": r"\hat{y} = 0.3890 \qquad \text{our network}",
    "σ of an output that has none": r"a_1^3 = \frac{1}{1 + e^{-z_1^3}} \qquad \text{our network}",
}

# Tokens for nonsense.
SOUP = [
    r"\delta",
    r"\sigma",
    r"\sigma'",
    r"\frac",
    r"\partial",
    r"\sum",
    r"\nabla",
    r"\|",
    r"\odot",
    r"\cdot",
    r"\left(",
    r"\right)",
    r"\begin{aligned}",
    r"\end{aligned}",
    r"\\",
    "&",
    r"\text{our network}",
    r"\mathbb{E}",
    r"\hat{y}",
    r"\qquad",
    r"\leftarrow",
    r"\ln",
    "=",
    "+",
    "-",
    "^",
    "_",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "'",
    "e",
    "d",
    "z",
    "a",
    "w",
    "b",
    "C",
    "L",
    "l",
    "j",
    "k",
    "n",
    "T",
    "1",
    "2",
    "0.5",
    "$",
    "%",
    "\\",
    "\0",
    "é",
    "__import__",
]
