/**
 * Every story of one mistake in a question, and of two, by the values that they make of the answer.
 *
 *   const stories = new StoryTables(part)      a Formula of bplib.exercises.kinds, as plain data
 *   stories.prepare(milliseconds, "one")       works for so long; true when nothing is left to be done for one mistake; without
 *                                              "one", for two
 *   stories.ofOne(entries), .ofTwo(values)     [Story, …] that fit, of entries on networks (signature.js), of the judge's values
 *   stories.upToFactor(entries)                [{firsts, story}, …]: those of one mistake that differ by one factor in each network,
 *                                              and the answer itself; what `firsts` are stands in signature.js
 *   stories.question                           the question, when something has been prepared
 */
import { mayMeet, OPERATIONS } from "./operations.js";
import { Question } from "./question.js";
import { rayOf, signatureOf } from "./signature.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { TrialNetwork } from "../answer/trial_networks.js" */
/** @import { Node } from "./children.js" */
/** @import { Mutant } from "./edits.js" */
/** @import { Operation } from "./operations.js" */
/**
 * @typedef {object} Story
 * @property {Operation[]} operations
 * @property {Mutant[]} mutants
 * @property {Node} tree            what they have made of the answer
 * @property {boolean} [isWritten]  made in an answer that is written out by definition
 * @property {string} [factor]      the name of a constant factor, besides
 * @property {(network: TrialNetwork) => number} [by]      that factor
 * @property {Set<string>} [named]
 * @property {number} [distance]    from what the reader has typed
 */

const MOST_STORIES = 6; // of one value
const ONLY_KNOWN = 1; // rarity, in an answer written out by definition

export class StoryTables {
  /** @param {FormulaPart} part */
  constructor(part) {
    this.part = part;
    /** @type {Map<string, Story[]>} of one mistake, by the signature of what it makes */
    this.singles = new Map();
    /** @type {Map<string, {firsts: number[], story: Story}[]>} the same by their rays, and the answer itself */
    this.rays = new Map();
    /** @type {Map<string, Story[]>} of two, by what they are worth for a few neurons */
    this.pairs = new Map();
    this.work = this.working();
    this.stage = "none";
  }

  ofOne(entries) {
    const signature = signatureOf(entries);
    return (signature !== null && this.singles.get(signature)) || [];
  }
  ofTwo(values) {
    return this.pairs.get(this.question.fewOf(values)) ?? [];
  }
  upToFactor(entries) {
    const own = rayOf(entries);
    return (own && this.rays.get(own.ray)) || [];
  }

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
        yield "none";
      }
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
}

function keep(map, key, story, most = MOST_STORIES) {
  const list = map.get(key) ?? map.set(key, []).get(key);
  if (list.length < most) list.push(story);
}
