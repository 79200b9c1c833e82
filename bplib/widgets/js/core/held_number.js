/**
 * A number in the reader's hand: what pixels and arrow keys make of it. No DOM in here.
 *
 *   takenUp(v, scale)                the number as it is taken up; it goes as far as its scale does, and one beyond stays
 *                                    free to come back
 *   pulled(held, pixels, per, fine)  the same after so many pixels more, each worth `per`; a tenth of that where fine
 *   held.value                       what it is now, on the grid of its scale, ten times as fine where fine
 *   nudged(v, way, fine, scale)      what an arrow key makes of v: way is 1 or −1
 *   scaleOf(low, high, {…})          another: `per` for a pixel, `grid` for how many steps make 1, `arrows` for the two keys;
 *                                    `whole`: never finer than the grid
 *   ratioScale(low, high)            of equal factors: a little of it is as fine as a lot; on two digits, or three where fine
 *   SIDEWAYS, UPWARDS                what a pixel is worth to a number dragged sideways, to an edge dragged upwards
 *
 * @typedef {{low: number, high: number, per: number, arrows: [number, number], whole: boolean, place: (v: number) => number,
 *   at: (place: number) => number, rounded: (v: number, fine: boolean) => number}} Scale `place` is where pixels are counted
 * @typedef {{from: number, exact: number, value: number, low: number, high: number, scale: Scale}} Held
 */

export const SIDEWAYS = 0.02;
export const UPWARDS = 1 / 60;
const FINER = 10;

const itself = (v) => v;
const onGrid = (v, perUnit) => Math.round(v * perUnit) / perUnit;

/**
 * @param {number} low @param {number} high
 * @param {{per: number, grid?: number, arrows?: [number, number], whole?: boolean}} options @returns {Scale}
 */
export const scaleOf = (low, high, { per, grid = 100, arrows = [0.05, 0.01], whole = false }) => ({
  low,
  high,
  per,
  arrows,
  whole,
  place: itself,
  at: itself,
  rounded: (v, fine) => onGrid(v, fine && !whole ? FINER * grid : grid),
});

/** @param {number} low @param {number} high @returns {Scale} */
export const ratioScale = (low, high) => ({
  low,
  high,
  per: 0.02,
  arrows: [0.1, 0.02],
  whole: false,
  place: Math.log,
  at: Math.exp,
  rounded: (v, fine) => Number(v.toPrecision(fine ? 3 : 2)),
});

/** Where none is named: −4 to 4 in hundredths. @type {Scale} */
const PARAMETER = scaleOf(-4, 4, { per: SIDEWAYS });

const within = (v, { low, high }) => Math.max(low, Math.min(high, v));
const limitsOf = (v, { low, high }) => ({ low: Math.min(low, v), high: Math.max(high, v) });

/** @param {number} v @param {Scale} [scale] @returns {Held} */
export const takenUp = (v, scale = PARAMETER) => ({
  from: v,
  exact: scale.place(v),
  value: v,
  ...limitsOf(v, scale),
  scale,
});

/** @param {Held} held @param {number} pixels @param {number} per @param {boolean} fine @returns {Held} */
export function pulled(held, pixels, per, fine) {
  const { place, at, rounded } = held.scale;
  const ends = { low: place(held.low), high: place(held.high) };
  const exact = within(held.exact + pixels * (fine ? per / FINER : per), ends);
  return { ...held, exact, value: within(rounded(at(exact), fine), held) };
}

/** @param {number} v @param {number} way @param {boolean} fine @param {Scale} [scale] @returns {number} */
export function nudged(v, way, fine, scale = PARAMETER) {
  const { place, at, rounded, arrows } = scale;
  return within(rounded(at(place(v) + way * arrows[fine ? 1 : 0]), true), limitsOf(v, scale));
}
