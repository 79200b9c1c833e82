/**
 * How strongly a cell hears one of those that it is made of: ∂(cell)/∂(operand), in symbols, as a person would write it.
 * No DOM in here.
 *
 *   localSlope(cell, operand)        a tree like the cell's own: for a = z², 2 · z
 *   treeValue(tree, tape)            what a tree is worth now
 *
 * What a function has computed already is used again: of h = tanh(z) the slope is 1 − h², of e = exp(z) it is e. The slope
 * of what is largest has no such form: {op: "local"} is ∂p/∂r, whose number depends on which of them is the largest now.
 *
 * @typedef {import("../core/program_cells.js").Cell} Cell
 * @typedef {import("../core/program_cells.js").CellTree} CellTree
 * @typedef {CellTree & {of?: Cell, first?: boolean}} SlopeTree
 */
import { bend, FUNCTIONS } from "../core/program_functions.js";

const num = (v) => ({ op: "number", v });
const isNum = (tree, v) => tree.op === "number" && (v === undefined || tree.v === v);
const isSum = ({ op }) => op === "+" || op === "-";

/** Common numbers and signs come first. */
function productOf(factors) {
  let number = 1;
  const left = [];
  const take = (tree) => {
    if (isNum(tree)) number *= tree.v;
    else if (tree.op === "neg") {
      number = -number;
      take(tree.args[0]);
    } else if (tree.op === "*") tree.args.forEach(take);
    else left.push(tree);
  };
  factors.forEach(take);
  if (number === 0) return num(0);
  if (left.length === 0) return num(number);
  const unit = left.find(({ op, args }) => op === "/" && isNum(args[0], 1)); // y · 1/a is y/a
  if (unit && left.length > 1) {
    return quotient(productOf([num(number), ...left.filter((tree) => tree !== unit)]), unit.args[1]);
  }
  const all = Math.abs(number) === 1 ? left : [num(Math.abs(number)), ...left];
  const one = all.length === 1 ? all[0] : { op: "*", args: all };
  return number < 0 ? { op: "neg", args: [one] } : one;
}

const leadOf = ({ op, args }) => (op === "*" && isNum(args[0]) ? args[0].v : 1);

function totalOf(terms) {
  const there = terms.filter((term) => !isNum(term, 0));
  if (there.length === 0) return num(0);
  if (there.length === 1) return there[0];
  if (there.every((term) => isNum(term))) return num(there.reduce((total, { v }) => total + v, 0));
  if (there.every(({ op }) => op === "neg")) return { op: "neg", args: [totalOf(there.map(({ args }) => args[0]))] };
  const lead = leadOf(there[0]);
  if (lead !== 1 && there.every((term) => leadOf(term) === lead)) {
    return productOf([num(lead), totalOf(there.map(({ args }) => productOf(args.slice(1))))]);
  }
  return { op: "+", args: there, many: true };
}

function quotient(over, under) {
  if (isNum(over, 0) || isNum(under, 1)) return over;
  if (over.op === "neg") return { op: "neg", args: [quotient(over.args[0], under)] };
  if (isNum(over) && over.v < 0) return { op: "neg", args: [quotient(num(-over.v), under)] };
  return { op: "/", args: [over, under] };
}

const minus = (tree) => productOf([num(-1), tree]);

/** @param {Cell} cell @param {Cell} operand @returns {SlopeTree} */
export const localSlope = (cell, operand) => along(cell.tree, operand, cell);

/** The slope of a tree; `cell` where the tree is the whole of one, so that its value has a name. */
function along(tree, operand, cell) {
  const { op, args = [] } = tree;
  if (op === "number") return num(0);
  if (op === "ref") return num(tree.cell === operand ? 1 : 0);
  const parts = args.map((part) => along(part, operand, null));
  if (parts.every((part) => isNum(part, 0))) return num(0);
  const itself = cell ? { op: "ref", cell } : tree;
  const rule = SLOPE_RULES[op];
  return rule
    ? rule(args, parts, itself, tree)
    : { op: "local", cell: operand, of: cell, args, first: op === "largest" };
}

/** @type {Record<string, (args: any[], parts: any[], itself: any, tree: any) => any>} */
const SLOPE_RULES = {
  "+": (_, parts) => totalOf(parts),
  "-": (_, [a, b]) => (isNum(b, 0) ? a : isNum(a, 0) ? minus(b) : totalOf([a, minus(b)])),
  neg: (_, [a]) => minus(a),
  "*": (args, parts) => totalOf(parts.map((part, k) => productOf([part, ...args.filter((__, i) => i !== k)]))),
  "/": ([, under], [a, b], itself) => totalOf([quotient(a, under), minus(productOf([b, quotient(itself, under)]))]),
  "^": ([base, p], [a, b], itself) => {
    const lower = isNum(p, 2)
      ? base
      : { op: "^", args: [base, isNum(p) ? num(p.v - 1) : { op: "-", args: [p, num(1)] }] };
    return totalOf([productOf([p, lower, a]), productOf([itself, { op: "ln", args: [base] }, b])]);
  },
  abs: ([u], [a]) => productOf([{ op: "sign", args: [u] }, a]),
  holds: () => num(0),
  exp: (_, [a], itself) => productOf([itself, a]),
  ln: ([u], [a]) => quotient(a, u),
  sqrt: (_, [a], itself) => quotient(a, productOf([num(2), itself])),
  tanh: (_, [a], itself) => productOf([{ op: "-", args: [num(1), { op: "^", args: [itself, num(2)] }] }, a]),
  f: (args, [a], itself, { name, shown, primes }) => {
    if (shown === "linear") return primes === 0 ? a : num(0);
    if (shown === "tanh" && primes === 0) return SLOPE_RULES.tanh(args, [a], itself, null);
    return productOf([{ op: "f", name, shown, primes: primes + 1, args }, a]);
  },
};

/** @param {SlopeTree} tree @param {import("../core/program_tape.js").Tape} tape @returns {number} */
export function treeValue(tree, tape) {
  if (tree.op === "number") return tree.v;
  if (tree.op === "ref") return tape.values[tree.cell.id];
  if (tree.op === "local") {
    const sizes = tree.args.map((part) => treeValue(part, tape));
    const most = tree.first ? sizes.indexOf(Math.max(...sizes)) : sizes.lastIndexOf(Math.max(...sizes));
    return treeValue(along(tree.args[most], tree.cell, null), tape);
  }
  const args = tree.args.map((part) => treeValue(part, tape));
  const { f } = FUNCTIONS[tree.op] ?? {};
  return f ? f(args[0]) : VALUES[tree.op](args, tree);
}

/** @type {Record<string, (args: number[], tree: any) => number>} */
const VALUES = {
  "+": (args) => args.reduce((total, v) => total + v, 0),
  "*": (args) => args.reduce((total, v) => total * v, 1),
  "-": ([a, b]) => a - b,
  neg: ([a]) => -a,
  sign: ([a]) => Math.sign(a),
  "/": ([a, b]) => a / b,
  "^": ([a, p]) => a ** p,
  f: ([a], { name, primes }) => bend(name, primes, a),
  max: (args) => Math.max(...args),
  largest: (args) => Math.max(...args),
  holds: ([a, b], { name }) => ({ eq: a === b, gt: a > b, ge: a >= b })[name] ? 1 : 0,
};

/** Whether brackets are wanted where a tree stands beside a sign of a product. @param {SlopeTree} tree @returns {boolean} */
export const wantsBrackets = (tree) => (isSum(tree) && tree.args.length > 1) || tree.op === "neg";
