/**
 * What knows the mistakes in a formula (mistakes/explainer.js): fetched when a reader begins to type one, and made ready
 * in slices while the reader types.
 *
 *   const explained = explainedFor(part)
 *   explained.begin()        a promise: it is there, or cannot be had
 *   explained.now()          the explainer; null before that
 */
/** @import { FormulaPart } from "../answer/conditions.js" */
/** @typedef {ReturnType<typeof import("../mistakes/explainer.js").explainerFor>} FormulaExplainer */

const SLICE = 8; // ms: a key may come in between
const REST = 24; // ms

/** @type {(part: FormulaPart) => {begin: () => Promise<void>, now: () => FormulaExplainer | null}} */
export function explainedFor(part) {
  /** @type {FormulaExplainer | null} */
  let explainer = null;
  /** @type {Promise<void> | undefined} */
  let begun;
  async function fetched() {
    try {
      const { explainerFor } = await import("../mistakes/explainer.js");
      explainer = explainerFor(part);
      prepare();
    } catch {
      explainer = null; // then a formula is judged without it
    }
  }
  function prepare() {
    if (!explainer?.prepare(SLICE)) setTimeout(prepare, REST);
  }
  return { begin: () => begun ??= fetched(), now: () => explainer };
}
