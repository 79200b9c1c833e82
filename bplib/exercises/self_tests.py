"""The two self-tests: where should I start, and what have I learnt?

    SELF_TESTS["start"], SELF_TESTS["end"]     twelve questions each (bplib.exercises.question), in the book's order

The first asks what a reader may bring along, in words that any text would use; the second asks for insight.
"""
from bplib.exercises.kinds import Choose, Formula, Number, Order, Predict, Shape, Spot
from bplib.exercises.question import Question

START = [
    Question("refresher", Number(
        "A curve has the height `u^2`. How steep is it where `u` is 3?", "2*3",
        {"3^2": "That is its height there.", "2.0": "Steepness changes along this curve. How steep is it at 3?",
         "3.0": "Half of it: the square has two factors, and both move."},
        because="The slope of `u^2` is `2*u`."), topic="the slope of a curve"),
    Question("refresher", Choose(
        "A sum over `k`, which runs from 1 to 3: `sum(w[2,k]*a[k], k)`. Written out it is",
        "`w[2,1]*a[1] + w[2,2]*a[2] + w[2,3]*a[3]`",
        "One term for each `k`; the 2 stays as it is.",
        {"`(w[2,1] + w[2,2] + w[2,3])*(a[1] + a[2] + a[3])`": "That has nine products. The sign adds products, one for "
                                                              "each `k`.",
         "`w[2,1]*a[1] + w[2,1]*a[2] + w[2,1]*a[3]`": "`k` stands in both factors, and takes the same value in both.",
         "`w[1,2]*a[1] + w[2,2]*a[2] + w[3,2]*a[3]`": "`k` is the second of the two indices here."}), topic="the sum sign"),
    Question("refresher", Number(
        "A matrix has the rows 1, 2 and 3, 4. What is the second entry of the matrix times the column 5, 6?", "3*5 + 4*6",
        {"2*5 + 4*6": "That goes down a column of the matrix. Go along a row.",
         "1*5 + 2*6": "That is the first entry.",
         "3*5": "Go along the whole row, and add."},
        because="Along the second row and down the column: `3*5 + 4*6`."), topic="a matrix times a column"),
    Question("forward-pass", Number(
        "A neuron hears the numbers 2 and −1, with the weights 0.5 and 3, and its bias is 2. It answers with the sigmoid "
        "`1/(1 + exp(-z))` of what it has added up. What does it say?", "sigma(0.5*2 - 3 + 2)",
        {"0.5*2 - 3 + 2": "That is what it has added up. Now the sigmoid.",
         "sigma(0.5*2 - 3)": "no bias",
         "sigma(0.5*2 + 3 + 2)": "The second number is negative.",
         "1.0": "That is the power of e. One, divided by one plus it?"},
        because="It adds up `= 0.5*2 - 3 + 2`, and there the sigmoid is ½."), topic="what a neuron computes"),
    Question("notation", Shape(
        "A layer of `= n[1]` neurons hears a layer of `= n[0]`. In its weight matrix, rows receive and columns send.", "w^1",
        "n[1]", "n[0]", {"n[0], n[1]": "swapped", "n[1], 1": "One weight for each neuron? Each has one for every sender."},
        because="A row for each neuron that listens, a column for each that is heard."),
        topic="the shape of a weight matrix", given={"n[0]": 5, "n[1]": 3}),
    Question("cost", Number(
        "A network is one bias and nothing else: whatever comes in, it answers with its bias, now 0.4. The cost is the square of "
        "the difference between answer and target, and the target is 1. The bias takes one step of gradient descent with the "
        "learning rate 0.1. What is it then?", "0.4 - 0.1*2*(0.4 - 1)",
        {"0.4 + 0.1*2*(0.4 - 1)": "uphill", "0.4 - 0.1*(0.4 - 1)": "The slope of a square has a factor 2.",
         "0.4 - 2*(0.4 - 1)": "no rate", "-0.1*2*(0.4 - 1)": "step alone",
         "2*(0.4 - 1)": "That is the slope of the cost. The step goes against it, and the rate says how far.",
         "0.4 - 0.1*(0.4 - 1)^2": "That takes the cost itself for its slope.",
         "1.0": "That is where many steps lead. This is the first."},
        because="The cost has the slope `= 2*(0.4 - 1)`: it falls as the bias rises, so the bias rises."),
        topic="the slope of the cost, and a step downhill"),
    Question("chain-rule", Number(
        "A push of `u` reaches `v` twice as large and `s` three times as large, and nothing else. A push of `v` reaches "
        "the cost five times as large, a push of `s` four times, with a minus. How much of a push of `u` reaches the cost?", "2*5 "
                                                                                                                             "- "
                                                                                                                             "3*4",
        {"2*5*3*(-4)": "Those are two roads, one beside the other, not one behind the other.",
         "2*5": "one path", "-3*4": "one path", "2*5 + 3*4": "The second road turns the push round.",
         "(2 + 3)*(5 - 4)": "Each road keeps its own two factors."},
        because="Along a path multiply; over the paths add."), topic="the chain rule, over several paths"),
    Question("four-phases", Choose(
        "A network has a million weights, and you want the slope of the cost along every one of them, at one sample. How "
        "often must you go through the network?",
        "once forward and once back",
        "The way back finds one number for each neuron, and every slope is a product of two numbers that are then known.",
        {"a million times forward, once for each weight": "That would do, and it asks each weight by itself. They share "
                                                          "most of the way.",
         "once forward": "Forward brings the answer and what leads to it. Who has told the early weights what the cost "
                         "thinks?",
         "once for each layer": "The errors of a layer are made from those of the next one, in passing."}), topic="forward "
                                                                                                                  "once, "
                                                                                                                  "back "
                                                                                                                  "once"),
    Question("output-error", Number(
        "An output neuron bends what it has added up with the sigmoid, and answers 0.8. The target is 1, the cost the square of the "
        "difference between the two. How fast does the cost rise with what the neuron has added up, before it bends?",
        "2*(0.8 - 1)*0.8*(1 - 0.8)",
        {"2*(0.8 - 1)": "So fast it rises with the answer. Between the answer and what was added up lies the bend, and it has a slope.",
         "0.8 - 1": "So it would be with another cost, the cross-entropy, where the slope of the bend cancels.",
         "(0.8 - 1)*0.8*(1 - 0.8)": "factor 2", "2*(1 - 0.8)*0.8*(1 - 0.8)": "miss turned round",
         "2*(0.8 - 1)*0.8": "value for slope", "(0.8 - 1)^2*0.8*(1 - 0.8)": "square for slope",
         "2*(0.8 - 1)*exp(-0.8)/(1 + exp(-0.8))^2": "You have bent the answer again. It is bent already: the slope of the sigmoid is "
                                                    "the answer times what is missing to 1.",
         "0.8*(1 - 0.8)": "That is the slope of the bend. The cost has one, too."},
        because="Twice the miss, times the slope of the sigmoid where it answers 0.8, which is `= 0.8*(1 - 0.8)`."),
        topic="the error of an output"),
    Question("hidden-error", Number(
        "Call the slope of the cost along what a neuron adds up (before it bends) its error. A neuron feeds two others, "
        "with the weights 2 and −1; their errors are 0.5 and 0.2. The slope of its own bend is ¼. What is its error?",
        "(2*0.5 - 0.2)/4",
        {"2*0.5 - 0.2": "That is what comes back along the weights. It has still to pass the neuron's own bend.",
         "(2*0.5 + 0.2)/4": "One of the weights is negative.", "2*0.5/4": "one path",
         "(0.5 + 0.2)/4": "Each error comes back as strongly as the weight is.",
         "(0.5/2 - 0.2)/4": "An error comes back with the strength of the weight, not with one divided by it."},
        because="What comes back along the weights it feeds, times its own slope."), topic="the error of a hidden neuron"),
    Question("gradients", Number(
        "A neuron's error (the slope of the cost along what it adds up) is −0.4. A sender with the activation 0.5 reaches "
        "it through the weight 3. What is the slope of the cost along that weight?", "-0.4*0.5",
        {"-0.4*3": "That goes back to the sender. Turn the weight: how much of it reaches the neuron?",
         "-0.4*0.5*3": "The slope of a product along one factor is the other factor.",
         "-0.4": "So it is along the bias."},
        because="Error where it arrives, times activation where it starts."), topic="the slope along a weight"),
    Question("risk", Choose(
        "Two samples want the opposite of an output: their errors there are 1 and −1. The cost is the mean of the samples' "
        "costs. What is the slope along a weight into that output?",
        "one cannot say without what came in through the weight in each sample",
        "Each error is multiplied by its own sample's activation, and only then the mean is taken.",
        {"0, since the errors cancel": "So it is along the bias. Along a weight each error comes with what came in.",
         "0, if the activations cancel too": "Try the activations 1 and −1: what are the two products?",
         "the mean of the activations": "They count with the errors, which have opposite signs."}), topic="the mean over "
                                                                                                          "samples"),
]

END = [
    Question("notation", Choose(
        "You exchange rows 1 and 2 of `w^1`, and entries 1 and 2 of `b^1`. What else must be exchanged, so that the "
        "network gives the same answers as before?",
        "columns 1 and 2 of `w^2`",
        "The two neurons have changed places. Whoever heard the first through column 1 must now hear it through column 2.",
        {"rows 1 and 2 of `w^2`": "A row is what one neuron of layer 2 listens with. Which weights leave the two neurons "
                                  "that were exchanged?",
         "nothing": "Layer 2 would now take the one neuron for the other.",
         "columns 1 and 2 of `w^1`": "Those belong to the inputs, and they have not moved."}), topic="rows and columns of "
                                                                                                     "the weights"),
    Question("cost", Number(
        "A network has two parameters, along which the cost has the slopes −2 and 0.5. Both take a small step of gradient "
        "descent, with the learning rate 0.1. By about how much does the cost change?", "-0.1*(2^2 + 0.5^2)",
        {"-0.1*(-2 + 0.5)": "So far do the parameters move, together. What is each move worth to the cost?",
         "0.1*(2^2 + 0.5^2)": "Down is down: a step against the slope lowers the cost.",
         "-0.1*(2 + 0.5)": "So far do the parameters move, one and the other. What is each move worth to the cost?",
         "-(2^2 + 0.5^2)": "no rate", "-0.1*2^2": "That is the first one alone; the second moves, too.",
         "-0.1*(-2 + 0.5)^2": "Each parameter moves by its own slope, and pays by its own slope."},
        because="Each moves by minus the rate times its slope, and each move is worth its slope once more: squares, so it "
                "never rises."), topic="what a step is worth"),
    Question("four-phases", Order(
        "A network with one neuron in each of two layers. In which order can these numbers be known?",
        {"`z^1[1]`": "", "`a^1[1]`": "It is what its own neuron makes of something that is not there yet.",
         "`z^2[1]`": "It listens to a neuron that has said nothing yet.", "`a^2[1]`":
             "It is what its own neuron makes of something that is not there yet.",
         "`delta^2[1]`": "An error of an output needs the output.", "`dC/da^1[1]`":
             "It comes back along a weight. From which error?",
         "`delta^1[1]`": "First the slope along what the neuron says, then that along what it adds up.",
         "`dC/dw^1[1,1]`": "It is a product, and one of its factors is missing."},
        because="Forward through bend after bend, back through bend after bend, and the gradient where both have been."),
        topic="which number needs which"),
    Question("worksheet", Predict(
        "In the worksheet's network the target rises by 1, and all else stays. What does the error of neuron 1 in layer 1 "
        "do? (It is heard through the weight −1.5.)", "y[1]", 1, "delta^1[1]",
        {"rises": "The answer is even further too low, so the last error falls. It comes back through a negative weight, "
                  "and there it rises.",
         "falls": "The last error does. Through which weight does it come back?",
         "stays": "The neuron says what it said. But its error is about the cost, and the cost has moved."}, beside=("delta^2[1]", "C")),
        topic="an error and the target", net="1-2-1"),
    Question("output-error", Formula(
        "All neurons bend with tanh, and the cost is half the squared miss. The error of an output, by its answer and its "
        "target alone (so without `dsigma`):", "delta[j]", "(a[j] - y[j])*(1 - a[j]^2)", where={"j": "L"}, uses=("a", "y"),
        world="tanh; half squared error",
        mistakes={"2*(a[j] - y[j])*(1 - a[j]^2)": "factor 2", "a[j] - y[j]": "no slope",
                  "(a[j] - y[j])*a[j]*(1 - a[j])": "That is the slope of a sigmoid. This bend is another.",
                  "(y[j] - a[j])*(1 - a[j]^2)": "miss turned round",
                  "(a[j] - y[j])^2/2*(1 - a[j]^2)": "square for slope"},
        because="The miss as the cost counts it, times the slope of the bend."), topic="BP1 with another bend"),
    Question("hidden-error", Choose(
        "Two neurons of one hidden layer start with the same weights in, the same bias, and the same weights out. The "
        "network learns by gradient descent. What becomes of the two?",
        "they stay twins for ever",
        "They say the same, so they are heard alike; they are heard alike, so their errors are alike; so all their steps "
        "are alike. That is why networks begin with weights drawn by chance.",
        {"their errors come from different neurons, so they part": "Both feed the same neurons, through equal weights.",
         "the samples differ, so they part in time": "Both hear every sample, and both hear it in the same way.",
         "one of them dies out, since it is not needed": "Neither knows of the other. Compare the steps that they take."}),
        topic="where hidden errors come from"),
    Question("gradients", Choose(
        "Somebody measures the inputs in another unit: all of them are now ten times as large, and the weights of layer 1 "
        "are made ten times as small, so that the network answers as before. What becomes of the slopes along the weights "
        "of layer 1?",
        "ten times as large",
        "The errors are the old ones, since nothing behind the inputs has changed; what comes in is ten times as large. So "
        "weights ten times as small take steps ten times as long.",
        {"as they were": "The errors are as they were. And the other factor?",
         "ten times as small": "A weight does not stand in its own slope. What does?",
         "a hundred times as large": "What comes in counts once. Has anything happened to the errors?"}), topic="what came "
                                                                                                                "in"),
    Question("matrix-form", Shape(
        "The network `= n[0]`-`= n[1]`-`= n[2]` with linear neurons sees a batch of `= N`. Errors go back all the way to "
        "the input:",
        "w^1.T @ w^2.T @ Delta^2", "n[0]", "N",
        {"N, n[0]": "One column for each sample, as ever.", "n[0], n[2]":
             "That is the shape of the two matrices together. They meet the errors of the whole batch.", "n[0], 1":
                 "forgot the batch", "n[1], N":
             "So it is after the first of the two steps back."},
        because="Layer 2 to layer 1, layer 1 to the input, and each sample in its own column."),
        topic="shapes on the way back", given={"n[0]": 4, "n[1]": 6, "n[2]": 3, "N": 20}),
    Question("two-deltas", Number(
        "A text measures its δ at the output of a neuron, after the bend. For a sigmoid neuron that says 0.8 it finds δ = 5. A "
        "sender says 0.5. What is the slope of the cost along the weight between them?", "5*0.8*(1 - 0.8)*0.5",
        {"5*0.5": "no slope", "5*0.8*(1 - 0.8)": "That is the slope along the bias.",
         "5*0.8*0.5": "value for slope", "5*0.5/(0.8*(1 - 0.8))": "Down the river one multiplies by the weir."},
        because="This δ is above the weir; the weight acts below it."), topic="which δ a text means"),
    Question("risk", Number(
        "Along a weight, the mean slope over 40 samples is 0.3, and over 10 other samples it is −0.2. What is the slope of "
        "the mean cost of all 50?", "(40*0.3 - 10*0.2)/50",
        {"(0.3 - 0.2)/2": "So it would be if both lists were equally long. Each sample has one vote.",
         "0.3 - 0.2": "sum for mean", "40*0.3 - 10*0.2": "sum for mean"},
        because="Slopes of single samples may be added in any grouping, as long as each sample counts once."), topic="means "
                                                                                                                     "of "
                                                                                                                     "slopes"),
    Question("algorithm", Choose(
        "A network learns too slowly, and every hidden layer is made twice as wide. How does the work of one round, "
        "forward and back, grow with it, if nearly all weights lie between hidden layers?",
        "about fourfold, forward and back alike",
        "The work is counted in weights, one multiplication forward and two back; twice as many receivers with twice as "
        "many senders are four times as many weights.",
        {"about twofold": "Twice as many neurons, true. How many weights lie between two layers?",
         "fourfold forward, sixteenfold back": "The way back costs about two forward passes, whatever the widths.",
         "by a factor that doubles with each layer": "So do the roads through the network. But they are not walked one by "
                                                     "one."}),
        topic="what a round costs"),
    Question("errata", Spot(
        "Sigmoid neurons in layer 1, linear outputs in layer 2, the cost the squared miss. One of these lines is wrong.",
        {"`delta^2[k]` is `2*(a^2[k] - y[k])`.": "The slope of the cost along the output; the output's own slope is 1.",
         "`dC/da^1[j]` is `sum(w^2[k,j]*delta^2[k], k)`.": "From all outputs, along the weights that leave neuron `j`, "
                                                           "back to what it says.",
         "`delta^1[j]` is `dC/da^1[j]*dsigma(a^1[j])`.": "The slope of a bend is taken where the neuron stands on its "
                                                         "curve, at what it has added up.",
         "`dC/dw^1[j,i]` is `delta^1[j]*x[i]`.": "The error where the weight arrives, times what comes in.",
         "`dC/db^1[j]` is `delta^1[j]`.": "A bias moves what its neuron adds up one to one."},
        wrong="`delta^1[j]` is `dC/da^1[j]*dsigma(a^1[j])`."), topic="to find the wrong line"),
]

SELF_TESTS = {"start": START, "end": END}
