/**
 * The letters of a program, and its definitions set as mathematics.
 *
 *   setArray(array), setCell(cell)                zᵢ and z₂ as boxes of letters, to stand in an `.m`
 *   setSlope(cell, costName), setRatio(over, under)     ∂C/∂z₂, and ∂ of one by ∂ of another
 *   setDefinition(definition, arrays)             zᵢ = Σₖ wₖ x… + b, one `.m`
 *   setSlopeFormula(tree, program)                Σᵢ ∂C/∂zᵢ x…, one `.m` with its words
 *   setSlopeAlong(array, ["k"], program)          ∂C/∂wₖ, the same
 *   typedCell(array, ["j", 1]), plainCell(…)      "w_{j1}", as it is typed; "w_j1", as a menu has it
 *   setFunction(name, primes), setGiven(tex)      σ′; Σₖ yₖ = 1
 *   cellInWords(cell), arrayInWords(array)        "kernel w 2", "w k (kernel)"
 *   definitionInWords(definition)                 "z i is the sum over k of …"
 *   plainNumeral(v)                               0.5, −1, 0.00001: as a definition writes it
 *
 * A name is a letter, a Greek letter by its name, or either with an accent: "mu", "bar z", "hat x".
 *
 * @typedef {import("../core/program_cells.js").Cell} Cell
 * @typedef {import("../core/program_reading.js").ProgramArray} ProgramArray
 * @typedef {import("../core/program_reading.js").ProgramTree} ProgramTree
 * @typedef {import("../core/program_reading.js").Definition} Definition
 * @typedef {import("../core/program_reading.js").CheckedProgram} CheckedProgram
 */
import { h } from "../core/dom.js";
import { readIndex } from "../core/program_index.js";
import { letterOf } from "./notation.js";
import { letter, scripts } from "./symbols.js";
import { letterName } from "./words.js";

const GREEK_LETTERS = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  eta: "η",
  theta: "θ",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Delta: "Δ",
};
const ACCENTS = ["bar", "hat", "tilde"];
const ABOVE = { bar: "\u0304", hat: "\u0302", tilde: "\u0303" };

/** @param {string} name @returns {HTMLElement} */
function setName(name) {
  const [last, ...accents] = name.split(" ").reverse();
  const set = last === "Delta" ? h("span", {}, "Δ") : letter(GREEK_LETTERS[last] ?? last);
  return accents.filter((accent) => ACCENTS.includes(accent)).reduce(
    (inside, accent) => h("span", { class: `acc ${accent}` }, inside),
    set,
  );
}

const letterOfIndex = (name) => {
  const [own, ...below] = name.split("_");
  return below.length ? [letter(own), h("sub", {}, letter(below.join("")))] : letter(own);
};

/** Letters slantedIndices, digits and signs upright; a width is the letter n with its name beneath. */
const slantedIndices = (text) => text.split(/([A-Za-z]\w*)/).map((piece, i) => (i % 2 ? letterOfIndex(piece) : piece));

/** @param {import("../core/program_index.js").ProgramIndex} index @returns {string} */
function indexShown({ of, plus }) {
  const parts = Object.entries(of).map(([name, n]) => {
    const times = Math.abs(n) === 1 ? "" : Math.abs(n);
    return `${n < 0 ? "−" : "+"}${times}${name}`;
  });
  if (plus || !parts.length) parts.push(`${plus < 0 ? "−" : "+"}${Math.abs(plus)}`);
  return parts.join("").replace(/^\+/, "");
}

/** Indices beneath, or above where a program wants the last of them there. */
function placed({ s: name, upper }, /** @type {string[]} */ indices) {
  const [below, above] = [indices.slice(0, indices.length - upper), indices.slice(indices.length - upper)];
  const join = (list) => slantedIndices(list.join(list.length > 1 && list.some((text) => text.length > 1) ? "," : ""));
  return [setName(name), indices.length ? scripts(join(above), join(below)) : ""];
}

/** @param {ProgramArray} array @returns {any[]} */
export const setArray = (array) => placed(array, array.at);

/** @param {Cell} cell @returns {any[]} */
export const setCell = ({ array, place }) => placed(array, place.map(String));

/** As it is typed: "w_{jk}", "h_i^t", "\\hat{x}_i". @param {ProgramArray} array @param {(string | number)[]} [at] @returns {string} */
export function typedCell({ s: name, at: own, upper }, at = own) {
  const [last, ...accents] = name.split(" ").reverse();
  const letters = last.length > 1 ? `\\${last}` : last;
  const script = (mark, list) => {
    const text = list.join(list.some((one) => `${one}`.length > 1) ? "," : "");
    return list.length ? `${mark}${text.length > 1 ? "{" + text + "}" : text}` : "";
  };
  const first = at.length - upper;
  return accents.reduce((inside, accent) => `\\${accent}{${inside}}`, letters) +
    script("_", at.slice(0, first)) + script("^", at.slice(first));
}

/** In one line without mathematics, as a menu has it: "w_jk", "γ_i". @param {ProgramArray} array @param {(string | number)[]} [at] @returns {string} */
export function plainCell(array, at = array.at) {
  const [last, ...accents] = array.s.split(" ").reverse();
  const typed = typedCell({ ...array, s: "x" }, at).slice(1).replace(/[{}]/g, "");
  return `${GREEK_LETTERS[last] ?? last}${accents.map((accent) => ABOVE[accent] ?? "").join("")}${typed}`;
}

/** @param {any} over @param {any} under @returns {HTMLElement} */
const fraction = (over, under) => h("span", { class: "fr" }, h("span", {}, over), h("span", {}, under));

/** @param {Cell} cell @param {string} costName @returns {HTMLElement} */
export const setSlope = (cell, costName) => fraction(["∂", setName(costName)], ["∂", setCell(cell)]);

/** @param {any[]} over @param {any[]} under @returns {HTMLElement} */
export const setRatio = (over, under) => fraction(["∂", over], ["∂", under]);

/** @param {number} v @returns {string} */
export const plainNumeral = (v) => `${Number(v.toPrecision(6))}`.replace("-", "−").replace("e−", "e−");

/** The name of a function before its bracket, with its primes. @param {string} name @param {number} primes @returns {any[]} */
export const setFunction = (name, primes = 0) => [
  name === "sigma" || name === "sigmoid" ? letter(letterOf("sigma")) : name,
  primes ? h("span", { class: "pr" }, "′".repeat(primes)) : "",
];

/* ---- a definition ---- */

/** How tightly a tree holds together: a looser one inside a tighter one gets brackets. */
const HOW_TIGHT = { "+": 1, sum: 1.5, "-": 1, "*": 2, maxover: 1.5 };
const RELATION_SIGNS = { eq: "=", gt: ">", ge: "≥" };

/** @param {Definition} definition @param {Map<string, ProgramArray>} arrays @returns {HTMLElement} */
export function setDefinition({ s: name, at, is }, arrays) {
  const ref = (tree) => placed(arrays.get(tree.name), tree.at.map(indexShown));
  return h("span", { class: "m" }, placed(arrays.get(name), at.map(String)), bin("="), setTree(is, ref));
}

/**
 * A formula in which slopes stand as ∂C/∂z, not as z̄.
 * @param {ProgramTree} tree @param {CheckedProgram} program @returns {HTMLElement}
 */
export function setSlopeFormula(tree, { cost, arrays }) {
  const ref = (/** @type {ProgramTree} */ { name, at }) => {
    const of = arrays.get(slopeAlong(name, arrays) ?? name);
    const cell = placed(of, at.map(indexShown));
    return of.s === name ? cell : fraction(["∂", setName(cost)], ["∂", cell]);
  };
  const said = (cell) => {
    const along = slopeAlong(cell.name, arrays);
    return along ? `the slope along ${treeInWords({ ...cell, name: along })}` : treeInWords(cell);
  };
  return h("span", { class: "m pf", role: "img", "aria-label": treeInWords(tree, said) }, setTree(tree, ref));
}

/** ∂C/∂w, along a cell of any indices. @param {ProgramArray} array @param {(string | number)[]} at @param {CheckedProgram} program @returns {HTMLElement} */
export const setSlopeAlong = ({ s: name }, at, program) =>
  setSlopeFormula({ op: "ref", name: `slope ${name}`, at: at.map(readIndex) }, program);

/** "bar z", or "slope z", is the slope along z, unless the program has an array of that name. */
const slopeAlong = (name, arrays) => (arrays.has(name) ? null : name.slice(name.indexOf(" ") + 1));

const bin = (text) => h("span", { class: "bin" }, text);

/** @param {ProgramTree} whole @param {(tree: ProgramTree) => any} ref how a cell is set @returns {any} */
function setTree(whole, ref) {
  const set = (tree, least = 0) => {
    const pieces = PIECES[tree.op]?.(tree) ?? [setFunction(tree.op), "(", tree.args.map((part) => set(part)), ")"];
    return (HOW_TIGHT[tree.op] ?? 4) < least ? ["(", pieces, ")"] : pieces;
  };
  const range = ({ letter: own, low, high, whole }) =>
    whole
      ? scripts("", slantedIndices(own))
      : scripts(slantedIndices(indexShown(high)), slantedIndices(`${own}=${indexShown(low)}`));
  const big = (
    sign,
    tree,
  ) => [h("span", { class: "big" }, sign), range(tree), h("span", { class: "thin" }), set(tree.body, 1.5)];
  /** @type {Record<string, (tree: ProgramTree) => any>} */
  const PIECES = {
    number: ({ value }) => plainNumeral(value),
    width: (tree) => slantedIndices(tree.name),
    ref,
    "+": ({ args }) => args.map((part, i) => [i ? bin("+") : "", set(part, 1)]),
    "-": ({ args: [a, b] }) => (b ? [set(a, 1), bin("−"), set(b, 1.5)] : ["−", set(a, 1.5)]),
    "*": ({ args }) =>
      args.map((
        part,
        i,
      ) => [i ? h("span", { class: "thin" }) : "", set(part, part.op === "sum" && i === args.length - 1 ? 1.5 : 2)]),
    "/": ({ args }) => fraction(set(args[0]), set(args[1])),
    "^": ({ args: [a, p] }) => [
      set(a, a.op === "ref" && a.at.length === 0 ? 4 : a.op === "number" ? 4 : 5),
      h("span", { class: "ss" }, h("span", {}, set(p)), h("span", {})),
    ],
    sqrt: ({ args: [a] }) => ["√", h("span", { class: "root" }, set(a))],
    abs: ({ args: [a] }) => ["|", set(a), "|"],
    f: ({ shown, primes, args: [a] }) => [setFunction(shown, primes), "(", set(a), ")"],
    max: ({ args: [a, b] }) => ["max(", set(a), ", ", set(b), ")"],
    holds: ({ name: relation, args: [a, b] }) => ["[", set(a), bin(RELATION_SIGNS[relation]), set(b), "]"],
    sum: (tree) => big("∑", tree),
    maxover: (tree) => big("max", tree),
    local: ({ args: [a, z] }) => fraction(["∂", set(a)], ["∂", set(z)]),
    in: ({ low, index, high }) => [
      "[",
      slantedIndices([low, index, high].filter((one) => one !== null).map(indexShown).join("≤")),
      "]",
    ],
    same: ({ low, high }) => ["[", slantedIndices(`${indexShown(low)}=${indexShown(high)}`), "]"],
  };
  return set(whole);
}

const SUM_OF_ONE = /^\\sum_(\w) \\?(\w+)_(?:\{([\w, ]+)\}|(\w)) = 1$/;

/** What a way back rests on: a sum that is 1, as the program's text says it. @param {string} tex @returns {HTMLElement} */
export function setGiven(tex) {
  const [, over, name, several, one] = SUM_OF_ONE.exec(tex) ?? [];
  if (!name) return h("span", {}, tex);
  const sum = [h("span", { class: "big" }, "∑"), scripts("", letter(over)), h("span", { class: "thin" })];
  const indices = (several ?? one).split(/[ ,]*/);
  return h("span", { class: "m" }, sum, placed({ s: name, upper: 0 }, indices), h("span", { class: "bin" }, "="), "1");
}

/* ---- in words ---- */

const nameInWords = (name) => name.split(" ").reverse().map((part) => letterName(part)).join(" ");
const indexInWords = (index) => indexShown(index).replaceAll("+", " plus ").replaceAll("−", " minus ").trim();

/** @param {Cell} cell @returns {string} */
export const cellInWords = ({ array, place }) =>
  [array.say && array.say !== nameInWords(array.s) ? array.say : "", nameInWords(array.s), ...place].filter((part) =>
    part !== ""
  ).join(" ");

/** @param {ProgramArray} array @returns {string} */
export const arrayInWords = ({ s, at, say }) => [nameInWords(s), ...at, say && `(${say})`].filter(Boolean).join(" ");

/** @type {Record<string, (tree: ProgramTree, say: (tree: ProgramTree) => string) => string>} */
const SAID = {
  number: ({ value }) => plainNumeral(value).replace("−", "minus "),
  width: ({ name }) => `the number of entries ${name.replace("n_", "")}`,
  ref: ({ name, at }) => [nameInWords(name), ...at.map(indexInWords)].join(" "),
  "+": ({ args }, say) => args.map(say).join(", plus "),
  "-": ({ args }, say) => (args.length > 1 ? args.map(say).join(" minus ") : `minus ${say(args[0])}`),
  "*": ({ args }, say) => args.map(say).join(" times "),
  "/": ({ args }, say) => args.map(say).join(" over "),
  "^": ({ args: [a, p] }, say) => (p.value === 2 ? `the square of ${say(a)}` : `${say(a)} to the power ${say(p)}`),
  sqrt: ({ args }, say) => `the root of ${say(args[0])}`,
  f: ({ shown, primes, args }, say) => `${shown}${" prime".repeat(primes)} of ${say(args[0])}`,
  sum: ({ letter: name, body }, say) => `the sum over ${name} of ${say(body)}`,
  maxover: ({ letter: name, body }, say) => `the largest over ${name} of ${say(body)}`,
  max: ({ args }, say) => `the larger of ${args.map(say).join(" and ")}`,
  holds: ({ name, args }, say) =>
    `1 where ${args.map(say).join({ eq: " is ", gt: " is above ", ge: " is at least " }[name])}`,
  local: ({ args: [a, z] }, say) => `the slope of ${say(a)} along ${say(z)}`,
  in: ({ low, index, high }) =>
    [
      `1 where ${indexInWords(index)} is`,
      low && `from ${indexInWords(low)}`,
      high && `up to ${indexInWords(high)}`,
    ].filter(Boolean).join(" "),
  same: ({ low, high }) => `1 where ${indexInWords(low)} is ${indexInWords(high)}`,
};

/** @param {ProgramTree} whole @param {(tree: ProgramTree) => string} [cell] how a cell is said @returns {string} */
function treeInWords(whole, cell) {
  const say = (tree) => {
    const said = tree.op === "ref" && cell ? cell(tree) : SAID[tree.op]?.(tree, say);
    return said ?? `${tree.op} of ${say(tree.args[0])}`;
  };
  return say(whole);
}

/** @param {Definition} definition @returns {string} */
export const definitionInWords = ({ s: name, at, is }) =>
  `${[nameInWords(name), ...at].join(" ")} is ${treeInWords(is)}`;
