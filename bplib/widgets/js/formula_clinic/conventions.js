/**
 * What texts write differently and mean alike: each convention as a change of the tree, from the text's habit to the book's.
 *
 *   HABITS                                    by name: {change(node, whole), words, …}, as data
 *   inBookHabit(reading, names, whole)             {left, right} of a formula, with those conventions undone; null where one
 *                                                  of them finds nothing to change
 *   rebuilt(tree, change)                          a tree with each node changed, the innermost first
 *
 * No DOM in here.
 */
/** @import { Quantity, TreeNode } from "../answer/tree.js" */
/** @typedef {{left: Quantity, right: TreeNode}} Claim      the quantity asked for, and what is said of it */
/**
 * @typedef {object} Convention
 * @property {string} words                                          how a verdict says it
 * @property {(node: any, whole: boolean) => any} [change]           of each quantity; the same node where it is not meant
 * @property {(left: Quantity, whole: boolean) => Quantity} [left]   of the quantity asked for, where that is another change
 * @property {(right: TreeNode, left: Quantity, whole: boolean) => TreeNode} [right]      of the whole right side
 */

const ABOVE = { delta: "da", Delta: "dA" };
const WEIGHTS = new Set(["w", "dw"]);
const BY_SAMPLE = new Set(["z", "a", "delta", "da", "x", "y", "b", "db", "Z", "A", "Delta", "X", "Y", "dA"]);
const SUMMED = new Set(["dw", "db"]);
/** @type {(body: TreeNode) => TreeNode} */
const onItsSide = (body) => ({ type: "transpose", body });
const indicesTurned = (node) => ({ ...node, sub: [...node.sub].reverse() });
/** @type {(body: TreeNode) => TreeNode} */
const negated = (body) => ({ type: "add", terms: [{ minus: true, body }] });
/** @type {(quantity: Quantity) => boolean} */
const isNamedError = ({ role, slope }) => !slope && role in ABOVE;
const same = (node) => node;

/** @type {Record<string, Convention>} */
export const HABITS = {
  above: {
    words: "δ is the slope along the activation (after the activation function)",
    change: (node) => (isNamedError(node) ? { ...node, role: ABOVE[node.role] } : node),
  },
  downhill: {
    words: "δ is the downhill slope, with the other sign, and weights are moved by +ηδa",
    change: (node) => (isNamedError(node) ? negated(node) : node),
    left: same,
    right: (right, left) => (isNamedError(left) ? negated(right) : right),
  },
  sender: {
    words: "the first index of a weight is the sender (a row of w holds the weights along which one neuron sends)",
    change: (node, whole) => (!WEIGHTS.has(node.role) ? node : whole ? onItsSide(node) : indicesTurned(node)),
    left: (left, whole) => (whole || left.role !== "dw" ? left : indicesTurned(left)),
    right: (right, left, whole) => (whole && left.role === "dw" ? onItsSide(right) : right),
  },
  rows: {
    words: "each sample is a row",
    change: (node, whole) => (whole && BY_SAMPLE.has(node.role) ? onItsSide(node) : node),
    left: same,
    right: (right, left, whole) => (whole && BY_SAMPLE.has(left.role) ? onItsSide(right) : right),
  },
  sum: {
    words: "the cost of the batch is the sum over its samples (or δ already holds the 1/N)",
    change: same,
    right: (right, left) =>
      SUMMED.has(left.role)
        ? {
          type: "over",
          left: right,
          right: /** @type {Quantity} */ ({ type: "quantity", role: "N", layer: null, sub: [] }),
        }
        : right,
  },
  input: {
    words: "x is what comes in at this layer",
    change: (node) => (node.role === "x" ? { ...node, role: "a" } : node.role === "X" ? { ...node, role: "A" } : node),
  },
};

/** @type {(reading: Claim, names: string[], whole: boolean) => Claim | null} */
export function inBookHabit(reading, names, whole) {
  let { left, right } = reading;
  for (const name of names) {
    const { change, left: ofLeft = change, right: ofRight = same } = HABITS[name];
    const next = {
      left: ofLeft(left, whole),
      right: ofRight(rebuilt(right, (node) => (node.type === "quantity" ? change(node, whole) : node)), left, whole),
    };
    if (JSON.stringify(next) === JSON.stringify({ left, right })) return null;
    ({ left, right } = next);
  }
  return { left, right };
}

/** @type {(tree: any, change: (node: any) => any) => any} */
export function rebuilt(tree, change) {
  if (Array.isArray(tree)) return tree.map((part) => rebuilt(part, change));
  if (!tree || typeof tree !== "object") return tree;
  const copy = Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, rebuilt(part, change)]));
  return copy.type ? change(copy) : copy;
}
