/**
 * The conditions under which a formula must hold, as a question lists them: "sigmoid; squared error".
 *
 *   conditionsOf("sigmoid; batch")      {hidden, samples, …}: what they settle; an Error for an unknown one
 *   readingOf(part, notation)           how formulas of a question are read, and what it is about, for parse()
 *
 * A part is a Formula of bplib.exercises.kinds, as plain data.
 */
import { ACTIVATIONS, COSTS } from "../core/engine.js";
import { FUNCTION_CONDITIONS } from "../core/facts.js";
import { sumOf } from "../core/sum_of.js";
import { namesOf } from "./names.js";

/** @import { Reading } from "./quantity_reader.js" */
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
 * @property {boolean} [shares]      targets that add up to 1
 * @property {number} [samples]      about so many
 * @property {number} [eta]          about so large: the question is about a step
 * @property {number} [lambda]       the same of a weight decay
 * @property {boolean} [whole]       whole columns and matrices are asked for
 * @property {boolean} [skip]        each hidden layer's input is added to its output
 * @property {boolean} [tied]        layers 2 and 3 share their weights, and the layer called l is 2
 * @property {boolean} [one]         one neuron a layer
 * @property {boolean} [square]      all layers but the last have one width
 * @property {boolean} [freeLetters] nothing but letters and numbers
 */
/** @typedef {{left: string, answer: string, where: Record<string, string>, uses: string[], conditions: string,
 *             mistakes: Record<string, string>, notation: string, because: string}} FormulaPart */

/** @type {Cost} */
const CROSS_ENTROPY = {
  C: (a, y) => -sumOf(a.map((v, j) => y[j] * Math.log(v))),
  dC: (a, y) => a.map((v, j) => -y[j] / v),
};

/** Of outputs that each answer a question of their own with yes or no. @type {Cost} */
const YES_OR_NO = {
  C: (a, y) => -sumOf(a.map((v, j) => y[j] * Math.log(v) + (1 - y[j]) * Math.log(1 - v))),
  dC: (a, y) => a.map((v, j) => (1 - y[j]) / (1 - v) - y[j] / v),
};

/** @type {Record<string, Conditions>} */
const CONDITIONS = {
  ...Object.fromEntries(Object.entries(FUNCTION_CONDITIONS).map(([name, named]) => [name, functionsOf(named)])),
  softmax: { softmax: true },
  "softmax, cross-entropy": { softmax: true, cost: CROSS_ENTROPY, shares: true },
  "sigmoid, cross-entropy": { hidden: ACTIVATIONS.sigmoid, cost: YES_OR_NO },
  "any targets": { shares: false },
  batch: { samples: 7 },
  step: { eta: 0.3 },
  decay: { lambda: 0.4 },
  matrices: { whole: true },
  skip: { skip: true, square: true },
  shared: { tied: true, square: true },
  "one neuron": { one: true },
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

/** @type {(part: FormulaPart & {slopes?: boolean}, notation: string) => Reading} */
export function readingOf({ conditions, uses, where, left, notation: own, slopes = false }, notation) {
  const { freeLetters = false, whole = false, one = false, samples = 1, softmax, hidden, square = false } =
    conditionsOf(conditions);
  const bookLetter = namesOf(own || "book").index;
  return {
    notation,
    letters: freeLetters ? uses : [],
    whole,
    slopes,
    one,
    where: Object.fromEntries(Object.entries(where).map(([letter, layer]) => [bookLetter.get(letter), layer])),
    uses,
    general: ![...Object.values(where), left, ...uses].some((text) => /^\d|[A-Za-z]\^\(?\d/.test(text)),
    batch: samples > 1,
    square,
    softmax,
    sigma: Object.keys(ACTIVATIONS).find((name) => ACTIVATIONS[name] === hidden),
  };
}
