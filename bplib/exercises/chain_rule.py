"""The exercises of the chapter chain-rule: along a path multiply, over the paths add.

``TWO_OUTPUTS`` is a hidden sigmoid neuron whose two roads meet in the cost, the road to output 1 being the louder;
``OVERWRITTEN`` a neuron that feeds two others, in a program with a mistake; ``s`` is the slope of its own bend.
"""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Order, Spot

EVERY_PATH = "follow a small push through a network along every path it takes"
HOW_FAR = "say how far it moves the cost"

WIDTHS = {"n[1]": (3, 2, 5, 1), "n[2]": (4, 3, 6, 1), "n[3]": (2, 2, 5, 1)}
TWO_OUTPUTS = {
    "a^1[1]": (0.8, 0.2, 0.9, 0.1),
    "w^2[1,1]": (1.5, 1.2, 2.0, 0.1),
    "w^2[2,1]": (0.5, 0.3, 0.6, 0.1),
    "a^2[1]": (0.9, 0.8, 1.2, 0.1),
    "y[1]": (0.4, 0.1, 0.4, 0.1),
    "a^2[2]": (0.3, 0.2, 0.4, 0.1),
    "y[2]": (0.7, 0.5, 0.8, 0.1),
}
ALONG_1 = "a^1[1]*(1 - a^1[1])*w^2[1,1]*2*(a^2[1] - y[1])"
ALONG_2 = "a^1[1]*(1 - a^1[1])*w^2[2,1]*2*(a^2[2] - y[2])"
OVERWRITTEN = {
    "s": (0.2, 0.1, 0.25, 0.05),
    "w[1,1]": (1.5, 1.0, 2.0, 0.25),
    "w[2,1]": (-0.5, -0.6, -0.3, 0.1),
    "delta[1]": (0.5, 0.5, 0.8, 0.1),
    "delta[2]": (0.6, 0.5, 0.8, 0.1),
}

EXERCISES = [
    Exercise(
        "ex-chain-count",
        chapter="chain-rule",
        title="How many roads",
        objective=EVERY_PATH,
        level="warm-up",
        given=WIDTHS,
        parts=[
            Number(
                "(a) In our network: paths from the weight `w^2[1,1]` to the cost",
                answer="1",
                tolerance=0.1,
                mistakes={
                    "2": "That counts the roads of a neuron of layer 1. The weight is one of its arrows: which neuron "
                    "does it move, and how many roads lead on from there?",
                    "4": "The weight moves one neuron only, and the last layer has one neuron.",
                },
                because="It moves `z^2[1]` alone, and from there one road leads on.",
            ),
            Number(
                "… and from the weight `w^1[1,1]`",
                answer="2",
                tolerance=0.1,
                mistakes={
                    "1": "The neuron that this weight moves has two arrows going out.",
                    "4": "One neuron of layer 1 moves, not both of them.",
                },
                because="It moves `z^1[1]`, which feeds two neurons.",
            ),
            Number(
                "(b) In the network of the widths given: paths from one neuron of layer 1 to the cost",
                answer="n[2]*n[3]",
                tolerance=0.1,
                because="Every way into layer 2 goes on in every way into layer 3.",
                mistakes={
                    "n[2] + n[3]": "Choices that follow one another multiply: each neuron of layer 2 sends to every "
                    "output.",
                    "n[2]": "You stopped at layer 2. From each of its neurons, a road leads to every output.",
                    "n[1]*n[2]*n[3]": "These are the paths from all neurons of layer 1 together. One of them is pushed.",
                    "n[2] + n[2]*n[3]": "So many arrows lie on the way. A path follows one arrow after the other, all the way to "
                    "the cost: how many such ways are there?",
                },
            ),
            Choose(
                "(c) In any network whatever: for which weights is “multiply along one path” the whole truth?",
                right="those into the last layer",
                because="Each of them moves one output only, and from an output one road leads to the cost. The same holds "
                "for the biases there.",
                wrong={
                    "those into the first layer": "They have the whole network before them: every later layer with more "
                    "than one neuron is a fork.",
                    "those between two layers of one neuron each": "There the road up to the receiver is alone. But what "
                    "if it forks later?",
                    "none: there are always several paths": "Look at the end of the network: how many outputs does one "
                    "of those weights move?",
                },
            ),
        ],
        hints=[
            "Put a finger on what moves first, and count the arrows that go out from there.",
            "In (b) a path chooses a neuron of layer 2, then an output. How many choices are there each time, and does the "
            "second depend on the first?",
        ],
    ),
    Exercise(
        "ex-chain-stations",
        chapter="chain-rule",
        title="From station to station",
        objective=EVERY_PATH,
        level="warm-up",
        parts=[
            Order(
                "Bring the steps into the order in which the push meets them",
                steps={
                    "Add a small push to `z^1[1]`.": "",
                    "Multiply by `dsigma(z^1[1])`: the move of `a^1[1]`.": "Nothing has moved yet: what is there to multiply?",
                    "Multiply by `w^2[1,1]` and, separately, by `w^2[2,1]`: the moves of `z^2[1]` and `z^2[2]`.": "The arrows carry what the neuron sends, and that is bent first.",
                    "Multiply each of the two by its own slope: the moves of `a^2[1]` and `a^2[2]`.": "There are not two moves yet: how did the push reach layer 2?",
                    "Multiply the first by `w^3[1,1]`, the second by `w^3[1,2]`.": "The arrows into layer 3 carry what layer 2 sends, and that is bent by each neuron in its own way.",
                    "Add the two: the move of `z^3[1]`, and of `a^3[1]`.": "Two moves are added where both arrive in one sum, each weighed by its own arrow. Not before.",
                    "Multiply by `dC/da^3[1]`: the move of the cost.": "The cost hears the output only. Has the output moved yet?",
                    "Divide by the push: the slope of the cost along `z^1[1]`.": "A slope is what the cost moved, for each unit of the push. How far has the cost moved?",
                },
                because="You add once, where the roads come together, and multiply at every other station.",
            ),
        ],
        hints=[
            "Walk with the push: bend, arrow, bend, arrow, cost. What must have moved before the next thing can?",
            "The push becomes two moves at the arrows that leave the neuron, and one again where the last neuron adds up.",
        ],
    ),
    Exercise(
        "ex-chain-second",
        chapter="chain-rule",
        title="The other neuron",
        objective=HOW_FAR,
        level="core",
        net="1-2-2-1",
        parts=[
            Number(
                "The error `delta^1[2]`",
                answer="delta^1[2]",
                because="Both roads pull the same way here.",
                mistakes={
                    "dsigma(z^1[2])*w^2[1,2]*dsigma(z^2[1])*w^3[1,1]*delta^3[1]": "That is the road through neuron 1 of layer 2. There is another, and it brings its share.",
                    "dsigma(z^1[2])*w^2[2,2]*dsigma(z^2[2])*w^3[1,2]*delta^3[1]": "That is the road through neuron 2 of layer 2. There is another, and it brings its share.",
                    "dsigma(z^1[2])*(w^2[2,1]*dsigma(z^2[1])*w^3[1,1] + w^2[2,2]*dsigma(z^2[2])*w^3[1,2])*delta^3[1]": "One arrow is another neuron's: which two of them leave neuron 2 of layer 1?",
                    "dC/da^1[2]": "The first bend is missing: the push enters at `z^1[2]` and must pass it.",
                    "dsigma(z^1[2])*(w^2[1,2]*w^3[1,1] + w^2[2,2]*w^3[1,2])*delta^3[1]": "The bends of layer 2 are missing: each road passes one.",
                    "dsigma(z^1[2])*(w^2[1,2]*dsigma(z^2[1])*w^3[1,1] - w^2[2,2]*dsigma(z^2[2])*w^3[1,2])*delta^3[1]": "Count the minus signs on the road through neuron 2 of layer 2 again.",
                    "dsigma(z^1[2])*(w^2[2,2]*dsigma(z^2[2])*w^3[1,2] - w^2[1,2]*dsigma(z^2[1])*w^3[1,1])*delta^3[1]": "Count the minus signs on the road through neuron 1 of layer 2 again.",
                    "dsigma(z^1[2])*(w^2[1,2]*dsigma(z^2[1])*w^3[1,1] + w^2[2,2]*dsigma(z^2[2])*w^3[1,2])": "So far does the answer move. The last factor is missing: how fast the cost rises with the answer.",
                    "dsigma(z^1[2])^2*w^2[1,2]*dsigma(z^2[1])*w^3[1,1]*w^2[2,2]*dsigma(z^2[2])*w^3[1,2]*delta^3[1]^2": "Along a path multiply, over the paths add: you have multiplied the paths.",
                    "-delta^1[2]": "The size is right. Count the minus signs on each road again.",
                },
            ),
            Number(
                "How far, and which way, does a push of 0.01 move the cost? Up is +, down is −.",
                answer="0.01*delta^1[2]",
                tolerance=2e-5,
                because="The sign says which way: the cost falls.",
                mistakes={
                    "-0.01*delta^1[2]": "The size is right. Which way does the cost move when its slope is negative and "
                    "you push upwards?",
                    "delta^1[2]": "That is the slope. How far does it carry a push of 0.01?",
                },
            ),
        ],
        hints=[
            "Two arrows leave this neuron. Follow each to the cost and multiply; then add.",
            "Through neuron 1 of layer 2 go bend, arrow, bend, arrow, cost: "
            "`dsigma(z^1[2])*w^2[1,2]*dsigma(z^2[1])*w^3[1,1]*dC/da^3[1]`, that is "
            "`= dsigma(z^1[2])*w^2[1,2]*dsigma(z^2[1])*w^3[1,1]*delta^3[1]`. Do the same through neuron 2, and add.",
        ],
    ),
    Exercise(
        "ex-chain-saturated",
        chapter="chain-rule",
        title="Deaf neurons",
        objective=HOW_FAR,
        level="core",
        given={"a[1]": (0.99, 0.9, 0.99, 0.005)},
        parts=[
            Number(
                "The slope of this sigmoid neuron",
                answer="a[1]*(1 - a[1])",
                tolerance=4e-5,
                because="The largest slope is ¼: this neuron passes on little of what it could.",
                mistakes={
                    "1 - a[1]": "That is what is missing to 1, and the slope is its product with something. If you have multiplied "
                    "already, do not round it away.",
                    "a[1]": "value for slope",
                    "a[1]^2": "The second factor is what is missing to 1.",
                    "1/4": "That is the slope in the middle, at activation ½. Where is this neuron?",
                    "exp(-a[1])/(1 + exp(-a[1]))^2": "You have bent the activation again. It is bent already: `a*(1 - a)` "
                    "needs no new power.",
                },
            ),
            Number(
                "What the bends of three such neurons leave of a push, in millionths",
                answer="1000000*(a[1]*(1 - a[1]))^3",
                tolerance=0.006,
                because="Even three bends at their best, ¼ each, leave a sixty-fourth.",
                mistakes={
                    "3000000*a[1]*(1 - a[1])": "Bends that follow one another on a path multiply.",
                    "1000000*a[1]*(1 - a[1])": "That is one bend. The push passes three.",
                    "1000000*(1 - a[1])^3": "Each bend is a product of two factors, and the one near 1 counts three times. If you "
                    "have it in, keep two digits more.",
                },
            ),
            Choose(
                "Does it matter whether the activation is `a[1]` or `1 - a[1]`?",
                right="No: the slopes are the same.",
                because="The two factors change places. Fully on and fully off are equally deaf.",
                wrong={
                    "Yes: a neuron that is nearly off passes on less.": "It sends less. But how much of a change of its "
                    "own input does it pass on? Compute both slopes.",
                    "Yes: a neuron that is fully on is saturated, one that is off is still free to rise.": "It is free to rise, but from where the curve lies flat, too. Compute both slopes.",
                    "No: both slopes are ¼.": "That is the slope in the middle of the curve. These two stand at its ends.",
                },
            ),
        ],
        hints=[
            "A sigmoid neuron that has answered knows its slope already: `a*(1 - a)`.",
            "Each bend multiplies by the slope: three of them by its third power. The first is `= a[1]*(1 - a[1])`.",
        ],
    ),
    Exercise(
        "ex-chain-before-bend",
        chapter="chain-rule",
        title="Past the bend",
        objective=EVERY_PATH,
        level="core",
        parts=[
            Formula(
                "The slope of the cost along the activation of a hidden neuron, from the errors of the next layer",
                left="dC/da[j]",
                answer="sum(w[k,j]*delta[k], k)",
                where={"j": "l", "k": "l+1"},
                uses=("w", "delta^(l+1)", "dsigma", "z", "a", "sum"),
                because="Every `delta[k]` holds all roads from there on, so one arrow leads to each.",
                mistakes={
                    "sum(w[k,j]*delta[k], k)*dsigma(z[j])": "That is the slope along `z[j]`. A push of the activation starts behind the bend and never "
                    "meets it.",
                    "w^(l+1)[1,j]*delta^(l+1)[1]": "no sum",
                    "sum(w[k,j]*delta[k]*dsigma(z[k]), k)": "Each `delta[k]` is the slope along `z[k]`, so the bend of neuron `k` is in it already: here it "
                    "is counted twice.",
                    "sum(w[k,j]*dC/da[k], k)": "The road from here to `a[k]` is an arrow, then a bend; the bend of neuron `k` is missing.",
                    "sum(w[k,j]*delta[k], k)*dsigma(a[j])": "No bend lies between `a[j]` and the next layer. (And a bend has its slope where `z[j]` stands, "
                    "not at `a[j]`.)",
                    "sum(w[k,j]*delta[k], k)*a[j]": "The activation is what you push. How far the cost moves for each unit of the push does not need "
                    "its value.",
                    "sum(w[k,j], k)*delta[j]": "`delta[j]` is the neuron's own error. What waits at the tip of the arrow "
                    "is the error of `k`.",
                    "sum(w[k,j], k)*sum(delta[k], k)": "A product of two sums joins every arrow with every error. Each error comes back along its own "
                    "arrow.",
                    "sum(delta[k]/w[k,j], k)": "What the arrow makes larger on its way to the cost counts for more, not for less: multiply by the "
                    "weight.",
                    "sum(w[k,j]*a[k], k)": "activation for error",
                    "sum(delta[k], k)": "The arrows are missing: what arrives at `z[k]` is the push times the weight "
                    "that leads there.",
                },
            ),
            Choose(
                "What must you multiply it by to get `delta^l[j]`?",
                right="`dsigma(z^l[j])`",
                because="One bend more, the neuron's own: that is the whole difference between the two slopes.",
                wrong={
                    "`w^l[j,k]`": "That arrow lies before the neuron. Which station lies between `z^l[j]` and `a^l[j]`?",
                    "`a^l[j]`": "That is the value of the bent function. What does the bend multiply a small push by?",
                    "nothing: they are two names for one number": "A push of `z^l[j]` must pass one station before it moves "
                    "`a^l[j]`.",
                },
            ),
        ],
        hints=[
            "Push `a^l[j]` a little. What moves next, by how much, and how far does each of those moves carry to the cost?",
            "For one receiver `k`: the arrow times its error. Then add over all of them.",
        ],
    ),
    Exercise(
        "ex-chain-two-outputs",
        chapter="chain-rule",
        title="A servant of two outputs",
        objective=HOW_FAR,
        level="core",
        given=TWO_OUTPUTS,
        parts=[
            Number(
                "The error `delta^1[1]`",
                answer=f"{ALONG_1} + {ALONG_2}",
                because="The roads pull against each other, and the louder one decides the sign.",
                mistakes={
                    ALONG_1: "That is the road through output 1. The cost hears both outputs.",
                    ALONG_2: "That is the road through output 2. The cost hears both outputs.",
                    f"{ALONG_1} - {ALONG_2}": "The roads are added, each with its sign. Output 2 is too low: its miss is "
                    "negative.",
                    f"({ALONG_1})*({ALONG_2})": "Along a path multiply, over the paths add: you have multiplied the paths.",
                    "(a^1[1]*(1 - a^1[1]) + w^2[1,1] + 2*(a^2[1] - y[1]))"
                    "*(a^1[1]*(1 - a^1[1]) + w^2[2,1] + 2*(a^2[2] - y[2]))": "The other way round: along a path multiply, over the paths add.",
                    "w^2[1,1]*2*(a^2[1] - y[1]) + w^2[2,1]*2*(a^2[2] - y[2])": "That is the slope along the activation. A push of `z^1[1]` passes the bend first.",
                    f"({ALONG_1} + {ALONG_2})/2": "factor 2",
                    f"-({ALONG_1} + {ALONG_2})": "miss turned round",
                    "a^1[1]*(w^2[1,1]*2*(a^2[1] - y[1]) + w^2[2,1]*2*(a^2[2] - y[2]))": "value for slope",
                },
            ),
            Choose(
                "Push `z^1[1]` a little in the direction in which the cost falls. What becomes of the outputs?",
                right="Output 1 comes nearer to its target, output 2 moves away.",
                because="One push moves both outputs down. What output 1 wins is more than what output 2 loses.",
                wrong={
                    "Both come nearer to their targets.": "Both arrows have the same sign, so one push moves both outputs the "
                    "same way. On which sides of their targets do they stand?",
                    "Output 2 comes nearer to its target, output 1 moves away.": "Then the cost would rise. Look at the sign of the error, and at the direction in which it tells "
                    "`z^1[1]` to move.",
                    "Both move away from their targets.": "Then the cost could not fall.",
                },
            ),
        ],
        hints=[
            "The push leaves along two arrows and reaches the cost through two outputs. Multiply along each road, then add.",
            "Both roads begin with the same bend, `= a^1[1]*(1 - a^1[1])`. Then come the arrow and the slope of the cost along "
            "that output, which is twice the miss.",
            f"Through output 1: `= {ALONG_1}`. Through output 2 the miss is negative.",
        ],
    ),
    Exercise(
        "ex-chain-overwritten",
        chapter="chain-rule",
        title="Four lines of a program",
        objective=EVERY_PATH,
        level="core",
        given=OVERWRITTEN,
        sets=("disguised mistakes",),
        parts=[
            Spot(
                "Which line is wrong?",
                wrong="\u00a0\u00a0\u00a0\u00a0back = w[k][1] * delta[k]",
                lines={
                    "back = 0": "Nothing has come back yet, so 0 is a good place to start.",
                    "for k in 1, 2:": "The neuron feeds neurons 1 and 2, and both are visited.",
                    "\u00a0\u00a0\u00a0\u00a0back = w[k][1] * delta[k]": "The second round writes over what the first has brought. Roads are added, and here that takes +=.",
                    "error = back * s": "All roads pass the neuron's own bend, so multiplying once, at the end, is enough.",
                },
            ),
            Number(
                "Which error does the program find?",
                answer="w[2,1]*delta[2]*s",
                because="Only the last road survives.",
                mistakes={
                    "(w[1,1]*delta[1] + w[2,1]*delta[2])*s": "That is what it should find. Play computer: what is in "
                    "back after the second round?",
                    "w[1,1]*delta[1]*s": "So it is after one round. The loop goes round twice.",
                    "w[2,1]*delta[2]": "The last line is still to come.",
                },
            ),
            Number(
                "Which error should it find?",
                answer="(w[1,1]*delta[1] + w[2,1]*delta[2])*s",
                mistakes={
                    "w[1,1]*delta[1]*s": "one path",
                    "w[2,1]*delta[2]*s": "That is what it does find.",
                    "w[1,1]*delta[1] + w[2,1]*delta[2]": "no slope",
                    "(w[1,1] + w[2,1])*(delta[1] + delta[2])*s": "Each error comes back along its own arrow.",
                    "(w[1,1]*delta[1] - w[2,1]*delta[2])*s": "One of the two arrows is negative, and so is what comes back "
                    "along it.",
                },
                because="Both roads are in it now. In what the program finds even the sign is another.",
            ),
            Choose(
                "For which neurons does the program give the right error all the same?",
                right="for those that feed one neuron only",
                because="One road, one round: nothing is lost. A test on a chain of single neurons would find nothing wrong.",
                wrong={
                    "for those whose two arrows have the same weight": "The second round writes over the first, whatever the "
                    "weights are.",
                    "for those of the first layer": "They feed neurons like all others. How many rounds does the loop make?",
                    "for none": "How many rounds does the loop make for a neuron with a single receiver?",
                },
            ),
        ],
        hints=[
            "Write down what back holds after each line.",
            "A neuron with two roads needs a sum. Where in the program is anything added?",
        ],
    ),
    Exercise(
        "ex-chain-all-roads",
        chapter="chain-rule",
        title="All roads in one line",
        objective=EVERY_PATH,
        level="hard",
        parts=[
            Formula(
                "The slope `dC/dz[j]` two layers before the outputs, from weights, slopes of bends and misses",
                left="dC/dz[j]",
                answer="sum(sum(w[k,j]*dsigma(z[k])*w[m,k]*2*(a[m] - y[m]), m), k)*dsigma(z[j])",
                where={"j": "L-2", "k": "L-1", "m": "L"},
                uses=("w", "z", "a", "y", "dsigma", "sum"),
                conditions="squared error; linear output",
                because="One term for each pair of `k` and `m`: that is one term for each road.",
                mistakes={
                    "sum(sum(w[k,j]*dsigma(z[k])*w[m,k]*2*(a[m] - y[m]), m), k)": "The first bend is missing: this is the slope along `a[j]`.",
                    "sum(w[k,j]*dsigma(z[k])*w^L[1,k]*2*(a^L[1] - y[1]), k)*dsigma(z[j])": "These are the roads to output 1 only. Each neuron `k` sends to every output.",
                    "sum(w^(L-1)[1,j]*dsigma(z^(L-1)[1])*w^L[m,1]*2*(a[m] - y[m]), m)*dsigma(z[j])": "These are the roads through neuron 1 of layer `L-1` only.",
                    "sum(sum(w[k,j]*w[m,k]*2*(a[m] - y[m]), m), k)*dsigma(z[j])": "Each road passes two bends: that of neuron `k` is missing.",
                    "sum(sum(w[k,j]*dsigma(z[k])*w[m,k]*(a[m] - y[m]), m), k)*dsigma(z[j])": "factor 2",
                    "sum(sum(w[k,j]*dsigma(z[k])*w[m,k]*2*(y[m] - a[m]), m), k)*dsigma(z[j])": "miss turned round",
                    "sum(sum(w[k,j]*dsigma(z[k])*w[m,k]*(a[m] - y[m])^2, m), k)*dsigma(z[j])": "The last factor is the cost itself, not how fast it rises with output `m`.",
                    "sum(sum(w[k,j]*dsigma(a[k])*w[m,k]*2*(a[m] - y[m]), m), k)*dsigma(a[j])": "The slopes are taken at the activations. A bend has its slope where the weighted input stands: "
                    "`dsigma(z[j])`, `dsigma(z[k])`.",
                    "sum(sum(w[k,j]*a[k]*w[m,k]*2*(a[m] - y[m]), m), k)*a[j]": "value for slope",
                    "sum(w[k,j]*dsigma(z[k]), k)*sum(sum(w[m,k]*2*(a[m] - y[m]), m), k)*dsigma(z[j])": "A product of two sums joins every arrow with every other. Only arrows that meet in the same "
                    "neuron `k` make a road.",
                },
            ),
            Choose(
                "Take out of the inner sum, over the outputs `m`, what does not depend on `m`. What stays inside?",
                right="`w^L[m,k]*2*(a^L[m] - y[m])`",
                because="No `j` stands in it. Computed once for each `k`, it serves every neuron `j`, and the way back need not "
                "walk each road alone.",
                wrong={
                    "`2*(a^L[m] - y[m])`": "The arrow `w^L[m,k]` leads to output `m`: it depends on `m`, too.",
                    "`dsigma(z^(L-1)[k])*w^L[m,k]*2*(a^L[m] - y[m])`": "One factor of these is the same for every output.",
                    "nothing: the sums cannot be pulled apart": "A common factor may stand before a sum. Which factors have no "
                    "index `m`?",
                },
            ),
        ],
        hints=[
            "A road chooses a neuron `k` of the next layer, then an output `m`. So there are two sums.",
            "Write down the product along one road: bend at `j`, arrow to `k`, bend at `k`, arrow to `m`, and twice the miss of "
            "output `m`.",
            "Over that product stand two sums, one over `m` and one over `k`; the bend at `j` may stay outside of both.",
        ],
    ),
]
