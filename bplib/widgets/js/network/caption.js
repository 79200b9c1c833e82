/**
 * What a step is called and what is said of it.
 *
 *   showCaption(element, [title, sentence])     announced when it changes
 */
import { h } from "../core/dom.js";

/** @param {HTMLElement} element @param {[string, string] | string[]} caption @returns {void} */
export function showCaption(element, [title, sentence]) {
  const text = `${title} ${sentence}`;
  if (element.textContent !== text) element.replaceChildren(h("b", {}, title), ` ${sentence}`);
}
