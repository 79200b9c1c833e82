"""The mistakes that learners make, by name, and what is said to each.

    MISTAKES["no slope"]       what the reader of a wrong answer needs to hear
    say("no slope")            the same; a text that is no name is said as it stands

An exercise lists its own: {wrong formula: name}. The wrong formula is compared by value, so that every disguise of a
mistake is recognised, and a mistake is looked for only where an exercise lists it.
"""

MISTAKES = {
    # the way back
    "transposed": "The weights are read transposed on the way back: row and column have changed places here.",
    "inverse": "That is the inverse. The way back needs the transpose: an error comes back with the strength of the weight, "
    "not with one divided by it.",
    "layer too early": "One layer too early: ask in which layer the thing you need stands.",
    "layer too late": "One layer too late: ask in which layer the thing you need stands.",
    "one path": "Only one of the paths is counted. What fans out comes back on every road, and the roads are added.",
    "no sum": "Only one of the paths is counted: add over all of them.",
    "new weights": "These are the weights after their step. The errors must come back through the weights that the forward pass "
    "used: finish the way back, then update.",
    # the slope of the bend
    "no slope": "`dsigma` is missing: between the activation and the weighted input lies the bend.",
    "slope twice": "The slope `dsigma` is counted twice; the road passes this bend once.",
    "slope at a": "The slope is taken at the activation. It belongs at the weighted input: `dsigma(z[j])`.",
    "slope elsewhere": "The slope is taken at another neuron's weighted input: whose bend lies on this road?",
    "value for slope": "You used the value of the function where its slope belongs.",
    "slope for value": "You used the slope of the function where its value belongs.",
    "slope kept": "With softmax and cross-entropy the slope cancels: `dsigma` has no place here.",
    "only the diagonal": "Every output of softmax hears every weighted input. You have counted only the output's own.",
    # which quantity
    "activation for error": "You used the activation where the error belongs.",
    "error for activation": "You used the error where the activation belongs.",
    "above the weir": "That is the slope along the activation, above the weir. Here δ is the slope along the weighted input.",
    "below the weir": "That is the slope along the weighted input. Here the slope along the activation is asked for.",
    "z for a": "You used the weighted input where the activation belongs: what a neuron sends is already bent.",
    "no bias": "The bias is missing.",
    # the cost
    "factor 2": "Right up to a factor 2: which cost is this, with ½ or without?",
    "miss turned round": "The sign: the miss is the answer minus the target.",
    "square for slope": "That is the cost itself, not how fast it changes.",
    # the step
    "uphill": "The sign: this climbs. A step goes against the slope.",
    "no rate": "The learning rate is missing: the step is as long as the slope is steep.",
    "step alone": "That is the change, not the new value.",
    # many samples
    "sum for mean": "That is the sum over the batch. The cost is the mean of the samples' costs, and so is its slope.",
    "product of means": "A mean of products is no product of means: multiply for each sample first, then average.",
    "one sample": "That is one sample's. All of them have a say: take the mean.",
    "not over the batch": "The slope of a bias is one number for the whole batch: average over the samples.",
    # shapes and addresses
    "swapped": "Rows and columns have changed places: row receives, column sends.",
    "forgot the batch": "One column for each sample of the batch.",
    "sender first": "The receiver comes first: row receives, column sends.",
}


def say(mistake):
    """What is said to a mistake: the text of its name, or the text itself."""
    return MISTAKES.get(mistake, mistake)
