/**
 * A reader's formula as a tree. Nothing in it is ever run: the text is read token by token, by these rules and no others.
 *
 *   parse("sum(w[k,j]*delta[k], k)*dsigma(z[j])")           the tree; a Refusal that says what was expected
 *   parse("h'(a[k])", {notation: "bishop"})                 the same formula typed in the letters of a notation
 *   parse("p*q", {letters: ["p", "q"]})                     free letters
 *   parse("w[2] @ a[1]", {whole: true})                     whole matrices: a number in brackets is a layer
 *   sides("δ_j = …", {…})                                   {left, right}: as pasted, with the quantity asked for; left may
 *                                                           be null
 *
 * Nodes: number {value, text}, quantity {role, layer, sub, free: a free letter, slope: typed as dC/d…}, letter {name, shift},
 * call {name, args}, sum {index, body}, mean {body}, same {left, right}, add {terms: [{minus, body}]},
 * times {left, right, sign}, over {left, right}, power {base, exponent}, transpose {body}. A layer is
 * {name: "l" | "L" | "", shift}; an index is a letter or digits.
 */
import { Atoms } from "./atoms.js";
import { CLOSING } from "./cursor.js";
import { namesOf } from "./names.js";
import { Refusal, tokens } from "./tokens.js";

export const parse = (text, options) => readerOf(text, options).formula();

export function sides(text, options) {
  const reader = readerOf(text, options);
  return { left: reader.leftSide(), right: reader.formula() };
}

function readerOf(text, { notation = "book", letters = [], whole = false } = {}) {
  return new Reader(tokens(text), namesOf(notation), new Set(letters), whole);
}

class Reader extends Atoms {
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

  /* from loose to tight */

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
    while (this.skip("⊙")) {
      node = this.made({
        type: "times",
        left: node,
        right: this.signed(() => this.product()),
        sign: "*",
      });
    }
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

  atom() {
    const token = this.token();
    if (token?.kind === "number") {
      return this.made({ type: "number", value: Number(this.take().text), text: token.text });
    }
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
}
