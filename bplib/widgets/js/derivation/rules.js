/**
 * The rules of a derivation: what may be written in the place of one thing, or of one term.
 *
 *   rewritings(atom, about, inMean)     [{rule, cost, terms}]: what may stand in the place of an atom (terms.js)
 *   rewritingsOfTerm(term, about)       the same of a whole term
 *
 * A cost says how large a stride is. Which words there are for a rule stands in sayings.js.
 *
 * @typedef {object} Subject            what a derivation is about
 * @property {boolean} softmax
 * @property {boolean} crossed          the cost is the cross-entropy
 * @property {0 | 1 | 2} squared        the cost is Σ (a − y)²: with ½ (1) or lessOne (2)
 * @property {"sigmoid" | "tanh" | null} known      the activation
 * @property {boolean} linear           the outputs are not bent
 * @property {boolean} decay            the cost has a penalty for weights
 * @property {boolean} batch            the cost is the mean of the samples' costs
 * @typedef {{rule: string, cost: number, terms: Terms}} Rewriting
 */
import { derivativeOf } from "../answer/derivative.js";
import { areSame, is, isInput, isOutput, layerBeside } from "../mistakes/nodes.js";
import { depends } from "./dependence.js";
import {
  atomText,
  collected,
  constant,
  freshIndex,
  meanOf,
  one,
  productTerms,
  renamedTerms,
  scaled,
  slopeTerms,
  summed,
  termsOf,
  treeOf,
} from "./terms.js";

/** @import { Atom, Term, Terms } from "./terms.js" */

/* ---- what stands in a line ---- */

const OUTPUT = { name: "L", shift: 0 };
/** @returns {any} */
const thing = (role, sub, layer) => ({ type: "quantity", role, sub, layer });
const quantity = (role, sub, layer) => one(thing(role, sub, layer));
const aOf = (j, layer) => thing("a", [j], layer);
const zOf = (j, layer) => thing("z", [j], layer);
const wOf = (j, k, layer) => quantity("w", [j, k], layer);
const delta = (j, layer) => quantity("delta", [j], layer);
const COST = thing("C", [], null);
const bent = (name, argument) => one({ type: "call", name, args: [one(argument)] });
const dsigma = (j, layer) => bent("dsigma", zOf(j, layer));
const same = (j, k) => (j === k ? constant(1) : one({ type: "same", left: j, right: k }));
const inverse = (atom) => one({ type: "inverse", body: one(atom) });
const summedOver = (layer, make) => {
  const index = freshIndex();
  return summed(index, layer, make(index));
};
const above = (layer, by = 1) => layerBeside(layer, by);
const below = (layer) => layerBeside(layer, -1);

/** By a step between: dX/dM dM/dY; summedOver all neurons of the step: their sum. */
const along = (top, step, by) => productTerms(slopeTerms(top, step), slopeTerms(step, by));
const paths = (top, layer, step, by) => summedOver(layer, (k) => along(top, step(k, layer), by));

/* ---- the definitions ---- */

const weightedInput = (j, layer) => [
  ...summedOver(below(layer), (i) => productTerms(wOf(j, i, layer), one(aOf(i, below(layer))))),
  ...quantity("b", [j], layer),
];
const miss = (j) => [...one(aOf(j, OUTPUT)), ...scaled(quantity("y", [j], OUTPUT), -1)];

function costOf({ squared, crossed }) {
  if (squared) return summedOver(OUTPUT, (k) => scaled(productTerms(miss(k), miss(k)), squared === 2 ? 1 : 0.5));
  if (!crossed) return null;
  return summedOver(OUTPUT, (k) => scaled(productTerms(quantity("y", [k], OUTPUT), bent("ln", aOf(k, OUTPUT))), -1));
}
function costSlope(j, { squared, crossed }) {
  if (squared) return scaled(miss(j), squared);
  return crossed ? scaled(productTerms(quantity("y", [j], OUTPUT), inverse(aOf(j, OUTPUT))), -1) : null;
}
const penaltyOf = (layer) =>
  summedOver(
    layer,
    (m) =>
      summedOver(below(layer), (i) =>
        scaled(productTerms(quantity("lambda", [], null), wOf(m, i, layer), wOf(m, i, layer)), 0.5)),
  );

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

/* ---- rules for one thing ---- */

/** @type {(atom: Atom, about: Subject, inMean: boolean, lines?: {bent: boolean}) => Rewriting[]} */
export function rewritings(atom, about, inMean, lines = { bent: false }) {
  /** @type {Rewriting[]} */
  const found = [];
  const say = (rule, cost, terms) => terms && found.push({ rule, cost, terms });
  if (is(atom, "delta")) ofError(atom, about, say);
  else if (atom.type === "call" && atom.name === "dsigma") ofSlope(atom, about, say);
  else if (is(atom, "a") && lines.bent && !isInput(atom.layer) && !(isOutput(atom.layer) && about.softmax)) {
    say("a", 1.2, bent("sigma", zOf(atom.sub[0], atom.layer)));
  } else if (atom.type === "derivative") ofDerivative(atom, { about, inMean, lines }, say);
  return found;
}

function ofError({ sub: [j], layer }, about, say) {
  say("delta", 1.1, slopeTerms(COST, zOf(j, layer)));
  const isOut = isOutput(layer);
  if (isOut && about.softmax) return say("soft", 1.5, about.crossed && miss(j));
  say("BP1", 1.5, productTerms(slopeTerms(COST, aOf(j, layer)), dsigma(j, layer)));
  if (isOut && about.squared) say("BP1", 2, productTerms(costSlope(j, about), dsigma(j, layer)));
  if (!isOut) say("BP2", 1.5, productTerms(errorsAbove(j, layer), dsigma(j, layer)));
}
const errorsAbove = (j, layer) =>
  summedOver(above(layer), (k) => productTerms(wOf(k, j, above(layer)), delta(k, above(layer))));

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
    ...term.factors.filter(isBent).map(({ sub, layer }) => bent("sigma", zOf(sub[0], layer))),
  );
const isBent = (atom) => is(atom, "a") && !isInput(atom.layer);

function ofDerivative({ top, by }, { about, inMean, lines }, say) {
  if (Array.isArray(top)) {
    say("kron", 0.9, onlyWhatMoves(top, by));
    if (lines.bent) say("a", 1.1, slopeTerms(top.flatMap(withBends), by));
    return say("diff", 1, differentiated(top, by));
  }
  if (top.type !== "quantity" || by.type !== "quantity" || !by.layer) return;
  if (top.role === "C") return about.batch && !inMean ? ofMeanCost(by, say) : ofCostSlope(by, about, say);
  if (!depends(top, by)) return say("zero", 0.6, []);
  if (top.role === by.role && areSame(top.layer, by.layer)) {
    return say("own", 0.7, productTerms(...top.sub.map((index, i) => same(index, by.sub[i]))));
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
  return role === "b" ? delta(j, layer) : productTerms(delta(j, layer), one(aOf(k, below(layer))));
}

function ofCostSlope(by, about, say) {
  const { role, layer, sub: [j] } = by;
  const isOut = isOutput(layer);
  const penalties = about.decay && role === "w"
    ? [slopeTerms(penaltyOf(layer), by), productTerms(quantity("lambda", [], null), one(by))]
    : [[]];
  const through = (rule, cost, terms) =>
    penalties.forEach((penalty, i) =>
      say(about.decay && role === "w" ? "direct" : rule, cost + i / 10, [...terms, ...penalty])
    );
  if (role === "z") {
    say("delta", 1, delta(j, layer));
    if (!(isOut && about.softmax)) say("link", 1, along(COST, aOf(j, layer), by));
    say("chain", 1.05, paths(COST, layer, aOf, by));
  }
  if (is(by, "w", "b")) {
    through("link", 1, along(COST, zOf(j, layer), by));
    through("chain", 1, paths(COST, layer, zOf, by));
    if (!(isOut && about.softmax)) through("link", 1.1, along(COST, aOf(j, layer), by));
    through("chain", 1.15, paths(COST, layer, aOf, by));
    if (!about.decay) say(role === "w" ? "BP4" : "BP3", 2.4, knownSlope(by));
  }
  if (!isOut) {
    const far = is(by, "w", "b") ? 0.1 : 0;
    through("chain", 1 + far, paths(COST, above(layer), zOf, by));
    through("chain", 1 + 2 * far, paths(COST, above(layer), aOf, by));
    if (is(by, "z", "a")) say("chain", 1.3, paths(COST, above(layer, 2), zOf, by));
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
  const under = below(layer);
  say("z", 1, slopeTerms(weightedInput(k, layer), by));
  if (areSame(by.layer, under) && by.role === "a") return say("dz", 1, wOf(k, j, layer));
  if (areSame(by.layer, under) && by.role === "z") {
    say("dzz", 1.2, productTerms(wOf(k, j, layer), dsigma(j, by.layer)));
    say("link", 1, along(top, aOf(j, by.layer), by));
    return say("chain", 1.05, paths(top, under, aOf, by));
  }
  if (areSame(by.layer, layer) && is(by, "w", "b")) {
    return say("dz", 1, productTerms(same(k, j), by.role === "w" ? one(aOf(i, under)) : constant(1)));
  }
  say("chain", 1.05, paths(top, under, zOf, by));
  say("chain", 1.1, paths(top, under, aOf, by));
  if (is(by, "w", "b")) say("link", 1.1, along(top, zOf(j, by.layer), by));
  say("link", 1.2, !is(by, "a") && along(top, aOf(j, by.layer), by));
}

function ofSoftmax(top, by, say) {
  const { sub: [k], layer } = top;
  if (!is(by, "z") || !areSame(by.layer, layer)) return say("chain", 1, paths(top, layer, zOf, by));
  say("softmax", 1, productTerms(one(top), [...same(k, by.sub[0]), ...scaled(one(aOf(by.sub[0], layer)), -1)]));
}

function ofActivation(top, by, say) {
  const { sub: [k], layer } = top;
  say("a", 1.1, slopeTerms(bent("sigma", zOf(k, layer)), by));
  if (is(by, "z") && areSame(by.layer, layer)) {
    return say("dsigma", 1, productTerms(same(k, by.sub[0]), dsigma(k, layer)));
  }
  say("link", 1, along(top, zOf(k, layer), by));
  say("dsigma", 1.2, productTerms(dsigma(k, layer), slopeTerms(zOf(k, layer), by)));
}

/* ---- rules for a whole term ---- */

/** @type {(term: Term, about: Subject) => Rewriting[]} */
export const rewritingsOfTerm = (term, about) => [
  ...oneNeuronLeft(term),
  ...oneSlopeLeft(term, about),
  ...(about.softmax ? targetsAddedUp(term) : []),
];
const lessOne = (list, item) => list.filter((other) => other !== item);
const withoutSum = (term, sum, to) => renamedTerms([{ ...term, sums: lessOne(term.sums, sum) }], { [sum.index]: to });

/** Of a sum summedOver [k = j] the one term that is not 0. */
const oneNeuronLeft = (term) =>
  term.factors.filter(({ type }) => type === "same").flatMap((atom) => {
    const rest = { ...term, factors: lessOne(term.factors, atom) };
    const { left, right } = atom;
    if (left === right) return [{ rule: "kron", cost: 0.5, terms: [rest] }];
    const sum = term.sums.find(({ index }) => index === left || index === right);
    return sum ? [{ rule: "kron", cost: 0.8, terms: withoutSum(rest, sum, sum.index === left ? right : left) }] : [];
  });

/** The same of a slope that is 0 for all neurons but one: da_k/dz_j, dz_m/dw_jk. */
const oneSlopeLeft = (term, { softmax }) =>
  term.factors.filter((atom) => isAlongOwn(atom, softmax)).flatMap(({ top, by }) => {
    const [k, j] = [top.sub[0], by.sub[0]];
    const sum = term.sums.find(({ index }) => index === k) ?? term.sums.find(({ index }) => index === j);
    return sum && k !== j ? [{ rule: "kron", cost: 1, terms: withoutSum(term, sum, sum.index === k ? j : k) }] : [];
  });
const isAlongOwn = ({ type, top, by }, softmax) =>
  type === "derivative" && (is(top, "a") && is(by, "z") || is(top, "z") && is(by, "w", "b")) &&
  areSame(top.layer, by.layer) && !(is(top, "a") && isOutput(top.layer) && softmax);

const targetsAddedUp = (term) =>
  term.sums.flatMap((sum) => {
    const touched = term.factors.filter((atom) => atomText(atom).includes(sum.index));
    const [target, ...more] = touched;
    if (more.length || !is(target, "y")) return [];
    return [{
      rule: "shares",
      cost: 1,
      terms: [{ ...term, sums: lessOne(term.sums, sum), factors: lessOne(term.factors, target) }],
    }];
  });
