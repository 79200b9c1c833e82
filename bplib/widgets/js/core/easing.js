/**
 * Numbers that move from one value to another while time passes. No DOM in here.
 *
 *   clamp(v, low, high)       v, kept between the two
 *   mix(from, to, t)          from at t = 0, to at t = 1
 *   part(t, [from, to])       how much of a stretch of time has passed: 0 before it, 1 after it
 *   inOut(t), out(t), smooth(t)    of t from 0 to 1: slow at both ends; quick, then slow; slow at both ends, gently
 */

/** @param {number} v @param {number} low @param {number} high @returns {number} */
export const clamp = (v, low, high) => Math.max(low, Math.min(high, v));

/** @param {number} from @param {number} to @param {number} t @returns {number} */
export const mix = (from, to, t) => from + (to - from) * t;

/** @param {number} t @param {number[]} stretch @returns {number} */
export const part = (t, [from, to]) => clamp((t - from) / (to - from), 0, 1);

/** @param {number} t @returns {number} */
export const inOut = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

/** @param {number} t @returns {number} */
export const out = (t) => 1 - (1 - t) ** 3;

/** @param {number} t @returns {number} */
export const smooth = (t) => t * t * (3 - 2 * t);
