/**
 * A program as cells: every number of every array, what it is made of, who hears it, and in which order they are computed.
 * No DOM in here.
 *
 *   cellsOf(program, sizes, numbers)      {arrays, cells, at, forward, back, cost}; an Error names the cell that cannot be
 *   termsOf(cell)                         its tree, with sums written out
 *
 * The definitions are computed in turn; those of a recurrence together, step by step along the index that it shifts. On the
 * way back a given number has its slope as soon as the last that hears it has.
 *
 * @typedef {import("./program_reading.js").CheckedProgram} CheckedProgram
 * @typedef {import("./program_reading.js").ProgramArray} ProgramArray
 * @typedef {import("./program_index.js").Env} Env
 * @typedef {{op: string, args?: CellTree[], v?: number, cell?: Cell, name?: string, primes?: number, shown?: string,
 *   many?: boolean}} CellTree `number` v · `ref` cell · `largest` of any number · `holds` name · else as in a program; `many`: a sum
 * @typedef {{id: number, array: CellArray, place: number[], env: Env, leaf: boolean, given: number, key: string,
 *   tree: CellTree | null, operands: Cell[], listeners: Cell[]}} Cell
 * @typedef {ProgramArray & {n: number, cells: Cell[], uses: CellArray[], mates: CellArray[], along: string | null,
 *   ranges: [number, number][]}} CellArray `mates`: the arrays of its recurrence; `along`: the letter that it runs along
 * @typedef {{program: CheckedProgram, sizes: Env, arrays: CellArray[], cells: Cell[], at: Map<string, Cell>, forward: Cell[],
 *   back: Cell[], cost: Cell}} Cells
 */
import { keyOf } from "./address.js";
import { indexAt, lettersIn } from "./program_index.js";
import { pushed } from "./program_push.js";
import { definitionAt, factorsIn, isGuard, walkArray } from "./program_reading.js";
import { axisRange, isStart } from "./program_widths.js";

/** @param {Cell} cell @returns {string} */
const cellName = ({ array, place }) => (place.length ? `${array.s}[${place}]` : array.s);

/** @param {CheckedProgram} program @param {Env} sizes @param {Record<string, any>} numbers @returns {Cells} */
export function cellsOf(program, sizes, numbers) {
  /** @type {CellArray[]} */
  const arrays = [...program.arrays.values()].map((array, n) => ({
    ...array,
    n,
    cells: [],
    uses: [],
    mates: [],
    along: null,
    ranges: array.at.map((_, axis) => axisRange(array, axis, sizes)),
  }));
  const at = new Map();
  /** @type {Cell[]} */
  const cells = [];
  const given = pushed(program, sizes, numbers); // of leaves alone it is what was given
  for (const array of arrays) {
    for (const place of placesIn(array.ranges)) {
      const leaf = array.leaf || isStart(array, place);
      const cell = {
        id: cells.length,
        array,
        place,
        env: { ...sizes, ...Object.fromEntries(array.at.map((letter, axis) => [letter, place[axis]])) },
        leaf,
        given: leaf ? given(array.s, place).v : 0,
        key: keyOf(array.s, ...place),
        tree: null,
        operands: [],
        listeners: [],
      };
      cells.push(cell);
      array.cells.push(cell);
      at.set(cell.key, cell);
    }
  }
  for (const cell of cells) if (!cell.leaf) writeOut(cell, arrays, at);
  const forward = forwardOrder(arrays);
  const cost = at.get(keyOf(program.cost));
  return { program, sizes, arrays, cells, at, forward, back: backOrder(cells, forward), cost };
}

/** All places of an array, the last index running fastest. */
function placesIn(ranges) {
  return ranges.reduce(
    (places, [first, last]) =>
      places.flatMap((place) => Array.from({ length: last - first + 1 }, (_, i) => [...place, first + i])),
    [[]],
  );
}

/* ---- trees, with every sum written out ---- */

function writeOut(cell, arrays, at) {
  const by = (name) => arrays.find(({ s }) => s === name);
  const { at: letters, is } = definitionAt(cell.array, cell.place);
  const env = { ...cell.env, ...Object.fromEntries(letters.map((letter, axis) => [letter, cell.place[axis]])) };
  cell.tree = unrolled(is, env, (name, place) => {
    const found = at.get(keyOf(name, ...place));
    if (found) return found;
    const array = by(name);
    const axis = place.findIndex((i, k) => i < array.ranges[k][0] || i > array.ranges[k][1]);
    const [first, last] = array.ranges[axis];
    throw new Error(
      `${cellName(cell)}: expected ${array.at[axis]} of ${name} from ${first} to ${last}; got ${name}[${place}]`,
    );
  });
  const operands = new Set();
  const collect = (tree) => {
    if (tree.cell) operands.add(tree.cell);
    tree.args?.forEach(collect);
  };
  collect(cell.tree);
  cell.operands = [...operands];
  cell.operands.forEach((operand) => operand.listeners.push(cell));
}

const number = (v) => ({ op: "number", v });
const holds = (guard, env) =>
  guard.op === "same"
    ? indexAt(guard.low, env) === indexAt(guard.high, env)
    : (guard.low === null || indexAt(guard.index, env) >= indexAt(guard.low, env)) &&
      (guard.high === null || indexAt(guard.index, env) <= indexAt(guard.high, env));

/** @returns {CellTree} */
function unrolled(tree, env, cellAt) {
  const inside = (part, also = {}) => unrolled(part, { ...env, ...also }, cellAt);
  const overLetter = () => {
    const all = [];
    const [low, high] = [indexAt(tree.low, env), indexAt(tree.high, env)];
    for (let i = low; i <= high; i++) all.push(inside(tree.body, { [tree.letter]: i }));
    return all;
  };
  switch (tree.op) {
    case "number":
      return number(tree.value);
    case "width":
      return number(env[tree.name]);
    case "in":
    case "same":
      return number(holds(tree, env) ? 1 : 0);
    case "ref":
      return { op: "ref", cell: cellAt(tree.name, tree.at.map((index) => indexAt(index, env))) };
    case "sum": {
      const terms = overLetter().flatMap((term) => (term.many ? term.args : [term]));
      const there = terms.filter((term) => term.op !== "number" || term.v !== 0); // what a guard leaves out is not there
      return there.length ? { op: "+", args: there, many: true } : number(0);
    }
    case "maxover":
      return { op: "largest", args: nonempty(overLetter(), tree) };
    case "*": {
      const factors = factorsIn(tree);
      if (factors.some((factor) => isGuard(factor) && !holds(factor, env))) return number(0);
      const left = factors.filter((factor) => !isGuard(factor)).map((factor) => inside(factor));
      return left.length === 0 ? number(1) : left.length === 1 ? left[0] : { op: "*", args: left };
    }
    case "-":
      return tree.args.length === 2
        ? { op: "-", args: tree.args.map((part) => inside(part)) }
        : { op: "neg", args: [inside(tree.args[0])] };
    default:
      return {
        op: tree.op,
        name: tree.name,
        shown: tree.shown,
        primes: tree.primes,
        args: tree.args.map((part) => inside(part)),
      };
  }
}

function nonempty(list, { letter }) {
  if (!list.length) throw new Error(`the largest over ${letter}: expected at least one; got none`);
  return list;
}

/* ---- the order ---- */

/** The letter that a recurrence runs along: the one that is shifted by a constant in an index. */
function shiftedIn(array, mates) {
  let letter = null;
  walkArray(array, ({ op, name, at }) => {
    if (op !== "ref" || !mates.some(({ s }) => s === name)) return;
    for (const index of at) if (lettersIn(index).length === 1 && index.plus) [letter] = lettersIn(index);
  });
  return letter;
}

function forwardOrder(arrays) {
  const defined = arrays.filter(({ leaf }) => !leaf);
  for (const array of defined) {
    walkArray(array, ({ op, name }) => {
      const used = op === "ref" && arrays.find(({ s }) => s === name);
      if (used && !array.uses.includes(used)) array.uses.push(used);
    });
  }
  const reach = new Map(defined.map((array) => [array, reachOf(array)]));
  for (const array of defined) {
    array.mates = defined.filter((other) => reach.get(array).has(other) && reach.get(other).has(array));
  }
  /** @type {Cell[]} */
  const order = [];
  const [done, underWay] = [new Set(), []];
  const visit = (cell) => {
    if (cell.leaf || done.has(cell)) return;
    if (underWay.includes(cell)) {
      const circle = [...underWay.slice(underWay.indexOf(cell)), cell].map(cellName).join(" → ");
      throw new Error(`expected definitions without a circle; got ${circle}`);
    }
    underWay.push(cell);
    cell.operands.forEach(visit);
    underWay.pop();
    done.add(cell);
    order.push(cell);
  };
  for (const array of defined) {
    if (!array.mates.length) array.cells.forEach(visit);
    else if (array === array.mates[0]) {
      const along = array.mates.map((mate) => shiftedIn(mate, array.mates)).find(Boolean) ?? null;
      array.mates.forEach((mate) => (mate.along = along));
      const step = (cell) => cell.env[along] ?? 0;
      array.mates.flatMap(({ cells }) => cells).sort((p, q) =>
        step(p) - step(q) || p.array.n - q.array.n || p.id - q.id
      )
        .forEach(visit);
    }
  }
  return order;
}

function reachOf(array) {
  const found = new Set();
  const waiting = [...array.uses];
  while (waiting.length) {
    const next = waiting.pop();
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...next.uses);
  }
  return found;
}

/** The line of the record to which a cell belongs: its definition, in a recurrence one step of it. */
const lineOf = ({ array, env }) => `${array.n} ${array.along ? env[array.along] : ""}`;

/** @param {Cell[]} cells @returns {string[]} the line of each, one after the other */
export const linesOfRecord = (cells) => cells.map(lineOf);

function backOrder(cells, forward) {
  const waiting = new Map(cells.map((cell) => [cell, cell.listeners.length]));
  const order = new Set();
  const last = [...forward].reverse();
  last.forEach((cell, i) => {
    order.add(cell);
    cell.operands.forEach((operand) => waiting.set(operand, waiting.get(operand) - 1));
    if (i + 1 < last.length && lineOf(last[i + 1]) === lineOf(cell)) return;
    for (const leaf of cells) if (leaf.leaf && leaf.listeners.length && waiting.get(leaf) === 0) order.add(leaf);
  });
  for (const cell of cells) order.add(cell); // nobody hears the rest
  return [...order];
}
