/**
 * What a formula is worth on several networks, held against what is wanted there: values[network][choice of neurons], numbers
 * or matrices.
 *
 *   entriesOf(value)                                  its numbers
 *   agree(values, truth, precise)                     whether they are the same, up to rounding
 *   factorBetween(values, truth, networks)            what to say where a constant or the number of samples lies between
 *                                                     them; or null
 *   firstDifference(values, truth, choices, tried)    what to say where nothing is known: shapes, or the neuron furthest off
 */
import { MISTAKES } from "../core/facts.js";
import { format } from "../core/numbers.js";
import { matrixOf, shapeOf } from "./value.js";

/** @import { TrialNetwork } from "./trial_networks.js" */
/** @import { Neurons, Value } from "./value.js" */
/** @typedef {Value[][]} Values */

export const PRECISE = 1e-9; // relative: an error of a millionth is an error

/** @type {(v: Value) => number[]} */
export const entriesOf = (v) => (typeof v === "number" ? [v] : v.at.flat());
const nearly = (u, v, scale, precise = PRECISE) =>
  Number.isFinite(u) && Math.abs(u - v) <= precise * Math.max(Math.abs(u), Math.abs(v)) + 1e-13 * scale;

/** @type {(values: Values, truth: Values, precise?: number) => boolean} */
export function agree(values, truth, precise = PRECISE) {
  return values.every((choices, i) =>
    choices.every((value, n) => {
      const wanted = truth[i][n];
      if (shapeOf(value) !== shapeOf(wanted)) return false;
      const [us, vs] = [entriesOf(value), entriesOf(wanted)];
      const scale = Math.max(...vs.map(Math.abs), 0);
      return us.every((u, at) => nearly(u, vs[at], scale, precise));
    })
  );
}

function timesTooLarge(by, sign) {
  const times = by < 1 ? `1/${Math.round(1 / by)}` : by;
  return `Right up to a factor: it is ${sign < 0 ? "−" : ""}${times} times what it should be.`;
}
/** @type {[number, string][]} */
const KNOWN_FACTORS = [
  [-1, "The size is right everywhere; the sign is not."],
  [2, "Right up to a factor 2: it is twice too large."],
  [0.5, "Right up to a factor 2: it is half of what it should be."],
  ...[1, -1].flatMap((sign) =>
    [2, 0.5, 3, 4, 1 / 3, 0.25].map((by) => /** @type {[number, string]} */ ([sign * by, timesTooLarge(by, sign)]))
  ),
];

/** @type {(values: Values, truth: Values, networks: TrialNetwork[]) => string | null} */
export function factorBetween(values, truth, networks) {
  const isTruthTimes = (by) => agree(values, truth.map((choices, i) => choices.map((v) => scaled(v, by(networks[i])))));
  const known = KNOWN_FACTORS.find(([factor]) => isTruthTimes(() => factor));
  if (known) return known[1];
  if (networks[0].samples === 1) return null;
  if (isTruthTimes(({ samples }) => samples)) {
    return MISTAKES["sum for mean"];
  }
  return isTruthTimes(({ samples }) => 1 / samples) ? MISTAKES["mean of a mean"] : null;
}
/** @type {(v: Value, by: number) => Value} */
const scaled = (v, by) => (typeof v === "number" ? v * by : matrixOf(v.rows, v.columns, (j, k) => v.at[j][k] * by));

/** For a formula that matches no known mistake: its shape, or the neuron where it is furthest off.
 * @type {(values: Values, truth: Values, choices: Neurons[], tried: string) => string} */
export function firstDifference(values, truth, choices, tried) {
  const [value, wanted] = [values[0][0], truth[0][0]];
  if (shapeOf(value) !== shapeOf(wanted)) {
    return `Its shape is ${shapeOf(value)}; expected ${
      shapeOf(wanted)
    }, in a random network where no two layers have one width.`;
  }
  const compared = (v, n) => entriesOf(v).map((u, i) => ({ u, v: entriesOf(truth[0][n])[i], n, i }));
  const off = values[0].flatMap(compared).filter(({ u, v }) => !nearly(u, v, 0));
  if (!off.length) {
    return "It agrees on one random network and differs on another: it holds in special cases only.";
  }
  if (off.some(({ u }) => !Number.isFinite(u))) {
    return "It has no value: somewhere it divides by 0, or leaves the numbers.";
  }
  const { u, v, n, i } = off.reduce((p, q) => (Math.abs(q.u - q.v) > Math.abs(p.u - p.v) ? q : p));
  const neurons = Object.entries(choices[n]).map(([index, neuron]) => `\`${index}\` = ${neuron}`).join(", ");
  const where = neurons || (entriesOf(values[0][n]).length > 1 ? `entry ${i + 1}` : "");
  const shown = format(u) === format(v)
    ? `it is off by ${format(u - v)}`
    : `it gives ${format(u)}; the true value is ${format(v)}`;
  return `Not right, and no mistake that we know. ${tried}${where && ", at " + where}, ${shown}.`;
}
