/**
 * How a formula is read of which nothing is known: no question says what it is about, so every quantity may stand in it.
 *
 *   bothSidesOf("δ_j = …", "book")        {left, right, whole}: left is null where no equals sign stands; whole: it speaks of whole
 *                                     layers. A Refusal for what cannot be read, or has two meanings: which two
 *   ALL_QUANTITIES                    the names that may stand in it
 */
import { sides } from "../answer/parser.js";
import { Refusal } from "../answer/tokens.js";
import { quantitiesIn } from "../answer/tree.js";
import { TYPED_QUANTITIES } from "../core/facts.js";

/** @import { Quantity, TreeNode } from "../answer/tree.js" */

const TOO_MANY = /The question speaks of [^\n]+$/;
const EXPECTED = "Expected quantities such as `w`, `delta`, `z`, `a`, `y` and `dsigma`.";
const CAPITALS_OF_A_BATCH = new Set(["Z", "A", "Delta", "X", "Y", "dA"]);
const OF_NO_NEURON = new Set(["C", "N", "n", "eta", "lambda", "ones"]);
export const ALL_QUANTITIES = [...Object.keys(TYPED_QUANTITIES), "sigma", "dsigma", "mean"];

/** @type {(text: string, notation: string) => {left: Quantity | null, right: TreeNode, whole: boolean}} */
export function bothSidesOf(text, notation) {
  const read = (more) => readOrRefused(text, { notation, uses: ALL_QUANTITIES, general: true, ...more });
  const single = read({});
  const all = [...(single.left?.type === "quantity" ? [single.left] : []), ...quantitiesIn(single.right)];
  const whole = all.length > 0 && all.every(({ sub, role }) => !sub.length || OF_NO_NEURON.has(role));
  const batch = whole && all.some(({ role }) => CAPITALS_OF_A_BATCH.has(role));
  return { ...(whole ? read({ whole, batch }) : single), whole };
}

/** All quantities are too many to be told. */
function readOrRefused(text, reading) {
  try {
    return sides(text, reading);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.message.replace(TOO_MANY, EXPECTED));
  }
}
