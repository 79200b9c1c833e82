/**
 * What the reader sets in more than one widget.
 *
 *   networkChoice(examples, sizes, load)   the networks that came with the widget; load(name) when another is chosen
 *   menu(label, [[value, text]], chosen, choose)   a choice from a list
 *   functionMenu(hidden, choose)           the function of the hidden neurons; choose(name) when another is chosen
 *   ETA                                    the key of the learning rate
 *   rateSlider(put)                        the learning rate, the trait `eta`, as a slider
 *   rateField(put)                         and as a number that is dragged or typed
 */
import { choice, h } from "../core/dom.js";
import { keyOf } from "../core/address.js";
import { ACTIVATION_NAMES, WIDGET_LIMITS } from "../core/facts.js";
import { shortened } from "../core/numbers.js";
import { rangedField, RATE } from "./ranged_field.js";

export const ETA = keyOf("eta");

/**
 * @param {Record<string, any>} examples @param {number[]} sizes @param {(name: string) => void} load
 * @returns {HTMLElement}
 */
export const networkChoice = (examples, sizes, load) =>
  choice("Network", Object.keys(examples).map((name) => [name, name]), sizes.join("-"), load);

/** @param {string} hidden @param {(name: string) => void} choose @returns {HTMLElement} */
export const functionMenu = (hidden, choose) =>
  h(
    "label",
    {},
    h("span", { class: "lab wide-only" }, "hidden function "),
    menu("hidden function", ACTIVATION_NAMES.map((name) => [name, name]), hidden, choose),
  );

/**
 * @param {string} label @param {string[][]} options @param {string} chosen @param {(value: string) => void} choose
 * @returns {HTMLSelectElement}
 */
export const menu = (label, options, chosen, choose) =>
  h(
    "select",
    { "aria-label": label, onchange: (e) => choose(e.target.value) },
    options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );

/** @param {import("../core/model.js").Put} put @returns {HTMLInputElement} */
export const rateSlider = (put) =>
  h("input", {
    type: "range",
    min: WIDGET_LIMITS.rate[0],
    max: WIDGET_LIMITS.rate[1],
    step: 0.01,
    "aria-label": "learning rate",
    oninput: (e) => put({ eta: Number(e.target.value) }, ETA),
  });

/**
 * @param {import("../core/model.js").Put} put
 * @returns {{element: HTMLElement, show: (v: number) => void}}
 */
export const rateField = (put) =>
  rangedField({ key: ETA, name: "learning rate", scale: RATE, set: (eta) => put({ eta }, ETA), write: shortened });
