/**
 * An array as a grid of cells: in each its value above, the slope of the cost along it beneath.
 *
 *   arrayGrid(array, plan)          {element, views, rows}: the section, a view of each cell, and the cells row by row
 *   view.show({v, g, there, most})      what a cell shows; `most` are the largest sizes in its array, for the tint
 *   cellText(v)                         a number as it stands in a cell: "∞" beyond what a computer keeps, "none" where
 *                                       there is none
 *
 * @typedef {import("../core/program_cells.js").Cell} Cell
 * @typedef {import("../core/program_cells.js").CellArray} CellArray
 * @typedef {{v: number, g: number, there: {value: boolean, slope: boolean}, most: {v: number, g: number}}} CellState
 * @typedef {{cell: Cell, element: HTMLElement, row: number, column: number, lastRow: boolean, lastColumn: boolean,
 *   headLeft: number, headAbove: number, show: (state: CellState) => void, label: () => void}} CellView
 */
import { h } from "../core/dom.js";
import { placeOf } from "../core/address.js";
import { bracketed, format } from "../core/numbers.js";
import { gridShape, stepsBefore } from "./layout.js";
import { arrayInWords, cellInWords, setArray } from "../text/program_letters.js";

const SHADES = 15;
const WAITING = "·";

/** @param {number} v @returns {string} */
export const cellText = (v) => (Number.isNaN(v) ? "none" : Number.isFinite(v) ? format(v) : v > 0 ? "∞" : "−∞");

/** @param {number} v @returns {string} */
export const factorText = (v) => (Number.isFinite(v) ? bracketed(v) : cellText(v));

/** The tint of a number: how large it is beside the largest of its array, by its root. */
const shadeOf = (v, most) => (most > 0 && Number.isFinite(v) ? Math.round(SHADES * Math.sqrt(Math.abs(v) / most)) : 0);

/** One of the two numbers of a cell; what has not changed costs nothing. */
function numberIn(name, symbol, cell) {
  const element = h("span", { class: name });
  const text = element.appendChild(document.createTextNode(""));
  let [shown, shade, minus, last] = ["", -1, false, NaN];
  return {
    element,
    show(v, there, most) {
      if (there !== (shown !== WAITING && shown !== "")) {
        if (there) {
          element.setAttribute("data-symbol", symbol);
          element.setAttribute("data-index", placeOf(...cell.place));
        } else for (const attribute of ["data-symbol", "data-index", "data-value"]) element.removeAttribute(attribute);
        last = NaN;
      }
      const next = there ? cellText(v) : WAITING;
      if (next !== shown) text.nodeValue = shown = next;
      if (there && !Object.is(v, last)) element.setAttribute("data-value", `${last = v}`);
      const own = there ? shadeOf(v, most) : 0;
      if (own !== shade) element.style.setProperty("--shade", `${shade = own}`);
      if (v < 0 !== minus) element.classList.toggle("minus", minus = v < 0);
    },
  };
}

/** @returns {CellView} */
function cellView(cell, at) {
  const value = numberIn("v", cell.array.s, cell);
  const slope = numberIn("s", `d${cell.array.s}`, cell);
  const words = cellInWords(cell);
  const element = h(
    "div",
    {
      class: `c${cell.leaf ? " given" : ""}`,
      role: "gridcell",
      tabindex: -1,
      "data-cell": cell.id,
    },
    value.element,
    slope.element,
  );
  let [state, said] = [null, ""];
  const label = () => {
    const { v, g, there } = state;
    const text = [
      words,
      there.value ? cellText(v) : "not yet computed",
      there.slope ? `slope ${cellText(g)}` : "slope not yet computed",
      cell.leaf ? "can be changed" : "",
    ].filter(Boolean).join(", ");
    if (text !== said) element.setAttribute("aria-label", said = text);
  };
  const show = (next) => {
    state = next;
    value.show(next.v, next.there.value, next.most.v);
    slope.show(next.g, next.there.slope, next.most.g);
  };
  return { cell, element, ...at, show, label };
}

const numeral = (n, role) => h("span", { class: role === "rowheader" ? "hd row" : "hd", role }, n);

/** A grid of cells with its numerals, every row one of the accessibility tree too. */
function gridOf(array, cells, { rows, columns, label, heads }) {
  const before = stepsBefore(array);
  const empty = () => Array.from({ length: before }, () => h("span"));
  const rank = array.at.length;
  const [rowFrom, columnFrom] = rank > 1 ? array.ranges.slice(-2).map(([first]) => first) : [0, 0];
  const headsAbove = rank > 1 || (rank === 1 && rows === 1 && columns > 1);
  const firstOf = (i) => (rank > 1 ? rowFrom + i : array.ranges[0][0] + i * columns);
  const views = [];
  const lines = [];
  if (headsAbove) {
    const from = rank > 1 ? columnFrom : array.ranges[0][0];
    lines.push(h(
      "div",
      { class: "line", role: "row" },
      h("span", { class: "hd row" }),
      empty(),
      Array.from({ length: columns }, (_, k) => numeral(from + k, "columnheader")),
    ));
  }
  const grid = [];
  for (let i = 0; i < rows; i++) {
    const here = cells.slice(i * columns, (i + 1) * columns).map((cell, k) =>
      cellView(cell, {
        row: i,
        column: k,
        lastRow: i === rows - 1,
        lastColumn: k === columns - 1,
        headLeft: heads && k === 0 ? 12 : 0,
        headAbove: headsAbove && i === 0 ? 15 : 0,
      })
    );
    views.push(...here);
    grid.push(here.map(({ element }) => element));
    const numbered = heads && (rank > 1 || rows > 1 || !headsAbove);
    lines.push(h(
      "div",
      { class: "line", role: "row" },
      heads ? (numbered ? numeral(firstOf(i), "rowheader") : h("span", { class: "hd row" })) : "",
      empty(),
      here.map(({ element }) => element),
    ));
  }
  const element = h("div", {
    class: "g",
    role: "grid",
    "aria-label": label,
    style: `grid-template-columns: ${heads ? "11px " : ""}repeat(${columns + before}, var(--cw))`,
  }, lines);
  return { element: h("div", { class: heads ? "gw" : "gw bare" }, element), views, rows: grid };
}

/**
 * @param {CellArray} array @param {import("./layout.js").Plan} plan
 * @returns {{element: HTMLElement, views: CellView[], rows: HTMLElement[][]}}
 */
export function arrayGrid(array, plan) {
  const [rows, columns] = gridShape(array, plan);
  const words = arrayInWords(array);
  const each = rows * columns;
  const heads = array.at.length > 0;
  const blocks = array.at.length < 3
    ? [gridOf(array, array.cells, { rows, columns, label: words, heads })]
    : Array.from({ length: array.cells.length / each }, (_, b) => {
      const cells = array.cells.slice(b * each, (b + 1) * each);
      const where = array.at.slice(0, -2).map((letter, axis) => `${letter} = ${cells[0].place[axis]}`).join(", ");
      const block = gridOf(array, cells, { rows, columns, label: `${words}, ${where}`, heads });
      const title = h(
        "div",
        { class: "bh" },
        where.split(/([a-z]+)/).map((part, i) => (i % 2 ? h("i", {}, part) : part)),
      );
      return { ...block, element: h("div", {}, title, block.element) };
    });
  const kind = array.leaf ? "leaf" : array.at.length === 0 && !array.cells[0].listeners.length ? "cost" : "def";
  const element = h(
    "section",
    { class: `arr ${kind}` },
    h(
      "div",
      { class: "ah", "aria-hidden": "true" },
      h("span", { class: "m" }, setArray(array)),
      array.say && h("span", { class: "lab" }, array.say),
    ),
    blocks.length > 1 ? h("div", { class: "bl" }, blocks.map((block) => block.element)) : blocks[0].element,
  );
  return { element, views: blocks.flatMap(({ views }) => views), rows: blocks.flatMap((block) => block.rows) };
}
