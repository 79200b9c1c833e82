/**
 * A formula set as maths, in boxes of letters like every symbol of the widgets; and sentences with formulas in them.
 *
 *   setFormula("delta^l[j]"), setFormula(tree, "bishop")     an element, in the letters of a notation (else the page's)
 *   said("the error `delta[k]`, here `= 2*p`", worth)         pieces for h(): text, and what stands between backquotes, set
 *
 * A piece that begins with "=" is computed, worth(formula) being its number. "bishop: a[k]" is read and set in the letters
 * of that notation, whatever the page shows; "in bishop: z[j]" is read in the book's and set in those. A piece may be
 * an equation.
 */
import { h } from "./dom.js";
import { namesOf } from "./answer_names.js";
import { parse } from "./answer_parse.js";
import { alongWhat, wordsOf } from "./answer_words.js";
import { tableOf } from "./notation.js";
import { format } from "./numbers.js";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const ROMAN = new Set(["exp", "ln", "tanh", "max", "inv"]);
const GREEK = { lambda: "λ", ones: "1" };

export function setFormula(formula, notation) {
  const tree = typeof formula === "string" ? readPlain(formula, "book") : formula;
  return h("span", { class: "m f", role: "img", "aria-label": wordsOf(tree, tableOf(notation)) }, new Setter(notation).set(tree, 0));
}

/** A formula of the book's own texts; a letter that is no quantity stands for itself. */
function readPlain(text, notation) {
  try {
    return parse(text, { notation });
  } catch {
    return parse(text, { notation, letters: LETTERS.filter((letter) => !namesOf(notation).role.has(letter)) });
  }
}

export function said(text, worth = null) {
  return text.split("`").map((piece, i) => {
    if (i % 2 === 0) return piece;
    if (piece.startsWith("=")) return h("span", { class: "num" }, shortly(worth(piece.slice(1))));
    const [, only, notation, formula] = /^(in )?(book|nielsen|bishop|risk|phases): *(.*)$/.exec(piece) ?? [, "", undefined, piece];
    const sides = formula.split(" = ").map((side) => setFormula(readPlain(side, only || !notation ? "book" : notation), notation));
    return sides.map((side, n) => [n ? " = " : "", h("span", { class: "nb" }, side)]);
  }).flat(2);
}

/** 30 and 0.05, not 30.000 and 0.0500, where that is the number. */
const shortly = (v) => (Math.abs(v - Number(v.toFixed(2))) < 1e-12 && Math.abs(v) < 1e6 ? `${Number(v.toFixed(2))}`.replace("-", "−") : format(v));

/** Letters slanted, digits and signs upright. */
const slanted = (text) => text.split(/([A-Za-z]+)/).map((piece, i) => (i % 2 ? h("i", {}, piece) : piece));

/** How tightly a node holds together: a looser one inside a tighter one gets brackets. */
const TIGHTNESS = { add: 1, sum: 1.5, times: 2, over: 2 }; // a sum, and ⊙, want brackets before a further factor
const ENTRYWISE = 1.5;
const tightness = (node) => (isEntrywise(node) ? ENTRYWISE : TIGHTNESS[node.type] ?? 4);

class Setter {
  constructor(notation) {
    this.table = tableOf(notation);
  }

  set(node, least) {
    const pieces = this[node.type](node);
    return tightness(node) < least ? ["(", pieces, ")"] : pieces;
  }

  letterOf(role) { return this.table.letters[role] ?? GREEK[role] ?? role; }
  index(text) { return /^\d+$/.test(text) ? text : this.table.indices[text] ?? text; }
  layer({ name, shift }) {
    const text = name ? `${name}${shift > 0 ? "+" : shift < 0 ? "−" : ""}${shift ? Math.abs(shift) : ""}` : `${shift + this.table.first}`;
    return this.table.bracketed ? `(${text})` : text;
  }
  scripted(letter, layer, sub) {
    const scripts = (layer || sub.length > 0) && h("span", { class: "ss" }, h("span", {}, slanted(layer ? this.layer(layer) : "")), h("span", {}, slanted(sub.map((index) => this.index(index)).join(""))));
    return h("span", { class: "unit" }, h(letter === "Δ" ? "span" : "i", {}, letter), scripts); // a line never breaks inside
  }
  stacked(over, under) { return h("span", { class: "fr" }, h("span", {}, over), h("span", {}, under)); }

  number({ text }) { return text; }
  letter({ name, shift }) { return [h("i", {}, this.index(name)), shift > 0 ? `+${shift}` : shift < 0 ? `−${-shift}` : ""]; }
  quantity(node) {
    const { role, layer, sub } = node;
    if (role === "ones") return h("b", {}, "1");
    const by = alongWhat(node);
    if (role === "n") return this.scripted(this.letterOf(role), null, layer ? [this.layer(layer)] : []); // a width has its layer below
    if (!by) return this.scripted(this.letterOf(role), layer, sub);
    return this.stacked(["∂", h("i", {}, this.letterOf("cost"))], ["∂", this.scripted(this.letterOf(by), layer, sub)]);
  }
  add({ terms }) {
    return terms.map(({ minus, body }, i) => [minus ? h("span", { class: i ? "bin" : "" }, "−") : i ? h("span", { class: "bin" }, "+") : "", this.set(body, ENTRYWISE)]);
  }
  times(node) {
    const { left, right, sign } = node;
    const dot = isEntrywise(node) ? "⊙" : sign === "*" && "·";
    return [this.set(left, isEntrywise(node) ? ENTRYWISE : 2), dot ? h("span", { class: "dot" }, dot) : h("span", { class: "thin" }), this.set(right, 3)];
  }
  over({ left, right }) { return this.stacked(this.set(left, 0), this.set(right, 0)); }
  power({ base, exponent }) { return [this.set(base, isPlain(base) ? 4 : 5), this.above(h("span", { class: "unit" }, this.set(exponent, 0)))]; }
  transpose({ body }) { return [this.set(body, isPlain(body) && !body.layer ? 4 : 5), this.above(h("i", {}, "T"))]; }
  above(text) { return h("span", { class: "ss" }, h("span", {}, text), h("span", {})); }
  same({ left, right }) { return ["[", h("i", {}, this.index(left)), " = ", h("i", {}, this.index(right)), "]"]; }
  sum({ index, body }) {
    return [h("span", { class: "sum" }, h("span", { class: "big" }, "∑"), h("span", { class: "under" }, h("i", {}, this.index(index)))), this.set(body, ENTRYWISE)];
  }
  mean({ body }) { return [h("span", { class: "mean" }, "E"), "[", this.set(body, 0), "]"]; }
  call({ name, args }) {
    const bend = name === "sigma" || name === "dsigma";
    const head = bend ? [h("i", {}, this.letterOf("sigma")), name === "dsigma" && h("span", { class: "pr" }, "′")] : ROMAN.has(name) ? name : h("i", {}, name);
    return [h("span", { class: "unit" }, head, args.length > 0 && "("), args.length > 0 && [args.map((arg, i) => [i ? ", " : "", this.set(arg, 0)]), ")"]];
  }
}

const isEntrywise = ({ type, sign, left, right }) => type === "times" && sign === "*" && isWhole(left) && isWhole(right);

/** Whether a node is a whole column or matrix, as far as its look tells: a quantity with a layer and no index. */
function isWhole(node) {
  if (node.type === "quantity") return !node.free && node.role !== "n" && node.sub.length === 0 && (node.layer !== null || ["Y", "X", "y", "x", "ones"].includes(node.role));
  if (node.type === "call") return node.args.some(isWhole);
  if (node.type === "times") return isWhole(node.left) || isWhole(node.right);
  if (node.type === "add") return node.terms.some(({ body }) => isWhole(body));
  return node.type === "transpose";
}
const isPlain = (node) => node.type === "number" || node.type === "quantity" && !node.layer && node.sub.length === 0;
