/**
 * The functions of a program, each with its slope. No DOM in here.
 *
 *   FUNCTIONS.exp.f(u), FUNCTIONS.exp.df(u, v)      where v = f(u)
 *   bend("sigmoid", 1, z)                           σ′(z): a named activation, with up to four primes
 *
 * The activations themselves are those of engine.js. What follows their first slope comes from one fact of each: its
 * slope as a polynomial in its value, σ′ = σ − σ² and tanh′ = 1 − tanh². Those that bend nowhere have none.
 */
import { ACTIVATIONS } from "./engine.js";

/** @type {Record<string, {f: (u: number) => number, df: (u: number, v: number) => number}>} */
export const FUNCTIONS = {
  sqrt: { f: Math.sqrt, df: (_, v) => 1 / (2 * v) },
  exp: { f: Math.exp, df: (_, v) => v },
  ln: { f: Math.log, df: (u) => 1 / u },
  tanh: ACTIVATIONS.tanh,
  abs: { f: Math.abs, df: Math.sign },
};

/** By rising powers of the value. */
const SLOPE_BY_VALUE = { sigmoid: [0, 1, -1], tanh: [1, 0, -1], relu: null, linear: null };

const derivative = (p) => p.slice(1).map((c, i) => c * (i + 1));
const timesPolynomial = (p, q) => {
  const out = Array(p.length + q.length - 1).fill(0);
  p.forEach((a, i) => q.forEach((b, j) => (out[i + j] += a * b)));
  return out;
};
const valueOf = (p, v) => p.reduceRight((sum, c) => sum * v + c, 0);

/** The slopes of an activation, one after the other, as polynomials of its value. */
const slopesOf = Object.fromEntries(
  Object.entries(SLOPE_BY_VALUE).map(([name, first]) => {
    const all = [null, first];
    for (let primes = 2; first && primes <= 4; primes++) all.push(timesPolynomial(derivative(all[primes - 1]), first));
    return [name, all];
  }),
);

/** @param {string} name @param {number} primes @param {number} z @returns {number} */
export function bend(name, primes, z) {
  const { f, df } = ACTIVATIONS[name];
  const a = f(z);
  if (primes === 0) return a;
  if (primes === 1) return df(z, a);
  const polynomial = slopesOf[name][primes];
  return polynomial ? valueOf(polynomial, a) : 0;
}
