/**
 * An order drawn by lot, the same on every visit.
 *
 *   shuffled(["p", "q", "r"])     the texts in an order that they alone decide, whatever order they came in
 */

/** @param {string[]} texts @returns {string[]} */
export function shuffled(texts) {
  const out = [...texts].sort();
  let lot = 2166136261; // FNV-1a, then a linear congruence: enough for a fair order of a few texts
  for (const c of out.join()) lot = Math.imul(lot ^ c.codePointAt(0), 16777619);
  for (let i = out.length - 1; i > 0; i--) {
    lot = (Math.imul(lot, 1664525) + 1013904223) >>> 0;
    const at = Math.floor((lot / 2 ** 32) * (i + 1));
    [out[i], out[at]] = [out[at], out[i]];
  }
  return out;
}
