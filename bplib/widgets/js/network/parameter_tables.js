/**
 * The data and the matrices under the graph: the control panel of the network, with every gradient in its cell.
 *
 *   parameterTables(sizes, options)     {element, mark(step, light, selected), place(centres)}
 */
import { gradientOf, inputAsActivation, withSymbol } from "../core/address.js";
import { dataBlock, matrix, roving } from "./controls.js";
import { h } from "../core/dom.js";
import { kindOf } from "../text/symbols.js";

export function parameterTables(sizes, options) {
  const matrices = sizes.slice(1).map((_, i) => matrix(i + 1, sizes, options));
  const data = dataBlock(sizes, options);
  const element = h("div", { class: "led" }, data, matrices);
  [data, ...matrices].forEach(roving);

  function markCells(light, selected) {
    for (const cell of element.querySelectorAll(".knob")) {
      const key = cell.dataset.cell;
      const writes = light.writes.has(gradientOf(key));
      cell.classList.toggle("wr", writes);
      cell.classList.toggle("read", !writes && (light.reads.has(key) || light.reads.has(inputAsActivation(key))));
      cell.classList.toggle("sel", key === selected);
    }
  }

  /** Rows are headed by z until the errors are there, then by δ: in phase 4 the table reads as δ times a. */
  function markHeads(step, light) {
    for (const table of matrices) {
      for (const th of table.querySelectorAll("th[data-key]")) {
        const row = th.scope === "row";
        if (row) th.show(withSymbol(th.dataset.key, step.phase >= 3 ? "delta" : "z"));
        const key = th.dataset.key;
        const own = step.phase === 3 && step.l === Number(table.dataset.layer);
        const lit = row
          ? step.phase !== 2 && (light.reads.has(key) || (light.writes.has(key) && !own))
          : light.reads.has(key) && (step.phase === 1 || step.phase === 4);
        th.className = `${kindOf(key)}${lit ? " act" : ""}`;
      }
    }
  }

  function mark(step, light, selected) {
    element.classList.toggle("g-on", step.phase >= 4);
    markCells(light, selected);
    markHeads(step, light);
  }

  /** On a wide page each matrix stands under the layer it feeds, as near as the others allow. */
  function place(centres) {
    const items = [...element.children];
    items.forEach((e) => {
      e.style.margin = "";
    });
    element.style.flexWrap = "";
    if (element.clientWidth < 790) return;
    const gap = 8;
    const widths = items.map((e) => e.offsetWidth);
    if (widths.reduce((sum, w) => sum + w + gap, -gap) > element.clientWidth) {
      items.forEach((e) => {
        e.style.marginRight = `${gap}px`;
      }); // too many for one row: they wrap
      return;
    }
    element.style.flexWrap = "nowrap"; // parts of a pixel must not break the row
    const x = widths.map((w, i) => (i ? centres[i] - (w + 22) / 2 : 0));
    for (let i = 1; i < x.length; i++) x[i] = Math.max(x[i], x[i - 1] + widths[i - 1] + gap);
    let right = element.clientWidth;
    for (let i = x.length - 1; i > 0; i--) {
      x[i] = Math.min(x[i], right - widths[i]);
      right = x[i] - gap;
    }
    items.forEach((e, i) => {
      if (i) e.style.marginLeft = `${Math.max(2, x[i] - x[i - 1] - widths[i - 1])}px`;
    });
  }
  return { element, mark, place };
}
