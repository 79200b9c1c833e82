"""The exercises of the chapter notation: whose weight it is, where it stands, and how other texts write it."""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Predict, Shape, Spot

PICTURE = "find any weight in the picture from its two small numbers"
MATRIX = "find it in the matrix"
SIZES = "say how large every matrix and column of a network is"
OTHERS = "read the same in the letters of other texts"

ADDRESS = Exercise(
    "ex-notation-address",
    "notation",
    "Two by three",
    MATRIX,
    "warm-up",
    given={"w[1,1]": 1.0, "w[1,2]": 2.0, "w[1,3]": 3.0, "w[2,1]": 4.0, "w[2,2]": 5.0, "w[2,3]": 6.0},
    parts=[
        Number(
            "(a) The weight that leads from neuron 1 to neuron 2:",
            answer="w[2,1]",
            mistakes={
                "w[1,2]": "sender first",
                "w[1,1]": "This one ends in neuron 1. Where does yours end?",
                "w[2,2]": "This one starts from neuron 2. Where does yours start?",
                "w[1,3]": "This one leads from neuron 3 to neuron 1. Row: where it ends. Column: where it starts.",
                "w[2,3]": "This one ends in neuron 2, too, but it starts from neuron 3.",
            },
            because="Into 2, from 1: row 2, column 1.",
        ),
        Number(
            "What would someone answer who reads with the arrow?",
            answer="w[1,2]",
            mistakes={
                "w[2,1]": "That is the right weight. Someone who reads with the arrow takes “from 1 to "
                "2” for the row and then the column.",
                "w[1,1]": "Read with the arrow, the first number is still the row, and the second still "
                "the column. Which numbers are they?",
            },
            because="It is in the table, too, and so nothing warns of the mistake.",
        ),
        Choose(
            "(b) The name of the weight from neuron 3 to neuron 1:",
            right="`w[1,3]`",
            because="Into 1, from 3. Its value is `= w[1,3]`.",
            wrong={
                "`w[3,1]`": "There would have to be a third row for this one. How many neurons receive?",
                "`w[2,3]`": "That one comes from neuron 3, too. Where does it end?",
                "`w[1,1]`": "That one ends in neuron 1, too. Where does it start?",
            },
        ),
        Number(
            "(c) Only the first sender is active, with activation 1. The weighted input of neuron 1:",
            answer="w[1,1]",
            mistakes={
                "w[1,1] + w[1,2] + w[1,3]": "The others send 0: what comes of their weights?",
                "w[2,1]": "That is what neuron 2 hears. Which row is neuron 1's?",
                "w[1,1] + w[2,1]": "You added down a column, over two neurons. Each neuron adds along its own row.",
            },
            because="Of row 1 only the first entry is heard.",
        ),
        Number(
            "… and that of neuron 2:",
            answer="w[2,1]",
            mistakes={
                "w[1,2]": "That is what neuron 1 would hear of sender 2. Who receives here, and who sends?",
                "w[2,1] + w[2,2] + w[2,3]": "The others send 0: what comes of their weights?",
                "w[1,1]": "That is what neuron 1 hears. Which row is neuron 2's?",
                "w[1,1] + w[2,1]": "You added down a column, over two neurons. Each neuron adds along its own row.",
            },
            because="Together the two are the first column: a single active sender reads out its own column.",
        ),
    ],
    hints=[
        "Write “from 1, from 2, from 3” above the columns and “into 1, into 2” beside the rows.",
        "Where does the arrow end? That is the row. Where does it start? That is the column.",
    ],
)

SHAPES = Exercise(
    "ex-notation-shapes",
    "notation",
    "How many numbers",
    SIZES,
    "core",
    given={"n[0]": (784, 100, 900, 50), "n[1]": (30, 20, 60, 10), "n[2]": (10, 3, 9, 1)},
    parts=[
        Shape(
            "The shape of the weights into layer 1:",
            of="w^1",
            rows="n[1]",
            columns="n[0]",
            mistakes={
                "n[0], n[1]": "swapped",
                "n[2], n[1]": "layer too late",
                "n[1], 1": "Each neuron of layer 1 has a weight for every sender, not one alone.",
                "n[0], 1": "That is the shape of the input. Its weights fill a table: a row for each neuron that hears it.",
            },
            because="Receivers by senders.",
        ),
        Shape(
            "The shape of the biases of layer 1:",
            of="b^1",
            rows="n[1]",
            columns="1",
            mistakes={
                "1, n[1]": "That is a row. Columns stand upright.",
                "n[0], 1": "A bias belongs to the neuron that receives.",
                "n[1], n[0]": "A neuron has a weight for every sender, but one bias.",
                "n[2], 1": "layer too late",
                "1, 1": "One bias for each neuron, not one for the whole layer.",
            },
            because="One bias for each neuron that receives, one below the other.",
        ),
        Shape(
            "The shape of the weights into layer 2:",
            of="w^2",
            rows="n[2]",
            columns="n[1]",
            mistakes={
                "n[1], n[2]": "swapped",
                "n[1], n[0]": "layer too early",
                "n[2], n[0]": "Who sends to layer 2? Not the input.",
                "n[2], 1": "That is the shape of its biases. Each of its neurons has a weight for every sender.",
            },
            because="The inner number, that of layer 1, is the one that both matrices have.",
        ),
        Number(
            "All weights and biases together:",
            answer="n[1]*n[0] + n[1] + n[2]*n[1] + n[2]",
            mistakes={
                "n[1]*n[0] + n[2]*n[1]": "The biases are missing: one for each neuron.",
                "n[1]*n[0] + n[1] + n[2]*n[1]": "The biases of layer 2 are missing.",
                "n[1]*n[0] + n[2]*n[1] + n[2]": "The biases of layer 1 are missing.",
                "n[1]*n[0] + n[1]": "That is layer 1. Layer 2 owns numbers, too.",
                "n[1] + n[2]": "These are the biases. The weights are missing.",
                "n[1]*n[0] + n[1] + n[2]*n[1] + n[2] + n[0]": "The input has no biases: it is given.",
                "n[0] + n[1] + n[2]": "These are the neurons. Every pair of neighbours in the picture has a weight.",
                "n[1]*n[0]*n[2]": "The two matrices own their numbers side by side: add.",
            },
            because="Nearly all of it sits in the first matrix.",
        ),
        Choose(
            "Why can nobody confuse `w^1` with its transpose here?",
            right="The product with the input would not exist.",
            because="Its columns would be as many as layer 1 has neurons, and the input column has another height: the mistake "
            "cannot run.",
            wrong={
                "The answer would be visibly wrong.": "Nobody sees that a number is wrong. Try to compute it: does it come "
                "so far?",
                "A matrix with different numbers of rows and columns has no transpose.": "Every matrix has one: rows become "
                "columns. What does not fit then?",
                "The transpose holds other numbers.": "It holds the same numbers in other places. Can it still be multiplied "
                "by the input?",
            },
        ),
    ],
    hints=[
        "Receivers by senders. Layer 1 receives from the input, layer 2 from layer 1.",
        "Count `w^1`, `b^1`, `w^2` and `b^2` and add the four: the matrices hold `= n[1]*n[0]` and `= n[2]*n[1]`.",
    ],
)

COLUMN = Exercise(
    "ex-notation-column",
    "notation",
    "Row or column",
    MATRIX,
    "core",
    net="1-2-2-1",
    parts=[
        Choose(
            "Neuron 1 of layer 1 speaks a little louder. Who hears it, and how strongly? The answer is …",
            right="column 1 of `w^2`.",
            because="Its arrows start from sender 1: `= w^2[1,1]` into neuron 1, `= w^2[2,1]` into neuron 2.",
            wrong={
                "row 1 of `w^2`.": "A row holds the arrows that come together in one neuron. Yours leave one.",
                "column 1 of `w^1`.": "These weights lead into layer 1. Where do the arrows from layer 1 arrive?",
                "row 1 of `w^1`.": "This is what neuron 1 of layer 1 hears itself.",
            },
        ),
        Choose(
            "Whom does neuron 1 of layer 2 listen to? The answer is …",
            right="row 1 of `w^2`.",
            because="Its arrows end in neuron 1: `= w^2[1,1]` from sender 1, `= w^2[1,2]` from sender 2.",
            wrong={
                "column 1 of `w^2`.": "A column holds the arrows that leave one neuron of layer 1. Yours end in one of layer "
                "2.",
                "column 1 of `w^3`.": "These arrows start from neuron 1 of layer 2: they say who hears it.",
                "row 1 of `w^1`.": "These arrows end in layer 1.",
            },
        ),
        Number(
            "One weight stands in both answers. Its value:",
            answer="w^2[1,1]",
            mistakes={
                "w^2[2,1]": "This one is in the column, but not in the row.",
                "w^2[1,2]": "This one is in the row, but not in the column.",
                "w^2[2,2]": "This one joins the other two neurons.",
                "w^1[1,1]": "This one leads into layer 1: it is in neither answer.",
            },
            because="An arrow has two ends, so it stands in one row and in one column. Forward we ask about rows, backward "
            "about columns.",
        ),
    ],
    hints=[
        "Find the neuron in the picture. Do its arrows start there or end there?",
        "An arrow stands in the matrix of the layer where it ends. Where they end is the row, where they start the column.",
    ],
)

MOVES = Exercise(
    "ex-notation-moves",
    "notation",
    "Turn it and see",
    PICTURE,
    "core",
    net="1-2-2-1",
    parts=[
        Predict(
            "(a) You raise `w^2[1,2]` by 1. What does `z^2[2]` do?",
            moved="w^2[1,2]",
            by=1.0,
            watched="z^2[2]",
            beside=("z^2[1]", "a^1[2]"),
            replies={
                "stays": "This weight leads into neuron 1, from neuron 2 of the layer before. The neighbour has a row of its own.",
                "rises": "So it would if the weight led from 1 to 2. The receiver is named first: in whose row does it stand?",
                "falls": "Two questions first: into which neuron does this weight lead? And has a neuron of the same layer ever "
                "heard its neighbour?",
            },
        ),
        Predict(
            "(b) You raise `w^2[2,1]` by 1. What does the answer `a^3[1]` do?",
            moved="w^2[2,1]",
            by=1.0,
            watched="a^3[1]",
            beside=("z^2[1]", "z^2[2]", "a^2[2]"),
            replies={
                "falls": "It leads into neuron 2, so more arrives there, and the last neuron weighs that one with −1.4.",
                "rises": "So it would if the weight led into neuron 1, which the last neuron weighs with 1.9. Which number names "
                "the neuron that receives?",
                "stays": "Something travels along this weight, so something more arrives. Where? And with which sign does the "
                "last neuron weigh it?",
            },
        ),
        Predict(
            "(c) You raise `w^2[1,1]` by 1. What does `z^2[1]` do?",
            moved="w^2[1,1]",
            by=1.0,
            watched="z^2[1]",
            beside=("z^2[2]", "z^3[1]", "a^1[1]"),
            replies={
                "rises": "The upper number is the layer where the weight arrives: it belongs to the neuron that uses it.",
                "stays": "So it would if the upper number named the layer where the weight starts. It names the layer where the "
                "weight arrives.",
                "falls": "The weight is negative, but it is raised, and what travels along it is positive.",
            },
        ),
        Choose(
            "(d) You may raise one weight of layer 2 by 1. Which one makes `z^2[1]` rise most?",
            right="`w^2[1,2]`",
            because="It stands in row 1, and of the two senders the second speaks louder: `= a^1[2]` against `= a^1[1]`.",
            wrong={
                "`w^2[1,1]`": "It leads into the right neuron. But what travels along it, and what along its neighbour in the row?",
                "`w^2[2,1]`": "Into which neuron does this one lead?",
                "`w^2[1,1]` or `w^2[1,2]`, one as well as the other": "Both lead there, and both move by 1. Is what travels along "
                "them the same?",
                "`w^2[1,1]` or `w^2[2,1]`, one as well as the other": "These two stand in one column: they have the sender in "
                "common. Which two have the receiver in common?",
            },
        ),
    ],
    hints=[
        "Draw the arrow before you answer. The upper number is the layer where it ends; then comes the neuron where it ends; then "
        "the one where it starts.",
        "A raised weight reaches one neuron: the one that is named first. From there go on to what is asked about.",
        "For (d) take the two weights of row 1. A weight that rises by 1 brings as much more as its sender says.",
    ],
)

SENDER = Exercise(
    "ex-notation-sender",
    "notation",
    "A book that names the sender first",
    OTHERS,
    "core",
    sets=("other notations",),
    given={"n[0]": (3, 3, 6, 1), "n[1]": (4, 7, 10, 1)},
    parts=[
        Choose(
            "In that book, which weight leads from neuron 3 to neuron 2?",
            right="The one in row 3, column 2.",
            because="Sender first: from 3, into 2. Here this weight has the row 2 and the column 3.",
            wrong={
                "The one in row 2, column 3.": "This is where it stands in the book that you are reading. The other names "
                "the sender first.",
                "Either: it depends on which of the two you call the first neuron.": "Nobody has to be called first: the arrow "
                "starts from one of them and ends in the other. Which does that book name first?",
            },
        ),
        Shape(
            "The shape of the matrix of all these weights:",
            of="u",
            rows="n[0]",
            columns="n[1]",
            mistakes={
                "n[1], n[0]": "Receivers by senders: that is the shape in the book that you are reading.",
                "n[0], 1": "Each sender has a weight for every receiver, not one alone.",
                "n[1], 1": "That is the shape of the biases, or of the weighted inputs, if they stand upright.",
            },
            because="Senders by receivers: the transpose of ours.",
        ),
        Choose(
            "Its activations stand upright, in the column `book: a`. What are the weighted inputs?",
            right="`book: u.T @ a + b`",
            because="One turn for every layer and every pass: this is the price of naming the sender first.",
            wrong={
                "`book: u @ a + b`": "Write the shapes beneath it: senders by receivers, times senders by one. The inner "
                "words differ.",
                "`book: a @ u + b`": "A column with several rows can be multiplied from the right only by something that has "
                "one row.",
                "`book: u^-1 @ a + b`": "That would undo the weights. Nothing is undone here; rows and columns change "
                "places.",
            },
        ),
        Choose(
            "Many programs name the sender first and lay the activations of a sample in a row. Then the weighted inputs are …",
            right="`book: a @ u + b`, a row",
            because="One by senders, times senders by receivers: it fits without a turn. "
            "Sender first goes with rows, receiver first with columns. (Each sample then has a row of its own.)",
            wrong={
                "`book: u.T @ a + b`, a column": "Write the shapes: receivers by senders, times one by senders. The inner "
                "words differ.",
                "`book: u @ a + b`, a row": "Write the shapes: senders by receivers, times one by senders. The inner words "
                "differ.",
                "`book: a @ u.T + b`, a row": "Write the shapes: one by senders, times receivers by senders. The inner words "
                "differ.",
            },
        ),
    ],
    hints=[
        "The first number is still the row, the second the column. What has changed is who is named first.",
        "Write each shape in words beneath the letters. In a product the inner words must be the same, and they disappear.",
    ],
)

ALPHABET = Exercise(
    "ex-notation-alphabet",
    "notation",
    "In alphabetical order",
    PICTURE,
    "hard",
    sets=("disguised mistakes",),
    parts=[
        Spot(
            "Which line reads its weight with the arrow?",
            lines={
                "`book: z^1[j]` = `book: sum(w^1[j,k]*x[k], k) + b^1[j]`": "Here `book: j` receives and `book: k`, an input, "
                "sends. The receiver is named first.",
                "`book: a^1[j]` = `book: sigma(z^1[j])`": "There is no weight in this line: the neuron bends its own weighted "
                "input.",
                "`book: z^2[k]` = `book: sum(w^2[k,j]*a^1[j], j) + b^2[k]`": "The letters look turned round, but `book: k` "
                "receives in this line and `book: j` sends: the receiver is named first.",
                "`book: a^2[k]` = `book: sigma(z^2[k])`": "Here nobody sends: the neuron bends its own weighted input.",
                "`book: z^3[m]` = `book: sum(w^3[k,m]*a^2[k], k) + b^3[m]`": "Here `book: m` receives and `book: k` sends; so "
                "`book: m` has to be named first. In alphabetical order the mistake looks right.",
            },
            wrong="`book: z^3[m]` = `book: sum(w^3[k,m]*a^2[k], k) + b^3[m]`",
        ),
        Formula(
            "Now on your own. Neuron `book: k` of some layer hears the neurons `book: i` of the layer before it. Its weighted "
            "input:",
            left="z[k]",
            answer="sum(w[k,i]*a[i], i) + b[k]",
            where={"k": "l", "i": "l-1"},
            notation="book",
            uses=("w", "a", "z", "b", "sum", "sigma"),
            mistakes={
                "sum(w[k,i]*a[i], i)": "no bias",
                "sum(w[k,i]*a[i] + b[k], i)": "The bias stands inside the sum and is added once for each sender. It comes once.",
                "sum(w[k,i]*z[i], i) + b[k]": "z for a",
                "sum(w[k,i], i)*sum(a[i], i) + b[k]": "A sum of products is not the product of the sums: each sender has its own "
                "weight.",
                "sigma(sum(w[k,i]*a[i], i) + b[k])": "That is the activation. Asked is what goes into the bend.",
                "sum(w[k,i]*a[i], i) + sum(b[i], i)": "The bias belongs to the neuron that receives.",
                "sum(w[k,i]*a[i], i) - b[k]": "The bias is added, with the sign it has.",
                "sum(w[k,i]*a[k], i) + b[k]": "Here the neuron hears itself. Along a weight travels what its sender sends.",
            },
            because="Places count, letters do not: the receiver stands first.",
        ),
    ],
    hints=[
        "For each weight ask: which letter stands on the left side? That neuron receives.",
        "Do not look for letters that stand out of order. Look at the first small letter of each weight and at the letter on "
        "the left.",
    ],
)

LETTERS = Exercise(
    "ex-notation-letters",
    "notation",
    "The same line in other letters",
    OTHERS,
    "core",
    sets=("other notations",),
    parts=[
        Formula(
            "In the letters of source 003, the weighted input:",
            left="z[j]",
            answer="sum(W[j,i]*a[i], i) + b[j]",
            where={"j": "l", "i": "l-1"},
            notation="phases",
            uses=("w", "a", "z", "b", "sum", "sigma"),
            mistakes={
                "sum(W[j,i]*a[i], i)": "no bias",
                "sum(W[j,i]*z[i], i) + b[j]": "What a sender sends is bent already: its activation.",
                "sigma(sum(W[j,i]*a[i], i) + b[j])": "That is one step too far, the activation. Asked is what goes into the bend.",
                "sum(W[j,i]*a[i] + b[j], i)": "The bias stands inside the sum and is added once for each sender. It comes once.",
                "sum(W[j,i]*a[i], i) - b[j]": "The bias is added, with the sign it has.",
                "sum(W[j,i]*a[j], i) + b[j]": "Here the neuron hears itself. Along a weight travels what its sender sends.",
            },
            because="Another index for the sender, a capital for the weights, and the receiver in front as here.",
        ),
        Formula(
            "In the letters of source 000, Bishop's, the weighted input:",
            left="a[k]",
            answer="sum(w[k,j]*z[j], j) + b[k]",
            where={"k": "l", "j": "l-1"},
            notation="bishop",
            uses=("w", "a", "z", "b", "sum", "sigma"),
            mistakes={
                "sum(w[k,j]*z[j], j)": "no bias",
                "sum(w[k,j]*a[j], j) + b[k]": "The letter of this book crept in. There, `bishop: a[j]` is what the sender has "
                "added up; what it sends has the other letter.",
                "sigma(sum(w[k,j]*z[j], j) + b[k])": "That is one step too far, what the neuron sends. Asked is what goes into its "
                "bend.",
                "sum(w[k,j]*sigma(z[j]), j) + b[k]": "The letter of this book crept in. There, `bishop: z[j]` is bent already.",
                "sum(w[k,j]*z[j] + b[k], j)": "The bias stands inside the sum and is added once for each sender. It comes once.",
                "sum(w[k,j]*z[j], j) - b[k]": "The bias is added, with the sign it has.",
                "sum(w[k,j]*z[k], j) + b[k]": "Here the neuron hears itself. Along a weight travels what its sender sends.",
            },
            because="The two letters of the forward pass have changed places, and so have those of the neurons. What is said is "
            "the same.",
        ),
        Choose(
            "Source 002 counts the input as layer 1. Its weight with a 3 above and “2 1” below is, in this book, the one with …",
            right="2 above and “2 1” below.",
            because="Layers shift by one; neurons and their order do not.",
            wrong={
                "3 above and “2 1” below.": "The same weight? Here the input is layer 0, there it is layer 1.",
                "4 above and “2 1” below.": "The wrong way: there every layer has a number that is larger by one.",
                "2 above and “1 2” below.": "The layer is right. But source 002 names the receiver first, too.",
                "2 above and “1 0” below.": "Only layers are counted in another way. (Python counts neurons from 0.)",
            },
        ),
    ],
    hints=[
        "Say the line in words first: for each sender, what it sends times the weight; then the bias. Only then put letters to "
        "it.",
        "In both sources the receiver comes first. The products are `phases: W[j,i]*a[i]` in source 003 and "
        "`bishop: w[k,j]*z[j]` in source 000: add over the senders, then the bias of the receiver.",
    ],
)

EXERCISES = [ADDRESS, MOVES, SHAPES, COLUMN, SENDER, LETTERS, ALPHABET]
