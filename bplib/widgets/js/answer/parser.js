/**
 * A reader's formula as a tree. Nothing in it is ever run: the text is read token by token, by these rules and no others.
 *
 *   parse("sum(w[k,j]*delta[k], k)*dsigma(z[j])")           the tree (tree.js); a Refusal that says what was expected
 *   parse("h'(a[k])", {notation: "bishop"})                 the same formula typed in the letters of a notation
 *   parse("p*q", {letters: ["p", "q"]})                     free letters
 *   parse("w[2] @ a[1]", {whole: true})                     whole matrices: a number in brackets is a layer
 *   parse("dz[k]/da[j]", {slopes: true})                    slopes of anything along a quantity
 *   parse("[z[j] > 0]"), parse("z[j] > 0 ? p : q")          1 where a relation holds, else 0; one of two, by a relation
 *   sides("δ_j = …", {…})                                   {left, right}: as pasted, with the quantity asked for; left may
 *                                                           be null. Of w -= … the right is w − …
 *
 * The rules stand from loose to tight: each calls only the next ones, or, inside brackets, the first. How a quantity is written,
 * with its indices and its layer, quantity_reader.js says.
 */
import { ANSWER_LIMITS, COST_SLOPES, RELATIONS, TYPED_FUNCTIONS, TYPED_QUANTITIES, WORLD } from "../core/facts.js";
import { quoted } from "../core/quoted.js";
import { layerText } from "./layer.js";
import { activationNamed, eitherOf, guardOf, minus } from "./made.js";
import { QuantityReader } from "./quantity_reader.js";
import { Refusal } from "./tokens.js";

/** @import { Reading } from "./quantity_reader.js" */
/** @import { Quantity, TreeNode } from "./tree.js" */

/** Of what a slope of the cost may be typed, dC/da, and which quantity that is. */
const SLOPE_BY = {
  ...Object.fromEntries(Object.entries(COST_SLOPES).map(([slope, by]) => [by, slope])),
  z: "delta",
  Z: "Delta",
};
const INDICATORS = new Set(WORLD.indicators.split(" ")), CHOICES = new Set(WORLD.choices.split(" "));
const isBegunWithNumber = (node) => (node.type === "times" ? isBegunWithNumber(node.left) : node.type === "number");
/** Where a dot or a cross says that two are multiplied, and not how: whether it is a product of matrices.
 * @type {(node: any) => boolean} */
const isMap = ({ type, role, left, right }) =>
  type === "transpose" || (type === "quantity" && ["w", "dw", "ones"].includes(role)) ||
  (type === "times" && isMap(right)) || (type === "over" && isMap(left));

/** @type {(text: string, reading?: Reading) => TreeNode} */
export const parse = (text, reading) => new Parser(text, reading).formula();

/** @type {(text: string, reading?: Reading) => {left: Quantity | null, right: TreeNode}} */
export function sides(text, reading) {
  const parser = new Parser(text, reading);
  const left = parser.leftSide();
  const change = left && parser.change();
  const right = parser.formula();
  return { left, right: change ? minus(left, right, change === "-") : right };
}

class Parser extends QuantityReader {
  /** @param {string} text @param {Reading} [reading] */
  constructor(text, reading = {}) {
    super(text, reading);
    this.slopes = Boolean(reading.slopes);
    this.depth = 0;
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
    const tree = this.choice(true);
    if (this.peek()) this.fail("an operator or the end");
    return tree;
  }

  /** A quantity before an equals sign, or before each of several; null where there is none, or the sign stands alone. */
  leftSide() {
    if (this.skip("=") || !this.isName()) return null;
    const left = this.tried(() => {
      const node = this.named();
      const stepped = (this.is("-") || this.is("+")) && this.is("=", 1);
      return ["quantity", "derivative"].includes(node.type) && (stepped || this.skip("=")) && node;
    });
    if (left?.type !== "quantity") return left || null;
    this.tried(() => {
      const again = this.leftSide();
      return again && again.role === left.role && `${again.sub}` === `${left.sub}`;
    });
    return left;
  }

  /** "-" of -=, "+" of +=. */
  change() {
    if (!this.is("=", 1)) return null;
    const { text } = this.take();
    this.take();
    return text;
  }

  /* ---- relations ---- */

  /**
   * One of two, by a relation: z > 0 ? p : q, if z > 0 then p else q, or p if z > 0 else q. A relation alone is 1 where it holds, else 0; of a `bare`
   * one, without brackets around it, one must know where it ends.
   */
  choice(bare = false) {
    this.skip("if");
    const node = this.relation(bare);
    if (this.skip("then")) return this.chosen(node, this.choice());
    if (this.skip("if")) return this.chosen(this.relation(), node);
    return node;
  }
  /** `otherwise`, or what stands behind "else". */
  chosen(guard, one, otherwise = this.skip("else") ? this.choice() : this.fail("what it is else")) {
    if (guard?.type !== "guard") this.refuse("Expected a relation to choose by, such as `z[j] > 0`.");
    if (otherwise.type === "times" && isBegunWithNumber(otherwise)) {
      this.ask("A product behind the last number", "all is multiplied", "that number alone");
    }
    return this.made(eitherOf(guard, one, otherwise));
  }
  relation(bare = false) {
    const left = this.sumOfTerms();
    const relation = this.isRelation() ? this.take().text : "";
    if (!relation) return left;
    const right = this.sumOfTerms();
    if (this.isRelation()) {
      this.refuse("Expected one relation in a bracket; got two. Multiply two brackets: [0 < z[j]]*[z[j] < 1].");
    }
    if (bare && [left, right].some((side) => side.type === "times" || side.terms?.length > 1)) {
      this.ask(
        "A relation without brackets",
        "all that stands on either side is compared",
        "the bracket, as [z[j] > 0], is a part of the formula",
      );
    }
    return this.made(guardOf(left, relation, right));
  }
  isRelation() {
    return Object.hasOwn(RELATIONS, this.peek() ?? "") && this.token().kind === "sign";
  }
  /** Whether a bracket with a relation in it comes. */
  isGuard(ahead = 0) {
    if (!this.isOpening(ahead)) return false;
    const length = this.past(ahead) - ahead;
    return Array.from({ length }, (_, i) => this.token(ahead + i)).some((token) =>
      token?.kind === "sign" && Object.hasOwn(RELATIONS, token.text)
    );
  }
  /** 1[z > 0], 1_{z > 0}: the 1 says no more than the bracket. */
  guardBehind() {
    this.skip("_");
    return this.bracketed();
  }

  /** np.where(z > 0, p, q) */
  choiceNamed() {
    this.take();
    const [guard, one, other, more] = this.inBrackets(() => this.listOf(() => this.relation()));
    if (!other || more) this.fail("a relation, and what it is where that holds and where not");
    return this.chosen(guard, one, other);
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
      else if (this.skip("·")) node = this.dotted(node, this.signed());
      else if (this.skip("/")) node = this.divided(node);
      else if (this.is("⊗")) {
        this.ask("⊗", "the outer product, `delta^l @ a^(l-1).T`", "the product entry by entry, ⊙ or *");
      } else if (this.isFactor()) node = this.times(node, "", this.power());
      else return node;
    }
  }

  times(left, sign, right) {
    return this.made({ type: "times", left, right, sign });
  }
  /** · and × are a product of matrices where one of the two is a matrix, else one of entries. */
  dotted(left, right) {
    return this.times(left, this.whole && (isMap(left) || isMap(right)) ? "@" : "*", right);
  }

  /** A blank ends what lies under the bar. Letters without one lie there together, as in /mn²; of other names one must ask. */
  divided(left) {
    const isBracketed = this.isOpening();
    let right = this.signed();
    const goesOn = () => this.isName() && !this.token().spaced && this.peek() !== "sum";
    while (right.free && goesOn()) right = this.times(right, "", this.power());
    if (goesOn() && !isBracketed) {
      this.ask("A product without a sign behind “/”", "all of it is divided by", "its first factor alone");
    }
    return this.made({ type: "over", left, right });
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
    const isBraced = this.is("{");
    let node = this.opened(this.isOpening() ? this.withScripts(this.atom(), isBraced) : this.atom());
    for (;;) {
      if (this.skip(".T") || (this.whole && this.skip("'"))) node = this.made({ type: "transpose", body: node });
      else if (this.isTurn()) {
        this.at += 2;
        node = this.withScripts(this.made({ type: "transpose", body: node }));
      } else if (this.is("^")) node = this.raised(node);
      else if (this.is("'")) this.refuse("A prime belongs to a function: `dsigma(z[j])`.");
      else return node;
    }
  }

  /** Methods of arrays and of tensors: .dot(…), .grad. */
  opened(node) {
    for (;;) {
      if (this.is(".T") && this.peek(1)?.startsWith(".")) {
        node = this.made({
          type: "transpose",
          body: this.after(() => node),
        });
      } else if (this.skip(".dot")) node = this.times(node, "@", this.bracketed());
      else if (this.whole && (this.is(".sum") || this.is(".mean"))) {
        const isMean = this.take().text === ".mean";
        node = this.inBrackets(() => this.alongAxis(node, isMean));
      } else if (node.type === "quantity" && this.skip(".grad")) {
        node = this.scripted(this.slopeOf({ cost: true }, node));
      } else return node;
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
      if (text === "1" && this.isSame(this.is("_") ? 1 : 0)) return this.same(); // 1(k = j), 1_{k=j}
      if (text === "1" && this.isGuard(this.is("_") ? 1 : 0)) return this.guardBehind();
      return this.made({ type: "number", value: Number(text), text });
    }
    if (this.isSame()) return this.same();
    if (this.isOpening()) return this.bracketed();
    if (this.isName()) return this.named();
    return this.fail("a quantity, a number or a bracket");
  }

  bracketed() {
    return this.inBrackets(() => this.choice());
  }

  isSame(ahead = 0) {
    const text = this.peek(ahead + 1);
    return this.isOpening(ahead) && this.is("=", ahead + 2) && (this.isIndex(text) || !this.names.role.has(text));
  }
  /** [k = j]: 1 where they are the same neuron, else 0. */
  same() {
    this.skip("_");
    return this.inBrackets(() => {
      const left = this.index();
      this.expect("=");
      return this.made({ type: "same", left, right: this.index() });
    });
  }

  named() {
    const text = this.isName() ? this.peek() : this.fail("a quantity");
    const { role, index, meant, costs } = this.names;
    const derivative = this.slopes && text.startsWith("d") && this.tried(() => this.derivative("/"));
    if (derivative) return derivative;
    if (this.letters.has(text)) {
      this.take();
      return this.made({ type: "quantity", role: text, layer: null, sub: [], free: true });
    }
    if (text === "sum") return this.sum();
    if (
      text === "mean" || (text === "E" && (this.is("[", 1) || this.is("(", 1) || (this.is("_", 1) && this.is("[", 3))))
    ) {
      return this.mean();
    }
    if (text === "frac") return this.fraction();
    if (text === "e" && this.is("^", 1)) return this.exponential();
    if (text === "nabla") return this.gradient();
    if (text === "softmax") return this.softmax();
    if (Object.hasOwn(WORLD.products, text) && this.is("(", 1)) return this.productNamed(WORLD.products[text]);
    if (text === "transpose" && this.is("(", 1)) {
      return this.made({
        type: "transpose",
        body: this.after(() => this.bracketed()),
      });
    }
    if (text === "ones" && this.isSame(1)) return this.after(() => this.same());
    if (INDICATORS.has(text) && this.isGuard(this.is("_", 1) ? 2 : 1)) return this.after(() => this.guardBehind());
    if (CHOICES.has(text) && this.is("(", 1)) return this.choiceNamed();
    const slope = !this.slopes && text.startsWith("d") && this.tried(() => this.slope("/"));
    if (slope) return slope;
    if (this.isFunction(text)) return this.call();
    if (role.has(text) && !(text === "Delta" && this.asked && !this.whole && this.isName(1))) {
      const own = role.get(this.take().text);
      return this.quantity(own === "Delta" && this.asked && !this.whole && this.isScripted() ? "delta" : own); // Δ_k
    }
    if (this.asked && /^[tT]heta$/.test(text) && this.is("(", 1)) {
      this.ask(
        `${quoted(text)} before a bracket`,
        "the step, `[z[j] > 0]`",
        "a weight or a bias times what stands in it",
      );
    }
    if (this.asked && meant.has(text) && !(this.bound.includes(text) || (index.has(text) && !this.isScripted(1)))) {
      return this.meant(text);
    }
    if (this.isIndex(text) || text === "l" || text === "L") return this.letter();
    if (this.asked && costs.has(text)) return this.quantity(this.after(() => "C"));
    if (text.length > 1 && [...text].every((c) => this.letters.has(c))) return this.lettersSideBySide();
    if (this.tried(() => this.cut())) return this.named();
    if (/^Delta[wWb]?$/.test(text) && !this.whole) {
      this.refuse("Δ before a weight is its change. Write that out, with `eta` and `dw`.");
    }
    if (text.startsWith("d") && (role.has(text.slice(1)) || costs.has(text.slice(1)))) {
      this.refuse(
        "Of slopes only those of the cost can be typed, such as dC/da[j], and that of the activation function, dsigma(z[j]).",
      );
    }
    return this.refuse(`${quoted(text)} is no name here. ${this.namesGiven()}`);
  }

  /** mn is m n, and mn² is m n²: a token for each letter. */
  lettersSideBySide() {
    const token = this.token();
    this.tokens.splice(
      this.at,
      1,
      ...[...token.text].map((text, i) => ({ ...token, text, spaced: !i && token.spaced })),
    );
    return this.named();
  }

  /** An index as a number, as in (k − 1); a layer, as in L: what has that meaning is found out later. */
  letter() {
    const text = this.peek();
    if (this.reading.batch && text === "m" && !this.bound.includes(text) && !this.reading.where.m) {
      return this.quantity(this.after(() => "N")); // as many courses count their samples
    }
    if (text !== "l" && text !== "L") return this.made({ type: "letter", name: this.index(), shift: 0 });
    return this.made({ type: "letter", ...this.layer() });
  }

  /* ---- sums over an index, means, fractions, functions ---- */

  /** sum_k a_k, sum_{k=1}^n a_k, sum(k, a_k) or sum(a_k, k). */
  sum() {
    this.take();
    if (this.is("_") || this.is("^")) {
      return this.summed(this.under(), () => this.deeper(() => this.signed(() => this.entrywise())));
    }
    if (!this.isOpening()) this.fail("the letter of the index that the sum runs over, as in sum_k");
    return this.inBrackets(() => {
      if (
        this.isName() && this.is(",", 1) &&
        (this.names.index.has(this.peek()) || (this.canCount(this.peek()) && !this.is(")", 3)))
      ) {
        const { text } = this.take();
        this.expect(",");
        return this.summed([text], () => this.sumOfTerms());
      }
      return this.summed(this.lettersAhead(), (letters) => {
        const body = this.sumOfTerms();
        if (this.whole && this.is(",")) return this.alongAxis(body);
        if (!letters.length) {
          this.skip(",");
          this.fail("“, k)”: the letter of the index that the sum runs over");
        }
        letters.forEach(() => this.at += 2);
        return body;
      });
    });
  }

  /** Whether a sum may run over a letter: one that is no quantity, but of a batch each x, as some say. */
  canCount(text) {
    return /^[a-z]$/.test(text) &&
      (!TYPED_QUANTITIES[this.names.role.get(text)]?.indices || (text === "x" && this.reading.batch));
  }

  /** The letters that a bracket ends with: k and m of (…, k, m). */
  lettersAhead() {
    const found = [];
    let ahead = this.past(-1);
    if (this.isClosing(ahead - 1)) ahead--;
    for (ahead--; this.isName(ahead) && this.canCount(this.peek(ahead)) && this.is(",", ahead - 1); ahead -= 2) {
      found.unshift(this.peek(ahead));
    }
    return found;
  }

  /** A sum over two letters is a sum of sums. One over a letter that counts no neurons is over the samples of a batch. */
  summed(letters, read) {
    const { batch, where } = this.reading;
    const around = this.used;
    this.used = new Set();
    this.bound.push(...letters);
    const body = read(letters);
    this.bound.length -= letters.length;
    const own = letters.map((letter) => this.names.index.get(letter) ?? letter);
    const node = own.reduceRight(
      (inner, index) =>
        this.made(
          batch && !where[index] && !this.used.has(index)
            ? { type: "mean", body: inner, total: true }
            : { type: "sum", index, body: inner },
        ),
      body,
    );
    this.used = new Set([...around, ...this.used]);
    return node;
  }

  /** What stands below and above a sum: its letters. The limits must be those of the whole layer. */
  under() {
    const letters = [];
    let [lower, upper] = ["", ""];
    if (this.skip("_")) {
      if (this.token()?.kind === "scripts") {
        letters.push(...this.scriptsAlone(2));
        if (this.skip("=")) lower = this.take()?.text;
      } else {
        this.inBraces(() => {
          do if (this.isName()) letters.push(...this.take().text); while (this.skip(","));
          if (this.skip("=")) lower = this.restOfBracket();
          else if (this.peek() === "in") upper = `_(${this.after(() => this.restOfBracket())})`;
        });
      }
    }
    if (this.skip("^")) upper = this.isOpening() ? this.inBrackets(() => this.restOfBracket()) : this.take()?.text;
    if (!letters.length || letters.length > 2 || !letters.every((letter) => this.canCount(letter))) {
      this.fail("one letter under the sum");
    }
    this.limited(letters[0], lower, upper ?? "");
    return letters;
  }

  limited(letter, lower, upper) {
    const [, layer] = /[_^][({[]*([lL](?:[+-]\d)?)(?![A-Za-z])/.exec(upper) ?? [];
    const runs = this.reading.where[this.names.index.get(letter) ?? letter];
    if (layer && runs && layer !== runs) {
      this.refuse(`\`${letter}\` runs over layer \`${runs}\`, and not up to a width of \`${layer}\`.`);
    }
    if (lower === "0" && /-1$/.test(upper)) return; // as programs count
    if (lower === "0") {
      this.ask(
        "A sum from 0",
        "the bias is one of the weights, and here it has a letter of its own",
        "neurons are counted from 0, and the last one has a number less",
      );
    }
    if (!["", "1"].includes(lower) || /^\d|-\d$/.test(upper)) {
      this.refuse(`A sum runs over all neurons of a layer, from 1 to the last: say sum(…, ${letter}) without limits.`);
    }
  }

  /** np.sum(Delta, axis=1): a column of sums, by the column of ones. */
  alongAxis(body, isMean = false) {
    let axis = "";
    while (this.skip(",") || this.isName()) {
      const { text } = this.take();
      this.expect("=");
      const value = this.take()?.text;
      if (text === "axis" || text === "dim") axis = value;
      else if (!text.startsWith("keepdim")) this.fail("axis=1, keepdims=True");
    }
    if (axis !== "1") this.refuse("Samples are columns here. To add over them, write axis=1.");
    const total = this.times(body, "@", this.made({ type: "quantity", role: "ones", layer: null, sub: [] }));
    return isMean
      ? this.made({
        type: "over",
        left: total,
        right: this.made({ type: "quantity", role: "N", layer: null, sub: [] }),
      })
      : total;
  }

  mean() {
    this.take();
    if (this.skip("_")) this.skipScripts();
    return this.inBrackets(() => {
      const body = this.sumOfTerms();
      return this.whole && this.is(",") ? this.alongAxis(body, true) : this.made({ type: "mean", body });
    });
  }

  fraction() {
    this.take();
    const slope = this.is("{") &&
      this.tried(() => this.after(() => this.slopes ? this.derivative("}") : this.slope("}")));
    if (slope) return slope;
    if (this.is("{") && this.peek(1) === "d" && this.is("}", 2)) return this.operator();
    const left = this.inBraces(() => this.sumOfTerms());
    return this.made({ type: "over", left, right: this.inBraces(() => this.sumOfTerms()) });
  }

  /** \frac{d}{dw_jk} C */
  operator() {
    this.at += 3;
    const by = this.inBraces(() => this.differential());
    if (!by || by.cost) this.fail("da, dw, db or dz below d");
    return this.slopeOf(this.cost("the cost behind d/d…"), by);
  }
  cost(expected) {
    if (!this.names.costs.has(this.peek())) this.fail(expected);
    this.take();
    if (this.skip("_")) this.skipScripts(); // of a sample
    if (this.is("(")) this.skipScripts();
    return { cost: true };
  }

  exponential() {
    this.at += 2;
    return this.made({ type: "call", name: "exp", args: [this.exponent()] });
  }

  productNamed(sign) {
    this.take();
    const [left, right, more] = this.inBrackets(() => this.listOf(() => this.sumOfTerms()));
    if (!right || more) this.fail("a product of two");
    if (sign || !this.whole) return this.times(left, sign, right);
    return this.times(left, "@", this.made({ type: "transpose", body: right })); // outer
  }

  /** Whether a name is a function's: σ by another letter only before a bracket or a prime, behind its scripts. */
  isFunction(text) {
    const { functions, sigmas, meant } = this.names;
    if (functions.has(text)) return true;
    if (!this.asked || !sigmas.has(text) && !(text.startsWith("d") && sigmas.has(text.slice(1)))) return false;
    let ahead = 1;
    if (this.isGlued(1)) ahead++; // g1
    if (this.isLayerOfFunction(ahead)) ahead = this.past(ahead);
    while (!meant.has(text) && (this.is("^", ahead) || this.is("_", ahead))) ahead = this.past(ahead + 1);
    return this.is("'", ahead) || this.is("(", ahead);
  }

  /** g[l]: of σ the layer says nothing. */
  isLayerOfFunction(ahead = 0) {
    return this.asked && this.is("[", ahead) && ["l", "L"].includes(this.peek(ahead + 1));
  }

  call() {
    const { text } = this.take();
    const { functions } = this.names;
    const name = functions.get(text) ?? (text.startsWith("d") ? "dsigma" : "sigma");
    let raised = null;
    let primes = 0;
    let ofLayer = "";
    for (;;) {
      if (this.skip("'")) primes++;
      else if (!functions.has(text) && this.isGlued()) this.take();
      else if (TYPED_FUNCTIONS[name] === 1 && this.is("_") && !["exp", "ln"].includes(name)) {
        this.after(() => this.skipScripts());
      } else if (this.isLayerOfFunction()) ofLayer = layerText(this.layer());
      else if (this.is("^") && (this.isLayer(true) || this.isFirstOrder())) {
        this.take();
        const above = this.layer();
        if (above.name) { // σ of a layer is σ
          ofLayer = layerText(above);
          continue;
        }
        if (above.shift + this.names.first !== 1) {
          this.refuse("Only the first slope of the activation function has a name: `dsigma(z[j])`.");
        }
        if (this.asked && !this.reading.general) {
          this.ask("(1) above σ", "the slope, `dsigma(z[j])`", "the activation function of layer 1");
        }
        primes++;
      } else if (this.is("^") && !this.isTurn() && !raised) raised = this.after(() => this.exponent());
      else break;
    }
    if (raised?.type === "add" && TYPED_FUNCTIONS[name] === 1) {
      this.ask("An exponent −1 at a function", "1 divided by it", "its inverse, which has no name here");
    }
    if (raised && raised.type !== "number") this.fail("a number as exponent");
    const args = this.argumentsOf(name, raised);
    const runs = args[0]?.layer ? layerText(args[0].layer) : this.reading.where[args[0]?.sub?.[0]];
    if (ofLayer && runs && ofLayer !== runs) {
      this.refuse(`σ of layer \`${ofLayer}\` acts on layer \`${ofLayer}\`; got layer \`${runs}\`.`);
    }
    const node = this.applied(name, primes, args);
    return raised ? this.made({ type: "power", base: node, exponent: raised }) : node;
  }

  /** σ^(1): the first slope. */
  isFirstOrder() {
    return this.is("(", 1) && this.peek(2) === "1" && this.is(")", 3);
  }

  argumentsOf(name, raised) {
    const isSigma = name === "sigma" || name === "dsigma";
    if (name === "heaviside" && this.is("(")) return this.steppedBy();
    const count = TYPED_FUNCTIONS[name] ?? 1;
    if (this.isName() && count === 1) { // ln a_j
      const arg = this.named();
      if (this.isFactor() || this.is("^")) {
        this.ask("What stands behind a function without brackets", "it acts on all of it", "on the first thing alone");
      }
      return [arg];
    }
    if (!this.isOpening() && !raised && isSigma) return []; // σ, named alone
    const listed = this.inBrackets(() => this.listOf(() => this.sumOfTerms()));
    if (listed.length !== count) {
      this.refuse(`${name} takes ${count === 1 ? "one thing" : "two things"}; got ${listed.length}.`);
    }
    return listed;
  }

  /** np.heaviside(z, 0): the second says what it is at 0. */
  steppedBy() {
    const [arg, atNought, more] = this.inBrackets(() => this.listOf(() => this.sumOfTerms()));
    if (more || (atNought && atNought.type !== "number")) this.fail("one thing, and a number for what it is at 0");
    return [arg];
  }

  /** A function with a name of its own is σ where the question's σ is that function. */
  applied(name, primes, args) {
    if (primes > 1 || (primes && !["sigma", "sigmoid", "tanh", "relu"].includes(name))) {
      this.refuse("Only the first slope of the activation function has a name: `dsigma(z[j])`.");
    }
    const isKnown = name === "relu" ? !primes || this.whole : primes || name !== "tanh"; // the slope of ReLU is [z > 0]
    if (name === "sigma" || (name === this.reading.sigma && isKnown)) {
      return this.made({ type: "call", name: primes ? "dsigma" : "sigma", args });
    }
    const shape = activationNamed(name, primes);
    if (shape && this.whole && name !== "heaviside") {
      this.refuse("Here σ may be any smooth function: write `sigma`, and `dsigma` for its slope.");
    }
    return this.made(shape ? shape(args[0]) : { type: "call", name, args });
  }

  /** softmax(z)_j: an output. */
  softmax() {
    if (!this.reading.softmax) this.refuse("There is no softmax in this question.");
    this.take();
    /** @type {Quantity} */
    const node = { type: "quantity", role: "a", layer: { name: "L", shift: 0 }, sub: [] };
    if (this.skip("_")) node.sub = this.scripts();
    const inside = this.bracketed();
    if (inside.role !== "z") this.refuse("Softmax acts on the weighted inputs, `z`.");
    if (this.skip("_")) node.sub = this.scripts();
    if (!node.sub.length) node.sub = inside.sub;
    return this.made(node);
  }

  /* ---- slopes ---- */

  /** dC/da_k, da_j/dz_j or \frac{dC}{da_k}, where `between` is "/" or "}"; null where no slope stands. */
  slope(between) {
    const isOver = this.is(between, this.isOpening(1) ? this.past(1) : 1); // of σ, which else would be read twice
    const of = this.isName() && this.isFunction(this.peek()) && !isOver ? null : this.differential();
    if (!of || !this.skip(between) || (between === "}" && !this.skip("{"))) return null;
    const by = this.differential();
    if (by?.type !== "quantity") return of.cost ? this.fail("da, dw, db or dz after dC/") : null;
    if (between === "}") this.expect("}");
    return this.slopeOf(of, by);
  }

  /** dX/dY, d(…)/dY or d/dY(…), or the same over a bar; null where what stands there is no slope. */
  derivative(between) {
    const isAlone = this.peek() === "d" && this.is(between, 1);
    const top = isAlone ? this.take() && null : this.moved(between);
    if (!(isAlone || top) || !this.skip(between) || (between === "}" && !this.skip("{"))) return null;
    const by = this.moved(between, true);
    if (by?.type !== "quantity" || (between === "}" && !this.skip("}"))) return null;
    return this.made({ type: "derivative", top: top ?? this.power(), by });
  }

  /** What moves: what stands behind a d, in its word or in brackets. What is no slope `between` is not read twice. */
  moved(between, isBy = false) {
    const token = this.token();
    if (token?.kind !== "name" || !token.text.startsWith("d")) return null;
    const text = token.text.slice(1);
    const isFunction = this.names.functions.has(text);
    if ((!text || isFunction) && !isBy && !this.is(between, this.past(1))) return null;
    if (!text) return this.take() && this.isOpening() ? this.bracketed() : null;
    if (!isFunction) {
      const found = this.differential();
      return found?.cost ? this.made({ type: "quantity", role: "C", layer: null, sub: [] }) : found;
    }
    this.tokens[this.at] = { ...token, text };
    return this.named();
  }

  /** What stands behind a d: the cost, σ, or a quantity; null where there is none of them. */
  differential() {
    const token = this.token();
    const name = token?.kind === "name" && token.text.startsWith("d") ? token.text.slice(1) : "";
    const { costs, functions, sigmas, role, meant } = this.names;
    if (costs.has(name)) {
      this.tokens[this.at] = { ...token, text: name };
      return this.cost("");
    }
    if (functions.get(name) === "sigma" || (sigmas.has(name) && !role.has(name))) {
      this.take();
      return { type: "call", args: this.isOpening() ? [this.bracketed()] : [] };
    }
    if (!name) return null;
    this.tokens[this.at] = { ...token, text: name };
    if (role.has(name) || meant.has(name) || this.tried(() => this.cut())) return this.named();
    this.tokens[this.at] = token;
    return null;
  }

  /** The slope of the cost is a quantity; along z it is δ. Of others only that of the activation function has a name. */
  slopeOf(of, by) {
    const role = SLOPE_BY[by.role];
    if (of.cost && by.role === "y") this.refuse("`y` is the target here. The output is `a`.");
    if (of.cost) return role ? this.made({ ...by, role, slope: true }) : this.fail("da, dw, db or dz after dC/");
    const isOwn = of.type === "call"
      ? !of.args.length || JSON.stringify(of.args[0]) === JSON.stringify(by)
      : of.role === "a" && `${of.sub}` === `${by.sub}` &&
        (!of.layer || !by.layer || layerText(of.layer) === layerText(by.layer));
    if (isOwn && (by.role === "z" || of.type === "call")) {
      return this.made({ type: "call", name: "dsigma", args: [by] });
    }
    return this.refuse(
      "Of slopes only those of the cost can be typed, such as dC/da[j], and that of the activation function, dsigma(z[j]). " +
        "Say what the other is, in terms of `w`, `a` or `dsigma`.",
    );
  }

  /** ∇_a C */
  gradient() {
    this.take();
    this.expect("_");
    this.tokens[this.at] = { ...this.token(), kind: this.token()?.kind === "scripts" ? "name" : this.token()?.kind };
    const by = this.is("{") ? this.inBraces(() => this.named()) : this.named();
    const slope = this.slopeOf(this.cost("the cost behind ∇"), by);
    if (this.whole && by.role === "a") slope.layer ??= { name: "L", shift: 0 };
    return slope;
  }
}
