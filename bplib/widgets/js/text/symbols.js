/**
 * Quantities on the page, each by its key: "w:2,1,3" is a weight into layer 2, from neuron 3 to neuron 1.
 *
 *   symbolOf(key)                        an element: the symbol alone, as in a matrix head
 *   letter(text), scripts(above, below)  the pieces of which symbols are made
 *   kindOf(key)                          the colour it has: "fwd", "err", "grad", "par" or "ink"
 *   spokenSymbol(key, L)                 [words, symbol]: the same, and what is heard in its place
 *   dataOf(key)                          the attributes by which tools find its number
 *   numberElement(element, key, bindings, show)   the element, which shows the number at a key and follows it
 *   waiting(number, slot)                (written) => …: until it is written, the slot stands where the number will be
 */
import { addressOf, withSymbol } from "../core/address.js";
import { h, setText } from "../core/dom.js";
import { format } from "../core/numbers.js";
import { aboveOf, letterOf } from "./notation.js";
import { spoken } from "./words.js";

const KINDS = {
  a: "fwd",
  z: "fwd",
  x: "fwd",
  delta: "err",
  da: "err",
  dz: "err",
  slope: "err",
  dw: "grad",
  db: "grad",
  w: "par",
  b: "par",
};
/** The symbols that the page's data contract names; the others are shown, but are not for tools to find. */
const PUBLIC = new Set(["x", "y", "a", "z", "w", "b", "delta", "dw", "db", "cost"]);

/** @param {string} key @returns {string} */
export const kindOf = (key) => KINDS[addressOf(key).symbol] ?? "ink";

/** @param {string} text @returns {HTMLElement} */
export const letter = (text) => h("i", {}, text);

/** @param {any} above @param {any} below @returns {HTMLElement} */
export const scripts = (above, below) => h("span", { class: "ss" }, h("span", {}, above), h("span", {}, below));

const stacked = (over, under) => h("span", { class: "fr" }, h("span", {}, over), h("span", {}, under));

/** The pieces of a symbol: letters and scripts, to be put into one `.m` box. */
function pieces(key) {
  const { symbol, layer, neuron, sender } = addressOf(key);
  if (symbol === "cost" || symbol === "eta") return [letter(letterOf(symbol))];
  if (symbol === "x" || symbol === "y") return [letter(letterOf(symbol)), scripts("", neuron)];
  if (symbol === "slope") {
    return [letter(letterOf("sigma")), h("span", { class: "pr" }, "′"), "(", ...pieces(withSymbol(key, "z")), ")"];
  }
  const by = { dw: "w", db: "b", da: "a", dz: "z" }[symbol];
  if (by) return [stacked(["∂", letter(letterOf("cost"))], ["∂", ...pieces(withSymbol(key, by))])];
  return [letter(letterOf(symbol)), scripts(aboveOf(layer), [neuron, sender].join(""))];
}

/** @param {string} key @returns {HTMLElement} */
export const symbolOf = (key) => h("span", { class: "m" }, ...pieces(key));

/**
 * Letters and scripts are heard as "z 1 1"; so the words are for those who hear, the symbol for those who see.
 * @param {string} key @param {number} L the number of the last layer @returns {HTMLElement[]}
 */
export function spokenSymbol(key, L) {
  const symbol = symbolOf(key);
  symbol.setAttribute("aria-hidden", "true");
  return [h("span", { class: "sr" }, spoken(key, L)), symbol];
}

/**
 * The attributes by which tools find a number on the page.
 * @param {string} key @returns {Record<string, string>}
 */
export function dataOf(key) {
  const { symbol, place } = addressOf(key);
  return PUBLIC.has(symbol) ? { "data-symbol": symbol, "data-index": place } : {};
}

/**
 * An element that shows the number at a key and follows it.
 * @template {Element} E
 * @param {E} element @param {string} key @param {import("../core/dom.js").Bindings} bindings
 * @param {(v: number) => string} [show] @returns {E}
 */
export function numberElement(element, key, bindings, show = format) {
  for (const [name, value] of Object.entries(dataOf(key))) element.setAttribute(name, value);
  bindings.follow(key, (v) => {
    element.setAttribute("data-value", v);
    setText(element, show(v));
  });
  return element;
}

/**
 * A number that is not written yet does not stand on the page: the box of its size does.
 * @param {Element} number @param {Element} slot @returns {(written: boolean) => void}
 */
export const waiting = (number, slot) => (written) => {
  const [next, old] = written ? [number, slot] : [slot, number];
  if (old.parentNode) old.replaceWith(next);
};
