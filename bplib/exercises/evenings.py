"""The exercises that take an evening: the way back through networks that the book does not draw."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number

CARRY = "to carry the way back over to networks that this book does not draw"

SKIP = Exercise(
    "ex-evening-skip",
    "algorithm",
    "A road round the bend",
    CARRY,
    "evening",
    sets=("an evening",),
    given={"p": (1, 0.5, 3.5, 0.25)},
    parts=[
        Choose(
            "Push the activation of neuron `j` in layer `l`. Along which roads does the push enter layer `l+1`, a "
            "hidden one?",
            "along every weight that leaves it, and straight to the activation of neuron `j`",
            "Each neuron of the next layer hears it through a weight; one of them, neuron `j`, hears it a second time, "
            "past its own bend.",
            {
                "along every weight that leaves it, as ever": "What stands in the activation of neuron `j` of the next "
                "layer, beside what comes out of the bend?",
                "straight to the activations of all neurons of layer `l+1`": "The new road leads from one neuron to one neuron: look at the index.",
                "straight to the activation of neuron `j`, and along no weight": "The weighted inputs are still there, and they still hear everybody.",
            },
        ),
        Formula(
            "The error of a hidden neuron, from the slope along its activation:",
            "delta[j]",
            "dC/da[j]*dsigma(z[j])",
            where={"j": "l"},
            uses=("da", "dsigma", "z"),
            conditions="skip",
            mistakes={
                "dC/da[j]*(dsigma(z[j]) + 1)": "The new road begins at the layer before. It does not begin at "
                "this neuron's weighted input.",
                "dC/da[j]*dsigma(a[j])": "slope at a",
                "dC/da[j]*a[j]*(1 - a[j])": "So the slope of a sigmoid is read off its own answer. Here `a[j]` holds more than "
                "that: what the new road has brought.",
                "dC/da[j]": "no slope",
            },
            because="Between a neuron's weighted input and its activation lies the bend, and no road goes round it "
            "from here: the weir is where it was.",
        ),
        Formula(
            "The slope along the activation of a hidden neuron, when layer `l+1` is hidden, too:",
            "dC/da^l[j]",
            "sum(w[k,j]*delta[k], k) + dC/da^(l+1)[j]",
            where={"j": "l", "k": "l+1"},
            uses=("w", "delta", "da"),
            conditions="skip",
            mistakes={
                "sum(w[k,j]*delta[k], k)": "one path",
                "dC/da^(l+1)[j]": "one path",
                "sum(w[k,j]*delta[k], k) + delta^(l+1)[j]": "The new road arrives behind the bend of layer `l+1`, above the weir. What is the slope "
                "there?",
                "sum(w[k,j]*delta[k], k) + sum(dC/da[k], k)": "The new road leads to neuron `j` alone, not to all of its layer.",
                "sum((w[k,j] + 1)*delta[k], k)": "The new road ends behind the bend, where no error waits, and at one neuron alone.",
                "sum(w[k,j]*delta[k], k) + 1": "The road lets all of the slope through that waits at its end. "
                "Which slope is that?",
                "sum(w^(l+1)[j,k]*delta^(l+1)[k], k) + dC/da^(l+1)[j]": "transposed",
            },
            because="One more road, so one more term; its factor is 1, since the road carries the activation as it is.",
        ),
        Number(
            "Five such layers, one neuron in each, every slope of a bend ¼, every weight `= p`. The slope along the "
            "last of their activations is 1. What is it at the activation before the first of the five?",
            "(p/4 + 1)^5",
            {
                "(p/4)^5": "one path",
                "(p/4)^5 + 1": "That is the longest road and the shortest. A push may go round any one of the bends, and "
                "through any other.",
                "5*(p/4 + 1)": "Layers stand one behind the other: along a path multiply.",
                "p/4 + 1": "That is what one layer does.",
            },
            tolerance=2e-3,
            because="Each layer multiplies by `= p/4 + 1` in place of `= p/4`; written out, the product is a sum over "
            "32 roads.",
        ),
        Choose(
            "All weights of these hidden layers are 0. What do the neurons of layer 1 hear of the cost?",
            "the slope along the activation of the last hidden layer, undiminished",
            "Only the straight roads are left, and they carry everything. That is why such networks can be deep: a "
            "layer that knows nothing yet stands in nobody's way.",
            {
                "nothing: what is multiplied by 0 is 0": "So it was in the networks of the book. Is every road multiplied "
                "by a weight here?",
                "a quarter of it for each layer in between": "The straight roads pass no bend.",
                "it grows with every layer": "A factor 1 in each layer, and a sum with zeros: does that grow?",
            },
        ),
    ],
    hints=[
        "Draw two neighbouring layers of three neurons. Add the new arrows in another colour: where does each begin, "
        "and where does it end, before the bend or behind it?",
        "Two questions at each neuron: which roads lead from its weighted input to its activation? Which roads lead "
        "from its activation onwards? Over the paths add.",
        "From `a^l[j]` one road for each `k`, of strength `w[k,j]*delta[k]`, and one that ends at `a^(l+1)[j]`, where "
        "the slope `dC/da^(l+1)[j]` waits.",
        "For the five layers: one layer has two roads, through the bend `= p/4` and past it 1. Add them, then take the "
        "next layer.",
    ],
)

SHARED = Exercise(
    "ex-evening-shared",
    "algorithm",
    "One matrix in two places",
    CARRY,
    "evening",
    sets=("an evening",),
    given={"p": (0.5, 0.3, 0.8, 0.1), "q": (3, 3, 5, 1), "t": (3, 2.1, 5.1, 0.5)},
    parts=[
        Choose(
            "Push the shared weight of row `j` and column `k`. Which weighted inputs move first?",
            "that of neuron `j` in layer `l`, and that of neuron `j` in layer `l+1`",
            "The number stands in two places, so the push enters the network through two doors; whatever else moves, "
            "moves because of them.",
            {
                "that of neuron `j` in layer `l`; layer `l+1` follows": "It follows, true. But would it stand still if layer `l` did?",
                "all of layer `l+1`": "All of it moves in the end. Which of its neurons owns the pushed weight?",
                "that of neuron `j` in layer `l`, and that of neuron `k` in layer `l+1`": "Look at the row in both places.",
            },
        ),
        Formula(
            "The slope of the cost along the shared weight:",
            "dC/dw[j,k]",
            "delta^l[j]*a^(l-1)[k] + delta^(l+1)[j]*a^l[k]",
            where={"j": "l", "k": "l-1"},
            uses=("delta", "a"),
            conditions="shared",
            mistakes={
                "delta^l[j]*a^(l-1)[k]": "That is the push at one of its two places. The number stands in "
                "another as well.",
                "delta^(l+1)[j]*a^l[k]": "That is the push at one of its two places. The number stands in "
                "another as well.",
                "(delta^l[j]*a^(l-1)[k] + delta^(l+1)[j]*a^l[k])/2": "No mean: both places take the whole push. Over the paths add.",
                "delta^l[j]*a^(l-1)[k] + delta^(l+1)[k]*a^l[j]": "At the second place row and column have changed places. It is one matrix: its row receives in both.",
                "2*delta^l[j]*a^(l-1)[k]": "The two places do not count the same: each has an error and a sender "
                "of its own.",
                "delta^l[j]*a^l[k] + delta^(l+1)[j]*a^(l-1)[k]": "Each error has met the sender of the other place.",
                "(delta^l[j] + delta^(l+1)[j])*(a^(l-1)[k] + a^l[k])": "Multiply at each place, then add. This lets the error of one place meet the sender of the "
                "other.",
            },
            because="BP4 at each place, and the two are added. The error of layer `l` knows of layer `l+1`, and still "
            "counts nothing twice: it follows the push at its own door.",
        ),
        Choose(
            "Does BP2 change for layer `l`, because its weights come back in layer `l+1`?",
            "no: an error is a slope along a weighted input, and along that road the weights stand still",
            "Sharing binds two weights together. It binds no two weighted inputs.",
            {
                "yes: errors pass through the same matrix twice, so both counts are added": "They pass through it once for each layer, as through any matrix. A sum is due where one push has two "
                "roads.",
                "yes: the errors of both layers become one error": "Each layer has its own weighted inputs, and its own slopes along them.",
                "no, but only if the matrix is its own transpose": "Try it with any numbers: BP2 asks for the weights that lead to layer l + 1, and does not care where "
                "else they stand.",
            },
        ),
        Number(
            "Two linear neurons in a row, each with the weight `p` and no bias; the input is `q`, the target `t`, the "
            "cost the squared miss. What is the slope of the cost along the shared weight?",
            "2*(p^2*q - t)*2*p*q",
            {
                "2*(p^2*q - t)*p*q": "That is one of the two places.",
                "2*(t - p^2*q)*2*p*q": "miss turned round",
                "2*(p^2*q - t)*(p^2*q + q)": "What does the second neuron hear? And what does the error of the second "
                "become on its way to the first?",
                "2*(p^2*q - t)": "That is the error of the answer. It has not met any sender yet.",
            },
            because="By the formula and by school: the answer is `p^2*q`, its slope along the weight `2*p*q`.",
        ),
        Choose(
            "A network uses one matrix in all its 50 layers. How does the slope along one of its weights look?",
            "a sum of 50 products, error times activation, one for each place",
            "So it is in networks that read a text letter by letter with one matrix. And since the errors of early "
            "places have passed that matrix many times, their terms may be very small or very large.",
            {
                "the product of 50 slopes, one for each place": "Along a path multiply. But each place is the beginning of a path of its own.",
                "50 times the product of the last place": "Each place has its own error and its own activation.",
                "the mean of 50 products": "Every place takes the whole push.",
            },
        ),
    ],
    hints=[
        "Give the matrix two names for a moment, one for each place, and find the two slopes as if they were strangers. "
        "Then move both by the same small push.",
        "The slope of a function of two numbers, when both are pushed at once, is the sum of its two slopes.",
        "At layer `l` BP4 says `delta^l[j]*a^(l-1)[k]`. What does it say at layer `l+1`, for row `j` and column `k` of "
        "the same matrix?",
    ],
)

DECAY = Exercise(
    "ex-evening-decay",
    "algorithm",
    "A charge on size",
    CARRY,
    "evening",
    sets=("an evening",),
    given={"p": (2, 1, 3, 0.5), "eta": (0.1, 0.1, 0.3, 0.05), "lambda": (0.5, 0.3, 0.8, 0.1)},
    parts=[
        Choose(
            "Which of the four equations must change?",
            "BP4",
            "To push a weighted input moves no weight, so the charge does not hear it, and all errors stay. To push a "
            "weight moves the charge.",
            {
                "BP1": "BP1 asks how the cost rises with the weighted input of an output. Does the charge hear that?",
                "BP2": "Weights stand in BP2, true. But push a hidden weighted input: which weight moves?",
                "all four": "Ask of each: does the thing that it pushes move a weight?",
                "BP3 and BP4": "Read once more for which numbers the charge is raised.",
            },
        ),
        Formula(
            "The slope of the cost, charge included, along a weight:",
            "dC/dw[j,k]",
            "delta[j]*a[k] + lambda*w[j,k]",
            where={"j": "l", "k": "l-1"},
            uses=("delta", "a", "w", "lambda"),
            conditions="decay",
            mistakes={
                "delta[j]*a[k] + 2*lambda*w[j,k]": "factor 2",
                "delta[j]*a[k] + lambda*w[j,k]/2": "factor 2",
                "delta[j]*a[k]": "That is the slope without the charge. The weight acts on the cost a second "
                "time, directly.",
                "delta[j]*a[k] + lambda": "What is the slope of half a square?",
                "delta[j]*a[k] + lambda*w[j,k]^2/2": "square for slope",
                "delta[j]*a[k] + lambda*w[j,k]^2": "What is the slope of half a square? It has no square left.",
                "delta[j]*a[k] - lambda*w[j,k]": "A charge is added to the cost. The minus belongs to the step.",
                "(delta[j] + lambda*w[j,k])*a[k]": "The charge does not ask what the sender says: it is due even "
                "where nothing comes in.",
            },
            because="Two roads from the weight to the cost, through the network and directly; over the paths add.",
        ),
        Formula(
            "The new weight, after one step:",
            "w[j,k]",
            "w[j,k] - eta*(delta[j]*a[k] + lambda*w[j,k])",
            where={"j": "l", "k": "l-1"},
            uses=("delta", "a", "w", "lambda", "eta"),
            conditions="decay; step",
            mistakes={
                "w[j,k] + eta*(delta[j]*a[k] + lambda*w[j,k])": "uphill",
                "w[j,k] - eta*delta[j]*a[k]": "That is the step without the charge.",
                "w[j,k] - eta*(delta[j]*a[k] - lambda*w[j,k])": "This pays for large weights. The charge is added to the slope, and the step goes against all of it.",
                "(1 - lambda)*w[j,k] - eta*delta[j]*a[k]": "The charge is part of the slope, and the rate multiplies all of the slope.",
                "w[j,k] - (delta[j]*a[k] + lambda*w[j,k])": "no rate",
                "-eta*(delta[j]*a[k] + lambda*w[j,k])": "step alone",
                "(1 - eta*lambda)*w[j,k]": "So it would be if the network asked for nothing. Where is its slope?",
            },
            because="In other words, first shrink the weight by the factor `1 - eta*lambda`, then step as ever; hence "
            "the name, weight decay.",
        ),
        Number(
            "A sender is silent. Its weight is `= p`, with the `eta` and `lambda` given. What is the weight after three "
            "steps?",
            "p*(1 - eta*lambda)^3",
            {
                "p*(1 - 3*eta*lambda)": "Each step takes its share of what is left, not of the first value.",
                "p*(1 - lambda)^3": "The rate is missing: a step goes along the slope by a share of it.",
                "p*(1 + eta*lambda)^3": "uphill",
                "p*(1 - eta*lambda)": "That is after one step.",
                "p": "Without the charge it would stay. What is its slope now?",
            },
            because="A weight that nobody needs dies away by the same share in every step. A weight that is needed "
            "comes to rest where the network's pull and the charge balance.",
        ),
        Choose(
            "Why is the charge raised for weights and, as a rule, not for biases?",
            "a large weight makes a neuron react sharply to what it hears; a large bias only moves it along its curve",
            "The charge is meant to keep the network's answer from changing steeply with its input, and biases have no "
            "part in that.",
            {
                "a bias has no slope along which it could shrink": "It has one, by BP3, and a charge would add the bias to it.",
                "a bias is always small": "Nothing keeps it so. Look at those of our network beside its weights.",
                "a bias shrinks by itself when its weights do": "Its slope is the error of the neuron, and no weight into the neuron stands in that.",
            },
        ),
    ],
    hints=[
        "The new cost is a sum of two things. Take the slope of each by itself.",
        "In the charge every weight stands in one term of its own. What is the slope of that term along it?",
        "The step takes the whole slope, times the rate, from the weight. Collect what multiplies the old weight.",
        "If the sender is silent, the network's part of the slope is 0, and one step multiplies the weight by `= 1 - "
        "eta*lambda`.",
    ],
)

GAIN = Exercise(
    "ex-evening-gain",
    "algorithm",
    "A knob on the bend",
    CARRY,
    "evening",
    sets=("an evening",),
    net="1-2-2-1",
    given={"x[1]": (0.5, 0.1, 0.6, 0.1), "y[1]": (1, 1, 3, 0.5)},
    parts=[
        Choose(
            "Neuron `j` answers `sigma(g*z[j])`. By which factor must the slope along its activation be multiplied, to "
            "get the slope along its knob `g` (which stands at 1)?",
            "by the slope of its bend, times its weighted input",
            "The knob multiplies what goes into the bend. So the push first meets the weighted input, then the bend.",
            {
                "by its weighted input": "Between the knob and the activation lies the bend.",
                "by its activation": "The knob turns what goes into the bend, not what comes out.",
                "by the slope of its bend": "That would do for a bias. How far does `g*z[j]` move when `g` does?",
            },
        ),
        Number(
            "Our network, all knobs at 1. What is the slope of the cost along the knob of neuron 1 of layer 1?",
            "delta^1[1]*z^1[1]",
            {
                "delta^1[1]*a^1[1]": "The knob turns what goes into the bend, not what comes out.",
                "delta^1[1]*z^1[1]*dsigma(z^1[1])": "slope twice",
                "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*z^1[1]": "no slope",
                "delta^1[1]": "That is the slope along its bias. How far does `g*z[j]` move when `g` does?",
            },
            tolerance=2e-4,
            because="The error times the weighted input: the error holds the bend already.",
        ),
        Number(
            "And if the two neurons of layer 1 share one knob?",
            "delta^1[1]*z^1[1] + delta^1[2]*z^1[2]",
            {
                "(delta^1[1]*z^1[1] + delta^1[2]*z^1[2])/2": "No mean: the shared knob moves both neurons by the whole "
                "push. Over the paths add.",
                "(delta^1[1] + delta^1[2])*(z^1[1] + z^1[2])": "Multiply for each neuron, then add.",
                "delta^1[1]*z^1[1]": "one path",
            },
            tolerance=2e-4,
            because="One number, two places, two roads: the roads are added.",
        ),
        Number(
            "All that neuron 1 of layer 1 owns is a weight and a bias. Multiply each of them by the slope of the cost "
            "along it, and add. What comes out?",
            "dC/dw^1[1,1]*w^1[1,1] + dC/db^1[1]*b^1[1]",
            {
                "dC/dw^1[1,1]*w^1[1,1]": "And what of its bias?",
                "dC/dw^1[1,1] + dC/db^1[1]": "Each slope is to be multiplied by the number along which it is taken.",
            },
            tolerance=2e-4,
            because="Compare it with the slope along the knob.",
        ),
        Choose(
            "They agree. What does that say about the knob?",
            "it can do nothing that the neuron's own weights and bias cannot do together",
            "To turn it by a share is to raise all of them by that share. A network with knobs answers no better; but "
            "steps of gradient descent, which are taken along more numbers, are other steps.",
            {
                "it learns faster than they do": "Its slope is the sum of theirs, each times its own number. Whether that "
                "is large depends on the numbers, and what it can reach is another "
                "question.",
                "it must not be turned while the weights learn": "It may: its slope is as good as any other. What would you gain by it?",
                "it agrees by chance, at knobs of 1": "Try the sum for another neuron, or with new numbers. Then ask what "
                "becomes of the weighted input if weights and bias all grow by one "
                "per cent.",
            },
        ),
    ],
    hints=[
        "Think of the product of knob and weighted input as one more station on the road. What is its slope along the "
        "knob, what along the weighted input?",
        "At 1 the knob changes nothing, so all errors are those you know: `= delta^1[1]` at neuron 1 of layer 1, whose "
        "weighted input is `= z^1[1]`.",
        "For the last two questions write the weighted input as a sum of products, and multiply that sum by the error.",
    ],
)

EXERCISES = [SKIP, SHARED, DECAY, GAIN]
