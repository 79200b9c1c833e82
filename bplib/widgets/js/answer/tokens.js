/**
 * A reader's formula, cut into tokens. Whatever a keyboard, a text book or TeX would write for a thing becomes one name.
 *
 *   tokens(text)     [{kind: "number" | "name" | "scripts" | "sign", text, spaced}]; a Refusal for what is too long or no formula
 *                    at all
 *   Refusal          an error for the reader: its message says what was expected and what came
 *   Unfinished       one that says that something was expected behind the end
 *
 * A prime is a token, whatever it stands behind. The signs ⊙ and · stay themselves: ⊙ holds less tightly than *, and · may be
 * a product of matrices. What follows an underscore is a token of its own, one for each letter or digit: w_kj. `spaced`: a blank
 * stands before it.
 */
import { LOWERED_RUN, plainCharacter, RAISED_RUN } from "../core/characters.js";
import { ANSWER_LIMITS } from "../core/facts.js";
import { quoted } from "../core/quoted.js";

/** @typedef {{kind: "number" | "name" | "scripts" | "sign", text: string, spaced?: boolean}} Token */

export class Refusal extends Error {}
export class Unfinished extends Refusal {}

/** TeX commands; those for a face, a size or a distance are UNHEARD, and any other is a name. */
const COMMANDS = new Map(Object.entries({
  cdot: "·",
  times: "·",
  ast: "*",
  odot: "⊙",
  circ: "⊙",
  otimes: "⊗",
  partial: " d",
  prime: "'",
  top: "T",
  intercal: "T",
  leftarrow: "=",
  gets: "=",
  gt: ">",
  lt: "<",
  ge: ">=",
  geq: ">=",
  geqslant: ">=",
  le: "<=",
  leq: "<=",
  leqslant: "<=",
  ell: "l",
  dfrac: "frac",
  tfrac: "frac",
}));
const FACES = "math(?:bb|cal|rm|bf|sf|it)|text(?:rm|bf|it)?|boldsymbol|bm|operatorname|vec";
const UNHEARD = new RegExp(`^(left|right|[Bb]igg?[lr]?|(no)?limits|(display|text)style|${FACES}|q?quad)$`);

/** From what is typed or pasted to the plain form, in this order. */
/** @type {[RegExp, string | ((...found: string[]) => string)][]} */
const REWRITTEN = [
  [/^\s*(\$+)([^$]*)\1\s*$/, "$2"], // pasted with its dollars,
  [/[.;,]\s*$/, ""], // or from the end of a sentence,
  [/&\s*=/g, "="], // or out of aligned lines
  [/\\(?:mathbf|mathbb|mathbbm|mathds|mathrm|bm)\s*(?:\{1\}|1)/g, " ones "],
  [/\\(?:wide)?hat\s*\{?\s*y\s*\}?|\by_hat\b/g, " yhat"],
  [new RegExp(`\\\\(?:${FACES})\\s*\\{\\s*(\\\\?[A-Za-z]+'?)\\s*\\}`, "g"), " $1"],
  [/\\[dt]?frac\s*(\d)\s*(\w)/g, "frac{$1}{$2}"], // \frac12
  [/\\([a-zA-Z]+)/g, (_, name) => (UNHEARD.test(name) ? " " : COMMANDS.get(name) ?? ` ${name} `)],
  [/\\([{}|])/g, "$1"],
  [/\\./g, " "],
  [/(^|[^\w.])(?:(?:np|numpy|jnp|jax|torch|tf|math|nn|functional|F|self)\.)+(?=[A-Za-z])/g, "$1"], // of a library
  [/\.(?:matmul|mm)(?=\s*\()/g, ".dot"],
  [/\bS(?:um|UM)(?=[_(\s])/g, "sum"],
  [/_prev\b/g, "^(l-1)"],
  [/\.(?:transpose\(\)|t\(\))/g, ".T"],
  [/\.(?:data|item\(\)|detach\(\))/g, ""],
  [/\.(?:astype|type|to|float|int|double)\([^()]*\)/g, ""], // what makes 1 and 0 of a relation
  [/\b(?:float|int|double)(?=\s*\()/g, ""],
  [/\?([^?:]*):/g, " then $1 else "], // z > 0 ? 1 : 0
  [/\b([A-Za-z]+?)_?(?:[Pp]rime|[Gg]rad(?:ient)?|deriv(?:ative)?)(?=\s*[([])/g, "$1'"], // sigmoid_prime, sigmoidGradient
  [/\b([a-z]+)_(hat|pred|true|rate|size|decay)\b/g, "$1$2"],
  [/\bd\s+(?=[A-Za-z])/g, "d"], // ∂ C
  [/\^\s*(?:\{\s*'\s*\}|')/g, "'"], // \sigma^\prime
  [/\^\s*\{\s*T\s*\}/g, "^T "],
  [/\^\s*\{([\s([klL\d+\-)\]]+?)[\s,^]*T\s*\}/g, "^{$1}^T "], // W^{(l)T}
  [/\^\s*\{([\s([lL\d+\-)\]]+?)\s*'\s*\}/g, "'^{$1}"], // g^{[l]'}
  [/\^\s*\{\s*([[(][lL\d+\-]+[\])])\s*\([a-z]\)\s*\}/g, "^{$1}"], // a^{[l](i)}
  [/\{\s*(sigma|[fgh]|(?:var)?phi)\s*\}(?=\s*['^(])/g, "$1"],
  [/:=|==/g, "="],
  [/\*\*/g, "^"],
  [/\s<-\s/g, " = "],
  [/(?<=[\w)\]}'])\s+\.\s+(?=[A-Za-z(\\])/g, " · "], // a product, as some set it
];
/** Octave has a dot before what works entry by entry; its * alone is a product of matrices. */
const octave = (text) =>
  /\.[*^/]/.test(text) ? text.replace(/(?<!\.)\*/g, "·").replace(/\.(?=[*/^])/g, "").replace(/\*/g, "⊙") : text;

function plainly(text) {
  const level = text.normalize("NFC").replace(RAISED_RUN, (run) => `^{${run.normalize("NFKC")}}`)
    .replace(LOWERED_RUN, (run) => `_{${run.normalize("NFKC")}}`);
  const typed = [...level].map(plainCharacter).join("");
  return octave(
    REWRITTEN.reduce((now, [pattern, plain]) => now.replace(pattern, /** @type {string} */ (plain)), typed),
  );
}

const TOKEN =
  /((?:\d+(?:\.\d+|\.(?!\w))?|\.\d+)(?!\.?\d))|(\b(?:then|else|if(?=\b.*\belse\b))\b|[<>]=?)|([A-Za-z]+)|(_\s*)([A-Za-z0-9]+)|(\.(?:T|dot|grad|sum|mean)\b)|([-+*/^@⊙⊗·'()[\]{},=_])/y;

/** @type {(text: string) => Token[]} */
export function tokens(text) {
  const { characters } = ANSWER_LIMITS;
  if (text.length > characters) throw new Refusal(`Expected at most ${characters} characters; got ${text.length}.`);
  const plain = plainly(text);
  /** @type {Token[]} */
  const found = [];
  for (let at = 0; at < plain.length;) {
    const spaced = /\s/.test(plain[at]);
    if (spaced && /\s/.test(plain[at + 1] ?? " ")) {
      at++;
      continue;
    }
    if (spaced) at++;
    TOKEN.lastIndex = at;
    const [whole, number, relation, name, , scripts, method, sign] = TOKEN.exec(plain) ?? [];
    if (whole === undefined) {
      throw new Refusal(`${quoted([...plain.slice(at)][0])} has no place in a formula.${adviceFor(plain[at])}`);
    }
    if (number) found.push({ kind: "number", text: number, spaced });
    else if (name) found.push({ kind: "name", text: name, spaced });
    else if (scripts) found.push({ kind: "sign", text: "_", spaced }, { kind: "scripts", text: scripts });
    else found.push({ kind: "sign", text: relation ?? method ?? sign, spaced });
    at += whole.length;
  }
  return found;
}

const ADVICE = {
  ":": " A column of weights, `w[:,j]`, is no number: say the sum over its entries.",
  "|": " A slope has a sign: here nothing is taken by its size.",
  "≠": " A sum runs over a whole layer. What it leaves out is left out by a factor, `1 - [k=j]`.",
};
const adviceFor = (character) => ADVICE[character] ?? "";
