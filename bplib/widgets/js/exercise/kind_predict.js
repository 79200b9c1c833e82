/**
 * What will a move of one number do to another? The reader says it first; then the network is moved, and may be touched.
 *
 *   predictPart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 *   outcomeOf(part, worth)                                which of the three comes true
 */
import { keysIn, ownKey, symbolsIn } from "./given_numbers.js";
import { setFormula } from "../answer/typeset.js";
import { h, mayMove, setAttribute, setText } from "../core/dom.js";
import { linkHighlights } from "../network/highlight.js";
import { format } from "../core/numbers.js";
import { predictGraph } from "./predict_graph.js";
import { dataOf } from "../text/symbols.js";

/** @import { Worth } from "./given_numbers.js" */
/** @import { Asked, Controls } from "./kinds.js" */

const SLIDER = { min: -4, max: 4, step: 0.01 };
const OUTCOMES = ["rises", "falls", "stays"];
const GLIDE = 900; // milliseconds

function wayOf(before, after) {
  if (Math.abs(after - before) <= 1e-9 * (1 + Math.abs(before))) return "stays";
  return after > before ? "rises" : "falls";
}

/**
 * "rises", "falls" or "stays": what the network makes of the move.
 * @type {(part: {moved: string, by: number, watched: string}, worth: Worth) => string}
 */
export function outcomeOf({ moved, by, watched }, worth) {
  return wayOf(worth(watched), worth(watched, { [moved]: worth(moved) + by }));
}

/** @type {(asked: Asked) => Controls} */
export function predictPart({ part, label, numbers, say, changed, restore }) {
  const shown = [part.moved, part.watched, ...part.beside];
  const moved = ownKey(part.moved);
  const inputs = OUTCOMES.map((way) =>
    h("input", { type: "radio", name: label, checked: way === restore?.way, onchange: choose })
  );
  const button = h("button", { type: "button", class: "press check", onclick: check }, "Move it");
  const reveal = h("div", { class: "reveal" });
  const element = h(
    "div",
    { class: "predict" },
    h(
      "div",
      { class: "bar" },
      h(
        "div",
        { class: "seg", role: "radiogroup", "aria-labelledby": `${label}-ask` },
        inputs.map((input, i) => h("label", {}, input, OUTCOMES[i])),
      ),
      button,
    ),
    reveal,
  );
  let follow = null; // moves all that is revealed to a value
  let stands = null; // where the number stands, once it may be moved
  let frame = 0;
  linkHighlights(reveal, numbers.example.net.sizes.length - 1);
  ready();
  if (Number.isFinite(restore?.stands)) open(restore.stands);

  function way() {
    return OUTCOMES[inputs.findIndex((input) => input.checked)];
  }
  function choose() {
    ready();
    changed();
  }
  function ready() {
    button.disabled = !inputs.some((input) => input.checked);
  }

  /** The value of a formula when the number stands at v. */
  function at(formula, v) {
    return numbers.worth(formula, { [part.moved]: v });
  }

  function check() {
    say(() => verdictOn(way()));
  }
  function verdictOn(chosen) {
    if (chosen === undefined) return { right: null, text: "Expected a prediction; none is made yet." };
    const start = numbers.worth(part.moved);
    if (!follow) open(start);
    glide(start, start + part.by);
    return { right: chosen === outcomeOf(part, numbers.worth), text: part.replies[chosen] };
  }

  function move(v) {
    cancelAnimationFrame(frame);
    stands = v;
    follow(v);
  }
  /** The number goes from one value to another before the reader's eyes; who wants no motion sees it there at once. */
  function glide(from, to) {
    move(to);
    if (!reveal.clientWidth || !mayMove()) return;
    const begun = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - begun) / GLIDE));
      follow(t < 1 ? from + (to - from) * t * t * (3 - 2 * t) : to);
      if (t < 1) frame = requestAnimationFrame(step);
    };
    step(begun);
  }

  /** The network above; before and after side by side beneath, and a third column that follows the slider. */
  function open(v) {
    const start = numbers.worth(part.moved);
    const [before, after] = [start, start + part.by].map((value) => numbers.passes({ [part.moved]: value }));
    const graph = predictGraph({
      example: numbers.example,
      moved,
      asked: keysIn(part.watched),
      named: shown.flatMap(symbolsIn),
      set: move,
      moves: (key) => wayOf(before[key], after[key]) !== "stays",
    });
    const keys = shown.map(ownKey);
    const live = keys.map((key) => h("td", key ? dataOf(key) : {}));
    const touch = h("input", {
      type: "range",
      ...SLIDER,
      ...dataOf(moved),
      "aria-labelledby": `${label}-touch ${label}-moved`,
      oninput: () => move(Number(touch.value)),
    });
    const heads = ["before", "after", "", "now"].map((head) => (head ? h("th", { scope: "col" }, head) : h("td")));
    const table = h(
      "table",
      { class: "moves" },
      h("thead", {}, h("tr", {}, h("td"), heads)),
      h(
        "tbody",
        {},
        shown.map((formula, i) => {
          const [old, next] = [start, start + part.by].map((value) => at(formula, value));
          return h(
            "tr",
            { "data-key": keys[i] },
            h("th", { scope: "row", id: i ? null : `${label}-moved` }, setFormula(formula)),
            h("td", {}, format(old)),
            h("td", {}, format(next)),
            h("td", { class: "way" }, wayOf(old, next)),
            live[i],
          );
        }),
      ),
    );
    const back = h("button", { type: "button", class: "press", onclick: () => move(start) }, "Back to the start");
    reveal.replaceChildren(
      graph.element,
      h(
        "div",
        { class: "bar" },
        h("span", { class: "lab", id: `${label}-touch` }, "Touch it: "),
        h("span", { "aria-hidden": "true" }, setFormula(part.moved)),
        touch,
        back,
      ),
      table,
    );
    follow = (value) => {
      touch.value = value;
      setAttribute(touch, "data-value", value);
      graph.show(numbers.passes({ [part.moved]: value }));
      shown.forEach((formula, i) => {
        const now = at(formula, value);
        setAttribute(live[i], "data-value", now);
        setText(live[i], format(now));
      });
    };
    move(v);
  }

  function renew(next) {
    cancelAnimationFrame(frame);
    numbers = next;
    inputs.forEach((input) => {
      input.checked = false;
    });
    reveal.replaceChildren();
    [follow, stands] = [null, null];
    ready();
  }
  return { element, renew, check, value: () => ({ way: way(), stands }) };
}
