"""The exercises of the chapter two-deltas: errors above and below the weir, in the book's letters and in others'."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Formula, Number, Pass

WHICH = "find out which error a text means by δ"
TURN = "turn either kind into the other"
READ = "read four texts on backpropagation side by side"

BELOW = "That has passed the weir already. Asked is the reading above it."
DOWN = "The wrong way: water flows down over the weir. Multiply."

BEFORE, AFTER, UNTOLD = "Along the weighted input.", "Along the output.", "This line does not tell."

EXERCISES = [
    Exercise(
        "ex-two-deltas-closed",
        chapter="two-deltas",
        title="A closed weir",
        objective=TURN,
        level="warm-up",
        given={"z[1]": -2, "p": 5},
        parts=[
            Number(
                "The weighted input is `= z[1]`, the slope of the cost along the activation is `= p`. What is the "
                "book's δ?",
                "0*p",
                {
                    "p": "above the weir",
                    "z[1]*p": "You multiplied by the weighted input. The weir is the slope of the function there.",
                    "z[1]": "That is the place on the curve. How steep is the curve there?",
                    "1": "So steep is the ReLU right of 0, and there the whole 5 would come through. Where does this neuron stand?",
                },
                because="Left of 0 the ReLU is flat. A flat weir lets nothing through.",
            ),
            Choose(
                "And the gradients of its weights?",
                "All 0, whatever comes in.",
                because="Each is δ times what came in along the weight.",
                wrong={
                    "Each is 5 times what came in.": "That leaves the weir out. A weight acts on the activation through the weighted "
                    "input alone.",
                    "Each is −2 times what came in.": "The weighted input is no factor of a gradient. What is?",
                    "0 only where nothing comes in.": "Two factors, and one of them is small enough already. Which?",
                },
            ),
            Choose(
                "The friend says: “Your δ has lost something that mine still knows.” Is that fair?",
                "About the number, yes; but nothing that the neuron owns can use it for the moment.",
                because="From 5 and the weir you get 0; from 0 and the weir nobody gets 5 back. A small change of `z` "
                "changes nothing.",
                wrong={
                    "No: divide by the slope of the weir, and you are back at 5.": "What is the slope of this weir, and may you divide by it?",
                    "Yes: with the 5 the neuron's weights could learn after all.": "A weight acts through `z` alone. Change `z` a little: what becomes of the activation?",
                    "No: the slope along the activation is 0 as well, since the neuron is silent.": "The cost asks about the activation, however it came about. It would change if the "
                    "activation did.",
                },
            ),
        ],
        hints=[
            "Draw the ReLU and put your finger at −2. How steep is it there?",
            "One multiplication leads from above the weir to below it. Can it be undone here?",
        ],
    ),
    Exercise(
        "ex-two-deltas-which",
        chapter="two-deltas",
        title="A sheet without a title page",
        objective=WHICH,
        level="core",
        net="1-2-2-1",
        parts=[
            Choose(
                "Which δ does the author mean, and is the gradient right?",
                "The one after the bend; both numbers are right.",
                because="`= w^2[1,2]*delta^2[1] + w^2[2,2]*delta^2[2]` times the slope times the input is the "
                "gradient on the sheet.",
                wrong={
                    "The one before the bend; both numbers are right.": "Then the gradient would be δ times the input, `= (w^2[1,2]*delta^2[1] + "
                    "w^2[2,2]*delta^2[2])*x[1]`. Is it?",
                    "The one before the bend; the gradient is wrong.": "Do not call it wrong before you have tried the other reading: where would the slope come in?",
                    "The one after the bend; the gradient is wrong.": "After the bend, the gradient is δ times the "
                    "slope times the input. Multiply.",
                },
            ),
            Number(
                "What is the gradient of the bias?",
                "delta^1[2]",
                {
                    "w^2[1,2]*delta^2[1] + w^2[2,2]*delta^2[2]": "That is the sheet's δ, above the weir. A bias acts from below: what comes through the weir?",
                    "(w^2[1,2]*delta^2[1] + w^2[2,2]*delta^2[2])*x[1]": "Two things: the weir is missing, and beside a bias no input comes in.",
                    "(w^2[1,2]*delta^2[1] + w^2[2,2]*delta^2[2])/(a^1[2]*(1 - a^1[2]))": DOWN,
                    "delta^1[2]*x[1]": "That is the gradient of the weight. What comes in beside a bias is 1.",
                    "delta^1[2]*a^1[2]*(1 - a^1[2])": "slope twice",
                },
                because="On this sheet the bias's gradient is not δ: it lies below the weir.",
            ),
        ],
        hints=[
            "Two numbers of one neuron settle the matter: try both recipes for the gradient of the weight.",
            "Before the bend: δ times the input. After it: δ times the slope times the input.",
            "A bias acts through the weighted input, with the strength 1: its gradient is the slope along the "
            "weighted input.",
        ],
    ),
    Exercise(
        "ex-two-deltas-mix",
        chapter="two-deltas",
        title="Half from one text, half from another",
        objective=TURN,
        level="core",
        net="1-2-2-1",
        parts=[
            Choose(
                "Which gradients come out right?",
                "Those of layer 3.",
                because="The output neuron is linear, and its weir is 1: above and below are the same.",
                wrong={
                    "None.": "Is there a neuron in our network whose bend is no bend?",
                    "All of them: either δ leads to the same gradients.": "Either recipe does, from its first line to its last. Here the first line is of one and the "
                    "last of the other.",
                    "Those of layer 1, where the errors have passed every weir.": "Every weir but one. Which bend lies between a weight into layer 1 and the activation of "
                    "its neuron?",
                },
            ),
            Number(
                "The gradients of neuron 2 of layer 2: by what factor are they too large?",
                "1/(a^2[2]*(1 - a^2[2]))",
                {
                    "a^2[2]*(1 - a^2[2])": "That is the weir itself. By what do you multiply what is right to get "
                    "what is on the sheet?",
                    "1/(a^2[1]*(1 - a^2[1]))": "That is the factor of neuron 1. Each neuron has a weir of its own.",
                    "1/(a^1[1]*(1 - a^1[1]))": "That is a factor of layer 1: this neuron stands in layer 2.",
                    "1/(a^1[2]*(1 - a^1[2]))": "That is the factor of the neuron with the same number in layer 1.",
                    "1/a^2[2]": "One divided by what the neuron says is not one divided by its slope there.",
                    "1/(a^2[2]*(1 - a^2[2])*a^1[2]*(1 - a^1[2]))": "One weir too many: those of later layers were counted on the way back. Only the neuron's "
                    "own is missing.",
                },
                tolerance=0.006,
                because="The factor is one over the neuron's own slope, and each neuron has another.",
            ),
            Choose(
                "Could a smaller learning rate repair the step?",
                "No: the factors differ, so the direction is wrong.",
                because="A rate makes a step longer or shorter. It cannot turn it.",
                wrong={
                    "Yes: all slopes are too large, so a smaller rate makes up for it.": "It shrinks all of them alike. By how much is each of them too large?",
                    "Yes, a quarter of it: a sigmoid lets a quarter through.": "A quarter at most, in the middle of its curve. Compare the four slopes of our network.",
                    "It need not: the signs are right, so every weight moves the right way.": "The signs are right. But a weight that moves six times too far may well end up worse off.",
                },
            ),
        ],
        hints=[
            "What does BP4 take for granted about its error?",
            "Each gradient lacks exactly one factor: the slope of the neuron that the weight leads into.",
            "The slope of neuron 2 of layer 2 is `= a^2[2]*(1 - a^2[2])`.",
        ],
    ),
    Exercise(
        "ex-two-deltas-both",
        chapter="two-deltas",
        title="Both sheets at once",
        objective=TURN,
        level="core",
        given={
            "x[1]": (2, 1, 3, 0.5),
            "a^1[1]": (0.5, 0.3, 0.7, 0.1),
            "w^2[1,1]": (2, 1, 3, 0.5),
            "w^2[2,1]": (-1, -2, -0.5, 0.5),
            "a^2[1]": (0.5, 0.2, 0.6, 0.1),
            "a^2[2]": (0.8, 0.4, 0.9, 0.1),
            "y[1]": 1,
            "y[2]": 0,
        },
        parts=[
            Pass(
                "The way back, at both gauges:",
                rows={
                    "The two outputs, above their weirs": [
                        Cell(
                            "dC/da^2[1]",
                            "2*(a^2[1] - y[1])",
                            {
                                "a^2[1] - y[1]": "factor 2",
                                "2*(y[1] - a^2[1])": "miss turned round",
                                "(a^2[1] - y[1])^2": "square for slope",
                                "2*(a^2[1] - y[1])*a^2[1]*(1 - a^2[1])": BELOW,
                            },
                        ),
                        Cell(
                            "dC/da^2[2]",
                            "2*(a^2[2] - y[2])",
                            {
                                "a^2[2] - y[2]": "factor 2",
                                "2*(y[2] - a^2[2])": "miss turned round",
                                "(a^2[2] - y[2])^2": "square for slope",
                                "2*(a^2[2] - y[2])*a^2[2]*(1 - a^2[2])": BELOW,
                            },
                        ),
                    ],
                    "Below them": [
                        Cell(
                            "delta^2[1]",
                            "dC/da^2[1]*a^2[1]*(1 - a^2[1])",
                            {
                                "dC/da^2[1]": "above the weir",
                                "dC/da^2[1]*a^2[1]": "value for slope",
                                "dC/da^2[1]/(a^2[1]*(1 - a^2[1]))": DOWN,
                                "dC/da^2[1]*a^2[2]*(1 - a^2[2])": "slope elsewhere",
                            },
                        ),
                        Cell(
                            "delta^2[2]",
                            "dC/da^2[2]*a^2[2]*(1 - a^2[2])",
                            {
                                "dC/da^2[2]": "above the weir",
                                "dC/da^2[2]*a^2[2]": "value for slope",
                                "dC/da^2[2]/(a^2[2]*(1 - a^2[2]))": DOWN,
                                "dC/da^2[2]*a^2[1]*(1 - a^2[1])": "slope elsewhere",
                            },
                        ),
                    ],
                    "The sender, above its weir and below": [
                        Cell(
                            "dC/da^1[1]",
                            "w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2]",
                            {
                                "w^2[1,1]*dC/da^2[1] + w^2[2,1]*dC/da^2[2]": "The outputs' weirs are missing: a weight leads into a weighted input, so what comes back along it "
                                "comes from below.",
                                "w^2[1,1]*delta^2[1]": "one path",
                                "w^2[2,1]*delta^2[2]": "one path",
                                "delta^2[1] + delta^2[2]": "The weights are missing: each error comes back as strongly as the sender is heard.",
                                "w^2[1,1]*delta^2[1] - w^2[2,1]*delta^2[2]": "The second weight is negative: it turns round what comes back "
                                "along it.",
                                "w^2[2,1]*delta^2[1] + w^2[1,1]*delta^2[2]": "Each output has its own weight; here they are crossed.",
                                "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*a^1[1]*(1 - a^1[1])": BELOW,
                            },
                        ),
                        Cell(
                            "delta^1[1]",
                            "dC/da^1[1]*a^1[1]*(1 - a^1[1])",
                            {
                                "dC/da^1[1]": "above the weir",
                                "dC/da^1[1]*a^1[1]": "value for slope",
                                "dC/da^1[1]/(a^1[1]*(1 - a^1[1]))": DOWN,
                            },
                        ),
                    ],
                    "The gradients of the sender": [
                        Cell(
                            "dC/dw^1[1,1]",
                            "delta^1[1]*x[1]",
                            {
                                "dC/da^1[1]*x[1]": "That starts above the weir. A weight acts through the weighted input.",
                                "delta^1[1]": "That is the error alone. What came in?",
                                "delta^1[1]*a^1[1]": "What comes in is the input. What the sender says goes on to others.",
                            },
                        ),
                        Cell(
                            "dC/db^1[1]",
                            "delta^1[1]",
                            {
                                "dC/da^1[1]": "That is above the weir, and a bias acts from below.",
                                "delta^1[1]*x[1]": "What comes in matters to a weight, not to the bias.",
                            },
                        ),
                    ],
                },
                because="Go down over a weir before every weight and bias. Where the reading is written down is a matter of taste.",
            ),
            Choose(
                "The sender gets another function, which at this place says the same and is twice as steep. Which readings change?",
                "Those below the sender's weir, and its gradients.",
                because="What the outputs hear is as before, so all that lies above the sender's weir is, too.",
                wrong={
                    "All of them.": "The outputs hear what they heard before, so they say what they said. What lies above the sender's weir "
                    "cannot know of it.",
                    "Both of the sender's.": "The reading above says what it costs if the sender says more, whatever makes it do so. That "
                    "is as before.",
                    "None, since it says the same.": "It says the same, and turns a push of its weighted input into twice the change.",
                },
            ),
        ],
        hints=[
            "Begin at the cost. The slope along what an output says is twice its miss; then it passes the weir of that output.",
            "A sigmoid's weir is `a*(1 - a)`. Back along a weight goes what stands below the weir of the neuron where the weight arrives.",
            "Above the sender's weir: `= 2*(a^2[1] - y[1])*a^2[1]*(1 - a^2[1])*w^2[1,1]` from the first output, "
            "`= 2*(a^2[2] - y[2])*a^2[2]*(1 - a^2[2])*w^2[2,1]` from the second.",
        ],
    ),
    Exercise(
        "ex-two-deltas-above",
        chapter="two-deltas",
        title="Above the weir all the way",
        objective=TURN,
        level="core",
        parts=[
            Formula(
                "One layer back, from slopes along activations to slopes along activations:",
                "dC/da[j]",
                "sum(w[k,j]*dsigma(z[k])*dC/da[k], k)",
                where={"j": "l-1", "k": "l"},
                uses=("w", "da", "dsigma", "sigma", "z", "a", "sum"),
                mistakes={
                    "sum(w[k,j]*dC/da[k], k)": "no slope",
                    "sum(w[k,j]*dC/da[k], k)*dsigma(z[j])": "That is BP2's place for the slope. These errors stand above their weirs: whose weir does the "
                    "road to `j` pass, that of neuron `j` or that of neuron `k`?",
                    "sum(w[k,j]*dsigma(z[k])*dC/da[k], k)*dsigma(z[j])": "below the weir",
                    "sum(w[k,j]*dsigma(a[k])*dC/da[k], k)": "The slope is taken at the activation. It belongs at the "
                    "weighted input: `dsigma(z[k])`.",
                    "sum(w[k,j]*sigma(z[k])*dC/da[k], k)": "value for slope",
                    "sum(w[k,j]*z[k]*dC/da[k], k)": "You used the weighted input itself. What belongs here is the "
                    "slope there.",
                    "sum(w[k,j]*dC/da[k]/dsigma(z[k]), k)": "The wrong way: going back, water flows down over the weir. "
                    "Multiply.",
                    "sum(w[k,j]*dC/da[k], k)/dsigma(z[j])": "The weirs on this road are those of the neurons `k`, and one "
                    "goes down over them.",
                    "sum(dsigma(z[k])*dC/da[k], k)": "The weights are missing: not all that `k` feels comes from `j`.",
                    "sum(w[k,j], k)*sum(dsigma(z[k])*dC/da[k], k)": "Each slope comes back along its own weight: multiply first, then add.",
                    "sum(w[k,j]*dC/da[k], k)*sum(dsigma(z[k]), k)": "Each road passes one weir, its own: multiply first, then add.",
                },
                because="The slope has the index of the sum, so it cannot leave the sum: many rivers, each with its "
                "weir.",
            ),
            Formula(
                "The same when all neurons are sigmoids and only activations were kept:",
                "dC/da[j]",
                "sum(w[k,j]*a[k]*(1 - a[k])*dC/da[k], k)",
                where={"j": "l-1", "k": "l"},
                uses=("w", "da", "a", "sum"),
                conditions="sigmoid",
                mistakes={
                    "sum(w[k,j]*dC/da[k], k)": "no slope",
                    "sum(w[k,j]*dC/da[k], k)*a[j]*(1 - a[j])": "slope elsewhere",
                    "sum(w[k,j]*a[k]*(1 - a[k])*dC/da[k], k)*a[j]*(1 - a[j])": "below the weir",
                    "sum(w[k,j]*a[k]*dC/da[k], k)": "value for slope",
                    "sum(w[k,j]*(1 - a[k]^2)*dC/da[k], k)": "That is the slope of the tanh. A sigmoid's is another.",
                    "sum(w[k,j]*(1 - a[k])*dC/da[k], k)": "Half of the slope: a sigmoid's has two factors.",
                    "sum(a[k]*(1 - a[k])*dC/da[k], k)": "The weights are missing: not all that `k` feels comes from `j`.",
                },
                because="A sigmoid's slope can be read off its activation, so the forward pass need not keep `z` at "
                "all.",
            ),
        ],
        hints=[
            "Walk from the activation of neuron `j` forward to the cost. Through which weights do you come, through "
            "which bends?",
            "From `a[j]` a weight leads to each `z[k]`, and the bend of neuron `k` to `a[k]`. The roads are added.",
            "A sigmoid's slope is the activation times one minus the activation. Whose activation?",
        ],
    ),
    Exercise(
        "ex-two-deltas-lines",
        chapter="two-deltas",
        title="Four lines from four texts",
        objective=WHICH,
        level="core",
        sets=("other notations",),
        parts=[
            Choose(
                "Line A: along what is its δ a slope?",
                AFTER,
                because="Between δ and what came in stands the slope of the neuron. Below the weir it would have been "
                "counted.",
                wrong={
                    BEFORE: "Then δ times what came in would be the whole gradient. There is a third factor.",
                    UNTOLD: "There are three factors where one kind of δ needs two. Which?",
                },
            ),
            Choose(
                "Line B: along what is its δ a slope?",
                BEFORE,
                because="The slope of the neuron is part of its own δ. The mean is a mistake, and a mistake is no "
                "convention: it does not hide where the gauge stands.",
                wrong={
                    AFTER: "Then the miss alone would be δ. Whose slope is it multiplied by?",
                    UNTOLD: "The mean is in the wrong place, true. But ask of the slope: whose is it, and is it "
                    "part of δ?",
                },
            ),
            Choose(
                "Line C: along what is its δ a slope?",
                BEFORE,
                because="Nothing stands between δ and what came in. The small word “out” names the neuron at the far "
                "end of the weight, not a side of the bend.",
                wrong={
                    AFTER: "Look at what “out” is said of: the far end of a weight, or the far side of a bend? And "
                    "how many factors has the gradient?",
                    UNTOLD: "The line gives a whole gradient. How many factors would it need if δ stood after the "
                    "bend?",
                },
            ),
            Choose(
                "Line D: along what is its δ a slope?",
                UNTOLD,
                because="A neuron that does not bend has a weir of 1, and both gauges read the same. Look for a "
                "hidden neuron.",
                wrong={
                    BEFORE: "It may be. What would the line say if δ stood after the bend of this neuron?",
                    AFTER: "It may be. What would the line say if δ stood before the bend of this neuron?",
                },
            ),
        ],
        hints=[
            "Look for the slope of the function: is it part of δ, or is it beside δ?",
            "A gradient is complete when the bend on its road has been counted once. Count the factors.",
            "In one of the lines the neuron has no bend, and in another a mistake stands beside the answer to your "
            "question.",
        ],
    ),
    Exercise(
        "ex-two-deltas-bishop",
        chapter="two-deltas",
        title="In Bishop's letters",
        objective=READ,
        level="core",
        sets=("other notations",),
        parts=[
            Formula(
                "The error of a hidden neuron `bishop: j`, from those of the neurons `bishop: k` that it feeds:",
                "delta[j]",
                "sum(w[k,j]*delta[k], k)*dsigma(a[j])",
                where={"j": "l", "k": "l+1"},
                uses=("w", "delta", "dsigma", "sigma", "z", "a", "sum"),
                notation="bishop",
                mistakes={
                    "sum(w[k,j]*delta[k], k)": "The slope of the function is missing. (What you have is a slope along "
                    "`bishop: z[j]`, the output.)",
                    "sum(w[k,j]*delta[k], k)*dsigma(z[j])": "In these letters `bishop: z[j]` is the output. The slope "
                    "belongs at the weighted input.",
                    "sum(w[k,j]*delta[k], k)*sigma(a[j])": "value for slope",
                    "sum(w[k,j]*delta[k], k)*a[j]": "You used the weighted input itself. What belongs here is the "
                    "slope of the function there.",
                    "sum(w[k,j]*dsigma(a[k])*delta[k], k)": "That is the recipe of source 000, for its own δ. Bishop's δ has passed the bends of the "
                    "neurons `bishop: k` already.",
                    "sum(w[k,j]*delta[k], k)/dsigma(a[j])": "The wrong way: towards the weighted input one multiplies by the "
                    "slope.",
                    "sum(delta[k], k)*dsigma(a[j])": "The weights are missing: each error comes back as strongly as `bishop: j` "
                    "is heard.",
                },
                because="Two letters have changed places and the statement is the old one.",
            ),
            Formula(
                "The gradient of the weight from neuron `bishop: i` into neuron `bishop: j`:",
                "dC/dw[j,i]",
                "delta[j]*z[i]",
                where={"j": "l", "i": "l-1"},
                uses=("w", "delta", "dsigma", "sigma", "z", "a", "sum"),
                notation="bishop",
                mistakes={
                    "delta[j]*a[i]": "You read `bishop: a[i]` as in this book. In Bishop's it is the weighted input; "
                    "what the sender sends is its output.",
                    "delta[i]*z[j]": "Turned round: the error is that of the neuron where the weight arrives.",
                    "delta[j]*dsigma(a[j])*z[i]": "slope twice",
                    "delta[j]*sigma(z[i])": "Bent twice: `bishop: z[i]` is the output already.",
                    "delta[j]*w[j,i]": "Along a weight, the slope is what came in, not the weight.",
                    "delta[j]": "That is the gradient of the bias. What comes in along a weight?",
                    "delta[j]*z[j]": "What comes in is what the sender puts out. Who is the sender?",
                    "delta[j]*dsigma(a[i])": "slope for value",
                    "delta[i]*z[i]": "The error is that of the neuron where the weight arrives.",
                    "delta[i]*a[j]": "Two things: the ends have changed places, and `bishop: a[j]` is a weighted input here.",
                    "z[i]": "That is what came in. What error came back?",
                },
                because="The mistake to fear is `bishop: delta[j]*a[i]`: every letter of it looks familiar.",
            ),
        ],
        hints=[
            "Say both formulas in words first. Words do not change with the letters.",
            "“Errors of those it feeds, back along the weights, added, times its own slope at the weighted input.” "
            "Which letter is the weighted input here?",
            "Where this book writes `book: z`, Bishop writes `book: a`, and the other way round. δ stays.",
        ],
    ),
    Exercise(
        "ex-two-deltas-phases",
        chapter="two-deltas",
        title="A postcard in other letters",
        objective=READ,
        level="core",
        sets=("other notations",),
        parts=[
            Formula(
                "What source 000 calls the δ of neuron `phases: j`, from your errors in the next layer:",
                "dC/da[j]",
                "sum(W[k,j]*delta[k], k)",
                where={"j": "l", "k": "l+1"},
                uses=("w", "delta^(l+1)", "dsigma", "sigma", "z", "a", "sum"),
                notation="phases",
                mistakes={
                    "sum(W[k,j]*delta[k], k)*dsigma(z[j])": "below the weir",
                    "sum(W[k,j]*dsigma(z[k])*delta[k], k)": "Your errors have passed the bends of the neurons "
                    "`phases: k` already; here they pass them twice.",
                    "delta[j]*dsigma(z[j])": "The wrong way: the weir leads down from above. To go up, divide.",
                    "sum(W[k,j]*dC/da[k], k)": "That goes back along the weights from above the weirs of the neurons `phases: k`. Your "
                    "errors stand below, as they must.",
                    "sum(W[k,j]*delta[k], k)/dsigma(z[j])": "Your sum has not met the weir of neuron `phases: j` yet. There is "
                    "nothing to take back.",
                    "sum(delta[k], k)": "The weights are missing: each error comes back as strongly as `phases: j` is heard.",
                },
                because="Stop one factor before the end of your own formula: what you leave out is the weir.",
            ),
            Formula(
                "And back: the gradient of a weight, from such a slope along the activation:",
                "dC/dW[j,i]",
                "dC/da[j]*dsigma(z[j])*a[i]",
                where={"j": "l", "i": "l-1"},
                uses=("w", "da", "dsigma", "sigma", "z", "a", "sum"),
                notation="phases",
                mistakes={
                    "dC/da[j]*a[i]": "The weir is missing: the weight acts through the weighted input of neuron "
                    "`phases: j`.",
                    "dC/da[j]*dsigma(z[i])*a[i]": "slope elsewhere",
                    "dC/da[j]*sigma(z[j])*a[i]": "value for slope",
                    "dC/da[j]*dsigma(z[j])*z[i]": "z for a",
                    "dC/da[j]*dsigma(a[j])*a[i]": "The slope is taken at the activation. It belongs at the weighted "
                    "input: `dsigma(z[j])`.",
                    "dC/da[j]*dsigma(z[j])*W[j,i]": "Along a weight, the slope is what came in, not the weight.",
                    "dC/da[j]*dsigma(z[j])": "That is the gradient of the bias. What comes in along a weight?",
                    "dC/da[j]*dsigma(z[j])*a[j]": "What comes in is what the sender says. Who is the sender?",
                    "dC/da[j]/dsigma(z[j])*a[i]": DOWN,
                    "dC/da[j]*dsigma(z[j])*dsigma(z[i])*a[i]": "The sender's bend lies before the weight: a nudge of the weight "
                    "does not pass it.",
                    "dC/da[i]*dsigma(z[j])*a[j]": "The two ends have changed places: the slope is the receiver's, the activation "
                    "the sender's.",
                },
                because="What the friend leaves out of δ comes back in the gradient: the bend is counted once, here "
                "or there.",
            ),
        ],
        hints=[
            "Both are formulas of this chapter. What is new is whose letters you write.",
            "(a) Your own δ passes the weir of neuron `phases: j` last. The friend stops before it. (b) The weight's "
            "road to the cost passes that weir.",
            "(a) is a sum over `phases: k` with two factors; (b) is a product of three.",
        ],
    ),
    Exercise(
        "ex-two-deltas-sheet",
        chapter="two-deltas",
        title="Two receivers and a sender",
        objective=WHICH,
        level="hard",
        given={
            "w[1,1]": (2, 1, 3, 0.5),
            "w[2,1]": (-1, -2, -0.5, 0.5),
            "delta[1]": (0.4, 0.2, 0.8, 0.2),
            "delta[2]": (-0.6, -0.8, -0.2, 0.2),
            "p": (0.25, 0.22, 0.25, 0.01),
            "q": (0.2, 0.18, 0.21, 0.01),
            "t": (0.1, 0.06, 0.14, 0.02),
        },
        parts=[
            Choose(
                "For the sender the sheet has δ = `= w[1,1]*delta[1]*p + w[2,1]*delta[2]*q`. Which δ does it keep?",
                "The slope along the activation.",
                because="Each receiver's slope stands inside the sum, and the sender's own is not in it.",
                wrong={
                    "The slope along the weighted input.": "Then it would be `= (w[1,1]*delta[1] + w[2,1]*delta[2])*t`, by BP2. Do it again with the "
                    "slopes of the receivers.",
                    "Neither: the sheet has a mistake.": "Try a second recipe before you say so. If the errors of the receivers stand above their "
                    "weirs, what must they pass on the way to the sender?",
                },
            ),
            Number(
                "What is the gradient of the sender's bias?",
                "(w[1,1]*delta[1]*p + w[2,1]*delta[2]*q)*t",
                {
                    "w[1,1]*delta[1]*p + w[2,1]*delta[2]*q": "That is the sheet's δ of the sender, above its weir. A bias acts from below: what comes through?",
                    "w[1,1]*delta[1] + w[2,1]*delta[2]": "No weir is in this yet, and the road passes two: a receiver's and the "
                    "sender's.",
                    "(w[1,1]*delta[1]*p + w[2,1]*delta[2]*q)/t": DOWN,
                    "(w[1,1]*delta[1] + w[2,1]*delta[2])*t": "That is BP2, fed with errors that have not passed their "
                    "weirs.",
                    "(w[1,1]*delta[1]*p + w[2,1]*delta[2]*q)*t^2": "slope twice",
                },
                because="Below the sender's weir: there the gradient of a bias is the error.",
            ),
            Number(
                "What would your own sheet, with the book's δ, have for the first receiver?",
                "delta[1]*p",
                {
                    "delta[1]/p": DOWN,
                    "delta[1]": "That is the sheet's own number, above the weir.",
                    "delta[1]*t": "slope elsewhere",
                    "delta[1]*q": "slope elsewhere",
                },
                because="With these in place of the sheet's errors, BP2 gives the gradient of the sender's bias at "
                "once.",
            ),
            Number(
                "The sender says 0.01 more, whatever made it do so. By how much does the cost rise?",
                "0.01*(w[1,1]*delta[1]*p + w[2,1]*delta[2]*q)",
                {
                    "0.01*(w[1,1]*delta[1]*p + w[2,1]*delta[2]*q)*t": "That is the answer to a push of the weighted "
                    "input. The push is at the activation.",
                    "0.01*(w[1,1]*delta[1] + w[2,1]*delta[2])": "The push reaches the receivers' weighted inputs, and the sheet's errors stand above their "
                    "weirs: the slopes are missing.",
                    "w[1,1]*delta[1]*p + w[2,1]*delta[2]*q": "That is the slope. The push is 0.01 long.",
                },
                tolerance=6e-5,
                because="This is the question that the gauge above the weir answers without a calculation.",
            ),
        ],
        hints=[
            "Compute what the sender's δ would be by BP2, and what it would be by the recipe above the weir. The "
            "sheet decides.",
            "By BP2: `= (w[1,1]*delta[1] + w[2,1]*delta[2])*t`. Above the weir: `= w[1,1]*delta[1]*p + "
            "w[2,1]*delta[2]*q`.",
            "The bias acts through the weighted input, the push at the activation. One of the two needs the "
            "sender's slope `t`.",
        ],
    ),
]
