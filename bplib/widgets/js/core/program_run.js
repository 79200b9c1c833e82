/**
 * Any program, alive: read, checked, and run. No DOM in here.
 *
 *   run = programRun(data, numbers)     {program, sizes, cells, tape}; an Error where something does not fit
 *   numbersOfRun(run)                      the given numbers as they are now, nested as they came
 *   wrongBack(run)                      what is wrong with the derived way back, if the data have one: "" where it says
 *                                       what the tape says
 *
 * @typedef {{program: import("./program_reading.js").CheckedProgram, sizes: import("./program_index.js").Env,
 *   cells: import("./program_cells.js").Cells, tape: import("./program_tape.js").Tape}} ProgramRun
 */
import { cellsOf } from "./program_cells.js";
import { backValues } from "./program_push.js";
import { definedAt, readProgram } from "./program_reading.js";
import { randomFrom } from "./random.js";
import { tapeOf } from "./program_tape.js";
import { givenShape, sizesFrom } from "./program_widths.js";

const BACK_AGREES = 1e-9; // relative to 1 + |v|
const BESIDE = 12; // the lot by which the numbers are moved a little

/** @param {any} data @param {Record<string, any>} numbers @returns {ProgramRun} */
export function programRun(data, numbers) {
  const program = readProgram(data);
  const sizes = sizesFrom(program, numbers);
  const cells = cellsOf(program, sizes, numbers);
  return { program, sizes, cells, tape: tapeOf(cells) };
}

/** @param {ProgramRun} run @returns {Record<string, any>} */
export function numbersOfRun({ cells, sizes, tape }) {
  const numbers = {};
  for (const array of cells.arrays) {
    const given = array.cells.filter(({ leaf }) => leaf).map(({ id }) => tape.values[id]);
    if (given.length) numbers[array.s] = nested(given, givenShape(array, sizes));
  }
  return numbers;
}

function nested(flat, /** @type {number[]} */ [count, ...rest]) {
  if (count === undefined) return flat[0];
  const each = flat.length / count;
  return Array.from({ length: count }, (_, i) => nested(flat.slice(i * each, (i + 1) * each), rest));
}

/**
 * Looked at beside the numbers that are given, and neither where two are equally large, either of which may then be the
 * largest, nor at what these are made of.
 * @param {ProgramRun} run @returns {string}
 */
export function wrongBack(run) {
  const { program, sizes } = run;
  if (!program.back.length || program.given.length) return ""; // what holds where Σy = 1 is tried where it was derived
  const next = randomFrom(BESIDE);
  const beside = (value) => (Array.isArray(value) ? value.map(beside) : value + 0.05 * (next() - 0.5));
  const given = Object.fromEntries(Object.entries(numbersOfRun(run)).map(([name, value]) => [name, beside(value)]));
  const cells = cellsOf(program, sizes, given);
  const { slopes, values } = tapeOf(cells);
  const level = new Set(cells.forward.flatMap(({ tree }) => levelIn(tree, values)));
  for (const { id, operands } of [...cells.forward].reverse()) {
    if (level.has(id)) { for (const operand of operands) level.add(operand.id); }
  }
  const at = backValues(program, sizes, given);
  for (const { array, place, id } of cells.cells) {
    const slope = program.slopes.get(array.s);
    if (!slope || !definedAt(slope, place) || level.has(id)) continue;
    const [said, known] = [at(slope.s, place).v, slopes[id]];
    const apart = Math.abs(said - known) > BACK_AGREES * (1 + Math.abs(known));
    if (apart || (Number.isFinite(known) && !Number.isFinite(said))) {
      return `${slope.s}[${place}]: expected ${known}; got ${said}`;
    }
  }
  return "";
}

/** Of what is largest: the cells that are, where there are several. @returns {number[]} */
function levelIn({ op, args = [] }, values) {
  const inside = args.flatMap((part) => levelIn(part, values));
  if (op !== "max" && op !== "largest") return inside;
  const ids = args.filter(({ cell }) => cell).map(({ cell }) => cell.id);
  const most = Math.max(...ids.map((id) => values[id]));
  const largest = ids.filter((id) => values[id] === most);
  return [...inside, ...(largest.length > 1 ? largest : [])];
}
