/**
 * Which mistakes make of the right answer what a reader has typed? One operation (operations.js), or two, or one and a constant
 * factor. Compared by value, so that a mistake is known in every disguise; and what is told is true on networks that nobody
 * has seen.
 *
 *   const explainer = explainerFor(part, waits)     a Formula of bplib.exercises.kinds, as plain data
 *   explainer.one({tree, places, spreads, values})  what to say where one mistake explains it, {text, names}; or null
 *   explainer.two({tree, places, spreads, values})  the same of two, or of one and a constant factor
 *   explainer.prepare(milliseconds, "one")          works ahead for so long; true when nothing is left to be done for one mistake;
 *                                                   without "one", for two
 *
 * `places`, `spreads` and `values` are what the judge has found of the reader's tree (judge.js).
 */
import { quantitiesIn } from "../answer/tree.js";
import { childrenOf } from "./children.js";
import { isMiss, wayTo } from "./nodes.js";
import { mayMeet, OPERATIONS } from "./operations.js";
import { Question } from "./question.js";
import { entriesOnNetworks, rayOf, signatureOf } from "./signature.js";
import { toldFactor, toldOne, toldTwo } from "./wording.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Places } from "../answer/places.js" */
/** @import { Values } from "../answer/compare.js" */
/** @import { Node } from "./children.js" */
/** @import { Mutant } from "./edits.js" */
/** @import { Operation } from "./operations.js" */
/** @typedef {{tree: Node, places: Places, spreads: boolean, values: Values}} Typed */
/** @typedef {{text: string, names: string[], tree: Node, factor?: string}} Explanation      the tree: what the operations made */
/**
 * @typedef {object} Story
 * @property {Operation[]} operations
 * @property {Mutant[]} mutants
 * @property {Node} tree            what they have made of the answer
 * @property {boolean} [isWritten]  made in an answer that is written out by definition
 * @property {string} [factor]      the name of a constant factor, besides
 * @property {(network: import("../answer/trial_networks.js").TrialNetwork) => number} [by]      that factor
 * @property {Set<string>} [named]
 * @property {number} [distance]    from what the reader has typed
 */

const MOST_STORIES = 6; // of one value
const SAME_FACTOR = 1e-7;
const RAREST = 3;
const ONLY_KNOWN = 1; // rarity, in an answer written out by definition

/** One that `waits` makes its tables when they are asked for; another tells of two mistakes when they are there.
 * @type {(part: FormulaPart, waits?: boolean) => Explainer} */
export const explainerFor = (part, waits = true) => new Explainer(part, waits);

class Explainer {
  /** @param {FormulaPart} part @param {boolean} waits */
  constructor(part, waits) {
    this.part = part;
    this.waits = waits;
    /** @type {Map<string, Story[]>} stories of one mistake, by the signature of what it makes */
    this.singles = new Map();
    /** @type {Map<string, {firsts: number[], story: Story}[]>} the same by their rays, and the answer itself */
    this.rays = new Map();
    /** @type {Map<string, Story[]>} by what they are worth for a few neurons */
    this.pairs = new Map();
    this.work = this.working();
    this.stage = "none";
  }

  /* ---- the tables, made when they are first needed ---- */

  /** @param {number} milliseconds @param {"one" | "two"} [until] @returns {boolean} */
  prepare(milliseconds, until = "two") {
    const end = performance.now() + milliseconds;
    while (this.stage !== until && this.stage !== "two") {
      if (performance.now() >= end) return false;
      const { done, value } = this.work.next();
      this.stage = done ? "two" : `${value}`;
    }
    return true;
  }

  *working() {
    this.question = new Question(this.part);
    yield "none";
    const firsts = yield* this.makeSingles();
    yield "one";
    yield* this.makePairs(firsts);
  }

  *makeSingles() {
    const { question } = this;
    const firsts = [];
    const seen = new Set();
    this.keepRay(question.entries(question.answers[0]), { operations: [], mutants: [], tree: question.answers[0] });
    for (const answer of [...question.answers, ...question.written]) {
      const isWritten = question.written.includes(answer);
      for (const operation of OPERATIONS) {
        if (isWritten && operation.rarity > ONLY_KNOWN) continue;
        for (const mutant of operation.made(answer, question.about)) {
          const shape = `${operation.name} ${JSON.stringify(mutant.tree)}`;
          if (seen.has(shape)) continue;
          seen.add(shape);
          const story = { operations: [operation], mutants: [mutant], tree: mutant.tree, isWritten };
          const signature = this.keepSingle(story);
          if (!isWritten && signature !== question.right) firsts.push({ story, signature });
        }
      }
      yield "none";
    }
    this.known = new Set(firsts.map(({ story }) => question.fewSignature(story.tree)));
    return firsts;
  }

  keepSingle(story) {
    const entries = this.question.entries(story.tree);
    const signature = entries && signatureOf(entries);
    if (signature === null || signature === this.question.right) return signature;
    keep(this.singles, signature, story);
    this.keepRay(entries, story);
    return signature;
  }

  keepRay(entries, story) {
    const ray = entries && rayOf(entries);
    if (ray) keep(this.rays, ray.ray, { firsts: ray.firsts, story }, Infinity);
  }

  *makePairs(firsts) {
    const { question, known } = this;
    const right = question.fewSignature(question.answers[0]);
    const seen = new Set();
    for (const { story, signature } of firsts) {
      const [first] = story.operations;
      const kind = `${first.name} ${signature ?? JSON.stringify(story.tree)}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      for (const second of OPERATIONS) {
        if (!mayMeet(first, second)) continue;
        for (const mutant of second.made(story.tree, question.about)) {
          if (mutant.was && mutant.was === story.mutants[0].is) continue; // done to what the first has put there
          const few = question.fewSignature(mutant.tree);
          if (few === null || few === right || known.has(few)) continue;
          keep(this.pairs, few, {
            operations: [first, second],
            mutants: [story.mutants[0], mutant],
            tree: mutant.tree,
          });
        }
      }
      yield "one";
    }
  }

  /* ---- what explains a formula ---- */

  /** @param {Typed} typed @returns {Explanation | null} */
  one(typed) {
    this.prepare(Infinity, "one");
    const signature = signatureOf(entriesOnNetworks(typed.values));
    const stories = (signature !== null && this.singles.get(signature)) || [];
    const alone = this.storiesOnRay(entriesOnNetworks(typed.values), typed.tree).find(({ operations }) =>
      !operations.length
    );
    const likely = stories.filter(({ operations: [{ rarity }] }) => !alone || rarity < RAREST);
    return this.explanation(toldOne, this.trueOf(likely, typed)) ?? (alone ? this.factorAlone(alone) : null);
  }

  /** The answer itself, a factor too large, where the question has a word for it. @returns {Explanation | null} */
  factorAlone({ factor, tree }) {
    const text = toldFactor(factor, this);
    return text ? { text, names: [factor], tree, factor } : null;
  }

  /** @param {Typed} typed @returns {Explanation | null} */
  two(typed) {
    const entries = entriesOnNetworks(typed.values);
    if (signatureOf(entries) === null || !quantitiesIn(typed.tree).length) return null; // a number may come from anywhere
    this.prepare(Infinity, "one");
    const withFactor = this.storiesOnRay(entries, typed.tree).filter(({ operations }) => operations.length);
    const found = this.explanation(toldTwo, this.trueOf(withFactor, typed));
    if (found) return found;
    if (!this.prepare(this.waits ? Infinity : 0)) return null;
    const pairs = this.pairs.get(this.question.fewOf(typed.values)) ?? [];
    return this.explanation(toldTwo, this.trueOf(pairs, typed));
  }

  /** @param {(stories: Story[], known: any) => string} tell @param {Story[]} stories @returns {Explanation | null} */
  explanation(tell, stories) {
    if (!stories.length) return null;
    const [{ operations, factor, tree }] = stories;
    return {
      text: tell(stories, this),
      names: [...operations.map(({ name }) => name), ...(factor ? [factor] : [])],
      tree,
      factor,
    };
  }

  /** One mistake, and a constant factor that is the same in every network, or its number of samples. */
  storiesOnRay(entries, tree) {
    const own = rayOf(entries);
    const { networks } = this.question;
    return (own && this.rays.get(own.ray) || []).flatMap(({ firsts, story }) => {
      const ratios = own.firsts.map((first, i) => first / firsts[i]);
      for (const [name, by] of FACTORS) {
        const [least, greatest] = extremes(ratios.map((ratio, i) => ratio / by(networks[i])));
        const isOne = Math.abs(greatest - least) <= SAME_FACTOR * Math.abs(greatest);
        const constant = ratios[0] / by(networks[0]);
        const named = NAMES.get(inDigitsOf(constant));
        if (isOne && (name ? named === "" : named)) {
          const factor = named === "sign" && wayTo(tree, isTurnedMiss) ? "miss turned round" : name || named;
          return { ...story, factor, by: (network) => constant * by(network) };
        }
      }
      return [];
    });
  }

  /** Those that hold on networks by lot, the nearest to the reader's text first. */
  trueOf(stories, { tree, places, spreads }) {
    if (!stories.length) return [];
    const isWorth = this.question.isWorthByLot(tree, { places, spreads });
    const own = namesIn(tree);
    const distance = (story) => apart(own, story.named ??= namesIn(story.tree)) + costOf(story);
    return stories.filter((story) => isWorth(story.tree, story.by))
      .map((story) => ({ ...story, distance: distance(story) }))
      .sort((one, other) => one.distance - other.distance);
  }
}

const ALONE = () => 1;
/** @type {[string, (network: {samples: number}) => number][]} */
const FACTORS = [["", ALONE], ["sum for mean", ({ samples }) => samples], [
  "mean of a mean",
  ({ samples }) => 1 / samples,
]];
/** Other constants are told of no formula: nobody would take that for what was done. */
const CONSTANTS = new Map([
  [1, ""],
  [-1, "sign"],
  [2, "twice"],
  [0.5, "half"],
  ...[-2, -0.5, 3, -3, 4, -4, 1 / 3, -1 / 3, 0.25, -0.25].map((c) => /** @type {[number, string]} */ ([c, "constant"])),
]);
const IN_DIGITS = 7;
const inDigitsOf = (v) => Number(v.toPrecision(IN_DIGITS));
const NAMES = new Map([...CONSTANTS].map(([c, name]) => [inDigitsOf(c), name]));
/** y − a, in which the target comes first. */
const isTurnedMiss = (node) => isMiss(node) && node.terms.some(({ minus, body }) => minus && body.role === "a");
const extremes = (list) => [Math.min(...list), Math.max(...list)];

function keep(map, key, story, most = MOST_STORIES) {
  const list = map.get(key) ?? map.set(key, []).get(key);
  if (list.length < most) list.push(story);
}

/** Rare mistakes are a last resort. */
const costOf = ({ operations }) => operations.reduce((sum, { rarity }) => sum + (rarity === 3 ? 100 : rarity / 4), 0);

/** What is named in a formula: of two stories of one value, that is the nearer whose formula names what the reader names. */
function namesIn(node, found = new Set()) {
  if (node.type === "quantity") found.add(`${node.role} ${node.sub.length}`);
  else if (node.type === "call") found.add(node.name);
  else if (node.type !== "number" && node.type !== "add" && node.type !== "times") found.add(node.type);
  for (const { child } of childrenOf(node)) namesIn(child, found);
  return found;
}
function apart(one, other) {
  let common = 0;
  for (const name of one) if (other.has(name)) common++;
  return one.size + other.size - 2 * common;
}
