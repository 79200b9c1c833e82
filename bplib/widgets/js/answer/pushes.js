/**
 * The truth about a trial network, found without any way back: every slope of the cost is a push, carried forward through
 * the network with the derivative of each step.
 *
 *   passOf(network, s)                          {z, a, C, slope}: the forward pass of sample s, and its cost
 *   passOf(network, s, {role: "w", l, j, k})    the same; slope says how fast the cost moves when that number does
 *   slopesOf(network)                           {delta, da, dw, db}, every slope of the cost
 *   activationOf(network, l)                    the activation of layer l
 */
import { sumOf } from "../core/sum_of.js";

/** @import { Activation } from "./conditions.js" */
/** @import { DrawnNetwork } from "./trial_networks.js" */
/** @typedef {{role?: "w" | "b" | "z" | "a", l?: number, j?: number, k?: number}} Push      l from 0, neurons from 0 */
/** @typedef {{z: number[][], a: number[][], C: number, slope: number}} Pass */
/**
 * @typedef {object} Slopes
 * @property {number[][][]} delta   delta[sample][l][j]
 * @property {number[][][]} da      da[sample][l][j]
 * @property {number[][][]} dw      of the mean cost
 * @property {number[][]} db
 */

/** @type {(network: DrawnNetwork, l: number) => Activation} */
export const activationOf = ({ L, output, hidden }, l) => (l === L && output ? output : hidden);

/** Beside each number, how fast it moves: the derivative of every step stands on the line of the step.
 * @type {(network: DrawnNetwork, s: number, push?: Push) => Pass} */
export function passOf(network, s, push = {}) {
  const { L, w, b, skip, tied, softmax, cost } = network;
  /** @type {(role: string, l: number, j: number, k?: number) => number} */
  const at = (role, l, j, k) => (push.role === role && push.l === l && push.j === j && push.k === k ? 1 : 0);
  const ofWeight = (l, j, k) =>
    at("w", l, j, k) + (tied && l === 3 ? at("w", 2, j, k) : 0) + (tied && l === 2 ? at("w", 3, j, k) : 0);
  const z = [null];
  const a = [network.x[s]];
  let moves = a[0].map((_, j) => at("a", 0, j));
  for (let l = 1; l <= L; l++) {
    z[l] = w[l].map((row, j) => sumOf(row.map((v, k) => v * a[l - 1][k])) + b[l][j]);
    const dz = w[l].map((row, j) =>
      sumOf(row.map((v, k) => v * moves[k] + ofWeight(l, j, k) * a[l - 1][k])) + at("b", l, j) + at("z", l, j)
    );
    const { f, df } = activationOf(network, l);
    const skipped = skip && l > 1 && l < L;
    if (softmax && l === L) {
      const powers = z[l].map(Math.exp);
      a[l] = powers.map((v) => v / sumOf(powers));
      moves = a[l].map((v, j) => v * (dz[j] - sumOf(a[l].map((u, k) => u * dz[k]))) + at("a", l, j));
    } else {
      a[l] = z[l].map((v, j) => f(v) + (skipped ? a[l - 1][j] : 0));
      moves = z[l].map((v, j) => df(v, f(v)) * dz[j] + (skipped ? moves[j] : 0) + at("a", l, j));
    }
  }
  const slope = sumOf(cost.dC(a[L], network.y[s]).map((v, j) => v * moves[j]));
  return { z, a, C: cost.C(a[L], network.y[s]), slope: slope + (push.role === "w" ? decay(network, push) : 0) };
}

/** What the weight decay adds to the slope along a weight. */
/** @type {(network: DrawnNetwork, push: Push) => number} */
const decay = ({ lambda = 0, w }, { l, j, k }) => lambda * w[l][j][k];

/** δ and ∂C/∂a of each sample, ∂C/∂w and ∂C/∂b of the mean cost.
 * @type {(network: DrawnNetwork) => Slopes} */
export function slopesOf(network) {
  const { sizes, samples, x, w, b } = network;
  const bySample = (role, first) =>
    x.map((_, s) =>
      sizes.map((n, l) =>
        l < first ? null : Array.from({ length: n }, (_, j) => passOf(network, s, { role, l, j }).slope)
      )
    );
  const mean = (push) => sumOf(x.map((_, s) => passOf(network, s, push).slope)) / samples;
  const dw = w.map((rows, l) => rows && rows.map((row, j) => row.map((_, k) => mean({ role: "w", l, j, k }))));
  const db = b.map((column, l) => column && column.map((_, j) => mean({ role: "b", l, j })));
  return { delta: bySample("z", 1), da: bySample("a", 0), dw, db };
}
