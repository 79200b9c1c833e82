/**
 * How a formula is read while it is typed. Nothing here knows what is right. No DOM in here.
 *
 *   readingFor(part)("w_kj q_", notation)     {tree, begun, rest, expected}: what is read, what is begun behind it, what stands where
 *                                             something else was expected, and what that is; null and empty texts where there is none
 */
import { readAsFarAsItGoes } from "./as_far_as_read.js";
import { readingOf } from "./conditions.js";
import { sides } from "./parser.js";
import { Refusal, Unfinished } from "./tokens.js";

/** @import { FormulaPart } from "./conditions.js" */
/** @import { TreeNode } from "./tree.js" */
/** @typedef {{tree: TreeNode | null, begun: string, rest: string, expected: string}} TypedReading */

/** @type {(part: FormulaPart & {slopes?: boolean}) => (text: string, notation: string) => TypedReading} */
export const readingFor = (part) => (text, notation) =>
  readAsFarAsItGoes(text, (begun) => attempt(begun, readingOf(part, notation)));

/** @returns {{tree?: TreeNode, error?: Refusal, open?: boolean}} */
function attempt(text, reading) {
  try {
    return { tree: sides(text, reading).right };
  } catch (error) {
    if (error instanceof Refusal) return { error, open: error instanceof Unfinished };
    throw error;
  }
}
