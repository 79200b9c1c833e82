/**
 * What hides in a formula that is right on every network tried: a part that made no difference on any of them, and may on
 * another.
 *
 *   spareParts(tree)              [{kind, whole, rest}, …]: what may stand in place of what. A sum without one of its terms
 *                                 ("term"), one of two that a max chooses from ("side"), 1 for what a calculator works out
 *                                 ("factor"), or for a bracket [z > 0] ("guard"); 0 for what is compared with ("bound")
 *   longNumber(tree)              a number with more digits than can be told apart, as it is typed; or undefined
 *   looseMeaning(meaning, network, random)      the same meaning, with quantities that hang together in nothing
 *
 * The number 10000 in max(z − 10000, 0) is not found by larger networks: there is always a larger number. Loose quantities are
 * of every size that they can ever have, so that a side which could win does, and one which cannot (max(η, 0)) does not.
 */
import { ACTIVATIONS } from "../core/engine.js";
import { sumOf } from "../core/sum_of.js";
import { numeral, ONE } from "./made.js";
import { entries } from "./value.js";
import { inside, quantitiesIn } from "./tree.js";

/** @import { TreeNode } from "./tree.js" */
/** @import { TrialNetwork } from "./trial_networks.js" */
/** @import { Meaning } from "./value.js" */
/** @typedef {{kind: "term" | "side" | "factor" | "guard" | "bound", whole: TreeNode, rest: TreeNode, lost?: TreeNode}} Spare
 *     lost: the side that is not the greater */

const MOST_DIGITS = 9;
const FURTHEST = 40; // a loose number lies between 10^-40 and 10^40, and mostly near 1
const CALCULATED = new Set(["exp", "ln", "tanh", "max"]);
const POSITIVE = new Set(["eta", "lambda"]);
const COUNTS = new Set(["N", "n"]);

/** @type {(tree: TreeNode) => Spare[]} */
export const spareParts = (tree) => (isNought(tree) ? [] : [...sparesOf(tree), ...inside(tree).flatMap(spareParts)]);

/** @type {(node: TreeNode) => Spare[]} */
function sparesOf(node) {
  if (node.type === "add" && node.terms.length > 1) {
    return node.terms.filter(({ body }) => !isNought(body)).map((term) => ({
      kind: "term",
      whole: node,
      rest: { ...node, terms: node.terms.filter((other) => other !== term) },
    }));
  }
  if (node.type === "guard") return sparesOfGuard(node);
  if (node.type === "power") return quantitiesIn(node).length ? [{ kind: "factor", whole: node, rest: ONE }] : [];
  if (node.type !== "call" || !CALCULATED.has(node.name)) return [];
  const [one, other] = node.name === "max" ? node.args : [];
  const sides = one ? [[one, other], [other, one]] : [];
  return [
    ...sides.map(([rest, lost]) => /** @type {Spare} */ ({ kind: "side", whole: node, rest, lost })),
    { kind: "factor", whole: node, rest: ONE },
  ];
}

/** @type {(guard: any) => Spare[]} */
const sparesOfGuard = (guard) => [
  { kind: "guard", whole: guard, rest: ONE },
  ...["left", "right"].filter((side) => !isNought(guard[side])).map((side) => (
    /** @type {Spare} */ ({ kind: "bound", whole: guard, rest: { ...guard, [side]: numeral(0) } })
  )),
];

/** Whether it says itself that it is nothing: 0, 0 times something, 2·3 − 6.
 * @type {(node: TreeNode) => boolean} */
function isNought(node) {
  if (node.type === "times") return isNought(node.left) || isNought(node.right);
  if (node.type === "over") return isNought(node.left);
  if (node.type === "add" && node.terms.every(({ body }) => isNought(body))) return true;
  return reckoned(node) === 0;
}

/** What numbers alone come to, by the four rules; NaN for anything else.
 * @type {(node: TreeNode) => number} */
function reckoned(node) {
  if (node.type === "number") return node.value;
  if (node.type === "times") return reckoned(node.left) * reckoned(node.right);
  if (node.type === "over") return reckoned(node.left) / reckoned(node.right);
  return node.type === "add" ? sumOf(node.terms.map(({ minus, body }) => (minus ? -1 : 1) * reckoned(body))) : NaN;
}

/** @type {(tree: TreeNode) => string | undefined} */
export const longNumber = (tree) =>
  tree.type === "number" && tree.text.replace(/^[0.]+|\./g, "").length > MOST_DIGITS
    ? tree.text
    : inside(tree).map(longNumber).find(Boolean);

/** @type {(meaning: Meaning, network: TrialNetwork, random: () => number) => Meaning} */
export function looseMeaning(meaning, network, random) {
  const { hidden, output, softmax, shares, L } = network;
  const size = () => 10 ** (FURTHEST * (2 * random() - 1) ** 3);
  const anything = () => (random() < 0.5 ? -1 : 1) * size();
  const share = () => 1 / (1 + size());
  const known = (l) => Object.values(ACTIVATIONS).find((named) => named === ((l === L && output) || hidden));

  /** @type {(role: string, layer: number | undefined) => number} */
  function loose(role, layer) {
    if (POSITIVE.has(role)) return size();
    if (COUNTS.has(role)) return Math.ceil(size());
    if (role === "y" && shares) return share();
    if (role === "a" || role === "A") {
      if (softmax && layer === L) return share();
      if (layer > 0 && known(layer)) return known(layer).f(anything());
    }
    return anything();
  }

  const found = new Map();
  /** What was drawn under a name, or is drawn now. */
  function kept(name, draw) {
    if (!found.has(name)) found.set(name, draw());
    return found.get(name);
  }
  return {
    ...meaning,
    quantity: (node, neurons, sample) => {
      const layer = node.free ? undefined : meaning.layer(node);
      const sub = node.sub.map((index) => neurons[index] ?? index);
      let entry = 0;
      return entries(
        meaning.quantity(node, neurons, sample),
        () => kept(`${node.role} ${layer} ${sub} ${sample} ${entry++}`, () => loose(node.free ? "" : node.role, layer)),
      );
    },
    size: (sum, neurons) => kept(`size ${meaning.layer(sum)}`, () => Math.ceil(random() * meaning.size(sum, neurons))),
  };
}
