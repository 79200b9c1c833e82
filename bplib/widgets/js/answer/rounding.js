/**
 * How far rounding on the way may move a number: whoever works by hand keeps three digits, and goes on with these.
 *
 *   unitOf(0.4237)             0.0005: as far as a number moves when it is rounded to three significant digits or to three
 *                              decimals, whichever is coarser; a whole number stays as it is
 *   partsOf(tree)              what is worked out on the way to the value of a formula, and that at last
 *   sumsBefore(node, worth)    where several terms are added, the sums of the first two, three, … but not of all
 *   blursOf(net, numbers)      of every number of a network by its key, when all before it and itself are rounded
 *
 * No DOM in here. Errors are added up as if they all went one way, in the first order.
 */
import { keyOf } from "../core/address.js";
import { sumOf } from "../core/sum_of.js";
import { upTo } from "../core/up_to.js";
import { inside } from "./tree.js";

/** @import { Net, Numbers } from "../core/engine.js" */
/** @import { TreeNode } from "./tree.js" */

/** How many digits are kept: what is asked for at each field, and what is taken for rounding. */
export const DIGITS_KEPT = 3;
export const DECIMALS_UNIT = 0.5 * 10 ** -DIGITS_KEPT;
const FINE = 0.01; // three decimals are enough for a number of which they leave as much
const LEFT_OVER = 0.1; // and nobody goes on with one of which they take more
const NOTHING_LOST = 1e-9; // what the computer's own rounding makes of a whole number

/** Half of a unit in the last digit that is kept. @type {(v: number) => number} */
export const halfDigit = (v) => (v === 0 ? 0 : 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(v))) + 1 - DIGITS_KEPT));

/** @type {(v: number) => boolean} */
export const isWhole = (v) => Math.abs(v - Math.round(v)) <= NOTHING_LOST * Math.max(1, Math.abs(v));

/** @type {(v: number) => number} */
export function unitOf(v) {
  if (isWhole(v)) return 0;
  const size = Math.abs(v);
  const taken = Math.abs(v - Number(v.toFixed(DIGITS_KEPT)));
  return Math.max(halfDigit(v), Math.min(DECIMALS_UNIT, FINE * size), taken <= LEFT_OVER * size ? taken : 0);
}

/** A number that is written down needs no work, and a sign before a part no rounding. */
const isStep = (node) => !["number", "letter", "same", "guard"].includes(node.type) && node.terms?.length !== 1;

/** @type {(tree: TreeNode) => TreeNode[]} */
export const partsOf = (tree) => [...(isStep(tree) ? [tree] : []), ...inside(tree).flatMap(partsOf)];

/** @type {(node: TreeNode, worth: (term: TreeNode) => number) => number[]} */
export function sumsBefore(node, worth) {
  if (node.type !== "add") return [];
  let sum = 0;
  return node.terms.map(({ minus, body }) => (sum += minus ? -worth(body) : worth(body))).slice(1, -1);
}

/**
 * The hidden neurons are sigmoids, the output is linear, the cost the squared error (given_numbers.js).
 * @type {(net: Net, numbers: Numbers) => Record<string, number>}
 */
export function blursOf({ sizes }, numbers) {
  const L = sizes.length - 1;
  /** @type {Record<string, number>} */
  const blurs = {};
  const size = (key) => Math.abs(numbers[key]);
  const blur = (key) => blurs[key] ?? 0; // what is given is exact
  const set = (key, moved) => {
    blurs[key] = moved + unitOf(numbers[key]);
  };
  const product = (p, q) => size(p) * blur(q) + size(q) * blur(p);
  const share = (p, q) => product(p, q) + unitOf(numbers[p] * numbers[q]);
  for (let l = 1; l <= L; l++) {
    for (const j of upTo(sizes[l])) {
      const [z, a, slope] = ["z", "a", "slope"].map((symbol) => keyOf(symbol, l, j));
      set(z, sumOf(upTo(sizes[l - 1]).map((k) => share(keyOf("w", l, j, k), keyOf("a", l - 1, k)))));
      if (l === L) blurs[a] = blur(z);
      else set(a, size(slope) * blur(z));
      if (l < L) set(slope, Math.abs(1 - 2 * numbers[a]) * blur(a));
    }
  }
  for (let l = L; l >= 1; l--) {
    for (const j of upTo(sizes[l])) {
      const [a, da, delta, slope, db] = ["a", "da", "delta", "slope", "db"].map((symbol) => keyOf(symbol, l, j));
      const fed = l < L ? upTo(sizes[l + 1]).map((k) => share(keyOf("w", l + 1, k, j), keyOf("delta", l + 1, k))) : [];
      set(da, l === L ? 2 * blur(a) : sumOf(fed));
      set(delta, product(da, slope));
      blurs[db] = blur(delta);
      for (const k of upTo(sizes[l - 1])) set(keyOf("dw", l, j, k), product(delta, keyOf("a", l - 1, k)));
    }
  }
  set("cost:", sumOf(upTo(sizes[L]).map((j) => size(keyOf("da", L, j)) * blur(keyOf("a", L, j)))));
  return blurs;
}
