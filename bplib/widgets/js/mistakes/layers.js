/** Mistakes of address, another layer, another neuron, row and column: LAYERS, operations (operations.js). */
import { childrenOf } from "./children.js";
import { each } from "./edits.js";
import { areSame, is, isSlope, layerBeside, renamed } from "./nodes.js";
import { freshLetter, inSight, onEntries } from "./sight.js";

/** @import { Operation } from "./operations.js" */

/** @type {Operation[]} */
export const LAYERS = [
  {
    name: "ends exchanged",
    rarity: 1,
    made: onEntries((tree, about) => {
      if (about.free.length !== 2) return [];
      const [p, q] = about.free;
      return [
        { tree: withEndsExchanged(tree, about) },
        ...(about.square
          ? each(tree, (node, { way }) => [way === "term" && withIndicesExchanged(node, { [p]: q, [q]: p })])
          : []),
      ];
    }),
  },
  { name: "layer too early", rarity: 2, made: (tree, about) => inLayerBeside(tree, about, -1) },
  { name: "layer too late", rarity: 2, made: (tree, about) => inLayerBeside(tree, about, 1) },
  {
    name: "another neuron",
    rarity: 2,
    made: onEntries((tree, about) =>
      each(tree, (node, place) => {
        if (
          node.type !== "quantity" || node.free || node.sub.length !== 1 || !node.layer || isSlope(place.parent)
        ) return [];
        return inSight(about, place)
          .filter(({ letter, layer }) => letter !== node.sub[0] && (node.role !== "y" || areSame(layer, node.layer)))
          .map(({ letter, layer }) => ({ ...node, sub: [letter], layer }));
      })
    ),
  },
  {
    name: "swapped",
    rarity: 1,
    made: (tree, { whole }) => (whole ? [{ tree: turned(tree) }] : []),
  },
  {
    name: "transposed",
    rarity: 1,
    made: (tree, { whole }) => (whole ? turnedInWhole(tree) : each(tree, (node) => [
      is(node, "w", "dw") && node.sub.length === 2 && { ...node, sub: node.sub.toReversed() },
    ])),
  },
];

const turned = (body) => ({ type: "transpose", body });
const turnedInWhole = (tree) => [
  ...each(tree, (node, { parent }) => [
    node.type === "transpose" && is(node.body, "w") && node.body,
    is(node, "w") && parent?.type !== "transpose" && turned(node),
  ]),
];

const through = (node, change) =>
  childrenOf(node).reduce((made, { child }, i) => childrenOf(made)[i].put(change(child)), node);

/** Each quantity of one end as that of the other. */
function withEndsExchanged(node, about) {
  if (node.type !== "quantity") return through(node, (child) => withEndsExchanged(child, about));
  const [one, other] = about.free;
  if (node.free || node.sub.length !== 1 || !about.free.includes(node.sub[0])) return node;
  const letter = node.sub[0] === one ? other : one;
  return { ...node, sub: [letter], layer: about.layerOf[letter] };
}
/** The letters exchanged, each in the layer where it stands. */
function withIndicesExchanged(node, exchanged) {
  if (node.type !== "quantity") return through(node, (child) => withIndicesExchanged(child, exchanged));
  if (node.free || node.sub.length !== 1) return node;
  return { ...node, sub: node.sub.map((letter) => exchanged[letter] ?? letter) };
}

/** One quantity, or everything, in another layer: a sum with all in it, or one end for the other. */
function inLayerBeside(tree, about, by) {
  const inLayer = (node) => ({ ...node, layer: layerBeside(node.layer, by) });
  const canMove = (node) => node.type === "quantity" && node.layer && node.role !== "n";
  if (about.whole) {
    const all = (node) => (canMove(node) ? inLayer(node) : through(node, all));
    return [...each(tree, (node) => [canMove(node) && inLayer(node)]), { tree: all(tree) }];
  }
  return [
    ...each(tree, (node) => (node.type === "sum" ? [sumInLayerBeside(node, tree, about, by)] : [])),
    ...(about.free.length === 2 ? each(tree, (node) => endInLayerBeside(node, about, by)) : []),
    ...(about.square ? each(tree, (node) => [canMove(node) && node.sub.length > 0 && inLayer(node)]) : []),
  ];
}

/** Σ_k w^{l+1}_{kj} δ^{l+1}_k as Σ_i w^l_{ji} δ^{l-1}_i, and the reverse: the sum over those on the other side. */
function sumInLayerBeside(sum, tree, about, by) {
  const side = sideOfWeight(sum.body, sum.index);
  if (side === undefined || (side === 0) !== (by < 0)) return null;
  const layer = layerBeside(sum.layer, 2 * by);
  const letter = freshLetter(tree, about, layer);
  const turn = (node) => {
    if (node.type !== "quantity" || node.free || !node.sub.includes(sum.index)) return through(node, turn);
    if (node.sub.length === 1) return { ...node, layer };
    return { ...node, sub: node.sub.toReversed(), layer: layerBeside(node.layer, node.sub[0] === sum.index ? -1 : 1) };
  };
  return letter ? { ...sum, index: letter, layer, body: renamed(turn(sum.body), sum.index, letter) } : null;
}
/** As which index of a weight the letter stands in it. */
function sideOfWeight(node, letter) {
  if (is(node, "w") && node.sub.includes(letter)) return node.sub.indexOf(letter);
  return childrenOf(node).map(({ child }) => sideOfWeight(child, letter)).find((side) => side !== undefined);
}

function endInLayerBeside(node, { free, layerOf }, by) {
  if (node.type !== "quantity" || node.free || node.sub.length !== 1 || !free.includes(node.sub[0])) return [];
  return free.filter((letter) => letter !== node.sub[0] && areSame(layerOf[letter], layerBeside(node.layer, by)))
    .map((letter) => ({ ...node, sub: [letter], layer: layerOf[letter] }));
}
