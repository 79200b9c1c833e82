/**
 * A reader's formula as a tree. Nothing in it is ever run: the text is read token by token, by these rules and no others.
 *
 *   parse("sum(w[k,j]*delta[k], k)*dsigma(z[j])")           the tree (tree.js); a Refusal that says what was expected
 *   parse("h'(a[k])", {notation: "bishop"})                 the same formula typed in the letters of a notation
 *   parse("p*q", {letters: ["p", "q"]})                     free letters
 *   parse("w[2] @ a[1]", {whole: true})                     whole matrices: a number in brackets is a layer
 *   parse("dz[k]/da[j]", {slopes: true})                    slopes of anything along a quantity
 *   sides("δ_j = …", {…})                                   {left, right}: as pasted, with the quantity asked for; left may
 *                                                           be null
 *
 * The rules stand from loose to tight: each calls only the next ones, or, inside brackets, the first.
 */
import { ANSWER_LIMITS, COST_SLOPES, INDEX_LETTERS, TYPED_FUNCTIONS, TYPED_QUANTITIES } from "../core/facts.js";
import { namesOf } from "./names.js";
import { quoted } from "../core/quoted.js";
import { Refusal, tokens, Unfinished } from "./tokens.js";

/** @import { Layer, Quantity, TreeNode } from "./tree.js" */
/** @import { Token } from "./tokens.js" */
/**
 * @typedef {{notation?: string, letters?: string[], whole?: boolean, slopes?: boolean}} Reading in which letters it is
 *     typed, and of what
 */

const MOST_NODES = 200;
const CLOSING = { "(": ")", "[": "]", "{": "}" };

/** Of what a slope of the cost may be typed, dC/da, and which quantity that is. */
const SLOPE_BY = {
  ...Object.fromEntries(Object.entries(COST_SLOPES).map(([slope, by]) => [by, slope])),
  z: "delta",
  Z: "Delta",
};

/** @type {(text: string, reading?: Reading) => TreeNode} */
export const parse = (text, reading) => new Parser(text, reading).formula();

/** @type {(text: string, reading?: Reading) => {left: Quantity | null, right: TreeNode}} */
export function sides(text, reading) {
  const parser = new Parser(text, reading);
  return { left: parser.leftSide(), right: parser.formula() };
}

class Parser {
  /** @param {string} text @param {Reading} [reading] */
  constructor(text, { notation = "book", letters = [], whole = false, slopes = false } = {}) {
    this.tokens = tokens(text);
    this.names = namesOf(notation);
    this.letters = new Set(letters);
    this.whole = whole;
    this.slopes = slopes;
    this.at = this.depth = this.nodes = 0;
  }

  /* ---- the cursor: where in the tokens the reading stands ---- */

  /** @returns {Token | undefined} undefined behind the last one */
  token(ahead = 0) {
    return this.tokens[this.at + ahead];
  }
  peek(ahead = 0) {
    return this.token(ahead)?.text;
  }
  is(sign, ahead = 0) {
    return this.token(ahead)?.kind === "sign" && this.peek(ahead) === sign;
  }
  isOpening() {
    return Object.keys(CLOSING).some((sign) => this.is(sign));
  }
  isName() {
    return this.token()?.kind === "name";
  }
  take() {
    return this.tokens[this.at++];
  }
  skip(sign) {
    return this.is(sign) && Boolean(this.take());
  }
  expect(sign) {
    return this.skip(sign) || this.fail(`“${sign}”`);
  }
  /** @returns {never} */
  fail(expected) {
    const got = this.peek();
    if (got === undefined) throw new Unfinished(`Expected ${expected}; the formula ends here.`);
    throw new Refusal(`Expected ${expected}; got ${quoted(got)}.`);
  }

  /** What stands in brackets of any kind. */
  inBrackets(read) {
    const open = Object.keys(CLOSING).find((sign) => this.skip(sign)) ?? this.fail("“(”");
    const inside = read();
    this.expect(CLOSING[open]);
    return inside;
  }
  inBraces(read) {
    this.expect("{");
    const inside = read();
    this.expect("}");
    return inside;
  }
  /** A list with commas between its entries. */
  listOf(read) {
    const list = [read()];
    while (this.skip(",")) list.push(read());
    return list;
  }

  /** Counts the parts of the tree. */
  made(node) {
    if (++this.nodes > MOST_NODES) throw new Refusal(`Expected a formula of at most ${MOST_NODES} parts.`);
    return node;
  }
  /** Counts how deep the reading is in brackets. */
  deeper(read) {
    if (++this.depth > ANSWER_LIMITS.depth) throw new Refusal(`Expected brackets at most ${ANSWER_LIMITS.depth} deep.`);
    const node = read();
    this.depth--;
    return node;
  }

  /* ---- a whole formula ---- */

  formula() {
    if (!this.peek()) throw new Refusal("Expected a formula; got an empty field.");
    const tree = this.sumOfTerms();
    if (this.peek()) this.fail("an operator or the end");
    return tree;
  }

  /** A quantity before an equals sign; null where there is none, or the sign stands alone. */
  leftSide() {
    if (this.skip("=") || !this.isName()) return null;
    const node = this.named();
    if (["quantity", "derivative"].includes(node.type) && this.skip("=")) return node;
    this.at = this.nodes = 0;
    return null;
  }

  /* ---- sums, products, powers ---- */

  sumOfTerms() {
    return this.deeper(() => {
      const terms = [{ minus: this.sign(), body: this.entrywise() }];
      while (this.is("+") || this.is("-")) terms.push({ minus: this.sign(), body: this.entrywise() });
      return terms.length === 1 && !terms[0].minus ? terms[0].body : this.made({ type: "add", terms });
    });
  }

  /** Whether an odd number of minus signs comes; of signs there may be many, or none. */
  sign() {
    let minus = false;
    while (this.is("+") || this.is("-")) minus = minus !== (this.take().text === "-");
    return minus;
  }

  /** ⊙ holds less tightly than a matrix product: σ′(z) ⊙ wᵀδ. As in NumPy, * and @ hold alike. */
  entrywise() {
    let node = this.product();
    while (this.skip("⊙")) node = this.times(node, "*", this.signed(() => this.product()));
    return node;
  }

  product() {
    let node = this.power();
    for (;;) {
      if (this.skip("*")) node = this.times(node, "*", this.signed());
      else if (this.skip("@")) node = this.times(node, "@", this.signed());
      else if (this.skip("/")) node = this.made({ type: "over", left: node, right: this.signed() });
      else if (this.isFactor()) node = this.times(node, "", this.power());
      else return node;
    }
  }

  times(left, sign, right) {
    return this.made({ type: "times", left, right, sign });
  }

  /** A factor after an operator may bring its own sign: a * -b. */
  signed(read = () => this.power()) {
    return this.sign() ? this.made({ type: "add", terms: [{ minus: true, body: read() }] }) : read();
  }

  /** Whether a factor comes without an operator before it: 2 a_j. */
  isFactor() {
    return this.token()?.kind === "number" || this.isName() || this.isOpening();
  }

  power() {
    let node = this.atom();
    for (;;) {
      if (this.skip(".T")) node = this.made({ type: "transpose", body: node });
      else if (this.is("^") && this.peek(1) === "T") {
        this.at += 2;
        node = this.made({ type: "transpose", body: node });
      } else if (this.is("^")) node = this.raised(node);
      else return node;
    }
  }

  /** Powers are read from the right: 2^3^2 is 2^(3^2). */
  raised(base) {
    this.take();
    return this.made({ type: "power", base, exponent: this.deeper(() => this.exponent()) });
  }

  exponent() {
    const minus = this.skip("-");
    const atom = this.atom();
    const body = this.is("^") && this.peek(1) !== "T" ? this.raised(atom) : atom;
    return minus ? this.made({ type: "add", terms: [{ minus, body }] }) : body;
  }

  /* ---- atoms: numbers, brackets, and what begins with a name ---- */

  atom() {
    if (this.token()?.kind === "number") {
      const { text } = this.take();
      return this.made({ type: "number", value: Number(text), text });
    }
    if (this.is("[") && this.is("=", 2)) return this.same();
    if (this.isOpening()) return this.bracketed();
    if (this.isName()) return this.named();
    return this.fail("a quantity, a number or a bracket");
  }

  bracketed() {
    return this.inBrackets(() => this.sumOfTerms());
  }

  /** [k = j]: 1 where they are the same neuron, else 0. */
  same() {
    this.expect("[");
    const left = this.index();
    this.expect("=");
    const right = this.index();
    this.expect("]");
    return this.made({ type: "same", left, right });
  }

  named() {
    const { text } = this.token();
    const derivative = this.slopes && text.startsWith("d") && this.derivative();
    if (derivative) return derivative;
    if (this.letters.has(text)) {
      this.take();
      return this.made({ type: "quantity", role: text, layer: null, sub: [], free: true });
    }
    if (text === "sum") return this.sum();
    if (text === "mean" || (text === "E" && (this.is("[", 1) || this.is("(", 1)))) return this.mean();
    if (text === "frac") return this.fraction();
    if (text === "e" && this.is("^", 1)) return this.exponential();
    if (this.names.functions.has(text)) return this.call();
    if (this.names.costs.has(text) && this.is("/", 1)) return this.slope();
    if (this.names.role.has(text)) return this.quantity(this.names.role.get(this.take().text));
    if (this.names.index.has(text) || text === "l" || text === "L") return this.letter();
    if (text.length > 1 && [...text].every((c) => this.letters.has(c))) return this.lettersSideBySide();
    if (text.startsWith("d") && this.names.role.has(text.slice(1))) {
      throw new Refusal(
        "Of slopes only those of the cost can be typed, such as dC/da[j], and that of the activation function, dsigma(z[j]).",
      );
    }
    const expected = this.letters.size ? [...this.letters].join(", ") : "something such as w, delta, z, dsigma or sum";
    throw new Refusal(`${quoted(text)} is no name here. Expected ${expected}.`);
  }

  /** dX/dY, d(…)/dY or d/dY(…), where what stands over the bar is followed by a slope's "/d…"; else null. */
  derivative() {
    const [start, nodes] = [this.at, this.nodes];
    const alone = this.peek() === "d" && this.is("/", 1);
    if (alone) this.take();
    const top = alone ? null : this.moved();
    const by = (alone || top) && this.skip("/") ? this.moved() : null;
    if (by?.type === "quantity") return this.made({ type: "derivative", top: top ?? this.power(), by });
    this.at = start;
    this.nodes = nodes;
    return null;
  }

  /** What moves: what stands behind a d, in its word or in brackets. */
  moved() {
    const [token, at] = [this.token(), this.at];
    if (token?.kind !== "name" || !token.text.startsWith("d")) return null;
    const text = token.text.slice(1);
    if (!text) return this.take() && this.isOpening() ? this.bracketed() : null;
    if (this.names.costs.has(token.text)) {
      return this.take() && this.made({ type: "quantity", role: "C", layer: null, sub: [] });
    }
    if (!this.names.role.has(text) && !this.names.functions.has(text)) return null;
    this.tokens[at] = { ...token, text };
    const node = this.named();
    this.tokens[at] = token;
    return node;
  }

  /** mn is m n, and mn² is m n²: a token for each letter. */
  lettersSideBySide() {
    const token = this.token();
    this.tokens.splice(this.at, 1, ...[...token.text].map((text) => ({ ...token, text })));
    return this.named();
  }

  /** An index as a number, as in (k − 1); a layer, as in L: what has that meaning is found out later. */
  letter() {
    if (this.peek() !== "l" && this.peek() !== "L") return this.made({ type: "letter", name: this.index(), shift: 0 });
    return this.made({ type: "letter", ...this.layer() });
  }

  /* ---- sums over an index, means, fractions, functions, slopes of the cost ---- */

  /** sum_k a_k, sum(k, a_k) or sum(a_k, k). */
  sum() {
    this.take();
    if (this.skip("_")) {
      const limits = this.is("=", 2) || this.is("=", 1) || this.is("^", 1); // sum_{k=1}, sum_k=1, sum_k^n
      if (limits) this.fail("a sum over all neurons of a layer: sum_k, without limits");
      const letters = this.scripts();
      if (!letters.every((letter) => INDEX_LETTERS.includes(letter))) this.fail("one letter under the sum");
      return this.summed(letters, this.deeper(() => this.signed(() => this.entrywise())));
    }
    return this.inBrackets(() => {
      if (this.isName() && this.is(",", 1) && this.names.index.has(this.peek())) {
        const index = this.index();
        this.expect(",");
        return this.summed([index], this.sumOfTerms());
      }
      const body = this.sumOfTerms();
      const letters = [];
      while (this.skip(",") && this.isName()) letters.push(this.index());
      if (!letters.length) this.fail("“, k)”: the letter of the index that the sum runs over");
      return this.summed(letters, body);
    });
  }

  /** A sum over two letters is a sum of sums. */
  summed(letters, body) {
    return letters.reduceRight((inner, index) => this.made({ type: "sum", index, body: inner }), body);
  }

  mean() {
    this.take();
    return this.made({ type: "mean", body: this.bracketed() });
  }

  fraction() {
    this.take();
    const derivative = this.slopes && this.derivativeOverBar();
    if (derivative) return derivative;
    if (this.is("{") && this.names.costs.has(this.peek(1)) && this.is("}", 2)) { // \frac{dC}{da_k}
      this.at += 3;
      return this.inBraces(() => this.slopeBy());
    }
    const left = this.inBraces(() => this.sumOfTerms());
    return this.made({ type: "over", left, right: this.inBraces(() => this.sumOfTerms()) });
  }

  /** \frac{dX}{dY}, or \frac{d}{dY} before what moves; else null. */
  derivativeOverBar() {
    const [start, nodes] = [this.at, this.nodes];
    this.expect("{");
    const alone = this.peek() === "d" && this.is("}", 1);
    const top = alone ? this.take() && null : this.moved();
    if ((alone || top) && this.skip("}") && this.skip("{")) {
      const by = this.moved();
      if (by?.type === "quantity" && this.skip("}")) {
        return this.made({ type: "derivative", top: top ?? this.power(), by });
      }
    }
    this.at = start;
    this.nodes = nodes;
    return null;
  }

  exponential() {
    this.at += 2;
    return this.made({ type: "call", name: "exp", args: [this.exponent()] });
  }

  call() {
    const name = this.names.functions.get(this.take().text);
    const alone = !this.isOpening() && !this.is("^");
    if (alone && (name === "sigma" || name === "dsigma")) return this.made({ type: "call", name, args: [] }); // σ, named alone
    const raised = this.skip("^") ? this.exponent() : null; // tanh²(z)
    if (raised && raised.type !== "number") this.fail("a number as exponent");
    const args = this.inBrackets(() => {
      const listed = this.listOf(() => this.sumOfTerms());
      if (listed.length === TYPED_FUNCTIONS[name]) return listed;
      throw new Refusal(
        `${name} takes ${TYPED_FUNCTIONS[name] === 1 ? "one thing" : "two things"}; got ${listed.length}.`,
      );
    });
    const node = this.made({ type: "call", name, args });
    return raised ? this.made({ type: "power", base: node, exponent: raised }) : node;
  }

  slope() {
    this.at += 2;
    return this.slopeBy();
  }

  /** The slope of the cost along what stands here: da_k. Along z it is δ. */
  slopeBy() {
    const name = this.isName() ? this.peek() : "";
    const by = name.startsWith("d") ? this.names.role.get(name.slice(1)) : undefined;
    const role = SLOPE_BY[by] ?? this.fail("da, dw, db or dz after dC/");
    this.take();
    return this.quantity(role, true);
  }

  /* ---- quantities: a name, its indices and its layer, in every way that readers write them ---- */

  quantity(role, slope = false) {
    const node = { type: "quantity", role, layer: null, sub: [], ...(slope && { slope }) };
    const { indices, layered } = TYPED_QUANTITIES[role];
    const raisable = layered || role === "y"; // a target may name its layer, too: y^L
    for (;;) {
      if (indices && this.skip("_")) node.sub.push(...this.scripts(indices > 1));
      else if ((indices || layered) && this.isScript(node.sub.length < indices)) this.scriptInBrackets(node, indices);
      else if (raisable && !node.layer && this.is("^") && this.isLayer(!layered || node.sub.length > 0)) {
        this.take();
        node.layer = this.layer();
      } else break;
    }
    if (node.sub.length > indices) {
      const advice = role === "delta" ? " For 1 where two indices agree, else 0, type [j=k]." : "";
      const allowed = `${indices || "no"} ${indices === 1 ? "index" : "indices"}`;
      throw new Refusal(`${role} takes ${allowed}; got ${node.sub.length}.${advice}`);
    }
    return this.made(node);
  }

  /** Once all indices are known, a bracket is one of theirs only if it looks like it: a_j [b_j + 1] is a product. */
  isScript(wanting) {
    if (!this.is("[") || this.is("=", 2)) return false;
    return wanting || ["l", "L"].includes(this.peek(1)) || this.is("]", 2) || this.is(",", 2);
  }

  /** [k,j], [l+1], or [2] before another bracket: neurons or a layer. The width n has a layer only. */
  scriptInBrackets(node, indices) {
    this.expect("[");
    const numbered = this.token()?.kind === "number" && this.is("]", 1) && (this.whole || this.is("[", 2));
    const layer = !indices || this.peek() === "l" || this.peek() === "L" || numbered;
    if (layer && !node.layer) node.layer = this.layer();
    else node.sub.push(...this.listOf(() => this.index()));
    this.expect("]");
  }

  /**
   * Behind an index a number is a power, a[1]^2, unless it is twice in brackets, a_1^{(2)}; before one, or where there is
   * none, it is a layer, a^2[1].
   */
  isLayer(indexed) {
    let ahead = 1;
    while (this.is("(", ahead) || this.is("{", ahead)) ahead++;
    const numbered = this.token(ahead)?.kind === "number" && (!indexed || ahead === 3);
    return ahead < 4 && (numbered || ["l", "L"].includes(this.peek(ahead)));
  }

  /* ---- layers and indices ---- */

  /** @returns {Layer} l, l+1, L, a number, or one of these in brackets */
  layer() {
    if (this.is("(") || this.is("{")) return this.inBrackets(() => this.layer());
    const token = this.token();
    if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) {
      return { name: "", shift: Number(this.take().text) - this.names.first };
    }
    const name = token?.text;
    if (name !== "l" && name !== "L") return this.fail("a layer: l, l+1, L or a number");
    this.take();
    const signed = (this.is("+") || this.is("-")) && this.token(1)?.kind === "number" && /^\d$/.test(this.peek(1));
    return { name, shift: signed ? Number(this.take().text + this.take().text) : 0 };
  }

  /** @returns {string} the book's letter of an index, or the number of a neuron */
  index() {
    const token = this.token();
    if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) return this.take().text;
    const letter = this.isName() ? this.names.index.get(token.text) : undefined;
    if (!letter) {
      const known = [...this.names.index.keys()].filter((name) => INDEX_LETTERS.includes(name) && name !== "s");
      this.fail(`an index: ${known.join(", ")} or a number`);
    }
    this.take();
    return letter;
  }

  /** What follows an underscore: kj, {k,j} or {kj}; `several`: in {12}, too, stand two indices. */
  scripts(several = false) {
    if (this.token()?.kind === "scripts") {
      return [...this.take().text].map((c) => (/\d/.test(c) ? c : this.letterOfIndex(c)));
    }
    return this.inBraces(() => {
      const found = [];
      do found.push(...this.sideBySide(several)); while (this.skip(",") || !this.is("}"));
      return found;
    });
  }

  sideBySide(several) {
    if (this.isName()) return [...this.take().text].map((c) => this.letterOfIndex(c));
    return several ? [...this.index()] : [this.index()];
  }

  letterOfIndex(character) {
    return this.names.index.get(character) ?? this.fail(`an index; ${quoted(character)} is none`);
  }
}
