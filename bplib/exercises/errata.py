"""The exercises of the chapter errata: known mistakes in new clothes, and true statements that look like mistakes."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Predict, Shape, Spot

BREAKS = "to say of a wrong one where it breaks"
SHAPES, INDICES, WHOSE, VALUE = (
    "Do the shapes fit?",
    "To which layer does each index belong?",
    "Whose is it?",
    "What comes out?",
)
FIRST = "Which of the four questions is the first to find the mistake?"
DISGUISED = ("disguised mistakes",)
NOTE = "sum(w^2[k,1]*delta^2[k]*dsigma(z^2[k]), k)"  # what the note of "A bend of somebody else" gives
WRONG_LINE = "`sum(delta^(l+1)[k]*w^(l+1)[k,j]*a^l[j], k)`, for in `z^(l+1)[k]` nothing but `w^(l+1)[k,j]*a^l[j]` depends on `z^l[j]`."

EXERCISES = [
    Exercise(
        "ex-errata-shapes",
        "errata",
        "A column of seven",
        "in a shape",
        "warm-up",
        sets=DISGUISED,
        given={"n[1]": (7, 6, 9, 1), "n[2]": (4, 2, 5, 1)},
        parts=[
            Shape(
                "What shape must the errors of layer 2 have?",
                "delta^2",
                "n[2]",
                "1",
                {
                    "n[1], 1": "That is one error for each sender. An error belongs to the neuron that adds up.",
                    "1, n[2]": "A column stands upright.",
                    "n[2], n[1]": "That is the shape of the weights, and so of their slopes.",
                },
                because="One error for each neuron of the layer, as many as the matrix has rows.",
            ),
            Shape(
                "And what shape must the matrix have that brings them back?",
                "w^2.T",
                "n[1]",
                "n[2]",
                {
                    "n[2], n[1]": "So it stands on the way forward. It has `= n[1]` columns, for a column of `= n[2]`.",
                    "n[1], 1": "That is the shape of what comes back, one number for each sender. What makes it of the errors?",
                    "n[2], n[2]": "Then as many numbers would come out as go in. For how many senders are they wanted?",
                },
                because="It takes `= n[2]` errors and gives `= n[1]` sums, one for each sender.",
            ),
            Choose(
                "The note sends errors back through the matrix as it stands. When does a program not notice?",
                "when the layer before is as wide as the layer itself",
                "Then the matrix is square, lying or standing, and wrong numbers come out without a sound.",
                {
                    "when both layers are wide enough": "Go along a row and down the column: both must have the same "
                    "length, however long.",
                    "when the batch has one sample": "That makes the errors a column, and a column is just what did not "
                    "fit.",
                    "never: a program always checks its shapes": "It checks whether they fit. Can the wrong matrix fit?",
                },
            ),
        ],
        hints=[
            "The rows of the matrix are the neurons that receive, the columns those that send.",
            "`= n[2]` neurons add up, so there are `= n[2]` errors; going back, `= n[1]` senders wait for a number.",
        ],
    ),
    Exercise(
        "ex-errata-sample",
        "errata",
        "Two misses that cancel",
        "in a sample",
        "core",
        given={"p": (1, 0.5, 3, 0.5), "s": (0.25, 0.15, 0.25, 0.01), "t": (0.05, 0.01, 0.1, 0.01)},
        parts=[
            Number(
                "(a) What is the mean of the two errors?",
                "(p*s - p*t)/2",
                {
                    "(p*s + p*t)/2": "The second miss is negative, and so is its error.",
                    "p*s - p*t": "sum for mean",
                    "p*s": "one sample",
                    "-p*t": "one sample",
                    "(p*s - p*t)/4": "The ½ of the cost goes with the 2 of the square: the error is the miss times the slope.",
                    "p*(s + t)": "The second miss is negative, and so is its error; and the mean is half of the sum.",
                    "0*p": "product of means",
                },
            ),
            Choose(
                "(b) What does source 001's formula give?",
                "0, whichever of the two slopes it takes",
                "The mean miss is 0, and 0 times any slope is 0.",
                {
                    "the same as (a), if the slope is the mean of the two": "Then it multiplies a mean by a mean. What is the mean miss?",
                    "the first error with the first slope, the second with the second": "So it would be if each sample kept its own miss. The formula averages the misses first.",
                    "nothing, since the shapes do not fit": "There is one output: all shapes are 1 × 1.",
                },
            ),
            Choose(
                "(c) “There is nothing to learn.” Is that so, for the bias of this neuron?",
                "no: it should fall, because the first sample stands where the curve is steeper",
                "A nudge of the bias moves the first answer further than the second, so more is won there than is lost "
                "here.",
                {
                    "yes: what one sample wins the other loses": "So it would be if a nudge of the bias moved both answers equally far.",
                    "no: it should rise, because the second sample falls short": "It falls short by as much as the first goes too far. Which of the two answers moves more readily?",
                    "one cannot know without the inputs": "For a weight one could not. What does the slope of a bias "
                    "need?",
                },
            ),
        ],
        hints=[
            "Each sample has its own error: its own miss times its own slope.",
            "`= p*s` and `= -p*t` are the errors. The slope of the risk along the bias is their mean.",
        ],
    ),
    Exercise(
        "ex-errata-batch",
        "errata",
        "Two tables of one width",
        "in a shape",
        "core",
        sets=DISGUISED,
        parts=[
            Choose(
                FIRST,
                SHAPES,
                "The errors have a row for each receiver, the activations a row for each sender, and what touches in "
                "the middle is the samples of the one and the senders of the other.",
                {
                    INDICES: "No index is written. The question before this one can be asked without any.",
                    WHOSE: "Both tables belong to the batch, sample beside sample, and the mean is taken: that is what "
                    "`1/N` is for.",
                    VALUE: "Nothing comes out. An earlier question says why.",
                },
            ),
            Formula(
                "Mend it:",
                "dC/dw^l",
                "Delta^l @ A^(l-1).T / N",
                where={},
                uses=("Delta", "A", "N"),
                conditions="matrices; batch",
                mistakes={
                    "Delta^l @ A^(l-1).T": "sum for mean",
                    "A^(l-1) @ Delta^l.T / N": "The right numbers, laid on their side: row receives, column sends.",
                    "Delta^l @ A^l.T / N": "That is what the layer sends. Its weights have carried what came in.",
                    "Delta^(l+1) @ A^l.T / N": "layer too late",
                },
                because="Along each row of the errors and each row of the activations: sample meets sample, and the "
                "product adds over them.",
            ),
        ],
        hints=[
            "Write the shape beneath each table: how many rows, how many columns?",
            "The inner numbers must agree, and they vanish. Over what should the product add?",
        ],
    ),
    Exercise(
        "ex-errata-layers",
        "errata",
        "All layers of one width",
        "in an index",
        "core",
        sets=DISGUISED,
        parts=[
            Choose(
                FIRST,
                INDICES,
                "`j` names a neuron of layer `l` at the slope. As the second index of `w^l[k,j]` it names a sender, in "
                "layer `l-1`.",
                {
                    SHAPES: "All layers have one width here, so every matrix is square and every column as long as every "
                    "other.",
                    WHOSE: "One sample's errors, one sample's slopes: that is in order.",
                    VALUE: "It would find it, too. But another finds it before, without a single number.",
                },
            ),
            Formula(
                "Mend it:",
                "delta[j]",
                "sum(w[k,j]*delta[k], k)*dsigma(z[j])",
                where={"j": "l", "k": "l+1"},
                uses=("w", "delta", "dsigma", "z"),
                mistakes={
                    "sum(w[k,j]*delta[k], k)": "no slope",
                    "sum(w[k,j]*delta[k], k)*dsigma(a[j])": "slope at a",
                    "sum(w[k,j]*delta[k], k)*sigma(z[j])": "value for slope",
                    "sum(w[k,j]*delta[k]*dsigma(z[k]), k)": "slope elsewhere",
                    "sum(delta[k], k)*dsigma(z[j])": "What comes back along a connection is weighed by it.",
                },
                because="What neuron `j` sends goes into layer `l+1`; from there, and along those weights, it gets its "
                "answer.",
            ),
        ],
        hints=[
            "Take every letter in turn, and note the layer of each neuron that it stands for.",
            "What neuron `j` sends arrives in layer `l+1`. Which of the three superscripts must say so?",
        ],
    ),
    Exercise(
        "ex-errata-weir",
        "errata",
        "A bend of somebody else",
        "only in its value",
        "core",
        sets=DISGUISED,
        net="1-2-2-1",
        parts=[
            Choose(
                FIRST,
                VALUE,
                "Numbers, layers and samples all fit. The slope belongs to neuron `k`, and that is not against any "
                "rule; it is just the wrong one.",
                {
                    SHAPES: "One number for each `j`: that is what an error needs.",
                    INDICES: "`k` is a neuron of layer `l+1` wherever it stands, `j` one of layer `l`.",
                    WHOSE: "All of it belongs to one sample.",
                },
            ),
            Number(
                "What does the note give for the first neuron of layer 1 of our network?",
                NOTE,
                {
                    "delta^1[1]": "That is its true error. What does the note give?",
                    "w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2]": "Those are the shares alone. The note multiplies each by a slope.",
                    "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*dsigma(z^2[1])": "Each share is multiplied by the slope of its own listener.",
                    "w^2[1,1]*delta^2[1]*dsigma(z^2[1])": "one path",
                    "w^2[2,1]*delta^2[2]*dsigma(z^2[2])": "one path",
                    "w^2[1,1]*delta^2[1]*dsigma(z^2[1]) + w^2[1,2]*delta^2[2]*dsigma(z^2[2])": "The second weight is that from neuron 2 to neuron 1. The receiver comes first.",
                },
                tolerance=1e-3,
                because="The true error is `= delta^1[1]`: near enough to be believed.",
            ),
            Predict(
                "The bias of this neuron rises by 3, so that the neuron stands where its curve is flat. Its true error …",
                "b^1[1]",
                3,
                "delta^1[1]",
                {
                    "rises": "More comes back to it, true: the answer is further off. But through which bend must all of that pass?",
                    "falls": "More comes back to it, for the answer is further off. But all of it must pass a bend that is nearly flat.",
                    "stays": "Its slope is a factor of its error. What has become of the slope?",
                },
                beside=("dsigma(z^1[1])", "dC/da^1[1]"),
            ),
            Predict(
                "And what the note gives for it?",
                "b^1[1]",
                3,
                NOTE,
                {
                    "rises": "In the note the neuron's own bend does not occur, and so it does not hear that it is flat. What comes "
                    "back has grown, and that it does hear.",
                    "falls": "The true error does, because of the neuron's own slope. Whose slopes stand in the note?",
                    "stays": "Its letters are those of the listeners, and they hear the neuron say more than before.",
                },
                beside=("delta^1[1]", "dC/da^1[1]"),
            ),
            Choose(
                "Which trial tells a slope of the wrong neuron from the right one at once?",
                "one in which the neuron is driven to where its curve is flat, and those that it feeds are not",
                "Then the two slopes are far apart, and so are the two formulas. Where all slopes are much alike, any of them "
                "will do.",
                {
                    "one in which all weighted inputs are near 0": "There every sigmoid has nearly the slope ¼. Which of them was "
                    "taken, the number cannot tell.",
                    "one with linear neurons": "All their slopes are 1. Whose is taken makes no difference at all.",
                    "one with many samples": "Each of them makes the same small mistake, and so does their mean. What makes it a "
                    "large one?",
                },
            ),
        ],
        hints=[
            "All letters stand in their right layers. So do not look at layers: try a number.",
            "Each share is `w[k,j]*delta[k]`; the note multiplies it by the slope of the listener, BP2 by that of the "
            "neuron itself. The shares are `= w^2[1,1]*delta^2[1]` and `= w^2[2,1]*delta^2[2]`, the slopes of the listeners "
            "`= dsigma(z^2[1])` and `= dsigma(z^2[2])`.",
            "A neuron on a flat part of its curve has a slope near 0. Look for that slope in BP2, and in the note.",
        ],
    ),
    Exercise(
        "ex-errata-cancel",
        "errata",
        "A true last line",
        BREAKS,
        "core",
        sets=DISGUISED,
        net="1-2-2-1",
        parts=[
            Spot(
                "Each line is said to equal the one before it. Which is the first that does not?",
                {
                    "Add over the paths: `delta^(l+1)[k]` times the slope of `z^(l+1)[k]` along `z^l[j]`, summed over `k`.": "It is the error of `j`, by the chain rule: every path leads through one `z^(l+1)[k]`.",
                    WRONG_LINE: "The reason is true. But a slope was to be put there, and what was put there is the thing itself. "
                    "The slope of `w^(l+1)[k,j]*a^l[j]` along `z^l[j]` is `w^(l+1)[k,j]*dsigma(z^l[j])`.",
                    "`a^l[j]*sum(w^(l+1)[k,j]*delta^(l+1)[k], k)`, for what has no `k` may leave the sum.": "It is as wrong as the line before, and equal to it: this is algebra.",
                    "`dsigma(z^l[j])*sum(w^(l+1)[k,j]*delta^(l+1)[k], k)`, for `a^l[j]` is `sigma(z^l[j])`, whose slope is `dsigma(z^l[j])`.": "It does not equal the line before, true: a slope takes the place of a value. But something was amiss "
                    "already, or this would not have come out right.",
                    "`sum(w^(l+1)[k,j]*delta^(l+1)[k], k)*dsigma(z^l[j])`: BP2.": "Factors may change places. And it is BP2, indeed.",
                },
                wrong=WRONG_LINE,
            ),
            Number(
                "Put in numbers: what does the second line give for the first neuron of layer 1 in our network?",
                "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*a^1[1]",
                {
                    "delta^1[1]": "That is what the first line gives, and the last. In the second stands `a^l[j]`.",
                    "w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2]": "Those are the shares alone. The second line multiplies them by `a^l[j]`.",
                    "w^2[1,1]*delta^2[1]*a^1[1]": "one path",
                    "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*z^1[1]": "z for a",
                },
                tolerance=1e-3,
                because="The first line and the last give `= delta^1[1]`.",
            ),
            Choose(
                "The last line is true. What does that say about the derivation?",
                "nothing: two false steps may undo each other, and a true end proves no road",
                "And BP2 loses nothing by a bad proof of it. A statement and its proof are tried apart.",
                {
                    "that all its lines are true": "You have just put a number into one of them.",
                    "that it may be used, for only the end counts": "Somebody will take a line from its middle, or make the same two steps where the second does not undo "
                    "the first.",
                    "nothing, and BP2 itself is in doubt now": "BP2 was tried on networks, and has other derivations. A false proof "
                    "does not make false what it proves.",
                },
            ),
        ],
        hints=[
            "Put the same word beside every line: is this a slope of something, or the thing itself?",
            "The first line asks for the slope of `z^(l+1)[k]` along `z^l[j]`. From `z^l[j]` one passes the bend of `j`, then the weight.",
            "The shares add up to `= w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2]`. Multiply by the activation `= a^1[1]` in the "
            "second line, by the slope `= dsigma(z^1[1])` in the fourth.",
        ],
    ),
    Exercise(
        "ex-errata-upright",
        "errata",
        "Four that only look wrong",
        "to try a formula before you trust it",
        "core",
        sets=DISGUISED,
        given={"n[1]": (30, 20, 60, 10), "n[2]": (10, 2, 15, 1)},
        parts=[
            Spot(
                "Four of the five statements hold. Which does not?",
                {
                    "Written as rows, errors come back through `w^(l+1)` as it stands, not transposed.": "It holds: a row times a matrix goes down the columns, and that is where the way back must go.",
                    "With half the squared miss and a linear output the error is `a[j] - y[j]`: no 2, no slope.": "It holds: the ½ takes the 2, and the slope is 1.",
                    "In BP2 the slope `dsigma(z[j])` may stand inside the sum.": "It holds: it is the same for every `k`, and may be multiplied before the adding or after it.",
                    "A weight along which the slope is 0 may be taken out of the network; the cost will not change.": "A slope speaks of small moves from where the weight stands. To take the weight out is to move it "
                    "all the way to 0.",
                    "The weight itself does not stand in the formula for its slope.": "It holds: `delta[j]*a[k]`, the error where it arrives and the activation where it starts.",
                },
                wrong="A weight along which the slope is 0 may be taken out of the network; the cost will not change.",
            ),
            Shape(
                "The first statement, by its shapes: layer 1 has `= n[1]` neurons, layer 2 has `= n[2]`. What comes back "
                "to layer 1?",
                "delta^2.T @ w^2",
                "1",
                "n[1]",
                {
                    "n[1], 1": "Upright it would be that. Rows stay rows here.",
                    "n[2], n[1]": "That is the shape of the weights alone.",
                    "1, n[2]": "That is the row before it has passed the weights.",
                },
                because="A row of errors in, a row of sums out, one for each sender. What lies on its side here is the "
                "errors.",
            ),
        ],
        hints=[
            "Try each with the smallest case that you can think of. For the one about taking out: a bowl, and a weight "
            "that lies at its bottom.",
            "For a row, write the shapes in the order of the factors: 1 × `= n[2]`, then `= n[2]` × `= n[1]`.",
        ],
    ),
    Exercise(
        "ex-errata-condition",
        "errata",
        "True, in the example",
        BREAKS,
        "core",
        parts=[
            Choose(
                "(a) “The error of the output neuron is twice the miss.” When?",
                "the cost is the squared miss, and the output neuron does not bend",
                "Twice the miss is the slope along the output; it is the error if the slope of the bend is 1.",
                {
                    "the cost is half the squared miss, and the output neuron does not bend": "Then the ½ takes the 2.",
                    "the cost is the squared miss, and the output neuron is a sigmoid": "Then the slope of its bend is a factor, a quarter at most.",
                    "the batch has two samples": "An error belongs to one sample, however many there are.",
                },
            ),
            Choose(
                "(b) “A neuron with a large error has weights that learn fast.” When?",
                "the weights lead into the neuron, and their senders are not silent",
                "Error where a weight arrives, times activation where it starts: it takes both.",
                {
                    "the weights lead out of the neuron, and it is not silent itself": "Those learn with the errors of the neurons that they lead to.",
                    "the weights lead into the neuron, and they are large": "The value of a weight does not stand in its slope.",
                    "the neuron is not saturated": "If it were, its error would be small. What else must a weight have "
                    "that is to learn fast?",
                },
            ),
            Choose(
                "(c) “The first layer's activations come out of σ.” When?",
                "“first” means layer 1, the first that has weights",
                "The input, layer 0, comes out of nothing: it is given.",
                {
                    "the input lies between 0 and 1": "So do values of the sigmoid. Did anything bend the input?",
                    "σ is the sigmoid": "Layer 1 bends with whatever the network bends with. Ask which layer is meant.",
                    "the network has a hidden layer": "Without one, what would layer 1 be? And which layer does the "
                    "statement mean?",
                },
            ),
        ],
        hints=[
            "Think of a network for which the statement fails: a sigmoid output, a sender that says 0, an input.",
            "(a) What stands between the miss and the error? (b) What are the two factors of a gradient? (c) Where do "
            "layers begin?",
        ],
    ),
    Exercise(
        "ex-errata-mean-bend",
        "errata",
        "One bend for all",
        "in a sample",
        "hard",
        sets=DISGUISED,
        given={"p": (4, 3.5, 6, 0.5), "q": (2, 1.5, 3, 0.5)},
        parts=[
            Choose(
                FIRST,
                WHOSE,
                "Each sample has its own weighted input, and stands at its own place of the curve. A mean of weighted "
                "inputs is nobody's place.",
                {
                    SHAPES: "One slope for each neuron is a column, and a column it should be.",
                    INDICES: "The neurons are the right ones, in the right layers.",
                    VALUE: "It would find it. But another question does, before you have chosen any numbers.",
                },
            ),
            Number(
                "One sigmoid neuron, two samples. Their weighted inputs are 0 and `p`; 1 and minus `q` come back to "
                "them. What is the slope of the risk along the bias?",
                "(dsigma(0) - q*dsigma(p))/2",
                {
                    "dsigma(p/2)*(1 - q)/2": "That is what the program finds: one slope, at the mean of the weighted "
                    "inputs.",
                    "dsigma(0) - q*dsigma(p)": "sum for mean",
                    "dsigma(0)": "one sample",
                    "-q*dsigma(p)": "one sample",
                    "dsigma(0)/2": "On the flat part the slope is small, but not 0: the second sample has a say, too.",
                    "(1/2 - q/(1 + exp(-p)))/2": "value for slope",
                    "(1 - q)/2": "no slope",
                    "(dsigma(0) + q*dsigma(p))/2": "What comes back to the second sample is negative.",
                    "(1 - q)*(dsigma(0) + dsigma(p))/4": "product of means",
                },
                because="The first sample stands where the curve is steep, and has its way: the bias should fall.",
            ),
            Number(
                "What does the program find?",
                "dsigma(p/2)*(1 - q)/2",
                {
                    "(dsigma(0) - q*dsigma(p))/2": "That is the truth. The program takes the slope once, at the mean "
                    "weighted input.",
                    "dsigma(p/2)*(1 - q)": "sum for mean",
                    "dsigma(p/2)": "That is the one slope that it takes. What comes back to the two samples?",
                    "(1 - q)*(dsigma(0) + dsigma(p))/4": "That is the mean of the two slopes. The program takes the mean of the two "
                    "places, and the slope there.",
                    "dsigma(p/2)*(1 + q)/2": "What comes back to the second sample is negative.",
                },
                because="Even the sign is another: the program moves the bias the wrong way.",
            ),
            Choose(
                "The author tries the program before trusting it: a nudge of one bias, and the slope so measured beside the one "
                "that the program finds. On which batch does the mistake show?",
                "on two samples that differ",
                "As soon as two weighted inputs differ, the slope at their mean is not each one's own. Whoever writes for "
                "batches must try it on a batch, and on one whose samples are not alike.",
                {
                    "on one sample": "Then the mean of the weighted inputs is that sample's own, and the program is right.",
                    "on one sample, copied many times": "All of them stand at one place of the curve, and their mean stands there, too.",
                    "on two samples that differ, if all neurons are linear": "Then every slope is 1, wherever it is taken.",
                    "on none, since the cost falls all the same": "It may fall for a while. The measured slope asks more than that.",
                },
            ),
        ],
        hints=[
            "Ask of the slope: at which number? And whose number is that?",
            "Each sample goes back by itself, through its own bends, and only what comes out at the bias is averaged.",
            "The two errors are `= dsigma(0)` and `= -q*dsigma(p)`; the program has `= dsigma(p/2)` for both slopes. For the trial "
            "ask on which batches the mean of the weighted inputs is every sample's own.",
        ],
    ),
]
