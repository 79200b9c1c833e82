/**
 * What a formula about a program is worth on one run of it. No DOM in here.
 *
 *   world = slopeWorld(run, numbers, sigma)   the run's values, slopes and local slopes, quickly looked up
 *   worth = compiledWorth(node, world)     worth({k: 2}): {value, beyond, slopes}
 *
 * What is read beyond an array's end counts as 0 and is told (`beyond`: "x[7]"); what stands beside a guard that fails is not
 * looked at. `slopes`: the cells along which slopes were read.
 *
 * @typedef {import("./program_grammar.js").TextNode} TextNode
 * @typedef {import("./program_index.js").Env} Env
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 * @typedef {import("./program_run.js").ProgramRun} ProgramRun
 * @typedef {{name: string, place: number[], axis: number, index: ProgramIndex}} Beyond what was read, and the index that goes too far
 * @typedef {{run: ProgramRun, arrays: Map<string, {first: number, firsts: number[], lengths: number[]}>, numbers: Record<string, any>,
 *   sigma: string, pushes: Map<string, import("./program_push.js").At>, beyond: Beyond | null, read: Set<number>, work: number}} World `work`: terms added for one value
 * @typedef {{value: number, beyond: Beyond | null, slopes: Set<number>}} Worth
 */
import { numberOf } from "./program_decimal.js";
import { bend, FUNCTIONS } from "./program_functions.js";
import { pushed } from "./program_push.js";
import { expectedNot } from "./program_tokens.js";

const MOST_SUMMED = 100000;

/** @param {ProgramRun} run @param {Record<string, any>} numbers @param {string} sigma @returns {World} */
export function slopeWorld(run, numbers, sigma) {
  const arrays = new Map(run.cells.arrays.map(({ s, ranges, cells }) => [s, {
    first: cells[0].id,
    firsts: ranges.map(([first]) => first),
    lengths: ranges.map(([first, last]) => last - first + 1),
  }]));
  return { run, arrays, numbers, sigma, pushes: new Map(), beyond: null, read: new Set(), work: 0 };
}

/** @param {TextNode} node @param {World} world @returns {(letters: Env) => Worth} */
export function compiledWorth(node, world) {
  /** @type {Env} */
  const env = { ...world.run.sizes };
  const code = codeOf(node, env, world);
  return (letters) => {
    Object.assign(env, letters);
    world.beyond = null;
    world.read = new Set();
    world.work = 0;
    const value = code();
    return { value, beyond: world.beyond, slopes: world.read };
  };
}

/** @param {ProgramIndex} index @param {Env} env @returns {() => number} */
function indexCode({ of, plus }, env) {
  const letters = Object.keys(of);
  if (letters.length === 0) return () => plus;
  if (letters.length === 1) {
    const [letter] = letters;
    const times = of[letter];
    return () => times * env[letter] + plus;
  }
  return () => {
    let sum = plus;
    for (const letter of letters) sum += of[letter] * env[letter];
    return sum;
  };
}

/** The number of a cell, −1 beyond the end. */
function idCode(name, at, env, world) {
  const { first, firsts, lengths } = world.arrays.get(name);
  const codes = at.map((index) => indexCode(index, env));
  return () => {
    let id = 0;
    for (let n = 0; n < codes.length; n++) {
      const i = codes[n]() - firsts[n];
      if (!(i >= 0 && i < lengths[n])) {
        world.beyond ??= { name, place: codes.map((code) => code()), axis: n, index: at[n] };
        return -1;
      }
      id = id * lengths[n] + i;
    }
    return first + id;
  };
}

const factorsFlat = (node) => (node.type === "product" ? node.factors.flatMap(factorsFlat) : [node]);
const isBracket = ({ type }) => type === "in" || type === "same";

/** @param {TextNode} node @param {Env} env @param {World} world @returns {() => number} */
function codeOf(node, env, world) {
  const code = (child) => codeOf(child, env, world);
  const { values, slopes } = world.run.tape;
  switch (node.type) {
    case "number": {
      const value = numberOf(node.value);
      return () => value;
    }
    case "width":
      return () => env[node.name];
    case "cell": {
      const id = idCode(node.name, node.at, env, world);
      return () => {
        const i = id();
        return i < 0 ? 0 : values[i];
      };
    }
    case "slope": {
      const id = idCode(node.name, node.at, env, world);
      return () => {
        const i = id();
        if (i >= 0) world.read.add(i);
        return i < 0 ? 0 : slopes[i];
      };
    }
    case "local":
      return localCode(node, env, world);
    case "add": {
      const terms = node.terms.map(code);
      return () => {
        let sum = 0;
        for (const term of terms) sum += term();
        return sum;
      };
    }
    case "product": {
      const all = factorsFlat(node);
      const codes = [...all.filter(isBracket), ...all.filter((factor) => !isBracket(factor))].map(code);
      const brackets = all.filter(isBracket).length;
      return () => {
        let product = 1;
        for (let n = 0; n < codes.length; n++) {
          product *= codes[n]();
          if (n < brackets && product === 0) return 0;
        }
        return product;
      };
    }
    case "quotient": {
      const [over, under] = [code(node.over), code(node.under)];
      return () => over() / under();
    }
    case "power": {
      const [base, exponent] = [code(node.base), code(node.exponent)];
      return () => base() ** exponent();
    }
    case "max": {
      const [one, other] = [code(node.one), code(node.other)];
      return () => Math.max(one(), other());
    }
    case "apply": {
      const argument = code(node.argument);
      if (Object.hasOwn(FUNCTIONS, node.f) && node.primes === 0) return () => FUNCTIONS[node.f].f(argument());
      const name = node.f === "sigma" ? world.sigma : node.f;
      return () => bend(name, node.primes, argument());
    }
    case "in": {
      const [low, index, high] = [node.low, node.index, node.high].map((each) => each && indexCode(each, env));
      return () => {
        const i = index();
        return (!low || i >= low()) && (!high || i <= high()) ? 1 : 0;
      };
    }
    case "same": {
      const [left, right] = [indexCode(node.left, env), indexCode(node.right, env)];
      return () => (left() === right() ? 1 : 0);
    }
    case "holds": {
      const [left, right] = [code(node.left), code(node.right)];
      const holds = { eq: (a, b) => a === b, gt: (a, b) => a > b, ge: (a, b) => a >= b }[node.relation];
      return () => (holds(left(), right()) ? 1 : 0);
    }
    default:
      return runningCode(node, env, world);
  }
}

/** @param {TextNode} node @param {Env} env @param {World} world @returns {() => number} */
function runningCode(node, env, world) {
  const { type, letter, low, high, body } = node;
  const [first, last, inner] = [indexCode(low, env), indexCode(high, env), codeOf(body, env, world)];
  const isSum = type === "sum";
  return () => {
    const kept = env[letter];
    let found = isSum ? 0 : -Infinity;
    for (let i = first(), end = last(); i <= end; i++) {
      if (++world.work > MOST_SUMMED) throw expectedNot("sums of fewer terms", `more than ${MOST_SUMMED}`);
      env[letter] = i;
      found = isSum ? found + inner() : Math.max(found, inner());
    }
    env[letter] = kept;
    return found;
  };
}

/** ∂a_i/∂z_j: where the one is made of the other directly, with all else held; else all that comes of it. */
function localCode(node, env, world) {
  const { of, at, name, by } = node;
  const { cells, program, sizes } = world.run;
  const [one, other] = [idCode(of, at, env, world), idCode(name, by, env, world)];
  const isDirect = cells.arrays.find(({ s }) => s === of).uses.some(({ s }) => s === name);
  return () => {
    const [i, j] = [one(), other()];
    if (i < 0 || j < 0) return 0;
    const [cell, operand] = [cells.cells[i], cells.cells[j]];
    const k = cell.operands.indexOf(operand);
    if (k >= 0) return world.run.tape.locals[i][k];
    if (isDirect) return 0;
    if (cell === operand) return 1;
    if (!world.pushes.has(operand.key)) {
      world.pushes.set(operand.key, pushed(program, sizes, world.numbers, [name, operand.place]));
    }
    return world.pushes.get(operand.key)(of, cell.place).d;
  };
}
