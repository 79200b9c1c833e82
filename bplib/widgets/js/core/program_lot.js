/**
 * Sizes and numbers for a program, by lot: small, and such that everything in it has a value. No DOM in here.
 *
 *   runByLot(data, seed)      {run, numbers}: on sizes that fit, and numbers as programRun takes them; an Error where none were
 *                             found on which all is finite
 *
 * Widths differ where they may, so that an index in a wrong place shows. What is given of a leaf (Σ y = 1) holds.
 *
 * @typedef {import("./program_reading.js").CheckedProgram} CheckedProgram
 * @typedef {import("./program_reading.js").ProgramArray} ProgramArray
 * @typedef {import("./program_index.js").Env} Env
 * @typedef {import("./program_run.js").ProgramRun} ProgramRun
 */
import { indexAt, lettersIn } from "./program_index.js";
import { readProgram } from "./program_reading.js";
import { numbersOfRun, programRun } from "./program_run.js";
import { ProgramReader } from "./program_grammar.js";
import { givenShape } from "./program_widths.js";
import { randomFrom } from "./random.js";

const TRIES = 40;
const WITH_SIGNS = 6; // tries with numbers of both signs, before all are positive
const LONGEST_AXIS = 4;
const MANY_WIDTHS = 4; // with more of them all are small

/** @param {any} data @param {number} seed @returns {{run: ProgramRun, numbers: Record<string, any>}} */
export function runByLot(data, seed) {
  const program = readProgram(data);
  const draw = randomFrom(seed);
  let last = new Error("expected numbers on which the program has a value; got none");
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      const sizes = sizesByLot(program, draw);
      const numbers = drawnNumbers(program, sizes, draw, attempt >= WITH_SIGNS);
      const run = programRun(data, numbers);
      if ([...run.tape.values, ...run.tape.slopes].every(Number.isFinite)) {
        return { run, numbers: numbersWithWidths(run, numbers) };
      }
    } catch (error) {
      last = error; // sizes that do not fit: others may
    }
  }
  throw last;
}

/** The numbers with the widths that no array that is given shows. */
const numbersWithWidths = (run, numbers) => ({
  ...numbersOfRun(run),
  ...Object.fromEntries(Object.entries(numbers).filter(([name]) => !run.program.arrays.has(name))),
});

/** @param {CheckedProgram} program @param {() => number} draw @returns {Env} */
function sizesByLot(program, draw) {
  const widths = [...new Set([...program.arrays.values()].flatMap((array) => array.widths))];
  const follow = new Set(program.fits.filter(([, most]) => lettersIn(most).length).map(([width]) => width));
  const least = (width) =>
    Math.max(
      0,
      ...program.fits.filter(([own, most]) => own === width && !lettersIn(most).length).map(([, { plus }]) => plus),
    );
  const choices = widths.length > MANY_WIDTHS ? [2, 3, 3] : [2, 3, LONGEST_AXIS];
  /** @type {Env} */
  const sizes = {};
  for (const width of widths.filter((each) => !follow.has(each))) {
    const others = choices.filter((n) => !Object.values(sizes).includes(n));
    const from = others.length ? others : choices;
    sizes[width] = least(width) || from[Math.floor(draw() * from.length)];
  }
  for (let open = [...follow]; open.length;) {
    const known = open.filter((width) =>
      program.fits.every(([own, most]) => own !== width || lettersIn(most).every((name) => sizes[name]))
    );
    for (const width of known.length ? known : open) {
      const asked = program.fits.filter(([own]) => own === width).map(([, most]) => indexAt(most, sizes));
      sizes[width] = Math.max(1, ...asked.filter(Number.isFinite));
    }
    open = open.filter((width) => !sizes[width]);
  }
  return sizes;
}

/** @param {CheckedProgram} program @param {Env} sizes @param {() => number} draw @param {boolean} positive @returns {Record<string, any>} */
function drawnNumbers(program, sizes, draw, positive) {
  const one = () => (positive ? 0.2 + draw() : (draw() < 0.5 ? -1 : 1) * (0.15 + 1.2 * draw()));
  const shares = new Map(program.given.map(sharesOf));
  const numbers = {};
  const shown = new Set();
  for (const array of program.arrays.values()) {
    if (!array.leaf && !Object.keys(array.start).length) continue;
    const shape = givenShape(array, sizes);
    array.widths.forEach((width, axis) => array.start[array.at[axis]] === undefined && shown.add(width));
    const along = shares.get(array.s);
    numbers[array.s] = along === undefined ? filled(shape, one) : withShares(shape, along, () => 0.1 + draw());
  }
  for (const width in sizes) if (!shown.has(width)) numbers[width] = sizes[width];
  return numbers;
}

/** @param {number[]} shape @param {() => number} one @returns {any} */
const filled = ([count, ...rest], one) =>
  count === undefined ? one() : Array.from({ length: count }, () => filled(rest, one));

/** Of what is given, Σ_k y_{ik} = 1: [name, the axis along which it is 1]. @returns {[string, number]} */
function sharesOf(tex) {
  const { left } = new ProgramReader(tex, { bound: null, first: true }).given();
  return [left.body.name, left.body.at.findIndex(({ of }) => of[left.letter])];
}

/** @param {number[]} shape @param {number} axis @param {() => number} one @returns {any} */
function withShares(shape, axis, one) {
  if (axis > 0) return Array.from({ length: shape[0] }, () => withShares(shape.slice(1), axis - 1, one));
  const parts = Array.from({ length: shape[0] }, () => filled(shape.slice(1), one));
  const scale = (list, total) => (Array.isArray(list) ? list.map((part, i) => scale(part, total[i])) : list / total);
  const sum = (one, other) => (Array.isArray(one) ? one.map((part, i) => sum(part, other[i])) : one + other);
  const total = parts.reduce(sum);
  return parts.map((part) => scale(part, total));
}
