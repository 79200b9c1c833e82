/**
 * A formula set as maths, in boxes of letters like every symbol of the widgets.
 *
 *   setFormula("delta^l[j]"), setFormula(tree, "bishop")     an element, in the letters of a notation (else the page's)
 *   readPlain(text, notation)                                the tree of a formula of the book's own texts
 */
import { h } from "../core/dom.js";
import { tableOf } from "../text/notation.js";
import { namesOf } from "./names.js";
import { parse } from "./parser.js";
import { alongWhat, wordsOf } from "./spoken_formula.js";
import { isEntrywise } from "./tree.js";

/** @import { TreeNode } from "./tree.js" */

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const ROMAN = new Set(["exp", "ln", "tanh", "max", "inv"]);
const SET_AS = { ">=": "≥", "<=": "≤" };
const GREEK = { lambda: "λ", ones: "1" };

/** @type {(formula: string | TreeNode, notation?: string) => HTMLElement} */
export function setFormula(formula, notation) {
  const tree = typeof formula === "string" ? readPlain(formula, "book") : formula;
  const words = wordsOf(tree, tableOf(notation));
  return h("span", { class: "m f", role: "img", "aria-label": words }, new Setter(notation).set(tree, 0));
}

/**
 * A letter that is no quantity stands for itself.
 * @type {(text: string, notation: string) => TreeNode}
 */
export function readPlain(text, notation) {
  try {
    return parse(text, { notation, slopes: true });
  } catch {
    return parse(text, { notation, letters: LETTERS.filter((letter) => !namesOf(notation).role.has(letter)) });
  }
}

/** "+1" behind the name of a layer or an index, "−1"; nothing for 0. */
const signedShift = (shift) => (shift > 0 ? `+${shift}` : shift < 0 ? `−${-shift}` : "");

/** Letters slanted, digits and signs upright. */
const slanted = (text) => text.split(/([A-Za-z]+)/).map((piece, i) => (i % 2 ? h("i", {}, piece) : piece));

/** How tightly a node holds together: a looser one inside a tighter one gets brackets. */
const TIGHTNESS = { add: 1, sum: 1.5, total: 1.5, times: 2, over: 2 }; // a sum, and ⊙, want brackets before a further factor
const ENTRYWISE = 1.5;
const tightness = (node) => (isEntrywise(node) ? ENTRYWISE : TIGHTNESS[node.total ? "total" : node.type] ?? 4);

class Setter {
  constructor(notation) {
    this.table = tableOf(notation);
  }

  set(node, least) {
    const pieces = this[node.type](node);
    return tightness(node) < least ? ["(", pieces, ")"] : pieces;
  }

  letterOf(role) {
    return this.table.letters[role] ?? GREEK[role] ?? role;
  }
  index(text) {
    return /^\d+$/.test(text) ? text : this.table.indices[text] ?? text;
  }
  layer({ name, shift }) {
    const text = name ? name + signedShift(shift) : `${shift + this.table.first}`;
    return this.table.bracketed ? `(${text})` : text;
  }
  scripted(letter, layer, sub) {
    const below = sub.map((index) => this.index(index)).join("");
    const scripts = (layer || sub.length > 0) &&
      h("span", { class: "ss" }, h("span", {}, slanted(layer ? this.layer(layer) : "")), h("span", {}, slanted(below)));
    return h("span", { class: "unit" }, h(letter === "Δ" ? "span" : "i", {}, letter), scripts); // a line never breaks inside
  }
  stacked(over, under) {
    return h("span", { class: "fr" }, h("span", {}, over), h("span", {}, under));
  }

  number({ text }) {
    return text;
  }
  letter({ name, shift }) {
    return [h("i", {}, this.index(name)), signedShift(shift)];
  }
  quantity(node) {
    const { role, layer, sub } = node;
    if (role === "ones") return h("b", {}, "1");
    const by = alongWhat(node);
    // a width has its layer below
    if (role === "n") return this.scripted(this.letterOf(role), null, layer ? [this.layer(layer)] : []);
    if (!by) return this.scripted(this.letterOf(role), layer, sub);
    return this.stacked(["∂", h("i", {}, this.letterOf("cost"))], ["∂", this.scripted(this.letterOf(by), layer, sub)]);
  }
  derivative({ top, by }) {
    const below = ["∂", this.set(by, 4)];
    if (top.type === "quantity") return this.stacked(["∂", this.set(top, 4)], below);
    return [this.stacked("∂", below), "(", this.set(top, 0), ")"];
  }
  add({ terms }) {
    const sign = (minus, i) => (minus || i ? h("span", { class: i ? "bin" : "" }, minus ? "−" : "+") : "");
    return terms.map(({ minus, body }, i) => [sign(minus, i), this.set(body, ENTRYWISE)]);
  }
  times(node) {
    const { left, right, sign } = node;
    const entrywise = isEntrywise(node);
    const dot = entrywise ? "⊙" : sign === "*" && "·";
    const between = dot ? h("span", { class: "dot" }, dot) : h("span", { class: "thin" });
    return [this.set(left, entrywise ? ENTRYWISE : 2), between, this.set(right, 3)];
  }
  over({ left, right }) {
    return this.stacked(this.set(left, 0), this.set(right, 0));
  }
  power({ base, exponent }) {
    return [this.set(base, isPlain(base) ? 4 : 5), this.above(h("span", { class: "unit" }, this.set(exponent, 0)))];
  }
  transpose({ body }) {
    return [this.set(body, isPlain(body) && !body.layer ? 4 : 5), this.above(h("i", {}, "T"))];
  }
  above(text) {
    return h("span", { class: "ss" }, h("span", {}, text), h("span", {}));
  }
  same({ left, right }) {
    return ["[", h("i", {}, this.index(left)), " = ", h("i", {}, this.index(right)), "]"];
  }
  guard({ left, relation, right }) {
    const sign = h("span", { class: "bin" }, SET_AS[relation] ?? relation);
    return ["[", this.set(left, 0), sign, this.set(right, 0), "]"];
  }
  sum({ index, body }) {
    const under = h("span", { class: "under" }, h("i", {}, this.index(index)));
    return [h("span", { class: "sum" }, h("span", { class: "big" }, "∑"), under), this.set(body, ENTRYWISE)];
  }
  mean({ body, total }) {
    if (total) return this.sum({ index: "s", body });
    return [h("span", { class: "mean" }, "E"), "[", this.set(body, 0), "]"];
  }
  call({ name, args }) {
    const listed = args.length > 0 && [args.map((arg, i) => [i ? ", " : "", this.set(arg, 0)]), ")"];
    return [h("span", { class: "unit" }, this.head(name), args.length > 0 && "("), listed];
  }
  head(name) {
    if (name !== "sigma" && name !== "dsigma") return ROMAN.has(name) ? name : h("i", {}, name);
    return [h("i", {}, this.letterOf("sigma")), name === "dsigma" && h("span", { class: "pr" }, "′")];
  }
}

const isPlain = (node) => node.type === "number" || node.type === "quantity" && !node.layer && node.sub.length === 0;
