/**
 * Other forms of a right answer, in which a mistake may have been made as well.
 *
 *   withSlopes(tree, about)         σ′(z) in place of a (1 − a) and of 1 − a², where the activation is known
 *   unfolded(tree, about)           every tree with one quantity written out by its definition
 */
import { childrenOf } from "./children.js";
import { each } from "./edits.js";
import {
  factorsOf,
  is,
  isInput,
  isOutput,
  layerBeside,
  less,
  negative,
  number,
  quantityAt,
  quotient,
  slopeOf,
  sumOver,
  times,
  timesAll,
  within,
} from "./nodes.js";
import { freshLetter } from "./sight.js";

/** @import { Node } from "./children.js" */
/** @import { About } from "./sight.js" */

/** @type {(node: Node, about: About) => Node} */
export function withSlopes(node, about) {
  const made = childrenOf(node).reduce((so, { child }, i) => childrenOf(so)[i].put(withSlopes(child, about)), node);
  const slope = ({ sub, layer }) => slopeOf(sub[0], layer);
  if (about.known === "tanh") {
    const taken = lessThanOne(made);
    const isSquare = taken?.type === "power" && is(taken.base, "a") && taken.exponent.value === 2;
    return isSquare && taken.base.sub.length ? slope(taken.base) : made;
  }
  if (about.known !== "sigmoid" || made.type !== "times") return made;
  const factors = factorsOf(made);
  for (const factor of factors) {
    const a = lessThanOne(factor);
    const value = is(a, "a") && a.sub.length &&
      factors.find((other) => is(other, "a") && `${other.sub}` === `${a.sub}`);
    if (value) {
      return timesAll(factors.filter((other) => other !== value).map((other) => other === factor ? slope(a) : other));
    }
  }
  return made;
}
/** What stands behind the minus of 1 − …: null, if the node is none such. */
function lessThanOne({ type, terms }) {
  const isOneLess = type === "add" && terms.length === 2 && !terms[0].minus && terms[0].body.value === 1 &&
    terms[1].minus;
  return isOneLess ? terms[1].body : null;
}

/** @type {(tree: Node, about: About) => Node[]} */
export const unfolded = (tree, about) =>
  each(tree, (node) => {
    if (!is(node, "delta", "Delta", "da") || !node.layer) return [];
    if (about.whole) return [!isOutput(node.layer) && is(node, "delta", "Delta") && errorOfLayer(node)];
    const letter = node.sub.length === 1 && freshLetter(tree, about);
    return letter
      ? (node.role === "delta" ? errorWrittenOut(node, letter, about) : slopeWrittenOut(node, letter, about))
      : [];
  }).map(({ tree: made }) => made);

function errorOfLayer({ role, layer }) {
  const [up, z] = [layerBeside(layer, 1), role === "delta" ? "z" : "Z"];
  const weights = { type: "transpose", body: quantityAt("w", [], up) };
  return times(times(weights, quantityAt(role, [], up), "@"), within("dsigma", quantityAt(z, [], layer)));
}

/** δ as ∂C/∂a σ′, as (Σ w δ) σ′; under softmax as the sum over all that hear. */
function errorWrittenOut({ sub: [j], layer }, k, { softmax }) {
  if (softmax && isOutput(layer)) {
    const share = less({ type: "same", left: k, right: j }, quantityAt("a", [j], layer));
    return [sumOver(k, layer, times(quantityAt("da", [k], layer), times(quantityAt("a", [k], layer), share)))];
  }
  if (isInput(layer)) return [];
  const slope = slopeOf(j, layer);
  const back = isOutput(layer) ? [] : [times(backFrom(layer, j, k), slope)];
  return [times(quantityAt("da", [j], layer), slope), ...back];
}

/** ∂C/∂a as Σ w δ, as δ / σ′; at the output by the cost. */
function slopeWrittenOut({ sub: [j], layer }, k, { skip, crossed, squared }) {
  if (!isOutput(layer)) {
    if (skip) return [];
    const before = isInput(layer) ? [] : [quotient(quantityAt("delta", [j], layer), slopeOf(j, layer))];
    return [...before, backFrom(layer, j, k)];
  }
  const [a, y] = [quantityAt("a", [j], layer), quantityAt("y", [j], layer)];
  if (crossed) return [negative(quotient(y, a))];
  if (!squared) return [];
  return [squared === 2 ? times(number(2), less(a, y)) : less(a, y)];
}

/** Σ_k w_kj δ_k, what comes back from the layer above. */
function backFrom(layer, j, k) {
  const up = layerBeside(layer, 1);
  return sumOver(k, up, times(quantityAt("w", [k, j], up), quantityAt("delta", [k], up)));
}
