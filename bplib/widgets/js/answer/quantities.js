/**
 * The quantities of a reader's formula: a name, its indices and its layer, in every way that readers write them.
 *
 *   class Atoms extends Quantities     quantity(role), letter(), index(), layer(), scripts()
 */
import { CLOSING, Cursor } from "./cursor.js";
import { QUANTITIES } from "./names.js";
import { Refusal } from "./tokens.js";

export const INDICES = new Set(["i", "j", "k", "m", "s"]);

export class Quantities extends Cursor {
  quantity(role, slope = false) {
    const node = { type: "quantity", role, layer: null, sub: [], ...(slope && { slope }) };
    const { indices, layered } = QUANTITIES[role];
    const raisable = layered || role === "y"; // a target may name its layer, too: y^L
    for (;;) {
      if (indices && this.skip("_")) node.sub.push(...this.scripts(indices > 1));
      else if ((indices || layered) && this.bracketFollows(node.sub.length < indices)) this.bracket(node, indices);
      else if (raisable && !node.layer && this.is("^") && this.layerFollows(!layered || node.sub.length > 0)) {
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
  bracketFollows(wanting) {
    if (!this.is("[") || this.is("=", 2)) return false;
    return wanting || ["l", "L"].includes(this.peek(1)) || this.is("]", 2) || this.is(",", 2);
  }

  /** [k,j], [l+1], or [2] before another bracket: neurons or a layer. The width n has a layer only. */
  bracket(node, indices) {
    this.expect("[");
    const numbered = this.token()?.kind === "number" && this.is("]", 1) && (this.whole || this.is("[", 2));
    const layer = !indices || this.peek() === "l" || this.peek() === "L" || numbered;
    if (layer && !node.layer) node.layer = this.layer();
    else do node.sub.push(this.index()); while (this.skip(","));
    this.expect("]");
  }

  /**
   * Behind an index a number is a power, a[1]^2, unless it is twice in brackets, a_1^{(2)}; before one, or where there is
   * none, it is a layer, a^2[1].
   */
  layerFollows(indexed) {
    let ahead = 1;
    while (this.is("(", ahead) || this.is("{", ahead)) ahead++;
    const numbered = this.token(ahead)?.kind === "number" && (!indexed || ahead === 3);
    return ahead < 4 && (numbered || ["l", "L"].includes(this.peek(ahead)));
  }

  layer() {
    const open = [];
    while (this.is("(") || this.is("{")) open.unshift(this.take().text);
    const token = this.token();
    let layer = null;
    if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) {
      layer = { name: "", shift: Number(this.take().text) - this.names.first };
    } else if (token?.text === "l" || token?.text === "L") {
      layer = { name: this.take().text, shift: 0 };
      if ((this.is("+") || this.is("-")) && this.token(1)?.kind === "number" && /^\d$/.test(this.peek(1))) {
        layer.shift = (this.take().text === "-" ? -1 : 1) * Number(this.take().text);
      }
    } else this.fail("a layer: l, l+1, L or a number");
    open.forEach((sign) => this.expect(CLOSING[sign]));
    return layer;
  }

  index() {
    const token = this.token();
    if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) return this.take().text;
    const letter = token?.kind === "name" ? this.names.index.get(token.text) : undefined;
    if (!letter) {
      const known = [...this.names.index.keys()].filter((name) => INDICES.has(name) && name !== "s");
      this.fail(`an index: ${known.join(", ")} or a number`);
    }
    this.take();
    return letter;
  }

  /** What follows an underscore: kj, {k,j} or {kj}; `several`: in {12}, too, stand two indices. */
  scripts(several = false) {
    const token = this.token();
    if (token?.kind === "scripts") {
      this.take();
      return [...token.text].map((
        c,
      ) => (/\d/.test(c) ? c : this.names.index.get(c) ?? this.fail(`an index; “${c}” is none`)));
    }
    this.expect("{");
    const found = [];
    do found.push(...this.indexRun(several)); while (this.skip(",") || !this.is("}"));
    this.expect("}");
    return found;
  }

  indexRun(several) {
    const token = this.token();
    if (token?.kind !== "name") return several ? [...this.index()] : [this.index()];
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
