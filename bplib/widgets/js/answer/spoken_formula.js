/**
 * A formula in words, for those who hear it: as bplib.formula.spoken says it, from a tree of the answer box.
 *
 *   wordsOf(tree, table)     with the indices and layers of a notation's table (notation.js)
 *   alongWhat(quantity)      "a" for ∂C/∂a
 */
import { BATCHES, COST_SLOPES, QUANTITY_WORDS, RELATIONS } from "../core/facts.js";
import { letterName } from "../text/words.js";
import { isEntrywise } from "./tree.js";

/** @import { NotationTable } from "../core/facts.js" */
/** @import { Quantity, TreeNode } from "./tree.js" */

const FUNCTION_NAMES = { ln: "the natural logarithm" };
/** Where a sum or a fraction ends, ⟨sum⟩, until it is known whether anything follows that must not be taken for a part of it. */
const ENDED = /⟨(\w+)⟩/g, ENDS_BY_ITSELF = /⟨\w+⟩(?=(?:⟨\w+⟩)*(?: close bracket|$))/g;
/**
 * Along what a quantity is a slope of the cost; δ is one where it was typed so, dC/dz.
 * @type {(quantity: Quantity) => string | undefined}
 */
export const alongWhat = ({ role, slope }) => COST_SLOPES[role] ?? (slope && { delta: "z", Delta: "Z" }[role]);

/** @type {(tree: TreeNode, table: NotationTable) => string} */
export function wordsOf(tree, table) {
  const said = letterAlone(tree, table) ?? speaker(table)(tree);
  return said.replace(ENDS_BY_ITSELF, "").replace(ENDED, ", end of $1");
}

/** A letter without scripts that is the whole formula is called by its name. */
function letterAlone(tree, { letters }) {
  const alone = tree.type === "quantity" && !tree.layer && !tree.sub.length && !alongWhat(tree);
  if (alone) return letterName(letters[tree.role === "C" ? "cost" : tree.role] ?? tree.role);
  if (tree.type !== "call" || tree.args.length || !/sigma$/.test(tree.name)) return undefined;
  return letterName(letters.sigma) + (tree.name === "dsigma" ? " prime" : "");
}

/** Whether the words of a node cannot be torn apart by what follows: a name, or a phrase about such a one. */
function isAtom(node) {
  if (node.type === "transpose") return isAtom(node.body);
  if (node.type === "call") return node.name !== "max" && node.name !== "exp" && node.args.every(isAtom);
  const [first, ...more] = node.terms ?? [];
  if (first?.minus && !more.length) return ["number", "letter", "quantity"].includes(first.body.type);
  return ["number", "letter", "quantity"].includes(node.type);
}

/** Whether a node is spoken of as several things: the errors of a layer. */
const isSeveral = (node) =>
  node.type === "quantity" && !node.sub.length && node.role !== "n" && (node.layer !== null || node.role in BATCHES);

const isShort = (words) => !words.replace(/^minus /, "").includes(" ");
const inBrackets = (words) => `open bracket ${words} close bracket`;
const stepsAway = (shift) => (shift ? ` ${shift > 0 ? "plus" : "minus"} ${Math.abs(shift)}` : "");

/** @param {string[]} words @param {string[]} between @returns {string}  after more than short ones, a comma */
function inARow([said, ...others], between) {
  let short = isShort(said);
  others.forEach((words, i) => {
    said += `${short ? "" : ","} ${between[i]} ${words}`;
    short &&= isShort(words);
  });
  return said;
}

/** @param {NotationTable} table @returns {(node: any) => string} */
function speaker({ letters, indices, first }) {
  const { one, many } = QUANTITY_WORDS;
  const called = (role) => one[role === "C" ? "cost" : role];
  const index = (text) => indices[text] ?? text;

  const counted = (
    { name, shift },
    last = name,
  ) => (name ? (name === "L" ? last : name) + stepsAway(shift) : `${shift + first}`);
  /** In the ear, L would be l. */
  function layerName(layer) {
    if (layer.name !== "L") return `layer ${counted(layer)}`;
    return layer.shift < 0 ? `the last layer but ${-layer.shift}` : `the last layer${stepsAway(layer.shift)}`;
  }
  function neuron(name, layer) {
    if (!layer) return `neuron ${index(name)}`;
    return !layer.name && layer.shift === 0 ? `input ${index(name)}` : `neuron ${index(name)} of ${layerName(layer)}`;
  }
  const ofLayer = (layer) => (layer ? ` of ${layerName(layer)}` : "");

  function quantity({ role: name, layer, sub, free }) {
    if (free || name === "lambda") return name;
    const role = BATCHES[name] ?? name, all = name in BATCHES ? " for all samples" : "";
    if (role === "n") return `the ${one.n}${ofLayer(layer)}`;
    if (role === "w" && sub.length === 2) {
      const before = layer && { ...layer, shift: layer.shift - 1 };
      return `the ${one.w} from ${neuron(sub[1], before)} to ${neuron(sub[0], layer)}`;
    }
    if ((role === "x" || role === "y") && sub.length) return `${called(role)} ${index(sub[0])}`;
    if (sub.length) return `the ${called(role)} of ${neuron(sub[0], layer)}${all}`;
    return `the ${layer || all ? many[role] ?? called(role) : called(role)}${ofLayer(layer)}${all}`;
  }

  const inside = (node) => (isAtom(node) ? words(node) : inBrackets(words(node)));
  /** What stands in a sum, or as a factor: a sum of terms there needs brackets. */
  const factor = (node) => (node.type === "add" && !isAtom(node) ? inBrackets(words(node)) : words(node));
  /** From the left: what was multiplied first needs none. */
  const factors = (node) =>
    node.type === "times" ? [...factors(node.left), [word(node), last(node.right)]] : [["", factor(node)]];
  const word = (node) => (isEntrywise(node) ? "times entry by entry" : "times");
  const last = (node) => (node.type === "times" ? inBrackets(words(node)) : factor(node));

  function power({ base, exponent }) {
    const said = words(base);
    const above = inside(exponent);
    if (above === "2") return said.includes(" ") ? `the square of ${inside(base)}` : `${said} squared`;
    return `${said.includes(" ") ? inBrackets(said) : said} to the power ${above}`;
  }
  function call({ name, args }) {
    if (name === "exp") return `e to the power ${inside(args[0])}`;
    if (name === "max") return `the larger of ${args.map(inside).join(" and ")}`;
    if (name === "inv") return `the inverse of ${args.map(inside).join(" and ")}`;
    const slopes = isSeveral(args[0] ?? {}) ? "slopes" : "slope";
    const bent = name === "dsigma" ? `the ${slopes} of ${letterName(letters.sigma)} at` : "";
    const head = bent || `${FUNCTION_NAMES[name] ?? letterName(letters[name] ?? name)} of`;
    return args.length ? `${head} ${args.map(inside).join(" and ")}` : head.replace(/ (of|at)$/, "");
  }

  const rules = {
    number: ({ text }) => text,
    letter: ({ name, shift }) => counted({ name: index(name), shift }, "capital L"),
    quantity: (node) => {
      const along = alongWhat(node);
      if (!along) return quantity(node);
      const by = { ...node, role: along };
      return `the slope${isSeveral(by) ? "s" : ""} of the ${one.cost} along ${quantity(by)}`;
    },
    add: ({ terms }) => {
      const signs = terms.map(({ minus }) => (minus ? "minus" : "plus"));
      const said = inARow(terms.map(({ body }) => factor(body)), signs.slice(1));
      return terms[0].minus ? `minus ${said}` : said;
    },
    times: (node) => {
      const found = factors(node);
      return inARow(found.map(([, words]) => words), found.slice(1).map(([sign]) => sign));
    },
    over: ({ left, right }) =>
      isAtom(left) && isAtom(right)
        ? `${words(left)} over ${words(right)}`
        : `the fraction ${words(left)}, all over ${words(right)}⟨fraction⟩`,
    power,
    transpose: ({ body }) => `the transpose of ${inside(body)}`,
    same: ({ left, right }) => inBrackets(`1 if ${index(left)} is ${index(right)}, else 0`),
    guard: ({ left, relation, right }) => {
      const said = words(left);
      return inBrackets(`1 if ${said}${said.includes(",") ? "," : ""} ${RELATIONS[relation]} ${words(right)}, else 0`);
    },
    derivative: ({ top, by }) => `the slope of ${inside(top)} along ${words(by)}⟨slope⟩`,
    sum: ({ index: over, body }) => `the sum over ${index(over)} of ${factor(body)}⟨sum⟩`,
    mean({ body, total }) {
      const what = isAtom(body) || body.type === "sum" ? `${words(body)}⟨mean⟩` : inside(body);
      return `the ${total ? "sum over the samples" : "mean"} of ${what}`;
    },
    call,
  };
  const words = (node) => rules[node.type](node);
  return words;
}
