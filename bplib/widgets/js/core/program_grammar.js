/**
 * The language of programs: one definition, or one formula about a program, from its tokens to a tree. No DOM in here.
 *
 *   new ProgramReader(line, {number, start, known}).definition()     {name, at, body, line}
 *   new ProgramReader(line, {…, bound: null}).cell()                 one cell as a reader names it; all letters are bound
 *   allKnown()                                                       what shows only when all has been read, empty
 *
 * The same grammar as bplib/calculus/program/reading.py, with the same refusals; a keyboard's ways beside it: brackets as
 * indices, z[i, t-1]; letters side by side below the line without braces, w_jk, as long as they are bound; a bracket where TeX
 * has braces, e^(-z).
 *
 * What a letter is shows only when all has been read (h has an upper index because it has one elsewhere, n is a width because a
 * sum runs to it), so whoever reads a text reads it twice, the first time with `first`.
 *
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 * @typedef {import("./program_tokens.js").ProgramToken} ProgramToken
 * @typedef {{upper: Map<string, number>, widths: Set<string>}} Known how many upper indices a name has; which letters are widths
 * @typedef {{type: string, [part: string]: any}} TextNode
 *   number {value} · width {name} · cell {name, at} · sum, maxover {letter, low, high, body} · add {terms} · product {factors}
 *   · quotient {over, under} · power {base, exponent} · apply {f, primes, argument} · max {one, other} · in {low, index, high}
 *   · same {left, right}; an index of a sum that has no upper bound in the text: high is null
 * @typedef {{name: string, at: (string | number)[], body: TextNode, line: number}} TextDefinition
 */
import { bareLetter, indexSum, lettersIn, ofLetter, ofNumber, timesIndex } from "./program_index.js";
import { decimal, minusDecimal } from "./program_decimal.js";
import { expectedNot, PROGRAM_ACCENTS, PROGRAM_LETTERS, programTokens } from "./program_tokens.js";

const DEEPEST = 30;
const ELEMENTARY = new Map([["\\exp", "exp"], ["\\ln", "ln"], ["\\log", "ln"], ["\\tanh", "tanh"]]);
const ACTIVATION = /^\\(?:mathrm|operatorname|text)\{(sigmoid|tanh|relu|linear)\}$/;
const BRACKETS_OPEN = new Map([["(", ")"], ["\\left(", "\\right)"]]);
const SPACES = new Set(["\\,", "\\;", "\\quad", "&"]);
const LESS = new Set(["\\le", "\\leq", "<"]);
const MORE = new Set(["\\ge", "\\geq", ">"]);
const INDEX_RELATIONS = new Set([...LESS, ...MORE, "=", "\\ne", "\\neq"]);
const STRICT = new Set(["<", ">"]);
const NUMERAL = /^\d/;
const MINUS = { type: "number", value: decimal("-1") };
const UNIT = { type: "number", value: decimal("1") };

/** @returns {Known} */
export const allKnown = () => ({ upper: new Map(), widths: new Set() });

/** @param {TextNode} node @returns {TextNode[]} */
const factorsOfNode = (node) => (node.type === "product" ? node.factors : [node]);
/** @param {TextNode[]} factors @returns {TextNode} */
const productNode = (factors) => (factors.length === 1 ? factors[0] : { type: "product", factors });
/** @param {TextNode} node @returns {TextNode} */
const minusNode = (node) =>
  node.type === "number"
    ? { type: "number", value: minusDecimal(node.value) }
    : { type: "product", factors: [MINUS, ...factorsOfNode(node)] };

/** A place in the tokens of one line. Each method reads one level of the grammar, as far as it goes. */
export class ProgramReader {
  /**
   * @param {string} line
   * @param {{number?: number, start?: number, known?: Known, bound?: Set<string> | null, first?: boolean}} [where] `bound`: null
   *   where every letter is
   */
  constructor(line, { number = 1, start = 0, known = allKnown(), bound = new Set(), first = false } = {}) {
    Object.assign(this, { line, number, start, known, bound, first });
    /** @type {Set<string> | null} */
    this.bound = bound;
    this.known = known;
    this.first = first;
    this.number = number;
    this.start = start;
    this.line = line;
    this.tokens = this.placed(() => programTokens(line));
    this.at = this.depth = 0;
    this.end = this.tokens.length;
  }

  /** An error of the line's own has its place in the line. */
  placed(read) {
    try {
      return read();
    } catch (error) {
      if (error.column) error.column += this.start;
      error.line ??= this.number;
      throw error;
    }
  }

  /* ---- the tokens ---- */

  peek(ahead = 0) {
    const i = this.at + ahead;
    return i < this.end ? this.tokens[i].text : "";
  }
  take(want = undefined) {
    const token = this.peek();
    if (!token || (want !== undefined && token !== want)) this.fail(want ?? "more");
    this.at++;
    return token;
  }
  /** @returns {never} */
  fail(wanted) {
    const token = this.at < this.end ? this.tokens[this.at] : undefined;
    const at = token?.at ?? this.tokens[this.at]?.at ?? this.line.length;
    throw expectedNot(
      wanted,
      token?.typed ?? "the end",
      this.number,
      this.start + [...this.line.slice(0, at)].length + 1,
    );
  }
  isNext(set) {
    return set.has(this.peek());
  }
  spaces() {
    while (this.isNext(SPACES)) this.at++;
  }
  isNumeral(ahead = 0) {
    return NUMERAL.test(this.peek(ahead));
  }
  isLetter(ahead = 0) {
    return PROGRAM_LETTERS.has(this.peek(ahead));
  }
  isBound(name) {
    return this.bound === null || this.bound.has(name);
  }
  /** Whether nothing stands between this token and the one before it. */
  isClose(ahead = 0) {
    const [one, other] = [this.tokens[this.at + ahead - 1], this.tokens[this.at + ahead]];
    return Boolean(one && other && this.at + ahead < this.end && one.end === other.at);
  }

  /* ---- a line ---- */

  /** A cell, =, what it is. @returns {TextDefinition} */
  definition() {
    this.spaces();
    const name = this.base();
    const at = this.scripts(name, true);
    const letters = at.map(bareLetter).filter(Boolean);
    if (at.some((index) => !bareLetter(index) && lettersIn(index).length)) {
      this.fail("a letter or a number as an index on the left");
    }
    if (new Set(letters).size < letters.length) this.fail("letters on the left that differ from each other");
    this.spaces();
    this.take("=");
    this.bound = new Set(letters);
    const body = this.expression();
    if (this.peek()) this.fail("the end, or an operator");
    return { name, at: at.map((index) => bareLetter(index) ?? index.plus), body, line: this.number };
  }

  /** A sum, =, what it is. */
  given() {
    const left = this.expression();
    if (left.type !== "sum") this.fail("a sum, such as \\sum_k y_k, on the left of what is given");
    this.take("=");
    const value = this.expression();
    if (this.peek()) this.fail("the end");
    return { left, value, tex: this.line.trim() };
  }

  /** One cell, as a reader asks for it. @returns {TextNode} */
  cell() {
    const node = this.name();
    if (this.peek()) this.fail("the end");
    if (node.type === "width") return { type: "cell", name: node.name, at: [] };
    return node.type === "cell" ? node : this.fail("a quantity");
  }

  /* ---- from loose to tight ---- */

  /** Terms with their signs. @returns {TextNode} */
  expression() {
    this.spaces();
    const terms = [this.signed()];
    while (this.peek() === "+" || this.peek() === "-") terms.push(this.signed());
    return terms.length === 1 ? terms[0] : { type: "add", terms };
  }

  /** A term; a minus before it is a factor −1. */
  signed() {
    const sign = this.peek() === "+" || this.peek() === "-" ? this.take() : "+";
    const term = this.term();
    return sign === "+" ? term : minusNode(term);
  }

  /** Factors side by side, with or without an operator between them. */
  term() {
    let factors = [this.factor()];
    const isOperator = () => this.peek() === "\\cdot" || this.peek() === "/" || this.isNext(SPACES);
    while (isOperator() || this.begins()) {
      const operator = isOperator() ? this.take() : "";
      if (SPACES.has(operator) && !this.begins()) break;
      if (operator === "/") factors = [{ type: "quotient", over: productNode(factors), under: this.factor() }];
      else factors.push(this.factor());
    }
    return productNode(factors);
  }

  /** Whether the next token begins a factor. */
  begins() {
    return (this.peek() !== "|" && this.ruleFor(this.peek()) !== null) || this.isNumeral();
  }

  /** An atom, and its power. */
  factor() {
    const base = this.atom();
    if (this.peek() !== "^") return base;
    this.take();
    const node = { type: "power", base, exponent: this.exponent() };
    if (this.peek() === "^") this.fail("brackets before a second superscript");
    return node;
  }

  /** What is raised: in braces or brackets, or one thing with its indices. */
  exponent() {
    if (BRACKETS_OPEN.has(this.peek())) return this.group();
    if (this.peek() === "-") {
      this.take();
      return minusNode(this.exponent());
    }
    const withIndices = this.isLetter() && (this.peek(1) === "_" || (this.peek(1) === "[" && this.areIndices(1)));
    return withIndices ? this.name() : this.script(() => this.expression());
  }

  atom() {
    const rule = this.ruleFor(this.peek());
    if (rule) return this.nestedIn(rule);
    if (this.isNumeral()) return { type: "number", value: decimal(this.take()) };
    return this.fail("a quantity, a number or a bracket");
  }

  /** What reads a thing that begins with this token. @returns {(() => TextNode) | null} */
  ruleFor(token) {
    if (token === "") return null;
    if (token === "e") return this.euler;
    if (PROGRAM_LETTERS.has(token) || this.isAccent(token)) return this.name;
    if (BRACKETS_OPEN.has(token)) return this.group;
    if (ELEMENTARY.has(token) || ACTIVATION.test(token)) return this.applied;
    const rules = {
      "\\frac": this.fraction,
      "\\sqrt": this.root,
      "\\sum": this.sum,
      "\\max": this.largest,
      "\\abs": this.absolute,
      "[": this.bracket,
      "|": this.absolute,
      "\\left|": this.absolute,
    };
    return Object.hasOwn(rules, token) ? rules[token] : null;
  }

  /* ---- a quantity and its indices ---- */

  isAccent(token) {
    return token.startsWith("\\") && PROGRAM_ACCENTS.includes(token.slice(1));
  }

  /** The name of a letter: x, mu, bar z. @returns {string} */
  base() {
    const token = this.peek();
    if (this.isAccent(token)) {
      this.take();
      if (this.isAccent(this.peek())) return `${token.slice(1)} ${this.base()}`;
      if (this.peek() === "(") return `${token.slice(1)} ${this.bracketed(() => this.base())}`;
      return `${token.slice(1)} ${this.script(() => this.base())}`;
    }
    if (!PROGRAM_LETTERS.has(token) || token === "e") {
      this.fail(token === "e" ? "another letter (e is the base of e^x)" : "a letter");
    }
    return PROGRAM_LETTERS.get(this.take());
  }

  /** @returns {TextNode} */
  name() {
    if (this.peek() === "\\sigma" && (BRACKETS_OPEN.has(this.peek(1)) || this.peek(1) === "'")) return this.applied();
    const name = this.base();
    if (this.known.widths.has(name) && this.peek() !== "_" && this.peek() !== "'") return { type: "width", name };
    const at = this.scripts(name);
    if (this.peek() === "'") this.fail("a quantity without a prime (a function has its bracket: \\sigma'(z))");
    return { type: "cell", name, at };
  }

  /** The indices of a quantity, the lower ones first. @returns {ProgramIndex[]} */
  scripts(name, left = false) {
    let [lower, upper] = [[], []];
    if (this.peek() === "[" && (left || this.areIndices())) {
      const all = [];
      while (this.peek() === "[" && (left || this.areIndices())) {
        this.take();
        all.push(...this.slots(left, "]"));
        this.take("]");
      }
      return all;
    }
    for (let i = 0; i < 2; i++) {
      if (this.peek() === "_" && !lower.length) {
        this.take();
        lower = this.script(() => this.slots(left), this.sideBySide(left));
      } else if (this.peek() === "^" && !upper.length && (left || this.isUpperIndex(name))) {
        this.take();
        upper = this.peek() === "(" ? this.bracketed(() => this.slots(left, ")")) : this.script(() => this.slots(left));
        this.known.upper.set(name, upper.length);
      }
    }
    const count = this.known.upper.get(name) ?? 0;
    if (!this.first && upper.length !== count) this.fail(`${count} upper index after ${name}, as elsewhere`);
    return [...lower, ...upper];
  }

  /** How many letters and digits follow an underscore, side by side and without braces, as indices. */
  sideBySide(left) {
    let count = 1;
    const isIndex = (ahead) =>
      /^[a-z0-9]$/i.test(this.peek(ahead)) && this.peek(ahead + 1) !== "_" &&
      (left || this.isNumeral(ahead) || this.isBound(this.peek(ahead)));
    if (!/^[a-z0-9]$/i.test(this.peek())) return 1;
    while (this.isClose(count) && isIndex(count)) count++;
    return count;
  }

  /** Whether the bracket that begins there holds indices, and not a relation. */
  areIndices(ahead = 0) {
    for (let depth = 0, i = ahead;; i++) {
      const token = this.peek(i);
      if (token === "" || INDEX_RELATIONS.has(token)) return false;
      depth += token === "[" ? 1 : token === "]" ? -1 : 0;
      if (depth === 0) return true;
    }
  }

  /** Whether what stands above here is an index: elsewhere it is one, or its letters are bound. */
  isUpperIndex(name) {
    if (this.known.upper.has(name)) return true;
    let inside = [this.peek(1)];
    const end = { "{": "}", "(": ")" }[this.peek(1)];
    if (end) {
      inside = [];
      for (let i = 2; this.peek(i) !== end && this.peek(i) !== ""; i++) inside.push(this.peek(i));
    }
    const letters = inside.filter((token) => PROGRAM_LETTERS.has(token)).map((token) => PROGRAM_LETTERS.get(token));
    const isPlain = (token) => PROGRAM_LETTERS.has(token) || NUMERAL.test(token) || "+-,()".includes(token);
    return letters.length > 0 && inside.every(isPlain) && letters.every((letter) => this.isBound(letter));
  }

  /** Indices: letters and digits side by side, each one of them, or with commas between them. @returns {ProgramIndex[]} */
  slots(left = false, end = "}") {
    const found = [];
    let commas = false;
    while (this.peek() !== end && this.peek() !== "") {
      found.push(...this.slot(left, commas, end));
      if (this.peek() === ",") {
        commas = true;
        this.take();
        this.spaces();
      }
    }
    return found.length ? found : this.fail("an index");
  }

  /** What stands before the next comma: one index with a sign or a bracket in it, or several letters and digits. */
  slot(left, commas, end) {
    const found = [];
    while (![end, ",", ""].includes(this.peek())) {
      const signs = this.peek() === "+" || this.peek() === "-";
      if (found.length && signs) {
        if (found.length > 1) this.fail("commas between the indices, where one of them is a sum");
        return [this.affine(left, found[0])];
      }
      const isAlone = this.isNumeral() && !this.isLetter(1) && this.peek(1) !== "(";
      commas ||= this.commaAhead(end);
      if (isAlone && !commas && this.peek(1) !== "+" && this.peek(1) !== "-") {
        found.push(...[...this.take()].map((digit) => ofNumber(Number(digit))));
      } else found.push(this.summand(left));
    }
    return found.length ? found : this.fail("an index");
  }

  commaAhead(end) {
    for (let i = 0; this.peek(i) !== end && this.peek(i) !== ""; i++) if (this.peek(i) === ",") return true;
    return false;
  }

  /** i + k − 1, 2i − 1, 2(i−1) + k. @returns {ProgramIndex} */
  affine(left = false, begun = undefined) {
    let found = begun ?? this.summand(left);
    while (this.peek() === "+" || this.peek() === "-") {
      const sign = this.take() === "+" ? 1 : -1;
      found = indexSum(found, timesIndex(this.summand(left), sign));
    }
    return found;
  }

  /** A letter, a number, or a number times a letter or a bracket. @returns {ProgramIndex} */
  summand(left) {
    if (this.peek() === "-") {
      this.take();
      return timesIndex(this.summand(left), -1);
    }
    let count = 1;
    if (this.isNumeral()) {
      count = this.wholeNumber();
      if (this.peek() === "\\cdot") this.take();
      if (!this.isLetter() && this.peek() !== "(") return ofNumber(count);
    }
    if (this.peek() === "(") return timesIndex(this.bracketed(() => this.affine(left)), count);
    return timesIndex(ofLetter(this.index(left)), count);
  }

  wholeNumber() {
    if (!/^\d+$/.test(this.peek())) this.fail("a whole number");
    return Number(this.take());
  }

  boundIndexWanted(bound) {
    return `an index that a sum runs over or that stands on the left (${bound})`;
  }

  /** A letter as an index: one that is bound, or a width. */
  index(left = false) {
    if (!this.isLetter()) this.fail("an index: a letter or a whole number");
    const name = PROGRAM_LETTERS.get(this.peek());
    const isBound = this.isBound(name);
    if (!left && !isBound && !this.first && !this.known.widths.has(name)) {
      this.fail(this.boundIndexWanted([...this.bound].sort().join(", ") || "none"));
    }
    if (!left && !isBound && name !== name.toLowerCase() && name === name.toUpperCase()) this.known.widths.add(name);
    this.take();
    return name;
  }

  /* ---- the other atoms, each from its first token to its last ---- */

  applied() {
    const token = this.take();
    const named = ACTIVATION.exec(token)?.[1];
    let primes = 0;
    while (this.peek() === "'") {
      this.take();
      primes++;
    }
    if (primes && (ELEMENTARY.has(token) || named === "tanh")) {
      this.fail("a function without a prime (only \\sigma and named activations have one)");
    }
    const argument = BRACKETS_OPEN.has(this.peek()) ? this.group() : this.factor();
    return { type: "apply", f: ELEMENTARY.get(token) ?? named ?? "sigma", primes, argument };
  }

  fraction() {
    this.take();
    const over = this.script(() => this.expression());
    return { type: "quotient", over, under: this.script(() => this.expression()) };
  }

  root() {
    this.take();
    const argument = BRACKETS_OPEN.has(this.peek()) ? this.group() : this.script(() => this.expression());
    return { type: "apply", f: "sqrt", primes: 0, argument };
  }

  euler() {
    this.take();
    if (this.peek() !== "^") this.fail("^ after e");
    this.take();
    return { type: "apply", f: "exp", primes: 0, argument: this.exponent() };
  }

  group() {
    return this.bracketed(() => this.expression());
  }

  bracketed(read) {
    const end = BRACKETS_OPEN.get(this.take());
    const body = read();
    this.take(end);
    return body;
  }

  absolute() {
    const opening = this.take();
    if (opening === "\\abs") return { type: "apply", f: "abs", primes: 0, argument: this.group() };
    const argument = this.expression();
    this.take(opening === "|" ? "|" : "\\right|");
    return { type: "apply", f: "abs", primes: 0, argument };
  }

  sum() {
    this.take();
    return this.running("sum");
  }

  /** The larger of two, or the largest over an index. */
  largest() {
    this.take();
    if (this.peek() === "_") return this.running("maxover");
    if (!BRACKETS_OPEN.has(this.peek())) this.fail("( or _ after \\max");
    return this.bracketed(() => {
      const one = this.expression();
      this.take(",");
      return { type: "max", one, other: this.expression() };
    });
  }

  /** Over one index or several, each with bounds or without; it acts on all the factors that follow. */
  running(type) {
    this.take("_");
    const runs = this.script(() => this.runs(), this.lettersSummed());
    if (this.peek() === "^") {
      if (runs.length !== 1 || runs[0].mark !== "=") this.fail("no upper bound, where there is no lower one");
      this.take();
      runs[0].high = this.script(() => this.boundIndex());
    } else if (runs.some(({ mark }) => mark === "=")) this.fail("^ and an upper bound, where there is a lower one");
    const kept = this.bound;
    if (kept) this.bound = new Set([...kept, ...runs.map(({ letter }) => letter)]);
    let body = this.term();
    this.bound = kept;
    for (const { letter, low, high } of runs.toReversed()) body = { type, letter, low, high, body };
    return body;
  }

  /** How many letters a sum runs over that has them side by side, sum_ij. */
  lettersSummed() {
    let count = 1;
    const goesOn = (ahead) => /^[a-z]$/.test(this.peek(ahead)) && !["_", "^", "[", "("].includes(this.peek(ahead + 1));
    while (/^[a-z]$/.test(this.peek()) && this.isClose(count) && goesOn(count)) count++;
    return count;
  }

  /** Letters with their bounds: k, k=1, k \le i, 1 \le k \le i, or letters side by side. */
  runs() {
    const found = [];
    const one = ofNumber(1);
    while (this.peek() !== "}" && this.peek() !== "") {
      let low = one;
      if (this.isNumeral()) {
        low = ofNumber(this.wholeNumber());
        if (this.isNext(LESS)) this.take();
        else this.fail("\\le");
      }
      const taken = PROGRAM_LETTERS.get(this.peek());
      if (this.bound?.has(taken)) this.fail(`a letter for the sum that is not taken (${taken} is)`);
      const letter = this.index(true);
      if (this.peek() === "=") {
        this.take();
        found.push({ letter, low: this.boundIndex(), high: null, mark: "=" });
      } else if (this.isNext(LESS)) {
        const strict = STRICT.has(this.take());
        found.push({ letter, low, high: indexSum(this.boundIndex(), ofNumber(strict ? -1 : 0)), mark: "<" });
      } else found.push({ letter, low: one, high: null, mark: "" });
      if (this.peek() === ",") {
        this.take();
        this.spaces();
      }
    }
    return found.length ? found : this.fail("an index");
  }

  /** A bound: letters in it that are not bound are widths. */
  boundIndex() {
    const found = this.affine(true);
    for (const letter of lettersIn(found)) if (!this.isBound(letter)) this.known.widths.add(letter);
    return found;
  }

  /** [i = j], [1 \le i \le n], [k \ne i]: 1 where it holds, else 0. @returns {TextNode} */
  bracket() {
    this.take("[");
    const first = this.boundIndex();
    const relation = this.take();
    let node;
    if (["=", "\\ne", "\\neq"].includes(relation)) {
      const same = { type: "same", left: first, right: this.boundIndex() };
      node = relation === "=" ? same : { type: "add", terms: [UNIT, { type: "product", factors: [MINUS, same] }] };
    } else if (LESS.has(relation) || MORE.has(relation)) node = this.guard(first, relation);
    else {
      this.at--;
      this.fail("=, \\ne, \\le or \\ge");
    }
    this.take("]");
    return node;
  }

  /** The rest of a guard, whose first index and relation have been read. */
  guard(first, relation) {
    let second = this.boundIndex();
    const shifted = (index, by) => indexSum(index, ofNumber(by));
    const step = STRICT.has(relation) ? 1 : 0;
    if (!this.isNext(LESS) && !this.isNext(MORE)) {
      // Which of the two is the index, and which the bound? A number or a width is a bound.
      if (MORE.has(relation)) [first, second] = [second, first];
      const isIndex = lettersIn(first).some((letter) => !this.known.widths.has(letter));
      return isIndex
        ? { type: "in", low: null, index: first, high: shifted(second, -step) }
        : { type: "in", low: shifted(first, step), index: second, high: null };
    }
    const rising = LESS.has(relation);
    if (!this.isNext(rising ? LESS : MORE)) this.fail("a relation that points the same way");
    const otherStep = STRICT.has(this.take()) ? 1 : 0;
    const third = this.boundIndex();
    return rising
      ? { type: "in", low: shifted(first, step), index: second, high: shifted(third, -otherStep) }
      : { type: "in", low: shifted(third, otherStep), index: second, high: shifted(first, -step) };
  }

  /* ---- what holds a rule: braces, a script, a level more ---- */

  /** Braces, or exactly one token; `count` of them where they are indices side by side. */
  script(rule, count = 1) {
    if (this.peek() === "{") {
      this.take();
      const node = rule();
      this.take("}");
      return node;
    }
    if (!this.peek() || (this.peek().length > 1 && this.isNumeral())) {
      this.fail("an index or an argument, in braces if it is more than one sign");
    }
    const { end } = this;
    this.end = Math.min(this.at + count, end);
    try {
      return rule();
    } finally {
      this.end = end;
    }
  }

  nestedIn(rule) {
    if (++this.depth > DEEPEST) this.fail(`at most ${DEEPEST} things inside each other`);
    const node = rule.call(this);
    this.depth--;
    return node;
  }
}
