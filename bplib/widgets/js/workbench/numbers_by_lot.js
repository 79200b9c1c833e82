/**
 * Numbers for what a program is given, small and by lot, the same on every visit. No DOM in here.
 *
 *   numbersFor(data)               {x: [0.4, -0.7, …], b: 0.3}: on small sizes, and such that what is given holds
 *   numbersFor(data, before)       the same, but what `before` has for an array of that name stays where it fits
 *
 * An Error where the program cannot be read. Where not every number has a value, as behind a logarithm, they are made positive.
 */
import { programRun } from "../core/program_run.js";
import { readProgram } from "../core/program_reading.js";
import { cellsIn, fitted, givenShape } from "../core/program_widths.js";
import { randomFrom, seedOf } from "../core/random.js";

const SIZES = [3, 2]; // one after the other, so that rows and columns are told apart
const SMALLEST = [2, 2];
const MANY = 100; // cells: above, every axis is as short as can be
const SHARES = /^\\sum_(\w) (\w+)_(?:\{([\w, ]+)\}|(\w)) = 1$/; // as the text of a program says it

/** @param {any} data @param {Record<string, any>} [before] @returns {Record<string, any>} */
export function numbersFor(data, before = {}) {
  const program = readProgram(data);
  const given = [...program.arrays.values()].filter(({ leaf, start }) => leaf || Object.keys(start).length > 0);
  const kept = Object.fromEntries(
    given.filter((array) => fitsRank(before[array.s], array)).map(({ s }) => [s, before[s]]),
  );
  const sizes = sizesFor(program, given, kept);
  const numbers = (positive) => {
    const drawn = Object.fromEntries(given.map((array) => {
      const shape = givenShape(array, sizes);
      return [array.s, filled(kept[array.s], shape, lotOf(array.s, positive))];
    }));
    for (const tex of program.given) shareOut(tex, program, drawn, kept);
    return { ...drawn, ...unshown(program, given, sizes) };
  };
  const signed = numbers(false);
  return hasValues(data, signed) ? signed : numbers(true);
}

/** Whether numbers are nested as deep as an array wants them. */
function fitsRank(value, { at, start }) {
  const rank = at.filter((letter) => start[letter] === undefined).length;
  const depth = (one) => (Array.isArray(one) ? 1 + depth(one[0]) : 0);
  return value !== undefined && depth(value) === rank;
}

/** How long each axis is: as the numbers that stay have it, else small. */
function sizesFor(program, given, kept) {
  const all = [...program.arrays.values()].flatMap(({ widths }) => widths);
  const told = new Set(program.fits.filter(([, { of }]) => Object.keys(of).length > 0).map(([width]) => width));
  const free = [...new Set(all)].filter((width) => !told.has(width));
  const asked = (width) => program.fits.filter(([name]) => name === width).map(([, { plus }]) => plus);
  const seen = {};
  for (const array of given) {
    let value = kept[array.s];
    array.widths.forEach((width, axis) => {
      if (value === undefined || array.start[array.at[axis]] !== undefined) return;
      seen[width] ??= value.length + array.from[axis] - 1;
      value = value[0];
    });
  }
  const sized = (choices) =>
    fitted(
      program,
      Object.fromEntries(
        free.map((
          width,
          i,
        ) => [width, asked(width).length ? Math.max(...asked(width)) : seen[width] ?? choices[i % 2]]),
      ),
    );
  const sizes = sized(SIZES);
  return cellsIn(program, sizes) > MANY ? sized(SMALLEST) : sizes;
}

/** Tenths between −1 and 1, none of them 0. */
function lotOf(name, positive) {
  const next = randomFrom(seedOf(name));
  return () => {
    const size = (1 + Math.floor(10 * next())) / 10;
    return positive || next() < 0.5 ? size : -size;
  };
}

function filled(value, /** @type {number[]} */ [length, ...rest], next) {
  if (length === undefined) return typeof value === "number" ? value : next();
  return Array.from({ length }, (_, i) => filled(value?.[i], rest, next));
}

/** Where a sum is to be 1, one of its terms is; numbers that stay are as they were. */
function shareOut(tex, program, numbers, kept) {
  const [, over, name, several, one] = SHARES.exec(tex) ?? [];
  const array = program.arrays.get(name);
  if (!array || kept[name] !== undefined) return;
  const axis = (several ?? one).split(/[ ,]*/).indexOf(over);
  const chosen = (value, depth) =>
    depth < axis
      ? value.map((part) => chosen(part, depth + 1))
      : value.map((part, i) => constant(part, i === 1 || value.length === 1 ? 1 : 0));
  numbers[name] = chosen(numbers[name], 0);
}

const constant = (value, v) => (Array.isArray(value) ? value.map((part) => constant(part, v)) : v);

/** The widths that no given array shows: a run is told them. */
function unshown(program, given, sizes) {
  const shown = new Set(given.flatMap(({ at, widths, start }) => widths.filter((_, i) => start[at[i]] === undefined)));
  const told = new Set(program.fits.flatMap(([width, { of }]) => [width, ...Object.keys(of)]));
  return Object.fromEntries(Object.entries(sizes).filter(([width]) => !shown.has(width) && !told.has(width)));
}

function hasValues(data, numbers) {
  const { cells, tape } = programRun(data, numbers);
  return cells.cells.every(({ id }) => Number.isFinite(tape.values[id]) && Number.isFinite(tape.slopes[id]));
}
