/** What is said to the mistakes of book/mistakes.yaml. Written by Python: see bplib/widgets/facts.py. */

/** What is said to each mistake, by its name. @type {Record<string, string>} */
export const SAID = {
  transposed: "The weights are read transposed on the way back: row and column have changed places here.",
  inverse:
    "That is the inverse. The way back needs the transpose: an error comes back with the strength of the weight, not with one divided by it.",
  "layer too early": "One layer too early: ask in which layer the thing you need stands.",
  "layer too late": "One layer too late: ask in which layer the thing you need stands.",
  "one path":
    "Only one of the paths is counted. What fans out comes back along all its paths, and the paths are added.",
  "new weights":
    "These are the weights after their step. The errors must come back through the weights that the forward pass used: finish the way back, then update.",
  "no slope": "`dsigma` is missing: between the activation and the weighted input lies the activation function.",
  "slope twice": "The slope `dsigma` is counted twice; the path passes this activation function once.",
  "slope at a": "The slope is taken at the activation. It belongs at the weighted input: `dsigma(z[j])`.",
  "slope elsewhere":
    "The slope is taken at another neuron's weighted input: whose activation function lies on this path?",
  "value for slope": "You used the value of the function where its slope belongs.",
  "slope at b": "The slope is taken at the bias. It belongs at the whole weighted input: `dsigma(z[j])`.",
  "slope at the input": "The slope is taken at what comes in. It belongs at the whole weighted input: `dsigma(z[j])`.",
  "slope of the sigmoid":
    "`a[j]*(1 - a[j])` is the slope of a sigmoid. Here the activation function is another, or any.",
  "slope of tanh":
    "`1 - a[j]^2` is the slope of the hyperbolic tangent. Here the activation function is another, or any.",
  "half of the slope": "That is a part of the slope only; the other is missing.",
  "slope not multiplied":
    "`a[j]` and `1 - a[j]` are multiplied in the slope of a sigmoid; here one is taken from the other.",
  "slope in z": "The slope is written with the weighted input where, in this form, the activation belongs.",
  "z for slope": "You used the place on the curve, the weighted input, where its steepness `dsigma` belongs.",
  "divided by the slope": "You divide by the slope where the path multiplies by it: a flat curve lets little pass.",
  "slope too much":
    "There is one slope `dsigma` too many: a path passes each activation function once, and an error holds that of its own neuron already.",
  "slope for value": "You used the slope of the function where its value belongs.",
  "slope kept": "With softmax and cross-entropy the slope cancels: `dsigma` has no place here.",
  "only the diagonal": "Every output of softmax hears every weighted input. You have counted only the output's own.",
  "no gate": "The gate `[z[j] > 0]` is missing: a ReLU whose weighted input is negative lets nothing back.",
  "gate turned round": "The gate is the wrong way round: it is open, 1, where the weighted input is positive.",
  "gate set by the error":
    "The ReLU is applied to what comes back. An error may be negative, and passes an open gate as it is: the gate is set by the weighted input, on the way forward.",
  "gate elsewhere": "That is another neuron's gate: whose activation function lies on this path?",
  "gate always open":
    "What a ReLU says is never negative, so with ≥ this gate is always open. With > it is right: `a[j]` is positive where `z[j]` is.",
  "gate at b": "The gate is set by the bias here. It belongs at the whole weighted input: `[z[j] > 0]`.",
  "z for gate":
    "You used the weighted input where the gate belongs: a gate is 1 or 0, however large the weighted input is.",
  "value for gate":
    "You used what the neuron says where its gate belongs: a ReLU that is open has the slope 1, however much it says.",
  "activation for error": "You used the activation where the error belongs.",
  "error for activation": "You used the error where the activation belongs.",
  "above the weir":
    "That is the slope along the activation. Here δ is the slope along the weighted input: the activation function lies between them.",
  "below the weir": "That is the slope along the weighted input. Here the slope along the activation is asked for.",
  "z for a":
    "You used the weighted input where the activation belongs: what a neuron sends has passed its activation function.",
  "slope along a for error":
    "You used `dC/da` where the error belongs. The activation function lies between them: `delta` is the slope along the weighted input.",
  "error for slope along a":
    "You used the error where `dC/da` belongs. The activation function lies between them: `delta` has passed it already.",
  "a for z": "You used the activation where the weighted input belongs.",
  "z for error": "You used the weighted input where the error belongs.",
  "target for activation": "You used the target where the network's answer belongs.",
  "weight for activation": "You used the weight where the activation of its sender belongs.",
  "value for slope of the cost": "You used a number where its slope belongs: how fast does the cost move with it?",
  "miss for slope of the cost":
    "The miss is the slope of one cost only, half the square. Here the cost is another, or any.",
  "twice the miss": "Twice the miss is the slope of one cost only, the square. Here the cost is another, or any.",
  "slope along another": "You used the slope along another quantity, not the one that belongs here.",
  "no weight": "The weight is missing.",
  "no error": "The error is missing.",
  "no activation": "The activation is missing.",
  "no bias": "The bias is missing.",
  "no target": "The target is missing.",
  "no output": "The network's own answer is missing.",
  "one target only": "That holds for one target only, the target 1.",
  "no factor": "A factor is missing.",
  "no term": "A term is missing.",
  "a part alone": "That is a part of it. Something is missing.",
  "product of sums": "A sum of products is no product of sums: multiply for each neuron first, then add.",
  "sum too much": "There is one sum too many: it runs over neurons of which only one is asked for.",
  "ends exchanged": "The two ends have changed places: which neuron receives, and which one sends?",
  "another neuron": "That belongs to another neuron.",
  sign: "The sign is not right.",
  twice: "There is a factor 2 too many.",
  half: "A factor 2 is missing.",
  constant: "A constant factor is not right.",
  "sign of a term": "The sign of one term is not right.",
  "factor 2 in a term": "One term is twice or half of what it should be.",
  "square too much": "There is a square too many.",
  "square lost": "A square is missing.",
  "times the value":
    "There is a factor too many, the value of something: a slope is made of the slopes along the path, each counted once.",
  "added for multiplied": "You add where one multiplies: along a path multiply, over the paths add.",
  "divided for multiplied": "You divide where one multiplies, or multiply where one divides.",
  "bracket lost": "A factor has got hold of too many terms, or of too few. Look at the brackets.",
  "before the bend": "The activation function is still to come.",
  "bent once more": "The activation function is applied once too often.",
  "outside the bend": "A term stands outside the activation function and belongs inside.",
  "inside the sum": "A term stands inside the sum and belongs outside; here it is added once for each sender.",
  "each term bent": "Each term has been through the activation function by itself. Add first, then bend the sum.",
  "biases of the senders": "These are the biases of the senders. A neuron adds its own, once.",
  "factor 2": "Right up to a factor 2: which cost is this, with ½ or without?",
  "miss turned round": "The sign: the miss is the answer minus the target.",
  "square for slope": "You used the cost itself where its slope belongs: how fast does it change?",
  uphill: "The sign: this climbs. A step goes against the slope.",
  "no rate": "The learning rate is missing: the step is as long as the slope is steep.",
  "step alone": "That is the change, not the new value.",
  "sum for mean": "That is the sum over the batch. The cost is the mean of the samples' costs, and so is its slope.",
  "mean of a mean": "Divided by the number of samples once too often.",
  "product of means": "A mean of products is no product of means: multiply for each sample first, then average.",
  "one sample": "That is one sample's. All of them have a say: take the mean.",
  "not over the batch": "The slope of a bias is one number for the whole batch: average over the samples.",
  "laid on its side":
    "Something is laid on its side that should stand upright, or the other way round: a .T too many, or one too few.",
  "axis swallowed":
    "The numbers are right, the shape is not: a sum has swallowed an axis (keepdims=True keeps it, as 1), or [:, None] is missing.",
  "wrong axis":
    "It runs along the wrong axis: axis=0 adds down the columns, axis=1 along the rows. Samples are columns.",
  "entry by entry":
    "A product entry by entry, *, stands where a product of matrices, @, belongs, or the other way round.",
  "mean for sum": "A mean is taken where a sum belongs.",
  "first left out": "All is right but the first: does the loop begin one step too late?",
  "last left out": "All is right but the last: does the loop end one step too early?",
  "begins too late": "The loop begins one step too late.",
  "ends too early": "The loop ends one step too early: a range stops before its end.",
  "wrong order": "The loop runs in the wrong order: what it reads is not there yet.",
  overwritten: "Each round writes over what the one before has brought: += in place of =.",
  "returns too early": "The return stands inside the loop, and ends it with the first round.",
  "wrong start": "It begins with the wrong value: a sum begins with nothing.",
  swapped: "Rows and columns have changed places: row receives, column sends.",
  "forgot the batch": "One column for each sample of the batch.",
  "sender first": "The receiver comes first: row receives, column sends.",
  "one side":
    "Nudged to one side only. The curve bends away from its tangent, and the slope is wrong in proportion to the nudge: go up and down, and take the difference.",
  "h for 2h": "Twice too steep: from the lowered weight to the raised one it is 2h, not h.",
  "lowered minus raised": "The sign: raised minus lowered, so that a rising cost has a positive slope.",
  "flat biases":
    "A flat array. Beside a column of biases it would make a whole table: keepdims=True keeps it a column.",
  "softmax of all":
    "The outputs of all samples together add up to 1 here. Each column is a softmax of its own: axis=0.",
  "softmax of a row": "The sum runs along the rows, over the samples. Each column is a softmax of its own: axis=0.",
  "softmax far below 0":
    "Right for most weighted inputs. But where all of a sample lie far below 0, nothing is taken away, and all its powers become 0: take away the largest, whatever its sign.",
  "slopes alone": "Those are the slopes alone. Multiply by them what came back through the weights.",
  "outputs for errors": "Those are the outputs. The error compares them with the target.",
  "averaged early": "Each column is the error of one sample, the slope of its own cost: nothing is averaged yet.",
};
