/** Mistakes in which something is missing: MISSING, operations (operations.js). */
import { each, wherever, without, withoutTerm } from "./edits.js";
import { hasIndex, is, isGate, isMiss, isSlope, negative, number } from "./nodes.js";
import { onEntries } from "./sight.js";

/** @import { Operation } from "./operations.js" */

const ERRORS = ["delta", "da", "dw", "db"];
const isNamed = (node) =>
  is(node, "w", "a", "eta", ...ERRORS) || isSlope(node) || isGate(node) || isMiss(node) ||
  is(node, "N") || node.type === "number"; // a number, or N: what is a constant times too large is told so

/** @type {Operation[]} */
export const MISSING = [
  { name: "no weight", rarity: 1, made: onEntries((tree) => without(tree, (node) => is(node, "w"))) },
  {
    name: "no error",
    rarity: 1,
    made: onEntries((tree) => without(tree, (node) => is(node, ...ERRORS) || isMiss(node))),
  },
  { name: "no activation", rarity: 1, made: onEntries((tree) => without(tree, (node) => is(node, "a"))) },
  { name: "no rate", rarity: 1, made: (tree) => without(tree, (node) => is(node, "eta")) },
  { name: "no bias", rarity: 1, made: (tree) => withoutTerm(tree, (node) => is(node, "b")) },
  {
    name: "step alone",
    rarity: 1,
    made: (tree, { stepping }) => (stepping ? withoutTerm(tree, (node) => is(node, "w", "b")) : []),
  },
  { name: "no target", rarity: 2, made: (tree) => withoutTerm(tree, (node) => is(node, "y")) },
  {
    name: "no output",
    rarity: 2,
    made: (tree) =>
      each(tree, (node) => {
        const target = isMiss(node) && node.terms.find(({ body }) => is(body, "y")).body;
        return target ? [negative(target), target] : [];
      }),
  },
  {
    name: "one target only",
    rarity: 2,
    made: onEntries((tree) => wherever(tree, (node) => [is(node, "y") && number(1)])),
  },
  {
    name: "no factor",
    rarity: 3,
    made: (tree, { whole }) => without(tree, (node) => !isNamed(node), whole),
  },
  { name: "no term", rarity: 3, made: (tree) => withoutTerm(tree, (node) => !is(node, "b", "y")) },
  {
    name: "a part alone",
    rarity: 3,
    made: (tree) => {
      const parts = [];
      each(tree, (node, { way, bound }) => {
        const isFree = bound.some(({ letter }) => hasIndex(node, letter));
        if (node.type !== "number" && !node.free && way !== "root" && way !== "argument" && !isFree) parts.push(node);
        return [];
      });
      return parts.map((part) => ({ tree: part, is: null }));
    },
  },
];
