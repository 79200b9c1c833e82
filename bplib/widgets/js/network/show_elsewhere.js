/**
 * One widget hands its network to another of the same page.
 *
 *   showElsewhere(root, traits)         offers them; whether a widget has taken them
 *   takeOffered(root, put)              this widget takes what is offered, unfolds what it stands in and comes into view;
 *                                       returns what ends that
 */
import { mayMove } from "../core/dom.js";

const OFFER = "bp-network";

/** @param {HTMLElement} root @param {Record<string, any>} traits @returns {boolean} */
export const showElsewhere = (root, traits) =>
  !root.dispatchEvent(new CustomEvent(OFFER, { detail: traits, bubbles: true, composed: true, cancelable: true }));

/** @param {HTMLElement} root @param {(traits: Record<string, any>) => void} put @returns {() => void} */
export function takeOffered(root, put) {
  const take = (event) => {
    if (event.defaultPrevented) return; // another has taken it
    event.preventDefault();
    put(event.detail);
    for (let fold = root.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    root.scrollIntoView({ block: "start", behavior: mayMove() ? "smooth" : "auto" });
  };
  document.addEventListener(OFFER, take);
  return () => document.removeEventListener(OFFER, take);
}
