"""The exercises that are done in the notebook, in Python on plain NumPy arrays, wherever they stand in the book.

Each has the label "ex-code-" and the name of its task in bplib.exercises.code, which judges it.
"""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Code


def _written(task, chapter, title, objective, level, ask, *hints):
    return Exercise(
        f"ex-code-{task}",
        chapter=chapter,
        title=title,
        objective=objective,
        level=level,
        parts=[Code(ask=ask, task=task)],
        hints=list(hints),
    )


EXERCISES = [
    _written(
        "answer",
        "forward-pass",
        "The forward pass of any network",
        "find the network's answer",
        "core",
        "Complete the function answer(w, b, x).",
        "Keep one variable for the activations of the layer where you stand. It begins as the input, and each round of a loop "
        "over the layers 1, 2, … puts those of the next layer in its place.",
        "In each round: `z[j] = sum(w[j,k]*a[k], k) + b[j]` for every neuron of the layer, then the bend. In NumPy "
        "w[l] @ a + b[l] is that sum for all of them at once. What is different in the last round?",
    ),
    _written(
        "slopes",
        "chain-rule",
        "Every road, walked once",
        "along every path it takes",
        "hard",
        "Complete the function slopes(arrows, n).",
        "One slope you know before you begin: that of the cost along itself. From which arrows can you go on?",
        "Walk the arrows from the last to the first. Each brings back to its sender the slope at its receiver, times its "
        "factor. Why is the slope at the receiver complete by then?",
        "A station from which two arrows leave is brought something twice. It must keep both.",
    ),
    _written(
        "measure",
        "four-phases",
        "The honest witness",
        "find every slope of a small network",
        "core",
        "Complete the function measure(cost, w, h).",
        "One weight at a time: a loop over all the cells of w, as in the chapter. For each cell you need the cost of two "
        "matrices that differ from w in this cell alone.",
        "Copy w before you nudge: up = w.copy() is a new array, while up = w is another name for the old one. How far is it "
        "from the lowered weight to the raised one?",
    ),
    _written(
        "softmax-error",
        "output-error",
        "Softmax without a crash",
        "say how wrong an output neuron is",
        "hard",
        "Complete the function softmax_error(z, y).",
        "Two steps: the outputs, by the softmax, then the errors, which for this cost are short. Each column is a sample of "
        "its own, so the sum runs down the column: axis=0.",
        "Adding the same number to all weighted inputs of a sample changes none of its outputs. Which number would you take, "
        "so that no power of e can become too large?",
        "If the largest weighted input of each column becomes 0, all the powers lie between 0 and 1, and one of them is 1.",
    ),
    _written(
        "hidden-error",
        "hidden-error",
        "A whole layer of hidden errors",
        "find the error of any hidden neuron from the errors of the neurons it feeds",
        "core",
        "Complete the function hidden_error(w_next, delta_next, slope).",
        "Which cells of w_next belong to the arrows that leave neuron j: a row, or a column?",
        "`delta^l[j] = sum(w^(l+1)[k,j]*delta^(l+1)[k], k)*dsigma(z^l[j])` for every neuron of the layer. Two loops "
        "do it: over j, and over the listeners k.",
        "Keep an eye on the shapes. A column has the shape (n, 1), so its entry number j is v[j, 0].",
    ),
    _written(
        "layer",
        "matrix-form",
        "A bias that lies flat",
        "check each by its shapes",
        "core",
        "Complete the function layer(w, b, a).",
        "Write down the shapes of w @ a and of b. Which side of the table does NumPy lay b along, if you add it as it is?",
        "The bias of neuron j belongs to the whole of row j. As a column, with the shape (n, 1), it would know that: "
        "b.reshape(-1, 1) makes one, and so does b[:, None].",
    ),
    _written(
        "gradients",
        "risk",
        "Some samples count more",
        "find the slopes of a network that must please many samples at once",
        "hard",
        "Complete the function gradients(delta, a, p).",
        "The slope of a sum is the sum of the slopes, and a cost that counts p times has p times the slope. So: for each "
        "sample its own slopes, times its portion; then add.",
        "The product of delta and the transpose of a multiplies sample by sample and adds over the samples. Where can the "
        "portion of each sample come in before they are added? The row p fits beside every row of delta.",
        "A bias is a weight on something that is always 1: put 1 for the activation, and see what is left to add.",
    ),
    _written(
        "train-step",
        "algorithm",
        "One step of learning, for any network",
        "write backpropagation as a program",
        "hard",
        "Complete the function train_step(w, b, x, y, eta).",
        "The five steps of the chapter, for all columns at once, then the update. What changes with N samples? Only where "
        "they meet: in the slopes, which are means over the batch.",
        "Finish the whole way back before you move anything, and build new lists for the new values. What comes in as w and b "
        "must go out unharmed.",
        "`db[j] = mean(delta[j])` for a column of biases is delta[l].mean(axis=1, keepdims=True).",
    ),
]
