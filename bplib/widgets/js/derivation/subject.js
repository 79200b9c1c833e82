/**
 * What a derivation is about: the quantity that is sought, its indices, and the networks on which each line is tried.
 *
 *   const subject = new Subject(part)      a Derivation of bplib.exercises.kinds, as plain data
 *     .about                               what the mistakes (mistakes/sight.js) and the rules (rules.js) ask
 *     .valuesOf(tree, strays)              its numbers, on each network for a few neurons; null where one has no value. `strays`
 *                                          are letters that no sum binds, for which some neurons are tried
 *     .fewOf(tree, strays)                 the first of them, of the last network
 *   areNear(values, others)                whether they are the same, up to rounding
 */
import { COSTS } from "../core/engine.js";
import { conditionsOf } from "../answer/conditions.js";
import { compiler } from "../mistakes/compiled.js";
import { neuronsAsked } from "../answer/meaning.js";
import { namesOf } from "../answer/names.js";
import { parse } from "../answer/parser.js";
import { layerFrom } from "../answer/layer.js";
import { quantitiesIn } from "../answer/tree.js";
import { trialNetworks } from "../answer/trial_networks.js";

/** @import { Layer } from "../answer/tree.js" */
/** @typedef {{left: string, way: string[], where: Record<string, string>, conditions: string, law: string, because: string}} DerivationPart */
/** @typedef {Record<string, Layer>} Strays */

const MOST_PLACES = 6; // choices of neurons on a network
const FEW = 2;
const OF_A_STRAY = [1, 2];
const NEARLY = 1e-8;
const NOUGHT = 1e-11;

export class Subject {
  /** @param {DerivationPart} part */
  constructor(part) {
    this.part = part;
    const index = namesOf("book").index;
    this.where = Object.fromEntries(Object.entries(part.where).map(([letter, layer]) => [index.get(letter), layer]));
    const sought = parse(part.left, { slopes: true });
    this.free = [...new Set(quantitiesIn(sought).flatMap(({ sub }) => sub))].filter((letter) => /^[a-z]$/.test(letter));
    this.conditions = conditionsOf(part.conditions);
    this.networks = trialNetworks(part.conditions);
    this.about = this.aboutOf();
    this.tried = this.networks.map((network) => ({
      samples: network.samples,
      value: compiler(network),
      neurons: spread(neuronsAsked(network, this.free, this.where)),
    }));
  }

  aboutOf() {
    const { cost, samples = 1, softmax, lambda } = this.conditions;
    const named = this.part.conditions.split("; ");
    return {
      free: this.free,
      layerOf: Object.fromEntries(this.free.map((letter) => [letter, layerFrom(this.where[letter])])),
      where: this.where,
      asked: null,
      whole: false,
      batch: samples > 1,
      stepping: false,
      letters: false,
      square: false,
      skip: false,
      forward: false,
      softmax: Boolean(softmax),
      crossed: named.includes("softmax, cross-entropy"),
      squared:
        /** @type {0 | 1 | 2} */ (cost === COSTS["squared error"] ? 2 : cost === COSTS["half squared error"] ? 1 : 0),
      known:
        /** @type {"sigmoid" | "tanh" | null} */ (["sigmoid", "tanh"].find((name) => named.includes(name)) ?? null),
      linear: named.includes("linear output"),
      decay: lambda !== undefined,
    };
  }

  /** @param {any} tree @param {Strays} strays @returns {number[] | null} */
  valuesOf(tree, strays = {}) {
    const found = [];
    for (const { samples, value, neurons } of this.tried) {
      if (!addValues(found, value(tree), neurons, strays, samples)) return null;
    }
    return found;
  }
  /** @param {any} tree @param {Strays} strays @returns {number[] | null} */
  fewOf(tree, strays = {}) {
    const { samples, value, neurons } = this.tried.at(-1);
    const found = [];
    return addValues(found, value(tree), neurons.slice(0, samples > 1 ? 1 : FEW), strays, samples) ? found : null;
  }
}

const spread = (list) => list.filter((_, i) => i % Math.ceil(list.length / MOST_PLACES) === 0);

function addValues(found, worth, places, strays, samples) {
  const letters = Object.keys(strays);
  for (const place of places) {
    const choices = letters.reduce(
      (made, letter) => made.flatMap((choice) => OF_A_STRAY.map((n) => ({ ...choice, [letter]: n }))),
      [{ ...place }],
    );
    for (const choice of choices) {
      const value = worth(choice, samples > 1 ? null : 0);
      if (!Number.isFinite(value)) return false;
      found.push(value);
    }
  }
  return true;
}

/** @type {(values: number[], others: number[]) => boolean} */
export const areNear = (values, others) =>
  values.length === others.length &&
  values.every((v, i) => Math.abs(v - others[i]) <= NEARLY * Math.max(Math.abs(v), Math.abs(others[i])) + NOUGHT);
