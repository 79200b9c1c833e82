/**
 * Numbers as the book prints them, and as a reader types them.
 *
 *   format(v)          0.3890, −1.2220, 12.35, 1.2e−7; "too large": beyond what a computer keeps, or made of what was
 *   shortened(v)       0.4 and −2, not 0.4000 and −2.000: for the ends of axes
 *   signed(v)          the same with five decimals and its sign, for differences
 *   scientific(v)      +4.8e−6: for small differences whose powers of ten are to be compared
 *   pixel(v)           a coordinate that SVG takes: what is far outside, or no number, lies 10,000 pixels away
 *   bracketed(v)       (−1.7000): a negative factor after an operator
 *   roundedUp(v)       the least round number that is no smaller: an end of a scale that changes seldom while v moves
 *   plainNumber(text)  the number typed, with a point or a comma, with spaces between thousands; NaN: none; an Error where
 *                      it may be one of two, as 1,000
 *   readNumber(text)   the same for a parameter, or an Error that says what was expected and what came
 */
import { quoted } from "./quoted.js";

export const LARGEST_PARAMETER = 1e6;

/** @param {number} v @param {number} [decimals] @returns {string} */
export function format(v, decimals = 4) {
  if (!Number.isFinite(v)) return "too large";
  const size = Math.abs(v);
  const text = size !== 0 && (size >= 1e6 || size < 5e-5)
    ? size.toExponential(size >= 1e100 || size < 1e-99 ? 0 : 1).replace("e-", "e−").replace("e+", "e")
    : size.toFixed(size >= 1e4 ? 0 : size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : decimals);
  return (v < 0 && size !== 0 ? "−" : "") + text;
}

/** @param {number} v @returns {string} */
export const shortened = (v) => format(v).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** @param {number} v @returns {number} */
export const pixel = (v) => (Number.isNaN(v) ? -1e4 : Math.max(-1e4, Math.min(1e4, v)));

/** @param {number} v @returns {string} */
export const bracketed = (v) => (v < 0 ? `(${format(v)})` : format(v));

/** @param {number} v @returns {string} */
export const signed = (v) => (v > 0 ? "+" : "") + format(v, 5);

/** @param {number} v @returns {string} */
export function scientific(v) {
  if (v === 0 || !Number.isFinite(v)) return v === 0 ? "0" : format(v);
  return (v > 0 ? "+" : "−") + Math.abs(v).toExponential(1).replace("e-", "e−").replace("e+", "e");
}

/** @param {number} v @returns {number} */
export function roundedUp(v) {
  const ten = 10 ** Math.floor(Math.log10(v));
  return [1, 1.5, 2, 3, 5, 7.5, 10].map((step) => step * ten).find((step) => step >= v * (1 - 1e-9));
}

/** One comma before three digits parts thousands in some places and decimals in others: 1,000. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;

/** @param {string} text @returns {number} */
export function plainNumber(text) {
  const plain = text.trim().replaceAll("−", "-")
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, ""); // spaces between thousands
  if (THOUSANDS.test(plain)) {
    const decimal = plain.match(/,/g).length === 1 ? ` or ${plain.replace(",", ".")}` : "";
    throw new Error(`${quoted(text)} may be thousands or a decimal. Write ${plain.replaceAll(",", "")}${decimal}.`);
  }
  const pointed = plain.replace(/^([+-]?\d*),(\d+)$/, "$1.$2"); // a comma for the point
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed) ? Number(pointed) : NaN;
}

/** @param {string} text @returns {number} */
export function readNumber(text) {
  const v = plainNumber(text);
  if (Number.isNaN(v)) throw new Error(`Expected a number such as −0.25; got ${quoted(text)}.`);
  if (Math.abs(v) > LARGEST_PARAMETER) {
    throw new Error(`Expected a number between −1000000 and 1000000; got ${quoted(text)}.`);
  }
  return v;
}
