/**
 * What Python and the widgets both know. Written by Python: change a fact where bplib/widgets/facts.py says that it
 * stands, then run `python -m bplib.widgets.facts`.
 *
 * @typedef {{letters: Record<string, string>, indices: Record<string, string>, bracketed: boolean, first: number}} NotationTable
 */

/** The activation functions that a layer may have. @type {string[]} */
export const ACTIVATION_NAMES = ["sigmoid", "tanh", "relu", "linear"];

/** What the rules of a derivation are called. @type {Record<string, string>} */
export const RULE_NAMES = {
  error: "definition of the error",
  chain: "chain rule",
  define: "write the definition out",
  differentiate: "differentiate",
  oneTerm: "one term survives",
  name: "name what is known",
  putIn: "put in what is known",
  takeOut: "take out of the sum",
  termByTerm: "add term by term",
  given: "use what is given",
  multiplyOut: "multiply out",
  common: "take out what is common",
};

/** What the cost of a network may be. @type {string[]} */
export const COST_NAMES = ["half squared error", "squared error"];

/** The letters of each notation: of a widget's symbols and of σ, its indices, whether layers stand in brackets, the number of the input. @type {Record<string, NotationTable>} */
export const NOTATION_TABLES = {
  book: {
    letters: {
      z: "z",
      a: "a",
      w: "w",
      b: "b",
      x: "x",
      y: "y",
      delta: "δ",
      eta: "η",
      n: "n",
      N: "N",
      Z: "Z",
      A: "A",
      Delta: "Δ",
      X: "X",
      Y: "Y",
      cost: "C",
      sigma: "σ",
    },
    indices: { i: "i", j: "j", k: "k", m: "m", s: "s" },
    bracketed: false,
    first: 0,
  },
  nielsen: {
    letters: {
      z: "z",
      a: "a",
      w: "w",
      b: "b",
      x: "x",
      y: "y",
      delta: "δ",
      eta: "η",
      n: "n",
      N: "N",
      Z: "Z",
      A: "A",
      Delta: "Δ",
      X: "X",
      Y: "Y",
      cost: "C",
      sigma: "σ",
    },
    indices: { i: "i", j: "j", k: "k", m: "m", s: "s" },
    bracketed: false,
    first: 1,
  },
  bishop: {
    letters: {
      z: "a",
      a: "z",
      w: "w",
      b: "b",
      x: "x",
      y: "y",
      delta: "δ",
      eta: "η",
      n: "n",
      N: "N",
      Z: "A",
      A: "Z",
      Delta: "Δ",
      X: "X",
      Y: "Y",
      cost: "ℰ",
      sigma: "h",
    },
    indices: { i: "i", j: "k", k: "j", m: "m", s: "s" },
    bracketed: true,
    first: 0,
  },
  risk: {
    letters: {
      z: "z",
      a: "a",
      w: "w",
      b: "b",
      x: "x",
      y: "y",
      delta: "δ",
      eta: "η",
      n: "n",
      N: "N",
      Z: "Z",
      A: "A",
      Delta: "Δ",
      X: "X",
      Y: "Y",
      cost: "ℒ",
      sigma: "σ",
    },
    indices: { i: "i", j: "j", k: "k", m: "m", s: "s" },
    bracketed: false,
    first: 0,
  },
  phases: {
    letters: {
      z: "z",
      a: "a",
      w: "W",
      b: "b",
      x: "x",
      y: "y",
      delta: "δ",
      eta: "η",
      n: "n",
      N: "N",
      Z: "Z",
      A: "A",
      Delta: "Δ",
      X: "X",
      Y: "Y",
      cost: "ℒ",
      sigma: "σ",
    },
    indices: { i: "k", j: "j", k: "i", m: "m", s: "s" },
    bracketed: true,
    first: 0,
  },
};

/** What the book calls each quantity: one of a neuron, and a whole layer's. @type {{one: Record<string, string>, many: Record<string, string>}} */
export const QUANTITY_WORDS = {
  one: {
    z: "weighted input",
    a: "activation",
    w: "weight",
    b: "bias",
    x: "input",
    y: "target",
    delta: "error",
    eta: "learning rate",
    n: "number of neurons",
    N: "number of samples",
    cost: "cost",
    ones: "column of ones",
  },
  many: {
    z: "weighted inputs",
    a: "activations",
    b: "biases",
    delta: "errors",
    w: "weights",
    x: "inputs",
    y: "targets",
  },
};

/** The quantities of which a matrix has a column for each sample. @type {Record<string, string>} */
export const BATCHES = { Z: "z", A: "a", Delta: "delta", X: "x", Y: "y" };

/** The letters that count neurons and samples. @type {string[]} */
export const INDEX_LETTERS = ["i", "j", "k", "m", "s"];

/** How a letter that is not on every keyboard is typed. @type {Record<string, string>} */
export const TYPED_LETTERS = { "δ": "delta", "Δ": "Delta", "η": "eta", "σ": "sigma", "ℰ": "E", "ℒ": "L" };

/** How many indices each quantity takes where one types, and whether it has a layer. @type {Record<string, {indices: number, layered: boolean}>} */
export const TYPED_QUANTITIES = {
  z: { indices: 1, layered: true },
  a: { indices: 1, layered: true },
  b: { indices: 1, layered: true },
  delta: { indices: 1, layered: true },
  w: { indices: 2, layered: true },
  x: { indices: 1, layered: false },
  y: { indices: 1, layered: false },
  Z: { indices: 0, layered: true },
  A: { indices: 0, layered: true },
  Delta: { indices: 0, layered: true },
  X: { indices: 0, layered: false },
  Y: { indices: 0, layered: false },
  C: { indices: 0, layered: false },
  eta: { indices: 0, layered: false },
  n: { indices: 0, layered: true },
  N: { indices: 0, layered: false },
  ones: { indices: 0, layered: false },
  dw: { indices: 2, layered: true },
  db: { indices: 1, layered: true },
  da: { indices: 1, layered: true },
  dx: { indices: 1, layered: false },
  dA: { indices: 0, layered: true },
  lambda: { indices: 0, layered: false },
};

/** The slopes of the cost that can be typed, and what each is taken along. @type {Record<string, string>} */
export const COST_SLOPES = { dw: "w", db: "b", da: "a", dx: "x", dA: "A" };

/** How many things each function takes where one types. @type {Record<string, number>} */
export const TYPED_FUNCTIONS = { sigma: 1, dsigma: 1, exp: 1, ln: 1, tanh: 1, max: 2, inv: 1 };

/** The relations that may stand in [z > 0] as they are typed, and how they are said. @type {Record<string, string>} */
export const RELATIONS = {
  "<": "is less than",
  "<=": "is at most",
  "=": "is",
  ">=": "is at least",
  ">": "is greater than",
};

/** What other books and courses write, and what it means where a reader types a formula. @type {{letters: Record<string, string>, bySender: string, costs: string, sigmas: string, functions: Record<string, string>, products: Record<string, string>, indicators: string, choices: string}} */
export const WORLD = {
  letters: {
    y: "t d target ytrue",
    delta: "d e dz",
    "y - a": "e",
    "a - y": "e",
    a: "o h out output",
    z: "net h v u s in",
    "a^L": "yhat ypred p probs",
    w: "theta Theta",
    b: "theta",
    "-b": "theta",
    Delta: "dZ",
    eta: "alpha epsilon varepsilon gamma lr learningrate stepsize",
    lambda: "alpha weightdecay wd reg",
    N: "B batchsize",
  },
  bySender: "Theta",
  costs: "C R E J L l Loss loss Cost cost",
  sigmas: "f g h s F phi varphi psi act activation",
  functions: {
    log: "ln",
    maximum: "max",
    logistic: "sigmoid",
    expit: "sigmoid",
    sig: "sigmoid",
    sigmoid: "sigmoid",
    relu: "relu",
    ReLU: "relu",
    heaviside: "heaviside",
    Heaviside: "heaviside",
    step: "heaviside",
    H: "heaviside",
  },
  products: { dot: "@", matmul: "@", mm: "@", multiply: "*", mul: "*", outer: "" },
  indicators: "ones I indicator chi",
  choices: "where ifelse",
};

/** How long a typed formula may be, and how deep its brackets. @type {{characters: number, depth: number}} */
export const ANSWER_LIMITS = { characters: 400, depth: 40 };

/** The conditions that name an activation or a cost. @type {Record<string, {hidden?: string, output?: string, cost?: string}>} */
export const FUNCTION_CONDITIONS = {
  sigmoid: { hidden: "sigmoid" },
  tanh: { hidden: "tanh" },
  ReLU: { hidden: "relu" },
  linear: { hidden: "linear" },
  "linear output": { output: "linear" },
  "squared error": { cost: "squared error" },
  "half squared error": { cost: "half squared error" },
};

/** What the answer box itself says to a mistake, whether the exercise lists it or not. @type {Record<string, string>} */
export const MISTAKES = {
  inverse:
    "That is the inverse. The way back needs the transpose: an error comes back with the strength of the weight, not with one divided by it.",
  "sum for mean": "That is the sum over the batch. The cost is the mean of the samples' costs, and so is its slope.",
  "mean of a mean": "Divided by the number of samples once too often.",
};

/** How far each trait may go. @type {{neurons: number, layers: number, rate: [number, number], openingRate: [number, number], push: [number, number], samples: number, furthest: number, alarm: [number, number], alarmRate: [number, number], guessed: number}} */
export const WIDGET_LIMITS = {
  neurons: 6,
  layers: 5,
  rate: [0, 1],
  openingRate: [0.02, 2],
  push: [-1, 1],
  samples: 8,
  furthest: 8,
  alarm: [0, 4],
  alarmRate: [0.1, 2],
  guessed: 99999,
};
