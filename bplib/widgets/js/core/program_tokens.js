/**
 * A line of a program, cut into tokens: the book's TeX, and what a keyboard puts in its place. No DOM in here.
 *
 *   programTokens("z_i = sum_k w_k * x[i]")      [{text: "z", typed: "z", at: 0, end: 1}, …, {text: "\\sum", typed: "sum", …}]
 *   ProgramError                                 what cannot be read: where, what was expected, what came
 *   PROGRAM_LETTERS                              the letters that name a quantity or an index: "\\mu" is mu
 *
 * `text` is the TeX of a token, `typed` what stands there: one word may become several tokens, each at its place. A run of
 * letters is a letter each, as in TeX, but for the words of a keyboard (exp, sum, mu, xhat); below the line it always is.
 *
 * @typedef {{text: string, typed: string, at: number, end: number}} ProgramToken
 */
import { LOWERED_RUN, plainCharacter, RAISED_RUN } from "./characters.js";
import { ACTIVATION_NAMES } from "./facts.js";

/** `message` says all of it but the place; `line` and `column` count from 1, null where there is none. */
export class ProgramError extends Error {
  /** @param {string} message @param {number | null} [line] @param {number | null} [column] */
  constructor(message, line = null, column = null) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** @param {string} wanted @param {string} got @param {number | null} [line] @param {number | null} [column] @returns {ProgramError} */
export const expectedNot = (wanted, got, line = null, column = null) =>
  new ProgramError(`expected ${wanted}; got ${got}`, line, column);

const GREEK_NAMES =
  ("alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega " +
    "Gamma Delta Theta Lambda Xi Pi Phi Psi Omega").split(" ");
const GREEK_SIGNS = "αβγδεζηθκλμνξπρστφχψωΓΔΘΛΞΠΦΨΩ";
const LATIN = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** @type {Map<string, string>} */
export const PROGRAM_LETTERS = new Map([
  .../** @type {[string, string][]} */ (GREEK_NAMES.map((name) => [`\\${name}`, name])),
  .../** @type {[string, string][]} */ (LATIN.map((c) => [c, c])),
]);
export const PROGRAM_ACCENTS = ["bar", "tilde", "dot", "hat"];

/** What a keyboard writes, and its TeX. */
const TYPED_WORDS = new Map([
  ...["exp", "ln", "log", "tanh", "sqrt", "sum", "max", "abs", "partial", "bar", "tilde", "hat"].map((
    word,
  ) => /** @type {[string, string]} */ ([word, `\\${word}`])),
  ...GREEK_NAMES.map((name) => /** @type {[string, string]} */ ([name, `\\${name}`])),
  ...ACTIVATION_NAMES.map((name) => /** @type {[string, string]} */ ([name, `\\mathrm{${name}}`])),
  ["ReLU", "\\mathrm{relu}"],
]);
const TYPED_SIGNS = new Map(Object.entries({
  "**": "^",
  "*": "\\cdot",
  "·": "\\cdot",
  "\\times": "\\cdot",
  ":=": "=",
  "==": "=",
  "<-": "=",
  "<=": "\\le",
  "=<": "\\le",
  ">=": "\\ge",
  "!=": "\\ne",
  "≠": "\\ne",
  "√": "\\sqrt",
  "∂": "\\partial",
  "\\dfrac": "\\frac",
  "\\tfrac": "\\frac",
}));
const ACCENTED = new Map([["\u0302", "hat"], ["\u0304", "bar"], ["\u0303", "tilde"]]);
const ACCENTED_LETTER = /^([A-Za-z])_?(hat|bar|tilde)$/;
/** What says nothing here: a pasted formula's dollars, its environment, the size of a bracket. */
const SILENT = /^(?:\$|\\(?:begin|end)|\\(?:left|right)|\\limits|\\displaystyle)$/;

const PROGRAM_TOKEN = new RegExp(
  [
    /\\(?:begin|end)\{aligned\}/,
    /\\(?:left|right)[()|]/,
    /\\(?:mathrm|operatorname|text)\{[A-Za-z]+\}/,
    /\\[A-Za-z]+/,
    /\\./,
    /\d{1,15}(?:\.\d{1,15})?(?:e[+-]?\d{1,2}(?![\d.]))?|\.\d{1,15}/,
    /\*\*|:=|==|<-|<=|=<|>=|!=/,
    /[A-Za-z]_?(?:hat|bar|tilde)(?![A-Za-z])/,
    /[A-Za-z]\p{M}/u,
    /[A-Za-z]+/,
    new RegExp(RAISED_RUN.source),
    new RegExp(LOWERED_RUN.source),
    /\S/,
  ].map(({ source }) => source).join("|"),
  "gu",
);

/** @param {string} line @returns {ProgramToken[]} */
export function programTokens(line) {
  /** @type {ProgramToken[]} */
  const found = [];
  const put = (texts, typed, at) => texts.forEach((text) => found.push({ text, typed, at, end: at + typed.length }));
  const below = belowTheLine(line);
  for (const match of line.matchAll(PROGRAM_TOKEN)) {
    const [typed] = match;
    const at = match.index;
    if (SILENT.test(typed) || /^\\(?:begin|end)\{/.test(typed)) continue;
    const isRun = /^[A-Za-z]{2,}$/.test(typed) && !ACCENTED_LETTER.test(typed);
    if (isRun && (below[at] || !TYPED_WORDS.has(typed))) {
      if (!below[at]) refuseWord(typed, line, at);
      [...typed].forEach((c, i) => put([c], c, at + i));
    } else put(texOf(typed), typed, at);
  }
  return found;
}

/** A word that is none of ours would be a product of letters that nobody means. */
function refuseWord(word, line, at) {
  const applied = word.length > 2 && /^\s*\(/.test(line.slice(at + word.length));
  if (applied || word.length > 3) {
    throw expectedNot("a letter for each quantity, or a function (exp, ln, tanh, sqrt, max, relu)", word, null, at + 1);
  }
}

/** @param {string} typed @returns {string[]} */
function texOf(typed) {
  if (typed.startsWith("\\")) return [TYPED_SIGNS.get(typed) ?? typed];
  if (TYPED_WORDS.has(typed)) return [TYPED_WORDS.get(typed)];
  if (TYPED_SIGNS.has(typed)) return [TYPED_SIGNS.get(typed)];
  const [, letter, word] = ACCENTED_LETTER.exec(typed) ?? [];
  if (letter) return [`\\${word}`, "{", letter, "}"];
  if (/^\.?\d/.test(typed)) return [inDecimals(typed)];
  if (/^[A-Za-z]$/.test(typed)) return [typed];
  const [base, mark] = typed.normalize("NFD");
  if (ACCENTED.has(mark)) return [`\\${ACCENTED.get(mark)}`, "{", base, "}"];
  for (const [script, sign] of /** @type {[RegExp, string][]} */ ([[RAISED_RUN, "^"], [LOWERED_RUN, "_"]])) {
    if (new RegExp(`^(?:${script.source})$`, "u").test(typed)) {
      return [sign, "{", ...typed.normalize("NFKC").replace(/−/g, "-").match(/\d+|./gu), "}"];
    }
  }
  const greek = GREEK_SIGNS.indexOf(typed);
  if (greek >= 0) return [`\\${GREEK_NAMES[greek]}`];
  const plain = plainCharacter(typed).trim();
  if (plain === typed || plain === "") return [typed];
  return plain.match(/[A-Za-z]+|<=|>=|\d+|\S/g).map((part) => TYPED_SIGNS.get(part) ?? TYPED_WORDS.get(part) ?? part);
}

/** 1e-5 as 0.00001, .5 as 0.5. */
function inDecimals(typed) {
  const [digits, power] = typed.split("e");
  if (power === undefined) return digits.startsWith(".") ? `0${digits}` : digits;
  const [whole, part = ""] = digits.split(".");
  const shift = Number(power);
  const all = shift < 0 ? "0".repeat(-shift) + whole + part : whole + part + "0".repeat(shift);
  const point = shift < 0 ? whole.length : whole.length + shift;
  return `${all.slice(0, point) || "0"}.${all.slice(point)}`.replace(/\.?0*$/, "").replace(/^0+(?=\d)/, "");
}

/** For each place whether it is below the line: between the braces, or in the word, that follow an underscore. @returns {boolean[]} */
function belowTheLine(line) {
  const below = Array(line.length).fill(false);
  for (const { 0: script, index } of line.matchAll(/_\s*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[A-Za-z0-9]+)/g)) {
    for (let i = index; i < index + script.length; i++) below[i] = true;
  }
  return below;
}
