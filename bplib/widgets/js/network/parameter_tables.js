/**
 * The data and the layers' tables under the graph: the control panel of the network, with every gradient in its cell.
 *
 *   parameterTables(sizes, options)     {element, mark(step, light, selected), place(centres)}; `options` are those of
 *                                       numberControl, and with `targets` false y is left out
 */
import { gradientOf, inputAsActivation, keyOf, withSymbol } from "../core/address.js";
import { h } from "../core/dom.js";
import { upTo } from "../core/up_to.js";
import { kindOf, symbolOf } from "../text/symbols.js";
import { layerTable } from "./layer_table.js";
import { arrowsBetweenControls, numberControl } from "./number_control.js";

const GAP = 8; // pixels between two tables
const ONE_ROW = 790; // pixels: a page as wide has room for the tables beside one another

/** The input and the target. */
function dataControls(sizes, options) {
  const one = (key) => {
    const control = numberControl(key, options);
    control.className = "knob xy";
    return [symbolOf(key), control];
  };
  const all = (symbol, count) => upTo(count).flatMap((j) => one(keyOf(symbol, j)));
  return h(
    "div",
    { class: "data", role: "group", "aria-label": "data" },
    h("span", { class: "cp" }, "data"),
    all("x", sizes[0]),
    options.targets !== false && all("y", sizes.at(-1)),
  );
}

/** On a wide page each table stands under the layer it feeds, as near as the others allow. */
function placeUnder(element, centres) {
  const items = /** @type {HTMLElement[]} */ ([...element.children]);
  items.forEach((e) => {
    e.style.margin = "";
  });
  element.style.flexWrap = "";
  if (element.clientWidth < ONE_ROW) return;
  const widths = items.map((e) => e.offsetWidth);
  if (widths.reduce((sum, w) => sum + w + GAP, -GAP) > element.clientWidth) {
    items.forEach((e) => {
      e.style.marginRight = `${GAP}px`;
    }); // too many for one row: they wrap
    return;
  }
  element.style.flexWrap = "nowrap"; // parts of a pixel must not break the row
  const x = widths.map((w, i) => (i ? centres[i] - (w + 22) / 2 : 0));
  for (let i = 1; i < x.length; i++) x[i] = Math.max(x[i], x[i - 1] + widths[i - 1] + GAP);
  let right = element.clientWidth;
  for (let i = x.length - 1; i > 0; i--) {
    x[i] = Math.min(x[i], right - widths[i]);
    right = x[i] - GAP;
  }
  items.forEach((e, i) => {
    if (i) e.style.marginLeft = `${Math.max(2, x[i] - x[i - 1] - widths[i - 1])}px`;
  });
}

/**
 * @param {number[]} sizes
 * @param {import("./number_control.js").ControlOptions & {targets?: boolean}} options
 * @returns {{element: HTMLElement,
 *   mark: (step: import("./phases.js").Step, light: import("./graph.js").Light, selected: string) => void,
 *   place: (centres: number[]) => void}}
 */
export function parameterTables(sizes, options) {
  const waits = new Map(); // the gradients, which may have to wait until they are written
  const tables = upTo(sizes.length - 1).map((l) => layerTable(l, sizes, { ...options, waits }));
  const data = dataControls(sizes, options);
  const element = h("div", { class: "tables" }, data, tables.map((table) => table.element));
  [data, ...tables.map((table) => table.element)].forEach(arrowsBetweenControls);

  function markCells(light, selected) {
    for (const control of element.querySelectorAll(".knob")) {
      const { key } = /** @type {HTMLElement} */ (control).dataset;
      const writes = light.writes.has(gradientOf(key));
      control.classList.toggle("wr", writes);
      control.classList.toggle("read", !writes && (light.reads.has(key) || light.reads.has(inputAsActivation(key))));
      control.classList.toggle("sel", key === selected);
    }
  }

  /** Rows are headed by z until the errors are there, then by δ: in phase 4 the table reads as δ times a. */
  function markHeads(step, light) {
    tables.forEach(({ heads }, i) => {
      for (const head of heads) {
        const row = head.scope === "row";
        if (row) head.show(withSymbol(head.key(), step.phase >= 3 ? "delta" : "z"));
        const key = head.key();
        const own = step.phase === 3 && step.l === i + 1;
        const lit = row
          ? step.phase !== 2 && (light.reads.has(key) || (light.writes.has(key) && !own))
          : light.reads.has(key) && (step.phase === 1 || step.phase === 4);
        head.mark(`${kindOf(key)}${lit ? " act" : ""}`);
      }
    });
  }

  return {
    element,
    mark: (step, light, selected) => {
      for (const [key, write] of waits) write(!light.hides?.(key));
      element.classList.toggle("g-on", step.phase >= 4);
      markCells(light, selected);
      markHeads(step, light);
    },
    place: (centres) => placeUnder(element, centres),
  };
}
