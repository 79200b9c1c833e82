/**
 * A number, computed by the reader from the numbers given.
 *
 *   numberPart({part, label, numbers, say, restore})     {element, renew(numbers), check(), value()}
 */
import { answerField, checkButton } from "./number_field.js";
import { judgeNumber, readAnswer } from "../answer/number_answer.js";
import { h } from "../core/dom.js";
import { NOTHING_YET } from "./verdict.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function numberPart({ part, label, numbers: { worth }, say, restore }) {
  const field = answerField({
    read: readAnswer,
    naming: { "aria-labelledby": `${label}-ask` },
    act: check,
    value: restore,
  });
  const element = h("div", { class: "bar" }, field.element, checkButton(check));

  function check() {
    say(() => verdictOn(field.read()));
  }
  function verdictOn(v) {
    if (v === null) return NOTHING_YET; // the complaint stands beside the field
    /** @type {[number, string][]} */
    const mistakes = Object.entries(part.mistakes).map(([formula, text]) => [worth(formula), text]);
    const { right, text } = judgeNumber(v, { truth: worth(part.answer), tolerance: part.tolerance, mistakes });
    return { right, text: right ? part.because : text };
  }
  function renew(next) {
    worth = next.worth;
    field.clear();
  }
  return { element, renew, check, value: () => field.input.value };
}
