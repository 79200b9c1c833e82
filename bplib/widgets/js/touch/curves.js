/**
 * The curves from what a cell is made of, and to those that hear it. They run behind the cells, so that no number is struck.
 *
 *   drawCurves(svg, view, viewOf, faint)     `faint` are the ones that the way that is looked at does not speak of
 *
 * @typedef {import("./cell_grid.js").CellView} CellView
 * @typedef {{left: number, right: number, top: number, bottom: number, x: number, y: number, edge: number}} CellBox
 * @typedef {[number, number, number, number]} Port where a curve leaves or meets a cell, and in which direction
 */
import { s } from "../core/dom.js";

const NEAR = 60; // pixels: two cells that are about level

/**
 * @param {SVGSVGElement} svg @param {CellView} view @param {(cell: import("../core/program_cells.js").Cell) => CellView} viewOf
 * @param {"made" | "heard"} faint @returns {void}
 */
export function drawCurves(svg, view, viewOf, faint) {
  const origin = svg.getBoundingClientRect();
  const boxes = new Map();
  const boxOf = (one) => {
    if (!boxes.has(one)) boxes.set(one, boxIn(one, origin));
    return boxes.get(one);
  };
  const curve = (from, to, kind) => {
    const [p, q] = portsOf(from, to, boxOf(from), boxOf(to));
    const look = `${kind}${kind === faint ? " faint" : ""}`;
    return [s("path", { class: look, d: curvePath(p, q) }), s("circle", { class: look, cx: q[0], cy: q[1], r: 2.4 })];
  };
  svg.replaceChildren(
    ...view.cell.operands.flatMap((operand) => curve(viewOf(operand), view, "made")),
    ...view.cell.listeners.flatMap((listener) => curve(view, viewOf(listener), "heard")),
  );
}

/** @returns {CellBox} where a cell stands, its numerals with it; `edge` is its own left edge */
function boxIn({ element, headLeft, headAbove }, origin) {
  const r = element.getBoundingClientRect();
  return {
    left: r.left - origin.left - headLeft,
    right: r.right - origin.left,
    top: r.top - origin.top - headAbove,
    bottom: r.bottom - origin.top,
    x: (r.left + r.right) / 2 - origin.left,
    y: (r.top + r.bottom) / 2 - origin.top,
    edge: r.left - origin.left,
  };
}

/** Its side; inside a row of cells its top or its bottom, where that is free. @returns {Port} */
function sideOf(view, box, side, other) {
  const inner = side === "left" ? view.column > 0 : !view.lastColumn;
  if (inner && (view.row === 0 || view.lastRow)) {
    const above = view.row === 0 && (!view.lastRow || other.y <= box.y);
    return above ? [box.x, box.top, 0, -1] : [box.x, box.bottom, 0, 1];
  }
  return side === "left" ? [box.left, box.y, -1, 0] : [box.right, box.y, 1, 0];
}

/** @returns {[Port, Port]} */
function portsOf(from, to, a, b) {
  if (a.right <= b.edge + 2) {
    const straight = !from.lastColumn && Math.abs(a.y - b.y) >= NEAR / 2;
    return [straight ? [a.right, a.y, 1, 0] : sideOf(from, a, "right", b), sideOf(to, b, "left", a)];
  }
  if (a.edge >= b.right - 2 && Math.abs(a.y - b.y) < NEAR) {
    return [sideOf(from, a, "left", b), sideOf(to, b, "right", a)];
  }
  return a.y < b.y ? [[a.x, a.bottom, 0, 1], [b.x, b.top, 0, -1]] : [[a.x, a.top, 0, -1], [b.x, b.bottom, 0, 1]];
}

function curvePath(p, q) {
  const far = Math.hypot(p[0] - q[0], p[1] - q[1]);
  const mixed = (p[2] !== 0) !== (q[2] !== 0);
  const reach = ([, , sideways]) =>
    sideways
      ? Math.max(16, Math.abs(p[0] - q[0]) * (mixed ? 0.12 : 0.45))
      : Math.max(12, Math.min(mixed ? 44 : NEAR, far * 0.3));
  const control = (port) => `${port[0] + port[2] * reach(port)},${port[1] + port[3] * reach(port)}`;
  return `M${p[0]},${p[1]}C${control(p)} ${control(q)} ${q[0]},${q[1]}`;
}
