"""The exercises of the chapter cost: how wrong, how fast that changes, and how far a slope can be trusted."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Predict, Spot

WRONG = "say how wrong a network is in one number"
BLAME = "say how strongly that number answers to each weight"
STEP = "move a weight in the right direction"

OUTPUTS = Exercise(
    "ex-cost-outputs",
    "cost",
    "Two outputs, two misses",
    WRONG,
    "warm-up",
    given={
        "a[1]": (0.3, 0.1, 0.3, 0.05),
        "y[1]": (0.8, 0.85, 1.0, 0.05),
        "a[2]": (0.6, 0.65, 0.75, 0.05),
        "y[2]": (0.4, 0.4, 0.45, 0.05),
    },
    parts=[
        Number(
            "The cost:",
            answer="(a[1] - y[1])^2 + (a[2] - y[2])^2",
            mistakes={
                "((a[1] - y[1])^2 + (a[2] - y[2])^2)/2": "factor 2",
                "(a[1] - y[1] + a[2] - y[2])^2": "First square, then add: as it is, one miss makes up for the other.",
                "a[1] - y[1] + a[2] - y[2]": "The squares are missing: as it is, one miss makes up for the other.",
                "y[1] - a[1] + a[2] - y[2]": "These are the distances. Each is squared before they are added.",
                "(a[1] - y[1])^2 - (a[2] - y[2])^2": "Both misses cost something: too much as well as too little.",
                "(a[1] - y[1])^2": "Only the first output is counted.",
                "(a[2] - y[2])^2": "Only the second output is counted.",
                "exp(ln((a[1] - y[1])^2 + (a[2] - y[2])^2)/2)": "That is the distance between answer and target. The cost is its "
                "square.",
                "2*(a[1] - y[1])^2 + 2*(a[2] - y[2])^2": "Twice too large: no 2 stands before the squares. It comes down in the "
                "slope.",
            },
            because="Too much and too little both cost; squared, they cannot cancel.",
        ),
        Number(
            "The slope of the cost along `a[1]`:",
            answer="2*(a[1] - y[1])",
            mistakes={
                "2*(y[1] - a[1])": "miss turned round",
                "a[1] - y[1]": "factor 2",
                "y[1] - a[1]": "Two things: the miss is the answer minus the target, and there is no ½.",
                "(a[1] - y[1])^2": "That is what this miss costs, not how fast the cost changes.",
                "(a[1] - y[1])^2 + (a[2] - y[2])^2": "square for slope",
                "2*(a[1] - y[1] + a[2] - y[2])": "The other output stands still while this one moves: its term does not change.",
                "2*a[1]": "The target is missing. It stands still, but it stands inside the square.",
            },
            because="Negative: let this output grow, and the cost falls.",
        ),
        Number(
            "The slope of the cost along `a[2]`:",
            answer="2*(a[2] - y[2])",
            mistakes={
                "2*(y[2] - a[2])": "miss turned round",
                "a[2] - y[2]": "factor 2",
                "y[2] - a[2]": "Two things: the miss is the answer minus the target, and there is no ½.",
                "(a[2] - y[2])^2": "That is what this miss costs, not how fast the cost changes.",
                "2*(a[1] - y[1] + a[2] - y[2])": "The other output stands still while this one moves: its term does not change.",
                "2*a[2]": "The target is missing. It stands still, but it stands inside the square.",
            },
            because="Positive: let this output grow, and the cost grows.",
        ),
        Choose(
            "You may lower one of the two answers by a tiny bit. Which one?",
            right="The second.",
            because="Its slope is positive, so lowering it lowers the cost; that it misses by less is no matter.",
            wrong={
                "The first: it misses by more.": "It misses by more, but on which side? Look at the sign of its slope.",
                "Either: a smaller answer costs less.": "Not a smaller answer costs less, but one that is nearer to its "
                "target.",
            },
        ),
    ],
    hints=[
        "One term for each output. Which of the two terms changes when one output moves?",
        "A miss is the answer minus the target, with its sign. The slope of a square is twice what is squared; where a slope is "
        "positive, less of the output costs less.",
        "The misses are `= a[1] - y[1]` and `= a[2] - y[2]`. Squared and added they make the cost; doubled, each is a slope.",
    ],
)

LARGEST = Exercise(
    "ex-cost-largest",
    "cost",
    "Too large?",
    BLAME,
    "core",
    net="1-2-2-1",
    parts=[
        Number(
            "The weight 2.0 becomes 1.9. The change of the cost, estimated from the slope:",
            answer="-0.1*dC/dw^2[1,2]",
            mistakes={
                "0.1*dC/dw^2[1,2]": "The sign: the weight is lowered. And the slope is negative, too.",
                "dC/dw^2[1,2]": "That is the slope. How far does the weight move?",
                "-dC/dw^2[1,2]": "That is the slope, turned round. How far does the weight move?",
                "-0.1": "That is how far the weight moves. How does the cost answer?",
                "1.9*dC/dw^2[1,2]": "The slope is multiplied by the move, not by where the weight ends.",
                "C - 0.1*dC/dw^2[1,2]": "That is the new cost, as the slope promises it. Asked is the change.",
                "C + 0.1*dC/dw^2[1,2]": "That would be the new cost if the weight were raised. It is lowered, and asked is the change.",
                "-0.1*w^2[1,2]": "value for slope",
                "(w^3[1,1]*sigma(z^2[1] - 0.1*a^1[2]) + w^3[1,2]*a^2[2] + b^3[1] - y[1])^2 - C": "That is the true change, by a second forward pass. Slope times move comes close to it, and needs no forward "
                "pass.",
                "(w^3[1,1]*sigma(z^2[1] - 0.1*a^1[2]) + w^3[1,2]*a^2[2] + b^3[1] - y[1])^2": "That is the true new cost. Asked is the change, and slope times move is enough for it.",
                "(w^3[1,1]*sigma(z^2[1] + 0.1*a^1[2]) + w^3[1,2]*a^2[2] + b^3[1] - y[1])^2 - C": "That is what the chapter measured for a nudge upwards. Here the weight is lowered, and the slope is to say how "
                "much that does.",
                "C - (w^3[1,1]*sigma(z^2[1] + 0.1*a^1[2]) + w^3[1,2]*a^2[2] + b^3[1] - y[1])^2": "You turned the nudge of the chapter's table round. That is near, but a valley does not rise and fall alike: "
                "take the slope.",
            },
            tolerance=5e-4,
            because="The cost rises. The weight was large, and still not large enough.",
        ),
        Predict(
            "The weight −1.4 in layer 3 rises by 0.1. The cost …",
            moved="w^3[1,2]",
            by=0.1,
            watched="C",
            beside=("dC/dw^3[1,2]", "a^3[1]"),
            replies={
                "rises": "Its slope has a minus: what does the cost do when the weight rises?",
                "falls": "The slope along it is negative: the last neuron takes away less, and the answer comes nearer to its "
                "target.",
                "stays": "Only a weight whose slope is 0 can be moved a little at no cost.",
            },
        ),
        Predict(
            "Instead, the weight −1.4 in layer 2 rises by 0.1. The cost …",
            moved="w^2[2,2]",
            by=0.1,
            watched="C",
            beside=("dC/dw^2[2,2]", "a^2[2]", "a^3[1]"),
            replies={
                "rises": "The slope along it is positive: neuron 2 of layer 2 speaks louder, and what it says is taken away.",
                "falls": "It is the same value and the same move as before, but on another road to the answer. Look up its "
                "slope.",
                "stays": "Only a weight whose slope is 0 can be moved a little at no cost.",
            },
        ),
    ],
    hints=[
        "Find the three weights in the table of slopes. Their values have no say here.",
        "Slope times move. The weight 2.0 has the slope `= dC/dw^2[1,2]` and moves by −0.1.",
    ],
)

TURNED = Exercise(
    "ex-cost-turned",
    "cost",
    "The target first",
    BLAME,
    "core",
    parts=[
        Formula(
            "The slope of this cost along one output:",
            left="dC/da[j]",
            answer="2*(a[j] - y[j])",
            where={"j": "L", "k": "L"},
            conditions="squared error",
            uses=("a", "y", "sum"),
            mistakes={
                "2*(y[j] - a[j])": "The sign: the output stands in the bracket with a minus, and that comes down with the 2.",
                "a[j] - y[j]": "factor 2",
                "y[j] - a[j]": "Two things: the output stands in the bracket with a minus, which comes down too; and there is no ½.",
                "(a[j] - y[j])^2": "square for slope",
                "sum((a[k] - y[k])^2, k)": "square for slope",
                "sum(2*(a[k] - y[k]), k)": "The other outputs stand still while this one moves: only one term of the sum is left.",
                "sum(2*(y[k] - a[k]), k)": "The other outputs stand still while this one moves. And the sign: the output stands in the "
                "bracket with a minus.",
                "2*max(a[j] - y[j], y[j] - a[j])": "A slope has a sign: too much and too little are not mended in the same direction.",
                "max(a[j] - y[j], y[j] - a[j])": "A slope has a sign: too much and too little are not mended in the same direction.",
                "2*a[j]": "The target is missing. It stands still, but it stands inside the square.",
                "2*(a[j] - y[j])^2": "`p^2` has the slope `2*p`: the 2 comes down, and no square is left.",
                "-2*(a[j] - y[j])^2": "`p^2` has the slope `2*p`: the 2 comes down, and no square is left.",
                "2*a[j] - y[j]": "A bracket got lost: the 2 doubles the whole miss.",
                "a[j] - 2*y[j]": "A bracket got lost: the 2 doubles the whole miss.",
                "-2*y[j] - a[j]": "A bracket got lost: what comes down multiplies the whole miss.",
                "2*y[j] - a[j]": "A bracket got lost: the 2 doubles the whole miss. And the sign wants another look.",
                "-2*a[j]": "The target is missing. It stands still, but it stands inside the square. And the sign wants another look.",
            },
            because="The same cost, so the same slope: squares do not mind which way round you subtract, and slopes must agree.",
        )
    ],
    hints=[
        "Is this another cost than the chapter's, for any answer and any target? What does that say about its slopes?",
        "The slope of `p^2` is `2*p`, here with the target minus the output in place of `p`; but `p` falls when the output "
        "rises.",
    ],
)

DOWNHILL = Exercise(
    "ex-cost-step",
    "cost",
    "What the arrow says",
    STEP,
    "core",
    parts=[
        Formula(
            "The weight after one step of gradient descent:",
            left="w[j,k]",
            answer="w[j,k] - eta*dC/dw[j,k]",
            where={"j": "l", "k": "l-1"},
            conditions="step",
            uses=("w", "eta", "dw", "db", "C"),
            mistakes={
                "w[j,k] + eta*dC/dw[j,k]": "uphill",
                "w[j,k] - dC/dw[j,k]": "no rate",
                "w[j,k] + dC/dw[j,k]": "Two things: this climbs, and the learning rate is missing.",
                "-eta*dC/dw[j,k]": "step alone",
                "eta*dC/dw[j,k]": "Two things: where the weight stands is missing, and a step goes against the slope.",
                "dC/dw[j,k]": "That is the slope alone. Where does the weight stand, and how long is its step?",
                "-dC/dw[j,k]": "That is the way downhill alone. Where does the weight stand, and how long is its step?",
                "w[j,k] - 0.1*dC/dw[j,k]": "That is one choice of the learning rate. Write it as a letter.",
                "w[j,k] - eta": "The learning rate is not the whole step: how steep is it where the weight stands?",
                "w[j,k] - eta*w[j,k]": "value for slope",
                "w[j,k] - eta*C": "That is the cost itself, not how fast it changes.",
                "w[j,k] - eta*dC/db[j]": "That is the slope along the bias. A weight moves along its own slope.",
                "w[j,k] - dC/dw[j,k]/eta": "The slope is multiplied by the learning rate: a small rate makes a small step.",
                "eta*(w[j,k] - dC/dw[j,k])": "The learning rate scales the step, not the weight.",
            },
            because="Where it stands, minus a small part of its slope.",
        ),
        Choose(
            "Another text measures how right a network is, by minus our cost, and its step has a plus: weight plus learning rate "
            "times the slope of that. Compare the steps.",
            right="They are the same steps.",
            because="It climbs what is our cost upside down. The two minus signs cancel; "
            "“downhill” means nothing until you say of what.",
            wrong={
                "They are the opposite steps.": "The sign before the step is the opposite. What about the sign of the slope?",
                "They go the same way, but are not of the same length.": "Both slopes have the same size, and so "
                "have both learning rates. What could make the lengths differ?",
                "They go to the same weights by another road.": "Compare a single step: what is subtracted here, and what is "
                "added there?",
            },
        ),
    ],
    hints=[
        "Three things belong in it: where the weight stands, which way it goes, and how far.",
        "The slope points uphill, so it is subtracted; how much of it, the learning rate says. For the second question write "
        "the slope of `-C` beside the slope of `C`.",
    ],
)

BIAS = Exercise(
    "ex-cost-bias",
    "cost",
    "To the bottom in one step",
    STEP,
    "core",
    net="1-2-2-1",
    given={"y[1]": (1.0, -0.9, 1.85, 0.25)},
    parts=[
        Number(
            "The bias `b^3[1]` at which the cost is least, if nothing else moves:",
            answer="b^3[1] + y[1] - a^3[1]",
            mistakes={
                "y[1] - a^3[1]": "That is how far the bias has to go. Where does it arrive?",
                "a^3[1] - b^3[1]": "That is what everything else adds up to. What must the bias add to it?",
                "b^3[1] - 2*(a^3[1] - y[1])": "That is one step with a learning rate of 1: as far beyond the bottom as you began "
                "before it.",
                "b^3[1] - y[1] + a^3[1]": "The wrong way: this makes the miss twice as large.",
                "y[1]": "The answer has to be the target. The bias is not the whole answer.",
                "0": "So small the cost becomes. Where does the bias stand then?",
            },
            because="There the answer is the target, and the cost is 0.",
        ),
        Number(
            "The learning rate that takes it there in a single step:",
            answer="1/2",
            mistakes={
                "y[1] - a^3[1]": "That is the length of the step. It is the learning rate times the slope, with a minus.",
                "a^3[1] - y[1]": "That is the length of the step. It is the learning rate times the slope, with a minus.",
                "2*(y[1] - a^3[1])": "That is the slope, but for its sign. The step must be as long as the bias has to go.",
                "2*(a^3[1] - y[1])": "That is the slope. The step must be as long as the bias has to go.",
                "(b^3[1] + y[1] - a^3[1])/(2*(y[1] - a^3[1]))": "You divided where the bias arrives by the slope. Divide how far it "
                "has to go.",
                "1.0": "With this one the bias goes too far: as far beyond the bottom as it began before it.",
                "2.0": "The other way round: the slope is twice the step, not half of it.",
                "-1/2": "The minus is in the rule of the step already.",
            },
            because="The slope is twice the miss, whatever the target; half of that is the miss.",
        ),
    ],
    hints=[
        "The answer is this bias plus something that does not depend on it. How large is that something?",
        "The answer without the bias is `= a^3[1] - b^3[1]`. Where the cost is least, the answer is the target.",
        "The bias must move by `= y[1] - a^3[1]`, and the slope of the cost along it is `= 2*(a^3[1] - y[1])`.",
    ],
)

GROUPS = Exercise(
    "ex-cost-half",
    "cost",
    "Half a cost, half a step",
    STEP,
    "core",
    given={"eta": (0.1, 0.03, 0.29, 0.02)},
    parts=[
        Choose(
            "Do the two groups take the same steps?",
            right="No: the same directions, but one group's steps are half as long.",
            because="Half the cost has half the slope everywhere, and a step is as long as the slope says.",
            wrong={
                "Yes: both costs are least in the same place.": "They are, and both groups walk towards it. How far do they get "
                "in one step?",
                "Yes: a factor before the cost makes no difference.": "None to which network is the better one. What does it do "
                "to the slopes?",
                "No: they walk in different directions.": "Every slope is halved, those of all weights alike. Does that turn a "
                "step or shorten it?",
            },
        ),
        Number(
            "The learning rate with which the group that has the ½ takes the other group's steps:",
            answer="2*eta",
            mistakes={
                "eta/2": "The wrong way: its steps are too short as it is.",
                "2": "That is the factor. Which learning rate does it make?",
                "eta": "With the same rate its steps are half as long.",
                "eta*eta": "The factor ½ is to be made up for. What undoes a ½?",
            },
            because="2 and ½ cancel, in every step, and so for ever.",
        ),
    ],
    hints=[
        "What does the ½ do to every slope? And to every step?",
        "A step is learning rate times slope. One of the two factors was halved; do something to the other one.",
    ],
)

PROMISE = Exercise(
    "ex-cost-promise",
    "cost",
    "A cost below zero?",
    BLAME,
    "hard",
    sets=("disguised mistakes",),
    net="1-2-2-1",
    given={"eta": (1.0, 1.05, 1.75, 0.05)},
    parts=[
        Number(
            "(a) Only `w^3[1,1]` takes its step. The change of the cost, as slope times step promises it:",
            answer="-eta*dC/dw^3[1,1]^2",
            mistakes={
                "eta*dC/dw^3[1,1]^2": "The sign: a step downhill promises a fall.",
                "-eta*dC/dw^3[1,1]": "That is the step of the weight. Multiply by the slope once more: how does the cost answer?",
                "eta*dC/dw^3[1,1]": "That is the slope times the learning rate, the step of the weight but for its sign. How does the "
                "cost answer to the step?",
                "(a^3[1] - eta*dC/dw^3[1,1]*a^2[1] - y[1])^2 - C": "That is the true change, by a second forward pass. Asked is what "
                "slope times step promises.",
                "C - eta*dC/dw^3[1,1]^2": "That is the cost after the step, if the promise held. Asked is the change.",
            },
            because="Slope times step is slope times slope times the learning rate, with a minus: a promise always points down.",
        ),
        Spot(
            "(b) A friend goes on from there. Which line is wrong?",
            lines={
                "The slope of the cost along `w^3[1,1]` is `= dC/dw^3[1,1]`.": "It is: the chapter's table says so, and a nudge "
                "confirms it.",
                "With the learning rate `= eta` the weight moves by `= -eta*dC/dw^3[1,1]`.": "It does: minus the rate times the "
                "slope.",
                "Over this step the tangent falls by the slope times the step.": "It does; a tangent is a straight line.",
                "So the cost falls by as much, and ends below 0.": "That is where the tangent ends. A cost is a sum of squares and "
                "cannot be below 0: the curve has bent away from its tangent on the way. A slope says how steep it is here, not how "
                "far down it goes.",
            },
            wrong="So the cost falls by as much, and ends below 0.",
        ),
        Number(
            "(c) The true change of the cost:",
            answer="(a^3[1] - eta*dC/dw^3[1,1]*a^2[1] - y[1])^2 - C",
            mistakes={
                "(a^3[1] - eta*dC/dw^3[1,1]*a^2[1] - y[1])^2": "That is the new cost. Asked is the change.",
                "C - (a^3[1] - eta*dC/dw^3[1,1]*a^2[1] - y[1])^2": "The sign: the new cost minus the old one.",
                "-eta*dC/dw^3[1,1]^2": "That is the promise. Make the forward pass again with the new weight.",
                "(a^3[1] - eta*dC/dw^3[1,1] - y[1])^2 - C": "That is too far down: the weight moves by the step, but the answer moves "
                "by the step times what travels along this weight.",
                "a^3[1] - eta*dC/dw^3[1,1]*a^2[1] - y[1]": "That is the new miss. What does it cost, and how much less is that?",
                "-eta*dC/dw^3[1,1]*a^2[1]": "That is how far the answer moves. What does the new answer cost?",
                "C - eta*dC/dw^3[1,1]^2": "That is where the tangent ends. Make the forward pass again with the new weight.",
            },
            because="It falls, but by less than promised.",
        ),
        Number(
            "(d) With which learning rate would this one step lead exactly to the bottom?",
            answer="1/(2*a^2[1]^2)",
            mistakes={
                "1/a^2[1]^2": "Twice too far: with this one the cost is what it was, on the other side of the bottom.",
                "1/2": "So it was for the bias of the output neuron, whose move reaches the answer undiminished. This move is "
                "multiplied on its way.",
                "C/(dC/dw^3[1,1]^2)": "With this one the promise is the whole cost: the tangent comes down to 0. The curve, which bends "
                "away from it, has not yet come to its bottom.",
                "y[1] - a^3[1]": "That is how far the answer has to go. Divide by how far it goes for each unit of the learning rate.",
                "1/(2*a^2[1])": "The activation counts twice: once in the slope, once on the way from the weight to the answer.",
                "(y[1] - a^3[1])/a^2[1]": "That is how far the weight has to go. Divide by how far it goes for each unit of the "
                "learning rate.",
            },
            because="At this rate the promise is exactly twice what is kept: on the way to the bottom of a parabola the slope "
            "falls evenly to 0, and so was half of itself on average.",
        ),
    ],
    hints=[
        "Slope times step, and the step is minus the learning rate times the slope. For the true change make the last line of "
        "the forward pass once more.",
        "The answer moves by the step of the weight times `= a^2[1]`, which travels along it. The old miss is "
        "`= a^3[1] - y[1]`.",
        "Along this weight the cost is a parabola, and at its bottom the answer is the target. The answer has `= y[1] - a^3[1]` "
        "to go, and the learning rate 1 moves it by `= -dC/dw^3[1,1]*a^2[1]`.",
    ],
)

EXERCISES = [OUTPUTS, LARGEST, TURNED, DOWNHILL, BIAS, GROUPS, PROMISE]
