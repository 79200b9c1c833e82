"""The exercises of the chapter forward-pass: one neuron by hand, and what a whole network makes of a change."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Choose, Formula, Number, Pass, Predict

RECIPE = "write in one line what every neuron does"
ANSWER = "find the network's answer"
DIRECTION = "which way the answer moves when a weight does"

NEURON = Exercise(
    "ex-forward-neuron",
    "forward-pass",
    "One neuron, two voices",
    RECIPE,
    "warm-up",
    given={
        "a^1[1]": (0.6, 0.2, 0.3, 0.05),
        "a^1[2]": (0.9, 0.75, 0.95, 0.1),
        "w^2[1,1]": (1.5, 0.9, 1.3, 0.2),
        "w^2[1,2]": (-2.0, -2.8, -2.4, 0.2),
        "b^2[1]": (0.5, 0.4, 0.8, 0.2),
    },
    parts=[
        Number(
            "The weighted input `z^2[1]`:",
            answer="w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + b^2[1]",
            mistakes={
                "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2]": "no bias",
                "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] - b^2[1]": "The bias is added, with the sign it has.",
                "w^2[1,1]*a^1[1] - w^2[1,2]*a^1[2] + b^2[1]": "The second weight is negative: what comes that way is taken away.",
                "w^2[1,1]*a^1[2] + w^2[1,2]*a^1[1] + b^2[1]": "Each sender has its own weight; here they are crossed.",
                "(w^2[1,1] + w^2[1,2])*(a^1[1] + a^1[2]) + b^2[1]": "First multiply, sender by sender, then add.",
                "w^2[1,1]*a^1[1] + b^2[1]": "Only the first sender is heard. Where is the product of the second?",
                "w^2[1,2]*a^1[2] + b^2[1]": "Only the second sender is heard. Where is the product of the first?",
                "w^2[1,1]*a^1[1] - w^2[1,2]*a^1[2]": "Two things: the second weight is negative, and the bias is missing.",
                "sigma(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + b^2[1])": "That is already bent: the activation. Asked is what goes "
                "into the bend.",
            },
            because="Two products and the bias: what each sender says, as loud as its weight lets it.",
        ),
        Number(
            "The activation `a^2[1]`, to four decimals:",
            answer="sigma(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + b^2[1])",
            mistakes={
                "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + b^2[1]": "That is the weighted input. The bend is still to come.",
                "sigma(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2])": "no bias",
                "sigma(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2]) + b^2[1]": "The bias belongs inside the bend: first add up everything, "
                "then bend once.",
                "sigma(w^2[1,1]*a^1[1]) + sigma(w^2[1,2]*a^1[2]) + b^2[1]": "The neuron bends once, after it has added up; here "
                "each product was bent by itself.",
                "sigma(-w^2[1,1]*a^1[1] - w^2[1,2]*a^1[2] - b^2[1])": "A minus got lost: the sigmoid has `exp(-z)` below the "
                "fraction bar, and here it was `exp(z)`.",
                "1 + exp(-w^2[1,1]*a^1[1] - w^2[1,2]*a^1[2] - b^2[1])": "A bracket got lost on the calculator: all of `1 + exp(-z)` "
                "stands below the fraction bar.",
                "sigma(w^2[1,1]*a^1[1] - w^2[1,2]*a^1[2] + b^2[1])": "Bent rightly, but from a wrong weighted input: the second "
                "weight is negative.",
            },
            because="A negative weighted input gives less than ½, a positive one more.",
        ),
        Number(
            "Both senders speak twice as loud. The weighted input is now:",
            answer="2*(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2]) + b^2[1]",
            mistakes={
                "2*(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + b^2[1])": "You have doubled the bias, too. Who sends it?",
                "4*(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2]) + b^2[1]": "The activations double, the weights stay what they are.",
                "2*(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2])": "no bias",
                "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + 2*b^2[1]": "The senders speak louder, not the bias.",
                "sigma(2*(w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2]) + b^2[1])": "That is the activation. Asked is what goes into the bend.",
            },
            because="The bias comes from no sender, so the weighted input does not double with them.",
        ),
    ],
    hints=[
        "Two steps: add up, then bend. In the sum there is one product for each sender, and one number that nobody sends.",
        "The products are `= w^2[1,1]*a^1[1]` and `= w^2[1,2]*a^1[2]`. Add them and the bias. Only the products change when the "
        "senders grow louder.",
    ],
)

SIGNS = Exercise(
    "ex-forward-signs",
    "forward-pass",
    "Up or down?",
    DIRECTION,
    "core",
    net="1-2-2-1",
    parts=[
        Choose(
            "(a) You raise the weight 2.0 into neuron 1 of layer 2. The answer …",
            right="rises.",
            because="More arrives at neuron 1 of layer 2, and the last neuron counts it with a positive weight.",
            wrong={
                "falls.": "Does more or less arrive at neuron 1 of layer 2? With which sign does the last neuron count it?",
                "rises or falls, depending on how strong the activations are.": "How strong they are decides how far the answer "
                "moves. For the direction it is enough to know that they are positive.",
            },
        ),
        Choose(
            "(b) You raise the weight −1.4 into neuron 2 of layer 2. The answer …",
            right="falls.",
            because="That neuron speaks louder, and the last neuron takes away what it says.",
            wrong={
                "rises: minus times minus is plus.": "There is one minus on this road, not two. That the weight is negative "
                "does not matter: it is raised, so more arrives than before.",
                "hardly moves: a negative weight blocks the road.": "It turns the sign of what passes; it blocks nothing. And a "
                "raised weight lets more arrive than before.",
            },
        ),
        Choose(
            "(c) You raise the weight 0.5 into neuron 2 of layer 1. The answer …",
            right="rises.",
            because="There are two roads, and both lift it: on the second one a minus meets another minus.",
            wrong={
                "falls.": "Follow each of the two roads from neuron 2 of layer 1 to the end, and count the minus signs on it.",
                "gets a push upwards by one road and a push downwards by the other.": "You have seen that there are two roads. "
                "On the second, count the minus signs to the very end.",
            },
        ),
    ],
    hints=[
        "Raise a weight: as everything that travels here is positive, more arrives where it ends. From there on follow the "
        "roads.",
        "A road with an even number of negative weights after the raised one lifts the answer; with an odd number it lowers it. "
        "The raised weight itself does not count.",
    ],
)


def walk(j):
    """Hidden neuron ``j`` of ONE_OF_TWO adds up what both inputs send, and bends."""
    first, second, bias, z, a = f"w^1[{j},1]*x[1]", f"w^1[{j},2]*x[2]", f"b^1[{j}]", f"z^1[{j}]", f"a^1[{j}]"
    return [
        Cell(
            z,
            f"{first} + {second} + {bias}",
            {
                f"{first} + {second}": "no bias",
                f"{first} + {second} - {bias}": "The bias is added, with the sign it has.",
                f"w^1[{j},1] + w^1[{j},2] + {bias}": "One of the two inputs is 0: what arrives from it?",
                f"w^1[{3 - j},1]*x[1] + w^1[{3 - j},2]*x[2] + b^1[{3 - j}]": "That is the other neuron's.",
            },
        ),
        Cell(
            a,
            f"sigma({z})",
            {
                z: "That is still unbent.",
                f"sigma(-{z})": "A minus got lost: the sigmoid has `exp(-z)` below the fraction bar, and here it was `exp(z)`.",
                f"1 + exp(-{z})": "A bracket got lost on the calculator: all of `1 + exp(-z)` stands below the fraction bar.",
            },
        ),
    ]


ONE_OF_TWO = Exercise(
    "ex-forward-one-of-two",
    "forward-pass",
    "One, but not both",
    ANSWER,
    "core",
    given={
        "x[1]": 1.0,
        "x[2]": 0.0,
        "w^1[1,1]": 5.0,
        "w^1[1,2]": 5.0,
        "w^1[2,1]": 5.0,
        "w^1[2,2]": 5.0,
        "b^1[1]": (-3.0, -3.4, -2.8, 0.2),
        "b^1[2]": (-7.0, -7.4, -6.6, 0.2),
        "w^2[1,1]": (1.4, 1.3, 1.5, 0.1),
        "w^2[1,2]": (-1.3, -1.4, -1.2, 0.1),
        "b^2[1]": (-0.1, -0.2, -0.1, 0.05),
    },
    parts=[
        Pass(
            "(a) Feed it 1 and 0; four digits will do. Each cell is judged as you leave it.",
            because="One walk, three neurons, and an answer well above ½.",
            rows={
                "Neuron 1 of layer 1": walk(1),
                "Neuron 2 of layer 1": walk(2),
                "The last neuron": [
                    Cell(
                        "z^2[1]",
                        "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + b^2[1]",
                        {
                            "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2]": "no bias",
                            "w^2[1,1]*a^1[1] - w^2[1,2]*a^1[2] + b^2[1]": "The second weight is negative: what comes that way is taken "
                            "away.",
                            "w^2[1,1]*z^1[1] + w^2[1,2]*z^1[2] + b^2[1]": "z for a",
                            "w^2[1,1]*a^1[2] + w^2[1,2]*a^1[1] + b^2[1]": "Each sender has its own weight; here they are crossed.",
                        },
                    ),
                    Cell(
                        "a^2[1]",
                        "z^2[1]",
                        {
                            "1/(1 + exp(-z^2[1]))": "You bent once too often: this neuron is linear.",
                            "1": "Close to 1, but not 1: a linear neuron hands on what it has added up.",
                        },
                    ),
                ],
            },
        ),
        Number(
            "(b) The answer to 0 and 0:",
            answer="w^2[1,1]*sigma(b^1[1]) + w^2[1,2]*sigma(b^1[2]) + b^2[1]",
            mistakes={
                "b^2[1]": "So it would be if the hidden neurons fell silent with the inputs. What does a neuron send that hears only "
                "its bias?",
                "0": "The inputs send nothing, but every neuron has a bias, and adds it.",
                "w^2[1,1]*b^1[1] + w^2[1,2]*b^1[2] + b^2[1]": "The hidden neurons bend: what they send is not their bias.",
                "w^2[1,1]*sigma(b^1[1]) + w^2[1,2]*sigma(b^1[2])": "The bias of the last neuron is missing.",
                "w^2[1,1]*sigma(b^1[1]) - w^2[1,2]*sigma(b^1[2]) + b^2[1]": "The second weight is negative: what comes that way is "
                "taken away.",
                "sigma(w^2[1,1]*sigma(b^1[1]) + w^2[1,2]*sigma(b^1[2]) + b^2[1])": "You bent once too often: the last neuron is linear.",
            },
            because="Close to 0. The hidden neurons hear their biases only.",
        ),
        Number(
            "(c) The answer to 1 and 1:",
            answer="w^2[1,1]*sigma(w^1[1,1] + w^1[1,2] + b^1[1]) + w^2[1,2]*sigma(w^1[2,1] + w^1[2,2] + b^1[2]) + b^2[1]",
            mistakes={
                "w^2[1,1]*sigma(w^1[1,1] + b^1[1]) + w^2[1,2]*sigma(w^1[2,1] + b^1[2]) + b^2[1]": "That is the answer of (a). Now the "
                "second input speaks, too.",
                "2*(w^2[1,1]*sigma(w^1[1,1] + b^1[1]) + w^2[1,2]*sigma(w^1[2,1] + b^1[2]) + b^2[1])": "Twice as much goes in, but "
                "through two bends it does not come out twice: walk once more.",
                "w^2[1,1]*sigma(w^1[1,1] + w^1[1,2] + b^1[1]) + w^2[1,2]*sigma(w^1[2,1] + w^1[2,2] + b^1[2])": "The bias of the last "
                "neuron is missing.",
                "w^2[1,1]*sigma(w^1[1,1] + w^1[1,2]) + w^2[1,2]*sigma(w^1[2,1] + w^1[2,2]) + b^2[1]": "The biases of the hidden "
                "neurons are missing.",
                "w^2[1,1]*sigma(2*(w^1[1,1] + b^1[1])) + w^2[1,2]*sigma(2*(w^1[2,1] + b^1[2])) + b^2[1]": "You doubled the weighted "
                "inputs of (a), and with them the biases. Who sends those?",
                "w^2[1,1]*sigma(w^1[1,1] + w^1[1,2] + b^1[1]) - w^2[1,2]*sigma(w^1[2,1] + w^1[2,2] + b^1[2]) + b^2[1]": "The second "
                "weight is negative: what comes that way is taken away.",
                "sigma(w^2[1,1]*sigma(w^1[1,1] + w^1[1,2] + b^1[1]) + w^2[1,2]*sigma(w^1[2,1] + w^1[2,2] + b^1[2]) + b^2[1])": "You "
                "bent once too often: the last neuron is linear.",
            },
            because="Close to 0 again: now neuron 2 has woken up, too, and the last neuron takes away what it says.",
        ),
        Choose(
            "(d) Call an answer above ½ a yes. Could a single neuron, with two inputs, a bias and a sigmoid, say yes to the same pairs "
            "and no to the others?",
            right="No: raising the first input would have to lift it beside a 0 and lower it beside a 1.",
            because="The first weight has one sign, whatever the second input is. With two neurons each may have its own idea.",
            wrong={
                "Yes: with two positive weights it says yes as soon as an input is 1.": "And what does it say when both are? More "
                "arrives then, not less.",
                "Yes: with one positive and one negative weight.": "Then the input with the negative weight, alone, pulls it down. "
                "Is it a yes for 1 and 0 as well as for 0 and 1?",
                "No: a sigmoid never comes as low as 0.": "It need not: a no is anything up to ½. Look at the four pairs, and at "
                "the signs of the two weights.",
            },
        ),
    ],
    hints=[
        "The walk is the one of the chapter; only that each hidden neuron hears two inputs. An input of 0 brings nothing along its "
        "weight, and the bias stays.",
        "With 1 and 0 the weighted inputs of layer 1 are `= w^1[1,1] + b^1[1]` and `= w^1[2,1] + b^1[2]`; with 1 and 1 each has "
        "one weight more, with 0 and 0 one less.",
        "For (d), hold the second input at 0 and raise the first from 0 to 1: must the neuron rise or fall? Then hold the second "
        "at 1.",
    ],
)

FORMULA = Exercise(
    "ex-forward-recipe",
    "forward-pass",
    "The recipe in one line",
    RECIPE,
    "core",
    parts=[
        Formula(
            "The activation of neuron `j`, without `z`:",
            left="a[j]",
            answer="sigma(sum(w[j,k]*a[k], k) + b[j])",
            where={"j": "l", "k": "l-1", "m": "l+1"},
            uses=("w", "a", "b", "sum", "sigma", "dsigma"),
            mistakes={
                "sigma(sum(w[j,k]*a[k], k))": "no bias",
                "sum(w[j,k]*a[k], k) + b[j]": "That is the weighted input. The bend is still to come.",
                "dsigma(sum(w[j,k]*a[k], k) + b[j])": "slope for value",
                "sigma(sum(w[j,k]*a[k], k)) + b[j]": "The bias stands outside the bend. First add up everything, then bend.",
                "sum(sigma(w[j,k]*a[k]), k) + b[j]": "Here each product is bent by itself. A neuron bends once, after it has added up.",
                "sum(sigma(w[j,k]*a[k] + b[j]), k)": "Here the neuron bends once for each sender. First add up, then bend once.",
                "sigma(sum(w[j,k]*a[k] + b[j], k))": "The bias stands inside the sum and is added once for each sender. It comes once.",
                "sigma(sum(w[j,k], k)*sum(a[k], k) + b[j])": "A sum of products is not the product of the sums: each sender has its "
                "own weight.",
                "sigma(sum(a[k], k) + b[j])": "The weights are missing: each sender is heard as loud as its weight says.",
                "sigma(sum(w[j,k], k) + b[j])": "Nothing travels here: what do the senders send?",
                "sigma(sum(w[j,k]*sigma(a[k]), k) + b[j])": "What the senders send is already bent: `a[k]` is an activation.",
                "sum(w[j,k]*sigma(a[k]), k) + b[j]": "The bend has slipped inside the sum: here the senders are bent a second time, and "
                "neuron `j` not at all.",
                "sigma(sum(w[j,k]*z[k], k) + b[j])": "z for a",
                "sigma(sum(w[j,k]*a[k], k) - b[j])": "The bias is added, with the sign it has.",
                "sigma(sum(w[j,k]*(a[k] + b[j]), k))": "The bias stands in a bracket with what is sent, and is weighed with it. Nobody "
                "sends it: it comes once, as it is.",
                "sigma(sum(w[j,k]*a[k], k) + sum(b[k], k))": "These are the biases of the senders. A neuron adds its own.",
                "sigma(sum(w[m,j]*a[m], m) + b[j])": "These are the neurons that `j` speaks to. It hears those of the layer before.",
            },
            because="Everything inside one bend, and only the sum over the senders inside the sum.",
        )
    ],
    hints=[
        "Put the second equation of the recipe around the first.",
        "Two brackets have to close: that of the sum, before the bias comes, and that of the bend, after it.",
    ],
)

HALF = Exercise(
    "ex-forward-half",
    "forward-pass",
    "Where a neuron says ½",
    RECIPE,
    "core",
    net="1-2-2-1",
    given={
        "w^1[1,1]": (-0.9, -2.5, -1.9, 0.3),
        "b^1[1]": (0.7, 0.8, 1.4, 0.3),
        "w^1[2,1]": (0.5, 1.7, 2.5, 0.4),
        "b^1[2]": (0.6, 0.7, 0.9, 0.1),
    },
    parts=[
        Number(
            "The input for which `a^1[1]` is ½, as a fraction or to four decimals:",
            answer="-b^1[1]/w^1[1,1]",
            mistakes={
                "b^1[1]/w^1[1,1]": "The sign: bring the bias to the other side.",
                "(0.5 - b^1[1])/w^1[1,1]": "That makes the weighted input ½. For which weighted input is the activation ½?",
                "-w^1[1,1]/b^1[1]": "Divided the wrong way round: it is the weight that multiplies the input.",
                "b^1[1]": "That is what the product must cancel. Which input makes the product as large?",
                "-b^1[1]": "That is what the product must be. Which input makes it so?",
                "0": "That is the weighted input, and rightly so. Which input makes it 0?",
            },
            because="There the product and the bias cancel, and the weighted input is 0.",
        ),
        Number(
            "The input for which `a^1[2]` is ½:",
            answer="-b^1[2]/w^1[2,1]",
            mistakes={
                "b^1[2]/w^1[2,1]": "The sign: bring the bias to the other side.",
                "(0.5 - b^1[2])/w^1[2,1]": "That makes the weighted input ½. For which weighted input is the activation ½?",
                "-w^1[2,1]/b^1[2]": "Divided the wrong way round: it is the weight that multiplies the input.",
                "-b^1[2]": "That is what the product must be. Which input makes it so?",
                "b^1[2]": "That is what the product must cancel. Which input makes the product as large, with the other sign?",
                "0": "That is the weighted input, and rightly so. Which input makes it 0?",
            },
            because="The bias is positive, so the product has to be negative: with a positive weight, so has the input.",
        ),
        Choose(
            "On which side of its own value does each answer with more than ½?",
            right="Neuron 1 to the left, neuron 2 to the right.",
            because="A negative weight turns the curve round: a smaller input makes a larger weighted input.",
            wrong={
                "Both to the right.": "σ climbs with the weighted input. Does the weighted input climb with the input in both "
                "neurons?",
                "Both to the left.": "For one of them a smaller input makes a smaller weighted input: look at the signs of the "
                "weights.",
                "Neuron 1 to the right, neuron 2 to the left.": "Take neuron 1 and a larger input: does its weighted input rise "
                "or fall?",
            },
        ),
    ],
    hints=[
        "Look at the table of the sigmoid: where is it ½?",
        "The sigmoid is ½ where the weighted input is 0. So the product of weight and input must cancel the bias. Which side "
        "has more than ½ depends on the sign of the weight.",
    ],
)

NEGATIVE = Exercise(
    "ex-forward-negative",
    "forward-pass",
    "A negative input",
    DIRECTION,
    "core",
    net="1-2-2-1",
    given={"x[1]": -1.0},
    parts=[
        Predict(
            "(a) The input is −1, and the weight 0.5 into neuron 2 of layer 1 rises by 1. The answer …",
            moved="w^1[2,1]",
            by=1.0,
            watched="a^3[1]",
            beside=("z^1[2]", "a^1[2]", "a^2[1]", "a^2[2]"),
            replies={
                "rises": "It would with a positive input. What travels along this weight now is negative, and more weight on "
                "it means that less arrives. Both roads from there lift the answer, so both now lower it.",
                "falls": "What travels along this weight is negative: more weight, and less arrives. From there on both roads "
                "are as before.",
                "stays": "Something travels along this weight, so what arrives changes with it; and here both roads push the "
                "same way.",
            },
        ),
        Predict(
            "(b) Instead, the bias of that same neuron rises by 1. The answer …",
            moved="b^1[2]",
            by=1.0,
            watched="a^3[1]",
            beside=("z^1[2]", "a^1[2]", "a^2[1]", "a^2[2]"),
            replies={
                "rises": "A bias is added, not multiplied: the sign of the input has no say. The neuron speaks louder, and "
                "both roads lift the answer.",
                "falls": "The bias is multiplied by nothing, so the sign of the input has no say in it. The neuron speaks "
                "louder.",
                "stays": "The weighted input rises by 1, whatever the input is, and the neuron speaks louder.",
            },
        ),
        Predict(
            "(c) Instead, the weight 0.9 into neuron 2 of layer 2 rises by 1. The answer …",
            moved="w^2[2,1]",
            by=1.0,
            watched="a^3[1]",
            beside=("a^1[1]", "z^2[2]", "a^2[2]"),
            replies={
                "rises": "The weight is positive, what travels along it is positive, and still: the last neuron takes away "
                "what neuron 2 of layer 2 says.",
                "falls": "What travels here is an activation, positive for every input; so neuron 2 of layer 2 speaks louder, "
                "and the last neuron takes away what it says.",
                "stays": "An activation travels here, and it is positive for every input. More weight makes neuron 2 of layer "
                "2 louder.",
            },
        ),
        Choose(
            "For which input does a small move of the weight in (a) change nothing at all?",
            right="0.",
            because="Nothing travels along the weight then, and any weight times nothing is nothing.",
            wrong={
                "−1.2, where the weighted input of its neuron is 0.": "There the neuron stands on the steepest place of its "
                "curve: it hears best. Ask what the weight is multiplied by.",
                "A very large one, where the curve is flat.": "There the change is hardly heard, but a change it is. Ask what "
                "the weight is multiplied by.",
                "None: a weight always counts.": "A weight multiplies what travels along it. What if nothing does?",
            },
        ),
    ],
    hints=[
        "Two questions for each move: does more or less arrive where it ends? Which way do the roads from there go?",
        "A weight multiplies what travels along it: into layer 1 the input, which is now negative; into layer 2 an activation, "
        "which is always positive. A bias is multiplied by nothing.",
    ],
)

FAR = Exercise(
    "ex-forward-far",
    "forward-pass",
    "Far out",
    ANSWER,
    "hard",
    net="1-2-2-1",
    given={"w^2[1,2]": (2.0, 2.0, 3.0, 0.5), "w^2[2,2]": (-1.4, -2.0, -1.4, 0.2), "w^3[1,1]": (1.9, 1.9, 2.9, 0.2)},
    parts=[
        Choose(
            "Does the answer grow without end when the input does?",
            right="No, it settles.",
            because="The output neuron would let anything through, but bent neurons can send it only numbers between 0 and 1.",
            wrong={
                "Yes: the output neuron is linear, so nothing stops it.": "The output neuron lets everything through. But what "
                "is it sent, at most?",
                "It falls without end, because the first weight is negative.": "One weighted input falls without end. What does "
                "its neuron send then?",
                "No, it dies away to 0.": "Not every neuron falls silent: look at the sign of the two weights into layer 1. And "
                "there are the biases.",
            },
        ),
        Number(
            "Where does it go? (four decimals)",
            answer="w^3[1,1]*sigma(w^2[1,2] + b^2[1]) + w^3[1,2]*sigma(w^2[2,2] + b^2[2]) + b^3[1]",
            mistakes={
                "w^3[1,1]*sigma(w^2[1,1] + b^2[1]) + w^3[1,2]*sigma(w^2[2,1] + b^2[2]) + b^3[1]": "That is where it goes when the input falls without end: which of the two neurons of layer 1 falls silent "
                "here?",
                "w^3[1,1]*sigma(w^2[1,1] + w^2[1,2] + b^2[1]) + w^3[1,2]*sigma(w^2[2,1] + w^2[2,2] + b^2[2]) + b^3[1]": "You have let both neurons of layer 1 go to 1. Look at the signs of their weights.",
                "w^3[1,1] + b^3[1]": "You have let the neurons of layer 2 go to 0 and 1. They do not hear the input; what do they "
                "hear?",
                "w^3[1,1]*(w^2[1,2] + b^2[1]) + w^3[1,2]*(w^2[2,2] + b^2[2]) + b^3[1]": "Layer 2 bends, too.",
                "w^3[1,1]*sigma(w^2[1,2]) + w^3[1,2]*sigma(w^2[2,2])": "no bias",
                "w^3[1,1]*sigma(w^2[1,2]) + w^3[1,2]*sigma(w^2[2,2]) + b^3[1]": "The biases of layer 2 are missing: only that of the "
                "output neuron is in it.",
                "w^3[1,1]*sigma(w^2[1,2] + b^2[1]) - w^3[1,2]*sigma(w^2[2,2] + b^2[2]) + b^3[1]": "The sign at the end: the last "
                "neuron takes away what neuron 2 of layer 2 says.",
                "sigma(w^3[1,1]*sigma(w^2[1,2] + b^2[1]) + w^3[1,2]*sigma(w^2[2,2] + b^2[2]) + b^3[1])": "You bent once too often: "
                "the output neuron is linear.",
                "w^3[1,1]*sigma(w^2[1,2] + b^2[1]) + w^3[1,2]*sigma(w^2[2,2] + b^2[2])": "The bias of the output neuron is "
                "missing.",
                "w^3[1,1]*sigma(b^2[1]) + w^3[1,2]*sigma(b^2[2]) + b^3[1]": "You have let both neurons of layer 1 fall silent. "
                "Look at the signs of their weights.",
            },
            because="Two neurons that have gone as far as they can, and from there the forward pass as always.",
        ),
    ],
    hints=[
        "Begin in layer 1: what do its two weighted inputs do when the input grows, and what do the activations do then?",
        "One activation of layer 1 goes to 0, the other to 1. Put these two numbers into the forward pass from layer 2 on.",
        "The weighted inputs of layer 2 go to `= w^2[1,2] + b^2[1]` and `= w^2[2,2] + b^2[2]`. Bend both, then add up in the "
        "last neuron.",
    ],
)

TWIN = Exercise(
    "ex-forward-twin",
    "forward-pass",
    "Two numbers for seven",
    ANSWER,
    "hard",
    given={
        "w^1[1,1]": (2.0, 1.5, 2.5, 0.5),
        "w^1[2,1]": (3.0, 4.0, 5.0, 0.5),
        "w^2[1,1]": (1.5, 1.1, 1.5, 0.2),
        "w^2[1,2]": (-2.0, -3.5, -2.9, 0.3),
        "b^1[1]": (-1.0, -1.0, -0.7, 0.3),
        "b^1[2]": (0.6, 0.4, 0.6, 0.2),
        "b^2[1]": (0.4, 0.3, 0.5, 0.2),
    },
    parts=[
        Number(
            "The number that multiplies the input:",
            answer="w^2[1,1]*w^1[1,1] + w^2[1,2]*w^1[2,1]",
            mistakes={
                "w^2[1,1]*w^1[1,1]": "That is the road through hidden neuron 1. There is a second one.",
                "w^2[1,2]*w^1[2,1]": "That is the road through hidden neuron 2. There is a first one.",
                "w^2[1,1]*w^1[1,1] - w^2[1,2]*w^1[2,1]": "The sign of the last weight: the second neuron is taken away.",
                "(w^2[1,1] + w^2[1,2])*(w^1[1,1] + w^1[2,1])": "Each road has its own two weights: multiply along a road, then add "
                "the roads.",
                "w^2[1,1] + w^1[1,1] + w^2[1,2] + w^1[2,1]": "Along a road weights multiply: a neuron weighs what has been weighed "
                "already.",
                "w^2[1,1]*w^1[2,1] + w^2[1,2]*w^1[1,1]": "The roads are crossed: neuron 1 is heard with the first weight of the "
                "last neuron.",
                "w^2[1,1]*(w^1[1,1] + b^1[1]) + w^2[1,2]*(w^1[2,1] + b^1[2]) + b^2[1]": "That is the answer to the input 1. Asked "
                "is how much the answer rises from one input to the next.",
                "w^2[1,1]*b^1[1] + w^2[1,2]*b^1[2] + b^2[1]": "That is the number that is added. Asked first is the one that goes with "
                "the input.",
                "w^1[1,1] + w^1[2,1]": "That is what both send, added as if the last neuron heard each with the weight 1.",
            },
            because="Multiply along a road, add the roads. Both neurons climb with the input, and yet the network falls: the "
            "second one is taken away.",
        ),
        Number(
            "The number that is added:",
            answer="w^2[1,1]*b^1[1] + w^2[1,2]*b^1[2] + b^2[1]",
            mistakes={
                "b^1[1] + b^1[2] + b^2[1]": "The biases of the hidden neurons travel along weights, too.",
                "b^2[1]": "The biases of the hidden neurons travel on, along the weights of the last neuron.",
                "w^2[1,1]*b^1[1] + w^2[1,2]*b^1[2]": "The last neuron has a bias of its own.",
                "w^2[1,1]*b^1[2] + w^2[1,2]*b^1[1] + b^2[1]": "The roads are crossed: neuron 1 is heard with the first weight of "
                "the last neuron.",
                "w^2[1,1]*b^1[1] - w^2[1,2]*b^1[2] + b^2[1]": "The sign of the last weight: the second neuron is taken away.",
                "w^2[1,1]*w^1[1,1] + w^2[1,2]*w^1[2,1]": "That is the number that goes with the input. Which one is there even if the "
                "input is 0?",
                "w^2[1,1]*(w^1[1,1] + b^1[1]) + w^2[1,2]*(w^1[2,1] + b^1[2]) + b^2[1]": "That is the answer to the input 1. Here the "
                "input has no say.",
            },
            because="It is what the network answers to the input 0.",
        ),
        Choose(
            "Now the last neuron, and only that one, gets its sigmoid back. What can the network draw, whatever its seven numbers?",
            right="A curve that only climbs, or only falls, or stays level.",
            because="One straight line goes into the bend, and σ climbs everywhere: nothing in it can turn round.",
            wrong={
                "A hill: up, then down.": "For a hill something has to turn round. What goes into the last neuron is a straight "
                "line; what does σ do with something that climbs?",
                "Any curve, as the bend is back.": "Which numbers can reach the last neuron? Only those on a straight line.",
                "Still a straight line: one bend is too few.": "The last neuron is a single sigmoid of a line. Look at the "
                "curve beside any hidden neuron: is it a line?",
            },
        ),
    ],
    hints=[
        "Write down what the two hidden neurons send, each as a number times `x` plus a number, as the chapter does for our "
        "network.",
        "Neuron 1 sends `= w^1[1,1]` times `x` plus `= b^1[1]`; the last neuron weighs all of it with `= w^2[1,1]`. Do the same "
        "for neuron 2, add, and put the terms with `x` together.",
        "The roads contribute `= w^2[1,1]*w^1[1,1]` and `= w^2[1,2]*w^1[2,1]` to the number at `x`.",
    ],
)

EXERCISES = [NEURON, SIGNS, ONE_OF_TWO, FORMULA, HALF, NEGATIVE, FAR, TWIN]
