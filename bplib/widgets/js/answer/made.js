/**
 * Pieces of trees that are made, and typed by nobody.
 *
 *   numeral(2), ONE                        numbers
 *   minus(p, q), minus(p, q, false)        p − q, p + q; minus(null, q) is −q
 *   guardOf(p, ">", q)                     [p > q]: 1 where that holds, else 0
 *   eitherOf(guard, p, q)                  p where it holds, else q
 *   activationNamed("sigmoid", 1)          what a function with a name is, as a function from tree to tree; with 1, its slope
 */

/** @import { Guard, TreeNode } from "./tree.js" */

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
/** @type {(left: TreeNode, relation: string, right: TreeNode) => Guard} */
export const guardOf = (left, relation, right) => ({ type: "guard", left, relation, right });
const OTHERWISE = { ">": "<=", ">=": "<", "<": ">=", "<=": ">" };
/** 1 where the relation does not hold. @type {(guard: Guard) => TreeNode} */
const notOf = (guard) =>
  OTHERWISE[guard.relation] ? { ...guard, relation: OTHERWISE[guard.relation] } : minus(ONE, guard);
const isNumeral = (node, value) => node.type === "number" && node.value === value;
/** @type {(factor: TreeNode, node: TreeNode) => TreeNode} */
const timesUnlessOne = (factor, node) => (isNumeral(node, 1) ? factor : timesOf(factor, node));

/** @type {(guard: Guard, one: TreeNode, other: TreeNode) => TreeNode} */
export function eitherOf(guard, one, other) {
  if (isNumeral(other, 0)) return timesUnlessOne(guard, one);
  const otherwise = timesUnlessOne(notOf(guard), other);
  return isNumeral(one, 0) ? otherwise : minus(timesUnlessOne(guard, one), otherwise, false);
}

/** @type {(name: string, ...args: TreeNode[]) => TreeNode} */
const applied = (name, ...args) => ({ type: "call", name, args });

/** @type {(z: TreeNode) => TreeNode} */
const sigmoidOf = (z) => ({ type: "over", left: ONE, right: minus(ONE, applied("exp", minus(null, z)), false) });
/** @type {Record<string, (((z: TreeNode) => TreeNode) | undefined)[]>} */
const NAMED = {
  sigmoid: [sigmoidOf, (z) => timesOf(sigmoidOf(z), minus(ONE, sigmoidOf(z)))],
  tanh: [undefined, (z) => minus(ONE, { type: "power", base: applied("tanh", z), exponent: numeral(2) })],
  relu: [(z) => applied("max", numeral(0), z), (z) => guardOf(z, ">", numeral(0))],
  heaviside: [(z) => guardOf(z, ">", numeral(0))],
};
/** @type {(name: string, primes: number) => ((z: TreeNode) => TreeNode) | undefined} */
export const activationNamed = (name, primes) => NAMED[name]?.[primes];
