/**
 * A reader's formula as a tree. Nothing in it is ever run: the text is read token by token, by these rules and no others.
 *
 *   parse("sum(w[k,j]*delta[k], k)*dsigma(z[j])")           the tree; a Refusal that says what was expected
 *   parse("h'(a[k])", {notation: "bishop"})                 the same formula typed in the letters of a notation
 *   parse("p*q", {letters: ["p", "q"]})                     free letters
 *   parse("w[2] @ a[1]", {whole: true})                     whole matrices: a number in brackets is a layer
 *   sides("δ_j = …", {…})                                   {left, right}: as pasted, with the quantity asked for; left may be null
 *
 * Nodes: number {value, text}, quantity {role, layer, sub}, letter {name, shift}, call {name, args}, sum {index, body},
 * mean {body}, same {left, right}, add {terms: [{minus, body}]}, times {left, right, sign}, over {left, right},
 * power {base, exponent}, transpose {body}. A layer is {name: "l" | "L" | "", shift}; an index is a letter or digits.
 */
import { ARGUMENTS, QUANTITIES, namesOf } from "./answer_names.js";
import { Refusal, tokens } from "./answer_tokens.js";

const DEEPEST = 40;
const MOST_NODES = 200;
const CLOSING = { "(": ")", "[": "]", "{": "}" };
const INDICES = new Set(["i", "j", "k", "m", "s"]);

export const parse = (text, options) => readerOf(text, options).formula();

export function sides(text, options) {
  const reader = readerOf(text, options);
  return { left: reader.leftSide(), right: reader.formula() };
}

function readerOf(text, { notation = "book", letters = [], whole = false } = {}) {
  return new Reader(tokens(text), namesOf(notation), new Set(letters), whole);
}

class Reader {
  constructor(found, names, letters, whole) {
    Object.assign(this, { found, names, letters, whole, at: 0, depth: 0, nodes: 0 });
  }

  formula() {
    if (!this.peek()) throw new Refusal("Expected a formula; got an empty field.");
    const tree = this.sumOfTerms();
    if (this.peek()) this.fail("an operator or the end");
    return tree;
  }

  /** A quantity before an equals sign; null where there is none, or the sign stands alone. */
  leftSide() {
    if (this.skip("=") || this.token()?.kind !== "name") return null;
    const node = this.named();
    if (node.type === "quantity" && this.skip("=")) return node;
    this.at = this.nodes = 0;
    return null;
  }

  /* ---- the cursor ---- */

  token(ahead = 0) { return this.found[this.at + ahead]; }
  peek(ahead = 0) { return this.token(ahead)?.text; }
  is(text, ahead = 0) { return this.token(ahead)?.kind === "sign" && this.peek(ahead) === text; }
  take() { return this.found[this.at++]; }
  skip(text) { return this.is(text) && Boolean(this.take()); }
  expect(text) { return this.skip(text) || this.fail(`“${text}”`); }
  opened() { return ["(", "[", "{"].find((open) => this.skip(open)) ?? this.fail("“(”"); }

  fail(expected) {
    const got = this.peek();
    throw new Refusal(`Expected ${expected}${got === undefined ? "; the formula ends here." : `; got “${got}”.`}`, this.token()?.at ?? Infinity);
  }

  made(node) {
    if (++this.nodes > MOST_NODES) throw new Refusal(`Expected a formula of at most ${MOST_NODES} parts.`);
    return node;
  }

  deeper(read) {
    if (++this.depth > DEEPEST) throw new Refusal(`Expected brackets at most ${DEEPEST} deep.`);
    const node = read();
    this.depth--;
    return node;
  }

  /* ---- from loose to tight ---- */

  sumOfTerms() {
    return this.deeper(() => {
      const terms = [{ minus: this.sign(), body: this.entrywise() }];
      while (this.is("+") || this.is("-")) terms.push({ minus: this.sign(), body: this.entrywise() });
      return terms.length === 1 && !terms[0].minus ? terms[0].body : this.made({ type: "add", terms });
    });
  }

  sign() {
    let minus = false;
    while (this.is("+") || this.is("-")) minus = minus !== (this.take().text === "-");
    return minus;
  }

  /** ⊙ holds less tightly than a matrix product: σ′(z) ⊙ wᵀδ. As in NumPy, * and @ hold alike. */
  entrywise() {
    let node = this.product();
    while (this.skip("⊙")) node = this.made({ type: "times", left: node, right: this.signed(() => this.product()), sign: "*" });
    return node;
  }

  product() {
    let node = this.power();
    for (;;) {
      if (this.skip("*")) node = this.made({ type: "times", left: node, right: this.signed(), sign: "*" });
      else if (this.skip("@")) node = this.made({ type: "times", left: node, right: this.signed(), sign: "@" });
      else if (this.skip("/")) node = this.made({ type: "over", left: node, right: this.signed() });
      else if (this.begins()) node = this.made({ type: "times", left: node, right: this.power(), sign: "" });
      else return node;
    }
  }

  /** A factor after an operator may bring its own sign: a * -b. */
  signed(read = () => this.power()) {
    return this.sign() ? this.made({ type: "add", terms: [{ minus: true, body: read() }] }) : read();
  }

  begins() {
    const token = this.token();
    return token && (token.kind === "number" || token.kind === "name" || ["(", "{", "["].some((open) => this.is(open)));
  }

  power() {
    let node = this.atom();
    for (;;) {
      if (this.skip(".T")) node = this.made({ type: "transpose", body: node });
      else if (this.is("^") && this.peek(1) === "T") { this.at += 2; node = this.made({ type: "transpose", body: node }); }
      else if (this.skip("^")) node = this.made({ type: "power", base: node, exponent: this.exponent() });
      else return node;
    }
  }

  exponent() {
    const minus = this.skip("-");
    const body = this.atom();
    return minus ? this.made({ type: "add", terms: [{ minus, body }] }) : body;
  }

  atom() {
    const token = this.token();
    if (token?.kind === "number") return this.made({ type: "number", value: Number(this.take().text), text: token.text });
    if (this.is("[") && this.is("=", 2)) return this.same();
    if (["(", "[", "{"].some((open) => this.is(open))) return this.bracketed();
    if (token?.kind === "name") return this.named();
    return this.fail("a quantity, a number or a bracket");
  }

  bracketed() {
    const open = this.opened();
    const inside = this.sumOfTerms();
    this.expect(CLOSING[open]);
    return inside;
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

  /* ---- what begins with a name ---- */

  named() {
    const { text } = this.token();
    if (this.letters.has(text)) return this.made({ type: "quantity", role: this.take().text, layer: null, sub: [], free: true });
    if (text === "sum") return this.sum();
    if (text === "mean" || (text === "E" && (this.is("[", 1) || this.is("(", 1)))) return this.mean();
    if (text === "frac") return this.fraction();
    if (text === "e" && this.is("^", 1)) return this.exponential();
    if (this.names.functions.has(text)) return this.call();
    if (this.names.costs.has(text) && this.is("/", 1)) return this.derivative();
    if (this.names.role.has(text)) return this.quantity(this.names.role.get(this.take().text));
    if (this.names.index.has(text) || text === "l" || text === "L") return this.letter();
    if (text.length > 1 && [...text].every((c) => this.letters.has(c))) return this.lettersSideBySide();
    if (text.startsWith("d") && this.names.role.has(text.slice(1))) throw new Refusal("Of slopes only those of the cost can be typed, such as dC/da[j], and that of the bend, dsigma(z[j]).", this.token().at);
    const expected = this.letters.size ? [...this.letters].join(", ") : "something such as w, delta, z, dsigma or sum";
    throw new Refusal(`“${text.slice(0, 24)}” is no name here. Expected ${expected}.`, this.token().at);
  }

  /** mn is m n, and mn² is m n²: a token for each letter. */
  lettersSideBySide() {
    const token = this.token();
    this.found.splice(this.at, 1, ...[...token.text].map((text) => ({ ...token, text })));
    return this.named();
  }

  sum() {
    this.take();
    if (this.skip("_")) {
      const limits = this.is("=", 2) || this.is("=", 1) || this.is("^", 1); // sum_{k=1}, sum_k=1, sum_k^n
      if (limits) this.fail("a sum over all neurons of a layer: sum_k, without limits");
      const letters = this.scripts();
      if (!letters.every((letter) => INDICES.has(letter))) this.fail("one letter under the sum");
      return this.summed(letters, this.deeper(() => this.entrywise()));
    }
    const open = this.opened();
    if (this.token()?.kind === "name" && this.is(",", 1) && this.names.index.has(this.peek())) { // sum(k, …)
      const index = this.index();
      this.expect(",");
      const body = this.sumOfTerms();
      this.expect(CLOSING[open]);
      return this.summed([index], body);
    }
    const body = this.sumOfTerms();
    const letters = [];
    while (this.skip(",") && this.token()?.kind === "name") letters.push(this.index());
    if (!letters.length) this.fail("“, k)”: the letter of the index that the sum runs over");
    this.expect(CLOSING[open]);
    return this.summed(letters, body);
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
    if (this.is("{") && this.names.costs.has(this.peek(1)) && this.is("}", 2)) { // \frac{dC}{da_k}
      this.at += 3;
      this.expect("{");
      const node = this.denominator();
      this.expect("}");
      return node;
    }
    const [left, right] = [0, 1].map(() => {
      this.expect("{");
      const inside = this.sumOfTerms();
      this.expect("}");
      return inside;
    });
    return this.made({ type: "over", left, right });
  }

  call() {
    const name = this.names.functions.get(this.take().text);
    if (!["(", "[", "{", "^"].some((sign) => this.is(sign)) && (name === "sigma" || name === "dsigma")) return this.made({ type: "call", name, args: [] }); // σ, named alone
    const raised = this.skip("^") ? this.exponent() : null; // tanh²(z)
    if (raised && raised.type !== "number") this.fail("a number as exponent");
    const open = this.opened();
    const args = [this.sumOfTerms()];
    while (this.skip(",")) args.push(this.sumOfTerms());
    if (args.length !== ARGUMENTS[name]) throw new Refusal(`${name} takes ${ARGUMENTS[name] === 1 ? "one thing" : "two things"}; got ${args.length}.`, this.token()?.at);
    this.expect(CLOSING[open]);
    const node = this.made({ type: "call", name, args });
    return raised ? this.made({ type: "power", base: node, exponent: raised }) : node;
  }

  exponential() {
    this.at += 2;
    return this.made({ type: "call", name: "exp", args: [this.exponent()] });
  }

  derivative() {
    this.at += 2;
    return this.denominator();
  }

  /** The slope of the cost by what stands here: da_k. Along z it is δ. */
  denominator() {
    const name = this.token()?.kind === "name" ? this.peek() : "";
    const by = name.startsWith("d") ? this.names.role.get(name.slice(1)) : undefined;
    const role = { a: "da", w: "dw", b: "db", z: "delta", x: "dx", A: "dA", Z: "Delta" }[by];
    if (!role) this.fail("da, dw, db or dz after dC/");
    this.take();
    return this.quantity(role, true);
  }

  /* ---- indices and layers ---- */

  quantity(role, slope = false) {
    const node = { type: "quantity", role, layer: null, sub: [], ...(slope && { slope }) };
    const { indices, layered } = QUANTITIES[role] ?? QUANTITIES.a;
    for (let going = true; going;) {
      going = false;
      if (indices && this.is("_")) { this.take(); node.sub.push(...this.scripts()); going = true; }
      else if ((indices || layered) && this.bracketFollows(node.sub.length < indices)) { this.bracket(node, indices); going = true; }
      else if ((layered || role === "y") && !node.layer && this.is("^") && this.layerFollows(!layered || node.sub.length > 0)) { this.take(); node.layer = this.layer(); going = true; }
    }
    if (node.sub.length > indices) throw new Refusal(`${role} takes ${indices || "no"} ${indices === 1 ? "index" : "indices"}; got ${node.sub.length}.${role === "delta" ? " For 1 where two indices agree, else 0, type [j=k]." : ""}`, this.token()?.at);
    return this.made(node);
  }

  /** Once all indices are known, a bracket is one of theirs only if it looks like it: a_j [b_j + 1] is a product. */
  bracketFollows(wanting) {
    if (!this.is("[") || this.is("=", 2)) return false;
    return wanting || ["l", "L"].includes(this.peek(1)) || this.is("]", 2) || this.is(",", 2);
  }

  /** [k,j], [l+1], or [2] before another bracket: neurons or a layer. The width n has a layer only. */
  bracket(node, indices) {
    this.expect("[");
    const layer = !indices || this.peek() === "l" || this.peek() === "L" || (this.token()?.kind === "number" && this.is("]", 1) && (this.whole || this.is("[", 2)));
    if (layer && !node.layer) node.layer = this.layer();
    else do node.sub.push(this.index()); while (this.skip(","));
    this.expect("]");
  }

  /** Behind an index a number is a power, a[1]^2, unless it is twice in brackets, a_1^{(2)}; before one, or where there is none, it is a layer, a^2[1]. */
  layerFollows(indexed) {
    let ahead = 1;
    while (this.is("(", ahead) || this.is("{", ahead)) ahead++;
    return ahead < 4 && (["l", "L"].includes(this.peek(ahead)) || (this.token(ahead)?.kind === "number" && (!indexed || ahead === 3)));
  }

  layer() {
    const open = [];
    while (this.is("(") || this.is("{")) open.unshift(this.take().text);
    const token = this.token();
    let layer = null;
    if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) layer = { name: "", shift: Number(this.take().text) - this.names.first };
    else if (token?.text === "l" || token?.text === "L") {
      layer = { name: this.take().text, shift: 0 };
      if ((this.is("+") || this.is("-")) && this.token(1)?.kind === "number" && /^\d$/.test(this.peek(1)))
        layer.shift = (this.take().text === "-" ? -1 : 1) * Number(this.take().text);
    } else this.fail("a layer: l, l+1, L or a number");
    open.forEach((sign) => this.expect(CLOSING[sign]));
    return layer;
  }

  index() {
    const token = this.token();
    if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) return this.take().text;
    const letter = token?.kind === "name" ? this.names.index.get(token.text) : undefined;
    if (!letter) this.fail(`an index: ${[...this.names.index.keys()].filter((name) => INDICES.has(name) && name !== "s").join(", ")} or a number`);
    this.take();
    return letter;
  }

  /** What follows an underscore: kj, {k,j} or {kj}. */
  scripts() {
    const token = this.token();
    if (token?.kind === "scripts") {
      this.take();
      return [...token.text].map((c) => (/\d/.test(c) ? c : this.names.index.get(c) ?? this.fail(`an index; “${c}” is none`)));
    }
    this.expect("{");
    const found = [];
    do found.push(...this.indexRun()); while (this.skip(",") || !this.is("}"));
    this.expect("}");
    return found;
  }

  indexRun() {
    const token = this.token();
    if (token?.kind !== "name") return [this.index()];
    this.take();
    return [...token.text].map((c) => this.names.index.get(c) ?? this.fail(`an index; “${c}” is none`));
  }

  letter() {
    const token = this.token();
    if (token.text !== "l" && token.text !== "L") return this.made({ type: "letter", name: this.index(), shift: 0 });
    const { name, shift } = this.layer();
    return this.made({ type: "letter", name, shift });
  }
}
