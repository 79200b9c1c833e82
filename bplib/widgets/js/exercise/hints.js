/**
 * Hints, opened one after another; those that are open stay.
 *
 *   hintList({hints, worth, open, opened})     {button, list, renew(worth), open()}
 *
 * `open` of them are open at the start; opened(n) is called when the reader opens number n; open() says how many are.
 */
import { setSentence } from "../answer/sentence.js";
import { h, setAttribute, setText } from "../core/dom.js";

/** @import { Worth } from "./given_numbers.js" */

/**
 * @param {{hints: string[], worth: Worth, open?: number, opened: (n: number) => void}} options
 * @returns {{button: HTMLElement, list: HTMLElement, renew: (next: Worth) => void, open: () => number}}
 */
export function hintList({ hints, worth, open = 0, opened }) {
  const list = h("div", { class: "hints", role: "status", "aria-atomic": "false" }); // the new one is heard alone
  const button = h("button", { type: "button", class: "press", onclick: next });
  renew(worth);

  function hint(text, i) {
    return h("p", {}, h("b", {}, `Hint ${i + 1}. `), setSentence(text, worth));
  }
  function next() {
    if (open === hints.length) return;
    list.append(hint(hints[open], open));
    open += 1;
    label();
    opened(open);
  }
  /** The last one leaves the button where it is, so that the focus is not lost. */
  function label() {
    const spent = open === hints.length;
    setText(button, spent ? "No more hints" : `Hint ${open + 1} of ${hints.length}`);
    setAttribute(button, "aria-disabled", spent);
  }
  function renew(nextWorth) {
    worth = nextWorth;
    list.replaceChildren(...hints.slice(0, open).map(hint));
    label();
  }
  return { button, list, renew, open: () => open };
}
