/**
 * What is said to a whole derivation when one of its lines was checked.
 *
 *   derivationVerdict(verdicts, at)     the Verdict: right where each line follows and the last is the goal; `at` is the line
 *                                       that was checked, from 0
 */

/** @import { Verdict } from "../answer/judge.js" */
/** @import { LineVerdict } from "../derivation/desk.js" */

/** @type {(verdicts: LineVerdict[], at: number) => Verdict} */
export function derivationVerdict(verdicts, at) {
  const line = verdicts[at];
  const said = `Line ${at + 1}: ${line.said}`;
  if (line.state === "wrong" && !line.mends) return { right: false, text: said, mistakes: line.mistake?.names ?? [] };
  if (line.state !== "follows") return { right: null, text: said };
  const goal = verdicts.findIndex((verdict) => verdict.goal);
  const wrong = verdicts.findIndex(({ state }) => state !== "follows");
  if (wrong >= 0) return { right: null, text: `${said} Line ${wrong + 1} is still to be mended, or taken out.` };
  if (goal < 0) return { right: null, soFar: true, text: said };
  const hasty = verdicts.findIndex(({ several, ownLaw }) => several || ownLaw);
  if (hasty < 0) return { right: true, text: verdicts[goal].because ?? "" };
  const why = verdicts[hasty].several ? "takes several steps at once" : "uses what is to be derived";
  return {
    right: null,
    soFar: true,
    text: `The goal. Line ${hasty + 1} ${why}: write the steps between, and it is a whole derivation.`,
  };
}
