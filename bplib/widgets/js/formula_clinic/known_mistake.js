/**
 * What the judge of the exercises says to a formula that does not hold: the mistake, where it has a name.
 *
 *   mistakeIn(text, notation, {claim, where, layer}, shape, special)      a text, or null; special: it holds for some functions
 */
import { judgeFor } from "../answer/judge.js";
import { typedAs } from "../answer/names.js";
import { explainerFor } from "../mistakes/explainer.js";
import { ALL_QUANTITIES } from "./any_text.js";
import { truthsFor } from "./cases.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Shape } from "./cases.js" */
/** @import { Claim } from "./conventions.js" */

const OTHERS = ["k", "j", "i", "m"];
const GENERAL = new Set(["", "matrices", "matrices; batch"]);

/** @type {(text: string, notation: string, meant: {claim: Claim, where: Record<string, string>, layer: string}, shape: Shape, special: boolean) => string | null} */
export function mistakeIn(text, notation, { claim: { left }, where, layer }, shape, special) {
  if (notation !== "book" || left.sub.some((index) => !/^[a-z]$/.test(index))) return null;
  const place = layer === "L" ? "L" : "l";
  if (shape.whole && layer !== place) return null;
  let found = null;
  for (const { conditions, answer } of truthsFor(left.role, place, shape)) {
    if (special && !GENERAL.has(conditions)) continue; // what it says of another cost has been said
    const part = partFor(left, where, layer, conditions, answer);
    const { right, unknown, text: said, mistakes } = judgeFor(part, explainerFor(part))(text, notation);
    if (right !== false || unknown) continue;
    if (mistakes?.length && !(special && mistakes.length > 1)) return said;
    if (!special && (!shape.whole || said.startsWith("The shapes"))) found ??= said;
  }
  return found;
}

/** @returns {FormulaPart} */
function partFor({ role, sub }, where, layer, conditions, answer) {
  const [own, second = OTHERS.find((letter) => letter !== sub[0])] = sub;
  const renamed = own ? answer.replace(/\b[jk]\b/g, (letter) => (letter === "j" ? own : second)) : answer;
  const name = role.startsWith("d") && role !== "delta" ? `dC/d${role.slice(1)}` : typedAs(role, "book");
  return {
    left: sub.length ? `${name}[${sub}]` : `${name}^${layer}`,
    answer: renamed,
    where,
    uses: ALL_QUANTITIES,
    conditions,
    mistakes: {},
    notation: "",
    because: "",
  };
}
