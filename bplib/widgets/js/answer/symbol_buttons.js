/**
 * Buttons that put a symbol into a formula: only those that the question has a use for.
 *
 *   symbolButtons(part, notation, insert)     an element; insert(text, caret) is called with what to type and where to go on
 */
import { ARGUMENTS, QUANTITIES, typedAs } from "./names.js";
import { setFormula } from "./typeset.js";
import { h } from "../core/dom.js";
import { tableOf } from "../text/notation.js";
import { moveByArrows } from "../core/arrow_keys.js";

const BY = { da: "a", dw: "w", db: "b", dx: "x", dA: "A" };
const MEANINGS = {
  delta: "error",
  dsigma: "slope of the activation function",
  sigma: "activation function",
  sum: "sum",
  mean: "mean over the samples",
  eta: "learning rate",
};

/** [what it shows, what it types, where the caret goes, in words] */
function buttonFor(role, { whole, notation }) {
  const name = typedAs(role, notation);
  if (role === "mean") return ["mean(z)", "mean()", 5, MEANINGS.mean];
  if (role in ARGUMENTS) {
    const typed = role === "dsigma" ? `${typedAs("sigma", notation)}'` : name;
    return [role, `${typed}()`, typed.length + 1, MEANINGS[role] ?? role];
  }
  const { indices = 0, layered = false } = QUANTITIES[role] ?? {};
  const scripts = whole ? (layered ? "^()" : "") : indices === 2 ? "[,]" : indices === 1 ? "[]" : "";
  const typed = role in BY ? `dC/d${typedAs(BY[role], notation)}` : name;
  const caret = typed.length + (whole && layered ? 2 : scripts ? 1 : 0);
  return [role in BY ? `dC/d${BY[role]}` : role, typed + scripts, caret, MEANINGS[role] ?? typed];
}

/** The index that a sum is offered with: one that does not stand in what is asked for. */
function indexToSum({ left, where, notation: own }, notation) {
  const asked = left?.match(/\[(.*)\]/)?.[1].split(",") ?? [];
  const index = Object.keys(where).find((letter) => !asked.includes(letter)) ?? "k";
  return own ? index : tableOf(notation).indices[index];
}

export function symbolButtons(part, notation, insert) {
  const { uses, conditions } = part;
  const whole = conditions.includes("matrices");
  const sum = ["sum", `sum(, ${indexToSum(part, notation)})`, 4, MEANINGS.sum];
  const used = [...new Set(uses.map((use) => use.split("^")[0]))].filter((role) => role !== "sum");
  const signs = whole
    ? [[".T", ".T", 2, "transpose"], ["@", " @ ", 3, "matrix product"], ["*", " * ", 3, "product entry by entry"]]
    : [sum, ["^", "^(l)", 3, "layer above"]];
  const rows = conditions.includes("letters")
    ? []
    : [...used.map((role) => buttonFor(role, { whole, notation })), ...signs];
  const buttons = rows.map(([shown, typed, caret, words]) =>
    h("button", {
      type: "button",
      class: "press symbol",
      "aria-label": `insert: ${words}`,
      onclick: () => insert(typed, caret),
    }, face(shown, notation))
  );
  if (buttons.length) moveByArrows([buttons]);
  return h("div", { class: "symbols", role: "group", "aria-label": "Symbols to insert" }, buttons);
}

const PLAIN_FACES = {
  sum: "∑",
  ".T": "ᵀ",
  "@": "@",
  "*": "⊙",
  "^": "layer",
  "mean(z)": "E[ ]",
  max: "max",
  exp: "exp",
  ln: "ln",
  tanh: "tanh",
  inv: "inv",
};
const face = (shown, notation) => PLAIN_FACES[shown] ?? setFormula(shown, notation);
