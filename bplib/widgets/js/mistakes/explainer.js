/**
 * Which mistakes make of the right answer what a reader has typed? One operation (operations.js), or two, or one and a constant
 * factor. Compared by value, so that a mistake is known in every disguise; and what is told is true on networks that nobody
 * has seen.
 *
 *   const explainer = explainerFor(part, waits)     a Formula of bplib.exercises.kinds, as plain data
 *   explainer.one({tree, places, spreads, values})  what to say where one mistake explains it, {text, names}; or null
 *   explainer.two({tree, places, spreads, values})  the same of two, or of one and a constant factor
 *   explainer.turned(tree)                          what may be meant by a tree whose weights are read the wrong way (turned_weights.js)
 *   explainer.relettered(tree)                      or by one in which a sum runs over a letter of the question
 *   explainer.isRightWithSlopes(text, notation)     whether a formula is true in which slopes of anything stand
 *   explainer.prepare(milliseconds, "one")          works ahead for so long (stories.js)
 *
 * `places`, `spreads` and `values` are what the judge has found of the reader's tree (judge.js).
 */
import { quantitiesIn } from "../answer/tree.js";
import { childrenOf } from "./children.js";
import { each } from "./edits.js";
import { factorOf } from "./factors.js";
import { isMiss, renamed, wayTo } from "./nodes.js";
import { freshLetter } from "./sight.js";
import { entriesOnNetworks, rayOf, signatureOf } from "./signature.js";
import { StoryTables } from "./stories.js";
import { turnedWeights } from "./turned_weights.js";
import { toldFactor, toldOne, toldTwo } from "./wording.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Places } from "../answer/places.js" */
/** @import { Values } from "../answer/compare.js" */
/** @import { Node } from "./children.js" */
/** @import { Entries } from "./signature.js" */
/** @import { Story } from "./stories.js" */
/** @typedef {{tree: Node, places: Places, spreads: boolean, values: Values}} Typed */
/** @typedef {{text: string, names: string[], tree: Node, factor?: string}} Explanation      the tree: what the operations made */

const RAREST = 3;
const [LAST_RESORT, A_LITTLE] = [100, 0.25]; // beside the number of names by which two formulas differ

/** One that `waits` makes its tables when they are asked for; another tells of two mistakes when they are there.
 * @type {(part: FormulaPart, waits?: boolean) => Explainer} */
export const explainerFor = (part, waits = true) => new Explainer(part, waits);

class Explainer {
  /** @param {FormulaPart} part @param {boolean} waits */
  constructor(part, waits) {
    this.waits = waits;
    this.stories = new StoryTables(part);
  }

  /** @param {number} milliseconds @param {"one" | "two"} [until] @returns {boolean} */
  prepare(milliseconds, until) {
    return this.stories.prepare(milliseconds, until);
  }

  /** @param {Node} tree @returns {Node[]} */
  turned(tree) {
    return turnedWeights(tree);
  }

  /** @param {Node} tree @returns {Node[]} */
  relettered(tree) {
    this.prepare(Infinity, "one");
    const { about } = this.stories.question;
    return each(tree, (node) => {
      if (node.type !== "sum" || !about.free.includes(node.index)) return [];
      const letter = freshLetter(tree, about, about.layerOf[node.index]);
      return [letter && { ...node, index: letter, body: renamed(node.body, node.index, letter) }];
    }).map((made) => made.tree);
  }

  /** @param {string} text @param {string} notation @returns {boolean} */
  isRightWithSlopes(text, notation) {
    this.prepare(Infinity, "one");
    return this.stories.question.isRightWithSlopes(text, notation);
  }

  /** @param {Typed} typed @returns {Explanation | null} */
  one(typed) {
    this.prepare(Infinity, "one");
    const entries = entriesOnNetworks(typed.values);
    const alone = this.withFactor(entries, typed.tree).find(({ operations }) => !operations.length);
    const likely = this.stories.ofOne(entries).filter(({ operations: [{ rarity }] }) => !alone || rarity < RAREST);
    return this.explanation(toldOne, this.trueOf(likely, typed)) ?? (alone ? this.factorAlone(alone) : null);
  }

  /** The answer itself, a factor too large, where the question has a word for it.
   * @param {Story} story @returns {Explanation | null} */
  factorAlone({ factor = "", by, tree }) {
    const text = toldFactor({ factor, by }, this.stories);
    return text ? { text, names: [factor], tree, factor } : null;
  }

  /** @param {Typed} typed @returns {Explanation | null} */
  two(typed) {
    const entries = entriesOnNetworks(typed.values);
    if (signatureOf(entries) === null || !quantitiesIn(typed.tree).length) return null; // a number may come from anywhere
    this.prepare(Infinity, "one");
    const withFactor = this.withFactor(entries, typed.tree).filter(({ operations }) => operations.length);
    const found = this.explanation(toldTwo, this.trueOf(withFactor, typed));
    if (found) return found;
    if (!this.prepare(this.waits ? Infinity : 0)) return null;
    return this.explanation(toldTwo, this.trueOf(this.stories.ofTwo(typed.values), typed));
  }

  /** @param {(stories: Story[], known: StoryTables) => string} tell @param {Story[]} stories @returns {Explanation | null} */
  explanation(tell, stories) {
    if (!stories.length) return null;
    const [{ operations, factor, tree }] = stories;
    const names = [...operations.map(({ name }) => name), ...(factor ? [factor] : [])];
    return { text: tell(stories, this.stories), names, tree, factor };
  }

  /** One mistake and a constant factor; or that alone.
   * @param {Entries[]} entries @param {Node} tree @returns {Story[]} */
  withFactor(entries, tree) {
    const own = rayOf(entries)?.firsts;
    return this.stories.upToFactor(entries).flatMap(({ firsts, story }) => {
      const factor = factorOf(own.map((first, i) => first / firsts[i]), this.stories.question.networks);
      if (!factor) return [];
      const name = factor.name === "sign" && wayTo(tree, isTurnedMiss) ? "miss turned round" : factor.name;
      return [{ ...story, factor: name, by: factor.by }];
    });
  }

  /** Those that hold on networks by lot, the nearest to the reader's text first.
   * @param {Story[]} stories @param {Typed} typed @returns {Story[]} */
  trueOf(stories, { tree, places, spreads }) {
    if (!stories.length) return [];
    const isWorth = this.stories.question.isWorthByLot(tree, { places, spreads });
    const own = namesIn(tree);
    const distance = (story) => apart(own, story.named ??= namesIn(story.tree)) + costOf(story);
    const isMissRight = wayTo(tree, isMiss) && !wayTo(tree, isTurnedMiss);
    return stories.filter((story) => isShown(story, tree) && isWorth(story.tree, story.by))
      .map((story) => ({ ...(isMissRight ? withPlainSign(story) : story), distance: distance(story) }))
      .sort((one, other) => one.distance - other.distance);
  }
}

/** Nobody divides without a bar. @param {Story} story @param {Node} tree */
const isShown = ({ operations }, tree) =>
  operations.every(({ name }) => name !== "divided for multiplied") ||
  wayTo(tree, ({ type }) => type === "over" || type === "power");
/** y − a, in which the target comes first. */
const isTurnedMiss = (node) => isMiss(node) && node.terms.some(({ minus, body }) => minus && body.role === "a");

/** Of a formula whose own miss is the right way round the sign is wrong, and nobody can tell where. @type {(story: Story) => Story} */
const withPlainSign = (story) => ({
  ...story,
  operations: story.operations.map((operation) =>
    operation.name === "miss turned round" ? { ...operation, name: "sign" } : operation
  ),
});

/** Rare mistakes are a last resort. */
const costOf = ({ operations }) =>
  operations.reduce((sum, { rarity }) => sum + (rarity === RAREST ? LAST_RESORT : rarity * A_LITTLE), 0);

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
