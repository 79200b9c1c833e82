/**
 * Elements that are put into another order glide to their new places, so that the eye can follow them.
 *
 *   glideAfter(elements, change)     change() puts them there at once; what was not on the page before appears
 */
import { mayMove } from "./dom.js";

const GLIDING = { duration: 250, easing: "ease-in-out" };
/** @type {WeakMap<HTMLElement, Animation>} */
const underWay = new WeakMap();

/** @param {HTMLElement[]} elements @param {() => void} change @returns {void} */
export function glideAfter(elements, change) {
  const placeOfEach = () => elements.map((e) => (e.isConnected ? e.getBoundingClientRect() : null));
  const before = placeOfEach();
  change();
  if (!mayMove()) return;
  elements.forEach((e) => underWay.get(e)?.cancel()); // it goes on from where it is seen
  placeOfEach().forEach((now, i) => {
    const was = before[i];
    if (!was || !now || (was.left === now.left && was.top === now.top)) return;
    const from = `translate(${was.left - now.left}px, ${was.top - now.top}px)`;
    underWay.set(elements[i], elements[i].animate([{ transform: from }, { transform: "none" }], GLIDING));
  });
}
