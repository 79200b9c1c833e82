/**
 * A small table that shows how the gap between a prediction and the truth shrinks with the push.
 *
 *   gapTable()     {element, show({sum, path, name, several, actual})}
 *
 * `sum` and `path` are slopes: of all paths together and of the one called `name`; actual(by) is what a push really does.
 */
import { h, setAttribute, setText } from "../core/dom.js";
import { format, scientific, signed } from "../core/numbers.js";
import { letterOf } from "../text/notation.js";

const PUSHED_BY = [0.1, 0.01, 0.001];
const COLUMNS = ["actual", "gap", "ratio", "alone"];
const SHOWN = [signed, scientific, format, scientific];

/**
 * @returns {{element: HTMLElement, show: (slopes: {sum: number, path: number, name: number, several: boolean,
 *   actual: (by: number) => number}) => void}}
 */
export function gapTable() {
  const alone = h("th", { scope: "col", "data-gap": "alone" });
  const delta = (letter) => h("span", { class: "m" }, "Δ", h("i", {}, letterOf(letter)));
  const rows = PUSHED_BY.map((by) => {
    const cells = COLUMNS.map((what) => h("td", { "data-gap": what }));
    return { by, cells, row: h("tr", {}, h("th", { scope: "row" }, String(by)), cells) };
  });
  const element = h(
    "table",
    { class: "gaps" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, delta("z")),
        h("th", { scope: "col" }, "actual ", delta("cost")),
        h("th", { scope: "col" }, "gap"),
        h("th", { scope: "col" }, "gap ÷ ", delta("z"), "²"),
        alone,
      ),
    ),
    h("tbody", {}, rows.map((r) => r.row)),
  );

  function show({ sum, path, name, several, actual }) {
    element.classList.toggle("several", several);
    setText(alone, `gap, path ${name} alone`);
    for (const { by, cells } of rows) {
      const C = actual(by);
      const gap = C - sum * by;
      const values = [C, gap, gap / by ** 2, C - path * by];
      cells.forEach((td, i) => {
        setAttribute(td, "data-value", values[i]);
        setText(td, SHOWN[i](values[i]));
      });
    }
  }
  return { element, show };
}
