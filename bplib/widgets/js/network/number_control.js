/**
 * The control of one number of the network: a field to type in, a native slider, and the gradient beneath.
 *
 *   numberControl(key, {bindings, set, L, gradient, picture, name})
 *                              of a parameter, of x or of y; a picture stands on its slider, and `name` is said in place
 *                              of what the key speaks of; set(key, value) is called with each new value; `waits` gets
 *                              what shows the gradient, or an empty box while it is not written
 *   arrowsBetweenControls(root)     one tab stop for all in it; the arrow keys of a field lead to the ones beside it
 *
 * @typedef {{bindings: import("../core/dom.js").Bindings, set: (key: string, value: number) => void, L: number,
 *   gradient?: boolean, picture?: Element, name?: string, waits?: Map<string, (written: boolean) => void>}} ControlOptions
 */
import { gradientOf } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { h } from "../core/dom.js";
import { dataOf, numberElement, waiting } from "../text/symbols.js";
import { spoken } from "../text/words.js";
import { fillTrack, slider } from "./slider.js";
import { typedField } from "./typed_field.js";

/** @param {string} key @param {ControlOptions} options */
function gradientBeneath(key, { bindings, L, waits }) {
  const gradient = gradientOf(key);
  const number = numberElement(h("span", { class: "gv", title: spoken(gradient, L) }), gradient, bindings);
  waits?.set(gradient, waiting(number, h("span", { class: "gv slot" }, h("span", { class: "sr" }, "not written yet"))));
  return h(
    "div",
    { class: "gr" },
    h("span", { class: "sr" }, `${spoken(gradient, L)}: `),
    h("span", { class: "m", "aria-hidden": "true" }, "∂"),
    number,
  );
}

/** @param {string} key @param {ControlOptions} options @returns {HTMLElement} */
export function numberControl(key, options) {
  const { bindings, set, L, gradient, picture, name = spoken(key, L) } = options;
  const [input, message] = typedField(key, name, options);
  const range = slider(name, { ...dataOf(key), oninput: (e) => set(key, Number(e.target.value)) });
  const box = h("div", { class: "knob", "data-key": key, "data-cell": key }, input, picture, range);
  if (gradient) box.append(gradientBeneath(key, options));
  box.append(message);
  bindings.follow(key, (v) => {
    range.setAttribute("data-value", v);
    range.value = v;
    fillTrack(range, v);
    box.classList.toggle("pos", v > 0);
    box.classList.toggle("neg", v < 0);
  });
  return box;
}

/** The controls of `root`, row by row. */
function rowsOf(root) {
  const rows = root.matches("table") ? [...root.rows] : [...root.querySelectorAll(".knob")];
  return rows.map((row) => (row.matches(".knob") ? [row] : [...row.querySelectorAll(".knob")]))
    .filter((row) => row.length);
}

/** Inside a number that is being typed, an arrow moves the caret; a slider moves by all four. */
function needsArrow({ key, target }) {
  const { type, value, selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (target);
  if (type !== "text") return true;
  if (key === "ArrowUp" || key === "ArrowDown" || selectionEnd - selectionStart === value.length) return false;
  const edge = key === "ArrowLeft" ? 0 : value.length;
  return selectionStart !== edge || selectionEnd !== edge;
}

/** @param {HTMLElement} root @returns {void} */
export function arrowsBetweenControls(root) {
  moveByArrows(rowsOf(root), {
    needsArrow,
    partsOf: (box) => box.querySelectorAll("input"),
    arriveAt: (box) => {
      const input = box.querySelector("input[type=text]");
      input.focus();
      input.select();
    },
  });
}
