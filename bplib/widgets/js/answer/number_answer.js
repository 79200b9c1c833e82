/**
 * A number that a reader gives as an answer: how it is read, and what is said to it. No DOM in here.
 *
 *   readAnswer("0.8 * −1/4")     −0.2: a number, or arithmetic with numbers; an Error that says what was expected and what came
 *   readWidth("3")               3, a number of rows or columns; or an Error
 *   judgeNumber(v, {truth, tolerance, mistakes})     {right, text}; mistakes are [value, what is said to it]
 */
import { parse } from "./parser.js";
import { Refusal } from "./tokens.js";
import { worth } from "./value.js";
import { plainNumber } from "../core/numbers.js";
import { quoted } from "../core/quoted.js";

const CLOSE = 0.03; // so far from the answer, in proportion, it looks like a slip of rounding
const ZERO = 1e-12; // what rounding makes of a difference that is 0
const LARGEST = 1e12;

/** A number inside arithmetic, thousands apart or with an exponent as people write them. */
const LITERAL = /[\d.,](?:[\d.,]|[ \u00a0\u202f](?=\d{3}(?!\d)))*(?:e[+\-−]?\d+)?/gi;
const FRACTIONS = { "½": "(1/2)", "⅓": "(1/3)", "⅔": "(2/3)", "¼": "(1/4)", "¾": "(3/4)", "⅛": "(1/8)" };
const POWERS_OF_E = /(?:exp|ln)(?![a-z])|e(?=\s*\^)/gi;
const NUMBERS_ALONE = {}; // a meaning in which nothing else has a value

/** The same number in digits alone, as the reader of formulas takes it. */
const inDigits = (literal) =>
  plainNumber(literal).toLocaleString("en", { useGrouping: false, maximumSignificantDigits: 17 });

/**
 * What 0.8 * 0.16, 1/4, 1/(1 + e^-2) or −(0,5 − 1e-3) is worth; NaN where letters are left, two numbers stand side by
 * side, or it cannot be read.
 */
function arithmetic(typed) {
  const text = typed.replace(LITERAL, inDigits).replace(/[½⅓⅔¼¾⅛]/g, (c) => FRACTIONS[c]);
  if (!/^[\d.+\-−*·×/^()\s]+$/.test(text.replace(POWERS_OF_E, "")) || /[\d.]\s+[\d.]/.test(text)) return NaN;
  try {
    return /** @type {number} */ (worth(parse(text), NUMBERS_ALONE));
  } catch (error) {
    if (error instanceof Refusal) return NaN;
    throw error;
  }
}

/** @type {(typed: string) => number} */
export function readAnswer(typed) {
  if (/\d\s*[½⅓⅔¼¾⅛]/.test(typed)) {
    throw new Error(`Expected one number; got ${quoted(typed)}. Write 3/2 or 1.5 for one and a half.`);
  }
  const v = arithmetic(typed);
  if (!Number.isFinite(v)) {
    throw new Error(`Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got ${quoted(typed)}.`);
  }
  if (Math.abs(v) > LARGEST) throw new Error(`Expected a number of at most ${LARGEST} in size; got ${quoted(typed)}.`);
  return v;
}

/** @type {(text: string) => number} */
export function readWidth(text) {
  const refuse = `Expected a whole number, such as 3; got ${quoted(text)}.`;
  const v = plainNumber(text);
  if (!Number.isInteger(v) || v < 1) throw new Error(refuse);
  return v;
}

/** Something true and useful about a wrong number that is none of the known mistakes; it does not give the answer away. */
function factAbout(v, truth, tolerance) {
  if (Math.abs(truth) < ZERO) return `Not yet: that is too ${v > 0 ? "large" : "small"}.`;
  const off = Math.abs(v - truth) / Math.abs(truth);
  const ratio = v / truth;
  const counted = Number.isInteger(v) && Math.abs(truth - Math.round(truth)) < ZERO; // no rounding makes 157 of 155
  if (off <= CLOSE && !counted) return "Close. Keep more digits on the way.";
  if (Math.abs(v + truth) <= tolerance) return "The size is right, the sign is not.";
  if (v === 0) return "Not yet: it is not 0.";
  if (ratio < 0) return "Not yet: it lies on the other side of 0.";
  const tens = Math.round(Math.log10(ratio));
  if (!counted && tens !== 0 && Math.abs(ratio / 10 ** tens - 1) <= CLOSE) {
    return "The digits are right, the decimal point is not: this is off by a power of ten.";
  }
  const factor = Math.max(ratio, 1 / ratio);
  const much = factor > 10 ? "above 10" : factor > 2 ? "between 2 and 10" : "below 2";
  const size = truth < 0 ? " in size" : "";
  return `Not yet: too ${ratio > 1 ? "large" : "small"}${counted ? size : ` in size, by a factor ${much}`}.`;
}

/** @type {(v: number, right: {truth: number, tolerance: number, mistakes?: [number, string][]}) => {right: boolean, text: string}} */
export function judgeNumber(v, { truth, tolerance, mistakes = [] }) {
  const same = (other) => Math.abs(v - other) <= tolerance * (1 + 1e-9);
  if (same(truth)) return { right: true, text: "" };
  const [, known] = mistakes.find(([value]) => same(value)) ?? [];
  return { right: false, text: known ?? factAbout(v, truth, tolerance) };
}
