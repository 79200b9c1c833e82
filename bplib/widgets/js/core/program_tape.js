/**
 * The tape of a program: every operation of every cell in one row, run forward for the values and backward for the slopes.
 * No DOM in here.
 *
 *   tape = tapeOf(cells)         {values, slopes, locals, run()}; values[cell.id], slopes[cell.id]: ∂C/∂(the cell)
 *   tape.values[id] = 0.5        a given number moves; run() computes all others, and all slopes
 *   tape.locals[cell.id][k]      ∂(the cell)/∂(its operand k)
 *
 * @typedef {import("./program_cells.js").Cells} Cells
 * @typedef {{values: Float64Array, slopes: Float64Array, locals: Float64Array[], run: () => void}} Tape
 * @typedef {{op: string, out: number, args: number[], number: number, name: string, primes: number}} TapeEntry
 */
import { bend, FUNCTIONS } from "./program_functions.js";

/** @param {Cells} cells @returns {Tape} */
export function tapeOf({ cells, forward, cost }) {
  let slots = cells.length; // behind the cells, what lies between two operations
  const emit = (tree, entries, out) => {
    if (tree.op === "ref" && out === undefined) return tree.cell.id;
    const args = tree.op === "ref" ? [tree.cell.id] : (tree.args ?? []).map((part) => emit(part, entries, undefined));
    const own = out ?? slots++;
    const op = tree.op === "ref" ? "+" : tree.op;
    entries.push({ op, out: own, args, number: tree.v, name: tree.name, primes: tree.primes });
    return own;
  };
  /** @type {TapeEntry[][]} */
  const entriesOf = cells.map((cell) => {
    const entries = [];
    if (!cell.leaf) emit(cell.tree, entries, cell.id);
    return entries;
  });
  const values = new Float64Array(slots);
  const share = new Float64Array(slots); // of one cell's slope, on the way back through it
  const slopes = new Float64Array(cells.length);
  const locals = cells.map((cell) => new Float64Array(cell.operands.length));
  for (const cell of cells) if (cell.leaf) values[cell.id] = cell.given;
  const run = () => {
    for (const cell of forward) {
      for (const entry of entriesOf[cell.id]) values[entry.out] = VALUE[entry.op](entry, values);
    }
    slopes.fill(0);
    slopes[cost.id] = 1;
    for (let i = forward.length - 1; i >= 0; i--) back(forward[i]);
  };
  const back = (cell) => {
    const entries = entriesOf[cell.id];
    for (const operand of cell.operands) share[operand.id] = 0;
    for (const entry of entries) share[entry.out] = 0;
    share[cell.id] = 1;
    for (let i = entries.length - 1; i >= 0; i--) {
      const g = share[entries[i].out];
      if (g !== 0) BACK[entries[i].op](entries[i], g, values, share);
    }
    const along = slopes[cell.id];
    const local = locals[cell.id];
    cell.operands.forEach(({ id }, k) => {
      local[k] = share[id];
      if (along !== 0) slopes[id] += along * share[id]; // where nothing runs back, an infinite slope takes nothing along
    });
  };
  run();
  return { values, slopes, locals, run };
}

const largest = (args, values) => {
  let best = 0;
  for (let k = 1; k < args.length; k++) if (values[args[k]] > values[args[best]]) best = k;
  return best;
};

/** @type {Record<string, (entry: TapeEntry, values: Float64Array) => number>} */
const VALUE = {
  number: ({ number }) => number,
  "+": ({ args }, values) => {
    let sum = 0;
    for (const a of args) sum += values[a];
    return sum;
  },
  "*": ({ args }, values) => {
    let product = 1;
    for (const a of args) product *= values[a];
    return product;
  },
  "-": ({ args }, values) => values[args[0]] - values[args[1]],
  neg: ({ args }, values) => -values[args[0]],
  "/": ({ args }, values) => values[args[0]] / values[args[1]],
  "^": ({ args }, values) => values[args[0]] ** values[args[1]],
  max: ({ args }, values) => Math.max(values[args[0]], values[args[1]]),
  largest: ({ args }, values) => values[args[largest(args, values)]],
  holds: ({ name, args: [a, b] }, values) => {
    const [left, right] = [values[a], values[b]];
    return (name === "eq" ? left === right : name === "gt" ? left > right : left >= right) ? 1 : 0;
  },
  f: ({ name, primes, args }, values) => bend(name, primes, values[args[0]]),
  ...Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, { f }]) => [name, ({ args }, values) => f(values[args[0]])]),
  ),
};

const nothing = () => {};

/** Each gives its share to what it is made of. @type {Record<string, (entry: TapeEntry, g: number, values: Float64Array, share: Float64Array) => void>} */
const BACK = {
  number: nothing,
  holds: nothing,
  "+": ({ args }, g, _, share) => {
    for (const a of args) share[a] += g;
  },
  "*": ({ args }, g, values, share) => {
    for (let k = 0; k < args.length; k++) {
      let others = g;
      for (let i = 0; i < args.length; i++) if (i !== k) others *= values[args[i]];
      share[args[k]] += others;
    }
  },
  "-": ({ args }, g, _, share) => {
    share[args[0]] += g;
    share[args[1]] -= g;
  },
  neg: ({ args }, g, _, share) => {
    share[args[0]] -= g;
  },
  "/": ({ args: [a, b], out }, g, values, share) => {
    share[a] += g / values[b];
    share[b] -= (g * values[out]) / values[b];
  },
  "^": ({ args: [a, p], out }, g, values, share) => {
    share[a] += g * values[p] * values[a] ** (values[p] - 1);
    if (values[a] > 0) share[p] += g * values[out] * Math.log(values[a]);
  },
  max: ({ args: [a, b] }, g, values, share) => {
    share[values[a] > values[b] ? a : b] += g;
  },
  largest: ({ args }, g, values, share) => {
    share[args[largest(args, values)]] += g;
  },
  f: ({ name, primes, args: [a] }, g, values, share) => {
    share[a] += g * bend(name, primes + 1, values[a]);
  },
  ...Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, { df }]) => [name, ({ args: [a], out }, g, values, share) => {
      share[a] += g * df(values[a], values[out]);
    }]),
  ),
};
