r"""Source 000, a blog post of 2023 in Bishop's letters: a is the weighted sum, z the output, δ is taken at the output.

In the book's letters its z is a, its a is z, its h is σ, its \mathcal{E} is C; its k receives and is j here, its j sends
and is k here.
"""

from bplib.errata import shown_learning, shown_shapes
from bplib.errata.entry import Credit, Erratum

ERRATA = [
    Erratum(
        "000-optimizes",
        "000",
        "first sentence",
        "“an efficient algorithm perform gradient-based optimizations to the neural network”",
        "loose",
        "Backpropagation finds the gradient and moves nothing; the optimisation is done by whatever uses the "
        "gradient. "
        "(Later the loss is to be “minimized …, i.e.,” and a derivative follows: the same two things taken for one.)",
        "The trip that finds the slopes is not the step that uses them.",
        shown=shown_learning.gradient_is_not_a_step,
    ),
    Erratum(
        "000-last-layer",
        "000",
        "before (1)",
        "“$z_k^{(L-1)}$ denotes the output of $k$-th neuron in the last layer”",
        "contradicts itself",
        "Equation (1) sums the loss over layer $L$, which makes $L$ the last layer; the output of neuron $k$ there "
        "carries $(L)$. Layer $L-1$ is the one that sends.",
        "Ask of every superscript: which layer is the last?",
        claim=r"\hat{y}_k = a_k^{L-1}",
        correction=r"\hat{y}_k = a_k^L",
    ),
    Erratum(
        "000-target",
        "000",
        "(1)",
        r"“$\mathcal{E} = \sum_n \frac{1}{2}(\hat{z}_n^{(L)}-y)^2$”",
        "dimensionally impossible",
        "The target has one number for each output, so it needs the index of the sum. Without it, every output "
        "chases the "
        "same target, or a number is subtracted from a column. Further down the post itself writes $y_k$.",
        "Whatever changes from term to term carries the index of the sum.",
        claim=r"C = \sum_j \frac{1}{2} (a_j^L - y)^2 \qquad \text{half squared error}",
        correction=r"C = \sum_j \frac{1}{2} (a_j^L - y_j)^2 \qquad \text{half squared error}",
    ),
    Erratum(
        "000-mean",
        "000",
        "before (1)",
        "“The lost function … is defined by the sum of mean squared error function (MSE) over the last layer”",
        "loose",
        "There is no mean in (1): it is half the sum of the squares. A mean over the outputs would divide by their "
        "number "
        "and make every gradient that much smaller. (And it is the loss function, however lost.)",
        "Sum, half, or mean: write the factor down before you differentiate.",
        reading="A mean would be:",
        claim=r"C = \frac{1}{n_L} \sum_j (a_j^L - y_j)^2 \qquad \text{half squared error}",
        correction=r"C = \frac{1}{2} \sum_j (a_j^L - y_j)^2 \qquad \text{half squared error}",
    ),
    Erratum(
        "000-gradient-summed",
        "000",
        "(2)",
        r"“$\nabla \mathcal{E} = \sum_n(\hat{z}_n^{(L)} - y)$”",
        "dimensionally impossible",
        "A gradient has one entry for each variable. By the outputs it is the column of misses; the sum belongs to "
        "the "
        "cost and is gone, because each output stands in one term of it only. Two displays on, the post takes "
        "$\\hat{z}_k - y_k$ from "
        "“(2)”, without the sum, and is right.",
        "Differentiating a sum by one of its variables leaves one term.",
        claim=r"\nabla_a C = \sum_j (a_j^L - y_j) \qquad \text{half squared error}",
        correction=r"\nabla_a C = a^L - y \qquad \text{half squared error}",
        shown=shown_shapes.misses_cancel,
    ),
    Erratum(
        "000-nabla",
        "000",
        "(2) and three displays after it",
        r"“$\nabla \mathcal{E}$”, four times",
        "contradicts itself",
        "One sign stands for the gradient by the outputs, by the weights of the last layer, by a single weight there "
        "and "
        r"by a single weight one layer earlier. (The loss also changes its letter, from $\mathcal{E}$ to $E$.)",
        "A ∇ or a ∂ without its variable says nothing yet.",
        shown=shown_shapes.four_gradients,
    ),
    Erratum(
        "000-hat",
        "000",
        "(1), (2) and (4)",
        r"“$\hat{z}_n^{(L)}$” in the loss, “$z_k^{(L)} = h(a_k^{(L)})$” in the forward pass",
        "loose",
        "The later step from ∂/∂z to $\\hat{z}_k - y_k$ is right only if the hat changes nothing. The post does not "
        "say so.",
        "Two names for one thing need an equation between them.",
        correction=r"\hat{y}_j = a_j^L",
        shown=shown_shapes.hat_or_no_hat,
    ),
    Erratum(
        "000-bias",
        "000",
        "(3)",
        r"“$a_k^{(L)} = \sum_j w_{kj}^{(L)}z_j^{(L-1)} + b_j^{(L-1)}$”",
        "wrong",
        "The bias belongs to the neuron that adds up, so it carries that neuron's index and layer. The index that was "
        "printed belongs to the senders and has no meaning after the sum.",
        "A bias lives where the weight arrives.",
        claim=r"z_j^L = \sum_k w_{jk}^L a_k^{L-1} + b_k^{L-1}",
        correction=r"z_j^L = \sum_k w_{jk}^L a_k^{L-1} + b_j^L",
    ),
    Erratum(
        "000-no-bias-gradient",
        "000",
        "before the gradient by the weights",
        "“the loss function should be minimized with respect to the weights”",
        "loose",
        "And with respect to the biases, which entered in (3). No gradient along a bias is ever given.",
        "Count the parameters, then count the gradients.",
        correction=r"\frac{\partial C}{\partial b_j^l} = \delta_j^l",
        shown=shown_learning.without_biases,
    ),
    Erratum(
        "000-which-derivative",
        "000",
        "before the sum over k",
        r"“the partial derivative $\partial \mathcal{E}/\partial z_k$ can further be expressed by the chain rule”",
        "typo",
        r"What is expressed is the derivative by the weights; $\partial \mathcal{E}/\partial z_k$ is a factor of it.",
        "Name the derivative before you expand it.",
        claim=r"\frac{\partial C}{\partial a_j^L} = \frac{\partial C}{\partial a_j^L} \frac{\partial a_j^L}{\partial "
        r"w_{jk}^L}",
        correction=r"\frac{\partial C}{\partial w_{jk}^L} = \frac{\partial C}{\partial a_j^L} \frac{\partial "
        r"a_j^L}{\partial w_{jk}^L}",
    ),
    Erratum(
        "000-reference",
        "000",
        "after the definition of δ",
        "“the output of neuron $z_k$ is a function of weighted sum $a_j$ given by $(2)$”",
        "typo",
        "The weighted sum of neuron $k$ is $a_k$, and it is given by (3); $a_j$ is another neuron's. The next "
        "sentence "
        r"writes $\partial z_j/\partial w$ for $\partial z_k/\partial w$ in the same way.",
        "A neuron's output follows from its own weighted input.",
        claim=r"a_k^L = \sigma(z_j^L)",
        correction=r"a_k^L = \sigma(z_k^L)",
    ),
    Erratum(
        "000-sum-for-one-weight",
        "000",
        "the gradient of the last layer",
        r"“$= \sum_k\delta_k^{(L)}h^{\prime}(a_k^{(L)})z_j^{(L-1)}$”",
        "wrong",
        r"The line above it, rightly, has no sum: the weight $w_{kj}$ leads into neuron $k$ alone. With the sum, all "
        "weights that leave neuron $j$ would have one and the same gradient.",
        "One weight, one receiver, one term.",
        claim=r"\frac{\partial C}{\partial w_{jk}^L} = \sum_j \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L) "
        r"a_k^{L-1}",
        correction=r"\frac{\partial C}{\partial w_{jk}^L} = \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L) "
        r"a_k^{L-1}",
    ),
    Erratum(
        "000-omits",
        "000",
        "the second note",
        "“the textbook omit the activation function $h(a_k)$ for the final layer which is included here”",
        "loose",
        "A missing $h'$ does not show that $h$ is missing. With an output activation and a cost that belong together "
        "(sigmoid or softmax with cross-entropy, linear with half the squared error) the two slopes cancel, and what "
        "is "
        "left is output minus target. (We speak of the mathematics; the textbook's page is the reader's to check.)",
        "A factor may be absent because it cancelled.",
        correction=r"\delta_j^L = a_j^L - y_j \qquad \text{softmax, cross-entropy}",
        shown=shown_learning.slope_that_cancels,
    ),
    Erratum(
        "000-last-chain",
        "000",
        "the last display",
        r"“$\nabla\mathcal{E}=\frac{\partial\mathcal{E}}{\partial z_k}\frac{\partial z_k}{\partial "
        r"a_k}\frac{\partial a_k}"
        r"{\partial z_j}\frac{\partial z_j}{\partial a_j}\frac{\partial a_j}{\partial w_{ji}}$”",
        "wrong",
        "From the hidden neuron $j$ there is a path through every output $k$, and the paths add. The post has the "
        "sum in its "
        r"$\delta_j^{(L-1)}$, and loses it here, together with all layer numbers.",
        "Over the paths, add.",
        claim=r"\frac{\partial C}{\partial w_{jk}^{L-1}} = \frac{\partial C}{\partial a_i^L} \frac{\partial "
        r"a_i^L}{\partial z_i^L} "
        r"\frac{\partial z_i^L}{\partial a_j^{L-1}} \frac{\partial a_j^{L-1}}{\partial z_j^{L-1}} "
        r"\frac{\partial z_j^{L-1}}{\partial w_{jk}^{L-1}}",
        correction=r"\frac{\partial C}{\partial w_{jk}^{L-1}} = \sum_i \frac{\partial C}{\partial a_i^L} "
        r"\frac{\partial a_i^L}{\partial z_i^L} \frac{\partial z_i^L}{\partial a_j^{L-1}} "
        r"\frac{\partial a_j^{L-1}}{\partial z_j^{L-1}} \frac{\partial z_j^{L-1}}{\partial w_{jk}^{L-1}}",
    ),
]

CREDITS = [
    Credit(
        "000",
        "definition of δ",
        r"\frac{\partial C}{\partial a_j^L} = a_j^L - y_j \qquad \text{half squared error}",
        "No 2 and no σ′ are missing: the ½ takes the 2, and this δ is measured at the output, after the bend.",
    ),
    Credit(
        "000",
        r"$\delta_j^{(L-1)}$",
        r"\frac{\partial C}{\partial a_k^{L-1}} = \sum_j \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L) w_{jk}^L",
        "σ′ stands inside the sum, with the index of the receiver. For a δ at the output that is its right place.",
    ),
    Credit(
        "000",
        "before (1)",
        r"z_j^L = \sum_k w_{jk}^L a_k^{L-1} + b_j^L",
        "The weight from $j$ to $k$ is called $w_{kj}$: receiver first, as in the book.",
    ),
]
