/**
 * A bar as long as a number, to the right of zero when it is positive and to the left when it is negative.
 *
 *   signedBar({zero: 0.5})     {element, show(value, scale, from)}: zero stands at that part of the width
 *
 * `scale` is the number whose bar reaches the right end; `from` is where the bar starts (0 unless bars are stacked).
 * The bar repeats a number that stands beside it, so it is hidden from the reading aloud.
 */
import { h } from "../core/dom.js";

/**
 * @param {{zero?: number}} [options]
 * @returns {{element: HTMLElement, show: (value: number, scale: number, from?: number) => void}}
 */
export function signedBar({ zero = 0.5 } = {}) {
  const fillOf = h("i");
  const element = h("div", { class: "sbar", "aria-hidden": "true", style: `--zero: ${zero * 100}%` }, fillOf);
  const place = (v, scale) => 100 * Math.max(0, Math.min(1, zero + (v / scale) * (1 - zero)));

  function show(value, scale, from = 0) {
    const ends = [place(from, scale), place(from + value, scale)].sort((p, q) => p - q);
    fillOf.style.left = `${ends[0]}%`;
    fillOf.style.width = `${ends[1] - ends[0]}%`;
    element.classList.toggle("below", value < 0);
  }
  return { element, show };
}
