/**
 * The rules of a derivation that change a whole term: of a sum something is left, or it comes to a number.
 *
 *   rewritingsOfTerm(term, about)     [{rule, cost, terms}], as in rules.js
 *   withoutSum(term, sum, "j")        the term of a sum that has the letter j for its own
 */
import { areSame, is, isOutput } from "../mistakes/nodes.js";
import { atomText, cancelled, renamedTerms } from "./terms.js";

/** @import { Topic } from "./definitions.js" */
/** @import { Rewriting } from "./rules.js" */
/** @import { Term, Terms } from "./terms.js" */

/** @type {(term: Term, about: Topic) => Rewriting[]} */
export function rewritingsOfTerm(term, about) {
  const plain = { ...term, factors: cancelled(term.factors) };
  return [
    ...oneNeuronLeft(plain),
    ...oneSlopeLeft(plain, about),
    ...(about.softmax ? targetsAddedUp(plain) : []),
  ];
}
const butOne = (list, item) => list.filter((other) => other !== item);
/** Without a sum, its letter being another. @type {(term: Term, sum: Term["sums"][number], to: string) => Terms} */
export const withoutSum = (term, sum, to) =>
  renamedTerms([{ ...term, sums: butOne(term.sums, sum) }], { [sum.index]: to });

/** Of a sum over [k = j] the one term that is not 0. */
const oneNeuronLeft = (term) =>
  term.factors.filter(({ type }) => type === "same").flatMap((atom) => {
    const rest = { ...term, factors: butOne(term.factors, atom) };
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
      terms: [{ ...term, sums: butOne(term.sums, sum), factors: butOne(term.factors, target) }],
    }];
  });
