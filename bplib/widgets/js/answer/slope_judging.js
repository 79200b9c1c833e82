/**
 * What reads and judges a slope of a program's cost, fetched when a reader begins to type one. No DOM in here.
 *
 *   slopeTree(data, of, typed)           {tree, error}: a ProgramTree, in which the slope along z is the cell of "slope z" and ∂a/∂z a
 *                                        node of its own, or what refused it
 *   judgeOfSlope(data, of, options)      a function of what is typed: a SlopeVerdict (core/program_judge.js); of options.mistakes,
 *                                        {formula: text}, a wrong answer gets the text of the one that is worth the same
 */
import { numberOf } from "../core/program_decimal.js";
import { bareLetter, indexAt } from "../core/program_index.js";
import { isSameWorth, slopeJudge } from "../core/program_judge.js";
import { runByLot } from "../core/program_lot.js";
import { readProgram } from "../core/program_reading.js";
import { aboutProgram, openLetter, rangedNode, readAsked, readSlope } from "../core/program_slope_reader.js";
import { ProgramError } from "../core/program_tokens.js";
import { compiledWorth, slopeWorld } from "../core/program_worth.js";

/** @import { TextNode } from "../core/program_grammar.js" */
/** @import { SlopeVerdict } from "../core/program_judge.js" */
/** @import { ProgramTree } from "../core/program_reading.js" */

const SEEDS = [1, 2];
const ELEMENTARY_TYPED = ["exp", "ln", "tanh", "sqrt", "abs"];

/**
 * An index that no sum binds is read as it stands: the judge says what is wrong with it.
 * @param {any} data @param {string} of @param {string} typed @returns {{tree: ProgramTree | null, error: any}}
 */
export function slopeTree(data, of, typed) {
  try {
    const about = aboutProgram(readProgram(data));
    return { tree: treeOfNode(readSlope(typed, about, null, readAsked(of, about))), error: null };
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    return { tree: null, error };
  }
}

/** @param {any} data @param {string} of @param {any} options @returns {(typed: string) => SlopeVerdict} */
export function judgeOfSlope(data, of, { mistakes = {}, ...options }) {
  const judge = slopeJudge(data, of, options);
  const worths = comparerOf(data, of);
  return (typed) => {
    const verdict = judge(typed);
    if (verdict.right !== false) return verdict;
    const listed = Object.keys(mistakes).find((formula) => worths.areSame(formula, typed));
    return listed === undefined ? verdict : { ...verdict, text: mistakes[listed] };
  };
}

/** Whether two formulas are worth the same at every cell that is asked about. */
function comparerOf(data, of) {
  const about = aboutProgram(readProgram(data));
  const asked = readAsked(of, about);
  const letters = asked.at.map(bareLetter).filter(Boolean);
  const { widths } = about.program.arrays.get(asked.name);
  const ends = new Map(asked.at.flatMap((index, n) => (bareLetter(index) ? [[bareLetter(index), widths[n]]] : [])));
  const worlds = SEEDS.map((seed) => {
    const { run, numbers } = runByLot(data, seed);
    return { run, world: slopeWorld(run, numbers, data.sigma ?? "sigmoid") };
  });
  const nodeOf = (typed) => {
    const node = rangedNode(readSlope(typed, about, new Set(letters), asked), about, ends);
    return openLetter(node) ? null : node;
  };
  function areSame(one, other) {
    const [first, second] = [one, other].map((typed) => {
      try {
        return nodeOf(typed);
      } catch (error) {
        if (!(error instanceof ProgramError)) throw error;
        return null;
      }
    });
    if (!first || !second) return false;
    return worlds.every(({ run, world }) => {
      const [left, right] = [compiledWorth(first, world), compiledWorth(second, world)];
      return placesOf(run, asked).every((place) => isSameWorth(left(place).value, right(place).value));
    });
  }
  return { areSame };
}

/** The letters of what is asked for, at each of its cells. */
function placesOf(run, asked) {
  const { cells } = run.cells.arrays.find(({ s }) => s === asked.name);
  return cells.map(({ place }) =>
    Object.fromEntries(
      asked.at.flatMap((index, axis) => (bareLetter(index) ? [[bareLetter(index), place[axis]]] : [])),
    )
  ).filter((letters) => asked.at.every((index) => indexAt(index, letters) >= (bareLetter(index) ? 1 : 0)));
}

/* ---- what was read, as a tree that can be set ---- */

const isMinusOneNode = (node) => node.type === "number" && numberOf(node.value) === -1;
const isTurned = (node) =>
  node.type === "product" ? isMinusOneNode(node.factors[0]) : node.type === "number" && numberOf(node.value) < 0;

/** Without its minus. @returns {ProgramTree} */
function turnedBack(node) {
  if (node.type === "number") return { op: "number", value: -numberOf(node.value) };
  const [, ...rest] = node.factors;
  return rest.length === 1 ? treeOfNode(rest[0]) : { op: "*", args: rest.map(treeOfNode) };
}

/** @type {Record<string, (node: TextNode) => any>} */
const TREES = {
  number: ({ value }) => ({ op: "number", value: numberOf(value) }),
  width: ({ name }) => ({ op: "width", name }),
  cell: ({ name, at }) => ({ op: "ref", name, at }),
  slope: ({ name, at }) => ({ op: "ref", name: `slope ${name}`, at }),
  local: ({ of, at, name, by }) => ({
    op: "local",
    args: [treeOfNode({ type: "cell", name: of, at }), treeOfNode({ type: "cell", name, at: by })],
  }),
  sum: (node) => rangeTree("sum", node),
  maxover: (node) => rangeTree("maxover", node),
  add: ({ terms: [first, ...others] }) =>
    others.reduce(
      (sum, term) =>
        isTurned(term) ? { op: "-", args: [sum, turnedBack(term)] } : { op: "+", args: [sum, treeOfNode(term)] },
      treeOfNode(first),
    ),
  product: (node) =>
    isTurned(node) && node.factors.length > 1
      ? { op: "-", args: [turnedBack(node)] }
      : { op: "*", args: node.factors.map(treeOfNode) },
  quotient: ({ over, under }) => ({ op: "/", args: [over, under].map(treeOfNode) }),
  power: ({ base, exponent }) => ({ op: "^", args: [base, exponent].map(treeOfNode) }),
  apply: ({ f, primes, argument }) =>
    ELEMENTARY_TYPED.includes(f) && !primes
      ? { op: f, args: [treeOfNode(argument)] }
      : { op: "f", name: f, shown: f, primes, args: [treeOfNode(argument)] },
  max: ({ one, other }) => ({ op: "max", args: [one, other].map(treeOfNode) }),
  holds: ({ left, relation, right }) => ({ op: "holds", name: relation, args: [left, right].map(treeOfNode) }),
  in: ({ low, index, high }) => ({ op: "in", low, index, high }),
  same: ({ left, right }) => ({ op: "same", low: left, high: right }),
};

/** @param {TextNode} node @returns {ProgramTree} */
const treeOfNode = (node) => TREES[node.type](node);

/** @param {string} op @param {TextNode} node @returns {ProgramTree} */
const rangeTree = (op, { letter, low, high, body }) => ({
  op,
  letter,
  low,
  high,
  whole: high === null,
  body: treeOfNode(body),
});
