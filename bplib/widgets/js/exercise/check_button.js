/**
 * The button that has an answer judged, one for each part; Enter in a field does the same.
 *
 *   checkButton(act)      an element that says “Check”
 */
import { h } from "../core/dom.js";

/** @type {(act: () => void) => HTMLElement} */
export const checkButton = (act) =>
  h(
    "button",
    { type: "button", class: "press check", title: "Judge this answer as it stands (Enter)", onclick: act },
    "Check",
  );
