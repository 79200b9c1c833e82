/**
 * A number in the reader's hand: what pixels and arrow keys make of it. No DOM in here.
 *
 *   takenUp(v)                       the number as it is taken up; it goes as far as a slider does, and one beyond stays free
 *                                    to come back
 *   pulled(held, pixels, per, fine)  the same after so many pixels more, each worth `per`; a tenth of that where fine
 *   held.value                       what it is now, on the grid of what was meant: 0.01, or 0.001 where fine
 *   nudged(v, way, fine)             what an arrow key makes of v: way is 1 or −1
 *   SIDEWAYS, UPWARDS                what a pixel is worth to a number dragged sideways, to an edge dragged upwards
 *
 * @typedef {{from: number, exact: number, value: number, low: number, high: number}} Held
 */

export const SIDEWAYS = 0.02;
export const UPWARDS = 1 / 60;
const FARTHEST_HELD = 4;
const FINER = 10;
const [ARROW, FINE_ARROW] = [0.05, 0.01];

const onGrid = (v, perUnit) => Math.round(v * perUnit) / perUnit;
const limitsOf = (v) => ({ low: Math.min(-FARTHEST_HELD, v), high: Math.max(FARTHEST_HELD, v) });

/** @param {number} v @returns {Held} */
export const takenUp = (v) => ({ from: v, exact: v, value: v, ...limitsOf(v) });

/** @param {Held} held @param {number} pixels @param {number} per @param {boolean} fine @returns {Held} */
export function pulled(held, pixels, per, fine) {
  const { low, high } = held;
  const exact = Math.max(low, Math.min(high, held.exact + pixels * (fine ? per / FINER : per)));
  return { ...held, exact, value: Math.max(low, Math.min(high, onGrid(exact, fine ? 1000 : 100))) };
}

/** @param {number} v @param {number} way @param {boolean} fine @returns {number} */
export function nudged(v, way, fine) {
  const { low, high } = limitsOf(v);
  return Math.max(low, Math.min(high, onGrid(v + way * (fine ? FINE_ARROW : ARROW), 1000)));
}
