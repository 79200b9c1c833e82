/**
 * A reader's formula as a tree. Nothing in it is ever run: the text is read token by token, by these rules and no others.
 *
 *   parse("sum(w[k,j]*delta[k], k)*dsigma(z[j])")           the tree; a Refusal that says what was expected
 *   parse("h'(a[k])", {notation: "bishop"})                 the same formula typed in the letters of a notation
 *   parse("p*q", {letters: ["p", "q"]})                     free letters
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

export function parse(text, { notation = "book", letters = [] } = {}) {
  const reader = new Reader(tokens(text), namesOf(notation), new Set(letters));
  if (!reader.peek()) throw new Refusal("Expected a formula; got an empty field.");
  const tree = reader.sumOfTerms();
  if (reader.peek()) reader.fail("an operator or the end");
  return tree;
}

class Reader {
  constructor(found, names, letters) {
    Object.assign(this, { found, names, letters, at: 0, depth: 0, nodes: 0 });
  }

  /* ---- the cursor ---- */

  token(ahead = 0) { return this.found[this.at + ahead]; }
  peek(ahead = 0) { return this.token(ahead)?.text; }
  is(text, ahead = 0) { return this.token(ahead)?.kind === "sign" && this.peek(ahead) === text; }
  take() { return this.found[this.at++]; }
  skip(text) { return this.is(text) && Boolean(this.take()); }
  expect(text) { return this.skip(text) || this.fail(`“${text}”`); }

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
      const terms = [{ minus: this.sign(), body: this.product() }];
      while (this.is("+") || this.is("-")) terms.push({ minus: this.sign(), body: this.product() });
      return terms.length === 1 && !terms[0].minus ? terms[0].body : this.made({ type: "add", terms });
    });
  }

  sign() {
    let minus = false;
    while (this.is("+") || this.is("-")) minus = minus !== (this.take().text === "-");
    return minus;
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
  signed() {
    return this.sign() ? this.made({ type: "add", terms: [{ minus: true, body: this.power() }] }) : this.power();
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
    if (this.is("[")) return this.same();
    const open = ["(", "{"].find((sign) => this.skip(sign));
    if (open) {
      const inside = this.sumOfTerms();
      this.expect(CLOSING[open]);
      return inside;
    }
    if (token?.kind === "name") return this.named();
    return this.fail("a quantity, a number or a bracket");
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
    if (this.names.functions.has(text)) return this.call();
    if (this.names.costs.has(text) && this.is("/", 1)) return this.derivative();
    if (this.names.role.has(text)) return this.quantity(this.names.role.get(this.take().text));
    if (this.names.index.has(text) || text === "l" || text === "L") return this.letter();
    if ([...text].every((c) => this.letters.has(c))) return this.lettersSideBySide();
    throw new Refusal(`“${text.slice(0, 24)}” is no name here. Expected something such as w, delta, z, dsigma or sum.`, this.token().at);
  }

  lettersSideBySide() {
    const [first, ...rest] = [...this.take().text].map((role) => this.made({ type: "quantity", role, layer: null, sub: [], free: true }));
    return rest.reduce((left, right) => this.made({ type: "times", left, right, sign: "" }), first);
  }

  sum() {
    this.take();
    if (this.skip("_")) {
      const [index, more] = this.scripts();
      if (more || !INDICES.has(index)) this.fail("one letter under the sum");
      return this.made({ type: "sum", index, body: this.deeper(() => this.product()) });
    }
    this.expect("(");
    if (this.token()?.kind === "name" && this.is(",", 1) && this.names.index.has(this.peek())) { // sum(k, …)
      const index = this.index();
      this.expect(",");
      const body = this.sumOfTerms();
      this.expect(")");
      return this.made({ type: "sum", index, body });
    }
    const body = this.sumOfTerms();
    if (!this.skip(",") || this.token()?.kind !== "name") this.fail("“, k)”: the letter of the index that the sum runs over");
    const index = this.index();
    this.expect(")");
    return this.made({ type: "sum", index, body });
  }

  mean() {
    this.take();
    const open = ["(", "["].find((sign) => this.skip(sign)) ?? this.fail("“(”");
    const body = this.sumOfTerms();
    this.expect(CLOSING[open]);
    return this.made({ type: "mean", body });
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
    if (!this.is("(") && (name === "sigma" || name === "dsigma")) return this.made({ type: "call", name, args: [] }); // σ, named alone
    this.expect("(");
    const args = [this.sumOfTerms()];
    while (this.skip(",")) args.push(this.sumOfTerms());
    if (args.length !== ARGUMENTS[name]) throw new Refusal(`${name} takes ${ARGUMENTS[name] === 1 ? "one thing" : "two things"}; got ${args.length}.`, this.token()?.at);
    this.expect(")");
    return this.made({ type: "call", name, args });
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
      else if ((indices || layered) && this.is("[") && !this.is("=", 2)) { this.bracket(node, indices); going = true; }
      else if (layered && !node.layer && this.is("^") && this.layerFollows(node.sub.length > 0)) { this.take(); node.layer = this.layer(); going = true; }
    }
    if (node.sub.length > indices) throw new Refusal(`${role} takes ${indices || "no"} ${indices === 1 ? "index" : "indices"}; got ${node.sub.length}.`, this.token()?.at);
    return this.made(node);
  }

  /** [k,j], [l+1], or [2] before another bracket: neurons or a layer. The width n has a layer only. */
  bracket(node, indices) {
    this.expect("[");
    const layer = !indices || this.peek() === "l" || this.peek() === "L" || (this.token()?.kind === "number" && this.is("]", 1) && this.is("[", 2));
    if (layer && !node.layer) node.layer = this.layer();
    else do node.sub.push(this.index()); while (this.skip(","));
    this.expect("]");
  }

  /** Behind an index a number is a power, a[1]^2; before one, or where there is none, it is a layer, a^2[1]. */
  layerFollows(indexed) {
    const ahead = this.is("(", 1) || this.is("{", 1) ? 2 : 1;
    return ["l", "L"].includes(this.peek(ahead)) || (this.token(ahead)?.kind === "number" && !indexed);
  }

  layer() {
    const open = ["(", "{"].find((sign) => this.skip(sign));
    const token = this.token();
    let layer = null;
    if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) layer = { name: "", shift: Number(this.take().text) - this.names.first };
    else if (token?.text === "l" || token?.text === "L") {
      layer = { name: this.take().text, shift: 0 };
      if ((this.is("+") || this.is("-")) && (open || this.token(1)?.kind === "number") && this.token(1)?.kind === "number" && /^\d$/.test(this.peek(1)))
        layer.shift = (this.take().text === "-" ? -1 : 1) * Number(this.take().text);
    } else this.fail("a layer: l, l+1, L or a number");
    if (open) this.expect(CLOSING[open]);
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
