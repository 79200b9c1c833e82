"""The exercises of the chapter hidden-error: what the next layer carries back, and its own slope."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Order, Spot

CHAPTER = "hidden-error"
FIND = "find the error of any hidden neuron from the errors of the neurons it feeds"
SHARE = "say what each of them contributes"

CANCEL = Exercise(
    "ex-hidden-cancel",
    CHAPTER,
    "Two wishes",
    SHARE,
    "warm-up",
    given={"p": (0.8, 1.1, 2.1, 0.1)},
    parts=[
        Number(
            "The error of the hidden neuron:",
            "(0.5*0.6-1.5*0.2)*0.25",
            {
                "0.5*0.6*0.25": "one path",
                "(0.5*0.6+1.5*0.2)*0.25": "One of the two errors is negative. What does its share become?",
                "-1.5*0.2*0.25": "one path",
                "0.5*0.6": "That is the share of one listener. What does the other carry back?",
                "-1.5*0.2": "That is the share of one listener. What does the other carry back?",
                "(0.6-0.2)*0.25": "The weights are missing: each error comes back along its own.",
                "0.5*0.6+1.5*0.2": "One of the two errors is negative, and the slope is missing.",
                "(0.5+1.5)*(0.6-0.2)*0.25": "You added the weights and added the errors. Each error comes back along its own weight: "
                "multiply first, then add.",
            },
            because="What one listener would gain the other would lose.",
        ),
        Choose(
            "The network misses its target badly. Is this neuron right?",
            "Neither right nor wrong: as the others stand, nothing is to be won here.",
            "An error is a slope. Where it is 0, a small change changes nothing, and that is all it says.",
            {
                "It is right: its error is 0.": "It has no target that it could have met. What does an error of 0 say about a push?",
                "It is wrong: the network misses, and every neuron has a part in that.": "Push it a little. Does the cost move?",
                "It is off duty: nobody hears it.": "Two neurons hear it, along weights that are not 0.",
            },
        ),
        Number(
            "The error of the hidden neuron when the first listener's has risen to `p`:",
            "(0.5*p-0.3)*0.25",
            {
                "0.5*p-0.3": "Something is missing: the neuron's own slope, or the other listener's share.",
                "0.5*p*0.25": "Something is missing: the neuron's own slope, or the other listener's share.",
                "(0.5*p+0.3)*0.25": "The other share keeps its sign.",
                "0.5*p+0.3": "The other share keeps its sign, and the slope is missing.",
                "0.5*p": "That is the share of the first listener alone, before the neuron's own bend.",
                "(0.5*(p-0.6)-0.3)*0.25": "You took the rise for the error: the first listener's error is now `= p`.",
            },
            because="A positive error: the neuron should say a little less.",
        ),
    ],
    hints=[
        "What does each listener carry back? It is called its share.",
        "A share is the weight times the error at the end of it, sign and all. Add the two shares.",
        "Then go through the neuron's own bend: times its slope.",
    ],
)

FAN = Exercise(
    "ex-hidden-fan",
    CHAPTER,
    "Who hears neuron 2?",
    SHARE,
    "core",
    given={
        "w^2[1,1]": (0.8, 0.2, 1, 0.2),
        "w^2[1,2]": (1.5, 1.1, 1.9, 0.2),
        "w^2[2,1]": (-1.8, -2, -1.2, 0.2),
        "w^2[2,2]": (-0.5, -0.5, -0.3, 0.2),
        "delta^2[1]": (0.4, 0.4, 0.5, 0.1),
        "delta^2[2]": (-0.6, -0.8, -0.6, 0.1),
        "a^1[1]": (0.3, 0.1, 0.3, 0.1),
        "a^1[2]": (0.8, 0.65, 0.85, 0.1),
    },
    parts=[
        Number(
            "What neuron 2 of layer 2 carries back to neuron 2 of layer 1:",
            "w^2[2,2]*delta^2[2]",
            {
                "w^2[2,1]*delta^2[2]": "That weight leads to the same listener, from the other neuron.",
                "w^2[1,2]*delta^2[1]": "That is what the other listener carries back.",
                "w^2[1,2]*delta^2[2]": "That weight starts at our neuron and ends at the other listener.",
                "delta^2[2]/w^2[2,2]": "An error comes back with the strength of the weight, not with one divided by it.",
                "w^2[2,2]*a^1[2]": "That is what it hears on the way forward. What does it send back?",
                "delta^2[2]": "So it would be if it listened with the weight 1.",
                "w^2[2,1]*delta^2[1]": "Neither the weight nor the error: that weight leaves neuron 1, and that error is the other listener's.",
                "w^2[1,2]*delta^2[1]+w^2[2,2]*delta^2[2]": "That is what both listeners carry back. Asked is one of them.",
                "w^2[2,2]*delta^2[2]*a^1[2]*(1-a^1[2])": "That is what is left of it behind our neuron's own bend. What arrives before it?",
            },
            because="It is too low, and its weight is negative: it would have our neuron say less.",
        ),
        Number(
            "The error of neuron 2 of layer 1:",
            "(w^2[1,2]*delta^2[1]+w^2[2,2]*delta^2[2])*a^1[2]*(1-a^1[2])",
            {
                "(w^2[2,1]*delta^2[1]+w^2[2,2]*delta^2[2])*a^1[2]*(1-a^1[2])": "transposed",
                "w^2[1,2]*delta^2[1]+w^2[2,2]*delta^2[2]": "no slope",
                "w^2[2,1]*delta^2[1]+w^2[2,2]*delta^2[2]": "Two things: those weights end at neuron 2 of layer 2, where the ones that leave "
                "neuron 2 of layer 1 are asked for; and the slope is missing.",
                "(w^2[1,2]*delta^2[1]+w^2[2,2]*delta^2[2])*dsigma(a^1[2])": "You took what the neuron says for its weighted input. It is "
                "bent already; the slope of a sigmoid can be had from it directly.",
                "w^2[1,2]*delta^2[1]*a^1[2]*(1-a^1[2])": "one path",
                "w^2[2,2]*delta^2[2]*a^1[2]*(1-a^1[2])": "one path",
                "(w^2[1,2]*delta^2[1]+w^2[2,2]*delta^2[2])*a^1[2]": "value for slope",
                "(w^2[1,2]*delta^2[1]+w^2[2,2]*delta^2[2])*a^1[1]*(1-a^1[1])": "slope elsewhere",
                "w^2[1,2]*delta^2[1]*w^2[2,2]*delta^2[2]*a^1[2]*(1-a^1[2])": "Along a path multiply; over the paths add.",
                "(w^2[1,2]+w^2[2,2])*(delta^2[1]+delta^2[2])*a^1[2]*(1-a^1[2])": "Each error comes back along its own weight: multiply "
                "first, then add.",
            },
            because="The shares `= w^2[1,2]*delta^2[1]` and `= w^2[2,2]*delta^2[2]`, then the slope `= a^1[2]*(1-a^1[2])`.",
        ),
    ],
    hints=[
        "Draw the four connections. Which two of them leave neuron 2 of layer 1?",
        "In the matrix, row receives and column sends: what leaves neuron 2 stands in column 2.",
        "Each of these weights times the error at its end; add. The slope of a sigmoid neuron is `a*(1-a)`.",
    ],
)

BP2 = Exercise(
    "ex-hidden-bp2",
    CHAPTER,
    "One step to the left",
    FIND,
    "core",
    parts=[
        Formula(
            "The error of neuron `j` of layer `l`:",
            "delta[j]",
            "sum(w[k,j]*delta[k], k)*dsigma(z[j])",
            {"j": "l", "k": "l+1", "i": "l-1"},
            ("w", "z", "a", "delta", "sigma", "dsigma", "sum"),
            mistakes={
                "sum(w[k,j]*delta[k], k)": "no slope",
                "sum(w[k,j]*a[k], k)*dsigma(z[j])": "activation for error",
                "sum(w[k,j]*dC/da[k], k)*dsigma(z[j])": "That stops short at the listener: `dC/da[k]` is the slope along what it "
                "says, and its own bend still lies before that.",
                "sum(w[k,j]*delta[k]*dsigma(z[k]), k)": "slope elsewhere",
                "sum(w[k,j]*delta[k]*dsigma(z[k]), k)*dsigma(z[j])": "The bends of the listeners are counted twice: each "
                "`delta[k]` holds its own already.",
                "sum(w[k,j]*delta[k], k)*dsigma(a[j])": "slope at a",
                "sum(w[k,j]*dC/da[k], k)": "Two bends are missing: the listener's own, between `dC/da[k]` and `delta[k]`, and that of "
                "neuron `j`.",
                "sum(w[k,j]*delta[k], k)*sigma(z[j])": "value for slope",
                "sum(w[k,j]*delta[k], k)*z[j]": "The weighted input is where the bend is met. How steep is the bend there?",
                "sum(w[k,j]*delta[k], k)*dsigma(z[j])^2": "slope twice",
                "w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])": "one path",
                "sum(delta[k], k)*dsigma(z[j])": "The weights are missing: nobody hears this neuron with the weight 1.",
                "sum(w[k,j], k)*dsigma(z[j])": "The errors are missing: what do those that listen have to say?",
                "sum(w[k,j], k)*sum(delta[k], k)*dsigma(z[j])": "Each error comes back along its own weight: multiply first, "
                "then add.",
                "sum(delta[k]/w[k,j], k)*dsigma(z[j])": "Divided by the weight, the faintest connection would carry the most. An "
                "error comes back with the strength of the weight.",
                "sum(w^l[j,i]*delta^(l-1)[i], i)*dsigma(z[j])": "layer too early",
                "sum(w^l[j,i]*a^(l-1)[i], i)*dsigma(z[j])": "That is the way forward, the sum over those that send. Who listens?",
                "sum(w[k,j]*z[k], k)*dsigma(z[j])": "You used the listeners' weighted inputs where their errors belong.",
            },
            because="What comes back along each outgoing weight, added, and then the neuron's own bend.",
        ),
    ],
    hints=[
        "Whom does neuron `j` feed? Whatever it does, the cost hears of it through these alone.",
        "Each listener `k` carries back the weight times its error. A weight is named receiver first: which index comes first here?",
        "Add over `k`, and go through the bend of neuron `j` itself, at its own weighted input.",
    ],
)

ORDER = Exercise(
    "ex-hidden-order",
    CHAPTER,
    "Seven lines",
    FIND,
    "core",
    parts=[
        Order(
            "The derivation of BP2, every line equal to the one before it:",
            {
                "Say what is sought: the slope of the cost along `z^l[j]`.": "What is sought comes first.",
                "Over the paths, add: for each `k`, the slope of the cost along `z^(l+1)[k]` times the slope of `z^(l+1)[k]` along "
                "`z^l[j]`.": "Before a sum over paths one must say what is sought.",
                "Name what is known: `delta^(l+1)[k]` times the slope of `z^(l+1)[k]` along `z^l[j]`, summed over `k`.": "To name a factor, there must be factors: which rule makes them?",
                "Write the weighted input out: `delta^(l+1)[k]` times the slope of `sum(w^(l+1)[k,i]*sigma(z^l[i]), i) + b^(l+1)[k]` "
                "along `z^l[j]`, summed over `k`.": "Before it is written out, the weighted input of the next layer must have come up, and "
                "the error has its name in this line already.",
                "Term by term: `delta^(l+1)[k]` times `sum(w^(l+1)[k,i]*dsigma(z^l[i])*[i=j], i)`, summed over `k`.": "The bracket picks a term out of a sum over `i`. Where does that sum come from?",
                "One term survives: `sum(delta^(l+1)[k]*w^(l+1)[k,j]*dsigma(z^l[j]), k)`.": "One term of which sum? It must have been differentiated term by term before.",
                "Take out what has no `k`: `dsigma(z^l[j])*sum(w^(l+1)[k,j]*delta^(l+1)[k], k)`.": "The slope can leave the sum over `k` when it belongs to `j` alone. In which line does it?",
            },
            because="One use of the chain rule. The rest says what is known already, and tidies up.",
        ),
        Choose(
            "In which step is it used that the cost is a function of the outputs alone?",
            "Over the paths, add.",
            "Only then does the cost hear of layer `l` through the next layer and by no other road.",
            {
                "Say what is sought.": "What is sought would be the same for any cost.",
                "Write the weighted input out.": "There the forward pass is written out, and the cost does not occur.",
                "Take out what has no `k`.": "That is algebra: it holds whatever the cost is.",
            },
        ),
    ],
    hints=[
        "First say what is sought; last comes BP2. Which line uses the chain rule?",
        "The sum over `i` must be there before one of its terms can survive.",
        "The slope in the last line has the index `j`. In the line in which it still has `i`, it must stay inside.",
    ],
)

ONE_SHORT = Exercise(
    "ex-hidden-one-short",
    CHAPTER,
    "A well-told story",
    FIND,
    "core",
    sets=("disguised mistakes",),
    parts=[
        Spot(
            "Which sentence does not follow?",
            {
                "We want the slope of the cost along the weighted input of neuron `j`.": "It does: that is what an error is.",
                "The cost hears of this neuron through the weighted inputs `z[k]` of the next layer, so we add over these.": "It does: no other road leads to the cost.",
                "How fast the cost rises with `z[k]` is known: it is `delta[k]`.": "It does, by what an error is.",
                "When neuron `j` says a little more, `z[k]` rises by `w[k,j]` times as much.": "It does. But note what it is that rises: "
                "what the neuron says.",
                "So the slope that we want is the sum of `w[k,j]*delta[k]` over all `k`.": "The sum is a slope, but along what the "
                "neuron says. What was wanted lies one station before that.",
                "If all weights that leave the neuron are 0, this sum is 0, as it must be.": "It does, and it proves little: a lost "
                "factor leaves 0 as it is.",
            },
            "So the slope that we want is the sum of `w[k,j]*delta[k]` over all `k`.",
        ),
        Formula(
            "What the story has found is the slope of the cost along what neuron `j` says. Write it down:",
            "dC/da[j]",
            "sum(w[k,j]*delta[k], k)",
            {"j": "l", "k": "l+1"},
            ("w", "z", "a", "delta^(l+1)", "sigma", "dsigma", "sum"),
            mistakes={
                "sum(w[k,j]*delta[k], k)*dsigma(z[j])": "This goes on through the bend, to the weighted input. Stop where the "
                "neuron speaks.",
                "sum(w[k,j]*delta[k]*dsigma(z[k]), k)": "The bends of the listeners are in their errors already.",
                "sum(delta[k], k)": "The weights are missing: with what weight does each of them listen?",
                "sum(w[k,j], k)": "The errors are missing: what do those that listen have to say?",
                "delta[j]*dsigma(z[j])": "The error lies behind the bend already. This goes through it once more.",
                "sum(w[k,j]*dC/da[k], k)": "`dC/da[k]` is the slope along what the listener says, and its own bend still lies before "
                "that.",
                "w^(l+1)[1,j]*delta^(l+1)[1]": "one path",
                "sum(w[k,j]*a[k], k)": "activation for error",
            },
            because="The sum was never wrong; it was given the wrong name.",
        ),
        Formula(
            "And the missing link: make the error of that slope, the one along what the neuron says.",
            "delta[j]",
            "dC/da[j]*dsigma(z[j])",
            {"j": "l"},
            ("da", "z", "a", "sigma", "dsigma"),
            mistakes={
                "dC/da[j]": "no slope",
                "dC/da[j]*dsigma(a[j])": "slope at a",
                "dC/da[j]*sigma(z[j])": "value for slope",
                "dC/da[j]/dsigma(z[j])": "You divide where the push goes through: a flat bend lets little pass.",
                "dsigma(z[j])": "That is the link alone. What does it lead on to?",
                "dC/da[j]+dsigma(z[j])": "Along a path multiply; over the paths add. Here is one path.",
                "dC/da[j]*dsigma(z[j])^2": "slope twice",
            },
            because="In a chain, what one link ends with, the next begins with. Between `z[k]` and `z[j]` stands what the neuron says.",
        ),
    ],
    hints=[
        "Write each sentence as a slope of something along something. Then see whether the links meet.",
        "What rises in the fourth sentence is the activation. What should rise, according to the first?",
        "From the weighted input to the activation it is one bend.",
    ],
)

CUT = Exercise(
    "ex-hidden-cut",
    CHAPTER,
    "Unheard",
    SHARE,
    "core",
    parts=[
        Choose(
            "(a) What is its error?",
            "0.",
            "Every share is a weight times something, and all the weights are 0.",
            {
                "The sum of its listeners' errors.": "They listen with the weight 0. What is each share?",
                "Its own slope.": "The slope is multiplied by what comes back. What comes back?",
                "It has none: it is in no path to the cost.": "A slope of the cost it has, as everything in a network does. How large?",
            },
        ),
        Choose(
            "(b) Do its bias and the weights that lead into it move?",
            "No, neither.",
            "Their slopes are its error, and its error times what comes in.",
            {
                "Yes, both.": "Turn one of them. Does anybody behind the neuron notice?",
                "Only the bias: nothing has to come in for that.": "The slope along a bias is the error of its neuron.",
                "Only the weights whose sender is not silent.": "What comes in is multiplied by the neuron's error.",
            },
        ),
        Choose(
            "(c) Do the weights that leave it move?",
            "Yes, as a rule.",
            "Along such a weight the slope is the listener's error times what our neuron says. Neither need be 0.",
            {
                "No: they are 0, and so are their slopes.": "A value is no slope. Turn one of them away from 0: does the listener notice?",
                "No: the error of the neuron is 0.": "Whose error belongs to a weight, that of its sender or that of its receiver?",
                "Only if the weights that lead into it move, too.": "The neuron says something already, whatever moves before it.",
            },
        ),
        Choose(
            "(d) And in the step after that?",
            "Then everything moves.",
            "The outgoing weights are no longer 0, listeners carry something back, and the neuron has an error.",
            {
                "Still only the weights that leave it.": "They are not 0 any more. What is the neuron's error now?",
                "Now only the weights that lead into it.": "Has anything stopped the others?",
                "Nothing: the network has settled.": "Has the cost reached a place where all slopes are 0?",
            },
        ),
    ],
    hints=[
        "Write down the error of the neuron as BP2 gives it.",
        "The slope along a bias is the error of its neuron; along a weight it is the receiver's error times what the sender says.",
        "For (d), ask what (c) has done to the weights that leave the neuron.",
    ],
)

DISTANCE = Exercise(
    "ex-hidden-distance",
    CHAPTER,
    "From far away",
    FIND,
    "core",
    given={"h": (5, 3, 7, 1), "v": (8, 5, 12, 1)},
    parts=[
        Number(
            "All weights are 1 and `= h` hidden layers stand before the last. How many times larger is the last error than the first?",
            "exp(h*ln(4))",
            {
                "4*h": "Each layer on the way multiplies what the one behind it left. You have added.",
                "exp((h+1)*ln(4))": "The last neuron is linear: its slope is 1.",
                "exp((h-1)*ln(4))": "Every hidden neuron bends, the first one, too.",
                "h": "Each bend lets a quarter through. And all of them, one after the other?",
                "4": "That is one layer. How many are there?",
                "exp(-h*ln(4))": "Upside down: the last error is the larger one.",
            },
            tolerance=0.01,
            because="4 times 4, and so on: once for each hidden layer.",
        ),
        Number(
            "Which weight, the same everywhere, would bring the error to the first neuron undiminished?",
            "4",
            {
                "1": "With the weight 1, each layer leaves a quarter.",
                "2": "That leaves a half for each layer.",
                "1/4": "That makes each layer leave a sixteenth.",
                "exp(h*ln(4))": "That is what all weights together must make good. And each?",
            },
            because="4 times ¼ is 1, in every layer.",
        ),
        Number(
            "The last error is 1 and all weights are `= v`. The first error:",
            "exp(h*ln(v/4))",
            {
                "exp((h+1)*ln(v/4))": "The last neuron is linear: its slope is 1, and no weight lies behind it.",
                "exp((h-1)*ln(v/4))": "Every hidden neuron bends, the first one, too.",
                "exp(h*ln(v))": "no slope",
                "h*v/4": "Each layer on the way multiplies what the one behind it left. You have added.",
                "v/4": "That is one layer. How many are there?",
                "exp(-h*ln(v/4))": "Upside down: with such a weight, does the error grow or shrink on its way back?",
            },
            tolerance=0.01,
            because="Below 4 the errors vanish with distance, above it they explode.",
        ),
        Choose(
            "The neurons move away from their steepest place, and the weights stay at 4. What becomes of the first error?",
            "It shrinks.",
            "¼ is the most that a sigmoid lets through. Away from the middle every factor falls below 1.",
            {
                "It grows.": "Is there a place where a sigmoid is steeper than in its middle?",
                "It stays: 4 was chosen for that.": "4 makes good for a slope of ¼. What is the slope elsewhere?",
                "Either, depending on the side.": "A sigmoid lies flat on both sides.",
            },
        ),
    ],
    hints=[
        "With one neuron in each layer, the sum of BP2 has one term. What does one layer do to the error?",
        "It multiplies by the weight and by the slope. How many hidden layers are there to go through?",
        "`= h` times the same factor: the weight times ¼.",
    ],
)

TWO_BACK = Exercise(
    "ex-hidden-two-back",
    CHAPTER,
    "Two steps at once",
    FIND,
    "hard",
    given={"p": (10, 6, 12, 2), "q": (20, 15, 25, 5), "r": (5, 3, 7, 1)},
    parts=[
        Formula(
            "The error of neuron `i`, two layers before the last:",
            "delta[i]",
            "sum(w[j,i]*dsigma(z[j])*sum(w[k,j]*2*(a[k]-y[k]), k), j)*dsigma(z[i])",
            {"i": "L-2", "j": "L-1", "k": "L"},
            ("w", "z", "a", "y", "sigma", "dsigma", "sum"),
            "linear output; squared error",
            {
                "sum(w[j,i]*dsigma(z[j])*sum(w[k,j]*(a[k]-y[k]), k), j)*dsigma(z[i])": "factor 2",
                "sum(w[j,i]*dsigma(z[j])*sum(w[k,j]*2*(y[k]-a[k]), k), j)*dsigma(z[i])": "miss turned round",
                "sum(w[j,i]*dsigma(z[j])*sum(w[k,j]*2*(a[k]-y[k]), k), j)": "The bends on the way are there, all but that of "
                "neuron `i` itself.",
                "sum(w[j,i]*sum(w[k,j]*2*(a[k]-y[k]), k), j)*dsigma(z[i])": "Every road passes a neuron `j` in the middle. What "
                "does it do to a push?",
                "sum(w[j,i]*sum(w[k,j]*2*(a[k]-y[k]), k), j)": "No bend is counted, and every road passes two.",
                "sum(w[j,i]*dsigma(z[j]), j)*sum(2*(a[k]-y[k]), k)*dsigma(z[i])": "The weights into the last layer are missing.",
                "sum(w[j,i]*dsigma(z[j])*w^L[1,j]*2*(a^L[1]-y[1]), j)*dsigma(z[i])": "one path",
                "sum(w[j,i]*dsigma(z[j])*sum(w[k,j]*a[k], k), j)*dsigma(z[i])": "You used the outputs where their errors belong.",
                "sum(w[j,i]*dsigma(a[j])*sum(w[k,j]*2*(a[k]-y[k]), k), j)*dsigma(a[i])": "The slopes are taken at the "
                "activations. They belong at the weighted inputs.",
                "sum(w[j,i]*sigma(z[j])*sum(w[k,j]*2*(a[k]-y[k]), k), j)*sigma(z[i])": "You used the values of the function where "
                "its slopes belong.",
            },
            because="Every road from `i` to the cost is in it, one for each pair of a `j` and a `k`.",
        ),
        Number(
            "The last three layers have `= p`, `= q` and `= r` neurons. Roads from one neuron `i` to the cost:",
            "q*r",
            {
                "q+r": "For every way into the middle layer there are ways on: multiply.",
                "p+q+r": "You counted the neurons. A road is a way through the layers: for every way into the middle layer there are ways on.",
                "p*q*r": "That counts the roads from all neurons of the layer. One was asked for.",
                "q": "Those are the ways into the middle layer. From each of them, how many lead on?",
                "r": "Each output has many roads that lead to it.",
            },
            because="Your formula has as many terms when it is multiplied out.",
        ),
        Number(
            "Multiplications by a weight, if the sum over `k` is found once for each `j`, kept, and used for every `i`:",
            "q*r+p*q",
            {
                "p*q*r": "So many roads there are. Does each of them have to be walked from end to end?",
                "2*p*q*r": "So it would be if every road were walked from end to end, with its two weights.",
                "p*q*r+p*q": "So it would be if the sums over `k` were found anew for every `i`. They are kept.",
                "q*r+q": "That is for one neuron `i`. All the others use the kept sums, too.",
                "p+q": "Those are neurons. Count the weights that lead from one to another.",
                "q*r": "That is for the sums over `k`. What comes after them?",
                "p*q": "That is for the sums over `j`. What must be known before them?",
            },
            because="One multiplication for each weight. That is what an error saves: it is the inner sum, found once and kept.",
        ),
    ],
    hints=[
        "Begin at the far end: what is the error of a linear output `k`, for the miss squared?",
        "Then BP2 for a neuron `j`, with that error in it, and BP2 again for neuron `i`, with all of the first in the sum.",
        "The slope of `j` depends on `j`: it must stay inside the sum over `j`.",
    ],
)

EXERCISES = [CANCEL, FAN, BP2, ORDER, ONE_SHORT, CUT, DISTANCE, TWO_BACK]
