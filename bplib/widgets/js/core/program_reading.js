/**
 * A program as it comes from Python, checked: whatever cannot run is refused here, by its name. No DOM in here.
 *
 *   readProgram(data)      {cost, title, arrays, slopes, fits, defs, back}; an Error that says which symbol, what was
 *                          expected and what came
 *   readNames(arrays)      "x[j], w[k], b": as an error lists them
 *   arrayName(array)          "z[i]"
 *   definitionAt(array, place)          the definition of one cell, of several that an array may have
 *   walkArray(array, visit)  visit(node) for all that is in its definitions
 *   isGuard(tree), factorsIn(tree)      [1 ≤ i ≤ n] and [i = j]; what a product is made of
 *
 * What comes is JSON, as bplib/calculus/program/data.py writes it: {cost: "C", leaves: [{s: "x", at: ["j"]}, …],
 * defs: [{s: "z", at: ["i"], is: TREE}, …], back: […], widths: {z: ["n_z"]}, fits: [["n_x", {of: {n_z: 1, n_w: 1}, plus: -1}]],
 * upper: {h: 1}}. A TREE is a number or a list that begins with its operation, as in ["sum", "k", ["*", ["@", "w", "k"],
 * ["@", "x", {of: {i: 1, k: 1}, plus: -1}]]]. A letter runs from 1 to the width of its axis. A recurrence begins where its
 * start is: given, as start: {t: 0} says, or defined, by a definition with a number among its letters, at: ["i", 0].
 *
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 * @typedef {{op: string, args?: ProgramTree[], value?: number, name?: string, at?: ProgramIndex[], letter?: string,
 *   low?: ProgramIndex | null, high?: ProgramIndex | null, whole?: boolean, body?: ProgramTree, index?: ProgramIndex,
 *   primes?: number, shown?: string}} ProgramTree
 *   `ref` {name, at} · `number` {value} · `width` {name} · `sum`, `maxover` {letter, low, high, whole, body} · `in` {low,
 *   index, high} · `same` {low, high} · `holds` {name, args} · `f` {name, shown, primes, args} · others {args}
 * @typedef {{s: string, at: (string | number)[], is: ProgramTree}} Definition
 * @typedef {{s: string, at: string[], widths: string[], from: number[], upper: number, say: string, leaf: boolean,
 *   start: Record<string, number>, definitions: Definition[]}} ProgramArray `from`: where each axis begins; `upper`: how many
 *   of its last indices stand above
 * @typedef {{cost: string, title: string, given: string[], arrays: Map<string, ProgramArray>, slopes: Map<string, ProgramArray>,
 *   fits: [string, ProgramIndex][], defs: Definition[], back: Definition[]}} CheckedProgram `slopes`: the arrays of the
 *   derived way back, each by the name of that along which it is the slope; `given`: relations, in TeX, that it rests on
 */
import { ACTIVATION_NAMES } from "./facts.js";
import { bareLetter, indexText, lettersIn, readIndex } from "./program_index.js";

const MOST_PRIMES = 3;
const ARRAY_NAME = /^[A-Za-z][A-Za-z0-9_ ]*$/;
const BARE = /^[A-Za-z]\w*$/;
const VALUE_RELATIONS = ["eq", "gt", "ge"];

/** How many things each operation takes. */
const OPERATIONS = {
  "+": [1, Infinity],
  "*": [1, Infinity],
  "-": [1, 2],
  "/": [2, 2],
  "^": [2, 2],
  max: [2, 2],
  ...Object.fromEntries(["sqrt", "exp", "ln", "tanh", "abs"].map((name) => [name, [1, 1]])),
};
const KNOWN = [...Object.keys(OPERATIONS), "@", "sum", "maxover", "in", "same", "holds", "width", "f"];

/** @param {{s: string, at: (string | number)[]}} array @returns {string} */
export const arrayName = ({ s, at }) => (at.length ? `${s}[${at.join(",")}]` : s);

/** @param {Iterable<ProgramArray>} arrays @returns {string} */
export const readNames = (arrays) => [...arrays].map(arrayName).join(", ");

const fitsPlace = ({ at }, place) => at.every((own, axis) => typeof own === "string" || own === place[axis]);
const numbersAmong = ({ at }) => at.filter((own) => typeof own === "number").length;

/** The one that is said of the cell itself, before the one of all. @param {ProgramArray} array @param {number[]} place @returns {Definition} */
export function definitionAt(array, place) {
  const own = array.definitions.filter((definition) => fitsPlace(definition, place));
  if (!own.length) throw new Error(`${array.s}[${place}]: expected a definition; got none`);
  return own.reduce((p, q) => (numbersAmong(q) > numbersAmong(p) ? q : p));
}

/** @param {ProgramArray} array @param {number[]} place @returns {boolean} */
export const definedAt = ({ definitions }, place) => definitions.some((definition) => fitsPlace(definition, place));

/** @param {ProgramTree} tree @param {(node: ProgramTree) => void} visit @returns {void} */
function walkTree(tree, visit) {
  visit(tree);
  if (tree.body) walkTree(tree.body, visit);
  tree.args?.forEach((part) => walkTree(part, visit));
}

/** @param {ProgramArray} array @param {(node: ProgramTree) => void} visit @returns {void} */
export const walkArray = ({ definitions }, visit) => definitions.forEach(({ is }) => walkTree(is, visit));

/** @param {ProgramTree} tree @returns {boolean} */
export const isGuard = ({ op }) => op === "in" || op === "same";

/** What stands beside a guard that fails need not exist. @param {ProgramTree} tree @returns {ProgramTree[]} */
export const factorsIn = (tree) => (tree.op === "*" ? tree.args.flatMap(factorsIn) : [tree]);

const asCame = (value) => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** An error inside says where it is. */
function saying(place, read) {
  try {
    return read();
  } catch (error) {
    throw new Error(`${place}: ${error.message}`);
  }
}

function listIn(data, name) {
  const list = data[name] ?? [];
  if (!Array.isArray(list)) throw new Error(`${name}: expected a list; got ${asCame(list)}`);
  return list;
}

/** @param {any} data @returns {CheckedProgram} */
export function readProgram(data) {
  if (data === null || typeof data !== "object" || Array.isArray(data)) {
    throw new Error(`expected a program, {"cost": …, "leaves": […], "defs": […]}; got ${asCame(data)}`);
  }
  const [leaves, defs, back] = ["leaves", "defs", "back"].map((name) => listIn(data, name));
  const arrays = new Map();
  for (const given of leaves) declare(arrays, given, data, true);
  for (const given of defs) declare(arrays, given, data, false);
  const slopes = new Map();
  const all = new Map(arrays);
  for (const given of back) {
    const along = `${given?.s}`.replace(/^\S+ /, "");
    const slope = declare(all, given, data, false, arrays.get(along));
    slopes.set(along, slope);
  }
  const widths = new Set([...all.values()].flatMap((array) => array.widths));
  const read = (list, there) =>
    list.map((given) => {
      const letters = given.at?.filter((own) => typeof own === "string") ?? [];
      const scope = { arrays: there, letters: new Set(letters), widths, sigma: data.sigma ?? "sigmoid" };
      const { s, at = [] } = given;
      const is = saying(arrayName({ s, at }), () => readTree(given.is, scope));
      const definition = { s, at, is };
      there.get(s).definitions.push(definition);
      return definition;
    });
  const program = {
    cost: data.cost,
    title: `${data.title ?? ""}`,
    given: listIn(data, "given").map(String),
    arrays,
    slopes,
    defs: read(defs, arrays),
    back: read(back, all),
    fits: listIn(data, "fits").map((fit) => saying("fits", () => readFit(fit, widths))),
  };
  const cost = arrays.get(data.cost);
  if (!cost || cost.leaf || cost.at.length) {
    const one = program.defs.filter(({ at }) => at.length === 0).map(({ s }) => s);
    throw new Error(`cost: expected a definition without indices, one of ${one.join(", ")}; got ${asCame(data.cost)}`);
  }
  return program;
}

/** What stands before an equals sign, or is given: a new array, or one more definition of one. @returns {ProgramArray} */
function declare(arrays, given, data, leaf, along = null) {
  const { s, at = [], say = "", start = {} } = Object(given);
  if (typeof s !== "string" || !ARRAY_NAME.test(s)) throw new Error(`expected a name such as "z"; got ${asCame(s)}`);
  const letters = Array.isArray(at) ? at.filter((own) => typeof own === "string") : [];
  const good = (own) => (typeof own === "string" ? BARE.test(own) : !leaf && Number.isInteger(own));
  if (!Array.isArray(at) || new Set(letters).size !== letters.length || !at.every(good)) {
    throw new Error(`${s}: expected its letters, each once; got ${asCame(at)}`);
  }
  const here = arrayName({ s, at });
  const known = Object.entries(Object(start));
  if (known.length > 1 || known.some(([letter, n]) => !at.includes(letter) || !Number.isInteger(n))) {
    throw new Error(`${here}: expected a start such as {"t": 0} for one of its letters; got ${asCame(start)}`);
  }
  const before = arrays.get(s);
  if (before && (leaf || before.leaf || before.at.length !== at.length || before.patterns.has(at.join()))) {
    throw new Error(`${here}: expected one definition; got two`);
  }
  const widths = Object(data.widths)[s] ?? along?.widths ?? [];
  if (!Array.isArray(widths) || widths.length !== at.length || !widths.every((n) => ARRAY_NAME.test(n))) {
    throw new Error(
      `widths of ${here}: expected ${at.length}, one for each letter; got ${asCame(Object(data.widths)[s])}`,
    );
  }
  const firsts = at.map((own, axis) =>
    Math.min(1, start[own] ?? 1, typeof own === "number" ? own : 1, along?.from[axis] ?? 1)
  );
  const array = before ?? {
    s,
    at: at.map((own, axis) => (typeof own === "string" ? own : along?.at[axis] ?? freeLetter(letters, axis))),
    widths,
    from: firsts,
    upper: Object(data.upper)[s] ?? along?.upper ?? 0,
    say: `${say}`,
    leaf,
    start,
    definitions: [],
    patterns: new Set(),
  };
  array.patterns.add(at.join());
  if (before) {
    array.from = firsts.map((first, axis) => Math.min(first, before.from[axis]));
    at.forEach((own, axis) => typeof own === "string" && (array.at[axis] = own));
    if (known.length) array.start = start;
  }
  arrays.set(s, array);
  return array;
}

const freeLetter = (letters, axis) => [..."lmnpq"].filter((letter) => !letters.includes(letter))[axis] ?? `l${axis}`;

/** @returns {[string, ProgramIndex]} */
function readFit(fit, widths) {
  const [width, given] = Array.isArray(fit) ? fit : [];
  const index = readIndex(given);
  const unknown = [width, ...lettersIn(index)].find((name) => !widths.has(name));
  if (unknown !== undefined) {
    throw new Error(`expected widths of this program, ${[...widths].join(", ")}; got ${asCame(fit)}`);
  }
  return [width, index];
}

/* ---- trees ---- */

function readTree(tree, scope) {
  if (typeof tree === "number") {
    if (!Number.isFinite(tree)) throw new Error(`expected a finite number; got ${tree}`);
    return { op: "number", value: tree };
  }
  if (!Array.isArray(tree)) throw new Error(`expected a number or a list such as ["exp", …]; got ${asCame(tree)}`);
  const [op, ...rest] = tree;
  if (Object.hasOwn(SPECIAL, op)) return SPECIAL[op](rest, scope);
  if (!Object.hasOwn(OPERATIONS, op)) {
    throw new Error(`expected an operation, one of ${KNOWN.join(" ")}; got ${asCame(op)}`);
  }
  const [least, most] = OPERATIONS[op];
  if (rest.length < least || rest.length > most) {
    throw new Error(`${op} takes ${least}${most > least ? " or more" : ""}; got ${rest.length} in ${asCame(tree)}`);
  }
  return { op, args: rest.map((part) => readTree(part, scope)) };
}

/** @type {Record<string, (rest: any[], scope: any) => ProgramTree>} */
const SPECIAL = {
  "@": ([name, ...indices], scope) => {
    const array = scope.arrays.get(name);
    if (!array) throw new Error(`${name} is not defined; expected one of ${readNames(scope.arrays.values())}`);
    const at = indices.map((index) => readBound(index, scope));
    if (at.length !== array.at.length) {
      throw new Error(`${arrayName(array)} takes ${array.at.length} indices; got ${at.length} (${at.map(indexText)})`);
    }
    return { op: "ref", name, at };
  },
  width: ([name], scope) => {
    if (!scope.widths.has(name)) {
      throw new Error(`expected a width, one of ${[...scope.widths].join(", ")}; got ${name}`);
    }
    return { op: "width", name };
  },
  in: ([low, index, high], scope) => {
    const [lowest, highest] = [low, high].map((i) => (i === null ? null : readBound(i, scope)));
    return { op: "in", low: lowest, index: readBound(index, scope), high: highest };
  },
  same: ([left, right], scope) => ({ op: "same", low: readBound(left, scope), high: readBound(right, scope) }),
  holds: ([left, relation, right], scope) => {
    if (!VALUE_RELATIONS.includes(relation)) {
      throw new Error(`holds: expected one of ${VALUE_RELATIONS.join(", ")}; got ${asCame(relation)}`);
    }
    return { op: "holds", name: relation, args: [left, right].map((part) => readTree(part, scope)) };
  },
  f: ([shown, primes, ...args], scope) => {
    const name = shown === "sigma" ? scope.sigma : shown;
    if (!ACTIVATION_NAMES.includes(name)) {
      throw new Error(`expected an activation, one of ${ACTIVATION_NAMES.join(", ")}; got ${asCame(name)}`);
    }
    if (![0, 1, 2, 3].includes(primes)) {
      throw new Error(`${name}: expected 0 to ${MOST_PRIMES} primes; got ${asCame(primes)}`);
    }
    if (args.length !== 1) throw new Error(`${name} takes 1; got ${args.length}`);
    return { op: "f", name, shown, primes, args: [readTree(args[0], scope)] };
  },
  sum: ([range, body], scope) => over("sum", range, body, scope),
  maxover: ([range, body], scope) => over("maxover", range, body, scope),
};

function readBound(given, scope) {
  const index = readIndex(given);
  const free = lettersIn(index).find((letter) => !scope.letters.has(letter) && !scope.widths.has(letter));
  if (free) {
    const letters = [...scope.letters].join(", ") || "none";
    throw new Error(`the index ${indexText(index)}: ${free} has no range; expected one of ${letters}`);
  }
  return index;
}

/** A sum, or what is largest, over a letter: with its bounds, or over the axis at which the letter stands bare. */
function over(op, range, body, scope) {
  const [letter, low, high] = Array.isArray(range) ? range : [range];
  if (typeof letter !== "string" || !BARE.test(letter)) {
    throw new Error(`${op}: expected a letter, or [letter, from, to]; got ${asCame(range)}`);
  }
  if (scope.letters.has(letter)) {
    throw new Error(`${op} over ${letter}: expected a letter that is free; ${letter} is taken`);
  }
  const inside = readTree(body, { ...scope, letters: new Set([...scope.letters, letter]) });
  if (low !== undefined) {
    return { op, letter, low: readBound(low, scope), high: readBound(high, scope), whole: false, body: inside };
  }
  const widths = axesOf(letter, inside, scope.arrays);
  if (widths.size !== 1) {
    const got = widths.size ? `two ranges, ${[...widths].join(" and ")}` : "none";
    throw new Error(`${op} over ${letter}: expected one range, that of an index that is ${letter} alone; got ${got}`);
  }
  return { op, letter, low: readIndex(1), high: readIndex([...widths][0]), whole: true, body: inside };
}

/** The axes at which a letter stands bare. */
function axesOf(letter, tree, arrays) {
  const found = new Set();
  walkTree(tree, ({ op, name, at }) => {
    if (op !== "ref") return;
    at.forEach((index, axis) => bareLetter(index) === letter && found.add(arrays.get(name).widths[axis]));
  });
  return found;
}
