/**
 * How long each axis of a program is, from the numbers that it is given. No DOM in here.
 *
 *   sizesFrom(program, numbers)      {n_x: 6, n_w: 3, n_z: 4}; an Error for what is missing, does not fit, or is no number
 *   axisRange(array, axis, sizes)      [1, 4], or [0, 4] where the axis begins at 0
 *   isStart(array, place)            whether a definition is given there
 *   fitted(program, sizes)           the sizes after some have changed: what a fit asks for follows
 *   cellsIn(program, sizes)          how many cells there are then
 *   givenShape(array, sizes)         how many numbers, along each of its axes, are given: those of a start, or of a leaf
 *
 * @typedef {import("./program_reading.js").CheckedProgram} CheckedProgram
 * @typedef {import("./program_reading.js").ProgramArray} ProgramArray
 * @typedef {import("./program_index.js").Env} Env
 */
import { indexAt, indexText, lettersIn } from "./program_index.js";
import { arrayName, readNames } from "./program_reading.js";

/** @param {ProgramArray} array @param {number} axis @param {Env} sizes @returns {[number, number]} */
export const axisRange = (array, axis, sizes) => [array.from[axis], sizes[array.widths[axis]]];

/** @param {ProgramArray} array @param {number[]} place @returns {boolean} */
export const isStart = ({ at, start }, place) => at.some((letter, axis) => start[letter] === place[axis]);

/** The axes along which its numbers are nested: all of a leaf, of a start those but its own. */
const givenAxes = ({ at, start }) => at.map((_, axis) => axis).filter((axis) => start[at[axis]] === undefined);
const isGiven = ({ leaf, start }) => leaf || Object.keys(start).length > 0;

/** @param {ProgramArray} array @param {Env} sizes @returns {number[]} */
export const givenShape = (array, sizes) =>
  givenAxes(array).map((axis) => {
    const [first, last] = axisRange(array, axis, sizes);
    return last - first + 1;
  });

/** @param {CheckedProgram} program @param {Record<string, any>} numbers @returns {Env} */
export function sizesFrom(program, numbers) {
  const given = [...program.arrays.values()].filter(isGiven);
  const widths = new Set([...program.arrays.values()].flatMap((array) => array.widths));
  const unknown = Object.keys(numbers).find((name) => !widths.has(name) && !given.some(({ s }) => s === name));
  if (unknown) throw new Error(`${unknown} is not given in this program; expected numbers for ${readNames(given)}`);
  /** @type {Env} */
  const sizes = {};
  const said = {}; // by which array
  for (const name in numbers) {
    if (widths.has(name) && !program.arrays.has(name)) [sizes[name], said[name]] = [numbers[name], name];
  }
  for (const array of given) {
    const axes = givenAxes(array);
    const shape = nestedShape(numbers[array.s], axes.length, array);
    axes.forEach((axis, i) => {
      const width = array.widths[axis];
      const size = shape[i] + array.from[axis] - 1;
      if ((sizes[width] ??= size) !== size) {
        throw new Error(
          `${arrayName(array)}: expected ${sizes[width] - array.from[axis] + 1} along ${array.at[axis]}, as ${
            said[width]
          } has; got ${shape[i]}`,
        );
      }
      said[width] ??= arrayName(array);
    });
  }
  solve(program.fits, sizes);
  for (const array of program.arrays.values()) {
    array.widths.forEach((width, axis) => {
      if (!Number.isInteger(sizes[width]) || sizes[width] < 1) {
        throw new Error(
          `${arrayName(array)}: expected at least one along ${array.at[axis]}; got ${sizes[width] ?? "no width"}`,
        );
      }
    });
  }
  return sizes;
}

/** The shape of nested lists of numbers, all of one depth and none ragged. */
function nestedShape(value, depth, array) {
  const bad = (got) => {
    const kind = ["one number", "a list of numbers", "a list of rows"][depth] ?? `lists, ${depth} deep`;
    throw new Error(`${arrayName(array)}: expected ${kind}; got ${got}`);
  };
  if (value === undefined) return bad("none");
  if (depth === 0) {
    if (typeof value !== "number" || !Number.isFinite(value)) bad(JSON.stringify(value));
    return [];
  }
  if (!Array.isArray(value) || value.length === 0) return bad(JSON.stringify(value));
  const [first, ...others] = value.map((part) => nestedShape(part, depth - 1, array));
  const ragged = others.find((shape) => shape.join() !== first.join());
  if (ragged) bad(`rows of ${first.join(" by ")} and ${ragged.join(" by ")}`);
  return [value.length, ...first];
}

/** @param {CheckedProgram} program @param {Env} sizes @returns {Env} */
export function fitted({ fits }, sizes) {
  const out = { ...sizes };
  for (const _ of fits) { // one may ask for what another tells
    for (const [width, most] of fits) out[width] = lettersIn(most).length ? indexAt(most, out) : out[width];
  }
  return out;
}

/** @param {CheckedProgram} program @param {Env} sizes @returns {number} */
export function cellsIn(program, sizes) {
  const count = (array) =>
    array.at.reduce((n, _, axis) => {
      const [first, last] = axisRange(array, axis, sizes);
      return n * (last - first + 1);
    }, 1);
  return [...program.arrays.values()].reduce((sum, array) => sum + count(array), 0);
}

/* ---- what the indices with shifts and strides ask ---- */

/**
 * Each asks that an index may go so far along a width; where one width is open, they tell it: the smallest that holds all of
 * them, or the largest that fits them all. What a stride leaves over is not used.
 */
function solve(fits, sizes) {
  const isKnown = (name) => sizes[name] !== undefined;
  const names = new Set(fits.flatMap(([width, most]) => [width, ...lettersIn(most)]));
  for (let found = true; found;) {
    found = false;
    for (const name of names) {
      if (isKnown(name)) continue;
      const below = fits.filter(([width]) => width === name);
      const above = fits.filter(([width, most]) =>
        isKnown(width) && most.of[name] > 0 && lettersIn(most).every((each) => each === name || isKnown(each))
      );
      if (below.length && below.every(([, most]) => lettersIn(most).every(isKnown))) {
        sizes[name] = Math.max(1, ...below.map(([, most]) => indexAt(most, sizes)));
      } else if (above.length) {
        const room = ([width, most]) =>
          Math.floor((sizes[width] - indexAt(most, { ...sizes, [name]: 0 })) / most.of[name]);
        sizes[name] = Math.min(...above.map(room));
      }
      found ||= isKnown(name);
    }
  }
  for (const width of new Set(fits.map(([width]) => width))) {
    if (isKnown(width)) held(width, fits.filter(([own]) => own === width), sizes);
  }
}

/** An Error: an index that goes beyond a width, or a width that leaves more over than a stride does. */
function held(width, fits, sizes) {
  const known = fits.filter(([, most]) => lettersIn(most).every((name) => sizes[name] !== undefined));
  const left = known.map(([, most]) => sizes[width] - indexAt(most, sizes));
  const step = ([, { of }]) => Math.max(...Object.values(of));
  const idle = known.length > 0 && known.every((fit, i) => Number.isFinite(step(fit)) && left[i] >= step(fit));
  const wrong = known.find((_, i) => left[i] < 0) ?? (idle ? known[0] : null);
  if (wrong) {
    throw new Error(`expected ${width} to be ${indexAt(wrong[1], sizes)}, ${indexText(wrong[1])}; got ${sizes[width]}`);
  }
}
