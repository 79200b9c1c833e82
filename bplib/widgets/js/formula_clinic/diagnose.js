/**
 * For what does a formula from somewhere else hold? Every reading that texts have is tried, the most general first.
 *
 *   diagnose("δ_j = Σ_k w_kj δ_k σ'(z_j)")               a Diagnosis
 *   diagnose("a_j - y_j", {role: "delta"})               what it is meant to be, where nothing stands before an equals sign
 *   diagnose(text, {notation: "bishop"})                 typed in the letters of a notation
 *
 * No DOM in here.
 */
import { layerFrom, layerText } from "../answer/layer.js";
import { Refusal } from "../answer/tokens.js";
import { inside, quantitiesIn } from "../answer/tree.js";
import { TYPED_QUANTITIES } from "../core/facts.js";
import { NOTATION_NAMES } from "../text/notation.js";
import { bothSidesOf } from "./any_text.js";
import { CASES, covers } from "./cases.js";
import { inBookHabit, rebuilt } from "./conventions.js";
import { holdsUnder, lettersOf, placesOf } from "./holds.js";
import { mistakeIn } from "./known_mistake.js";
import { smallestAgainst } from "./smallest.js";

/** @import { Case, Shape } from "./cases.js" */
/** @import { Claim } from "./conventions.js" */
/**
 * @typedef {object} Statement       one reading in which it holds
 * @property {string} role           of what
 * @property {string[]} layers       "l", "L", or what the formula names
 * @property {string[]} conventions  names in HABITS
 * @property {Case} held             for which functions: the widest
 * @property {boolean} softmax       whether for softmax outputs, too
 * @property {boolean} one           one neuron in each layer
 * @property {boolean} batch         a batch of samples
 * @property {string} notation       in whose letters it was read
 */
/**
 * @typedef {object} Diagnosis
 * @property {string} [refused]      it cannot be read: what was expected
 * @property {string[]} [asks]       the roles that it may be meant to have; nothing is known without
 * @property {Statement[]} holds
 * @property {any} [against]         the smallest network on which it fails (smallest.js), read as `meant`
 * @property {{role: string, layer: string, batch: boolean}} [meant]
 * @property {string} [mistake]      what is wrong, where it has a name
 */

/** What is tried together. */
const SETS = {
  one: [
    "",
    "input",
    "downhill",
    "above",
    "sender",
    "sender input",
    "above sender",
    "downhill input",
    "downhill sender",
  ],
  whole: [
    ...["", "input", "downhill", "above", "sender", "rows", "sender rows", "above sender", "above rows"],
    ...["above sender rows", "sender rows input", "downhill sender rows"],
  ],
};
const ROLES = ["delta", "Delta", "da", "dA", "dw", "db", "z", "a", "Z", "A"];
const WHAT_IT_MAY_BE = ["delta", "da", "dw", "db"];
const NOT_ASKED = "Expected a formula for an error or a gradient, such as δ_j = … or dC/dw_jk = …; " +
  "what stands before the equals sign is something else.";
const SAME_ON_BOTH_SIDES = "Both sides name the same quantity: there is nothing to check.";

/** @type {(text: string, options?: {notation?: string, role?: string}) => Diagnosis} */
export function diagnose(text, { notation = "book", role } = {}) {
  const first = orRefused(() => diagnosed(text, notation, role));
  if (isSettled(first)) return first;
  for (const other of NOTATION_NAMES.filter((name) => name !== notation)) {
    const read = orRefused(() => diagnosed(text, other, role));
    if (isSettled(read)) return { ...first, refused: undefined, asks: undefined, holds: read.holds };
  }
  return first;
}

const isGeneral = ({ held, one }) => held.conditions === "" && !one;
const isSettled = ({ holds }) => holds.some(isGeneral);

/** @returns {Diagnosis} */
function orRefused(find) {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: error.message.replace("The question is", "It is"), holds: [] };
  }
}

/** @returns {Diagnosis} */
function diagnosed(text, notation, role) {
  const { left, right, shape } = readIn(text, notation);
  const claims = left ? [{ left, right }] : claimsOf(right, shape, role);
  /** @type {Statement[]} */
  const holds = [];
  /** @type {string[]} */
  const refusals = [];
  for (const claim of claims) {
    holds.push(...statementsOf(claim, shape, refusals).map((found) => ({ ...found, notation })));
  }
  const general = holds.filter(isGeneral);
  const told = merged(strongest(general.length ? general : holds)).filter(isNoEcho);
  const isPlain = told.some((found) => isGeneral(found) && !found.conventions.length);
  if (isPlain || (!left && general.length)) return { holds: told };
  if (!left && !role && !holds.length) return { holds: [], asks: WHAT_IT_MAY_BE, ...soleRefusal(refusals, claims) };
  const meant = meantBy(claims, told, shape);
  if (!meant) {
    if (!told.length) throw new Refusal(refusals[0] ?? SAME_ON_BOTH_SIDES);
    return { holds: told };
  }
  const against = smallestAgainst(meant.claim, meant.where, shape);
  const isExplained = told.length > 0 && told.every(({ conventions }) => conventions.length > 0);
  const mistake = isExplained ? null : mistakeIn(text, notation, meant, shape, told.length > 0);
  return {
    holds: told,
    meant: { role: meant.claim.left.role, layer: meant.layer, batch: shape.batch },
    ...(against && { against }),
    ...(mistake && { mistake }),
  };
}

const soleRefusal = (
  refusals,
  claims,
) => (refusals.length >= claims.length && !claims.length ? { refused: refusals[0] } : {});

/** Both sides, and whether they speak of single neurons or of whole layers, of one sample or of several. */
function readIn(text, notation) {
  const { left, right, whole } = bothSidesOf(text, notation);
  if (left && !ROLES.includes(left.role)) throw new Refusal(NOT_ASKED);
  const all = [...(left ? [left] : []), ...quantitiesIn(right)];
  if (!all.length) throw new Refusal("Expected a formula with quantities of a network in it; got numbers only.");
  const batch = all.some(({ role }) => role === "N" || (/^[A-Z]/.test(role) && role !== "C") || role === "dA") ||
    isAveraged(right);
  if (whole && batch) {
    return { left: left && inCapitals(left), right: rebuilt(right, inCapitals), shape: { whole, batch } };
  }
  return { left, right, shape: { whole, batch } };
}

/** Texts that speak of a batch write a whole table small or large. */
const CAPITAL = { z: "Z", a: "A", delta: "Delta", da: "dA", y: "Y", x: "X" };
const inCapitals = (
  node,
) => (node.type === "quantity" && CAPITAL[node.role] ? { ...node, role: CAPITAL[node.role] } : node);

const isAveraged = (node) => node.type === "mean" || inside(node).some(isAveraged);

/** What a formula may be about that stands without an equals sign. @returns {Claim[]} */
function claimsOf(right, { whole, batch }, role) {
  const letters = whole ? [] : freeLetters(right);
  /** @returns {Claim} */
  const left = (name, sub) => ({ left: { type: "quantity", role: name, layer: null, sub }, right });
  if (whole) {
    const names = role ? [role] : ["delta", "da", "dw", "db"];
    return names.map((name) => left((batch && CAPITAL[name]) || name, []));
  }
  if (letters.length === 2 && (!role || role === "dw")) {
    return [left("dw", letters), left("dw", [...letters].reverse())];
  }
  if (letters.length === 1 && role !== "dw") {
    return (role ? [role] : ["delta", "da", "db"]).map((name) => left(name, letters));
  }
  if (!role || letters.length === 0) return [];
  const count = role === "dw" ? 2 : 1;
  const more = [...letters, ...["j", "k", "i"].filter((letter) => !letters.includes(letter))];
  return [left(role, more.slice(0, count))];
}

/** The letters that no sum binds. @returns {string[]} */
function freeLetters(node, bound = []) {
  if (node.type === "quantity") return lettersOf(node.sub).filter((letter) => !bound.includes(letter));
  const inner = node.type === "sum" ? [...bound, node.index] : bound;
  return [...new Set(inside(node).flatMap((child) => freeLetters(child, inner)))];
}

/* ---- where it stands, and under which conventions ---- */

/** The layers in which the quantity asked for may stand. @returns {string[]} */
function layersFor({ left, right }) {
  if (left.layer) {
    return [layerText(left.layer), ...(left.layer.name === "l" ? [asLast(left.layer)].map(layerText) : [])];
  }
  const named = quantitiesIn(right).filter(({ layer, role }) => layer && TYPED_QUANTITIES[role]?.layered);
  return [
    ...new Set([
      "l",
      "L",
      ...named.flatMap(({ layer }) => [layer, { ...layer, shift: layer.shift - 1 }]).map(layerText),
    ]),
  ];
}

/** Over which layers its own letters run. @returns {Record<string, string>} */
function whereOf({ sub }, layer) {
  const { name, shift } = layerFrom(layer);
  return Object.fromEntries(
    sub.map((letter, place) => [letter, layerText({ name, shift: shift - place })]).filter(([letter]) =>
      /^[a-z]$/.test(letter)
    ),
  );
}

const asLast = (layer) => (layer.name === "l" ? { ...layer, name: "L" } : layer);

/** A formula of whole layers that names no layer speaks of one; one that speaks of a layer l may speak of the last.
 * @returns {Claim} */
function settled({ left, right }, layer, { whole }) {
  const at = layerFrom(layer);
  if (left.layer && layerText(left.layer) !== layer) {
    const last = (node) => node.layer ? { ...node, layer: asLast(node.layer) } : node;
    return { left: last(left), right: rebuilt(right, last) };
  }
  const own = { ...left, layer: TYPED_QUANTITIES[left.role].layered ? at : left.layer };
  const isBare = whole && quantitiesIn(right).every((node) => !node.layer && node.role !== "w");
  if (!isBare) return { left: own, right };
  const before = left.role === "dw" ? new Set(["a", "A"]) : new Set(); // what comes in along a weight
  const named = (node) =>
    node.type === "quantity" && TYPED_QUANTITIES[node.role]?.layered
      ? { ...node, layer: before.has(node.role) ? { ...at, shift: at.shift - 1 } : at }
      : node;
  return { left: own, right: rebuilt(right, named) };
}

/** @param {Claim} claim @param {Shape} shape @param {string[]} refusals @returns {Omit<Statement, "notation">[]} */
function statementsOf(claim, shape, refusals) {
  const found = [];
  for (const layer of layersFor(claim)) {
    for (const names of setsFor(shape)) {
      const plain = inBookHabit(claim, names, shape.whole);
      if (!plain || !ROLES.includes(plain.left.role)) continue;
      if (found.some((other) => isGeneral(other) && other.layers[0] === layer && isWithin(other.conventions, names))) {
        continue;
      }
      const now = settled(plain, layer, shape);
      for (const one of shape.whole && !shape.batch && !names.length ? [false, true] : [false]) {
        found.push(
          ...heldCases(now, layer, { ...shape, one }, refusals).map((held) => ({
            role: claim.left.role === plain.left.role || names.includes("above") ? claim.left.role : plain.left.role,
            layers: [layer],
            conventions: names,
            batch: shape.batch,
            one,
            ...held,
          })),
        );
      }
    }
  }
  return found;
}

function setsFor({ whole, batch }) {
  const sets = SETS[whole ? "whole" : "one"].map((names) => names.split(" ").filter(Boolean));
  return batch ? [...sets, ...sets.map((names) => [...names, "sum"])] : sets;
}
const isWithin = (some, all) => some.every((name) => all.includes(name));

/** The widest cases in which it holds. @returns {{held: Case, softmax: boolean}[]} */
function heldCases(claim, layer, { whole, batch, one }, refusals) {
  const where = one ? {} : whereOf(claim.left, layer);
  const shaped = one ? "one neuron" : whole ? "matrices" : "";
  const under = (conditions) => {
    try {
      const all = [shaped, batch && "batch", conditions].filter(Boolean).join("; ");
      if (repeats(claim, where, all)) return false;
      return holdsUnder(claim, where, all);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!refusals.includes(error.message)) refusals.push(error.message);
      return null;
    }
  };
  const held = [];
  for (const each of CASES) {
    if (held.some((wider) => covers(wider, each))) continue;
    if (one && each.activation === "softmax") continue;
    if (held.some(({ conditions }) => conditions === "") && each.conditions !== "softmax") continue;
    const does = under(each.conditions);
    if (does === null) break; // it has no value anywhere
    if (does) held.push(each);
  }
  const general = held.find(({ conditions }) => conditions === "");
  if (general) return [{ held: general, softmax: held.some(({ conditions }) => conditions === "softmax") }];
  return held.map((each) => ({ held: each, softmax: each.activation === "softmax" }));
}

/** Whether the right side says again what is asked for. */
function repeats(claim, where, conditions) {
  const { right } = placesOf(claim, where, conditions);
  const asked = layerText(/** @type {any} */ (claim.left.layer) ?? { name: "", shift: 0 });
  return quantitiesIn(claim.right).some((node) => {
    const at = right.get(node);
    return node.role === claim.left.role && `${node.sub}` === `${claim.left.sub}` && (!at || layerText(at) === asked);
  });
}

/** Without what another reading says more widely, with no more conventions. @param {Statement[]} holds @returns {Statement[]} */
function strongest(holds) {
  const isBeaten = (own, other) =>
    other !== own && other.role === own.role && covers(other.held, own.held) && (!other.one || own.one) &&
    other.layers[0] === own.layers[0] && isWithin(other.conventions, own.conventions) &&
    (other.conventions.length < own.conventions.length || !covers(own.held, other.held) || (own.one && !other.one));
  const kept = holds.filter((own) => !holds.some((other) => isBeaten(own, other)));
  const fewest = Math.min(...kept.map(({ conventions }) => conventions.length));
  return kept.filter(({ conventions }) => conventions.length === fewest || `${conventions}` === "above");
}

/** BP3: of what is an error, the slope along the bias need not be said as well. @type {(own: Statement, at: number, all: Statement[]) => boolean} */
const isNoEcho = (own, _, all) =>
  own.role !== "db" || !all.some(({ role, held }) => role === "delta" && held.conditions === own.held.conditions);

/** What holds in a hidden layer and in the last one is said once. @param {Statement[]} holds @returns {Statement[]} */
function merged(holds) {
  /** @type {Statement[]} */
  const found = [];
  for (const own of holds) {
    const { layers: _, softmax: __, ...rest } = own;
    const twin = found.find(({ layers: _1, softmax: _2, ...other }) => JSON.stringify(other) === JSON.stringify(rest));
    if (!twin) found.push({ ...own });
    else if (twin.layers.includes("l") || twin.layers.includes("L")) {
      if (own.layers[0] === "L") Object.assign(twin, { softmax: own.softmax });
      if (["l", "L"].includes(own.layers[0])) twin.layers = [...twin.layers, ...own.layers];
    }
  }
  return found;
}

/** The reading that is to be refuted: as the book would have it. */
function meantBy(claims, told, shape) {
  for (const claim of claims) {
    const speaksOfTargets = quantitiesIn(claim.right).some(({ role }) => role === "y" || role === "Y");
    const known = told.filter(({ role, conventions }) => role === claim.left.role && !conventions.length);
    const likely = known.flatMap(({ layers }) => layers);
    const layers = layersFor(claim);
    const order = [...new Set([...likely, ...(speaksOfTargets && layers.includes("L") ? ["L"] : []), ...layers])];
    for (const layer of order) {
      const now = settled(claim, layer, shape);
      const where = whereOf(now.left, layer);
      try {
        const conditions = [shape.whole && "matrices", shape.batch && "batch"].filter(Boolean).join("; ");
        if (repeats(now, where, conditions)) continue;
        return { claim: now, where, layer };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error; // it cannot stand there
      }
    }
  }
  return null;
}
