/**
 * The network in numbers, for one sample: the same equations as bplib/network.py, in the same letters.
 *
 *   net = {sizes, hidden, output, cost, w, b}    w[l][j][k] and b[l][j]; w[0] and b[0] are null
 *   forward(net, x)           {z, a}; forward(net, x, {l, j, by}) with z[l][j] pushed by so much on the way
 *   cost(net, pass, y)        C, one number
 *   backward(net, pass, y)    {delta, dw, db, da, slope}; da is ∂C/∂a, slope is σ'(z)
 *   stepped(net, back, eta)   a new net, every weight and bias moved against its gradient
 *   isKept(net)               whether a computer can keep all its weights and biases: none is beyond 1.8e308
 *   evaluate(net, x, y)       every number by its key: "w:2,1,1" as in data-symbol and data-index
 *
 *   valueAt(world, key), withValue(world, key, v)     one parameter of {net, x, y}; a copy with it replaced
 *
 * Layers count from 0, neurons from 0 in the arrays and from 1 in the keys. No DOM in here.
 *
 * @typedef {{sizes: number[], hidden: string, output: string, cost: string, w: (number[][] | null)[],
 *   b: (number[] | null)[]}} Net
 * @typedef {{net: Net, x: number[], y: number[]}} World a network, with the one sample that goes through it
 * @typedef {{z: (number[] | null)[], a: number[][]}} Pass
 * @typedef {{delta: (number[] | null)[], dw: (number[][] | null)[], db: (number[] | null)[], da: (number[] | null)[],
 *   slope: (number[] | null)[]}} Back
 * @typedef {Record<import("./address.js").Key, number>} Numbers
 */
import { addressOf, keyOf } from "./address.js";

const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** The slopes keep their digits where 1 − a and 1 − a² have none left: see bplib/functions.py.
 * @type {Record<string, {f: (z: number) => number, df: (z: number, a: number) => number}>} */
export const ACTIVATIONS = {
  sigmoid: { f: sigmoid, df: (z, a) => a * sigmoid(-z) },
  tanh: { f: Math.tanh, df: (z) => (1 / Math.cosh(z)) ** 2 },
  relu: { f: (z) => Math.max(z, 0), df: (z) => (z > 0 ? 1 : 0) },
  linear: { f: (z) => z, df: () => 1 },
};

const sumOfSquares = (a, y) => a.reduce((sum, v, j) => sum + (v - y[j]) ** 2, 0);

/** @type {Record<string, {C: (a: number[], y: number[]) => number, dC: (a: number[], y: number[]) => number[]}>} */
export const COSTS = {
  "half squared error": { C: (a, y) => sumOfSquares(a, y) / 2, dC: (a, y) => a.map((v, j) => v - y[j]) },
  "squared error": { C: sumOfSquares, dC: (a, y) => a.map((v, j) => 2 * (v - y[j])) },
};

/** The name of the activation of layer l. @param {Net} net @param {number} l @returns {string} */
export const activation = (net, l) => (l === net.sizes.length - 1 ? net.output : net.hidden);

/**
 * @param {Net} net @param {number[]} x @param {{l: number, j: number, by: number} | null} [push]
 * @returns {Pass}
 */
export function forward(net, x, push = null) {
  const z = [null];
  const a = [[...x]];
  for (let l = 1; l < net.sizes.length; l++) {
    z[l] = net.w[l].map((row, j) => row.reduce((sum, w, k) => sum + w * a[l - 1][k], 0) + net.b[l][j]);
    if (push?.l === l) z[l][push.j] += push.by;
    a[l] = z[l].map(ACTIVATIONS[activation(net, l)].f);
  }
  return { z, a };
}

/** @param {Net} net @param {Pass} pass @param {number[]} y @returns {number} */
export const cost = (net, { a }, y) => COSTS[net.cost].C(a[a.length - 1], y);

/** @param {Net} net @param {Pass} pass @param {number[]} y @returns {Back} */
export function backward(net, { z, a }, y) {
  const L = net.sizes.length - 1;
  const [delta, dw, db, da, slope] = [[null], [null], [null], [null], [null]];
  for (let l = L; l >= 1; l--) {
    const { df } = ACTIVATIONS[activation(net, l)];
    slope[l] = z[l].map((v, j) => df(v, a[l][j]));
    da[l] = l === L
      ? COSTS[net.cost].dC(a[L], y)
      : z[l].map((_, j) => delta[l + 1].reduce((sum, d, k) => sum + net.w[l + 1][k][j] * d, 0));
    delta[l] = da[l].map((v, j) => v * slope[l][j]); // BP1 in the last layer, BP2 before it
    db[l] = [...delta[l]]; // BP3
    dw[l] = delta[l].map((d) => a[l - 1].map((v) => d * v)); // BP4
  }
  return { delta, dw, db, da, slope };
}

/** @param {Net} net @param {Pick<Back, "dw" | "db">} back @param {number} eta @returns {Net} */
export function stepped(net, { dw, db }, eta) {
  return {
    ...net,
    w: net.w.map((m, l) => m && m.map((row, j) => row.map((v, k) => v - eta * dw[l][j][k]))),
    b: net.b.map((v, l) => v && v.map((u, j) => u - eta * db[l][j])),
  };
}

/** @param {Net} net @returns {boolean} */
export const isKept = ({ w, b }) => [w, b].flat(Infinity).every((v) => v === null || Number.isFinite(v));

/** @param {Net} net @param {number[]} x @param {number[]} y @returns {Numbers} */
export function evaluate(net, x, y) {
  const pass = forward(net, x);
  const back = backward(net, pass, y);
  const out = { "cost:": cost(net, pass, y) };
  const put = (symbol, value, ...index) => {
    if (Array.isArray(value)) value.forEach((v, i) => put(symbol, v, ...index, i + 1));
    else out[keyOf(symbol, ...index)] = value;
  };
  put("x", x);
  put("y", y);
  for (const [symbol, layers] of Object.entries({ ...pass, ...back, w: net.w, b: net.b })) {
    layers.forEach((values, l) => values && put(symbol, values, l));
  }
  return out;
}

/** Where the arrays of a world have what a key speaks of: "w:2,1,1" -> ["w", 2, 0, 0], "x:1" -> ["x", 0]. */
function pathOf(key) {
  const { symbol, layer, neuron, sender } = addressOf(key);
  const from0 = [neuron, sender].filter((n) => n !== undefined).map((n) => n - 1);
  return layer === undefined ? [symbol, ...from0] : [symbol, layer, ...from0];
}

/**
 * The parameter (or input, or target) of a world at a key.
 * @param {World} world @param {string} key @returns {number}
 */
export function valueAt({ net, x, y }, key) {
  const [symbol, ...at] = pathOf(key);
  return at.reduce((v, i) => v[i], { w: net.w, b: net.b, x, y }[symbol]);
}

/**
 * A copy of the world with the value at a key replaced.
 * @param {World} world @param {string} key @param {number} value @returns {World}
 */
export function withValue({ net, x, y }, key, value) {
  const [symbol, ...at] = pathOf(key);
  const replaced = (v, /** @type {any[]} */ [i, ...rest]) => v.with(i, rest.length ? replaced(v[i], rest) : value);
  const all = { w: net.w, b: net.b, x, y };
  all[symbol] = replaced(all[symbol], at);
  return { net: { ...net, w: all.w, b: all.b }, x: all.x, y: all.y };
}
