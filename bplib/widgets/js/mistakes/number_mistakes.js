/**
 * The numbers that mistakes would give, where a question asks for a number and its answer is a formula in given ones.
 *
 *   numberMistakes("w^2[1,1]*delta^2[1]*dsigma(z^1[1])", ["p"])      [{formula, name, text}, …], the likely ones alone, the more
 *                                                          specific first; `letters` are the free ones that it may have
 *   numberStory(v, formula, letters, target)               what to say to a number that one of them gives; or null
 *
 * One number may be reached in many ways, and no other network decides between them; so these are only asked when all else has
 * failed (kind_number.js), and only the operations of known mistakes make them.
 */
import { judgeNumber } from "../answer/number_answer.js";
import { parse } from "../answer/parser.js";
import { quantitiesIn } from "../answer/tree.js";
import { childrenOf } from "./children.js";
import { each } from "./edits.js";
import { factorsOf, is, layered, number, quotient, times } from "./nodes.js";
import { OPERATIONS } from "./operations.js";
import { withSlopes } from "./other_forms.js";
import { SAID } from "./said.js";
import { written } from "./written.js";

/** @import { Target } from "../answer/number_answer.js" */
/** @import { Node } from "./children.js" */
/** @import { About } from "./sight.js" */
/** @typedef {{formula: string, name: string, text: string}} NumberMistake */

const GIVES = "This number comes out with one mistake:";
const WORKED_OUT = ["a", "z", "delta", "da", "dw", "db"];
/** Of the answer as a whole; a sign that is not right number_answer.js tells. */
const SIZES_OF_ALL = [
  { name: "twice", made: (tree) => times(number(2), tree) },
  { name: "half", made: (tree) => quotient(tree, number(2)) },
];
/** @type {About} */
const ABOUT = {
  free: [],
  layerOf: {},
  where: {},
  asked: null,
  whole: false,
  batch: false,
  stepping: false,
  letters: false,
  square: false,
  skip: false,
  softmax: false,
  crossed: false,
  squared: 0,
  known: "sigmoid",
  forward: false,
};

/** @type {(formula: string, letters: string[]) => NumberMistake[]} */
export function numberMistakes(formula, letters) {
  const read = parse(formula, { letters });
  if (!quantitiesIn(read).some((node) => is(node, ...WORKED_OUT))) return []; // what is only counted has mistakes of its own
  const answer = layered(read, new Map(quantitiesIn(read).map((node) => [node, node.layer])));
  const stepping = quantitiesIn(read).some((node) => is(node, "eta"));
  const known = OPERATIONS.filter(({ rarity }) => rarity === 1);
  const trees = [withSlopes(answer, ABOUT), answer].flatMap((tree) => [
    ...known.flatMap(({ name, made }) =>
      made(tree, { ...ABOUT, stepping }).map((mutant) => ({ name, tree: mutant.tree }))
    ),
    ...onePathOf(tree).map((path) => ({ name: "one path", tree: path })),
  ]);
  const all = [...trees, ...SIZES_OF_ALL.map(({ name, made }) => ({ name, tree: made(answer) }))];
  const found = all.map(({ name, tree }) => ({
    formula: written(tree, ABOUT),
    name,
    text: `${GIVES} ${SAID[name]}`,
  }));
  return found.filter((one, i) => found.findIndex((other) => other.formula === one.formula) === i);
}

/** `target` says what a formula in the given numbers is worth: a Target (number_answer.js), or an Error.
 * @type {(v: number, formula: string, letters: string[], target: (formula: string) => Target) => string | null} */
export function numberStory(v, formula, letters, target) {
  if (v === 0) return null; // too many a mistake makes 0 of it
  const found = numberMistakes(formula, letters).flatMap((mistake) => {
    try {
      const aim = target(mistake.formula);
      return Number.isFinite(aim.value) ? [{ target: aim, text: mistake.text }] : [];
    } catch {
      return []; // it speaks of numbers that are not given
    }
  });
  const { right, text, unknown } = judgeNumber(v, target(formula), found);
  return right || unknown ? null : text;
}

/** A sum over paths that is written out, with one of them alone. */
const onePathOf = (tree) =>
  each(tree, (node) => (node.type === "add" && node.terms.every(isPath) ? node.terms.map(({ body }) => body) : []))
    .map(({ tree: made }) => made);
const isPath = ({ minus, body }) => !minus && factorsOf(body).some((factor) => is(factor, "w")) && hasError(body);
const hasError = (/** @type {Node} */ node) =>
  is(node, "delta", "da") || childrenOf(node).some(({ child }) => hasError(child));
