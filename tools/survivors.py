"""Faults of `make mutants` that no test notices, each with the reason: (file, how the line with the fault begins) → why.

EQUIVALENT   no test could: with the fault, the code does the same
ACCEPTED     a test could, and there is none: it would cost more than it tells

The line that it stands under comes first, with a line break. Python reads as ``ast.unparse`` writes it.
"""

LETTERS_PY = "bplib/formula/meaning/letters.py"
CONTEXT, IN_TEXT = "bplib/formula/context.py", "bplib/formula/in_text.py"
COLLECT, READ = "bplib/formula/collect.py", "it is told only where the platform's own encoding is another"
CHECK, RULES = "bplib/formula/check.py", "bplib/calculus/rules.py"
GRAMMAR, RELATIONS = "bplib/formula/grammar", "bplib/formula/meaning/relations.py"
CONDITIONS, GENERAL = "bplib/formula/meaning/conditions.py", "bplib/formula/meaning/general.py"
LOT = "the numbers of a lot: others of the kind do as well, and tests hold what they must not share"
TRIAL = "bplib/widgets/js/answer/trial_networks.js"
COLUMNS = "every layer has as many columns as there are samples"
SPARES = "for kind, without, lost in spares(chain) if exact and (not named) else ():"
ANSWER = "bplib/widgets/js/answer"
FACT, LOOSE = "function factAbout(v, right) {", "export function looseMeaning(meaning, network, random) {"
MEANING = "export function meaningIn(network, places) {"
BATCHES = "a batch has more than two samples"
ALIKE = "of several networks all have one neuron, or none"
JUDGE, VALUE, PLACES = f"{ANSWER}/judge.js", f"{ANSWER}/value.js", f"{ANSWER}/places.js"
BY_LOT = "export function networkByLot(conditions, text, taken, lot, least = 2) {"
ONCE = "function drawnOnce(random, { sizes: widths, l, more, stretch, hidden, output, cost }, settled, great) {"
HOLDS = "holdsByLot(tree, reading, settled = this.conditions, needed = hasCorner(tree) ? WITH_CORNERS : 1) {"
NEAR_THE_LIMIT = "how much work is too much is a choice, and one node more or less as good"
COMPARE = f"{ANSWER}/compare.js"
TYPESET = f"{ANSWER}/typeset.js"
LOOSEST, TIGHTEST = "nothing holds together less tightly than 1", "nothing holds together more tightly than 4"
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
    (
        f"{GRAMMAR}/typed.py",
        "FUNCTIONS = {'sigma': 1, 'dsigma': 1, 'exp': 1, 'ln': 1, 'tanh': 1, 'max': 2, 'inv': 2}",
    ): "an inverse is refused before what it is taken of",
    (
        f"{GRAMMAR}/printer.py",
        "def script\none = len(text) == 1 or (text[0] == '\\\\' and text[2:]",
    ): "every command that is printed has more than one letter",
    (
        f"{GRAMMAR}/commands.py",
        "else:\nnear = get_close_matches(token, [*PLAIN, *ARGUMENTS], cutoff=0.75)",
    ): "the nearest is the first, however many come",
    (
        RELATIONS,
        "def compared\nreturn bool(np.all(np.isfinite(rounding + allowed) & (abs(one - other) < ",
    ): "nothing lies on the bound itself",
    (
        RELATIONS,
        "def compared\nreturn bool(np.all(np.isfinite(rounding - allowed)",
    ): "what is infinite is so with either sign",
    (
        RELATIONS,
        "if relation in ORDER:\nreturn bool(np.all(np.isfinite(rounding) & (one < other + slack)))",
    ): "nothing lies on the bound itself",
    (
        "bplib/formula/meaning/shapes.py",
        "if operator == '\\\\odot':\nif shapes[0] != shapes[1] or not shapes[1]",
    ): "the two shapes are one there",
    (
        COLLECT,
        "def collect\ntext = DOLLARS.sub(lambda match: '\\n' * match[1]",
    ): "the dollars themselves hold no line break",
    (
        COLLECT,
        "def inline\ntext = DOLLARS.sub(lambda match: '\\n' * match[1]",
    ): "the dollars themselves hold no line break",
    (
        CONTEXT,
        "for chosen in combinations(node.factors, count):\nyield Product(('',) * (count",
    ): "operators are not spelt",
    (IN_TEXT, "def identity\nfor draw in np.random.default_rng(2)"): LOT,
    ("bplib/formula/meaning/hidden.py", "LOOSE = "): LOT,
    (LETTERS_PY, "WORLDS = "): LOT,
    (
        LETTERS_PY,
        "case Power(Norm(body), Number('2')):\nreturn (squares * np.random.default_rng(self.seed).uniform(0.1, 11,",
    ): LOT,
    (
        LETTERS_PY,
        "case Power(Norm(body), Number('2')):\nreturn (squares * np.random.default_rng(self.seed).uniform(1.1, 10,",
    ): LOT,
    (
        LETTERS_PY,
        "case Mean(_, body):\nreturn sum((self.from_nought(evaluate(body, replace(place, sample=s, batch=True)",
    ): "a letter that is no more than a letter does not ask whether a batch is meant",
    (LETTERS_PY, "def numbers\npositive = self.seed % 4"): LOT,
    (LETTERS_PY, "def any\nreturn 10.0 ** (self.seed % 5 - 1) / np.sin("): LOT,
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
        "const stepsAway = (shift) => (shift ? ` ${shift >=",
    ): "a shift of 0 has no words",
    (
        f"{ANSWER}/sentence.js",
        "export function setSentence(text, worth) {\n}).flat(3)",
    ): "nothing lies deeper than in two lists",
    (
        f"{ANSWER}/number_answer.js",
        'function inDigits(literal) {\nreturn Number(`${plain}${power}`).toLocaleString("en", { useGrouping: false, max',
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
    (f"{ANSWER}/quantity_reader.js", "class QuantityReader {\nscripts(several = true)"): "under a sum stands no number",
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
    (JUDGE, "const LOOSE = "): LOT,
    (JUDGE, "const [WITH_CORNERS, NEAR_AND_FAR, MOST_ROUNDED] = "): LOT,
    (JUDGE, f"{HOLDS}\nfor (let lot = 1; held < needed"): LOT,
    (JUDGE, f"{HOLDS}\nfor (let lot = 0; held < needed && lot <= needed"): LOT,
    (
        JUDGE,
        "for (let lot = 0; held < needed && lot < needed + MOST_ROUNDED; lot++) {\n"
        "const networks = [networkByLot(settled, text, numbersIn(tree), lot, Math.max(3,",
    ): LOT,
    (JUDGE, "const MOST_WORK_BY_LOT = "): NEAR_THE_LIMIT,
    (JUDGE, "valuesOf(tree, reading = {}) {\nconst meter = { work: 1"): NEAR_THE_LIMIT,
    (JUDGE, "const ROUNDING = "): "what rounding makes is far below it, what a mistake makes far above",
    (
        JUDGE,
        "chanceIn(tree, places, spreads) {\nif (!elsewhere || !agree(this.valuesOf(tree, { places, spreads, networks }), "
        "this.known.truth.slice(0, 2)",
    ): "as much of the truth is looked at as there are values",
    (
        JUDGE,
        "return upTo(LOOSE).some((loosened) => {\n"
        "return one.some((v, at) => Math.abs(v - two[at]) > PRECISE / Math.max(",
    ): "where the side that is left out may be the greater, it is so by far in some world",
    (COMPARE, "const times = (by, sign) =>\n`Right up to a factor: it is ${sign <= 0"): "a sign is 1 or −1",
    (COMPARE, '`Right up to a factor: it is ${sign < 0 ? "−" : ""}${\nby < 2 ?'): "no factor that is known lies there",
    (COMPARE, '`Right up to a factor: it is ${sign < 0 ? "−" : ""}${\nby <= 1 ?'): "no factor that is known lies there",
    (
        "bplib/calculus/written.py",
        "def printed\ndecimals = DIGITS if abs(value) >= SMALL",
    ): "0.01 itself is printed in full",
    (
        VALUE,
        'function together(p, q, f, what, cause = "") {\nif (isScalar(p) || isScalar(q))',
    ): "a number and a matrix never come here: they have been made alike, or been multiplied",
    (VALUE, "sum(node, at) {\nlet total = 1;"): "the first term takes its place, and a layer has a neuron",
    (TRIAL, f"{BY_LOT}\nconst stretch = isFar ? Math.min(GREATEST, Math.max(2,"): LOT,
    (TRIAL, f"{BY_LOT}\nconst stretch = isFar ? Math.min(GREATEST, Math.max(1, ...taken)) : 2"): LOT,
    (TRIAL, f"{BY_LOT}\nconst far = wholeByLot("): LOT,
    (TRIAL, f"{BY_LOT}\nconst turn = Math.floor(lot *"): LOT,
    (TRIAL, f"{BY_LOT}\nconst [samples, ...sizes] = near.map((n, at) => (isFar || "): LOT,
    (TRIAL, f"{BY_LOT}\nconst [samples, ...sizes] = near.map((n, at) => (isFar && (at - turn)"): LOT,
    (TRIAL, f"{BY_LOT}\nconst [samples, ...sizes] = near.map((n, at) => (isFar && (at + turn) % 4"): LOT,
    (TRIAL, f"{BY_LOT}\nconst [samples, ...sizes] = near.map((n, at) => (isFar && (at + turn) % 3 !=="): LOT,
    (TRIAL, f"{BY_LOT}\nconst [samples, ...sizes] = near.map((n, at) => (isFar && (at + turn) % 3 === 1"): LOT,
    (
        TRIAL,
        "return drawNetwork(random, {\nmore: samples - (conditions.samples ?? 1)",
    ): "without a batch there are no more samples",
    (TRIAL, "return drawNetwork(random, {\nhidden: activationByLot(between, isFar ? 2 / wide : 1)"): LOT,
    (TRIAL, "return drawNetwork(random, {\noutput: activationByLot(between, isFar ? 2 / wide : 1)"): LOT,
    (TRIAL, "return drawNetwork(random, {\noutput: activationByLot(between, isFar ? 2 * wide : 2)"): LOT,
    (TRIAL, "return drawNetwork(random, {\ncost: costByLot(between, isFar ? 10 / stretch : 1)"): LOT,
    (TRIAL, "return drawNetwork(random, {\ncost: costByLot(between, isFar ? 10 * stretch : 2)"): LOT,
    (TRIAL, "while (found.length < count) {\nfor (let n = least; left.length <= 3;"): LOT,
    (TRIAL, "while (found.length < count) {\nfor (let n = least; left.length < 4;"): LOT,
    (TRIAL, "while (found.length < count) {\nfound.push(left[whole(1, left.length - 1)])"): LOT,
    (TRIAL, "while (found.length < count) {\nfound.push(left[whole(0, left.length - 2)])"): LOT,
    (TRIAL, "function drawNetwork(random, own, settled) {\nfor (let tries = 2,"): LOT,
    (TRIAL, "function drawNetwork(random, own, settled) {\nfor (let tries = 1, great = 2;"): LOT,
    (
        TRIAL,
        "for (let tries = 1, great = 1;; tries++, great *= 0.9) {\nconst passes = passesOf(network, tries <= MOST_REDRAWN",
    ): LOT,
    (
        TRIAL,
        "for (let tries = 1, great = 1;; tries++, great *= 0.9) {\n"
        "const passes = passesOf(network, tries < MOST_REDRAWN ? FAR_OUT / ",
    ): LOT,
    (
        TRIAL,
        "for (let tries = 1, great = 1;; tries++, great *= 0.9) {\n"
        "const passes = passesOf(network, tries < MOST_REDRAWN ? FAR_OUT * (own.stretch ?? 2)",
    ): LOT,
    (
        TRIAL,
        "function passesOf(network, most) {\nconst isModerate = (v) => v === 0 || (Math.abs(v) >=",
    ): "no number drawn lies on the bound",
    (
        TRIAL,
        "function passesOf(network, most) {\n"
        "const isModerate = (v) => v === 0 || (Math.abs(v) > least && Math.abs(v) <= most",
    ): "no number drawn lies on the bound",
    (
        TRIAL,
        "for (const s of network.x.keys()) {\nconst fits = Math.abs(pass.C) <= DEAREST",
    ): "no number drawn lies on the bound",
    (
        TRIAL,
        "for (const s of network.x.keys()) {\nif (most <= Infinity && ",
    ): "one that fits is found before any is taken as it is",
    (TRIAL, f"{ONCE}\nconst reach = isFlat ? NARROW : NARROW + (WIDE + NARROW)"): LOT,
    (TRIAL, f"{ONCE}\nconst draw = (most) => (random() <= 0.5"): LOT,
    (TRIAL, f"{ONCE}\nconst heavy = (v) => (stretch && random() <= HEAVY"): LOT,
    (TRIAL, f"{ONCE}\nconst rate = (about) => about && about / "): LOT,
    (TRIAL, f"{ONCE}\nconst rate = (about) => about && about * Math.abs(draw(3 * wide))"): LOT,
    (TRIAL, f"{ONCE}\nconst sizes = widths.map((n, at) => settled.one ? 1 : settled.square && at < L ? widths[3]"): LOT,
    (TRIAL, f"{ONCE}\nconst samples = settled.samples >= 1"): BATCHES,
    (TRIAL, f"{ONCE}\nconst samples = settled.samples > 2"): BATCHES,
    (
        PLACES,
        "places() {\nif (this.waiting.length || only)",
    ): "where nothing waits, nothing is left to be settled",
    (
        PLACES,
        "settle({ node, indices }) {\nif (!layer && (!count && this.whole || this.one)) ",
    ): "what has no index is refused by the same words later",
    (
        PLACES,
        "settle({ node, indices }) {\nif (!layer && (!count || this.whole && this.one)) ",
    ): "what has no index is refused by the same words later",
    (
        TYPESET,
        'export function setFormula(formula, notation) {\nreturn h("span", { class: "m f", role: "img", "aria-label": words }, '
        "new Setter(notation).set(tree, 1)",
    ): LOOSEST,
    (TYPESET, "over({ left, right }) {\nreturn this.stacked(this.set(left, 1), this.set(right, 0))"): LOOSEST,
    (TYPESET, "over({ left, right }) {\nreturn this.stacked(this.set(left, 0), this.set(right, 1))"): LOOSEST,
    (
        TYPESET,
        "power({ base, exponent }) {\n"
        'return [this.set(base, isPlain(base) ? 4 : 5), this.above(h("span", { class: "unit" }, this.set(exponent, 1)))]',
    ): LOOSEST,
    (TYPESET, 'mean({ body }) {\nreturn [h("span", { class: "mean" }, "E"), "[", this.set(body, 1)'): LOOSEST,
    (
        TYPESET,
        "call({ name, args }) {\n"
        'const listed = args.length > 0 && [args.map((arg, i) => [i ? ", " : "", this.set(arg, 1)',
    ): LOOSEST,
    (
        TYPESET,
        "times(node) {\nreturn [this.set(left, entrywise ? ENTRYWISE : 2), between, this.set(right, 4)]",
    ): "what does not hold together less tightly than 3 does so as tightly as 4",
    (TYPESET, "power({ base, exponent }) {\nreturn [this.set(base, isPlain(base) ? 4 : 6)"): TIGHTEST,
    (TYPESET, "transpose({ body }) {\nreturn [this.set(body, isPlain(body) && !body.layer ? 4 : 6)"): TIGHTEST,
    (RULES, "def canonical(e: sp.Expr, depth: int=1)"): LETTERS,
    (RULES, "for index, low, high in reversed(e.limits):\nbody, limits, depth = "): LETTERS,
}
ACCEPTED: dict[tuple[str, str], str] = {
    (
        COLLECT,
        "def inline\ntext = DOLLARS.sub(lambda match: '\\n' * match[0].count('\\n'), running_text(Path(path).read_text().",
    ): READ,
    (COLLECT, "def collect\nlines = Path(path).read_text().splitlines()"): READ,
    (
        JUDGE,
        "valuesOf(tree, reading = {}) {\nconst { places = this.placesIn(tree), spreads = true",
    ): "read so are the book's own answers and mistakes alone, and none of them adds a number to a column",
}
