"""The exercises of the chapter four-phases: forward once, back once, and every slope is known; then one step.

``TOO_SOON`` maps a neuron of layer 2 to the error that BP2 makes of a weight that has moved already. ``BACK`` are the
numbers of a way back by hand: what the walk forward left, and the weights.
"""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Formula, Number, Order, Pass, Predict, Spot

SLOPES = "find every slope of a small network by hand"
TRIPS = "say how many trips through the network it takes"
STEP = "tell the trip that finds the slopes from the step that uses them"

PARAMETERS = "n[1]*(n[0] + 1) + n[2]*(n[1] + 1)"
CARRIED = "sum(w[k,j]*delta[k], k)"
MOVED = "sum((w[k,j] - eta*delta[k]*a[j])*delta[k], k)"
BACK = {
    "x[1]": (0.5, -0.8, 0.8, 0.4),
    "y[1]": (0.9, 0.8, 1.2, 0.1),
    "a^1[1]": (0.8, 0.7, 0.9, 0.1),
    "a^1[2]": (0.4, 0.2, 0.4, 0.1),
    "a^2[1]": (0.5, 0.4, 0.6, 0.1),
    "a^2[2]": (0.2, 0.1, 0.3, 0.1),
    "a^3[1]": (0.4, 0.2, 0.5, 0.1),
    "w^2[1,1]": (1.2, 0.6, 1.4, 0.2),
    "w^2[1,2]": (-2.0, -2.5, -1.5, 0.5),
    "w^2[2,1]": (0.5, 0.5, 1.0, 0.5),
    "w^2[2,2]": (1.5, 1.0, 2.0, 0.5),
    "w^3[1,1]": (2.0, 1.5, 2.5, 0.5),
    "w^3[1,2]": (-1.0, -1.5, -0.5, 0.5),
}
TOO_SOON = {j: f"(w^3[1,{j}] - 0.1*dC/dw^3[1,{j}])*delta^3[1]*dsigma(z^2[{j}])" for j in (1, 2)}


def too_soon(j):
    """What is said to other answers than TOO_SOON[j]."""
    return {
        f"delta^2[{j}]": "That is the right error, with the old weight. What does your friend find?",
        f"(w^3[1,{j}] + 0.1*dC/dw^3[1,{j}])*delta^3[1]*dsigma(z^2[{j}])": "uphill",
        f"(w^3[1,{j}] - dC/dw^3[1,{j}])*delta^3[1]*dsigma(z^2[{j}])": "no rate",
        f"(w^3[1,{j}] - 0.1*dC/dw^3[1,{j}])*delta^3[1]": "no slope",
        f"w^3[1,{j}] - 0.1*dC/dw^3[1,{j}]": "That is the new weight. Now send the error back through it, with BP2.",
    }


def behind(j):
    """The error of neuron ``j`` of layer 2, from that of the output."""
    weight, slope = f"w^3[1,{j}]", f"a^2[{j}]*(1 - a^2[{j}])"
    return Cell(
        f"delta^2[{j}]",
        f"{weight}*delta^3[1]*{slope}",
        {
            f"{weight}*delta^3[1]": "no slope",
            f"{weight}*delta^3[1]*a^2[{j}]": "value for slope",
            f"delta^3[1]*{slope}": "The weight is missing: the error comes back along it.",
            f"w^3[1,{3 - j}]*delta^3[1]*{slope}": "That weight leads back to the other neuron.",
        },
    )


def before(j):
    """The error of neuron ``j`` of layer 1, from both of layer 2."""
    slope = f"a^1[{j}]*(1 - a^1[{j}])"
    first, second = f"w^2[1,{j}]*delta^2[1]", f"w^2[2,{j}]*delta^2[2]"
    return Cell(
        f"delta^1[{j}]",
        f"({first} + {second})*{slope}",
        {
            f"{first} + {second}": "no slope",
            f"{first}*{slope}": "one path",
            f"{second}*{slope}": "one path",
            f"(w^2[{j},1]*delta^2[1] + w^2[{j},2]*delta^2[2])*{slope}": "transposed",
            f"({first} + {second})*a^1[{j}]": "value for slope",
            f"(delta^2[1] + delta^2[2])*{slope}": "The weights are missing: each error comes back along its own.",
        },
    )


def product(l, j, k):
    """The slope along the weight from neuron ``k`` into neuron ``j`` of layer ``l``."""
    error, sent, name = f"delta^{l}[{j}]", f"a^{l - 1}[{k}]" if l > 1 else "x[1]", f"w^{l}[{j},{k}]"
    wrong = {
        error: "That is the slope along the bias. Multiply by what flows along the weight.",
        f"{error}*a^{l}[{j}]": "That is what the receiver sends on. Along the weight flows what its sender sends.",
    }
    if l < 3:
        wrong[f"delta^{l}[{3 - j}]*{sent}"] = "That error is the other neuron's: take the one where the weight arrives."
    if l > 1:
        wrong[f"{error}*{name}"] = (
            "That is the error times the weight, as on the way back. Here it meets what flows along the weight."
        )
        wrong[f"{error}*a^{l - 1}[{3 - k}]"] = (
            "That is what the other neuron sends: take the one where the weight starts."
        )
    if l == 2:
        wrong[f"delta^2[{3 - j}]*a^1[{3 - k}]"] = (
            "Neither end is this weight's: the error where it arrives, what flows where it starts."
        )
    return Cell(f"dC/d{name}", f"{error}*{sent}", wrong)


EXERCISES = [
    Exercise(
        "ex-phases-round",
        chapter="four-phases",
        title="One round of training",
        objective=STEP,
        level="warm-up",
        parts=[
            Order(
                "Put the steps of one round into their order",
                steps={
                    "Walk forward, and keep every `z` and every `a`.": "",
                    "Compare the output with the target: `dC/da^L[j]`.": "There is no output yet to compare.",
                    "Find the errors of the last layer (BP1).": "An error of the last layer begins with the slope of the cost along the output.",
                    "Find the errors of the other layers, going back one layer at a time (BP2).": "An error is made from the errors behind it. Which layer meets the cost first?",
                    "Multiply, at every weight, an error by an activation (BP4).": "Not every error is finished yet.",
                    "Move all weights and biases by `-eta` times their slopes.": "Something still needs the old weights, or is still to be found.",
                    "Walk forward again, to see the new cost.": "So far nothing has moved: the cost would be the old one.",
                },
                because="The step comes after the last gradient, and the next walk forward opens the next round.",
            ),
            Choose(
                "Before the weights move: which is the last step that still reads a weight?",
                right="finding the errors of the other layers (BP2)",
                because="An error comes back along a weight, and it must be the one that the walk forward used.",
                wrong={
                    "comparing the output with the target": "No weight stands there. And which one is needed later, to bring an "
                    "error back?",
                    "finding the errors of the last layer (BP1)": "BP1 has the slope of the cost and the slope of a bend: no "
                    "weight stands in it.",
                    "multiplying an error by an activation (BP4)": "It is done for every weight, but look at what is "
                    "multiplied: is a weight among it?",
                    "walking forward": "It reads all of them. Does nothing on the way back read them again?",
                },
            ),
        ],
        hints=[
            "Ask of each step what it needs, and which step makes that.",
            "Forward, cost, deltas, gradients. And where is the last moment at which the old weights are needed?",
        ],
    ),
    Exercise(
        "ex-phases-words",
        chapter="four-phases",
        title="Mind the words",
        objective=STEP,
        level="warm-up",
        parts=[
            Choose(
                "Which of these sentences uses the word rightly?",
                right="“Backpropagation found the slopes, and gradient descent took a step against them.”",
                because="Two acts, two names.",
                wrong={
                    "“Backpropagation moved each weight by a tenth of its slope.”": "Which of the two acts is it that moves a "
                    "weight?",
                    "“With a rate of 0.5, backpropagation leapt past the target.”": "No rate stands in any of the four "
                    "phases. What was it that leapt?",
                    "“Backpropagation runs the network backwards and finds the input from the answer.”": "What runs back are errors, through the same weights. No activation is found on that trip.",
                },
            ),
            Choose(
                "Someone nudges each of the 13 parameters in turn, notes the 13 slopes, and then moves every parameter against "
                "its own. What have they done?",
                right="gradient descent without backpropagation",
                because="It is a step like any other; only the slopes were found the long way.",
                wrong={
                    "backpropagation, the slow way": "Nothing travelled back. The word names a way to find slopes, not the slopes.",
                    "backpropagation without gradient descent": "What was the last thing that they did?",
                    "neither": "They moved every parameter against its slope. That has a name, however the slopes were found.",
                },
            ),
            Choose(
                "Someone sends the errors back, sees which weight the cost hears best, and leaves all weights as they are. What "
                "have they done?",
                right="backpropagation without gradient descent",
                because="Slopes are worth knowing for their own sake: they say what matters.",
                wrong={
                    "gradient descent without backpropagation": "Gradient descent is a step. Has anything moved?",
                    "gradient descent, with a rate of 0": "A step of length 0 is no step. What did they do?",
                    "half of backpropagation": "The trip was complete: every slope is known.",
                },
            ),
        ],
        hints=[
            "One word names the way to the slopes, the other what is done with them.",
            "Ask of each story: did errors travel back? And: did a weight move?",
        ],
    ),
    Exercise(
        "ex-phases-back",
        chapter="four-phases",
        title="The way back, by hand",
        objective=SLOPES,
        level="core",
        given=BACK,
        parts=[
            Pass(
                "(a) Fill the sheet; keep four decimals. Each cell is judged as you leave it.",
                because="Fourteen numbers, and none of them asked what would be if one weight moved. The five errors are the slopes "
                "along the biases, so all 13 slopes are here.",
                rows={
                    "Start and last error": [
                        Cell(
                            "dC/da^3[1]",
                            "2*(a^3[1] - y[1])",
                            {
                                "a^3[1] - y[1]": "factor 2",
                                "2*(y[1] - a^3[1])": "miss turned round",
                                "(a^3[1] - y[1])^2": "square for slope",
                            },
                        ),
                        Cell(
                            "delta^3[1]",
                            "dC/da^3[1]",
                            {
                                "dC/da^3[1]*a^3[1]*(1 - a^3[1])": "That slope is a sigmoid's. The output neuron is linear: its slope is 1.",
                                "dC/da^3[1]*a^3[1]": "The output neuron is linear: its slope is 1.",
                            },
                        ),
                    ],
                    "Errors of layer 2": [behind(1), behind(2)],
                    "Errors of layer 1": [before(1), before(2)],
                    "Slopes into layer 3": [product(3, 1, 1), product(3, 1, 2)],
                    "Slopes into layer 2": [product(2, 1, 1), product(2, 1, 2), product(2, 2, 1), product(2, 2, 2)],
                    "Slopes into layer 1": [product(1, 1, 1), product(1, 2, 1)],
                },
            ),
            Choose(
                "(b) All is done, and you find a slip in `delta^2[1]`; all else was done rightly. What must be computed again?",
                right="both errors of layer 1, the slopes into layer 1, and those into neuron 1 of layer 2",
                because="What was made from it: the errors one layer back, whatever was made from those, and the products at its "
                "own neuron. `delta^2[2]` has never heard of it.",
                wrong={
                    "everything that comes after it on the sheet": "Is `delta^2[2]` made from `delta^2[1]`? And the slopes into "
                    "layer 3?",
                    "the slopes into neuron 1 of layer 2": "Those, yes. But an error is handed on, too.",
                    "`delta^1[1]`, the slope into its neuron, and the slopes into neuron 1 of layer 2": "Neuron 2 of layer 1 feeds the neuron with the slip, too: look at the sum for `delta^1[2]`.",
                    "all errors, and so all slopes": "The way back begins at the output. Was `delta^3[1]` made from it?",
                },
            ),
        ],
        hints=[
            "From the output to the left: the start is twice the miss; an error of layer 2 comes back along one weight, an error of "
            "layer 1 along two.",
            "The slope of a sigmoid is `a*(1 - a)`: `= a^2[1]*(1 - a^2[1])` and "
            "`= a^2[2]*(1 - a^2[2])` in layer 2, `= a^1[1]*(1 - a^1[1])` and `= a^1[2]*(1 - a^1[2])` in layer 1. The output has 1.",
            "Back to neuron 1 of layer 1 come `w^2[1,1]*delta^2[1]` and `w^2[2,1]*delta^2[2]`, column 1 of the matrix. A slope is "
            "an error where the weight arrives, times what flows where it starts.",
        ],
    ),
    Exercise(
        "ex-phases-late",
        chapter="four-phases",
        title="A late nudge",
        objective=TRIPS,
        level="core",
        parts=[
            Choose(
                "Which of the forward numbers change?",
                right="`z^3[1]`, `a^3[1]` and `C`",
                because="Nothing earlier hears of a late weight.",
                wrong={
                    "all of them": "Values flow to the right. What lies to the right of this weight?",
                    "`a^2[2]`, `z^3[1]`, `a^3[1]` and `C`": "The weight multiplies what neuron 2 of layer 2 sends. Does it "
                    "change what that neuron sends?",
                    "`C` only": "The cost hears the weight through something. Through what?",
                },
            ),
            Choose(
                "Which of the five errors change?",
                right="all five",
                because="Each of them is some number times `delta^3[1]`, and that one has changed.",
                wrong={
                    "`delta^3[1]` only": "And what is made from `delta^3[1]`, on the way back?",
                    "`delta^3[1]` and `delta^2[2]`": "In BP2 for `delta^2[2]` the weight itself stands, true. But what else "
                    "stands there, and in the line of its neighbour?",
                    "none: errors flow to the left": "They do, and they start at the output. Has nothing happened there?",
                },
            ),
            Choose(
                "How many trips do you need to know all 13 slopes at the new place?",
                right="one forward and one back",
                because="All slopes are new, and all of them come from one trip.",
                wrong={
                    "13 forward": "That is one walk for each parameter, and the way back asks once for each door.",
                    "one back": "It starts with the miss, and the miss has changed. Who tells it the new one?",
                    "none: only the slope along this weight has changed": "Each slope is an error times an activation. Which "
                    "errors have changed?",
                },
            ),
        ],
        hints=[
            "Forward numbers change to the right of the weight. Where does the way back begin?",
            "Look at BP1 first: has the miss changed? Then ask of each error what it is made from.",
        ],
    ),
    Exercise(
        "ex-phases-double",
        chapter="four-phases",
        title="Twice the miss",
        objective=SLOPES,
        level="core",
        net="1-2-2-1",
        parts=[
            Number(
                "Where does the target stand when the miss is twice as large, with the same sign?",
                answer="2*y[1] - a^3[1]",
                because="The target has moved on by as much as the old miss.",
                mistakes={
                    "2*y[1]": "That is twice the target. Twice the miss is asked for.",
                    "3*y[1] - 2*a^3[1]": "You moved it by twice the miss, and there was one before.",
                    "3*a^3[1] - 2*y[1]": "The miss is now as large as it should be, but its sign has turned.",
                    "2*(y[1] - a^3[1])": "That is how far the target shall be from the output. Where does it stand then?",
                    "2*(a^3[1] - y[1])": "That is the miss that you want. Where does the target stand then?",
                    "2*a^3[1]": "You doubled the output. It stays where it is; the target moves.",
                    "y[1] - a^3[1]": "That is the old miss, without its sign. By how much must the target move, and from "
                    "where?",
                },
            ),
            Choose(
                "What happens to the errors and the slopes?",
                right="All of them double.",
                because="The miss stands once in every one of them, and what it is multiplied by knows no target.",
                wrong={
                    "`delta^3[1]` doubles, the other errors do not.": "What is each of the others made from?",
                    "The errors double, the slopes along the weights grow to four times.": "A slope is an error times an activation. Has the activation heard of the target?",
                    "The errors double, the slopes along the weights stay: the forward values have not changed.": "A slope is an error times an activation. One of the two has changed.",
                },
            ),
            Choose(
                "And if the target is moved on to the output itself?",
                right="All errors and all slopes are 0.",
                because="With no miss there is nothing to send back, and nothing to learn.",
                wrong={
                    "`delta^3[1]` is 0, the hidden neurons keep their errors.": "Where do hidden neurons get their errors from?",
                    "The errors are 0, the slopes along the weights are the activations.": "Something times 0 is …?",
                    "Nothing can be said: the slopes of the bends may be large.": "They may. What are they multiplied by?",
                },
            ),
        ],
        hints=[
            "Go through the four phases and ask of each number whether it has heard of the target.",
            "Phase 1 knows no target. Phase 2 begins with twice the miss. What do phases 3 and 4 do with a number: add to it, "
            "square it, multiply it?",
        ],
    ),
    Exercise(
        "ex-phases-early",
        chapter="four-phases",
        title="A push at the beginning",
        objective=SLOPES,
        level="core",
        net="1-2-2-1",
        parts=[
            Predict(
                "Raise `w^1[1,1]` by 0.5. What does the cost `C` do?",
                moved="w^1[1,1]",
                by=0.5,
                watched="C",
                beside=("a^3[1]",),
                replies={
                    "rises": "The slope along this weight is positive: `= dC/dw^1[1,1]`. A slope speaks for small moves; "
                    "here its sign holds for a large one, too.",
                    "falls": "A larger weight need not be a better one: look at the sign of `dC/dw^1[1,1]`.",
                    "stays": "The weight is far from the output, but two paths lead there.",
                },
            ),
            Predict(
                "And `delta^3[1]`, at the other end?",
                moved="w^1[1,1]",
                by=0.5,
                watched="delta^3[1]",
                beside=("a^3[1]", "C"),
                replies={
                    "falls": "The output sinks further below its target. The miss grows, and it is negative: its error "
                    "falls, away from 0.",
                    "rises": "The miss grows, that is true. But what is its sign?",
                    "stays": "Its own weights stay. But this error is twice the miss, and the output has moved.",
                },
            ),
            Predict(
                "And `delta^1[2]`, the error of the neighbour, whose own `z` and `a` stay as they are?",
                moved="w^1[1,1]",
                by=0.5,
                watched="delta^1[2]",
                beside=("z^1[2]", "delta^2[1]", "delta^2[2]"),
                replies={
                    "falls": "Its values are its own, but its error is the network's: both errors that come back to it "
                    "have grown, and it was negative.",
                    "rises": "It changes, but it moves away from 0: both errors that come back to it grow in size.",
                    "stays": "`z^1[2]` stays, and so does its slope. But what comes back to it?",
                },
            ),
        ],
        hints=[
            "You know the slope along this weight from the table of the chapter: `= dC/dw^1[1,1]`. What does its sign say?",
            "If the cost rises, the output moves away from its target. From which side does it miss? So what does the sign of "
            "`a^3[1] - y[1]` say about `delta^3[1]`, and about everything that is made from it?",
        ],
    ),
    Exercise(
        "ex-phases-doors",
        chapter="four-phases",
        title="Without a way back",
        objective=TRIPS,
        level="core",
        given={"n[0]": (3, 2, 6, 1), "n[1]": (4, 3, 7, 1), "n[2]": (2, 2, 5, 1)},
        parts=[
            Number(
                "How many nudges are enough?",
                answer="n[1] + n[2]",
                tolerance=0.1,
                because="One for each door: through a door pass all the parameters of its neuron.",
                mistakes={
                    "1": "One nudge tells one slope: how far the cost moves through that door.",
                    PARAMETERS: "That is one nudge for each parameter. Which of them push the same door?",
                    "n[1]*n[0] + n[2]*n[1]": "That is one nudge for each weight. Which of them push the same door?",
                    "n[0] + n[1] + n[2]": "The input is given: it has no weighted input, so no door.",
                    "n[2]": "So you know the errors of the outputs. The way back is closed: how do you get at the others?",
                    "n[1]": "These are the doors of layer 1. The outputs have doors, too.",
                    "n[1] + n[2] + 1": "With the walk that nudges nothing, yes. How many of them nudge?",
                },
            ),
            Choose(
                "Which parameters do you nudge?",
                right="the biases",
                because="A nudge of a bias is a nudge of `z` itself, so what you measure is the error.",
                wrong={
                    "the weights of the first layer": "They push the doors of layer 1 only, and more than one of them push the "
                    "same.",
                    "one weight into each neuron": "That pushes every door, by the nudge times what flows along the weight. "
                    "What if nothing flows there?",
                    "the weights of the last layer": "They push the doors of the last layer only.",
                },
            ),
            Formula(
                "The slope along a weight, from what you measured",
                left="dC/dw[j,k]",
                answer="dC/db[j]*a[k]",
                where={"j": "l", "k": "l-1"},
                uses=("db", "a", "z", "w", "sum"),
                because="BP3 and BP4 put together: only the errors had to be measured.",
                mistakes={
                    "dC/db[j]": "That is the slope along the bias. A nudge of the weight reaches `z[j]` multiplied by what "
                    "flows along it.",
                    "dC/db[j]*a[j]": "That is what the receiver sends on. Along the weight flows what its sender sends.",
                    "dC/db[j]*z[k]": "z for a",
                    "dC/db[j]*w[j,k]": "What is the slope of `w[j,k]*a[k]` along the weight?",
                    "dC/db[k]*a[k]": "That is the error of the sender. The nudge enters at the door where the weight arrives.",
                    "dC/db[k]*a[j]": "The two ends are exchanged: the error where the weight arrives, what flows where it "
                    "starts.",
                    "dC/db[j]/a[k]": "The wrong way round: what flows along the weight makes the nudge at the door larger "
                    "or smaller, so it multiplies.",
                    "a[k]": "That is how far the nudge moves `z[j]`. How fast does the cost rise with `z[j]`?",
                },
            ),
        ],
        hints=[
            "All parameters of one neuron act on the cost through its weighted input.",
            "If you know how fast the cost rises with a weighted input, you need one multiplication for each weight that leads "
            "there.",
        ],
    ),
    Exercise(
        "ex-phases-too-soon",
        chapter="four-phases",
        title="Too soon",
        objective=STEP,
        level="core",
        net="1-2-2-1",
        parts=[
            Number(
                "What your friend gets for `delta^2[1]`, to four decimals",
                answer=TOO_SOON[1],
                mistakes=too_soon(1),
                because="Beside the true error, `= delta^2[1]`, it looks plausible.",
            ),
            Number(
                "… and for `delta^2[2]`",
                answer=TOO_SOON[2],
                mistakes=too_soon(2),
                because="The true one is `= delta^2[2]`.",
            ),
            Choose(
                "What is wrong with it?",
                right="It mixes two networks: the old one made `delta^3[1]`, the new one the weight.",
                because="So it is the slope of no network at all. Finish the way back, then update.",
                wrong={
                    "It is the slope of the new network, and the step should be taken with the old.": "Would the new network have this `delta^3[1]`, and these `z`?",
                    "Nothing: the difference is a rounding error.": "Compare the two numbers. Which digit differs?",
                    "The learning rate is too large.": "With a smaller one the number is less wrong. Is it right?",
                },
            ),
        ],
        hints=[
            "First the step: the new weights of layer 3. Their slopes stand in the chapter.",
            "The new `w^3[1,1]` is `= w^3[1,1] - 0.1*dC/dw^3[1,1]`. Now BP2 with this weight, and with the old error and the old "
            "slope.",
        ],
    ),
    Exercise(
        "ex-phases-lines",
        chapter="four-phases",
        title="A loop that trains",
        objective=STEP,
        level="hard",
        sets=("disguised mistakes",),
        parts=[
            Spot(
                "Which line comes too early?",
                wrong="Its weights: move them by `-eta` times the gradients.",
                lines={
                    "For each layer, beginning with the last:": "The errors come from behind, so the last layer is first.",
                    "Its gradients: its errors times the activations before it.": "Both are known when the loop gets here, and nothing has moved yet.",
                    "Its weights: move them by `-eta` times the gradients.": "The next line still needs these weights as they were when the forward pass used them.",
                    "The errors of the layer before: what its weights carry back, times the slopes there.": "It is BP2, and it must be done before the loop goes on. What does it find in place of the weights?",
                },
            ),
            Formula(
                "The new weight `w[j,i]` of a hidden layer, from numbers before the step; write `delta[j]` out",
                left="w[j,i]",
                answer=f"w[j,i] - eta*{CARRIED}*dsigma(z[j])*a[i]",
                where={"j": "l", "k": "l+1", "i": "l-1"},
                uses=("w", "delta^(l+1)", "eta", "a", "z", "dsigma", "sum"),
                conditions="step",
                because="Every letter on the right is one that the forward pass has seen.",
                mistakes={
                    f"w[j,i] - eta*{MOVED}*dsigma(z[j])*a[i]": "new weights",
                    f"w[j,i] + eta*{CARRIED}*dsigma(z[j])*a[i]": "uphill",
                    f"w[j,i] - {CARRIED}*dsigma(z[j])*a[i]": "no rate",
                    f"-eta*{CARRIED}*dsigma(z[j])*a[i]": "step alone",
                    f"eta*{CARRIED}*dsigma(z[j])*a[i]": "step alone",
                    f"{CARRIED}*dsigma(z[j])*a[i]": "That is the slope. The new weight is the old one, less the rate times "
                    "that.",
                    f"w[j,i] - eta*{CARRIED}*dsigma(a[j])*a[i]": "slope at a",
                    f"w[j,i] - eta*{CARRIED}*sigma(z[j])*a[i]": "value for slope",
                    f"w[j,i] - eta*{CARRIED}*dsigma(z[j])*z[i]": "z for a",
                    "w[j,i] - eta*sum(delta[k], k)*dsigma(z[j])*a[i]": "The weights are missing: each error comes back along "
                    "its own.",
                    f"w[j,i] - eta*{CARRIED}*a[i]": "no slope",
                    f"w[j,i] - eta*{CARRIED}*dsigma(z[j])": "That is the step of the bias: what flows along the weight is "
                    "missing.",
                    f"w[j,i] - eta*{CARRIED}*dsigma(z[j])*a[j]": "Along the weight flows what its sender, neuron `i`, "
                    "sends.",
                    "w[j,i] - eta*w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])*a[i]": "no sum",
                },
            ),
            Choose(
                "Take the layer before the last. If you halve `eta`, what becomes of the difference between the new weight that "
                "the loop finds and the right one?",
                right="It shrinks to a quarter.",
                because="The rate comes in twice: once in the weights that moved too early, once in the step itself. So the "
                "smaller the rate, the better the mistake hides.",
                wrong={
                    "It halves.": "The step halves. But how wrong is the slope that it uses, now that the weights behind have "
                    "moved by half as much?",
                    "It stays.": "With a rate of 0 nothing moves, and there is no difference.",
                    "It vanishes as soon as the rate is small enough.": "It becomes small. For which rate is it 0?",
                },
            ),
        ],
        hints=[
            "Play one round for the last layer, and then look at what the last line of the loop reads.",
            "BP4 with BP2 written out stands in the chapter. The new weight is the old one, less the rate times that.",
            f"With the moved weights the carried sum would be `{MOVED}`. How often does `eta` stand in the step that follows?",
        ],
    ),
    Exercise(
        "ex-phases-outputs",
        chapter="four-phases",
        title="Ten answers",
        objective=TRIPS,
        level="hard",
        given={"n[0]": (4, 2, 6, 1), "n[1]": (5, 3, 7, 1), "n[2]": (10, 3, 10, 1)},
        parts=[
            Number(
                "Trips back, after one trip forward",
                answer="n[2]",
                tolerance=0.1,
                because="One for each output: it starts with 1 there, and with 0 at the others.",
                mistakes={
                    "1": "One trip back begins with one slope at each output. Which output's slopes would it find?",
                    "n[2] + 1": "With the trip forward, yes. How many of them go back?",
                    PARAMETERS: "That many walks you would need if you nudged. The way back asks once for each door.",
                    "n[1] + n[2]": "That is the number of doors. One trip back passes all of them.",
                    "n[1]*n[2]": "One trip back passes all hidden neurons.",
                },
            ),
            Choose(
                "A friend makes one trip back that starts with 1 at every output at once. What do they find?",
                right="the slopes of the sum of all outputs",
                because="What is added on the way back cannot be taken apart again: each parameter has one number.",
                wrong={
                    "the slopes of every output": "How many numbers does each parameter get on this trip, and how many would it "
                    "need?",
                    "the slopes of the cost": "Those trips start with the slope of the cost along each output. Is it 1?",
                    "nothing that means anything": "It is the slope of something. What has slope 1 along every output?",
                },
            ),
            Choose(
                "For which of these is a nudge the shorter way?",
                right="the slopes of all outputs along one weight",
                because="One walk forward moves all outputs together. Go forward from few, go back to few: a cost is one number, "
                "and that is why the way back pays.",
                wrong={
                    "the slopes of the cost along all weights": "This is what the way back does in one trip.",
                    "the slopes of one output along all weights": "Put that output in the place of the cost: how many trips?",
                    "the slopes of all outputs along all weights": "One nudge for each weight, or one trip back for each "
                    "output: which are there more of?",
                },
            ),
        ],
        hints=[
            "The trip back begins with the slopes of one number, the cost, along each output. Now there are several numbers.",
            "For output 1 alone, the trip begins with 1 at output 1 and 0 at the others. For output 2?",
        ],
    ),
]
