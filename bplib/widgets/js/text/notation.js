/**
 * The letters of a widget's symbols: the book's own, or those of the notation that the page has chosen.
 *
 *   letterOf(symbol)     "delta" -> "δ"; "cost", "eta" and "sigma" too
 *   layerOf(l)           the number of layer l, as words and pictures give it: some sources count the input as layer 1
 *   aboveOf(l)           the same as a superscript: in some notations in brackets
 *   tableOf(name)        the table of one notation, of the page's when no name is given: {letters, indices, bracketed, first}
 *   NOTATION_NAMES       of all tables
 *   shownNotation()      the name of the page's notation
 *
 * A page names its notation by the attribute data-notation of its root element, and asks a widget to draw itself again
 * when it changes. JupyterLab has the book's notation alone.
 */
import { NOTATION_TABLES } from "../core/facts.js";

/** @import { NotationTable } from "../core/facts.js" */

/** @returns {string} */
export function shownNotation() {
  const name = document.documentElement.dataset.notation;
  return Object.hasOwn(NOTATION_TABLES, name) ? name : "book";
}
/** @type {string[]} */
export const NOTATION_NAMES = Object.keys(NOTATION_TABLES);

/** @param {string} [name] @returns {NotationTable} */
export const tableOf = (name = shownNotation()) => NOTATION_TABLES[name];

/** @param {string} symbol @returns {string} */
export const letterOf = (symbol) => tableOf().letters[symbol] ?? symbol;

/** @param {number} l @returns {number} */
export const layerOf = (l) => Number(l) + tableOf().first;

/** @param {number} l @returns {string} */
export const aboveOf = (l) => (tableOf().bracketed ? `(${layerOf(l)})` : `${layerOf(l)}`);
