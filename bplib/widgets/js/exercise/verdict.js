/**
 * What is said to an answer.
 *
 *   verdictOf(judging)     the Verdict that judging() gives; where it fails, one that says so: no old verdict may stand
 *   verdictLine()          {element, show(verdict, worth, setWords)}: ✓, ✗ or – and words; setWords sets them, where
 *                          they are not in the language of the answer box
 *   NOTHING_YET            the verdict on what is not there to be judged
 */
import { setSentence } from "../answer/sentence.js";
import { h } from "../core/dom.js";

/** @import { Verdict } from "../answer/judge.js" */
/** @import { Worth } from "./given_numbers.js" */
/** @import { Controls } from "./kinds.js" */

/** @type {Verdict} */
export const NOTHING_YET = { right: null, text: "" };
const NOT_JUDGED = "This answer could not be judged: that is a fault of the book, not of yours. " +
  "Nothing is lost; try to write it in another way.";

const SIGNS_OF_VERDICTS = { true: ["✓", "yes"], false: ["✗", "no"], null: ["–", ""] };

/** @type {(judging: () => Verdict) => Verdict} */
export function verdictOf(judging) {
  try {
    return judging();
  } catch (error) {
    console.error(error);
    return { right: null, text: NOT_JUDGED };
  }
}

/** A text as it stands, where it cannot be set: better than none. */
function setOrPlain(text, worth, setWords) {
  try {
    return setWords ? setWords(text) : setSentence(text, worth);
  } catch {
    return [text];
  }
}

/** @type {() => {element: HTMLElement, show: (verdict: Verdict, worth: Worth, setWords?: Controls["setWords"]) => void}} */
export function verdictLine() {
  const element = h("p", { class: "verdict", role: "status" });

  function show({ right, text, soFar = false }, worth, setWords = undefined) {
    const [sign, tone] = SIGNS_OF_VERDICTS[String(soFar || right)];
    const words = right ? `Right. ${text ?? ""}` : text;
    const spoken = right === false && !/^not\b/i.test(text) ? "Not right: " : "";
    element.className = `verdict ${tone}`;
    element.replaceChildren(
      ...(words
        ? [
          h("b", { class: "sign", "aria-hidden": "true" }, sign),
          h("span", {}, h("span", { class: "sr" }, spoken), setOrPlain(words, worth, setWords)),
        ]
        : []),
    );
    // what follows does not jump back
    element.style.minHeight = `${Math.max(element.offsetHeight, parseFloat(element.style.minHeight) || 0)}px`;
  }
  return { element, show };
}
