/**
 * A formula about a program as a reader types it: the program's letters, slopes of the cost, local slopes. No DOM in here.
 *
 *   readSlope("sum_i \\bar z_i x_{i+k-1}", about)     its tree; a ProgramError says where it cannot be read
 *   readAsked("w_k", about)                           the cell that is asked about
 *   aboutProgram(program, {sigma, named})             what a reader of its formulas has to know
 *   rangedWays(node, about, ends, widths)             the same, and with others of these widths
 *   rangedNode(node, about)                           each sum of it with bounds: those of the axis at which its letter stands alone
 *
 * A slope is written ∂C/∂z_i, \frac{\partial C}{\partial z_i}, dC/dz_i, \bar z_i, or by a letter that it was given; it is a node
 * {type: "slope", name: "z", at}. What is no slope of the cost, ∂a_i/∂z_j, is {type: "local", of: "a", at, name: "z", by}.
 *
 * @typedef {import("./program_grammar.js").TextNode} TextNode
 * @typedef {import("./program_grammar.js").Known} Known
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 * @typedef {import("./program_reading.js").CheckedProgram} CheckedProgram
 * @typedef {{program: CheckedProgram, known: Known, widths: Set<string>, accent: string, named: Map<string, string>}} About `named`: of
 *   which array a letter is the slope
 */
import { ProgramReader } from "./program_grammar.js";
import { bareLetter, indexText, lettersIn, ofLetter, ofNumber } from "./program_index.js";
import { childrenOfNode, lettersFree, rebuiltNode, walkNode } from "./program_nodes.js";
import { PROGRAM_LETTERS, ProgramError } from "./program_tokens.js";

const SLOPE_ACCENTS = ["bar", "tilde", "dot"];
const VALUE_RELATIONS_TYPED = new Map(Object.entries({
  "=": { is: "eq", turned: false },
  ">": { is: "gt", turned: false },
  "<": { is: "gt", turned: true },
  "\\ge": { is: "ge", turned: false },
  "\\geq": { is: "ge", turned: false },
  "\\le": { is: "ge", turned: true },
  "\\leq": { is: "ge", turned: true },
}));
const MOST_OPEN = 2; // sums that are read in all ways
const LONGEST_FORMULA = 600; // characters

/** @param {CheckedProgram} program @param {Record<string, string>} [named] the letter for the slope along an array, by its name @returns {About} */
export function aboutProgram(program, named = {}) {
  const arrays = [...program.arrays.values()];
  const widths = new Set(arrays.flatMap((array) => array.widths));
  const upper = new Map(arrays.filter((array) => array.upper).map((array) => [array.s, array.upper]));
  return {
    program,
    known: { upper, widths: new Set([...widths].filter((name) => [...PROGRAM_LETTERS.values()].includes(name))) },
    widths,
    accent: SLOPE_ACCENTS.find((accent) => !arrays.some(({ s }) => s.startsWith(`${accent} `))) ?? "bar",
    named: new Map(Object.entries(named).map(([of, letter]) => [letter.replace(/^\\/, ""), of])),
  };
}

/** @param {string} text @param {About} about @returns {TextNode} */
export function readAsked(text, about) {
  const reader = new SlopeReader(text, about, null);
  const node = reader.name();
  if (reader.peek()) reader.fail("the end");
  return node.type === "cell" ? node : reader.fail("a quantity of the program");
}

/** `bound`: the letters of what is asked for; null where any letter may stand. @param {string} text @param {About} about @param {Set<string> | null} bound @param {TextNode} asked @returns {TextNode} */
export function readSlope(text, about, bound, asked) {
  const reader = new SlopeReader(text, about, bound);
  if (text.length > LONGEST_FORMULA) {
    reader.at = reader.end = 0;
    reader.fail(`at most ${LONGEST_FORMULA} characters`);
  }
  let node = reader.expression();
  if (reader.peek() === "=") {
    const isAsked = node.type === "slope" && node.name === asked.name &&
      node.at.every((index, n) => indexText(index) === indexText(asked.at[n]));
    if (!isAsked) reader.fail("what is asked for, or nothing, before the equals sign");
    reader.take();
    node = reader.expression();
  }
  if (reader.peek()) reader.fail("the end, or an operator");
  return node;
}

class SlopeReader extends ProgramReader {
  /** @param {string} text @param {About} about @param {Set<string> | null} bound */
  constructor(text, about, bound) {
    const known = { upper: new Map(about.known.upper), widths: new Set(about.known.widths) };
    super(text, { known, bound });
    this.about = about;
  }

  /** @override */
  ruleFor(token) {
    if (token === "\\partial") return this.derivative;
    if (token === "d" && this.isDerivative()) return this.derivative;
    return super.ruleFor(token);
  }

  /** @override */
  fraction() {
    const [sign, end] = [this.peek(2), this.peek(1) === "{"];
    if (!end || (sign !== "\\partial" && sign !== "d") || !this.isDifferentialFraction()) return super.fraction();
    this.take();
    const of = this.script(() => this.differential());
    return this.slopeOrLocal(of, this.script(() => this.differential()));
  }

  /** Whether both parts of the fraction that begins here begin with the sign of a derivative. */
  isDifferentialFraction() {
    let depth = 0;
    for (let i = 1; this.peek(i); i++) {
      depth += this.peek(i) === "{" ? 1 : this.peek(i) === "}" ? -1 : 0;
      if (depth === 0) return this.peek(i + 1) === "{" && ["\\partial", "d"].includes(this.peek(i + 2));
    }
    return false;
  }

  /** dC/dz_i: a d close to a letter, a stroke, and another. */
  isDerivative() {
    if (!this.isClose(1) || !this.isLetter(1)) return false;
    let i = 2;
    for (let depth = 0; this.peek(i) && (depth > 0 || this.peek(i) !== "/"); i++) {
      if (!/^[_^{}[\]()+\-,\da-zA-Z]/.test(this.peek(i))) return false;
      depth += "{[(".includes(this.peek(i)) ? 1 : "}])".includes(this.peek(i)) ? -1 : 0;
    }
    return this.peek(i) === "/" && this.peek(i + 1) === "d" && this.isLetter(i + 2);
  }

  derivative() {
    const of = this.differential();
    this.take("/");
    return this.slopeOrLocal(of, this.differential());
  }

  /** ∂z_i, dz_i. */
  differential() {
    if (this.peek() !== "\\partial" && this.peek() !== "d") this.fail("∂");
    this.take();
    const node = this.name();
    return node.type === "cell" ? node : this.fail("a quantity of the program after ∂");
  }

  slopeOrLocal(of, by) {
    const { cost } = this.about.program;
    if (by.name === cost) this.fail(`a slope along another quantity than ${cost}`);
    return of.name === cost
      ? { ...by, type: "slope" }
      : { type: "local", of: of.name, at: of.at, name: by.name, by: by.at };
  }

  /** @override */
  name() {
    const begin = this.at;
    if (this.peek() === "\\sigma" && ["(", "\\left(", "'"].includes(this.peek(1))) return this.applied();
    const width = this.longWidth();
    if (width) return { type: "width", name: width };
    const { program: { arrays }, accent, named } = this.about;
    const said = this.base();
    const [first, ...rest] = said.split(" ");
    const of = arrays.has(said) ? null : first === accent && rest.length ? rest.join(" ") : named.get(said) ?? null;
    const name = of ?? said;
    if (this.known.widths.has(name) && !arrays.has(name)) return { type: "width", name };
    if (!arrays.has(name)) {
      this.at = begin;
      this.fail(`a quantity of the program (${[...arrays.keys()].join(", ")})`);
    }
    const at = this.scripts(name);
    const rank = arrays.get(name).at.length;
    if (at.length !== rank) {
      const count = rank === 0 ? "no index" : rank === 1 ? "1 index" : `${rank} indices`;
      this.fail(`${count} after ${said}`);
    }
    if (this.peek() === "'") this.fail("a quantity without a prime (a function has its bracket: \\sigma'(z))");
    return { type: of === null ? "cell" : "slope", name, at };
  }

  /** A width whose name has an index, n_x; null where none stands here. @returns {string | null} */
  longWidth() {
    if (this.peek() !== "n" || this.peek(1) !== "_") return null;
    const braces = this.peek(2) === "{";
    const name = `n_${PROGRAM_LETTERS.get(this.peek(braces ? 3 : 2))}`;
    if (!this.about.widths.has(name) || this.about.program.arrays.has("n") || (braces && this.peek(4) !== "}")) {
      return null;
    }
    this.at += braces ? 5 : 3;
    return name;
  }

  /** @override */
  index(left = false) {
    return this.longWidth() ?? super.index(left);
  }

  /** @override */
  boundIndexWanted(bound) {
    return `an index that a sum runs over or that what is asked for has (${bound})`;
  }

  /** Of indices, or of values: [z_i > 0]. @override */
  bracket() {
    const begin = this.at;
    try {
      return super.bracket();
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      this.at = begin;
      const node = this.valueBracket();
      if (node) return node;
      throw error;
    }
  }

  /** @returns {TextNode | null} */
  valueBracket() {
    this.take("[");
    const end = this.end;
    let close = 0;
    for (let depth = 1; depth > 0 && this.peek(close); close++) {
      depth += this.peek(close) === "[" ? 1 : this.peek(close) === "]" ? -1 : 0;
    }
    this.end = Math.min(end, this.at + close);
    const one = this.expression();
    const relation = VALUE_RELATIONS_TYPED.get(this.peek());
    if (!relation) return null;
    this.take();
    const other = this.expression();
    this.end = end;
    this.take("]");
    const [left, right] = relation.turned ? [other, one] : [one, other];
    return { type: "holds", left, relation: relation.is, right };
  }

  /** A bound: each letter in it is bound, or a width of the program. @override */
  boundIndex() {
    const begin = this.at;
    const found = this.affine(true);
    const stranger = lettersIn(found).find((letter) => !this.isBound(letter) && !this.about.widths.has(letter));
    if (stranger) {
      this.at = begin;
      this.fail(`an index or a width (${[...this.about.widths].join(", ")})`);
    }
    return found;
  }
}

/* ---- over what sums run ---- */

/** @param {TextNode} node @returns {boolean} */
const isOpenSum = (node) => (node.type === "sum" || node.type === "maxover") && node.high === null;

/** `ends`: the widths to which the letters of what is asked for run. @param {TextNode} node @param {About} about @param {Map<string, string>} [ends] @returns {TextNode} */
export function rangedNode(node, about, ends = new Map()) {
  const made = rebuiltNode(node, (child) => rangedNode(child, about, ends));
  if (!isOpenSum(made)) return made;
  const width = widthWhereAlone(made.letter, made.body, about) ?? widthWhereSame(made.letter, made.body, ends);
  return width ? { ...made, low: ofNumber(1), high: ofLetter(width) } : made;
}

/** The first axis along which a letter stands alone, before all in a slope: of two, the one is read the wrong way. @returns {string | null} */
function widthWhereAlone(letter, body, { program: { arrays } }) {
  const found = { slope: [], cell: [], local: [] };
  walkNode(body, ({ type, name, at, of, by }) => {
    const note = (array, indices) =>
      indices.forEach((index, n) => bareLetter(index) === letter && found[type].push(arrays.get(array).widths[n]));
    if (type === "cell" || type === "slope") note(name, at);
    if (type === "local") [[of, at], [name, by]].forEach(([array, indices]) => note(array, indices));
  });
  return found.slope[0] ?? found.local[0] ?? found.cell[0] ?? null;
}

/**
 * The ways to read over what its sums run, where it says so by nothing but the places of their letters: as `rangedNode` has it, then
 * over others of the `widths`. Of a weight whose indices have changed places the sum is meant over the axis that was meant.
 * @param {TextNode} node @param {About} about @param {Map<string, string>} ends @param {string[]} widths @returns {TextNode[]}
 */
export function rangedWays(node, about, ends, widths) {
  const open = [];
  walkNode(node, (each) => {
    if (isOpenSum(each)) open.push(each.letter);
  });
  const ways = open.slice(0, MOST_OPEN).reduce(
    (all, letter) => all.flatMap((way) => [way, ...widths.map((width) => ({ ...way, [letter]: width }))]),
    [{}],
  );
  const put = (each, way) => {
    const made = rebuiltNode(each, (child) => put(child, way));
    return isOpenSum(made) && way[made.letter] ? { ...made, low: ofNumber(1), high: ofLetter(way[made.letter]) } : made;
  };
  return ways.map((way) => rangedNode(put(node, way), about, ends)).filter((made) => openLetter(made) === null);
}

/** That of a letter which a bracket asks it to be, [m = k]. @returns {string | null} */
function widthWhereSame(letter, body, ends) {
  let found = null;
  walkNode(body, ({ type, left, right }) => {
    if (type !== "same") return;
    const [one, other] = [bareLetter(left), bareLetter(right)];
    if (one === letter) found ??= ends.get(other) ?? null;
    if (other === letter) found ??= ends.get(one) ?? null;
  });
  return found;
}

/** The letter of a sum that has no range; null if there is none. @param {TextNode} node @returns {string | null} */
export const openLetter = (node) =>
  isOpenSum(node) ? node.letter : childrenOfNode(node).map(openLetter).find(Boolean) ?? null;

/** The letters that nothing binds. @param {TextNode} node @param {About} about @param {Set<string>} bound @returns {string[]} */
export const unboundLetters = (node, { widths }, bound) =>
  [...lettersFree(node)].filter((letter) => !bound.has(letter) && !widths.has(letter));
