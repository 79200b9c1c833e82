/**
 * Random networks on which a reader's formula must hold.
 *
 *   trialNetworks("sigmoid; squared error")      a few that meet these conditions (conditions.js), always the same
 *
 * No two layers have one width, unless a condition asks for it, nor as many neurons as there are samples.
 */
import { ACTIVATIONS } from "../core/engine.js";
import { randomFrom } from "../core/random.js";
import { sumOf } from "../core/sum_of.js";
import { conditionsOf, GENERAL_ACTIVATION, GENERAL_COST } from "./conditions.js";
import { passOf, slopesOf } from "./pushes.js";

/** @import { Conditions } from "./conditions.js" */
/** @import { Pass, Slopes } from "./pushes.js" */
/**
 * @typedef {object} Drawn
 * @property {boolean} general      no condition names its activation
 * @property {number[]} sizes
 * @property {number} L
 * @property {number} l             the layer that a question calls l
 * @property {number} samples
 * @property {number[][][]} w       w[l][j][k]; w[0] and b[0] are null
 * @property {number[][]} b
 * @property {number[][]} x         x[sample][j]
 * @property {number[][]} y
 * @property {number[]} letters     what a, b, … z are worth as free letters
 */
/** @typedef {Conditions & Drawn} DrawnNetwork */
/** @typedef {DrawnNetwork & {passes: Pass[]} & Slopes} TrialNetwork      passes: of each sample */

const WIDTHS = [[3, 5, 4, 2, 6], [2, 4, 6, 3, 5], [5, 2, 3, 6, 4]];
const HIDDEN = [ACTIVATIONS.sigmoid, ACTIVATIONS.tanh, GENERAL_ACTIVATION];

/** @type {Map<string, TrialNetwork[]>} */
const networksMade = new Map();

/** @type {(conditions: string) => TrialNetwork[]} */
export function trialNetworks(conditions) {
  if (!networksMade.has(conditions)) {
    const settled = conditionsOf(conditions);
    const networks = HIDDEN.map((hidden, i) =>
      drawNetwork(11 + i, {
        hidden,
        cost: GENERAL_COST,
        widths: WIDTHS[i],
        samples: 1,
        ...settled,
        general: !settled.hidden,
      })
    );
    networksMade.set(conditions, networks);
  }
  return networksMade.get(conditions);
}

/** @param {number} seed @param {Conditions & {general: boolean}} conditions @returns {TrialNetwork} */
function drawNetwork(seed, { widths: sizes, samples: least, ...settled }) {
  const random = randomFrom(seed);
  const draw = () => (random() < 0.5 ? -1 : 1) * (0.3 + random()); // nothing near 0: a lost factor must show
  /** @type {<T>(n: number, make: () => T) => T[]} */
  const list = (n, make) => Array.from({ length: n }, make);
  const numbers = (n) => list(n, draw);
  const shares = (n) => { // targets for softmax: they add up to 1
    const raw = list(n, () => 0.1 + random());
    return raw.map((v) => v / sumOf(raw));
  };
  const L = sizes.length - 1;
  const samples = least > 1 ? least + (seed % 3) : 1; // another number in each network
  const own = (v) => v && v + seed / 97; // no number that a reader types can stand for it
  const w = sizes.map((n, l) => (l ? list(n, () => list(sizes[l - 1], () => draw() / Math.sqrt(sizes[l - 1]))) : null));
  const b = sizes.map((n, l) => (l ? numbers(n) : null));
  if (settled.tied) w[3] = w[2];
  const network = {
    ...settled,
    eta: own(settled.eta),
    lambda: own(settled.lambda),
    sizes,
    L,
    l: 2,
    samples,
    w,
    b,
    x: list(samples, () => numbers(sizes[0])),
    y: list(samples, () => (settled.softmax ? shares(sizes[L]) : numbers(sizes[L]))),
    letters: numbers(26),
  };
  return { ...network, passes: network.x.map((_, s) => passOf(network, s)), ...slopesOf(network) };
}
