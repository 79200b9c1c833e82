/**
 * Mistakes of sign and size at one place: SIZES, operations (operations.js). What is a constant times too large as a whole is
 * found by explainer.js, without an operation.
 */
import { each } from "./edits.js";
import { is, isMiss, number, quotient, squared, times, wayTo } from "./nodes.js";
import { onEntries } from "./sight.js";

/** @import { Operation } from "./operations.js" */

const turnedAt = (node, i) => ({
  ...node,
  terms: node.terms.with(i, { ...node.terms[i], minus: !node.terms[i].minus }),
});

const isRatedStep = (node) => node.type === "times" && wayTo(node, (inner) => is(inner, "eta"));

/** @type {Operation[]} */
export const SIZES = [
  {
    name: "miss turned round",
    rarity: 1,
    made: (tree) => each(tree, (node) => [isMiss(node) && turnedAt(turnedAt(node, 0), 1)]),
  },
  {
    name: "uphill",
    rarity: 1,
    made: (tree, { stepping }) =>
      stepping
        ? each(
          tree,
          (node) =>
            (node.type === "add" ? node.terms : []).map(({ body }, i) => isRatedStep(body) && turnedAt(node, i)),
        )
        : [],
  },
  {
    name: "sign of a term",
    rarity: 2,
    made: (tree) =>
      each(
        tree,
        (node) => (node.type === "add" && node.terms.length > 1 ? node.terms.map((_, i) => turnedAt(node, i)) : []),
      ),
  },
  {
    name: "factor 2 in a term",
    rarity: 2,
    made: (tree) =>
      each(tree, (node, { way }) => (way === "term" ? [times(number(2), node), quotient(node, number(2))] : [])),
  },
  {
    name: "square too much",
    rarity: 2,
    made: onEntries((tree, { letters }) =>
      each(tree, (node) => [
        (is(node, "delta", "w", "b") || isMiss(node) || (node.free && letters)) && squared(node),
      ])
    ),
  },
  { name: "square lost", rarity: 2, made: (tree) => each(tree, (node) => [node.type === "power" && node.base]) },
];
