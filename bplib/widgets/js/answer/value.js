/**
 * What a formula is worth. The tree is walked; shapes never broadcast.
 *
 *   worth(tree, meaning)         a number or, where indices are left out, a matrix {rows, columns, at: [[…]]}
 *   matrixOf(rows, columns, entry), shapeOf(value)
 *   HOLDS[">"](p, q)             whether a relation holds between two numbers
 *
 * The meaning says what quantities are worth: in a network (meaning.js), or among given numbers (given_numbers.js).
 * A Refusal says what has no value, and why. An Unlike is one that NumPy does not know: a number and a whole column were
 * added. Where the meaning `spreads` they may be, and the number is put into every place of the column.
 */
import { MISTAKES } from "../core/facts.js";
import { Refusal } from "./tokens.js";

/** @import { Activation } from "./conditions.js" */
/** @import { Quantity, Sum, TreeNode } from "./tree.js" */
/**
 * @typedef {{rows: number, columns: number, at: number[][]}} Matrix
 * @typedef {number | Matrix} Value
 * @typedef {Record<string, number>} Neurons      which neuron a letter stands for, from 1: {j: 2}
 */
/**
 * @typedef {object} Meaning
 * @property {(node: Quantity, neurons: Neurons, sample: number | null) => Value} [quantity]
 * @property {(argument: TreeNode, neurons: Neurons, sample: number | null) => Activation} [sigma]
 * @property {(sum: Sum, neurons: Neurons) => number} [size]      over how many neurons a sum runs
 * @property {Neurons} [neurons]         those that the letters outside of every sum stand for
 * @property {number} [samples]
 * @property {number | null} [sample]    the one that is meant outside of every mean; null where there is no such sample
 * @property {boolean} [spreads]
 * @property {(node: TreeNode) => number | undefined} [layer]      of a quantity or a sum, as the network counts
 * @property {Map<TreeNode, TreeNode>} [instead]      what is to be worked out in place of a part of the formula
 * @property {(v: Value, node: TreeNode, at: {neurons: Neurons}) => Value} [carried]     what a part is worth to one who goes on with
 *                                       another value than `v`, a rounded one
 * @property {{work: number, most?: number}} [meter]    counts the nodes visited, over all values that share it: a formula may
 *                                       not take for ever
 */

export class Unlike extends Refusal {}

const MOST_WORK = 40000; // nodes visited

/** @type {(v: Value) => v is number} */
const isScalar = (v) => typeof v === "number";
/** @type {(v: Value) => string} */
export const shapeOf = (v) => (isScalar(v) ? "a number" : `${v.rows} × ${v.columns}`);
/** @type {(rows: number, columns: number, entry: (j: number, k: number) => number) => Matrix} */
export const matrixOf = (rows, columns, entry) => ({
  rows,
  columns,
  at: Array.from({ length: rows }, (_, j) => Array.from({ length: columns }, (_, k) => entry(j, k))),
});
/** @type {(v: Value, f: (entry: number) => number) => Value} */
export const entries = (v, f) => (isScalar(v) ? f(v) : matrixOf(v.rows, v.columns, (j, k) => f(v.at[j][k])));

const FROM_THE_LEFT =
  " As in NumPy, * and @ are read from the left: put a product of matrices that comes later into brackets.";
const ENTRY_BY_ENTRY = "Entry by entry is ⊙, typed as *.";
const INNER = "The columns of the first must be as many as the rows of the second.";

function together(p, q, f, what, cause = "") {
  if (isScalar(p) && isScalar(q)) return f(p, q);
  if (shapeOf(p) !== shapeOf(q)) {
    throw new Refusal(`The shapes do not fit: ${what} ${shapeOf(p)} and ${shapeOf(q)}.${cause}`);
  }
  return matrixOf(p.rows, p.columns, (j, k) => f(p.at[j][k], q.at[j][k]));
}
const added = (p, q) => together(p, q, (u, v) => u + v, "the sum of");

function multiplied(p, q, sign) {
  if (isScalar(p)) return entries(q, (v) => p * v);
  if (isScalar(q)) return entries(p, (v) => v * q);
  if (sign === "*") {
    return together(
      p,
      q,
      (u, v) => u * v,
      "⊙ of",
      p.columns === 1 && p.rows === q.rows ? FROM_THE_LEFT : "",
    );
  }
  if (p.columns !== q.rows) {
    const advice = shapeOf(p) === shapeOf(q) ? ENTRY_BY_ENTRY : INNER;
    throw new Refusal(`The shapes do not fit: ${shapeOf(p)} times ${shapeOf(q)}. ${advice}`);
  }
  return matrixOf(p.rows, q.columns, (j, k) => q.at.reduce((sum, row, i) => sum + p.at[j][i] * row[k], 0));
}

/** @type {(tree: TreeNode, meaning: Meaning) => Value} */
export const worth = (tree, meaning) =>
  new Walk(meaning).value(tree, { neurons: meaning.neurons ?? {}, sample: meaning.sample ?? null });

/** @type {Record<string, (p: number, q: number) => boolean>} */
export const HOLDS = {
  ">": (p, q) => p > q,
  ">=": (p, q) => p >= q,
  "<": (p, q) => p < q,
  "<=": (p, q) => p <= q,
  "=": (p, q) => p === q,
};
const PLAIN = { exp: Math.exp, ln: Math.log, tanh: Math.tanh };

class Walk {
  /** @param {Meaning} meaning */
  constructor(meaning) {
    this.meaning = meaning;
    this.meter = meaning.meter ?? { work: 0 };
  }

  /** @param {TreeNode} node @param {{neurons: Neurons, sample: number | null}} at @returns {Value} */
  value(node, at) {
    if (++this.meter.work > (this.meter.most ?? MOST_WORK)) {
      throw new Refusal("That is too much work to check: it has sums within sums within sums.");
    }
    const part = this.meaning.instead?.get(node) ?? node;
    const v = this[part.type](part, at);
    return this.meaning.carried ? this.meaning.carried(v, node, at) : v;
  }
  /** @returns {number} */
  single(node, at) {
    const v = this.value(node, at);
    if (isScalar(v)) return v;
    return v.rows * v.columns === 1 ? v.at[0][0] : this.refuse(`Expected a number; got the shape ${shapeOf(v)}.`);
  }
  /** @returns {never} */
  refuse(message) {
    throw new Refusal(message);
  }
  refuseInverse(v) {
    return this.refuse(
      `${MISTAKES.inverse} Only a square matrix has an inverse, and this one is ${shapeOf(v)}.`,
    );
  }

  number({ value }) {
    return value;
  }
  letter({ name }) {
    return this.refuse(`\`${name}\` is an index. Expected a quantity.`);
  }
  quantity(node, { neurons, sample }) {
    return this.meaning.quantity(node, neurons, sample);
  }
  add({ terms }, at) {
    const values = terms.map(({ minus, body }) => entries(this.value(body, at), (v) => (minus ? -v : v)));
    return values.reduce((p, q) => added(...this.alike(p, q)));
  }
  alike(p, q) {
    if (isScalar(p) === isScalar(q)) return [p, q];
    const { rows, columns } = isScalar(p) ? q : p;
    const whole = columns === 1 ? "column" : rows === 1 ? "row" : "matrix";
    if (!this.meaning.spreads) {
      throw new Unlike(
        `On paper a number and a ${whole} have no sum: a 1 would have to be a ${whole} of ones. ` +
          "NumPy makes it one, unasked.",
      );
    }
    return [p, q].map((v) => (isScalar(v) ? matrixOf(rows, columns, () => v) : v));
  }
  times({ left, right, sign }, at) {
    return multiplied(this.value(left, at), this.value(right, at), sign);
  }
  over({ left, right }, at) {
    const under = this.single(right, at);
    return entries(this.value(left, at), (v) => v / under);
  }
  power({ base, exponent }, at) {
    const [v, by] = [this.value(base, at), this.single(exponent, at)];
    if (isScalar(v)) return v ** by;
    if (by === -1) return this.refuseInverse(v);
    return this.refuse("A whole column or matrix has no powers here: multiply it entry by entry, `a^l * a^l`.");
  }
  transpose({ body }, at) {
    const v = this.value(body, at);
    if (isScalar(v)) {
      return this.refuse(
        "A number has no transpose. Among entries, the order of the indices says which way the weights are read.",
      );
    }
    return matrixOf(v.columns, v.rows, (j, k) => v.at[k][j]);
  }
  same({ left, right }, { neurons }) {
    const [j, k] = [left, right].map((index) => neurons[index] ?? Number(index));
    return j === k ? 1 : 0;
  }

  guard({ left, relation, right }, at) {
    const [p, q] = [left, right].map((side) => this.value(side, at));
    if (isScalar(p) && isScalar(q)) return HOLDS[relation](p, q) ? 1 : 0;
    return this.refuse(
      `A bracket such as [z[j] > 0] compares two numbers; got ${shapeOf(p)} and ${shapeOf(q)}. ` +
        "Of a whole layer that is said with `dsigma`, or entry by entry, with indices.",
    );
  }

  call({ name, args }, at) {
    if (name === "max") return Math.max(...args.map((arg) => this.single(arg, at)));
    if (name === "inv") return this.refuseInverse(this.value(args[0], at));
    if (!args.length) return this.refuse(`${name === "sigma" ? "σ" : "σ′"} needs something to act on: ${name}(z[j]).`);
    const v = this.value(args[0], at);
    if (PLAIN[name]) return entries(v, PLAIN[name]);
    const { f, df } = this.meaning.sigma(args[0], at.neurons, at.sample);
    return entries(v, (z) => (name === "sigma" ? f(z) : df(z, f(z))));
  }

  sum(node, at) {
    let total = 0;
    for (let k = 1, n = this.meaning.size(node, at.neurons); k <= n; k++) {
      const term = this.value(node.body, { ...at, neurons: { ...at.neurons, [node.index]: k } });
      total = k === 1 ? term : added(total, term);
    }
    return total;
  }

  mean({ body, total: isTotal }, at) {
    const { samples = 1 } = this.meaning;
    if (samples === 1) this.refuse("There is one sample here, and nothing to average.");
    if (at.sample !== null) this.refuse("A mean inside a mean: once is enough.");
    let total = 0;
    for (let s = 0; s < samples; s++) total += this.single(body, { ...at, sample: s });
    return isTotal ? total : total / samples;
  }
}
