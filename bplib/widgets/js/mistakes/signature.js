/**
 * What a formula is worth on the trial networks as a text: formulas with one signature are worth the same.
 *
 *   entriesOnNetworks(values)       [numbers, …] of each network, out of the judge's Values: a few of the neurons asked about
 *   someOf(list)                    those few
 *   signatureOf(entries)            the text; null where something has no value
 *   rayOf(entries)                  {ray, firsts}: the same up to a factor in each network, and that factor; or null
 */
import { shapeOf } from "../answer/value.js";

/** @import { Values } from "../answer/compare.js" */
/** @import { Value } from "../answer/value.js" */
/** @typedef {{shape: string, numbers: number[]}} Entries      of one network */

const MOST = 8; // neurons, or pairs of them
const DIGITS = 9;
const NOUGHT = 1e-12; // of the greatest: what is less is 0, badly rounded

/** @template T @param {T[]} list @returns {T[]} */
export function someOf(list) {
  const step = Math.ceil(list.length / MOST);
  return list.filter((_, i) => i % step === 0);
}

/** @type {(values: Values) => Entries[]} */
export const entriesOnNetworks = (values) => values.map((choices) => ofOneNetwork(someOf(choices)));

/** @type {(values: Value[]) => Entries} */
function ofOneNetwork(values) {
  const shape = shapeOf(values[0]);
  return { shape, numbers: values.flatMap((value) => (typeof value === "number" ? value : value.at.flat())) };
}

/** @type {(entries: Entries[]) => string | null} */
export const signatureOf = (
  entries,
) => (allFinite(entries) ? entries.map(({ shape, numbers }) => `${shape} ${roundedText(numbers)}`).join("; ") : null);

/** @type {(entries: Entries[]) => {ray: string, firsts: number[]} | null} */
export function rayOf(entries) {
  if (!allFinite(entries)) return null;
  const firsts = entries.map(({ numbers }) => numbers.find((v) => v !== 0));
  if (firsts.includes(undefined)) return null;
  const scaled = entries.map(({ shape, numbers }, i) => ({ shape, numbers: numbers.map((v) => v / firsts[i]) }));
  return { ray: signatureOf(scaled), firsts };
}

const allFinite = (entries) => entries.every(({ numbers }) => numbers.every(Number.isFinite));

function roundedText(numbers) {
  const least = NOUGHT * Math.max(...numbers.map(Math.abs));
  return numbers.map((v) => (Math.abs(v) <= least ? "0" : v.toPrecision(DIGITS))).join(" ");
}
