/**
 * What a name means in a reader's formula, in the letters of a notation.
 *
 *   namesOf("bishop")      {role: name → role, functions: name → function, index: letter → the book's letter, costs: what may
 *                          stand before "/" in a slope of the cost, first: the number of the input layer}
 *   typedAs("delta", "bishop")      how a quantity or σ is typed there
 *   nameOf("da")                    how messages call a quantity: dC/da
 *
 * Roles are the book's (bplib.notation): in Bishop's letters the name "a" has the role z.
 */
import { COST_SLOPES, TYPED_FUNCTIONS, TYPED_LETTERS, TYPED_QUANTITIES } from "../core/facts.js";
import { tableOf } from "../text/notation.js";

/** @type {(letter: string) => string} */
const typed = (letter) => TYPED_LETTERS[letter] ?? letter;

/**
 * @param {string} notation
 * @returns {{role: Map<string, string>, functions: Map<string, string>, index: Map<string, string>, costs: Set<string>,
 *            first: number}}
 */
export function namesOf(notation) {
  const { letters, indices, first } = tableOf(notation);
  const role = new Map(Object.keys(TYPED_QUANTITIES).map((name) => [name, name]));
  const own = Object.entries(letters).filter(([name]) => name in TYPED_QUANTITIES && name !== "C");
  own.forEach(([name, letter]) => role.set(typed(letter), name));
  if (!role.has("W")) role.set("W", "w"); // as most texts have it
  const cost = typed(letters.cost);
  const sigma = typed(letters.sigma);
  const functions = new Map(Object.keys(TYPED_FUNCTIONS).map((name) => [name, name])).set("log", "ln").set(
    sigma,
    "sigma",
  );
  for (const name of ["sigma", sigma]) [`${name}'`, `d${name}`].forEach((slope) => functions.set(slope, "dsigma"));
  const index = new Map(Object.entries(indices).map(([book, letter]) => [letter, book]));
  return { role, functions, index, first, costs: new Set(["dC", "dR", "dE", `d${cost}`]) };
}

/** @type {(role: string, notation: string) => string} */
export const typedAs = (role, notation) => typed(tableOf(notation).letters[role] ?? role);

/** @type {(role: string) => string} */
export const nameOf = (role) => (role in COST_SLOPES ? `dC/d${COST_SLOPES[role]}` : role);
