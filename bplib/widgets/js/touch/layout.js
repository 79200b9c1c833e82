/**
 * Where the arrays of a program stand: columns from what is given to the cost, in as many bands as the width asks for; on a
 * phone one column. No DOM in here.
 *
 *   planOf(arrays, {width, narrow})         {narrow, cellWidth, columns: [[array, …], …], wraps}
 *   gridShape(array, plan)                    [rows, columns]: of a matrix, or of each matrix of a block
 *   stepsBefore(array)                      how many cells a recurrence's array begins later than its mates: t stands under t
 *
 * Given numbers stand left of what first uses them; where that is not the first definition, in its column, above it: target
 * over cost. The arrays of one recurrence share a column. An index that only ever runs across in matrices runs across in
 * vectors too.
 *
 * @typedef {import("../core/program_cells.js").CellArray} CellArray
 * @typedef {{narrow: boolean, width: number, cellWidth: number, wraps: boolean, across: Set<string>,
 *   columns: CellArray[][]}} Plan
 */
import { sumOf } from "../core/sum_of.js";
import { upTo } from "../core/up_to.js";

export const HEAD = 13; // pixels of the numerals beside a row
export const GAP = 3; // between cells
const CELL_HEIGHT = 40;
const TITLE = 25; // of an array
const BETWEEN = 12; // arrays in a column
const COLUMN_GAP = 20; // at least
const WIDTHS = [74, 66, 60];
const HEIGHTS = [250, 330, 400, 470];
const NARROWEST = 54;
const A_BAND = 120; // pixels of height that one band fewer is worth: between bands a curve runs long

const count = ({ ranges }, axis) => ranges[axis][1] - ranges[axis][0] + 1;

/** @param {CellArray[]} arrays @param {{width: number, narrow: boolean}} room @returns {Plan} */
export function planOf(arrays, { width, narrow }) {
  const across = acrossOf(arrays);
  const at = depths(arrays);
  if (narrow) {
    const most = Math.max(4, ...arrays.map((array) => (array.at.length > 1 ? count(array, array.at.length - 1) : 0)));
    const cellWidth = Math.max(NARROWEST, Math.min(WIDTHS[1], Math.floor((width - HEAD) / most) - GAP));
    const plan = { narrow, width, cellWidth, wraps: false, across };
    return { ...plan, columns: packed(arrays, at, { ...plan, columns: [] }, [HEIGHTS[0], HEIGHTS[0]]) };
  }
  const plans = WIDTHS.flatMap((cellWidth) =>
    HEIGHTS.flatMap((first) => HEIGHTS.map((later) => /** @type {[number, number]} */ ([first, later]))).map(
      (tallest) => {
        const bare = { narrow, width, cellWidth, wraps: false, across, columns: [] };
        const columns = packed(arrays, at, bare, tallest);
        const bands = bandsOf(columns, bare);
        return { ...bare, columns, wraps: bands.length > 1, worth: sumOf(bands) + A_BAND * bands.length };
      },
    )
  );
  // The lowest, in few bands; of those that are about as low, the one with the widest cells, then with the lowest columns.
  const least = Math.min(...plans.map(({ worth }) => worth));
  return plans.find(({ worth }) => worth <= least * 1.05);
}

/** The indices that run across in a vector: those that are only ever last in matrices, and there in several or above. */
function acrossOf(arrays) {
  const up = arrays.flatMap(({ at, upper }) => at.slice(at.length - upper));
  const matrices = arrays.filter(({ at }) => at.length > 1);
  const first = new Set(matrices.flatMap(({ at }) => at.slice(0, -1)));
  const last = matrices.map(({ at }) => at.at(-1));
  return new Set(
    last.filter((letter) =>
      !first.has(letter) && (up.includes(letter) || last.filter((other) => other === letter).length > 1)
    ),
  );
}

/** How many definitions lie before each array, at most. @returns {Map<CellArray, number>} */
function depths(arrays) {
  const depth = new Map();
  for (const array of arrays) {
    if (array.leaf) continue;
    const mate = array.mates.find((other) => depth.has(other));
    const before = array.uses.filter((used) => !used.leaf && depth.has(used)).map((used) => depth.get(used));
    depth.set(array, mate ? depth.get(mate) : 1 + Math.max(0, ...before));
  }
  for (const array of arrays) {
    if (!array.leaf) continue;
    const users = arrays.filter(({ uses }) => uses.includes(array)).map((user) => depth.get(user));
    const first = users.length ? Math.min(...users) : 1;
    depth.set(array, first === 1 ? 0 : first);
  }
  return depth;
}

/** @param {CellArray} array @param {Plan} plan @returns {[number, number]} */
export function gridShape(array, { narrow, width, cellWidth, across }) {
  const rank = array.at.length;
  if (rank === 0) return [1, 1];
  if (rank > 1) return [count(array, rank - 2), count(array, rank - 1)];
  const n = count(array, 0);
  if (!narrow && !across.has(array.at[0])) return [n, 1];
  const fit = Math.max(1, Math.floor((width - HEAD + GAP) / (cellWidth + GAP)));
  const rows = Math.ceil(n / fit);
  return [rows, Math.ceil(n / rows)];
}

/** @param {CellArray} array @returns {number} */
export function stepsBefore({ along, at, ranges, mates }) {
  const axis = at.indexOf(along);
  if (axis < 1 || axis !== at.length - 1) return 0;
  const firsts = mates.filter((mate) => mate.at[axis] === along).map((mate) => mate.ranges[axis][0]);
  return ranges[axis][0] - Math.min(...firsts);
}

/** How much room an array takes. */
function sizeOf(array, plan) {
  const [rows, columns] = gridShape(array, plan);
  const blocks = array.at.length > 2
    ? sumOf([1, ...upTo(array.at.length - 2).map((axis) => count(array, axis - 1) - 1)])
    : 1;
  const inner = rows * (CELL_HEIGHT + GAP) + (array.at.length > 1 ? 14 : 0) + (blocks > 1 ? 18 : 0);
  const across = (columns + stepsBefore(array)) * (plan.cellWidth + GAP) + (array.at.length ? HEAD : 0);
  return { width: across, height: blocks * inner + TITLE };
}

/** Arrays of one depth, first those that are given, packed into columns no taller than asked for: the first, and the later. */
function packed(arrays, depth, plan, [first, later]) {
  const columns = [];
  const highest = Math.max(...arrays.map((array) => sizeOf(array, plan).height));
  for (let d = 0; d <= Math.max(...depth.values()); d++) {
    const here = arrays.filter((array) => depth.get(array) === d).sort((p, q) =>
      Number(q.leaf) - Number(p.leaf) || p.n - q.n
    );
    const high = (list) => sumOf(list.map((array) => sizeOf(array, plan).height + BETWEEN));
    const most = Math.max(d === 0 ? first : later, highest) + BETWEEN;
    let column = null;
    for (const array of here) {
      const together = column && array.mates.some((mate) => column.includes(mate));
      if (!column || (!together && high([...column, array]) > most)) columns.push(column = []);
      column.push(array);
    }
  }
  return columns;
}

/** The heights of the bands into which columns fall, like words of a text. */
function bandsOf(columns, plan) {
  const bands = [];
  let left = -1;
  for (const column of columns) {
    const sizes = column.map((array) => sizeOf(array, plan));
    const wide = Math.max(...sizes.map(({ width }) => width));
    const high = sumOf(sizes.map(({ height }) => height + BETWEEN)) - BETWEEN;
    if (bands.length === 0 || left < wide + COLUMN_GAP) {
      bands.push(high);
      left = plan.width - wide;
    } else {
      bands[bands.length - 1] = Math.max(bands.at(-1), high);
      left -= wide + COLUMN_GAP;
    }
  }
  return bands;
}
