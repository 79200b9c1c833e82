/**
 * What a name means in a reader's formula, in the letters of a notation.
 *
 *   namesOf("bishop")      {role: name → role, meant: name → the roles that other texts give it, functions: name → function,
 *                          index: letter → the book's letter, costs: the letters of the cost, sigmas: what is σ before a bracket,
 *                          first: the number of the input layer}
 *   typedAs("delta", "bishop")      how a quantity or σ is typed there
 *   nameOf("da")                    how messages call a quantity: dC/da
 *
 * Roles are the book's (bplib.notation): in Bishop's letters the name "a" has the role z. What other books write stands in
 * bplib.formula.grammar.world; a letter of the notation's own goes before it.
 */
import { COST_SLOPES, TYPED_FUNCTIONS, TYPED_LETTERS, TYPED_QUANTITIES, WORLD } from "../core/facts.js";
import { tableOf } from "../text/notation.js";

/** @type {(letter: string) => string} */
const typed = (letter) => TYPED_LETTERS[letter] ?? letter;

/**
 * @typedef {{role: Map<string, string>, meant: Map<string, string[]>, functions: Map<string, string>, index: Map<string, string>,
 *            costs: Set<string>, sigmas: Set<string>, first: number}} Names
 */
/** @type {Map<string, Names>} */
const namesFound = new Map();

/** @type {(notation: string) => Names} */
export function namesOf(notation) {
  if (!namesFound.has(notation)) namesFound.set(notation, namesUnder(notation));
  return namesFound.get(notation);
}

/** @type {(notation: string) => Names} */
function namesUnder(notation) {
  const { letters, indices, first } = tableOf(notation);
  const role = new Map(Object.keys(TYPED_QUANTITIES).map((name) => [name, name]));
  const own = Object.entries(letters).filter(([name]) => name in TYPED_QUANTITIES && name !== "C");
  own.forEach(([name, letter]) => role.set(typed(letter), name));
  for (const [capital, small] of [["W", "w"], ["dW", "dw"]]) if (!role.has(capital)) role.set(capital, small); // as most texts
  const sigma = typed(letters.sigma);
  const functions = new Map(
    /** @type {[string, string][]} */ ([
      ...Object.keys(TYPED_FUNCTIONS).map((name) => [name, name]),
      ...Object.entries(WORLD.functions),
    ]),
  );
  for (const name of ["sigma", sigma]) functions.set(name, "sigma").set(`d${name}`, "dsigma");
  const index = new Map(Object.entries(indices).map(([book, letter]) => [letter, book]));
  /** @type {Map<string, string[]>} */
  const meant = new Map();
  for (const [meaning, names] of Object.entries(WORLD.letters)) {
    for (const name of names.split(" ")) if (!role.has(name)) meant.set(name, [...meant.get(name) ?? [], meaning]);
  }
  return {
    role,
    meant,
    functions,
    index,
    first,
    costs: new Set([...WORLD.costs.split(" "), typed(letters.cost)]),
    sigmas: new Set(WORLD.sigmas.split(" ")),
  };
}

/** @type {(role: string, notation: string) => string} */
export const typedAs = (role, notation) => typed(tableOf(notation).letters[role] ?? role);

/** @type {(role: string) => string} */
export const nameOf = (role) => (role in COST_SLOPES ? `dC/d${COST_SLOPES[role]}` : role);
