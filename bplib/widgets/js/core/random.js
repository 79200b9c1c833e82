/**
 * Random numbers that are the same on every visit.
 *
 *   randomFrom(seed)     a function that gives numbers from 0 to 1, always the same from one seed: mulberry32
 *   seedOf(text)         a seed that the text decides
 */

/** @type {(seed: number) => () => number} */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @type {(text: string) => number} */
export const seedOf = (text) => [...text].reduce((sum, c) => Math.imul(sum, 31) + c.charCodeAt(0) | 0, 7);
