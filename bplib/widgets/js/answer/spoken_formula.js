/**
 * A formula in words, for those who hear it: "sum over k of (w k j times delta k)".
 *
 *   wordsOf(tree, table)     in the letters of a notation's table (notation.js)
 *   alongWhat(quantity)      "a" for ∂C/∂a
 */
import { COST_SLOPES } from "../core/facts.js";

/** @import { NotationTable } from "../core/facts.js" */
/** @import { Quantity, TreeNode } from "./tree.js" */

const SPOKEN = {
  "δ": "delta",
  "Δ": "capital delta",
  "η": "eta",
  "σ": "sigma",
  "ℰ": "E",
  "ℒ": "L",
  ones: "column of ones",
};
/**
 * Along what a quantity is a slope of the cost; δ is one where it was typed so, dC/dz.
 * @type {(quantity: Quantity) => string | undefined}
 */
export const alongWhat = ({ role, slope }) => COST_SLOPES[role] ?? (slope && { delta: "z", Delta: "Z" }[role]);
const COMPOUND = new Set(["add", "times", "over", "sum"]);

/** @type {(tree: TreeNode, table: NotationTable) => string} */
export function wordsOf(tree, { letters, indices, first }) {
  const letter = (role) => SPOKEN[letters[role] ?? role] ?? letters[role] ?? role;
  const named = (name) => (name === "dsigma" ? `${letter("sigma")} prime` : letter(name));
  const index = (text) => indices[text] ?? text;
  const steps = (shift) => (shift ? ` ${shift > 0 ? "plus" : "minus"} ${Math.abs(shift)}` : "");
  const layer = ({ name, shift }) => (name ? name + steps(shift) : `${shift + first}`);
  const within = (node) => (COMPOUND.has(node.type) ? `(${words(node)})` : words(node));
  const tower = (node) => (node.type === "power" ? `(${words(node)})` : within(node)); // (2 to the power 3) to the power 2
  const quantity = ({ role, layer: at, sub }) =>
    [letter(role), ...sub.map(index), ...(at ? ["of layer", layer(at)] : [])].join(" ");
  const rules = {
    number: ({ text }) => text,
    letter: ({ name, shift }) => layer({ name: index(name), shift }),
    quantity: (node) => {
      const by = alongWhat(node);
      return by ? `slope of ${letter("cost")} along ${quantity({ ...node, role: by })}` : quantity(node);
    },
    add: ({ terms }) =>
      terms.map(({ minus, body }, i) => `${minus ? "minus " : i ? "plus " : ""}${within(body)}`).join(" "),
    times: ({ left, right }) => `${within(left)} times ${within(right)}`,
    over: ({ left, right }) => `${within(left)} over ${within(right)}`,
    power: ({ base, exponent }) => `${tower(base)} to the power ${tower(exponent)}`,
    transpose: ({ body }) => `transpose of ${within(body)}`,
    same: ({ left, right }) => `1 if ${index(left)} is ${index(right)}, else 0`,
    sum: ({ index: over, body }) => `sum over ${index(over)} of ${within(body)}`,
    mean: ({ body }) => `mean of ${within(body)}`,
    call: ({ name, args }) => [named(name), ...args.map((arg, i) => `${i ? "and" : "of"} ${within(arg)}`)].join(" "),
  };
  const words = (node) => rules[node.type](node);
  return words(tree);
}
