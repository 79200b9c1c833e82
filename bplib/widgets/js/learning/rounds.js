/**
 * Learning, round by round, with the engine's own numbers. No DOM in here.
 *
 *   roundOf(world)                 what the network says now, and what comes back: {world, pass, back, answer, miss, C}
 *   nextRound(round, eta)          the round after one step of descent
 *   hasBurst(round)                whether its numbers have run away
 *   wordsOn(misses)                what the last of these misses shows, beside those before it: a sentence
 *   parametersOf(sizes)            every weight and bias: {key, l, j, k}; k is null for a bias; neurons count from 0
 *   valuesOf(net, parameters)      their values, in that order; netWith(net, parameters, values) a net that has others
 *
 * @typedef {import("../core/engine.js").World} World
 * @typedef {{world: World, pass: import("../core/engine.js").Pass, back: import("../core/engine.js").Back, answer: number,
 *   miss: number, C: number}} Round
 * @typedef {{key: string, l: number, j: number, k: number | null}} Parameter
 */
import { addressOf, parameterKeys } from "../core/address.js";
import { backward, cost, forward, stepped } from "../core/engine.js";

const BURST = 1e7; // an answer beyond it comes back no more
const LEARNT = 0.005, FAR = 0.05; // a miss that is as good as none; one that the eye sees

/** @param {World} world @returns {Round} */
export function roundOf(world) {
  const { net, x, y } = world;
  const pass = forward(net, x);
  const answer = pass.a.at(-1)[0];
  return { world, pass, back: backward(net, pass, y), answer, miss: answer - y[0], C: cost(net, pass, y) };
}

/** @param {Round} round @param {number} eta @returns {Round} */
export const nextRound = ({ world, back }, eta) => roundOf({ ...world, net: stepped(world.net, back, eta) });

/** @param {Round} round @returns {boolean} */
export const hasBurst = ({ answer, C }) => !Number.isFinite(C) || Math.abs(answer) > BURST;

/** @param {number[]} misses @returns {string} */
export function wordsOn(misses) {
  const leaps = misses.slice(1).map((miss, i) => miss * misses[i] < 0 && Math.abs(miss) > FAR);
  const [now, , before] = misses.slice(-3).reverse().map(Math.abs);
  if (leaps.at(-1)) {
    if (leaps.filter(Boolean).length < 3 || before === undefined) return "Too far: it leapt over the target.";
    if (now > before * 1.02) return "Too far, and further each time.";
    return now > before * 0.98
      ? "Stuck: it leaps from one side to the other."
      : "Too far, then back, by less each time.";
  }
  return now < LEARNT ? "It has learnt this one answer." : "The error runs back; every connection gives a little.";
}

/** @param {number[]} sizes @returns {Parameter[]} */
export const parametersOf = (sizes) =>
  parameterKeys(sizes).map((key) => {
    const { layer, neuron, sender } = addressOf(key);
    return { key, l: layer, j: neuron - 1, k: sender === undefined ? null : sender - 1 };
  });

/** @param {import("../core/engine.js").Net} net @param {Parameter[]} parameters @returns {number[]} */
export const valuesOf = (net, parameters) =>
  parameters.map(({ l, j, k }) => (k === null ? net.b[l][j] : net.w[l][j][k]));

/**
 * @param {import("../core/engine.js").Net} net @param {Parameter[]} parameters @param {number[]} values
 * @returns {import("../core/engine.js").Net}
 */
export function netWith(net, parameters, values) {
  const [w, b] = [net.w.map((m) => m && m.map((row) => [...row])), net.b.map((v) => v && [...v])];
  parameters.forEach(({ l, j, k }, i) => {
    if (k === null) b[l][j] = values[i];
    else w[l][j][k] = values[i];
  });
  return { ...net, w, b };
}
