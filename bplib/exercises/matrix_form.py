"""The exercises of the chapter matrix-form: whole layers and whole batches, their shapes, their order."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Shape, Spot

LAYERS = "write the four equations for whole layers and whole batches"
SHAPES = "check each by its shapes"
PROGRAM = "read them as a program"

# No two of these are ever equal, so that a shape says which quantity it belongs to.
WIDTHS = {"n[0]": (784, 184, 984, 100), "n[1]": (30, 15, 45, 5), "n[2]": (10, 2, 12, 1)}

EXERCISES = [
    Exercise(
        "ex-matrix-inverse",
        chapter="matrix-form",
        title="Turned or undone",
        objective=LAYERS,
        level="warm-up",
        given={
            "w[1,1]": (2, 2, 5, 1),
            "w[1,2]": 0,
            "w[2,1]": 0,
            "w[2,2]": (5, 2, 5, 1),
            "delta[1]": (0.3, 0.1, 0.9, 0.1),
            "delta[2]": (0.1, 0.1, 0.9, 0.1),
        },
        parts=[
            Number(
                "What comes back to the first sender by the transpose?",
                "w[1,1]*delta[1]",
                {
                    "delta[1]/w[1,1]": "inverse",
                    "delta[1]": "That is the error where it arose. It passes a weight on its way.",
                },
                because="On the diagonal nothing moves when a matrix is laid on its side.",
            ),
            Number(
                "And what comes back to the second sender by the inverse?",
                "delta[2]/w[2,2]",
                {
                    "w[2,2]*delta[2]": "That is the transpose's. The inverse holds `1/w[2,2]` where the matrix holds "
                    "`w[2,2]`.",
                    "1/w[2,2]": "That is what stands in the inverse. Which error does it meet?",
                },
                because="The louder the weight, the fainter the inverse makes it.",
            ),
            Number(
                "The first sender says 0.01 more than before. By how much does the cost rise?",
                "0.01*w[1,1]*delta[1]",
                {
                    "0.01*delta[1]/w[1,1]": "inverse",
                    "0.01*delta[1]": "That is a push at the receiver's weighted input. The push begins at the sender "
                    "and passes the weight `w[1,1]`.",
                    "w[1,1]*delta[1]": "That is the slope. The push is 0.01 long.",
                    "0.01*w[1,1]": "So far the first receiver's weighted input moves. How fast does the cost rise with "
                    "that?",
                },
                tolerance=6e-5,
                because="The slope is what the transpose brings: a push takes its side.",
            ),
            Choose(
                "For which of these matrices are transpose and inverse the same?",
                "rows 0, 1 and 1, 0",
                because="To swap two senders again is both to undo the swap and to lay the table on its side.",
                wrong={
                    "rows ½, 0 and 0, 2": "Laid on its side this matrix stays as it is. Undoing it would double the "
                    "first sender and halve the second.",
                    "rows 1, 2 and 2, 1": "The transpose is the matrix itself. Apply it twice to the column 1, 0: do "
                    "you get 1, 0 back?",
                    "rows 1, 1 and 1, 1": "This one makes the same sum of both senders, twice. From two equal sums "
                    "nobody gets the two senders back: it has no inverse.",
                    "rows 0, 2 and 2, 0": "It swaps the senders and doubles them. Laid on its side it doubles "
                    "them, too; to undo it you would have to halve.",
                },
            ),
        ],
        hints=[
            "Column by column: each sender has a weight into every receiver, and most of them are 0 here.",
            "Transpose: the first sender's column holds `w[1,1]` and 0, and meets the errors `delta[1]` and "
            "`delta[2]`. Inverse: where the matrix multiplies by `w[2,2]`, it divides.",
            "A push of 0.01 becomes `= 0.01*w[1,1]` at the first receiver, and the cost rises `delta[1]` times as "
            "much.",
        ],
    ),
    Exercise(
        "ex-matrix-shapes",
        chapter="matrix-form",
        title="Shapes at 784-30-10",
        objective=SHAPES,
        level="warm-up",
        given={**WIDTHS, "N": (50, 50, 98, 8)},
        parts=[
            Shape(
                "What is the shape of the input?",
                "A^0",
                "n[0]",
                "N",
                {
                    "n[0], 1": "forgot the batch",
                    "N, n[0]": "That has a row for each sample. In this book a sample is a column.",
                },
            ),
            Shape(
                "Of the weighted inputs of layer 1?",
                "Z^1",
                "n[1]",
                "N",
                {
                    "n[1], 1": "forgot the batch",
                    "n[1], n[0]": "That is the shape of the weights `w^1`: they have still to meet the input.",
                    "n[0], N": "layer too early",
                    "N, n[1]": "That has a row for each sample. In this book a sample is a column.",
                },
            ),
            Shape(
                "Of the errors of layer 1?",
                "Delta^1",
                "n[1]",
                "N",
                {
                    "n[1], 1": "forgot the batch",
                    "n[2], N": "layer too late",
                    "n[0], N": "layer too early",
                    "N, n[1]": "That has a row for each sample. In this book a sample is a column.",
                    "n[1], n[0]": "That is the shape of the slopes along `w^1`: errors that have already met their "
                    "activations.",
                },
                because="An error for each weighted input, so the shapes of `Delta^1` and `Z^1` are the same.",
            ),
            Choose(
                "Which product does BP2 need for layer 1?",
                "`w^2.T @ Delta^2`",
                because="`n[1]` by `n[2]` meets `n[2]` by `N`, and what is left is the shape of `Delta^1`.",
                wrong={
                    "`w^2 @ Delta^2`": "Write the shapes: `n[2]` by `n[1]` meets `n[2]` by `N`. Do the inner numbers "
                    "agree?",
                    "`Delta^2 @ w^2.T`": "Write the shapes: `n[2]` by `N` meets `n[1]` by `n[2]`. Do the inner "
                    "numbers agree?",
                    "`Delta^2.T @ w^2`": "This product exists, and its numbers are those you want; but it has a row "
                    "for each sample, and `Delta^1` has a column.",
                },
            ),
            Choose(
                "And BP4, for the weights of layer 1 (but for the division)?",
                "`Delta^1 @ A^0.T`",
                because="`n[1]` by `N` meets `N` by `n[0]`: the samples are swallowed, the shape of `w^1` is left.",
                wrong={
                    "`A^0.T @ Delta^1`": "Write the shapes: `N` by `n[0]` meets `n[1]` by `N`. Do the inner numbers "
                    "agree?",
                    "`A^0 @ Delta^1.T`": "This product exists, and each number in it is a right one; but it has a row "
                    "for each input and a column for each neuron. What shape has `w^1`?",
                    "`Delta^1 @ A^0`": "Write the shapes: `n[1]` by `N` meets `n[0]` by `N`. Do the inner numbers "
                    "agree?",
                },
            ),
        ],
        hints=[
            "A column for each sample, a row for each neuron. Weights know nothing of samples.",
            "A product fits if the inner numbers agree, and these disappear. In BP2 `n[2]` must disappear, in BP4 the "
            "samples.",
            "The errors have the shape of the weighted inputs that they are slopes along.",
        ],
    ),
    Exercise(
        "ex-matrix-bp2",
        chapter="matrix-form",
        title="The row of a friend",
        objective=LAYERS,
        level="core",
        parts=[
            Formula(
                "BP2 for a whole layer:",
                "delta^l",
                "w^(l+1).T @ delta^(l+1) * dsigma(z^l)",
                where={},
                uses=("w", "delta", "dsigma", "sigma", "z", "a"),
                conditions="matrices",
                mistakes={
                    "w^(l+1).T @ delta^(l+1)": "no slope",
                    "w^(l+1).T @ delta^(l+1) * sigma(z^l)": "value for slope",
                    "w^(l+1).T @ delta^(l+1) * z^l": "You used the weighted input itself. What belongs here is the "
                    "slope there: `dsigma(z^l)`.",
                    "w^(l+1).T @ delta^(l+1) * dsigma(a^l)": "The slope is taken at the activation. It belongs at the "
                    "weighted input: `dsigma(z^l)`.",
                    "w^(l+1).T @ delta^(l+1) * dsigma(z^l) * dsigma(z^l)": "slope twice",
                    "w^(l+1).T @ (delta^(l+1) * dsigma(z^(l+1)))": "That is the slope of the later layer. Its bend is in `delta^(l+1)` already; the one that is "
                    "missing belongs to layer l.",
                },
                because="Down the columns of the weights, then each neuron by its own slope.",
            ),
            Choose(
                "The friend has the row `delta^(l+1).T @ w^(l+1)`. Which of these is the same column of errors?",
                "`(delta^(l+1).T @ w^(l+1)).T * dsigma(z^l)`",
                because="A product laid on its side is the product of its factors, each laid on its side, in the "
                "other order.",
                wrong={
                    "`(delta^(l+1).T @ w^(l+1)) * dsigma(z^l)`": "A row times a column, entry by entry: on paper ⊙ refuses. NumPy does not, and makes a square "
                    "table of the two, in silence.",
                    "`(w^(l+1) @ delta^(l+1).T).T * dsigma(z^l)`": "The factors were swapped and only one was laid on its side. Write the shapes: does `w^(l+1)` "
                    "meet a row of errors?",
                    "`delta^(l+1) @ w^(l+1).T * dsigma(z^l)`": "Write the shapes: a column meets a matrix that has "
                    "`n[l]` rows. Do the inner numbers agree?",
                },
            ),
        ],
        hints=[
            "Write the shapes. One layer has `n[l+1]` errors, the other needs `n[l]`: which way round must the "
            "weights lie?",
            "Each entry of the friend's row is `sum(delta[k]*w[k,j], k)`. That is a number you know; it only stands "
            "in a row.",
            "The book lays the weights on their side, multiplies them by the errors, and multiplies the column that "
            "comes out, entry by entry, by the slopes. The friend's product is that column as a row: turn it before the "
            "slopes come in.",
        ],
    ),
    Exercise(
        "ex-matrix-batch",
        chapter="matrix-form",
        title="Where the samples meet",
        objective=LAYERS,
        level="core",
        parts=[
            Formula(
                "The slopes along the weights, for a batch:",
                "dC/dw^l",
                "Delta^l @ A^(l-1).T / N",
                where={},
                uses=("w", "Delta", "dsigma", "Z", "A", "N", "ones"),
                conditions="matrices; batch",
                mistakes={
                    "Delta^l @ A^(l-1).T": "sum for mean",
                    "A^(l-1) @ Delta^l.T / N": "swapped",
                    "Delta^l @ Z^(l-1).T / N": "z for a",
                    "(Delta^l @ ones / N) @ (A^(l-1) @ ones / N).T": "product of means",
                    "(Delta^l @ ones) @ (A^(l-1) @ ones).T / N": "A sum of products is no product of sums: here each error meets the activations of all samples. "
                    "Multiply for each sample first, then add.",
                    "Delta^l @ A^l.T / N": "layer too late",
                    "w^(l+1).T @ Delta^(l+1) @ A^(l-1).T / N": "no slope",
                    "Delta^l @ A^(l-1).T / (N * N)": "Divided twice. Each column of `Delta^l` is the slope of its "
                    "own sample's cost and holds no `N` yet.",
                },
                because="The inner number that disappears is `N`: the product itself adds over the samples.",
            ),
            Formula(
                "The slopes along the biases, for a batch:",
                "dC/db^l",
                "Delta^l @ ones / N",
                where={},
                uses=("w", "Delta", "dsigma", "Z", "A", "N", "ones"),
                conditions="matrices; batch",
                mistakes={
                    "Delta^l @ ones": "sum for mean",
                    "Delta^l / N": "That still has a column for each sample. A product with the column of ones swallows them; it is "
                    "typed ones, for a 1 is only a number here.",
                    "Delta^l": "not over the batch",
                    "w^(l+1).T @ Delta^(l+1) @ ones / N": "no slope",
                    "Delta^l @ ones / (N * N)": "Divided twice. Each column of `Delta^l` is the slope of its own "
                    "sample's cost and holds no `N` yet.",
                },
                because="A bias is a weight on a sender that says 1 to every sample; the column of ones is that "
                "sender.",
            ),
        ],
        hints=[
            "Both results must forget the samples. Which product swallows the number `N`?",
            "Errors have a row for each neuron and a column for each sample; the partner must have a row for each "
            "sample.",
            "The partner of `Delta^l` is `A^(l-1).T` for the weights and the column `ones` for the biases. What "
            "turns a sum over the samples into the mean?",
        ],
    ),
    Exercise(
        "ex-matrix-twice",
        chapter="matrix-form",
        title="Every sample twice",
        objective=LAYERS,
        level="core",
        parts=[
            Choose(
                "What becomes of the errors `Delta^l`?",
                "Each column stands there twice, unchanged.",
                because="Samples do not hear each other, and each error is the slope of its own sample's cost.",
                wrong={
                    "They are halved.": "That would be so if `Delta^l` held slopes of the mean. Look at its "
                    "definition: whose cost is it?",
                    "They are doubled.": "What would double them? A column goes back by itself and does not know "
                    "that it has a twin.",
                },
            ),
            Choose(
                "What becomes of the slopes, `Delta^l @ A^(l-1).T` divided by the number of samples?",
                "They stay as they are.",
                because="The product adds twice as many terms, and the division is by twice the number.",
                wrong={
                    "They are doubled.": "The product doubles, for it adds over twice as many samples. And what is "
                    "under the line?",
                    "They are halved.": "The division is by twice the number. And how many terms does the product add?",
                    "That depends on the samples.": "For every sample that pulls there is now a second that pulls "
                    "the same way. Does a mean notice?",
                },
            ),
            Choose(
                "The friend does not divide and keeps the learning rate. What becomes of the friend's step?",
                "It is twice as long, in the same direction.",
                because="The friend descends on the sum of the costs. Fair, but then the rate must shrink as the "
                "batch grows.",
                wrong={
                    "It is the same.": "Write down one entry of the product, sample by sample: are there as many "
                    "terms as before?",
                    "It points in another direction.": "Every entry has grown by the same factor. What does that do "
                    "to a direction?",
                    "It is twice as long for weights, the same for biases.": "Without a division the biases get the sum of the errors along their row, and that row is "
                    "longer, too.",
                },
            ),
        ],
        hints=[
            "Ask of each quantity whether it belongs to one sample or to all.",
            "An entry of `Delta^l @ A^(l-1).T` is a sum with one term for each sample.",
        ],
    ),
    Exercise(
        "ex-matrix-rows",
        chapter="matrix-form",
        title="Samples as rows",
        objective=SHAPES,
        level="core",
        sets=("other notations",),
        parts=[
            Choose(
                "Which line is the text's forward pass (the biases left out)?",
                "`A^(l-1) @ w^l`",
                because="`N` by `n[l-1]` meets `n[l-1]` by `n[l]`: a row for each sample again.",
                wrong={
                    "`w^l @ A^(l-1)`": "Write the text's own shapes: `n[l-1]` by `n[l]` meets `N` by `n[l-1]`. Do the "
                    "inner numbers agree?",
                    "`A^(l-1) @ w^l.T`": "This fits weights that have a row for each receiver. In this text a row "
                    "sends.",
                    "`(w^l @ A^(l-1)).T`": "The product inside must exist first. Write its shapes in the text's own "
                    "terms.",
                },
            ),
            Choose(
                "Which is its BP2?",
                "`Delta^(l+1) @ w^(l+1).T * dsigma(Z^l)`",
                because="The matrix that went forward as it stood comes back laid on its side, here as everywhere.",
                wrong={
                    "`w^(l+1).T @ Delta^(l+1) * dsigma(Z^l)`": "That is the book's order. Here `n[l+1]` by `n[l]` "
                    "meets `N` by `n[l+1]`.",
                    "`Delta^(l+1) @ w^(l+1) * dsigma(Z^l)`": "`N` by `n[l+1]` meets `n[l]` by `n[l+1]`. Whichever way a text lays its weights, the way "
                    "back lays them the other way.",
                    "`Delta^(l+1) * w^(l+1).T * dsigma(Z^l)`": "Entry by entry, these shapes do not agree. And where would the errors of a neuron's "
                    "receivers be added up?",
                },
            ),
            Choose(
                "Which is its BP4?",
                "`A^(l-1).T @ Delta^l / N`",
                because="The samples are swallowed, and what is left has a row for each sender: the shape of this "
                "text's weights.",
                wrong={
                    "`Delta^l @ A^(l-1).T / N`": "That is the book's order. Here `N` by `n[l]` meets `n[l-1]` by `N`.",
                    "`Delta^l.T @ A^(l-1) / N`": "This product exists, and its numbers are right; but it has a row "
                    "for each receiver. Could you subtract it from this text's weights?",
                    "`A^(l-1) @ Delta^l.T / N`": "`N` by `n[l-1]` meets `n[l]` by `N`. The samples must be the "
                    "inner number, not the outer one.",
                },
            ),
        ],
        hints=[
            "Everything of the book is laid on its side here. What happens to a product that is laid on its side?",
            "Both factors are laid on their sides, and they change places. Then write the text's shapes beneath each "
            "factor.",
            "Forward, the inner number is `n[l-1]`; in BP2 it is `n[l+1]`; in BP4 it is `N`.",
        ],
    ),
    Exercise(
        "ex-matrix-numpy",
        chapter="matrix-form",
        title="No complaint",
        objective=PROGRAM,
        level="hard",
        sets=("disguised mistakes",),
        parts=[
            Spot(
                "Network 3-4-2, five samples. NumPy runs these five lines, again and again. Which is impossible on "
                "paper?",
                {
                    "`Z^2` becomes `w^2 @ A^1 + b^2 @ ones.T`": "The ones put the bias into every column, 2 by 1 meets 1 by 5. On paper they are needed. Look "
                    "for a line that adds or subtracts two shapes.",
                    "`Delta^2` becomes `2*(A^2 - Y)*dsigma(Z^2)`": "All three are 2 by 5, and entry by entry is what "
                    "BP1 asks for. Look on.",
                    "`Delta^1` becomes `(w^2.T @ Delta^2)*dsigma(Z^1)`": "4 by 2 meets 2 by 5, and 4 by 5 is what the slopes are. This is BP2.",
                    "`w^1` becomes `w^1 - eta*Delta^1 @ A^0.T/N`": "4 by 5 meets 5 by 3, and 4 by 3 is what the weights are. The samples have been swallowed, as "
                    "they should.",
                    "`b^1` becomes `b^1 - eta*Delta^1/N`": "4 by 1 minus 4 by 5. NumPy repeats the column five times and subtracts, and from now on each "
                    "of the five places has a bias of its own; added to the next five samples, even the shapes "
                    "fit. `Delta^1 @ ones` was meant.",
                },
                wrong="`b^1` becomes `b^1 - eta*Delta^1/N`",
            ),
            Spot(
                "Network 4-4-4, four samples: now everything fits everything. Which line computes something else than "
                "it says?",
                {
                    "`Delta^1` laid on its side becomes `(Delta^2.T @ w^2)*dsigma(Z^1).T`": "BP2 laid on its side: both factors turned, their order swapped, and the weights turned "
                    "twice. It is right.",
                    "`dC/dw^2` laid on its side becomes `A^1 @ Delta^2.T/N`": "BP4 laid on its side: the inner number still counts samples. It is right.",
                    "`dC/dw^1` becomes `Delta^1 @ A^0/N`": "The columns of `Delta^1` are samples, the rows of `A^0` are neurons. This adds over a number "
                    "that is four on both sides and means two things: the errors of sample 3 meet what input 3 "
                    "was on every sample.",
                    "`dC/db^2` becomes `Delta^2 @ ones/N`": "Along each row, over the samples, then the mean. It is "
                    "right.",
                    "`Delta^1` becomes `dsigma(Z^1)*(w^2.T @ Delta^2)`": "Entry by entry, the order does not matter. It is right.",
                },
                wrong="`dC/dw^1` becomes `Delta^1 @ A^0/N`",
            ),
        ],
        hints=[
            "Write the shapes beneath every symbol, and beside each number what it counts: neurons of which layer, or "
            "samples?",
            "In the first program one line subtracts two tables of different shapes. In the second one product adds "
            "over two things that only happen to be equally many.",
            "First: a parameter that grew columns. Second: a matrix that was not laid on its side, where a swap of "
            "the order does not make up for it.",
        ],
    ),
    Exercise(
        "ex-matrix-brackets",
        chapter="matrix-form",
        title="Where to begin",
        objective=PROGRAM,
        level="hard",
        given=WIDTHS,
        parts=[
            Formula(
                "The slopes along the input, from the errors of layer 2:",
                "dC/da^0",
                "w^1.T @ (w^2.T @ delta^2 * dsigma(z^1))",
                where={},
                uses=("w", "delta^(2)", "dsigma", "sigma", "z", "a"),
                conditions="matrices",
                mistakes={
                    "w^1.T @ (w^2.T @ delta^2)": "no slope",
                    "w^1.T @ (w^2.T @ delta^2 * sigma(z^1))": "value for slope",
                    "w^1.T @ (w^2.T @ delta^2 * dsigma(a^1))": "The slope is taken at the activation. It belongs at "
                    "the weighted input: `dsigma(z^1)`.",
                    "w^2.T @ delta^2 * dsigma(z^1)": "These are the errors of layer 1. From there to the input it is one step more, through `w^1`.",
                    "w^1.T @ (w^2.T @ delta^2 * dsigma(z^1)) * dsigma(a^0)": "The input is no neuron: it has no bend of its own.",
                    "w^1.T @ (w^2.T @ (delta^2 * dsigma(z^2)) * dsigma(z^1))": "The bend of layer 2 is in `delta^2` already; here it is counted twice.",
                    "w^1.T @ (w^2.T @ delta^2 * dsigma(z^1)) * a^0": "Multiplied by the input once more. You ask how fast the cost changes with the input, and "
                    "the last link of that road is the weight.",
                },
                because="The input is no neuron and has no bend: its slope is the errors of layer 1, fetched back.",
            ),
            Number(
                "Without bends: how many multiplications, if you begin at the errors?",
                "n[2]*n[1] + n[1]*n[0]",
                {
                    "n[0]*n[1]*n[2] + n[0]*n[2]": "That is the other way round: you have joined the two matrices "
                    "first.",
                    "n[2]*n[1]*n[0]": "No two matrices meet if you begin at the errors. A matrix meets a column: as "
                    "many multiplications as it has weights.",
                    "n[2]*n[1]": "So far you have come back to layer 1. The way goes on, through `w^1`.",
                    "n[1]*n[0]": "That is the second step alone, through `w^1`. The first is through `w^2`.",
                    "n[2] + n[1] + n[0]": "Those are numbers of neurons. A multiplication happens at every weight.",
                },
                tolerance=0.5,
                because="One multiplication for each weight, as on the way forward.",
            ),
            Number(
                "And if you multiply the two matrices first?",
                "n[0]*n[1]*n[2] + n[0]*n[2]",
                {
                    "n[0]*n[1]*n[2]": "That is the product of the two matrices. The errors have still to be "
                    "multiplied by it.",
                    "n[2]*n[1] + n[1]*n[0]": "That is what beginning at the errors takes. How many entries has the "
                    "product of the two matrices, and how many terms each?",
                    "n[0]*n[2]": "That is only the last product. The matrix `w^1.T @ w^2.T` has to be made first.",
                },
                tolerance=0.5,
                because="The same numbers come out. The way back is cheap because it carries a column, never a matrix.",
            ),
        ],
        hints=[
            "The slopes along the input lack one thing that BP2 has. A matrix of r rows and s columns takes r times s "
            "multiplications for each column that it meets.",
            "First fetch the errors of layer 2 back to layer 1, through its bends; then fetch those back through "
            "`w^1`.",
            "Begun at the errors: `w^2` has `= n[2]*n[1]` weights, and `w^1` has `= n[1]*n[0]`. Matrices first: "
            "each of their product's `= n[0]*n[2]` entries has `= n[1]` terms.",
        ],
    ),
]
