/**
 * What may become of a tree when something is done at one place of it.
 *
 *   each(tree, change)          every tree with, at one place, what change(node, place) makes of the node there
 *   everywhere(tree, change)    the tree in which the first of that stands at every place, if there are several: one habit
 *   wherever(tree, change)      both
 *   without(tree, fits)         every product without one factor, every quotient without what it is divided by, that fits
 *   withoutAll(tree, fits)      the same with all of them gone, if there are several
 *   withoutTerm(tree, fits)     every sum of terms without one that fits
 *
 * @typedef {{tree: Node, was?: Node, is?: Node | null}} Mutant      is: what was put in the place of what was there; null:
 *                                                                    nothing
 * @typedef {{letter: string, layer: import("../answer/tree.js").Layer}} Bound
 * @typedef {{parent: Node | null, way: string, bound: Bound[]}} Place      bound: the indices of the sums around it
 */
import { childrenOf } from "./children.js";
import { is, number } from "./nodes.js";

/** @import { Node } from "./children.js" */

const ROOT = { parent: null, way: "root", bound: [] };

/** @type {(tree: Node, change: (node: Node, place: Place) => (Node | false | null | undefined)[], place?: Place) => Mutant[]} */
export function each(tree, change, place = ROOT) {
  /** @type {Mutant[]} */
  const made = change(tree, place).filter(Boolean).map((is) => ({ tree: is, was: tree, is }));
  const bound = tree.type === "sum" ? [...place.bound, { letter: tree.index, layer: tree.layer }] : place.bound;
  for (const { child, put, way } of childrenOf(tree)) {
    for (const mutant of each(child, change, { parent: tree, way, bound })) {
      made.push({ ...mutant, tree: put(mutant.tree) });
    }
  }
  return made;
}

/** @type {(tree: Node, change: (node: Node, place: Place) => (Node | false | null | undefined)[]) => Mutant[]} */
export function everywhere(tree, change) {
  let [count, first] = [0, null];
  const go = (node, place) => {
    const made = change(node, place).find(Boolean);
    if (!made) return throughChildren(node, go);
    count++;
    first ??= node;
    return made;
  };
  const made = go(tree, ROOT);
  return count > 1 ? [{ tree: made, is: null }] : [];
}

/** The node with what `go` makes of each child: itself, where that is nothing new. */
function throughChildren(node, go) {
  return childrenOf(node).reduce((made, { child, way }, i) => {
    const other = go(child, { parent: node, way, bound: [] });
    return other === child ? made : childrenOf(made)[i].put(other);
  }, node);
}

/** @type {(tree: Node, change: (node: Node, place: Place) => (Node | false | null | undefined)[]) => Mutant[]} */
export const wherever = (tree, change) => [...each(tree, change), ...everywhere(tree, change)];

/** `whole`: of matrices, where a matrix of weights cannot go without another taking its shape, and nothing is 1.
 * @type {(tree: Node, fits: (node: Node) => boolean, whole?: boolean) => Mutant[]} */
export function without(tree, fits, whole = false) {
  const rest = (was, tree) => ({ tree, was, is: null });
  const found = [];
  const go = (node, up) => {
    const leave = (child, others) => fits(child) && found.push(rest(child, up(others)));
    if (node.type === "times") {
      if (!(whole && node.sign === "@" && is(node.left, "w"))) leave(node.left, node.right);
      leave(node.right, node.left);
    } else if (node.type === "over") {
      if (!whole) leave(node.left, { ...node, left: number(1) });
      leave(node.right, node.left);
    } else if ((node.type === "sum" || node.type === "mean") && !whole) leave(node.body, { ...node, body: number(1) });
    for (const { child, put } of childrenOf(node)) go(child, (other) => up(put(other)));
  };
  go(tree, (other) => other);
  if (!whole && tree.type !== "times" && fits(tree)) found.push(rest(tree, number(1)));
  return found;
}

/** @type {(tree: Node, fits: (node: Node) => boolean) => Mutant[]} */
export function withoutAll(tree, fits) {
  let count = 0;
  const go = (node) => {
    const [left, right] = node.type === "times" || node.type === "over" ? [node.left, node.right] : [];
    if (right && fits(right)) return gone(left);
    if (node.type === "times" && fits(left)) return gone(right);
    return throughChildren(node, go);
  };
  const gone = (rest) => {
    count++;
    return go(rest);
  };
  const made = go(tree);
  return count > 1 ? [{ tree: made, is: null }] : [];
}

/** @type {(tree: Node, fits: (node: Node) => boolean) => Mutant[]} */
export const withoutTerm = (tree, fits) =>
  each(tree, (node) => {
    const terms = node.type === "add" && node.terms.length > 1 ? node.terms : [];
    return terms.map(({ body }, i) => fits(body) && withoutOne(node, i));
  }).map(({ tree: made }) => ({ tree: made, is: null }));

function withoutOne(node, i) {
  const rest = node.terms.toSpliced(i, 1);
  return rest.length === 1 && !rest[0].minus ? rest[0].body : { ...node, terms: rest };
}
