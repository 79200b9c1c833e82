/**
 * Buttons that put a symbol into a formula.
 *
 *   symbolButtons(part, notation, insert)     an element; insert(text, caret) is called with what to type and where to go on
 *
 * The name of a button is what it shows, in words, and what that means: "delta (error)".
 */
import { moveByArrows } from "../core/arrow_keys.js";
import { h } from "../core/dom.js";
import { insertionsFor, PLAIN_FACES } from "./insertions.js";
import { setFormula } from "./typeset.js";

/** @import { FormulaPart } from "./conditions.js" */

/** @type {(part: FormulaPart, notation: string, insert: (text: string, caret: number) => void) => HTMLElement} */
export function symbolButtons(part, notation, insert) {
  const buttons = insertionsFor(part, notation).map(({ face, typed, caret, words }) =>
    h(
      "button",
      { type: "button", class: "press symbol", onclick: () => insert(typed, caret) },
      PLAIN_FACES[face] ?? setFormula(face, notation),
      words && h("span", { class: "sr" }, ` (${words})`),
    )
  );
  if (buttons.length) moveByArrows([buttons]);
  return h("div", { class: "symbols", role: "group", "aria-label": "Symbols to insert" }, buttons);
}
