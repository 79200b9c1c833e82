"""The exercises of the chapter output-error: the miss, the slope, and outputs that hear each other."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Formula, Number, Order, Pass, Spot

CHAPTER = "output-error"
WRONG = "say how wrong an output neuron is"
STEEP = "how steep its curve is where it stands"
EACH_OTHER = "outputs that hear each other"

OTHERS = "The target of this one is 0."
OWN = "That is its slope along its own weighted input. Here the second is pushed."
SHRINKS = "The sign: when the second share grows, the others shrink."
HEARS = "It hears the second weighted input, too: shares of 1 cannot grow alone."

ONE = Exercise(
    "ex-output-one",
    CHAPTER,
    "One neuron, two costs",
    WRONG,
    "warm-up",
    given={"a": (0.8, 0.6, 0.9, 0.05), "y": (0, 0, 1, 1)},
    parts=[
        Number(
            "The error with the cost `(a-y)^2`:",
            "2*(a-y)*a*(1-a)",
            {
                "(a-y)*a*(1-a)": "factor 2",
                "2*(a-y)": "no slope",
                "2*(y-a)*a*(1-a)": "miss turned round",
                "2*(a-y)*a": "value for slope",
                "(a-y)^2": "square for slope",
                "(a-y)^2*a*(1-a)": "square for slope",
                "a*(1-a)": "That is the slope of the bend. Where is the miss?",
                "2*a*(1-a)": "That is twice the slope. Where is the miss?",
                "a-y": "That is the plain miss. How does this cost count it, and how much of that passes the bend?",
                "2*(a-y)*sigma(a)*(1-sigma(a))": "You have bent once more: `a` has been through the sigmoid already.",
            },
            because="The miss as the cost counts it, `= 2*(a-y)`, times the slope, `= a*(1-a)`.",
        ),
        Number(
            "The error with the cost `(a-y)^2/2`:",
            "(a-y)*a*(1-a)",
            {
                "2*(a-y)*a*(1-a)": "factor 2",
                "(a-y)*a*(1-a)/2": "The ½ and the 2 of the square cancel each other. Here one "
                "of them is counted again.",
                "a-y": "no slope",
                "(y-a)*a*(1-a)": "miss turned round",
                "(a-y)^2/2": "square for slope",
                "a*(1-a)": "That is the slope of the bend. Where is the miss?",
            },
            because="Half the cost, half of every slope of it. The sign stays.",
        ),
    ],
    hints=[
        "Two stations lie between the weighted input and the cost. What does each multiply by?",
        "The weighted input itself is not needed: a sigmoid neuron that has answered knows its slope, `a*(1-a)`.",
        "The cost counts the miss as `2*(a-y)`, or as `a-y` if ½ stands in front of the square.",
    ],
)

BP1 = Exercise(
    "ex-output-bp1",
    CHAPTER,
    "Over the bend and back",
    STEEP,
    "core",
    parts=[
        Formula(
            "The error of output neuron `j`:",
            "delta[j]",
            "dC/da[j]*dsigma(z[j])",
            {"j": "L", "k": "L"},
            ("da", "z", "a", "y", "sigma", "dsigma", "sum"),
            mistakes={
                "dC/da[j]": "no slope",
                "dC/da[j]*dsigma(a[j])": "slope at a",
                "dC/da[j]*sigma(z[j])": "value for slope",
                "dC/da[j]*dsigma(z[j])^2": "slope twice",
                "dsigma(z[j])": "That is how far a push gets through the bend. What does the cost make of it?",
                "a[j]*dsigma(z[j])": "You used what the neuron says where the cost's answer to it belongs.",
                "dC/da[j]/dsigma(z[j])": "Divided by the slope, a neuron in a flat place would have the largest error of "
                "all. Along a path one multiplies.",
                "(a[j]-y[j])*dsigma(z[j])": "That fits one cost, with its ½. Here nothing is known of the cost but its slopes.",
                "2*(a[j]-y[j])*dsigma(z[j])": "That fits one cost, the miss squared. Here nothing is known of the cost but "
                "its slopes.",
                "2*(a[j]-y[j])*a[j]*(1-a[j])": "That fits one cost and one bend. Here neither is known: leave each its letter.",
                "(a[j]-y[j])*a[j]*(1-a[j])": "That fits one cost, with its ½, and one bend. Here neither is known: leave each its letter.",
                "a[j]-y[j]": "That is the plain miss. How an unknown cost counts it is one thing; how much passes the bend is another.",
                "dC/da[j]*z[j]": "The weighted input is the place on the curve. What counts is how steep the curve is there.",
                "dC/da[j]+dsigma(z[j])": "Over several paths one adds. These two lie on one path, one behind the other.",
                "sum(dC/da[k]*dsigma(z[k]), k)": "That adds up the errors of all outputs. Which outputs hear `z[j]`?",
                "sum(dC/da[k], k)*dsigma(z[j])": "That lets every output hear `z[j]`. These outputs act one by one.",
            },
            because="From `z[j]` one road leads to the cost: over the bend, then through one output.",
        ),
        Formula(
            "How fast the cost rises with what neuron `j` says:",
            "dC/da[j]",
            "delta[j]/dsigma(z[j])",
            {"j": "L"},
            ("delta", "z", "a", "sigma", "dsigma"),
            mistakes={
                "delta[j]": "That is the slope along the weighted input: the bend lies between the two.",
                "delta[j]*dsigma(z[j])": "This goes over the bend a second time in the same direction. You want to come back.",
                "delta[j]/dsigma(a[j])": "slope at a",
                "delta[j]/sigma(z[j])": "value for slope",
                "dsigma(z[j])/delta[j]": "Upside down: which of the two has to be freed of the other?",
                "delta[j]-dsigma(z[j])": "What was multiplied on the way through is not taken out by a difference.",
                "delta[j]/z[j]": "The bend has not multiplied by the place on the curve. By what has it?",
            },
            because="What the bend has multiplied, division takes out again, wherever the slope is not 0.",
        ),
        Choose(
            "For which sigmoid neurons is the division a bad idea?",
            "For those far out on their curve.",
            "There the slope is nearly 0, and the error has all but forgotten the miss. What division brings back is mostly "
            "rounding.",
            {
                "For those with a small miss.": "A small miss makes a small error, but it divides as well as any. What do you "
                "divide by?",
                "For those that say ½.": "There a sigmoid is at its steepest. To divide by ¼ does no harm.",
                "For those whose target is 0.": "The target has had its say in the cost. What do you divide by?",
            },
        ),
    ],
    hints=[
        "Draw the road from `z[j]` to the cost. How many stations are there, if no other output hears `z[j]`?",
        "Along a path multiply: first what the bend does to a push, then what the cost makes of it.",
        "For the second formula, solve the first one for the other factor.",
    ],
)

SIGMOID = Exercise(
    "ex-output-sigmoid",
    CHAPTER,
    "Two bends, written out",
    STEEP,
    "core",
    parts=[
        Formula(
            "The error of a sigmoid output:",
            "delta[j]",
            "2*(a[j]-y[j])*a[j]*(1-a[j])",
            {"j": "L", "k": "L"},
            ("a", "y", "z", "sigma", "dsigma", "exp", "sum"),
            "sigmoid; squared error",
            {
                "(a[j]-y[j])*a[j]*(1-a[j])": "factor 2",
                "2*(y[j]-a[j])*a[j]*(1-a[j])": "miss turned round",
                "a[j]*(1-a[j])": "That is the slope alone. What of the miss?",
                "2*a[j]*(1-a[j])": "That is twice the slope. What of the miss?",
                "a[j]-y[j]": "That is the plain miss. This cost counts it twice, and then it has to pass the bend.",
                "2*(a[j]-y[j])*z[j]": "The weighted input is the place on the curve. What counts is how steep the curve is there.",
                "2*(a[j]-y[j])*(1-a[j]^2)": "That is the slope of tanh. The sigmoid's is another.",
                "2*(a[j]-y[j])": "no slope",
                "2*(a[j]-y[j])*dsigma(a[j])": "slope at a",
                "2*(a[j]-y[j])*a[j]": "value for slope",
                "2*(a[j]-y[j])*a[j]^2*(1-a[j])^2": "slope twice",
                "2*(a[j]-y[j])*(1-a[j])": "Half of the slope is missing: this never flattens on the left.",
                "2*(a[j]-y[j])*a[j]*(1-z[j])": "The neuron's two numbers are mixed: where the sigmoid's slope is written "
                "without `dsigma`, what occurs in it is the activation alone.",
                "2*(a[j]-y[j])*z[j]*(1-z[j])": "That shape of the slope is right for the activation, not for the weighted input.",
                "2*(a[j]-y[j])*y[j]*(1-y[j])": "That is the slope where the neuron should stand. Take it where it stands.",
                "(a[j]-y[j])^2*a[j]*(1-a[j])": "square for slope",
                "2*sum((a[k]-y[k])*a[k]*(1-a[k]), k)": "That adds up the errors of all outputs. Which of them hears `z[j]`?",
            },
            because="Miss and slope, all of it from what was said and what should have been said.",
        ),
        Formula(
            "The error of an output that bends with tanh:",
            "delta[j]",
            "2*(a[j]-y[j])*(1-a[j]^2)",
            {"j": "L"},
            ("a", "y", "z", "sigma", "dsigma", "tanh"),
            "tanh; squared error",
            {
                "2*(a[j]-y[j])*a[j]*(1-a[j])": "That is the sigmoid's slope. Where tanh says 0 and is at its steepest, it "
                "would be 0.",
                "(a[j]-y[j])*(1-a[j]^2)": "factor 2",
                "2*(y[j]-a[j])*(1-a[j]^2)": "miss turned round",
                "1-a[j]^2": "That is the slope alone. What of the miss?",
                "(a[j]-y[j])^2*(1-a[j]^2)": "square for slope",
                "2*(a[j]-y[j])*(1-a[j])": "The square is missing: this would be steepest far out on the left, where tanh is flat.",
                "2*(a[j]-y[j])*(1+a[j]^2)": "The sign in the slope: where tanh says nearly 1 or nearly −1, it is flat.",
                "2*(a[j]-y[j])-a[j]^2": "A bracket is missing: twice the miss multiplies the whole slope, not its 1 alone.",
                "2*(a[j]-y[j])": "no slope",
                "2*(a[j]-y[j])*dsigma(a[j])": "slope at a",
                "2*(a[j]-y[j])*a[j]": "value for slope",
                "2*(a[j]-y[j])*(1-z[j]^2)": "The square in the slope is that of the value, not of the place.",
                "2*(a[j]-y[j])*(1-a[j])^2": "One minus the square is not the square of one minus.",
            },
            because="Change the bend, and of the error only its second factor changes.",
        ),
    ],
    hints=[
        "Start from BP1 and put in what this cost and this bend make of its two factors.",
        "The slope of `(a[j]-y[j])^2` along `a[j]` is twice the miss. The slope of the sigmoid is `a[j]*(1-a[j])`, whichever "
        "neuron it is.",
        "For tanh the first factor stays. The second is 1 minus the square of what the neuron says.",
    ],
)

BENT_TWICE = Exercise(
    "ex-output-bent-twice",
    CHAPTER,
    "Bent twice",
    STEEP,
    "core",
    sets=("disguised mistakes",),
    given={"z": (-3, -3.2, -2, 0.1)},
    parts=[
        Spot(
            "Which line is wrong?",
            {
                "The weighted input is `= z`, so the neuron says `= sigma(z)`.": "This line holds: what the neuron says is the sigmoid of its weighted input.",
                "The target is 1. The cost counts the miss as `= 2*(sigma(z)-1)`.": "This line holds: it is twice the miss, with its sign.",
                "The slope of the sigmoid at what the neuron says, at `= sigma(z)`, is `= dsigma(sigma(z))`.": "It is the sigmoid's slope at that place, and the neuron does not stand there: it stands at its weighted input, on the "
                "way into the bend.",
                "Along a path multiply: the error is the product, `= 2*(sigma(z)-1)*dsigma(sigma(z))`.": "The rule holds and so does the product. Look at what goes into it.",
                "The error is negative, so the weighted input should rise.": "It is so of the right error, too: the sign is not what "
                "went wrong.",
            },
            "The slope of the sigmoid at what the neuron says, at `= sigma(z)`, is `= dsigma(sigma(z))`.",
        ),
        Number(
            "The error:",
            "2*(sigma(z)-1)*dsigma(z)",
            {
                "2*(sigma(z)-1)*dsigma(sigma(z))": "slope at a",
                "2*(sigma(z)-1)": "no slope",
                "(sigma(z)-1)*dsigma(z)": "factor 2",
                "2*(1-sigma(z))*dsigma(z)": "miss turned round",
                "2*(sigma(z)-1)*sigma(z)": "value for slope",
                "dsigma(z)": "That is the slope, and at the right place. Now multiply by the miss of line 2.",
                "2*(1-sigma(z))*dsigma(sigma(z))": "Two things: the slope belongs at the weighted input, and the neuron says too little, so "
                "its error is negative.",
            },
            tolerance=2e-4,
            because="The slope at `= z` is `= dsigma(z)`: the neuron stands far out and hardly moves.",
        ),
        Choose(
            "What would somebody who always works like this never meet?",
            "A saturated neuron.",
            "What a sigmoid neuron says lies between 0 and 1, and there the sigmoid's slope is never below `= dsigma(1)`. "
            "Every neuron looks ready to learn.",
            {
                "An error of the right sign.": "A slope of the sigmoid is positive wherever it is taken, so the sign comes out right.",
                "An error that is too large.": "You have just met one.",
                "A neuron that says too much.": "Miss and sign are treated correctly. Ask what values the wrong slope can have.",
            },
        ),
    ],
    hints=[
        "Each line uses one rule. Say for each which rule it is, and of which of the neuron's two numbers it speaks.",
        "Whoever computes `sigma(z)` and feeds the result to `dsigma` has gone through the bend twice.",
        "For the error, write the slope as `a*(1-a)` with the `a` of the first line.",
    ],
)

WORST = Exercise(
    "ex-output-worst",
    CHAPTER,
    "Where the error turns round",
    WRONG,
    "core",
    given={"p": (0.1, 0.05, 0.25, 0.05), "q": (0.9, 0.6, 0.9, 0.05)},
    parts=[
        *[
            Number(
                f"The error for the answer `{a}`:",
                f"2*({a}-1)*{a}*(1-{a})",
                {
                    f"({a}-1)*{a}*(1-{a})": "factor 2",
                    f"2*({a}-1)": "no slope",
                    f"2*(1-{a})*{a}*(1-{a})": "miss turned round",
                    f"2*{a}*(1-{a})": "That is twice the slope. Where is the miss?",
                    f"({a}-1)^2": "square for slope",
                    f"{a}*(1-{a})": "That is the slope. Where is the miss?",
                    f"{a}-1": "That is the plain miss. How does this cost count it, and how much of that passes the bend?",
                },
            )
            for a in ("p", "q")
        ],
        Number(
            "Of all answers between 0 and 1, the one with the error that is largest in size:",
            "1/3",
            {
                "0": "There the miss is largest, and the slope has gone: the error is 0.",
                "1/2": "There the slope is largest. A little further down the slope is hardly smaller, and the miss is larger.",
                "1/4": "Close. Where is the slope of `p*(1-p)*(1-p)` along `p` equal to 0?",
                "2/3": "That would be the place if the target were 0. Here it is 1.",
                "1": "There the miss is 0, and the error with it.",
                "-8/27": "That is the error there. Which answer has it?",
            },
            because="There the slope of `p*(1-p)*(1-p)` along `p`, which is `(1-p)*(1-3*p)`, is 0.",
        ),
        Choose(
            "“The larger the miss, the larger the error.” For which answers is that so?",
            "For those between the answer with the largest error and 1.",
            "Further down the slope shrinks faster than the miss can grow.",
            {
                "For all of them.": "Compare the error at 0.1 with the one at ½. Which miss is larger?",
                "For those between 0 and the answer with the largest error.": "Go down in that stretch: the miss grows. What "
                "does the error do?",
                "For none.": "Compare 0.9 with ½.",
            },
        ),
    ],
    hints=[
        "Write the error as a function of the answer alone; the target is 1.",
        "For any answer `p` it is `-2*p*(1-p)*(1-p)`. Where a smooth curve is highest or lowest, its own slope is 0.",
        "By the product rule the slope of `p*(1-p)*(1-p)` is `(1-p)*(1-p) - 2*p*(1-p)`. Take `1-p` out.",
    ],
)

PAIR = Exercise(
    "ex-output-pair",
    CHAPTER,
    "Two that should agree",
    WRONG,
    "core",
    given={"a[1]": (0.5, 0.2, 0.5, 0.1), "a[2]": (0.9, 0.65, 0.95, 0.1)},
    parts=[
        Choose(
            "Does BP1 hold here?",
            "Yes: each output hears its own weighted input and no other.",
            "What the cost does with the outputs is its own affair; the first factor takes care of it.",
            {
                "No: the slope along each output depends on the other output.": "It does depend on it. Does BP1 forbid that? "
                "Look at the step of the derivation that uses what outputs are like.",
                "No: there is no target.": "No target occurs in BP1. It asks for the slope of the cost along an output.",
                "Only where the two say the same.": "There both errors are 0. But why should BP1 fail elsewhere?",
            },
        ),
        Number(
            "The error of the first:",
            "2*(a[1]-a[2])*a[1]*(1-a[1])",
            {
                "2*(a[1]-a[2])": "no slope",
                "(a[1]-a[2])*a[1]*(1-a[1])": "factor 2",
                "2*(a[2]-a[1])*a[1]*(1-a[1])": "The sign: when the first says more, does the gap grow or close?",
                "2*(a[1]-a[2])*a[2]*(1-a[2])": "slope elsewhere",
                "2*(a[1]-a[2])*a[1]": "The cost counts the gap twice, and what it makes of it has to pass the bend: there only its slope "
                "counts, `a[1]*(1-a[1])`.",
            },
        ),
        Number(
            "The error of the second:",
            "2*(a[2]-a[1])*a[2]*(1-a[2])",
            {
                "2*(a[2]-a[1])": "no slope",
                "(a[2]-a[1])*a[2]*(1-a[2])": "factor 2",
                "2*(a[1]-a[2])*a[2]*(1-a[2])": "The sign: when the second says more, does the gap grow or close?",
                "2*(a[2]-a[1])*a[1]*(1-a[1])": "slope elsewhere",
                "2*(a[2]-a[1])*a[2]": "value for slope",
                "a[2]-a[1]": "That is the gap alone. How does the cost count it, and how much of that passes the bend?",
            },
            because="Equal and opposite along the outputs, not along the weighted inputs: the steeper one moves more readily.",
        ),
    ],
    hints=[
        "Find how fast the cost rises with each output alone, while the other stands still.",
        "Along `a[1]` the slope of `(a[1]-a[2])^2` is twice the bracket. Along `a[2]` the bracket falls as `a[2]` rises.",
        "Then each goes over its own bend, whose slope is `a[1]*(1-a[1])` for the first.",
    ],
)

WHOLE_SUM = Exercise(
    "ex-output-whole-sum",
    CHAPTER,
    "The whole sum, once",
    EACH_OTHER,
    "core",
    given={"a[1]": (0.2, 0.1, 0.4, 0.05), "a[2]": (0.3, 0.1, 0.4, 0.05)},
    parts=[
        Pass(
            "The way back to the second weighted input:",
            {
                "The third share": [
                    Cell(
                        "a[3]",
                        "1-a[1]-a[2]",
                        {
                            "1-a[1]": "Shares of 1: all three of them add up to 1.",
                            "1-a[2]": "Shares of 1: all three of them add up to 1.",
                        },
                    )
                ],
                "How fast the cost rises with each output": [
                    Cell(
                        "dC/da[1]", "2*a[1]", {"a[1]": "factor 2", "2*(a[1]-1)": OTHERS, "a[1]^2": "square for slope"}
                    ),
                    Cell(
                        "dC/da[2]",
                        "2*(a[2]-1)",
                        {
                            "a[2]-1": "factor 2",
                            "2*(1-a[2])": "miss turned round",
                            "2*a[2]": "The target of the second is 1.",
                            "(a[2]-1)^2": "square for slope",
                        },
                    ),
                    Cell(
                        "dC/da[3]", "2*a[3]", {"a[3]": "factor 2", "2*(a[3]-1)": OTHERS, "a[3]^2": "square for slope"}
                    ),
                ],
                "How fast the outputs rise with the second weighted input": [
                    Cell(
                        "p", "-a[1]*a[2]", {"a[1]*(1-a[1])": OWN, "a[1]*a[2]": SHRINKS, "0": HEARS}, meaning="output 1"
                    ),
                    Cell(
                        "q",
                        "a[2]*(1-a[2])",
                        {
                            "-a[2]*a[2]": "That is the rule for the weighted input of another. This one is its own.",
                            "a[2]": "value for slope",
                            "1-a[2]": "That is one factor of the slope. The other is missing.",
                        },
                        meaning="output 2",
                    ),
                    Cell(
                        "r", "-a[3]*a[2]", {"a[3]*(1-a[3])": OWN, "a[3]*a[2]": SHRINKS, "0": HEARS}, meaning="output 3"
                    ),
                ],
                "The error of the second": [
                    Cell(
                        "delta[2]",
                        "dC/da[1]*p + dC/da[2]*q + dC/da[3]*r",
                        {
                            "dC/da[2]*q": "only the diagonal",
                            "a[2]-1": "That is the plain miss, the error if the cost were the cross-entropy. "
                            "Here the cost is another.",
                            "2*(a[2]-1)": "That is how fast the cost rises with the second output. From its weighted "
                            "input, three roads lead on.",
                            "p+q+r": "Along each road there are two factors. And these three "
                            "add up to 0: what one share gains, the others lose.",
                        },
                    )
                ],
            },
            because="Three roads, three products. BP1 would have kept the middle one alone.",
        ),
        Choose(
            "What would BP1, the middle product alone, have left out?",
            "What the other two shares lose when the second grows.",
            "They stand too high, so it is a gain that they shrink, and it belongs to the error of the second.",
            {
                "Nothing that counts: the other two have errors of their own.": "They have, along their own weighted inputs. You "
                "pushed the second. Whose outputs moved?",
                "The bends of the other two neurons.": "A softmax has no bends of single neurons. What moves when the second weighted "
                "input is pushed?",
                "The misses of the other two, which pull the other way.": "Look at the signs of your three products.",
            },
        ),
    ],
    hints=[
        "An output whose target is 0 has its whole share as its miss.",
        "When you push the second weighted input, the second share grows with the slope `a[2]*(1-a[2])`, and each other one, `a[k]`, "
        "with `-a[k]*a[2]`: it shrinks.",
        "Along each of the three roads multiply, then add: the first product is `= 2*a[1]*(-a[1]*a[2])`.",
    ],
)

SHARES = Exercise(
    "ex-output-shares",
    CHAPTER,
    "Shares of 1",
    EACH_OTHER,
    "hard",
    given={"p": (2, 2, 13, 1)},
    parts=[
        Formula(
            "(a) To begin with, how fast the cost rises with one output:",
            "dC/da[k]",
            "-y[k]/a[k]",
            {"k": "L"},
            ("a", "y", "z", "ln", "exp", "sum"),
            "softmax, cross-entropy",
            {
                "y[k]/a[k]": "The sign: the more this output says, the less the cost.",
                "a[k]-y[k]": "That is where you are going, the slope along the weighted input. Here it is the one along the output.",
                "-1/a[k]": "The logarithm has its slope, the target is gone.",
                "1/a[k]": "That is the slope of the logarithm. What stands before it in the cost?",
                "-y[k]*a[k]": "The slope of the logarithm falls where its number grows: 1 is divided by it.",
                "-y[k]*(1-a[k])": "That goes one station too far, to the weighted input, and there it forgets all other outputs.",
                "-y[k]": "The logarithm is gone. How steep is it at this output?",
                "-y[k]*ln(a[k])": "square for slope",
                "-ln(a[k])": "That is the cost itself where the target is 1.",
            },
            because="The slope of the logarithm, times the target, with the minus of the cost.",
        ),
        Order(
            "Now the way from the sum to the plain miss, every line equal to the one before it:",
            {
                "Over the roads, add: for each output `k`, `dC/da[k]` times the slope of `a[k]` along `z[j]`.": "The sum over the roads comes first.",
                "Put in the cost: `-y[k]/a[k]` times the slope of `a[k]` along `z[j]`, summed over `k`.": "Before a slope can be put into the sum, the sum must be there.",
                "Put in the softmax, both its slopes at once: `sum(-y[k]/a[k]*a[k]*([k=j]-a[j]), k)`.": "In this line the slope of the cost is written out already. Where does that happen?",
                "What is above and below cancels: `sum(-y[k]*([k=j]-a[j]), k)`.": "One `a[k]` comes from the softmax, the other from the cost. Are both there yet?",
                "Take the bracket apart; of its first half one term is left: `-y[j] + a[j]*sum(y[k], k)`.": "Here no `a[k]` is left beside the bracket. What has become of it?",
                "All targets add up to 1: `-y[j] + a[j]`.": "Where does the sum of the targets stand alone, so that 1 may be put in its place?",
            },
            because="The logarithm divides by what the softmax multiplies with. That is why the two go together.",
        ),
        Number(
            "(b) The weighted inputs are 0, 0 and `ln(p)`. The output of the first neuron:",
            "1/(2+p)",
            {
                "0": "Its power of e is 1, not 0.",
                "1/3": "The third neuron speaks louder than the first two: what is its power of e?",
                "1/2": "That is what a sigmoid would say, alone. A softmax shares with the others.",
                "1/(2+exp(p))": "The power of a logarithm is the number itself: `exp(ln(p))` is `p`.",
                "1/(2+ln(p))": "The third weighted input must become a power, too.",
            },
        ),
        Number(
            "The error of the second, whose target is 1:",
            "1/(2+p)-1",
            {
                "1/(2+p)": "That is what it says. What should it have said?",
                "1-1/(2+p)": "miss turned round",
                "(1/(2+p)-1)*1/(2+p)*(1-1/(2+p))": "slope kept",
            },
        ),
        Number(
            "The error of the third:",
            "p/(2+p)",
            {
                "0": "only the diagonal",
                "p/(2+p)-1": "The target of this one is 0.",
                "p/(2+p)*p/(2+p)*(1-p/(2+p))": "slope kept",
            },
            because="It took a share that belonged to another, and it hears of it.",
        ),
        Choose(
            "(c) The same small number is added to all three weighted inputs. What does the cost do?",
            "It stays as it is.",
            "The errors add up to 0, because outputs and targets both add up to 1.",
            {
                "It falls: the second output should grow, and it does.": "Can a share grow while all others grow, too?",
                "It rises: two outputs are too large already.": "Can shares of 1 all become larger?",
                "That depends on the target.": "Add the errors up, for any target. What do you find?",
            },
        ),
    ],
    hints=[
        "For (a), put the slope of the cost and those of the outputs into the sum. `a[k]*([k=j]-a[j])` is both slopes in one: the "
        "bracket `[k=j]` is 1 in the term with `k = j`, and 0 in all others.",
        "The power of a logarithm is the number itself, so the three powers are 1, 1 and `p`. Divide each by their sum.",
        "For (c): a small push of each weighted input moves the cost by its error times the push.",
    ],
)

CAUTIOUS = Exercise(
    "ex-output-cautious",
    CHAPTER,
    "A cautious program",
    EACH_OTHER,
    "core",
    sets=("disguised mistakes",),
    given={"a": (0.05, 0.04, 0.1, 0.005)},
    parts=[
        Formula(
            "(a) What should stand there?",
            "delta[j]",
            "a[j]-y[j]",
            {"j": "L", "k": "L"},
            ("a", "y", "z", "exp", "ln", "sum"),
            "softmax, cross-entropy",
            {
                "(a[j]-y[j])*a[j]*(1-a[j])": "slope kept",
                "y[j]-a[j]": "miss turned round",
                "2*(a[j]-y[j])": "The 2 comes from a square, and there is none in this cost.",
                "-y[j]/a[j]": "That is the slope of the cost along the output. From the weighted input it is one station more.",
                "-y[j]*(1-a[j])": "only the diagonal",
                "a[j]": "So it is for outputs whose target is 0. And the others?",
                "a[j]-1": "So it is for an output whose target is 1. And the others?",
                "a[j]*(1-a[j])": "That is the slope of an output along its own weighted input. Where is the target?",
                "(a[j]-y[j])*a[j]": "Half of the slope is gone. What did the other half do there?",
                "(a[j]-y[j])/(a[j]*(1-a[j]))": "The program multiplies by the slope, you divide by it. The right line has neither.",
                "-y[j]*ln(a[j])": "square for slope",
                "-ln(a[j])": "That is the cost itself where the target is 1.",
                "-1/a[j]": "That is the slope of the cost along an output whose target is 1. From the weighted input it is one "
                "station more.",
                "sum(a[k]-y[k], k)": "All errors added, and that is always 0: outputs and targets both add up to 1.",
            },
            because="The slope of the logarithm has divided by the activation already; nothing flat is left.",
        ),
        Number(
            "(b) An output says `a`, and its target is 1. The program's error, divided by the right one:",
            "a*(1-a)",
            {
                "(a-1)*a*(1-a)": "That is the program's error itself.",
                "1/(a*(1-a))": "Upside down: the program's error is the smaller one.",
                "a-1": "That is the right error.",
                "a": "value for slope",
                "1-a": "That is one factor of the slope. The other is missing.",
                "-a*(1-a)": "Both errors are negative. What sign has their quotient?",
            },
            tolerance=1e-4,
            because="It learns this from a small fraction of the error that is due.",
        ),
        Choose(
            "(c) Which outputs does the program teach least, compared with what is right?",
            "Those that say nearly 0 or nearly 1.",
            "The surer a wrong output is, the less it is told, and that is what cross-entropy had mended.",
            {
                "Those that say ½.": "Put ½ into the factor of (b). Can it be larger anywhere?",
                "Those whose target is 0.": "The factor of (b) knows nothing of the target.",
                "None: all errors are too small alike.": "If they were, a larger learning rate would mend the program. Work the "
                "factor out for two answers.",
            },
        ),
    ],
    hints=[
        "Every weighted input of a softmax is heard by every output. Does the slope of one S-curve say that?",
        "What is the chapter's equation for softmax and cross-entropy? Compare factor by factor.",
        "Divide one by the other: the miss cancels, and what is left depends on the answer alone.",
    ],
)

COUPLED = Exercise(
    "ex-output-coupled",
    CHAPTER,
    "Everyone hears everyone",
    EACH_OTHER,
    "hard",
    parts=[
        Formula(
            "(a) The error of output neuron `j`:",
            "delta[j]",
            "sum(dC/da[k]*a[k]*([k=j]-a[j]), k)",
            {"j": "L", "k": "L"},
            ("da", "a", "y", "z", "exp", "sum"),
            "softmax",
            {
                "dC/da[j]*a[j]*(1-a[j])": "only the diagonal",
                "dC/da[j]": "no slope",
                "a[j]-y[j]": "That needs the cross-entropy. Here the cost may be any.",
                "sum(a[k]*([k=j]-a[j]), k)": "The cost is missing. Without it the outputs' moves add up to 0, as shares of 1 must.",
                "dC/da[j]*sum(a[k]*([k=j]-a[j]), k)": "All outputs get the slope of one, and then their moves add up to 0.",
                "sum(dC/da[k]*a[j]*([k=j]-a[j]), k)": "The factor before the bracket belongs to the output that moves, not to the one "
                "that is pushed.",
                "sum(dC/da[k]*a[k]*a[j], k)": "The sign, and more: the others shrink, and one output, neuron `j` itself, grows.",
                "dC/da[j]*a[j]-sum(dC/da[k]*a[k], k)": "The bracket is taken apart too soon: its second half has a factor `a[j]`, too.",
                "sum(dC/da[k]*a[k]*(1-a[j]), k)": "The bracket has become 1 for every output. Only one output is neuron `j` itself.",
                "sum(dC/da[k]*([k=j]-a[j]), k)": "An output that says nothing cannot shrink: its own activation is missing.",
                "-sum(dC/da[k]*a[k]*a[j], k)": "That is how all outputs shrink. One of them also grows.",
                "sum(dC/da[k]*a[k]*([k=j]+a[j]), k)": "The sign: when one share grows, the others shrink.",
                "sum(dC/da[k]*a[k]*([k=j]-a[k]), k)": "The last activation belongs to the neuron that is pushed.",
                "sum(dC/da[k], k)*a[j]*(1-a[j])": "All outputs get the slope of one. The others' slopes differ, and have the "
                "other sign.",
                "sum(dC/da[k]*a[k], k)*(1-a[j])": "The bracket has become 1 for every output. Only one output is neuron `j` itself.",
            },
            because="Each output's say in the cost, times what a push of `z[j]` does to that output, over all outputs.",
        ),
        Choose(
            "(b) A cost rises equally fast with every output: all `dC/da[k]` are the same number. What are the errors?",
            "All 0.",
            "Shares of 1 cannot all grow. What one gains the others lose, and this cost does not care who has it.",
            {
                "All the same, and not 0.": "Put the common number in front of your sum. What is the sum of the outputs?",
                "Each that number, times the output's slope along its own weighted input.": "That counts one output alone. The others "
                "shrink when it grows, and the cost hears of them as well.",
                "That depends on the outputs.": "Put the common number in front of your sum, and see what is left of the outputs.",
            },
        ),
    ],
    hints=[
        "Begin with the sum over all outputs, before any step that lets outputs act one by one.",
        "Put the slope that the exercise gives into the sum. What has no `k` may stand outside, nothing else.",
        "Written out it is `a[j]*(dC/da[j] - sum(dC/da[k]*a[k], k))`, which you may also type.",
    ],
)

EXERCISES = [ONE, BP1, SIGMOID, BENT_TWICE, WORST, PAIR, WHOLE_SUM, CAUTIOUS, SHARES, COUPLED]
