/**
 * The trace of the cost, round after round, and the cost now.
 *
 *   costTrace(bindings)     {element, show(costs, C)}: the costs before each round so far; C is null while it is not written
 */
import { h, s, setAttribute, setText } from "../core/dom.js";
import { letterOf } from "../text/notation.js";
import { numberElement, waiting } from "../text/symbols.js";

const [TRACE_WIDTH, TRACE_HEIGHT] = [84, 30];
const MOST_ROUNDS = 40, LEAST_ROUNDS = 12; // rounds in the picture

/**
 * @param {import("../core/dom.js").Bindings} bindings
 * @returns {{element: HTMLElement, show: (costs: number[], C: number | null) => void}}
 */
export function costTrace(bindings) {
  const line = s("path", { class: "way" });
  const dot = s("circle", {});
  const svg = s("svg", { viewBox: `0 0 ${TRACE_WIDTH} ${TRACE_HEIGHT}`, role: "img" }, [
    s("rect", { class: "ground", width: TRACE_WIDTH, height: TRACE_HEIGHT, rx: 4 }),
    s("path", { class: "floor", d: `M2,27.5H${TRACE_WIDTH - 2}` }),
    line,
    dot,
  ]);
  const round = h("span", {});
  const number = numberElement(h("span", { class: "v" }), "cost:", bindings);
  const write = waiting(number, h("span", { class: "slot" }, h("span", { class: "sr" }, "not written yet")));
  const cost = h("span", {}, h("span", { class: "m" }, h("i", {}, letterOf("cost"))), " ", number);
  return { element: h("div", { class: "trace" }, svg, round, cost), show };

  function show(costs, C) {
    const shown = [...costs, ...(C === null ? [] : [C])].slice(-MOST_ROUNDS).map((v) =>
      Math.min(v, Number.MAX_VALUE) || 0
    );
    const top = Math.max(1e-9, ...shown);
    const across = (i) => 4 + (i / (Math.max(LEAST_ROUNDS, shown.length) - 1)) * (TRACE_WIDTH - 9);
    const points = shown.map((v, i) => [across(i), 26.5 - (v / top) * 21].map((p) => p.toFixed(1)));
    setAttribute(line, "d", points.length > 1 ? `M${points.join("L")}` : "");
    setAttribute(dot, "r", !points.length ? 0 : C === null ? 2 : 3);
    const [cx, cy] = points.at(-1) ?? [0, 0];
    setAttribute(dot, "cx", cx);
    setAttribute(dot, "cy", cy);
    setAttribute(svg, "aria-label", `The cost over ${costs.length} round${costs.length === 1 ? "" : "s"}`);
    setText(round, `round ${costs.length + 1}`);
    write(C !== null);
  }
}
