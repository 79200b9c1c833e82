/**
 * A field in which a formula is typed.
 *
 *   formulaField({oninput, …})               the field; with attributes of its own
 *   insertAtCaret(field, text, caret)        puts text into it, as if typed, and the caret as far behind where it begins
 */
import { h } from "../core/dom.js";
import { ANSWER_LIMITS } from "../core/facts.js";

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
