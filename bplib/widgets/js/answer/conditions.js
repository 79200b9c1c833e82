/**
 * The conditions under which a formula must hold, as a question lists them: "sigmoid; squared error".
 *
 *   conditionsOf("sigmoid; batch")      {hidden, samples, …}: what they settle; an Error for an unknown one
 *   readingOf(part, notation)           how formulas of a question are read: {notation, letters, whole} for parse()
 *   GENERAL_ACTIVATION, GENERAL_COST    what stands where no condition names another: of no special kind
 *
 * A part is a Formula of bplib.exercises.kinds, as plain data.
 */
import { ACTIVATIONS, COSTS } from "../core/engine.js";
import { FUNCTION_CONDITIONS } from "../core/facts.js";
import { sumOf } from "../core/sum_of.js";

/** @import { Reading } from "./parser.js" */
/**
 * @typedef {{f: (z: number) => number, df: (z: number, a: number) => number}} Activation
 * @typedef {{C: (a: number[], y: number[]) => number, dC: (a: number[], y: number[]) => number[]}} Cost
 */
/**
 * @typedef {object} Conditions
 * @property {Activation} [hidden]   of all layers, or of those before the output
 * @property {Activation} [output]
 * @property {Cost} [cost]
 * @property {boolean} [softmax]     at the output
 * @property {number} [samples]      at least so many
 * @property {number} [eta]          about so large: the question is about a step
 * @property {number} [lambda]       the same of a weight decay
 * @property {boolean} [whole]       whole columns and matrices are asked for
 * @property {boolean} [skip]        each hidden layer's input is added to its output
 * @property {boolean} [tied]        layers 2 and 3 share their weights
 * @property {boolean} [one]         one neuron a layer
 * @property {number[]} [widths]
 * @property {boolean} [square]      some layers have one width
 * @property {boolean} [freeLetters] nothing but letters and numbers
 */
/** @typedef {{left: string, answer: string, where: Record<string, string>, uses: string[], conditions: string,
 *             mistakes: Record<string, string>, notation: string, because: string}} FormulaPart */

/** Neither sigmoid nor tanh, so that what holds for those two alone is found out. @type {Activation} */
export const GENERAL_ACTIVATION = { f: (z) => Math.atan(z) + 0.3 * z, df: (z) => 1 / (1 + z * z) + 0.3 };

/** A cost in which every output matters to the slope of every other. @type {Cost} */
export const GENERAL_COST = {
  C: (a, y) => sumOf(a.map((v, j) => Math.exp(0.4 * v) * (1 + y[j] ** 2))) + 0.3 * sumOf(a) ** 2,
  dC: (a, y) => a.map((v, j) => 0.4 * Math.exp(0.4 * v) * (1 + y[j] ** 2) + 0.6 * sumOf(a)),
};
/** @type {Cost} */
const CROSS_ENTROPY = {
  C: (a, y) => -sumOf(a.map((v, j) => y[j] * Math.log(v))),
  dC: (a, y) => a.map((v, j) => -y[j] / v),
};

/** @type {Record<string, Conditions>} */
const CONDITIONS = {
  ...Object.fromEntries(Object.entries(FUNCTION_CONDITIONS).map(([name, named]) => [name, functionsOf(named)])),
  softmax: { softmax: true },
  "softmax, cross-entropy": { softmax: true, cost: CROSS_ENTROPY },
  batch: { samples: 7 },
  step: { eta: 0.3 },
  decay: { lambda: 0.4 },
  matrices: { whole: true },
  skip: { skip: true, widths: [4, 4, 4, 4, 3], square: true },
  shared: { tied: true, widths: [4, 4, 4, 4, 3], square: true },
  "one neuron": { one: true, widths: [1, 1, 1, 1, 1] },
  letters: { freeLetters: true },
};

/** The functions that a condition names. @param {{hidden?: string, output?: string, cost?: string}} names @returns {Conditions} */
function functionsOf({ hidden, output, cost }) {
  return {
    ...(hidden && { hidden: ACTIVATIONS[hidden] }),
    ...(output && { output: ACTIVATIONS[output] }),
    ...(cost && { cost: COSTS[cost] }),
  };
}

/** @type {(listed: string) => Conditions} */
export function conditionsOf(listed) {
  const names = listed.split(";").map((name) => name.trim()).filter(Boolean);
  const unknown = names.find((name) => !Object.hasOwn(CONDITIONS, name));
  if (unknown) throw new Error(`expected conditions out of ${Object.keys(CONDITIONS).join(", ")}; got ${unknown}`);
  return Object.assign({}, ...names.map((name) => CONDITIONS[name]));
}

/** @type {(part: FormulaPart, notation: string) => Reading} */
export function readingOf({ conditions, uses }, notation) {
  const { freeLetters = false, whole = false } = conditionsOf(conditions);
  return { notation, letters: freeLetters ? uses : [], whole };
}
