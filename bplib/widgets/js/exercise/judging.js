/**
 * The judge of a formula (mistakes/fair_judge.js): fetched when a reader begins to type one, and made ready in slices while
 * the reader types. With it comes what knows the mistakes behind a number.
 *
 *   const judging = judgingOf(part)
 *   judging.begin()                      fetches it
 *   judging.verdictOn(text, notation)    a promise of the Verdict; for what has no name it waits until all is ready
 *   const stories = numberStories()
 *   stories.begin()                      fetches them
 *   stories.of(v, formula, target)       what to say to a number that nothing else explains (number_mistakes.js); null where they
 *                                        are not there, or know nothing
 */
import { FREE_LETTERS } from "./given_numbers.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Verdict } from "../answer/judge.js" */
/** @import { Target } from "../answer/number_answer.js" */
/** @import { FairJudge } from "../mistakes/fair_judge.js" */

const SLICE = 8; // ms: a key may come in between
const REST = 8; // ms
const NOT_FETCHED = "What judges a formula could not be fetched. Check again, or load the page anew.";

/** @type {(part: FormulaPart) => {begin: () => void, verdictOn: (text: string, notation: string) => Promise<Verdict>}} */
export function judgingOf(part) {
  /** @type {Promise<{judge: FairJudge["judge"], rest: Promise<void>}> | null} */
  let fetched = null;
  async function made() {
    const { fairJudgeFor } = await import("../mistakes/fair_judge.js");
    const { judge, prepare } = fairJudgeFor(part);
    await inSlices(() => prepare(SLICE, "one"));
    return { judge, rest: inSlices(() => prepare(SLICE)) };
  }
  function begin() {
    fetched ??= made();
    fetched.catch(() => (fetched = null)); // the next check asks for it again
  }
  async function verdictOn(text, notation) {
    begin();
    const ready = await fetched.catch(() => null);
    if (!ready) return { right: null, text: NOT_FETCHED };
    const found = ready.judge(text, notation);
    if (!found.unknown) return found;
    await ready.rest;
    return ready.judge(text, notation);
  }
  return { begin, verdictOn };
}

/** A promise that is kept when work() says that nothing is left to do. */
function inSlices(work) {
  return new Promise((done) => {
    const go = () => (work() ? done() : setTimeout(go, REST));
    go();
  });
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
