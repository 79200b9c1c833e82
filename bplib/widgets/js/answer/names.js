/**
 * What a name means in a reader's formula, in the letters of a notation.
 *
 *   namesOf("bishop")      {role: name → role, functions: name → function, index: letter → the book's letter, costs: what may
 *                          stand before "/" in a slope of the cost, first: the number of the input layer}
 *   typedAs("delta", "bishop")      how a quantity or σ is typed there
 *   nameOf("da")                    how messages call a quantity: dC/da
 *   ARGUMENTS, QUANTITIES  how many things a function takes; how many indices a quantity takes, and whether it has a layer
 *                          and belongs to a sample
 *   SLOPES                 which quantities are slopes of the cost, and along what: da → a. (Along z it is δ.)
 *
 * Roles are the book's (bplib.notation): in Bishop's letters the name "a" has the role z.
 */
import { tableOf } from "../text/notation.js";

/** @typedef {{letters: Record<string, string>, indices: Record<string, string>, bracketed: boolean, first: number}} LetterTable */

/** indices: how many neurons it names; layered: whether it has a layer; sample: whether each sample has its own. */
const kind = (indices, layered, sample) => ({ indices, layered, sample });
export const QUANTITIES = {
  w: kind(2, true, false),
  dw: kind(2, true, false),
  b: kind(1, true, false),
  db: kind(1, true, false),
  z: kind(1, true, true),
  a: kind(1, true, true),
  delta: kind(1, true, true),
  da: kind(1, true, true),
  x: kind(1, false, true),
  y: kind(1, false, true),
  dx: kind(1, false, true),
  dA: kind(0, true, false),
  Z: kind(0, true, false),
  A: kind(0, true, false),
  Delta: kind(0, true, false),
  Y: kind(0, false, false),
  X: kind(0, false, false),
  C: kind(0, false, true),
  eta: kind(0, false, false),
  lambda: kind(0, false, false),
  N: kind(0, false, false),
  n: kind(0, true, false),
  ones: kind(0, false, false),
};
export const SLOPES = { da: "a", dw: "w", db: "b", dx: "x", dA: "A" };
export const ARGUMENTS = { sigma: 1, dsigma: 1, exp: 1, ln: 1, tanh: 1, max: 2, inv: 1 };

/** How a letter of a notation is typed. */
const TYPED = { "δ": "delta", "Δ": "Delta", "η": "eta", "σ": "sigma", "ℰ": "E", "ℒ": "L" };
const typed = (letter) => TYPED[letter] ?? letter;

/**
 * @param {string} notation
 * @returns {{role: Map<string, string>, functions: Map<string, string>, index: Map<string, string>, costs: Set<string>,
 *            first: number}}
 */
export function namesOf(notation) {
  const { letters, indices, first } = tableOf(notation);
  const role = new Map(Object.keys(QUANTITIES).map((name) => [name, name]));
  const own = Object.entries(letters).filter(([name]) => name in QUANTITIES && name !== "C");
  own.forEach(([name, letter]) => role.set(typed(letter), name));
  if (!role.has("W")) role.set("W", "w"); // as most texts have it
  const cost = typed(letters.cost);
  const sigma = typed(letters.sigma);
  const functions = new Map([...Object.keys(ARGUMENTS).map((name) => [name, name]), ["log", "ln"], [sigma, "sigma"]]);
  for (const name of ["sigma", sigma]) [`${name}'`, `d${name}`].forEach((slope) => functions.set(slope, "dsigma"));
  const index = new Map(Object.entries(indices).map(([book, letter]) => [letter, book]));
  return { role, functions, index, first, costs: new Set(["dC", "dR", "dE", `d${cost}`]) };
}

/** @type {(role: string, notation: string) => string} */
export const typedAs = (role, notation) => typed(tableOf(notation).letters[role] ?? role);

/** @type {(role: string) => string} */
export const nameOf = (role) => (role in SLOPES ? `dC/d${SLOPES[role]}` : role);
