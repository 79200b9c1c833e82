/**
 * What the tests in JavaScript share.
 *
 *   close(got, wanted, message, within)     numbers that agree up to rounding, relative to their size
 *   drawFrom(seed)                          {number(low, high), whole(low, high), among(list)}: the same draws on every run
 *   slopeOf(f, v)                           a central difference, good to nine digits where f is about 1
 */
import assert from "node:assert/strict";

export function close(got, wanted, message, within = 1e-12) {
  const gap = Math.abs(got - wanted) / Math.max(1, Math.abs(wanted));
  assert.ok(gap <= within, `${message}: got ${got}, expected ${wanted}`);
}

/** A linear congruence of its own: the book's random numbers are tested with it. */
export function drawFrom(seed) {
  let state = BigInt(seed) + 1n;
  const next = () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number(state >> 11n) / 2 ** 53;
  };
  const number = (low, high) => low + (high - low) * next();
  const whole = (low, high) => Math.floor(number(low, high + 1));
  return { number, whole, among: (list) => list[whole(0, list.length - 1)] };
}

const STEP = 1e-4;

/** Two central differences, so combined that the error falls with the fourth power of the step. */
export function slopeOf(f, v) {
  const central = (h) => (f(v + h) - f(v - h)) / (2 * h);
  return (4 * central(STEP / 2) - central(STEP)) / 3;
}
