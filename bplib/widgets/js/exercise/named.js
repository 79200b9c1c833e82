/**
 * What the mistakes in an answer are called. No DOM in here.
 *
 *   mistakesNamed(verdict, part)      their names: ["no slope"], as in book/mistakes.yaml; [] where none was recognised
 *   repliesOf(part)                   what a question has to say to wrong answers of its own: [{text, name}]
 *   isOwn(name)                       whether a mistake is known by the text of one question alone, "own 1x4z9a"
 *
 * A text that has no name in the book gets one from its letters, so that it is the same after another question came before it.
 */
import { seedOf } from "../core/random.js";

/** @import { Verdict } from "../answer/judge.js" */
/** @import { Part } from "./kinds.js" */

const OWN = "own ";
const ownName = (text) => `${OWN}${(seedOf(text) >>> 0).toString(36)}`;

/** @type {(name: string) => boolean} */
export const isOwn = (name) => name.startsWith(OWN);

/** @type {(part: Part) => {text: string, name: string}[]} */
export function repliesOf(part) {
  const asked = part.kind === "Pass" ? part.rows.flatMap(([, cells]) => cells) : [part];
  const listed = asked.flatMap(({ mistakes = {}, named = {} }) =>
    Object.entries(mistakes).map(([wrong, text]) => ({ text, name: named[wrong] ?? ownName(text) }))
  );
  const chosen = part.kind === "Choose" ? Object.values(part.wrong) : Object.values(part.replies ?? {});
  const placed = [...(part.lines ?? []), ...(part.steps ?? [])].map(([, text]) => text);
  const own = [...chosen, ...placed].filter(Boolean).map((text) => ({ text, name: ownName(text) }));
  return [...listed, ...own];
}

/** Of code the judge says what a task alone knows by its text. @type {(part: Part, mistake: string) => string} */
const nameIn = ({ kind, mistakes = {}, named = {} }, mistake) =>
  kind === "Code" && Object.hasOwn(mistakes, mistake) && !Object.hasOwn(named, mistake) ? ownName(mistake) : mistake;

/** @type {(verdict: Verdict, part: Part) => string[]} */
export function mistakesNamed({ right, text, reply = text, mistakes = [] }, part) {
  if (right !== false) return [];
  if (mistakes.length) return [...new Set(mistakes.map((name) => nameIn(part, name)))];
  const known = repliesOf(part).find((listed) => reply === listed.text);
  return known ? [known.name] : [];
}
