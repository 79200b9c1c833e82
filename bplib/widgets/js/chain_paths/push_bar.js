/**
 * Which neuron is pushed, and how far.
 *
 *   pushBar({neurons, L, choose, push, reset})     {element, show(neuron, by)}
 *
 * choose("1,2") and push(0.01) are called with what the reader picks.
 */
import { readPlace } from "../core/address.js";
import { h } from "../core/dom.js";
import { WIDGET_LIMITS } from "../core/facts.js";
import { scaleOf } from "../core/held_number.js";
import { letterOf } from "../text/notation.js";
import { neuronInWords } from "../text/words.js";
import { rangedField } from "../network/ranged_field.js";
import { fillTrack, slider } from "../network/slider.js";

const PUSHES = [1, 0.1, 0.01];
const PUSH_RANGE = WIDGET_LIMITS.push;
const PUSH = scaleOf(...PUSH_RANGE, { per: 0.01 });

/**
 * @param {{neurons: string[], L: number, choose: (neuron: string) => void, push: (by: number) => void,
 *   reset: () => void}} options
 * @returns {{element: HTMLElement, show: (neuron: string, by: number) => void}}
 */
export function pushBar({ neurons, L, choose, push, reset }) {
  const menu = h(
    "select",
    { "aria-label": "the neuron that is pushed", onchange: (e) => choose(e.target.value) },
    neurons.map((place) => {
      const [layer, neuron] = readPlace(place);
      return h("option", { value: place }, neuronInWords({ layer, neuron }, L));
    }),
  );
  const range = slider(`push, Δ${letterOf("z")}`, {
    min: PUSH_RANGE[0],
    max: PUSH_RANGE[1],
    oninput: (e) => push(Number(e.target.value)),
  });
  const value = rangedField({ name: `push, Δ${letterOf("z")}`, scale: PUSH, set: push });
  const buttons = PUSHES.map((by) =>
    h("button", { type: "button", class: "press", "aria-label": `push by ${by}`, onclick: () => push(by) }, by)
  );
  const element = h(
    "div",
    { class: "bar" },
    h("label", {}, h("span", { class: "lab" }, "Push "), menu),
    h("span", { class: "by" }, h("span", { class: "m" }, "Δ", h("i", {}, letterOf("z"))), " = ", value.element, range),
    h("span", { class: "seq" }, buttons),
    h("span", { class: "sp" }),
    h("button", { type: "button", class: "press", onclick: reset }, "Reset"),
  );

  function show(neuron, by) {
    menu.value = neuron;
    if (Number(range.value) !== by) range.value = by;
    fillTrack(range, by, PUSH_RANGE);
    value.show(by);
  }
  return { element, show };
}
