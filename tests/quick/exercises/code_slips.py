"""Slips of a hand in a program, made on its text: slips(source) gives (kind, source) for each place where one can be made.

They know nothing of the operations by which the judge looks for mistakes (bplib.exercises.code.operations): a letter, a sign or a
word of the chapter's printed solution is changed, as a reader might have typed it.
"""

import re

INDEX = r"\[[^\]\[]*\]"
THING = rf"\w+(?:{INDEX})?"

# What is found in a line, and what a reader has typed instead.
TYPED = [
    ("sign", r"(?<![\[\w]) - (?!1\b)", " + "),
    ("sign", r" \+ (?!1\b)", " - "),
    ("sign", r"return (?!.*,)(.+)$", r"return -(\1)"),
    ("sign", r"\+= ", "-= "),
    ("sign", r"-= h", "+= h"),
    ("sign", r"\+= h", "-= h"),
    ("sign", r"= 2 \* ", "= -2 * "),
    ("factor", r"\b2 \* ", ""),
    ("factor", r" = (?=delta|\(w|a\[L\])", " = 2 * "),
    ("factor", r"return (?!.*,)(.+)$", r"return 2 * (\1)"),
    ("factor", r"return (?!.*,)(.+)$", r"return (\1) / 2"),
    ("count", r" / (?:N|\w+\.shape\[1\])", ""),
    ("count", r"( / (?:N|\w+\.shape\[1\]))", r"\1\1"),
    ("count", r"\.mean\(", ".sum("),
    ("count", r"\.sum\(", ".mean("),
    ("transposed", r"\.T\b", ""),
    ("transposed", r"\b(w(?:\[l\])?) @ ", r"\1.T @ "),
    ("transposed", rf"({THING}) @ ({THING})\.T", r"\2 @ \1.T"),
    ("axis", r"axis=0", "axis=1"),
    ("axis", r"axis=1", "axis=0"),
    ("axis", r"shape\[1\]", "shape[0]"),
    ("off by one", r"range\(1,", "range(2,"),
    ("off by one", r", L \+ 1\)", ", L)"),
    ("off by one", r", len\((\w+)\)\)", r", len(\1) - 1)"),
    ("off by one", r"range\(L - 1, 0, -1\)", "range(L - 1, 1, -1)"),
    ("off by one", r"range\(L - 1, 0, -1\)", "range(L - 2, 0, -1)"),
    ("layer", r"\[l - 1\]", "[l]"),
    ("layer", r"\[l \+ 1\]", "[l]"),
    ("wrong start", r"np\.zeros\(", "np.ones("),
    ("wrong start", r"\] = 1$", "] = 0"),
    ("keepdims", r", keepdims=True", ""),
    ("stale", r"\+= ", "= "),
    ("wrong order", r"reversed\((\w+)\)", r"\1"),
    ("wrong order", r"range\(L - 1, 0, -1\)", "range(1, L)"),
    ("slope", r" \* \(1 - a(?:\[l\])?\)", ""),
    ("slope", r" \* slope$", ""),
    ("slope", r" \* a(?:\[l\])? \* \(1 - a(?:\[l\])?\)", ""),
    ("slope", r" \* \(z(?:\[l\])? > 0\)", ""),
    ("wrong letter", r"@ a\b", "@ z"),
    ("no bias", r" \+ b(?:\[l\]|\.reshape\(-1, 1\))?", ""),
    ("rate", r"\beta \* ", ""),
    ("star", r" @ ", " * "),
    ("early return", r"^( +)(for .*?\n(?:\1 +.*\n)+)\1return (.*)$", r"\1\2\1    return \3"),
]

# What may be said to each: names of bplib.exercises.mistakes, and words in what a task has to say of its own.
SAID = {
    "sign": "sign; lowered minus raised; one side; sign of a term; miss turned round; uphill; before the bend; /sign|minus|against|opposite|abs|same way",
    "factor": "half; h for 2h; twice; factor 2; factor 2 in a term; constant; no factor; divided for multiplied; /factor|twice|half|steep|halved",
    "count": "sum for mean; averaged early; mean of a mean; mean for sum; half; twice; constant; not over the batch; /mean|averaged|divided|number of|sum",
    "transposed": "transposed; swapped; laid on its side; ends exchanged; slope elsewhere; /side|transpose|row|column",
    "axis": "wrong axis; softmax of a row; softmax of all; flat biases; axis swallowed; /axis|runs along|rows|columns|over the (samples|neurons)",
    "off by one": "begins too late; ends too early; first left out; last left out; layer too early; layer too late; /range|left out|missing|loop",
    "layer": "layer too early; layer too late; another neuron; /layer|came in|send",
    "wrong start": "wrong start; constant; /begins?|start|one of the|ones|0",
    "keepdims": "axis swallowed; flat biases; wrong axis; /flat|keepdims|shape",
    "stale": "overwritten; one path; /overwrites|writes over|Stale|Only the last|=",
    "wrong order": "wrong order; /order|walked|forwards|runs",
    "slope": "no slope; half of the slope; slope twice; value for slope; /slope|gate",
    "wrong letter": "z for a; a for z; before the bend; /bent|z",
    "no bias": "no bias; /bias",
    "rate": "no rate; /rate",
    "star": "entry by entry; /entry by entry|sum",
    "early return": "returns too early; one sample; ends too early; overwritten; last left out; one path; /return|first|Only|one layer",
}


def slips(source):
    """Each slip at each of its places, one at a time."""
    for kind, found, typed in TYPED:
        for match in re.finditer(found, source, re.M):
            made = source[: match.start()] + match.expand(typed) + source[match.end() :]
            yield kind, made


def is_told(kind, name, named):
    """Whether what the judge has recognised is what was made; ``named``: the names that the book knows."""
    *names, words = SAID[kind].split("; ")
    return name in names if name in named else bool(re.search(words[1:], name))
