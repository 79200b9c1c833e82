/**
 * A reader's formula, cut into tokens. Whatever a keyboard, a text book or TeX would write for a thing becomes one name.
 *
 *   tokens(text)     [{kind: "number" | "name" | "scripts" | "sign", text}]; a Refusal for what is too long or no formula at all
 *   Refusal          an error for the reader: its message says what was expected and what came
 *   Unfinished       one that says that something was expected behind the end
 *
 * A name may end in a prime. The sign ⊙ stays itself: it holds less tightly than *. What follows an underscore is a token
 * of its own, one for each letter or digit: w_kj.
 */
import { ANSWER_LIMITS } from "../core/facts.js";
import { quoted } from "../core/quoted.js";

/** @typedef {{kind: "number" | "name" | "scripts" | "sign", text: string}} Token */

export class Refusal extends Error {}
export class Unfinished extends Refusal {}

/** One character for another way to write it; a blank around names keeps neighbours apart. */
const CHARACTERS = {
  "σ": " sigma",
  "δ": " delta",
  "Δ": " Delta",
  "Σ": " sum",
  "∑": " sum",
  "∂": " d",
  "η": " eta",
  "λ": " lambda",
  "𝔼": " E",
  "ℰ": "E",
  "ℒ": "L",
  "𝟏": " ones ",
  "′": "'",
  "’": "'",
  "‘": "'",
  "·": "*",
  "×": "*",
  "∙": "*",
  "⋅": "*",
  "∘": "⊙",
  "−": "-",
  "–": "-",
  "÷": "/",
  "←": "=",
  "½": "(1/2)",
  "¼": "(1/4)",
  "ᵀ": ".T ",
  "ⱼ": "_j",
  "ₖ": "_k",
  "ᵢ": "_i",
  "ₘ": "_m",
  "ₗ": "_l",
  "₀": "_0",
  "₁": "_1",
  "₂": "_2",
  "₃": "_3",
  "\u00a0": " ",
};
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ˡᴸ";
const lowered = (run) => [...run].map((c) => "0123456789+-lL"[RAISED.indexOf(c)]).join("");

/** TeX commands; those for a face, a size or a distance are UNHEARD, and any other is a name. */
const COMMANDS = new Map(Object.entries({
  cdot: "*",
  times: "*",
  odot: "⊙",
  circ: "⊙",
  partial: " d",
  prime: "'",
  top: "T",
  leftarrow: "=",
  dfrac: "frac",
  tfrac: "frac",
}));
const UNHEARD = /^(left|right|[Bb]igg?[lr]?|(no)?limits|math(bb|cal|rm|bf|sf)|operatorname|q?quad|[^a-zA-Z])$/;

/** From what is typed or pasted to the plain form, in this order. */
/** @type {[RegExp, string | ((...found: string[]) => string)][]} */
const REWRITTEN = [
  [new RegExp(`[${RAISED}]+`, "g"), (run) => `^{${lowered(run)}}`], // wˡ⁺¹
  [/^\s*(\$+)([^$]*)\1\s*$/, "$2"], // pasted with its dollars,
  [/[.;,]\s*$/, ""], // or from the end of a sentence
  [/\\mathbf\s*\{1\}/g, " ones "],
  [/\\(?:math(?:bb|cal|rm|bf|sf)|operatorname)\s*\{([A-Za-z])\}/g, " $1"],
  [/\\[dt]?frac\s*(\d)\s*(\w)/g, "frac{$1}{$2}"], // \frac12
  [/\\([a-zA-Z]+|[,;:!> ])/g, (_, name) => (UNHEARD.test(name) ? " " : COMMANDS.get(name) ?? ` ${name} `)],
  [/\bd\s+(?=[A-Za-z])/g, "d"], // ∂ C
  [/\^\s*(?:\{\s*'\s*\}|')/g, "'"], // \sigma^\prime
  [/\^\s*\{\s*T\s*\}/g, "^T "],
  [/:=|==/g, "="],
  [/\*\*/g, "^"],
  [/\s+'/g, "'"],
];

function plainly(text) {
  const typed = [...text].map((c) => CHARACTERS[c] ?? c).join("");
  return REWRITTEN.reduce((now, [pattern, plain]) => now.replace(pattern, /** @type {string} */ (plain)), typed);
}

const TOKEN = /((?:\d+(?:\.\d+)?|\.\d+)(?!\.?\d))|([A-Za-z]+'?)|(_\s*)([A-Za-z0-9]+)|(\.T\b)|([-+*/^@⊙()[\]{},=_])/y;

/** @type {(text: string) => Token[]} */
export function tokens(text) {
  const { characters } = ANSWER_LIMITS;
  if (text.length > characters) throw new Refusal(`Expected at most ${characters} characters; got ${text.length}.`);
  const plain = plainly(text);
  /** @type {Token[]} */
  const found = [];
  let at = 0;
  while (at < plain.length) {
    if (/\s/.test(plain[at])) {
      at++;
      continue;
    }
    TOKEN.lastIndex = at;
    const [whole, number, name, , scripts, transpose, sign] = TOKEN.exec(plain) ?? [];
    if (whole === undefined) throw new Refusal(`${quoted([...plain.slice(at)][0])} has no place in a formula.`);
    if (number) found.push({ kind: "number", text: number });
    else if (name) found.push({ kind: "name", text: name });
    else if (scripts) found.push({ kind: "sign", text: "_" }, { kind: "scripts", text: scripts });
    else found.push({ kind: "sign", text: transpose ?? sign });
    at += whole.length;
  }
  return found;
}
