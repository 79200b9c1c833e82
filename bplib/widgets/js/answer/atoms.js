/**
 * What begins with a name in a reader's formula: sums, means, functions, slopes of the cost, and the quantities.
 *
 *   class Reader extends Atoms     named() reads one of them; what stands inside is read by the grammar of parse.js
 */
import { CLOSING } from "./cursor.js";
import { ARGUMENTS } from "./names.js";
import { INDICES, Quantities } from "./quantities.js";
import { Refusal } from "./tokens.js";

export class Atoms extends Quantities {
  named() {
    const { text } = this.token();
    if (this.letters.has(text)) {
      return this.made({ type: "quantity", role: this.take().text, layer: null, sub: [], free: true });
    }
    if (text === "sum") return this.sum();
    if (text === "mean" || (text === "E" && (this.is("[", 1) || this.is("(", 1)))) return this.mean();
    if (text === "frac") return this.fraction();
    if (text === "e" && this.is("^", 1)) return this.exponential();
    if (this.names.functions.has(text)) return this.call();
    if (this.names.costs.has(text) && this.is("/", 1)) return this.derivative();
    if (this.names.role.has(text)) return this.quantity(this.names.role.get(this.take().text));
    if (this.names.index.has(text) || text === "l" || text === "L") return this.letter();
    if (text.length > 1 && [...text].every((c) => this.letters.has(c))) return this.lettersSideBySide();
    if (text.startsWith("d") && this.names.role.has(text.slice(1))) {
      throw new Refusal(
        "Of slopes only those of the cost can be typed, such as dC/da[j], and that of the bend, dsigma(z[j]).",
      );
    }
    const expected = this.letters.size ? [...this.letters].join(", ") : "something such as w, delta, z, dsigma or sum";
    throw new Refusal(`“${text.slice(0, 24)}” is no name here. Expected ${expected}.`);
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
    const alone = !["(", "[", "{", "^"].some((sign) => this.is(sign));
    if (alone && (name === "sigma" || name === "dsigma")) return this.made({ type: "call", name, args: [] }); // σ, named alone
    const raised = this.skip("^") ? this.exponent() : null; // tanh²(z)
    if (raised && raised.type !== "number") this.fail("a number as exponent");
    const open = this.opened();
    const args = [this.sumOfTerms()];
    while (this.skip(",")) args.push(this.sumOfTerms());
    if (args.length !== ARGUMENTS[name]) {
      throw new Refusal(`${name} takes ${ARGUMENTS[name] === 1 ? "one thing" : "two things"}; got ${args.length}.`);
    }
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
}
