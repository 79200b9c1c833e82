/**
 * What is said to the line that a reader takes for the false one. No DOM in here.
 *
 *   misstepVerdict(part, drawn, pressed)     the Verdict; `drawn` is what derivation/misstep.js has drawn, `pressed` a line, from 0
 */

/** @import { Verdict } from "../answer/judge.js" */
/** @import { Drawn } from "../derivation/misstep.js" */

/** @type {(part: {left: string, because: string}, drawn: Drawn, pressed: number) => Verdict} */
export function misstepVerdict(part, drawn, pressed) {
  const { wrong, name, said, mended, lines } = drawn;
  if (pressed !== wrong) return { right: false, text: saidToOther(part.left !== "", drawn, pressed), mistakes: [name] };
  const line = part.left ? `\`${mended}\`` : `\`${lines[wrong].left} = ${mended}\``;
  return {
    right: true,
    text: `To whoever wrote it one would say: “${said}” The right line: ${line}. ${part.because}`.trim(),
  };
}

function saidToOther(isDerivation, { wrong, carried }, pressed) {
  const line = `Line ${pressed + 1}`;
  if (!isDerivation) return `${line} holds, in every network.`;
  if (pressed < wrong) return `${line} follows from ${pressed ? "the line above it" : "what is sought"}. Read on.`;
  if (carried) return `${line} follows from the line above it. But that one is false already.`;
  if (pressed > wrong + 1) return `${line} follows from the line above it. The mistake was made before.`;
  return `${line} is right. It does not follow from the line above it, for that one is false.`;
}
