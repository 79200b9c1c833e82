"""Faults of `make mutants` that no test notices, each with the reason: (file, how the line with the fault begins) → why.

EQUIVALENT   no test could: with the fault, the code does the same
ACCEPTED     a test could, and there is none: it would cost more than it tells

The line that it stands under comes first, with a line break. Python reads as ``ast.unparse`` writes it.
"""

CHECK, RULES = "bplib/formula/check.py", "bplib/calculus/rules.py"
CONDITIONS, GENERAL = "bplib/formula/meaning/conditions.py", "bplib/formula/meaning/general.py"
LOT = "the numbers of a lot: others of the kind do as well, and tests hold what they must not share"
TRIAL = "bplib/widgets/js/answer/trial_networks.js"
COLUMNS = "every layer has as many columns as there are samples"
SPARES = "for kind, without, lost in spares(chain) if exact and (not named) else ():"
ANSWER = "bplib/widgets/js/answer"
FACT, LOOSE = "function factAbout(v, truth, tolerance) {", "export function looseMeaning(meaning, network, random) {"
MEANING = "export function meaningIn(network, places) {"
BATCHES = "a batch has more than two samples"
ALIKE = "of several networks all have one neuron, or none"
LETTERS = "the letters of our own sums are free, if no two are the same"

EQUIVALENT: dict[tuple[str, str], str] = {
    (
        "bplib/network.py",
        "def _target\nreturn array('y', y, (self.sizes[-1], forward.a[1].shape[1]), SAMPLES)",
    ): COLUMNS,
    ("bplib/gradient_check.py", "def gradient_check\nsamples = {'x': forward.a[1].shape[1]}"): COLUMNS,
    (
        "bplib/gradient_check.py",
        "def gradient_check\nif most >= EXPLAINED:",
    ): "an excess of 100 to the last digit is no network's: rounding is part of it",
    (CHECK, "SCALES = "): LOT,
    (CHECK, "def holds\nif most and len(at) >= most:"): "a lot of as many as there are is all of them",
    (CHECK, f"{SPARES}\nif kind != 'side' or differs_loosely(meant(chain, on[1])"): ALIKE,
    (CHECK, f"{SPARES}\nif kind != 'side' or differs_loosely(meant(chain, on[0]), meant(without, on[1])"): ALIKE,
    (
        "bplib/formula/meaning/rounding.py",
        "for n in rounded(side, place.witness):\nif not abs(nearest - float(n.text)) < ",
    ): "nothing lies on the bound itself, which is half a unit and a billionth of it",
    (
        "bplib/formula/meaning/rounding.py",
        "if isinstance(node, Sum):\nplaces = [place.at(**{node.index.name: k}) for k in range(1, n + 2)]",
    ): "beyond the last neuron nothing has a value, and what has none is left out",
    (CONDITIONS, "GENERAL: "): LOT,
    (CONDITIONS, "WIDTHS, SAMPLES, DEPTHS = "): LOT,
    (CONDITIONS, "FEW, SINGLE = "): LOT,
    (GENERAL, "ACTIVATIONS: "): LOT,
    (GENERAL, "COSTS: "): LOT,
    (TRIAL, "{\nsizes: ["): LOT,
    (TRIAL, "{\nl: "): LOT,
    (TRIAL, "{\nmore: "): LOT,
    (TRIAL, "{\nhidden: activationOfKind("): LOT,
    (TRIAL, "const [NARROW, WIDE] = "): LOT,
    (TRIAL, "const [GREATEST, WIDEST] = "): LOT,
    (TRIAL, "const [NEAR_NOUGHT, FAR_OUT, DEAREST] = "): LOT,
    (TRIAL, "const MOST_REDRAWN = "): LOT,
    (TRIAL, "if (!networksMade.has(conditions)) {\nnetworksMade.set("): LOT,
    (TRIAL, "return drawNetwork(random, {\nhidden: activationByLot(between, isFar ? 3 * wide : 1)"): LOT,
    (TRIAL, "return drawNetwork(random, {\noutput: activationByLot(between, isFar ? 3 * wide : 1)"): LOT,
    (TRIAL, "return drawNetwork(random, {\ncost: costByLot(between, isFar ? 11 * stretch : 1)"): LOT,
    ("bplib/widgets/js/answer/conditions.js", "const CONDITIONS = {\nbatch: { samples: 8 }"): LOT,
    (
        f"{ANSWER}/spoken_formula.js",
        "export function wordsOf(tree, { letters, indices, first }) {\nconst steps = (shift) => (shift ? ` ${shift >=",
    ): "a shift of 0 has no words",
    (
        f"{ANSWER}/sentence.js",
        "export function setSentence(text, worth) {\n}).flat(3)",
    ): "nothing lies deeper than in two lists",
    (
        f"{ANSWER}/number_answer.js",
        'const inDigits = (literal) =>\nplainNumber(literal).toLocaleString("en", { useGrouping: false, max',
    ): "17 digits tell every number from every other",
    (
        f"{ANSWER}/number_answer.js",
        f"{FACT}\nif (Math.abs(truth) < ZERO) return `Not yet: that is too ${{v >=",
    ): "where the answer is 0, 0 is right",
    (f"{ANSWER}/number_answer.js", f"{FACT}\nif (ratio <= 0)"): "what was said to 0 comes before it",
    (
        f"{ANSWER}/number_answer.js",
        f"{FACT}\nif (!counted && tens !== 0 && Math.abs(ratio / 10 ** tens - 1) < CLOSE)",
    ): "no number is 0.03 away from 1, to the last digit",
    (
        f"{ANSWER}/number_answer.js",
        f"{FACT}\nconst much = factor >= 10",
    ): "ten times as much is a decimal point, unless it was counted, and then no factor is told",
    (f"{ANSWER}/number_answer.js", f"{FACT}\nconst size = truth <"): "a count below 1 is below 0: 0 comes before it",
    (
        f"{ANSWER}/number_answer.js",
        f"{FACT}\nreturn `Not yet: too ${{ratio >= 1",
    ): "once as much is right",
    (f"{ANSWER}/hidden.js", f"{LOOSE}\nconst anything = () => (random() <="): LOT,
    (
        f"{ANSWER}/hidden.js",
        f"{LOOSE}\nconst anything = () => (random() < 0.5 ? -1 : 1) / size()",
    ): "a size is as often below 1 as above, and as far",
    (
        f"{ANSWER}/hidden.js",
        "quantity: (node, neurons, sample) => {\nlet entry = 1;",
    ): "the entries of a column may be counted from any number",
    (
        f"{ANSWER}/meaning.js",
        "function alone({ role, free }, sample) {\nreturn { eta: network.eta, lambda: network.lambda, N: samples > 2",
    ): BATCHES,
    (f"{ANSWER}/meaning.js", "function wholeOf(node) {\nif (samples > 2"): BATCHES,
    (
        f"{ANSWER}/meaning.js",
        f"{MEANING}\nreturn {{ quantity, sigma, size, layer, samples, sample: samples > 2",
    ): BATCHES,
    (
        f"{ANSWER}/meaning.js",
        "function last(node) {\nreturn Math.max(2,",
    ): "layers 1 and 2 are hidden ones, with one activation function",
    (f"{ANSWER}/parser.js", "named() {\nif (text.length >= 1"): "a letter alone was read before",
    (f"{ANSWER}/parser.js", "class Parser {\nscripts(several = true)"): "under a sum stands no number",
    (
        f"{ANSWER}/judge.js",
        "class Judge {\nholdsByLot(tree, reading, settled = this.conditions, needed = hasCorner(tree) ? WITH_CORNERS : 2)",
    ): "without a corner a formula holds on every network drawn by lot, or on none",
    (f"{ANSWER}/places.js", ") => (name ? `${name}${shift ? (shift >="): "a shift of 0 is not written",
    (
        f"{ANSWER}/places.js",
        "variableOf(letter, scope) {\nif (this.free.includes(letter)) return { letter, layer: layerFrom("
        "this.where[letter]), used: false",
    ): "whether it is used is asked of the letters of sums only",
    (RULES, "def canonical(e: sp.Expr, depth: int=1)"): LETTERS,
    (RULES, "for index, low, high in reversed(e.limits):\nbody, limits, depth = "): LETTERS,
}
ACCEPTED: dict[tuple[str, str], str] = {}
