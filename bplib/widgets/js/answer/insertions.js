/**
 * What the buttons of an answer box put into it: only symbols that the question has a use for. No DOM in here.
 *
 *   insertionsFor(part, notation)     [{face, typed, caret, words}]: what the button shows (a formula to be set, or a sign
 *                                     of PLAIN_FACES), what it types, where the caret goes, and what is added for those who
 *                                     hear the face alone
 */
import { ACTIVATIONS } from "../core/engine.js";
import { COST_SLOPES, TYPED_FUNCTIONS, TYPED_QUANTITIES } from "../core/facts.js";
import { tableOf } from "../text/notation.js";
import { conditionsOf } from "./conditions.js";
import { typedAs } from "./names.js";

/** @import { FormulaPart } from "./conditions.js" */
/** @typedef {{face: string, typed: string, caret: number, words: string}} Insertion */

const MEANINGS = {
  delta: "error",
  dsigma: "slope of the activation function",
  sigma: "activation function",
  mean: "mean over the samples",
  eta: "learning rate",
};
/** Faces that are no formulas. */
export const PLAIN_FACES = {
  sum: "∑",
  transpose: "ᵀ",
  matrixProduct: "@",
  entrywise: "⊙",
  layer: "layer",
  mean: "E[ ]",
  max: "max",
  exp: "exp",
  ln: "ln",
  tanh: "tanh",
  inv: "inv",
  gate: "[ > 0]",
};
const BETWEEN_MATRICES = [
  { face: "transpose", typed: ".T", caret: 2, words: "transpose" },
  { face: "matrixProduct", typed: " @ ", caret: 3, words: "matrix product" },
  { face: "entrywise", typed: " * ", caret: 3, words: "product entry by entry" },
];
const GATE = { face: "gate", typed: "[ > 0]", caret: 1, words: "1 where it is greater than 0, else 0" };
const LAYER = { face: "layer", typed: "^(l)", caret: 3, words: "above" };

/** @type {(part: FormulaPart, notation: string) => Insertion[]} */
export function insertionsFor(part, notation) {
  const { freeLetters, whole, hidden } = conditionsOf(part.conditions);
  if (freeLetters) return [];
  const used = [...new Set(part.uses.map((use) => use.split("^")[0]))].filter((role) => role !== "sum");
  const sum = { face: "sum", typed: `sum(, ${indexToSum(part, notation)})`, caret: 4, words: "sum" };
  const entries = [sum, ...(hidden === ACTIVATIONS.relu ? [GATE] : []), LAYER];
  return [...used.map((role) => insertionOf(role, whole, notation)), ...(whole ? BETWEEN_MATRICES : entries)];
}

/** @returns {Insertion} */
function insertionOf(role, whole, notation) {
  const words = MEANINGS[role] ?? "";
  if (role === "mean") return { face: role, typed: "mean()", caret: 5, words };
  if (role in TYPED_FUNCTIONS) {
    const name = role === "dsigma" ? `${typedAs("sigma", notation)}'` : typedAs(role, notation);
    return { face: role, typed: `${name}()`, caret: name.length + 1, words };
  }
  const { indices = 0, layered = false } = TYPED_QUANTITIES[role] ?? {};
  const scripts = whole ? (layered ? "^()" : "") : ["", "[]", "[,]"][indices];
  const by = COST_SLOPES[role];
  const typed = by ? `dC/d${typedAs(by, notation)}` : typedAs(role, notation);
  return {
    face: by ? `dC/d${by}` : role,
    typed: typed + scripts,
    caret: typed.length + (whole && layered ? 2 : scripts ? 1 : 0),
    words,
  };
}

/** The index that a sum is offered with: one that does not stand in what is asked for. */
function indexToSum({ left, where, notation: own }, notation) {
  const asked = left?.match(/\[(.*)\]/)?.[1].split(",") ?? [];
  const index = Object.keys(where).find((letter) => !asked.includes(letter)) ?? "k";
  return own ? index : tableOf(notation).indices[index];
}
