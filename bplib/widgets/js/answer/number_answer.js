/**
 * A number that a reader gives as an answer: how it is read, and what is said to it. No DOM in here.
 *
 *   readAnswer("0.8 * −1/4")     −0.2: a number, or arithmetic with numbers; an Error that says what was expected and what came
 *   readWidth("3")               3, a number of rows or columns; or an Error
 *   judgeNumber(v, target, mistakes)     {right, text, unknown}; mistakes are {target, text}; unknown: wrong, and none of these
 *   DIGITS_ASKED                 what is said at the field of the digits that are wanted
 *
 * Right is what rounding explains: the answer's own, to three significant digits or to as many decimals as are given, and that
 * of all before it, by which the answer may be moved as far as its `blur` (rounding.js). What was `counted` is not rounded.
 *
 * @typedef {{value: number, blur: number, counted?: boolean}} Target     a number that an answer may be meant to be
 */
import { ACTIVATIONS } from "../core/engine.js";
import { plainNumber } from "../core/numbers.js";
import { quoted } from "../core/quoted.js";
import { parse } from "./parser.js";
import { DECIMALS_UNIT, DIGITS_KEPT, halfDigit } from "./rounding.js";
import { Refusal } from "./tokens.js";
import { worth } from "./value.js";

export const DIGITS_ASKED = `${DIGITS_KEPT} significant digits; what is counted, exactly`;

const CLOSE = 0.03; // so far from the answer, in proportion, it looks like a slip of rounding
const NEARLY = 0.1; // so far it is said how far
const ZERO = 1e-12; // what rounding makes of a difference that is 0
const LARGEST = 1e12;

/** A number inside arithmetic, thousands apart or with an exponent as people write them. */
const LITERAL = /[\d.,](?:[\d.,]|[ \u00a0\u202f](?=\d{3}(?!\d)))*(?:e[+\-−–]?\d+)?/gi;
const FRACTIONS = { "½": "(1/2)", "⅓": "(1/3)", "⅔": "(2/3)", "¼": "(1/4)", "¾": "(3/4)", "⅛": "(1/8)" };
/** What parts a number from its name, or from how it was found; and what may stand behind it where a sentence ends. */
const [NAME_ENDS, BEHIND] = [/[=≈≃~]/, /(?<=[\d)}½⅓⅔¼¾⅛%])(?:…|\.{2,}|[.,;])\s*\$*\s*$/];
/** Thousands parted by one mark and decimals by the other, or thousands parted more than once by a point. */
const [BOTH_MARKS, PARTED_BY_POINTS] = [/^\d{1,3}(?:(,|\.)\d{3})+(?!\1)[.,]\d+$/, /^\d{1,3}(?:\.\d{3}){2,}$/];
const PER_CENT = /([\d.]+)\s*\\?%/g;
const NUMBER_SIGNS = /^[\d.+\-−–*·×÷:/^(){}$⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻\s]+$/;
const NUMBER_WORDS =
  /\\?(?:d?frac|cdot|times|exp|ln|tanh|sigma|sigmoid|left|right)(?![a-z])|σ|(?<=σ|sigma)['′]|e(?=\s*\^)/gi;
const HAS_LETTER = /(?<!\p{L})(?:(?![ex])\p{L}|eta|delta|lambda)(?:_?\d)?(?!\p{L})/u; // a quantity; no word
const NUMBERS_ALONE = { sigma: () => ACTIVATIONS.sigmoid }; // a meaning in which nothing else has a value

/** The same number in digits alone, as the reader of formulas takes it. */
function inDigits(literal) {
  const [digits, power = ""] = literal.replace(/[−–]/, "-").split(/(?=e)/i);
  const parted = BOTH_MARKS.exec(digits)?.[1] ?? (PARTED_BY_POINTS.test(digits) ? "." : null);
  const plain = plainNumber(parted ? digits.replaceAll(parted, "") : digits);
  return Number(`${plain}${power}`).toLocaleString("en", { useGrouping: false, maximumSignificantDigits: 17 });
}

/**
 * What 0.8 * 0.16, 1/4, 7:9, 25%, σ(−0.4), \frac{7}{9} or −(0,5 − 1e-3) is worth; NaN where letters are left, two numbers stand
 * side by side, or it cannot be read.
 */
function arithmetic(typed) {
  const text = typed.replace(BEHIND, "").replace(LITERAL, inDigits).replace(PER_CENT, "($1/100)")
    .replace(/(?<=[\d)]\s*)(?<!\b0)x(?=\s*[\d(])/g, "*").replace(/[½⅓⅔¼¾⅛]/g, (c) => FRACTIONS[c]);
  if (!NUMBER_SIGNS.test(text.replace(NUMBER_WORDS, "")) || /[\d.]\s+[\d.]/.test(text)) return NaN;
  try {
    return /** @type {number} */ (worth(parse(text.replaceAll(":", "/").replace(/sigmoid/g, "sigma")), NUMBERS_ALONE));
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
  const sides = typed.split(NAME_ENDS);
  const v = arithmetic(sides.at(-1));
  for (const found of sides.slice(0, -1).map(arithmetic).filter(Number.isFinite)) {
    if (Math.abs(found - v) > Math.max(halfDigit(found), unitGiven(v))) {
      throw new Error(`Expected one number; got two that differ: ${quoted(typed)}.`);
    }
  }
  if (!Number.isFinite(v)) {
    const advice = /\d/.test(typed) && HAS_LETTER.test(typed) ? " Put its number in the place of each letter." : "";
    throw new Error(
      `Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got ${quoted(typed)}.${advice}`,
    );
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

/** Half a unit in the last digit that a number shows. */
const unitShown = (v) => 0.5 * 10 ** -(/e/.test(`${v}`) ? Infinity : (`${v}`.split(".")[1] ?? "").length);
/** As far as what is typed may lie beside what was meant by it; fewer digits than are kept say no more than these. */
const unitGiven = (v) => Math.min(unitShown(v), Math.max(halfDigit(v), DECIMALS_UNIT));
/** Whether v is another number to more digits than are kept, or to the last. */
const isJust = (v, { value }) =>
  Math.abs(v - value) <= (unitShown(v) < halfDigit(v) ? unitShown(v) : ZERO * Math.max(1, Math.abs(value)));

/** Whether v is a count of many digits that is given to four of them at least, and ends in as many zeros. */
function isLongCount(v, value) {
  const [zeros] = /0*$/.exec(`${v}`);
  const spare = Math.min(zeros.length, Math.floor(Math.log10(Math.abs(value))) - DIGITS_KEPT);
  return spare > 0 && Math.abs(v - value) <= 0.5 * 10 ** spare;
}

/** Whether v is that number as it comes out when all before it, and at last itself, is rounded. @type {(v: number, target: Target) => boolean} */
function reaches(v, { value, blur, counted = false }) {
  if (counted && isLongCount(v, value)) return true;
  const last = counted ? 0 : Math.max(halfDigit(value), v === 0 ? 0 : unitGiven(v));
  return Math.abs(v - value) <= (last + blur) * (1 + 1e-9) + ZERO * Math.max(1, Math.abs(value));
}

/** Whether v is a number of one digit or two that the answer would be rounded to. @type {(v: number, target: Target) => boolean} */
const hasFewDigits = (v, { value, counted }) =>
  !counted && [1, 2].some((digits) => Number(value.toPrecision(digits)) === v && v !== 0);

/** Something true and useful about a wrong number that is none of the known mistakes; it does not give the answer away. */
function factAbout(v, right) {
  const { value: truth, counted } = right;
  if (Math.abs(truth) < ZERO) return `Not yet: that is too ${v > 0 ? "large" : "small"}.`;
  const ratio = v / truth;
  const size = truth < 0 ? " in size" : "";
  if (hasFewDigits(v, right)) return `Not yet: right as far as it goes. Give ${DIGITS_KEPT} significant digits.`;
  if (Math.abs(ratio - 1) <= NEARLY && !counted) {
    const by = Math.round(100 * Math.abs(ratio - 1));
    const far = `you are ${by < 1 ? "less than 1" : by} % ${ratio > 1 ? "above" : "below"}${size}.`;
    return Math.abs(ratio - 1) <= CLOSE ? `Close: ${far} Keep more digits on the way.` : `Not yet: ${far}`;
  }
  if (reaches(-v, right)) return "The size is right, the sign is not.";
  if (v === 0) return "Not yet: it is not 0.";
  if (ratio < 0) return "Not yet: it lies on the other side of 0.";
  const tens = Math.round(Math.log10(ratio));
  if (!counted && tens !== 0 && Math.abs(ratio / 10 ** tens - 1) <= CLOSE) {
    return "The digits are right, the decimal point is not: this is off by a power of ten.";
  }
  const factor = Math.max(ratio, 1 / ratio);
  const much = factor > 10 ? "above 10" : factor > 2 ? "between 2 and 10" : "below 2";
  const tooMuch = counted ? size : ` in size, by a factor ${much}`;
  return `Not yet: too ${ratio > 1 ? "large" : "small"}${tooMuch}.`;
}

/**
 * A mistake is meant where its value lies nearer than the answer, and rounding explains the rest. What is the answer itself,
 * rounded, is never one; what only rounding on the way makes of it is one where it is just the value of that mistake.
 * @type {(v: number, right: Target, mistakes?: {target: Target, text: string}[]) => {right: boolean, text: string, unknown?: boolean}}
 */
export function judgeNumber(v, right, mistakes = []) {
  const away = ({ value }) => Math.abs(v - value);
  const least = away(right) - ZERO * Math.max(1, Math.abs(v)); // what is worth the same is no mistake
  const [nearest] = mistakes.filter(({ target }) => away(target) < least && reaches(v, target))
    .toSorted((p, q) => away(p.target) - away(q.target));
  const isExact = nearest && isJust(v, nearest.target);
  const given = isExact && away(right) > unitGiven(v);
  if (!given && reaches(v, right)) return { right: true, text: "" };
  return nearest && (isExact || !hasFewDigits(v, right))
    ? { right: false, text: nearest.text }
    : { right: false, text: factAbout(v, right), unknown: true };
}
