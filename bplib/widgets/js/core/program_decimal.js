/**
 * Decimal numbers as they are written, added without rounding. No DOM in here.
 *
 *   decimal("0.10")                        {units: 10n, places: 2}
 *   sumOfDecimals([one, other])            0.1 + 0.2 is 0.3
 *   minusDecimal(one), isDecimal(one, 1)   −0.1; whether it is 1
 *   numberOf(one)                          0.1, the nearest float
 *
 * @typedef {{units: bigint, places: number}} Decimal
 */

/** @param {string} text @returns {Decimal} */
export function decimal(text) {
  const [whole, part = ""] = text.split(".");
  return { units: BigInt(whole + part), places: part.length };
}

/** @param {Decimal[]} list @returns {Decimal} */
export function sumOfDecimals(list) {
  const places = Math.max(0, ...list.map((each) => each.places));
  return { units: list.reduce((sum, each) => sum + each.units * 10n ** BigInt(places - each.places), 0n), places };
}

/** @param {Decimal} one @returns {Decimal} */
export const minusDecimal = ({ units, places }) => ({ units: -units, places });

/** @param {Decimal} one @param {number} whole @returns {boolean} */
export const isDecimal = ({ units, places }, whole) => units === BigInt(whole) * 10n ** BigInt(places);

/** @param {Decimal} one @returns {number} */
export function numberOf({ units, places }) {
  const digits = `${units < 0n ? -units : units}`.padStart(places + 1, "0");
  const point = digits.length - places;
  const size = Number(`${digits.slice(0, point)}.${digits.slice(point) || "0"}`);
  return units < 0n ? -size : size;
}
