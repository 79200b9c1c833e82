/**
 * A line as a sum of products, in which order, brackets and the names of bound letters make no difference: two lines that are
 * the same but for these have one text.
 *
 *   termsOf(tree)            the terms of a tree in which quantities and sums carry their layers (mistakes/nodes.js)
 *   textOf(terms)            their text
 *   treeOf(terms, taken)     a tree again, whose sums run over letters that are not taken; without `taken`, over #1#, #2#, …
 *   one(atom), constant(2), scaled(terms, -1), productTerms(p, q), summed(index, layer, terms), meanOf(terms), slopeTerms(top, by)     terms
 *   renamedTerms(terms, {k: "j"})      with other letters
 *   collected(terms)         terms that are the same put together; cancelled(factors)      without q and 1/q
 *   freshIndex()             a letter for a sum that no line has
 *
 * @typedef {any} Atom      a quantity, a same, {type: "derivative", top: Quantity | Terms, by}, {type: "call", name, args: Terms[]},
 *                          {type: "inverse", body: Terms}, {type: "power", base: tree, exponent: tree}, {type: "mean", body: Terms}
 * @typedef {{by: number, sums: {index: string, layer: Layer}[], factors: Atom[], mean: boolean}} Term
 * @typedef {Term[]} Terms      mean: over the samples
 */
import { renamed } from "../mistakes/nodes.js";
import { depends } from "./dependence.js";

/** @import { Layer, Quantity } from "../answer/tree.js" */

const MOST_FACTORS_OUT = 4; // an exponent up to which a power is multiplied out
const MOST_ORDERED = 3; // sums in a term whose order is tried in every way
const SUM_LETTERS = [..."kmispqrtuv"];

let indices = 0;
/** @type {() => string} */
export const freshIndex = () => `#${++indices}#`; // that #1# is no part of #12#

/** @type {(by: number) => Terms} */
export const constant = (by) => (by ? [{ by, sums: [], factors: [], mean: false }] : []);
/** @type {(atom: Atom) => Terms} */
export const one = (atom) => [{ by: 1, sums: [], factors: [atom], mean: false }];
/** @type {(terms: Terms, by: number) => Terms} */
export const scaled = (terms, by) => terms.map((term) => ({ ...term, by: term.by * by }));
/** @type {(index: string, layer: Layer, terms: Terms) => Terms} */
export const summed = (index, layer, terms) =>
  terms.map((term) => ({ ...term, sums: [{ index, layer }, ...term.sums] }));
/** @type {(terms: Terms) => Terms} */
export const meanOf = (terms) => terms.map((term) => ({ ...term, mean: true }));

/** @type {(...all: Terms[]) => Terms} */
export const productTerms = (...all) => (all.length ? all.reduce(timesTerms) : constant(1)); // the first keeps its letters
const timesTerms = (p, q) => p.flatMap((left) => q.map((right) => timesTerm(left, withFreshIndices(right))));
function timesTerm(left, right) {
  if (left.mean && right.mean) return timesTerm(asAtom(left), asAtom(right)); // a product of means is no mean
  return {
    by: left.by * right.by,
    sums: [...left.sums, ...right.sums],
    factors: [...left.factors, ...right.factors],
    mean: left.mean || right.mean,
  };
}
const asAtom = (term) => one({ type: "mean", body: [{ ...term, mean: false }] })[0];
function withFreshIndices(term) {
  if (!term.sums.length) return term;
  const names = Object.fromEntries(term.sums.map(({ index }) => [index, freshIndex()]));
  return renamedTerms([term], names)[0];
}

/* ---- other letters ---- */

/** @type {Record<string, (atom: Atom, names: Record<string, string>) => Atom>} */
const RENAMED = {
  quantity: (atom, names) => (atom.free ? atom : { ...atom, sub: atom.sub.map((index) => names[index] ?? index) }),
  same: (atom, names) => ({ ...atom, left: names[atom.left] ?? atom.left, right: names[atom.right] ?? atom.right }),
  derivative: (atom, names) => ({ ...atom, top: renamedEither(atom.top, names), by: renamedIn(atom.by, names) }),
  call: (atom, names) => ({ ...atom, args: atom.args.map((terms) => renamedTerms(terms, names)) }),
  inverse: (atom, names) => ({ ...atom, body: renamedTerms(atom.body, names) }),
  mean: (atom, names) => ({ ...atom, body: renamedTerms(atom.body, names) }),
  power: (atom, names) => ({ ...atom, base: renamedTree(atom.base, names) }),
  tree: (atom, names) => ({ ...atom, tree: renamedTree(atom.tree, names) }),
};
const renamedTree = (tree, names) => Object.entries(names).reduce((now, [from, to]) => renamed(now, from, to), tree);
const renamedEither = (top, names) => (Array.isArray(top) ? renamedTerms(top, names) : renamedIn(top, names));

/** @type {(atom: Atom, names: Record<string, string>) => Atom} */
const renamedIn = (atom, names) => RENAMED[atom.type]?.(atom, names) ?? atom;
/** @type {(terms: Terms, names: Record<string, string>) => Terms} */
export const renamedTerms = (terms, names) =>
  terms.map((term) => ({
    ...term,
    sums: term.sums.map((sum) => ({ ...sum, index: names[sum.index] ?? sum.index })),
    factors: term.factors.map((atom) => renamedIn(atom, names)),
  }));

/* ---- from a tree ---- */

/** @type {Record<string, (node: any) => Terms>} */
const TERMS = {
  number: ({ value }) => constant(value),
  add: ({ terms }) => terms.flatMap(({ minus, body }) => (minus ? scaled(termsOf(body), -1) : termsOf(body))),
  times: ({ left, right }) => productTerms(termsOf(left), termsOf(right)),
  over: ({ left, right }) => productTerms(termsOf(left), inverseOf(termsOf(right))),
  power: ({ base, exponent }) => {
    const times = exponent.type === "number" ? exponent.value : 0;
    const isSmall = Number.isInteger(times) && times > 0 && times <= MOST_FACTORS_OUT;
    return isSmall ? productTerms(...Array(times).fill(termsOf(base))) : one({ type: "power", base, exponent });
  },
  sum: ({ index, layer, body }) => {
    const fresh = freshIndex();
    return summed(fresh, layer, renamedTerms(termsOf(body), { [index]: fresh }));
  },
  mean: ({ body }) => meanOf(termsOf(body)),
  derivative: ({ top, by }) => slopeTerms(top.type === "quantity" ? top : termsOf(top), by),
  call: ({ name, args }) => one({ type: "call", name, args: args.map(termsOf) }),
};
/** @type {(tree: any) => Terms} */
export const termsOf = (tree) => TERMS[tree.type]?.(tree) ?? one(tree);

/** The slope of a quantity or of terms; a number before all that moves stands before the slope.
 * @type {(top: any, by: Quantity) => Terms} */
export function slopeTerms(top, by) {
  if (!Array.isArray(top)) return one({ type: "derivative", top, by });
  const size = top.length === 1 ? top[0].by : 1;
  const terms = size === 1 ? top : scaled(top, 1 / size);
  return scaled(one({ type: "derivative", top: quantityAlone(terms) ?? terms, by }), size);
}
/** The quantity that is all of them; undefined where there is more. */
/** @param {Terms} terms */
function quantityAlone(terms) {
  const [term, ...more] = terms;
  const isAlone = term && !more.length && term.by === 1 && !term.sums.length && term.factors.length === 1 && !term.mean;
  return isAlone && term.factors[0].type === "quantity" ? term.factors[0] : undefined;
}
function inverseOf(terms) {
  const [term] = terms;
  if (terms.length !== 1 || term.sums.length || term.mean) return one({ type: "inverse", body: terms });
  return [{ ...term, by: 1 / term.by, factors: term.factors.map((atom) => ({ type: "inverse", body: one(atom) })) }];
}

/* ---- as a text ---- */

/** @type {(layer: Layer | null) => string} */
export const placeText = (layer) => (layer ? `${layer.name}${layer.shift}` : "");
/** @type {Record<string, (atom: Atom) => string>} */
const TEXT = {
  quantity: ({ role, layer, sub }) => `${role}${placeText(layer)}[${sub}]`,
  same: ({ left, right }) => `{${[left, right].sort().join("=")}}`,
  derivative: ({ top, by }) => `d<${Array.isArray(top) ? textOf(movingIn(top, by)) : atomText(top)}|${atomText(by)}>`,
  call: ({ name, args }) => `${name}(${args.map(textOf).join(";")})`,
  inverse: ({ body }) => `1/(${textOf(body)})`,
  mean: ({ body }) => `mean(${textOf(body)})`,
  power: ({ base, exponent }) => `(${textOf(termsOf(base))})^${textOf(termsOf(exponent))}`,
};
/** Without the terms that do not move: of a slope they are no part. */
const movingIn = (terms, by) =>
  terms.filter(({ factors }) =>
    factors.some((atom) => atom.type !== "quantity" && atom.type !== "same" || atom.role && depends(atom, by))
  );
/** @type {(atom: Atom) => string} */
export const atomText = (atom) => TEXT[atom.type]?.(atom) ?? JSON.stringify(atom);

/** @type {(terms: Terms) => string} */
export function textOf(terms) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const term of terms) {
    const text = termText(term);
    found.set(text, (found.get(text) ?? 0) + term.by);
  }
  const left = [...found].filter(([, by]) => Math.abs(by) > 1e-12);
  return left.map(([text, by]) => `${Number(by.toPrecision(8))}*${text}`).sort().join(" + ") || "0";
}

/** Terms that are the same put together: ½ q + ½ q is q. @type {(terms: Terms) => Terms} */
export function collected(terms) {
  /** @type {Map<string, Term>} */
  const found = new Map();
  for (const term of terms) {
    const text = termText(term);
    found.set(text, { ...term, by: term.by + (found.get(text)?.by ?? 0) });
  }
  return [...found.values()].filter(({ by }) => Math.abs(by) > 1e-12);
}

/** Of the orders in which its sums may be named, the one whose text comes first. */
function termText(term) {
  const factors = withOneLetter({ ...term, factors: cancelled(term.factors) });
  const orders = term.sums.length > MOST_ORDERED ? [term.sums] : ordersOf(term.sums);
  const texts = orders.map((sums) => {
    const names = Object.fromEntries(sums.map(({ index }, i) => [index, `@${i}`]));
    const named = factors.map((atom) => atomText(sums.length ? renamedIn(atom, names) : atom));
    return `${term.mean ? "E" : ""}${sums.map(({ layer }) => placeText(layer))}|${named.sort().join("·")}`;
  });
  return texts.length > 1 ? texts.sort()[0] : texts[0];
}
const ordersOf = (list) =>
  list.length < 2 ? [list] : list.flatMap((first, i) => ordersOf(list.toSpliced(i, 1)).map((rest) => [first, ...rest]));

/** Without q and 1/q side by side. @type {(factors: Atom[]) => Atom[]} */
export function cancelled(factors) {
  let left = factors;
  for (const inverse of factors.filter(({ type }) => type === "inverse")) {
    const text = textOf(inverse.body);
    const other = left.find((atom) => atom !== inverse && textOf(one(atom)) === text);
    if (other) left = left.filter((atom) => atom !== inverse && atom !== other);
  }
  return left;
}

/** Beside [k = j] all else may as well be written with j: the letter of the sum goes. */
function withOneLetter({ factors, sums }) {
  let now = factors;
  for (const same of factors.filter(({ type, left, right }) => type === "same" && left !== right)) {
    const bound = [same.left, same.right].find((letter) => sums.some(({ index }) => index === letter));
    if (!bound) continue;
    const other = same.left === bound ? same.right : same.left;
    now = now.map((atom) => (atom === same ? atom : renamedIn(atom, { [bound]: other })));
  }
  return now;
}

/* ---- as a tree again ---- */

const numberNode = (value) => ({ type: "number", value, text: `${value}` });
/** @type {Record<string, (atom: Atom, taken: string[] | null) => any>} */
const TREE = {
  derivative: ({ top, by }, taken) => ({ type: "derivative", top: Array.isArray(top) ? treeOf(top, taken) : top, by }),
  call: ({ name, args }, taken) => ({ type: "call", name, args: args.map((terms) => treeOf(terms, taken)) }),
  inverse: ({ body }, taken) => ({ type: "over", left: numberNode(1), right: treeOf(body, taken) }),
  mean: ({ body }, taken) => ({ type: "mean", body: treeOf(body, taken) }),
  tree: ({ tree }) => tree,
};

/** @type {(terms: Terms, taken?: string[] | null) => any} */
export function treeOf(terms, taken = null) {
  if (!terms.length) return numberNode(0);
  const made = terms.map((term) => ({ minus: term.by < 0, body: treeOfTerm(term, taken) }));
  return made.length === 1 && !made[0].minus ? made[0].body : { type: "add", terms: made };
}
function treeOfTerm({ by, sums, factors, mean }, taken) {
  const used = taken ? [...taken] : null;
  /** @type {Record<string, string>} */
  const names = {};
  for (const { index } of used ? sums : []) {
    names[index] = SUM_LETTERS.find((letter) => !used.includes(letter)) ?? index;
    used.push(names[index]);
  }
  const atoms = factors.map((atom) => {
    const own = renamedIn(atom, names);
    return TREE[own.type]?.(own, used) ?? own;
  });
  const size = Math.abs(by);
  const all = size === 1 && atoms.length ? atoms : fractionBefore(size, atoms);
  const product = all.reduce((left, right) => ({ type: "times", left, right, sign: "*" }));
  const body = sums.reduceRight(
    (inner, { index, layer }) => ({ type: "sum", index: names[index] ?? index, layer, body: inner }),
    product,
  );
  return mean ? { type: "mean", body } : body;
}
/** ½ and not 0.5, before what it multiplies. */
function fractionBefore(size, atoms) {
  const under = Math.round(1 / size);
  const isFraction = size < 1 && Math.abs(under * size - 1) < 1e-12;
  return [isFraction ? { type: "over", left: numberNode(1), right: numberNode(under) } : numberNode(size), ...atoms];
}
