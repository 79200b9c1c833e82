"""The exercises of the chapter gradients: what came in, times the error that came back."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Formula, Number, Order, Pass, Spot

CHAPTER = "gradients"
TURN = "turn errors into the slopes along every weight and every bias"
GLANCE = "say at a glance which weights learn fast and which hardly at all"

BIAS = Exercise(
    "ex-gradients-bias",
    CHAPTER,
    "Two ways to a bias",
    TURN,
    "warm-up",
    parts=[
        Formula(
            "The slope along a bias:",
            "dC/db[j]",
            "delta[j]",
            {"j": "l"},
            ("delta", "a", "z", "b", "sigma", "dsigma"),
            mistakes={
                "1": "So fast moves the weighted input. And the cost?",
                "delta[j]*dsigma(z[j])": "slope twice",
                "dC/da[j]": "no slope",
                "delta[j]*b[j]": "You used the value of the bias. A nudge counts alike, wherever the bias stood before.",
                "delta[j]*a[j]": "What the neuron says comes after the bias. What is the bias itself multiplied by?",
                "delta[j]*z[j]": "A nudge of the bias moves the weighted input one to one, whatever that was before.",
                "dsigma(z[j])": "That is how far a push gets through the bend. What does the cost make of it?",
                "b[j]": "That is the bias itself. Asked is how fast the cost rises with it.",
                "z[j]": "That is the weighted input itself. Asked is how fast the cost rises when the bias moves it.",
                "a[j]": "activation for error",
                "delta[j]*dsigma(b[j])": "No bend is taken at the bias, and the one at the weighted input is in the error already.",
            },
            because="A nudge of the bias is a nudge of the weighted input, and the error is the slope along that.",
        ),
        Formula(
            "The same, by how fast the cost rises with what the neuron says:",
            "dC/db[j]",
            "dC/da[j]*dsigma(z[j])",
            {"j": "l"},
            ("a", "z", "b", "da", "sigma", "dsigma"),
            mistakes={
                "dC/da[j]": "no slope",
                "dC/da[j]*dsigma(a[j])": "slope at a",
                "dC/da[j]*a[j]": "value for slope",
                "dC/da[j]*dsigma(b[j])": "The slope is taken at the bias. It belongs at the weighted input, of which the bias is a part.",
                "dC/da[j]*dsigma(z[j])*b[j]": "You used the value of the bias, too. A nudge counts alike, wherever the bias stood before.",
                "dC/da[j]/dsigma(z[j])": "You divide where a push goes through: a flat bend lets little pass.",
                "dC/da[j]*z[j]": "The weighted input is the place on the curve. What counts is how steep the curve is there.",
                "dsigma(z[j])": "That is how far a push gets through the bend. What does the cost make of it?",
                "dC/da[j]*dsigma(z[j])^2": "slope twice",
                "dC/da[j]*dsigma(z[j])*a[j]": "What the neuron says goes on to others. What is its bias itself multiplied by?",
            },
            because="Here the bend has to be written. In the error it is inside.",
        ),
    ],
    hints=[
        "Where does the bias occur, and what moves first when it is nudged?",
        "The weighted input moves by as much as the bias. What is the slope of the cost along the weighted input called?",
        "Between the weighted input and what the neuron says lies one bend.",
    ],
)

TABLE = Exercise(
    "ex-gradients-table",
    CHAPTER,
    "Column by column, row by row",
    GLANCE,
    "warm-up",
    given={
        "delta[1]": (0.2, 0.1, 0.7, 0.2),
        "delta[2]": (-0.5, -0.9, -0.5, 0.2),
        "delta[3]": 0,
        "a[1]": (0.8, 0.4, 0.8, 0.2),
        "a[2]": 0,
        "a[3]": (-0.3, -0.3, -0.1, 0.1),
    },
    parts=[
        Pass(
            "The table of slopes, biases included:",
            {
                "row 1, into neuron 1": [
                    Cell(
                        "dC/dw[1,1]",
                        "delta[1]*a[1]",
                        {
                            "delta[1]": "That is the error alone. What came in?",
                            "a[1]": "That is what came in. What error came back?",
                        },
                    ),
                    Cell(
                        "dC/dw[1,2]",
                        "delta[1]*a[2]",
                        {
                            "delta[1]": "That is the error alone. What came in?",
                            "delta[2]*a[1]": "Row receives, column sends: which error, which activation?",
                        },
                    ),
                    Cell(
                        "dC/dw[1,3]",
                        "delta[1]*a[3]",
                        {"delta[3]*a[1]": "Row receives, column sends: which error, which activation?"},
                    ),
                    Cell(
                        "dC/db[1]",
                        "delta[1]",
                        {
                            "delta[1]*a[1]": "What comes in matters to a weight, not to the bias.",
                            "1": "So fast moves the weighted input. And the cost?",
                        },
                    ),
                ],
                "row 2, into neuron 2": [
                    Cell(
                        "dC/dw[2,1]",
                        "delta[2]*a[1]",
                        {"delta[1]*a[2]": "Row receives, column sends: which error, which activation?"},
                    ),
                    Cell("dC/dw[2,2]", "delta[2]*a[2]", {"delta[2]": "That is the error alone. What came in?"}),
                    Cell(
                        "dC/dw[2,3]",
                        "delta[2]*a[3]",
                        {"delta[3]*a[2]": "Row receives, column sends: which error, which activation?"},
                    ),
                    Cell(
                        "dC/db[2]",
                        "delta[2]",
                        {
                            "delta[2]*a[1]": "What comes in matters to a weight, not to the bias.",
                            "1": "So fast moves the weighted input. And the cost?",
                        },
                    ),
                ],
                "row 3, into neuron 3": [
                    Cell(
                        "dC/dw[3,1]",
                        "delta[3]*a[1]",
                        {
                            "a[1]": "That is what came in. What error came back?",
                            "delta[1]*a[3]": "Row receives, column sends: which error, which activation?",
                        },
                    ),
                    Cell(
                        "dC/dw[3,2]",
                        "delta[3]*a[2]",
                        {"delta[2]*a[3]": "Row receives, column sends: which error, which activation?"},
                    ),
                    Cell("dC/dw[3,3]", "delta[3]*a[3]", {"a[3]": "That is what came in. What error came back?"}),
                    Cell("dC/db[3]", "delta[3]", {"1": "So fast moves the weighted input. And the cost?"}),
                ],
            },
            because="Twelve cells, and all of it from six numbers.",
        ),
        Choose(
            "Which weights learn nothing, and is it for one reason?",
            "Those of column 2, since nothing comes in, and those of row 3, since no error comes back.",
            "Two reasons, and the biases tell them apart: in column 2 the receivers' biases learn, in row 3 even the bias stands still.",
            {
                "Those of column 2 and row 3, since their senders are silent.": "Row 3 hears all three senders, and two of them speak.",
                "Those of column 2 only: a silent sender is the one reason there is.": "Look along row 3 of your table.",
                "Those of row 3 only: without an error there is nothing to correct.": "Look down column 2 of your table.",
            },
        ),
        Choose(
            "Which way do the three weights of row 2 move in a step?",
            "The first rises, the second stays, the third falls.",
            "A step goes against the slope. The neuron is too low: it will hear more of the loud sender, and less of the one that "
            "speaks below zero.",
            {
                "The first falls, the second stays, the third rises.": "So the cost would climb. Which way does a step go?",
                "All three rise, since the neuron is too low.": "Would more weight on a sender that speaks below zero lift the neuron?",
                "All three fall, since the error is negative.": "The sign of the error is not yet the sign of the slope. And which way "
                "does a step go?",
            },
        ),
    ],
    hints=[
        "The head of the row is an error, the head of the column an activation. What stands in the cell?",
        "Their product. For a bias the activation is 1.",
        "A step goes against the slope: where the cell is negative, the weight rises.",
    ],
)

BP4 = Exercise(
    "ex-gradients-bp4",
    CHAPTER,
    "Both ends of a weight",
    TURN,
    "core",
    parts=[
        Formula(
            "The slope along the weight from neuron `k` into neuron `j`:",
            "dC/dw[j,k]",
            "delta[j]*a[k]",
            {"j": "l", "k": "l-1"},
            ("delta", "a", "z", "w", "da", "sigma", "dsigma"),
            mistakes={
                "delta[k]*a[j]": "The two ends have changed places. What comes in is what the sender says; what comes back is the "
                "receiver's error.",
                "delta[j]*a[j]": "layer too late",
                "delta[k]*a[k]": "layer too early",
                "delta[j]*z[k]": "z for a",
                "delta[j]": "What comes in is missing: with a silent sender, does this weight matter?",
                "a[k]": "The error is missing: every weight would learn from whatever flows through it, right or wrong.",
                "a[j]*a[k]": "activation for error",
                "delta[j]*delta[k]": "error for activation",
                "delta[j]*a[k]*dsigma(z[j])": "slope twice",
                "dC/da[j]*a[k]": "no slope",
                "delta[j]*dsigma(z[k])": "slope for value",
                "delta[j]*a[k]*dsigma(z[k])": "The sender's bend lies before the "
                "weight: a nudge of the weight does not pass it.",
                "w[j,k]*a[k]": "That is what the weight adds to the weighted input. Asked is how fast the cost rises with the weight.",
                "delta[j]*w[j,k]": "That goes back to the sender. The weight itself is what we turn: what is it multiplied by?",
                "delta[j]*w[j,k]*a[k]": "You used the value of the weight, too. How fast the weighted input answers to it does not "
                "depend on where it stands.",
            },
            because="What came in at one end, times the error that came back at the other.",
        ),
        Choose(
            "The weight itself does not stand in this formula. Does its slope depend on its value all the same?",
            "Yes: it is in the weighted input of its receiver, and so in the receiver's error.",
            "The slope is true where the weight stands now. That is why a step must be short, and followed by a new pass.",
            {
                "No: only the error and the activation count.": "Turn the weight. Does the error stay as it was?",
                "Only if the sender is silent.": "With a silent sender, turning the weight moves nothing at all.",
                "Yes: it is in the activation of its sender.": "The sender has spoken before the weight is met.",
            },
        ),
    ],
    hints=[
        "Turn the weight a little. Which weighted input moves, and how strongly?",
        "It moves as much as the sender says; and how fast the cost rises with a weighted input has a name.",
        "Two factors, one from each end. Which index belongs to the receiver?",
    ],
)

SILENT = Exercise(
    "ex-gradients-silent",
    CHAPTER,
    "What a silent input leaves",
    GLANCE,
    "core",
    parts=[
        Number(
            "How many of the 13 slopes are 0 for certain?",
            "2",
            {
                "0": "Is there no place where one of BP4's two factors is 0?",
                "1": "The input feeds more than one neuron.",
                "4": "The biases of layer 1 are among these. Does a bias need anything to come in?",
                "5": "Those of the biases are five. Does a bias need anything to come in?",
                "8": "Those are all the weights. Who sends along the weights of layer 2, and is that silent?",
                "11": "So many can differ from 0. Asked are the others.",
                "13": "So your friend says. Which factor of the slopes along the biases would be 0?",
            },
            because="They are the slopes along the two weights of layer 1.",
        ),
        Choose(
            "Why are the slopes along the weights of layer 2 not 0, too?",
            "A sigmoid neuron is never silent, whatever comes in.",
            "What it says lies between 0 and 1, and is neither.",
            {
                "The biases of layer 1 are not 0.": "Suppose they were. What would a sigmoid neuron say then?",
                "They stand nearer to the cost.": "However near: what would come in if their senders said 0?",
                "Their errors are larger.": "No error is large enough to make something of 0.",
            },
        ),
        Number(
            "Now with tanh in the hidden neurons and all biases 0. How many slopes can differ from 0?",
            "5",
            {
                "0": "Nothing comes in anywhere. But there are numbers that learn whatever comes in.",
                "1": "Errors go back through weights, and these are not 0. How many neurons have an error?",
                "4": "The output neuron has a bias, too.",
                "6": "One too many: does anything come in along a weight?",
                "8": "Those are the weights. Through which of them does something flow?",
                "11": "That was with the sigmoid. What does layer 1 say now?",
                "13": "Through which weights does something flow?",
            },
            because="Those of the five biases: each is an error, and errors need no input, only weights and slopes.",
        ),
    ],
    hints=[
        "Write BP4 for each layer, and ask which of the two factors could be 0.",
        "What sends to layer 1 is the input. What sends to the later layers are neurons: what do they say?",
        "With tanh every neuron says 0. Which of BP3 and BP4 is not touched by that?",
    ],
)

FAST = Exercise(
    "ex-gradients-fast",
    CHAPTER,
    "The neuron that would like to change",
    GLANCE,
    "core",
    given={"q": (0.99, 0.966, 0.99, 0.002)},
    parts=[
        Choose(
            "Which of the six weights learns fastest?",
            "From the sender that says 0.97 into P.",
            "P's error is a quarter of 0.4; of Q's 1.5 hardly anything passes the bend.",
            {
                "From the sender that says 0.97 into Q.": "Much could be won at what Q says. How much of it is left at its weighted input?",
                "From the sender that says 0.6 into P.": "The same error and a louder sender: is there one?",
                "From the sender that says 0.02 into Q.": "Next to nothing comes in there.",
            },
        ),
        Choose(
            "Which learns most slowly?",
            "From the sender that says 0.02 into Q.",
            "Silent at one end and saturated at the other.",
            {
                "From the sender that says 0.02 into P.": "Next to nothing comes in, true. Is there one with a smaller error as well?",
                "From the sender that says 0.97 into Q.": "Q has a small error, true. Is there one through which less flows?",
                "From the sender that says 0.6 into Q.": "The error is the smallest there is. Is this sender the most silent, too?",
            },
        ),
        Number(
            "Q says `q`. How many times faster than Q's bias does P's bias learn?",
            "0.4*0.25/(1.5*q*(1-q))",
            {
                "1.5*q*(1-q)/(0.4*0.25)": "Upside down: that is how Q compares with P.",
                "0.4/1.5": "The bends are missing, and with them the reason why Q learns slowly.",
                "1.5/0.4": "The bends are missing. What is left of 1.5 at Q's weighted input?",
                "0.25/(q*(1-q))": "That compares the bends. What comes before them differs, too.",
                "0.4*0.5/(1.5*q)": "value for slope",
                "0.4*0.25": "So fast does P's bias learn. How often does Q's go into that?",
            },
            tolerance=0.01,
            because="The one that would change the cost most moves least.",
        ),
        Choose(
            "P and Q both feed a neuron R. Along which of the two weights into R is the slope larger in size?",
            "Along the one from Q.",
            "Now Q is the sender, and it speaks loudly. The error, R's, is the same at both.",
            {
                "Along the one from P, since P learns faster.": "Whose error belongs to a weight into R?",
                "They are equal, since R has one error.": "One factor is the same. And the other?",
                "Along the one with the larger weight.": "In which of the two factors does the weight stand?",
            },
        ),
    ],
    hints=[
        "For each neuron find its error first: what comes before the bend, times its slope.",
        "The slope of a sigmoid neuron is `a*(1-a)`: for P that is ¼, for Q it is `= q*(1-q)`.",
        "Then each weight: the error where it arrives, times the activation where it starts.",
    ],
)


def into(a, error, reply):
    """How fast the weight learns by which ``a`` is sent to a neuron with the error ``error``; what it is called; its reply."""
    return abs(error * a), f"From a sender that says {a} into a neuron with the error {error}.".replace("-", "−"), reply


LEARNERS = [
    (
        3,
        "The bias of a neuron with the error −3.",
        "A bias learns with the whole error, whatever comes in, and the sign says nothing about how fast.",
    ),
    into(
        0.8,
        2,
        "A loud sender and a large error. Still, one of those below gets the whole of an error that is larger in size.",
    ),
    into(
        0.2,
        -3,
        "This error is large in size, and a fifth of it is all that the weight gets. Something below gets more.",
    ),
    into(
        0.99,
        0.4,
        "This sender is as loud as a sigmoid can be. But it takes two to make the product: look at the error.",
    ),
    (
        0.97 * 8 * 0.99 * (1 - 0.99),
        "From a sender that says 0.97 into a sigmoid neuron that says 0.99, where the cost rises with what it "
        "says at the rate 8.",
        "The 8 stands before the bend. How much of it passes the bend of a neuron that says 0.99?",
    ),
    into(0, 50, "Nothing comes in. What is the product, whatever the error?"),
]
RACE = Exercise(
    "ex-gradients-race",
    CHAPTER,
    "Six who learn",
    GLANCE,
    "core",
    parts=[
        Order(
            "From the fastest to the slowest:",
            {text: reply for _, text, reply in sorted(LEARNERS, reverse=True)},
            because="Two factors, one from each end: neither the loudest sender nor the largest error wins.",
        ),
        Choose(
            "What can get the last of the six to learn?",
            "Another sample, for which its sender speaks.",
            "What came in belongs to the sample. A silent pipe is silent for now.",
            {
                "A larger learning rate.": "The rate multiplies the slope. What is the slope?",
                "A larger error.": "It has the largest of all six.",
                "Another value of the weight.": "Turn the tap on an empty pipe: what becomes of its slope?",
            },
        ),
    ],
    hints=[
        "For each find two numbers: what comes in, and the error at the end. Leave the signs aside.",
        "A bias is a weight from a neuron that always says 1. For the saturated neuron find the error first: the rate, times its "
        "slope `0.99*(1-0.99)`.",
        "Their products: 3, then one near 3/2, one above ½, one below ½, one below 1/10, and 0.",
    ],
)

PROOF = Exercise(
    "ex-gradients-proof",
    CHAPTER,
    "A misprint that gives itself away",
    TURN,
    "core",
    parts=[
        Spot(
            "In which row is it?",
            {
                "Row 1: weights 0.12 and 0.06, bias 0.3.": "Divide both weights' slopes by the error, and do the same with another row. Do they agree?",
                "Row 2: weights −0.08 and −0.04, bias −0.2.": "All of it is negative since its error is. And when you divide by that?",
                "Row 3: weights 0.3 and 0.1, bias 0.75.": "In the table of one sample all rows are multiples of one another, and this "
                "one is none of the others.",
            },
            "Row 3: weights 0.3 and 0.1, bias 0.75.",
        ),
        Number(
            "The right slope in its place:",
            "0.75*0.2",
            {
                "0.75*0.4": "That is the other cell of the row, and it is right.",
                "0.2": "That is what came in. The cell is a product.",
                "0.1": "That is what is printed.",
                "0.3*0.2": "That is the cell of row 1. The error of row 3 is another.",
                "0.3*0.06": "Divide first: by which error?",
            },
        ),
        Number(
            "The activation of the first sender:",
            "0.4",
            {
                "0.12": "That is a slope: the error is still in it.",
                "0.2": "That is the second sender's.",
                "0.3/0.12": "Upside down: the slope is the product, the error a factor.",
                "0.3": "That is an error in row 1 and a slope in row 3. Divide a slope by the error of its own row.",
                "0.12*0.3": "Take the error out, not in once more.",
            },
        ),
        Number(
            "The activation of the second sender:",
            "0.2",
            {
                "0.4": "That is the first sender's.",
                "0.1/0.75": "That comes from the misprint.",
                "0.3/0.06": "Upside down: the slope is the product, the error a factor.",
                "0.06": "That is a slope: the error is still in it.",
                "0.1": "That is the misprint.",
            },
        ),
    ],
    hints=[
        "The slopes along the biases are the errors. What is left when you divide a row by its error?",
        "The activations, the same in every row. Which row disagrees?",
        "The right slope is the error of that row times the activation on which the other two rows agree.",
    ],
)

LEAK = Exercise(
    "ex-gradients-leak",
    CHAPTER,
    "What slopes give away",
    TURN,
    "core",
    given={
        "dC/db[1]": (0.25, 0.2, 0.4, 0.05),
        "dC/dw[1,1]": (0.1, 0.05, 0.15, 0.05),
        "dC/dw[1,2]": (-0.3, -0.6, -0.3, 0.1),
        "dC/db[2]": (-0.5, -0.9, -0.5, 0.2),
    },
    parts=[
        Number(
            "(a) The first entry of the input:",
            "dC/dw[1,1]/dC/db[1]",
            {
                "dC/db[1]/dC/dw[1,1]": "Upside down: the slope along the weight is the product, the one along the bias a factor.",
                "dC/dw[1,1]*dC/db[1]": "The error is in the slope already. Take it out, not in once more.",
                "dC/dw[1,1]": "That is a slope: the error is still in it.",
                "dC/dw[1,1]/dC/db[2]": "This slope belongs to neuron 1. Whose error is in it?",
                "dC/dw[1,2]/dC/db[1]": "That is the second entry.",
            },
        ),
        Number(
            "(b) The slope that has been blackened:",
            "dC/db[2]*dC/dw[1,2]/dC/db[1]",
            {
                "dC/dw[1,2]/dC/db[1]": "That is what came in. The slope is a product.",
                "dC/db[2]*dC/dw[1,1]/dC/db[1]": "That is the slope along the weight from the first input.",
                "dC/dw[1,2]": "The input is the same for both neurons, the error is not.",
                "dC/db[2]*dC/dw[1,2]": "There is neuron 1's error in it, too.",
            },
            because="Every row is the same input, times the neuron's own error.",
        ),
        Choose(
            "(c) Another owner sends the means over two samples. What is the quotient now?",
            "A mean of the two inputs in which each counts as much as its error.",
            "The means are means of products. Their quotient is no input that ever was, unless one of the errors is 0.",
            {
                "The mean of the two inputs.": "Try errors 1 and 3, with inputs 0 and 1.",
                "The input of the sample with the larger error.": "The other sample has not disappeared. When would it?",
                "Nothing that has to do with the inputs.": "Write the two means out. Are the inputs gone?",
            },
        ),
        Choose(
            "(d) Neuron 3 of the same layer gives nothing away, whatever came in. Why?",
            "Its error is 0.",
            "All its slopes are 0, and 0 divided by 0 says nothing.",
            {
                "Its bias is 0.": "The value of a bias is in none of these quotients.",
                "Its weights are all 0.": "The slopes along them are its error times the inputs, whatever the weights are.",
                "It says nearly 1.": "Then its slope is small, and its error with it. A small number can be divided by.",
            },
        ),
    ],
    hints=[
        "Write BP3 and BP4 for neuron 1. Which unknown is left when one is divided by the other?",
        "The slope along the weight is the error times the input, the slope along the bias is the error.",
        "For (b): the second entry of the input, from row 1, times the error of neuron 2.",
    ],
)

DEEP = Exercise(
    "ex-gradients-activations",
    CHAPTER,
    "Nothing but activations",
    TURN,
    "hard",
    parts=[
        Formula(
            "(a) The slope along the weight from `i` into `j`:",
            "dC/dw[j,i]",
            "sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]",
            {"i": "L-2", "j": "L-1", "k": "L"},
            ("a", "y", "w", "sum"),
            "sigmoid; half squared error",
            {
                "sum((a[k]-y[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]": "The outputs bend, too.",
                "sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[i]": "The bend of neuron `j` is missing.",
                "sum((a[k]-y[k])*w[k,j], k)*a[i]": "The bends are missing, and every road passes two.",
                "sum(2*(a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]": "factor 2",
                "sum((y[k]-a[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]": "miss turned round",
                "sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])": "That is the slope along the bias of `j`. What comes in "
                "along the weight?",
                "sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[j]": "What comes in is said by the sender, not by the "
                "receiver.",
                "sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*a[i]": "value for slope",
                "sum((a[k]-y[k])*a[k]*(1-a[k]), k)*a[j]*(1-a[j])*a[i]": "The weights into the last layer are missing.",
                "(a^L[1]-y[1])*a^L[1]*(1-a^L[1])*w^L[1,j]*a[j]*(1-a[j])*a[i]": "one path",
                "sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]*w[j,i]": "You used the value of the weight, too. What "
                "is it multiplied by?",
                "sum(a[k]*w[k,j], k)*a[j]*(1-a[j])*a[i]": "activation for error",
                "sum((a[k]-y[k])*(1-a[k])*w[k,j], k)*(1-a[j])*a[i]": "Half of each slope is missing.",
                "sum((a[k]-y[k])^2*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]": "The square belongs to the cost. Its slope has the miss "
                "itself.",
                "sum((a[k]-y[k])*a[k]*(1-a[k]), k)*sum(w[k,j], k)*a[j]*(1-a[j])*a[i]": "Each error comes back along its own weight: "
                "multiply first, then add.",
                "sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]*(1-a[i])": "The sender's bend lies before the weight: a "
                "nudge of the weight does not pass it.",
            },
            because="Miss, bend, weight, bend, and what came in. No weighted input was needed.",
        ),
        Choose(
            "(b) With which bend would the activations not be enough?",
            "With one that climbs and then falls again.",
            "One and the same answer may then come from its climb or from its fall. The slope cannot be read off it.",
            {
                "With tanh.": "Its slope is 1 minus the square of what it says.",
                "With a linear neuron.": "Its slope is 1, whatever it says.",
                "With a sigmoid that is multiplied by 3.": "Such a bend still climbs everywhere: each answer has one place where it "
                "comes from.",
            },
        ),
    ],
    hints=[
        "Write BP4 first, then put in BP2 for the error of `j`, then BP1 for the errors of the `k`.",
        "For a sigmoid every `dsigma` is the activation times what is missing to 1: take each at its own neuron.",
        "Only what belongs to `k` must stay inside the sum: the miss, the bend and the weight.",
    ],
)

EXERCISES = [BIAS, TABLE, BP4, SILENT, RACE, FAST, PROOF, LEAK, DEEP]
