/**
 * Which mistake leads from one line to the next? Operations on the line above, as it is written, and on what follows from it,
 * compared by value with what the reader wrote.
 *
 *   mistakeBetween(above, line, subject)      {names, said, exact} of the nearest story; null where none is known
 *   MISTAKES_OF_LINES, saidToMistake(name)    all operations that may have been made, and what is said to each
 */
import { childrenOf } from "../mistakes/children.js";
import { is, negative, number, quantityAt, quotient, times } from "../mistakes/nodes.js";
import { mayMeet, OPERATIONS } from "../mistakes/operations.js";
import { SAID } from "../mistakes/said.js";
import { straysIn } from "./line.js";
import { SLIPS } from "./slips.js";
import { stepsFrom } from "./steps.js";
import { areNear } from "./subject.js";
import { termsOf, textOf, treeOf } from "./terms.js";
import { contentsOf, distanceBetween, factoredOut, looseText } from "./written_forms.js";

/** @import { Operation } from "../mistakes/operations.js" */
/** @import { Line } from "./line.js" */
/** @import { Subject } from "./subject.js" */
/** @typedef {{tree: any, cost: number, far?: number}} Root      a tree on which a mistake may have been made */
/** @typedef {{operations: Operation[], exact: boolean, far: number, cost: number}} Story */

const SAMPLES = quantityAt("N", [], null);
/** @type {Operation[]} */
const OF_SIZE = [
  { name: "sign", rarity: 1, made: (tree) => [{ tree: negative(tree) }] },
  { name: "twice", rarity: 1, made: (tree) => [{ tree: times(number(2), tree) }] },
  { name: "half", rarity: 1, made: (tree) => [{ tree: quotient(tree, number(2)) }] },
  { name: "sum for mean", rarity: 1, made: (tree, { batch }) => (batch ? [{ tree: times(SAMPLES, tree) }] : []) },
  { name: "mean of a mean", rarity: 1, made: (tree, { batch }) => (batch ? [{ tree: quotient(tree, SAMPLES) }] : []) },
];
/** @type {Operation[]} */
export const MISTAKES_OF_LINES = [...SLIPS, ...OPERATIONS, ...OF_SIZE];
const KNOWN = MISTAKES_OF_LINES.filter(({ rarity }) => rarity === 1);
const SAID_TO_SLIPS = Object.fromEntries(SLIPS.map(({ name, said }) => [name, said]));

const MOST_STATES = 40;
const PULL = 0.2; // of what a line has in common with the reader's
const FURTHEST = 3.4; // cost of the rules between the line above and what a mistake was made on
const MOST_TERMS = 8;
const MULTIPLIED_OUT = 4; // cost of a root of several terms, where it might have a common factor before a bracket
const MORE_ROOTS = 3; // looked at once a known mistake has made exactly what was written
const MOST_TREES = 1500, MOST_PAIRS = 1200;
const PAIR_ROOTS = 4;

const ZERO_BELOW = 1e-11;
const SAID_TO_NOUGHT =
  "That is 0 in every network. A slope in it is of a quantity that does not hear the other: what depends on what?";

/** @type {(name: string) => string} */
export const saidToMistake = (name) => SAID_TO_SLIPS[name] ?? SAID[name];

/** @type {(above: Line, line: Line, subject: Subject) => {names: string[], said: string, exact: boolean} | null} */
export function mistakeBetween(above, line, subject) {
  if (!line.values) return null;
  const search = new Search(line, subject);
  const roots = search.nearest(rootsOf(above, search.contents, subject));
  search.singles(roots);
  if (!search.stories.length) search.pairs(roots.slice(0, PAIR_ROOTS));
  const isZero = line.values.every((v) => Math.abs(v) < ZERO_BELOW);
  const stories = search.stories.filter(({ exact }) => exact || !isZero); // many a slip makes 0 of a line
  const [story] = stories.sort((one, other) => strangeness(one) - strangeness(other));
  if (!story) return isZero ? { names: ["nought"], said: SAID_TO_NOUGHT, exact: false } : null;
  const names = story.operations.map(({ name }) => name);
  const texts = [...new Set(names)].map(saidToMistake);
  return {
    names,
    exact: story.exact,
    said: texts.length > 1 ? `Two mistakes meet here. ${texts.join(" And: ")}` : texts[0],
  };
}
const strangeness = ({ operations, exact, far, cost }) =>
  (exact ? 0 : 3 + far) + 1.2 * operations.reduce((sum, { rarity }) => sum + rarity, 0) + 0.3 * cost;

/** The line as it is written, and what follows from it by few rules, first what holds the things of the reader's line; each
 * with common factors taken out, too.
 * @type {(above: Line, contents: Map<string, number>, subject: Subject) => Root[]} */
function rootsOf(above, contents, { about, free }) {
  const states = new Map([[above.form, { terms: above.terms, cost: 0 }]]);
  const waiting = [{ terms: above.terms, cost: 0, turn: 0 }];
  while (waiting.length && states.size < MOST_STATES) {
    waiting.sort((one, other) => one.turn - other.turn);
    const now = waiting.shift();
    for (const { terms, cost } of stepsFrom(now.terms, about)) {
      const total = now.cost + cost;
      if (total > FURTHEST || terms.length > MOST_TERMS) continue;
      const text = textOf(terms);
      if (states.has(text)) continue;
      states.set(text, { terms, cost: total });
      waiting.push({ terms, cost: total, turn: total + PULL * distanceBetween(contents, contentsOf(treeOf(terms))) });
    }
  }
  return [
    { tree: above.tree, cost: 0 },
    ...[...states.values()].flatMap(({ terms, cost }) => {
      const factored = factoredOut(terms, free);
      const plain = { tree: treeOf(terms, free), cost: cost + (factored && terms.length > 1 ? MULTIPLIED_OUT : 0.2) };
      return factored ? [{ tree: factored, cost: cost + 0.1 }, plain] : [plain];
    }),
  ];
}

/** σ(z) as the activation that it is. */
function withActivations(tree) {
  if (tree.type === "call" && tree.name === "sigma" && is(tree.args[0], "z")) return { ...tree.args[0], role: "a" };
  return childrenOf(tree).reduce((made, { child }, i) => childrenOf(made)[i].put(withActivations(child)), tree);
}

class Search {
  /** @param {Line} line @param {Subject} subject */
  constructor(line, subject) {
    this.line = line;
    this.subject = subject;
    this.few = subject.fewOf(line.tree, line.strays);
    this.contents = contentsOf(line.tree);
    this.form = textOf(termsOf(withActivations(line.tree)));
    /** @type {Story[]} */
    this.stories = [];
    this.seen = new Set();
    this.count = 0;
  }

  /** @param {Root[]} roots */
  nearest(roots) {
    const known = new Set();
    const apart = roots.filter(({ tree }) => known.size < known.add(looseText(tree)).size);
    apart.forEach((root) => (root.far = distanceBetween(this.contents, contentsOf(root.tree)) + root.cost));
    return apart.sort((one, other) => one.far - other.far);
  }

  made(operation, tree) {
    return operation.made(tree, this.subject.about).map((mutant) => mutant.tree).filter(Boolean);
  }

  /** Whether it is worth what the reader wrote: asked of a few numbers first. */
  fits(tree) {
    const strays = straysIn(tree, this.subject.free);
    if (Object.keys(strays).length !== Object.keys(this.line.strays).length) return false;
    const few = this.subject.fewOf(tree, strays);
    if (!few || !areNear(few, this.few)) return false;
    const values = this.subject.valuesOf(tree, strays);
    return values !== null && areNear(values, this.line.values);
  }
  note(operations, tree, cost) {
    const exact = textOf(termsOf(withActivations(tree))) === this.form;
    this.stories.push({ operations, exact, far: distanceBetween(this.contents, contentsOf(tree)), cost });
  }

  /** @param {Root[]} roots */
  singles(roots) {
    let more = 0;
    for (const { tree, cost } of roots) {
      if (this.count > MOST_TREES) return;
      if (this.stories.some(({ exact, operations }) => exact && operations[0].rarity === 1) && ++more > MORE_ROOTS) {
        return;
      }
      for (const operation of MISTAKES_OF_LINES) {
        for (const made of this.made(operation, tree)) {
          this.count++;
          if (this.fits(made)) this.note([operation], made, cost);
        }
      }
    }
  }

  /** @param {Root[]} roots */
  pairs(roots) {
    let count = 0;
    for (const { tree, cost } of roots) {
      for (const first of KNOWN) {
        for (const once of this.made(first, tree)) {
          for (const second of KNOWN) {
            if (second === first || !mayMeet(first, second)) continue;
            for (const made of this.made(second, once)) {
              if (++count > MOST_PAIRS) return;
              if (this.fits(made)) this.note([first, second], made, cost);
            }
          }
        }
      }
    }
  }
}
