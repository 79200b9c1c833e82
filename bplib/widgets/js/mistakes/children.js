/**
 * What is inside a node of a formula, each with a way to put another in its place.
 *
 *   childrenOf(node)      [{child, put, way}, …]; `way` says as what it stands there: a "term", a "factor", a "divisor", …
 *
 * @typedef {any} Node      a TreeNode (tree.js) in which a Quantity and a Sum carry their `layer`
 * @typedef {{child: Node, put: (other: Node) => Node, way: string}} Child
 */
/** @type {Record<string, (node: Node) => Child[]>} */
const CHILDREN = {
  add: (node) =>
    node.terms.map(({ body }, i) => ({
      child: body,
      put: (other) => ({ ...node, terms: node.terms.with(i, { ...node.terms[i], body: other }) }),
      way: "term",
    })),
  times: (node) => [named(node, "left", "factor"), named(node, "right", "factor")],
  over: (node) => [named(node, "left", "factor"), named(node, "right", "divisor")],
  power: (node) => [named(node, "base", "base")],
  transpose: (node) => [named(node, "body", "body")],
  guard: (node) => [named(node, "left", "argument"), named(node, "right", "argument")],
  sum: (node) => [named(node, "body", "body")],
  mean: (node) => [named(node, "body", "body")],
  call: (node) =>
    node.args.map((arg, i) => ({
      child: arg,
      put: (other) => ({ ...node, args: node.args.with(i, other) }),
      way: "argument",
    })),
  derivative: (node) => [named(node, "top", "top"), named(node, "by", "by")],
};
const named = (node, key, way) => ({ child: node[key], put: (other) => ({ ...node, [key]: other }), way });

/** @type {(node: Node) => Child[]} */
export const childrenOf = (node) => CHILDREN[node.type]?.(node) ?? [];
