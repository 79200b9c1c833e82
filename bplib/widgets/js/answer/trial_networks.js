/**
 * Random networks on which a reader's formula must hold.
 *
 *   trialNetworks("sigmoid; squared error")      a few that meet these conditions (conditions.js), always the same
 *   networkByLot(conditions, text, taken, lot)   one more of a text's own: no width is taken, nor the number of samples;
 *                                                where the lot is odd, some of its numbers are greater than those taken
 *
 * Between the networks nothing is the same that no formula may hang on: activations, cost, widths, depth, the layer called
 * l, the number of samples, rates, how large the numbers are. Within one, no two layers have one width, unless a condition
 * asks for it, nor as many neurons as there are samples. Of ReLUs some are open and some shut in every layer, so that
 * what holds for either alone does not pass.
 */
import { ACTIVATIONS } from "../core/engine.js";
import { randomFrom, seedOf } from "../core/random.js";
import { sumOf } from "../core/sum_of.js";
import { conditionsOf } from "./conditions.js";
import { activationByLot, activationOfKind, costByLot, costOfKind } from "./general.js";
import { passOf, slopesOf } from "./pushes.js";

/** @import { Activation, Conditions, Cost } from "./conditions.js" */
/** @import { Pass, Slopes } from "./pushes.js" */
/**
 * @typedef {object} Own              what a network has of its own, where no condition settles it
 * @property {number[]} sizes
 * @property {number} l             the layer that a question calls l
 * @property {number} more          samples than a condition asks for about
 * @property {number} [stretch]     some numbers, and the cost, are greater than usual and than this
 * @property {Activation} hidden
 * @property {Activation} [output]
 * @property {Cost} cost
 */
/**
 * @typedef {object} Drawn
 * @property {boolean} general      no condition names its activation
 * @property {number[]} sizes
 * @property {number} L
 * @property {number} l
 * @property {number} samples
 * @property {number[][][]} w       w[l][j][k]; w[0] and b[0] are null
 * @property {number[][]} b
 * @property {number[][]} x         x[sample][j]
 * @property {number[][]} y
 * @property {number[]} letters     what a, b, … z are worth as free letters
 */
/** @typedef {Conditions & Drawn} DrawnNetwork */
/** @typedef {DrawnNetwork & {passes: Pass[]} & Slopes} TrialNetwork      passes: of each sample */

/** @type {Own[]} */
const FIXED = [
  {
    sizes: [3, 5, 4, 2, 6],
    l: 2,
    more: 0,
    hidden: ACTIVATIONS.sigmoid,
    cost: costOfKind("exponential", [0.4, 0.3]),
  },
  {
    sizes: [6, 4, 5, 3, 7, 2],
    l: 2,
    more: 2,
    hidden: ACTIVATIONS.tanh,
    cost: costOfKind("neighbours", [0.7, 0.5]),
  },
  {
    sizes: [8, 2, 6, 3, 4, 5],
    l: 3,
    more: 3,
    hidden: activationOfKind("wave", [0.3, 0.5, 2, 1, 0.2]),
    output: activationOfKind("swish", [1.3]),
    cost: costOfKind("logarithmic", [1.1, 0.6]),
  },
];
const LEAST = 0.3; // nothing near 0: a lost factor must show
const [NARROW, WIDE] = [1.3, 6]; // how large numbers may be: narrow, where the activation flattens far out
const [GREATEST, WIDEST] = [100, 12]; // a number or a width beyond that is not looked for
const HEAVY = 0.1; // of the numbers that may be great, so many are
const [NEAR_NOUGHT, FAR_OUT, DEAREST] = [2e-3, 200, 1e12]; // the last: of a cost
const [MOST_REDRAWN, MOST_BENT] = [60, 600];

/** @type {Map<string, TrialNetwork[]>} */
const networksMade = new Map();

/** @type {(conditions: string) => TrialNetwork[]} */
export function trialNetworks(conditions) {
  if (!networksMade.has(conditions)) {
    const settled = conditionsOf(conditions);
    networksMade.set(conditions, FIXED.map((own, i) => drawNetwork(randomFrom(11 + i), own, settled)));
  }
  return networksMade.get(conditions);
}

/** `taken` are the numbers that the text names: no product of differences from them is 0 by chance. `least` is the least width.
 * @type {(conditions: Conditions, text: string, taken: Set<number>, lot: number, least?: number) => TrialNetwork} */
export function networkByLot(conditions, text, taken, lot, least = 2) {
  const random = randomFrom(seedOf(`${text} ${lot}`));
  const between = (low, high) => low + (high - low) * random();
  const whole = (low, high) => Math.floor(between(low, high + 1));
  const isFar = lot % 2 === 1;
  const stretch = isFar ? Math.min(GREATEST, Math.max(1, ...taken)) : 1;
  const wide = Math.min(WIDEST, stretch);
  const L = whole(4, 5);
  const near = wholeByLot(L + 2, least, taken, whole);
  const far = wholeByLot(L + 2, Math.max(least, Math.floor(wide) + 1), new Set([...taken, ...near]), whole);
  const turn = Math.floor(lot / 2);
  const [samples, ...sizes] = near.map((n, at) => (isFar && (at + turn) % 3 === 0 ? far[at] : n));
  return drawNetwork(random, {
    sizes,
    l: whole(2, L - 2),
    more: samples - (conditions.samples ?? 0),
    stretch: isFar ? stretch : undefined,
    hidden: activationByLot(between, isFar ? 2 * wide : 1),
    output: activationByLot(between, isFar ? 2 * wide : 1),
    cost: costByLot(between, isFar ? 10 * stretch : 1),
  }, conditions);
}

/** So many different numbers from `least` up, none of them taken: those, one by one, out of the first few that are left. */
function wholeByLot(count, least, taken, whole) {
  const found = [];
  while (found.length < count) {
    const left = [];
    for (let n = least; left.length < 3; n++) if (!taken.has(n) && !found.includes(n)) left.push(n);
    found.push(left[whole(0, left.length - 1)]);
  }
  return found;
}

/** The network, drawn anew, and with fewer great numbers each time, until nothing in it is so near 0 or so far out that
 * rounding would decide.
 * @type {(random: () => number, own: Own, settled: Conditions) => TrialNetwork} */
function drawNetwork(random, own, settled) {
  for (let tries = 1, great = 1;; tries++, great *= 0.9) {
    const network = drawnOnce(random, own, settled, great);
    const isBent = settled.hidden === ACTIVATIONS.relu;
    const passes = passesOf(
      network,
      tries < (isBent ? MOST_BENT : MOST_REDRAWN) ? FAR_OUT * (own.stretch ?? 1) : Infinity,
    );
    if (passes && (!isBent || tries > MOST_BENT || passes.some((pass) => isOnBothSides(pass, network)))) {
      return { ...network, passes, ...slopesOf(network, passes) };
    }
  }
}

/** Whether every layer of ReLUs has open and shut ones; where layers have one neuron, whether all from layer l on are open,
 * or all but that of layer l, or all but the last: each in some networks.
 * @type {(pass: Pass, network: DrawnNetwork) => boolean} */
const isOnBothSides = ({ z }, { L, l, one, output }) =>
  z.every((column, at) => {
    if (!column || (at === L && output)) return true;
    if (one) return at < l || column[0] > 0 === (at !== [0, l, L][(L + l) % 3]);
    return column.some((v) => v > 0) && column.some((v) => v < 0);
  });

/** The pass of each sample; null where a number is beyond `most`, which is finite, or near 0.
 * @type {(network: DrawnNetwork, most: number) => Pass[] | null} */
function passesOf(network, most) {
  const least = NEAR_NOUGHT / network.samples;
  const isModerate = (v) => v === 0 || (Math.abs(v) > least && Math.abs(v) < most);
  const passes = [];
  for (const s of network.x.keys()) {
    const pass = passOf(network, s);
    const columns = [...pass.z, ...pass.a, ...pass.steep];
    const fits = Math.abs(pass.C) < DEAREST && columns.every((column) => !column || column.every(isModerate));
    if (most < Infinity && !fits) return null;
    passes.push(pass);
  }
  return passes;
}

/** `great`, from 1 down to 0, says how great numbers may be.
 * @type {(random: () => number, own: Own, settled: Conditions, great: number) => DrawnNetwork} */
function drawnOnce(random, { sizes: widths, l, more, stretch, hidden, output, cost }, settled, great) {
  const isFlat = settled.hidden || settled.softmax || Object.values(ACTIVATIONS).includes(hidden);
  const reach = isFlat ? NARROW : NARROW + (WIDE - NARROW) * great;
  const draw = (most) => (random() < 0.5 ? -1 : 1) * LEAST * (most / LEAST) ** random();
  /** @type {<T>(n: number, make: () => T) => T[]} */
  const list = (n, make) => Array.from({ length: n }, make);
  const heavy = (v) => (stretch && random() < HEAVY * great ? Math.sign(v) * stretch * (1 + random()) : v);
  const numbers = (n, most = reach) => list(n, () => heavy(draw(most)));
  const wide = WIDE * (stretch ?? 1);
  const shares = (n) => { // targets that add up to 1
    const raw = list(n, () => 0.1 + random());
    return raw.map((v) => v / sumOf(raw));
  };
  const rate = (about) => about && about * Math.abs(draw(2 * wide));
  const L = widths.length - 1;
  const sizes = widths.map((n, at) => settled.one ? 1 : settled.square && at < L ? widths[2] : n);
  const samples = settled.samples > 1 ? settled.samples + more : 1;
  const w = sizes.map((n, at) =>
    at ? list(n, () => list(sizes[at - 1], () => heavy(draw(reach) / Math.sqrt(sizes[at - 1])))) : null
  );
  const b = sizes.map((n, at) => (at ? numbers(n) : null));
  if (settled.tied) w[3] = w[2];
  return {
    hidden,
    cost,
    ...settled,
    output: settled.output ?? (settled.hidden ? undefined : output),
    eta: rate(settled.eta),
    lambda: rate(settled.lambda),
    general: !settled.hidden,
    sizes,
    L,
    l: settled.tied ? 2 : l,
    samples,
    w,
    b,
    x: list(samples, () => numbers(sizes[0])),
    y: list(samples, () => (settled.shares ? shares(sizes[L]) : numbers(sizes[L], wide))),
    letters: numbers(26, 2 * wide),
  };
}
