/**
 * One question of a self-test, its verdict held back.
 *
 *   answerCard({question, seed, draft, taken})     {element, show(answer, over), worth, draft()}
 *
 * The seed draws the numbers of the question (try_numbers.js). taken(answer) is called once, with {verdict: {right, text}}
 * or, when the reader does not know, {verdict: null}. show() is told what was taken and whether the test is over. Then an answer
 * that is not right gets the right one beside it, folded, and what a prediction reveals may be touched. draft() is what the
 * reader has entered, and `draft` brings it back.
 */
import { setSentence } from "../answer/sentence.js";
import { h, unique } from "../core/dom.js";
import { KINDS_OF_QUESTION } from "../exercise/kinds.js";
import { NOTHING_YET, verdictLine, verdictOf } from "../exercise/verdict.js";
import { foldedAnswer } from "./folded_answer.js";
import { numbersOfTry } from "./try_numbers.js";

/** @import { Verdict } from "../answer/judge.js" */
/** @import { Worth } from "../exercise/given_numbers.js" */
/**
 * @typedef {{chapter: string, topic: string, subject: string, label: string, part: any, given: any[], network?: any}} Question
 * @typedef {{verdict: Verdict | null}} Answer      null: the reader does not know
 * @typedef {{element: HTMLElement, show: (answer: Answer | null, over: boolean) => void, worth: Worth, draft: () => any}} Card
 */

const EMPTY = { right: null, text: "Expected an answer; none is entered yet." };
const HELD = { right: null, text: "Taken. Whether it is right you will hear at the end." };
const UNKNOWN = { right: false, text: "You did not know it yet." };

/**
 * @param {{question: Question, seed: number, draft?: any, taken: (answer: Answer) => void}} options
 * @returns {Card}
 */
export function answerCard({ question, seed, draft, taken }) {
  const label = unique("bp-question");
  const { part } = question;
  const numbers = numbersOfTry(question, seed);
  const line = verdictLine();
  let last = /** @type {Verdict | null} */ (null); // what was said to the answer as it stands
  let taking = false;
  const kind = KINDS_OF_QUESTION[part.kind]({ part, label, numbers, say, changed, restore: draft ?? undefined });
  const entry = h(
    "fieldset",
    {},
    h("p", { class: "ask", id: `${label}-ask` }, setSentence(part.ask, numbers.worth)),
    kind.element,
  );
  const revealed = kind.element.querySelector(".reveal"); // taken out of what an answer disables
  const solved = h("div");
  const buttons = h(
    "div",
    { class: "bar foot" },
    h("button", { type: "submit", class: "press pri" }, "Take this answer"),
    h("button", { type: "button", class: "press", onclick: () => taken({ verdict: null }) }, "I don’t know"),
  );
  const element = h(
    "form",
    { class: "part", "data-kind": part.kind, onsubmit: take },
    entry,
    revealed,
    line.element,
    solved,
    buttons,
  );

  /** What cannot be judged is said at once; a verdict waits. */
  function say(judging) {
    last = verdictOf(judging);
    line.show(last.right === null ? last : NOTHING_YET, numbers.worth);
  }
  function changed() {
    last = null;
    line.show(NOTHING_YET, numbers.worth);
  }
  async function take(event) {
    event.preventDefault();
    if (entry.disabled || taking) return; // Enter on what is revealed, or twice
    taking = true;
    last = null;
    await kind.check();
    taking = false;
    const complained = element.querySelector("[aria-invalid]"); // beside the field it is said already
    if (last?.text === "" && last.right === null && !complained) line.show(EMPTY, numbers.worth);
    else if (last && last.right !== null) taken({ verdict: last });
  }
  function show(answer, over) {
    entry.disabled = Boolean(answer);
    buttons.hidden = Boolean(answer);
    if (answer) line.show(over ? (answer.verdict ?? UNKNOWN) : HELD, numbers.worth);
    solved.replaceChildren(...(over && !answer.verdict?.right ? [foldedAnswer(part, numbers.worth)] : []));
  }
  return { element, show, worth: numbers.worth, draft: () => kind.value() ?? null };
}
