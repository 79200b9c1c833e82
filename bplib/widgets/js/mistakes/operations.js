/**
 * The mistakes that learners make, as operations on the tree of a right answer.
 *
 *   OPERATIONS              all of them, the more specific first; each by the name of its text (book/mistakes.yaml)
 *   OPERATIONS[0].made(tree, about)      every tree in which that mistake is made once; wherever its pattern stands, and at
 *                                        all its places together where it is a habit
 *   mayMeet(one, other)     whether both may be told of one formula
 */
import { FORMS } from "./forms.js";
import { GATES } from "./gates.js";
import { LAYERS } from "./layers.js";
import { MISSING } from "./missing.js";
import { QUANTITIES } from "./quantities.js";
import { SIZES } from "./sizes.js";
import { SLOPES } from "./slopes.js";
import { SUMS } from "./sums.js";

/** @import { Making } from "./sight.js" */
/** @typedef {{name: string, rarity: 1 | 2 | 3, made: Making}} Operation      rarity: 1 known, 2 fair, 3 anything at all */

/** @type {Operation[]} */
export const OPERATIONS = [...SLOPES, ...GATES, ...QUANTITIES, ...SUMS, ...LAYERS, ...SIZES, ...MISSING, ...FORMS];

const RAREST_PAIR = 4;
/** Only with these do we look for a part that is missing, whatever it is: else every formula would be two steps from any. */
const COMPANY = new Set(["no slope", "miss turned round", "transposed", "no rate", "value for slope", "slope at a"]);
/** Two that undo one another, or are one. */
const NEVER = new Set([
  "half of the slope, slope too much",
  "half of the slope, slope twice",
  "no slope, slope twice",
  "slope of the sigmoid, slope too much",
  "ends exchanged, ends exchanged",
  "gate turned round, gate turned round",
]);

/** @type {(one: Operation, other: Operation) => boolean} */
export function mayMeet(one, other) {
  if (NEVER.has([one.name, other.name].sort().join(", "))) return false;
  if (one.rarity === 3) return COMPANY.has(other.name);
  if (other.rarity === 3) return COMPANY.has(one.name);
  return one.rarity + other.rarity <= RAREST_PAIR && !(one === other && one.rarity > 1);
}
