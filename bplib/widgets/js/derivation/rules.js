/**
 * The rules of a derivation: what may be written in the place of one thing.
 *
 *   rewritings(atom, about, inMean, lines)     [{rule, cost, terms}]: what may stand in the place of an atom (terms.js)
 *
 * A cost says how large a stride is. Which words there are for a rule stands in sayings.js.
 *
 * @typedef {{rule: string, cost: number, terms: Terms}} Rewriting
 */
import { derivativeOf } from "../answer/derivative.js";
import { areSame, is, isInput, isOutput } from "../mistakes/nodes.js";
import {
  alongPath,
  aOf,
  COST,
  costOf,
  costSlope,
  errorOf,
  functionOf,
  layerAbove,
  layerBelow,
  outputMiss,
  overPaths,
  penaltyOf,
  slopeAt,
  summedOver,
  termOf,
  tie,
  weightedInput,
  wOf,
  zOf,
} from "./definitions.js";
import { depends } from "./dependence.js";
import { withoutSum } from "./rules_of_terms.js";
import {
  atomText,
  collected,
  constant,
  meanOf,
  one,
  productTerms,
  scaled,
  slopeTerms,
  termsOf,
  treeOf,
} from "./terms.js";

/** @import { Topic } from "./definitions.js" */
/** @import { Atom, Terms } from "./terms.js" */

/* ---- slopes of expressions ---- */

/** Term by term: what does not move falls away, what moves stays as a slope. */
function differentiated(terms, by) {
  const tree = derivativeOf(treeOf(terms), by);
  return tree && collected(termsOf(tree).filter(({ factors }) => !factors.some(isStill)).map(withoutOwn));
}
const isStill = ({ type, top, by }) =>
  type === "derivative" && !Array.isArray(top) && top.type === "quantity" && !depends(top, by);
const isOwn = ({ type, top, by }) => type === "derivative" && !Array.isArray(top) && atomText(top) === atomText(by);
const withoutOwn = (term) => ({ ...term, factors: term.factors.filter((atom) => !isOwn(atom)) });

/** The slope of each term, what stands still before it; null where that is nothing new. */
function linearly(terms, by) {
  const moves = (atom) => atom.type !== "same" && (atom.type !== "quantity" || depends(atom, by));
  const isAlone = ({ sums, factors }) => !sums.length && factors.every(moves);
  if (terms.length === 1 && isAlone(terms[0])) return null;
  return terms.filter(({ factors }) => factors.some(moves)).flatMap((term) =>
    productTerms(
      [{ ...term, factors: term.factors.filter((atom) => !moves(atom)) }],
      slopeTerms([{ by: 1, sums: [], factors: term.factors.filter(moves), mean: false }], by),
    )
  );
}

/* ---- rules for one thing ---- */

/** @type {(atom: Atom, about: Topic, inMean: boolean, lines?: {bent: boolean}) => Rewriting[]} */
export function rewritings(atom, about, inMean, lines = { bent: false }) {
  /** @type {Rewriting[]} */
  const found = [];
  const say = (rule, cost, terms) => terms && found.push({ rule, cost, terms });
  if (is(atom, "delta")) ofError(atom, about, say);
  else if (atom.type === "call" && atom.name === "dsigma") ofSlope(atom, about, say);
  else if (is(atom, "a") && lines.bent && !isInput(atom.layer) && !(isOutput(atom.layer) && about.softmax)) {
    say("a", 1.2, functionOf("sigma", zOf(atom.sub[0], atom.layer)));
  } else if (atom.type === "derivative") ofDerivative(atom, { about, inMean, lines }, say);
  return found;
}

function ofError({ sub: [j], layer }, about, say) {
  say("delta", 1.1, slopeTerms(COST, zOf(j, layer)));
  const isOut = isOutput(layer);
  if (isOut && about.softmax) return say("soft", 1.5, about.crossed && outputMiss(j));
  say("BP1", 1.5, productTerms(slopeTerms(COST, aOf(j, layer)), slopeAt(j, layer)));
  if (isOut && about.squared) say("BP1", 2, productTerms(costSlope(j, about), slopeAt(j, layer)));
  if (!isOut) say("BP2", 1.5, productTerms(errorsAbove(j, layer), slopeAt(j, layer)));
}
const errorsAbove = (j, layer) =>
  summedOver(layerAbove(layer), (k) => productTerms(wOf(k, j, layerAbove(layer)), errorOf(k, layerAbove(layer))));

/** σ′ in the activation, where the activation function is known. */
function ofSlope({ args: [[{ factors: [inner], sums }, ...more]] }, { known, linear }, say) {
  if (more.length || sums.length || !is(inner, "z")) return;
  if (linear && isOutput(inner.layer)) return say("slopes", 1, constant(1));
  if (!known) return;
  const own = one(aOf(inner.sub[0], inner.layer));
  say("slopes", 1, [...(known === "sigmoid" ? own : constant(1)), ...scaled(productTerms(own, own), -1)]);
}

/** Of a sum inside a slope the one term that moves, d(Σ_k a_k²)/da_j; null where there is none such. */
function onlyWhatMoves(terms, by) {
  const left = terms.flatMap((term) => {
    const sum = term.sums.find(({ index }) => letterOfMoved(term, by, index));
    return sum ? withoutSum(term, sum, letterOfMoved(term, by, sum.index)) : [term];
  });
  return left.every((term, i) => term === terms[i]) ? null : slopeTerms(left, by);
}
/** The index of `by` that the letter of a sum must be for anything to move. */
function letterOfMoved({ factors }, by, index) {
  const moving = factors.filter((atom) => atom.type !== "quantity" || depends(atom, by));
  const place = by.sub.findIndex((_, i) =>
    moving.length > 0 &&
    moving.every((atom) => is(atom, by.role) && areSame(atom.layer, by.layer) && atom.sub[i] === index)
  );
  return by.sub[place];
}

/** The activations in a term as σ(z). */
const withBends = (term) =>
  productTerms(
    [{ ...term, factors: term.factors.filter((atom) => !isBent(atom)) }],
    ...term.factors.filter(isBent).map(({ sub, layer }) => functionOf("sigma", zOf(sub[0], layer))),
  );
const isBent = (atom) => is(atom, "a") && !isInput(atom.layer);

function ofDerivative({ top, by }, { about, inMean, lines }, say) {
  if (Array.isArray(top)) {
    say("kron", 0.9, onlyWhatMoves(top, by));
    if (lines.bent) say("a", 1.1, slopeTerms(top.flatMap(withBends), by));
    say("diff", 1, linearly(top, by));
    return say("diff", 1, differentiated(top, by));
  }
  if (top.type !== "quantity" || by.type !== "quantity" || !by.layer) return;
  if (top.role === "C") return about.batch && !inMean ? ofMeanCost(by, say) : ofCostSlope(by, about, say);
  if (!depends(top, by)) return say("zero", 0.6, []);
  if (top.role === by.role && areSame(top.layer, by.layer)) {
    return say("own", 0.7, productTerms(...top.sub.map((index, i) => tie(index, by.sub[i]))));
  }
  if (is(top, "z")) return ofWeightedInput(top, by, say);
  if (is(top, "a") && isOutput(top.layer) && about.softmax) return ofSoftmax(top, by, say);
  if (is(top, "a")) return ofActivation(top, by, say);
}

/** The cost of a batch is the mean of its samples' costs. */
function ofMeanCost(by, say) {
  if (!is(by, "w", "b")) return;
  say("mean", 1, meanOf(slopeTerms(COST, by)));
  say(by.role === "w" ? "BP4" : "BP3", 2.4, meanOf(knownSlope(by)));
}
function knownSlope({ role, sub: [j, k], layer }) {
  return role === "b" ? errorOf(j, layer) : productTerms(errorOf(j, layer), one(aOf(k, layerBelow(layer))));
}

function ofCostSlope(by, about, say) {
  const { role, layer, sub: [j] } = by;
  const isOut = isOutput(layer);
  const penalties = about.decay && role === "w"
    ? [slopeTerms(penaltyOf(layer), by), productTerms(termOf("lambda", [], null), one(by))]
    : [[]];
  const through = (rule, cost, terms) =>
    penalties.forEach((penalty, i) =>
      say(about.decay && role === "w" ? "direct" : rule, cost + i / 10, [...terms, ...penalty])
    );
  if (role === "z") {
    say("delta", 1, errorOf(j, layer));
    if (!(isOut && about.softmax)) say("link", 1, alongPath(COST, aOf(j, layer), by));
    say("chain", 1.05, overPaths(COST, layer, aOf, by));
  }
  if (is(by, "w", "b")) {
    through("link", 1, alongPath(COST, zOf(j, layer), by));
    through("chain", 1, overPaths(COST, layer, zOf, by));
    if (!(isOut && about.softmax)) through("link", 1.1, alongPath(COST, aOf(j, layer), by));
    through("chain", 1.15, overPaths(COST, layer, aOf, by));
    if (!about.decay) say(role === "w" ? "BP4" : "BP3", 2.4, knownSlope(by));
  }
  if (!isOut) {
    const far = is(by, "w", "b") ? 0.1 : 0;
    through("chain", 1 + far, overPaths(COST, layerAbove(layer), zOf, by));
    through("chain", 1 + 2 * far, overPaths(COST, layerAbove(layer), aOf, by));
    if (is(by, "z", "a")) say("chain", 1.3, overPaths(COST, layerAbove(layer, 2), zOf, by));
    if (role === "a") say("wdelta", 1.5, errorsAbove(j, layer));
  }
  if (isOut && role === "a") say("dC", 1.1, costSlope(j, about));
  const cost = costOf(about);
  if (cost && isOutputSide(layer)) say("C", 1.2, slopeTerms(cost, by));
}
const isOutputSide = ({ name }) => name === "L";

function ofWeightedInput(top, by, say) {
  const { sub: [k], layer } = top;
  const [j, i] = by.sub;
  const under = layerBelow(layer);
  say("z", 1, slopeTerms(weightedInput(k, layer), by));
  if (areSame(by.layer, under) && by.role === "a") return say("dz", 1, wOf(k, j, layer));
  if (areSame(by.layer, under) && by.role === "z") {
    say("dzz", 1.2, productTerms(wOf(k, j, layer), slopeAt(j, by.layer)));
    say("link", 1, alongPath(top, aOf(j, by.layer), by));
    return say("chain", 1.05, overPaths(top, under, aOf, by));
  }
  if (areSame(by.layer, layer) && is(by, "w", "b")) {
    return say("dz", 1, productTerms(tie(k, j), by.role === "w" ? one(aOf(i, under)) : constant(1)));
  }
  say("chain", 1.05, overPaths(top, under, zOf, by));
  say("chain", 1.1, overPaths(top, under, aOf, by));
  if (is(by, "w", "b")) say("link", 1.1, alongPath(top, zOf(j, by.layer), by));
  say("link", 1.2, !is(by, "a") && alongPath(top, aOf(j, by.layer), by));
}

function ofSoftmax(top, by, say) {
  const { sub: [k], layer } = top;
  if (!is(by, "z") || !areSame(by.layer, layer)) return say("chain", 1, overPaths(top, layer, zOf, by));
  say("softmax", 1, productTerms(one(top), [...tie(k, by.sub[0]), ...scaled(one(aOf(by.sub[0], layer)), -1)]));
}

function ofActivation(top, by, say) {
  const { sub: [k], layer } = top;
  say("a", 1.1, slopeTerms(functionOf("sigma", zOf(k, layer)), by));
  if (is(by, "z") && areSame(by.layer, layer)) {
    return say("dsigma", 1, productTerms(tie(k, by.sub[0]), slopeAt(k, layer)));
  }
  say("link", 1, alongPath(top, zOf(k, layer), by));
  say("dsigma", 1.2, productTerms(slopeAt(k, layer), slopeTerms(zOf(k, layer), by)));
}
