/**
 * The judge of a formula (mistakes/fair_judge.js): fetched when a reader begins to type one, and made ready in slices while
 * the reader types. With it comes what knows the mistakes behind a number.
 *
 *   const judging = judgingOf(part)
 *   judging.begin()        a promise: it is there, or cannot be had
 *   judging.now()          the judge; null where it is not there
 *   const stories = numberStories()
 *   stories.begin()        fetches them
 *   stories.of(v, formula, target)      what to say to a number that nothing else explains (number_mistakes.js); null where they are
 *                          not there, or know nothing
 */
import { FREE_LETTERS } from "./given_numbers.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Target } from "../answer/number_answer.js" */
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

/** @type {() => {begin: () => Promise<void>, of: (v: number, formula: string, target: (formula: string) => Target) => string | null}} */
export function numberStories() {
  /** @type {typeof import("../mistakes/number_mistakes.js").numberStory | null} */
  let story = null;
  async function begin() {
    try {
      story = (await import("../mistakes/fair_judge.js")).numberStory;
    } catch {
      story = null; // a number is judged without them
    }
  }
  return { begin, of: (v, formula, target) => story?.(v, formula, FREE_LETTERS, target) ?? null };
}
