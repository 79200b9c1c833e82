/**
 * What a mistake may reach for where it is made: neurons, letters, whole layers.
 *
 *   inSight(about, place)               [{letter, layer}]: the indices of the question, and those of the sums around
 *   neuronsAskedAbout(about)            [{letter, layer}]: the indices of the question that stand in a layer with slopes
 *   freshLetter(tree, about, layer?)    a letter that is not in use, if there is one that runs over that layer
 *   swap(role, other, fits)             an operation's making: one quantity wherever the other belongs
 *   onEntries(made), inMean(tree, f)    only where no whole columns are asked for; within a mean, where it is one
 */
import { childrenOf } from "./children.js";
import { each, everywhere } from "./edits.js";
import { is, isInput } from "./nodes.js";
import { layerText } from "../answer/layer.js";

/** @import { Layer } from "../answer/tree.js" */
/** @import { Node } from "./children.js" */
/** @import { Bound, Mutant, Place } from "./edits.js" */
/**
 * @typedef {object} About              what a question is about
 * @property {string[]} free            the indices of the quantity that is asked for
 * @property {Record<string, Layer>} layerOf      over which layer each of them runs
 * @property {Record<string, string>} where
 * @property {Node | null} asked
 * @property {boolean} whole            whole columns and matrices
 * @property {boolean} batch
 * @property {boolean} stepping         a weight or a bias after its step is asked for
 * @property {boolean} letters          nothing but letters and numbers
 * @property {boolean} square           all layers have one width
 * @property {boolean} skip
 * @property {boolean} softmax
 * @property {boolean} crossed          with cross-entropy
 * @property {0 | 1 | 2} squared        the cost is Σ (a − y)²: with ½ (1) or without (2)
 * @property {"sigmoid" | "tanh" | null} known      the activation
 * @property {boolean} forward          an activation or a weighted input is asked for
 * @typedef {(tree: Node, about: About) => Mutant[]} Making
 */

/** @type {(about: About, place: Place) => Bound[]} */
export const inSight = ({ free, layerOf }, { bound }) => [
  ...free.map((letter) => ({ letter, layer: layerOf[letter] })),
  ...bound,
];
/** @type {(about: About) => Bound[]} */
export const neuronsAskedAbout = (about) =>
  inSight(about, { parent: null, way: "root", bound: [] }).filter(({ layer }) => !isInput(layer));

const LETTERS = ["m", "i", "k", "j", "s"];
function lettersIn(node) {
  const own = { quantity: node.sub, sum: [node.index], same: [node.left, node.right] }[node.type] ?? [];
  return [...own, ...childrenOf(node).flatMap(({ child }) => lettersIn(child))];
}
/** @type {(tree: Node, about: About, layer?: Layer) => string | undefined} */
export function freshLetter(tree, { free, where }, layer) {
  const used = new Set([...lettersIn(tree), ...free]);
  const left = LETTERS.filter((letter) => !used.has(letter));
  return left.find((letter) => layer && where[letter] === layerText(layer)) ??
    left.find((letter) => !(letter in where)) ?? left[0];
}

/** @type {(role: string, other: string, fits?: (node: Node, place: Place) => boolean) => Making} */
export const swap = (role, other, fits = () => true) => (tree) => {
  const change = (
    node,
    place,
  ) => (is(node, role) && fits(node, place) ? [{ ...node, role: other, slope: undefined }] : []);
  return [...each(tree, change), ...everywhere(tree, change)];
};

/** @type {(made: Making) => Making} */
export const onEntries = (made) => (tree, about) => (about.whole ? [] : made(tree, about));

/** @type {(tree: Node, f: (node: Node) => Node) => Node} */
export const inMean = (tree, f) => (tree.type === "mean" ? { ...tree, body: f(tree.body) } : f(tree));
