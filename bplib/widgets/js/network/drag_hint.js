/**
 * That a number can be dragged is said once to each reader, beside the first number to which one comes.
 *
 *   hintAt(box)     offers the hint there; it goes when the reader does, and does not come back once it has been read or
 *                   a number has been dragged
 */
import { turnInside } from "../core/bubble.js";
import { h } from "../core/dom.js";

const HINT_KEY = "bp-drag-hint";
const LONG_ENOUGH = 1500; // milliseconds, to read it
const hintText = () =>
  matchMedia("(pointer: coarse)").matches
    ? "Drag it sideways, or tap it to type."
    : "Drag it sideways, finer with Shift, or type. Escape takes it back.";
let hinted = false; // where the browser keeps nothing, as long as the page is open

const known = () => {
  try {
    return hinted || localStorage.getItem(HINT_KEY) !== null;
  } catch {
    return hinted;
  }
};
const remember = () => {
  hinted = true;
  try {
    localStorage.setItem(HINT_KEY, "seen");
  } catch { /* it is said again on the next page */ }
};

/** @param {HTMLElement} box @returns {void} */
export function hintAt(box) {
  let hint = null;
  let since = 0;
  const show = () => {
    if (hint || known()) return;
    since = performance.now();
    hint = h("p", { class: "msg hint", role: "status" }, hintText());
    box.append(hint);
    turnInside(hint);
  };
  const hide = () => {
    if (!hint) return;
    if (performance.now() - since > LONG_ENOUGH) remember();
    hint.remove();
    hint = null;
  };
  for (const name of ["pointerenter", "focusin"]) box.addEventListener(name, show);
  for (const name of ["pointerleave", "focusout"]) box.addEventListener(name, hide);
  box.addEventListener("input", () => hint && hide());
  box.addEventListener("change", () => {
    remember();
    hide();
  });
}
