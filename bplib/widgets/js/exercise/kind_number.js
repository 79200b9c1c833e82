/**
 * A number, computed by the reader from the numbers given.
 *
 *   numberPart({part, label, numbers, say, restore})     {element, renew(numbers), check(), value()}
 */
import { answerField, checkButton } from "./number_field.js";
import { judgeNumber, readAnswer } from "../answer/number_answer.js";
import { h } from "../core/dom.js";

export function numberPart({ part, label, numbers: { worth }, say, restore }) {
  const field = answerField({
    read: readAnswer,
    naming: { "aria-labelledby": `${label}-ask` },
    act: check,
    value: restore,
  });
  const element = h("div", { class: "bar" }, field.element, checkButton(check));

  function check() {
    const v = field.read();
    if (v === null) return say({ right: null, text: "" }); // the complaint stands beside the field
    const mistakes = Object.entries(part.mistakes).map(([formula, text]) => [worth(formula), text]);
    const { right, text } = judgeNumber(v, { truth: worth(part.answer), tolerance: part.tolerance, mistakes });
    say({ right, text: right ? part.because : text });
  }
  function renew(next) {
    worth = next.worth;
    field.clear();
  }
  return { element, renew, check, value: () => field.input.value };
}
