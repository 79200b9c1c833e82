"""Where should I start? Twelve places, each with the equals of which one is asked (bplib.exercises.self_tests).

They ask what a reader may bring along, in words that any text would use, and follow the book.
"""

from bplib.exercises.kinds import Choose, Number, Shape
from bplib.exercises.question import Question

START = [
    [
        Question(
            "refresher",
            topic="the slope of a curve",
            given={"p": (3, 2.5, 9, 0.5)},
            part=Number(
                "A curve has the height `u^2`. How steep is it where `u` is `= p`?",
                "2*p",
                {
                    "p^2": "That is its height there.",
                    "2": "Steepness changes along this curve. How steep is it at `= p`?",
                    "p": "Half of it: the square has two factors, and both move.",
                },
                because="The slope of `u^2` is `2*u`.",
            ),
        ),
        Question(
            "refresher",
            topic="what a slope says of a small step",
            given={"p": (4, 2.5, 9, 0.5), "q": (0.01, 0.01, 0.02, 0.01)},
            part=Number(
                "A curve has the height `u^2`, and you stand where `u` is `= p`. Now `u` grows by `= q`. By about how much does the height grow?",
                "2*p*q",
                {
                    "2*p": "So steep it is there. How far do you go?",
                    "q": "So far you go. How steep is it there?",
                    "q^2": "The square of the step alone. How steep is it where you begin?",
                    "p*q": "Half of it: the square has two factors, and both move.",
                },
                because="The slope there is `= 2*p`, and a small step is worth the slope times its length.",
            ),
        ),
    ],
    [
        Question(
            "refresher",
            topic="the sum sign",
            part=Choose(
                "A sum over `k`, which runs from 1 to 3: `sum(w[2,k]*a[k], k)`. Written out it is",
                "`w[2,1]*a[1] + w[2,2]*a[2] + w[2,3]*a[3]`",
                "One term for each `k`; the 2 stays as it is.",
                {
                    "`(w[2,1] + w[2,2] + w[2,3])*(a[1] + a[2] + a[3])`": "That has nine products. The sign adds products, one for each `k`.",
                    "`w[2,1]*a[1] + w[2,1]*a[2] + w[2,1]*a[3]`": "`k` stands in both factors, and takes the same value in both.",
                    "`w[1,2]*a[1] + w[2,2]*a[2] + w[3,2]*a[3]`": "`k` is the second of the two indices here.",
                },
            ),
        ),
        Question(
            "refresher",
            topic="the sum sign",
            part=Choose(
                "With the sum sign, and `k` running from 1 to 3, how does one write `w[1,2]*a[1] + w[2,2]*a[2] + w[3,2]*a[3]`?",
                "`sum(w[k,2]*a[k], k)`",
                "What changes from term to term becomes `k`; the 2 stays as it is.",
                {
                    "`sum(w[2,k]*a[k], k)`": "There the second index would run. Which one runs in the three terms?",
                    "`sum(w[k,2], k)*sum(a[k], k)`": "Two sums multiplied have nine products; here are three.",
                    "`sum(w[k,2]*a[2], k)`": "The activations run, too: which one stands in the last term?",
                },
            ),
        ),
    ],
    [
        Question(
            "refresher",
            topic="a matrix times a column",
            given={
                "p": (1, 1, 3, 1),
                "q": (2, 1, 3, 1),
                "r": (3, 4, 6, 1),
                "s": (4, 4, 8, 1),
                "t": (5, 2, 6, 1),
                "u": (6, 3, 7, 1),
            },
            part=Number(
                "A matrix has the rows `= p`, `= q` and `= r`, `= s`. What is the second entry of the matrix times the column `= t`, `= u`?",
                "r*t + s*u",
                {
                    "q*t + s*u": "That goes down a column of the matrix. Go along a row.",
                    "p*t + q*u": "That is the first entry.",
                    "r*t": "Go along the whole row, and add.",
                },
                because="Along the second row and down the column: `= r` times `= t`, and `= s` times `= u`, added.",
            ),
        )
    ],
    [
        Question(
            "forward-pass",
            topic="what a neuron computes",
            given={
                "p": (2, 1, 3, 1),
                "q": (1, 0.5, 1.5, 0.5),
                "r": (0.5, 0.5, 1, 0.25),
                "s": (3, 1, 3, 0.5),
                "t": (2, 0.5, 2, 0.5),
            },
            part=Number(
                "A neuron hears the numbers `= p` and `= -q`, with the weights `= r` and `= s`, and its bias is `= t`. It answers with the "
                "sigmoid `1/(1 + exp(-z))` of what it has added up. What does it say?",
                "sigma(r*p - s*q + t)",
                {
                    "r*p - s*q + t": "That is what it has added up. Now the sigmoid.",
                    "sigma(r*p - s*q)": "no bias",
                    "sigma(r*p + s*q + t)": "The second number is negative.",
                    "exp(-(r*p - s*q + t))": "That is the power of e. One, divided by one plus it?",
                },
                because="It adds up `= r*p - s*q + t`, and there the sigmoid is `= sigma(r*p - s*q + t)`.",
            ),
        ),
        Question(
            "forward-pass",
            topic="what a neuron computes",
            given={
                "p": (1, 0.5, 1.5, 0.5),
                "q": (2, 2, 3, 0.5),
                "r": (2, 1, 2, 0.5),
                "s": (3, 3, 4, 0.5),
                "t": (1, 0.5, 1.5, 0.5),
            },
            part=Number(
                "A neuron hears the numbers `= p` and `= -q`, with the weights `= r` and `= s`, and its bias is `= t`. It answers with what it "
                "has added up where that is positive, and with a tenth of it where it is not. What does it say?",
                "(r*p - s*q + t)/10",
                {
                    "r*p - s*q + t": "That is what it has added up. Is it positive?",
                    "(r*p - s*q)/10": "no bias",
                    "r*p + s*q + t": "The second number is negative.",
                    "0": "So answers another bend, which makes 0 of all that is not positive. This one leaves a tenth.",
                    "-(r*p - s*q + t)/10": "A tenth of a negative number is negative.",
                },
                because="It adds up `= r*p - s*q + t`, which is negative, so a tenth of that.",
            ),
        ),
    ],
    [
        Question(
            "notation",
            topic="the shape of a weight matrix",
            given={"n[0]": (5, 5, 9, 1), "n[1]": (3, 2, 4, 1)},
            part=Shape(
                "A layer of `= n[1]` neurons hears a layer of `= n[0]`. In its weight matrix, rows receive and columns send.",
                "w^1",
                "n[1]",
                "n[0]",
                {"n[0], n[1]": "swapped", "n[1], 1": "One weight for each neuron? Each has one for every sender."},
                because="A row for each neuron that listens, a column for each that is heard.",
            ),
        )
    ],
    [
        Question(
            "cost",
            topic="the slope of the cost, and a step downhill",
            given={"p": (0.4, 0.2, 0.6, 0.1), "q": (1, 1, 2, 0.5), "r": (0.1, 0.1, 0.3, 0.1)},
            part=Number(
                "A network is one bias and nothing else: whatever comes in, it answers with its bias, now `= p`. The cost is the square of the "
                "difference between answer and target, and the target is `= q`. The bias takes one step of gradient descent with the learning "
                "rate `= r`. What is it then?",
                "p - r*2*(p - q)",
                {
                    "p + r*2*(p - q)": "uphill",
                    "p - r*(p - q)": "The slope of a square has a factor 2.",
                    "p - 2*(p - q)": "no rate",
                    "-r*2*(p - q)": "step alone",
                    "2*(p - q)": "That is the slope of the cost. The step goes against it, and the rate says how far.",
                    "p - r*(p - q)^2": "That takes the cost itself for its slope.",
                    "q": "That is where many steps lead. This is the first.",
                },
                because="The cost has the slope `= 2*(p - q)`: it falls as the bias rises, so the bias rises.",
            ),
        )
    ],
    [
        Question(
            "chain-rule",
            topic="the chain rule, over several paths",
            given={"p": (2, 2, 3, 1), "q": (3, 3, 5, 1), "r": (5, 5, 8, 1), "t": (4, 2, 4, 1)},
            part=Number(
                "A push of `u` arrives at `v` `= p` times as large, at `s` `= q` times as large, and nowhere else. A push of `v` arrives at the "
                "cost `= r` times as large; a push of `s` arrives there `= t` times as large and with the sign turned round. By which factor "
                "is a push of `u` multiplied on its way to the cost?",
                "p*r - q*t",
                {
                    "p*r*q*(-t)": "Those are two roads, one beside the other, not one behind the other.",
                    "p*r": "one path",
                    "-q*t": "one path",
                    "p*r + q*t": "The second road turns the push round.",
                    "(p + q)*(r - t)": "Each road keeps its own two factors.",
                },
                because="Along a path multiply; over the paths add.",
            ),
        )
    ],
    [
        Question(
            "four-phases",
            topic="forward once, back once",
            part=Choose(
                "A network has a million weights, and you want the slope of the cost along every one of them, at one sample. How often must "
                "you go through the network?",
                "once forward and once back",
                "The way back finds one number for each neuron, and every slope is a product of two numbers that are then known.",
                {
                    "a million times forward, once for each weight": "That would do, and it asks each weight by itself. They share most of the way.",
                    "once forward": "Forward brings the answer and what leads to it. Who has told the early weights what the cost thinks?",
                    "once for each layer": "The errors of a layer are made from those of the next one, in passing.",
                },
            ),
        ),
        Question(
            "four-phases",
            topic="in which order slopes are found",
            part=Choose(
                "A network of many layers has given its answer. You want the slope of the cost along every weight, and do not want to work "
                "anything out twice. In which order do you go?",
                "from the last layer to the first",
                "What a neuron does to the cost, it does through the neurons that hear it. So each layer waits for the one behind it.",
                {
                    "from the first layer to the last": "A weight of the first layer acts on the cost through all that comes behind it. What would "
                    "you have to know already?",
                    "in any order, one weight after another": "Each could be asked by itself. But early weights and late ones share most of the way to "
                    "the cost.",
                    "first the largest weights, then the smaller ones": "A large weight need not have a large slope, and it does not know its slope "
                    "any sooner.",
                },
            ),
        ),
    ],
    [
        Question(
            "output-error",
            topic="the error of an output",
            given={"p": (0.8, 0.7, 0.9, 0.02), "q": (1, 0, 1, 1)},
            part=Number(
                "An output neuron bends what it has added up with the sigmoid, and answers `= p`. The target is `= q`, the cost the square of the "
                "difference between the two. How fast does the cost rise with what the neuron has added up, before it bends?",
                "2*(p - q)*p*(1 - p)",
                {
                    "2*(p - q)": "So fast it rises with the answer. Between the answer and what was added up lies the bend, and it has a slope.",
                    "p - q": "So it would be with another cost, the cross-entropy, where the slope of the bend cancels.",
                    "(p - q)*p*(1 - p)": "factor 2",
                    "2*(q - p)*p*(1 - p)": "miss turned round",
                    "2*(p - q)*p": "value for slope",
                    "(p - q)^2*p*(1 - p)": "square for slope",
                    "2*(p - q)*exp(-p)/(1 + exp(-p))^2": "You have bent the answer again. It is bent already: the slope of the sigmoid is the answer "
                    "times what is missing to 1.",
                    "p*(1 - p)": "That is the slope of the bend. The cost has one, too.",
                },
                because="Twice the miss, times the slope of the sigmoid where it answers `= p`, which is `= p*(1 - p)`.",
            ),
        )
    ],
    [
        Question(
            "hidden-error",
            topic="the error of a hidden neuron",
            given={"p": (2, 3, 4, 1), "q": (1, 1, 2, 1), "r": (0.5, 0.4, 0.6, 0.05), "s": (0.2, 0.1, 0.25, 0.05)},
            part=Number(
                "Call the slope of the cost along what a neuron adds up (before it bends) its error. A neuron feeds two others, with the weights "
                "`= p` and `= -q`; their errors are `= r` and `= s`. The slope of its own bend is ¼. What is its error?",
                "(p*r - q*s)/4",
                {
                    "p*r - q*s": "That is what comes back along the weights. It has still to pass the neuron's own bend.",
                    "(p*r + q*s)/4": "One of the weights is negative.",
                    "p*r/4": "one path",
                    "(r + s)/4": "Each error comes back as strongly as the weight is.",
                    "(r/p - s/q)/4": "An error comes back with the strength of the weight, not with one divided by it.",
                },
                because="What comes back along the weights it feeds, times its own slope.",
            ),
        )
    ],
    [
        Question(
            "gradients",
            topic="the slope along a weight",
            given={"p": (0.4, 0.2, 0.8, 0.1), "q": (0.5, 0.3, 0.9, 0.1), "r": (3, 2, 4, 0.5)},
            part=Number(
                "A neuron's error (the slope of the cost along what it adds up) is `= -p`. A sender with the activation `= q` reaches it through "
                "the weight `= r`. What is the slope of the cost along that weight?",
                "-p*q",
                {
                    "-p*r": "That goes back to the sender. Turn the weight: how much of it reaches the neuron?",
                    "-p*q*r": "The slope of a product along one factor is the other factor.",
                    "-p": "So it is along the bias.",
                },
                because="Error where it arrives, times activation where it starts.",
            ),
        )
    ],
    [
        Question(
            "risk",
            topic="the mean over samples",
            part=Choose(
                "Two samples want the opposite of an output: their errors there are 1 and −1. The cost is the mean of the samples' costs. What "
                "is the slope along a weight into that output?",
                "one cannot say without what came in through the weight in each sample",
                "Each error is multiplied by its own sample's activation, and only then the mean is taken.",
                {
                    "0, since the errors cancel": "So it is along the bias. Along a weight each error comes with what came in.",
                    "0, if the activations cancel too": "Try the activations 1 and −1: what are the two products?",
                    "the mean of the activations": "They count with the errors, which have opposite signs.",
                },
            ),
        ),
        Question(
            "risk",
            topic="the mean over samples",
            given={"p": (1, 0.5, 1, 0.25), "q": (3, 2.5, 4, 0.5), "r": (2, 1, 2, 0.5), "s": (1, 1, 2, 0.5)},
            part=Number(
                "At an output, two samples have the errors `= p` and `= q`. Through one of its weights comes `= r` with the first sample and "
                "`= -s` with the second. The cost is the mean of the samples' costs. What is its slope along that weight?",
                "(p*r - q*s)/2",
                {
                    "(p + q)/2*(r - s)/2": "product of means",
                    "p*r - q*s": "sum for mean",
                    "(p + q)/2": "So it is along the bias. Along a weight each error comes with what came in.",
                    "(p*r + q*s)/2": "With the second sample a negative number comes in.",
                },
                because="Each error times what came in with its own sample, and then the mean.",
            ),
        ),
    ],
]
