/**
 * Mistakes with the slope of the activation function: SLOPES, operations (operations.js).
 *
 *   intoSum(sum, slopeOf), outOfSum(sum, about, isSlope, slopeOf)      a factor taken into the terms of a sum, or out of them
 */
import { each, wherever, without, withoutAll } from "./edits.js";
import {
  areSame,
  hasIndex,
  is,
  isGate,
  isInput,
  isOutput,
  isSlope,
  layerBeside,
  less,
  number,
  quantityAt,
  quotient,
  renamed,
  slopeOf,
  squared,
  times,
  wayTo,
  within,
} from "./nodes.js";
import { inMean, inSight, neuronsAskedAbout, onEntries } from "./sight.js";

/** @import { Layer } from "../answer/tree.js" */
/** @import { Node } from "./children.js" */
/** @import { Operation } from "./operations.js" */
/** @import { About } from "./sight.js" */

/** σ′ at a weighted input, as it should be. */
const isAtZ = (node) => isSlope(node) && is(node.args[0], "z", "Z");
/** The same, said by name or, of a ReLU, as [z > 0]. */
const isSlopeAtZ = (node) => isAtZ(node) || isGate(node);
/** @returns {(node: any) => any} with the argument of a slope as another quantity */
const as = (role, capital = role) => ({ args, left: z = args[0] }) => ({ ...z, role: z.role === "Z" ? capital : role });
const a = as("a", "A");
const b = as("b");
const aTimesOneLess = (node) => times(node, less(number(1), node));
const oneLessSquare = (node) => less(number(1), squared(node));

/** Under softmax the outputs have no σ′ of their own; whoever keeps it writes a (1 − a). */
const keptSlope = ({ letter, layer }, { softmax }) =>
  softmax && isOutput(layer) ? aTimesOneLess(quantityAt("a", [letter], layer)) : slopeOf(letter, layer);

/** @type {Operation[]} */
export const SLOPES = [
  {
    name: "no slope",
    rarity: 1,
    made: (tree, about) => [
      ...without(tree, isSlope, about.whole),
      ...withoutAll(tree, isSlope),
      ...(about.softmax && about.free.length === 1 ? each(tree, (node) => [withoutSoftmax(node, about.free[0])]) : []),
    ],
  },
  {
    name: "value for slope",
    rarity: 1,
    made: (tree) => wherever(tree, (node) => [isSlope(node) && within("sigma", node.args[0])]),
  },
  {
    name: "slope at a",
    rarity: 1,
    made: (tree) => wherever(tree, (node) => [isAtZ(node) && within("dsigma", a(node))]),
  },
  {
    name: "slope at b",
    rarity: 2,
    made: onEntries((tree) => each(tree, (node) => [isAtZ(node) && within("dsigma", b(node))])),
  },
  {
    name: "slope at the input",
    rarity: 1,
    made: onEntries((tree, about) =>
      each(
        tree,
        (node, place) =>
          isAtZ(node)
            ? inSight(about, place).filter(({ layer }) => areSame(layer, layerBeside(node.args[0].layer, -1)))
              .map(({ letter, layer }) => within("dsigma", quantityAt("a", [letter], layer)))
            : [],
      )
    ),
  },
  {
    name: "slope twice",
    rarity: 1,
    made: (tree) => wherever(tree, (node) => [isSlope(node) && times(node, node)]),
  },
  {
    name: "slope of the sigmoid",
    rarity: 1,
    made: (tree, { known, whole }) =>
      known === "sigmoid" ? [] : wherever(tree, (node) => {
        if (!isSlopeAtZ(node)) return [];
        return [whole ? less(a(node), times(a(node), a(node))) : aTimesOneLess(a(node))];
      }),
  },
  {
    name: "slope of tanh",
    rarity: 2,
    made: onEntries((tree, { known }) =>
      known === "tanh" ? [] : wherever(tree, (node) => [isSlopeAtZ(node) && oneLessSquare(a(node))])
    ),
  },
  {
    name: "half of the slope",
    rarity: 2,
    made: onEntries((tree, { known }) => wherever(tree, (node) => [known && isAtZ(node) && less(number(1), a(node))])),
  },
  {
    name: "slope not multiplied",
    rarity: 2,
    made: onEntries((tree, { known }) =>
      wherever(tree, (node) => [known === "sigmoid" && isAtZ(node) && less(a(node), less(number(1), a(node)))])
    ),
  },
  {
    name: "slope in z",
    rarity: 2,
    made: onEntries((tree, { known }) =>
      wherever(tree, (node) => [
        known && isAtZ(node) && (known === "sigmoid" ? aTimesOneLess(node.args[0]) : oneLessSquare(node.args[0])),
      ])
    ),
  },
  {
    name: "z for slope",
    rarity: 1,
    made: (tree) => wherever(tree, (node) => [isSlope(node) && node.args[0]]),
  },
  {
    name: "divided by the slope",
    rarity: 1,
    made: onEntries((tree) =>
      each(tree, (node) => {
        if (node.type === "over") return [isSlope(node.right) && times(node.left, node.right)];
        if (node.type !== "times") return [];
        return [
          isSlope(node.right) && quotient(node.left, node.right),
          isSlope(node.left) && quotient(node.right, node.left),
        ];
      })
    ),
  },
  {
    name: "slope elsewhere",
    rarity: 1,
    made: onEntries((tree, about) => [
      ...each(
        tree,
        (node, place) =>
          isAtZ(node)
            ? inSight(about, place).filter(({ letter, layer }) => letter !== node.args[0].sub[0] && !isInput(layer))
              .map(({ letter, layer }) => slopeOf(letter, layer))
            : [],
      ),
      ...without(tree, isSlope).flatMap(({ tree: rest }) => each(rest, (node) => [intoSum(node)])),
      ...each(tree, (node) => (node.type === "sum" ? outOfSum(node, about) : [])),
    ]),
  },
  {
    name: "slope kept",
    rarity: 1,
    made: (tree, about) =>
      about.crossed && !about.whole
        ? neuronsAskedAbout(about).map((neuron) => ({ tree: times(tree, keptSlope(neuron, about)) }))
        : [],
  },
  {
    name: "slope too much",
    rarity: 1,
    made: (tree, about) => (about.whole ? inWhole(tree, about) : [
      ...neuronsAskedAbout(about).flatMap((neuron) => [
        { tree: inMean(tree, (body) => times(body, keptSlope(neuron, about))) },
        ...(about.softmax
          ? [
            { tree: quotient(tree, keptSlope(neuron, about)) },
            { tree: times(tree, quantityAt("a", [neuron.letter], neuron.layer)) },
          ]
          : []),
      ]),
      ...each(tree, (node) => [intoSum(node)]),
    ]),
  },
];

/** Of the sum over all that a softmax's output hears, the slope of the cost alone. */
function withoutSoftmax(node, own) {
  const isShare = node.type === "sum" && node.body.type === "times" &&
    wayTo(node.body.right, ({ type }) => type === "same");
  return isShare && renamed(node.body.left, node.index, own);
}

/** Each term times σ′, or another factor, of the neuron over which is summed.
 * @type {(node: Node, factorAt?: (letter: string, layer: Layer) => Node) => Node | false} */
export const intoSum = (node, factorAt = slopeOf) =>
  node.type === "sum" && !isInput(node.layer) &&
  { ...node, body: times(node.body, factorAt(node.index, node.layer)) };

/** The slope, or another factor, in each term taken out of the sum, as that of the neuron that is asked about.
 * @type {(sum: Node, about: About, fits?: (node: Node) => boolean, factorAt?: (letter: string, layer: Layer) => Node) => Node[]} */
export const outOfSum = (sum, about, fits = isSlope, factorAt = slopeOf) =>
  without(sum, (factor) => fits(factor) && hasIndex(factor, sum.index)).flatMap(({ tree }) =>
    neuronsAskedAbout(about).map(({ letter, layer }) => times(tree, factorAt(letter, layer)))
  );

const CURVE = { delta: "z", a: "z", Delta: "Z", A: "Z" };
function inWhole(tree, { asked }) {
  const bent = each(tree, (node) => [
    is(node, ...Object.keys(CURVE)) && !isInput(node.layer) &&
    times(node, within("dsigma", { ...node, role: CURVE[node.role] })),
  ]);
  return asked?.layer ? [{ tree: times(tree, within("dsigma", quantityAt("a", [], asked.layer))) }, ...bent] : bent;
}
