/**
 * The control of one number of the network: a field that is dragged sideways or typed in, a native slider as its gauge, and
 * the gradient beneath.
 *
 *   numberControl(key, {bindings, set, L, gradient, picture, name})
 *                              of a parameter, of x or of y; a picture stands on its slider, and `name` is said in place
 *                              of what the key speaks of; set(key, value) is called with each new value; `waits` gets
 *                              what shows the gradient, or an empty box while it is not written
 *   arrowsBetweenControls(root)     one tab stop for all in it; ← and → lead from a number to the next, as one reads
 *
 * @typedef {{bindings: import("../core/dom.js").Bindings, set: (key: string, value: number) => void, L: number,
 *   gradient?: boolean, picture?: Element, name?: string, waits?: Map<string, (written: boolean) => void>}} ControlOptions
 */
import { gradientOf } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { h } from "../core/dom.js";
import { SIDEWAYS } from "../core/held_number.js";
import { dataOf, numberElement, waiting } from "../text/symbols.js";
import { spoken } from "../text/words.js";
import { hintAt } from "./drag_hint.js";
import { hand, TREMBLE } from "./hand.js";
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
  const { input, message, typing } = typedField(key, name, options);
  const range = slider(name, { ...dataOf(key), oninput: (e) => set(key, Number(e.target.value)) });
  const box = h("div", { class: "knob", "data-key": key, "data-cell": key }, input, picture, range);
  if (gradient) box.append(gradientBeneath(key, options));
  box.append(message);
  let now = 0;
  bindings.follow(key, (v) => {
    now = v;
    range.setAttribute("data-value", v);
    range.value = v;
    fillTrack(range, v);
    box.classList.toggle("pos", v > 0);
    box.classList.toggle("neg", v < 0);
  });
  hand(box, { per: SIDEWAYS, slack: TREMBLE, take });
  hintAt(box);
  return box;

  /** The field, unless something is being typed there; under a finger the gauge is part of the box. */
  function take({ type, target, pointerType }) {
    const own = target === input || (target === box && type === "pointerdown");
    if (!own || typing()) return null;
    const mark = (held) => {
      box.classList.toggle("held", held);
      if (held && pointerType === "mouse") input.focus({ preventScroll: true }); // a finger would call the keyboard
    };
    return { key, value: now, set: (v) => set(key, v), mark };
  }
}

/** Inside a number that is being typed, an arrow moves the caret; ↑ and ↓ move the number, and a slider by all four. */
function needsArrow({ key, target }) {
  const { type, value, selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (target);
  if (type !== "text" || key === "ArrowUp" || key === "ArrowDown") return true;
  if (selectionEnd - selectionStart === value.length) return false;
  const edge = key === "ArrowLeft" ? 0 : value.length;
  return selectionStart !== edge || selectionEnd !== edge;
}

/** @param {HTMLElement} root @returns {void} */
export function arrowsBetweenControls(root) {
  moveByArrows([[.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".knob"))]], {
    needsArrow,
    partsOf: (box) => box.querySelectorAll("input"),
    arriveAt: (box) => {
      const input = box.querySelector("input[type=text]");
      input.focus();
      input.select();
    },
  });
}
