/**
 * How a formula is read while it is typed. Nothing here knows what is right. No DOM in here.
 *
 *   readingFor(part)("w_kj q_", notation)     {tree, begun, rest, expected}: what is read, what is begun behind it, what stands where
 *                                             something else was expected, and what that is; null and empty texts where there is none
 */
import { readingOf } from "./conditions.js";
import { sides } from "./parser.js";
import { Refusal, Unfinished } from "./tokens.js";

/** @import { FormulaPart } from "./conditions.js" */
/** @import { TreeNode } from "./tree.js" */
/** @typedef {{tree: TreeNode | null, begun: string, rest: string, expected: string}} TypedReading */

const CLOSED_BY = { "(": ")", "[": "]", "{": "}" };
const INSIDE_A_WORD = /[A-Za-z][A-Za-z]|[\d.][\d.]/; // the two characters beside a place

/** The brackets that are still open at the end of a text, closed. @type {(text: string) => string} */
function closing(text) {
  const open = [];
  for (const character of text) {
    if (CLOSED_BY[character]) open.unshift(CLOSED_BY[character]);
    else if (character === open[0]) open.shift();
  }
  return open.join("");
}

/** @type {(part: FormulaPart & {slopes?: boolean}) => (text: string, notation: string) => TypedReading} */
export const readingFor = (part) => (text, notation) => {
  const whole = attempt(text, readingOf(part, notation));
  if (whole.tree || !text.trim()) return { tree: whole.tree ?? null, begun: "", rest: "", expected: "" };
  const beginnings = [...text].map((_, i) => text.slice(0, text.length - i))
    .filter((begun) => !INSIDE_A_WORD.test(text.slice(begun.length - 1, begun.length + 1)));
  const read = (begun) => attempt(begun, readingOf(part, notation));
  const viable = beginnings.find((begun) => read(begun).tree || read(begun).error instanceof Unfinished) ?? "";
  const treeOf = (begun) => read(begun).tree ?? read(begun + closing(begun)).tree;
  const known = beginnings.find((begun) => begun.length <= viable.length && treeOf(begun)) ?? "";
  return {
    tree: known ? treeOf(known) : null,
    begun: viable.slice(known.length).trim(),
    rest: text.slice(viable.length).trim(),
    expected: whole.error.message,
  };
};

/** @returns {{tree?: TreeNode, error?: Refusal}} */
function attempt(text, reading) {
  try {
    return { tree: sides(text, reading).right };
  } catch (error) {
    if (error instanceof Refusal) return { error };
    throw error;
  }
}
