r"""Source 002, study notes of 2017 on Nielsen's second chapter: the book's letters, with layers counted from 1."""

from bplib.errata import shown_learning, shown_shapes
from bplib.errata.entry import Credit, Erratum

ERRATA = [
    Erratum(
        "002-activation-of-j",
        "002",
        "Notations",
        "“where $a_k^{l-1}$ is the activation of the $j^{th}$ neuron in layer $l$-$1$”",
        "typo",
        "It is the activation of the $k$-th. Read with $j$, the sum over $k$ would add weights without looking at "
        "who sends.",
        "The sender's index stands on the sender.",
        reading="With that index:",
        claim=r"z_j^l = \sum_k w_{jk}^l a_j^{l-1} + b_j^l",
        correction=r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l",
    ),
    Erratum(
        "002-shapes",
        "002",
        "Notations, matrix form",
        "“$w^l$ is a n-by-m weight matrix”, “$z^l$ is a m-by-1 vector” (so are $a^l$ and δ)",
        "dimensionally impossible",
        "An $n \\times m$ matrix takes a column of $m$ and gives a column of $n$. The $m$ numbers are the "
        "activations of the "
        "layer before; $z^l$, $a^l$ and $\\delta^l$ have $n$.",
        "Receivers by senders, times senders, gives receivers.",
        shown=shown_shapes.shape_of_z,
    ),
    Erratum(
        "002-shapes-again",
        "002",
        "Notations, BP2 and BP3",
        "“$b^l$ is an n-by-1 bias vector”, later “$b^l$ and $δ^l$ are both m-by-1 vectors”; "
        "δ is “m-by-1” in Notations, “n-by-1” under BP2",
        "contradicts itself",
        "The shapes under BP2 are the right ones.",
        "Fix the shapes once, and hold every later line to them.",
        shown=shown_shapes.shapes_of_b_and_delta,
    ),
    Erratum(
        "002-affected-by-the-cost",
        "002",
        "Four fundamental equations",
        "“Apparently $\\delta_j^l$ is affected by changing the cost $C$”",
        "loose",
        "The error is a rate of change of the cost. Lift every cost by the same amount and no rate moves.",
        "A slope does not know how high it lies.",
        shown=shown_shapes.cost_moves_and_error_does_not,
    ),
    Erratum(
        "002-bp1-in-words",
        "002",
        "BP1",
        "“how fast the cost $C$ is changing as a function of the error of the $j^{th}$ neuron”",
        "loose",
        "The error **is** how fast the cost changes; what it changes with is the weighted input. Nothing in a "
        "network is "
        "differentiated by an error.",
        "Error is a rate, not a knob.",
        reading="Taken at its word:",
        claim=r"\delta_j^L = \frac{\partial C}{\partial \delta_j^L}",
        correction=r"\delta_j^L \equiv \frac{\partial C}{\partial z_j^L}",
    ),
    Erratum(
        "002-nabla",
        "002",
        "(2) and the summary",
        r"“$\nabla_{a}^{C} \odot \sigma'(z^{L})$”",
        "typo",
        "The cost is what ∇ acts on, not a superscript of it.",
        "Below ∇ the variable, behind it the function.",
        claim=r"\delta^L = \nabla_a^C \odot \sigma'(z^L)",
        correction=r"\delta^L = \nabla_a C \odot \sigma'(z^L)",
    ),
    Erratum(
        "002-next-j",
        "002",
        "BP2, first sentence",
        r"“the error $\delta_j^l$ in layer $l$ in terms of the error $\delta_j^{l+1}$ from the next layer”",
        "loose",
        "Not the error of the neuron with the same number, but the errors of all neurons of the next layer, each "
        "under its own "
        "index. The formulas below say so.",
        "Neurons of two layers cannot share an index.",
        reading="Taken at its word:",
        claim=r"\delta_j^l = w_{jj}^{l+1} \delta_j^{l+1} \sigma'(z_j^l)",
        correction=r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l)",
    ),
    Erratum(
        "002-direction",
        "002",
        "BP2, before (3)",
        r"“$z_j^{l+1}$ actually affects all neurons in layer $l$ … $z_j^l$ is influenced by all $z_j^{l+1}$”",
        "wrong",
        r"It is the other way round: $z_j^l$ influences every weighted input of layer $l+1$, and that is why (3) "
        r"adds over them. "
        "Formula (3) is right; its reason runs backwards.",
        "Values flow forward. Only blame flows back.",
        correction=r"\frac{\partial z_k^{l+1}}{\partial z_j^l} = w_{kj}^{l+1} \sigma'(z_j^l)",
        shown=shown_shapes.push_goes_forward,
    ),
    Erratum(
        "002-precedence",
        "002",
        "BP2, matrix form and summary",
        r"“$\delta^{l-1} = (W^{l})^{T} \delta^{l} \odot \sigma'(z^{l-1})$”",
        "loose",
        "Two kinds of product and no bracket. Multiply from the left and it is right; take ⊙ first and two columns "
        "of different "
        "layers meet. (The layer has also slipped by one against the component form, and $w$ has become $W$.)",
        "Between a matrix product and ⊙, put the bracket.",
        reading="One of the two ways to read it, in the letters of the book:",
        claim=r"\delta^{l-1} = (w^l)^T (\delta^l \odot \sigma'(z^{l-1}))",
        correction=r"\delta^{l-1} = ((w^l)^T \delta^l) \odot \sigma'(z^{l-1})",
    ),
    Erratum(
        "002-bp3-in-words",
        "002",
        "BP3, first sentence",
        "“as a function of the error of any bias values in the network”",
        "loose",
        "A bias has no error; a neuron has. BP3 is the rate along the bias itself.",
        "Blame a weight or bias by its slope; keep “error” for neurons.",
        reading="Taken at its word, with the error of the neuron:",
        claim=r"\delta_j^l = \frac{\partial C}{\partial \delta_j^l}",
        correction=r"\frac{\partial C}{\partial b_j^l} = \delta_j^l",
    ),
    Erratum(
        "002-dollars",
        "002",
        "(3), (5) and (6)",
        r"“$\frac{\partial z_{j}^{l}}{\partial b_{j}^{l}} = 1$ `$`”",
        "typo",
        "Three displayed equations end with a stray dollar sign, which ends the maths before its time.",
        "Look at your page as it is printed.",
        claim=r"\frac{\partial z_j^l}{\partial b_j^l} = 1 $",
        correction=r"\frac{\partial z_j^l}{\partial b_j^l} = 1",
    ),
    Erratum(
        "002-definition",
        "002",
        "BP4, before (8)",
        r"“Since $\delta_j^l \equiv \frac{\partial C}{\partial z_j^l}$ (**BP1**), we have:” and as (8) "
        r"“$\frac{\partial C}{\partial z_j^l} = \delta_j^l$”",
        "loose",
        "That is the definition of the error, good for every layer; BP1 is what it becomes in the last. And (8) only "
        "repeats it.",
        "Know which of your equations are definitions.",
        reading="Put the definition in, and (8) says:",
        claim=r"\delta_j^l = \delta_j^l",
        correction=r"\delta_j^l \equiv \frac{\partial C}{\partial z_j^l}",
    ),
    Erratum(
        "002-star",
        "002",
        "throughout",
        r"“$z^l = w^l * a^{l-1} + b^{l}$”, “$a_{k}^{l-1} * \delta_{j}^{l}$”",
        "loose",
        "One star for the product of two numbers and of a matrix with a column. Copied into NumPy, the second kind "
        "fails or, "
        "worse, broadcasts.",
        "Give each kind of product its own sign, on paper and in code.",
        reading="Taken as NumPy takes a star:",
        claim=r"z^l = w^l \odot a^{l-1} + b^l",
        correction=r"z^l = w^l a^{l-1} + b^l",
        shown=shown_shapes.star_is_not_a_matrix_product,
    ),
    Erratum(
        "002-order",
        "002",
        "summary, “simplified form”",
        r"“$\frac{\partial C}{\partial w} = a_{in} * \delta_{out}$ (BP4)”",
        "dimensionally impossible",
        "For one weight it is a product of two numbers, and right. In a list of matrix forms it is read with "
        "columns, and two "
        "columns have no product: the error stands upright on the left, the activation lies on the right.",
        "Numbers may swap places, matrices may not.",
        reading="Read with columns, as the forms around it:",
        claim=r"\frac{\partial C}{\partial w^l} = a^{l-1} \delta^l",
        correction=r"\frac{\partial C}{\partial w^l} = \delta^l (a^{l-1})^T",
    ),
    Erratum(
        "002-slow-neurons",
        "002",
        "after BP4",
        r"“when $a_{in} \approx 0$, … low-activated neurons learn slowly”",
        "loose",
        "What learns slowly is the weights that **leave** a silent neuron. The weights that enter it are governed by "
        "its slope "
        "and its senders, and may learn at full speed.",
        "A weight has two ends: say which.",
        correction=r"\frac{\partial C}{\partial w_{jk}^l} = \delta_j^l a_k^{l-1}",
        shown=shown_learning.silent_neuron_learns,
    ),
    Erratum(
        "002-mean",
        "002",
        "Assumptions, and step 5 of the algorithm",
        "“an average $C = \\frac{1}{n} \\sum_x C_x$”, then “Output the gradient of the cost function”",
        "loose",
        "The five steps take one $x$ and find the gradient of its $C_x$. The gradient of the average is the mean of "
        "these over "
        "the samples, and no step takes it.",
        "If the cost is a mean, so is its gradient.",
        reading="The book calls the average R, so this is:",
        claim=r"\frac{\partial R}{\partial w_{jk}^l} = \delta_j^l a_k^{l-1}",
        correction=r"\frac{\partial R}{\partial w_{jk}^l} = \mathbb{E}[\delta_j^l a_k^{l-1}]",
    ),
    Erratum(
        "002-two-ns",
        "002",
        "Notations and Assumptions",
        "“n-by-m weight matrix”, then “$\\frac{1}{n} \\sum_x C_x$”",
        "contradicts itself",
        "$n$ is the height of a matrix and the number of samples.",
        "Count neurons and samples with different letters.",
        shown=shown_shapes.n_counts_two_things,
    ),
]

CREDITS = [
    Credit(
        "002",
        "Notations",
        r"z^l = w^l a^{l-1} + b^l",
        "$w_{jk}$ leads from $k$ to $j$: receiver first looks backwards, and saves a transpose.",
    ),
    Credit(
        "002",
        "BP2",
        r"\delta_j^l = \sum_k w_{kj}^{l+1} \sigma'(z_j^l) \delta_k^{l+1}",
        r"$\sigma'(z_j^l)$ inside the sum: it does not depend on $k$, so inside and outside are the same.",
    ),
    Credit(
        "002",
        "(7)",
        r"\frac{\partial C}{\partial a_j^l} \frac{\partial a_j^l}{\partial z_j^l} \frac{\partial z_j^l}{\partial w_{jk}^l} "
        r"= \frac{\partial C}{\partial z_j^l} \frac{\partial z_j^l}{\partial w_{jk}^l}",
        "The detour by way of $a_j^l$ is not needed, and does no harm.",
    ),
    Credit(
        "002",
        "BP3",
        r"\frac{\partial C}{\partial b_j^l} = \delta_j^l",
        "No factor has been forgotten: $z$ rises with its bias one to one.",
    ),
]
