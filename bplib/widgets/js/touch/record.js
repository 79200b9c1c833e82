/**
 * The record of one run: cell after cell forward, then slope after slope back. No DOM in here.
 *
 *   record = recordOf(cells)         {total, turn, there(cell, position), stepAt(position), moved(position, way, by)}
 *   record.there(cell, 5)            {value, slope}: which of its two numbers have been computed after five steps
 *   record.moved(5, 1, "line")       the position behind the next whole line
 *
 * @typedef {import("../core/program_cells.js").Cell} Cell
 * @typedef {{total: number, turn: number, there: (cell: Cell, position: number) => {value: boolean, slope: boolean},
 *   stepAt: (position: number) => {cell: Cell, way: "value" | "slope"} | null,
 *   moved: (position: number, way: number, by: string) => number}} Journey
 */
import { linesOfRecord } from "../core/program_cells.js";

/** @param {import("../core/program_cells.js").Cells} cells @returns {Journey} */
export function recordOf({ forward, back }) {
  const valueAt = new Map(forward.map((cell, i) => [cell, i]));
  const slopeAt = new Map(back.map((cell, i) => [cell, forward.length + i]));
  const total = forward.length + back.length;
  const backLines = linesOfRecord(back).map((line, i) => (back[i].leaf ? `given ${back[i].array.n}` : line));
  const lines = [...linesOfRecord(forward).map((line) => `forward ${line}`), ...backLines];
  const there = (cell, position) => ({
    value: cell.leaf || valueAt.get(cell) < position,
    slope: slopeAt.get(cell) < position,
  });
  const stepAt = (position) => {
    if (position === 0) return null;
    const inFront = position <= forward.length;
    /** @type {"value" | "slope"} */
    const way = inFront ? "value" : "slope";
    return { cell: inFront ? forward[position - 1] : back[position - 1 - forward.length], way };
  };
  const moved = (position, way, by) => {
    let p = Math.max(0, Math.min(total, position + way));
    if (by === "line") {
      if (way > 0) { while (p < total && lines[p] === lines[p - 1]) p++; }
      else while (p > 0 && lines[p - 1] === lines[p]) p--;
    }
    return p;
  };
  return { total, turn: forward.length, there, stepAt, moved };
}
