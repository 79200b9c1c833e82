/**
 * The question of a formula, as the operations on its answer see it.
 *
 *   new Question(part)
 *     .about                 what it is about (sight.js)
 *     .answers               the right answer in several forms: as it stands and with σ′ for a (1 − a); `written`: by definition
 *     .entries(tree)         what a tree with layers is worth on the trial networks (signature.js)
 *     .fewSignature(tree), .fewOf(values)      a signature on one of them, for a few neurons: enough to look a tree up; the
 *                            same from the judge's values
 *     .isRightWithSlopes(text, notation)       whether a formula in which slopes of anything stand is worth what is asked for
 *     .isWorthByLot(tree, reading)     whether a reader's tree is worth the same as another on networks that nobody has seen
 */
import { COSTS } from "../core/engine.js";
import { conditionsOf, readingOf } from "../answer/conditions.js";
import { meaningIn, neuronsAsked } from "../answer/meaning.js";
import { namesOf } from "../answer/names.js";
import { parse, sides } from "../answer/parser.js";
import { layerFrom } from "../answer/layer.js";
import { placed } from "../answer/places.js";
import { Refusal } from "../answer/tokens.js";
import { neuronsIn, numbersIn } from "../answer/tree.js";
import { networkByLot, trialNetworks } from "../answer/trial_networks.js";
import { worth } from "../answer/value.js";
import { childrenOf } from "./children.js";
import { compiler } from "./compiled.js";
import { layered } from "./nodes.js";
import { unfolded, withSlopes } from "./other_forms.js";
import { entriesOnNetworks, signatureOf, someOf } from "./signature.js";

/** @import { FormulaPart } from "../answer/conditions.js" */
/** @import { Places } from "../answer/places.js" */
/** @import { Quantity } from "../answer/tree.js" */
/** @import { TrialNetwork } from "../answer/trial_networks.js" */
/** @import { Value } from "../answer/value.js" */
/** @import { Node } from "./children.js" */
/** @import { Entries } from "./signature.js" */

const ROUNDS = 2; // of definitions put in
const FEW = 3; // neurons
const LOTS = [0, 2]; // networks whose numbers are of the usual size
const LEAST_WIDTH = 3;
const NEAR_ENOUGH = 1e-7;

/** A whole column or matrix: null where the shapes do not fit.
 * @type {(network: TrialNetwork, tree: Node) => Value[] | null} */
const wholeOn = (network, tree) => orNull(() => [worth(tree, meaningIn(network, layersIn(tree)))]);

/** @template T @param {() => T} find @returns {T | null} null where it has no value */
function orNull(find) {
  try {
    return find();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
function layersIn(node, places = new Map()) {
  if (node.layer) places.set(node, node.layer);
  for (const { child } of childrenOf(node)) layersIn(child, places);
  return places;
}

export class Question {
  /** @param {FormulaPart} part */
  constructor(part) {
    const notation = part.notation || "book";
    const index = namesOf(notation).index;
    this.part = part;
    this.conditions = conditionsOf(part.conditions);
    this.networks = trialNetworks(part.conditions);
    this.read = (text) => parse(text, readingOf(part, notation));
    this.where = Object.fromEntries(Object.entries(part.where).map(([letter, layer]) => [index.get(letter), layer]));
    const asked = /** @type {Quantity | null} */ (part.left ? this.read(part.left) : null);
    this.free = (asked?.sub ?? []).filter((letter) => /^[a-z]$/.test(letter));
    this.about = this.aboutOf(asked && this.withLayers(asked));
    this.last = this.networks.at(-1);
    this.lastNeurons = neuronsAsked(this.last, this.free, this.where).slice(0, FEW);
    this.valuers = this.networks.map((network) => this.valuerOn(network));
    this.lastValuer = this.valuerOn(this.last, this.lastNeurons);
    this.findAnswers(asked && this.withLayers(asked));
  }

  withLayers(tree) {
    return layered(tree, placed(tree, { ...this.conditions, where: this.where, free: this.free }));
  }

  aboutOf(asked) {
    const { cost, hidden, whole, samples = 1, eta, freeLetters, square, skip, softmax } = this.conditions;
    const named = this.part.conditions.split("; ");
    return {
      free: this.free,
      layerOf: Object.fromEntries(this.free.map((letter) => [letter, layerFrom(this.where[letter])])),
      where: this.where,
      asked,
      whole: Boolean(whole),
      batch: samples > 1,
      stepping: Boolean(eta),
      letters: Boolean(freeLetters),
      square: Boolean(square),
      skip: Boolean(skip),
      softmax: Boolean(softmax),
      crossed: named.includes("softmax, cross-entropy"),
      squared:
        /** @type {0 | 1 | 2} */ (cost === COSTS["squared error"] ? 2 : cost === COSTS["half squared error"] ? 1 : 0),
      known:
        /** @type {"sigmoid" | "tanh" | null} */ (hidden
          ? ["sigmoid", "tanh"].find((name) => named.includes(name)) ?? null
          : null),
      forward: asked?.role === "a" || asked?.role === "z",
    };
  }

  findAnswers(asked) {
    const answer = this.withLayers(this.read(this.part.answer));
    const right = this.signature(answer);
    const isRight = (tree) => this.signature(tree) === right;
    const known = new Set();
    const isNew = (tree) => known.size < known.add(JSON.stringify(tree)).size;
    this.right = right;
    this.answers = [withSlopes(answer, this.about), answer].filter((tree) => isRight(tree) && isNew(tree));
    this.written = [];
    const begun = asked && !this.about.whole && !this.about.stepping ? [asked] : [];
    for (let round = 0, now = [...begun, ...this.answers]; round < ROUNDS; round++) {
      now = now.flatMap((tree) => unfolded(tree, this.about)).filter((tree) => isRight(tree) && isNew(tree));
      this.written.push(...now);
    }
  }

  /** What a tree with layers is worth on a network, for each choice of neurons.
   * @param {TrialNetwork} network @returns {(tree: Node) => Value[] | null} */
  valuerOn(network, neurons = neuronsAsked(network, this.free, this.where)) {
    const some = someOf(neurons);
    if (this.conditions.whole) return (tree) => wholeOn(network, tree);
    const compiled = compiler(network);
    return (tree) => {
      const value = compiled(tree);
      return some.map((choice) => value({ ...choice }, network.samples > 1 ? null : 0));
    };
  }

  /** @param {Node} tree @returns {Entries[] | null} */
  entries(tree) {
    const values = this.valuers.map((valuer) => valuer(tree));
    return values.includes(null) ? null : entriesOnNetworks(/** @type {Value[][]} */ (values));
  }
  signature(tree) {
    const entries = this.entries(tree);
    return entries && signatureOf(entries);
  }
  /** @param {string} text @param {string} notation @returns {boolean} */
  isRightWithSlopes(text, notation) {
    if (this.about.whole) return false;
    const reading = readingOf({ ...this.part, slopes: true }, notation);
    const signature = orNull(() => this.signature(this.withLayers(sides(text, reading).right)));
    return signature !== null && signature === this.right;
  }
  /** @param {Node} tree @returns {string | null} */
  fewSignature(tree) {
    const values = this.lastValuer(tree);
    return values && signatureOf(entriesOnNetworks([values]));
  }
  /** Of the judge's values, those that few() has. */
  fewOf(values) {
    const own = values.at(-1);
    return signatureOf(entriesOnNetworks([own.slice(0, this.conditions.whole ? own.length : FEW)]));
  }

  /** Outputs and targets do not add up to 1 there, so that no story is told that is true of shares alone.
   * @param {Node} tree      a reader's
   * @param {{places: Places, spreads: boolean}} reading
   * @returns {(made: Node, by?: (network: TrialNetwork) => number) => boolean} */
  isWorthByLot(tree, reading) {
    const conditions = { ...this.conditions, shares: false, softmax: false };
    const least = Math.max(LEAST_WIDTH, ...neuronsIn(tree));
    const lots = LOTS.map((lot) => networkByLot(conditions, JSON.stringify(tree), numbersIn(tree), lot, least));
    const own = lots.map((network) => this.valuesOn(network, tree, reading));
    return (made, by = () => 1) =>
      lots.every((network, i) => areNear(this.valuerOn(network)(made), by(network), own[i]));
  }

  /** @returns {Value[] | null} */
  valuesOn(network, tree, { places, spreads }) {
    const meaning = { ...meaningIn(network, places), spreads };
    const choices = someOf(neuronsAsked(network, this.free, this.where));
    return orNull(() => choices.map((neurons) => worth(tree, { ...meaning, neurons })));
  }
}

/** @param {Value[] | null} values @param {number} factor @param {Value[] | null} wanted */
function areNear(values, factor, wanted) {
  if (!values || !wanted) return false;
  const [[{ numbers }], [{ numbers: others }]] = [entriesOnNetworks([values]), entriesOnNetworks([wanted])];
  const scale = Math.max(...others.map(Math.abs));
  return numbers.every((v, i) =>
    Math.abs(v * factor - others[i]) <= NEAR_ENOUGH * Math.max(scale, Math.abs(v * factor))
  );
}
