/**
 * The shape of a matrix: how many rows, how many columns.
 *
 *   shapePart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 */
import { readWidth } from "../answer/number_answer.js";
import { setFormula } from "../answer/typeset.js";
import { h } from "../core/dom.js";
import { checkButton } from "./check_button.js";
import { answerField } from "./number_field.js";
import { NOTHING_YET } from "./verdict.js";

/** @import { Asked, Controls } from "./kinds.js" */

const COMMA = /,(?![^[]*\])/; // not one between indices

/** @type {(asked: Asked) => Controls} */
export function shapePart({ part, label, numbers: { worth }, say, changed, restore = ["", ""] }) {
  const [rows, columns] = ["rows", "columns"].map((what, i) =>
    answerField({
      read: readWidth,
      naming: { "aria-label": what, inputmode: "numeric" },
      act: check,
      changed,
      value: restore[i],
    })
  );
  const element = h(
    "div",
    { class: "bar", role: "group", "aria-labelledby": `${label}-ask` },
    h("span", {}, setFormula(part.of), " is"),
    h("label", {}, rows.element, " rows"),
    h("span", { "aria-hidden": "true" }, "×"),
    h("label", {}, columns.element, " columns"),
    checkButton(check),
  );

  function check() {
    say(() => verdictOn(rows.read(), columns.read()));
  }
  function verdictOn(r, c) {
    if (r === null || c === null) return NOTHING_YET;
    const right = r === worth(part.rows) && c === worth(part.columns);
    return { right, text: right ? part.because : replyTo(r, c) };
  }
  function replyTo(r, c) {
    const known = Object.entries(part.mistakes).find(([pair]) => {
      const [R, C] = pair.split(COMMA).map((formula) => worth(formula));
      return r === R && c === C;
    });
    if (known) return known[1];
    const [R, C] = [worth(part.rows), worth(part.columns)];
    if (r === C && c === R) return "Rows and columns have changed places.";
    if (r === R) return "The rows are right, the columns are not.";
    return c === C ? "The columns are right, the rows are not." : "Neither is right yet.";
  }
  function renew(next) {
    worth = next.worth;
    [rows, columns].forEach((field) => field.clear());
  }
  return { element, renew, check, value: () => [rows.input.value, columns.input.value] };
}
