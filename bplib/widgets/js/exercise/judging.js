/**
 * The judge of a formula (mistakes/fair_judge.js): fetched when a reader begins to type one, and made ready in slices while
 * the reader types.
 *
 *   const judging = judgingOf(part)
 *   judging.begin()        a promise: it is there, or cannot be had
 *   judging.now()          the judge; null where it is not there
 */
/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { FairJudge } from "../mistakes/fair_judge.js" */

const SLICE = 8; // ms: a key may come in between
const REST = 24; // ms

/** @type {(part: FormulaPart) => {begin: () => Promise<void>, now: () => FairJudge["judge"] | null}} */
export function judgingOf(part) {
  /** @type {FairJudge | null} */
  let fair = null;
  /** @type {Promise<void> | undefined} */
  let begun;
  async function fetched() {
    try {
      const { fairJudgeFor } = await import("../mistakes/fair_judge.js");
      fair = fairJudgeFor(part);
      prepare();
    } catch {
      begun = undefined; // the next check asks for it again
    }
  }
  function prepare() {
    if (!fair?.prepare(SLICE)) setTimeout(prepare, REST);
  }
  return { begin: () => begun ??= fetched(), now: () => fair && fair.judge };
}
