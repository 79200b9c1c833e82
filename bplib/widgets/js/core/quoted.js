/**
 * What a reader has typed, as part of a sentence.
 *
 *   quoted(" 1,5x ")     “1,5x”: one line, cut where it is long; "an empty field" where nothing is typed
 *
 * In the sentences of the exercises backquotes mark formulas (sentence.js). What a reader has typed marks nothing: its
 * backquotes become a letter that looks like one.
 */
const LONGEST_QUOTE = 24;

/** @type {(typed: string) => string} */
export const quoted = (typed) =>
  typed.trim() === ""
    ? "an empty field"
    : `“${[...typed.trim()].slice(0, LONGEST_QUOTE).join("").replaceAll("`", "ˋ")}”`;
