/**
 * Samples as rows, as much code has them; here they are columns.
 *
 *   CONVENTIONS                      two of them: weights with a row for each sender, and with one for each receiver, as here
 *   asRows(meaning, convention)      the same meaning there
 *   inRows(v, role, convention)      what a value is there
 */
import { matrixOf } from "./value.js";

/** @import { Meaning, Value } from "./value.js" */
/** @typedef {{turns: (role: string) => boolean, reply: string}} Convention      turns: whether a quantity is transposed there */

const isOfWeight = (role) => role === "w" || role === "dw";
/** @type {Convention[]} */
export const CONVENTIONS = [
  {
    turns: (role) => role !== "ones",
    reply:
      "Right where samples are rows and weights have a row for each sender, as in much code. Here samples are columns, and " +
      "row receives: transpose all, which turns the order of the factors round.",
  },
  {
    turns: (role) => role !== "ones" && !isOfWeight(role),
    reply:
      "Right where samples are rows, as in much code. Here they are columns: transpose the whole formula, which turns the " +
      "order of the factors round.",
  },
];

/** @type {(v: Value, role: string, convention: Convention) => Value} */
export const inRows = (v, role, { turns }) =>
  typeof v === "number" || !turns(role) ? v : matrixOf(v.columns, v.rows, (j, k) => v.at[k][j]);

/** @type {(meaning: Meaning, convention: Convention) => Meaning} */
export const asRows = (meaning, convention) => ({
  ...meaning,
  quantity: (node, neurons, sample) => inRows(meaning.quantity(node, neurons, sample), node.role, convention),
});
