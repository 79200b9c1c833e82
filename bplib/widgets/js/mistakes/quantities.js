/** Mistakes in which one quantity stands where another belongs: QUANTITIES, operations (operations.js). */
import { each, wherever } from "./edits.js";
import {
  areSame,
  is,
  isInput,
  isMiss,
  isOutput,
  isSlope,
  layerBeside,
  less,
  number,
  quantityAt,
  quotient,
  squared,
  times,
  within,
} from "./nodes.js";
import { inSight, onEntries, swap } from "./sight.js";

/** @import { Operation } from "./operations.js" */

const hasLayer = ({ layer }) => !isInput(layer);
const isTwiceMiss = (node) => node.type === "times" && node.left.value === 2 && isMiss(node.right);
const activationIn = (miss) => miss.terms.map(({ body }) => body).find((body) => is(body, "a"));
const missOf = ({ sub, layer }) => less(quantityAt("a", sub, layer), quantityAt("y", sub, layer));
const isAtOutput = (node, role) => is(node, role) && isOutput(node.layer);

/** Along what each slope of the cost is taken. */
const VALUE = { da: "a", dw: "w", db: "b" };

/** @type {Operation[]} */
export const QUANTITIES = [
  {
    name: "z for a",
    rarity: 1,
    made: (tree, about) => [...swap("a", "z", hasLayer)(tree, about), ...swap("A", "Z", hasLayer)(tree, about)],
  },
  { name: "a for z", rarity: 2, made: swap("z", "a", (_, { parent }) => !isSlope(parent)) },
  {
    name: "activation for error",
    rarity: 1,
    made: (tree, about) => [
      ...swap("delta", "a")(tree, about),
      ...swap("Delta", "A")(tree, about),
      ...each(tree, (node) => [
        isMiss(node) && activationIn(node),
        isTwiceMiss(node) && activationIn(node.right),
      ]),
    ],
  },
  {
    name: "error for activation",
    rarity: 2,
    made: (tree, about) => [...swap("a", "delta", hasLayer)(tree, about), ...swap("A", "Delta", hasLayer)(tree, about)],
  },
  { name: "slope along a for error", rarity: 1, made: swap("delta", "da") },
  { name: "error for slope along a", rarity: 1, made: swap("da", "delta", hasLayer) },
  { name: "z for error", rarity: 2, made: swap("delta", "z") },
  {
    name: "target for activation",
    rarity: 2,
    made: onEntries((tree, { known }) =>
      wherever(tree, (node, { parent }) => {
        if (isAtOutput(node, "a") && !(parent && isMiss(parent))) return [quantityAt("y", node.sub, node.layer)];
        if (known !== "sigmoid" || !isSlope(node) || !isAtOutput(node.args[0], "z")) return [];
        const y = quantityAt("y", node.args[0].sub, node.args[0].layer);
        return [times(y, less(number(1), y))];
      })
    ),
  },
  {
    name: "weight for activation",
    rarity: 2,
    made: onEntries((tree, about) =>
      each(
        tree,
        (node, place) =>
          is(node, "a") && node.sub.length === 1
            ? inSight(about, place).filter(({ layer }) => areSame(layer, layerBeside(node.layer, 1)))
              .map(({ letter, layer }) => quantityAt("w", [letter, node.sub[0]], layer))
            : [],
      )
    ),
  },
  {
    name: "value for slope of the cost",
    rarity: 2,
    made: (tree, about) => [
      ...Object.entries(VALUE).flatMap(([slope, value]) => swap(slope, value)(tree, about)),
      ...(VALUE[about.asked?.role] ? [{ tree: { ...about.asked, role: VALUE[about.asked.role] } }] : []),
    ],
  },
  {
    name: "square for slope",
    rarity: 2,
    made: onEntries((tree, { squared: itIs }) =>
      each(tree, (node) => [
        is(node, "da", "dw", "db") && quantityAt("C", [], null),
        isTwiceMiss(node) && squared(node.right),
        isMiss(node) && squared(node),
        itIs === 1 && isMiss(node) && quotient(squared(node), number(2)),
        node.type === "over" && is(node.right, "a") && times(node.left, within("ln", node.right)),
      ])
    ),
  },
  {
    name: "miss for slope of the cost",
    rarity: 1,
    made: onEntries((tree, { squared: itIs }) =>
      itIs ? [] : wherever(tree, (node) => [isAtOutput(node, "da") && missOf(node)])
    ),
  },
  {
    name: "twice the miss",
    rarity: 2,
    made: onEntries((tree, { squared: itIs }) =>
      itIs ? [] : wherever(tree, (node) => [isAtOutput(node, "da") && times(number(2), missOf(node))])
    ),
  },
  {
    name: "slope along another",
    rarity: 2,
    made: onEntries((tree) =>
      each(tree, (node) => [
        is(node, "dw") && quantityAt("db", [node.sub[0]], node.layer),
        is(node, "db") && quantityAt("da", node.sub, node.layer),
      ])
    ),
  },
];
