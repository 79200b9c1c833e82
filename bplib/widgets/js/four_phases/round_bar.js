/**
 * The right half of the bar: rounds, the trace of their cost, undo and redo, the rate, the speed, the whole screen.
 *
 *   roundBar({act, put, bindings, speed})     {element, show({eta, costs, C, past})}
 *
 * The buttons are one tab stop, the arrow keys lead from one to the next; the rate, which needs them itself, stands by itself.
 * act = {apply(n), undo(), redo(), faster(), fill()}; speed() is what faster() has made it.
 */
import { moveByArrows } from "../core/arrow_keys.js";
import { h, s, setAttribute, setText } from "../core/dom.js";
import { letterOf } from "../text/notation.js";
import { rateField, rateSlider } from "../network/settings.js";
import { costTrace } from "./trace.js";

const ICONS = {
  undo: "M5 4 2 7l3 3M2 7h7a4 4 0 0 1 0 8H6",
  redo: "m11 4 3 3-3 3M14 7H7a4 4 0 0 0 0 8h3",
  fill: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
};
const SPOKEN = { 0.5: "½×", 1: "1×", 2: "2×" };

const icon = (name) => s("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d: ICONS[name] }));

/**
 * @param {{act: Record<string, (n?: number) => void>, put: import("../core/model.js").Put,
 *   bindings: import("../core/dom.js").Bindings, speed: () => number}} options
 * @returns {{element: HTMLElement, show: (state: {eta: number, costs: number[], C: number | null,
 *   past: {canUndo: () => boolean, canRedo: () => boolean}}) => void}}
 */
export function roundBar({ act, put, bindings, speed }) {
  const button = (name, onclick, inside, more = {}) =>
    h("button", { type: "button", class: "press", "aria-label": name, title: name, onclick, ...more }, inside);
  const quiet = (name, action, inside, more = {}) =>
    button(name, () => action(), inside, { class: "press quiet", ...more });
  const trace = costTrace(bindings);
  const once = h("button", { type: "button", class: "press", onclick: () => act.apply(1) }, "Apply");
  const tenTimes = button("×10: apply ten times", () => act.apply(10), "×10");
  const undo = quiet("Undo", act.undo, icon("undo"));
  const redo = quiet("Redo", act.redo, icon("redo"));
  const eta = rateSlider(put);
  const rate = rateField(put);
  const faster = quiet("", act.faster, "", { class: "press quiet speed", "aria-label": null, title: "Speed" });
  const fill = quiet("Full screen (F)", act.fill, icon("fill"));
  const element = h(
    "div",
    { class: "loop", role: "toolbar", "aria-label": "Rounds" },
    once,
    tenTimes,
    trace.element,
    undo,
    redo,
    h("span", { class: "eta" }, h("span", { class: "m" }, h("i", {}, letterOf("eta"))), eta, rate.element),
    faster,
    fill,
  );
  moveByArrows([[once, tenTimes, undo, redo, faster, fill]]);
  function show({ eta: now, costs, C, past }) {
    trace.show(costs, C);
    if (Number(eta.value) !== now) eta.value = `${now}`;
    rate.show(now);
    setAttribute(undo, "aria-disabled", !past.canUndo()); // not disabled: the focus stays where it is
    setAttribute(redo, "aria-disabled", !past.canRedo());
    setText(faster, SPOKEN[speed()]);
    faster.setAttribute("aria-label", `Speed ${SPOKEN[speed()]}`);
  }
  return { element, show };
}
