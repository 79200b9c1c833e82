/**
 * Sentences with formulas in them, as all texts of the exercises are.
 *
 *   setSentence("the error `delta[k]`, here `= 2*p`", worth)     pieces for h(): text, and what stands between backquotes, set
 *
 * A piece that begins with "=" is computed, worth(formula) being its number. "bishop: a[k]" is read and set in the letters
 * of that notation, whatever the page shows; "in bishop: z[j]" is read in the book's and set in those. A piece may be
 * an equation. What a reader has typed comes into a sentence through quoted() (core/quoted.js), and marks nothing there.
 */
import { h } from "../core/dom.js";
import { format } from "../core/numbers.js";
import { NOTATION_NAMES } from "../text/notation.js";
import { readPlain, setFormula } from "./typeset.js";

/** "bishop: a[k]" or "in bishop: z[j]", taken apart. */
const IN_LETTERS = new RegExp(`^(in )?(${NOTATION_NAMES.join("|")}): *(.*)$`);

/** @type {(text: string, worth?: (formula: string) => number) => (string | HTMLElement)[]} */
export function setSentence(text, worth) {
  return text.split("`").map((piece, i) => {
    if (i % 2 === 0) return piece;
    if (piece.startsWith("=")) return h("span", { class: "num" }, shortly(worth(piece.slice(1))));
    const [, only, notation, formula] = IN_LETTERS.exec(piece) ?? [, "", undefined, piece];
    const typed = only || !notation ? "book" : notation;
    const sides = formula.split(" = ").map((side) => setFormula(readPlain(side, typed), notation));
    return sides.map((side, n) => [n ? " = " : "", h("span", { class: "nb" }, side)]);
  }).flat(2);
}

/** 30 and 0.05, not 30.000 and 0.0500, where that is the number. */
function shortly(v) {
  const short = Number(v.toFixed(2));
  return Math.abs(v - short) < 1e-12 && Math.abs(v) < 1e6 ? `${short}`.replace("-", "−") : format(v);
}
