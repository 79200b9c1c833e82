/**
 * The tree of a formula, and what is found on a walk through it.
 *
 *   inside(node)                       what is inside a node, in reading order
 *   quantitiesIn(tree)                 every quantity in it
 *   standsIn(tree, fits)               whether a quantity, no free letter, stands in it for which fits(quantity) is true
 *   namesOther(tree)                   whether it names what has a meaning in a network only
 *   lettersSummed(tree)                the letters of its sums
 *   numbersIn(tree)                    the numbers that stand in it
 *   neuronsIn(tree)                    the neurons that it names by their numbers
 *   hasCorner(tree)                    whether a function, or [z > 0], stands in it by which a value may lose its sign, or hide
 *                                      behind others
 *   isEntrywise(product)               whether it is one of whole columns or matrices, entry by entry
 *   takenFromOne(tree)                 what is taken from 1 in it, as `a` in 1 − a; or undefined
 *
 * @typedef {{name: "l" | "L" | "", shift: number}} Layer      l + 1 is {name: "l", shift: 1}, layer 2 {name: "", shift: 2}
 * @typedef {string} Index      a letter, or the number of a neuron in digits
 *
 * @typedef {{type: "number", value: number, text: string}} NumberNode
 * @typedef {{type: "quantity", role: string, layer: Layer | null, sub: Index[], free?: true, slope?: true}} Quantity
 *     free: a free letter, its role; slope: typed as dC/d…
 * @typedef {{type: "letter", name: string, shift: number}} Letter      an index or a layer in place of a number
 * @typedef {{type: "call", name: string, args: TreeNode[]}} Call
 * @typedef {{type: "sum", index: Index, body: TreeNode}} Sum
 * @typedef {{type: "mean" | "transpose", body: TreeNode, total?: true}} Mean      total: not divided by the number of samples
 * @typedef {{type: "same", left: Index, right: Index}} Same      [k = j]
 * @typedef {{type: "guard", left: TreeNode, relation: string, right: TreeNode}} Guard      [z > 0]: 1 where that holds, else 0
 * @typedef {{type: "add", terms: {minus: boolean, body: TreeNode}[]}} Add
 * @typedef {{type: "times", left: TreeNode, right: TreeNode, sign: "*" | "@" | ""}} Times
 * @typedef {{type: "over", left: TreeNode, right: TreeNode}} Over
 * @typedef {{type: "power", base: TreeNode, exponent: TreeNode}} Power
 * @typedef {{type: "derivative", top: TreeNode, by: Quantity}} Derivative
 * @typedef {NumberNode | Quantity | Letter | Call | Sum | Mean | Same | Guard | Add | Times | Over | Power | Derivative} TreeNode
 */

const INSIDE = {
  add: ({ terms }) => terms.map(({ body }) => body),
  times: ({ left, right }) => [left, right],
  over: ({ left, right }) => [left, right],
  guard: ({ left, right }) => [left, right],
  power: ({ base, exponent }) => [base, exponent],
  transpose: ({ body }) => [body],
  sum: ({ body }) => [body],
  mean: ({ body }) => [body],
  call: ({ args }) => args,
  derivative: ({ top, by }) => [top, by],
};

/** @type {(node: TreeNode) => TreeNode[]} */
export const inside = (node) => INSIDE[node.type]?.(node) ?? [];

/** @type {(tree: TreeNode) => Quantity[]} */
export const quantitiesIn = (tree) => (tree.type === "quantity" ? [tree] : inside(tree).flatMap(quantitiesIn));

/** @type {(tree: TreeNode, fits: (quantity: Quantity) => boolean) => boolean} */
export const standsIn = (tree, fits) => quantitiesIn(tree).some((quantity) => !quantity.free && fits(quantity));

/** @type {(tree: TreeNode) => Index[]} */
export const lettersSummed = (tree) => [
  ...(tree.type === "sum" ? [tree.index] : []),
  ...inside(tree).flatMap(lettersSummed),
];

/** @type {(tree: TreeNode) => Set<number>} */
export const numbersIn = (tree) =>
  new Set([...(tree.type === "number" ? [tree.value] : []), ...inside(tree).flatMap((node) => [...numbersIn(node)])]);

/** @type {(tree: TreeNode) => number[]} */
export const neuronsIn = (tree) => quantitiesIn(tree).flatMap(({ sub }) => sub.map(Number).filter(Number.isInteger));

const CORNERED = new Set(["max", "ln", "exp", "tanh"]);
/** @type {(tree: TreeNode) => boolean} */
export const hasCorner = (tree) =>
  tree.type === "guard" || (tree.type === "call" && CORNERED.has(tree.name)) ||
  (tree.type === "power" && quantitiesIn(tree.base).length > 0 &&
    !(tree.exponent.type === "number" && Number.isInteger(tree.exponent.value))) ||
  inside(tree).some(hasCorner);

/** @type {(tree: TreeNode) => boolean} */
export const namesOther = (tree) =>
  (tree.type === "quantity" ? !tree.free : ["letter", "same", "sum", "mean"].includes(tree.type)) ||
  inside(tree).some(namesOther);

/**
 * What stands after a minus in a sum with a term 1, anywhere in the tree.
 * @type {(tree: TreeNode) => TreeNode | undefined}
 */
export function takenFromOne(tree) {
  const terms = tree.type === "add" ? tree.terms : [];
  const one = terms.some(({ minus, body }) => !minus && body.type === "number" && body.value === 1);
  return (one && terms.find(({ minus }) => minus)?.body) || inside(tree).map(takenFromOne).find(Boolean);
}

/**
 * Whether a product is one of entries, ⊙, as far as its look tells.
 * @type {(node: any) => boolean}
 */
export const isEntrywise = ({ type, sign, left, right }) =>
  type === "times" && sign === "*" && isColumnOrMatrix(left) && isColumnOrMatrix(right);

/** @param {any} node @returns {boolean}  whether a node is a whole column or matrix, as far as its look tells: a quantity with a layer and no index. */
function isColumnOrMatrix(node) {
  if (node.type === "quantity") {
    const layerless = ["Y", "X", "y", "x", "ones"].includes(node.role);
    return !node.free && node.role !== "n" && node.sub.length === 0 && (node.layer !== null || layerless);
  }
  if (node.type === "call") return node.args.some(isColumnOrMatrix);
  if (node.type === "times") return isColumnOrMatrix(node.left) || isColumnOrMatrix(node.right);
  if (node.type === "add") return node.terms.some(({ body }) => isColumnOrMatrix(body));
  return node.type === "transpose";
}
