/**
 * The learning rate of the opening, on a scale of equal factors: a little of it is as fine as a lot.
 *
 *   rateControl(put)     {element, show(eta)}: moves the trait `eta`; the number itself can be dragged and typed
 */
import { h } from "../core/dom.js";
import { WIDGET_LIMITS } from "../core/facts.js";
import { ratioScale } from "../core/held_number.js";
import { shortened } from "../core/numbers.js";
import { rangedField } from "../network/ranged_field.js";

const [LOW, HIGH] = WIDGET_LIMITS.openingRate;
const STEPS = 100;
const SCALE = ratioScale(LOW, HIGH);

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
    "aria-label": "rate",
    oninput: () => put({ eta: rateAt(Number(range.value)) }),
  });
  const number = rangedField({ name: "rate", scale: SCALE, set: (eta) => put({ eta }), write: shortened });
  const element = h("div", { class: "rate" }, h("span", { "aria-hidden": "true" }, "rate"), range, number.element);
  return {
    element,
    show: (eta) => {
      range.value = `${Math.round((STEPS * Math.log(eta / LOW)) / Math.log(HIGH / LOW))}`;
      range.setAttribute("aria-valuetext", `rate ${shortened(eta)}`);
      number.show(eta);
    },
  };
}
