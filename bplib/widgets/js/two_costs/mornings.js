/**
 * A sigmoid neuron that learns from the same sample every morning, under one of two costs. No DOM in here.
 *
 *   FLATS                              their names, "downstairs" and "upstairs"
 *   breakfasts(start, flat)            how many steps until it says at most half of what it said at first
 *   mornings(start, flat, count)       [{w, b}, …]: before the first of so many breakfasts, and after each
 *   numbersOfMorning(neuron, flat)     every number of one morning by its key
 *
 * The input is 1, the target 0. Start is a neuron, {w, b}, with the learning rate, eta.
 *
 * @typedef {{w: number, b: number}} Neuron
 * @typedef {Neuron & {eta: number}} Start
 * @typedef {{C: (z: number) => number, da: (z: number) => number}} Flat
 */
import { ACTIVATIONS, COSTS } from "../core/engine.js";

const { f, df } = ACTIVATIONS.sigmoid;
const SQUARE = COSTS["half squared error"];
const [SMOKE, TARGET] = [1, 0];

/** What is charged at a weighted input, C, and how fast that rises with the answer, da. Of the cross-entropy, −ln(1 − a), no
 * logarithm of a rounded answer is taken: see book/losses.md. @type {Record<string, Flat>} */
const CHARGES = {
  downstairs: {
    C: (z) => SQUARE.C([f(z)], [TARGET]),
    da: (z) => SQUARE.dC([f(z)], [TARGET])[0],
  },
  upstairs: {
    C: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    da: (z) => 1 + Math.exp(z),
  },
};

/** @param {Neuron} neuron @returns {number} */
const heard = ({ w, b }) => w * SMOKE + b;

export const FLATS = Object.keys(CHARGES);

/** BP1. @param {number} z @param {Flat} flat @returns {number} */
const errorAt = (z, { da }) => da(z) * df(z, f(z));

/** BP3 and BP4, and the step. @param {Neuron} neuron @param {number} eta @param {Flat} flat @returns {Neuron} */
function taught(neuron, eta, flat) {
  const delta = errorAt(heard(neuron), flat);
  return { w: neuron.w - eta * delta * SMOKE, b: neuron.b - eta * delta };
}

/** @param {Start} start @param {string} flat @returns {number} */
export function breakfasts(start, flat) {
  const half = f(heard(start)) / 2;
  let [neuron, count] = [/** @type {Neuron} */ (start), 0];
  for (; f(heard(neuron)) > half; count++) neuron = taught(neuron, start.eta, CHARGES[flat]);
  return count;
}

/** @param {Start} start @param {string} flat @param {number} count @returns {Neuron[]} */
export function mornings({ w, b, eta }, flat, count) {
  const all = [{ w, b }];
  while (all.length <= count) all.push(taught(all.at(-1), eta, CHARGES[flat]));
  return all;
}

/** @param {Neuron} neuron @param {string} flat @returns {import("../core/engine.js").Numbers} */
export function numbersOfMorning(neuron, flat) {
  const z = heard(neuron);
  const { C, da } = CHARGES[flat];
  return {
    "w:1,1,1": neuron.w,
    "b:1,1": neuron.b,
    "z:1,1": z,
    "a:1,1": f(z),
    "cost:": C(z),
    "da:1,1": da(z),
    "slope:1,1": df(z, f(z)),
    "delta:1,1": errorAt(z, CHARGES[flat]),
  };
}
