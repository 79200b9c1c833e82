/**
 * Mistakes that only a derivation knows, with slopes dX/dY in its lines; those of any formula stand in mistakes/.
 *
 *   SLIPS      [{name, rarity, made(tree, about), said}]: operations as in mistakes/operations.js
 */
import { each, wherever, without, withoutAll, withoutTerm } from "../mistakes/edits.js";
import {
  areSame,
  factorsOf,
  is,
  isInput,
  isOutput,
  isSlope,
  less,
  number,
  plus,
  quantityAt,
  quotient,
  renamed,
  squared,
  times,
  timesAll,
  wayTo,
} from "../mistakes/nodes.js";
import { inSight } from "../mistakes/sight.js";

/** @import { Operation } from "../mistakes/operations.js" */

const isDerivative = ({ type }) => type === "derivative";
const slopes = (change) => (tree, about) =>
  each(tree, (node, place) => (isDerivative(node) ? change(node, about, place) : []));
const inRole = (quantity, role) => ({ ...quantity, role });
/** The slope with another quantity above or below, where it is one of these. */
const other = (side, role, another, fits = (_) => true) =>
  slopes((node) => [is(node[side], role) && fits(node) && { ...node, [side]: inRole(node[side], another) }]);
const isTie = ({ type }) => type === "same";
const isOfCost = ({ top }) => is(top, "C");

/** What one output adds to the cost. */
const ofOneOutput = ({ sub, layer }, size) => {
  const square = squared(less(quantityAt("a", sub, layer), quantityAt("y", sub, layer)));
  return size === 1 ? quotient(square, number(2)) : square;
};
/** The slope of a known activation function with a plus for its minus. */
const slopeWithPlus = (a, known) => known === "sigmoid" ? times(a, plus(number(1), a)) : plus(number(1), squared(a));

/** @type {(Operation & {said?: string})[]} said: unless book/mistakes.yaml has its name */
export const SLIPS = [
  {
    name: "factor of the chain",
    rarity: 1,
    made: (tree) => without(tree, isDerivative),
    said: "A factor of the chain is missing: along a path all slopes are multiplied.",
  },
  {
    name: "no Kronecker",
    rarity: 1,
    made: (tree) => [
      ...without(tree, isTie),
      ...withoutAll(tree, isTie),
      ...each(tree, (node, { parent }) => (parent?.type === "times" ? [] : untied(node))),
    ],
    said: "`[k=j]` is missing, in whatever letters: the slope is 0 unless both are the same neuron.",
  },
  {
    name: "sum left out",
    rarity: 1,
    made: (tree) => each(tree, (node) => [node.type === "sum" && node.body]),
    said: "Only one of the paths is counted, and nobody can tell which: add over all of them.",
  },
  {
    name: "own path",
    rarity: 1,
    made: (tree, { free, layerOf }) =>
      each(
        tree,
        (node) => (node.type === "sum"
          ? free.filter((letter) =>
            areSame(layerOf[letter], node.layer)
          ).map((letter) => renamed(node.body, node.index, letter))
          : []),
      ),
    said:
      "Only the path through the neuron's own output is counted. Every output that hears it has a path: add over all of them.",
  },
  {
    name: "softmax one by one",
    rarity: 1,
    made: slopes(({ top, by }, { softmax }) => {
      if (!softmax || !is(top, "a") || !is(by, "z") || !isOutput(top.layer)) return [];
      return [top, inRole(by, "a")].map((a) => times(a, less(number(1), a)));
    }),
    said: "That is the slope of a sigmoid. Every output of softmax hears every weighted input.",
  },
  {
    name: "upside down",
    rarity: 1,
    made: slopes((node) => [is(node.top, "z", "a") && { ...node, top: node.by, by: node.top }]),
    said: "A slope stands upside down.",
  },
  {
    name: "cost along a",
    rarity: 1,
    made: other("by", "z", "a", isOfCost),
    said:
      "You took the cost's slope along the activation where that along the weighted input belongs: the activation function lies between them.",
  },
  {
    name: "cost along z",
    rarity: 1,
    made: other("by", "a", "z", (node) => isOfCost(node) && !isInput(node.by.layer)),
    said:
      "You took the cost's slope along the weighted input where that along the activation belongs: the activation function lies between them.",
  },
  {
    name: "activation moves",
    rarity: 1,
    made: other("top", "z", "a"),
    said: "In a slope the activation moves where the weighted input should.",
  },
  {
    name: "weighted input moves",
    rarity: 1,
    made: other("top", "a", "z"),
    said: "In a slope the weighted input moves where the activation should.",
  },
  {
    name: "along the activation",
    rarity: 1,
    made: other("by", "z", "a", ({ top }) => is(top, "z", "a")),
    said:
      "A slope is taken along the activation where the weighted input is pushed: the slope of the activation function is lost.",
  },
  {
    name: "along the weighted input",
    rarity: 1,
    made: other("by", "a", "z", ({ top }) => is(top, "z")),
    said:
      "A slope is taken along the weighted input where the activation is pushed: the slope of the activation function comes in twice.",
  },
  {
    name: "weight for its slope",
    rarity: 1,
    made: slopes(({ top, by }) => [is(top, "z") && is(by, "w") && by]),
    said: "The slope of a weighted input along a weight is what the weight multiplies, not the weight.",
  },
  {
    name: "activation for its slope",
    rarity: 1,
    made: slopes(({ top, by }) => [is(top, "z") && is(by, "a") && by]),
    said: "The slope of a weighted input along an activation is the weight that multiplies it, not the activation.",
  },
  {
    name: "not differentiated",
    rarity: 1,
    made: slopes(({ top }) => [top]),
    said: "The quantity itself stands where its slope belongs.",
  },
  {
    name: "square for slope",
    rarity: 1,
    made: slopes(({ top, by }, about) => [
      about.squared && is(top, "C") && is(by, "a") && isOutput(by.layer) && ofOneOutput(by, about.squared),
    ]),
  },
  {
    name: "sign of a term",
    rarity: 2,
    made: (tree, { known }) =>
      wherever(
        tree,
        (node) => [known && isSlope(node) && is(node.args[0], "z") && slopeWithPlus(inRole(node.args[0], "a"), known)],
      ),
  },
  {
    name: "penalty forgotten",
    rarity: 1,
    made: (
      tree,
      about,
    ) => (/** @type {any} */ (about).decay
      ? withoutTerm(tree, (term) => wayTo(term, (node) => is(node, "lambda")))
      : []),
    said:
      "The weight acts on this cost along two paths: through the network, and through the penalty. One of them is missing.",
  },
  {
    name: "nought or one",
    rarity: 2,
    made: slopes(({ top }) => (is(top, "C") ? [] : [number(0), number(1)])),
    said: "A slope is set to 0 or 1 that is neither: what depends on what?",
  },
  {
    name: "along another neuron",
    rarity: 1,
    made: slopes((node, about, place) => {
      const [own, ...more] = node.by.sub;
      if (more.length) return [];
      return inSight(about, place).filter(({ letter, layer }) => letter !== own && areSame(layer, node.by.layer))
        .map(({ letter }) => ({ ...node, by: { ...node.by, sub: [letter] } }));
    }),
    said: "A slope is taken along another neuron's quantity.",
  },
];

/** A times without its [k = j], with either letter in all else. */
const untied = (node) =>
  factorsOf(node).filter(isTie).flatMap((tie) => {
    const others = factorsOf(node).filter((factor) => factor !== tie);
    if (!others.length) return [];
    const rest = timesAll(others);
    return [renamed(rest, tie.left, tie.right), renamed(rest, tie.right, tie.left)];
  });
