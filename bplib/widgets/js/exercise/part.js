/**
 * One question of an exercise on the page: what is asked, the controls of its kind, and what is said to the answer.
 *
 *   askedPart({part, numbers, model, restore, judged})     {element, renew(numbers), keep()}
 *
 * judged(verdict) is called with the verdict of every check; keep() is what `restore` brings back when the view is drawn again.
 */
import { setSentence } from "../answer/sentence.js";
import { h, unique } from "../core/dom.js";
import { KINDS_OF_QUESTION } from "./kinds.js";
import { NOTHING_YET, verdictLine, verdictOf } from "./verdict.js";

/** @import { Verdict } from "../answer/judge.js" */
/** @import { Model } from "../core/model.js" */
/** @import { GivenNumbers } from "./given_numbers.js" */
/** @import { Part } from "./kinds.js" */

/**
 * @param {{part: Part, numbers: GivenNumbers, model: Model, restore?: {value: any, verdict: Verdict | null} | null,
 *          judged: (verdict: Verdict) => void}} options
 * @returns {{element: HTMLElement, renew: (next: GivenNumbers) => void, keep: () => object | undefined}}
 */
export function askedPart({ part, numbers, model, restore, judged }) {
  const label = unique("bp-part");
  const ask = h("p", { class: "ask", id: `${label}-ask` }, setSentence(part.ask, numbers.worth));
  const line = verdictLine();
  let verdict = null;
  /** @type {import("./kinds.js").Controls["setWords"]} */
  let setWords = undefined; // a kind may speak while it is made: code in a notebook comes with its verdict
  const shown = (/** @type {Verdict} */ next) => line.show(next, numbers.worth, setWords);
  const kind = KINDS_OF_QUESTION[part.kind]({ part, label, numbers, model, restore: restore?.value, say, changed });
  setWords = kind.setWords;
  // Who hears “Check” hears what is checked: an exercise may have several.
  kind.element.querySelectorAll("button.check").forEach((button) => button.setAttribute("aria-describedby", ask.id));
  const element = h("div", { class: "part", "data-kind": part.kind }, ask, kind.element, line.element);
  if (restore?.verdict) shown(verdict = restore.verdict);

  /** @param {() => Verdict} judging */
  function say(judging) {
    verdict = verdictOf(judging);
    shown(verdict);
    judged(verdict);
  }
  /** What was said leaves without a word. */
  function changed() {
    if (!verdict) return;
    verdict = null;
    shown(NOTHING_YET);
  }
  function renew(next) {
    numbers = next;
    verdict = null;
    ask.replaceChildren(...setSentence(part.ask, numbers.worth));
    shown(NOTHING_YET);
    kind.renew(numbers);
  }
  const keep = () => kind.value && { value: kind.value(), verdict };
  return { element, renew, keep };
}
