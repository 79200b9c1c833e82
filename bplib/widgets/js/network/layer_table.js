/**
 * The weights and biases into a layer as a table of controls: rows receive, columns send.
 *
 *   layerTable(l, sizes, options)     {element, heads: [{scope, key(), show(key), mark(class)}]}: a head names a quantity,
 *                                     and another when show(key) says so; `options` are those of numberControl
 *
 * @typedef {{scope: "row" | "col", key: () => string, show: (key: string) => void, mark: (names: string) => void}} TableHead
 */
import { keyOf } from "../core/address.js";
import { h } from "../core/dom.js";
import { upTo } from "../core/up_to.js";
import { layerOf } from "../text/notation.js";
import { spokenSymbol } from "../text/symbols.js";
import { numberControl } from "./number_control.js";

function headOf(scope, key, L) {
  const element = h("th", { scope });
  const show = (next) => {
    if (element.dataset.key === next) return;
    element.dataset.key = next;
    element.replaceChildren(...spokenSymbol(next, L));
  };
  const mark = (names) => {
    element.className = names;
  };
  show(key);
  return { element, scope, key: () => element.dataset.key, show, mark };
}

/**
 * @param {number} l @param {number[]} sizes @param {import("./number_control.js").ControlOptions} options
 * @returns {{element: HTMLElement, heads: TableHead[]}}
 */
export function layerTable(l, sizes, options) {
  const L = sizes.length - 1;
  const columns = upTo(sizes[l - 1]).map((k) => headOf("col", keyOf("a", l - 1, k), L));
  const rows = upTo(sizes[l]).map((j) => headOf("row", keyOf("z", l, j), L));
  const controlOf = (key) => numberControl(key, { gradient: true, ...options });
  const rowOf = (j) =>
    h(
      "tr",
      {},
      rows[j - 1].element,
      upTo(sizes[l - 1]).map((k) => h("td", {}, controlOf(keyOf("w", l, j, k)))),
      h("td", { class: "b" }, controlOf(keyOf("b", l, j))),
    );
  const element = h(
    "table",
    { class: "mat", "data-layer": l, style: `--columns: ${sizes[l - 1] + 1}` },
    h("caption", {}, `into layer ${layerOf(l)}: weights, bias`),
    h(
      "tr",
      {},
      h("td", {}),
      columns.map((head) => head.element),
      h("th", { scope: "col", class: "b" }, spokenSymbol(keyOf("b", l), L)),
    ),
    upTo(sizes[l]).map(rowOf),
  );
  return { element, heads: [...columns, ...rows] };
}
