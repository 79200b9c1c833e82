/**
 * The bars of the cost curves: the question, how the curves are sorted, the step of all numbers at once.
 *
 *   predictBar({fixed, toggle})              {element, show(slopes, picked)}: toggle() reveals the slopes, or hides them again
 *   sortBar({model, put, sort, reset})       {element, show()}: sort() when the order is pressed, the one that holds too
 *   stepBar({fixed, put, apply, count})      {element, show(eta, C)}: apply() says what a step makes, {next}
 */
import { choice, h, setAttribute, setChoice, setText } from "../core/dom.js";
import { isKept } from "../core/engine.js";
import { format } from "../core/numbers.js";
import { numberElement } from "../text/symbols.js";
import { rateField, rateSlider } from "../network/settings.js";

/**
 * @param {{fixed: import("../core/dom.js").Bindings, toggle: () => void}} options
 * @returns {{element: HTMLElement, show: (slopes: boolean, picked: string) => void}}
 */
export function predictBar({ fixed, toggle }) {
  const button = h("button", { type: "button", class: "press pri", onclick: toggle });
  const cost = numberElement(h("span", {}), "cost:", fixed);
  const element = h(
    "div",
    { class: "bar ask" },
    h("p", {}, h("b", {}, "Which is most to blame "), "for the cost of ", cost, "?"),
    h("span", { class: "sp" }),
    button,
  );
  return {
    element,
    show: (slopes, picked) => {
      setText(button, slopes ? "Predict again" : "Reveal");
      button.disabled = !slopes && !picked;
    },
  };
}

/**
 * @param {{model: import("../core/model.js").Model, put: import("../core/model.js").Put, sort: () => void,
 *   reset: () => void}} options
 * @returns {{element: HTMLElement, show: () => void}}
 */
export function sortBar({ model, put, sort, reset }) {
  const orders = choice(
    "Order of the curves",
    [["layer", "by layer"], ["size", "by size"], ["slope", "by slope"]],
    model.get("order"),
    (order) => put({ order }),
  );
  orders.addEventListener("click", sort); // pressing the order again sorts again
  const switchOf = (name, label) => {
    const input = h("input", { type: "checkbox", onchange: () => put({ [name]: input.checked }) });
    return { name, input, element: h("label", { class: "switch" }, input, label) };
  };
  const switches = [switchOf("slopes", "show slopes"), switchOf("biases", "biases too")];
  const element = h(
    "div",
    { class: "bar sort" },
    orders,
    switches.map((s) => s.element),
    h("span", { class: "sp" }),
    h("button", { type: "button", class: "press", onclick: reset }, "Reset"),
  );
  return {
    element,
    show: () => {
      setChoice(orders, model.get("order"));
      for (const { name, input } of switches) input.checked = model.get(name);
    },
  };
}

/**
 * @param {{fixed: import("../core/dom.js").Bindings, put: import("../core/model.js").Put,
 *   apply: () => {next: import("../core/engine.js").Net}, count: number}} options
 * @returns {{element: HTMLElement, show: (eta: number, C: number) => void}}
 */
export function stepBar({ fixed, put, apply, count }) {
  const after = h("b", { class: "after" });
  const eta = rateSlider(put);
  const rate = rateField(put);
  const step = () => {
    const { next } = apply();
    if (isKept(next)) put({ w: next.w, b: next.b }); // if not, the cost after it says "too large"
  };
  const go = h("button", { type: "button", class: "press", onclick: step }, "Step all against their slopes");
  const element = h(
    "div",
    { class: "bar step" },
    go,
    h("span", { class: "eta-set" }, h("span", { class: "m" }, h("i", {}, "η")), eta, rate.element),
    h(
      "p",
      {},
      `All ${count} numbers step: the cost goes from `,
      numberElement(h("b", {}), "cost:", fixed),
      " to ",
      after,
      ".",
    ),
  );
  return {
    element,
    show: (value, C) => {
      eta.value = `${value}`;
      rate.show(value);
      setText(after, format(C));
      setAttribute(after, "data-value", C);
    },
  };
}
