"""The exercises of the chapter risk: what a batch may average, what it may not, and how long its step is."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Formula, Number, Pass, Spot

FIND = "find the slopes of a network that must please many samples at once"
SAY = "say what may be averaged and what may not"

EXERCISES = [
    Exercise(
        "ex-risk-same",
        chapter="risk",
        title="One input, two answers",
        objective=FIND,
        level="warm-up",
        given={"s": 1, "p": 1, "q": -1},
        parts=[
            Number(
                "Both inputs are `= s`, the misses `= p` and `= q`. What is the mean slope along the weight?",
                "(p*s + q*s)/2",
                {
                    "p*s": "one sample",
                    "q*s": "one sample",
                    "p*s - q*s": "You added the sizes. One sample asks the weight to fall, the other asks it to rise: the signs "
                    "count.",
                },
                because="One sample pulls as hard as the other, for the input is the same.",
            ),
            Number(
                "And along the bias?",
                "(p + q)/2",
                {"p": "one sample", "q": "one sample", "p - q": "You added the sizes. The signs of the misses count."},
                because="The mean miss, as always for the bias of a linear neuron.",
            ),
            Choose(
                "Is there anything to learn this time?",
                "No: one input cannot have two answers, and halfway is the best there is.",
                because="In the chapter's example the inputs differed, and so the same two misses pulled unequally.",
                wrong={
                    "No: whenever the mean miss is zero, there is nothing to learn.": "The opening example had the mean miss zero, too, and there was everything to learn. What is "
                    "different here?",
                    "Yes: the weight should rise, as in the opening example.": "There the sample that wanted more had the larger input. Multiply each miss by its input.",
                    "Yes: with another weight and bias both samples can be content.": "Both send the same input, so both get the same answer, whatever the weight. They want two "
                    "different ones.",
                },
            ),
        ],
        hints=[
            "For each sample: the miss times what came in.",
            "Two slopes along the weight, `= p*s` and `= q*s`; take their mean. Then compare the two inputs with "
            "those of the opening question.",
        ],
    ),
    Exercise(
        "ex-risk-average",
        chapter="risk",
        title="The average sample",
        objective=SAY,
        level="core",
        given={"w": (3, 2.25, 6, 0.25)},
        parts=[
            Choose(
                "What does the average sample find at the weight 1 and the bias 0?",
                "No miss, no slope, nothing to learn.",
                because="The mean input is 2, the mean target 2, and the neuron answers 2.",
                wrong={
                    "The same slopes as the two samples together.": "Together they found that the weight should rise. Put the mean input into the neuron: by how "
                    "much does it miss the mean target?",
                    "The right slope for the weight, and 0 for the bias.": "The weight's slope is the miss times the input. What is the miss of the average sample?",
                },
            ),
            Number(
                "With the weight `w`, which bias would content them?",
                "2 - 2*w",
                {
                    "0 - w": "That contents the first sample. They train on one sample that is neither of the two.",
                    "4 - 3*w": "That contents the second sample. They train on one sample that is neither of the two.",
                    "2 - w": "The average sample has the input 2. How much does the weight `= w` make of it?",
                    "2*w - 2": "The sign: twice the weight and the bias must make 2.",
                },
                because="For every weight there is such a bias: one sample cannot tell how steep a line should be.",
            ),
            Choose(
                "Which of these pairs pleases the two real samples?",
                "Weight 2, bias −2.",
                because="It answers 0 to the input 1 and 4 to the input 3.",
                wrong={
                    "Weight 1, bias 0.": "It pleases the average. What does it answer to the input 1?",
                    "Weight 0, bias 2.": "It says 2 to everyone. Who wanted 2?",
                    "All with which the average is content.": "Try weight 1 and bias 0 on the first sample.",
                },
            ),
        ],
        hints=[
            "Make the average sample first: its input is the mean of 1 and 3, its target the mean of 0 and 4.",
            "They are content when the neuron answers 2 to the input 2.",
            "The neuron answers `= 2*w` plus its bias to the input 2.",
        ],
    ),
    Exercise(
        "ex-risk-batch",
        chapter="risk",
        title="Where the bracket closes",
        objective=FIND,
        level="core",
        parts=[
            Formula(
                "The slope along a weight:",
                "dC/dw[j,k]",
                "mean(delta[j]*a[k])",
                where={"j": "l", "k": "l-1"},
                uses=("delta", "a", "z", "w", "dsigma", "sigma", "mean", "sum", "N"),
                conditions="batch",
                mistakes={
                    "mean(delta[j])*mean(a[k])": "product of means",
                    "N*mean(delta[j]*a[k])": "sum for mean",
                    "mean(delta[j]*z[k])": "z for a",
                    "mean(delta[j]*w[j,k])": "Along a weight, the slope is what came in, not the weight.",
                    "mean(delta[j]*a[k]*dsigma(z[j]))": "slope twice",
                    "mean(a[k])": "So fast moves the weighted input when the weight does. And the cost, when that moves?",
                    "mean(delta[k]*a[k])": "The activation is the sender's, rightly. The error is that of the neuron where the "
                    "weight arrives.",
                    "mean(delta[k]*a[j])": "Turned round: the error is the receiver's, the activation the sender's.",
                    "mean(delta[j]*a[j])": "That is what the receiver says. What comes in along this weight?",
                    "mean(delta[j])": "That is the bias's: its partner is 1 for every sample. What is this weight's "
                    "partner?",
                },
                because="Each error with the activation of its own sample; then the mean.",
            ),
            Formula(
                "The slope along a bias:",
                "dC/db[j]",
                "mean(delta[j])",
                where={"j": "l"},
                uses=("delta", "a", "z", "w", "dsigma", "sigma", "mean", "sum", "N"),
                conditions="batch",
                mistakes={
                    "N*mean(delta[j])": "sum for mean",
                    "mean(delta[j])*mean(a[j])": "product of means",
                    "mean(delta[j])*b[j]": "Along a bias, the slope is what came in, and that is 1, whatever the bias is.",
                    "mean(delta[j]*dsigma(z[j]))": "slope twice",
                    "1": "So fast moves the weighted input when the bias does. And the cost, when that moves?",
                    "mean(delta[j]*a[j])": "That is the activation of the neuron itself. What comes in beside a bias "
                    "is 1.",
                },
                because="Here the mean error is the whole truth: the partner is 1 for every sample.",
            ),
            Formula(
                "The same for a hidden neuron, from the errors of the next layer:",
                "dC/db[j]",
                "mean(sum(w[k,j]*delta[k], k)*dsigma(z[j]))",
                where={"j": "l", "k": "l+1"},
                uses=("delta^(l+1)", "a", "z", "w", "dsigma", "sigma", "mean", "sum", "N"),
                conditions="batch",
                mistakes={
                    "sum(w[k,j]*mean(delta[k]), k)*mean(dsigma(z[j]))": "The weights may leave the mean, for they are the same in every sample. The slope may not: "
                    "each sample stands at its own place on the curve.",
                    "sum(w[k,j]*mean(delta[k]), k)": "no slope",
                    "mean(sum(w[k,j]*delta[k], k)*dsigma(a[j]))": "slope at a",
                    "mean(sum(w[k,j]*delta[k], k)*sigma(z[j]))": "value for slope",
                    "mean(sum(w[k,j]*delta[k]*dsigma(z[k]), k))": "Those slopes are the listeners', and their errors have them in already. Whose bend is still to come?",
                    "sum(w[k,j]*mean(delta[k]), k)*dsigma(mean(z[j]))": "The slope at the mean is not the mean of the slopes, and neither will do: each sample has "
                    "its own.",
                    "N*mean(sum(w[k,j]*delta[k], k)*dsigma(z[j]))": "sum for mean",
                },
                because="The weights are shared and could stand outside; the errors and the slopes belong to one "
                "sample.",
            ),
        ],
        hints=[
            "Write the slope of one sample first: BP4, BP3, BP2. Then ask which of its letters differ from sample to "
            "sample.",
            "All letters that differ from sample to sample stand together inside one mean.",
            "Only the weights are the same for all samples; they may stand inside or outside.",
        ],
    ),
    Exercise(
        "ex-risk-recipes",
        chapter="risk",
        title="Both recipes",
        objective=SAY,
        level="core",
        given={
            "w": (0.5, 0.5, 1, 0.5),
            "b": 1,
            "s": (2, 1, 2, 1),
            "p": (1, 0, 1, 1),
            "t": (6, 4, 6, 1),
            "q": (11, 11, 14, 1),
        },
        parts=[
            Number(
                "What is the slope of the risk along the weight?",
                "((w*s + b - p)*s + (w*t + b - q)*t)/2",
                {
                    "(w*s + b - p)*s + (w*t + b - q)*t": "sum for mean",
                    "(w*s + b - p + w*t + b - q)/2*(s + t)/2": "product of means",
                    "(w*s + b - p)*s": "one sample",
                    "(w*t + b - q)*t": "one sample",
                    "((w*s - p)*s + (w*t - q)*t)/2": "no bias",
                    "(w*s + b - p + w*t + b - q)/2": "That is the mean miss, which is the bias's. Here each miss must meet its "
                    "own input first.",
                    "((p - w*s - b)*s + (q - w*t - b)*t)/2": "miss turned round",
                },
                because="The sample with the larger input has the larger say.",
            ),
            Number(
                "And along the bias?",
                "(w*s + b - p + w*t + b - q)/2",
                {
                    "w*s + b - p + w*t + b - q": "sum for mean",
                    "w*s + b - p": "one sample",
                    "w*t + b - q": "one sample",
                    "(w*s - p + w*t - q)/2": "no bias",
                    "(p - w*s - b + q - w*t - b)/2": "miss turned round",
                    "((w*s + b - p)*s + (w*t + b - q)*t)/2": "That is the weight's. A bias hears 1 from every sample.",
                },
                because="The mean miss: for the bias it is the whole truth.",
            ),
            Number(
                "Leave the rest and move the second target. At which target do both recipes agree for the weight?",
                "w*(t - s) + p",
                {
                    "p": "Equal targets are not equal errors: the two answers differ.",
                    "w*t + b": "There the second error is 0. Try both recipes: is the mean of the products the "
                    "product of the means?",
                    "w*(s + t) + 2*b - p": "There the second miss has the size of the first and the other sign. Equal errors have "
                    "one sign.",
                    "w*(s - t) + p": "The sign: to the larger input the neuron gives the larger answer.",
                },
                because="The inputs differ, so the errors must be equal; then one partner is the same for both "
                "samples.",
            ),
        ],
        hints=[
            "The neuron is linear and the cost has its ½, so each error is the miss: answer minus target.",
            "The errors are `= w*s + b - p` and `= w*t + b - q`. For the weight, multiply each by its own input "
            "before you take the mean.",
            "The recipes agree when one of the partners is the same for both samples. The inputs are not; so the "
            "errors must be: the second must miss by `= w*s + b - p`, too.",
        ],
    ),
    Exercise(
        "ex-risk-second",
        chapter="risk",
        title="The second step",
        objective=FIND,
        level="core",
        given={"w": (1.1, 0.7, 1.1, 0.1), "b": 0, "eta": 0.1, "s": 1, "p": 0, "t": 3, "q": (4, 4.5, 6, 0.5)},
        parts=[
            Pass(
                "The second step, cell by cell:",
                rows={
                    "First sample": [
                        Cell("c", "w*s + b", {"w + s": "The weight multiplies what comes in."}, meaning="answer"),
                        Cell(
                            "d",
                            "c - p",
                            {"p - c": "miss turned round", "2*(c - p)": "factor 2", "(c - p)^2/2": "square for slope"},
                            meaning="error",
                        ),
                        Cell(
                            "f",
                            "d*s",
                            {
                                "d*w": "Along a weight, the slope is what came in, not the weight.",
                                "-d*s": "The error is positive, and so is the input.",
                            },
                            meaning="slope along the weight",
                        ),
                    ],
                    "Second sample": [
                        Cell(
                            "g",
                            "w*t + b",
                            {
                                "w*s + b": "That is the answer to the first sample.",
                                "w*t + b - q": "That is the error already. What does the neuron answer?",
                            },
                            meaning="answer",
                        ),
                        Cell(
                            "h",
                            "g - q",
                            {"q - g": "miss turned round", "2*(g - q)": "factor 2", "(g - q)^2/2": "square for slope"},
                            meaning="error",
                        ),
                        Cell(
                            "m",
                            "h*t",
                            {
                                "h": "That is the error alone. What came in with this sample?",
                                "h*w": "Along a weight, the slope is what came in, not the weight.",
                                "-h*t": "The error is negative, and the input is not.",
                            },
                            meaning="slope along the weight",
                        ),
                    ],
                    "Means over both": [
                        Cell(
                            "r",
                            "(d^2/2 + h^2/2)/2",
                            {
                                "d^2 + h^2": "Four times too large. A cost is half the squared miss, and the risk is the mean of two costs.",
                                "d^2/2 + h^2/2": "Twice too large. A cost is half the squared miss, and the risk is the mean of two costs.",
                                "((d + h)/2)^2/2": "That is the cost of the average sample. Each sample has a cost of its own.",
                            },
                            meaning="risk",
                        ),
                        Cell(
                            "u",
                            "(f + m)/2",
                            {
                                "f + m": "sum for mean",
                                "(d + h)/2*(s + t)/2": "product of means",
                                "(d + h)/2": "That is the mean error, which is the bias's slope.",
                            },
                            meaning="slope along the weight",
                        ),
                        Cell(
                            "v",
                            "(d + h)/2",
                            {
                                "d + h": "sum for mean",
                                "(f + m)/2": "That is the weight's.",
                                "0*d": "So it was in the chapter's first step. What are the errors here?",
                            },
                            meaning="slope along the bias",
                        ),
                    ],
                    "After the step": [
                        Cell(
                            "w",
                            "w - eta*u",
                            {"w + eta*u": "uphill", "-eta*u": "step alone", "w - u": "no rate"},
                            meaning="new weight",
                        ),
                        Cell(
                            "b",
                            "b - eta*v",
                            {
                                "eta*v": "uphill",
                                "-v": "no rate",
                                "0*v": "In the chapter's first step it stood still. What is the slope along it here?",
                            },
                            meaning="new bias",
                        ),
                        Cell(
                            "k",
                            "((w*s + b - p)^2/2 + (w*t + b - q)^2/2)/2",
                            {
                                "(w*s + b - p)^2/2 + (w*t + b - q)^2/2": "Twice too large. A cost is half the squared miss, and the risk is the mean of two costs.",
                                "((w*s - p)^2/2 + (w*t - q)^2/2)/2": "The bias has moved, too: it stands in both answers.",
                                "r": "That is the risk before the step. Let both samples through once more, with what is new.",
                            },
                            meaning="new risk",
                        ),
                    ],
                },
                because="The mean of the products moves the weight, the mean of the errors moves the bias, and the risk falls.",
            ),
            Choose(
                "In the chapter's first step the bias stood still. Why does it move here?",
                "the misses of the two samples do not cancel here",
                because="In the chapter they were 1 and −1. Then the weight moved, and its move reached one answer three times as far "
                "as the other. A slope holds where it was taken, and nowhere else.",
                wrong={
                    "the slope along the weight is not 0": "In the chapter's first step it was not 0 either: it was −1, and the bias "
                    "stood still.",
                    "one of the two samples is content by now": "Then its error would be 0. Look at both errors.",
                    "every step moves all there is, by the rate": "The rate is multiplied by the slope. What was the bias's in "
                    "the chapter's first step?",
                },
            ),
            Choose(
                "Who gains by the second step?",
                "the second sample; the first is worse off than before",
                because="The mean falls, for one gains more than the other loses. A step that pleases the risk need not please "
                "everyone.",
                wrong={
                    "both, since the risk falls": "The risk is a mean. Let the first sample through the neuron once more.",
                    "the first sample; the second is worse off than before": "It is the other way round. Whose slope along the "
                    "weight was the larger one?",
                    "neither": "Then the mean of their costs could not fall.",
                },
            ),
        ],
        hints=[
            "Each sample by itself first: answer, miss, miss times input. Only then come the means.",
            "The errors are `= w*s + b - p` and `= w*t + b - q`. The weight's slope is half of `= (w*s + b - p)*s` and "
            "`= (w*t + b - q)*t` together, the bias's half of the two errors together.",
            "A step takes the rate times the slope away. Then let both samples through the neuron with the new weight and "
            "the new bias: whose miss is larger than it was?",
        ],
    ),
    Exercise(
        "ex-risk-wages",
        chapter="risk",
        title="The gap between the recipes",
        objective=SAY,
        level="core",
        parts=[
            Formula(
                "The mean of the products minus the product of the means:",
                "",
                "(p - q)*(s - t)/4",
                where={},
                uses=("p", "q", "s", "t"),
                conditions="letters",
                mistakes={
                    "(p - q)*(s - t)/2": "Right up to a factor: the mean of the products has a half, the product of "
                    "the means a quarter.",
                    "(p - q)*(t - s)/4": "The sign: that is the product of the means minus the mean of the products.",
                    "(p + q)*(s + t)/4": "That is the product of the means alone.",
                    "(p*s + q*t)/2": "That is the mean of the products alone.",
                    "p*s + q*t - (p + q)*(s + t)": "Those are sums. A mean of two is half of their sum.",
                    "(p*s + q*t)/2 - (p + q)*(s + t)/2": "The second recipe multiplies two means, and each of them has its own "
                    "half.",
                    "0": "Then the recipes would always agree. Try the opening example.",
                },
                because="How far the errors are apart, times how far the activations are apart.",
            ),
            Choose(
                "When do the two recipes agree?",
                "When the errors are equal or the activations are.",
                because="A product is 0 when one of its factors is.",
                wrong={
                    "Only when both errors are equal and both activations are.": "Put one number for both `p` and `q`, and two for `s` and `t`.",
                    "When the mean error is 0.": "In the opening example it was. Did they agree?",
                    "When the samples are many.": "More samples make a mean steadier. They do not make a mean of "
                    "products a product of means.",
                },
            ),
            Choose(
                "When is the difference positive?",
                "When the larger error comes with the larger activation.",
                because="The product of the means forgets which came with which; this is what it forgets.",
                wrong={
                    "When both errors are positive.": "Add 10 to both errors: does the formula notice?",
                    "When the larger error comes with the smaller activation.": "Try the wages: the long day is the well-paid one.",
                },
            ),
        ],
        hints=[
            "Write both recipes out: `(p*s + q*t)/2` and `(p + q)/2*(s + t)/2`. Then bring them over one denominator.",
            "Over 4, the first has two of each of its products, the second one of each of four.",
            "What is left is `p*s + q*t - p*t - q*s`, over 4. Take `p - q` out of it.",
        ],
    ),
    Exercise(
        "ex-risk-bend",
        chapter="risk",
        title="What may leave the mean",
        objective=SAY,
        level="core",
        sets=("disguised mistakes",),
        parts=[
            Spot(
                "Five times something leaves a mean over the samples. Four times it may. Which time may it not?",
                {
                    "`mean(w[j,k]*a[k])` is `w[j,k]*mean(a[k])`: all samples pass the same weight.": "A weight is one number for all samples. It may leave.",
                    "`mean(sum(w[k,j]*delta[k], k))` is `sum(w[k,j]*mean(delta[k]), k)`: a mean of sums is the sum of the means.": "Adding and averaging may change places, and the weights are shared. This may.",
                    "`mean(sum(w[k,j]*delta[k], k)*dsigma(z[j]))` is `sum(w[k,j]*mean(delta[k]), k)*dsigma(z[j])`: all samples pass the same bend.": "The same curve, yes, but each sample at a place of its own, and so with a slope of its own. "
                    "Outside the mean, whose weighted input is `z[j]`? (Source 001 does this at the output.)",
                    "`mean(eta*delta[j])` is `eta*mean(delta[j])`: all samples are stepped with the same rate.": "The rate does not ask which sample. It may leave.",
                    "`mean(delta[j]*1)` is `mean(delta[j])*1`: a bias hears 1 from every sample.": "The partner is the same for every sample, so product of means and mean of products agree. "
                    "It may.",
                },
                wrong="`mean(sum(w[k,j]*delta[k], k)*dsigma(z[j]))` is `sum(w[k,j]*mean(delta[k]), k)*dsigma(z[j])`: "
                "all samples pass the same bend.",
            ),
            Choose(
                "For which function would that line be true after all?",
                "For a linear neuron.",
                because="Its slope is 1 wherever a sample stands. A function that is equally steep everywhere is a "
                "straight line.",
                wrong={
                    "For a sigmoid, since its slope is never more than a quarter.": "Never more, but at each place another one.",
                    "For a ReLU, since its slope is 1.": "On one side of 0. Some samples may stand on the other.",
                    "For none.": "Is there a function whose slope does not ask where you stand?",
                },
            ),
        ],
        hints=[
            "Ask of each quantity that leaves: is it one number for the whole batch, or has each sample its own?",
            "Weights and rates belong to the network. Weighted inputs, activations and errors belong to a sample.",
            "A function belongs to the network. Its slope at `z[j]` belongs to whom?",
        ],
    ),
    Exercise(
        "ex-risk-handful",
        chapter="risk",
        title="The last handful",
        objective=FIND,
        level="hard",
        given={"eta": (0.32, 0.16, 0.64, 0.16), "N": (32, 16, 48, 16), "t": (4, 2, 8, 2)},
        parts=[
            Number(
                "With which rate does the friend take the same steps as you on full batches?",
                "eta/N",
                {
                    "eta": "The sum is `N` times the mean. With your rate the friend's steps are `N` times as long.",
                    "eta*N": "The wrong way round: the sum is longer than the mean, so the rate must be smaller.",
                },
                tolerance=6e-5,
                because="The sum times this rate is the mean times yours.",
            ),
            Number(
                "All batches are made twice as large. With which rate do the friend's steps stay about as long?",
                "eta/(2*N)",
                {
                    "eta/N": "Twice as many samples are added now. The sum is about twice as long, and with the old "
                    "rate so is the step.",
                    "2*eta/N": "The wrong way round: a longer sum needs a smaller rate.",
                    "eta/2": "Halved, but from which rate? The friend's was `= eta/N`.",
                },
                tolerance=6e-5,
                because="Yours may stay: the mean does not know how many it is a mean of.",
            ),
            Number(
                "You take the mean. How many times as hard does one of the last samples pull as one of a full batch?",
                "N/t",
                {
                    "t/N": "The wrong way round: in a small handful each voice is a larger part of the whole.",
                    "t/t": "That is so for the friend, who adds. You divide by the number of those present.",
                    "N": "That would be so if there were one sample left over.",
                },
                because="A mean gives every batch the same say, however few are in it.",
            ),
            Number(
                "With which rate, on that last batch alone, do all samples of the list count the same for you?",
                "eta*t/N",
                {
                    "eta": "Then the last few count more than the others, as you have just found.",
                    "eta*N/t": "The wrong way round: the last few count too much already.",
                    "eta/N": "That is the friend's rate, for a sum. You take the mean of those that are left.",
                },
                tolerance=6e-5,
                because="Rate over number is then the same for every batch: this is the friend's rule, said for a "
                "mean.",
            ),
        ],
        hints=[
            "Ask how far one sample moves a weight: the rate times its slope, divided by the number of samples, or "
            "not.",
            "For you a sample of a full batch has the factor `= eta/N`, and one of the last handful `= eta/t`. For "
            "the friend both have the friend's rate.",
            "On the last batch you want rate over `t` to be what `= eta/N` is on the others.",
        ],
    ),
]
