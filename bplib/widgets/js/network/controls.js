/**
 * The controls of one number: a field to type in, a native slider, and the gradient beneath.
 *
 *   cell(key, {bindings, set, L, gradient, picture, name})
 *                                                  the control of a parameter, of x or of y; a picture stands on its
 *                                                  slider, and `name` is said in place of what the key speaks of
 *   matrix(l, sizes, options)                      the weights and biases into layer l as a table: rows receive, columns send
 *   dataBlock(sizes, options)                      x and y, or with `targets` false x alone
 *   roving(root)                                   one tab stop a table; the arrow keys of a field move between cells
 *
 * `set(key, value)` is called with each new value; what is typed badly is answered beside the field and changes nothing.
 */
import { gradientOf, keyOf } from "../core/address.js";
import { h, unique } from "../core/dom.js";
import { aboveOf, layerOf } from "../text/notation.js";
import { format, readNumber } from "../core/numbers.js";
import { dataOf, numberElement, symbolOf } from "../text/symbols.js";
import { upTo } from "../core/up_to.js";
import { spoken } from "../text/words.js";

const [LOW, HIGH] = [-4, 4];

/** The gauge of a slider: filled from 0 to the value, by custom properties that the style reads. */
export function fillGauge(slider, v, [low, high] = [LOW, HIGH]) {
  const at = Math.max(0, Math.min(1, (v - low) / (high - low))) * 100;
  const width = Math.abs(at - 50);
  slider.style.setProperty("--f", `${width}%`);
  slider.style.setProperty("--o", `${width < 100 ? (Math.min(at, 50) / (100 - width)) * 100 : 0}%`);
}

export function slider(name, attributes = {}) {
  return h("input", { type: "range", min: LOW, max: HIGH, step: 0.01, "aria-label": name, ...attributes });
}

/** Shows what was wrong beside the field; without a message, takes it away. */
function complain(field, bubble, message) {
  bubble.textContent = message;
  bubble.hidden = !message;
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

function field(key, name, { bindings, set }) {
  const id = unique("bp-message");
  const bubble = h("p", { class: "msg", id, role: "alert", hidden: true });
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-label": `${name}, typed`,
    "aria-describedby": id,
  });
  let now = 0;
  const show = () => {
    if (input.value !== format(now)) input.value = format(now);
  };
  input.addEventListener("change", () => {
    try {
      const v = readNumber(input.value);
      complain(input, bubble, "");
      if (v !== Number(format(now).replace("−", "-"))) set(key, v); // leaving a rounded number as it stands changes nothing
      show();
    } catch (error) {
      complain(input, bubble, error.message);
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    complain(input, bubble, "");
    show();
  });
  bindings.follow(key, (v) => {
    now = v;
    complain(input, bubble, "");
    show();
  });
  return [input, bubble];
}

export function cell(key, options) {
  const { bindings, set, L, gradient, picture, name = spoken(key, L) } = options;
  const [input, bubble] = field(key, name, options);
  const range = slider(name, { ...dataOf(key), oninput: (e) => set(key, Number(e.target.value)) });
  const box = h("div", { class: "knob", "data-key": key, "data-cell": key }, input, picture, range);
  if (gradient) {
    const g = gradientOf(key);
    box.append(
      h(
        "div",
        { class: "gr" },
        h("span", { class: "m", "aria-hidden": "true" }, "∂"),
        numberElement(h("span", { class: "gv", title: spoken(g, L) }), g, bindings),
      ),
    );
  }
  box.append(bubble);
  bindings.follow(key, (v) => {
    range.setAttribute("data-value", v);
    range.value = v;
    fillGauge(range, v);
    box.classList.toggle("pos", v > 0);
    box.classList.toggle("neg", v < 0);
  });
  return box;
}

/** A table head that names a quantity; the widget changes it with `head.show(key)`. */
function head(scope, key) {
  const th = h("th", { scope });
  th.show = (next) => {
    if (th.dataset.key === next) return;
    th.dataset.key = next;
    th.replaceChildren(symbolOf(next));
  };
  th.show(key);
  return th;
}

export function matrix(l, sizes, options) {
  const columns = upTo(sizes[l - 1]);
  const rows = upTo(sizes[l]);
  const bias = h(
    "th",
    { scope: "col", class: "b" },
    h("span", { class: "m" }, h("i", {}, "b"), h("span", { class: "ss" }, h("span", {}, aboveOf(l)), h("span", {}))),
  );
  return h(
    "table",
    { class: "mat", "data-layer": l },
    h("caption", {}, `into layer ${layerOf(l)}: weights, bias`),
    h("tr", {}, h("td", {}), columns.map((k) => head("col", keyOf("a", l - 1, k))), bias),
    rows.map((j) =>
      h(
        "tr",
        {},
        head("row", keyOf("z", l, j)),
        columns.map((k) => h("td", {}, cell(keyOf("w", l, j, k), { gradient: true, ...options }))),
        h("td", { class: "b" }, cell(keyOf("b", l, j), { gradient: true, ...options })),
      )
    ),
  );
}

export function dataBlock(sizes, options) {
  const one = (key) => [symbolOf(key), Object.assign(cell(key, options), { className: "knob xy" })];
  const all = (symbol, count) => upTo(count).flatMap((j) => one(keyOf(symbol, j)));
  return h(
    "div",
    { class: "data", role: "group", "aria-label": "data" },
    h("span", { class: "cp" }, "data"),
    all("x", sizes[0]),
    options.targets !== false && all("y", sizes.at(-1)),
  );
}

/* ---- one tab stop a table ---- */

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The cells of `root` row by row. */
function grid(root) {
  const rows = root.matches("table") ? [...root.rows] : [...root.querySelectorAll(".knob")];
  return rows.map((r) => (r.matches(".knob") ? [r] : [...r.querySelectorAll(".knob")])).filter((r) => r.length);
}

/** In `root` only the current cell takes part in tabbing; the arrow keys of its field move to the cells beside it. */
export function roving(root) {
  const inputs = (box) => [...box.querySelectorAll("input")];
  const stop = (box, on) =>
    inputs(box).forEach((i) => {
      i.tabIndex = on ? 0 : -1;
    });
  const cells = grid(root);
  cells.flat().forEach((box, i) => stop(box, i === 0));
  root.addEventListener("focusin", (event) => {
    const current = event.target.closest(".knob");
    if (current) cells.flat().forEach((box) => stop(box, box === current));
  });
  root.addEventListener("keydown", (event) => {
    const input = event.target;
    const step = STEPS[event.key];
    if (!step || input.type !== "text") return;
    const sideways = step[1] !== 0;
    const edge = event.key === "ArrowLeft" ? 0 : input.value.length;
    const atEdge = input.selectionStart === edge && input.selectionEnd === edge;
    const whole = input.selectionEnd - input.selectionStart === input.value.length;
    if (sideways && !atEdge && !whole) return;
    const box = input.closest(".knob");
    const r = cells.findIndex((row) => row.includes(box));
    const next = cells[r + step[0]]?.[cells[r].indexOf(box) + step[1]];
    if (!next) return;
    event.preventDefault();
    const to = next.querySelector("input[type=text]");
    to.focus();
    to.select();
  });
}
