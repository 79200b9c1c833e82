/**
 * One question of an exercise on the page: what is asked, the controls of its kind, and what is said to the answer.
 *
 *   askedPart({part, numbers, model, restore, judged})     {element, renew(numbers), keep()}
 *   verdictLine()                                          {element, show(verdict, worth)}: ✓, ✗ or – and words
 *
 * judged({right, text}) is called with every verdict; keep() is what `restore` brings back when the view is drawn again.
 */
import { setSentence } from "../answer/sentence.js";
import { h, unique } from "../core/dom.js";
import { KINDS_OF_QUESTION } from "./kinds.js";

const MARKED = { true: ["✓", "yes"], false: ["✗", "no"], null: ["–", ""] };

export function verdictLine() {
  const element = h("p", { class: "verdict", role: "status" });

  /** `soFar`: the answer is not whole yet, and right as far as it goes. */
  function show({ right, text, soFar = false }, worth) {
    const [sign, tone] = MARKED[soFar || right];
    const words = right ? `Right. ${text ?? ""}` : text;
    const spoken = right === false && !/^not\b/i.test(text) ? "Not right: " : "";
    element.className = `verdict ${tone}`;
    element.replaceChildren(
      ...(words
        ? [
          h("b", { class: "sign", "aria-hidden": "true" }, sign),
          h("span", {}, h("span", { class: "sr" }, spoken), setSentence(words, worth)),
        ]
        : []),
    );
    // what follows does not jump back
    element.style.minHeight = `${Math.max(element.offsetHeight, parseFloat(element.style.minHeight) || 0)}px`;
  }
  return { element, show };
}

export function askedPart({ part, numbers, model, restore, judged }) {
  const label = unique("bp-part");
  const ask = h("p", { class: "ask", id: `${label}-ask` }, setSentence(part.ask, numbers.worth));
  const line = verdictLine();
  let verdict = null;
  const kind = KINDS_OF_QUESTION[part.kind]({ part, label, numbers, model, restore: restore?.value, say });
  const element = h("div", { class: "part", "data-kind": part.kind }, ask, kind.element, line.element);
  if (restore?.verdict) line.show(verdict = restore.verdict, numbers.worth);

  function say(next) {
    verdict = next;
    line.show(verdict, numbers.worth);
    judged(verdict);
  }
  function renew(next) {
    numbers = next;
    verdict = null;
    ask.replaceChildren(...setSentence(part.ask, numbers.worth));
    line.show({ right: null, text: "" }, numbers.worth);
    kind.renew(numbers);
  }
  const keep = () => kind.value && { value: kind.value(), verdict };
  return { element, renew, keep };
}
