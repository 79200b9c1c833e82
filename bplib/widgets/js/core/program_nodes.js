/**
 * The trees of a program that was read from text: what is in them, and the same tree with other parts. No DOM in here.
 *
 *   walkNode(node, visit)            visit(node) for it and everything inside it, outermost first
 *   rebuiltNode(node, change)            the node with `change` made in each of its children; sums of terms without the idle
 *   freeLetterLike("k", ["i", "k"])      a letter that is not taken, the one that one would take next
 *   movedNode(node, {i: index})      the node with an index in the place of a letter, none caught by a sum
 *   treeData(node, axes)             the node as data: ["sum", "k", ["*", ["@", "w", "k"], …]]
 *   nodeOfData(tree)                 and back; a sum whose bounds are not said has null for the upper one
 *   childrenOfNode(node), withIndices(node, change), lettersFree(node)      what is in it
 *
 * @typedef {import("./program_grammar.js").TextNode} TextNode
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 */
import { decimal, isDecimal, minusDecimal, numberOf, sumOfDecimals } from "./program_decimal.js";
import { bareLetter, lettersIn, ofLetter, ofNumber, putInIndex, readIndex, sameIndex } from "./program_index.js";

/** The parts in which other nodes stand. */
const PARTS = {
  sum: ["body"],
  maxover: ["body"],
  add: ["terms"],
  product: ["factors"],
  quotient: ["over", "under"],
  power: ["base", "exponent"],
  apply: ["argument"],
  max: ["one", "other"],
  holds: ["left", "right"],
};
/** The parts that are indices, or lists of them. */
const INDICES = {
  cell: ["at"],
  slope: ["at"],
  local: ["at", "by"],
  sum: ["low", "high"],
  maxover: ["low", "high"],
  in: ["low", "index", "high"],
  same: ["left", "right"],
};

/** @param {TextNode} node @returns {TextNode[]} */
export const childrenOfNode = (node) => (PARTS[node.type] ?? []).flatMap((part) => node[part]);

/** @param {TextNode} node @param {(node: TextNode) => void} visit @returns {void} */
export function walkNode(node, visit) {
  visit(node);
  childrenOfNode(node).forEach((child) => walkNode(child, visit));
}

/** @param {TextNode} node @param {(node: TextNode) => TextNode} change @returns {TextNode} */
export function rebuiltNode(node, change) {
  const parts = PARTS[node.type];
  if (!parts) return node;
  const made = { ...node };
  for (const part of parts) made[part] = Array.isArray(node[part]) ? node[part].map(change) : change(node[part]);
  if (made.type === "add") return sumOfTerms(made.terms);
  return made.type === "power" ? raised(made) : made;
}

/** @param {TextNode} node @returns {boolean} */
export const isUnitNode = (node) => isWholeNode(node, 1);
const isWholeNode = (node, whole) => node.type === "number" && isDecimal(node.value, whole);

/** Sums in it opened, numbers added, noughts left out. @param {TextNode[]} terms @returns {TextNode} */
function sumOfTerms(terms) {
  const flat = terms.flatMap((term) => (term.type === "add" ? term.terms : [term]));
  const constant = sumOfDecimals(flat.filter(({ type }) => type === "number").map(({ value }) => value));
  const kept = flat.filter(({ type }) => type !== "number");
  const at = Math.max(0, flat.findIndex(({ type }) => type === "number"));
  if (constant.units !== 0n) kept.splice(Math.min(at, kept.length), 0, { type: "number", value: constant });
  if (kept.length > 1) return { type: "add", terms: kept };
  return kept[0] ?? { type: "number", value: constant };
}

/** @param {TextNode} node @returns {TextNode} */
function raised(node) {
  if (isWholeNode(node.exponent, 1)) return node.base;
  return isWholeNode(node.exponent, 0) ? { ...node.exponent, value: { units: 1n, places: 0 } } : node;
}

/** Letters that one takes for each other, in the order in which one takes them; for another letter, those of the first. */
const FAMILIES = ["ijkmnpqr", "tsr", "lm", "cdef", "vu", "gh"];

/** @param {string} wanted @param {Iterable<string>} taken @returns {string} */
export function freeLetterLike(wanted, taken) {
  const all = new Set(taken);
  const family = FAMILIES.find((each) => wanted && each.includes(wanted)) ?? FAMILIES[0];
  const start = family.indexOf(wanted);
  const order = [wanted, ...family.slice(start + 1), ...family.slice(0, Math.max(start, 0)), ...FAMILIES[0]];
  return [...order, ..."abefghlouvwxyz"].find((each) => !all.has(each));
}

/** The node with another child in the place of the n-th. @param {TextNode} node @param {number} n @param {TextNode} child @returns {TextNode} */
export function withChild(node, n, child) {
  let before = 0;
  for (const part of PARTS[node.type]) {
    const count = Array.isArray(node[part]) ? node[part].length : 1;
    if (n < before + count) {
      return { ...node, [part]: Array.isArray(node[part]) ? node[part].with(n - before, child) : child };
    }
    before += count;
  }
  return node;
}

/** The indices that stand in the node itself, none of those inside it. @param {TextNode} node @returns {ProgramIndex[]} */
const indicesOfNode = (node) => (INDICES[node.type] ?? []).flatMap((part) => node[part] ?? []);

/** The node with `change` made of each index that stands in itself. @param {TextNode} node @param {(index: ProgramIndex) => ProgramIndex} change @returns {TextNode} */
export function withIndices(node, change) {
  const made = { ...node };
  for (const part of INDICES[node.type] ?? []) {
    made[part] = Array.isArray(node[part]) ? node[part].map(change) : node[part] && change(node[part]);
  }
  return made;
}

/** The letters (and widths) of its indices that no sum in it binds. @param {TextNode} node @returns {Set<string>} */
export function lettersFree(node) {
  const found = new Set(childrenOfNode(node).flatMap((child) => [...lettersFree(child)]));
  if (node.type === "sum" || node.type === "maxover") found.delete(node.letter);
  for (const index of indicesOfNode(node)) lettersIn(index).forEach((letter) => found.add(letter));
  return found;
}

/** An index for each letter that `place` names; a sum's own letter gives way. @param {TextNode} node @param {Record<string, ProgramIndex>} place @returns {TextNode} */
export function movedNode(node, place) {
  const put = (/** @type {ProgramIndex} */ index) => putInIndex(index, place);
  if (node.type !== "sum" && node.type !== "maxover") {
    return rebuiltNode(withIndices(node, put), (child) => movedNode(child, place));
  }
  const arriving = Object.values(place).flatMap(lettersIn);
  const { letter, body } = node;
  const own = arriving.includes(letter) ? freeLetterLike(letter, [...arriving, ...lettersFree(body)]) : letter;
  return { ...withIndices(node, put), letter: own, body: movedNode(body, { ...place, [letter]: ofLetter(own) }) };
}

/* ---- as data ---- */

/** @param {ProgramIndex | null} index @returns {any} */
const indexData = (index) =>
  index === null
    ? null
    : bareLetter(index) ?? (lettersIn(index).length ? { of: index.of, plus: index.plus } : index.plus);

const isMinusOne = (node) => isWholeNode(node, -1);
const isNegative = (node) => node.type === "product" && isMinusOne(node.factors[0]) && node.factors.length > 1;
/** @param {TextNode} node @returns {TextNode} */
const withoutMinus = ({ factors: [, ...rest] }) => (rest.length === 1 ? rest[0] : { type: "product", factors: rest });

/** @param {TextNode} node @param {Map<string, string[]>} axes @returns {any} */
export function treeData(node, axes) {
  const data = (child) => treeData(child, axes);
  switch (node.type) {
    case "number":
      return numberOf(node.value);
    case "width":
      return ["width", node.name];
    case "cell":
      return ["@", node.name, ...node.at.map(indexData)];
    case "add":
      return node.terms.length === 2 && isNegative(node.terms[1])
        ? ["-", data(node.terms[0]), data(withoutMinus(node.terms[1]))]
        : ["+", ...node.terms.map(data)];
    case "product":
      return isNegative(node) ? ["-", data(withoutMinus(node))] : ["*", ...node.factors.map(data)];
    case "quotient":
      return ["/", data(node.over), data(node.under)];
    case "power":
      return ["^", data(node.base), data(node.exponent)];
    case "apply":
      return node.primes === 0 && ["exp", "ln", "sqrt", "tanh", "abs"].includes(node.f)
        ? [node.f, data(node.argument)]
        : ["f", node.f, node.primes, data(node.argument)];
    case "max":
      return ["max", data(node.one), data(node.other)];
    case "in":
      return ["in", ...[node.low, node.index, node.high].map(indexData)];
    case "same":
      return ["same", indexData(node.left), indexData(node.right)];
    default: {
      const runs = showsItsRange(node, axes) ? node.letter : [node.letter, indexData(node.low), indexData(node.high)];
      return [node.type, runs, data(node.body)];
    }
  }
}

/** Whether the index of a sum runs over a whole axis, along which it stands alone in some cell. */
function showsItsRange(node, axes) {
  const { letter, low, high, body } = node;
  let shown = false;
  walkNode(body, ({ type, name, at }) => {
    if (type !== "cell") return;
    at.forEach((index, n) => shown ||= bareLetter(index) === letter && bareLetter(high) === axes.get(name)?.[n]);
  });
  return shown && sameIndex(low, ofNumber(1));
}

const FRACTION_DIGITS = 15;
const textOfNumber = (
  value,
) => (Number.isInteger(value) ? `${value}` : value.toFixed(FRACTION_DIGITS).replace(/0+$/, ""));
/** @param {number} value @returns {TextNode} */
export const ofValue = (value) => {
  const size = decimal(textOfNumber(Math.abs(value)));
  return { type: "number", value: value < 0 ? minusDecimal(size) : size };
};

/** @param {any} tree @returns {TextNode} */
export function nodeOfData(tree) {
  if (typeof tree === "number") return ofValue(tree);
  const [op, ...rest] = tree;
  const index = (given) => (given === null ? null : readIndex(given));
  const over = (type) => {
    const [range, body] = rest;
    const [letter, low = 1, high = null] = Array.isArray(range) ? range : [range];
    return { type, letter, low: index(low), high: index(high), body: nodeOfData(body) };
  };
  const minusOne = ofValue(-1);
  const make = {
    "@": ([name, ...at]) => ({ type: "cell", name, at: at.map(index) }),
    width: ([name]) => ({ type: "width", name }),
    "+": (terms) => ({ type: "add", terms: terms.map(nodeOfData) }),
    "*": (factors) => ({ type: "product", factors: factors.map(nodeOfData) }),
    "/": ([one, other]) => ({ type: "quotient", over: nodeOfData(one), under: nodeOfData(other) }),
    "^": ([base, exponent]) => ({ type: "power", base: nodeOfData(base), exponent: nodeOfData(exponent) }),
    "-": (terms) => {
      const negative = { type: "product", factors: [minusOne, nodeOfData(terms.at(-1))] };
      return terms.length === 1 ? negative : { type: "add", terms: [nodeOfData(terms[0]), negative] };
    },
    max: ([one, other]) => ({ type: "max", one: nodeOfData(one), other: nodeOfData(other) }),
    f: ([f, primes, argument]) => ({ type: "apply", f, primes, argument: nodeOfData(argument) }),
    in: ([low, own, high]) => ({ type: "in", low: index(low), index: index(own), high: index(high) }),
    same: ([left, right]) => ({ type: "same", left: index(left), right: index(right) }),
    holds: ([left, relation, right]) => ({ type: "holds", relation, left: nodeOfData(left), right: nodeOfData(right) }),
    sum: () => over("sum"),
    maxover: () => over("maxover"),
  }[op];
  return make ? make(rest) : { type: "apply", f: op, primes: 0, argument: nodeOfData(rest[0]) };
}
