/**
 * Pieces of trees that are made, and typed by nobody.
 *
 *   numeral(2), ONE                        numbers
 *   minus(p, q), minus(p, q, false)        p − q, p + q; minus(null, q) is −q
 *   activationNamed("sigmoid", 1)          what a function with a name is, as a function from tree to tree; with 1, its slope
 */

/** @import { TreeNode } from "./tree.js" */

/** @type {(value: number) => TreeNode} */
export const numeral = (value) => ({ type: "number", value, text: `${value}` });
export const ONE = numeral(1);
/** @type {(p: TreeNode | null, q: TreeNode, isMinus?: boolean) => TreeNode} */
export const minus = (p, q, isMinus = true) => ({
  type: "add",
  terms: [...(p ? [{ minus: false, body: p }] : []), { minus: isMinus, body: q }],
});
/** @type {(p: TreeNode, q: TreeNode) => TreeNode} */
const timesOf = (left, right) => ({ type: "times", left, right, sign: "" });
/** @type {(name: string, ...args: TreeNode[]) => TreeNode} */
const applied = (name, ...args) => ({ type: "call", name, args });

/** @type {(z: TreeNode) => TreeNode} */
const sigmoidOf = (z) => ({ type: "over", left: ONE, right: minus(ONE, applied("exp", minus(null, z)), false) });
/** @type {Record<string, (((z: TreeNode) => TreeNode) | undefined)[]>} */
const NAMED = {
  sigmoid: [sigmoidOf, (z) => timesOf(sigmoidOf(z), minus(ONE, sigmoidOf(z)))],
  tanh: [undefined, (z) => minus(ONE, { type: "power", base: applied("tanh", z), exponent: numeral(2) })],
  relu: [(z) => applied("max", numeral(0), z)],
};
/** @type {(name: string, primes: number) => ((z: TreeNode) => TreeNode) | undefined} */
export const activationNamed = (name, primes) => NAMED[name]?.[primes];
