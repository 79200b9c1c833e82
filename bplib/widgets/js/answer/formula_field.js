/**
 * A field in which a formula is typed, and how it looks as far as it is read.
 *
 *   formulaField({oninput, …})               the field; with attributes of its own
 *   insertAtCaret(field, text, caret)        puts text into it, as if typed, and the caret as far behind where it begins
 *   whatIsRead(reading, notation)            nodes: what is read (reading.js), set; what is begun behind it, as it stands; and a
 *                                            mark where something else was expected
 */
import { h } from "../core/dom.js";
import { ANSWER_LIMITS } from "../core/facts.js";
import { setFormula } from "./typeset.js";

/** @import { TypedReading } from "./reading.js" */

/** @type {(attributes: Record<string, any>) => HTMLInputElement} */
export const formulaField = (attributes) =>
  h("input", {
    type: "text",
    class: "formula",
    maxlength: ANSWER_LIMITS.characters,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    ...attributes,
  });

/** @type {(field: HTMLInputElement, text: string, caret: number) => void} */
export function insertAtCaret(field, text, caret) {
  const { selectionStart: from, selectionEnd: to } = field;
  field.setRangeText(text, from, to, "end");
  field.setSelectionRange(from + caret, from + caret);
  field.focus();
  field.dispatchEvent(new Event("input"));
}

/** @type {(reading: TypedReading, notation: string) => (Node | string)[]} */
export const whatIsRead = ({ tree, begun, rest, expected }, notation) => [
  tree ? setFormula(tree, notation) : "",
  ...(expected ? [h("span", { class: "begun-text" }, begun), h("span", { class: "unread" }, rest || "…")] : []),
];
