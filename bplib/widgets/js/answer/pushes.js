/**
 * The truth about a trial network, found without any way back: every slope of the cost is a push, carried forward through
 * the network with the derivative of each step.
 *
 *   passOf(network, s)                                    the forward pass of sample s, and the derivative of each step
 *   movesAlong(network, pass, {role: "w", l, j, k})       how fast everything moves with that number: {z, a, C}
 *   slopesOf(network, passes)                             {delta, da, dw, db}, every slope of the cost
 *   activationOf(network, l)                              the activation of layer l
 */
import { sumOf } from "../core/sum_of.js";
import { upTo } from "../core/up_to.js";

/** @import { Activation } from "./conditions.js" */
/** @import { DrawnNetwork } from "./trial_networks.js" */
/** @typedef {{role: "w" | "b" | "z" | "a", l: number, j: number, k?: number}} Push      l from 0, neurons from 0 */
/**
 * @typedef {object} Pass
 * @property {number[][]} z
 * @property {number[][]} a
 * @property {number} C
 * @property {number[][]} steep     σ'(z) of each layer; null for a softmax
 * @property {number[]} dC          of each output
 */
/**
 * @typedef {object} Slopes
 * @property {number[][][]} delta   delta[sample][l][j]
 * @property {number[][][]} da      da[sample][l][j]
 * @property {number[][][]} dw      of the mean cost
 * @property {number[][]} db
 */

/** @type {(network: DrawnNetwork, l: number) => Activation} */
export const activationOf = ({ L, output, hidden }, l) => (l === L && output ? output : hidden);

const TIED = [2, 3]; // the layers that share their weights, where a condition says that some do

/** In a layer with a skip, what it hears is added to what it says.
 * @type {(network: DrawnNetwork, l: number) => boolean} */
const isSkipped = ({ skip, L }, l) => skip && l > 1 && l < L;

/** @type {(network: DrawnNetwork, s: number) => Pass} */
export function passOf(network, s) {
  const { L, w, b, softmax, cost } = network;
  const [z, a, steep] = [[null], [network.x[s]], [null]];
  for (let l = 1; l <= L; l++) {
    z[l] = w[l].map((row, j) => dot(row, a[l - 1]) + b[l][j]);
    const { f, df } = activationOf(network, l);
    if (softmax && l === L) {
      const powers = z[l].map(Math.exp);
      const total = sumOf(powers);
      a[l] = powers.map((v) => v / total);
      steep[l] = null;
    } else {
      const bent = z[l].map(f);
      a[l] = isSkipped(network, l) ? bent.map((v, j) => v + a[l - 1][j]) : bent;
      steep[l] = z[l].map((v, j) => df(v, bent[j]));
    }
  }
  return { z, a, C: cost.C(a[L], network.y[s]), steep, dC: cost.dC(a[L], network.y[s]) };
}

/** z[l][j] and a[l][j] say how fast these move, C how fast the cost does; before the push nothing moves.
 * @type {(network: DrawnNetwork, pass: Pass, push: Push) => {z: number[][], a: number[][], C: number}} */
export function movesAlong(network, { a, steep, dC }, push) {
  const { sizes, L, w, tied } = network;
  const [role, at, j, k] = [push.role, push.l, push.j, push.k];
  const layers = role === "w" && tied && TIED.includes(at) ? TIED : [at]; // where the push is made
  const first = role === "a" ? at + 1 : layers[0];
  const still = (n) => Array(n).fill(0);
  const moves = { z: sizes.map(still), a: sizes.map(still), C: 0 };
  if (role === "a") moves.a[at][j] = 1;
  for (let l = first; l <= L; l++) {
    const dz = w[l].map((row) => dot(row, moves.a[l - 1]));
    if (layers.includes(l)) dz[j] += role === "w" ? a[l - 1][k] : 1;
    moves.z[l] = dz;
    if (!steep[l]) {
      const mean = dot(a[l], dz);
      moves.a[l] = a[l].map((v, i) => v * (dz[i] - mean));
    } else if (isSkipped(network, l)) moves.a[l] = dz.map((v, i) => steep[l][i] * v + moves.a[l - 1][i]);
    else moves.a[l] = dz.map((v, i) => steep[l][i] * v);
  }
  moves.C = dot(dC, moves.a[L]) + (role === "w" ? decay(network, push) : 0);
  return moves;
}

/** How fast the cost of that sample moves. @type {(network: DrawnNetwork, pass: Pass, push: Push) => number} */
const slopeAlong = (network, pass, push) => movesAlong(network, pass, push).C;

/** What the weight decay adds to the slope along a weight. */
/** @type {(network: DrawnNetwork, push: Push) => number} */
const decay = ({ lambda = 0, w }, { l, j, k }) => lambda * w[l][j][k];

function dot(p, q) {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i] * q[i];
  return sum;
}

/** A list whose entries are made when they are asked for, and kept: of most slopes no formula speaks.
 * @template T @param {number} length @param {(i: number) => T} make @returns {T[]} */
function lazyList(length, make) {
  const list = Array.from({ length });
  const keep = (i, value) => Object.defineProperty(list, i, { value, enumerable: true })[i];
  list.forEach((_, i) =>
    Object.defineProperty(list, i, { get: () => keep(i, make(i)), enumerable: true, configurable: true })
  );
  return /** @type {T[]} */ (list);
}

/** δ and ∂C/∂a of each sample, ∂C/∂w and ∂C/∂b of the mean cost.
 * @type {(network: DrawnNetwork, passes: Pass[]) => Slopes} */
export function slopesOf(network, passes) {
  const { sizes, w, b } = network;
  const ofLayers = (first, make) => lazyList(sizes.length, (l) => (l < first ? null : make(l)));
  const bySample = (role, first) =>
    lazyList(
      passes.length,
      (s) => ofLayers(first, (l) => upTo(sizes[l]).map((n) => slopeAlong(network, passes[s], { role, l, j: n - 1 }))),
    );
  const mean = (push) => sumOf(passes.map((pass) => slopeAlong(network, pass, push))) / passes.length;
  const dw = ofLayers(1, (l) => w[l].map((row, j) => row.map((_, k) => mean({ role: "w", l, j, k }))));
  const db = ofLayers(1, (l) => b[l].map((_, j) => mean({ role: "b", l, j })));
  return { delta: bySample("z", 1), da: bySample("a", 0), dw, db };
}
