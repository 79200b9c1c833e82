/**
 * Activations and costs of no special kind: what holds for one of these holds by no peculiarity of it.
 *
 *   activationOfKind("wave", [0.3, 0.5, 2, 1, 0.2])     0.3 z + 0.5 sin(2 z + 1) + 0.2 ln(1 + e^z), of those families
 *   costOfKind("neighbours", [0.7, 0.5])                the same of the families of costs
 *   activationByLot(between, steep)                 one of any family, or a wave so much steeper; between(low, high) draws
 *                                                   a number
 *   costByLot(between, times)                       a cost of any family, so many times as great
 *
 * The slope of a wave is not even, nor monotone, nor of one sign, so that σ'(-z), |σ'(z)| and max(0, σ'(z)) are others. In
 * every cost each output matters to the slope of every other, as no sum over single outputs would have it; each may be
 * negative.
 */
import { sumOf } from "../core/sum_of.js";

/** @import { Activation, Cost } from "./conditions.js" */
/** @typedef {(low: number, high: number) => number} Between */
/**
 * @template Made
 * @typedef {{ranges: [number, number][], make: (...numbers: number[]) => Made}} Family      from where each number is drawn
 */
/** @typedef {{family: string, numbers: number[]}} Kind      which of them a function is */

const share = (z) => 1 / (1 + Math.exp(-z));

/** @type {Record<string, Family<Activation>>} */
const ACTIVATION_FAMILIES = {
  wave: {
    ranges: [[0.25, 0.5], [0.4, 0.7], [1.6, 2.2], [0.6, 1.4], [0.1, 0.3]],
    make: (p, q, r, s, t) => ({
      f: (z) => p * z + q * Math.sin(r * z + s) + t * Math.log(1 + Math.exp(z)),
      df: (z) => p + q * r * Math.cos(r * z + s) + t * share(z),
    }),
  },
  swish: {
    ranges: [[0.8, 1.6]],
    make: (p) => ({ f: (z) => z * share(p * z), df: (z) => share(p * z) * (1 + p * z * share(-p * z)) }),
  },
};

const next = (a, j) => a[(j + 1) % a.length];
const previous = (a, j) => a[(j + a.length - 1) % a.length];

/** @type {Record<string, Family<Cost>>} */
const COST_FAMILIES = {
  exponential: { // Σ_j (e^{p a_j} (1 + y_j²) - 3) + q (Σ_j a_j)²
    ranges: [[0.2, 0.5], [0.2, 0.4]],
    make: (p, q) => ({
      C: (a, y) => sumOf(a.map((v, j) => Math.exp(p * v) * (1 + y[j] ** 2) - 3)) + q * sumOf(a) ** 2,
      dC: (a, y) => a.map((v, j) => p * Math.exp(p * v) * (1 + y[j] ** 2) + 2 * q * sumOf(a)),
    }),
  },
  neighbours: { // Σ_j (sin(a_j - p y_j) + q a_j a_{j+1}) - 4, where the first follows on the last
    ranges: [[0.5, 1.1], [0.3, 0.6]],
    make: (p, q) => ({
      C: (a, y) => sumOf(a.map((v, j) => Math.sin(v - p * y[j]) + q * v * next(a, j))) - 4,
      dC: (a, y) => a.map((v, j) => Math.cos(v - p * y[j]) + q * (previous(a, j) + next(a, j))),
    }),
  },
  logarithmic: { // p ln(1 + Σ_j a_j²) + q Σ_j a_j y_j
    ranges: [[0.6, 1.4], [0.3, 0.8]],
    make: (p, q) => ({
      C: (a, y) => p * Math.log(1 + sumOf(a.map((v) => v * v))) + q * sumOf(a.map((v, j) => v * y[j])),
      dC: (a, y) => a.map((v, j) => 2 * p * v / (1 + sumOf(a.map((u) => u * u))) + q * y[j]),
    }),
  },
};

/** @type {(family: string, numbers: number[]) => Activation & Kind} */
export const activationOfKind = (family, numbers) => ({
  ...ACTIVATION_FAMILIES[family].make(...numbers),
  family,
  numbers,
});
/** @type {(family: string, numbers: number[]) => Cost & Kind} */
export const costOfKind = (family, numbers) => ({ ...COST_FAMILIES[family].make(...numbers), family, numbers });

/** @type {(between: Between, steep?: number) => Activation & Kind} */
export function activationByLot(between, steep = 1) {
  if (steep === 1) return activationOfKind(...kindByLot(ACTIVATION_FAMILIES, between));
  const [p, q, r, s, t] = numbersByLot(ACTIVATION_FAMILIES.wave, between);
  return activationOfKind("wave", [p, q, r * steep, s, t]);
}

/** @type {(between: Between, times?: number) => Cost & Kind} */
export function costByLot(between, times = 1) {
  const cost = costOfKind(...kindByLot(COST_FAMILIES, between));
  return { ...cost, C: (a, y) => times * cost.C(a, y), dC: (a, y) => cost.dC(a, y).map((v) => times * v) };
}

/** @returns {[string, number[]]} */
function kindByLot(families, between) {
  const names = Object.keys(families);
  const family = names[Math.floor(between(0, names.length))];
  return [family, numbersByLot(families[family], between)];
}
const numbersByLot = ({ ranges }, between) => ranges.map(([low, high]) => between(low, high));
