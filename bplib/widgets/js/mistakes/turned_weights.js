/**
 * What a reader may have meant whose weights have row and column exchanged, so that an index runs over two layers.
 *
 *   turnedWeights(tree)      every tree in which all weights of one pair of letters are turned round: w_jk for w_kj
 */
import { childrenOf } from "./children.js";
import { is } from "./nodes.js";

/** @import { Node } from "./children.js" */

/** @type {(tree: Node) => Node[]} */
export const turnedWeights = (tree) => [...pairsIn(tree)].map((pair) => turnedWhere(tree, pair));

const isWeight = (node) => is(node, "w", "dw") && node.sub.length === 2;

/** @returns {Set<string>} */
const pairsIn = (node) =>
  new Set([
    ...(isWeight(node) ? [`${node.sub}`] : []),
    ...childrenOf(node).flatMap(({ child }) => [...pairsIn(child)]),
  ]);

function turnedWhere(node, pair) {
  if (isWeight(node) && `${node.sub}` === pair) return { ...node, sub: node.sub.toReversed() };
  return childrenOf(node).reduce((made, { child }, i) => childrenOf(made)[i].put(turnedWhere(child, pair)), node);
}
