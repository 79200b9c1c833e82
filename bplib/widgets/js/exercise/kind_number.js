/**
 * A number, computed by the reader from the numbers given.
 *
 *   numberPart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 */
import { DIGITS_ASKED, judgeNumber, readAnswer } from "../answer/number_answer.js";
import { h } from "../core/dom.js";
import { checkButton } from "./check_button.js";
import { mistakesOf } from "./given_numbers.js";
import { numberStories } from "./judging.js";
import { answerField, readingLine } from "./number_field.js";
import { NOTHING_YET } from "./verdict.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function numberPart({ part, label, numbers, say, changed, restore }) {
  const stories = numberStories();
  const reading = readingLine(`${DIGITS_ASKED}.`);
  const field = answerField({
    read: readAnswer,
    naming: { "aria-labelledby": `${label}-ask` },
    act: check,
    changed,
    value: restore,
    reading,
  });
  const element = h(
    "div",
    { onfocusin: stories.begin },
    h("div", { class: "bar" }, field.element, checkButton(check)),
    reading.element,
  );

  function check() {
    say(() => verdictOn(field.read()));
  }
  function verdictOn(v) {
    if (v === null) return NOTHING_YET; // the complaint stands beside the field
    const { right, text, unknown } = judgeNumber(v, numbers.target(part.answer), mistakesOf(part, numbers));
    const story = unknown ? stories.of(v, part.answer, numbers.target) : null;
    return { right, text: right ? part.because : story ?? text };
  }
  function renew(next) {
    numbers = next;
    field.clear();
  }
  return { element, renew, check, value: () => field.input.value };
}
