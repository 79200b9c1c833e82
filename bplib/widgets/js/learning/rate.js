/**
 * The learning rate of the opening, on a scale of equal factors: a little of it is as fine as a lot.
 *
 *   rateControl(put)     {element, show(eta)}: moves the trait `eta`
 */
import { h, setText } from "../core/dom.js";
import { WIDGET_LIMITS } from "../core/facts.js";
import { shortened } from "../core/numbers.js";

const [LOW, HIGH] = WIDGET_LIMITS.openingRate;
const STEPS = 100;

const rounded = (eta) => Number(eta.toFixed(eta < 0.1 ? 3 : 2));

/** @param {number} place from 0 to STEPS @returns {number} */
const rateAt = (place) => rounded(LOW * (HIGH / LOW) ** (place / STEPS));

/** @param {import("../core/model.js").Put} put @returns {{element: HTMLElement, show: (eta: number) => void}} */
export function rateControl(put) {
  const range = h("input", {
    type: "range",
    min: 0,
    max: STEPS,
    step: 1,
    oninput: () => put({ eta: rateAt(Number(range.value)) }),
  });
  const number = h("output", {});
  const element = h("label", { class: "rate" }, h("span", {}, "rate"), range, number);
  return {
    element,
    show: (eta) => {
      range.value = `${Math.round((STEPS * Math.log(eta / LOW)) / Math.log(HIGH / LOW))}`;
      range.setAttribute("aria-valuetext", `rate ${shortened(eta)}`);
      setText(number, shortened(eta));
    },
  };
}
