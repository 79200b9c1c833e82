/**
 * What will a move of one number do to another? The reader says it first; then the network is moved, and may be touched.
 *
 *   predictPart({part, label, numbers, say, restore})     {element, renew(numbers), check(), value()}
 */
import { setFormula } from "./answer_set.js";
import { h, setText } from "./dom.js";
import { format } from "./numbers.js";

const [LOW, HIGH] = [-4, 4];
const WAYS = ["rises", "falls", "stays"];

function wayOf(before, after) {
  if (Math.abs(after - before) <= 1e-9 * (1 + Math.abs(before))) return "stays";
  return after > before ? "rises" : "falls";
}

export function predictPart({ part, label, numbers, say, restore }) {
  const shown = [part.moved, part.watched, ...part.beside];
  const inputs = WAYS.map((way) => h("input", { type: "radio", name: label, checked: way === restore?.way, onchange: ready }));
  const button = h("button", { type: "button", class: "press check", onclick: check }, "Move it");
  const reveal = h("div", { class: "reveal" });
  const element = h("div", { class: "predict" },
    h("div", { class: "bar" },
      h("div", { class: "seg", role: "radiogroup", "aria-labelledby": `${label}-ask` }, inputs.map((input, i) => h("label", {}, input, WAYS[i]))), button),
    reveal);
  ready();
  if (restore?.moved) open();

  function way() {
    return WAYS[inputs.findIndex((input) => input.checked)];
  }
  function ready() {
    button.disabled = !inputs.some((input) => input.checked);
  }

  /** The value of a formula when the number stands at v. */
  function at(formula, v) {
    return numbers.worth(formula, { [part.moved]: v });
  }

  function check() {
    const chosen = way();
    if (chosen === undefined) return say({ right: null, text: "Expected a prediction; none is made yet." });
    if (!reveal.firstChild) open();
    const start = numbers.worth(part.moved);
    const truth = wayOf(at(part.watched, start), at(part.watched, start + part.by));
    return say({ right: chosen === truth, text: part.replies[chosen] });
  }

  /** Before and after stand side by side; a third column follows the slider. */
  function open() {
    const start = numbers.worth(part.moved);
    const live = shown.map(() => h("td"));
    const touch = h("input", { type: "range", min: LOW, max: HIGH, step: 0.01, "aria-labelledby": `${label}-touch ${label}-moved`, oninput: () => follow(Number(touch.value)) });
    const table = h("table", { class: "moves" },
      h("thead", {}, h("tr", {}, h("td"), ["before", "after", "", "now"].map((head) => (head ? h("th", { scope: "col" }, head) : h("td"))))),
      h("tbody", {}, shown.map((formula, i) => {
        const [before, after] = [start, start + part.by].map((v) => at(formula, v));
        return h("tr", {}, h("th", { scope: "row", id: i ? null : `${label}-moved` }, setFormula(formula)),
          h("td", {}, format(before)), h("td", {}, format(after)), h("td", { class: "way" }, wayOf(before, after)), live[i]);
      })));
    const back = h("button", { type: "button", class: "press", onclick: () => { touch.value = start; follow(start); } }, "Back to the start");
    reveal.replaceChildren(table,
      h("div", { class: "bar" }, h("span", { class: "lab", id: `${label}-touch` }, "Touch it: "), h("span", { "aria-hidden": "true" }, setFormula(part.moved)), touch, back));
    touch.value = start + part.by;
    follow(start + part.by);

    function follow(v) {
      shown.forEach((formula, i) => setText(live[i], format(at(formula, v))));
    }
  }

  function renew(next) {
    numbers = next;
    inputs.forEach((input) => { input.checked = false; });
    reveal.replaceChildren();
    ready();
  }
  return { element, renew, check, value: () => ({ way: way(), moved: Boolean(reveal.firstChild) }) };
}
