"""The exercises of the chapter algorithm: the order of the work, and what it costs in products and in memory."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Formula, Number, Order, Pass, Spot

BILL = "to say, for any network, how much work it is"
CARRY = "to carry the way back over to networks that this book does not draw"
PROGRAM = "write backpropagation as a program of five steps"
WEIGHTS_123 = "n[0]*n[1] + n[1]*n[2]"  # of a network with three layers, the input counted: the widths n[0], n[1], n[2]

EXERCISES = [
    Exercise(
        "ex-algorithm-count",
        "algorithm",
        "Seventeen questions",
        BILL,
        "warm-up",
        given={"n[0]": (2, 5, 9, 1), "n[1]": (4, 2, 9, 1), "n[2]": (1, 1, 4, 1)},
        parts=[
            Number(
                "How many multiplications does one forward pass take, at the weights?",
                WEIGHTS_123,
                {
                    "n[0] + n[1] + n[2]": "Those are the neurons. Each of them multiplies once for every weight that it "
                    "listens with.",
                    "n[0]*n[1]": "Those are the weights into layer 1. Layer 2 listens, too.",
                    "n[0]*n[1] + n[1]*n[2] + n[1] + n[2]": "You have counted the biases too. A bias is added, not "
                    "multiplied.",
                },
                because="One for each weight: `= n[0]*n[1]` into layer 1 and `= n[1]*n[2]` into layer 2.",
            ),
            Number(
                "And the way back, errors and gradients together?",
                "n[0]*n[1] + 2*n[1]*n[2]",
                {
                    "2*(n[0]*n[1] + n[1]*n[2])": "Through the weights of layer 1 no error is sent back: the input has "
                    "none.",
                    WEIGHTS_123: "That pays for the gradients. The errors have to be fetched, too.",
                    "n[1]*n[2]": "That pays for the errors. Each gradient is a product, too.",
                    "2*n[0]*n[1] + n[1]*n[2]": "Look for two things. Only the weights of layer 2 send errors back: nobody asks for "
                    "the error of an input. And the slopes of the bends do not count here, for they belong "
                    "to the neurons.",
                    "n[0]*n[1] + 2*n[1]*n[2] + n[1] + n[2]": "You have counted the slopes of the bends, too. They belong to the neurons; "
                    "count at the weights.",
                    "2*n[0]*n[1] + 3*n[1]*n[2]": "That is forward and back together.",
                },
                because="The weights of layer 2 are used twice, for errors and for gradients, those of layer 1 once.",
            ),
            Number(
                "And one forward pass for each weight and bias?",
                f"({WEIGHTS_123} + n[1] + n[2])*({WEIGHTS_123})",
                {
                    f"({WEIGHTS_123})*({WEIGHTS_123})": "The biases want their slopes, too: one pass for each of them.",
                    f"{WEIGHTS_123} + n[1] + n[2]": "So many passes. How many multiplications in each?",
                    WEIGHTS_123: "That is one pass. How many of them are there?",
                    f"({WEIGHTS_123} + n[1] + n[2] + 1)*({WEIGHTS_123})": "With the pass that nudges nothing, yes. Count one for each "
                    "weight and bias.",
                },
                because="`= n[0]*n[1] + n[1]*n[2] + n[1] + n[2]` passes, and in each of them every weight once.",
            ),
            Choose(
                "“So many parameters, so many passes.” What does the friend overlook?",
                "that all questions share the road from a weighted input to the cost",
                "All that a neuron owns acts through its weighted input, and all weighted inputs of a layer act through "
                "those of the next. The shared part is the error; it is found once for each neuron.",
                {
                    "that most slopes are so small that nobody needs them": "They are all wanted, the small ones as well. And before you have a slope, you do not know that it "
                    "is small.",
                    "that the slopes of one layer are all alike": "They are all different, as a rule. What they share is something else: the road that they take.",
                    "that a nudge can move all the weights at once": "Then you learn one number, how the cost answers to all of them together, and nobody can say whose "
                    "share is whose.",
                },
            ),
        ],
        hints=[
            "Every product of a matrix with a column uses each cell of the matrix once.",
            "How many weights lead into layer 1, how many into layer 2? On the way back, ask of each matrix how often "
            "it is used, or a table of its size filled.",
        ],
    ),
    Exercise(
        "ex-algorithm-memory",
        "algorithm",
        "What may be forgotten?",
        "what it must remember",
        "core",
        parts=[
            Choose(
                "The friend has kept the answer and the weights. Which steps of the way back can no longer be taken?",
                "the errors of hidden layers and the gradients of weights, but not the error of the output",
                "The gradient of a weight is made of what came in, and a hidden error of the slope of a bend, which for "
                "a sigmoid is `a[j]*(1 - a[j])`. Both have been thrown away.",
                {
                    "the gradients of weights only": "They need what came in, true. And the slope of each bend on the way "
                    "back: what is that made of?",
                    "the errors of hidden layers only": "The slopes of the bends are gone, true. But look at the other "
                    "equation: what stands beside the error in the gradient of a "
                    "weight?",
                    "none: with answer and weights one can work out every layer before": "To go back from a layer to the one before one would have to undo a matrix, and one with fewer "
                    "rows than columns cannot be undone.",
                },
            ),
            Choose(
                "The friend then keeps every tenth layer of a network of 100, and runs each stretch of ten forward "
                "again when the way back comes to it. What does that cost, and what does it save?",
                "about one more forward pass; some 20 layers in memory in place of 100",
                "Ten layers are kept for good and ten at a time for the stretch in work. Each layer is computed once "
                "more, which is one forward pass.",
                {
                    "nothing more; 10 layers in memory in place of 100": "And from where do the nine layers between two kept ones come, when the way back needs them?",
                    "about ten more forward passes; some 20 layers in memory in place of 100": "Each of the ten stretches is run again once, and a stretch is a tenth of the network.",
                    "about one more forward pass; 10 layers in memory in place of 100": "While a stretch is in work, its own layers must be there as well.",
                },
            ),
        ],
        hints=[
            "Read BP2 and BP4 and mark every quantity that the forward pass has made.",
            "For the second question, follow the way back from layer 100 to layer 90: what must be there, and where "
            "does it come from?",
        ],
    ),
    Exercise(
        "ex-algorithm-record",
        "algorithm",
        "A record read backwards",
        PROGRAM,
        "core",
        given={"p": (1, 0.5, 3, 0.5), "q": (2, 0.5, 3, 0.5), "t": (3, 2, 5, 1)},
        parts=[
            Order(
                "The forward walk is done. In which order does the walk back go?",
                {
                    "The last line: hand on 1 to `s`, and 1 to `v`, its first share.": "",
                    "The square: hand on the slope along `s`, times `2*v`, to `v`, its second share.": "The square stands before the sum of the last line, and has no slope to hand on yet.",
                    "Add the two shares of `v`.": "One of the two lines that use `v` has not handed on its share.",
                    "The addition: hand on the slope along `v` to `u` and to `q`, as it is.": "What is handed on must be the whole slope along `v`, and it is not there yet.",
                    "The product: hand on the slope along `u`, times `t`, to `p`.": "Nothing has arrived at `u` yet.",
                },
                because="Last line first; and a number that was used twice waits until both shares have come back.",
            ),
            Number(
                "What is the slope along `p`?",
                "(2*(p*t + q) + 1)*t",
                {
                    "2*(p*t + q)*t": "That is the share that comes through the square. The other road has been forgotten, "
                    "or written over.",
                    "t": "That is the share that comes straight from the last line. The other road has been forgotten, or "
                    "written over.",
                    "2*(p*t + q) + 1": "That is the slope along `u`. One line is left.",
                    "2*(p*t + q)*t + 1": "Both shares pass the product: add them first.",
                },
                because="`= 2*(p*t + q)` through the square and 1 past it, together times `= t`. Where a program has "
                "“=” for “+=”, one of the two is lost.",
            ),
            Choose(
                "How many multiplications more would the slopes along `q` and `t` cost, on the same walk?",
                "one: for `t`, the slope along `u` times `p`; along `q` it has been handed on already",
                "One walk back has the slopes along everything before it.",
                {
                    "as many again for each of them": "Each road back begins with the same lines. Have they not been "
                    "walked?",
                    "two: one for each": "What does an addition do with the slope that it hands on?",
                    "none": "The product hands on to both its factors. To `p` it multiplies by `t`. To `t`?",
                },
            ),
        ],
        hints=[
            "Draw the four lines as four boxes, with an arrow from each number to the line that uses it. From which box "
            "do two arrows go out?",
            "Walk from the last box to the first. Each hands on what has arrived, times its own slope; where two arrows "
            "went out, two shares come back.",
        ],
    ),
    Exercise(
        "ex-algorithm-walks",
        "algorithm",
        "Two walks, one number",
        CARRY,
        "core",
        given={"p": (4, 1.5, 4, 0.5), "q": (2, 1.5, 4, 0.5)},
        parts=[
            Pass(
                "Three walks through the record:",
                {
                    "Forward: the numbers": [
                        Cell("u", "p*q", {"p + q": "The first line is a product."}),
                        Cell("v", "u + p", {"u*p": "The second line is a sum.", "u + q": "What is added to `u` here?"}),
                        Cell("s", "u*v", {"u + v": "The last line is a product."}),
                    ],
                    "Forward again: slopes along `p`": [
                        Cell(
                            "c",
                            "q",
                            {
                                "p": "In a product, what does the push of one factor get multiplied by?",
                                "1": "`p` moves so. And `u`, which is `q` times `p`?",
                            },
                            meaning="of `u`",
                        ),
                        Cell(
                            "d",
                            "c + 1",
                            {
                                "c": "`v` hears of `p` a second time: it stands in the line itself.",
                                "1": "`v` hears of `p` through `u`, too.",
                            },
                            meaning="of `v`",
                        ),
                        Cell(
                            "f",
                            "c*v + u*d",
                            {
                                "c*v": "Both factors move. Count the moves of both.",
                                "c*d": "The slope of a product is not the product of the slopes. Move one factor while the "
                                "other stands, then the other one, and add.",
                                "c*u + v*d": "Each factor's move is multiplied by the other factor, not by itself.",
                            },
                            meaning="of `s`",
                        ),
                    ],
                    "Back: slopes of `s`": [
                        Cell(
                            "g",
                            "u",
                            {
                                "v": "Along one factor of a product the slope is the other factor.",
                                "1": "The last line is a product, no sum.",
                            },
                            meaning="along `v`",
                        ),
                        Cell(
                            "h",
                            "v + g",
                            {
                                "v": "So much comes straight from the last line. The second line uses `u`, too.",
                                "g": "So much comes through the second line. The last line uses `u`, too.",
                            },
                            meaning="along `u`",
                        ),
                        Cell(
                            "m",
                            "h*q + g",
                            {
                                "h*q": "So much comes through the first line. The second line uses `p`, too.",
                                "g": "So much comes through the second line. The first line uses `p`, too.",
                                "h*q + h": "The second line hands on what has arrived at `v`, not what has arrived at `u`.",
                                "h*q + 1": "The second line hands on what has arrived at `v`, as it is.",
                            },
                            meaning="along `p`",
                        ),
                        Cell(
                            "r",
                            "h*p",
                            {
                                "h": "The first line is a product: what does it multiply by, on the road to `q`?",
                                "g*p": "More has arrived at `u` than at `v`: there is a second road.",
                            },
                            meaning="along `q`",
                        ),
                    ],
                },
                because="The last of the walk forward and the third of the walk back are one number, the slope of `s` along `p`.",
            ),
            Choose(
                "And the slope of `v` along `q`? Which of the two walks has it?",
                "neither: it takes a third, forward from `q` or back from `v`",
                "Forward you learn how everything moves with one number, back how one number moves with everything. This is "
                "another pair.",
                {
                    "the walk back: divide the slope along `q` by the slope along `v`": "So it would be, if `s` heard of `q` through `v` alone. Through which line does it hear of it besides?",
                    "the walk back: it has come to `q`": "It has the slope along `q`. But of which number?",
                    "the walk forward: it has come through `v`": "It has the slope of `v`. But along which number?",
                },
            ),
        ],
        hints=[
            "Forward: push `p` by a little and write down, line by line, how many times that little each number moves. In a "
            "product first one factor moves, then the other; add the two.",
            "Back: the slope of `s` along itself is 1. For each number look for the lines that use it: each hands back a "
            "share, and the shares are added. `u` and `p` are used twice.",
            "Through the first factor `s` moves by `= q*(p*q + p)`, through the second by `= p*q*(q + 1)`. On the walk back "
            "`= p*q + p + p*q` arrives at `u`.",
        ],
    ),
    Exercise(
        "ex-algorithm-stale",
        "algorithm",
        "Nine lines that run",
        PROGRAM,
        "core",
        sets=("disguised mistakes",),
        parts=[
            Spot(
                "One line is wrong. Which?",
                {
                    "for l in 1, …, L: delta[l] = 0; dw[l] = 0; db[l] = 0": "It makes room, once, before the first sample. Room for sums must be empty, and so it is.",
                    "for each of the N samples x, y, the six lines below:": "Each sample goes forward and back by itself. Right.",
                    "a[0] = x": "The input takes the place of the first activations.",
                    "for l in 1, …, L: z[l] = w[l] @ a[l-1] + b[l]; a[l] = sigma(z[l])": "Add up, bend, first layer to last. Right.",
                    "delta[L] = dC(a[L], y) * dsigma(z[L])": "That is BP1, and the answer that it needs is there.",
                    "for l in 1, …, L-1: delta[l] = (w[l+1].T @ delta[l+1]) * dsigma(z[l])": "The formula is BP2, to the letter. But the first errors that it reads are not of this sample.",
                    "for l in 1, …, L: db[l] += delta[l] / N": "The share of one sample in a mean. Right.",
                    "for l in 1, …, L: dw[l] += delta[l] @ a[l-1].T / N": "Error times what came in, one sample's share in a mean. Right; and these loops may run in any "
                    "order.",
                    "after the last sample, for l in 1, …, L: w[l] -= eta * dw[l]; b[l] -= eta * db[l]": "One step, against the slope, and not before all samples have gone back through the old weights.",
                },
                wrong="for l in 1, …, L-1: delta[l] = (w[l+1].T @ delta[l+1]) * dsigma(z[l])",
            ),
            Choose(
                "Of what does the program make the errors of layer 1, in a network with L = 3?",
                "of this sample's slopes, and of errors of layer 2 that are left from the sample before",
                "The loop comes to layer 1 first. The errors of layer 2 that it finds there were written one sample "
                "ago.",
                {
                    "of zeros, whatever the sample": "So it is for the first sample. What stands in the errors of layer 2 "
                    "when the next one comes?",
                    "of this sample's errors of layer 2, with one bend too many": "This sample's errors of layer 2 come a line later. What stands in their place?",
                    "of this sample's errors of layer 3": "The line reads the errors of the very next layer. What stands "
                    "there?",
                },
            ),
            Choose(
                "For which networks are all its slopes right nevertheless?",
                "for those with at most one hidden layer",
                "Then the loop has one round or none, and a single round has no direction. A program that was tried on such a "
                "network only has not been tried.",
                {
                    "for those whose layers all have one width": "Shapes have nothing to do with it: they fit in every network.",
                    "for those with linear neurons": "Then all slopes are 1. Whose errors does the line read?",
                    "for none": "Write the loop out for L = 2.",
                },
            ),
        ],
        hints=[
            "Each line is a formula of the chapter. So look at the loops: which of them may run in any order, and which "
            "may not?",
            "Play the line of BP2 for L = 3: which errors does it read first, and when were they written?",
        ],
    ),
    Exercise(
        "ex-algorithm-deep",
        "algorithm",
        "Never quite two",
        BILL,
        "core",
        parts=[
            Formula(
                "Multiplications of one forward pass:",
                "",
                "m*n^2",
                where={},
                uses=("m", "n"),
                conditions="letters",
                mistakes={
                    "m*n": "One for each neuron? Each neuron multiplies once for every weight that it listens with.",
                    "(m + 1)*n^2": "With the input there are more layers of neurons than matrices between them.",
                    "(m - 1)*n^2": "m counts the layers of weights, not those of neurons.",
                    "n^2": "That is one matrix.",
                    "m*n^2 + m*n": "You have counted the biases too. A bias is added, not multiplied.",
                },
                because="Each matrix has `n^2` cells, and each cell is used once.",
            ),
            Formula(
                "Multiplications of the way back:",
                "",
                "(2*m - 1)*n^2",
                where={},
                uses=("m", "n"),
                conditions="letters",
                mistakes={
                    "2*m*n^2": "One matrix sends no error back. Which?",
                    "m*n^2": "That pays for the gradients. And the errors?",
                    "(m - 1)*n^2": "That pays for the errors. And the gradients?",
                    "2*(m - 1)*n^2": "The errors are spared one matrix. The gradients are due at all of them.",
                    "(3*m - 1)*n^2": "That is forward and back together.",
                },
                because="Errors pass through all matrices but the first; gradients are due at all of them.",
            ),
            Formula(
                "Their quotient, back by forward:",
                "",
                "2 - 1/m",
                where={},
                uses=("m", "n"),
                conditions="letters",
                mistakes={
                    "2": "It comes near to that. It does not get there.",
                    "m/(2*m - 1)": "Upside down: the way back is to be measured in forward passes.",
                    "1 - 1/m": "That is the errors alone, by the forward pass. The gradients are part of the way back.",
                    "2*m - 1": "Divide by the whole forward pass. It has grown with the depth as well.",
                    "3 - 1/m": "That is the whole round; the forward pass itself is not asked for.",
                },
                because="What is missing to 2 is a share that shrinks with the depth: one matrix of all of them.",
            ),
        ],
        hints=[
            "There are m matrices, and each has n rows and n columns.",
            "Count the way back in two heaps: one for the errors (through which matrices do they pass?), one for the "
            "gradients.",
            "`(m - 1)*n^2` for the errors and `m*n^2` for the gradients.",
        ],
    ),
    Exercise(
        "ex-algorithm-clever",
        "algorithm",
        "A clever experimenter",
        BILL,
        "core",
        given={"n[0]": (784, 200, 900, 100), "n[1]": (30, 20, 60, 10), "n[2]": (10, 5, 15, 5)},
        parts=[
            Number(
                "What do the weights and biases of layer 1 cost in this way, all together?",
                "n[0]*n[1]*(1 + n[2]) + n[1]*n[2]",
                {
                    "(n[0]*n[1] + n[1])*(1 + n[2])": "A bias needs no product with an input: its nudge arrives as it is.",
                    "n[0]*n[1]*(1 + n[2])": "That is the weights. The biases are nudged, too.",
                    "n[0]*n[1]*n[2] + n[1]*n[2]": "The nudge must first be multiplied by the input.",
                    "n[0]*n[1] + n[1]*n[2]": "In each experiment the change goes on to all of layer 2: so many products for every "
                    "nudge.",
                },
                because="Each weight takes `= 1 + n[2]` products, each bias `= n[2]`.",
            ),
            Number(
                "And with those of layer 2, the whole network?",
                "n[0]*n[1]*(1 + n[2]) + 2*n[1]*n[2]",
                {
                    "n[0]*n[1]*(1 + n[2]) + 2*n[1]*n[2] + n[2]": "A bias of layer 2 moves its weighted input by the nudge, without a product.",
                    "n[0]*n[1] + 2*n[1]*n[2]": "So much backpropagation takes. This experimenter nudges one number after the other.",
                    "n[0]*n[1]*(1 + n[2]) + n[1]*n[2]": "That is layer 1 alone. A weight of layer 2 costs one product: "
                    "nudge times activation.",
                },
                because="Backpropagation takes `= n[0]*n[1] + 2*n[1]*n[2]`.",
            ),
            Choose(
                "Is the experiment saved, if there are ten layers?",
                "no: from the second layer after the nudge on, all must be computed again",
                "One changed weighted input changes a whole layer, and after that everything. These are the products "
                "that every experiment repeats, and that the way back shares.",
                {
                    "yes: one nudge changes a few numbers, however deep the network is": "It changes one number in its own layer. How many in the next, and how many in the one after that?",
                    "yes, as long as the layers are narrow": "That shortens both bills. Compare them layer by layer.",
                    "no: a nudge of some size never gives the exact slope": "True, and a good reason to prefer the other way. It is not what makes this one dear.",
                },
            ),
        ],
        hints=[
            "Follow one nudge of one weight of layer 1. What is multiplied by what, and how often?",
            "One product where the nudge meets its input; then the change of one activation goes along `= n[2]` "
            "weights. How many weights begin so?",
        ],
    ),
    Exercise(
        "ex-algorithm-dots",
        "algorithm",
        "Which dots made it a seven?",
        BILL,
        "hard",
        given={"n[0]": (784, 200, 900, 100), "n[1]": (30, 20, 60, 10), "n[2]": (10, 5, 15, 5)},
        parts=[
            Number(
                "The slopes of the cost along all the inputs, and no others: how many multiplications on the way back?",
                WEIGHTS_123,
                {
                    "2*(n[0]*n[1] + n[1]*n[2])": "You have paid for gradients of weights, and the artist wants none.",
                    "n[0]*n[1] + 2*n[1]*n[2]": "You have paid for gradients of weights, and the errors stop before the "
                    "input.",
                    "n[1]*n[2]": "That brings the errors to layer 1. The inputs stand one matrix further on.",
                    "n[0]*n[1]": "That is the last matrix on this way. The errors must come to layer 1 first.",
                    "n[0]*n[2]": "No weight leads from an input to an output: the way back passes through layer 1.",
                },
                because="Each matrix is passed once, as on the way forward: one forward pass, and the slope along every "
                "dot is there.",
            ),
            Number(
                "The slopes along all the inputs, weights and biases?",
                "2*(n[0]*n[1] + n[1]*n[2])",
                {
                    "n[0]*n[1] + 2*n[1]*n[2]": "That leaves out the inputs.",
                    WEIGHTS_123: "That is the inputs alone. Now the gradients are wanted, too.",
                    "3*(n[0]*n[1] + n[1]*n[2])": "That is the whole round. The forward pass is not asked for.",
                },
                because="Here the 2 is reached: the first matrix sends back, too.",
            ),
            Number(
                "Now the slope of every output (not of the cost) along every input. How many trips back does that take?",
                "n[2]",
                {
                    "1": "A trip back starts from one number and collects its slopes. How many numbers are to have slopes?",
                    "n[0]": "So many trips would it take forwards, one for each input.",
                    "n[0]*n[2]": "So many slopes are wanted. One trip brings many of them at once.",
                    "n[1]": "The hidden neurons lie on the way; nobody asks for their slopes.",
                },
                because="One trip for each number at the end; forwards it would be one for each number at the "
                "beginning, `= n[0]` of them.",
            ),
        ],
        hints=[
            "The slope along an input is a sum over what leaves it: the errors of layer 1, each times a weight. There "
            "is no bend at the input.",
            "Count for each matrix separately: is it used to send something back? Is a table of its size filled?",
            "For the last question: a trip back starts from one number, and collects its slopes.",
        ],
    ),
]
