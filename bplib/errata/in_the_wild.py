r"""Popular texts with a formula that their own code, or their own next line, contradicts.

Each entry names repository, file and commit, and speaks of that version only; it may have been mended since.
"""

from bplib.errata import shown_learning
from bplib.errata.entry import Erratum

QUANTECON = "QuantEcon/lecture-python.myst, lectures/back_prop.md, version 0b11b0f"
NUMPY = "numpy/numpy-tutorials, content/applications/tutorial-deep-learning-on-mnist.md, version 732952b"
RASHID = "makeyourownneuralnetwork/makeyourownneuralnetwork, part2_neural_network.ipynb, version 6700fd0"
KHUNG = "gavinkhung/neural-network, neural_network.ipynb, version 29fb52a"
KARPATHY = "karpathy/nn-zero-to-hero, lectures/micrograd/micrograd_lecture_second_half_roughly.ipynb, version 56eda75"

ERRATA = [
    Erratum(
        "wild-sign",
        "in the wild",
        QUANTECON,
        r"“$\frac{d \mathcal{L}}{dx_{N+1}}=-(x_{N+1}-y)$”, for the loss $\frac{1}{2}(\hat{y}-y)^2$",
        "wrong",
        "The sign is turned round; the update beside it would climb. The lecture's code has it right.",
        "Test a sign with one number: an answer too high must have a positive slope.",
        claim=r"\frac{\partial C}{\partial a} = -(a - y) \qquad \text{one neuron; half squared error}",
        correction=r"\frac{\partial C}{\partial a} = a - y \qquad \text{one neuron; half squared error}",
    ),
    Erratum(
        "wild-b-for-db",
        "in the wild",
        QUANTECON,
        r"“$dx_{i+1}=\delta_{i}(dw_{i}x_{i}+w_{i}dx_{i}+b_{i})$”",
        "wrong",
        "A change of the output is made of changes. The bias itself would move it even if nothing moved; it must be "
        "$db_i$, as in the "
        "matrix below it.",
        "Every term of a differential holds exactly one d.",
        correction=r"\frac{\partial a}{\partial b} = \sigma'(z) \qquad \text{one neuron}",
        shown=shown_learning.moved_by_nothing,
    ),
    Erratum(
        "wild-w-for-x",
        "in the wild",
        QUANTECON,
        r"the entries “$\delta_{1}w_{1}$ … $\delta_{N}w_{N}$” of the matrix $D$, beside $dw_1 … dw_N$",
        "wrong",
        "Along a weight, the slope is what came in. Two lines above, and in the code, it is $\\delta x$.",
        "Along $w$ comes $x$, along $x$ comes $w$.",
        claim=r"\frac{\partial a}{\partial w} = \sigma'(z) w \qquad \text{one neuron}",
        correction=r"\frac{\partial a}{\partial w} = \sigma'(z) x \qquad \text{one neuron}",
    ),
    Erratum(
        "wild-relu",
        "in the wild",
        NUMPY,
        "“def relu2deriv(output): return output >= 0”, called on the output of the ReLU",
        "wrong",
        "The output of a ReLU is never below 0, so the test is always true and the slope always 1. With `>` in place "
        "of `>=` it "
        "would be right, and the comment above it says “1 for a positive input”.",
        "If a slope may be read off the output, check it on both sides of the kink.",
        shown=shown_learning.relu_slope_of_a_relu,
    ),
    Erratum(
        "wild-dropout",
        "in the wild",
        NUMPY,
        "forward “layer_1 *= dropout_mask * 2”, back “layer_1_delta *= dropout_mask”",
        "wrong",
        "Whatever multiplies on the way forward multiplies on the way back. Without the 2, the gradients of the "
        "first layer come "
        "out at half their size; it learns all the same.",
        "Go back over every factor, also over those that are no neurons.",
        shown=shown_learning.dropout_on_the_way_back,
    ),
    Erratum(
        "wild-output-slope",
        "in the wild",
        RASHID,
        "“hidden_errors = numpy.dot(self.who.T, output_errors)”, with “output_errors = targets - final_outputs”",
        "wrong",
        "Before the errors go back they must be multiplied by the output's own slope. Two lines further down the "
        "code does so for "
        "the last weights, and not for the hidden ones. (A reader doubts the same equation in issue 88 of the repository. The network "
        "still "
        "learns: one sigmoid's slope is a positive number, and for one output only the step's length is wrong.)",
        "Error is the miss times the slope, before it travels.",
        claim=r"\delta^{L-1} = ((w^L)^T (a^L - y)) \odot \sigma'(z^{L-1}) \qquad \text{sigmoid; half squared error}",
        correction=r"\delta^{L-1} = ((w^L)^T ((a^L - y) \odot \sigma'(z^L))) \odot \sigma'(z^{L-1}) \qquad "
        r"\text{half squared error}",
    ),
    Erratum(
        "wild-update",
        "in the wild",
        KHUNG,
        r"“Backpropagation is the process of updating all of the weights”, then “$W_1 = W_1 - \eta$”",
        "wrong",
        "The gradient is missing: as printed, every weight falls by the same amount for ever. The code beside it has "
        "the gradient.",
        "Read your update aloud: against *what*?",
        claim=r"w_{jk}^l \leftarrow w_{jk}^l - \eta \qquad \text{learning rate 0.1}",
        correction=r"w_{jk}^l \leftarrow w_{jk}^l - \eta \frac{\partial C}{\partial w_{jk}^l} \qquad \text{learning "
        r"rate 0.1}",
    ),
    Erratum(
        "wild-slope-of-a",
        "in the wild",
        KHUNG,
        "“y = self.activation(x)”, then “y_prime = self.activation_prime(y)”, to draw σ′",
        "wrong",
        "The slope is taken where the neuron's output is, not where its input is. Only the picture suffers; the "
        "notebook's backward "
        "pass uses the input.",
        "Ask of σ′: at which number?",
        claim=r"\frac{\partial a}{\partial z} = \sigma'(a) \qquad \text{one neuron}",
        correction=r"\frac{\partial a}{\partial z} = \sigma'(z) \qquad \text{one neuron}",
    ),
    Erratum(
        "wild-assignment",
        "in the wild",
        KARPATHY,
        "the author's own note: “in the video I incorrectly used = instead of +=. Fixed here.”",
        "wrong",
        "A quantity used twice has two paths to the end; `=` overwrites the first with the second. A model of an "
        "erratum: "
        "where the mistake was, what it was, that it is mended.",
        "Over the paths, add; in code, `+=`.",
        shown=shown_learning.assignment_forgets_a_path,
    ),
]
