"""One small exercise of each kind, for the tests of the widget that asks them; none is in the book.

SAMPLES["Choose"]        an Exercise with one part of that kind
several()                an Exercise of three parts
"""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Number, Order, Pass, Predict, Shape, Spot

HINTS = ["The error comes back along `w[2,1]`.", "It is `w[2,1]*delta[2]`, so `= w[2,1]*delta[2]`."]
GIVEN = {"w[2,1]": (0.5, -2, 2, 0.5), "delta[2]": (0.8, 0.2, 1.4, 0.2), "s": 0.25}


def sample(label, *parts, given=None, net="", level="core", hints=("Look at the arrows.", "There is one.")):
    return Exercise(
        label,
        chapter="hidden-error",
        title="Two roads",
        objective="compute",
        level=level,
        parts=list(parts),
        hints=list(hints),
        given=given or {},
        net=net,
    )


CHOOSE = Choose(
    "What does a hidden neuron hear from the neuron that it feeds?",
    right="Its error `delta[k]`, times the weight `w[k,j]` between them.",
    because="An error comes back with the strength of the weight.",
    wrong={
        "Its activation `a[k]`, times the weight `w[k,j]`.": "The activation goes forward; what comes back is an error.",
        "Its error `delta[k]`, divided by the weight `w[k,j]`.": "That would undo the weight: a weak road would "
        "carry much. Push the neuron a little and follow what reaches the neuron it feeds, in which proportion.",
        "Nothing, unless the cost is 0.": "A cost of 0 is the one case where there is nothing to hear.",
    },
)
NUMBER = Number(
    "What is the error of the hidden neuron?",
    answer="w[2,1]*delta[2]*s",
    mistakes={"w[2,1]*delta[2]": "no slope", "delta[2]*s": "The weight `w[2,1]` is missing."},
    because="The share `= w[2,1]*delta[2]` passes one bend.",
)
SHAPE = Shape(
    "Which shape has the matrix?",
    of="w^2",
    rows="n[2]",
    columns="n[1]",
    mistakes={"n[1], n[1]": "Both numbers are those of layer 1."},
    because="A row for each neuron that receives.",
)
ORDER = Order(
    "Put the steps of one round in order.",
    {
        "Run the forward pass and keep every `z^l[j]`.": "",
        "Compare the answer with the target.": "There is no answer to compare yet.",
        "Carry the errors back, `delta^L` first.": "There is no error yet: the answer has met no target.",
        "Take the step in all weights.": "The way back still needs the old weights.",
    },
    because="The way back needs what the way forward has left.",
)
SPOT = Spot(
    "One line is wrong. Which?",
    {
        "`a[1]` = `sigma(z[1])`": "This one holds: the neuron bends what it weighs.",
        "`dC/da[1]` = `w[2,1]*delta[2]`": "This one holds: the error comes back along the weight.",
        "`delta[1]` = `dC/da[1]`": "Between `a[1]` and `z[1]` lies the bend: `dsigma` is missing.",
    },
    wrong="`delta[1]` = `dC/da[1]`",
)
PREDICT = Predict(
    "Raise the weight `w^3[1,1]` by 0.5. The cost …",
    moved="w^3[1,1]",
    by=0.5,
    watched="C",
    replies={
        "rises": "The answer grows by `a^2[1]` times the move, towards the target.",
        "falls": "More of `a^2[1]` reaches the answer, which was too small.",
        "stays": "The weight is in use: `a^2[1]` is not 0.",
    },
    beside=("a^3[1]", "delta^3[1]"),
)
PASS = Pass(
    "Fill the sheet.",
    {
        "Forward": [
            Cell("z^1[1]", "w^1[1,1]*x[1] + b^1[1]", {"w^1[1,1]*x[1]": "no bias"}),
            Cell("a^1[1]", "1/(1 + exp(-z^1[1]))", {"z^1[1]": "That is what arrives; the bend is missing."}),
        ],
        "Errors": [
            Cell(
                "delta^1[1]",
                "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*a^1[1]*(1 - a^1[1])",
                {"w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2]": "no slope"},
            )
        ],
        "Slopes": [Cell("dw^1[1,1]", "delta^1[1]*x[1]"), Cell("db^1[1]", "delta^1[1]")],
    },
    because="Every slope of layer 1 is an error times what came in.",
)

SAMPLES = {
    "Choose": sample("ex-test-choose", CHOOSE, level="warm-up"),
    "Number": sample("ex-test-number", NUMBER, given=GIVEN, hints=HINTS),
    "Shape": sample("ex-test-shape", SHAPE, given={"n[1]": (2, 2, 4, 1), "n[2]": (3, 5, 8, 1)}),
    "Order": sample("ex-test-order", ORDER),
    "Spot": sample("ex-test-spot", SPOT),
    "Predict": sample("ex-test-predict", PREDICT, net="1-2-2-1"),
    "Pass": sample("ex-test-pass", PASS, net="1-2-2-1", given={"x[1]": (0.5, -1, 1, 0.5)}, level="hard"),
}


def several():
    return sample("ex-test-several", CHOOSE, NUMBER, SPOT, given=GIVEN, hints=HINTS, level="hard")
