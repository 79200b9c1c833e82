/**
 * The sizes of a program under the reader's hand: one entry more or fewer along an axis. No DOM in here.
 *
 *   freeWidths(run)                   [{width: "n_w", letters: "k", size: 3}, …]: those that are free
 *   resized(run, "n_w", 1)          the numbers with one entry more along it; what must fit it grows too. null: no further
 *
 * @typedef {import("../core/program_run.js").ProgramRun} ProgramRun
 */
import { cellsIn, fitted } from "../core/program_widths.js";
import { numbersOfRun } from "../core/program_run.js";
import { randomFrom, seedOf } from "../core/random.js";

export const MOST_CELLS = 320;
const LONGEST = 12;

/** @param {Pick<ProgramRun, "program" | "sizes">} run @returns {{width: string, letters: string, size: number}[]} */
export function freeWidths({ program, sizes }) {
  const told = new Set(program.fits.map(([name]) => name));
  const letters = new Map();
  for (const array of program.arrays.values()) {
    array.widths.forEach((width, axis) => {
      if (!told.has(width)) letters.set(width, (letters.get(width) ?? new Set()).add(array.at[axis]));
    });
  }
  return [...letters].map(([width, found]) => ({ width, letters: [...found].join(", "), size: sizes[width] }));
}

/** @param {ProgramRun} run @param {string} width @param {number} by @returns {Record<string, any> | null} */
export function resized(run, width, by) {
  const sizes = fitted(run.program, { ...run.sizes, [width]: run.sizes[width] + by });
  if (sizes[width] < 1 || sizes[width] > LONGEST || cellsIn(run.program, sizes) > MOST_CELLS) return null;
  const numbers = numbersOfRun(run);
  for (const array of run.cells.arrays) {
    if (!(array.s in numbers)) continue;
    const axes = array.at.map((_, axis) => axis).filter((axis) => array.start[array.at[axis]] === undefined);
    const shape = axes.map((axis) => sizes[array.widths[axis]] - array.from[axis] + 1);
    numbers[array.s] = reshaped(numbers[array.s], shape, randomFrom(seedOf(`${array.s} ${shape}`)));
  }
  return numbers;
}

/** What is there stays; what is new is drawn by lot, the same on every visit. */
function reshaped(value, /** @type {number[]} */ [length, ...rest], next) {
  if (length === undefined) return typeof value === "number" ? value : Math.round(20 * next() - 10) / 10;
  return Array.from({ length }, (_, i) => reshaped(value?.[i], rest, next));
}
