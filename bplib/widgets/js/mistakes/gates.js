/** Mistakes with the gate of a ReLU, the bracket [z > 0] that is its slope: GATES, operations (operations.js). */
import { each, wherever, without, withoutAll } from "./edits.js";
import { isGate, isInput, number, quantityAt, times, within } from "./nodes.js";
import { inSight, onEntries } from "./sight.js";
import { intoSum, outOfSum } from "./slopes.js";

/** @import { Node } from "./children.js" */
/** @import { Operation } from "./operations.js" */

const TURNED = { ">": "<", ">=": "<=" };
/** @type {(inside: Node, relation?: string) => Node} */
const gateOf = (inside, relation = ">") => ({ type: "guard", left: inside, relation, right: number(0) });
/** @type {(letter: string, layer: any) => Node} */
const gateAt = (letter, layer) => gateOf(quantityAt("z", [letter], layer));
/** @type {(gate: Node, role: string) => Node} */
const inPlaceOfZ = ({ left }, role) => ({ ...left, role });

/** @type {Operation[]} */
export const GATES = [
  { name: "no gate", rarity: 1, made: (tree) => [...without(tree, isGate), ...withoutAll(tree, isGate)] },
  {
    name: "gate turned round",
    rarity: 1,
    made: (tree) => wherever(tree, (node) => [isGate(node) && { ...node, relation: TURNED[node.relation] }]),
  },
  {
    name: "gate set by the error",
    rarity: 1,
    made: onEntries((tree) =>
      each(tree, ({ type, left, right }) => {
        const rest = type === "times" && (isGate(right) ? left : isGate(left) ? right : null);
        if (!rest) return [];
        const bent = times(rest, gateOf(rest));
        return [bent, times(bent, isGate(right) ? right : left)];
      })
    ),
  },
  {
    name: "gate elsewhere",
    rarity: 1,
    made: onEntries((tree, about) => [
      ...each(
        tree,
        (node, place) =>
          isGate(node)
            ? inSight(about, place).filter(({ letter, layer }) => letter !== node.left.sub[0] && !isInput(layer))
              .map(({ letter, layer }) => gateAt(letter, layer))
            : [],
      ),
      ...without(tree, isGate).flatMap(({ tree: rest }) => each(rest, (node) => [intoSum(node, gateAt)])),
      ...each(tree, (node) => (node.type === "sum" ? outOfSum(node, about, isGate, gateAt) : [])),
    ]),
  },
  {
    name: "gate always open",
    rarity: 1,
    made: onEntries((tree) => wherever(tree, (node) => [isGate(node) && gateOf(inPlaceOfZ(node, "a"), ">=")])),
  },
  {
    name: "gate at b",
    rarity: 2,
    made: onEntries((tree) => wherever(tree, (node) => [isGate(node) && gateOf(inPlaceOfZ(node, "b"))])),
  },
  {
    name: "z for gate",
    rarity: 1,
    made: onEntries((tree) => wherever(tree, (node) => [isGate(node) && node.left])),
  },
  {
    name: "value for gate",
    rarity: 1,
    made: onEntries((tree) => [
      ...wherever(tree, (node) => [isGate(node) && inPlaceOfZ(node, "a")]),
      ...wherever(tree, (node) => [isGate(node) && within("sigma", node.left)]),
    ]),
  },
];
