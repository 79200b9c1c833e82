/**
 * Equations set term by term, symbol above and number beneath, from the same trees that the tests verify.
 *
 *   expand(tree, sizes, {l: 1, j: 2})   the terms of the statement for that layer and neuron: sums written out
 *   summands(tree, sizes, env)          the same for each summand on the right alone: [[terms], …]
 *   keysOf(terms)                        the keys that the statement writes (left of the relation) and reads
 *   setEquation(terms, bindings, L)      an element, one box per term; its numbers follow the bindings
 *   quantity(term, before, bindings, L), sign(term)     one box
 *
 * A term is {key} for a quantity or {mark, beneath} for a sign, a bracket or a plain number.
 *
 * @typedef {{key?: string, mark?: string, beneath?: string, wide?: boolean, left?: boolean, after?: boolean}} Term
 *   `left` of the relation; `wide` marks have room around them; `after`: the number is the one that the step will make
 * @typedef {Record<string, any>} Tree a statement of bplib.formula, as plain data
 * @typedef {Record<string, number>} Indices the layers and neurons that the free indices stand for
 */
import { afterStep, keyOf, withSymbol } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { h } from "../core/dom.js";
import { bracketed, format } from "../core/numbers.js";
import { letterOf } from "./notation.js";
import { kindOf, letter, numberElement, scripts, symbolOf } from "./symbols.js";
import { letterName, spoken } from "./words.js";

/* ---- from a tree to terms ---- */

function indexValue({ name, shift }, env) {
  const value = /^\d+$/.test(name) ? Number(name) : env[name];
  if (value === undefined) throw new Error(`the index ${name} is not bound`);
  return value + shift;
}

function keyOfSymbol({ role, sub, layer }, env) {
  if (role === "C" || role === "eta") return keyOf(role === "C" ? "cost" : role);
  return keyOf(role, ...[...(layer ? [layer] : []), ...sub].map((i) => indexValue(i, env)));
}

const OF_COST = { w: "dw", b: "db", a: "da", z: "delta" };

function rangeOf(name, node, sizes, env) {
  if (Array.isArray(node)) return node.reduce((n, c) => n ?? rangeOf(name, c, sizes, env), undefined);
  if (node === null || typeof node !== "object") return undefined;
  if (node.node === "Symbol") {
    const at = node.sub.findIndex((i) => i.name === name);
    if (at < 0) return undefined;
    return node.layer ? sizes[indexValue(node.layer, env) - at] : sizes[node.role === "x" ? 0 : sizes.length - 1];
  }
  return rangeOf(name, Object.values(node), sizes, env);
}

const mark = (text, beneath = text, wide = false) => ({ mark: text, beneath, wide });
const joined = (lists, sign) => lists.flatMap((terms, i) => (i ? [mark(sign, sign, true), ...terms] : terms));

const TERMS = {
  Symbol: (n, { env }) => [{ key: keyOfSymbol(n, env) }],
  Number: (n) => [mark(n.text)],
  Derivative: (n, { env }) => [{ key: withSymbol(keyOfSymbol(n.by, env), OF_COST[n.by.role]) }],
  Function: (
    n,
    at,
  ) => (n.primes
    ? [{ key: withSymbol(keyOfSymbol(n.argument.body, at.env), "slope") }]
    : [mark(`${letterOf(n.name)}(`), ...terms(n.argument.body, at), mark(")")]),
  Sum: (n, at) => {
    const count = rangeOf(n.index.name, n.body, at.sizes, at.env);
    return joined(
      Array.from({ length: count }, (_, i) => terms(n.body, { ...at, env: { ...at.env, [n.index.name]: i + 1 } })),
      "+",
    );
  },
  Group: (n, at) => {
    const inside = terms(n.body, at);
    const single = n.body.node === "Sum" && !inside.some((t) => t.mark === "+");
    return single ? inside : [mark("("), ...inside, mark(")")];
  },
  Power: (n, at) => {
    const base = terms(n.base, at);
    const bare = n.base.node === "Group" && base.length === 3 ? [base[1], mark("²")] : null; // (a)² reads a²
    return bare ?? [...base.slice(0, -1), mark(")²")];
  },
  Fraction: (n, at) => [...terms(n.over, at), mark("/"), ...terms(n.under, at)],
  Product: (n, at) => joined(n.factors.map((f) => terms(f, at)), "·"),
  Add: (n, at) =>
    n.terms.flatMap((t, i) => {
      const sign = n.signs[i] === "-" ? "−" : "+";
      return [...(i || sign === "−" ? [mark(sign, sign, i > 0)] : []), ...terms(t, at)];
    }),
  Sequence: (n, at) => joinedByComma(n.parts.map((p) => terms(p, at))),
  Words: () => [],
};
const joinedByComma = (lists) => lists.filter((l) => l.length).flatMap((l, i) => (i ? [mark(","), ...l] : l));

function terms(node, at) {
  const rule = TERMS[node.node];
  if (!rule) throw new Error(`no way to set a ${node.node} in a widget`);
  return rule(node, at);
}

/** @param {Tree} tree @param {number[]} sizes @param {Indices} env @returns {Term[]} */
export function expand(tree, sizes, env) {
  const chain = tree.node === "Sequence" ? tree.parts[0] : tree;
  const at = { sizes, env: { L: sizes.length - 1, ...env } };
  const relation = { "\\leftarrow": "←", "\\equiv": "≡" }[chain.relations[0]] ?? "=";
  return chain.sides.flatMap((side, i) => [
    ...(i ? [mark(relation, relation === "←" ? "=" : relation, true)] : []),
    ...terms(side, at).map((t) => (i === 0 ? { ...t, left: true, after: relation === "←" } : t)),
  ]);
}

/** @param {Tree} tree @param {number[]} sizes @param {Indices} env @returns {Term[][]} */
export function summands(tree, sizes, env) {
  const each = (node, at) => {
    if (node.node !== "Sum") return [terms(node, at)];
    const { name } = node.index;
    const count = rangeOf(name, node.body, sizes, at.env);
    return Array.from({ length: count }, (_, i) => each(node.body, { ...at, env: { ...at.env, [name]: i + 1 } }))
      .flat();
  };
  return each(tree.sides[1], { sizes, env: { L: sizes.length - 1, ...env } });
}

/** @param {Term[]} terms @returns {{writes: string[], reads: string[]}} */
export function keysOf(terms) {
  const quantities = terms.filter((t) => t.key);
  return {
    writes: quantities.filter((t) => t.left).map((t) => t.key),
    reads: quantities.filter((t) => !t.left).map((t) => t.key),
  };
}

/* ---- from terms to words ---- */

/** How a sign is said; before an operator one takes a breath. */
const SIGN_WORDS = {
  "=": "is",
  "≡": "is defined as",
  "←": "becomes",
  "+": ", plus",
  "−": ", minus",
  "·": ", times",
  "/": " over",
  "(": "open bracket",
  ")": "close bracket",
  "²": "squared",
  ")²": "close bracket squared",
  ",": ";",
};

/** "the activation of neuron 1 of layer 1 is sigma of …" @param {Term[]} terms @param {number} L @returns {string} */
function statementInWords(terms, L) {
  const bent = letterOf("sigma");
  const word = ({ key, mark: text = "", wide }) => {
    if (key) return `the ${spoken(key, L)}`.replace(/^the (?=(?:input|target) )/, "");
    if (text === `${bent}(`) return `${letterName(bent)} of open bracket`;
    return text === "−" && !wide ? "minus" : SIGN_WORDS[text] ?? text;
  };
  return terms.map(word).join(" ").replace(/ +(?=[,;])/g, "").replace(/ {2,}/g, " ")
    .replace(/open bracket (the [^,]*?) close bracket/g, "$1"); // one thing needs none
}

/* ---- from terms to elements ---- */

/**
 * @param {Term[]} terms @param {import("../core/dom.js").Bindings} bindings @param {number} L
 * @param {string} [breaks] the signs before which a line may break
 * @returns {HTMLElement}
 */
export function setEquation(terms, bindings, L, breaks = "+−") {
  const row = h("div", { class: "eq", role: "group", "aria-label": statementInWords(terms, L) });
  let run = null; // a product stays on one line with the sign before it
  terms.forEach((t, i) => {
    if (t.wide && breaks.includes(t.mark) || t.left !== terms[i - 1]?.left || !run) {
      row.append(run = h("span", { class: "grp" }));
    }
    run.append(t.key ? quantity(t, terms[i - 1], bindings, L) : sign(t));
  });
  moveByArrows([[.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".q"))]]);
  return row;
}

/** @param {Term} term @returns {HTMLElement} */
export function sign({ mark: text, beneath, wide }) {
  const set = text.endsWith("²")
    ? h("span", { class: "m" }, text.slice(0, -1), scripts("2", ""))
    : h("span", { class: "m" }, text === `${letterOf("sigma")}(` ? [letter(text[0]), "("] : text);
  return h(
    "span",
    { class: `t op${wide ? " wide" : ""}`, "aria-hidden": "true" },
    set,
    h("span", { class: "n" }, beneath),
  );
}

/** @param {Term} term @param {Term | undefined} before @param {import("../core/dom.js").Bindings} bindings
 * @param {number} L @returns {HTMLElement} */
export function quantity({ key, left, after }, before, bindings, L) {
  const factor = before && !left && !"=(←≡".includes(before.mark?.slice(-1));
  const box = h("span", {
    class: `t q ${kindOf(key)}${left ? " lhs" : ""}`,
    role: "group",
    "data-key": key,
    "aria-label": spoken(key, L),
  }, symbolOf(key));
  box.append(
    numberElement(h("span", { class: "n" }), after ? afterStep(key) : key, bindings, factor ? bracketed : format),
  );
  return box;
}
