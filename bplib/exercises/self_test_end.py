"""What have I learnt? Twelve places, each with the equals of which one is asked (bplib.exercises.self_tests).

They ask for insight: something known, in a place where it has not been met.
"""

from bplib.exercises.kinds import Choose, Formula, Number, Order, Predict, Shape, Spot
from bplib.exercises.question import Question

WIDTHS = {"n[0]": (4, 4, 5, 1), "n[1]": (6, 6, 8, 1), "n[2]": (3, 2, 3, 1), "N": (20, 10, 40, 10)}
MADE_OF = "It is what its own neuron makes of something that is not there yet."
ARRIVES = "It comes back along a weight. From which error?"
ABOVE_FIRST = "First the slope along what the neuron says, then that along what it adds up."
PRODUCT = "It is a product, and one of its factors is missing."

END = [
    [
        Question(
            "notation",
            topic="rows and columns of the weights",
            part=Choose(
                "You exchange rows 1 and 2 of `w^1`, and entries 1 and 2 of `b^1`. What else must be exchanged, so that the network gives the "
                "same answers as before?",
                "columns 1 and 2 of `w^2`",
                "The two neurons have changed places. Whoever heard the first through column 1 must now hear it through column 2.",
                {
                    "rows 1 and 2 of `w^2`": "A row is what one neuron of layer 2 listens with. Which weights leave the two neurons that were "
                    "exchanged?",
                    "nothing": "Layer 2 would now take the one neuron for the other.",
                    "columns 1 and 2 of `w^1`": "Those belong to the inputs, and they have not moved.",
                },
            ),
        ),
        Question(
            "notation",
            topic="the weights of one neuron",
            part=Choose(
                "Neuron 2 of layer 1 is to be taken out of a network, and layer 2 stays as wide as it is. Which weights go with it?",
                "row 2 of `w^1` and column 2 of `w^2`",
                "The row is what it listens with, the column how it is heard. Its bias goes, too.",
                {
                    "column 2 of `w^1` and row 2 of `w^2`": "Those belong to input 2, and to neuron 2 of layer 2.",
                    "row 2 of `w^1` alone": "Then it listens to nobody. Who still listens to it?",
                    "row 2 of `w^1` and row 2 of `w^2`": "The second of these is what neuron 2 of layer 2 listens with. It is to stay.",
                },
            ),
        ),
    ],
    [
        Question(
            "cost",
            topic="what a step is worth",
            given={"p": (2, 2, 4, 0.5), "q": (0.5, 0.5, 1.5, 0.25), "r": (0.1, 0.05, 0.2, 0.05)},
            part=Number(
                "A network has two parameters, along which the cost has the slopes `= -p` and `= q`. Both take a small step of gradient descent, "
                "with the learning rate `= r`. By about how much does the cost change?",
                "-r*(p^2 + q^2)",
                {
                    "-r*(-p + q)": "So far do the parameters move, together. What is each move worth to the cost?",
                    "r*(p^2 + q^2)": "Down is down: a step against the slope lowers the cost.",
                    "-r*(p + q)": "So far do the parameters move, one and the other. What is each move worth to the cost?",
                    "-(p^2 + q^2)": "no rate",
                    "-r*p^2": "That is the first one alone; the second moves, too.",
                    "-r*(-p + q)^2": "Each parameter moves by its own slope, and pays by its own slope.",
                },
                because="Each moves by minus the rate times its slope, and each move is worth its slope once more: squares, so it never rises.",
            ),
        )
    ],
    [
        Question(
            "four-phases",
            topic="which number needs which",
            part=Order(
                "A network with one neuron in each of two layers. In which order can these numbers be known?",
                {
                    "`z^1[1]`": "",
                    "`a^1[1]`": MADE_OF,
                    "`z^2[1]`": "It listens to a neuron that has said nothing yet.",
                    "`a^2[1]`": MADE_OF,
                    "`delta^2[1]`": "An error of an output needs the output.",
                    "`dC/da^1[1]`": ARRIVES,
                    "`delta^1[1]`": ABOVE_FIRST,
                    "`dC/dw^1[1,1]`": PRODUCT,
                },
                because="Forward through bend after bend, back through bend after bend, and the gradient where both have been.",
            ),
        ),
        Question(
            "four-phases",
            topic="from an error to the next pass",
            part=Order(
                "A network with one neuron in each of two layers has heard a sample. Its weight `w^1[1,1]` takes a step, and the same sample is "
                "heard again. In which order can these numbers be known?",
                {
                    "`delta^2[1]`": "",
                    "`dC/da^1[1]`": ARRIVES,
                    "`delta^1[1]`": ABOVE_FIRST,
                    "`dC/dw^1[1,1]`": PRODUCT,
                    "`w^1[1,1]`, the new one": "A step goes against a slope. Along what?",
                    "`z^1[1]`, the new one": "The neuron listens through the weight that has moved.",
                    "`a^1[1]`, the new one": MADE_OF,
                    "`C`, the new one": "It is made of the new answer. What has layer 2 heard by now?",
                },
                because="Back to the weight, one step, and forward from the place where it stands.",
            ),
        ),
    ],
    [
        Question(
            "worksheet",
            topic="an error and the target",
            net="1-2-1",
            part=Predict(
                "In the worksheet's network the target rises by 1, and all else stays. What does the error of neuron 1 in layer 1 do? (It is "
                "heard through the weight `= w^2[1,1]`.)",
                "y[1]",
                1,
                "delta^1[1]",
                {
                    "rises": "The answer is even further too low, so the last error falls. It comes back through a negative weight, and there it rises.",
                    "falls": "The last error does. Through which weight does it come back?",
                    "stays": "The neuron says what it said. But its error is about the cost, and the cost has moved.",
                },
                beside=("delta^2[1]", "C"),
            ),
        ),
        Question(
            "worksheet",
            topic="an error and a neighbour's weight",
            net="1-2-1",
            part=Predict(
                "In the worksheet's network the output hears neuron 1 of layer 1 through the weight `= w^2[1,1]` and neuron 2 through the weight "
                "`= w^2[1,2]`. The second weight rises by 1, and all else stays. What does the error of neuron 1 do?",
                "w^2[1,2]",
                1,
                "delta^1[1]",
                {
                    "rises": "The last error does: the answer has risen. Through which weight does that come back to neuron 1?",
                    "falls": "The answer rises, since what neuron 2 says is positive, and the last error rises with it. It comes back to neuron 1 "
                    "through a negative weight, and there it falls.",
                    "stays": "Neither its own weights nor what it says has moved. But what comes back to it is the last error, and the answer has moved.",
                },
                beside=("delta^2[1]", "C"),
            ),
        ),
    ],
    [
        Question(
            "output-error",
            topic="BP1 with another bend",
            part=Formula(
                "All neurons bend with tanh, and the cost is half the squared miss. The error of an output, by its answer and its target alone "
                "(so without `dsigma`):",
                "delta[j]",
                "(a[j] - y[j])*(1 - a[j]^2)",
                where={"j": "L"},
                uses=("a", "y"),
                conditions="tanh; half squared error",
                mistakes={
                    "2*(a[j] - y[j])*(1 - a[j]^2)": "factor 2",
                    "a[j] - y[j]": "no slope",
                    "(a[j] - y[j])*a[j]*(1 - a[j])": "That is the slope of a sigmoid. This bend is another.",
                    "(y[j] - a[j])*(1 - a[j]^2)": "miss turned round",
                    "(a[j] - y[j])^2/2*(1 - a[j]^2)": "square for slope",
                },
                because="The miss as the cost counts it, times the slope of the bend.",
            ),
        ),
        Question(
            "output-error",
            topic="BP1, carried on to a weight",
            part=Formula(
                "All neurons are sigmoids, and the cost is the squared miss. The slope along the weight into an output, by activations and the "
                "target alone (so without `dsigma`):",
                "dC/dw[j,k]",
                "2*(a[j] - y[j])*a[j]*(1 - a[j])*a[k]",
                where={"j": "L", "k": "L-1"},
                uses=("a", "y"),
                conditions="sigmoid; squared error",
                mistakes={
                    "(a[j] - y[j])*a[j]*(1 - a[j])*a[k]": "factor 2",
                    "2*(a[j] - y[j])*a[k]": "no slope",
                    "2*(a[j] - y[j])*a[j]*(1 - a[j])": "That is the error of the output, the slope along its bias. What flows along the weight?",
                    "2*(a[j] - y[j])*a[k]*(1 - a[k])*a[k]": "The slope of a bend, but the sender's. Whose bend lies on the road from this weight "
                    "to the cost?",
                    "2*(y[j] - a[j])*a[j]*(1 - a[j])*a[k]": "miss turned round",
                    "(a[j] - y[j])^2*a[j]*(1 - a[j])*a[k]": "square for slope",
                },
                because="The error of the output by BP1, times what its sender says.",
            ),
        ),
    ],
    [
        Question(
            "hidden-error",
            topic="where hidden errors come from",
            part=Choose(
                "Two neurons of one hidden layer start with the same weights in, the same bias, and the same weights out. The network learns by "
                "gradient descent. What becomes of the two?",
                "they stay twins for ever",
                "They say the same, so they are heard alike; they are heard alike, so their errors are alike; so all their steps are alike. That is "
                "why networks begin with weights drawn by chance.",
                {
                    "their errors come from different neurons, so they part": "Both feed the same neurons, through equal weights.",
                    "the samples differ, so they part in time": "Both hear every sample, and both hear it in the same way.",
                    "one of them dies out, since it is not needed": "Neither knows of the other. Compare the steps that they take.",
                },
            ),
        ),
        Question(
            "hidden-error",
            topic="an error that is shared",
            part=Choose(
                "Beside a hidden neuron another one is put, with the same weights in and the same bias. The weights out of the first are halved, and "
                "the second gets the same halves, so that the network answers as before. What becomes of the error of the first neuron?",
                "it is half of what it was",
                "The errors behind it are the old ones, and each comes back through half the weight. The other half goes to the newcomer.",
                {
                    "it stays as it was": "The errors behind it are the old ones. Through which weights do they come back?",
                    "it is twice as large": "An error comes back with the strength of the weight. What has become of the weights out?",
                    "it is a quarter of what it was": "The halved weights count once. Has anything happened to the slope of its bend?",
                },
            ),
        ),
    ],
    [
        Question(
            "gradients",
            topic="what came in",
            part=Choose(
                "Somebody measures the inputs in another unit: all of them are now ten times as large, and the weights of layer 1 are made ten times "
                "as small, so that the network answers as before. What becomes of the slopes along the weights of layer 1?",
                "ten times as large",
                "The errors are the old ones, since nothing behind the inputs has changed; what comes in is ten times as large. So weights ten times "
                "as small take steps ten times as long.",
                {
                    "as they were": "The errors are as they were. And the other factor?",
                    "ten times as small": "A weight does not stand in its own slope. What does?",
                    "a hundred times as large": "What comes in counts once. Has anything happened to the errors?",
                },
            ),
        ),
        Question(
            "gradients",
            topic="what came in",
            part=Choose(
                "Somebody counts the inputs from another zero: each of them is now larger by 1, and the biases of layer 1 are mended, so that the "
                "network answers as before. What is added to the slope along a weight of layer 1, at one sample?",
                "the error of the neuron into which the weight leads",
                "The errors are the old ones, and what comes in has grown by 1. So once the error is added, whatever the input was.",
                {
                    "nothing": "The errors are as they were. And the other factor?",
                    "1": "What comes in has grown by 1. By what is it multiplied in the slope?",
                    "the weight": "A weight does not stand in its own slope. What does?",
                },
            ),
        ),
    ],
    [
        Question(
            "matrix-form",
            topic="shapes on the way back",
            given=WIDTHS,
            part=Shape(
                "The network `= n[0]`-`= n[1]`-`= n[2]` with linear neurons sees a batch of `= N`. Errors go back all the way to the input:",
                "w^1.T @ w^2.T @ Delta^2",
                "n[0]",
                "N",
                {
                    "N, n[0]": "One column for each sample, as ever.",
                    "n[0], n[2]": "That is the shape of the two matrices together. They meet the errors of the whole batch.",
                    "n[0], 1": "forgot the batch",
                    "n[1], N": "So it is after the first of the two steps back.",
                },
                because="Layer 2 to layer 1, layer 1 to the input, and each sample in its own column.",
            ),
        ),
        Question(
            "matrix-form",
            topic="shapes of slopes",
            given=WIDTHS,
            part=Shape(
                "The network `= n[0]`-`= n[1]`-`= n[2]` with linear neurons sees a batch of `= N`. Slopes, but for the division:",
                "w^2.T @ Delta^2 @ A^0.T",
                "n[1]",
                "n[0]",
                {
                    "n[0], n[1]": "swapped",
                    "n[1], N": "So it is after the first product. The second adds over the batch.",
                    "n[2], n[0]": "The errors have come back to layer 1 before they meet what came in.",
                    "n[2], n[1]": "So are the weights of layer 2 arranged. Whose errors meet the input here?",
                },
                because="They belong to the weights of layer 1, so they have their shape: the samples have been added up.",
            ),
        ),
    ],
    [
        Question(
            "two-deltas",
            topic="which δ a text means",
            given={"p": (5, 2, 6, 1), "q": (0.8, 0.6, 0.9, 0.1), "r": (0.5, 0.2, 0.7, 0.1)},
            part=Number(
                "A text measures its δ at the output of a neuron, after the bend. For a sigmoid neuron that says `= q` it finds that δ is `= p`. A "
                "sender says `= r`. What is the slope of the cost along the weight between them?",
                "p*q*(1 - q)*r",
                {
                    "p*r": "no slope",
                    "p*q*(1 - q)": "That is the slope along the bias.",
                    "p*q*r": "value for slope",
                    "p*r/(q*(1 - q))": "Down the river one multiplies by the weir.",
                },
                because="This δ is above the weir; the weight acts below it.",
            ),
        )
    ],
    [
        Question(
            "risk",
            topic="means of slopes",
            given={"p": (40, 50, 60, 10), "q": (10, 10, 20, 10), "r": (0.3, 0.3, 0.4, 0.1), "s": (0.2, 0.2, 0.3, 0.1)},
            part=Number(
                "Along a weight, the mean slope over `= p` samples is `= r`, and over `= q` other samples it is `= -s`. What is the slope of the mean "
                "cost of all `= p + q`?",
                "(p*r - q*s)/(p + q)",
                {
                    "(r - s)/2": "So it would be if both lists were equally long. Each sample has one vote.",
                    "r - s": "Those are means. Their sum is no mean, and each sample has one vote.",
                    "p*r - q*s": "sum for mean",
                },
                because="Slopes of single samples may be added in any grouping, as long as each sample counts once.",
            ),
        )
    ],
    [
        Question(
            "algorithm",
            topic="what a round costs",
            part=Choose(
                "A network learns too slowly, and every hidden layer is made twice as wide. How does the work of one round, forward and back, grow "
                "with it, if nearly all weights lie between hidden layers?",
                "about fourfold, forward and back alike",
                "The work is counted in weights, one multiplication forward and two back; twice as many receivers with twice as many senders are four "
                "times as many weights.",
                {
                    "about twofold": "Twice as many neurons, true. How many weights lie between two layers?",
                    "fourfold forward, sixteenfold back": "The way back costs about two forward passes, whatever the widths.",
                    "by a factor that doubles with each layer": "So do the roads through the network. But they are not walked one by one.",
                },
            ),
        ),
        Question(
            "algorithm",
            topic="what nudging costs",
            part=Choose(
                "Somebody does without a way back: one forward pass for each weight, nudged a little. Now every hidden layer is made twice as wide. How "
                "does the work for all slopes grow, if nearly all weights lie between hidden layers?",
                "about sixteenfold",
                "Four times as many weights are to be nudged, and each forward pass goes through four times as many. With a way back it would have been "
                "fourfold.",
                {
                    "about twofold": "Twice as many neurons, true. How many weights lie between two layers?",
                    "about fourfold": "So many more forward passes there are. And how long does each of them take now?",
                    "about eightfold": "A forward pass takes its time by the weights, not by the neurons.",
                },
            ),
        ),
    ],
    [
        Question(
            "errata",
            topic="to find the wrong line",
            part=Spot(
                "Sigmoid neurons in layer 1, linear outputs in layer 2, the cost the squared miss. One of these lines is wrong.",
                {
                    "`delta^2[k]` is `2*(a^2[k] - y[k])`.": "This line is right: the slope of the cost along the output; the output's own slope is 1.",
                    "`dC/da^1[j]` is `sum(w^2[k,j]*delta^2[k], k)`.": "This line is right: from all outputs, along the weights that leave neuron `j`, back "
                    "to what it says.",
                    "`delta^1[j]` is `dC/da^1[j]*dsigma(a^1[j])`.": "The slope of a bend is taken where the neuron stands on its curve, at what it has "
                    "added up.",
                    "`dC/dw^1[j,i]` is `delta^1[j]*x[i]`.": "This line is right: the error where the weight arrives, times what comes in.",
                    "`dC/db^1[j]` is `delta^1[j]`.": "This line is right: a bias moves what its neuron adds up one to one.",
                },
                wrong="`delta^1[j]` is `dC/da^1[j]*dsigma(a^1[j])`.",
            ),
        ),
        Question(
            "errata",
            topic="to find the wrong line",
            part=Spot(
                "Linear outputs in layer 2, sigmoid neurons in layer 1, the cost the squared miss; whole columns, one sample. One of these lines is wrong.",
                {
                    "`delta^2` is `2*(a^2 - y)`.": "This line is right: twice the miss of each output; the outputs' own slope is 1.",
                    "`dC/dw^2` is `delta^2 @ z^1.T`.": "Its shape is right. But what layer 1 sends is bent already: activations flow along a weight.",
                    "`dC/db^2` is `delta^2`.": "This line is right: a bias moves what its neuron adds up one to one.",
                    "`delta^1` is `w^2.T @ delta^2 * dsigma(z^1)`.": "This line is right: back along the weights, then each neuron's own slope, entry by "
                    "entry.",
                    "`dC/dw^1` is `delta^1 @ x.T`.": "This line is right: errors in a column, inputs in a row, each product in its place.",
                },
                wrong="`dC/dw^2` is `delta^2 @ z^1.T`.",
            ),
        ),
    ],
]
