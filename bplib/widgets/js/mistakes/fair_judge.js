/**
 * The judge of a formula, with what knows its mistakes, and the mistakes behind a number: what is needed when an answer is
 * checked, and not before.
 *
 *   const {judge, prepare} = fairJudgeFor(part)      a Formula of bplib.exercises.kinds, as plain data
 *   judge(text, notation)                            a Verdict (judge.js)
 *   prepare(milliseconds, until)                     works ahead for so long; true when nothing is left to be done (explainer.js).
 *                                                    Before that, a formula with two mistakes is `unknown`
 *   numberStory(v, formula, letters, target)         number_mistakes.js
 */
import { judgeFor } from "../answer/judge.js";
import { explainerFor } from "./explainer.js";

export { numberStory } from "./number_mistakes.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Verdict } from "../answer/judge.js" */
/** @typedef {{judge: (text: string, notation?: string) => Verdict, prepare: (milliseconds: number, until?: "one" | "two") => boolean}} FairJudge */

/** @type {(part: FormulaPart) => FairJudge} */
export function fairJudgeFor(part) {
  const explainer = explainerFor(part, false);
  return { judge: judgeFor(part, explainer), prepare: (milliseconds, until) => explainer.prepare(milliseconds, until) };
}
