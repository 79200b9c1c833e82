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
 * when it changes. The tables are bplib.notation's, put in by bplib.widgets.letters; JupyterLab has the book's alone.
 *
 * @typedef {{letters: Record<string, string>, indices: Record<string, string>, bracketed: boolean, first: number}} NotationTable
 */
// @ts-expect-error: no variable, but a place that bplib.widgets.assemble fills
const TABLES = /** @type {Record<string, NotationTable>} */ (LETTER_TABLES);

/** @returns {string} */
export function shownNotation() {
  const name = document.documentElement.dataset.notation;
  return Object.hasOwn(TABLES, name) ? name : "book";
}
/** @type {string[]} */
export const NOTATION_NAMES = Object.keys(TABLES);

/** @param {string} [name] @returns {NotationTable} */
export const tableOf = (name = shownNotation()) => TABLES[name];

/** @param {string} symbol @returns {string} */
export const letterOf = (symbol) => tableOf().letters[symbol] ?? symbol;

/** @param {number} l @returns {number} */
export const layerOf = (l) => Number(l) + tableOf().first;

/** @param {number} l @returns {string} */
export const aboveOf = (l) => (tableOf().bracketed ? `(${layerOf(l)})` : `${layerOf(l)}`);
