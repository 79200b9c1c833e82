/**
 * What the lines of a derivation are made of, and the definitions that a rule may put in.
 *
 *   aOf("j", layer), zOf("j", layer), COST                                     quantities
 *   wOf("j", "k", layer), errorOf("j", layer), slopeAt("j", layer), tie("j", "k"), functionOf("ln", atom), termOf(role, sub, layer)
 *                                                                              terms: w, δ, σ′(z), [k = j], a function, any
 *   summedOver(layer, (k) => terms), alongPath(top, step, by), overPaths(top, layer, aOf, by)      sums, chains, sums of chains
 *   weightedInput("j", layer), costOf(about), penaltyOf(layer)                 the definitions of z, of the cost and its penalty
 *   outputMiss("j"), costSlope("j", about)                                         a − y, and the slope of the cost along an output
 *   layerAbove(layer), layerBelow(layer)
 *
 * @typedef {object} Topic              what a derivation is about
 * @property {boolean} softmax
 * @property {boolean} crossed          the cost is the cross-entropy
 * @property {0 | 1 | 2} squared        the cost is Σ (a − y)²: with ½ (1) or without (2)
 * @property {"sigmoid" | "tanh" | null} known      the activation
 * @property {boolean} linear           the outputs are not bent
 * @property {boolean} decay            the cost has a penalty for weights
 * @property {boolean} batch            the cost is the mean of the samples' costs
 * @property {string} [barred]          the rule that may not be used
 */
import { layerBeside } from "../mistakes/nodes.js";
import { constant, freshIndex, one, productTerms, scaled, slopeTerms, summed } from "./terms.js";

/** @import { Layer } from "../answer/tree.js" */
/** @import { Atom, Terms } from "./terms.js" */

/** @type {Layer} */
const OUTPUT = { name: "L", shift: 0 };
/** @returns {any} */
const quantityOf = (role, sub, layer) => ({ type: "quantity", role, sub, layer });
/** A quantity as a term. @type {(role: string, sub: string[], layer: Layer | null) => Terms} */
export const termOf = (role, sub, layer) => one(quantityOf(role, sub, layer));
/** @type {(j: string, layer: Layer) => Atom} */
export const aOf = (j, layer) => quantityOf("a", [j], layer);
/** @type {(j: string, layer: Layer) => Atom} */
export const zOf = (j, layer) => quantityOf("z", [j], layer);
/** @type {(j: string, k: string, layer: Layer) => Terms} */
export const wOf = (j, k, layer) => termOf("w", [j, k], layer);
/** @type {(j: string, layer: Layer) => Terms} */
export const errorOf = (j, layer) => termOf("delta", [j], layer);
/** @type {Atom} */
export const COST = quantityOf("C", [], null);
/** @type {(name: string, argument: Atom) => Terms} */
export const functionOf = (name, argument) => one({ type: "call", name, args: [one(argument)] });
/** @type {(j: string, layer: Layer) => Terms} */
export const slopeAt = (j, layer) => functionOf("dsigma", zOf(j, layer));
/** [k = j] @type {(j: string, k: string) => Terms} */
export const tie = (j, k) => (j === k ? constant(1) : one({ type: "same", left: j, right: k }));
const inverse = (atom) => one({ type: "inverse", body: one(atom) });
/** @type {(layer: Layer, make: (index: string) => Terms) => Terms} */
export const summedOver = (layer, make) => {
  const index = freshIndex();
  return summed(index, layer, make(index));
};
/** @type {(layer: Layer, by?: number) => Layer} */
export const layerAbove = (layer, by = 1) => layerBeside(layer, by);
/** @type {(layer: Layer) => Layer} */
export const layerBelow = (layer) => layerBeside(layer, -1);

/** By a step between: dX/dM dM/dY. @type {(top: Atom, step: Atom, by: Atom) => Terms} */
export const alongPath = (top, step, by) => productTerms(slopeTerms(top, step), slopeTerms(step, by));
/** The same, over all neurons of the step: their sum. @type {(top: Atom, layer: Layer, step: (j: string, layer: Layer) => Atom, by: Atom) => Terms} */
export const overPaths = (top, layer, step, by) => summedOver(layer, (k) => alongPath(top, step(k, layer), by));

/** @type {(j: string, layer: Layer) => Terms} */
export const weightedInput = (j, layer) => [
  ...summedOver(layerBelow(layer), (i) => productTerms(wOf(j, i, layer), one(aOf(i, layerBelow(layer))))),
  ...termOf("b", [j], layer),
];
/** @type {(j: string) => Terms} */
export const outputMiss = (j) => [...one(aOf(j, OUTPUT)), ...scaled(termOf("y", [j], OUTPUT), -1)];

/** Of one sample, where it is known. @type {(about: Topic) => Terms | null} */
export function costOf({ squared, crossed }) {
  if (squared) {
    return summedOver(OUTPUT, (k) => scaled(productTerms(outputMiss(k), outputMiss(k)), squared === 2 ? 1 : 0.5));
  }
  if (!crossed) return null;
  return summedOver(
    OUTPUT,
    (k) => scaled(productTerms(termOf("y", [k], OUTPUT), functionOf("ln", aOf(k, OUTPUT))), -1),
  );
}
/** Along an output. @type {(j: string, about: Topic) => Terms | null} */
export function costSlope(j, { squared, crossed }) {
  if (squared) return scaled(outputMiss(j), squared);
  return crossed ? scaled(productTerms(termOf("y", [j], OUTPUT), inverse(aOf(j, OUTPUT))), -1) : null;
}
/** @type {(layer: Layer) => Terms} */
export const penaltyOf = (layer) =>
  summedOver(
    layer,
    (m) =>
      summedOver(layerBelow(layer), (i) =>
        scaled(productTerms(termOf("lambda", [], null), wOf(m, i, layer), wOf(m, i, layer)), 0.5)),
  );
