/**
 * A program by its definitions alone, and what a push of one of its quantities does to all others: the truth that whatever
 * is derived is held to. Nothing that is derived is used here. No DOM in here.
 *
 *   pushed(program, sizes, numbers)                at(name, place): {v}, its value
 *   pushed(program, sizes, numbers, ["z", [2]])    at("C", []): {v, d}: its value, and its slope along z₂
 *   backValues(program, sizes, numbers)            the same with the derived way back, at("bar z", [2])
 *
 * Numbers are carried in pairs, v + d·ε with ε² = 0, so that a slope is exact but for rounding; of two that are equal, max
 * takes the second, and of more the first.
 *
 * @typedef {import("./program_reading.js").CheckedProgram} CheckedProgram
 * @typedef {import("./program_reading.js").ProgramArray} ProgramArray
 * @typedef {import("./program_reading.js").ProgramTree} ProgramTree
 * @typedef {import("./program_index.js").Env} Env
 * @typedef {{v: number, d: number}} Dual
 * @typedef {(name: string, place: number[]) => Dual} At
 */
import { placeOf } from "./address.js";
import { bend, FUNCTIONS } from "./program_functions.js";
import { indexAt } from "./program_index.js";
import { definitionAt, factorsIn, isGuard } from "./program_reading.js";
import { axisRange, isStart } from "./program_widths.js";

const plain = (v) => ({ v, d: 0 });
const ZERO = plain(0);

/** The number that is given at a place, out of nested lists. */
function givenAt(array, place, numbers) {
  const path = place.filter((_, axis) => array.start[array.at[axis]] === undefined);
  const firsts = array.from.filter((_, axis) => array.start[array.at[axis]] === undefined);
  return path.reduce((list, i, n) => list[i - firsts[n]], numbers[array.s]);
}

/**
 * @param {CheckedProgram} program @param {Env} sizes @param {Record<string, any>} numbers
 * @param {[string, number[]] | null} [push] @returns {At}
 */
export const pushed = (program, sizes, numbers, push = null) => evaluator(program.arrays, sizes, numbers, push);

/** @param {CheckedProgram} program @param {Env} sizes @param {Record<string, any>} numbers @returns {At} */
export function backValues(program, sizes, numbers) {
  const all = new Map(program.arrays);
  for (const array of program.slopes.values()) all.set(array.s, array);
  return evaluator(all, sizes, numbers, null);
}

/**
 * @param {Map<string, ProgramArray>} arrays @param {Env} sizes @param {Record<string, any>} numbers
 * @param {[string, number[]] | null} push @returns {At}
 */
function evaluator(arrays, sizes, numbers, push) {
  const known = new Map();
  const underWay = new Set();
  return at;

  function at(name, place) {
    const key = `${name} ${placeOf(...place)}`;
    if (known.has(key)) return known.get(key);
    const array = arrays.get(name);
    place.forEach((i, axis) => {
      const [first, last] = axisRange(array, axis, sizes);
      if (i < first || i > last) {
        throw new Error(`${name}[${place}]: expected ${array.at[axis]} from ${first} to ${last}; got ${i}`);
      }
    });
    if (underWay.has(key)) throw new Error(`${name}[${place}] needs itself`);
    underWay.add(key);
    const own = array.leaf || isStart(array, place) ? plain(givenAt(array, place, numbers)) : defined(array, place);
    underWay.delete(key);
    const here = push && push[0] === name && push[1].join() === place.join();
    const result = here ? { v: own.v, d: own.d + 1 } : own;
    known.set(key, result);
    return result;
  }

  function defined(array, place) {
    const { at: letters, is } = definitionAt(array, place);
    return value(is, { ...sizes, ...Object.fromEntries(letters.map((letter, axis) => [letter, place[axis]])) });
  }
  /** @returns {Dual} */
  function value(tree, env) {
    return PUSH_RULES[tree.op](tree, env, value, at);
  }
}

const through = (f, df) => ({ args: [a] }, env, value) => {
  const { v, d } = value(a, env);
  const w = f(v);
  return { v: w, d: d === 0 ? 0 : d * df(v, w) };
};
const times = (a, b) => ({ v: a.v * b.v, d: a.d * b.v + a.v * b.d });
const add = (a, b) => ({ v: a.v + b.v, d: a.d + b.d });
/** @param {ProgramTree} tree @param {Env} env @param {(tree: ProgramTree, env: Env) => Dual} value @returns {Dual[]} */
const eachOf = ({ letter, low, high, body }, env, value) => {
  const out = [];
  for (let i = indexAt(low, env); i <= indexAt(high, env); i++) out.push(value(body, { ...env, [letter]: i }));
  return out;
};
const largestOf = (list) => list.reduce((best, { v }, i) => (v > list[best].v ? i : best), 0);

/** @type {Record<string, (tree: ProgramTree, env: Env, value: (tree: ProgramTree, env: Env) => Dual, at: At) => Dual>} */
const PUSH_RULES = {
  number: (tree) => plain(tree.value),
  width: (tree, env) => plain(env[tree.name]),
  ref: (tree, env, _, at) => at(tree.name, tree.at.map((index) => indexAt(index, env))),
  in: ({ low, index, high }, env) => {
    const i = indexAt(index, env);
    return plain((low === null || i >= indexAt(low, env)) && (high === null || i <= indexAt(high, env)) ? 1 : 0);
  },
  same: ({ low, high }, env) => plain(indexAt(low, env) === indexAt(high, env) ? 1 : 0),
  "+": ({ args }, env, value) => args.map((a) => value(a, env)).reduce(add),
  "-": ({ args }, env, value) => {
    const [a, b] = args.length === 2 ? args.map((arg) => value(arg, env)) : [ZERO, value(args[0], env)];
    return { v: a.v - b.v, d: a.d - b.d };
  },
  "*": (tree, env, value) => {
    const factors = factorsIn(tree); // what stands beside a guard that fails need not exist
    const guards = factors.filter(isGuard);
    if (guards.some((guard) => value(guard, env).v === 0)) return ZERO;
    return factors.filter((factor) => !isGuard(factor)).map((factor) => value(factor, env)).reduce(times, plain(1));
  },
  "/": ({ args }, env, value) => {
    const [a, b] = args.map((arg) => value(arg, env));
    return { v: a.v / b.v, d: (a.d - (a.v / b.v) * b.d) / b.v };
  },
  "^": ({ args }, env, value) => {
    const [a, p] = args.map((arg) => value(arg, env));
    const v = a.v ** p.v;
    const along = (a.d === 0 ? 0 : a.d * p.v * a.v ** (p.v - 1)) + (p.d === 0 ? 0 : p.d * v * Math.log(a.v));
    return { v, d: along };
  },
  f: ({ name, primes, args: [a] }, env, value) => {
    const { v, d } = value(a, env);
    return { v: bend(name, primes, v), d: d === 0 ? 0 : d * bend(name, primes + 1, v) };
  },
  max: ({ args }, env, value) => {
    const [a, b] = args.map((arg) => value(arg, env));
    return a.v > b.v ? a : b;
  },
  holds: ({ name, args }, env, value) => {
    const [a, b] = args.map((arg) => value(arg, env).v);
    return plain(({ eq: a === b, gt: a > b, ge: a >= b })[name] ? 1 : 0);
  },
  sum: (tree, env, value) => eachOf(tree, env, value).reduce(add, ZERO),
  maxover: (tree, env, value) => {
    const all = eachOf(tree, env, value);
    return all[largestOf(all)];
  },
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, { f, df }]) => [name, through(f, df)])),
};
