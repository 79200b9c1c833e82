/**
 * How near a line is to another as it is written.
 *
 *   looseText(tree)            its text up to the order of factors and terms, brackets and the names of bound letters
 *   factoredOut(terms, taken)  a tree in which what all terms share stands before a bracket, or what a sum does not touch
 *                              before it; null where there is nothing to share
 *   contentsOf(tree)           how often each kind of thing stands in it; distanceBetween(contents, others)
 */
import { childrenOf } from "../mistakes/children.js";
import { renamed } from "../mistakes/nodes.js";
import { atomText, placeText, renamedTerms, treeOf } from "./terms.js";

/** @import { Terms } from "./terms.js" */

const factorsIn = (node) => (node.type === "times" ? [...factorsIn(node.left), ...factorsIn(node.right)] : [node]);
const termsIn = (node, minus = false) =>
  node.type === "add"
    ? node.terms.flatMap((term) => termsIn(term.body, term.minus !== minus))
    : [{ minus, body: node }];

/** @type {Record<string, (node: any, depth: number) => string>} */
const LOOSE = {
  times: (node, depth) => `(${factorsIn(node).map((factor) => looseText(factor, depth)).sort().join("*")})`,
  add: (node, depth) =>
    `(${termsIn(node).map(({ minus, body }) => (minus ? "-" : "+") + looseText(body, depth)).sort().join("")})`,
  sum: ({ index, layer, body }, depth) =>
    `S${placeText(layer)}(${looseText(renamed(body, index, "#" + depth), depth + 1)})`,
  mean: ({ body }, depth) => `E(${looseText(body, depth)})`,
  over: ({ left, right }, depth) => `(${looseText(left, depth)}/${looseText(right, depth)})`,
  power: ({ base, exponent }, depth) => `${looseText(base, depth)}^${looseText(exponent, depth)}`,
  call: ({ name, args }, depth) => `${name}(${args.map((arg) => looseText(arg, depth))})`,
  derivative: ({ top, by }, depth) => `d(${looseText(top, depth)}|${looseText(by, depth)})`,
  number: ({ value }) => `${value}`,
};
/** @type {(tree: any, depth?: number) => string} */
export const looseText = (tree, depth = 0) => LOOSE[tree.type]?.(tree, depth) ?? atomText(tree);

/** @type {(terms: Terms, taken: string[]) => any} */
export function factoredOut(terms, taken) {
  if (terms.length === 1 && terms[0].sums.length === 1) return beforeItsSum(terms[0], taken);
  return terms.length > 1 ? beforeABracket(terms, taken) : null;
}
const asTree = (tree) => ({ type: "tree", tree });

function beforeItsSum(term, taken) {
  const touched = term.factors.filter((atom) => atomText(atom).includes(term.sums[0].index));
  const others = term.factors.filter((atom) => !touched.includes(atom));
  if (!touched.length || !others.length || term.mean) return null;
  const sum = asTree(treeOf([{ ...term, by: 1, factors: touched }], taken));
  return treeOf([{ ...term, sums: [], factors: [sum, ...others] }], taken);
}
function beforeABracket(terms, taken) {
  const [{ sums, mean }] = terms;
  const layers = (term) => term.sums.map(({ layer }) => placeText(layer)).join();
  if (terms.some((term) => layers(term) !== layers(terms[0]) || term.mean !== mean)) return null;
  const rests = terms.map((term) => {
    const names = Object.fromEntries(term.sums.map(({ index }, i) => [index, sums[i].index]));
    return [...renamedTerms([term], names)[0].factors];
  });
  const shared = rests[0].filter((atom) => {
    const text = atomText(atom);
    const places = rests.map((rest) => rest.findIndex((other) => atomText(other) === text));
    if (places.includes(-1)) return false;
    places.forEach((at, i) => i && rests[i].splice(at, 1));
    return true;
  });
  if (!shared.length && !sums.length && !mean) return null;
  rests[0] = rests[0].filter((atom) => !shared.includes(atom));
  const unit = Math.min(...terms.map(({ by }) => Math.abs(by)));
  const bracket = terms.map(({ by }, i) => ({ by: by / unit, sums: [], factors: rests[i], mean: false }));
  return treeOf([{ by: unit, sums, factors: [...shared, asTree(treeOf(bracket, taken))], mean }], taken);
}

/** @type {(tree: any, found?: Map<string, number>) => Map<string, number>} */
export function contentsOf(tree, found = new Map()) {
  const kind = kindOfNode(tree);
  if (kind) found.set(kind, (found.get(kind) ?? 0) + 1);
  if (tree.type !== "derivative") childrenOf(tree).forEach(({ child }) => contentsOf(child, found));
  else if (tree.top.type !== "quantity") contentsOf(tree.top, found);
  return found;
}
function kindOfNode({ type, role, name, top, by }) {
  if (type === "quantity") return role;
  if (type === "derivative") return `d${top.role ?? "()"}/${by.role}`;
  if (type === "call") return name;
  return ["sum", "same", "over", "mean"].includes(type) ? type : null;
}

/** @type {(contents: Map<string, number>, others: Map<string, number>) => number} */
export function distanceBetween(contents, others) {
  let distance = 0;
  for (const kind of new Set([...contents.keys(), ...others.keys()])) {
    distance += Math.abs((contents.get(kind) ?? 0) - (others.get(kind) ?? 0));
  }
  return distance;
}
