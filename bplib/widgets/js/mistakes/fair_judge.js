/**
 * The judge of a formula, with what knows its mistakes: all that is needed when a formula is checked, and not before.
 *
 *   const {judge, prepare} = fairJudgeFor(part)      a Formula of bplib.exercises.kinds, as plain data
 *   judge(text, notation)                            a Verdict (judge.js)
 *   prepare(milliseconds)                            works ahead for so long; true when nothing is left to be done
 */
import { judgeFor } from "../answer/judge.js";
import { explainerFor } from "./explainer.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Verdict } from "../answer/judge.js" */
/** @typedef {{judge: (text: string, notation?: string) => Verdict, prepare: (milliseconds: number) => boolean}} FairJudge */

/** @type {(part: FormulaPart) => FairJudge} */
export function fairJudgeFor(part) {
  const explainer = explainerFor(part);
  return { judge: judgeFor(part, explainer), prepare: (milliseconds) => explainer.prepare(milliseconds) };
}
